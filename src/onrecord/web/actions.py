"""What each form asks for, as a ruling: pure functions of the sheet and the form. `posting` carries them out."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from onrecord.ledger.codebook import missing_fields
from onrecord.ledger.decide import NewCell, Signature, accept, close, create, edit, new_subject, reject, undo
from onrecord.ledger.filing import Ruling
from onrecord.ledger.selection import Selection, Voice
from onrecord.model import Decision, DecisionError, FieldError, SubjectKind, Triage
from onrecord.web.forms import Form, number_of, selection_of
from onrecord.web.sheet import Sheet
from onrecord.web.values import edited_value, read_value
from onrecord.web.voices import AUTO, claim_voice, voice_for

_FIRST_FIELD = {SubjectKind.INCIDENT: "type", SubjectKind.CLAIM: "content"}


class ChangedMeanwhileError(DecisionError):
    """Somebody decided on the same thing after this page was loaded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A ruling to be filed, and where to go then: a function of the sheet as it is afterwards."""

    ruling: Ruling
    then: Callable[[Sheet], str]


def judge(sheet: Sheet, form: Form, signature: Signature) -> Plan:
    """Accept or reject a cell, or all cells of an incident or claim.

    Raises:
        ChangedMeanwhileError: if somebody else changed a cell of the group since the page was loaded.
    """
    ruled = accept if form.get("accept") else reject
    about = form.get("accept") or form.get("reject", "")
    if sheet.cell(about) is None:
        _check_group(sheet, about, form.get("seen", ""), signature.reviewer)
    following = _following(sheet, about)
    return Plan(
        ruling=ruled(about, sheet.card.digest, signature), then=lambda after: _next_open(after, following)
    )


def change(sheet: Sheet, form: Form, signature: Signature) -> Plan:
    """Edit a cell: another value, other words, or both."""
    cell = sheet.cell(form.get("entry", ""))
    if cell is None:
        raise ChangedMeanwhileError("this cell was changed or taken back in the meantime; look at it again")
    chosen = selection_of(form, sheet.document)
    held = Selection(report=sheet.card.digest, spans=cell.entry.spans, words=cell.entry.words)
    value = edited_value(cell.entry, form.get("value", ""), chosen or held, sheet.around)
    ruling = edit(cell.entry, signature, value=value, selection=chosen, codebook=sheet.around.codebook)
    following = [ruling.entries[0].id, *_following(sheet, cell.entry.id)]
    return Plan(ruling=ruling, then=lambda after: _next_open(after, following))


def add(sheet: Sheet, form: Form, signature: Signature) -> Plan:
    """A cell the machine missed: a new incident, a new claim, or a cell of what is there.

    Raises:
        DecisionError: if the words, the subject or the claim are not there.
        FieldError: if the value does not fit the field.
    """
    chosen = selection_of(form, sheet.document) or Selection(report=sheet.card.digest, spans=(), words="")
    kind, subject = _subject(sheet, form.get("to", ""))
    field = form.get("field", "") if subject else _FIRST_FIELD[kind]
    if not field:
        raise FieldError("choose what the words are: killed, place, when …")
    cell = NewCell(
        subject_kind=kind,
        field=field,
        value=read_value(kind, field, form.get("value", ""), chosen, sheet.around),
        subject=subject,
        voice=_voice(sheet, kind, subject or new_subject(chosen, kind), form.get("voice", AUTO), chosen),
    )
    ruling = create(chosen, cell, signature, sheet.around.codebook)
    made = ruling.entries[0]
    return Plan(
        ruling=ruling, then=lambda after: _page(after, f"?last={quote(made.subject, safe='')}#e-{made.id}")
    )


def _check_filled(sheet: Sheet, digest: str) -> None:
    """That every field the codebook requires is filled.

    Raises:
        FieldError: if one is not; the sentence names them.
    """
    missing = missing_fields(sheet.around.entries, sheet.around.codebook, digest)
    if missing:
        labels = {subject: label for label, subject in sheet.around.ids.items()} | {digest: "the report"}
        named = ", ".join(f"{field} of {labels.get(subject, subject)}" for subject, field in missing)
        raise FieldError(f"your codebook requires what is not filled yet: {named}")


def close_report(sheet: Sheet, form: Form, signature: Signature) -> Plan:
    """The report is dealt with; on to the next one nobody has decided on."""
    try:
        state = Triage(form.get("state", ""))
    except ValueError as error:
        raise DecisionError("choose how to close the report") from error
    digest = sheet.card.digest
    if state is Triage.CODED:
        _check_filled(sheet, digest)
    if form.get("closing", "") != (sheet.closed.id if sheet.closed else ""):
        by = (
            f"{sheet.closed.reviewer} closed it as {sheet.card.state.value}"
            if sheet.closed
            else "it is open again"
        )
        raise ChangedMeanwhileError(f"this report was decided on in the meantime: {by}")
    return Plan(
        ruling=close(digest, state, signature, sheet.closed),
        then=lambda _: f"/next?after={digest}&closed={digest}",
    )


def take_back(sheet: Sheet, form: Form, signature: Signature) -> Plan:
    """Undo a decision on this report."""
    about = form.get("decision", "")
    decision = next((one for one in sheet.decisions if one.id == about), None)
    if decision is None:
        raise DecisionError("there is no such decision on this report")
    return Plan(ruling=undo(decision, signature), then=lambda after: _page(after, _anchor(after, decision)))


ACTIONS: dict[str, Callable[[Sheet, Form, Signature], Plan]] = {
    "judge": judge,
    "edit": change,
    "add": add,
    "close": close_report,
    "undo": take_back,
}
"""Every form of the report page, by the last part of its address."""


def _check_group(sheet: Sheet, subject: str, seen: str, reviewer: str) -> None:
    cells = {
        cell.entry.id: cell.entry for group in sheet.groups if group.id == subject for cell in group.cells
    }
    if not cells:
        raise ChangedMeanwhileError("what you decided on is not there any more; look at the report again")
    brought = {entry.decision for entry in cells.values()}
    for decision in sheet.decisions[number_of(seen) or 0 :]:
        if decision.reviewer != reviewer and (
            decision.subject in {subject, *cells} or decision.id in brought
        ):
            raise ChangedMeanwhileError(
                f"{decision.reviewer} decided on this ({decision.kind.value}) after you opened the page; look at it again"
            )


def _subject(sheet: Sheet, chosen: str) -> tuple[SubjectKind, str | None]:
    new = {f"new:{kind.value}": kind for kind in _FIRST_FIELD}
    if chosen in new:
        return new[chosen], None
    if chosen == sheet.card.digest:
        return SubjectKind.REPORT, chosen
    found = next((group for group in sheet.groups if group.id == chosen), None)
    if found is None:
        raise DecisionError(
            "choose what to add the words to: a new incident, a new claim, or one that is there"
        )
    return found.kind, found.id


def _voice(sheet: Sheet, kind: SubjectKind, subject: str, chosen: str, words: Selection) -> Voice:
    if kind is SubjectKind.REPORT:
        return voice_for("own", words, ())
    if kind is SubjectKind.CLAIM:  # a cell of a claim stands on that claim's own word
        own = next((group for group in sheet.groups if group.id == subject), None)
        return claim_voice(own) if own else Voice(claim=subject)
    return voice_for(chosen, words, sheet.groups)


def _following(sheet: Sheet, about: str) -> list[str]:
    """The cells after the one decided on (or after its group), in the order of the page, then those before it."""
    cells = [(group.id, cell.entry.id) for group in sheet.groups for cell in group.plain]
    last = max((at for at, ids in enumerate(cells) if about in ids), default=-1)
    return [entry for _, entry in (*cells[last + 1 :], *cells[: last + 1])]


def _next_open(after: Sheet, following: list[str]) -> str:
    still = {cell.entry.id for cell in after.open_cells}
    target = next((entry for entry in following if entry in still), None)
    return _page(after, f"#e-{target}" if target else "#close")


def _anchor(after: Sheet, decision: Decision) -> str:
    return f"#e-{decision.subject}" if after.cell(decision.subject) else "#cells"


def _page(after: Sheet, rest: str) -> str:
    return f"/report/{after.card.digest}{rest}"
