"""Names in a spelling the word list does not have: "Hizbolla", "Bokko Haram", "al-Chebab"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.find.names.known_actors import Known, names_by_sound
from onrecord.find.names.naming import NOT_NAMES, PARTICLES, Named, Words, titles
from onrecord.text.spelling import alike_names, spoken_key

_LONGEST = 4  # words


def find_spellings(words: Words) -> Iterator[Named]:
    """Capitals that sound like the name of one armed group, and of one only."""
    behind = 0
    for index in words.capitals:
        if index >= behind and _may_begin(words, index):
            named = _spelled_at(words, index)
            if named:
                yield named
                behind = named.last


def _may_begin(words: Words, index: int) -> bool:
    """Whether a name may begin at this capital: no everyday word, no nation, nothing behind a title."""
    if words.lower(index) in NOT_NAMES or words.nation(index):
        return False
    return not (index and words.hit(titles(), index - 1)) and words.hit(titles(), index) is None


def _spelled_at(words: Words, index: int) -> Named | None:
    """The run of capitals that begins here, if one group's name sounds like it."""
    last = index + 1
    while last < len(words) and (
        words.capital(last) or (words.lower(last) in PARTICLES and words.capital(last + 1))
    ):
        last += 1
    if last - index > _LONGEST or (index == 0 and last == 1):
        return None  # a lone word at the start of a sentence may be any word
    known = _meant(words.text(index, last))
    return Named(index, last, known.kind, "spelling", 0.8, cluster=f"actor:{known.slug}") if known else None


def _meant(name: str) -> Known | None:
    """The group whose name sounds like this one; None where none or two do."""
    found = {
        known.slug: known
        for written, known in names_by_sound().get(spoken_key(name), ())
        if alike_names(name, written)
    }
    return next(iter(found.values())) if len(found) == 1 else None
