"""Which tellings speak of one incident: two attacks stay two, one attack told three times is one.

A telling joins an earlier group only for a reason that can be printed; what speaks against it is asked first.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from onrecord.find.events import Trigger
from onrecord.find.nouns import noun_classes
from onrecord.find.site import Site, nested
from onrecord.find.tellings import Telling, initiator_heads, target_heads
from onrecord.model import Realis, When

_REAL = frozenset({Realis.OCCURRED, Realis.ONGOING, Realis.ATTEMPTED})
_BLAST = frozenset("explosives suicide-attack heavy-weapons aerial drone unconventional".split())
_SHOT = frozenset("firearms primitive beat sexual torture".split())
_APART = frozenset("after following since despite retaliation response revenge before amid".split())
_LOSS_HOSTS = frozenset({"ASSAULT", "ACCIDENT", "DISASTER", "CRIME", "TERRITORY"})
_NEAR = 12
_SITE_RANK = 35


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


def individuate(tellings: tuple[Telling, ...]) -> list[Group]:
    """The groups of tellings that speak of one incident each, in the order they begin."""
    groups: list[Group] = []
    for telling in tellings:
        chosen = _choose(telling, groups)
        if chosen is None:
            groups.append(Group([telling]))
        else:
            group, reason = chosen
            group.tellings.append(telling)
            group.merged.append(reason)
    return groups


def _choose(telling: Telling, groups: list[Group]) -> tuple[Group, str] | None:
    """The group a telling joins: the latest that shares a sentence, else the latest with a reason."""
    outcome = _outcome(telling, groups)
    if outcome:
        return outcome
    for near in (True, False):
        for group in reversed(groups):
            if (group.tellings[-1].sentence == telling.sentence) is not near:
                continue
            if against(telling, group):
                continue
            reason = _same_sentence(telling, group) if near else _reason(telling, group, groups)
            if reason:
                return group, reason
    return None


_BARE = frozenset("most some half part rest others majority remaining few all both".split())


def _outcome(telling: Telling, groups: list[Group]) -> tuple[Group, str] | None:
    """ "Most were killed, the rest detained": what became of those who acted belongs to what they did."""
    thing = telling.trigger.object
    group = telling.trigger.group
    if thing is None or group is None or not group.passive or telling.trigger.agent:
        return None
    line = telling.trigger.line
    bare = line.low[thing.last - 1] in _BARE or (
        line.low[thing.first] in _BARE and thing.last - thing.first < 5
    )
    if not bare or telling.trigger.type not in {"ASSAULT", "COERCE"}:
        return None
    for one in reversed(groups):
        near = telling.sentence - one.tellings[-1].sentence <= 2
        same = one.first.trigger.line.sentence.paragraph == line.sentence.paragraph
        if near and same and one.first.realis is Realis.OCCURRED and initiator_heads(one.first):
            return one, "tells what became of those who acted"
    return None


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
    if any(one.trigger.type == kind for one in group.tellings):
        return None
    if telling.trigger.strength == "loss" and group.first.trigger.type in _LOSS_HOSTS:
        return None
    if not group.strong and kind in {"ACCIDENT", "DISASTER"}:
        return None
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
    del group
    return "told as another one" if telling.novel else None


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
    theirs = [site for site in (best_site(one) for one in group.tellings) if site]
    if mine is None or not theirs or any(nested(mine.place, other.place) for other in theirs):
        return None
    return f"at another place: {mine.place.name}"


def best_site(telling: Telling) -> Site | None:
    """The likeliest site of a telling, None when nothing better than a passing name is there."""
    return telling.sites[0] if telling.sites and telling.sites[0].rank < _SITE_RANK else None


def _times(telling: Telling, group: Group) -> str | None:
    theirs = [one.times[0] for one in group.tellings if one.times]
    if not telling.times or not theirs:
        return None
    mine = telling.times[0]
    if any(_may_be_same(mine, other) for other in theirs):
        return None
    return f"at another time: {mine.words}"


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
    mine, theirs = target_heads(telling), frozenset().union(*(target_heads(one) for one in group.tellings))
    acting = initiator_heads(telling), frozenset().union(*(initiator_heads(one) for one in group.tellings))
    if mine & theirs or (acting[0] & acting[1]):
        return None
    kinds, others = _sorts(mine), _sorts(theirs)
    if kinds and others and not kinds & others and acting[0]:
        return f"against another target: {', '.join(sorted(mine))}"
    return None


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
)


# --- what speaks for -------------------------------------------------------------------------------------------------


def _same_sentence(telling: Telling, group: Group) -> str | None:
    here = [one for one in group.tellings if one.sentence == telling.sentence]
    strong = [one for one in here if one.trigger.strength != "loss"]
    if not here:
        return None
    if telling.trigger.strength == "loss" or not strong:
        return "the losses are told with the event in one sentence"
    other = strong[-1]
    if telling.trigger.subject and telling.trigger.subject == other.trigger.subject:
        return "one subject does both in one sentence"
    if _linked_apart(other.trigger, telling.trigger) and not telling.definite:
        return None
    own = initiator_heads(telling), initiator_heads(other)
    hit = target_heads(telling), target_heads(other)
    if own[0] and own[1] and not own[0] & own[1] and hit[0] and hit[1] and not hit[0] & hit[1]:
        return None
    return "told as one event in one sentence"


def _linked_apart(one: Trigger, other: Trigger) -> bool:
    low, high = sorted((one.first, other.first))
    between = one.line.low[low:high]
    if one.noun and other.noun and ("and" in between or ("well" in between and "as" in between)):
        return True  # the explosion at the station as well as the shelling of the port
    return bool(_APART & set(between))


def _reason(telling: Telling, group: Group, groups: list[Group]) -> str | None:
    for rule in _RULES:
        reason = rule(telling, group, groups)
        if reason:
            return reason
    return None


def _taken_up(telling: Telling, group: Group, groups: list[Group]) -> str | None:
    """The definite noun: "the attack", "this blast"."""
    del groups
    if not telling.definite or telling.sentence - group.tellings[-1].sentence > (
        _NEAR if telling.reason is None else 2
    ):
        return None
    mine, theirs = target_heads(telling), frozenset().union(*(target_heads(one) for one in group.tellings))
    if mine and theirs and not mine & theirs:
        return None  # the attack on the outpost takes up no attack on a convoy
    return "taken up again with a definite noun"


def _lead(telling: Telling, group: Group, groups: list[Group]) -> str | None:
    """The first event of its kind in the body is the headline's."""
    del groups
    if group.first.headline and all(one.headline for one in group.tellings) and not telling.headline:
        return "the text tells what the headline announced"
    return None


