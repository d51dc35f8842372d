"""Who did it to whom with what: the phrases around a trigger as roles, and how firmly an initiator is named."""

from typing import NamedTuple

from onrecord.find.incidents.fillers import can_fill, trimmed
from onrecord.find.incidents.instruments import is_means, means_in
from onrecord.find.incidents.noun_roles import phrases_of_noun
from onrecord.find.incidents.page import Page
from onrecord.find.incidents.responsibility import blamed
from onrecord.find.incidents.trigger import Trigger
from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.nouns import classes_of
from onrecord.find.syntax.phrases import Phrase, after_preposition, head_of, noun_phrase
from onrecord.model import Act, Claim, Confidence, Institution, MentionKind, Role, RoleName, Span, Stance

_HARM = frozenset(
    "kill wound injure hurt maim slay murder assassinate execute behead lynch massacre slaughter "
    "butcher shoot".split()
)
_HARM_STEMS = (
    "kill",
    "wound",
    "injur",
    "murder",
    "assassin",
    "execut",
    "behead",
    "massacr",
    "slaughter",
    "shoot dead",
    "gun down",
    "shoot",
    "slay",
    "maim",
    "hurt",
    "stab",
)
_DELIBERATE = (
    "murder",
    "assassin",
    "execut",
    "behead",
    "massacr",
    "slaughter",
    "shoot",
    "gun down",
    "slay",
    "stab",
    "lynch",
)
_SIDES = frozenset({"force", "armed", "police", "combatant", "state"})
_EXPLODES = ("explode", "blow up", "go off", "detonate", "blow", "burst")
_THINGS = frozenset(
    {"settlement", "vehicle", "property", "building", "house", "aircraft", "arms", "goods", "road"}
)
_PEOPLE = frozenset(
    {"person", "armed", "force", "civilian", "children", "women", "combatant", "police", "captive", "crowd"}
)
_INTO = frozenset({"on", "at", "against", "into", "upon", "through", "toward", "towards"})
_WITH = frozenset({"with", "using", "by"})
_ABSTRACT = frozenset(
    "explosion blast attack attacks shooting bombing clash clashes fighting raid strike strikes "
    "shelling accident crash incident violence fire operation protest".split()
)
_HEDGES = frozenset(
    "possibly apparently reportedly probably believed thought likely presumably perhaps might may".split()
)
_SUSPECT = frozenset("suspected alleged presumed accused supposed".split())
_FIRED = ("fire", "plant", "throw", "hurl", "lob", "launch", "toss", "detonate", "place", "set off")
_DONE_TO = frozenset(
    {
        "come under fire",
        "come under attack",
        "hit a mine",
        "step on a mine",
        "strike a mine",
        "drive over a mine",
    }
)
_RECEIVERS = frozenset("AID SANCTION THREATEN REQUEST MOBILIZE".split())
_BODIES = frozenset({MentionKind.GROUP, MentionKind.ORGANISATION, MentionKind.MILITARY})
_NO_ROLE_PRONOUNS = frozenset("it there this that which what who these those".split())


class _Filler(NamedTuple):
    name: RoleName
    phrase: Phrase
    by: str


def roles_of(page: Page, trigger: Trigger) -> tuple[Role, ...]:
    """The roles around one trigger, each with its words, the actor named in them and on whose word."""
    fillers = _of_noun(trigger) if trigger.noun else _of_verb(trigger)
    fillers += _means(trigger, fillers)
    if trigger.type in {"ASSAULT", "CRIME", "TERRITORY"}:
        fillers += [_Filler(RoleName.INITIATOR, one.phrase, one.by) for one in blamed(trigger)]
    roles = [_role(page, trigger, one) for one in fillers]
    return tuple(_distinct([role for role in roles if role is not None]))


# --- verbs -----------------------------------------------------------------------------------------------------------


