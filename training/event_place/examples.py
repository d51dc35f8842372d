"""Rows of the corpus as what the path sees in them: places with features, and which of them is right."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from benchmarks.accuracy.event_place import ToldEvent, document_span, found_in
from benchmarks.accuracy.reading import in_source, read
from onrecord.find.incidents.event_place import trigger_at
from onrecord.find.incidents.event_place_features import features_of, features_of_none, views_of
from onrecord.find.incidents.page import read_page

_CHUNK = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One event: the features of each place in its sentence, which places are right, and the features of "none of them".

    `told` is whether the gold names a place at all; it may be one that the path did not see, and then none is right.
    """

    text: str
    told: bool
    places: tuple[tuple[str, ...], ...] = ()
    right: tuple[bool, ...] = ()
    none: tuple[str, ...] = ()


def examples_of(events: Iterable[ToldEvent], processes: int) -> Iterator[Example]:
    """The examples of many rows, in their order."""
    with ProcessPoolExecutor(max_workers=processes) as pool:
        yield from pool.map(example_of, events, chunksize=_CHUNK)


def example_of(event: ToldEvent) -> Example:
    """What the path sees in one row; no places where it cannot be read or its word was cleaned away."""
    unseen = Example(text=event.text, told=bool(event.places))
    analysis = read(event.text)
    word = document_span(analysis, event.word) if analysis else None
    if analysis is None or word is None:
        return unseen
    page = read_page(found_in(analysis))
    line = next(one for one in page.lines if one.sentence.span.overlaps(word))
    trigger = trigger_at(line, line.word_at(word.start))
    views = views_of(page, trigger)
    stretches = [in_source(analysis, view.spot.span) for view in views]
    return Example(
        text=event.text,
        told=bool(event.places),
        places=tuple(features_of(view) for view in views),
        right=tuple(any(start < b and a < stop for a, b in event.places) for start, stop in stretches),
        none=features_of_none(trigger, len(views)),
    )
