"""Where it happened: the corpus gives a word that tells of an event; the path says at which of the places named it was."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.accuracy.corpora import first_there, fold, rows_of
from benchmarks.accuracy.reading import in_source, read
from benchmarks.accuracy.score_attribution import Stretch
from benchmarks.accuracy.score_event_place import Answer, event_place_scores
from benchmarks.accuracy.task import Task
from onrecord.find.incidents.event_place import place_of_event
from onrecord.find.incidents.found import Found
from onrecord.model import Analysis, Span
from onrecord.text.tokens import tokens

TEST_FOLD = 0
_NAME = "event_location"


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """One text, the word of its event, and where the event was: none, one or several stretches of the text."""

    text: str
    word: Stretch
    places: tuple[Stretch, ...]


def event_of(row: Mapping[str, Any]) -> ToldEvent:
    """A row of the corpus. Stretches are read from their tokens: in every seventh row "start" and "end" count tokens.

    >>> tokens = [{"start": 0, "end": 4}, {"start": 5, "end": 9}, {"start": 10, "end": 12}, {"start": 13, "end": 16}]
    >>> spans = [{"label": "VERB", "start": 5, "end": 9, "token_start": 1, "token_end": 1},
    ...     {"label": "LOCATION", "start": 3, "end": 3, "token_start": 3, "token_end": 3}]
    >>> event_of({"text": "They fled to Gao", "tokens": tokens, "spans": spans})
    ToldEvent(text='They fled to Gao', word=(5, 9), places=((13, 16),))
    """
    parts = [(span["label"], _stretch(row["tokens"], span)) for span in row["spans"]]
    words = [stretch for label, stretch in parts if label == "VERB"]
    places = tuple(stretch for label, stretch in parts if label == "LOCATION")
    return ToldEvent(row["text"], words[0], places)


def _stretch(words: list[Mapping[str, int]], span: Mapping[str, int]) -> Stretch:
    """Its characters; an end beyond the text (there are two) is taken for the first token alone."""
    first, last = span["token_start"], span["token_end"]
    return words[first]["start"], words[last if last < len(words) else first]["end"]


def compare_event(event: ToldEvent) -> Answer:
    """The path on one text: the place of the event word, and of the incident that has it among its triggers."""
    analysis = read(event.text)
    if analysis is None:
        return Answer(gold=event.places, found=None, of_incident=None)
    word = document_span(analysis, event.word)
    best = place_of_event(found_in(analysis), word) if word else None
    return Answer(
        gold=event.places,
        found=in_source(analysis, best.mention.span) if best else None,
        of_incident=_of_incident(analysis, word) if word else None,
    )


def found_in(analysis: Analysis) -> Found:
    """What the incident rules are given: everything the analysis holds but the incidents."""
    return Found(
        document=analysis.document,
        mentions=analysis.mentions,
        actors=analysis.actors,
        places=analysis.places,
        times=analysis.times,
        counts=analysis.counts,
        claims=analysis.claims,
        published=analysis.published.latest if analysis.published else None,
    )


def document_span(analysis: Analysis, word: Stretch) -> Span | None:
    """The first word of the document's sentences that stands at `word` of the source; None where cleaning took it away."""
    for sentence in analysis.document.sentences:
        for token in tokens(analysis.document.text, sentence.span.start, sentence.span.stop):
            start, stop = in_source(analysis, Span(token.start, token.stop))
            if start < word[1] and word[0] < stop:
                return Span(token.start, token.stop)
    return None


def _of_incident(analysis: Analysis, word: Span) -> Stretch | None:
    for incident in analysis.incidents:
        if incident.places and any(span.overlaps(word) for span in incident.triggers):
            return in_source(analysis, incident.places[0].span)
    return None


def rows_in(path: Path, *, test: bool) -> Iterator[ToldEvent]:
    """The texts whose SHA-256 modulo 5 is 0 (`test`), or the others, which may be learnt from."""
    for row in rows_of(path):
        if (fold(row["text"]) == TEST_FOLD) is test:
            yield event_of(row)


def _files(corpora: Path, split: str | None) -> tuple[Path, ...]:
    name = split or _NAME
    return (
        first_there(corpora, [f"places/{name}.jsonl.gz", f"places/{name}.jsonl", f"places/{name}", name]),
    )


def _units(files: tuple[Path, ...]) -> Iterator[ToldEvent]:
    return rows_in(files[0], test=True)


EVENT_LOCATION = Task(
    name=f"places/{_NAME}", files=_files, units=_units, one=compare_event, scores=event_place_scores
)
