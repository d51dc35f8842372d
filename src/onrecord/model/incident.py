"""Incident: something that is said to have happened, in one report."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span
from onrecord.model.when import DateOf


class Realis(StrEnum):
    """Whether it happened."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    ATTEMPTED = "attempted"
    PLANNED = "planned"
    THREATENED = "threatened"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    GENERAL = "general"


class RoleName(StrEnum):
    """What somebody or something was in an incident."""

    INITIATOR = "initiator"
    TARGET = "target"
    VICTIM = "victim"
    INSTRUMENT = "instrument"
    DAMAGED = "damaged"


class Confidence(StrEnum):
    """How firmly an initiator is named."""

    FACT = "fact"
    CLAIMED = "claimed"
    ACCUSED = "accused"
    ACCUSED_BY_AUTHORITIES = "accused_by_authorities"
    POSSIBLE = "possible"
    DENIED = "denied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One filler of one role, with its words and on whose word (`claim` None: the report's own voice)."""

    name: RoleName
    span: Span
    words: str
    mention: str | None = None
    actor: str | None = None
    confidence: Confidence | None = None
    claim: str | None = None
    by: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """That an incident was at a place (`Place.id`), in these words, on whose word; `reasons` say why there."""

    place: str
    span: Span
    claim: str | None = None
    by: str = ""
    score: float = 1.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """That an incident was at a time (`When.id`), in these words, on whose word.

    `date_of` says what it is the date of: of the event, or only of its discovery or of a death from it; `reasons` why.
    """

    when: str
    span: Span
    claim: str | None = None
    by: str = ""
    score: float = 1.0
    date_of: DateOf = DateOf.EVENT
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What happened, as one report tells it.

    `type` is a PLOVER 2.0 event type or one of our extensions (TERRITORY, ACCIDENT, DISASTER, CRIME), `mode` and
    `contexts` are PLOVER's; `subtype` an ACLED-style sub-event type; `cameo` a CAMEO root code; `quad` PLOVER's quad
    class. `triggers` are all the words that speak of it, the first being its anchor. `news` is false for background.
    `losses` are ids of counts. `claims` are ids of the claims that speak of it (empty: the report's own voice alone).
    `type_claim` is the id of the claim on whose word the type stands where it is told by one speaker only.
    """

    id: str
    type: str
    triggers: tuple[Span, ...]
    realis: Realis
    news: bool
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    subtype: str | None = None
    cameo: str | None = None
    quad: str | None = None
    roles: tuple[Role, ...] = ()
    places: tuple[Located, ...] = ()
    times: tuple[Dated, ...] = ()
    losses: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    type_claim: str | None = None
    series: bool = False
    background_reason: str | None = None
    merged: tuple[str, ...] = ()  # why mentions were taken for one incident, one sentence each
    by: str = ""
    score: float = 1.0

    def role(self, name: RoleName) -> tuple[Role, ...]:
        """All fillers of one role."""
        return tuple(role for role in self.roles if role.name is name)
