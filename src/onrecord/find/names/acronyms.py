"""Short forms a report explains or that only one of its names can stand behind.

"Popular Front of Karst (PFK)", "PFK (Popular Front of Karst)", "the Popular Front of Karst, or PFK,"; and, without any
of that, capitals that are the initials of exactly one body the report names in full.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.find.names.bodies import find_bodies
from onrecord.find.names.keys import key_of, own_id
from onrecord.find.names.known_actors import known_names, mention_kind
from onrecord.find.names.naming import NOT_NAMES, QUOTES, Named, Short, Words
from onrecord.find.phrase_table import PhraseTable
from onrecord.lexicon import load_rows
from onrecord.model import ActorKind

_LONGEST_ACRONYM = 10
_INITIALS_FROM = 3  # letters a short form needs where nothing explains it
_LONGEST_NAME = 12  # words
_MARKS = frozenset("'’-")
_LINKS = frozenset(
    "of for the and in on to de la le les du des del los las e y et al el da do und für".split()
)


def explain(sentences: Sequence[Words], report: str) -> dict[str, Short]:
    """Short form → what it stands for in this report; one that two names claim stands for nothing.

    The full names that stand beside their short forms are left in `Words.explained` of their sentence.
    """
    found: dict[str, set[Short]] = {}
    for words in sentences:
        if not words.shouting:
            explained = tuple(_beside(words))
            words.explained = tuple(named for named, _ in explained)
            for named, short in explained:
                found.setdefault(short, set()).add(_short(words, named, report, "acronym"))
    for short, one in _by_initials(sentences, report):
        if short not in found:
            found[short] = one
    return {
        short: next(iter(meant)) for short, meant in found.items() if len({one.key for one in meant}) == 1
    }


def _short(words: Words, named: Named, report: str, by: str) -> Short:
    for first in range(named.first, named.last):
        hit = words.hit(known_names(), first)
        if hit and hit.last == named.last:
            return Short(f"actor:{hit.value.slug}", hit.value.kind, named.actor_kind, by)
    key = named.cluster or own_id(named.kind, key_of(words, named), report)
    return Short(key, named.kind, named.actor_kind, by)


def _beside(words: Words) -> Iterator[tuple[Named, str]]:
    """Full names with the short form that stands beside them."""
    for at, word in enumerate(words.all_lower):
        if word == "(" and words.lower(_inside(words, at)[1]) == ")":
            first, last = _inside(words, at)
            yield from _bracketed(words, at, first, last)
        elif word in {"or", "as", "acronym", "initials"} and words.lower(at - 1) in {",", "known"}:
            yield from _named_too(words, at)


def _inside(words: Words, bracket: int) -> tuple[int, int]:
    """First token and end of what stands in brackets, quotation marks aside."""
    first = bracket + 1
    while words.lower(first) in QUOTES or words.lower(first) == "the":
        first += 1
    last = first + 1
    while last < len(words) and words.lower(last) != ")" and last - first < _LONGEST_NAME:
        last += 1
    return first, last


def _bracketed(words: Words, bracket: int, first: int, last: int) -> Iterator[tuple[Named, str]]:
    inside = words.tokens[first].text if first < len(words) else ""
    if _is_short(inside) and _only(words, first + 1, last):
        named = _full_before(words, bracket, inside)
        if named:
            yield named, inside
    elif bracket and _is_short(words.tokens[bracket - 1].text):
        short = words.tokens[bracket - 1].text
        if not words.hit(known_names(), bracket - 1) and _spells(words, first, last, short):
            yield _made(words, first, last), short


def _only(words: Words, first: int, last: int) -> bool:
    """Whether nothing, a closing quotation mark or a remark ("in French", "by its initials") follows in the brackets."""
    rest = words.lower(first)
    return first >= last or rest in QUOTES or rest in {",", ";", "in", "by", "for", "-"}


def _named_too(words: Words, at: int) -> Iterator[tuple[Named, str]]:
    """For "the Popular Front of Karst, or PFK," and ", known as the “PFK”"."""
    first = at + 1
    while words.lower(first) in QUOTES or words.lower(first) == "the":
        first += 1
    short = words.tokens[first].text if first < len(words) else ""
    end = at - 1
    while end > 0 and words.lower(end) in {",", "known", "also", "by", "its", "better"}:
        end -= 1
    named = _full_before(words, end + 1, short) if _is_short(short) else None
    if named and _letters_match(words, named.first, named.last, short):
        yield named, short


def _full_before(words: Words, end: int, short: str) -> Named | None:
    """The name that ends before token `end`: a body the rules find there, else capitals whose initials fit."""
    hit = words.hit(known_names(), end + 1)
    other = hit is not None and hit.last == end + 2
    body = next((one for one in find_bodies(words) if one.last == end), None)
    first = _spelled_before(words, end, short)
    if first is not None and (body is None or first < body.first):
        return _made(words, first, end)
    if body and (body.proper or first is not None) and not (other and first is None):
        return body
    return None


def _spelled_before(words: Words, end: int, short: str) -> int | None:
    """The token from which the words up to `end` spell the short form by their initials, None if none does."""
    for first in range(end - 1, max(-1, end - _LONGEST_NAME), -1):
        word = words.lower(first)
        if not word[:1].isalpha() and word not in _MARKS:
            return None
        if words.capital(first) and word not in NOT_NAMES and _spells(words, first, end, short):
            return first
    return None


def _spells(words: Words, first: int, last: int, short: str) -> bool:
    """Whether words spell a short form: a capital first, then capitals and small words; behind three letters any word."""
    if last - first < 2 or not words.capital(first):
        return False
    capitals = all(words.capital(at) or words.lower(at) in _LINKS | _MARKS for at in range(first, last))
    return (capitals or len(short) >= _INITIALS_FROM) and _letters_match(words, first, last, short)


def _letters_match(words: Words, first: int, last: int, short: str) -> bool:
    """Whether the initials of the names's words are the letters of the short form, small words counted or not."""
    wanted = "".join(letter for letter in short if letter.isalpha()).casefold()
    parts = [part for token in words.tokens[first:last] for part in token.text.replace("'", "-").split("-")]
    all_initials = "".join(part[:1] for part in parts if part[:1].isalpha()).casefold()
    main = "".join(part[:1] for part in parts if part[:1].isalpha() and part.casefold() not in _LINKS)
    return wanted in {all_initials, main.casefold()}


