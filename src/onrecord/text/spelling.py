"""One name, several spellings: British and American words, and names carried over from another script.

`alike` is careful on purpose: it says yes only where two spellings sound the same, consonant by consonant. Whoever
joins names by it must still refuse where two of them fit.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord.lexicon import load_rows
from onrecord.text.fold import fold

_BRITISH = (
    (re.compile(r"^(def|off|lic|pret)ense"), r"\1ence"),
    (re.compile(r"iz(e|ed|es|er|ers|ing|ation|ations)$"), r"is\1"),
    (re.compile(r"^(lab|arm|harb|neighb|col|hon|fav)or"), r"\1our"),
    (re.compile(r"^center(s?)$"), r"centre\1"),
    (re.compile(r"^program(s?)$"), r"programme\1"),
)
_ARTICLE = re.compile(r"^(?:al|el|ul|ad|ed|ar|er|as|es|ash|esh|an|en|at|et|az|ez) (?=\w{3})")
_AMERICAN = ("ense", "iz", "or", "center", "program")  # parts without which no pattern fits
ARTICLES = frozenset("al el ul ad ed ar er as es ash esh an en at et az ez the".split())
_SHORTEST = 5  # letters: shorter names are too often different names
_LONG = 9  # sounds from which one may differ
_VOWELS = frozenset("aeiu")
_EITHER = frozenset(("ae", "ea", "ei", "ie"))  # pairs of vowels one transliteration swaps for the other


@lru_cache(maxsize=4096)
def british(word: str) -> str:
    """A folded word in the spelling by which words are compared.

    >>> british("organization"), british("defense"), british("army")
    ('organisation', 'defence', 'army')
    """
    if any(part in word for part in _AMERICAN):
        for pattern, into in _BRITISH:
            word = pattern.sub(into, word)
    return word


@lru_cache(maxsize=4096)
def sound(name: str) -> str:
    """How a name sounds, roughly: without its article, one letter for each sound, doubled ones once.

    >>> sound("Huthi") == sound("Houthi"), sound("al-Shabab") == sound("Shabaab")
    (True, True)
    >>> sound("Qadhafi"), sound("Gaddafi")
    ('kadafi', 'kadafi')
    """
    folded = _ARTICLE.sub("", fold(name))
    spelled = folded.replace(" ", "") + "$"
    for written, into in _rules():
        if written in spelled:
            spelled = spelled.replace(written, into + "$" * (written[-1] == "$"))
    return re.sub(r"(.)\1+", r"\1", spelled.removesuffix("$"))


def without_article(name: str) -> str:
    """A folded or written name without the Arabic article before it.

    >>> without_article("al-Karim"), without_article("Alain")
    ('Karim', 'Alain')
    """
    before, hyphen, rest = name.partition("-")
    return rest if hyphen and rest and before.casefold() in ARTICLES else name


@cache
def _rules() -> tuple[tuple[str, str], ...]:
    return tuple((row["written"], row["sound"]) for row in load_rows("transliteration"))


def skeleton(name: str) -> str:
    """The consonants of a name's sound, and the vowel it begins with: by this, names alike are found quickly.

    >>> skeleton("Hizbullah"), skeleton("Hezbollah")
    ('hsbl', 'hsbl')
    """
    spoken = sound(name)
    return spoken[:1] + "".join(letter for letter in spoken[1:] if letter not in _VOWELS)


def alike(one: str, other: str) -> bool:
    """Whether two names may be spellings of one: the same consonants, and vowels that are confused with one another.

    Names of fewer than five letters are never alike unless they are the same.

    >>> alike("Muhammad", "Mohamed"), alike("Hezbollah", "Hizbullah")
    (True, True)
    >>> alike("Hamad", "Hamid"), alike("Hassan", "Hussein"), alike("Ali", "Aly")
    (False, False, False)
    """
    first, second = fold(one), fold(other)
    if first == second:
        return True
    if min(len(first), len(second)) < _SHORTEST or skeleton(one) != skeleton(other):
        return False
    spoken, heard = sound(one), sound(other)
    allowed = 1 if min(len(spoken), len(heard)) >= _LONG else 0
    return distance(spoken, heard, allowed) <= allowed


def spoken_key(name: str) -> str:
    """The consonants of each word of a name, articles aside: names that are `alike_names` share it.

    >>> spoken_key("Ansar al-Scharia") == spoken_key("Ansar ash-Shariah")
    True
    """
    return " ".join(skeleton(word) for word in _words(name))


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in fold(name).split() if word not in ARTICLES)


def alike_names(one: str, other: str) -> bool:
    """Whether two names of several words are `alike` word by word, articles aside.

    In a long name a short word may be spelled otherwise too, if it sounds the same.

    >>> alike_names("Idriss al-Kadhemi", "Idris Qadhemi"), alike_names("Idris Qadhemi", "Idris Hashemi")
    (True, False)
    >>> alike_names("Bouko Haram", "Boko Haram"), alike_names("Aly", "Ali")
    (True, False)
    """
    first, second = _words(one), _words(other)
    if len(first) != len(second):
        return False
    long = min(sum(map(len, first)), sum(map(len, second))) >= _LONG
    return all(
        alike(mine, other_word) or (long and sound(mine) == sound(other_word))
        for mine, other_word in zip(first, second, strict=True)
    )


def distance(one: str, other: str, most: int) -> int:
    """Letters to change, add or drop to make `one` into `other`; `most` + 1 where there are more.

    A vowel that transliterations swap for another ("e" for "a" or "i") counts nothing.

    >>> distance("muhamad", "muhamed", 2), distance("hamad", "hamid", 2), distance("abc", "xyz", 1)
    (0, 1, 2)
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    above = list(range(len(other) + 1))
    for number, letter in enumerate(one, start=1):
        here = [number]
        for place, twin in enumerate(other, start=1):
            same = letter == twin or letter + twin in _EITHER
            here.append(min(above[place] + 1, here[-1] + 1, above[place - 1] + (not same)))
        if min(here) > most:
            return most + 1
        above = here
    return above[-1]
