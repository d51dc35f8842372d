"""Which names of a place are kept, and how much each counts; used by the build and by imports alike."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from onrecord.text.fold import fold

OWN, OTHER, MADE, CLOSE, FAR, CODE = range(6)

_LATIN = re.compile("^[\u0000-\u024f\u1e00-\u1eff\u02b0-\u036f‘’‐-― ]+$")
# Words that only say what kind of area a name names; taken off to find "Helmand" in "Helmand Province".
_DESIGNATORS = frozenset(
    "province district county region governorate oblast oblasti kray krai okrug raion rayon muhafazat wilaya wilayah "
    "wilayat vilayat velayat vilayet viloyati viloyat municipality prefecture state department departamento "
    "departement departement provincia provincie parish division zone city capital territory republic canton kraj "
    "woiwodschaft voivodeship zupanija comarca arrondissement kreis landkreis kecamatan kabupaten shahrestan ostan "
    "muhafazah qada caza liwa mintaqah woreda township subregion wojewodztwo".split()
)
_FILLERS = frozenset("of de du da do la le al el ar as ash ad ed en of the autonomous".split())
_ARTICLES = ("al ", "el ", "ar ", "as ", "ash ", "ad ", "ed ", "at ", "an ", "az ")
_CLOSE_ENOUGH = 0.6
_LONGEST_NAME = 60


def is_name(name: str) -> bool:
    """Whether an alternate name is a name in Latin letters, and not a code, a transliteration aid or junk.

    >>> [is_name(word) for word in ("Laskar Gah", "لشکرگاه", "GAO", "https://example.org/gao", "gao")]
    [True, False, False, False, False]
    """
    return (
        1 < len(name) <= _LONGEST_NAME
        and _LATIN.match(name) is not None
        and (name[0].isupper() or (name[0] in "'‘’" and len(name) > 2))
        and not (len(name) <= 3 and name.upper() == name)
        and not any(letter.isdigit() for letter in name)
    )


def without_designator(key: str) -> str | None:
    """A folded area name without the word for its kind, None when it has none or nothing is left.

    >>> without_designator("helmand province"), without_designator("wilayat al anbar"), without_designator("helmand")
    ('helmand', 'al anbar', None)
    """
    kept = [word for word in key.split() if word not in _DESIGNATORS]
    if len(kept) == len(key.split()):
        return None
    while kept and kept[0] in _FILLERS - {"al", "el", "ar", "as", "ash", "ad", "ed"}:
        kept = kept[1:]
    bare = " ".join(kept)
    return bare if len(bare) > 2 else None


def without_article(key: str) -> str | None:
    """A folded Arabic name without its article, None when it has none.

    >>> without_article("ar raqqah"), without_article("raqqah")
    ('raqqah', None)
    """
    bare = next((key[len(article) :] for article in _ARTICLES if key.startswith(article)), None)
    return bare if bare and len(bare) > 3 else None


def area_keys(name: str, ascii_name: str) -> dict[str, int]:
    """The folded names of a province or district, each with its weight.

    >>> area_keys("Al Anbār", "Al Anbar")
    {'al anbar': 0, 'anbar': 2}
    """
    keys = {fold(name): OWN, fold(ascii_name): OWN}
    for key in tuple(keys):
        bare = without_designator(key)
        if bare:
            keys.setdefault(bare, OWN)
        short = without_article(bare or key)
        if short:
            keys.setdefault(short, MADE)
    return keys


def city_keys(name: str, alternates: tuple[str, ...], refused: frozenset[str]) -> dict[str, int]:
    """The folded names of a town, each with its weight; alternates in `refused` are left out.

    >>> city_keys("Lashkar Gah", ("Laskar Gah", "Bost", "LKG"), frozenset())
    {'lashkar gah': 0, 'laskar gah': 3, 'bost': 4}
    """
    own = fold(name)
    keys = {own: OWN}
    short = without_article(own)
    if short:
        keys[short] = MADE
    for alternate in alternates:
        key = fold(alternate) if is_name(alternate) else ""
        if len(key) > 2 and key not in keys and key not in refused:
            close = is_spelling(own, key)
            if close or len(key) > 3:
                keys[key] = CLOSE if close else FAR
    return keys


def is_spelling(own: str, key: str) -> bool:
    """Whether a folded name looks like another spelling of the place's own.

    >>> is_spelling("lashkar gah", "laskar gah"), is_spelling("lashkar gah", "bost")
    (True, False)
    """
    matcher = SequenceMatcher(None, own, key, autojunk=False)
    # The two quick ratios are upper bounds of the third, and save most of its time on names that differ.
    return (
        matcher.real_quick_ratio() >= _CLOSE_ENOUGH
        and matcher.quick_ratio() >= _CLOSE_ENOUGH
        and matcher.ratio() >= _CLOSE_ENOUGH
    )
