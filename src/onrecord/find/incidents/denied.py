"""Events told only to be denied: "the army denied bombing a school", "reports that … were false"."""

from onrecord.find.counts.disowned import disowned
from onrecord.find.incidents.page import Page
from onrecord.find.incidents.trigger import Trigger
from onrecord.find.syntax.nouns import noun_classes
from onrecord.model import Act, Claim, Confidence, Denies, Role, RoleName, Stance

_DENYING = frozenset({"denied", "denies", "deny", "denying"})
_OTHER_PARTS = frozenset({Denies.FIGURE, Denies.STATUS, Denies.INTENT})
_DEEDS = frozenset({"ASSAULT", "CRIME", "COERCE", "TERRITORY"})
_PART_IN = frozenset(
    "involvement role part hand responsibility involved responsible participation complicity knowledge behind "
    "links link blame".split()
)


def is_denied(page: Page, trigger: Trigger) -> bool:
    """Whether what the trigger tells is only what somebody denies; a part in it denied leaves the event itself standing."""
    if denied_by_subject(trigger):
        return True
    claim = page.claim_over(trigger.span)
    if claim is None:
        return False
    if claim.stance is Stance.DENIED and claim.act is Act.DENY:
        return claim.denies not in _OTHER_PARTS and not _presupposed(page, trigger, claim)
    return claim.act is Act.DENY and _called_false(page, trigger)


def denier_role(page: Page, trigger: Trigger) -> Role | None:
    """Who denies having done it, as an initiator denied: "the army denied any part in the bombing".

    None for a denial of something else, and for persons, who mostly speak for others.
    """
    claim = page.claim_over(trigger.span)
    if claim is None or claim.stance is not Stance.DENIED or claim.denies is not Denies.AUTHORSHIP:
        return None
    origin = claim.origin
    if origin is None or origin.span is None or trigger.type not in _DEEDS:
        return None
    words = origin.span.of(page.text)
    head = noun_classes().get(words.lower().split()[-1], frozenset())
    if "person" in head or page.is_pronoun(origin.span):
        return None
    return Role(
        name=RoleName.INITIATOR,
        span=origin.span,
        words=words,
        actor=origin.actor,
        confidence=Confidence.DENIED,
        claim=claim.id,
        by="denies having done it",
        score=0.8,
    )


def denied_by_subject(trigger: Trigger) -> bool:
    """The army denied shelling the town."""
    first = trigger.group.first if trigger.group else trigger.first
    return not trigger.noun and first > 0 and trigger.line.low[first - 1] in _DENYING


def _presupposed(page: Page, trigger: Trigger, claim: Claim) -> bool:
    """Whether the denial takes the event for granted: "any part in the bombing", "that it was behind the attack"."""
    if not trigger.noun:
        return False
    content = next((one for one in claim.content if one.contains(trigger.span)), None)
    if content is None:
        return True
    before = page.text[content.start : trigger.span.start].lower().split()
    return bool(_PART_IN & set(before)) or bool({"the", "this", "that"} & set(before[-3:]))


def _called_false(page: Page, trigger: Trigger) -> bool:
    sentence = trigger.line.sentence.span
    told = disowned(sentence.of(page.text).lower(), sentence.start)
    return any(one.contains(trigger.span) for one in told)
