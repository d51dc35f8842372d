"""Count: a figure, or the stated absence of one, and of what."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span


class CountAs(StrEnum):
    """How a figure is given. Not mentioned at all is no count, so it has no word here."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"
    VAGUE = "vague"
    JOINT = "joint"
    WITHHELD = "withheld"
    NONE = "none"
    NONE_SO_FAR = "none_so_far"
    UNCLEAR = "unclear"
    DENIED = "denied"


class CountOf(StrEnum):
    """What is counted."""

    KILLED = "killed"
    INJURED = "injured"
    CASUALTIES = "casualties"
    MISSING = "missing"
    FOUND_DEAD = "found_dead"
    DIED_LATER = "died_later"
    CAPTURED = "captured"
    DETAINED = "detained"
    ABDUCTED = "abducted"
    DISPLACED = "displaced"
    ATTACKERS = "attackers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """Who is counted, on three axes; each None where the words do not say.

    `status` is civilian, combatant or police, and `status_claim` the id of the claim on whose word it is, often
    another voice than the number's. `age_sex` is children, women, men or elderly. `role` is victims or perpetrators;
    `perpetrators_included` tells whether a toll counts the attackers too.
    """

    status: str | None = None
    status_claim: str | None = None
    age_sex: str | None = None
    role: str | None = None
    perpetrators_included: bool | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One figure in one voice.

    `low` and `high` are inclusive; `high` None means open. Both are None for withheld and unclear. "dozens" is
    vague with low 24 and `word` "dozens" (presets convert). A `cumulative` toll ("31 since Monday") never belongs to one
    incident. `part_of` is the id of the count this one is a part of ("including three children").
    `claim` is the id of the claim on whose word the figure stands, None for the report's own voice.
    """

    id: str
    of: CountOf
    given: CountAs
    span: Span
    words: str
    low: int | None = None
    high: int | None = None
    word: str | None = None
    population: Population = Population()
    cumulative: bool = False
    part_of: str | None = None
    claim: str | None = None
    by: str = ""
    score: float = 1.0
