"""Which key of a JSON object, or column of a table, holds which part of a report."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from onrecord.lexicon import load_rows
from onrecord.model import Problem, Stated
from onrecord.read.dates import iso_date
from onrecord.read.origin import Origin

_NOTHING: Mapping[str, str] = MappingProxyType({})
_SHOWN = 12  # names listed in a Problem


def match_fields(names: Iterable[str], chosen: Mapping[str, str] = _NOTHING) -> dict[str, str]:
    """From our field to the user's name for it; a `chosen` name counts alone, even where it is missing.

    >>> match_fields(["Headline", "full_text", "id"])
    {'text': 'full_text', 'title': 'Headline'}
    """
    given = tuple(names)
    by_key = {_key(name): name for name in reversed(given)}
    found: dict[str, str] = {}
    for field, usual in _usual_names().items():
        if field in chosen:
            if chosen[field] in given:
                found[field] = chosen[field]
            continue
        name = next((by_key[one] for one in usual if one in by_key), None)
        if name is not None and name not in chosen.values():
            found[field] = name
    return found


def without_text(origin: Origin, names: Iterable[str], what: str) -> Problem:
    """There is no key or column with the text; `what` is "key" or "column"."""
    given = tuple(names)
    shown = ", ".join(given[:_SHOWN]) + (" …" if len(given) > _SHOWN else "")
    return origin.error(
        "no-text-field",
        f"No {what} holds the text; the {what}s are: {shown or 'none'}.",
        f"Say which one does: --map text={what.upper()}.",
    )


def state(
    field: str, words: str, found_in: str, origin: Origin
) -> tuple[tuple[Stated, ...], tuple[Problem, ...]]:
    """What `words` in a field of its own state, or the Problem that they are not clear."""
    words = words.strip()
    if not words:
        return (), ()
    value = words
    if field in {"published", "updated"}:
        date = iso_date(words)
        if date is None:
            return (), (unread_date(origin, field, words),)
        value = date
    if field == "language":
        value = language_code(words)
    return (Stated(field=field, value=value, words=words, found_in=found_in),), ()


def unread_date(origin: Origin, field: str, words: str) -> Problem:
    """A date that is none, or could be two."""
    return origin.warning(
        "unread-date",
        f"The {field} date {words[:60]!r} is not clear, and no date was taken from it.",
        "Write dates as 2017-08-02, or give the date with --published.",
    )


def language_code(words: str) -> str:
    """The language of a tag such as ``en-GB`` or ``en_US``.

    >>> language_code("en-GB")
    'en'
    """
    return re.split(r"[-_,;]", words.strip(), maxsplit=1)[0].casefold()


@cache
def _usual_names() -> Mapping[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for row in load_rows("column_names"):
        names[row["field"]] = (*names.get(row["field"], ()), _key(row["name"]))
    return MappingProxyType(names)


def _key(name: str) -> str:
    return re.sub(r"[\s_\-]+", "", name.casefold())
