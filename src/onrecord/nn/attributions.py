"""From tagged words to sources, cues and contents that know each other.

The head tags words; a second head says for each word on which side its partner stands (its cue, for the words of a
source or a content; its source, for those of a cue). The nearest partner on that side is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.model import Guess, Span
from onrecord.nn.decode import probabilities, runs
from onrecord.nn.labels import ATTRIBUTION, LINK, heads

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from onrecord.nn.windows import Window
    from onrecord.nn.wordpiece import Word

_COLUMNS = {head.name: head.columns for head in heads()}
_LINES_BACK = (
    4  # speech goes on without a cue of its own for a few paragraphs (and the blank lines between them)
)
_OPENING = frozenset("\"“”„«‘'")
BY = "head/attribution"


@dataclass(frozen=True, slots=True)
class Marked:
    """A tagged stretch; `line` counts the lines of the text, `votes` are the mean shares of the link head.

    `quoted` is true where it opens with a quotation mark.
    """

    label: str
    span: Span
    score: float
    line: int
    votes: Mapping[str, float]
    quoted: bool = False


def marked_in(
    read: Iterable[tuple[Window, NDArray[np.float32]]], text: str, enter: Mapping[str, float]
) -> tuple[Marked, ...]:
    """The stretches of all windows of one text, in order; none crosses a line break."""
    found: list[Marked] = []
    line = at = 0
    goes_on: Marked | None = None
    for window, columns in read:
        shares = probabilities(columns[:, _COLUMNS["attribution"]])
        votes = probabilities(columns[:, _COLUMNS["link"]])
        last = None
        for run in runs(shares, ATTRIBUTION, enter):
            mean = votes[run.first : run.last].mean(axis=0)
            for words in _lines(window.words[run.first : run.last], text):
                span = Span(words[0].start, words[-1].stop)
                line, at = line + text.count("\n", at, span.start), span.start
                one = Marked(
                    run.label,
                    span,
                    run.score,
                    line,
                    dict(zip(LINK, map(float, mean), strict=True)),
                    quoted=_opens_quoted(text, span.start),
                )
                if not run.begun and run.first == 0 and goes_on is not None and _joins(goes_on, one):
                    one = replace(one, span=Span(goes_on.span.start, span.stop))
                    found.pop()
                found.append(one)
                last = one if run.last == len(window.words) else None
        goes_on = last
    return tuple(found)


def _opens_quoted(text: str, start: int) -> bool:
    return text[start] in _OPENING or (start > 0 and text[start - 1] in _OPENING)


def _joins(before: Marked, after: Marked) -> bool:
    """Whether a span cut by the end of a window goes on: same label, same line."""
    return before.label == after.label and before.line == after.line


def _lines(words: Sequence[Word], text: str) -> Iterator[Sequence[Word]]:
    """The words line by line: no source, cue or content runs over a line break."""
    start = 0
    for at in range(1, len(words)):
        if "\n" in text[words[at - 1].stop : words[at].start]:
            yield words[start:at]
            start = at
    yield words[start:]


def attributed(
    marked: Sequence[Marked], thresholds: Mapping[str, float], inside: Span | None = None
) -> Iterator[Guess]:
    """Guesses for all stretches above their thresholds, each with the cue it belongs to.

    A source that speaks by several cues is given once for each.
    """
    kept = [one for one in marked if one.score >= thresholds[one.label]]
    cues = [one for one in kept if one.label == "cue"]
    sources = [one for one in kept if one.label == "source"]
    speaks = dict(_pairs(cues, sources))
    for cue in cues:
        yield _guess(cue, None, inside)
        if cue.span in speaks:
            yield _guess(speaks[cue.span], cue.span, inside)
    for source in sources:
        if source not in speaks.values():
            yield _guess(source, None, inside)
    for one in kept:
        if one.label == "content":
            yield _guess(one, _cue_of(one, cues), inside)


def _guess(one: Marked, of: Span | None, inside: Span | None) -> Guess:
    return Guess(label=one.label, span=one.span, score=one.score, by=BY, inside=inside, of=of)


def _pairs(cues: Sequence[Marked], sources: Sequence[Marked]) -> Iterator[tuple[Span, Marked]]:
    """Each cue with its source: as the cue says, or else as a source says that has no cue yet."""
    taken: set[Span] = set()
    silent: list[Marked] = []
    for cue in cues:
        side = max(("source before", "source after", "no source"), key=lambda name: cue.votes[name])
        found = None if side == "no source" else _nearest(cue, sources, side.removeprefix("source "), 0)
        if found is None:
            silent.append(cue)
        else:
            taken.add(found.span)
            yield cue.span, found
    for source in sources:
        if source.span not in taken:
            cue_found = _nearest(source, silent, _side(source), 0)
            if cue_found is not None:
                silent.remove(cue_found)
                yield cue_found.span, source


def _cue_of(content: Marked, cues: Sequence[Marked]) -> Span | None:
    """The cue on the side the content points to; where none stands there, the one on the other side of its line."""
    side = _side(content)
    other = "after" if side == "before" else "before"
    back = _LINES_BACK if content.quoted else 0  # words that go on in another paragraph are opened anew
    found = _nearest(content, cues, side, back) or _nearest(content, cues, other, 0)
    return found.span if found else None


def _side(one: Marked) -> str:
    return "before" if one.votes["cue before"] >= one.votes["cue after"] else "after"


def _nearest(one: Marked, others: Sequence[Marked], side: str, lines: int) -> Marked | None:
    """The nearest of `others` on one side, at most so many lines back (never ahead)."""
    if side == "before":
        near = [
            other for other in others if other.span.start < one.span.start and one.line - other.line <= lines
        ]
        return near[-1] if near else None
    return next(
        (other for other in others if other.span.start > one.span.start and other.line == one.line), None
    )
