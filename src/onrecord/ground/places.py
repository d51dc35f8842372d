"""Ground the names of places: from words to a place of the gazetteer, with how exactly it is known."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from onrecord.ground.gazetteer import Candidate, Gazetteer
from onrecord.ground.place_scores import TABLE, Context, points, reasons, shares
from onrecord.ground.place_words import Wording, containers, peoples, read_wording
from onrecord.model.document import Document
from onrecord.model.identity import content_id
from onrecord.model.mention import Mention, MentionKind
from onrecord.model.place import Alternative, Place, Point, Precision
from onrecord.text.fold import fold

_GROUNDED = frozenset({MentionKind.PLACE, MentionKind.FACILITY})
_SURE_ENOUGH = 0.25
_GOOD_ENOUGH = 1.0
_AROUND_KM = 25.0
_MOST_CANDIDATES = 80
_MOST_ALTERNATIVES = 4
_WORTH_TELLING = 0.02
_PRECISION = {
    "country": Precision.COUNTRY,
    "admin1": Precision.PROVINCE,
    "admin2": Precision.DISTRICT,
    "city": Precision.PLACE,
    "airport": Precision.PLACE,
    "region": Precision.REGION,
    "continent": Precision.REGION,
    "sea": Precision.REGION,
}
_AREAS = frozenset({"country", "admin1", "region", "continent", "sea"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One mention, how it is worded, and all it can mean."""

    mention: Mention
    wording: Wording
    inside: tuple[Candidate, ...]
    candidates: tuple[Candidate, ...]

    @property
    def key(self) -> str:
        """What makes two mentions the same name within one report."""
        return fold(self.wording.bare)


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """How much of a report lies where: the shares of each name's readings, by name, for countries and provinces."""

    countries: dict[str, dict[str, float]]
    provinces: dict[str, dict[str, float]]
    peoples: dict[str, float]


