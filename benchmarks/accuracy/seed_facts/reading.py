"""One seed report and what was found in it, asked in the offsets of the seed's own text.

Facts name the words they are about by short patterns, so that nothing of the seeds is copied here.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.model import (
    Actor,
    Analysis,
    BlockKind,
    Claim,
    Count,
    Incident,
    Place,
    Role,
    Span,
    When,
)

_T = TypeVar("_T")
_TOKEN = re.compile(r"\w+")
_SAID = 0.8  # share of the asked words a content must hold
_NO_MORE = 0.6  # share of a content that must lie in the asked words


class FactError(AssertionError):
    """A fact does not hold; the sentence says what was found instead."""


def need(holds: object, says: str) -> None:
    """Go on if `holds`.

    Raises:
        FactError: if it does not.
    """
    if not holds:
        raise FactError(says)


def known(value: _T | None, says: str) -> _T:
    """`value`, which must be there.

    Raises:
        FactError: if it is None.
    """
    if value is None:
        raise FactError(says)
    return value


@dataclass(frozen=True, slots=True)
class Reading:
    """One seed: its text and its analysis. All spans given and returned are in the text of the seed."""

    text: str
    analysis: Analysis

    def at(self, pattern: str, after: str = "") -> Span:
        """The first words that match `pattern`, from the first match of `after` onwards."""
        behind = re.search(after, self.text)
        found = re.compile(pattern).search(self.text, behind.start()) if behind else None
        if found is None:
            raise FactError(f"the seed holds no words like {pattern!r}; is it the right file?")
        return Span(*found.span())

    def between(self, first: str, last: str) -> Span:
        """From the first words like `first` to the next words like `last`, both included."""
        start = self.at(first).start
        found = re.compile(last).search(self.text, start)
        if found is None:
            raise FactError(f"the seed holds no words like {last!r}; is it the right file?")
        return Span(start, found.end())

    def line(self, pattern: str) -> Span:
        """The line that holds the first words like `pattern`."""
        start = self.at(pattern).start
        stop = self.text.find("\n", start)
        return Span(self.text.rfind("\n", 0, start) + 1, stop if stop >= 0 else len(self.text))

    def named(self, pattern: str) -> tuple[Span, ...]:
        """All words that match `pattern`."""
        return tuple(Span(*found.span()) for found in re.finditer(pattern, self.text))

    def is_evidence(self, where: Span) -> bool:
        """Whether a sentence of the document holds `where`."""
        return any(self.touches(one.span, where) for one in self.analysis.document.sentences)

    def source(self, span: Span) -> Span:
        """Where a span of the document stands in the seed."""
        return self.analysis.document.back.source_span(span)

    def words(self, span: Span) -> str:
        """The words of a span of the document."""
        return span.of(self.analysis.document.text)

    def touches(self, span: Span | None, where: Span) -> bool:
        """Whether a span of the document shares a letter with `where` of the seed."""
        return span is not None and len(span) > 0 and self.source(span).overlaps(where)

    def share(self, spans: Iterable[Span], where: Span) -> float:
        """The share of the words of `where` that the spans of the document hold, 0-1."""
        asked = _tokens(self.text, [where])
        held = _tokens(self.text, [self.source(span) for span in spans])
        return len(asked & held) / len(asked) if asked else 0.0

    def says(self, claim: Claim, where: Span) -> bool:
        """Whether the content of a claim is `where`, give or take a word."""
        asked = _tokens(self.text, [where])
        held = _tokens(self.text, [self.source(span) for span in claim.content])
        both = len(asked & held)
        return bool(held) and both >= _SAID * len(asked) and both >= _NO_MORE * len(held)

    def claims_on(self, where: Span) -> tuple[Claim, ...]:
        """Claims whose content touches `where`."""
        return tuple(
            claim for claim in self.analysis.claims if any(self.touches(one, where) for one in claim.content)
        )

    def incidents_at(self, where: Span) -> tuple[Incident, ...]:
        """Incidents of which a trigger touches `where`."""
        return tuple(
            one for one in self.analysis.incidents if any(self.touches(word, where) for word in one.triggers)
        )

    def counts_at(self, where: Span) -> tuple[Count, ...]:
        """Counts that touch `where`."""
        return tuple(count for count in self.analysis.counts if self.touches(count.span, where))

    def times_at(self, where: Span) -> tuple[When, ...]:
        """Times that touch `where`."""
        return tuple(when for when in self.analysis.times if self.touches(when.span, where))

    def places_at(self, where: Span) -> tuple[Place, ...]:
        """Places of the mentions that touch `where`."""
        named = {one.id for one in self.analysis.mentions if self.touches(one.span, where)}
        return tuple(place for place in self.analysis.places if named.intersection(place.mentions))

    def actors_at(self, where: Span) -> frozenset[str]:
        """Ids of the actors that mentions touching `where` name."""
        return frozenset(
            one.cluster for one in self.analysis.mentions if one.cluster and self.touches(one.span, where)
        )

    def blocks_at(self, where: Span) -> frozenset[BlockKind]:
        """Kinds of the blocks that touch `where`."""
        return frozenset(one.kind for one in self.analysis.document.blocks if self.touches(one.span, where))

    def actor(self, identity: str | None) -> Actor | None:
        """The actor of that id."""
        return next((actor for actor in self.analysis.actors if actor.id == identity), None)

    def claim(self, identity: str | None) -> Claim | None:
        """The claim of that id."""
        return next((claim for claim in self.analysis.claims if claim.id == identity), None)

    def losses(self, incident: Incident) -> tuple[Count, ...]:
        """The counts of an incident."""
        return tuple(count for count in self.analysis.counts if count.id in incident.losses)

    def places_of(self, incident: Incident) -> tuple[Place, ...]:
        """The places of an incident."""
        named = {one.place for one in incident.places}
        return tuple(place for place in self.analysis.places if place.id in named)

    def times_of(self, incident: Incident) -> tuple[When, ...]:
        """The times of an incident."""
        named = {one.when for one in incident.times}
        return tuple(when for when in self.analysis.times if when.id in named)

    def role_at(self, roles: Sequence[Role], where: Span) -> Role | None:
        """The first of some roles that touches `where`."""
        return next((role for role in roles if self.touches(role.span, where)), None)

    def role_actors(self, role: Role) -> frozenset[str]:
        """The actors a role's own record or the mentions under its words name."""
        return self.actors_at(self.source(role.span)) | ({role.actor} if role.actor else set())


