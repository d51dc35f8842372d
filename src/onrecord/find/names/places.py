"""Words that name places, facilities and nationalities.

A capitalised stretch is a place when the gazetteer knows it *and* the words around it speak for a place:
a preposition before it, a word such as "province" beside it, another place after a comma (`place_evidence`). A country, its
adjective and a province need no such help; a small town that is also a surname does.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.find.names.naming import NOT_NAMES, titles
from onrecord.find.names.place_evidence import Near, PlaceNames, support
from onrecord.find.names.place_words import country_table, facility_table
from onrecord.model import Document, Mention, MentionKind, Span, content_id
from onrecord.text.tokens import Token, tokens

_LONGEST = 5
_SHORT = 4  # letters: shorter names of countries are codes
_INNER = frozenset("of de del la el al an as ad and the bin i du da do dos ez es".split())


class _Found(NamedTuple):
    first: int
    last: int
    kind: MentionKind
    by: str
    score: float
    value: str | None = None


def find_places(document: Document, names: PlaceNames) -> tuple[Mention, ...]:
    """Mentions of places, facilities and nationalities in the sentences of `document`.

    `Mention.value` is ``country:AF`` for a country's name and for a nationality, None otherwise.
    """
    found: list[Mention] = []
    for sentence in document.sentences:
        words = tokens(document.text, sentence.span.start, sentence.span.stop)
        found.extend(_mention(document, words, one) for one in _in_sentence(words, names))
    return tuple(found)


def _mention(document: Document, words: Sequence[Token], one: _Found) -> Mention:
    span = Span(words[one.first].start, words[one.last - 1].stop)
    return Mention(
        id=content_id("mention", document.report, span.start, span.stop, one.kind),
        span=span,
        kind=one.kind,
        words=span.of(document.text),
        head=words[one.last - 1].text,
        value=one.value,
        by=f"places/{one.by}",
        score=one.score,
    )


def _in_sentence(words: Sequence[Token], names: PlaceNames) -> Iterator[_Found]:
    taken = [False] * len(words)
    shouting = _shouting(words)
    for country in _countries(words, names, shouting=shouting):
        taken[country.first : country.last] = [True] * (country.last - country.first)
        yield country
    yield from _facilities(
        words, shouting=shouting
    )  # a facility's name may hold a place's: both are mentions
    index = 0
    while index < len(words):
        one = None if taken[index] else _name_at(words, index, taken, names, shouting=shouting)
        if one:
            yield one
        index = one.last if one else index + 1


def _shouting(words: Sequence[Token]) -> bool:
    """Whether the sentence is in capitals throughout, so that a capital says nothing."""
    letters = [token.text for token in words if token.text.isalpha() and len(token.text) > 1]
    return len(letters) > 3 and sum(word.isupper() for word in letters) > 0.7 * len(letters)


def _countries(words: Sequence[Token], names: PlaceNames, *, shouting: bool) -> Iterator[_Found]:
    for hit in country_table().hits(words):
        if not words[hit.first].text[:1].isupper() or _given_name(words, hit.first, hit.last, names):
            continue
        if _part_of_a_name(words, hit.first, hit.last, names):
            continue
        if shouting and len(words[hit.first].text) < _SHORT and hit.last == hit.first + 1:
            continue  # "THEY TOLD US", "A CAR": in capitals throughout these are words
        kind = MentionKind.NATIONALITY if hit.value.adjective else MentionKind.PLACE
        by = "nationality" if hit.value.adjective else "country"
        yield _Found(hit.first, hit.last, kind, by, 0.97, f"country:{hit.value.iso2}")


def _part_of_a_name(words: Sequence[Token], first: int, last: int, names: PlaceNames) -> bool:
    """Whether the country's name belongs to a longer one: "San Salvador", "Central America"."""
    longer = [words[first - 1 : last]] if first else []
    longer += [words[first : last + 1]] if last < len(words) else []
    return any(
        _name_shaped(phrase)
        and phrase[0].text.casefold() not in NOT_NAMES
        and names.knows(_written(phrase)) is not None
        for phrase in longer
    )


def _given_name(words: Sequence[Token], first: int, last: int, names: PlaceNames) -> bool:
    """Whether a country's name is a person's here: "Jordan", "Chad" or "Georgia" before another capital."""
    if last >= len(words) or not words[last].text[:1].isupper() or not words[last].text.isalpha():
        return False
    if first and titles().hit_at(words, first - 1):
        return True
    hint = names.knows(_written(words[first:last]))
    return hint is not None and hint.person and not words[last].text.isupper()


def _facilities(words: Sequence[Token], *, shouting: bool) -> Iterator[_Found]:
    """A facility's noun with the name before it, if it has one: "Kandahar air base", "a market"."""
    for hit in facility_table().hits(words):
        first = hit.first
        while (
            not shouting
            and first > 1
            and words[first - 1].text[:1].isupper()
            and words[first - 1].text.isalpha()
        ):
            first -= 1
        named = first < hit.first
        yield _Found(first, hit.last, MentionKind.FACILITY, "facility-noun", 0.9 if named else 0.8)


def _name_at(
    words: Sequence[Token], index: int, taken: Sequence[bool], names: PlaceNames, *, shouting: bool
) -> _Found | None:
    """The longest place name that begins at `index` and has the words around it on its side."""
    if not _capital(words[index].text):
        return None
    for last in range(min(len(words), index + _LONGEST), index, -1):
        lone_word = last == index + 1 and words[index].text.casefold() in NOT_NAMES
        if lone_word or any(taken[index:last]) or not _name_shaped(words[index:last]):
            continue
        phrase = words[index:last]
        hint = names.knows(_written(phrase))
        if hint:
            before = words[index - 1].text.casefold() if index else ""
            after = words[last].text.casefold() if last < len(words) else ""
            speaks_for = support(Near(words, index, last, hint, before, after, shouting))
            if speaks_for:
                return _Found(index, last, MentionKind.PLACE, speaks_for[1], speaks_for[0])
    return None


def _name_shaped(phrase: Sequence[Token]) -> bool:
    if not _capital(phrase[-1].text):
        return False
    return all(_capital(token.text) or token.text in _INNER or token.text in "-'’" for token in phrase)


def _capital(word: str) -> bool:
    """Whether a word is written as a name: "Zor", and "ez-Zor" too."""
    return word[:1].isupper() or ("-" in word and any(part[:1].isupper() for part in word.split("-")))


def _written(phrase: Sequence[Token]) -> str:
    return " ".join(token.text for token in phrase)
