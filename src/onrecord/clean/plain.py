"""Plain text: white space and lines broken at a column."""

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.model import Edit, Span

_ODD_SPACE = re.compile(r"\s*[\n\r\v\f\x85\u2028\u2029]\s*|\s{2,}|[^\S \n]|\A\s+|\s+\Z")
_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_FINAL = re.compile(r"[.!?:;…][\"'”’»)\]]*\Z")
_WIDEST = 130  # no mail or agency wire breaks its lines later than this
_NARROWEST = 40  # lines this short are verses, lists or headlines


def space_edits(text: str) -> list[Edit]:
    r"""One kind of space, one kind of line end, at most one blank line, none at the two ends.

    >>> [(edit.span.start, edit.text) for edit in space_edits("One  two.\r\n\r\n\r\nThree.")]
    [(3, ' '), (9, '\n\n')]
    """
    edits = []
    for found in _ODD_SPACE.finditer(text):
        start, stop = found.span()
        new = "" if start == 0 or stop == len(text) else _plain_space(found.group())
        if new != found.group():
            edits.append(Edit(Span(start, stop), new))
    return edits


def _plain_space(space: str) -> str:
    ends = len(_LINE_END.findall(space))
    return "\n" * min(ends, 2) or " "


def unwrap_edits(text: str) -> list[Edit]:
    r"""Join lines that were broken only because the next word did not fit.

    A line end is such a break if the first word of the next line would have passed the widest line of the text,
    and the line does not end a sentence before a capital. A text with any line wider than 130 characters was not wrapped.

    >>> wide = "The ministry said that its troops had left the valley before the\nceasefire began."
    >>> [edit.text for edit in unwrap_edits(wide)]
    [' ']
    """
    spans = list(_line_spans(text))
    width = max((stop - start for start, stop in spans), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return []
    return [
        Edit(Span(one[1], two[0]), " ")
        for one, two in pairwise(spans)
        if two[0] - one[1] == 1 and _broken(text[slice(*one)], text[slice(*two)], width)
    ]


def _line_spans(text: str) -> Iterator[tuple[int, int]]:
    here = 0
    for line in text.split("\n"):
        if line:
            yield here, here + len(line)
        here += len(line) + 1


def _broken(line: str, following: str, width: int) -> bool:
    word = following.split(" ", 1)[0]
    fits = len(line) + 1 + len(word) <= width
    ends = _FINAL.search(line) and not word[:1].islower()
    return not fits and not ends
