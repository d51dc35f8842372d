"""Records to table rows and back."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Row

from onrecord.codec import from_json
from onrecord.ledger.answers import Card
from onrecord.ledger.canonical import canonical
from onrecord.model import (
    Act,
    Decision,
    Entry,
    Finder,
    FinderKind,
    Realis,
    Span,
    Speaker,
    Stance,
    SubjectKind,
    Triage,
)

Values = dict[str, Any]
_NO_CHAIN: Final = "[]"


def entry_rows(entries: Iterable[Entry], report_key: int) -> list[Values]:
    """The rows of a report's entries; a chain that many cells share is written down once."""
    chains: dict[tuple[Speaker, ...], str] = {(): _NO_CHAIN}
    rows = []
    for entry in entries:
        if entry.chain not in chains:
            chains[entry.chain] = canonical(entry.chain)
        rows.append(_entry_row(entry, report_key, chains[entry.chain]))
    return rows


def _entry_row(entry: Entry, report_key: int, chain: str) -> Values:
    # Words of vocabularies go in as plain text: drivers look long for a way to write anything else.
    return {
        "id": entry.id,
        "report_key": report_key,
        "subject": entry.subject,
        "subject_kind": entry.subject_kind.value,
        "field": entry.field,
        "value": entry.value,
        "value_type": entry.value_type,
        "spans": " ".join(f"{span.start}-{span.stop}" for span in entry.spans),
        "words": entry.words,
        "chain": chain,
        "claim": entry.claim,
        "finder_kind": entry.finder.kind.value,
        "finder_name": entry.finder.name,
        "finder_version": entry.finder.version,
        "score": entry.score,
        "act": entry.act.value if entry.act else None,
        "stance": entry.stance.value if entry.stance else None,
        "realis": entry.realis.value if entry.realis else None,
        "happened": entry.happened,
        "said": entry.said,
        "date_of": entry.date_of,
        "replaces": entry.replaces,
        "decision": entry.decision,
    }


def read_entry(row: Row[Any]) -> Entry:
    """The entry of a row of `entries` joined with its report's digest."""
    return Entry(
        id=row.id,
        report=row.digest,
        subject=row.subject,
        subject_kind=SubjectKind(row.subject_kind),
        field=row.field,
        value=row.value,
        value_type=row.value_type,
        spans=_read_spans(row.spans),
        words=row.words,
        chain=() if row.chain == _NO_CHAIN else from_json(row.chain, tuple[Speaker, ...]),
        claim=row.claim,
        finder=Finder(kind=FinderKind(row.finder_kind), name=row.finder_name, version=row.finder_version),
        score=row.score,
        act=None if row.act is None else Act(row.act),
        stance=None if row.stance is None else Stance(row.stance),
        realis=None if row.realis is None else Realis(row.realis),
        happened=row.happened,
        said=row.said,
        date_of=row.date_of,
        replaces=row.replaces,
        decision=row.decision,
    )


def _read_spans(text: str) -> tuple[Span, ...]:
    pairs = (part.split("-") for part in text.split())
    return tuple(Span(int(start), int(stop)) for start, stop in pairs)


def card_row(card: Card) -> Values:
    """The row of a card, without the key of its report."""
    return {
        "name": card.name,
        "received": card.received.isoformat(),
        "title": card.title,
        "outlet": card.outlet,
        "author": card.author,
        "url": card.url,
        "language": card.language,
        "published_earliest": _iso(card.published_earliest),
        "published_latest": _iso(card.published_latest),
        "state": card.state.value,
        "incidents": card.incidents,
        "claims": card.claims,
    }


def read_card(row: Row[Any]) -> Card:
    """The card of a row of `cards` joined with its report's digest."""
    return Card(
        digest=row.digest,
        name=row.name,
        received=datetime.fromisoformat(row.received),
        title=row.title,
        outlet=row.outlet,
        author=row.author,
        url=row.url,
        language=row.language,
        published_earliest=_date(row.published_earliest),
        published_latest=_date(row.published_latest),
        state=Triage(row.state),
        incidents=row.incidents,
        claims=row.claims,
    )


def decision_row(decision: Decision, report_key: int | None) -> Values:
    """The row of a decision."""
    return {
        "id": decision.id,
        "report_key": report_key,
        "subject": decision.subject,
        "kind": decision.kind.value,
        "seconds": decision.seconds,
        "record": canonical(decision),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
