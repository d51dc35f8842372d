"""Guess: a labelled span with a score, from a model head or a rule."""

from dataclasses import dataclass

from onrecord.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What `nn` hands to `find`: a label ("source", "cue", "content", "hedge" …) over a span with a score in 0–1.

    `inside` is the span of the content in which the head was run again (nested attribution), None at the top.
    """

    label: str
    span: Span
    score: float
    by: str
    inside: Span | None = None
