"""Finding attribution spans by rules: the table of rules, and what holds between their results."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace

from onrecord.find.cues import CueHit, cues_at
from onrecord.find.other_cues import (
    adjective_attribution,
    adverb_attribution,
    noun_attribution,
    passive_attribution,
    prepositional_attribution,
)
from onrecord.find.scene import Attribution, Scene
from onrecord.find.verb_cues import verb_attribution
from onrecord.model import Span

RULES: dict[str, Callable[[Scene, int, CueHit], Attribution | None]] = {
    "verb": verb_attribution,
    "passive": passive_attribution,
    "noun": noun_attribution,
    "adjective": adjective_attribution,
    "adverb": adverb_attribution,
    "preposition": prepositional_attribution,
}
"""Which rule reads which kind of cue."""


def find_attributions(scene: Scene) -> tuple[Attribution, ...]:
    """All attributions of the scene, nested ones too, in the order of their cues."""
    found: list[Attribution] = []
    for number in range(len(scene.lines)):
        found.extend(_in_line(scene, number))
    return _with_continuations(scene, found)


def _in_line(scene: Scene, number: int) -> Iterator[Attribution]:
    line = scene.lines[number]
    at = 0
    while at < len(line):
        step = 1
        for hit in cues_at(line, at):
            made = RULES[hit.kind](scene, number, hit)
            if made is not None:
                yield made
                step = hit.after - hit.first
                break
        at += step


def _with_continuations(scene: Scene, found: list[Attribution]) -> tuple[Attribution, ...]:
    """Give a quotation that nobody claims to the speaker of the sentence before it: "…," X said. "…" """
    outer = outermost(tuple(found))
    taken = [span for one in outer for span in one.content]
    more: dict[Attribution, list[Span]] = {}
    last: tuple[Attribution, int] | None = None
    ends = [line.span.stop for line in scene.lines]
    cued = sorted((one for one in outer if one.cue is not None), key=lambda one: one.whole.stop)
    for quote in scene.quotes:
        if not quote.speech or any(span.overlaps(quote.span) for span in taken):
            continue
        before = [one for one in cued if one.whole.stop <= quote.span.start]
        if before and (last is None or before[-1].whole.stop > last[1]):
            last = before[-1], before[-1].whole.stop
        if last is not None and _follows(scene, ends, last[1], quote.span.start):
            more.setdefault(last[0], []).append(quote.span)
            last = last[0], quote.span.stop
    return tuple(replace(one, content=(*one.content, *more[one])) if one in more else one for one in found)


def _follows(scene: Scene, ends: list[int], whole: int, quote: int) -> bool:
    """Whether nothing but the rest of its own sentence stands between an attribution and the quotation."""
    end = ends[min(bisect_left(ends, whole), len(ends) - 1)]
    gap = scene.document.text[min(end, quote) : quote]
    return "\n\n" not in scene.document.text[whole:quote] and not any(letter.isalnum() for letter in gap)


def outermost(attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Those that do not stand inside another one's content."""
    return tuple(
        one for one in attributions if not any(other is not one and _within(one, other) for other in attributions)
    )


def _within(one: Attribution, other: Attribution) -> bool:
    anchor = one.cue or one.source
    return anchor is not None and any(span.contains(anchor) for span in other.content)
