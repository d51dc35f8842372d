"""A reviewer's decisions as pure functions: each returns a ruling, a decision with the entries it brings.

Nothing is overwritten. An edit names the entry it saw; `Store.decide` refuses it if that entry was replaced or rejected
in the meantime, so that two people at one cell find out instead of losing a change.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from onrecord.ledger.canonical import canonical, sealed, storable
from onrecord.ledger.codebook import check_value
from onrecord.ledger.filing import Ruling
from onrecord.ledger.selection import REPORT_VOICE, Selection, Voice
from onrecord.model import (
    Decision,
    DecisionKind,
    Entry,
    Field,
    Finder,
    FinderKind,
    SubjectKind,
    Triage,
    content_id,
)
from onrecord.model.errors import DecisionError

BY_HAND = "by hand"
"""The version of a person's findings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who decides, when, why; `seconds` the report was open before, None when not measured."""

    reviewer: str
    at: datetime
    why: str = ""
    seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCell:
    """A cell a reviewer writes: `subject` None makes a new incident, claim or count of the words selected.

    `value` is canonical; `typed_value` makes it from what was typed.
    """

    subject_kind: SubjectKind
    field: str
    value: str
    subject: str | None = None
    voice: Voice = REPORT_VOICE


def accept(about: Entry | str, report: str, signature: Signature) -> Ruling:
    """That an entry, or every cell of a subject (its id), is right."""
    return Ruling(decision=_decision(DecisionKind.ACCEPT, _id(about), report, signature))


def reject(about: Entry | str, report: str, signature: Signature) -> Ruling:
    """That an entry, or a subject with all its cells (its id), is wrong: hidden from now on, never deleted."""
    return Ruling(decision=_decision(DecisionKind.REJECT, _id(about), report, signature))


def edit(
    entry: Entry,
    signature: Signature,
    *,
    value: str | None = None,
    selection: Selection | None = None,
    codebook: Sequence[Field] = (),
) -> Ruling:
    """Another value, other words, or both, in place of `entry`.

    Raises:
        FieldError: if the value does not fit the field.
        DecisionError: if nothing would change or the words are of another report.
    """
    changed = _changed(entry, value, selection)
    check_value(changed.subject_kind, changed.field, changed.value, codebook)
    detail = canonical({"value": changed.value, "spans": changed.spans})
    decision = _decision(DecisionKind.EDIT, entry.id, entry.report, signature, detail=detail)
    new = sealed(
        replace(changed, finder=_hand(signature), score=None, replaces=entry.id, decision=decision.id)
    )
    return Ruling(decision=decision, entries=(new,))


def create(
    selection: Selection, cell: NewCell, signature: Signature, codebook: Sequence[Field] = ()
) -> Ruling:
    """A cell the machine missed, made by selecting words.

    Raises:
        FieldError: if the field is unknown or the value does not fit it.
        DecisionError: if no words are selected for a new subject.
    """
    value_type = check_value(cell.subject_kind, cell.field, cell.value, codebook)
    if cell.subject is None and not selection.spans:
        raise DecisionError(f"select the words that speak of the new {cell.subject_kind.value}")
    subject = cell.subject or new_subject(selection, cell.subject_kind)
    detail = canonical(
        {"field": cell.field, "value": cell.value, "spans": selection.spans, "voice": cell.voice}
    )
    decision = _decision(DecisionKind.CREATE, subject, selection.report, signature, detail=detail)
    entry = Entry(
        id="",
        report=selection.report,
        subject=subject,
        subject_kind=cell.subject_kind,
        field=cell.field,
        value=storable(cell.value),
        value_type=value_type,
        spans=selection.spans,
        words=selection.words,
        chain=cell.voice.chain,
        claim=cell.voice.claim,
        finder=_hand(signature),
        score=None,
        act=cell.voice.act,
        stance=cell.voice.stance,
        said=cell.voice.said,
        decision=decision.id,
    )
    return Ruling(decision=decision, entries=(sealed(entry),))


def new_subject(selection: Selection, kind: SubjectKind) -> str:
    """The id of an incident, claim or count that a reviewer makes of the words selected."""
    return content_id(kind.value, selection.report, BY_HAND, canonical(selection.spans))


def close(report: str, state: Triage, signature: Signature, seen: Decision | None = None) -> Ruling:
    """The report is dealt with: coded, no event, out of scope and so on.

    `seen` is the closing the reviewer knew of (`present.closing`), None for a new report; if it is no longer the last
    one, the store refuses.

    Raises:
        DecisionError: if `state` is new: undo the closing instead.
    """
    if state is Triage.NEW:
        raise DecisionError("a report is new until it is closed; undo the closing instead")
    supersedes = seen.id if seen is not None else None
    return Ruling(
        decision=_decision(
            DecisionKind.CLOSE, report, report, signature, detail=canonical(state), supersedes=supersedes
        )
    )


def undo(decision: Decision, signature: Signature) -> Ruling:
    """Take `decision` back; what it hid is seen again, what it brought is hidden."""
    return Ruling(
        decision=_decision(DecisionKind.UNDO, decision.id, decision.report, signature, supersedes=decision.id)
    )


def merge(case: str, others: Sequence[str], signature: Signature) -> Ruling:
    """That the cases or incidents `others` are the same incident as `case`; recorded here, carried out by linking."""
    if not others:
        raise DecisionError("name what is to be merged")
    return Ruling(
        decision=_decision(DecisionKind.MERGE, case, None, signature, detail=canonical(tuple(sorted(others))))
    )


def split(case: str, members: Sequence[str], signature: Signature) -> Ruling:
    """That the incidents `members` do not belong to `case`; recorded here, carried out by linking."""
    if not members:
        raise DecisionError("name what is to be split off")
    return Ruling(
        decision=_decision(
            DecisionKind.SPLIT, case, None, signature, detail=canonical(tuple(sorted(members)))
        )
    )


def give(report: str, field: str, value: str, signature: Signature) -> Decision:
    """The record that a batch gave `field` of `report` its value (``--outlet``); its entry comes from `entries_of`."""
    detail = canonical({"field": field, "value": value})
    return _decision(DecisionKind.GIVE, report, report, signature, detail=detail)


def _id(about: Entry | str) -> str:
    return about if isinstance(about, str) else about.id


def _hand(signature: Signature) -> Finder:
    return Finder(kind=FinderKind.REVIEWER, name=storable(signature.reviewer), version=BY_HAND)


def _changed(entry: Entry, value: str | None, selection: Selection | None) -> Entry:
    changed = entry if value is None else replace(entry, value=storable(value))
    if selection is not None:
        if selection.report != entry.report:
            raise DecisionError("the words selected are in another report")
        changed = replace(changed, spans=selection.spans, words=selection.words)
    if changed == entry:
        raise DecisionError(f"{entry.field} is {entry.value!r} already; accept it instead")
    return changed


def _decision(
    kind: DecisionKind,
    subject: str,
    report: str | None,
    signature: Signature,
    *,
    detail: str | None = None,
    supersedes: str | None = None,
) -> Decision:
    if not signature.reviewer.strip():
        raise DecisionError("a decision is somebody's: give the reviewer's name")
    at = signature.at.isoformat()
    return Decision(
        id=content_id("decision", kind, signature.reviewer, at, subject, report, detail, supersedes),
        kind=kind,
        reviewer=storable(signature.reviewer),
        at=signature.at,
        subject=subject,
        report=report,
        why=storable(signature.why),
        detail=detail,
        supersedes=supersedes,
        seconds=signature.seconds,
    )
