"""What the words around the name of a place say of it: its kind, what it lies in, north of it, at it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.ground.gazetteer import Candidate, Gazetteer
from onrecord.model.errors import LexiconError
from onrecord.model.place import Precision
from onrecord.model.span import Span
from onrecord.text.fold import fold

_TABLE = Path(__file__).parent / "gazetteer_data" / "designators.tsv"
_REACH = 90
_CLOSE = 45
_SIDE = (
    r"(?:(?:north|south)[- ]?(?:east|west)?|east|west|centre|center|central|far[- ](?:north|south|east|west))"
)
_SIDE_BEFORE = re.compile(
    rf"\b(?:{_SIDE}(?:ern)?|(?:the )?{_SIDE}(?:ern)?(?:most)?(?: parts?| areas?| regions?| provinces?)? of(?: the)?)\s+$",
    re.IGNORECASE,
)
_SIDE_INSIDE = re.compile(
    rf"^(?:the )?{_SIDE}(?:ern)?(?:most)?(?: parts?| areas?| regions?| provinces?)?(?: of(?: the)?)?\s+",
    re.IGNORECASE,
)
_NEAR_BEFORE = re.compile(
    r"\b(?:near|nearby|close to|outside(?: of)?|around|off|outskirts of|"
    r"(?P<km>\d+(?:\.\d+)?)\s*(?:km|kilomet(?:er|re)s?) (?:\w+[- ]?)?(?:of|from))\s+(?:the )?"
    r"(?:(?:city|town|village|airport) of )?$",
    re.IGNORECASE,
)
_AT_BEFORE = re.compile(
    r"\b(?:at|inside|in|hit|struck|attacked|stormed|bombed|shelled|targeted)\s+(?:the\s+)?(?:main\s+)?$",
    re.IGNORECASE,
)
_CONTAINER = re.compile(
    r"^(?:,? \(?(?:in|of|at) |\s?, |\s\(| [-–—] )(?:the )?(?:(?!and|or|to|from)[a-z]+(?:ern)? )?"
    r"(?:(?:province|state|region|district|governorate) of )?"
    r"(?P<name>[A-Z][\w'’.-]*(?: (?:of |the |and |al-|el-)*[A-Z][\w'’.-]*){0,3})"
)
_OWNER = re.compile(r"(?P<name>[A-Z][\w.-]*(?: (?:of |the )*[A-Z][\w.-]*){0,3})['’]s?\s+(?:[a-z-]+\s+){0,4}$")
_HEAD = re.compile(r"^(?:the )?([a-z]+(?: [a-z]+)?) of (?:the )?(.+)$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z\"“‘(])|\n")
_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Designator:
    """A word such as "province": the kinds it points to, likeliest first, and the precision it supports."""

    word: str
    kinds: tuple[str, ...]
    precision: Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How a place is worded in one mention.

    `bare` is the name without the words for its kind and side; `side` the words that point to a part of it;
    `near` that the event lies near it and not in it, `near_km` how far, if said; `at` that it happened there;
    `inside` the names after or before it that may say what it lies in, likeliest first.
    """

    words: str
    bare: str
    designator: Designator | None
    side: str | None
    near: bool
    near_km: float | None
    at: bool
    inside: tuple[str, ...]

    @property
    def sense(self) -> tuple[object, ...]:
        """What two mentions of one name must share to mean the same place with the same precision."""
        return (self.bare, self.designator, self.side, self.near, self.near_km, self.at)


