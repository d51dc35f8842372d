"""Facts of a report as one line each, so that two versions can be told apart line by line.

Words of reports that are not ours are told by their hash alone.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator

from onrecord.model import Analysis, Claim, Count, Incident, Place, Span, When

Tell = Callable[[str], str]
_FIRST_WORDS = 6


def own_words(words: str) -> str:
    """Our own words: a short hash, and the first of them to read.

    >>> own_words("the bridge was closed by the army at dawn").split(" ", 1)[1]
    'the bridge was closed by the'
    """
    return f"{_hash(words)} {' '.join(words.split()[:_FIRST_WORDS])}"


def others_words(words: str) -> str:
    """Another's words: a short hash.

    >>> len(others_words("a sentence of somebody else's"))
    12
    """
    return _hash(words)


def _hash(words: str) -> str:
    return hashlib.sha256(" ".join(words.split()).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def facts_of(analysis: Analysis, tell: Tell) -> tuple[str, ...]:
    """All facts of one report, sorted: blocks, claims, counts, incidents, places, times, cited sources."""
    text = analysis.document.text
    claims = {claim.id: claim for claim in analysis.claims}
    told: list[str] = [f"block|{one.kind}|{tell(one.span.of(text))}" for one in analysis.document.blocks]
    told += [_claim(one, text, tell) for one in analysis.claims]
    told += [_count(one, claims, text, tell) for one in analysis.counts]
    told += [line for one in analysis.incidents for line in _incident(one, analysis, text, tell)]
    told += [_place(one, tell) for one in analysis.places]
    told += [_time(one, tell) for one in analysis.times]
    told += [f"cites|{tell(one.value)}" for one in analysis.cites]
    return tuple(sorted(told))


def _claim(claim: Claim, text: str, tell: Tell) -> str:
    chain = " > ".join(f"{tell(one.name)} ({one.institution}, {one.relation})" for one in claim.chain)
    return f"claim|{chain}|{claim.act}|{claim.stance}|{claim.denies}|{tell(_joined(claim.content, text))}"


def _voice(claim: Claim | None, tell: Tell) -> str:
    origin = claim.origin if claim else None
    return tell(origin.name) if origin else "own voice"


def _count(count: Count, claims: dict[str, Claim], text: str, tell: Tell) -> str:
    voice = _voice(claims.get(count.claim or ""), tell)
    figure = f"{count.of}|{count.given}|{count.low}-{count.high}|{count.population.role}"
    return f"count|{figure}|{voice}|{tell(count.span.of(text))}"


def _incident(incident: Incident, analysis: Analysis, text: str, tell: Tell) -> Iterator[str]:
    anchor = tell(_joined(incident.triggers[:1], text))
    kind = "news" if incident.news else "background"
    yield f"incident|{incident.type}|{incident.subtype}|{incident.realis}|{kind}|{len(incident.triggers)}|{anchor}"
    for role in incident.roles:
        yield f"role|{anchor}|{role.name}|{role.confidence}|{tell(role.words)}"
    places = {place.id: place for place in analysis.places}
    for located in incident.places:
        place = places.get(located.place)
        yield f"where|{anchor}|{place.gazetteer if place else None}|{place.precision if place else None}"
    times = {when.id: when for when in analysis.times}
    for dated in incident.times:
        when = times.get(dated.when)
        yield f"when|{anchor}|{when.earliest if when else None}|{when.latest if when else None}"
    counts = {count.id: count for count in analysis.counts}
    for loss in (counts[one] for one in incident.losses if one in counts):
        yield f"loss|{anchor}|{loss.of}|{loss.given}|{loss.low}-{loss.high}"


def _place(place: Place, tell: Tell) -> str:
    return f"place|{tell(place.name)}|{place.gazetteer}|{place.precision}|{len(place.mentions)}"


def _time(when: When, tell: Tell) -> str:
    return f"time|{tell(when.words)}|{when.earliest}|{when.latest}|{when.granularity}|{when.timex}"


def _joined(spans: Iterable[Span], text: str) -> str:
    return " // ".join(span.of(text) for span in spans)
