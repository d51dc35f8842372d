"""A sentence as tokens with rough word classes: what the attribution rules walk on.

There is no tagger here: closed classes come from a word list, verbs from their forms, names from capitals.
A class is one letter, so that a sentence's classes can be read at a glance in a debugger:

d determiner · p pronoun that can be a subject · o object pronoun · i preposition · x auxiliary · m modal ·
n negation · r adverb · c coordinator · s subordinator · w wh-word · t "to" · T time noun · 9 number ·
V finite verb · e past form that may be a participle · g -ing form · b base or third-person form that may be a noun ·
N capitalised word · a any other word · z possessive 's · q quotation mark · , and other punctuation as itself
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.lexicon import Form, load_rows, verb_forms
from onrecord.model import Span
from onrecord.text.tokens import Token, tokens

QUOTE_MARKS = frozenset("\"“”„«»‘’'‹›`")
_CLASSES = {
    "det": "d",
    "pron": "p",
    "obj": "o",
    "prep": "i",
    "aux": "x",
    "modal": "m",
    "neg": "n",
    "adv": "r",
    "and": "c",
    "sub": "s",
    "wh": "w",
    "to": "t",
    "time": "T",
    "num": "9",
}
NOMINAL = frozenset("dNagbeT9z")
"""Classes that can stand inside a noun phrase."""
FINITE = frozenset("Vxm")
"""Classes that show a finite clause."""
_NOT_ADVERBS = frozenset(
    "weekly daily monthly yearly family supply reply elderly friendly deadly ally assembly rally italy belly "
    "lonely holy costly timely orderly scholarly july folly bully".split()
)
_ALSO_DETERMINERS = frozenset("this those these many some several most few both another all one".split())
_ALSO_PRONOUNS = frozenset("this those these many some several most few both all her another each".split())
_BEFORE_VERB = frozenset("pmtnx")
_AFTER_PREPOSITION = frozenset("dNo9pz")
_BEFORE_NOUN = frozenset("diz")
_NOUN_LIKE = frozenset("Nab9eg")
_PHRASE_GOES_ON = frozenset("Nab9egdzrT")
_AFTER_GERUND_NOUN = frozenset("Vxmeic,.T")
_NOUNS_BEFORE = frozenset("NaT")
_BEFORE_MONTH = frozenset("last next this early mid late since until by before after".split())
_SHOUT = 3  # tokens: a shorter line in capitals may be one name


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: its span, its tokens, the tokens in small letters, and one class letter per token."""

    text: str
    span: Span
    tokens: tuple[Token, ...]
    low: tuple[str, ...]
    tags: str
    stops: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.tokens)

    def stretch(self, first: int, after: int) -> Span:
        """The characters from token `first` up to, not including, token `after`."""
        return Span(self.tokens[first].start, self.tokens[after - 1].stop)

    def index_at(self, offset: int) -> int:
        """The number of tokens that end at or before the character `offset`."""
        return bisect_right(self.stops, offset)

    def stripped_end(self) -> int:
        """The index behind the last token that is neither a full stop nor a closing mark."""
        end = len(self.tokens)
        while end and (self.low[end - 1] in {".", "!", "?", "…", "..."} or self.tags[end - 1] in "q)"):
            end -= 1
        return end


@cache
def _closed() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in load_rows("closed_classes"):
        for word in row["words"].split():
            found.setdefault(word, _CLASSES[row["class"]])
    return found


@cache
def _verbs() -> dict[str, str]:
    """Every form of the listed verbs with its class letter."""
    found: dict[str, str] = {}
    for lemma, only, past_only in _listed_verbs():
        for form, kinds in verb_forms(lemma).items():
            if not past_only or Form.PAST in kinds or Form.PARTICIPLE in kinds:
                found.setdefault(form, _verb_class(kinds, only=only))
    return found


