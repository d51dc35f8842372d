"""Guess: a labelled span with a score, from a model head; and what such a score is worth beside a rule."""

from dataclasses import dataclass

from onrecord.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What `nn` hands to `find`: a label ("source", "cue", "content", "person", "hedge" …) over a span, scored 0–1.

    `inside` is the span of the content in which the head was run again (nested attribution), None at the top. `of` is
    the cue that a source or content belongs to, None where the head saw none. `value` is the factuality of an event,
    from -3 (certainly not) to 3 (certainly).
    """

    label: str
    span: Span
    score: float
    by: str
    inside: Span | None = None
    of: Span | None = None
    value: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """From which score on the encoder is believed where rules see it otherwise; it belongs to the model, not to the rules.

    `against_rule`: its spans stand over those of a rule that sees the same cue. `alone`: its claim stands where the rules
    know the cue and saw nothing said. `nested`: so does one inside a content where no rule sees it. `showing`: things
    speak too ("the poll showed"). `actor`: a name that nobody else knows is an actor of its own.
    """

    against_rule: float
    alone: float
    nested: float
    showing: float
    actor: float
