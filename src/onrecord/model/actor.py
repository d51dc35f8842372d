"""Actor: somebody who acts, speaks or suffers, under all the names a report uses."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.model.span import Span


class ActorKind(StrEnum):
    """What an actor is (the vocabulary of the annotation guide)."""

    PERSON = "person"
    GROUP = "group"
    GOVERNMENT = "government"
    MILITARY = "military"
    POLICE = "police"
    ORGANISATION = "organisation"
    MEDIA = "media"
    CIVILIANS = "civilians"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Another name of an actor with its evidence: the words here, or the lexicon row that knows it."""

    name: str
    spans: tuple[Span, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What an actor is or was: "acting director of the ports authority"; dates None where not stated."""

    title: str
    of: str | None = None
    since: date | None = None
    until: date | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One actor of a report.

    `id` is ``actor:<slug>`` for actors the lexicon knows (the same in every report) and a content hash of the
    folded name for others. `country` is ISO 3166 alpha-3, `sector` a PLOVER 2.0 sector code; None where not known.
    Whose side an actor is on is for the user to enter, never guessed. `mentions` are ids of the mentions that name the actor.
    `coded` names the row and the lines of the word lists that gave country and sector, "" where words beside the name did.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    aliases: tuple[Alias, ...] = ()
    offices: tuple[Office, ...] = ()
    mentions: tuple[str, ...] = ()
    by: str = ""
    coded: str = ""