def _shared(telling: Telling, group: Group, groups: list[Group]) -> str | None:
    del groups
    mine = {role.actor for role in telling.roles if role.actor and role.name.value in {"target", "victim"}}
    theirs = {
        role.actor
        for one in group.tellings
        for role in one.roles
        if role.actor and role.name.value in {"target", "victim"}
    }
    if mine & theirs:
        return "the same target"
    hit = target_heads(telling) & frozenset().union(*(target_heads(one) for one in group.tellings))
    named = sorted(hit - _EVERYBODY)
    return f"the same target: {named[0]}" if named else None


_EVERYBODY = frozenset(
    "people person man men woman women others other civilians soldiers troops forces two three four five".split()
)


def _same_place(telling: Telling, group: Group, groups: list[Group]) -> str | None:
    del groups
    mine = best_site(telling)
    if mine is None:
        return None
    other = next(
        (
            site
            for site in (best_site(one) for one in group.tellings)
            if site and nested(site.place, mine.place)
        ),
        None,
    )
    return f"the same kind of event at the same place: {mine.place.name}" if other else None


def _no_difference(telling: Telling, group: Group, groups: list[Group]) -> str | None:
    """Nothing of its own tells it apart from the only group it could belong to."""
    if telling.reason is not None:
        return None
    possible = [one for one in groups if not against(telling, one)]
    if len(possible) != 1 or possible[0] is not group:
        return None
    apart = telling.sentence - group.tellings[-1].sentence
    own = bool(best_site(telling)) or bool(telling.times)
    if telling.trigger.type in _LOSS_HOSTS and (apart <= _NEAR or not own) and not telling.plural:
        return "nothing tells it apart from the report's only such event"
    return None


_RULES: tuple[Callable[[Telling, Group, list[Group]], str | None], ...] = (
    _taken_up,
    _lead,
    _shared,
    _same_place,
    _no_difference,
)
