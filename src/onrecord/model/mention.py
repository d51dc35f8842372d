"""Mention: words that name something."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span


class MentionKind(StrEnum):
    """What the words name."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    GOVERNMENT = "government"
    MILITARY = "military"
    POLICE = "police"
    MEDIA = "media"
    NATIONALITY = "nationality"
    PEOPLE = "people"  # described, not named: "villagers", "a suicide bomber", "foreign forces"
    PLACE = "place"
    FACILITY = "facility"
    WEAPON = "weapon"
    VEHICLE = "vehicle"
    TIME = "time"
    NUMBER = "number"
    # What only the encoder tells apart:
    COMPANY = "company"
    ROLE = "role"  # one person, described: "the commander of the brigade"
    AREA = "area"  # a place, described: "the northern part of the country"
    MONEY = "money"
    DOCUMENT = "document"
    PRODUCT = "product"
    WORK = "work"  # a film, a book, a song
    EVENT = "event"  # an event with a name: an election, a war, a summit


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words naming something: where they stand, their kind, their head words.

    `id` is a hash of document, span and kind. `cluster` is the id of what the words name when that is known:
    an `Actor.id`; for a common noun or pronoun resolved to an earlier name, that actor's id.
    `value` holds a normalised reading where the kind has one (a TIMEX3 value for times, digits for numbers).
    """

    id: str
    span: Span
    kind: MentionKind
    words: str
    head: str
    cluster: str | None = None
    value: str | None = None
    by: str = ""
    score: float = 1.0