def _of_verb(trigger: Trigger) -> list[_Filler]:
    line = trigger.line
    lemma = trigger.by.removeprefix("verb: ")
    found: list[_Filler] = []
    subject, thing = trigger.subject, trigger.object
    if lemma in _DONE_TO:
        return [*_maybe(RoleName.TARGET, subject, "subject suffers"), *_agent_after(line, trigger)]
    if lemma.startswith("fall") and trigger.type == "TERRITORY":
        return [
            *_maybe(RoleName.TARGET, subject, "subject falls"),
            *_maybe(RoleName.INITIATOR, thing, "falls to"),
        ]
    found += _acting(line, trigger, subject)
    if thing is None or lemma.startswith(_FIRED):
        means = is_means(line, thing) if thing else None
        if means and thing:
            found.append(_Filler(RoleName.INSTRUMENT, thing, "object is a weapon"))
        into = after_preposition(line, trigger.last, _INTO)
        opened = (
            after_preposition(line, trigger.last - 1, frozenset({"on", "at", "upon"}))
            if lemma in {"open fire", "fire at", "fire on", "fire upon", "shoot at"}
            else None
        )
        thing = None if means else thing
        found += _targets(
            line,
            trigger,
            opened or (into if thing is None and trigger.type in {"ASSAULT", "THREATEN"} else None),
            lemma,
        )
    found += _targets(line, trigger, thing, lemma)
    if trigger.group and trigger.group.passive:
        found += _maybe(RoleName.TARGET, _along(line, trigger), "along with")
    if trigger.type in _RECEIVERS and (
        thing is None or classes_of(line, thing) & {"goods", "sanctions", "arms", "force"}
    ):
        found += _maybe(
            RoleName.TARGET,
            after_preposition(line, trigger.last, frozenset({"to", "on", "against", "for"})),
            "receiver",
        )
    if trigger.type in {"CONSULT", "COOPERATE"} or lemma in {
        "clash",
        "clash with",
        "fight",
        "battle",
        "exchange fire",
    }:
        found += _maybe(
            RoleName.TARGET, after_preposition(line, trigger.last - 1, frozenset({"with", "against"})), "with"
        )
    return found


def _agent_after(line: Line, trigger: Trigger) -> list[_Filler]:
    return _maybe(
        RoleName.INITIATOR, after_preposition(line, trigger.last, frozenset({"from", "by"})), "from"
    )


def _acting(line: Line, trigger: Trigger, subject: Phrase | None) -> list[_Filler]:
    """The subject: a weapon is an instrument, an explosion is nobody, in accidents and disasters nobody acts."""
    if (
        subject is None
        or line.low[head_of(line, subject)] in _ABSTRACT
        or trigger.type in {"ACCIDENT", "DISASTER"}
    ):
        return []
    lemma = trigger.by.removeprefix("verb: ")
    exploded = lemma.startswith(_EXPLODES) and classes_of(line, subject) & {"vehicle", "arms", "goods"}
    means = is_means(line, subject)
    if exploded or (means and means.mode != "suicide-attack"):
        carrier = means is None or means.kind != "weapon"
        if carrier and not exploded and trigger.strength == "loss":
            return []  # as lorries drove past, killing two
        return [_Filler(RoleName.INSTRUMENT, _means_alone(line, subject), "subject is a weapon")]
    if means:
        return [_Filler(RoleName.INITIATOR, subject, "subject acts")]
    if line.low[subject.first] in {"no", "nobody", "none"} or lemma.startswith("explode"):
        return []
    return [_Filler(RoleName.INITIATOR, subject, "subject acts")]


def _means_alone(line: Line, subject: Phrase) -> Phrase:
    """The weapon without what is told of it: "a bomb" of "a bomb hidden in a car"."""
    head = head_of(line, subject)
    return Phrase(subject.first, head + 1)


def _targets(line: Line, trigger: Trigger, thing: Phrase | None, lemma: str) -> list[_Filler]:
    if thing is None or line.low[thing.first] in {"no", "nobody", "none", "fire"}:
        return []
    classes = classes_of(line, thing)
    if lemma.startswith(_HARM_STEMS) and trigger.type in {"ASSAULT", "ACCIDENT", "DISASTER"}:
        if classes & _THINGS and not classes & _PEOPLE:
            return [_Filler(RoleName.TARGET, thing, "object")]
        victim = [_Filler(RoleName.VICTIM, thing, "object is harmed")]
        return [_Filler(RoleName.TARGET, thing, "object is harmed"), *victim] if _meant(line, trigger, lemma, classes) else victim
    if trigger.type in {"DISASTER", "ACCIDENT"}:
        return [_Filler(RoleName.DAMAGED, thing, "object")] if classes & _THINGS else []
    blast = trigger.subject is not None and line.low[head_of(line, trigger.subject)] in _ABSTRACT
    if blast and classes & _THINGS:
        return [_Filler(RoleName.DAMAGED, thing, "object of a blast")]
    found = [_Filler(RoleName.TARGET, thing, "object")]
    if trigger.mode == "destroy":
        found.append(_Filler(RoleName.DAMAGED, thing, "object is destroyed"))
    return found


