"""Claim: somebody says something, in some way, through somebody."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span


class Act(StrEnum):
    """What the speaker does by speaking."""

    SAY = "say"
    CONFIRM = "confirm"
    DENY = "deny"
    ADMIT = "admit"
    ACCUSE = "accuse"
    CLAIM_RESPONSIBILITY = "claim_responsibility"
    REFUSE_COMMENT = "refuse_comment"
    BELIEVE = "believe"
    INTEND = "intend"
    DEMAND = "demand"
    ASK = "ask"
    CORRECT = "correct"
    RETRACT = "retract"


class Stance(StrEnum):
    """How the last speaker of the chain stands to the content."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    DENIED = "denied"
    QUESTIONED = "questioned"
    WITHHELD = "withheld"


class Hedge(StrEnum):
    """How strongly a hedged claim is hedged."""

    WEAK = "weak"
    STRONG = "strong"


class Denies(StrEnum):
    """Which part of a matter a denial denies."""

    OCCURRENCE = "occurrence"
    AUTHORSHIP = "authorship"
    FIGURE = "figure"
    STATUS = "status"
    INTENT = "intent"
    ALL = "all"


class Institution(StrEnum):
    """What kind of source: state bodies, armies and police are official; armed groups and parties are party."""

    OFFICIAL = "official"
    PARTY = "party"
    MEDIA = "media"
    WITNESS = "witness"
    MEDICAL = "medical"
    NGO = "ngo"
    EXPERT = "expert"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    OTHER = "other"


class Relation(StrEnum):
    """How the source stands to the incident."""

    BELLIGERENT = "belligerent"
    VICTIMS_SIDE = "victims_side"
    ALLY = "ally"
    THIRD_PARTY = "third_party"
    UNKNOWN = "unknown"


class Proximity(StrEnum):
    """How near the source was to what it tells."""

    SAW = "saw"
    TREATED_OR_COUNTED = "treated_or_counted"
    WAS_TOLD = "was_told"
    UNKNOWN = "unknown"


class Channel(StrEnum):
    """The way the words were given."""

    STATEMENT = "statement"
    INTERVIEW = "interview"
    TESTIMONY = "testimony"
    PRESS_CONFERENCE = "press conference"
    BROADCAST = "broadcast"
    SOCIAL_MEDIA = "social media"
    WEBSITE = "website"
    UNSPECIFIED = "unspecified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One link of a speaker chain.

    `name` is the fullest name known ("Governor Tarani" for a "he" that resolves to him), `span` the words that identify the
    speaker here (a pronoun's own span), None when unnamed ("reportedly"). `phrase` are all the words there that speak of
    the speaker, with title, office and apposition. `actor` is an `Actor.id` or None. For a link that passes on the next
    one's words, `cue` and `content` are the words by which it does and what it is reported to say; the last link's stand
    in the claim.
    """

    name: str
    span: Span | None = None
    phrase: Span | None = None
    cue: Span | None = None
    content: tuple[Span, ...] = ()
    actor: str | None = None
    institution: Institution = Institution.OTHER
    relation: Relation = Relation.UNKNOWN
    proximity: Proximity = Proximity.UNKNOWN
    channel: Channel = Channel.UNSPECIFIED


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An explicit attribution to someone outside the report's own voice.

    `chain` runs from the outermost speaker inwards; the report itself is implied before it and never listed.
    `cue` is the last speaker's verbal expression with auxiliaries and negation, None where there is none.
    `content` excludes cue, source, "that", outer quotation marks and the final stop; it may be several fragments.
    `about` names the incidents, counts or other claims it speaks of; `answers` the claims a denial or confirmation
    stands against. `said` is the id of the `When` at which it was said. `quoted` is true for direct words.
    """

    id: str
    chain: tuple[Speaker, ...]
    cue: Span | None
    content: tuple[Span, ...]
    act: Act
    stance: Stance
    hedge: Hedge | None = None
    hedge_span: Span | None = None
    denies: Denies | None = None
    about: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    said: str | None = None
    quoted: bool = False
    source_in_other_sentence: bool = False
    by: str = ""
    score: float = 1.0

    @property
    def origin(self) -> Speaker | None:
        """The last speaker of the chain: the one whose word it is."""
        return self.chain[-1] if self.chain else None
