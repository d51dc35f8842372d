"""The present view of an append-only ledger: pure functions of its entries and decisions.

A decision stands until it is undone. What was replaced, rejected or undone is hidden, never
lost. Decisions are taken in the order they were filed, whatever their clocks say.
"""

from collections.abc import Iterable, Sequence

from onrecord.codec import from_json
from onrecord.ledger.answers import HIDDEN, EntryState
from onrecord.ledger.filing import Ruling
from onrecord.model import Decision, DecisionKind, Entry, Triage
from onrecord.model.errors import DecisionError

_OPINIONS = frozenset({DecisionKind.ACCEPT, DecisionKind.REJECT})
_CELLS = frozenset({*_OPINIONS, DecisionKind.EDIT})


def standing(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions nobody has taken back, in order."""
    undone = {decision.supersedes for decision in decisions if decision.kind is DecisionKind.UNDO}
    return tuple(decision for decision in decisions if decision.id not in undone)


def states_of(entries: Iterable[Entry], decisions: Sequence[Decision]) -> dict[str, EntryState]:
    """The state of each entry, by id."""
    entries = tuple(entries)
    stand = standing(decisions)
    valid = {decision.id for decision in stand}
    undone = {decision.id for decision in decisions} - valid
    replaced = {entry.replaces for entry in entries if entry.replaces and entry.decision not in undone}
    opinions = {decision.subject: decision for decision in stand if decision.kind in _OPINIONS}
    order = {decision.id: number for number, decision in enumerate(stand)}
    found: dict[str, EntryState] = {}
    for entry in entries:
        if entry.decision in undone:
            found[entry.id] = EntryState.UNDONE
        elif entry.id in replaced:
            found[entry.id] = EntryState.REPLACED
        else:
            found[entry.id] = _state(entry, opinions, order)
    return found


def _state(entry: Entry, opinions: dict[str, Decision], order: dict[str, int]) -> EntryState:
    """What was decided on the entry, or since it was made on its whole subject, makes of it."""
    own, whole = opinions.get(entry.id), opinions.get(entry.subject)
    if whole is not None and order[whole.id] < order.get(entry.decision or "", -1):
        whole = None
    kinds = {decision.kind for decision in (own, whole) if decision is not None}
    if DecisionKind.REJECT in kinds:  # accepting an incident does not bring back a cell rejected by itself
        return EntryState.REJECTED
    if entry.decision is None:
        return EntryState.ACCEPTED if kinds else EntryState.MACHINE
    return EntryState.EDITED if entry.replaces else EntryState.CREATED


def current_entries(entries: Iterable[Entry], decisions: Sequence[Decision]) -> tuple[Entry, ...]:
    """The entries that hold now, in the order given."""
    entries = tuple(entries)
    if not decisions and not any(entry.replaces for entry in entries):
        return entries  # a report as it is filed: the common case by far
    states = states_of(entries, decisions)
    return tuple(entry for entry in entries if states[entry.id] not in HIDDEN)


def closing(decisions: Sequence[Decision], report: str) -> Decision | None:
    """The decision that gave `report` its triage state, None if it is new."""
    closes = [one for one in standing(decisions) if one.kind is DecisionKind.CLOSE and one.subject == report]
    return closes[-1] if closes else None


def triage_of(decisions: Sequence[Decision], report: str) -> Triage:
    """The triage state of `report`: what its last standing closing says, else new."""
    last = closing(decisions, report)
    return from_json(last.detail, Triage) if last is not None and last.detail else Triage.NEW


def check(ruling: Ruling, entries: Sequence[Entry], decisions: Sequence[Decision]) -> None:
    """That `ruling` fits the present: it was made on what still holds.

    `entries` and `decisions` are all those of the report (for cases: no entries, the decisions on cases).

    Raises:
        DecisionError: if somebody else decided in between, or the ruling names what is not there.
    """
    kind = ruling.decision.kind
    if kind in _CELLS:
        _check_cell(ruling.decision, entries, decisions)
    elif kind is DecisionKind.CLOSE:
        _check_close(ruling.decision, decisions)
    elif kind is DecisionKind.UNDO:
        _check_undo(ruling.decision, entries, decisions)
    _check_replacing(ruling, entries, decisions)
    _check_created(ruling, entries, decisions)


def _check_cell(decision: Decision, entries: Sequence[Entry], decisions: Sequence[Decision]) -> None:
    about = [entry for entry in entries if decision.subject in {entry.id, entry.subject}]
    if not about:
        raise DecisionError(f"this report has no entry or subject {decision.subject}")
    states = states_of(entries, decisions)
    if all(states[entry.id] in HIDDEN for entry in about):
        state = states[about[-1].id].value
        raise DecisionError(
            f"{about[-1].field} of {about[-1].subject} was {state} in the meantime; look at it again"
        )


def _check_close(decision: Decision, decisions: Sequence[Decision]) -> None:
    last = closing(decisions, decision.subject)
    if last is not None and last.id != decision.supersedes:
        raise DecisionError(
            f"{last.reviewer} closed this report as {triage_of(decisions, decision.subject).value} in the meantime; "
            "look at it again"
        )
    if last is None and decision.supersedes is not None:
        raise DecisionError(
            "the closing this one takes the place of was undone in the meantime; look at it again"
        )


def _check_undo(decision: Decision, entries: Sequence[Entry], decisions: Sequence[Decision]) -> None:
    undone = decision.supersedes
    target = next((one for one in decisions if one.id == undone), None)
    if target is None:
        raise DecisionError(f"there is no decision {undone} to undo here")
    if target.kind is DecisionKind.UNDO:
        raise DecisionError("an undo is not undone; make the decision again")
    stand = standing(decisions)
    if all(one.id != undone for one in stand):
        raise DecisionError("this decision was undone already")
    brought = {entry.id for entry in entries if entry.decision == undone}
    later = next((one for one in stand if one.subject in brought), None)
    if later is not None:
        raise DecisionError(
            f"{later.reviewer} decided on what this brought ({later.kind.value}); undo that first"
        )


def _check_replacing(ruling: Ruling, entries: Sequence[Entry], decisions: Sequence[Decision]) -> None:
    states = states_of(entries, decisions)
    for entry in ruling.entries:
        if entry.replaces is not None and states.get(entry.replaces, EntryState.REPLACED) in HIDDEN:
            raise DecisionError(
                f"{entry.field} of {entry.subject} was decided on by somebody else in the meantime; look at it again"
            )


def _check_created(ruling: Ruling, entries: Sequence[Entry], decisions: Sequence[Decision]) -> None:
    if ruling.decision.kind is not DecisionKind.CREATE:
        return
    rejected = {one.subject for one in standing(decisions) if one.kind is DecisionKind.REJECT} & {
        entry.subject for entry in entries
    }
    for entry in ruling.entries:
        if entry.subject in rejected:
            raise DecisionError(
                f"{entry.subject} was rejected as a whole; undo that before adding {entry.field} to it"
            )
