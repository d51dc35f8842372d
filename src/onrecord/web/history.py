"""What was decided on a report, in words, the latest first, and what can be taken back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.codec import from_json
from onrecord.ledger.present import standing
from onrecord.model import Decision, DecisionKind, Entry, Triage
from onrecord.view.explain import value_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One decision in words. `stands` is false once it was undone; `undoable` is true where it may be."""

    decision: Decision
    what: str
    stands: bool
    undoable: bool


def history(
    decisions: Sequence[Decision], entries: Iterable[Entry], labels: Mapping[str, str]
) -> tuple[Deed, ...]:
    """The decisions on one report, the latest first."""
    entries = tuple(entries)
    by_id = {entry.id: entry for entry in entries}
    brought = {entry.decision: entry for entry in entries if entry.decision}
    stand = {decision.id for decision in standing(decisions)}
    words = {one.id: _what(one, by_id, brought, labels) for one in decisions}
    return tuple(
        Deed(
            decision=one,
            what=f"took back: {words.get(one.subject, one.subject)}"
            if one.kind is DecisionKind.UNDO
            else words[one.id],
            stands=one.id in stand,
            undoable=one.id in stand and one.kind not in {DecisionKind.UNDO, DecisionKind.GIVE},
        )
        for one in reversed(decisions)
    )


def last_by(decisions: Sequence[Decision], reviewer: str) -> Decision | None:
    """What `reviewer` would take back first: the last decision of theirs that stands."""
    own = (one for one in reversed(standing(decisions)) if one.reviewer == reviewer)
    return next((one for one in own if one.kind not in {DecisionKind.UNDO, DecisionKind.GIVE}), None)


def _what(
    decision: Decision, by_id: Mapping[str, Entry], brought: Mapping[str, Entry], labels: Mapping[str, str]
) -> str:
    new = brought.get(decision.id)
    if decision.kind is DecisionKind.CLOSE:
        state = (decision.detail or "").strip('"')
        return f"closed as {state.replace('_', ' ') if state in set(Triage) else '?'}"
    if decision.kind is DecisionKind.CREATE and new is not None:
        return f"added {_named(new, labels)}: {_value(new, labels)}"
    if decision.kind is DecisionKind.EDIT and new is not None:
        old = by_id.get(decision.subject)
        return f"changed {_named(new, labels)} from {_value(old, labels) if old else '?'} to {_value(new, labels)}"
    if decision.kind is DecisionKind.GIVE:
        given = from_json(decision.detail or "{}", dict[str, str])
        return f"gave {given.get('field', '?')} {given.get('value', '?')}"
    about = by_id.get(decision.subject)
    done = f"{decision.kind.value}ed"
    if about is None:
        return f"{done} all of {labels.get(decision.subject, decision.subject)}"
    return f"{done} {_named(about, labels)}: {_value(about, labels)}"


def _named(entry: Entry, labels: Mapping[str, str]) -> str:
    return f"{labels.get(entry.subject, entry.subject_kind.value)} {entry.field.replace('_', ' ')}"


def _value(entry: Entry, labels: Mapping[str, str]) -> str:
    value = value_words(entry, dict(labels))
    return value if len(value) <= 80 else value[:79] + "…"
