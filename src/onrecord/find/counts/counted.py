"""From a noun phrase to a figure: "at least nine soldiers", "a priest and his driver", "nobody", "most of them"."""

from functools import cache
from typing import NamedTuple

from onrecord.find.counts.number_words import Quantity
from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.nouns import noun_classes, plural_words
from onrecord.find.syntax.phrases import Phrase, head_of
from onrecord.lexicon import load_rows
from onrecord.model import CountAs

_PEOPLE = frozenset(
    {
        "person",
        "armed",
        "force",
        "civilian",
        "combatant",
        "police",
        "children",
        "women",
        "men",
        "elderly",
        "attacker",
        "captive",
        "state",
    }
)
_NOBODY = frozenset({"nobody", "none", "neither"})
_ANYBODY = frozenset({"anyone", "anybody", "someone", "somebody", "others"})
_ONE = frozenset(
    {"a", "an", "another", "one", "his", "her", "their", "the", "its", "this", "that", "my", "our"}
)
_UNITS = frozenset(
    "year years day days hour hours minute minutes month months week weeks second seconds kilometre "
    "kilometres kilometer kilometers km mile miles metre metres meter meters feet foot dollar dollars "
    "euro euros pound pounds percent percentage tonnes tons litres times rounds shots degrees p.m. "
    "a.m. pm am o'clock acres hectares counts blocks".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sept sep oct nov dec".split()
)
_COLLECTIVE = frozenset(
    "army navy fleet convoy patrol police military force forces garrison brigade battalion division "
    "regiment gang militia group crowd government parliament council union league front movement "
    "staff crew personnel family party".split()
)
_HOUSES = frozenset({"settlement", "vehicle", "arms", "goods", "property", "aircraft"})


class Figure(NamedTuple):
    """A figure read from words `first` up to `last`; `rule` says how."""

    first: int
    last: int
    low: int | None
    high: int | None
    given: CountAs
    word: str | None
    rule: str


def figure_of(line: Line, phrase: Phrase, known: tuple[Quantity, ...]) -> Figure | None:
    """The figure a noun phrase gives for people, None when it gives none."""
    negative = _negative(line, phrase)
    if negative:
        return negative
    quantity = _quantity_in(line, phrase, known)
    if quantity:
        return _sum(line, phrase, known) or _from_quantity(line, phrase, quantity)
    return single(line, phrase)


def _negative(line: Line, phrase: Phrase) -> Figure | None:
    first = line.low[phrase.first]
    no_one = first == "no" and phrase.first + 1 < phrase.last and line.low[_head(line, phrase)] not in _TOLD
    if first in _NOBODY or no_one:
        return Figure(phrase.first, phrase.last, 0, 0, CountAs.NONE, None, "nobody")
    return None


_TOLD = frozenset(
    "figure figures number numbers detail details information data word news toll tolls indication evidence report "
    "reports doubt confirmation breakdown idea count counts estimate estimates explanation".split()
)


def _head(line: Line, phrase: Phrase) -> int:
    """The head of a phrase as far as its first preposition: "figures" of "no figures for the people"."""
    last = next((at for at in range(phrase.first, phrase.last) if line.tags[at] == "P"), phrase.last)
    return head_of(line, Phrase(phrase.first, max(last, phrase.first + 1)))


def _quantity_in(line: Line, phrase: Phrase, known: tuple[Quantity, ...]) -> Quantity | None:
    for quantity in known:
        if quantity.core >= phrase.last:
            return None
        opens = phrase.first <= quantity.core <= phrase.first + 4 or line.tags[quantity.first - 1] in {
            "C",
            "P",
        }
        joined = line.tags[quantity.first - 1] == "P" and "C" in line.tags[phrase.first : quantity.first]
        if quantity.core >= phrase.first and opens and not joined and is_people(line, quantity):
            return quantity
    return None


def is_people(line: Line, quantity: Quantity) -> bool:
    """Whether a figure can count people: no age, hour, distance, sum of money, house or vehicle."""
    after = line.low[quantity.last] if quantity.last < len(line.low) else "."
    before = line.low[quantity.first - 1] if quantity.first else "."
    if (
        after in _UNITS
        or before in {"$", "€", "£", "aged", "age", "section", "article", "no", "number", "route"}
        or after == "-"
    ):
        return False
    if _is_year(line, quantity, before):
        return False
    if before in _MONTHS and quantity.given is CountAs.EXACT:
        return False  # on July 5
    if before == "," and after in {",", "."} and quantity.first > 1 and line.tags[quantity.first - 2] == "X":
        return False  # Tarek Osman, 34,
    head = _noun_after(line, quantity.last)
    if head is None:
        return True
    classes = noun_classes().get(line.low[head], frozenset())
    return not (classes & _HOUSES and not classes & _PEOPLE) and line.low[head] not in _UNITS


def _is_year(line: Line, quantity: Quantity, before: str) -> bool:
    """A year: "in 2019", "the 2019 raid"; "2,019 villagers" has its comma and its noun."""
    word = line.low[quantity.core]
    if len(word) != 4 or not word.isdecimal() or not word.startswith(("19", "20")):
        return False
    head = _noun_after(line, quantity.last)
    beside = head == quantity.last  # "2019 unknown persons" are of that year, 2019 persons may be so many
    people = head is not None and beside and noun_classes().get(line.low[head], frozenset()) & _PEOPLE
    return before in {"in", "since", "from", "until", "by", "of", "during", "early", "late"} or not people


