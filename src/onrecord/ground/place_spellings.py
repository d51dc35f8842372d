"""Other ways a name may be written in the gazetteer: articles, transliterations, the people of a province."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from onrecord.model.errors import LexiconError
from onrecord.text.fold import fold

_TABLE = Path(__file__).parent / "place_data" / "spellings.tsv"
_ARTICLE = re.compile(r"^(?:al|el|ar|as|ash|at|ath|az|ad|adh|an|l) (?=\w{3})")
_PEOPLE = ("ians", "ian", "ans", "ns", "ers", "ites", "is", "an", "n", "i", "er", "ite")
_SHORTEST = 5
_MOST = 24


@cache
def rewritings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The table of ways of writing.

    Raises:
        LexiconError: if a line of the table is broken.
    """
    rows = []
    for number, line in enumerate(_TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 2:
            raise LexiconError(
                f"{_TABLE.name} line {number}: a pattern and what stands in its place are needed"
            )
        rows.append((re.compile(fields[0]), fields[1]))
    return tuple(rows)


def spellings(name: str) -> tuple[str, ...]:
    """Other folded spellings of a name, likeliest first; none for a name of fewer than five letters.

    >>> "al mansurah" in spellings("Mansoura"), "ayn isa" in spellings("Ein Issa")
    (True, True)
    >>> spellings("Gao")
    ()
    """
    base = fold(name)
    if len(base) < _SHORTEST:
        return ()
    without = _ARTICLE.sub("", base)
    found = dict.fromkeys((without, f"al {without}"))
    together = without
    for pattern, instead in rewritings():
        alone = pattern.sub(instead, without)
        together = pattern.sub(instead, together)
        if alone != without:
            found |= dict.fromkeys((alone, together, f"al {alone}", f"al {together}"))
    found.pop(base, None)
    return tuple(found)[:_MOST]


def homes_of_people(name: str) -> tuple[str, ...]:
    """What a province may be called whose people have this name.

    >>> "Ohio" in homes_of_people("Ohioans"), "Dagestan" in homes_of_people("Dagestani")
    (True, True)
    """
    stems = (name.removesuffix(ending) for ending in _PEOPLE if name.endswith(ending))
    return tuple(stem + end for stem in stems if len(stem) > 3 for end in ("", "a", "ia"))
