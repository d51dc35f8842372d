"""Ground the names of places: from words to a place of the gazetteer, with how exactly it is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from onrecord.ground.gazetteer import Candidate, Gazetteer
from onrecord.ground.place_areas import AROUND_KM, Extent, extent, point_of, stand_in
from onrecord.ground.place_distance import distance_km
from onrecord.ground.place_ranking import Ranked, agreed, rank, same_spot
from onrecord.ground.place_reading import countries_by_sentence, read_places
from onrecord.ground.place_scores import Ranker, bundled_ranker, points, told
from onrecord.ground.place_support import WORTH_TELLING, Reading
from onrecord.ground.place_words import Wording, peoples
from onrecord.model.document import Document
from onrecord.model.identity import content_id
from onrecord.model.mention import Mention, MentionKind
from onrecord.model.place import Alternative, Place, Precision
from onrecord.text.fold import fold

CONFIDENT = 0.5
"""From this score on an answer is shown as sure; below it, its reasons say that others fit nearly as well."""

_GROUNDED = frozenset({MentionKind.PLACE, MentionKind.FACILITY})
_SURE_ENOUGH = 0.15
_GOOD_ENOUGH = 1.0
_ONE_PROVINCE = 0.75
_MOST_ALTERNATIVES = 3


def ground_places(
    document: Document | str, mentions: tuple[Mention, ...], gazetteer: Gazetteer
) -> tuple[Place, ...]:
    """A place for every mention of a place or facility; mentions of one place with one precision share it.

    A name that fits nothing gets what its words say it lies in, with that precision; failing that, a place of unknown
    precision with its words and its alternatives, and no point. Places come in the order of their first mention.

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
    if not asked:
        return ()
    ranker = bundled_ranker()
    readings = read_places(text, asked, gazetteer)
    sentences = countries_by_sentence(document, readings)
    ranked = rank(readings, sentences, peoples(text, gazetteer), ranker)
    named = _named(readings, ranked)
    grounded: dict[tuple[object, ...], Place] = {}
    places: list[tuple[Place, str]] = []
    for reading, rows, sentence in zip(readings, ranked, sentences, strict=True):
        like = (reading.key, reading.wording.sense, sentence)
        if like not in grounded:
            others = tuple(one for key, one in named if key != reading.key)
            grounded[like] = _ground(reading, rows, others, (gazetteer, ranker))
        places.append((grounded[like], reading.mention.id))
    return _merged(places)


def _named(
    readings: Sequence[Reading], ranked: Sequence[Sequence[Ranked]]
) -> tuple[tuple[str, Candidate], ...]:
    """The likeliest meaning of each name, once."""
    best = {
        reading.key: rows[0].option.candidate
        for reading, rows in zip(readings, ranked, strict=True)
        if rows and rows[0].option.how != "inside"
    }
    return tuple(best.items())


def _merged(places: Sequence[tuple[Place, str]]) -> tuple[Place, ...]:
    """One record for all mentions of one place with one precision and extent, with its id."""
    together: dict[tuple[object, ...], list[tuple[Place, str]]] = defaultdict(list)
    for place, mention in places:
        stands_in = place.by in {"place/stand-in", "place/one-province"}
        own = place.name if stands_in or not place.gazetteer else place.gazetteer
        together[own, place.precision, place.radius_km, place.point].append((place, mention))
    merged = []
    for same in together.values():
        first, mentions = same[0][0], tuple(mention for _, mention in same)
        identity = content_id("place", first.gazetteer, first.name, *mentions)
        merged.append(replace(first, id=identity, mentions=mentions))
    return tuple(merged)


