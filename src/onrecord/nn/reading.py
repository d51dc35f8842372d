"""Reading a text with the encoder: from sentences to guesses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.model import Document, Guess, Span
from onrecord.nn.attributions import attributed, marked_in
from onrecord.nn.decode import Columns, probabilities, runs, sigmoid
from onrecord.nn.labels import CUES, heads
from onrecord.nn.names import names_and_phrases
from onrecord.nn.nested import as_sentence, opened, whole_ones, worth_reading
from onrecord.nn.windows import Window, windows_of

if TYPE_CHECKING:
    from onrecord.nn.bundle import Bundle

_COLUMNS = {head.name: head.columns for head in heads()}
_DEPTH = 2  # speakers inside speakers, beyond the outermost
_MOST = 3.0  # the scale of factuality runs from -3 to 3


def read_document(document: Document, bundle: Bundle) -> tuple[Guess, ...]:
    """All guesses of all heads on the sentences of `document`; attributions also inside contents."""
    sentences = [(one.span.start, one.span.stop) for one in document.sentences]
    read = list(_windows(document.text, sentences, bundle))
    found = list(attributed(marked_in(read, document.text, bundle.enter), bundle.thresholds))
    found += _nested(document.text, found, bundle)
    for window, columns in read:
        found += _named(window, columns, bundle)
        found += _cues(window, columns, bundle)
        found += _events(window, columns, bundle)
    return tuple(found)


def factuality_at(text: str, spans: Sequence[Span], bundle: Bundle) -> tuple[float, ...]:
    """How surely what each predicate tells has happened: -3 (certainly not) to 3 (certainly).

    `text` is read as one sentence; each span is the word or words of a predicate.

    Raises:
        ValueError: if a span holds no word.
    """
    seen: list[tuple[int, int, float]] = []
    for window, columns in _windows(text, [(0, len(text))], bundle):
        scores = columns[:, _COLUMNS["factuality"]][:, 0]
        seen += [
            (word.start, word.stop, float(score)) for word, score in zip(window.words, scores, strict=True)
        ]
    return tuple(_score_at(seen, span) for span in spans)


def _score_at(seen: Sequence[tuple[int, int, float]], span: Span) -> float:
    for start, stop, score in seen:
        if start < span.stop and span.start < stop:
            return max(-_MOST, min(_MOST, score))
    raise ValueError(f"no word stands at {span.start}–{span.stop}")


def _windows(
    text: str, sentences: Iterable[tuple[int, int]], bundle: Bundle
) -> Iterator[tuple[Window, Columns]]:
    for window in windows_of(text, sentences, bundle.pieces, bundle.window):
        yield window, bundle.columns(window)


def _inner_windows(text: str, span: Span, bundle: Bundle) -> Iterator[tuple[Window, Columns]]:
    for window in windows_of(text, [(span.start, span.stop)], bundle.pieces, bundle.window):
        yield window, bundle.columns(opened(window))


def _nested(text: str, found: Sequence[Guess], bundle: Bundle) -> list[Guess]:
    """The attributions inside contents, level by level."""
    every: list[Guess] = []
    level = [one for one in found if one.label == "content"]
    for _ in range(_DEPTH):
        inner: list[Guess] = []
        for span in worth_reading(text, level):
            read = _inner_windows(text, as_sentence(text, span), bundle)
            inner += whole_ones(
                list(attributed(marked_in(read, text, bundle.enter), bundle.thresholds, span))
            )
        every += inner
        level = [one for one in inner if one.label == "content"]
    return every


def _named(window: Window, columns: Columns, bundle: Bundle) -> Iterator[Guess]:
    shares = probabilities(columns[:, _COLUMNS["mentions"]])
    for seen in names_and_phrases(shares, bundle.enter, bundle.thresholds["mention"]):
        yield _over(window, seen.first, seen.last, seen.label, seen.score, seen.by)


def _cues(window: Window, columns: Columns, bundle: Bundle) -> Iterator[Guess]:
    shares = probabilities(columns[:, _COLUMNS["cues"]])
    for run in runs(shares, CUES, bundle.enter):
        if run.score >= bundle.thresholds[run.label]:
            yield _over(window, run.first, run.last, run.label, run.score, "head/cues")


def _over(window: Window, first: int, last: int, label: str, score: float, by: str) -> Guess:
    span = Span(window.words[first].start, window.words[last - 1].stop)
    return Guess(label=label, span=span, score=score, by=by)


def _events(window: Window, columns: Columns, bundle: Bundle) -> Iterator[Guess]:
    chances = sigmoid(columns[:, _COLUMNS["event"]][:, 0])
    scores = columns[:, _COLUMNS["factuality"]][:, 0]
    for at in (chances >= bundle.thresholds["event"]).nonzero()[0]:
        word = window.words[at]
        yield Guess(
            label="event",
            span=Span(word.start, word.stop),
            score=float(chances[at]),
            by="head/events",
            value=max(-_MOST, min(_MOST, float(scores[at]))),
        )
