"""The steps that take out what is not text, in their order.

Each step looks at the text the step before it left and returns edits, never a text; `run_steps` applies them and
lays the maps on top of each other. Words are never taken out: captions, credits and boilerplate stay and are
marked as blocks (see `onrecord.clean.blocks`).
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from onrecord.clean.html import entity_edits, markup_edits
from onrecord.clean.mojibake import mojibake_edits
from onrecord.clean.plain import continued_edits, space_edits, unwrap_edits
from onrecord.model import Edit, Span, TextMap, apply_edits

# C0 and C1 controls but tab and line ends; soft hyphen; zero-width and direction marks; byte order mark.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+"
)


class Step(NamedTuple):
    """One step: its name, the function that makes its edits, and why it is there."""

    name: str
    edits: Callable[[str], Iterable[Edit]]
    why: str


def invisible_edits(text: str) -> list[Edit]:
    """Take out controls, soft hyphens and other characters without a shape.

    >>> invisible_edits("cease\u00adfire")
    [Edit(span=Span(start=5, stop=6), text='')]
    """
    return [Edit(Span(*found.span()), "") for found in _INVISIBLE.finditer(text)]


PLAIN: tuple[Step, ...] = (
    Step("entities", entity_edits, "feeds and spreadsheets leave &amp; and &#8217; in their texts"),
    Step("mojibake", mojibake_edits, "UTF-8 once read as Windows-1252 turns an apostrophe into â€™"),
    Step("invisible", invisible_edits, "a soft hyphen inside a name hides it from every later step"),
    Step(
        "spaces",
        space_edits,
        "one space, one line end, one blank line: the rules need not know eleven kinds of space",
    ),
    Step("continued", continued_edits, "a line that goes on with a small letter was broken by the layout"),
    Step("unwrap", unwrap_edits, "lines broken at column 72 are one paragraph"),
)
"""The steps of a plain text."""

MARKUP: tuple[Step, ...] = (
    Step("markup", markup_edits, "tags become paragraph breaks or nothing; scripts and styles are no text"),
    *(step for step in PLAIN if step.name not in {"entities", "unwrap"}),
)
"""The steps of a text with HTML in it."""


def run_steps(text: str, steps: Iterable[Step]) -> tuple[str, TextMap]:
    """`text` after all `steps`, and the map from the result back to `text`.

    >>> run_steps("Troops\u00a0 left &amp; wept", PLAIN)[0]
    'Troops left & wept'
    """
    back = TextMap.identity(len(text))
    for step in steps:
        edits = tuple(step.edits(text))
        if edits:
            text, made = apply_edits(text, edits)
            back = made.over(back)
    return text, back
