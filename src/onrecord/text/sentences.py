"""Sentences of news text: every stop is a question, and a table of small rules answers it.

A stop is a run of ``. ! ? …`` with the closing quotes and brackets after it, or a bullet. Each rule says
join, split, or has no opinion; the first opinion wins, and `explain` names the rule that had it. Line breaks
always split: a sentence never crosses a paragraph.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import NamedTuple

from onrecord.lexicon import load_rows

LONGEST = 4000
"""A "sentence" longer than this many characters is cut at white space, so that no later step meets a megabyte of it."""

_CLOSERS = "\"'”’»›)]}"
_OPENERS = "\"'“‘«‹([{„"
_DASHES = "-–—―‒"
# A stop with its closers; or a bullet standing between spaces. Possessive, so that long runs cost once.
_STOP = re.compile(r"([.!?…]++)([\"'”’»›)\]}]*+)|(?<=\s)[•▪●◦](?=\s)")
_LAST_WORD = re.compile(r"[^\s\"'“”‘’«»()\[\]{}—–/,;:]*\Z")
_NEXT_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*")
_SPEECH_WITHIN = 5  # words between a quoted question and the verb that attributes it


class Cut(Enum):
    """What a rule says of a stop."""

    JOIN = "join"
    SPLIT = "split"


class Boundary(NamedTuple):
    """One stop, where the text would be cut, what was decided, and the rule that decided."""

    at: int
    cut: Cut
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A stop with what stands left and right of it.

    `marks` are the stop characters, `closers` what closes after them, `left` the word before, `right` the word
    after (either may be empty), `next` the first character after white space, `glued` whether there is no white
    space, `tail` the next few words, `first` whether `left` begins its sentence.
    """

    marks: str
    closers: str
    left: str
    right: str
    next: str
    glued: bool
    tail: str
    first: bool


Rule = Callable[[Stop], Cut | None]


def sentences(text: str, start: int = 0, stop: int | None = None) -> list[tuple[int, int]]:
    """The sentences of `text[start:stop]` as half-open spans of `text`, without the white space around them.

    Takes time linear in the length of the text.

    >>> text = "Gen. A. Holt denied it. “Who fired?” he asked.The talks go on."
    >>> [text[start:stop] for start, stop in sentences(text)]
    ['Gen. A. Holt denied it.', '“Who fired?” he asked.', 'The talks go on.']
    """
    end = len(text) if stop is None else stop
    found: list[tuple[int, int]] = []
    for line_start, line_stop in _lines(text, start, end):
        here = line_start
        for boundary in _boundaries(text, line_start, line_stop):
            if boundary.cut is Cut.SPLIT:
                found.extend(_pieces(text, here, boundary.at))
                here = boundary.at
        found.extend(_pieces(text, here, line_stop))
    return found


def explain(text: str, start: int = 0, stop: int | None = None) -> list[Boundary]:
    """Every stop of `text[start:stop]`, with the decision and the name of the rule that made it.

    >>> [(one.at, one.cut.value, one.by) for one in explain("Gen. Holt left. He is well")]
    [(4, 'join', 'abbreviation'), (15, 'split', 'full-stop')]
    """
    end = len(text) if stop is None else stop
    return [
        boundary
        for line_start, line_stop in _lines(text, start, end)
        for boundary in _boundaries(text, line_start, line_stop)
    ]


