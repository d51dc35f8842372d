"""What speaks against taking a telling for a group's incident: kind, news, realis, means, place, time, target."""

from collections.abc import Callable
from dataclasses import dataclass, field

from onrecord.find.incidents.event_time import date_of
from onrecord.find.incidents.nesting import nested
from onrecord.find.incidents.site import Site
from onrecord.find.incidents.tellings import Telling
from onrecord.find.syntax.nouns import noun_classes
from onrecord.model import DateOf, Place, Precision, Realis, When

_REAL = frozenset({Realis.OCCURRED, Realis.ONGOING, Realis.ATTEMPTED})

_BLAST = frozenset("explosives suicide-attack heavy-weapons aerial drone unconventional".split())

_SHOT = frozenset("firearms primitive beat sexual torture".split())

_FIRM_NAME = 0.6  # how sure a town must be, among its namesakes, to tell two events apart
_FIRM_RANK = 20  # and how well it must fit as the site

LOSS_HOSTS = frozenset({"ASSAULT", "ACCIDENT", "DISASTER", "CRIME", "TERRITORY"})


@dataclass(slots=True)
class Group:
    """The tellings taken for one incident so far, and why each joined."""

    tellings: list[Telling]
    merged: list[str] = field(default_factory=list)

    @property
    def first(self) -> Telling:
        """The telling the group began with."""
        return self.tellings[0]

    @property
    def strong(self) -> bool:
        """Whether more than a bare loss word speaks of it."""
        return any(one.trigger.strength != "loss" for one in self.tellings)


# --- what speaks against ---------------------------------------------------------------------------------------------


def against(telling: Telling, group: Group) -> str | None:
    """Why a telling cannot be the group's incident; None when nothing speaks against it."""
    for check in _CHECKS:
        said = check(telling, group)
        if said:
            return said
    return None


def _types(telling: Telling, group: Group) -> str | None:
    kind = telling.trigger.type
    strong = [one for one in group.tellings if one.trigger.strength != "loss"]
    if any(one.trigger.type == kind for one in strong or group.tellings):
        return None
    if telling.trigger.strength == "loss" and group.first.trigger.type in LOSS_HOSTS:
        return None
    if not group.strong and kind in {"ACCIDENT", "DISASTER"}:
        return None
    by_accident = kind == "ACCIDENT" and group.first.trigger.type == "ASSAULT" and telling.trigger.noun
    if by_accident and (telling.definite or telling.sentence == group.first.sentence):
        return None  # the shooting was an accident
    return "another kind of event"


def _news(telling: Telling, group: Group) -> str | None:
    if Realis.GENERAL in {telling.realis, group.first.realis} and telling.sentence != group.first.sentence:
        return "a general statement is no single event"
    news = any(one.reason is None for one in group.tellings)
    if (telling.reason is None) is not news:
        return "news and background stay apart"
    return None


def _realis(telling: Telling, group: Group) -> str | None:
    real = any(one.realis in _REAL for one in group.tellings)
    return None if (telling.realis in _REAL) is real else "one happened, the other did not"


def _novelty(telling: Telling, group: Group) -> str | None:
    return "told as another one" if telling.novel and not _goes_on(telling, group) else None


def _goes_on(telling: Telling, group: Group) -> bool:
    """Whether what is new is the group's own: "a second bomb exploded and killed three", "another blast hit the gate"."""
    subject = telling.trigger.subject
    here = [one for one in group.tellings if one.sentence == telling.sentence and one.novel]
    return subject is not None and any(
        one.trigger.subject == subject or subject.first <= one.trigger.first < subject.last for one in here
    )


def _modes(telling: Telling, group: Group) -> str | None:
    mine = telling.trigger.mode
    modes = {one.trigger.mode for one in group.tellings if one.trigger.mode}
    if mine is None or not modes or telling.definite:
        return None
    clash = (mine in _BLAST and modes <= _SHOT) or (mine in _SHOT and modes <= _BLAST)
    if clash or ("abduct" in {mine, *modes} and mine not in modes):
        return "done by other means"
    return None


