"""What the words around the name of a place say of it: its kind, what it lies in, north of it, at it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.ground.gazetteer import Gazetteer
from onrecord.ground.place_sides import NAME, Between, Side, between, side_before, side_inside, ways_inside
from onrecord.model.errors import LexiconError
from onrecord.model.place import Precision
from onrecord.model.span import Span
from onrecord.text.fold import fold

_TABLE = Path(__file__).parent / "gazetteer_data" / "designators.tsv"
_REACH = 90
_CLOSE = 60
_NEAR_BEFORE = re.compile(
    r"\b(?:near|nearby|close to|outside(?: of)?|around|off|outskirts of|countryside of|surroundings of|vicinity of)\s+"
    r"(?:the )?(?:(?:city|town|village|airport) of )?$",
    re.IGNORECASE,
)
_NEAR_INSIDE = re.compile(
    r"^(?:near|close to|outside|around|outskirts of|(?:the )?(?:outskirts|countryside) of)\s+(?:the )?",
    re.IGNORECASE,
)
_AT_BEFORE = re.compile(
    r"\b(?:at|inside|in|hit|struck|attacked|stormed|bombed|shelled|targeted)\s+(?:the\s+)?(?:main\s+)?$",
    re.IGNORECASE,
)
_AREA_WORD = (
    r"(?:province|governorate|state|region|district|county|prefecture|department|oblast|emirate|republic)"
)
_CONTAINER = re.compile(
    r"^(?:,? \(?(?:in|of|at) |\s?, |\s\(| [-–—] )(?:the )?(?:(?!and|or|to|from)[a-z]+(?:ern)? )?"
    rf"(?:(?:province|state|region|district|governorate) of )?(?P<name>{NAME}(?: {_AREA_WORD}\b)?)"
)
_ONE_OF = re.compile(r"\b(?:a|an)\s+(?:[a-z]+\s+)?$")
_KIND_OF = re.compile(r"\b([a-z-]+) of (?:the )?$", re.IGNORECASE)
_FOLLOWING = re.compile(r"\s+((?:[A-Za-z-]+)(?: [a-z]+)?)\b")
_OF = re.compile(r"(?:the )?(?:\w+ )?of $", re.IGNORECASE)
_OWNER = re.compile(rf"(?P<name>{NAME})['’]s?\s+(?:[a-z-]+\s+){{0,4}}$")
# "Gao, Mali, was hit" and "Gao, Mali." say where Gao lies; "in Geneva, Mali said" and "Gao, Mali and Niger" may not.
_CLOSED = re.compile(
    r"^\s*(?:$|[.,;:)\]]|[-–—] |(?:on|in|at|near|after|before|during|for|by|when|where|who|which|with|to|from)\b)"
)
_HEAD = re.compile(r"^(?:the )?([a-z]+(?: [a-z]+)?) of (?:the )?(.+)$", re.IGNORECASE)
_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"”’)]*\s+(?=[A-Z\"“‘(])|\n"
)
_NEAR_WORDS = (
    "near",
    "close to",
    "outside",
    "around",
    "off",
    "skirts of",
    "side of",
    "roundings of",
    "vicinity of",
)
_STOP = re.compile(r"[.!?\n]")
_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]*")
_NUMBERED = re.compile(r"^(?:KP|PK|Km) ?\d+ | (?:\d{1,2}|I{1,3}|IV|VI{0,3})$")
# Words for things that stand in a town: where the thing is unknown, the town's name still tells the town.
_STANDS_IN_A_TOWN = frozenset(
    {"airport", "base", "camp", "prison", "hospital", "university", "dam", "bridge", "road", "highway"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Designator:
    """A word such as "province": the kinds it points to, likeliest first, and the precision it supports."""

    word: str
    kinds: tuple[str, ...]
    precision: Precision

    @property
    def thing(self) -> bool:
        """Whether it is a thing in or near a town, such as an air base, and not a place people live in."""
        return any(word in _STANDS_IN_A_TOWN for word in self.word.split()) or "airport" in self.kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How a place is worded in one mention.

    `bare` is the name without the words for its kind and side, `others` further names the words give for it; `side`
    where beside or in it; `near` that the event lies near it and not in it; `at` that it happened there; `between`
    another place that it lies between this one and, or on the border with; `inside` the names after or before it that
    may say what it lies in, innermost first, and `listed` that they may as well be the next names of a list.
    """

    words: str
    bare: str
    others: tuple[str, ...]
    designator: Designator | None
    side: Side | None
    near: bool
    at: bool
    between: Between | None
    inside: tuple[str, ...]
    listed: bool

    @property
    def sense(self) -> tuple[object, ...]:
        """What two mentions of one name must share to mean the same place with the same precision."""
        return (self.bare, self.designator, self.side, self.near, self.at, self.between)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of places the word for its kind points to, none where there is no such word."""
        return self.designator.kinds if self.designator else ()


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
    >>> wording.bare, wording.designator.word, wording.side.words, wording.inside
    ('Helmand', 'province', 'the north of', ('Afghanistan',))
    """
    before, after = _around(text, span)
    just_before = before[-_CLOSE:]
    words = span.of(text)
    name, after, way = _split(words, just_before, after, gazetteer)
    near = _NEAR_INSIDE.match(name)
    if near:
        name = name[near.end() :]
    inner = None if gazetteer.lookup(name) else side_inside(name)
    name, side = (inner[1], inner[0]) if inner else (name, side_before(just_before))
    bare, designator, after = _without_designator(name, just_before, after, gazetteer)
    of = _OF.search(just_before[-30:]) if designator else None
    plain_before = just_before[-30:][: of.start()] if of else just_before[-30:]
    inside, listed = _inside(before, after)
    bare, others = _names(bare, gazetteer)
    return Wording(
        words=words,
        bare=bare,
        others=others,
        designator=designator,
        side=side,
        near=near is not None or _beside(side) or _near(just_before),
        at=_AT_BEFORE.search(plain_before) is not None,
        between=way,
        inside=inside,
        listed=listed,
    )