@cache
def designators() -> dict[str, Designator]:
    """The table of words for kinds of places.

    Raises:
        LexiconError: if a line of the table is broken.

    >>> designators()["governorate"].kinds
    ('admin1',)
    """
    table: dict[str, Designator] = {}
    for number, line in enumerate(_TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 3:
            raise LexiconError(f"{_TABLE.name} line {number}: a word, its kinds and a precision are needed")
        table[fields[0]] = Designator(
            word=fields[0], kinds=tuple(fields[1].split()), precision=Precision(fields[2])
        )
    return table


def read_wording(text: str, span: Span, gazetteer: Gazetteer) -> Wording:
    """Read the words of a mention and those just before and after it, inside its sentence.

    >>> from onrecord.ground.gazetteer import open_gazetteer
    >>> text = "A bridge was shelled in the north of Helmand province, Afghanistan."
    >>> wording = read_wording(text, Span(37, 44), open_gazetteer())
    >>> wording.bare, wording.designator.word, wording.side, wording.inside
    ('Helmand', 'province', 'the north of', ('Afghanistan',))
    """
    before, after = _around(text, span)
    just_before = before[-_CLOSE:]
    words = span.of(text)
    bare, side = _without_side(words, just_before, gazetteer)
    bare, designator, after = _without_designator(bare, just_before, after, gazetteer)
    plain_before = (
        re.sub(r"(?:the )?(?:\w+ )?(?:of )$", "", just_before, flags=re.IGNORECASE)
        if designator
        else just_before
    )
    near = _NEAR_BEFORE.search(just_before)
    return Wording(
        words=words,
        bare=bare,
        designator=designator,
        side=side,
        near=near is not None,
        near_km=float(near["km"]) if near and near["km"] else None,
        at=_AT_BEFORE.search(just_before) is not None or _AT_BEFORE.search(plain_before) is not None,
        inside=_inside(before, after),
    )


def _around(text: str, span: Span) -> tuple[str, str]:
    """The words before and after, up to the ends of the sentence or `_REACH` characters."""
    before = text[max(0, span.start - _REACH) : span.start]
    after = text[span.stop : span.stop + _REACH]
    ends = list(_SENTENCE_END.finditer(before))
    end = _SENTENCE_END.search(after)
    return before[ends[-1].end() :] if ends else before, after[: end.start()] if end else after


def _without_side(words: str, before: str, gazetteer: Gazetteer) -> tuple[str, str | None]:
    """The name without "northern" or "the south of", and those words; "North Korea" keeps its first word."""
    inside = _SIDE_INSIDE.match(words)
    if inside and not gazetteer.lookup(words):
        return words[inside.end() :], inside.group().strip()
    outside = _SIDE_BEFORE.search(before)
    return words, outside.group().strip() if outside else None


def _without_designator(
    words: str, before: str, after: str, gazetteer: Gazetteer
) -> tuple[str, Designator | None, str]:
    """The name without the word for its kind, that word, and the text after both."""
    table = designators()
    head = _HEAD.match(words)
    if head and head[1].lower() in table:
        inner, own, _ = _without_designator(head[2], "", "", gazetteer)
        outer = table[head[1].lower()]
        return inner, outer if own is None or outer.precision is Precision.PLACE else own, after
    parts = words.split()
    for size in (2, 1):
        tail = " ".join(parts[-size:]).lower()
        if len(parts) > size and tail in table and not _is_whole(words, table[tail], gazetteer):
            return _bare_or_whole(" ".join(parts[:-size]), words, gazetteer), table[tail], after
    return _designator_beside(words, before, after)


def _designator_beside(words: str, before: str, after: str) -> tuple[str, Designator | None, str]:
    """The word for the kind just after the name ("Kandahar city") or just before it ("the city of Kandahar")."""
    table = designators()
    following = re.match(r"\s+((?:[A-Za-z-]+)(?: [a-z]+)?)\b", after)
    if re.search(r"\b(?:a|an)\s+(?:[a-z]+\s+)?$", before):
        following = None  # "a Texas town" is no town named Texas
    for size in (2, 1):
        word = " ".join(following[1].split()[:size]).lower() if following else ""
        if word in table:
            rest = after[after.lower().index(word) + len(word) :]
            told = None if re.match(r"\s+(?:of|named|called)\b", rest) else table[word]
            return words, told, rest if told else after
    preceding = re.search(r"\b([a-z-]+) of (?:the )?$", before, re.IGNORECASE)
    if preceding and preceding[1].lower() in table:
        return words, table[preceding[1].lower()], after
    return words, None, after


def _is_whole(words: str, designator: Designator, gazetteer: Gazetteer) -> bool:
    """Whether the word for the kind belongs to the name: "Kansas City", "Ivory Coast"."""
    return any(
        one.name_weight >= 0.95 and one.kind in designator.kinds and fold(one.name) == fold(words)
        for one in gazetteer.lookup(words)
    )


def _bare_or_whole(bare: str, words: str, gazetteer: Gazetteer) -> str:
    """The shorter name where the gazetteer knows it, else the longest known part, else all the words."""
    if gazetteer.lookup(bare):
        return bare
    names = [name for name in re.findall(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*", bare) if gazetteer.lookup(name)]
    if names:
        return str(max(names, key=len))
    singles = [name for name in _CAPITALISED.findall(bare) if gazetteer.lookup(name)]
    return singles[-1] if singles else (bare if not gazetteer.lookup(words) else words)


def _inside(before: str, after: str) -> tuple[str, ...]:
    """The names that may say what the place lies in: "Gao, Mali", "Gao in Mali", "Mali's Gao"."""
    names: list[str] = []
    match = _CONTAINER.match(after)
    rest = after
    while match and len(names) < 2:
        names.append(match["name"].rstrip(".,-'’"))
        rest = rest[match.end() :]
        match = _CONTAINER.match(rest) if rest.startswith((",", " (", " in ")) else None
    owner = _OWNER.search(before) if "'" in before or "’" in before else None
    if owner:
        names.append(owner["name"])
    return tuple(names)


def containers(wording: Wording, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Everything the names in `wording.inside` can mean that other places can lie in.

    >>> from onrecord.ground.gazetteer import open_gazetteer
    >>> gazetteer = open_gazetteer()
    >>> text = "Police in Paris, Texas, said two were hurt."
    >>> [one.id for one in containers(read_wording(text, Span(10, 15), gazetteer), gazetteer)][:1]
    ['admin1:US.TX']
    """
    found: dict[str, Candidate] = {}
    for name in wording.inside:
        if fold(name) == fold(wording.bare):
            continue
        parts = name.split()
        for size in range(len(parts), 0, -1):
            hits = gazetteer.lookup(" ".join(parts[:size]))
            found |= {
                one.id: one for one in hits[:8] if one.kind in {"country", "admin1", "admin2", "region"}
            }
            if hits:
                break
    return tuple(found.values())


def peoples(text: str, gazetteer: Gazetteer) -> dict[str, int]:
    """How often each country is named by an adjective or its people: "Afghan", "Malians".

    >>> from onrecord.ground.gazetteer import open_gazetteer
    >>> peoples("Malian troops met Malians and a Dutch patrol.", open_gazetteer())
    {'ML': 2, 'NL': 1}
    """
    counts: dict[str, int] = {}
    for word in _CAPITALISED.findall(text):
        country = gazetteer.demonym(word)
        if country:
            counts[country] = counts.get(country, 0) + 1
    return counts