def _places(telling: Telling, group: Group) -> str | None:
    mine = best_site(telling)
    if mine is None or not _firm(mine):
        return None
    theirs = [site for site in (best_site(one) for one in group.tellings) if site]
    if (
        not theirs and mine.place.gazetteer and not telling.definite
    ):  # a town named in passing is still another town
        theirs = [site for one in group.tellings for site in one.sites if _town(site.place)]
    if not theirs or any(nested(mine.place, other.place) for other in theirs):
        named = (
            not telling.definite and bool(theirs) and all(_two_towns(mine.place, one.place) for one in theirs)
        )
        return f"at another place: {mine.place.name}" if named else None
    return f"at another place: {mine.place.name}"


def _firm(site: Site) -> bool:
    """Whether a site is sure enough to tell two events apart: surely there, and surely that town and no namesake."""
    sure = site.place.score is None or site.place.score >= _FIRM_NAME
    return sure and site.rank < _FIRM_RANK


def _town(place: Place) -> bool:
    return bool(place.gazetteer) and place.precision is Precision.PLACE


def _two_towns(one: Place, other: Place) -> bool:
    """Whether two names are of two towns although one of them could not be told from its namesakes."""
    known, unknown = (one, other) if one.gazetteer else (other, one)
    if not _town(known) or unknown.gazetteer or unknown.name.lower() == known.name.lower():
        return False
    alone = " " not in unknown.name and unknown.name[:1].isupper() and not unknown.name.isupper()
    return alone and unknown.name.lower() not in noun_classes() and bool(unknown.alternatives)


def best_site(telling: Telling) -> Site | None:
    """The likeliest site of a telling, None when nothing better than a passing name is there."""
    return telling.best


def _times(telling: Telling, group: Group) -> str | None:
    mine = _event_time(telling)
    theirs = [when for when in map(_event_time, group.tellings) if when is not None]
    if mine is None or not theirs:
        return None
    if any(_may_be_same(mine, other) for other in theirs):
        return None
    return f"at another time: {mine.words}"


def _event_time(telling: Telling) -> When | None:
    """The time of the event itself; the day on which somebody was found, or died of it, tells nothing apart."""
    when = telling.times[0] if telling.times else None
    trigger = telling.trigger
    of_event = when is not None and date_of(trigger.line, when, trigger)[0] is DateOf.EVENT
    return when if of_event else None


def _may_be_same(one: When, other: When) -> bool:
    if one.earliest and one.latest and other.earliest and other.latest:
        return one.earliest <= other.latest and other.earliest <= one.latest
    days = _weekdays(one.words), _weekdays(other.words)
    return not (days[0] and days[1]) or bool(days[0] & days[1])


_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def _weekdays(words: str) -> frozenset[str]:
    return _WEEKDAYS & frozenset(words.lower().split())


def _targets(telling: Telling, group: Group) -> str | None:
    """An indefinite target of another sort than the group's: "a baker" and "a lorry"."""
    if telling.definite:
        return None
    mine, theirs = telling.targets, frozenset().union(*(one.targets for one in group.tellings))
    acting = telling.initiators, frozenset().union(*(one.initiators for one in group.tellings))
    if mine & theirs or (acting[0] & acting[1]):
        return None
    kinds, others = _sorts(mine), _sorts(theirs)
    if kinds and others and not kinds & others and acting[0]:
        return f"against another target: {', '.join(sorted(mine))}"
    return None


def _actors(telling: Telling, group: Group) -> str | None:
    """Done by another side: the police who fire tear gas are not the crowd that throws stones."""
    if telling.definite or not telling.initiators:
        return None
    theirs = frozenset().union(*(one.initiators for one in group.tellings))
    if not theirs or telling.initiators & theirs:
        return None
    mine, others = _sides(telling.initiators), _sides(theirs)
    return "done by another side" if mine and others and not mine & others else None


_ON_DUTY = frozenset({"force", "police", "state"})


def _sides(words: frozenset[str]) -> frozenset[str]:
    known = noun_classes()
    return frozenset(
        "force" if known[word] & _ON_DUTY else "others"
        for word in words
        if known.get(word, frozenset()) & (_ON_DUTY | {"person", "armed", "crowd", "men"})
    )


_SORTS = frozenset({"person", "vehicle", "settlement", "force", "armed", "property"})


def _sorts(words: frozenset[str]) -> frozenset[str]:
    known = noun_classes()
    return frozenset(sort for word in words for sort in known.get(word, frozenset()) if sort in _SORTS)


_CHECKS: tuple[Callable[[Telling, Group], str | None], ...] = (
    _types,
    _news,
    _realis,
    _novelty,
    _modes,
    _places,
    _times,
    _targets,
    _actors,
)
