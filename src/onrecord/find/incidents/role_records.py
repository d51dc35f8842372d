"""Fillers of roles as records: their words, the actor they name, on whose word, and how firmly an initiator is named."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.find.incidents.denied import denied_by_subject
from onrecord.find.incidents.fillers import can_fill, trimmed
from onrecord.find.incidents.page import Page
from onrecord.find.incidents.trigger import Trigger
from onrecord.find.syntax.phrases import Phrase
from onrecord.model import Act, Claim, Confidence, Institution, MentionKind, Role, RoleName, Span, Stance

_HEDGES = frozenset(
    "possibly apparently reportedly probably believed thought likely presumably perhaps might may".split()
)
_SUSPECT = frozenset("suspected alleged presumed accused supposed".split())
_BODIES = frozenset({MentionKind.GROUP, MentionKind.ORGANISATION, MentionKind.MILITARY})
_BLAMED_FOR = frozenset(
    "ASSAULT CRIME TERRITORY COERCE THREATEN SANCTION ACCIDENT DISASTER PROTEST MOBILIZE".split()
)
_NO_ROLE_PRONOUNS = frozenset("it there this that which what who these those".split())


class Filler(NamedTuple):
    """A phrase found in a role, with the rule that found it."""

    name: RoleName
    phrase: Phrase
    by: str


def roles_from(page: Page, trigger: Trigger, fillers: Sequence[Filler]) -> tuple[Role, ...]:
    """The records of those fillers that can have played their role, each stretch of words once per role."""
    roles = [_role(page, trigger, one) for one in fillers]
    return tuple(_distinct([role for role in roles if role is not None]))


def _role(page: Page, trigger: Trigger, filler: Filler) -> Role | None:
    line = trigger.line
    phrase = trimmed(page, line, filler.phrase)
    if phrase is None or not can_fill(page, trigger, filler.name, phrase):
        return None
    filler = filler._replace(phrase=phrase)
    span = line.span(*phrase).trimmed(page.text, " \n\t\"“”«»'’,")
    if not len(span):
        return None
    mention, actor = page.actor_at(span)
    pronoun = filler.phrase.last - filler.phrase.first == 1 and (
        line.low[filler.phrase.first] in _NO_ROLE_PRONOUNS or line.tags[filler.phrase.first] == "U"
    )
    if pronoun and actor is None:
        mention, actor = _antecedent(page, trigger, span)
    if pronoun and actor is None:
        return None
    claim = page.claim_over(trigger.span)
    if claim and not any(content.overlaps(span) for content in claim.content):
        claim = page.claim_over(span) or _denial(page, trigger)
    initiator = filler.name is RoleName.INITIATOR
    return Role(
        name=filler.name,
        span=span,
        words=span.of(page.text),
        mention=mention,
        actor=actor,
        confidence=_confidence(trigger, filler, claim, actor) if initiator else None,
        claim=claim.id if claim else None,
        by=filler.by,
        score=0.7 if filler.by in {"modifier", "possessive", "into"} else 0.85,
    )


def _denial(page: Page, trigger: Trigger) -> Claim | None:
    """The denial whose content the event is: "the Front denies bombing the market" makes the Front no bomber."""
    claim = page.claim_over(trigger.span)
    return claim if claim and (claim.stance is Stance.DENIED or claim.act is Act.DENY) else None


def _antecedent(page: Page, trigger: Trigger, span: Span) -> tuple[str | None, str | None]:
    """For "it" and "they": the group or body named last before them in the same sentence."""
    sentence = trigger.line.sentence.span
    if span.of(page.text).lower() not in {"it", "they", "them"} or span.start <= sentence.start:
        return None, None
    named = [
        one
        for one in page.mentions_in(Span(sentence.start, span.start))
        if one.kind in _BODIES and (one.id in page.actors or one.cluster)
    ]
    return page.actor_at(named[-1].span) if named else (None, None)


def _confidence(trigger: Trigger, filler: Filler, claim: Claim | None, actor: str | None) -> Confidence:
    """How firmly the initiator is named: by the words first, then by who says it and how."""
    line = trigger.line
    words = set(line.low[max(filler.phrase.first - 2, 0) : filler.phrase.last])
    if filler.by.startswith("responsibility") or _claimed_by(trigger, filler):
        return Confidence.CLAIMED
    if filler.by.startswith("blamed"):
        official = (
            claim is not None
            and claim.origin is not None
            and claim.origin.institution is Institution.OFFICIAL
        )
        return (
            Confidence.ACCUSED_BY_AUTHORITIES
            if official or "authorities" in filler.by
            else Confidence.ACCUSED
        )
    if denied_by_subject(trigger):
        return Confidence.DENIED
    if words & _SUSPECT:
        return Confidence.ACCUSED
    if words & _HEDGES or (trigger.group and trigger.group.modal in {"may", "might", "could"}):
        return Confidence.POSSIBLE
    return _by_claim(claim, actor) if claim and trigger.type in _BLAMED_FOR else Confidence.FACT


def _claimed_by(trigger: Trigger, filler: Filler) -> bool:
    """An attack claimed by the Front: the Front says so, and "by" is no proof."""
    between = trigger.line.low[trigger.last : filler.phrase.first]
    verbs = [
        word for at, word in enumerate(between) if trigger.line.tags[trigger.last + at] in {"V", "E", "G"}
    ]
    return trigger.noun and filler.by == "by" and verbs == ["claimed"]


def _by_claim(claim: Claim, actor: str | None) -> Confidence:
    origin = claim.origin
    if claim.stance is Stance.DENIED and claim.act is Act.DENY:
        return Confidence.DENIED
    own = actor is not None and origin is not None and origin.actor == actor
    if claim.act in {Act.CLAIM_RESPONSIBILITY, Act.ADMIT} or (own and claim.stance is Stance.ASSERTED):
        return Confidence.CLAIMED
    if claim.stance is Stance.DENIED:
        return Confidence.DENIED
    if claim.stance is Stance.HEDGED:
        return Confidence.POSSIBLE
    if origin is None or origin.institution in {Institution.MEDIA, Institution.WITNESS, Institution.MEDICAL}:
        return Confidence.FACT
    official = origin.institution is Institution.OFFICIAL
    return Confidence.ACCUSED_BY_AUTHORITIES if official else Confidence.ACCUSED


def _distinct(roles: list[Role]) -> list[Role]:
    found: list[Role] = []
    for role in roles:
        if not any(one.name is role.name and one.span.overlaps(role.span) for one in found):
            found.append(role)
    return found
