"""One trigger read in full: realis, news or background, roles, sites, times and on whose word."""

from dataclasses import dataclass, replace

from onrecord.find.incidents.background import Told, background_of, clause_of
from onrecord.find.incidents.denied import denier_role, is_denied
from onrecord.find.incidents.earlier_times import looked_back_to
from onrecord.find.incidents.event_times import clause_times, telling_times
from onrecord.find.incidents.events import find_triggers
from onrecord.find.incidents.page import Page
from onrecord.find.incidents.realis import realis_of
from onrecord.find.incidents.roles import roles_of
from onrecord.find.incidents.site import GOOD_RANK, Site, sites_of
from onrecord.find.incidents.trigger import Trigger
from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.nouns import classes_of
from onrecord.find.syntax.phrases import Phrase, head_of, noun_phrase
from onrecord.model import BlockKind, Claim, Realis, Role, RoleName, Span, When

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "such"})
_NOVEL = frozenset(
    "another second third fourth other separate different further similar new subsequent two three "
    "four several more additional simultaneous later".split()
)
_TAKING_PART = frozenset({RoleName.INITIATOR, RoleName.TARGET, RoleName.VICTIM})
_PERSONS = frozenset("person armed force civilian children women men named".split())
_IN_SERIES = frozenset("ASSAULT PROTEST MOBILIZE COERCE CRIME ACCIDENT".split())
_SERIES = frozenset("series wave string spate rash campaign number spree succession".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One trigger with everything read around it; `reason` says why it is background, None for news.

    `targets` and `initiators` are the head words of what was hit and of who acted, in small letters; `denied` is true where
    it is told only to be denied; `best` is the likeliest site, None where there is but a passing name.
    """

    trigger: Trigger
    realis: Realis
    realis_by: str
    reason: str | None
    roles: tuple[Role, ...]
    sites: tuple[Site, ...]
    times: tuple[When, ...]
    claim: Claim | None
    definite: bool
    novel: bool
    plural: bool
    targets: frozenset[str]
    initiators: frozenset[str]
    denied: bool = False
    best: Site | None = None

    @property
    def headline(self) -> bool:
        """Whether it stands in the headline or a heading."""
        return self.trigger.line.kind is not BlockKind.BODY

    @property
    def sentence(self) -> int:
        """The index of its sentence."""
        return self.trigger.line.index


def read_tellings(page: Page) -> tuple[Telling, ...]:
    """All triggers of a report, each read in full, in the order of the text."""
    found: list[Telling] = []
    for trigger in find_triggers(page.lines):
        telling = _read(page, trigger)
        found.append(_looking_back(page, _sharing(telling, found)))
    return tuple(found)


def _read(page: Page, trigger: Trigger) -> Telling:
    realis, realis_by = realis_of(trigger)
    clause = clause_of(trigger.line, trigger)
    times = clause_times(page, trigger, clause)
    opening = _opening(trigger)
    roles = roles_of(page, trigger)
    denier = None if any(one.name is RoleName.INITIATOR for one in roles) else denier_role(page, trigger)
    roles = (*roles, denier) if denier else roles
    sites = sites_of(page, trigger, _hit(trigger, roles), _people(trigger, roles))
    return Telling(
        trigger=trigger,
        realis=realis,
        realis_by=realis_by,
        reason=background_of(Told(page, trigger, realis, times, clause)),
        roles=roles,
        sites=sites,
        best=_best(sites),
        times=telling_times(trigger.line, times),
        claim=page.claim_over(trigger.span),
        definite=trigger.noun and (bool(_DEFINITE & set(opening)) or "'s" in opening),
        novel=bool(_NOVEL & set(opening)) if trigger.noun else _by_another(trigger),
        targets=_heads(trigger, roles, _HIT),
        initiators=_heads(trigger, roles, _ACTING),
        denied=is_denied(page, trigger),
        plural=trigger.noun and trigger.type in _IN_SERIES and _is_plural(trigger),
    )


def _looking_back(page: Page, telling: Telling) -> Telling:
    """What is told in the "when" clause of an earlier time is background of its own, at that time."""
    when = looked_back_to(page, telling.trigger.line, telling.trigger.span)
    if when is None:
        return telling
    reason = f"told of an earlier time: “{when.words}”"
    return replace(telling, reason=telling.reason or reason, times=(when,), novel=True)


def _best(sites: tuple[Site, ...]) -> Site | None:
    near = [site for site in sites if site.rank < GOOD_RANK]
    return next((site for site in near if site.place.path), near[0] if near else None)


def _hit(trigger: Trigger, roles: tuple[Role, ...]) -> tuple[Span, ...]:
    if trigger.type not in {"ASSAULT", "TERRITORY", "DISASTER", "COERCE"}:
        return ()
    things = [role for role in roles if role.name is RoleName.TARGET]
    return tuple(role.span for role in things if not _is_people(trigger.line, role))


def _people(trigger: Trigger, roles: tuple[Role, ...]) -> tuple[Span, ...]:
    """The words of who took part: "the minister of Iraq" does not say where."""
    line = trigger.line
    return tuple(role.span for role in roles if role.name in _TAKING_PART and _is_people(line, role))


def _is_people(line: Line, role: Role) -> bool:
    words = Phrase(line.word_at(role.span.start), line.word_at(role.span.stop - 1) + 1)
    return bool(classes_of(line, words) & _PERSONS)


def _opening(trigger: Trigger) -> tuple[str, ...]:
    """The words of the noun phrase in front of an event noun, its determiner included."""
    line, at = trigger.line, trigger.first
    while at > 0 and line.tags[at - 1] in {"X", "#", "A", "'s", "D"}:
        at -= 1
    return line.low[at : trigger.first]


def _by_another(trigger: Trigger) -> bool:
    """Whether another weapon or group did it: "a second bomb went off"."""
    if trigger.strength == "loss" or trigger.subject is None:
        return False
    line, (first, last) = trigger.line, trigger.subject
    words = line.low[first : min(first + 2, last)]
    return bool(_ANOTHER & set(words)) and bool(
        classes_of(line, trigger.subject) & {"arms", "armed", "vehicle"}
    )


_ANOTHER = frozenset({"another", "second", "third"})


def _is_plural(trigger: Trigger) -> bool:
    line = trigger.line
    word = line.low[trigger.last - 1]
    of_many = (
        trigger.first > 1 and line.low[trigger.first - 1] == "of" and line.low[trigger.first - 2] in _SERIES
    )
    return of_many or (word.endswith("s") and not word.endswith(("ss", "us", "is", "hostilities", "talks")))


def _sharing(telling: Telling, before: list[Telling]) -> Telling:
    """A verb whose subject is an event noun told as background is background too: "a fire-bombing …, which killed nine"."""
    telling = _as_example(telling, before)
    subject = _subject_start(telling)
    if telling.reason:
        return telling
    for other in reversed(before):
        if other.sentence != telling.sentence:
            return telling
        if other.reason and _part_of(telling, other):
            return replace(telling, reason=other.reason)
        if other.reason and subject and other.trigger.noun and subject[0] <= other.trigger.first < subject[1]:
            return replace(telling, reason=other.reason)
    return telling


def _part_of(telling: Telling, other: Telling) -> bool:
    """Whether one noun only frames the other: "fighting during the operation", "raids in the war"."""
    if not (telling.trigger.noun and other.trigger.noun) or telling.times:
        return False
    return "during" in telling.trigger.line.low[other.trigger.last : telling.trigger.first]


def _as_example(telling: Telling, before: list[Telling]) -> Telling:
    """An example of attacks is laid to those to whom the attacks are: "attacks by X, including a blast …"."""
    named = any(role.name is RoleName.INITIATOR and role.actor for role in telling.roles)
    if named or not (telling.reason or "").startswith("cited"):
        return telling
    for other in before:
        if other.sentence == telling.sentence and other.plural and other.trigger.type == telling.trigger.type:
            laid = tuple(
                replace(role, by=f"{role.by}; an example of these")
                for role in other.roles
                if role.name is RoleName.INITIATOR and role.by != "modifier"
            )
            return replace(telling, roles=telling.roles + laid)
    return telling


def _subject_start(telling: Telling) -> tuple[int, int] | None:
    phrase = telling.trigger.subject or (
        telling.trigger.object if telling.trigger.strength == "loss" else None
    )
    return None if telling.trigger.noun or phrase is None else (phrase.first, phrase.last)


_HIT = frozenset({RoleName.TARGET, RoleName.VICTIM})
_ACTING = frozenset({RoleName.INITIATOR})


def _heads(trigger: Trigger, roles: tuple[Role, ...], names: frozenset[RoleName]) -> frozenset[str]:
    """The head words of the fillers of some roles, in small letters."""
    line = trigger.line
    found: set[str] = set()
    for role in roles:
        phrase = noun_phrase(line, line.word_at(role.span.start)) if role.name in names else None
        if phrase:
            found.add(line.low[head_of(line, phrase)])
    return frozenset(found)
