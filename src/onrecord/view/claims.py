"""The claim table: who says what, in what way, and who stands against it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.model import Entry, SubjectKind
from onrecord.view.subjects import Subject, chain_words, subjects_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One claim of one report.

    `about` are ids of incidents and counts it speaks of, `against` and `answered_by`
    ids of claims it stands against, or that stand against it.
    """

    id: str
    report: str
    outlet: str | None
    chain: str
    institution: str | None
    channel: str | None
    act: str
    stance: str
    hedge: str | None
    denies: str | None
    cue: str | None
    content: str
    quoted: bool
    about: tuple[str, ...]
    against: tuple[str, ...]
    answered_by: tuple[str, ...]
    entry: str
    score: float | None


def claim_rows(entries: Iterable[Entry], *, outlets: Mapping[str, str] | None = None) -> tuple[ClaimRow, ...]:
    """The claims `entries` speak of, with who answers whom filled in from both sides."""
    subjects = subjects_of(entries, SubjectKind.CLAIM)
    answered: dict[str, list[str]] = {}
    for subject in subjects:
        for entry in subject.all("answers"):
            answered.setdefault(entry.value, []).append(subject.id)
    return tuple(
        _row(subject, (outlets or {}).get(subject.report), tuple(answered.get(subject.id, ())))
        for subject in subjects
    )


def _row(subject: Subject, outlet: str | None, answered_by: tuple[str, ...]) -> ClaimRow:
    act = subject.first("act") or next(iter(subject.fields.values()))[0]
    return ClaimRow(
        id=subject.id,
        report=subject.report,
        outlet=outlet,
        chain=chain_words(act.chain, own_voice=subject.value("speaker") or "unnamed"),
        institution=subject.value("institution"),
        channel=subject.value("channel"),
        act=subject.value("act") or "say",
        stance=subject.value("stance") or "asserted",
        hedge=subject.value("hedge"),
        denies=subject.value("denies"),
        cue=subject.value("cue"),
        content=subject.value("content") or "",
        quoted=subject.value("quoted") == "true",
        about=tuple(entry.value for entry in subject.all("about")),
        against=tuple(entry.value for entry in subject.all("answers")),
        answered_by=answered_by,
        entry=act.id,
        score=act.score,
    )


def how_said(row: ClaimRow) -> str:
    """Act, stance and hedge in few words: "deny", "say, hedged weakly", "refuse comment"."""
    said = row.act.replace("_", " ")
    if row.stance == "hedged":
        return f"{said}, hedged {'strongly' if row.hedge == 'strong' else 'weakly'}"
    if row.stance in {"asserted", "denied"} and row.act in {"say", "confirm", "deny"}:
        return said if row.stance == "asserted" or row.act == "deny" else f"{said}, denied"
    return said if row.stance == "asserted" else f"{said}, {row.stance}"
