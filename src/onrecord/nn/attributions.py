"""From tagged words to sources, cues and contents that know each other.

The head tags words; a second head says for each word on which side its partner stands (its cue, for the words of a
source or a content; its source, for those of a cue). The nearest partner on that side is taken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.model import Guess, Span
from onrecord.nn.decode import Steps, probabilities, runs
from onrecord.nn.labels import LINK, heads
from onrecord.nn.windows import Window, by_line

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_COLUMNS = {head.name: head.columns for head in heads()}
_LINES_BACK = (
    4  # speech goes on without a cue of its own for a few paragraphs (and the blank lines between them)
)
_OPENING = frozenset("\"“”„«‘'")
_CLOSING = frozenset("\"“”»’'")
_CLAUSES = ("that ", "whether ")
_SENTENCE_END = re.compile(r"[.!?][\"”’»)]*\s+(?=[\"“‘«(]*[^\W\da-z])|\n")
BY = "head/attribution"


@dataclass(frozen=True, slots=True)
class Marked:
    """A tagged stretch; `line` and `sentence` count those of the text, `votes` are the mean shares of the link head.

    `words` are its own with the sign before and the sign behind them.
    """

    label: str
    span: Span
    score: float
    line: int
    sentence: int
    votes: Mapping[str, float]
    words: str

    @property
    def quoted(self) -> bool:
        """Whether it opens with a quotation mark."""
        return not _OPENING.isdisjoint(self.words[:2])

    @property
    def is_clause(self) -> bool:
        """Whether it opens as a clause of its own does: "that the road was shut"."""
        return self.words[1:].lower().startswith(_CLAUSES)

    @property
    def closes(self) -> bool:
        """Whether it ends with a quotation mark."""
        return not _CLOSING.isdisjoint(self.words[-2:])


def marked_in(
    read: Iterable[tuple[Window, NDArray[np.float32]]], text: str, steps: Steps
) -> tuple[Marked, ...]:
    """The stretches of all windows of one text, in order; none crosses a line break."""
    found: list[Marked] = []
    line = sentence = at = 0
    goes_on: Marked | None = None
    for window, columns in read:
        shares = probabilities(columns[:, _COLUMNS["attribution"]])
        votes = probabilities(columns[:, _COLUMNS["link"]])
        last = None
        for run in runs(shares, steps):
            mean = votes[run.first : run.last].mean(axis=0)
            for words in by_line(window.words[run.first : run.last], text):
                span = Span(words[0].start, words[-1].stop)
                line += text.count("\n", at, span.start)
                sentence += sum(1 for _ in _SENTENCE_END.finditer(text, at, span.start))
                at = span.start
                one = Marked(
                    run.label,
                    span,
                    run.score,
                    line,
                    sentence,
                    dict(zip(LINK, map(float, mean), strict=True)),
                    f"{text[span.start - 1 : span.start]:1}{span.of(text)}{text[span.stop : span.stop + 1]:1}",
                )
                if not run.begun and run.first == 0 and goes_on is not None and _joins(goes_on, one):
                    one = replace(one, span=Span(goes_on.span.start, span.stop))
                    found.pop()
                found.append(one)
                last = one if run.last == len(window.words) else None
        goes_on = last
    return tuple(found)


def _joins(before: Marked, after: Marked) -> bool:
    """Whether a span cut by the end of a window goes on: same label, same line."""
    return before.label == after.label and before.line == after.line


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
    for one, of in _with_cues([one for one in kept if one.label == "content"], cues):
        yield _guess(one, of, inside)


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


def _with_cues(contents: Sequence[Marked], cues: Sequence[Marked]) -> Iterator[tuple[Marked, Span | None]]:
    """Each content with its cue, or with none where another content of that cue leaves it no room."""
    given: dict[Span, list[Marked]] = defaultdict(list)
    for content in contents:
        of = _cue_of(content, cues)
        if of in given and content.quoted and not given[of][-1].quoted:
            of = _goes_on_from(content, given) or of
        if of is not None:
            given[of].append(content)
    owners = {content.span: of for of, held in given.items() for content in _held(of, held)}
    for content in contents:
        yield content, owners.get(content.span)


def _goes_on_from(content: Marked, given: Mapping[Span, Sequence[Marked]]) -> Span | None:
    """For `"…," X said, pointing at Y, "…"`: the cue of the quotation before, if it stands between the two."""
    for of, held in reversed(list(given.items())):
        last = held[-1]
        if last.quoted and last.span.start < of.start < content.span.start and last.line == content.line:
            return of
    return None


def _held(of: Span, contents: Sequence[Marked]) -> Iterator[Marked]:
    """Of the contents that point to one cue those that can be its own.

    A clause behind the cue is all that is said, and so is a quotation: what stands before is the sentence's own, unless
    it is quoted too. Words that are not quoted belong to a cue in their own sentence.
    """
    behind = [one for one in contents if one.span.start > of.start]
    before = [one for one in contents if one.span.start < of.start]
    whole = bool(behind) and (behind[0].quoted or behind[0].is_clause)
    yield from (one for one in before if not whole or one.quoted or one.closes)
    for one in behind:
        if one is behind[0] or one.quoted or one.sentence == behind[0].sentence:
            yield one


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