def _noun_after(line: Line, at: int) -> int | None:
    """The last word of the noun right after a figure."""
    here = at
    while here < len(line.low) and (
        line.tags[here] in {"X", "A"} or (line.tags[here] in {"E", "G"} and here == at)
    ):
        here += 1
    while here > at and line.tags[here - 1] != "X":
        here -= 1
    return here - 1 if here > at else None


def _from_quantity(line: Line, phrase: Phrase, quantity: Quantity) -> Figure:
    last = max(quantity.last, _noun_end(line, phrase, quantity))
    return Figure(quantity.first, last, quantity.low, quantity.high, quantity.given, quantity.word, "figure")


def _sum(line: Line, phrase: Phrase, known: tuple[Quantity, ...]) -> Figure | None:
    """Two men and a woman, the driver and two passengers, ten soldiers and three policemen: added up."""
    parts = _parts(line, phrase)
    if len(parts) < 2:
        return None
    low, high = 0, 0
    for part in parts:
        quantity = next((one for one in known if part.first <= one.core < part.last), None)
        if quantity and "of" in line.low[part.first : quantity.first] and line.tags[part.first] == "D":
            return None  # a guard and the wounding of three
        one = None if quantity else single(line, part) or _agent(line, part)
        if quantity and quantity.low is not None and quantity.high is not None and is_people(line, quantity):
            low, high = low + quantity.low, high + quantity.high
        elif one and one.low is not None:
            low, high = low + one.low, high + one.low
        else:
            return None
    return Figure(phrase.first, phrase.last, low, high, CountAs.EXACT, None, "figures added")


def _agent(line: Line, part: Phrase) -> Figure | None:
    """One for "a crane operator" beside people who are counted: a word made like those for people, with an article."""
    word = line.low[part.last - 1]
    if line.low[part.first] not in {"a", "an"} or not word.endswith(
        ("er", "or", "ist", "ian", "man", "ant", "ee")
    ):
        return None
    return (
        Figure(part.first, part.last, 1, 1, CountAs.EXACT, None, "one person")
        if line.tags[part.last - 1] == "X"
        else None
    )


def _noun_end(line: Line, phrase: Phrase, quantity: Quantity) -> int:
    at = quantity.last
    while at < phrase.last and line.tags[at] not in {"P", "C", ",", "R", "S"}:
        at += 1
    if at < phrase.last and line.low[at] == "of":
        while at < phrase.last and line.tags[at] not in {"C", ",", "R", "S"}:
            at += 1
    return at


def single(line: Line, phrase: Phrase) -> Figure | None:
    """One for "a schoolboy" and for a name, two for "a priest and his driver"; None for plurals and things.

    >>> from onrecord.find.syntax.lines import line_of
    >>> from onrecord.model import Sentence, Span
    >>> text = "a priest and his driver"
    >>> line = line_of(text, Sentence(span=Span(0, len(text)), block=0, paragraph=0))
    >>> single(line, Phrase(0, 5)).low
    2
    """
    parts = _parts(line, phrase)
    total = 0
    for part in parts:
        if not _is_one(line, part):
            return None
        total += 1
    if not total:
        return None
    return Figure(
        phrase.first,
        phrase.last,
        total,
        total,
        CountAs.EXACT,
        None,
        "one person" if total == 1 else "persons named one by one",
    )


def _parts(line: Line, phrase: Phrase) -> list[Phrase]:
    parts: list[Phrase] = []
    first = phrase.first
    for at in range(phrase.first, phrase.last):
        if line.tags[at] in {"C", ","} and at > first:
            parts.append(Phrase(first, at))
            first = at + 1
        elif line.tags[at] in {"P", "R"} and at > first and line.low[at] != "of":
            parts.append(Phrase(first, at))
            return parts
    if first < phrase.last:
        parts.append(Phrase(first, phrase.last))
    return parts


def _is_one(line: Line, part: Phrase) -> bool:
    head = head_of(line, part)
    word = line.low[head]
    if line.tags[part.first] == "U":
        return word in {"he", "she", "him", "himself", "herself"}
    classes = noun_classes().get(word, frozenset())
    if classes & _PEOPLE:
        plural = word in plural_words() or (word.endswith("s") and word[:-1] in noun_classes())
        singular = not plural and word not in _COLLECTIVE
        aged = (
            any(one.endswith("-old") for one in line.low[part.first : part.first + 3])
            and line.tags[part.first] == "#"
        )
        return singular and (aged or line.tags[part.first] in {"D", "X", "'s"} or line.capital[part.first])
    return _is_name(line, part)


def _is_name(line: Line, part: Phrase) -> bool:
    """Two to four capitalised words (never in a sentence all in capitals, where `capital` is false)."""
    size = part.last - part.first
    named = 2 <= size <= 5 and all(line.capital[part.first : part.last]) and line.tags[part.first] == "X"
    return named and line.low[part.last - 1] not in _bodies()


@cache
def _bodies() -> frozenset[str]:
    """Words that end the names of bodies and places, never of persons."""
    return frozenset(
        row["noun"] for name in ("org_nouns", "place_nouns", "facility_nouns") for row in load_rows(name)
    )


def is_anybody(line: Line, phrase: Phrase) -> bool:
    """Whether the phrase asks rather than tells: "anyone", "how many people"."""
    return line.low[phrase.first] in _ANYBODY or line.low[phrase.first] in {"how", "any"}
