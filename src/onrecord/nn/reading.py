"""Reading a text with the encoder: from sentences to guesses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.model import Document, Guess, Span
from onrecord.nn.attributions import attributed, marked_in
from onrecord.nn.decode import Columns, probabilities, runs, sigmoid
from onrecord.nn.labels import heads
from onrecord.nn.names import BOTH, NAME, PHRASE, Seen, names_and_phrases, titles_before
from onrecord.nn.nested import as_sentence, opened, whole_ones, worth_reading
from onrecord.nn.windows import Window, by_line, windows_of

if TYPE_CHECKING:
    from onrecord.nn.bundle import Bundle
    from onrecord.nn.wordpiece import Word

_COLUMNS = {head.name: head.columns for head in heads()}
_DEPTH = 2  # speakers inside speakers, beyond the outermost
_MOST = 3.0  # the scale of factuality runs from -3 to 3


def read_document(document: Document, bundle: Bundle) -> tuple[Guess, ...]:
    """All guesses of all heads on the sentences of `document`; attributions also inside contents."""
    sentences = [(one.span.start, one.span.stop) for one in document.sentences]
    read = list(_windows(document.text, sentences, bundle))
    found = list(attributed(marked_in(read, document.text, bundle.steps["attribution"]), bundle.thresholds))
    found += _nested(document.text, found, bundle)
    for window, columns in read:
        found += _named(document.text, window, columns, bundle)
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
                list(attributed(marked_in(read, text, bundle.steps["attribution"]), bundle.thresholds, span))
            )
        every += inner
        level = [one for one in inner if one.label == "content"]
    return every


def _named(text: str, window: Window, columns: Columns, bundle: Bundle) -> Iterator[Guess]:
    shares = probabilities(columns[:, _COLUMNS["mentions"]])
    for seen in names_and_phrases(shares, bundle.steps, bundle.thresholds["mention"]):
        for words in by_line(window.words[seen.first : seen.last], text):
            yield from _with_name(text, seen, words)


def _with_name(text: str, seen: Seen, words: Sequence[Word]) -> Iterator[Guess]:
    """A phrase as it stands; of a person's name that begins with titles, the phrase and the name without them."""
    whole = Span(words[0].start, words[-1].stop)
    titles = 0
    if seen.label == "person" and seen.by != PHRASE:
        titles = titles_before([text[word.start : word.stop] for word in words])
    if not titles:
        yield Guess(label=seen.label, span=whole, score=seen.score, by=seen.by)
        return
    name = Span(words[titles].start, whole.stop)
    if seen.by == BOTH:
        yield Guess(label=seen.label, span=whole, score=seen.score, by=PHRASE)
    yield Guess(label=seen.label, span=name, score=seen.score, by=NAME)


def _cues(window: Window, columns: Columns, bundle: Bundle) -> Iterator[Guess]:
    shares = probabilities(columns[:, _COLUMNS["cues"]])
    for run in runs(shares, bundle.steps["cues"]):
        if run.score >= bundle.thresholds[run.label]:
            span = Span(window.words[run.first].start, window.words[run.last - 1].stop)
            yield Guess(label=run.label, span=span, score=run.score, by="head/cues")


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
