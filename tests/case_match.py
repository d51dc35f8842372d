"""Whether a fact of a case holds on what was found, and what was found instead when it does not.

Each kind of fact has one function: it looks for the things that touch the fact's words and lets each of
them answer every key. The fact holds when one of them has no fault.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from onrecord.model import Analysis, BlockKind, CountAs, Incident, Place, RoleName, Span, When
from tests.case_files import NOTHING, Fact, Key
from tests.case_view import Fault, View, answer, fold, same_value
from tests.case_voices import claim_fault, count_fault, show_claim, show_count

_CUT: Final = frozenset({BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.BOILERPLATE, BlockKind.URL})
_ROLES: Final = {
    "initiator": RoleName.INITIATOR,
    "target": RoleName.TARGET,
    "victim": RoleName.VICTIM,
    "instrument": RoleName.INSTRUMENT,
    "damage": RoleName.DAMAGED,
}


def fact_holds(fact: Fact, analysis: Analysis) -> str | None:
    """None when the fact holds on the analysis; else a sentence on what was found instead."""
    return _KINDS[fact.kind](fact, View(analysis))


def _incident(fact: Fact, view: View) -> Fault:
    named = [one for one in view.analysis.incidents if any(view.touches_any(t, fact) for t in one.triggers)]
    there = named or [one for one in view.analysis.incidents if _in_sentence(fact, one, view)]
    found = ((_told(one, view), (_incident_key(key, one, view) for key in fact.keys)) for one in there)
    return answer(fact, found, "no incident there")


def _in_sentence(fact: Fact, incident: Incident, view: View) -> bool:
    sentences = [one.span for one in view.analysis.document.sentences if view.touches(one.span, fact.words)]
    return any(span.overlaps(trigger) for span in sentences for trigger in incident.triggers)


def _incident_key(key: Key, incident: Incident, view: View) -> Fault:
    if key.name in _ROLES:
        roles = incident.role(_ROLES[key.name])
        return _filled(key, [(role.words, role.span) for role in roles], view)
    if key.name == "place":
        return _filled(key, [(view.words(one.span), one.span) for one in incident.places], view)
    if key.name == "when":
        return _filled(key, [(view.words(one.span), one.span) for one in incident.times], view)
    if key.name in {"same_as", "apart"}:
        return _merged_fault(key, incident, view)
    if key.name in {"killed", "injured"}:
        return _loss_fault(key, incident, view)
    values = {
        "type": incident.type,
        "subtype": incident.subtype,
        "realis": incident.realis,
        "news": "yes" if incident.news else "no",
    }
    return same_value(key, values[key.name])


def _filled(key: Key, found: list[tuple[str, Span]], view: View) -> Fault:
    names = [words for words, _ in found]
    if key.words is None:
        return f"its {key.name} is {names}" if found else None
    right = any(view.touches(span, key.words) for _, span in found)
    return None if right else f"its {key.name} is {names or 'not known'}, not {key.words.text!r}"


def _merged_fault(key: Key, incident: Incident, view: View) -> Fault:
    if key.words is None:
        return f"the key {key.name!r} wants words"
    touched = [
        one for one in view.analysis.incidents if any(view.touches(span, key.words) for span in one.triggers)
    ]
    if key.name == "apart":
        return f"it is one incident with {key.words.text!r}" if incident in touched else None
    return f"{key.words.text!r} is another incident" if touched and incident not in touched else None


def _loss_fault(key: Key, incident: Incident, view: View) -> Fault:
    losses = [
        count for count in map(view.count, incident.losses) if count is not None and count.of == key.name
    ]
    if key.value == NOTHING:
        return f"it has losses: {[show_count(count) for count in losses]}" if losses else None
    given, low, high = figure(key.value)
    right = any((given, low, high) == (count.given, count.low, count.high) for count in losses)
    return None if right else f"{key.name} is {[show_count(count) for count in losses] or 'not told'}"


def figure(short: str) -> tuple[CountAs, int | None, int | None]:
    """A figure in short: how it is given, its lowest and its highest value.

    >>> figure("12"), figure("at_least 30"), figure("5-7")
    ((<CountAs.EXACT: 'exact'>, 12, 12), (<CountAs.AT_LEAST: 'at_least'>, 30, None), (<CountAs.RANGE: 'range'>, 5, 7))
    """
    if match := re.fullmatch(r"(\d+)-(\d+)", short):
        return CountAs.RANGE, int(match[1]), int(match[2])
    word, _, number = short.rpartition(" ")
    if not number.isdigit():
        given = CountAs(short)
        return (given, 0, 0) if given in {CountAs.NONE, CountAs.NONE_SO_FAR} else (given, None, None)
    given = CountAs(word or "exact")
    low = None if given is CountAs.AT_MOST else int(number)
    return given, low, None if given is CountAs.AT_LEAST else int(number)


def _told(incident: Incident, view: View) -> str:
    triggers = ", ".join(view.words(trigger) for trigger in incident.triggers)
    return f"{incident.type} {triggers!r} ({incident.realis}, {'news' if incident.news else 'background'})"


def _place(fact: Fact, view: View) -> Fault:
    named = {mention.id for mention in view.mentions(fact.words)}
    there = [place for place in view.analysis.places if named.intersection(place.mentions)]
    found = ((f"{place.name} ({place.precision})", _place_faults(fact, place)) for place in there)
    return answer(fact, found, "no place there")


def _place_faults(fact: Fact, place: Place) -> Iterator[Fault]:
    for key in fact.keys:
        if key.name == "name":
            yield None if fold(key.value) == fold(place.name) else f"its name is {place.name!r}"
        else:
            yield same_value(key, place.precision if key.name == "precision" else place.country)


def _time(fact: Fact, view: View) -> Fault:
    there = [when for when in view.analysis.times if view.touches(when.span, fact.words)]
    found = ((f"{one.earliest} to {one.latest}", (_time_key(key, one) for key in fact.keys)) for one in there)
    return answer(fact, found, "no time there")


def _time_key(key: Key, when: When) -> Fault:
    if key.name == "unresolved":
        return same_value(key, "no" if when.resolved else "yes")
    if key.name == "granularity":
        return same_value(key, when.granularity)
    ends: dict[str, date | None] = {"earliest": when.earliest, "latest": when.latest}
    return same_value(key, ends[key.name])


def _actor(fact: Fact, view: View) -> Fault:
    clusters = view.clusters(fact.words)
    there = [actor for actor in view.analysis.actors if actor.id in clusters]
    for key in fact.keys:
        if key.words is not None and not clusters & view.clusters(key.words):
            return f"{fact.words.text!r} and {key.words.text!r} are not one actor"
        if key.name == "name" and not any(fold(actor.name) == fold(key.value) for actor in there):
            return f"it is called {[actor.name for actor in there]}"
        if key.name == "kind" and not any(actor.kind == key.value for actor in there):
            return f"it is a {[str(actor.kind) for actor in there]}"
    return None if clusters else "no actor there"


def _block(fact: Fact, view: View) -> Fault:
    there = [block for block in view.analysis.document.blocks if view.touches(block.span, fact.words)]
    key = fact.get("kind")
    allowed = key.value.split("|") if key else []
    if key is None or any(block.kind in allowed for block in there):
        return None if there else "no block there"
    if not there and _CUT.intersection(allowed):
        return None  # cut away by cleaning: nobody will read it as evidence
    return f"it is {[str(block.kind) for block in there] or 'in no block'}"


def _no_claim(fact: Fact, view: View) -> Fault:
    found = [
        show_claim(claim, view)
        for claim in view.analysis.claims
        if any(
            view.touches(span, fact.words) for span in claim.content or ((claim.cue,) if claim.cue else ())
        )
    ]
    return f"a claim is there: {'; '.join(found)}" if found else None


def _no_incident(fact: Fact, view: View) -> Fault:
    found = [
        _told(one, view)
        for one in view.analysis.incidents
        if any(view.touches(trigger, fact.words) for trigger in one.triggers)
    ]
    return f"an incident is there: {'; '.join(found)}" if found else None


def _no_count(fact: Fact, view: View) -> Fault:
    found = [show_count(count) for count in view.analysis.counts if view.touches(count.span, fact.words)]
    return f"a count is there: {'; '.join(found)}" if found else None


def _no_place(fact: Fact, view: View) -> Fault:
    named = {mention.id for mention in view.mentions(fact.words)}
    found = [place.name for place in view.analysis.places if named.intersection(place.mentions)]
    return f"a place is there: {found}" if found else None


def _cites(fact: Fact, view: View) -> Fault:
    cited = [stated.value for stated in view.analysis.cites]
    right = any(fold(fact.words.text) in fold(value) for value in cited)
    return None if right else f"{fact.words.text!r} is not among the sources it lists: {cited}"


_KINDS: Final[dict[str, Callable[[Fact, View], Fault]]] = {
    "claim": claim_fault,
    "denial": claim_fault,
    "count": count_fault,
    "incident": _incident,
    "place": _place,
    "time": _time,
    "actor": _actor,
    "block": _block,
    "no claim": _no_claim,
    "no incident": _no_incident,
    "no count": _no_count,
    "no place": _no_place,
    "cites": _cites,
}
