"""Analysis: everything found in one report; what `onrecord.analyse` returns."""

from dataclasses import dataclass

from onrecord.model.actor import Actor
from onrecord.model.claim import Claim
from onrecord.model.count import Count
from onrecord.model.document import Document
from onrecord.model.incident import Incident
from onrecord.model.marked import marked_html
from onrecord.model.mention import Mention
from onrecord.model.place import Place
from onrecord.model.problem import Problem
from onrecord.model.report import Stated
from onrecord.model.span import Span
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

    def _repr_html_(self) -> str:
        """A notebook's view: the text with the words of every claim and incident marked, everything escaped."""
        marks: list[tuple[Span, str]] = []
        for claim in self.claims:
            said = f"{claim.act}: {claim.chain[-1].name}" if claim.chain else str(claim.act)
            marks.extend((span, said) for span in claim.content)
        for incident in self.incidents:
            marks.extend((span, f"{incident.type} ({incident.realis})") for span in incident.triggers)
        marks.extend((count.span, f"{count.of} {count.given}") for count in self.counts)
        return f'<div class="onrecord">{marked_html(self.document.text, marks)}</div>'