def _listed_verbs() -> Iterator[tuple[str, bool, bool]]:
    """Each lemma, whether its forms are hardly ever nouns, and whether only its past forms are meant."""
    for row in load_rows("common_verbs"):
        yield from ((lemma, row["class"] == "only", False) for lemma in row["lemmas"].split())
    yield from ((row["lemma"], False, True) for row in load_rows("irregular_verbs"))
    yield from ((row["lemma"].split()[0], False, False) for row in load_rows("cues") if row["kind"] == "verb")


def _verb_class(kinds: frozenset[Form], *, only: bool) -> str:
    if Form.GERUND in kinds:
        return "g"
    if Form.PAST in kinds:
        return "e" if Form.PARTICIPLE in kinds else "V"
    if Form.PARTICIPLE in kinds:
        return "e"
    return "V" if only and Form.THIRD in kinds else "b"


def read_line(text: str, span: Span) -> Line:
    """`text[span]` as tagged tokens.

    >>> line = read_line("The ministry said two boats were hit.", Span(0, 37))
    >>> line.tags
    'dae9axe.'
    """
    found = tokens(text, span.start, span.stop)
    low = tuple([token.text.lower() for token in found])
    if text[span.start : span.stop].isupper() and len(found) > _SHOUT:
        tags = [_tag_of_capitals(word) for word in low]
    else:
        title = _is_title_case(found)
        tags = [_tag(token.text, word, title) for token, word in zip(found, low, strict=True)]
        if found and not title:
            tags[0] = _tag(found[0].text, low[0], True)
    _join_parts(found, tags)
    _mark_months(low, tags)
    _mark_possessives(found, tags)
    _repair(low, tags)
    return Line(text, span, found, low, "".join(tags), tuple([token.stop for token in found]))


def _is_title_case(found: tuple[Token, ...]) -> bool:
    """Whether a line is set like a headline, nearly every longer word with a capital."""
    large = small = 0
    most = len(found) // 5
    for token in found:
        word = token.text
        if len(word) > 3 and word[0].isalpha():
            if word[0].isupper():
                large += 1
            else:
                small += 1
                if small > most:
                    return False
    return large + small > 2 and large > 0.8 * (large + small)


def _join_parts(found: tuple[Token, ...], tags: list[str]) -> None:
    """The stop of "Gen. Hale" or "Tampa, Fla., who" belongs to the name, the hyphen of "13-year-old" to the word."""
    if "-" not in tags and "." not in tags[:-1]:
        return
    for i in range(1, len(found) - 1):
        tag = tags[i]
        if tag not in ".-" or found[i].start != found[i - 1].stop:
            continue
        if tag == "-":
            if found[i + 1].start == found[i].stop and tags[i - 1] == "9":
                tags[i] = "a"
        elif tags[i - 1] == "N":
            short = len(found[i - 1].text) < 6
            if tags[i + 1] == "," or (short and tags[i + 1] == "N"):
                tags[i] = "N"


def _mark_months(low: tuple[str, ...], tags: list[str]) -> None:
    """The month in "May 7", "7 May", "in May" is no "may"."""
    if "may" not in low:
        return
    for i, word in enumerate(low):
        if word == "may" and tags[i] == "m":
            figure = tags[i + 1 : i + 2] == ["9"] or (i > 0 and tags[i - 1] == "9")
            if figure or (i > 0 and (tags[i - 1] == "i" or low[i - 1] in _BEFORE_MONTH)):
                tags[i] = "T"


def _mark_possessives(found: tuple[Token, ...], tags: list[str]) -> None:
    """The apostrophe of "the teachers' union", where no single quotation mark is open."""
    opened = False
    if "q" not in tags:
        return
    for i, token in enumerate(found):
        if token.text not in {"'", "’", "‘"}:
            continue
        glued = i > 0 and found[i - 1].stop == token.start
        if not glued:
            opened = True
        elif opened and token.text != "‘":
            opened = False
        elif found[i - 1].text.endswith(("s", "S")) and i + 1 < len(found) and found[i + 1].text[0].isalnum():
            tags[i] = "z"