def findings_at(reading: Reading, where: Span) -> list[str]:
    """Everything that was read as a fact inside `where`: for stretches that are no evidence."""
    told = [
        f"sentence {reading.words(one.span)!r}"
        for one in reading.analysis.document.sentences
        if reading.touches(one.span, where)
    ]
    told += [show_claim(reading, claim) for claim in reading.claims_on(where)]
    told += [show_incident(reading, incident) for incident in reading.incidents_at(where)]
    told += [f"count {count.words!r}" for count in reading.counts_at(where)]
    return told + [f"place {place.name}" for place in reading.places_at(where)]


def show_claim(reading: Reading, claim: Claim) -> str:
    """A claim in one line."""
    chain = " > ".join(speaker.name for speaker in claim.chain) or "nobody"
    content = " // ".join(reading.words(span) for span in claim.content)
    return f"claim by {chain} ({claim.act}, {claim.stance}): {content!r}"


def show_incident(reading: Reading, incident: Incident) -> str:
    """An incident in one line."""
    triggers = " / ".join(reading.words(span) for span in incident.triggers)
    kind = "news" if incident.news else "background"
    return f"incident {triggers!r} ({incident.type}, {incident.subtype}, {incident.realis}, {kind})"


def _tokens(text: str, spans: Iterable[Span]) -> set[int]:
    return {found.start() for span in spans for found in _TOKEN.finditer(text, span.start, span.stop)}
