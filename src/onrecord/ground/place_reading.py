"""From the mentions of a report to readings: how each place is worded, and all that it can mean."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.ground.gazetteer import Candidate, Gazetteer
from onrecord.ground.place_options import Option, Outer, options, outer_places
from onrecord.ground.place_sides import is_side
from onrecord.ground.place_support import Reading
from onrecord.ground.place_words import Wording, read_wording
from onrecord.model.document import Document
from onrecord.model.mention import Mention, MentionKind
from onrecord.text.fold import fold

_REACH = 200


def read_places(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Reading]:
    """A reading for each mention; what is said of one mention of a name holds for all of them.

    "Paris, Texas" says what the next "Paris" means too.
    """
    worded = [(one, read_wording(text, one.span, gazetteer)) for one in mentions]
    begun = [(one, fold(wording.bare), wording, outer_places(wording, gazetteer)) for one, wording in worded]
    said: dict[str, Outer] = {}
    for _, key, _, outer in begun:
        before = said.get(key)
        if before is None or (outer.sure, bool(outer)) > (before.sure, bool(before)):
            said[key] = outer
    meant: dict[tuple[object, ...], tuple[Option, ...]] = {}
    readings = []
    for mention, key, wording, _ in begun:
        like = (key, wording.words, wording.kinds, mention.kind)
        if like not in meant:
            meant[like] = _meant(mention, wording, said[key], gazetteer)
        readings.append(
            Reading(mention=mention, key=key, wording=wording, outer=said[key], options=meant[like])
        )
    return readings


def _meant(mention: Mention, wording: Wording, outer: Outer, gazetteer: Gazetteer) -> tuple[Option, ...]:
    if _only_a_noun(mention) or (is_side(wording.bare) and not wording.kinds):
        return ()
    found = options(wording, outer, gazetteer)
    named = mention.kind is MentionKind.PLACE and not wording.bare.islower()
    # A temple in Kabul is somewhere in Kabul, which has its own mention; only a place may be stood in for.
    return found if named else tuple(one for one in found if one.how != "inside")


def _only_a_noun(mention: Mention) -> bool:
    """Whether a facility is described, not named: "hospital" is no town called Hospital."""
    shouted = mention.words.isupper() and " " not in mention.words
    return mention.kind is MentionKind.FACILITY and (mention.words.islower() or shouted)


def countries_by_sentence(document: Document | str, readings: Sequence[Reading]) -> list[frozenset[str]]:
    """For each reading, the countries named in its sentence (within 200 characters where sentences are not known)."""
    named = [
        (reading.mention.span, country.country)
        for reading in readings
        if (country := _country(reading)) and country.country
    ]
    found = []
    for reading in readings:
        span = reading.mention.span
        sentence = None if isinstance(document, str) else document.sentence_at(span.start)
        start, stop = (
            (sentence.span.start, sentence.span.stop)
            if sentence
            else (span.start - _REACH, span.stop + _REACH)
        )
        found.append(frozenset(iso for other, iso in named if start <= other.start < stop and other != span))
    return found


def _country(reading: Reading) -> Candidate | None:
    first = reading.options[0].candidate if reading.options else None
    return first if first and first.kind == "country" else None
