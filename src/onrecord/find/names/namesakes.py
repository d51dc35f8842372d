"""Surnames that several persons of a report bear, found or not: such a surname alone is nobody in particular."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.find.names.keys import Key
from onrecord.find.names.naming import NOT_NAMES, Words, titles
from onrecord.text.fold import fold
from onrecord.text.spelling import alike_names

_LONGEST = 4  # words of a full name


def shared_surnames(sentences: Sequence[Words], surnames: frozenset[str]) -> frozenset[str]:
    """Those of `surnames`, folded, before which stand the first names of more than one person.

    It looks at the words alone, since a full name may stand where no rule finds a person.
    """
    found: dict[str, set[Key]] = {}
    for words in sentences:
        for index in words.capitals:
            if words.lower(index) in surnames:
                name = _name_before(words, index)
                if len(name) > 1:
                    found.setdefault(name[-1], set()).add(name)
    return frozenset(surname for surname, names in found.items() if not _one_person(names))


def _name_before(words: Words, index: int) -> Key:
    """The run of capitals that ends in the surname at `index`, folded; the surname alone where it stands alone."""
    first = index
    while first > 0 and index - first < _LONGEST and _may_be_first_name(words, first - 1):
        first -= 1
    if first == 0 and not words.acts_after(index + 1):
        first = index  # a sentence's first word has a capital, whatever it is
    return tuple(fold(words.text(first, index + 1)).split())


def _may_be_first_name(words: Words, index: int) -> bool:
    word = words.lower(index)
    if not words.capital(index) or not word.replace("-", "").isalpha() or word in NOT_NAMES:
        return False
    return words.nation(index) is None and words.hit(titles(), index) is None


def _one_person(names: Iterable[Key]) -> bool:
    """Whether each name is the longest one, shortened or in another spelling."""
    ordered = sorted(names, key=len)
    fullest = ordered[-1]
    return all(
        set(name) <= set(fullest)
        or _initials(name, fullest)
        or alike_names(" ".join(name), " ".join(fullest))
        for name in ordered
    )


def _initials(name: Key, fullest: Key) -> bool:
    starts = {word[0] for word in fullest}
    return all(word in fullest or (len(word) == 1 and word in starts) for word in name)
