"""Entries sorted back into the things they speak of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Entry, Speaker, SubjectKind


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject with its entries by field, in the order they were written."""

    id: str
    kind: SubjectKind
    report: str
    fields: Mapping[str, Sequence[Entry]]

    def all(self, field: str) -> Sequence[Entry]:
        """The entries of `field`; empty when the ledger says nothing of it."""
        return self.fields.get(field, ())

    def first(self, field: str) -> Entry | None:
        """The first entry of `field`, None when there is none."""
        found = self.fields.get(field, ())
        return found[0] if found else None

    def value(self, field: str) -> str | None:
        """The value of the first entry of `field`, None when there is none."""
        entry = self.first(field)
        return entry.value if entry else None


def subjects_of(entries: Iterable[Entry], kind: SubjectKind | None = None) -> tuple[Subject, ...]:
    """The subjects of `entries` (of one kind only, when given), in the order they first appear.

    A subject is told apart by report too: the actor "Taliban" of two reports is two subjects here.
    """
    grouped: dict[tuple[str, str], dict[str, list[Entry]]] = {}
    kinds: dict[tuple[str, str], SubjectKind] = {}
    for entry in entries:
        if kind is None or entry.subject_kind is kind:
            key = (entry.report, entry.subject)
            grouped.setdefault(key, {}).setdefault(entry.field, []).append(entry)
            kinds[key] = entry.subject_kind
    return tuple(
        Subject(subject, kinds[report, subject], report, fields)
        for (report, subject), fields in grouped.items()
    )


def chain_words(chain: Iterable[Speaker], own_voice: str = "the report itself") -> str:
    """A speaker chain as people read it, outermost first.

    >>> chain_words((Speaker(name="Meridian News"), Speaker(name="the governor's press service")))
    "Meridian News → the governor's press service"
    >>> chain_words(())
    'the report itself'
    """
    return " → ".join(speaker.name for speaker in chain) or own_voice
