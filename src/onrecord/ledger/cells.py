"""A cell on its way to becoming an entry: what a small function says, and what all cells of one subject share."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from onrecord.ledger.canonical import canonical, storable
from onrecord.model import (
    Analysis,
    Claim,
    Count,
    Entry,
    Finder,
    FinderKind,
    Mention,
    Place,
    Realis,
    Span,
    SubjectKind,
    When,
    content_id,
)

_Subject = TypeVar("_Subject")
FRAGMENT = " … "
"""Stands between the parts of words that other text interrupts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one row of a table says: a value, its words, on whose word (`claim`, None for the report's own), found by whom.

    `words` is given only where they are not in the document (a tag of the page); else they are read from `spans`.
    """

    value: str
    value_type: str
    by: str
    spans: tuple[Span, ...] = ()
    claim: str | None = None
    score: float | None = None
    words: str | None = None
    when: When | None = None
    given: bool = False
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Row(Generic[_Subject]):
    """One row of a table of cells: a field, and the function that reads its cells off a subject."""

    field: str
    cells: "Callable[[Known, _Subject], Iterable[Cell]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What all cells of one subject share."""

    id: str
    kind: SubjectKind
    realis: Realis | None = None
    happened: str | None = None


class Known:
    """One analysis with its records by id, for the functions of the tables."""

    def __init__(self, analysis: Analysis, version: str) -> None:
        self.analysis = analysis
        self.version = version
        self.text = analysis.document.text
        self._finders: dict[tuple[str, bool], Finder] = {}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.analysis.claims}

    @cached_property
    def counts(self) -> dict[str, Count]:
        """Counts by id."""
        return {count.id: count for count in self.analysis.counts}

    @cached_property
    def places(self) -> dict[str, Place]:
        """Places by id."""
        return {place.id: place for place in self.analysis.places}

    @cached_property
    def times(self) -> dict[str, When]:
        """Grounded times by id."""
        return {when.id: when for when in self.analysis.times}

    @cached_property
    def mentions(self) -> dict[str, Mention]:
        """Mentions by id."""
        return {mention.id: mention for mention in self.analysis.mentions}

    def finder(self, cell: Cell) -> Finder:
        """Who found `cell`; the same finder of many cells is made once."""
        key = (cell.by, cell.given)
        if key not in self._finders:
            self._finders[key] = finder_of(cell, self.version)
        return self._finders[key]

    def said(self, claim: Claim | None) -> str | None:
        """When the claim was made, as an interval; None where nobody says."""
        return interval(self.times.get(claim.said)) if claim is not None and claim.said else None

    def mention_spans(self, ids: Sequence[str]) -> tuple[Span, ...]:
        """Where the mentions `ids` stand, in the order of the text."""
        return tuple(sorted({self.mentions[one].span for one in ids if one in self.mentions}))


def interval(when: When | None) -> str | None:
    """`when` as an ISO interval with open ends left empty; None where nothing is known.

    >>> from datetime import date
    >>> from onrecord.model import Granularity
    >>> interval(When(id="when:1", mention=None, span=Span(0, 6), words="May 2024", earliest=date(2024, 5, 1),
    ...     latest=date(2024, 5, 31), granularity=Granularity.MONTH))
    '2024-05-01/2024-05-31'
    """
    if when is None or not when.resolved:
        return None
    return f"{when.earliest or ''}/{when.latest or ''}"


def finder_of(cell: Cell, version: str) -> Finder:
    """Who found `cell`: names that begin with ``head/`` are model heads, everything else not given is a rule."""
    head = cell.by.startswith("head/")
    kind = FinderKind.GIVEN if cell.given else FinderKind.HEAD if head else FinderKind.RULE
    return Finder(kind=kind, name=storable(cell.by) or "unnamed", version=version)


def words_of(text: str, spans: Iterable[Span]) -> str:
    """The words at `spans`, each wording once, with a sign between the parts.

    >>> words_of("Nine died, the mayor said, and nine were hurt", (Span(0, 9), Span(27, 45)))
    'Nine died … and nine were hurt'
    """
    return FRAGMENT.join(dict.fromkeys(span.of(text) for span in spans))


def entry_of(known: Known, subject: Subject, field: str, cell: Cell) -> Entry:
    """The entry that `cell` makes of `subject`: on the word, and with the act and stance, of the claim it stands on."""
    claim = known.claims.get(cell.claim) if cell.claim else None
    words = words_of(known.text, cell.spans) if cell.words is None else cell.words
    says: dict[str, Any] = {
        "id": "",
        "report": known.analysis.report,
        "subject": subject.id,
        "subject_kind": subject.kind,
        "field": cell.field or field,
        "value": storable(cell.value),
        "value_type": cell.value_type,
        "spans": cell.spans,
        "words": storable(words),
        "chain": claim.chain if claim else (),
        "claim": claim.id if claim else None,
        "finder": known.finder(cell),
        "score": cell.score,
        "act": claim.act if claim else None,
        "stance": claim.stance if claim else None,
        "realis": subject.realis,
        "happened": interval(cell.when) if cell.when else subject.happened,
        "said": known.said(claim),
        "date_of": cell.when.date_of.value if cell.when else None,
        "replaces": None,
        "decision": None,
    }
    # The same id as `sealed` would give, without making the record twice: a report has a hundred entries and more.
    says["id"] = content_id("entry", canonical(says))
    return Entry(**says)


def read_table(
    known: Known, subject: Subject, table: tuple[Row[_Subject], ...], source: _Subject
) -> list[Entry]:
    """All entries the rows of `table` make of `source`, in the order of the rows."""
    return [entry_of(known, subject, row.field, cell) for row in table for cell in row.cells(known, source)]
