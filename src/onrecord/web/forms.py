"""What a form says: the words selected, the time the report was open, who signs. Nothing in it is trusted."""

import math
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from onrecord.ledger.decide import Signature
from onrecord.ledger.selection import Selection, select
from onrecord.model import DecisionError, Document, Span
from onrecord.web.desk import Desk
from onrecord.web.html import shown

Form: TypeAlias = Mapping[str, str]
_DAY = 86_400.0


def signature_of(desk: Desk, form: Form) -> Signature:
    """Who decides now, why, and after how many seconds."""
    return Signature(
        reviewer=desk.reviewer,
        at=desk.clock(),
        why=form.get("why", "").strip(),
        seconds=seconds_of(form.get("seconds", "")),
    )


def seconds_of(told: str) -> float | None:
    """The seconds a page says it was open and visible; None if it did not measure or tells nonsense.

    >>> seconds_of("12.34"), seconds_of(""), seconds_of("nan"), seconds_of("-3")
    (12.3, None, None, None)
    """
    try:
        seconds = float(told)
    except ValueError:
        return None
    return round(seconds, 1) if math.isfinite(seconds) and 0 < seconds <= _DAY else None


def number_of(told: str) -> int | None:
    """The whole number a form or an address says, None if it says none that could be meant.

    >>> number_of("12"), number_of("-1"), number_of("9" * 5000)
    (12, None, None)
    """
    return int(told) if told.isdecimal() and len(told) < 12 else None


def selection_of(form: Form, document: Document) -> Selection | None:
    """The words a form speaks of, None if it names none.

    With JavaScript the page sends where they start and stop; without it the words were pasted and are looked for.

    Raises:
        DecisionError: if they do not stand where the page says, do not stand in the text, or stand in it several times.
    """
    words = form.get("words", "")
    start, stop = number_of(form.get("start", "")), number_of(form.get("stop", ""))
    if start is not None and stop is not None and start < stop:
        span = Span(start, stop)
        if words and _bare(shown(span.of(document.text))) != _bare(words):
            raise DecisionError("the words selected are not what stands there; load the page again")
        return select(document, [span])
    if not words.strip():
        return None
    return select(document, [_looked_for(words, form.get("which", ""), document)])


def _looked_for(words: str, which: str, document: Document) -> Span:
    found = list(_places(words.strip(), document.text))
    if not found:
        raise DecisionError(
            f"the words “{words.strip()[:200]}” do not stand in the report; copy them from it"
        )
    number = number_of(which) or (1 if len(found) == 1 else None)
    if number is None:
        raise DecisionError(
            f"the words “{words.strip()[:200]}” stand in the report {len(found)} times: "
            "say which one (1, 2 …), or give more words"
        )
    if not 1 <= number <= len(found):
        raise DecisionError(f"these words stand in the report {len(found)} times, not {number}")
    return found[number - 1]


def _places(words: str, text: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + len(words))


def _bare(words: str) -> str:
    return "".join(words.split())
