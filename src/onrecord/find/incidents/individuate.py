"""Which tellings speak of one incident: two attacks stay two, one attack told three times is one.

A telling joins an earlier group only for a reason that can be printed; what speaks against it (see `differences`) is
asked first.
"""

from collections.abc import Callable
from dataclasses import replace

from onrecord.find.incidents.differences import LOSS_HOSTS, Group, against, best_site
from onrecord.find.incidents.nesting import same_site
from onrecord.find.incidents.tellings import Telling
from onrecord.find.incidents.trigger import Trigger
from onrecord.model import Precision, Realis

_APART = frozenset(
    "later subsequently then after following followed since despite retaliation response revenge before amid".split()
)

_NEAR = 12
_LEAD = 4
_SCENE = 20  # characters before a town that opens its sentence
_WINDOW = 36


def individuate(tellings: tuple[Telling, ...]) -> list[Group]:
    """The groups of tellings that speak of one incident each, in the order they begin."""
    groups: list[Group] = []
    for telling in tellings:
        chosen = _choose(telling, _recent(groups))
        if chosen is None:
            groups.append(Group([telling]))
        else:
            group, reason = chosen
            group.tellings.append(_stripped(telling) if reason == OUTCOME else telling)
            group.merged.append(reason)
    return groups


def _recent(groups: list[Group]) -> list[Group]:
    """The incidents a telling may still speak of: those of the headline and lead, and the last ones told.

    A list or log of many incidents does not come back to one told long before without a place or day of its own.
    """
    return groups if len(groups) <= _LEAD + _WINDOW else groups[:_LEAD] + groups[-_WINDOW:]


def _stripped(telling: Telling) -> Telling:
    """A telling of what became of the attackers: they are not the target, and the means is not the attack's."""
    return replace(telling, roles=(), trigger=replace(telling.trigger, mode=None, subtype=None))


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


OUTCOME = "tells what became of those who acted"

_BARE = frozenset("most some half part rest others majority remaining few all both".split())


def _outcome(telling: Telling, groups: list[Group]) -> tuple[Group, str] | None:
    """What became of those who acted ("some fell, the others were taken") belongs to what they did."""
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
        if near and same and one.first.realis is Realis.OCCURRED and one.first.initiators:
            return one, OUTCOME
    return None


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
    return None if _two_events(telling, strong) else "told as one event in one sentence"


def _two_events(telling: Telling, strong: list[Telling]) -> bool:
    """Whether one sentence tells of two events: coordinated nouns, "after", other people against others."""
    other = strong[-1]
    if telling.trigger.type == other.trigger.type == "CONSULT":
        return False  # they met and discussed
    nouns = [one.trigger for one in strong if one.trigger.noun] if telling.trigger.noun else []
    if any(_coordinated(one, telling.trigger) for one in nouns):
        return True  # the explosion at the station as well as the shelling of the port
    if telling.trigger.noun and not telling.definite and _own_clause(telling.trigger):
        return True  # gunmen shot a judge, and a bomb killed two guards
    if _linked_apart(other.trigger, telling.trigger) and not telling.definite:
        return True
    if telling.trigger.noun and _followed(telling.trigger):
        return True
    acting = telling.initiators, other.initiators
    hit = telling.targets, other.targets
    return all((*acting, *hit)) and not acting[0] & acting[1] and not hit[0] & hit[1]


def _followed(trigger: Trigger) -> bool:
    """Whether the noun is what the other event came after: "fighting that followed Tuesday's bombing"."""
    line, at = trigger.line, trigger.first
    while at > 0 and line.tags[at - 1] in {"D", "X", "#", "A", "'s"}:
        at -= 1
    return at > 0 and line.low[at - 1] in {"followed", "follows", "following"}


def _own_clause(trigger: Trigger) -> bool:
    """Whether an event noun opens a clause of its own behind "and"."""
    line, at = trigger.line, trigger.first
    while at > 0 and line.tags[at - 1] in {"D", "X", "#", "A"}:
        at -= 1
    verbs = {"V", "E"} & set(line.tags[trigger.last : trigger.last + 2])
    return at > 1 and line.low[at - 1] == "and" and line.tags[at - 2] == "," and bool(verbs)


def _coordinated(one: Trigger, other: Trigger) -> bool:
    between = one.line.low[min(one.last, other.last) : max(one.first, other.first)]
    return (
        "well" in between
        or between[-1:] == ("and",)
        or between[-2:] in {("and", "the"), ("and", "a"), ("and", "an")}
    )


def _linked_apart(one: Trigger, other: Trigger) -> bool:
    low, high = sorted((one.first, other.first))
    between = one.line.low[low:high]
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
    mine, theirs = telling.targets, frozenset().union(*(one.targets for one in group.tellings))
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
    hit = telling.targets & frozenset().union(*(one.targets for one in group.tellings))
    named = sorted(hit - _EVERYBODY)
    return f"the same target: {named[0]}" if named else None


_EVERYBODY = frozenset(
    "people person man men woman women others other civilians soldiers troops forces two three four "
    "five".split()
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
            if site and same_site(site.place, mine.place)
        ),
        None,
    )
    return f"the same kind of event at the same place: {mine.place.name}" if other else None


def _no_difference(telling: Telling, group: Group, groups: list[Group]) -> str | None:
    """Nothing of its own tells it apart from the only group it could belong to."""
    if telling.reason is not None or (_whole_story(telling) and not group.first.headline):
        return None
    possible = [one for one in groups if not against(telling, one)]
    if len(possible) != 1 or possible[0] is not group:
        return None
    abducted = any(one.trigger.mode == "abduct" for one in group.tellings)
    if abducted and telling.trigger.mode != "abduct":
        return None
    apart = telling.sentence - group.tellings[-1].sentence
    own = bool(best_site(telling)) or bool(telling.times)
    if telling.trigger.type in LOSS_HOSTS and (apart <= _NEAR or not own) and not telling.plural:
        return "nothing tells it apart from the report's only such event"
    return None


def _whole_story(telling: Telling) -> bool:
    """Whether a telling says by itself what was done to whom in which town: no detail of another event.

    Either somebody acts, or the sentence sets a new scene by opening with the town.
    """
    site = best_site(telling)
    if telling.definite or telling.trigger.strength == "loss" or not telling.targets or site is None:
        return False
    town = (site.place.gazetteer and site.place.precision is Precision.PLACE) or site.place.alternatives
    start = telling.trigger.line.sentence.span.start
    opens = site.span.start < telling.trigger.span.start and site.span.start - start <= _SCENE
    return bool(town) and (bool(telling.initiators) or opens)


_RULES: tuple[Callable[[Telling, Group, list[Group]], str | None], ...] = (
    _taken_up,
    _lead,
    _shared,
    _same_place,
    _no_difference,
)
