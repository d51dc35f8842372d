"""A trigger: one word that tells of an event, with the phrases around it."""

from dataclasses import dataclass
from typing import NamedTuple

from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.phrases import Phrase
from onrecord.find.syntax.verb_groups import VerbGroup
from onrecord.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One word (or phrase) that tells of an event, with the phrases around it.

    `at` is the word that carries the tense: the verb, or the light verb of an event noun ("staged a rally"), or the
    noun itself. `words` are its spans, the anchor first. Phrases are word ranges of `line`.
    """

    line: Line
    first: int
    last: int
    at: int
    noun: bool
    type: str
    mode: str | None
    subtype: str | None
    strength: str
    words: tuple[Span, ...]
    group: VerbGroup | None = None
    light: str | None = None
    subject: Phrase | None = None
    object: Phrase | None = None
    agent: Phrase | None = None
    by: str = ""

    @property
    def span(self) -> Span:
        """The anchor."""
        return self.words[0]


class Frame(NamedTuple):
    """The phrases around a verb that ends before word `last`, turned so that `subject` acts and `object` suffers."""

    last: int
    group: VerbGroup
    subject: Phrase | None
    object: Phrase | None
    agent: Phrase | None
