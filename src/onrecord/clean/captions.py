"""Captions and credits: on lines of their own, and stuck to the text without a space.

A line is cut at the marks of the word list ("Archival photo", "©", "Photo by") and at repetitions of the headline;
what stands between the marks is judged piece by piece. Without a mark, only a verbless caption that begins with
what pictures show is cut off the start or the end of a paragraph: where in doubt, words stay evidence.
"""

import re
from collections import Counter, deque
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord.clean.page import Line, Page, key
from onrecord.clean.verbs import has_verb, shows_picture, tells_past
from onrecord.lexicon import load_rows
from onrecord.model import BlockKind
from onrecord.text.sentences import sentences

_MOST = 40  # words of a caption
_TAIL = 14  # words of a caption that nothing but its position betrays
_SPEECH = re.compile(
    r"\b(?:said|says|told|added|according to|announced|reported|stated|confirmed|denied|noted)\b",
    re.IGNORECASE,
)
_GLUED_TAIL = re.compile(r"(?<=[a-z\d][a-z\d])[.!?][\"”’»)\]]*(?=[“«\"]?[A-Z][A-Za-z])")
_GLUED_HEAD = re.compile(r"(?<=[a-z]{3})(?=(?:[A-Z][a-z]+|The|A|In|On|At) )")
# Who is credited: capitalised words, small words of names, and the strokes, commas and brackets of agencies.
_NAME = re.compile(
    r"\s*(?:[:/|©–-]\s*)?(?:(?>(?:[A-Z]\.)+|[A-Z][\w'’&-]*|\d{4}|de|van|von|al|el|bin|the|of|for|via|@\w+)"
    r"(?=$|[\s/,|).;:])(?>\s*[/|,]\s*|\s+[-–]\s+|\s+)?)+\.?"
)
_NEW_SENTENCE = re.compile(r"\s(?:The|A|An|In|On|At)\s*\Z")
_TO_BRACKET = re.compile(r"[^()\[\]]{0,80}[)\]]")
_FOLLOWED_BY_CREDIT = re.compile(r"\s*[.,:;)]?\s*(?=©|\()")


class Piece(NamedTuple):
    """Characters `start` to `stop` of a line, what they are, and the rule that said so; no kind means undecided."""

    start: int
    stop: int
    kind: BlockKind | None
    by: str


class _Mark(NamedTuple):
    start: int
    stop: int
    kind: str


def cut_captions(page: Page, index: int) -> list[Piece]:
    """The pieces of a line that holds captions or credits; empty if it holds none."""
    line = page.lines[index]
    marks = _marks(line.words)
    repeats = (
        [] if index == page.headline else _repeats(line.words, page.headline_words(), marked=bool(marks))
    )
    if marks or repeats:
        return list(_between(line.words, sorted([*marks, *repeats])))
    return glued_tail(line.words) or glued_head(line.words)


def is_label(line: Line) -> BlockKind | None:
    """What a line is that opens with "Photo:" or the like: a caption if it describes, a credit if it only names.

    None if it opens with no label, or runs on too long for either.
    """
    found = _labels().match(line.words)
    if not found or line.size > _MOST:
        return None
    rest = line.words[found.end() :].strip()
    described = any(word[:1].islower() and len(word) > 3 for word in rest.split())
    return BlockKind.CAPTION if described else BlockKind.CREDIT


def glued_tail(words: str) -> list[Piece]:
    """A caption stuck to the last sentence of a paragraph.

    >>> [piece.start for piece in glued_tail("The rest were detained.Rebel fighters in the hills")]
    [0, 23]
    """
    last = next(iter(deque(_GLUED_TAIL.finditer(words), maxlen=1)), None)
    if (
        last is None
        or words.count(" ", last.end()) >= _TAIL
        or not shows_picture(words[last.end() :], busy=True)
    ):
        return []
    return [
        Piece(0, last.end(), None, ""),
        Piece(last.end(), len(words), BlockKind.CAPTION, "caption-glued-to-end"),
    ]


def glued_head(words: str) -> list[Piece]:
    """A caption stuck to the first sentence of a paragraph.

    >>> [piece.start for piece in glued_head("Rebel fighters in the hillsThe ministry said that they left.")]
    [0, 27]
    """
    found = _GLUED_HEAD.search(words, 0, 160)
    if (
        found is None
        or not shows_picture(words[: found.start()], busy=True)
        or not has_verb(words[found.end() :])
    ):
        return []
    return [
        Piece(0, found.start(), BlockKind.CAPTION, "caption-glued-to-start"),
        Piece(found.start(), len(words), None, ""),
    ]


def _marks(words: str) -> list[_Mark]:
    found: list[_Mark] = []
    small = words.lower()
    if not any(
        hint in small for hint in _hints()
    ):  # far quicker than the pattern, and nearly always the answer
        return found
    for match in _inside().finditer(words):
        kind = _kinds()[match.group().lower()]
        if found and match.start() < found[-1].stop:
            continue
        start = match.start() - (words[match.start() - 1 : match.start()] in {"(", "["})
        stop = _extent(words, match.end(), kind)
        if (
            found and not words[found[-1].stop : start].strip()
        ):  # "Archive photo" and the agency after it are one credit
            start = found.pop().start
        found.append(_Mark(start, stop, kind))
    return found


