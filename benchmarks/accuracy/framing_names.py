"""Swapping who acts: the actors and countries a sentence names, put in others' places, and nothing else touched.

Countries, their adjectives, armed groups and armies come from the package's own word lists. A name gives way to one of
the same kind and *form*, so that the sentence stays good English: an abbreviation to an abbreviation (with full stops or
without), a plural to a plural, "Iraqi" to an adjective that begins with a vowel too. All names of one country or
group in a sentence give way to names of one other, and no two to the same.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from onrecord.lexicon import load_rows

_ARMED = frozenset({"group", "military"})
_SHORT = 3  # letters: in a text in capitals "IS" and "US" are words
_PARTED = " | "
_PERSON = re.compile(r"(?:(?:sh|ch|ey|s|y|wo)m[ae]n| residents)\Z")  # "Irishman diplomats" is no English
_UNITED = re.compile(
    r"(?:United|Democratic|Republic)\b|(?:Islands?|Republic|States|Emirates|Netherlands|Philippines|Congo)\Z"
)


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of one actor: who (a row of a word list), what kind, and the form of the words."""

    who: str
    kind: str
    words: str
    form: str


@dataclass(frozen=True, slots=True)
class Found:
    """A name at a place in a sentence."""

    start: int
    stop: int
    name: Name


def named_in(sentence: str) -> tuple[Found, ...]:
    """The countries, nationalities, armed groups and armies that a sentence names.

    >>> [(one.name.kind, one.name.words) for one in named_in("The Afghan army said Boko Haram fled to Chad.")]
    [('adjective', 'Afghan'), ('group', 'Boko Haram'), ('country', 'Chad')]
    """
    capitals = sentence.isupper()
    found = []
    for match in _pattern(capitals=capitals).finditer(sentence):
        name = _names(capitals=capitals)[match.group()]
        if capitals or not _inside_a_name(sentence, match.start(), match.end(), name):
            found.append(Found(match.start(), match.end(), name))
    return tuple(found)


def swapped(sentence: str, chance: np.random.Generator) -> str | None:
    """The sentence with other actors; None if it names nobody for whom there is another.

    >>> swapped("Boko Haram fled to Chad.", np.random.default_rng(3)) not in {None, "Boko Haram fled to Chad."}
    True
    >>> swapped("Nobody fled.", np.random.default_rng(3)) is None
    True
    """
    found = named_in(sentence)
    wanted: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for one in found:
        wanted[one.name.who].add((one.name.kind, one.name.form))
    stand_ins: dict[str, str] = {}
    for who, forms in wanted.items():
        other = _stand_in(forms, {*wanted, *stand_ins.values()}, chance)
        if other is not None:
            stand_ins[who] = other
    return _written(sentence, found, stand_ins) if stand_ins else None


def _stand_in(forms: set[tuple[str, str]], taken: set[str], chance: np.random.Generator) -> str | None:
    """Somebody who is not in the sentence and has a name for every form needed."""
    able = set.intersection(*(set(_by_form().get(form, {})) for form in forms)) - taken
    return sorted(able)[int(chance.integers(len(able)))] if able else None


def _written(sentence: str, found: Sequence[Found], stand_ins: Mapping[str, str]) -> str:
    pieces: list[str] = []
    here = 0
    for one in found:
        other = stand_ins.get(one.name.who)
        if other is not None:
            words = _by_form()[one.name.kind, one.name.form][other]
            pieces += [sentence[here : one.start], words.upper() if sentence.isupper() else words]
            here = one.stop
    return "".join([*pieces, sentence[here:]])


def _inside_a_name(sentence: str, start: int, stop: int, name: Name) -> bool:
    """Whether capitalised words stand beside a name that is no adjective: "New Mexico", "Jordan River" are others."""
    before = re.search(r"([\w'’-]+) \Z", sentence[:start])
    after = re.match(r" ([\w'’-]+)", sentence[stop:])
    led = (
        before is not None and before.group(1)[:1].isupper() and before.group(1).lower() not in _small_words()
    )
    followed = name.kind != "adjective" and after is not None and after.group(1)[:1].isupper()
    return led or followed


@cache
def _small_words() -> frozenset[str]:
    """Words of the closed classes, which may open a sentence."""
    return frozenset(word for row in load_rows("closed_classes") for word in row["words"].split())


@cache
def _pattern(*, capitals: bool) -> re.Pattern[str]:
    words = sorted(_names(capitals=capitals), key=len, reverse=True)
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, words))})(?![\w-])")


@cache
def _names(*, capitals: bool) -> Mapping[str, Name]:
    """All names by their spelling; one that two rows share names nobody for sure, and is left out."""
    made: dict[str, Name] = {}
    shared: set[str] = set()
    for name in _listed():
        if capitals and len(name.words.replace(".", "")) <= _SHORT:
            continue
        words = name.words.upper() if capitals else name.words
        if words in made and made[words].who != name.who:
            shared.add(words)
        made.setdefault(words, name)
    return {words: name for words, name in made.items() if words not in shared}


@cache
def _by_form() -> Mapping[tuple[str, str], Mapping[str, str]]:
    """For each kind and form, who has such a name, and the first of them."""
    made: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for name in _listed():
        made[name.kind, name.form].setdefault(name.who, name.words)
    return made


@cache
def _listed() -> tuple[Name, ...]:
    return (*_countries(), *_armed())


def _countries() -> Iterator[Name]:
    for row in load_rows("countries"):
        if not row["adjectives"] or not row["capital"]:
            continue
        for words in row["names"].split(_PARTED):
            yield Name(row["iso3"], "country", words, _form(words))
        for words in row["adjectives"].split(_PARTED):
            if not _PERSON.search(words):
                yield Name(row["iso3"], "adjective", words, _form(words))


def _armed() -> Iterator[Name]:
    for row in load_rows("actors"):
        if row["kind"] not in _ARMED:
            continue
        for alias in [row["name"], *filter(None, row["aliases"].split(_PARTED))]:
            words = alias.removeprefix("^")
            if words[:1].isupper() and not any(sign.isdigit() for sign in words) and "(" not in words:
                yield Name(row["slug"], row["kind"], words, _form(words))


def _form(words: str) -> str:
    """What a stand-in must share.

    >>> _form("U.S."), _form("Houthis"), _form("Iraqi"), _form("United Kingdom")
    ('dotted', 'plural', 'vowel', 'with the')
    """
    if "." in words:
        return "dotted"
    if words.isupper():
        return "abbreviation"
    if _UNITED.search(words):
        return "with the"
    if words.endswith("s") and not words.endswith("ss"):
        return "plural"
    return "vowel" if words[:1].lower() in "aeio" else "plain"  # "a Ukrainian" and "a Yemeni" alike
