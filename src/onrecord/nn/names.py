"""Names and descriptions from one head: what is called by name, and the whole phrase that speaks of it.

The head parts names from descriptions ("organisation" from "body", "person" from "role", "place" from "area"). Within one
phrase it may waver between the two, so phrases are searched by family, with the shares of its members added up; the member
with most of the phrase gives it its kind. Names alone are searched for member by member: in "President Dora Velt", the
phrase is a person and so is the name inside it.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from onrecord.lexicon import load_rows
from onrecord.nn.decode import Columns, Run, Steps, runs, steps_of
from onrecord.nn.labels import MENTIONS

_BY_DESCRIPTION = {"body": "organisation", "company": "organisation", "role": "person", "area": "place"}
_FAMILIES = tuple(dict.fromkeys(_BY_DESCRIPTION.get(tag[2:], tag[2:]) for tag in MENTIONS[1::2]))
_TAGS = ("O", *(f"{mark}-{family}" for family in _FAMILIES for mark in "BI"))
_NAMES = frozenset({"person", "organisation", "company", "place", "product", "work", "event"})
_PLACE_OF = {tag: at for at, tag in enumerate(MENTIONS)}
_LONGEST_TITLE, _MOST_TITLES = 5, 3  # words with their full stops; titles one after the other
PHRASE, NAME, BOTH = "head/mentions", "head/names", "head/mentions+names"


class Seen(NamedTuple):
    """Words `first` to `last` of a window: a phrase, a name, or a phrase that is a name."""

    label: str
    first: int
    last: int
    score: float
    by: str


def name_steps(enter: float) -> Steps:
    """The steps between the tags of names; `enter` is what beginning one costs."""
    return steps_of(MENTIONS, dict.fromkeys(_members(), enter))


def phrase_steps(enter: float) -> Steps:
    """The steps between the tags of families of phrases; `enter` is what beginning one costs."""
    return steps_of(_TAGS, dict.fromkeys(_FAMILIES, enter))


def names_and_phrases(shares: Columns, steps: Mapping[str, Steps], least: float) -> Iterator[Seen]:
    """All phrases and names of a window; `shares` is (words, labels of the mentions head)."""
    names = {
        (run.first, run.last): run
        for run in runs(shares, steps["names"])
        if run.label in _NAMES and run.score >= least
    }
    for run in runs(_by_family(shares), steps["phrases"]):
        if run.score < least:
            continue
        same = names.pop((run.first, run.last), None)
        label = same.label if same is not None else _member(shares, run)
        yield Seen(label, run.first, run.last, run.score, BOTH if same is not None else PHRASE)
    for name in names.values():
        yield Seen(name.label, name.first, name.last, name.score, NAME)


def _members() -> tuple[str, ...]:
    return tuple(tag[2:] for tag in MENTIONS[1::2])


def _by_family(shares: Columns) -> Columns:
    """The shares with those of each family's members added up, mark by mark."""
    made = np.zeros((len(shares), len(_TAGS)), dtype=shares.dtype)
    made[:, 0] = shares[:, 0]
    for tag, at in _PLACE_OF.items():
        if at:
            family = _BY_DESCRIPTION.get(tag[2:], tag[2:])
            made[:, _TAGS.index(f"{tag[0]}-{family}")] += shares[:, at]
    return made


def _member(shares: Columns, run: Run) -> str:
    """The member of a family with most of the phrase."""
    kinds = [kind for kind in _members() if _BY_DESCRIPTION.get(kind, kind) == run.label]
    words = shares[run.first : run.last]
    return max(
        kinds, key=lambda kind: float(words[:, [_PLACE_OF[f"B-{kind}"], _PLACE_OF[f"I-{kind}"]]].sum())
    )


def titles_before(words: Sequence[str]) -> int:
    """How many words of a person's name are titles that stand before it; never all of them.

    >>> titles_before(["Prime", "Minister", "Dora", "Velt"]), titles_before(["Lt", ".", "Col", ".", "Ali", "Keita"])
    (2, 4)
    >>> titles_before(["Velt"]), titles_before(["General"])
    (0, 0)
    """
    taken = 0
    for _ in range(_MOST_TITLES):
        sizes = range(min(_LONGEST_TITLE, len(words) - taken - 1), 0, -1)
        size = next((size for size in sizes if _is_title(words[taken : taken + size])), 0)
        if not size:
            break
        taken += size
    return taken


def _is_title(words: Sequence[str]) -> bool:
    return words[0] != "." and " ".join(word.lower() for word in words if word != ".") in _titles()


@cache
def _titles() -> frozenset[str]:
    rows = (load_rows("person_titles"), "title"), (load_rows("title_modifiers"), "word")
    return frozenset(
        row[column].replace(".", "").replace("-", " ") for table, column in rows for row in table
    )
