"""Finding attribution spans by rules: the table of rules, and what holds between their results."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.find.cues import cues_at
from onrecord.find.scene import Attribution, Scene
from onrecord.find.verb_cues import verb_attribution


def find_attributions(scene: Scene) -> tuple[Attribution, ...]:
    """All attributions of the scene, nested ones too, in the order of their cues."""
    found: list[Attribution] = []
    for number in range(len(scene.lines)):
        found.extend(_in_line(scene, number))
    return tuple(found)


def _in_line(scene: Scene, number: int) -> Iterator[Attribution]:
    line = scene.lines[number]
    at = 0
    while at < len(line):
        step = 1
        for hit in cues_at(line, at):
            if hit.kind == "verb":
                made = verb_attribution(scene, number, hit)
                if made is not None:
                    yield made
                    step = hit.after - hit.first
        at += step


def outermost(attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Those that do not stand inside another one's content."""
    return tuple(
        one
        for one in attributions
        if not any(
            other is not one and _within(one, other) for other in attributions
        )
    )


def _within(one: Attribution, other: Attribution) -> bool:
    anchor = one.cue or one.source
    return anchor is not None and any(span.contains(anchor) for span in other.content)