@cache
def _common_nouns() -> frozenset[str]:
    """Words known to be no names: what tells nouns from names where all letters are capitals."""
    lists = (("noun_classes", "word"), ("speaker_nouns", "noun"), ("people_nouns", "noun"))
    words = {row[column].lower() for name, column in lists for row in load_rows(name)}
    words.update(row["lemma"].lower() for row in load_rows("event_nouns"))
    return frozenset(words | {f"{word}s" for word in words})


@lru_cache(maxsize=1 << 15)
def _tag_of_capitals(low: str) -> str:
    """The class of a word in a line all in capitals, where a capital tells nothing."""
    if not low[0].isalpha() or low in _closed() or low in _verbs():
        return "N" if low == "us" else _tag(low, low, True)
    plain = _open_class(low, low)
    return plain if plain != "a" or low in _common_nouns() else "N"


@lru_cache(maxsize=1 << 15)
def _tag(word: str, low: str, title: bool) -> str:  # noqa: FBT001 - a cache is quicker without names
    if not word[0].isalnum():
        return _mark(word, low)
    closed = _closed().get(low)
    if closed and not (len(word) > 1 and word.isupper() and closed in "oi"):  # "US" is no pronoun
        return "N" if closed == "T" and low in {"may", "march"} and word[0].isupper() else closed
    if word[0].isdecimal():
        return "9"
    verb = _verbs().get(low)
    if verb and (title or word[0].islower()):
        return verb
    return _open_class(word, low)


def _open_class(word: str, low: str) -> str:
    if word[0].isupper():
        return "N"
    if low.endswith("ly") and len(low) > 4 and low not in _NOT_ADVERBS:
        return "r"
    if low.endswith("ing") and len(low) > 5:
        return "g"
    return "e" if low.endswith("ed") and len(low) > 4 else "a"


def _mark(word: str, low: str) -> str:
    if low in {"'s", "’s"}:
        return "z"
    if low in _closed():
        return _closed()[low]
    if word in QUOTE_MARKS:
        return "q"
    return "-" if word in "–—" else word[0]


def _repair(low: tuple[str, ...], tags: list[str]) -> None:
    """Settle by the neighbours what the word alone leaves open."""
    last = len(tags) - 1
    for i, tag in enumerate(tags):
        if tag in "ab" and i and low[i - 1] == "who":
            tags[i] = "V"
        elif _is_state(low, i):
            tags[i] = "N"
        elif tag in "sdzpbVtg":
            tags[i] = _settled(low[i], tag, tags[i - 1] if i else "", tags[i + 1] if i < last else "")


def _is_state(low: tuple[str, ...], i: int) -> bool:
    """Whether "states" belongs to "the United States" rather than to somebody who states."""
    return low[i] == "states" and i > 0 and low[i - 1] == "united"


def _settled(word: str, tag: str, before: str, after: str) -> str:
    if word == "that":
        verb = after in FINITE or (after == "b" and before in _NOUNS_BEFORE)
        return "p" if verb else "d" if before == "i" else "s"
    if tag == "s":
        return "i" if word in {"than", "as"} and after == "9" else "s"
    if tag == "b":
        return "V" if before in _BEFORE_VERB else "a" if before in _BEFORE_NOUN else "b"
    return _CHANGES[tag][1] if _CHANGES[tag][0](word, before, after) else tag


_CHANGES: dict[str, tuple[Callable[[str, str, str], bool], str]] = {
    "t": (lambda _word, _before, after: after in _AFTER_PREPOSITION, "i"),
    "z": (lambda _word, before, _after: before == "p", "x"),
    "p": (lambda word, _before, after: word in _ALSO_DETERMINERS and after in _NOUN_LIKE, "d"),
    "d": (lambda word, _before, after: word in _ALSO_PRONOUNS and after not in _PHRASE_GOES_ON, "p"),
    "g": (lambda _word, before, after: before == "d" and after in _AFTER_GERUND_NOUN, "a"),
    "V": (lambda word, before, _after: before in {"d", "z"} and word.endswith("s"), "a"),
}
"""For a word class: when the neighbours (word, class before, class after) show another one, and which."""
