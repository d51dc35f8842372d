"""The ledger's answers: current entries from a store, laid out by the views."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.ledger.answers import Card, EntryQuery
from onrecord.ledger.store import Store
from onrecord.model import Link, LinkKind, Problem, SubjectKind
from onrecord.view.cases import CaseView, ReportFacts, case_views
from onrecord.view.claims import ClaimRow, claim_rows
from onrecord.view.incidents import IncidentRow, incident_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What to show of incidents and claims; None means everything. Words are looked for in any case."""

    report: str | None = None
    type: str | None = None
    place: str | None = None
    speaker: str | None = None
    news: bool | None = None
    stance: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One report as a source: what it is, what it cites, whose text it carries."""

    report: str
    name: str
    outlet: str | None
    published: str | None
    language: str | None
    state: str
    incidents: int
    claims: int
    cites: tuple[str, ...]
    copies: tuple[str, ...]


def incidents(store: Store, wanted: Filter = Filter()) -> tuple[IncidentRow, ...]:
    """Incidents that fit `wanted`, in the order they were filed."""
    entries = store.entries(EntryQuery(report=wanted.report, subject_kind=SubjectKind.INCIDENT))
    cases = {member: case.id for case in store.cases() for member in case.members}
    rows = incident_rows(entries, outlets=_names(store), cases=cases)
    return tuple(row for row in rows if _fits_incident(row, wanted))


def _fits_incident(row: IncidentRow, wanted: Filter) -> bool:
    return (
        (wanted.type is None or row.type.casefold() == wanted.type.casefold())
        and (wanted.news is None or row.news == wanted.news)
        and (
            wanted.place is None
            or any(wanted.place.casefold() in told.value.casefold() for told in row.places)
        )
    )


def claims(store: Store, wanted: Filter = Filter()) -> tuple[ClaimRow, ...]:
    """Claims that fit `wanted`, in the order they were filed."""
    entries = store.entries(EntryQuery(report=wanted.report, subject_kind=SubjectKind.CLAIM))
    rows = claim_rows(entries, outlets=_names(store))
    return tuple(row for row in rows if _fits_claim(row, wanted))


def _fits_claim(row: ClaimRow, wanted: Filter) -> bool:
    return (wanted.stance is None or wanted.stance in {row.stance, row.act}) and (
        wanted.speaker is None or wanted.speaker.casefold() in row.chain.casefold()
    )


def cases(store: Store) -> tuple[CaseView, ...]:
    """Every case, those told by most reports first."""
    return case_views(store.cases(), incidents(store), claims(store), store.links(), _facts(store.reports()))


def sources(store: Store) -> tuple[SourceRow, ...]:
    """Every report with what it cites and what it copies."""
    cards = store.reports()
    names = _names_of(cards)
    links = store.links()
    return tuple(_source(card, names, links) for card in cards)


def _source(card: Card, names: Mapping[str, str], links: Sequence[Link]) -> SourceRow:
    return SourceRow(
        report=card.digest,
        name=card.name,
        outlet=card.outlet,
        published=_published(card),
        language=card.language,
        state=card.state.value,
        incidents=card.incidents,
        claims=card.claims,
        cites=tuple(link.right for link in links if link.kind is LinkKind.CITES and link.left == card.digest),
        copies=tuple(
            f"{names.get(link.left, link.left[:8])} ({link.score:.0%})"
            for link in links
            if link.kind is LinkKind.COPY and link.right == card.digest
        ),
    )


def problems(store: Store, report: str | None = None) -> tuple[Problem, ...]:
    """Problems of one report, or all."""
    return store.problems(report)


def _facts(cards: Sequence[Card]) -> dict[str, ReportFacts]:
    return {
        card.digest: ReportFacts(name=card.outlet or card.name, published=_published(card)) for card in cards
    }


def _published(card: Card) -> str | None:
    if card.published_earliest is None and card.published_latest is None:
        return None
    if card.published_earliest == card.published_latest:
        return str(card.published_earliest)
    return f"{card.published_earliest or ''}/{card.published_latest or ''}"


def _names(store: Store) -> dict[str, str]:
    return _names_of(store.reports())


def _names_of(cards: Sequence[Card]) -> dict[str, str]:
    return {card.digest: card.outlet or card.name for card in cards}
