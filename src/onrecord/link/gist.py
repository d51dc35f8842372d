"""What linking needs to know of a report: its words, its date, its incidents' slots."""

from dataclasses import dataclass

from onrecord.model import Count, Place, When


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentGist:
    """The slots of one incident that are compared with another's; empty where the report does not say."""

    id: str
    report: str
    type: str
    subtype: str | None
    realis: str
    news: bool
    words: tuple[str, ...]  # what the triggers and role fillers say, folded, without function words
    places: tuple[Place, ...] = ()
    times: tuple[When, ...] = ()
    losses: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """One report as linking sees it.

    `text` is the evidence only (no captions, credits, boilerplate). `cites` are the outlets it lists as sources.
    """

    report: str
    text: str
    outlet: str | None = None
    published: When | None = None
    cites: tuple[str, ...] = ()
    incidents: tuple[IncidentGist, ...] = ()
