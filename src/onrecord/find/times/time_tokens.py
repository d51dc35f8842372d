"""A sentence as a string of codes, one character per token, so that time rules are short regular expressions.

Every word the rules or the word lists name has a character of its own; figures have one character per kind
(a day of the month, a year, a clock time …); everything else is one and the same character. A class of words
is then simply a set of characters, and a word may belong to many classes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import load_rows

OTHER = "\ue000"
"""The code of every token no rule knows."""

_TOKEN = re.compile(
    r"""
    \d{4}-\d\d?-\d\d?(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?(?!\d|-\d)   # 2017-08-02, 2017-08-02T14:30
    | \d{4}([/.])\d\d?\1\d\d?(?!\d) | (?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)   # 2017/08/02, 20170802
    | \d{1,2}([/-])\d{1,2}\2\d{4}(?![\d/]) | \d{1,2}([/-])\d{1,2}\3\d\d(?![\d/-]) | \d{1,2}\.\d{1,2}\.\d{4}(?!\d)
    | \d{4}[/-](?:1[0-2]|0?[1-9])(?![\d/-]) | (?:1[0-2]|0?[1-9])[/-](?:19|20)\d\d(?![\d/-])   # 2017/08, 8-2017
    | \d{1,2}/\d{1,2}(?![\d/])                                 # 2/8
    | \d{1,2}:\d\d(?::\d\d)?(?:[ap]m?(?![^\W_]|\.m))?(?!\d)
    | \d+(?:\.\d+)?(?=(?:years?|months?|weeks?|days?|hours?|hrs?|h|min(?:ute)?s?|seconds?)\b)
    | \d+(?:,\d\d\d)*(?:\.\d+)?(?:st|nd|rd|th|s|[ap]m|[ap](?!\.m))?(?![^\W_])
    | [ap]\.m(?:\.|\b)
    | ['’]s\b
    | [^\W\d_]+(?:n['’]t)?
    | \d+ | [^\s\w] | _
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FIRST_KIND = 0xE001
_KINDS = (
    "zero_day hour hour24 day31 n59 n99 n100 old_year round_year year big_number day_th other_th decade iso slash clock "
    "hour_pm ampm dot_clock year_month day_slash hour_ap clock_full"
).split()
KIND = {name: chr(_FIRST_KIND + at) for at, name in enumerate(_KINDS)}
"""The code of each kind of figure."""

NUMBER_CLASSES: Mapping[str, str] = {
    "day": KIND["zero_day"] + KIND["hour"] + KIND["hour24"] + KIND["day31"] + KIND["day_th"],
    "bare_day": KIND["zero_day"] + KIND["hour"] + KIND["hour24"] + KIND["day31"],
    "hour": KIND["zero_day"] + KIND["hour"] + KIND["hour24"],
    "number": "".join(
        KIND[name]
        for name in "hour hour24 day31 n59 n99 n100 old_year round_year year big_number dot_clock".split()
    ),
    "year": KIND["year"] + KIND["round_year"] + KIND["old_year"],
    "modern_year": KIND["year"],
    "short_year": KIND["n59"] + KIND["n99"],
    "any_short": KIND["zero_day"] + KIND["hour"] + KIND["hour24"] + KIND["day31"] + KIND["n59"] + KIND["n99"],
    "minutes": KIND["zero_day"] + KIND["hour"] + KIND["hour24"] + KIND["day31"] + KIND["n59"],
    "figure_th": KIND["day_th"] + KIND["other_th"],
    "clock": KIND["clock"] + KIND["clock_full"],
    "open": "(",
    "stop": ".,;:!?)",
    "money": "$€£",
    **{
        name: KIND[name]
        for name in "day_th decade iso slash clock_full hour_pm ampm dot_clock year_month day_slash hour_ap".split()
    },
}
_DASHES = dict.fromkeys("-‐‑‒–—−", "-")
_QUOTES = dict.fromkeys("'’‘`", "'")
_DAY_IN_ONE = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_CLOCK = re.compile(r"\d{1,2}(?::[0-5]\d){1,2}")
_LATE = re.compile(r"(?:\d{1,2}(?:[:.][0-5]\d){0,2}|\d{3,4})[ap]m?")
_PLAIN_KINDS = ((12, "hour"), (24, "hour24"), (31, "day31"), (59, "n59"), (99, "n99"), (999, "n100"))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The code of each known word, the words that count only with a capital, and the classes of codes."""

    codes: Mapping[str, str]
    capital: frozenset[str]
    classes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Coded:
    """A sentence as codes: token number `i` stands at characters `starts[i]` to `stops[i]` of the document."""

    codes: str
    starts: tuple[int, ...]
    stops: tuple[int, ...]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of the word list and of the words that stand in the rules themselves."""
    words = [(row["class"], row["word"], row["case"]) for row in load_rows("time_words")]
    literal = {
        word
        for table in ("time_rules", "time_joins", "time_feasts")
        for row in load_rows(table)
        for word in re.findall(r"(?<![\w<@:'])[a-z]+(?![\w>:])|'s", row["pattern"])
    }
    known = sorted({word for _, word, _ in words} | literal)
    codes = {word: chr(_FIRST_KIND + len(KIND) + at) for at, word in enumerate(known)}
    classes = dict(NUMBER_CLASSES)
    for name, word, _ in words:
        classes[name] = classes.get(name, "") + codes[word]
    small = {word for _, word, case in words if case != "capital"}
    return Vocabulary(codes, frozenset(word for _, word, _ in words if word not in small), classes)


def code_tokens(text: str, start: int, stop: int) -> Coded:
    """The tokens of `text[start:stop]` as codes.

    >>> coded = code_tokens("It fell on 3 May 2014.", 0, 22)
    >>> len(coded.codes), coded.starts[3], coded.codes[4] == vocabulary().codes["may"]
    (7, 11, True)
    """
    known = vocabulary()
    codes: list[str] = []
    starts: list[int] = []
    stops: list[int] = []
    for found in _TOKEN.finditer(text, start, stop):
        codes.append(_code(found.group(), known))
        starts.append(found.start())
        stops.append(found.end())
    return Coded("".join(codes), tuple(starts), tuple(stops))


def _code(token: str, known: Vocabulary) -> str:
    word = token.lower()
    code = known.codes.get(word)
    if code is not None:
        return OTHER if word in known.capital and not token[0].isupper() else code
    first = token[0]
    if first.isdecimal():
        return KIND.get(_kind(word), OTHER)
    if len(token) == 1 and not first.isalpha():
        return _DASHES.get(first) or _QUOTES.get(first) or first
    if word in {"a.m", "p.m", "a.m.", "p.m.", "am", "pm"}:
        return KIND["ampm"]
    return known.codes.get(word.replace("’", "'"), OTHER)


def _kind(word: str) -> str:
    if word.isdecimal():
        return "iso" if _DAY_IN_ONE.fullmatch(word) else _plain_kind(word)
    if word[-1] in "apm" and _LATE.fullmatch(word):
        return "hour_ap" if word[:-1].isdecimal() and word[-1] != "m" else "hour_pm"
    if word[-1] == "s":
        return "decade" if word[:-1].isdecimal() else ""
    if word[-2:] in {"st", "nd", "rd", "th"}:
        figure = word[:-2]
        return ("day_th" if int(figure) <= 31 else "other_th") if figure.isdecimal() else ""
    return _marked_kind(word)


def _marked_kind(word: str) -> str:
    """The kind of a figure with a colon, stroke, hyphen or stop inside."""
    if ":" in word:
        if "-" in word:
            return "iso"
        return ("clock_full" if word.count(":") > 1 else "clock") if _CLOCK.fullmatch(word) else ""
    for sign in "-/.":
        parts = word.split(sign)
        if len(parts) == 3 and all(part.isdecimal() for part in parts):
            return "iso" if len(parts[0]) == 4 else "slash"
        if len(parts) == 2 and sign != "." and all(part.isdecimal() for part in parts):
            return "day_slash" if len(word) <= 5 else "year_month"
    return "dot_clock" if re.fullmatch(r"(?:1?\d|2[0-3])\.[0-5]\d", word) else "big_number"


def _plain_kind(word: str) -> str:
    if len(word) == 2 and word[0] == "0":
        return "zero_day" if word != "00" else ""
    number = int(word)
    if number in {1900, 2000}:  # as often a round number as a year
        return "round_year"
    if len(word) == 4:
        return "year" if 1900 <= number < 2100 else "old_year" if 1000 <= number < 1900 else "big_number"
    return next((kind for limit, kind in _PLAIN_KINDS if 0 < number <= limit), "big_number")
