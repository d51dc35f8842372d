"""Our own reports for training: written for it, in the style of conflict reporting, marked in the text itself.

`{s1:The mayor} {c1:said} {t1:that {s2:the army} {c2:denied} {t2:the raid}}.` Letters are source, cue and content (t: what is
told), numbers tell attributions of one text apart; fragments of one part repeat its mark. A file holds several texts,
parted by lines of four hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.text.sentences import sentences
from training.passages import Attributed, Passage, Stretch

FOLDER = Path(__file__).resolve().parents[1] / "own_texts"
_MARK = re.compile(r"\{(?P<kind>[sct])(?P<number>\d+):|\}")
_THAT = re.compile(r"that\s+", re.IGNORECASE)
_KINDS = {"s": "source", "c": "cue", "t": "content"}


@dataclass(slots=True)
class _Parts:
    """The spans of one attribution, in the offsets of the plain text."""

    source: list[Stretch] = field(default_factory=list)
    cue: list[Stretch] = field(default_factory=list)
    content: list[Stretch] = field(default_factory=list)


class MarkError(ValueError):
    """A mark that is not closed, closes nothing, or an attribution without a cue or a content."""


def read_own(_corpora: Path) -> Iterator[Passage]:
    """Every text whole, with its outermost attributions; and every content read alone, with those inside it."""
    for file in sorted(FOLDER.glob("*.txt")):
        for number, marked in enumerate(file.read_text(encoding="utf-8").split("\n----\n")):
            text, found = parse(marked.strip())
            name = f"{file.stem}-{number}"
            yield _passage(name, text, (0, len(text)), outermost(found))
            yield from _inner(name, text, found)


def parse(marked: str) -> tuple[str, list[Attributed]]:
    """The plain text and all attributions, nested ones too.

    Raises:
        MarkError: if the marks do not fit.

    >>> text, (one,) = parse("{s1:The mayor} {c1:said} {t1:that rebels fled}.")
    >>> text, one.content
    ('The mayor said that rebels fled.', ((15, 31),))
    """
    plain: list[str] = []
    size = at = 0
    opened: list[tuple[str, int, int]] = []
    parts: dict[int, _Parts] = {}
    for mark in _MARK.finditer(marked):
        plain.append(marked[at : mark.start()])
        size += len(plain[-1])
        at = mark.end()
        if mark["kind"]:
            opened.append((mark["kind"], int(mark["number"]), size))
        elif not opened:
            raise MarkError(f"a brace closes nothing near {marked[max(0, at - 40) : at]!r}")
        else:
            kind, number, start = opened.pop()
            getattr(parts.setdefault(number, _Parts()), _KINDS[kind]).append((start, size))
    if opened:
        raise MarkError(f"{{{opened[-1][0]}{opened[-1][1]}: is not closed")
    plain.append(marked[at:])
    return "".join(plain), [_attributed(number, one) for number, one in parts.items()]


def _attributed(number: int, one: _Parts) -> Attributed:
    if not one.cue or not one.content:
        raise MarkError(f"attribution {number} lacks a cue or a content")
    return Attributed(source=tuple(one.source), cue=tuple(one.cue), content=tuple(one.content))


def outermost(found: Sequence[Attributed]) -> tuple[Attributed, ...]:
    """Those whose cue stands in no other one's content."""
    return tuple(
        one
        for one in found
        if not any(_within(one.cue[0], span) for other in found if other is not one for span in other.content)
    )


def _within(inner: Stretch, outer: Stretch) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _inner(name: str, text: str, found: Sequence[Attributed]) -> Iterator[Passage]:
    for one in found:
        for number, span in enumerate(one.content):
            inside = [other for other in found if other is not one and _within(other.cue[0], span)]
            opening = _THAT.match(text, *span)
            start = opening.end() if opening else span[0]
            yield _passage(f"{name}-{start}-{number}", text, (start, span[1]), outermost(inside))


def _passage(name: str, text: str, within: Stretch, attributions: Sequence[Attributed]) -> Passage:
    start, stop = within
    words = text[start:stop]
    if start:
        words = words[:1].upper() + words[1:]  # as the path reads contents again
    return Passage(
        corpus="own",
        document=name,
        text=words,
        sentences=tuple(sentences(words)),
        attributions=tuple(_moved(one, start) for one in attributions),
    )


def _moved(one: Attributed, by: int) -> Attributed:
    return Attributed(
        **{
            kind: tuple((start - by, stop - by) for start, stop in getattr(one, kind))
            for kind in ("source", "cue", "content")
        }
    )
