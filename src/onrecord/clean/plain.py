"""Plain text: white space and lines broken at a column."""

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.model import Edit, Span

_ODD_SPACE = re.compile(r"\s{2,}|[^\S \n]")
_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_FINAL = re.compile(r"[.!?:;…][\"'”’»)\]]*\Z")
_WIDEST = 130  # no mail or agency wire breaks its lines later than this
_CONTINUED = re.compile(r"(?<=[\w,”»\"])\n(?=[a-z]{2})")
_CONTINUABLE = 30  # characters; shorter lines may be items of a list
_NEARLY = 0.8  # of the widest line
_NARROWEST = 40  # lines this short are verses, lists or headlines


def space_edits(text: str) -> list[Edit]:
    r"""One kind of space, one kind of line end, at most one blank line, none at the two ends.

    >>> [(edit.span.start, edit.text) for edit in space_edits("One  two.\r\n\r\n\r\nThree.")]
    [(3, ' '), (9, '\n\n')]
    """
    start, stop = len(text) - len(text.lstrip()), len(text.rstrip())
    if start >= stop:
        return [Edit(Span(0, len(text)), "")] if text else []
    edits = [Edit(Span(0, start), "")] if start else []
    for found in _ODD_SPACE.finditer(text, start, stop):
        new = _plain_space(found.group())
        if new != found.group():
            edits.append(Edit(Span(*found.span()), new))
    return edits + ([Edit(Span(stop, len(text)), "")] if stop < len(text) else [])


def _plain_space(space: str) -> str:
    ends = len(_LINE_END.findall(space))
    return "\n" * min(ends, 2) or " "


def unwrap_edits(text: str) -> list[Edit]:
    r"""Join lines that were broken only because the next word did not fit.

    A text with a line wider than 130 characters was not wrapped. Otherwise a line end is such a break if the first
    word of the next line would have passed the widest line and the line does not end a sentence before a capital;
    where most lines are seen to be full, a line that is nearly full counts as full.

    >>> wide = "The ministry said that its troops had left the valley before the\nceasefire began."
    >>> [edit.text for edit in unwrap_edits(wide)]
    [' ']
    """
    spans = list(_line_spans(text))
    width = max((stop - start for start, stop in spans), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return []
    gaps = [(one, two) for one, two in pairwise(spans) if two[0] - one[1] == 1]
    full = width * _NEARLY if _mostly_full(text, gaps, width) else width
    return [
        Edit(Span(one[1], two[0]), " ")
        for one, two in gaps
        if _broken(text[slice(*one)], text[slice(*two)], full)
    ]


def continued_edits(text: str) -> list[Edit]:
    r"""Join a line with the next one if that goes on with a small letter and nothing ended between them.

    >>> [edit.text for edit in continued_edits("Two men were held near the harbour gate\nand taken to the town.")]
    [' ']
    """
    return [
        Edit(Span(found.start(), found.end()), " ")
        for found in _CONTINUED.finditer(text)
        if found.start() - text.rfind("\n", 0, found.start()) > _CONTINUABLE
    ]


def _mostly_full(text: str, gaps: list[tuple[tuple[int, int], tuple[int, int]]], width: int) -> bool:
    if len(gaps) < 3:
        return False
    lengths = sorted(one[1] - one[0] for one, _ in gaps)
    open_ends = sum(not _FINAL.search(text[one[1] - 3 : one[1]]) for one, _ in gaps)
    return lengths[len(lengths) // 2] >= 0.8 * width and open_ends >= 0.7 * len(gaps)


def _line_spans(text: str) -> Iterator[tuple[int, int]]:
    here = 0
    for line in text.split("\n"):
        if line:
            yield here, here + len(line)
        here += len(line) + 1


def _broken(line: str, following: str, width: float) -> bool:
    word = following.split(" ", 1)[0]
    fits = len(line) + 1 + len(word) <= width
    ends = _FINAL.search(line[-3:]) and not word[:1].islower()
    return not fits and not ends
