"""What each head should say of each word of a window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from onrecord.nn.labels import ATTRIBUTION, CUES, LINK, MENTIONS
from onrecord.nn.windows import Window
from training.label_maps import SCHEMES
from training.passages import Attributed, Passage

IGNORE = -100
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Example:
    """A window with one row of numbers per head that can learn from it; as many numbers as the window has words."""

    corpus: str
    window: Window
    targets: Mapping[str, Numbers | NDArray[np.float32]]


def example(passage: Passage, window: Window) -> Example:
    """The targets of one window of `passage`."""
    targets: dict[str, Numbers | NDArray[np.float32]] = {}
    if passage.attributions is not None:
        targets["attribution"] = _tagged(window, _attribution_spans(passage.attributions), ATTRIBUTION)
        targets["link"] = _links(window, passage.attributions)
    if passage.named is not None:
        targets["mentions"] = _named(window, passage)
    if passage.cues is not None:
        targets["cues"] = _tagged(window, passage.cues, CUES)
    if passage.facts is not None:
        event, factuality = _facts(window, passage.facts)
        targets |= {"event": event, "factuality": factuality}
    return Example(passage.corpus, window, targets)


def _attribution_spans(attributions: Iterable[Attributed]) -> Iterator[tuple[int, int, str]]:
    """Contents first: what is written later stands where two overlap."""
    for kind in ("content", "source", "cue"):
        for one in attributions:
            for start, stop in getattr(one, kind):
                yield start, stop, kind


def _tagged(window: Window, spans: Iterable[tuple[int, int, str]], labels: Sequence[str]) -> Numbers:
    number = {label: at for at, label in enumerate(labels)}
    made = np.zeros(len(window.words), dtype=np.int64)
    for start, stop, kind in spans:
        inside = words_in(window, start, stop)
        made[inside.start : inside.stop] = number[f"I-{kind}"]
        # A span that began in the window before goes on here.
        if inside and window.words[inside.start].start <= start:
            made[inside.start] = number[f"B-{kind}"]
    return made


def words_in(window: Window, start: int, stop: int) -> range:
    """The words of a window that overlap characters `start` to `stop`."""
    found = [at for at, word in enumerate(window.words) if word.start < stop and start < word.stop]
    return range(found[0], found[-1] + 1) if found else range(0)


def _links(window: Window, attributions: Iterable[Attributed]) -> Numbers:
    made = np.zeros(len(window.words), dtype=np.int64)
    for one in attributions:
        cue = one.cue[0] if one.cue else None
        for span in (*one.content, *one.source):
            inside = words_in(window, *span)
            side = "none" if cue is None else "cue before" if cue[0] < span[0] else "cue after"
            made[inside.start : inside.stop] = LINK.index(side)
    for one in attributions:
        source = one.source[0] if one.source else None
        for span in one.cue:
            inside = words_in(window, *span)
            side = (
                "no source" if source is None else "source before" if source[0] < span[0] else "source after"
            )
            made[inside.start : inside.stop] = LINK.index(side)
    return made


@cache
def allowed() -> tuple[Mapping[tuple[str, str], int], NDArray[np.bool_]]:
    """For every state (scheme and tag of the corpus) a row that is true for each of our tags it may stand for."""
    states: dict[tuple[str, str], int] = {}
    rows: list[list[bool]] = []
    for name, scheme in SCHEMES.items():
        for kind, ours in scheme.means.items():
            for mark in "BI":
                states[name, f"{mark}-{kind}"] = len(rows)
                rows.append([tag[0] == mark and tag[2:] in ours for tag in MENTIONS])
        states[name, "O"] = len(rows)
        rows.append([tag == "O" or tag[2:] in scheme.silent for tag in MENTIONS])
    return states, np.array(rows)


def _named(window: Window, passage: Passage) -> Numbers:
    states, _ = allowed()
    made = np.full(len(window.words), states[passage.scheme, "O"], dtype=np.int64)
    for start, stop, kind in passage.named or ():
        inside = words_in(window, start, stop)
        known = (passage.scheme, f"I-{kind}") in states
        made[inside.start : inside.stop] = states[passage.scheme, f"I-{kind}"] if known else IGNORE
        if known and inside and window.words[inside.start].start <= start:
            made[inside.start] = states[passage.scheme, f"B-{kind}"]
    return made


def _facts(
    window: Window, facts: Iterable[tuple[int, int, float]]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Event-hood (0 or 1), and factuality where there is an event (else not a number)."""
    event = np.zeros(len(window.words), dtype=np.float32)
    factuality = np.full(len(window.words), np.nan, dtype=np.float32)
    for start, stop, score in facts:
        inside = words_in(window, start, stop)
        if inside:
            event[inside.start] = 1.0
            factuality[inside.start] = score
    return event, factuality