def _ground(
    reading: Reading,
    rows: Sequence[Ranked],
    others: Sequence[Candidate],
    tools: tuple[Gazetteer, Ranker],
) -> Place:
    """Choose among what a name can mean, or choose none."""
    gazetteer, ranker = tools
    if not rows:
        return _unknown(reading, (), "the gazetteer has no such name")
    best, share = _as_worded(rows, reading.wording), agreed(rows)
    rivals = _alternatives(rows)
    if share < _SURE_ENOUGH or points(best.held, ranker.together) < _GOOD_ENOUGH:
        return _unknown(reading, rivals, "no reading of the name is clearly better than the others")
    one = best.option.candidate
    if best.option.how == "inside":
        where = stand_in(one, reading.wording.bare)
        return _place(reading, (one, where), ("stand-in", ()), (ranker.sure(share), rivals[1:]))
    province = _province(rows, gazetteer) if share < CONFIDENT else None
    if province:
        note = f"more than one {one.name} lies in {province.name}"
        where = replace(stand_in(province, one.name), notes=(note,))
        return _place(reading, (province, where), ("one-province", ()), (ranker.sure(_in(rows, one)), rivals))
    spoken = told(one, best.held.items(), ranker.together)
    unsure = (
        ("unsure: other places of this name fit nearly as well",) if ranker.sure(share) < CONFIDENT else ()
    )
    reasons = (*(sentence for _, sentence in spoken), *unsure)
    where = extent(one, reading.wording, others, gazetteer)
    by = spoken[0][0] if spoken else "only-reading"
    return _place(reading, (one, where), (by, reasons), (ranker.sure(share), rivals[1:]))


def _as_worded(rows: Sequence[Ranked], wording: Wording) -> Ranked:
    """The best reading, or the one in the same spot that is of the kind the words name: the district, not its town."""
    kinds = wording.kinds[:1]
    if wording.between:
        kinds = ("country", "admin1") if wording.between.border else ("city",)
    alike = (row for row in rows if row.option.candidate.kind in kinds and same_spot(rows[0], row))
    if rows[0].option.how == "inside" or rows[0].option.candidate.kind in kinds:
        return rows[0]
    return next((row for row in alike if row.option.how != "inside"), rows[0])


def _province(rows: Sequence[Ranked], gazetteer: Gazetteer) -> Candidate | None:
    """The province that nearly all readings lie in, where they are too far apart to be one place."""
    one = rows[0].option.candidate
    if one.admin1 is None or one.admin1_name is None or _in(rows, one) < _ONE_PROVINCE:
        return None
    apart = any(
        distance_km(one, row.option.candidate) > AROUND_KM for row in rows[1:] if row.share >= WORTH_TELLING
    )
    wanted = f"admin1:{one.admin1}"
    return (
        next((each for each in gazetteer.lookup(one.admin1_name) if each.id == wanted), None)
        if apart
        else None
    )


def _in(rows: Sequence[Ranked], one: Candidate) -> float:
    return sum(row.share for row in rows if row.option.candidate.admin1 == one.admin1)


def _place(
    reading: Reading,
    answer: tuple[Candidate, Extent],
    why: tuple[str, tuple[str, ...]],
    rest: tuple[float, tuple[Alternative, ...]],
) -> Place:
    best, where = answer
    own = fold(best.name) == reading.key or why[0] in {"stand-in", "one-province"}
    return Place(
        id="",
        name=reading.wording.bare if own else best.name,
        mentions=(reading.mention.id,),
        precision=where.precision,
        gazetteer=best.id,
        country=best.country,
        admin1=best.admin1,
        admin2=best.admin2,
        path=_path(best),
        point=where.point,
        radius_km=where.radius_km,
        score=round(rest[0], 3),
        alternatives=rest[1],
        reasons=(*_from_own(best), *why[1], *where.notes),
        by=f"place/{why[0]}",
    )


def _from_own(candidate: Candidate) -> tuple[str, ...]:
    if candidate.source is None:
        return ()
    return (f"{candidate.name} stands so in your own gazetteer {candidate.source}",)


def _path(candidate: Candidate) -> tuple[str, ...]:
    own = candidate.name if candidate.kind == "admin2" else None
    return tuple(name for name in (candidate.country_name, candidate.admin1_name, own) if name)


def _alternatives(rows: Sequence[Ranked]) -> tuple[Alternative, ...]:
    """The best readings and their shares, the chosen one first."""
    kept = [rows[0], *(row for row in rows[1:] if not same_spot(rows[0], row))][: _MOST_ALTERNATIVES + 1]
    return tuple(_alternative(row) for at, row in enumerate(kept) if at == 0 or row.share >= WORTH_TELLING)


def _alternative(row: Ranked) -> Alternative:
    one = row.option.candidate
    return Alternative(
        gazetteer=one.id,
        name=", ".join(dict.fromkeys((one.name, *reversed(_path(one))))),
        country=one.country,
        point=point_of(one),
        score=round(row.share, 3),
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
