"""Analysis: everything found in one report; what `onrecord.analyse` returns."""

from dataclasses import dataclass

from onrecord.model.actor import Actor
from onrecord.model.claim import Claim
from onrecord.model.count import Count
from onrecord.model.document import Document
from onrecord.model.incident import Incident
from onrecord.model.mention import Mention
from onrecord.model.place import Place
from onrecord.model.problem import Problem
from onrecord.model.report import Stated
from onrecord.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """Everything found in one report.

    All spans are in code points of `document.text`. `published` is the report's own date as a sourced,
    uncertain entry, None when nothing states it. `cites` are the outlets the report lists as its sources.
    `version` is the onrecord version (and model bundle) that made it.
    """

    report: str
    version: str
    document: Document
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[When, ...] = ()
    counts: tuple[Count, ...] = ()
    claims: tuple[Claim, ...] = ()
    incidents: tuple[Incident, ...] = ()
    cites: tuple[Stated, ...] = ()
    published: When | None = None
    problems: tuple[Problem, ...] = ()

    def words(self, start: int, stop: int) -> str:
        """The words of the document from `start` to `stop`."""
        return self.document.text[start:stop]
