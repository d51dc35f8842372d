"""The card of a report: what a list shows of it, as a pure function of its entries and decisions."""

from collections.abc import Iterable, Sequence

from onrecord.codec import from_json
from onrecord.ledger.answers import Card
from onrecord.ledger.canonical import storable
from onrecord.ledger.filing import Filing
from onrecord.ledger.present import current_entries, triage_of
from onrecord.model import Decision, Entry, FinderKind, SubjectKind, When

# Whose word on a report's own data is taken first; among equals the one read first.
_RANK = {FinderKind.REVIEWER: 0, FinderKind.GIVEN: 1, FinderKind.RULE: 2, FinderKind.HEAD: 2}


def first_card(filing: Filing) -> Card:
    """The card of a report as it is filed."""
    bare = Card(
        digest=filing.report.digest, name=storable(filing.report.name), received=filing.custody.received
    )
    return card_of(bare, filing.entries, filing.decisions)


def card_of(card: Card, entries: Sequence[Entry], decisions: Sequence[Decision]) -> Card:
    """`card` brought up to the present: `entries` and `decisions` are all those of its report."""
    current = current_entries(entries, decisions)
    about = [entry for entry in current if entry.subject_kind is SubjectKind.REPORT]
    published = _best(about, "published")
    when = from_json(published, When) if published else None
    return Card(
        digest=card.digest,
        name=card.name,
        received=card.received,
        title=_best(about, "title"),
        outlet=_best(about, "outlet"),
        author=_best(about, "author"),
        url=_best(about, "url"),
        language=_best(about, "language"),
        published_earliest=when.earliest if when else None,
        published_latest=when.latest if when else None,
        state=triage_of(decisions, card.digest),
        incidents=_subjects(current, SubjectKind.INCIDENT),
        claims=_subjects(current, SubjectKind.CLAIM),
    )


def _best(about: Iterable[Entry], field: str) -> str | None:
    found = [entry for entry in about if entry.field == field]
    return min(found, key=lambda entry: _RANK[entry.finder.kind]).value if found else None


def _subjects(entries: Iterable[Entry], kind: SubjectKind) -> int:
    return len({entry.subject for entry in entries if entry.subject_kind is kind})