def _lines(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    here = start
    while here < stop:
        end = text.find("\n", here, stop)
        end = stop if end < 0 else end
        yield here, end
        here = end + 1


def _pieces(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    start, stop = _trim(text, start, stop)
    while stop - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = space if space > 0 else start + LONGEST
        yield _trim(text, start, cut)
        start = _trim(text, cut, stop)[0]
    if start < stop:
        yield start, stop


def _trim(text: str, start: int, stop: int) -> tuple[int, int]:
    while start < stop and (text[start].isspace() or text[start] in "•▪●◦"):
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return start, stop


def _boundaries(text: str, start: int, stop: int) -> Iterator[Boundary]:
    sentence = counted = start
    open_quote = False  # whether a straight double quote is open: “ and ” tell by themselves, " does not
    for found in _STOP.finditer(text, start, stop):
        if not found.group(1):
            yield Boundary(found.start(), Cut.SPLIT, "bullet")
            sentence = found.end()
            continue
        open_quote ^= bool(text.count('"', counted, found.end(1)) % 2)
        counted = found.end(1)
        at = _closed(found.group(2), found.end(1), inside_quote=open_quote)
        if _trim(text, at, stop)[0] >= stop:
            return
        cut, by = _decide(_stop(text, found.span(1), at, (sentence, stop)))
        yield Boundary(at, cut, by)
        if cut is Cut.SPLIT:
            sentence = at


def _closed(closers: str, end: int, *, inside_quote: bool) -> int:
    """Where the closers end: a straight double quote belongs to them only if one is open."""
    for offset, letter in enumerate(closers):
        if letter == '"' and not inside_quote:
            return end + offset
    return end + len(closers)


def _stop(text: str, marks: tuple[int, int], at: int, within: tuple[int, int]) -> Stop:
    sentence, end = within
    before = text[max(sentence, marks[0] - 40) : marks[0]]
    left = _found(_LAST_WORD.search(before))
    after = text[at : min(end, at + 80)]
    tail = after.lstrip()
    opened = tail.lstrip(_OPENERS + " ")
    return Stop(
        marks=text[marks[0] : marks[1]],
        closers=text[marks[1] : at],
        left=left,
        right=_found(_NEXT_WORD.match(opened)),
        next=tail[:1],
        glued=len(after) == len(tail),
        tail=opened,
        first=not text[sentence : marks[0] - len(left)].strip(_OPENERS + " ")
        if marks[0] - sentence < 12
        else False,
    )


def _found(match: re.Match[str] | None) -> str:
    return match.group() if match else ""


def _decide(stop: Stop) -> tuple[Cut, str]:
    for name, rule in RULES:
        cut = rule(stop)
        if cut:
            return cut, name
    return Cut.SPLIT, "full-stop"


def decimal(stop: Stop) -> Cut | None:
    """3.5, 10.30, 2.1: a stop between figures."""
    between = stop.glued and stop.next.isdecimal() and stop.left[-1:].isdecimal() and not stop.closers
    return Cut.JOIN if between and stop.marks == "." else None


def address(stop: Stop) -> Cut | None:
    """Names and pages of the web: example.org, Gazette.com, @name.x."""
    if not stop.glued or stop.closers or stop.marks != ".":
        return None
    known = (
        stop.right.split(".")[0].lower() in _kind("domain") and not stop.tail[len(stop.right) :][:1].isalpha()
    )
    return Cut.JOIN if known or "@" in stop.left or stop.left.lower().startswith(("www", "http")) else None


def missing_space(stop: Stop) -> Cut | None:
    """A stop glued to what follows: cut before a capitalised word after a whole word, else keep together."""
    if not stop.glued:
        return None
    if stop.closers or stop.next in '“«„‘(["':
        return Cut.SPLIT if stop.right[:1].isupper() and stop.next not in ",;:" + _DASHES else Cut.JOIN
    if not stop.next.isupper():
        return Cut.JOIN
    whole = len(stop.left) > 1 and "." not in stop.left and stop.left[-1:].isalnum()
    starts = len(stop.right) > 1 or stop.right in {"A", "I"}
    if (whole or stop.marks != ".") and starts and "." not in stop.right[:2]:
        return None if _kind_of(stop.left) else Cut.SPLIT
    return Cut.SPLIT if stop.right.lower() in _kind("starter") and len(stop.right) > 1 else Cut.JOIN


def attribution_dash(stop: Stop) -> Cut | None:
    """“We left.” — reads the statement: a dash or comma after a quotation leads to its speaker."""
    if stop.next in ",;:":
        return Cut.JOIN
    if not stop.next or stop.next not in _DASHES:
        return None
    word = _NEXT_WORD.search(stop.tail)
    if word and (word.group().islower() or (stop.closers and _speech_follows(stop.tail))):
        return Cut.JOIN
    return None


def quoted_question(stop: Stop) -> Cut | None:
    """“Who fired?” Smith asked: the question ends, the sentence does not."""
    inside = any(letter in "\"'”’»›" for letter in stop.closers) and stop.marks[-1] in "?!…."
    if not inside or stop.next in _OPENERS:
        return None
    return Cut.JOIN if _speech_follows(stop.tail) else None


def list_number(stop: Stop) -> Cut | None:
    """1. The first point: the figure opens the sentence."""
    short = stop.first and not stop.closers and stop.marks == "."
    return Cut.JOIN if short and (stop.left.isdecimal() and len(stop.left) < 3) else None


def initial(stop: Stop) -> Cut | None:
    """J. Smith, U.S. Army: a single letter or a chain of them, unless a sentence starter follows."""
    if stop.marks != "." or stop.closers or not stop.right:
        return None
    letters = stop.left.split(".")
    if not all(len(letter) == 1 and letter.isalpha() for letter in letters) or stop.left.lower() in {
        "a.m",
        "p.m",
    }:
        return None
    if not stop.left[0].isupper():
        return Cut.JOIN if len(letters) > 1 else None
    starts = stop.right.lower() in _kind("starter") and stop.right[0].isupper() and len(stop.right) > 1
    return Cut.SPLIT if starts else Cut.JOIN


def abbreviation(stop: Stop) -> Cut | None:
    """Gen. Holt, No. 5, Feb. 3, 9 a.m. Friday, Acme Ltd. of Leeds: by the kind the word list gives."""
    kind = _kind_of(stop.left) if stop.marks == "." and not stop.closers else None
    if kind is None:
        return None
    return _AFTER[kind](stop)


def lower_case(stop: Stop) -> Cut | None:
    """A small letter after a stop goes on, unless the word starts sentences and the text is merely badly typed."""
    if not stop.right[:1].islower() or stop.next.isdecimal():
        return None
    careless = stop.marks == "." and not stop.closers and len(stop.left) > 3 and stop.left.islower()
    return Cut.SPLIT if careless and stop.right in _kind("starter") else Cut.JOIN


RULES: tuple[tuple[str, Rule], ...] = (
    ("decimal", decimal),
    ("address", address),
    ("attribution-dash", attribution_dash),
    ("missing-space", missing_space),
    ("quoted-question", quoted_question),
    ("list-number", list_number),
    ("initial", initial),
    ("abbreviation", abbreviation),
    ("lower-case", lower_case),
)
"""The rules in order; the first with an opinion decides, else the stop ends the sentence."""


def _after_number(stop: Stop) -> Cut | None:
    return Cut.JOIN if stop.next.isdecimal() else None


def _after_clock(stop: Stop) -> Cut | None:
    goes_on = stop.right.lower() in _kind("clock") or not stop.right[:1].isupper()
    return Cut.JOIN if goes_on else None


def _after_either(stop: Stop) -> Cut | None:
    starts = stop.right[:1].isupper() and stop.right.lower() in _kind("starter")
    return Cut.SPLIT if starts else Cut.JOIN


def _after_title(stop: Stop) -> Cut | None:
    ends = stop.right.lower() in _kind("starter") and stop.right[:1].isupper() and not stop.left[0].isupper()
    return None if ends else Cut.JOIN


_AFTER: dict[str, Rule] = {
    "title": _after_title,
    "number": _after_number,
    "month": _after_number,
    "clock": _after_clock,
    "either": _after_either,
}


def _speech_follows(tail: str) -> bool:
    words = _NEXT_WORD.findall(re.split(r"[.!?;“\"«]", tail, maxsplit=1)[0])[:_SPEECH_WITHIN]
    return any(word.lower() in _kind("speech") for word in words)


def _kind_of(word: str) -> str | None:
    return _abbreviations().get(word.lower())


@cache
def _abbreviations() -> dict[str, str]:
    return {row["abbreviation"]: row["kind"] for row in load_rows("abbreviations")}


@cache
def _kind(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in load_rows("sentence_words") if row["kind"] == kind)