def ground_places(document: Document | str, mentions: tuple[Mention, ...], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """A place for every mention of a place or facility; mentions of one place with one precision share it.

    A name that fits nothing, or several things about equally, gets a place of unknown precision with its words
    and its alternatives, and no point. Places come in the order of their first mention.

    >>> from onrecord.ground.gazetteer import open_gazetteer
    >>> from onrecord.model.span import Span
    >>> text = "Two shells hit Gao in northern Mali."
    >>> town = Mention(id="m1", span=Span(15, 18), kind=MentionKind.PLACE, words="Gao", head="Gao")
    >>> [place] = ground_places(text, (town,), open_gazetteer())
    >>> place.gazetteer, place.country, place.path, place.precision.value
    ('geonames:2457163', 'ML', ('Mali', 'Gao'), 'place')
    """
    text = document if isinstance(document, str) else document.text
    asked = sorted((one for one in mentions if one.kind in _GROUNDED), key=lambda one: one.span)
    readings = _one_sense([_read(text, mention, gazetteer) for mention in asked])
    support = _support(readings, peoples(text, gazetteer))
    sentences = _countries_by_sentence(document, readings)
    places: dict[tuple[str | None, str, str], Place] = {}
    for reading, named in zip(readings, sentences, strict=True):
        place = _ground(reading, _context(reading, support, named))
        key = (place.gazetteer, place.precision, str(place.radius_km) if place.gazetteer else place.name)
        before = places.get(key)
        places[key] = place if before is None else replace(before, mentions=before.mentions + place.mentions)
    return tuple(replace(one, id=content_id("place", one.gazetteer, one.name, *one.mentions)) for one in places.values())


def _read(text: str, mention: Mention, gazetteer: Gazetteer) -> Reading:
    wording = read_wording(text, mention.span, gazetteer)
    found = gazetteer.lookup(wording.bare)
    if wording.designator and "airport" in wording.designator.kinds:
        found = (*gazetteer.lookup(f"{wording.bare} airport"), *found)
    if not found and wording.bare != mention.words:
        found = gazetteer.lookup(mention.words)
    return Reading(
        mention=mention, wording=wording, inside=containers(wording, gazetteer), candidates=found[:_MOST_CANDIDATES]
    )


def _one_sense(readings: list[Reading]) -> list[Reading]:
    """Give all mentions of one name what is said of any of them: "Paris, Texas" holds for the next "Paris" too."""
    inside: dict[str, dict[str, Candidate]] = defaultdict(dict)
    for reading in readings:
        inside[reading.key] |= {one.id: one for one in reading.inside}
    return [replace(reading, inside=tuple(inside[reading.key].values())) for reading in readings]


def _support(readings: list[Reading], named_peoples: dict[str, int]) -> Support:
    """Let each name, once, speak for the countries and provinces its likely readings lie in."""
    countries: dict[str, dict[str, float]] = {}
    provinces: dict[str, dict[str, float]] = {}
    for reading in readings:
        if reading.key in countries or not reading.candidates:
            continue
        alone = Context(
            kinds=_kinds(reading), inside=reading.inside, countries={}, provinces={}, peoples={}, sentence=frozenset()
        )
        by_country: dict[str, float] = defaultdict(float)
        by_province: dict[str, float] = defaultdict(float)
        parts = shares([points(one, alone) for one in reading.candidates])
        for one, share in zip(reading.candidates, parts, strict=True):
            if one.country:
                by_country[one.country] += share
            if one.admin1:
                by_province[one.admin1] += share
        countries[reading.key], provinces[reading.key] = by_country, by_province
    return Support(
        countries=countries,
        provinces=provinces,
        peoples={country: count / (count + 1) for country, count in named_peoples.items()},
    )


def _context(reading: Reading, support: Support, sentence: frozenset[str]) -> Context:
    """What the rest of the report says of one name, its own voice left out."""
    return Context(
        kinds=_kinds(reading),
        inside=reading.inside,
        countries=_voices(support.countries, reading.key),
        provinces=_voices(support.provinces, reading.key),
        peoples=support.peoples,
        sentence=sentence,
    )


def _voices(by_name: dict[str, dict[str, float]], own: str) -> dict[str, float]:
    """The shares of all other names together, brought under one: the second voice adds less than the first."""
    total: dict[str, float] = defaultdict(float)
    for name, areas in by_name.items():
        if name != own:
            for area, share in areas.items():
                total[area] += share
    return {area: voices / (voices + 1) for area, voices in total.items()}


def _kinds(reading: Reading) -> tuple[str, ...]:
    return reading.wording.designator.kinds if reading.wording.designator else ()


def _countries_by_sentence(document: Document | str, readings: list[Reading]) -> list[frozenset[str]]:
    """For each reading, the countries named in its sentence (within 200 characters where sentences are not known)."""
    named = [
        (reading.mention.span, reading.candidates[0].country)
        for reading in readings
        if reading.candidates and reading.candidates[0].kind == "country"
    ]
    found = []
    for reading in readings:
        span = reading.mention.span
        sentence = None if isinstance(document, str) else document.sentence_at(span.start)
        start, stop = (sentence.span.start, sentence.span.stop) if sentence else (span.start - 200, span.stop + 200)
        found.append(frozenset(iso for other, iso in named if iso and start <= other.start < stop and other != span))
    return found


def _ground(reading: Reading, context: Context) -> Place:
    """Choose among the candidates, or none."""
    scores = [points(one, context) for one in reading.candidates]
    parts = shares(scores)
    ranked = sorted(zip(parts, scores, reading.candidates, strict=True), key=lambda one: -one[0])
    if not ranked:
        return _unknown(reading, (), "the gazetteer has no such name")
    best = ranked[0][2]
    sure = sum(share for share, _, one in ranked if _same_spot(best, one))
    others = tuple(_alternative(one, share) for share, _, one in ranked[:_MOST_ALTERNATIVES] if share >= _WORTH_TELLING)
    if sure < _SURE_ENOUGH or ranked[0][1] < _GOOD_ENOUGH:
        return _unknown(reading, others, "no reading of the name is clearly better than the others")
    return _place(reading, best, context, (round(sure, 3), others[1:]))


def _same_spot(best: Candidate, other: Candidate) -> bool:
    """Whether two readings differ in extent only: a town, its district and its province of one name."""
    if best.id == other.id:
        return True
    return best.admin1 is not None and best.admin1 == other.admin1


def _place(
    reading: Reading, best: Candidate, context: Context, told: tuple[float, tuple[Alternative, ...]]
) -> Place:
    precision, point, radius, note = _extent(best, reading.wording)
    held = max(TABLE, key=lambda row: row.weight * row.holds(best, context))
    same_name = fold(best.name) == reading.key
    return Place(
        id="",
        name=reading.wording.bare if same_name else best.name,
        mentions=(reading.mention.id,),
        precision=precision,
        gazetteer=best.id,
        country=best.country,
        admin1=best.admin1,
        admin2=best.admin2,
        path=_path(best),
        point=point,
        radius_km=radius,
        score=told[0],
        alternatives=told[1],
        reasons=(*reasons(best, context), *note),
        by=f"place/{held.name}",
    )


def _extent(
    best: Candidate, wording: Wording
) -> tuple[Precision, Point | None, float | None, tuple[str, ...]]:
    """Precision, point and radius the words support, and why where it is not what the gazetteer gives."""
    precision, point, radius = _PRECISION[best.kind], _point(best), best.radius_km
    if wording.side and best.kind in _AREAS:
        return Precision.REGION, None, radius, (f"only a part of {best.name} is meant, so no point is given",)
    if best.kind == "airport" and wording.at and not wording.near:
        return Precision.EXACT, point, radius, ("the words put it at the airport",)
    at_an_airport = wording.designator is not None and "airport" in wording.designator.kinds
    if at_an_airport or wording.near or wording.side:
        wider = max(radius or 0.0, _AROUND_KM, 1.5 * (wording.near_km or 0.0))
        if precision is Precision.PLACE:
            precision = Precision.DISTRICT
        if precision is Precision.DISTRICT:
            return precision, point, wider, (f"the words put it near {best.name}, not in it",)
    if best.borrowed:
        return precision, point, radius, (f"no source gives a point for {best.name}: its province's stands in",)
    return precision, point, radius, ()


def _point(candidate: Candidate) -> Point | None:
    if candidate.latitude is None or candidate.longitude is None:
        return None
    return Point(latitude=candidate.latitude, longitude=candidate.longitude)


def _path(candidate: Candidate) -> tuple[str, ...]:
    own = candidate.name if candidate.kind == "admin2" else None
    return tuple(name for name in (candidate.country_name, candidate.admin1_name, own) if name)


def _alternative(candidate: Candidate, share: float) -> Alternative:
    return Alternative(
        gazetteer=candidate.id,
        name=", ".join(dict.fromkeys((candidate.name, *reversed(_path(candidate))))),
        country=candidate.country,
        point=_point(candidate),
        score=round(share, 3),
    )


def _unknown(reading: Reading, others: tuple[Alternative, ...], why: str) -> Place:
    return Place(
        id="",
        name=reading.mention.words,
        mentions=(reading.mention.id,),
        precision=Precision.UNKNOWN,
        alternatives=others,
        reasons=(why,),
        by="place/unknown",
    )
