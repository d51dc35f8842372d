"""One report laid out for review: its cells in groups, the marks of its text, its history. Nothing is written here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from onrecord.codec import from_json
from onrecord.ledger.answers import Card, EntryQuery, EntryState
from onrecord.ledger.present import closing
from onrecord.ledger.store import Store
from onrecord.model import (
    BlockKind,
    Count,
    Decision,
    DecisionKind,
    Document,
    Entry,
    Field,
    Problem,
    SubjectKind,
)
from onrecord.view.explain import value_words
from onrecord.view.figures import figure_of
from onrecord.view.subjects import chain_words
from onrecord.web.fields import LETTERS, choices, is_quiet, mark_of
from onrecord.web.history import Deed, history
from onrecord.web.marks import Mark
from onrecord.web.values import Around, typed_text

_GONE = frozenset({EntryState.REPLACED, EntryState.UNDONE})


@dataclass(frozen=True, slots=True, kw_only=True)
class CellShown:
    """One cell: its entry, the value in plain words and as one would type it, and where its words begin (None: no words).

    `says_words` is false where the words would only repeat the value or a cell above.
    """

    entry: Entry
    state: EntryState
    value: str
    typed: str
    at: int | None
    by_whom: str
    quiet: bool
    says_words: bool
    allowed: tuple[str, ...]

    @property
    def open(self) -> bool:
        """Whether nobody has decided on it."""
        return self.state is EntryState.MACHINE

    @property
    def rejected(self) -> bool:
        """Whether it was decided to be wrong."""
        return self.state is EntryState.REJECTED

    @property
    def found_by(self) -> str:
        """The rule, model head or person behind it."""
        return f"{self.entry.finder.kind} {self.entry.finder.name.removeprefix('head/')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One incident, claim or count, or what the report says of itself, with its cells; `missing` are required fields."""

    id: str
    label: str
    kind: SubjectKind
    title: str
    cells: tuple[CellShown, ...]
    missing: tuple[str, ...]

    @property
    def plain(self) -> tuple[CellShown, ...]:
        """The cells shown at once."""
        return tuple(cell for cell in self.cells if not cell.quiet and not cell.rejected)

    @property
    def quiet(self) -> tuple[CellShown, ...]:
        """The cells shown when asked for."""
        return tuple(cell for cell in self.cells if cell.quiet and not cell.rejected)

    @property
    def rejected(self) -> tuple[CellShown, ...]:
        """The cells that were rejected."""
        return tuple(cell for cell in self.cells if cell.rejected)

    @property
    def gone(self) -> bool:
        """Whether nothing of it is left."""
        return not self.plain and not self.quiet

    @property
    def open(self) -> int:
        """How many of its cells nobody has decided on."""
        return sum(cell.open for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One report for review. `closed` is the closing that stands; `around` is what values are read against."""

    card: Card
    document: Document
    groups: tuple[Group, ...]
    problems: tuple[Problem, ...]
    deeds: tuple[Deed, ...]
    decisions: tuple[Decision, ...]
    closed: Decision | None
    around: Around

    @property
    def title(self) -> str:
        """What the report calls itself."""
        return title_of(self.card, self.document)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The words of all cells that hold now."""
        return tuple(mark for group in self.groups for cell in group.cells for mark in _marks(group, cell))

    @property
    def open_cells(self) -> tuple[CellShown, ...]:
        """The cells nobody has decided on, in the order of the page; quiet ones are accepted with their group only."""
        return tuple(cell for group in self.groups for cell in group.plain if cell.open)

    @property
    def work(self) -> tuple[Decision, ...]:
        """The decisions somebody spent time on: not what came with the batch."""
        return tuple(one for one in self.decisions if one.kind is not DecisionKind.GIVE)

    @property
    def seconds(self) -> float | None:
        """How long the report was open before the decisions made so far, None if that was never measured."""
        measured = [one.seconds for one in self.decisions if one.seconds is not None]
        return sum(measured) if measured else None

    def cell(self, entry_id: str) -> CellShown | None:
        """The cell of an entry, None if it holds no more."""
        return next(
            (cell for group in self.groups for cell in group.cells if cell.entry.id == entry_id), None
        )


def make_sheet(store: Store, digest: str) -> Sheet:
    """Everything the page of a report shows.

    Raises:
        NotFoundError: if there is no such report.
    """
    card, document = store.card(digest), store.document(digest)
    entries = store.entries(EntryQuery(report=digest, current=False))
    states, decisions, codebook = store.states(digest), store.decisions(digest), store.fields()
    labels = labels_of(entries)
    names = labels | count_names(entries, labels)
    current = tuple(one for one in entries if states[one.id] not in _GONE | {EntryState.REJECTED})
    return Sheet(
        card=card,
        document=document,
        groups=tuple(_groups(entries, states, names, codebook)),
        problems=store.problems(digest),
        deeds=history(decisions, entries, names),
        decisions=decisions,
        closed=closing(decisions, digest),
        around=Around(
            document=document,
            entries=current,
            codebook=codebook,
            ids={name.upper(): one for one, name in names.items()},
        ),
    )


def title_of(card: Card, document: Document) -> str:
    """The title of a report, else its headline, else the name of its file."""
    headlines = (
        block.span.of(document.text) for block in document.blocks if block.kind is BlockKind.HEADLINE
    )
    return card.title or " ".join(next(headlines, "").split()) or PurePath(card.name).name


def labels_of(entries: Iterable[Entry]) -> dict[str, str]:
    """I1, C2 and N1 for the incidents, claims and counts of a report, numbered as they were first filed."""
    labels: dict[str, str] = {}
    numbers: dict[SubjectKind, int] = {}
    for entry in entries:
        kind = entry.subject_kind
        if kind in LETTERS and entry.subject not in labels:
            numbers[kind] = numbers.get(kind, 0) + 1
            one_only = kind is SubjectKind.REPORT
            labels[entry.subject] = LETTERS[kind] if one_only else f"{LETTERS[kind]}{numbers[kind]}"
    return labels


def count_names(entries: Iterable[Entry], labels: Mapping[str, str]) -> dict[str, str]:
    """What claims call the figures they speak of, by the id of the count: "I1 killed at least 9"."""
    return {
        from_json(
            entry.value, Count
        ).id: f"{labels[entry.subject]} {entry.field.replace('_', ' ')} {figure_of(entry)}"
        for entry in entries
        if entry.value_type == "count" and entry.subject in labels
    }


def _groups(
    entries: Sequence[Entry],
    states: Mapping[str, EntryState],
    labels: Mapping[str, str],
    codebook: tuple[Field, ...],
) -> Iterator[Group]:
    for kind in (SubjectKind.INCIDENT, SubjectKind.COUNT, SubjectKind.CLAIM, SubjectKind.REPORT):
        allowed = {choice.name: choice.allowed for choice in choices(kind, codebook)}
        required = {choice.name for choice in choices(kind, codebook) if choice.required}
        held: dict[str, list[CellShown]] = {}
        for entry in entries:
            if entry.subject_kind is kind and states[entry.id] not in _GONE:
                cell = _cell(entry, states[entry.id], labels, allowed.get(entry.field, ()))
                held.setdefault(entry.subject, []).append(cell)
        for subject, cells in held.items():
            filled = {cell.entry.field for cell in cells if not cell.rejected}
            yield Group(
                id=subject,
                label=labels[subject],
                kind=kind,
                title=_title(kind, cells),
                cells=_in_order(cells),
                missing=tuple(sorted(required - filled)),
            )


def _cell(entry: Entry, state: EntryState, labels: Mapping[str, str], allowed: tuple[str, ...]) -> CellShown:
    return CellShown(
        entry=entry,
        state=state,
        value=figure_of(entry) if entry.value_type == "count" else value_words(entry, dict(labels)),
        typed=labels.get(entry.value, entry.value) if entry.value_type == "id" else typed_text(entry),
        at=entry.spans[0].start if entry.spans else None,
        by_whom=chain_words(entry.chain),
        quiet=is_quiet(entry.field),
        says_words=bool(entry.words),
        allowed=allowed,
    )


def _in_order(cells: Sequence[CellShown]) -> tuple[CellShown, ...]:
    """As they were filed, but a correction stands beside the other cells of its field."""
    fields = list(dict.fromkeys(cell.entry.field for cell in cells))
    ordered = sorted(cells, key=lambda cell: (cell.quiet, cell.rejected, fields.index(cell.entry.field)))
    words = [cell.entry.words for cell in ordered]
    return tuple(
        replace(cell, says_words=cell.entry.words not in {"", cell.value, *words[:at]})
        for at, cell in enumerate(ordered)
    )


def _title(kind: SubjectKind, cells: Sequence[CellShown]) -> str:
    holds = [cell for cell in cells if not cell.rejected] or list(cells)

    def first(*fields: str) -> str:
        found = (cell for field in fields for cell in holds if cell.entry.field == field)
        cell = next(found, None)
        return cell.value if cell else ""

    if kind is SubjectKind.INCIDENT:
        words = next((cell.entry.words for cell in holds if cell.entry.field == "type"), "")
        parts = (first("type"), words.split(" … ")[0], "" if first("news") != "false" else "background")
        return " · ".join(part for part in parts if part)
    if kind is SubjectKind.CLAIM:
        who = holds[0].by_whom if holds[0].entry.chain else first("speaker") or "somebody unnamed"
        said = first("act").replace("_", " ")
        return " · ".join(part for part in (who, said) if part)
    return (
        "The report itself" if kind is SubjectKind.REPORT else f"Figure of no one incident: {holds[0].value}"
    )


def _marks(group: Group, cell: CellShown) -> Iterator[Mark]:
    kind = mark_of(cell.entry.field)
    if kind is None or cell.rejected:
        return
    score = "" if cell.entry.score is None else f" · score {cell.entry.score:.2f}"
    says = (
        f"{group.label} {cell.entry.field.replace('_', ' ')}: {cell.value[:120]}\n"
        f"   on the word of {cell.by_whom} · {cell.found_by}{score} · {cell.state.value}"
    )
    for span in cell.entry.spans:
        yield Mark(span=span, entry=cell.entry.id, kind=kind, says=says)