def _meant(line: Line, trigger: Trigger, lemma: str, harmed: frozenset[str]) -> bool:
    """Whether those harmed were the target: a killing by its own verb, people who killed them, or a bomb under forces."""
    if trigger.type != "ASSAULT":
        return False
    if lemma.startswith(_DELIBERATE) or harmed & _SIDES:
        return True
    if trigger.subject is None or lemma.startswith(("hurt", "injur", "wound", "maim")):
        return False
    return bool(classes_of(line, trigger.subject) & _PEOPLE) or line.capital[head_of(line, trigger.subject)]


# --- nouns and means -------------------------------------------------------------------------------------------------


def _of_noun(trigger: Trigger) -> list[_Filler]:
    names = {
        "initiator": RoleName.INITIATOR,
        "target": RoleName.TARGET,
        "victim": RoleName.VICTIM,
        "instrument": RoleName.INSTRUMENT,
    }
    return [_Filler(names[one.role], one.phrase, one.by) for one in phrases_of_noun(trigger)]


def _means(trigger: Trigger, fillers: list[_Filler]) -> list[_Filler]:
    """Weapons inside the trigger's own words, in the initiator's phrase ("in a car") and after "with"."""
    if trigger.type not in {"ASSAULT", "CRIME", "THREATEN"}:
        return []
    line = trigger.line
    found: list[_Filler] = []
    stretches = [(trigger.first, trigger.last)] if trigger.noun else []
    stretches += [(one.phrase.first, one.phrase.last) for one in fillers if one.name is RoleName.INITIATOR]
    tool = after_preposition(line, trigger.last, _WITH, reach=10)
    if tool and is_means(line, tool):
        stretches.append((tool.first, tool.last))
    for first, last in stretches:
        found += [
            _Filler(RoleName.INSTRUMENT, Phrase(_with_article(line, one.first), one.last), "means named")
            for one in means_in(line, first, last)
        ]
    return found


def _with_article(line: Line, at: int) -> int:
    while at > 0 and line.tags[at - 1] == "D":
        at -= 1
    return at


def _maybe(name: RoleName, phrase: Phrase | None, by: str) -> list[_Filler]:
    return [_Filler(name, phrase, by)] if phrase else []


# --- records ---------------------------------------------------------------------------------------------------------


def _role(page: Page, trigger: Trigger, filler: _Filler) -> Role | None:
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
        claim = page.claim_over(span)
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


def _along(line: Line, trigger: Trigger) -> Phrase | None:
    """Whoever shares the lot: "it is banned, along with the league"."""
    for at in range(trigger.last, min(trigger.last + 12, len(line.low) - 2)):
        if line.low[at : at + 2] in {("along", "with"), ("together", "with")}:
            return noun_phrase(line, at + 2)
        if line.tags[at] in {"V", "B", "H", "R", "S"}:
            return None
    return None


def _confidence(trigger: Trigger, filler: _Filler, claim: Claim | None, actor: str | None) -> Confidence:
    """How firmly the initiator is named: by the words first, then by who says it and how."""
    line = trigger.line
    words = set(line.low[max(filler.phrase.first - 2, 0) : filler.phrase.last])
    if filler.by.startswith("responsibility"):
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
    if words & _SUSPECT:
        return Confidence.ACCUSED
    if words & _HEDGES or (trigger.group and trigger.group.modal in {"may", "might", "could"}):
        return Confidence.POSSIBLE
    return _by_claim(claim, actor) if claim else Confidence.FACT


def _by_claim(claim: Claim, actor: str | None) -> Confidence:
    origin = claim.origin
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


def covers(span: Span, other: Span) -> bool:
    """Whether two role spans share words."""
    return span.overlaps(other)
