"""What the earlier finders and groundings have found: the one argument of the incident finder."""

from dataclasses import dataclass
from datetime import date

from onrecord.model import Actor, Claim, Count, Document, Mention, Place, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Everything known of a report before its incidents are put together.

    Only `document` must be there: whatever the other finders could not give is an empty tuple, and the
    incidents are then found from words alone. `published` is the day the report itself gives (or a person
    gave), None when nothing states it.
    """

    document: Document
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[When, ...] = ()
    counts: tuple[Count, ...] = ()
    claims: tuple[Claim, ...] = ()
    published: date | None = None
