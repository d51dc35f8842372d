"""The language of a text: closed-class words first, the language model only where they have no opinion."""

import re
from functools import cache

from onrecord.lexicon import load_rows

LEAST = 40
"""Letters below which nothing is said of the language."""

_MOST = 1500  # characters looked at: more do not change the answer
_WORD = re.compile(r"[^\W\d_]+")
_SHARE = 0.08  # of the words; English news has .15 to .35 of those listed, other languages below .04
_DIFFERENT = 4
_FEW_DIFFERENT, _LARGE_SHARE = 2, 0.2  # one sentence has fewer words to show, so more of them must be English
# The model's log-probabilities: how much likelier than English another language must be, per letter, to be believed.
# Lists of foreign names in an English headline stay below it.
_MARGIN = 0.15
_SURE_LENGTH = 200


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language `text` is in, None if it is too short to say.

    >>> language_of("The ministry said that the bridge was closed and that talks with the guards have begun.")
    'en'
    >>> language_of("Kandahar") is None
    True
    """
    sample = text[:_MOST].lower()
    words = _WORD.findall(sample)
    known = [word for word in words if word in _english()]
    if len(set(known)) >= _DIFFERENT and len(known) >= _SHARE * len(words):
        return "en"
    if len(set(known)) >= _FEW_DIFFERENT and len(known) >= _LARGE_SHARE * len(words):
        return "en"
    letters = sum(letter.isalpha() for letter in sample)
    latin = sum(letter < "ɐ" for letter in sample if letter.isalpha())
    if letters < LEAST and latin * 2 >= letters:
        return None
    return _modelled(sample, letters)


def _modelled(sample: str, letters: int) -> str | None:
    # Imported here: the model takes a second to load, and most reports never need it.
    import py3langid  # noqa: PLC0415

    ranked = py3langid.rank(sample)
    language, score = ranked[0]
    english = next(value for code, value in ranked if code == "en")
    if language != "en" and letters < _SURE_LENGTH and score - english < _MARGIN * letters:
        return None
    return str(language)


@cache
def _english() -> frozenset[str]:
    return frozenset(row["word"] for row in load_rows("english_words"))