def _extent(words: str, end: int, kind: str) -> int:
    """Where the credit that begins with the mark ending at `end` ends itself."""
    if kind == "mark":
        ahead = _FOLLOWED_BY_CREDIT.match(words, end)
        return ahead.end() if ahead else end + (words[end : end + 1] in {".", ")", "]", ":"})
    bracket = _TO_BRACKET.match(words, end)
    if bracket and words.rfind("(", 0, end) > words.rfind(")", 0, end):
        return bracket.end()
    name = _NAME.match(words, end)
    stop = end + len(_NEW_SENTENCE.sub("", name.group())) if name else end
    glued = _GLUED_HEAD.search(words, end, stop + 40)
    return min(stop, glued.start()) if glued else stop


def _repeats(words: str, headline: str, *, marked: bool) -> list[_Mark]:
    """The headline, where it stands again inside a line beside a mark or stuck to its neighbour."""
    if len(headline) < 12 or len(words) == len(headline):
        return []
    found = []
    start = words.find(headline)
    while start >= 0:
        stop = start + len(headline)
        glued = words[stop : stop + 1].isalnum() or (start > 0 and words[start - 1] not in " \"“«'‘(")
        if glued or marked:
            found.append(_Mark(start, stop, "headline"))
        start = words.find(headline, stop)
    return found


def _between(words: str, marks: list[_Mark]) -> Iterator[Piece]:
    here = 0
    for number, mark in enumerate(marks):
        if mark.start > here:
            yield from _gap(words, (here, mark.start), mark.kind, first=not number)
        start = max(mark.start, here)
        if mark.kind == "headline":
            yield Piece(start, mark.stop, BlockKind.CAPTION, "headline-repeated")
        elif mark.stop > start:
            yield Piece(start, mark.stop, BlockKind.CREDIT, f"credit-{mark.kind}")
        here = max(here, mark.stop)
    if here < len(words):
        yield _rest(words, here)


def _gap(words: str, within: tuple[int, int], mark: str, *, first: bool) -> Iterator[Piece]:
    """What stands before a mark: the caption, and before that perhaps the end of a paragraph.

    Captions speak in the present; a sentence in the past before a mere credit is news with a credit behind it.
    """
    start, stop = within
    gap = words[start:stop]
    found = sentences(words, start, stop)
    news = bool(_SPEECH.search(gap)) or (first and mark == "credit" and tells_past(gap))
    if gap.count(" ") <= _MOST and len(found) <= 2 and not news:
        yield Piece(
            start, stop, BlockKind.CAPTION, "caption-before-credit" if first else "caption-between-credits"
        )
        return
    last = found[-1][0] if len(found) > 1 else start
    if last > start and not has_verb(words[last:stop]):
        yield Piece(start, last, None, "")
        yield Piece(last, stop, BlockKind.CAPTION, "caption-before-credit")
        return
    yield Piece(start, stop, None, "")


def _rest(words: str, start: int) -> Piece:
    """What stands after the last mark: the text goes on, unless the little that is left has no verb or is punctuation."""
    rest = words[start:]
    if not key(rest) or (rest.count(" ") < _TAIL and not has_verb(rest)):
        return Piece(start, len(words), BlockKind.CAPTION, "caption-after-credit")
    return Piece(start, len(words), None, "")


@cache
def _kinds() -> dict[str, str]:
    return {row["mark"]: row["kind"] for row in load_rows("caption_marks") if row["place"] == "inside"}


@cache
def _hints() -> tuple[str, ...]:
    """A few words of which every inside mark has one."""
    words = {mark: re.findall(r"[a-z]+|©", mark) for mark in _kinds()}
    often = Counter(word for listed in words.values() for word in listed)
    return tuple(
        sorted(
            {max(listed, key=lambda word: (len(word) > 3, often[word], word)) for listed in words.values()}
        )
    )


@cache
def _inside() -> re.Pattern[str]:
    """Inside marks: whole words, but a capital may stick to the word before, and a mark to the capital after it."""
    marks = "|".join(re.escape(mark) for mark in sorted(_kinds(), key=len, reverse=True))
    return re.compile(rf"(?:(?<!\w)|(?<=[a-z])(?=[A-Z])|(?=\W))(?i:{marks})(?:(?<=[^A-Za-z])|(?![a-z]))")


@cache
def _labels() -> re.Pattern[str]:
    rows = (
        row["mark"] for row in load_rows("caption_marks") if row["kind"] != "mark" and row["place"] == "start"
    )
    labels = "|".join(re.escape(mark) for mark in sorted(rows, key=len, reverse=True))
    return re.compile(rf"[\s(\[•*-]*(?i:{labels})(?![a-z])")
