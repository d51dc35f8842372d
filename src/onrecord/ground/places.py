"""Ground the names of places: from words to a place of the gazetteer, with how exactly it is known."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from onrecord.ground.gazetteer import Candidate, Gazetteer, importance
from onrecord.ground.place_scores import Context, points, shares, told
from onrecord.ground.place_support import WORTH_TELLING, Reading, context_of, hear
from onrecord.ground.place_words import Wording, containers, peoples, read_wording
from onrecord.model.document import Document
from onrecord.model.identity import content_id
from onrecord.model.mention import Mention, MentionKind
from onrecord.model.place import Alternative, Place, Point, Precision
from onrecord.text.fold import fold

_GROUNDED = frozenset({MentionKind.PLACE, MentionKind.FACILITY})
_SURE_ENOUGH = 0.2
_GOOD_ENOUGH = 1.0
_AROUND_KM = 25.0
_LARGE = 0.75
_MOST_CANDIDATES = 80
_MOST_ALTERNATIVES = 4
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


def ground_places(
    document: Document | str, mentions: tuple[Mention, ...], gazetteer: Gazetteer
) -> tuple[Place, ...]:
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
    support = hear(readings, peoples(text, gazetteer))
    sentences = _countries_by_sentence(document, readings)
    grounded: dict[tuple[object, ...], Place] = {}
    places: list[Place] = []
    for reading, named in zip(readings, sentences, strict=True):
        like = (reading.key, reading.wording.sense, named)
        if like not in grounded:
            grounded[like] = _ground(reading, context_of(reading, support, named))
        places.append(replace(grounded[like], mentions=(reading.mention.id,)))
    return _merged(places)


def _merged(places: list[Place]) -> tuple[Place, ...]:
    """One record for all mentions of one place with one precision and radius, with its id."""
    together: dict[tuple[object, ...], list[Place]] = defaultdict(list)
    for place in places:
        together[place.gazetteer or place.name, place.precision, place.radius_km].append(place)
    merged = []
    for same in together.values():
        mentions = tuple(one for place in same for one in place.mentions)
        identity = content_id("place", same[0].gazetteer, same[0].name, *mentions)
        merged.append(replace(same[0], id=identity, mentions=mentions))
    return tuple(merged)


def _read(text: str, mention: Mention, gazetteer: Gazetteer) -> Reading:
    wording = read_wording(text, mention.span, gazetteer)
    if _only_a_noun(mention):
        return Reading(mention=mention, key=fold(mention.words), wording=wording, inside=(), candidates=())
    found = gazetteer.lookup(wording.bare)
    if wording.designator and "airport" in wording.designator.kinds:
        found = (*gazetteer.lookup(f"{wording.bare} airport"), *found)
    if not found and wording.bare != mention.words:
        found = gazetteer.lookup(mention.words)
    found = _people_first(found, wording.bare, gazetteer)
    return Reading(
        mention=mention,
        key=fold(wording.bare),
        wording=wording,
        inside=containers(wording, gazetteer),
        candidates=found[:_MOST_CANDIDATES],
    )


def _only_a_noun(mention: Mention) -> bool:
    """Whether a facility is described, not named: "hospital" is no town called Hospital."""
    shouted = mention.words.isupper() and " " not in mention.words
    return mention.kind is MentionKind.FACILITY and (mention.words.islower() or shouted)


def _people_first(found: tuple[Candidate, ...], name: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The country alone where the word names its people, unless it is also the name of a large place."""
    iso = gazetteer.demonym(name)
    country = gazetteer.country(iso) if iso else None
    known = max((importance(one.kind, one.population) * one.name_weight for one in found), default=0.0)
    return (country,) if country and known < _LARGE else found


def _one_sense(readings: list[Reading]) -> list[Reading]:
    """Give all mentions of one name what is said of any of them: "Paris, Texas" holds for the next "Paris" too."""
    inside: dict[str, dict[str, Candidate]] = defaultdict(dict)
    for reading in readings:
        inside[reading.key] |= {one.id: one for one in reading.inside}
    return [
        reading
        if len(inside[reading.key]) == len(reading.inside)
        else replace(reading, inside=tuple(inside[reading.key].values()))
        for reading in readings
    ]


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
        start, stop = (
            (sentence.span.start, sentence.span.stop) if sentence else (span.start - 200, span.stop + 200)
        )
        found.append(
            frozenset(iso for other, iso in named if iso and start <= other.start < stop and other != span)
        )
    return found


def _ground(reading: Reading, context: Context) -> Place:
    """Choose among the candidates, or none."""
    scores = points(reading.candidates, context)
    parts = shares(scores)
    ranked = sorted(zip(parts, scores, reading.candidates, strict=True), key=lambda one: -one[0])
    if not ranked:
        return _unknown(reading, (), "the gazetteer has no such name")
    best = ranked[0][2]
    sure = sum(share for share, _, one in ranked if _same_spot(best, one))
    others = tuple(
        _alternative(one, share) for share, _, one in ranked[:_MOST_ALTERNATIVES] if share >= WORTH_TELLING
    )
    if sure < _SURE_ENOUGH or ranked[0][1] < _GOOD_ENOUGH:
        return _unknown(reading, others, "no reading of the name is clearly better than the others")
    return _place(reading, best, context, (round(sure, 3), others[1:]))


def _same_spot(best: Candidate, other: Candidate) -> bool:
    """Whether two readings differ in extent only: a town, its district and its province of one name."""
    if best.id == other.id:
        return True
    return best.admin1 is not None and best.admin1 == other.admin1


def _place(
    reading: Reading, best: Candidate, context: Context, rest: tuple[float, tuple[Alternative, ...]]
) -> Place:
    precision, point, radius, note = _extent(best, reading.wording)
    rows = told(best, context)
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
        score=rest[0],
        alternatives=rest[1],
        reasons=(*(sentence for _, sentence in rows), *note),
        by=f"place/{rows[0][0] if rows else 'only-reading'}",
    )


def _extent(
    best: Candidate, wording: Wording
) -> tuple[Precision, Point | None, float | None, tuple[str, ...]]:
    """Precision, point and radius the words support, and why where it is not what the gazetteer gives."""
    precision, point, radius = _PRECISION[best.kind], _point(best), best.radius_km
    notes = (f"no source gives a point for {best.name}: its province's stands in",) if best.borrowed else ()
    if wording.side and best.kind in _AREAS:
        known = best.kind == "admin1"  # a province's circle still tells something; a country's does not
        return Precision.REGION, point if known else None, radius, (f"only a part of {best.name} is meant",)
    if best.kind == "airport" and wording.at and not wording.near:
        return Precision.EXACT, point, radius, ("the words put it at the airport",)
    at_an_airport = wording.designator is not None and "airport" in wording.designator.kinds
    around = best.kind == "airport" or at_an_airport or wording.near or wording.side is not None
    if around and precision in {Precision.PLACE, Precision.DISTRICT}:
        wider = max(radius or 0.0, _AROUND_KM, 1.5 * (wording.near_km or 0.0))
        return Precision.DISTRICT, point, wider, (*notes, f"the words put it near {best.name}, not in it")
    return precision, point, radius, notes


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
