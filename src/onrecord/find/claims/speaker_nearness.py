"""What the words of a speaker's phrase show of a person: how near to what is told, and "he" or "she"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.find.claims.kinds_of_speakers import Noun, nouns_in
from onrecord.find.syntax.noun_phrases import Phrase
from onrecord.find.syntax.tagged_lines import Line
from onrecord.model import Institution, Proximity


def nearness(line: Line, phrase: Phrase, base_end: int) -> Proximity | None:
    """How near the clause behind a speaker or the head noun puts it to what is told; None where neither tells."""
    nouns = nouns_in(line, phrase.first, phrase.narrow)
    return proximity_in_clause(line, phrase.narrow) or proximity_of(nouns, base_end)


def proximity_of(nouns: list[tuple[int, int, Noun]], base_end: int) -> Proximity | None:
    """How near the head noun puts a speaker to what is told, None where it does not tell."""
    return next(
        (noun.proximity for first, _, noun in reversed(nouns) if first < base_end and noun.proximity), None
    )


def proximity_in_clause(line: Line, after: int) -> Proximity | None:
    """What a clause behind a speaker tells: "a nurse who saw the blast", "the imam, who buried the dead".

    >>> from onrecord.find.syntax.tagged_lines import read_line
    >>> from onrecord.model import Span
    >>> text = "A porter who saw the blast spoke."
    >>> proximity_in_clause(read_line(text, Span(0, len(text))), 2).value
    'saw'
    """
    at = after + (line.low[after : after + 1] == (",",))
    if line.low[at : at + 1] != ("who",):
        return None
    for word in line.low[at + 1 : at + 4]:
        if word in _SAW:
            return Proximity.SAW
        if word in _TREATED:
            return Proximity.TREATED_OR_COUNTED
    return None


_SAW = frozenset("saw witnessed watched survived escaped filmed heard".split())
_TREATED = frozenset("treated counted buried examined operated received washed".split())


def nearness_of_body(line: Line, phrase: Phrase, institution: Institution | None) -> Proximity:
    """The nearness of whom a speaker belongs to: outlets were told, a hospital's director speaks for those who counted."""
    if institution is Institution.MEDIA:
        return Proximity.WAS_TOLD
    nouns = nouns_in(line, phrase.first, phrase.narrow)
    if institution is not Institution.MEDICAL:
        return Proximity.UNKNOWN
    return next((noun.proximity for _, _, noun in nouns if noun.proximity is not None), Proximity.UNKNOWN)


_GENDERS = {
    word: gender
    for gender, words in {
        "he": "mr sir lord father brother son uncle husband king prince sheikh imam spokesman chairman alderman "
        "policeman fisherman shepherd priest monk man boy businessman congressman gunman widower grandfather nephew "
        "headmaster cameraman serviceman salesman emir sultan bishop",
        "she": "mrs ms miss lady dame madam mother sister daughter aunt wife queen princess spokeswoman chairwoman "
        "alderwoman policewoman widow nun woman girl businesswoman congresswoman grandmother niece headmistress "
        "camerawoman servicewoman saleswoman midwife",
    }.items()
    for word in words.split()
}


def gender_of(words: Sequence[str]) -> str:
    """What the words of a phrase show: "he", "she", or "" where they do not tell.

    >>> gender_of(("the", "spokeswoman")), gender_of(("mr", ".", "hale")), gender_of(("the", "envoy"))
    ('she', 'he', '')
    """
    found = {_GENDERS[word] for word in words if word in _GENDERS}
    return found.pop() if len(found) == 1 else ""


def gender_of_pronoun(word: str) -> str:
    """The gender a pronoun asks for, "" for "it" and "they"."""
    return "he" if word in _HE else "she" if word in _SHE else ""


_HE = frozenset("he his him himself".split())
_SHE = frozenset("she her hers herself".split())