def _is_short(text: str) -> bool:
    capitals = sum(letter.isupper() for letter in text)
    return capitals > 1 and len(text) <= _LONGEST_ACRONYM and capitals * 2 >= len(text) and "." not in text


def _made(words: Words, first: int, last: int) -> Named:
    """A name that only its short form gives away; its kind from a noun for bodies in it, wherever it stands."""
    kind, sector = next(
        (hit.value for hit in (words.hit(_org_nouns(), at) for at in range(first, last)) if hit),
        (ActorKind.ORGANISATION, ""),
    )
    return Named(
        first,
        last,
        mention_kind(kind),
        "explained-name",
        0.9,
        sector=sector or None,
        actor_kind=kind,
    )


@cache
def _org_nouns() -> PhraseTable[tuple[ActorKind, str]]:
    nouns = ((row["noun"], row["kind"], row["sector"]) for row in load_rows("org_nouns"))
    return PhraseTable([(noun, (ActorKind(kind), sector)) for noun, kind, sector in nouns])


def _by_initials(sentences: Sequence[Words], report: str) -> Iterator[tuple[str, set[Short]]]:
    """Capitals of three letters or more that no list knows, and the bodies whose initials they are."""
    seen = {
        words.tokens[at].text
        for words in sentences
        for at in words.capitals
        if len(words.tokens[at].text) >= _INITIALS_FROM
        and words.tokens[at].text.isupper()
        and not words.hit(known_names(), at)
    }
    if not seen:
        return
    meant: dict[str, set[Short]] = {}
    for words in sentences:
        for named in find_bodies(words):
            if named.proper and named.last - named.first >= _INITIALS_FROM:
                for short in seen:
                    if _letters_match(words, named.first, named.last, short):
                        meant.setdefault(short, set()).add(_short(words, named, report, "initials"))
    yield from meant.items()


def find_explained(words: Words) -> Iterator[Named]:
    """Full names that stand beside their short forms, and the short forms wherever they stand."""
    yield from words.explained
    if not words.acronyms:
        return
    for index in words.capitals or range(len(words)):
        short = words.acronyms.get(words.tokens[index].text)
        if short:
            yield Named(
                index, index + 1, short.kind, short.by, 0.95, cluster=short.key, actor_kind=short.actor_kind
            )


def is_short_form(by: str) -> bool:
    """Whether a mention made by the row `by` is a short form.

    >>> is_short_form("acronym"), is_short_form("body")
    (True, False)
    """
    return by in {"acronym", "initials"}