def _near(before: str) -> bool:
    return any(word in before for word in _NEAR_WORDS) and _NEAR_BEFORE.search(before) is not None


def _beside(side: Side | None) -> bool:
    return side is not None and not side.within


def _around(text: str, span: Span) -> tuple[str, str]:
    """The words before and after, up to the ends of the sentence or `_REACH` characters."""
    before = text[max(0, span.start - _REACH) : span.start]
    after = text[span.stop : span.stop + _REACH]
    ends = list(_SENTENCE_END.finditer(before)) if _STOP.search(before) else []
    end = _SENTENCE_END.search(after) if _STOP.search(after) else None
    return before[ends[-1].end() :] if ends else before, after[: end.start()] if end else after


def _split(words: str, before: str, after: str, gazetteer: Gazetteer) -> tuple[str, str, Between | None]:
    """The first name of a mention that holds more than one, what follows it, and what lies between it and another."""
    if words.isalpha() or gazetteer.lookup(words):
        return words, after, between(before, after)
    way = ways_inside(words)
    if way:
        return way[0], after, way[1]
    first = re.match(r"^(.+?)(, .+| in (?:the )?[A-Z].*)$", words)
    if first:
        return first[1], first[2] + after, between(before, after)
    return words, after, between(before, after)


def _names(bare: str, gazetteer: Gazetteer) -> tuple[str, tuple[str, ...]]:
    """The name, and the others that stand beside it in brackets or behind a stroke; house numbers of villages go."""
    if bare.isalpha() or gazetteer.lookup(bare):
        return bare, ()
    named = [one.strip() for one in re.split(r"[/()]", bare) if one.strip()]
    names = [one for name in named for one in (name, _NUMBERED.sub("", name)) if len(one) > 1]
    return (named[0] if named else bare), tuple(dict.fromkeys(names[1:]))


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
            bare = " ".join(parts[:-size])
            return _known_part(bare, gazetteer) if table[tail].thing else bare, table[tail], after
    return _designator_beside(words, before, after)


def _designator_beside(words: str, before: str, after: str) -> tuple[str, Designator | None, str]:
    """The word for the kind just after the name ("Kandahar city") or just before it ("the city of Kandahar")."""
    table = designators()
    following = _FOLLOWING.match(after)
    if following and _ONE_OF.search(before):
        following = None  # "a Texas town" is no town named Texas
    for size in (2, 1):
        word = " ".join(following[1].split()[:size]).lower() if following else ""
        if word in table:
            rest = after[after.lower().index(word) + len(word) :]
            told = None if re.match(r"\s+(?:of|named|called)\b", rest) else table[word]
            return words, told, rest if told else after
    preceding = _KIND_OF.search(before) if "of" in before else None
    if preceding and preceding[1].lower() in table:
        return words, table[preceding[1].lower()], after
    return words, None, after


def _is_whole(words: str, designator: Designator, gazetteer: Gazetteer) -> bool:
    """Whether the word for the kind belongs to the name: "Kansas City", "Ivory Coast"."""
    return any(
        one.name_weight >= 0.95 and one.kind in designator.kinds and fold(one.name) == fold(words)
        for one in gazetteer.lookup(words)
    )


def _known_part(bare: str, gazetteer: Gazetteer) -> str:
    """The name of the town in that of a thing in it ("Kabul military" of a hospital), else all the words."""
    if gazetteer.lookup(bare):
        return bare
    names = [name for name in re.findall(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*", bare) if gazetteer.lookup(name)]
    if names:
        return str(max(names, key=len))
    singles = [name for name in _CAPITALISED.findall(bare) if len(name) > 3 and gazetteer.lookup(name)]
    return singles[-1] if singles else bare


def _inside(before: str, after: str) -> tuple[tuple[str, ...], bool]:
    """The names that may say what the place lies in: "Gao, Mali", "Gao in Mali", "Mali's Gao"."""
    names: list[str] = []
    match = _CONTAINER.match(after)
    rest, listed = after, False
    while match and len(names) < 3:
        names.append(match["name"].rstrip(".,-'’"))
        rest = rest[match.end() :]
        match = _CONTAINER.match(rest) if rest.startswith((",", " (", " in ")) else None
    if names and not _CLOSED.match(rest) and after.startswith((",", " ,")):
        listed = True
    owner = _OWNER.search(before[-_CLOSE:]) if "'" in before or "’" in before else None
    if owner:
        names.append(owner["name"])
    return tuple(names), listed


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
