"""Boilerplate: what a page says to its visitors rather than about the world."""

import re
from functools import cache

from onrecord.clean.page import Line, Page
from onrecord.lexicon import load_rows

_AT_MOST = {
    "start": 25,
    "anywhere": 60,
    "comments": 8,
    "related": 8,
}  # words of a line that a phrase can decide
_BEFORE_COMMENTS = 0.15  # of all words
_LONGEST_LIST = 12  # lines
_COUNT = re.compile(r"\A\W*\d*\s*|[\s(:]*\d*\)?\s*[:.]?\Z")
_COPYRIGHT = re.compile(
    r"\A\W*(?:copyright\b|©|\(c\)|all content ©)[^.]{0,60}\b(?:19|20)\d\d\b|\A\W*copyright\b", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"\A(?:https?://|www\.)\S+\Z|\A\S+@\S+\.\w{2,}\Z|\A\w[\w.-]*\.(?:com|org|net)/\S*\Z", re.IGNORECASE
)
_SHORT_CODE = re.compile(r"\A[\W\d_]+\Z")


def is_address(line: Line) -> bool:
    """A line that is a web or mail address and nothing else."""
    return bool(_ADDRESS.match(line.words))


def is_symbols(line: Line) -> bool:
    """A line without a single letter: counters, rulers, clock times."""
    return bool(_SHORT_CODE.match(line.words))


def is_copyright(line: Line) -> bool:
    """A copyright line: the word, or the sign with a year."""
    return line.size <= 80 and bool(_COPYRIGHT.match(line.words))


def is_phrase(line: Line) -> bool:
    """A line that a phrase of the word list decides by itself."""
    if line.size > _AT_MOST["anywhere"]:
        return False
    bare = line.folded.rstrip(":! ")
    if bare in _phrases("line"):
        return True
    if line.size <= _AT_MOST["start"] and _starts(line.folded):
        return True
    return any(phrase in line.folded for phrase in _phrases("anywhere"))


def opens_comments(line: Line) -> bool:
    """A line that opens the readers' comments: "Leave a Reply", "12 Comments"."""
    return line.size <= _AT_MOST["comments"] and _counted(line) in _phrases("comments")


def opens_related(line: Line) -> bool:
    """A line that opens a list of other stories: "Related articles"."""
    return line.size <= _AT_MOST["related"] and _counted(line) in _phrases("related")


def end_phrase(words: str) -> int | None:
    """Where boilerplate begins that sticks to the end of a paragraph, None if nowhere.

    >>> end_phrase("The road is closed. Read more…")
    20
    """
    found = _end_pattern().search(words)
    return found.start(1) if found and found.start(1) else None


def comments_begin(lines: tuple[Line, ...]) -> int | None:
    """The index of the line from which on readers speak.

    Many pages also show "3 comments" below the headline: some of the text itself must stand before the line.
    """
    whole, before = sum(line.size for line in lines), 0
    text_began = False
    for index, line in enumerate(lines):
        if text_began and before >= _BEFORE_COMMENTS * whole and opens_comments(line):
            return index
        text_began |= line.running
        before += line.size
    return None


def related_lines(lines: tuple[Line, ...]) -> frozenset[int]:
    """The indices of the lines in lists that "Related articles" opened; a line of running text ends the list."""
    found = set()
    left = 0
    for index, line in enumerate(lines):
        if opens_related(line):
            left = _LONGEST_LIST
        elif line.long or line.ends:
            left = 0
        if left:
            found.add(index)
            left -= 1
    return frozenset(found)


def in_related(page: Page, index: int) -> bool:
    """A line that opens a list of other stories, or stands in one."""
    return index in page.related


def _counted(line: Line) -> str:
    return _COUNT.sub("", line.folded)


def _starts(folded: str) -> bool:
    if not folded.startswith(_plain_starts()):
        return bool(_wild_starts().match(folded))
    return any(  # whole words only: "Subscribers fled" begins with no phrase
        folded.startswith(phrase) and not folded[len(phrase) : len(phrase) + 1].isalpha()
        for phrase in _plain_starts()
    )


@cache
def _phrases(place: str) -> frozenset[str]:
    return frozenset(row["phrase"] for row in load_rows("boilerplate") if row["place"] == place)


@cache
def _plain_starts() -> tuple[str, ...]:
    return tuple(sorted(phrase for phrase in _phrases("start") if "*" not in phrase))


@cache
def _wild_starts() -> re.Pattern[str]:
    wild = (
        re.escape(phrase).replace(r"\*", ".{1,60}?") for phrase in sorted(_phrases("start")) if "*" in phrase
    )
    return re.compile(f"(?:{'|'.join(wild)})")


@cache
def _end_pattern() -> re.Pattern[str]:
    ends = "|".join(re.escape(phrase) for phrase in sorted(_phrases("end"), key=len, reverse=True))
    return re.compile(rf"[.!?”\"»]\s*((?:{ends})\W*)\Z", re.IGNORECASE)
