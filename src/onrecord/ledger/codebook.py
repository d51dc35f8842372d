"""What values a cell may take: our own vocabularies, and the fields of the user's codebook."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from onrecord.codec import CodecError, from_json
from onrecord.model import (
    Act,
    ActorKind,
    Channel,
    Count,
    CountOf,
    Denies,
    Entry,
    Field,
    FieldType,
    Hedge,
    Institution,
    Place,
    Precision,
    Proximity,
    Realis,
    Relation,
    Role,
    RoleName,
    Stance,
    SubjectKind,
    When,
)
from onrecord.model.errors import FieldError

INCIDENT_TYPES: Final = tuple(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT CRIME ACCIDENT DISASTER TERRITORY".split()
)
"""PLOVER 2.0 event types, then ours."""

RECORDS: Final[dict[str, type]] = {"count": Count, "role": Role, "place": Place, "when": When}
"""The record whose canonical JSON a value of each of these types is."""

_FLAG: Final = ("true", "false")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a cell of ours holds: its value type, and the allowed words where the vocabulary is closed."""

    value_type: str
    allowed: tuple[str, ...] = ()


def _words(vocabulary: type[StrEnum]) -> Kind:
    return Kind("word", tuple(word.value for word in vocabulary))


BUILT_IN: Final[dict[tuple[SubjectKind, str], Kind]] = {
    (SubjectKind.INCIDENT, "type"): Kind("word", INCIDENT_TYPES),
    (SubjectKind.INCIDENT, "mode"): Kind("word"),
    (SubjectKind.INCIDENT, "subtype"): Kind("word"),
    (SubjectKind.INCIDENT, "context"): Kind("word"),
    (SubjectKind.INCIDENT, "realis"): _words(Realis),
    (SubjectKind.INCIDENT, "news"): Kind("flag", _FLAG),
    (SubjectKind.INCIDENT, "series"): Kind("flag", _FLAG),
    (SubjectKind.INCIDENT, "background_reason"): Kind("text"),
    (SubjectKind.INCIDENT, "place"): Kind("place"),
    (SubjectKind.INCIDENT, "when"): Kind("when"),
    **{(SubjectKind.INCIDENT, role.value): Kind("role") for role in RoleName},
    **{(SubjectKind.INCIDENT, of.value): Kind("count") for of in CountOf},
    **{(SubjectKind.COUNT, of.value): Kind("count") for of in CountOf},
    (SubjectKind.CLAIM, "speaker"): Kind("text"),
    (SubjectKind.CLAIM, "speaker_actor"): Kind("id"),
    (SubjectKind.CLAIM, "via"): Kind("text"),
    (SubjectKind.CLAIM, "institution"): _words(Institution),
    (SubjectKind.CLAIM, "relation"): _words(Relation),
    (SubjectKind.CLAIM, "proximity"): _words(Proximity),
    (SubjectKind.CLAIM, "channel"): _words(Channel),
    (SubjectKind.CLAIM, "cue"): Kind("text"),
    (SubjectKind.CLAIM, "content"): Kind("text"),
    (SubjectKind.CLAIM, "act"): _words(Act),
    (SubjectKind.CLAIM, "stance"): _words(Stance),
    (SubjectKind.CLAIM, "hedge"): _words(Hedge),
    (SubjectKind.CLAIM, "denies"): _words(Denies),
    (SubjectKind.CLAIM, "said"): Kind("when"),
    (SubjectKind.CLAIM, "about"): Kind("id"),
    (SubjectKind.CLAIM, "answers"): Kind("id"),
    **{
        (SubjectKind.REPORT, name): Kind("text")
        for name in ("outlet", "source", "title", "author", "url", "updated", "language", "cites")
    },
    (SubjectKind.REPORT, "published"): Kind("when"),
    (SubjectKind.ACTOR, "name"): Kind("text"),
    (SubjectKind.ACTOR, "kind"): _words(ActorKind),
    (SubjectKind.ACTOR, "country"): Kind("word"),
    (SubjectKind.ACTOR, "sector"): Kind("word"),
    (SubjectKind.ACTOR, "side"): Kind("text"),
    (SubjectKind.ACTOR, "alias"): Kind("text"),
    (SubjectKind.ACTOR, "office"): Kind("text"),
    (SubjectKind.PLACE, "place"): Kind("place"),
    (SubjectKind.PLACE, "name"): Kind("text"),
    (SubjectKind.PLACE, "precision"): _words(Precision),
    (SubjectKind.PLACE, "country"): Kind("word"),
}
"""Every cell a person may write, of our own vocabulary."""

_VALUE_TYPES: Final = {
    FieldType.TEXT: "text",
    FieldType.NUMBER: "number",
    FieldType.DATE: "text",
    FieldType.FLAG: "flag",
    FieldType.CHOICE: "word",
}


def kind_of(subject: SubjectKind, field: str, codebook: Iterable[Field] = ()) -> Kind:
    """What a cell `field` of a `subject` holds.

    Raises:
        FieldError: if neither our vocabulary nor `codebook` knows it.

    >>> kind_of(SubjectKind.INCIDENT, "killed")
    Kind(value_type='count', allowed=())
    """
    known = BUILT_IN.get((subject, field))
    if known is not None:
        return known
    own = _latest(codebook, field)
    if own is None or own.subject != subject.value:
        raise FieldError(f"{subject.value}s have no field {field!r}; define it in the codebook first")
    return Kind(_VALUE_TYPES[own.type], own.allowed)


def check_value(subject: SubjectKind, field: str, value: str, codebook: Iterable[Field] = ()) -> str:
    """The value type of `field`, when `value` fits it.

    Raises:
        FieldError: if the field is unknown or the value breaks its definition.

    >>> check_value(SubjectKind.CLAIM, "stance", "hedged")
    'word'
    """
    codebook = tuple(codebook)
    kind = kind_of(subject, field, codebook)
    if not value.strip():
        raise FieldError(f"{field}: an empty value says nothing; reject the entry instead")
    if kind.allowed and value not in kind.allowed:
        raise FieldError(f"{field}: {value!r} is none of {', '.join(kind.allowed)}")
    if kind.value_type in RECORDS:
        _check_record(field, value, RECORDS[kind.value_type])
    own = _latest(codebook, field)
    if own is not None and (subject, field) not in BUILT_IN:
        _check_own(own, value)
    return kind.value_type


def check_field(field: Field, earlier: Sequence[Field]) -> None:
    """That `field` may be added to a codebook that holds `earlier`.

    Raises:
        FieldError: if its name, its allowed values or its version do not fit.
    """
    if not _NAME.fullmatch(field.name):
        raise FieldError(
            f"a field's name is small letters, digits and _, beginning with a letter, not {field.name!r}"
        )
    if field.subject not in set(SubjectKind):
        raise FieldError(
            f"{field.name}: a field is of one of {', '.join(SubjectKind)}, not of {field.subject!r}"
        )
    if (SubjectKind(field.subject), field.name) in BUILT_IN:
        raise FieldError(f"{field.subject}s have a field {field.name!r} already; choose another name")
    if (field.type is FieldType.CHOICE) != bool(field.allowed) or not all(field.allowed):
        raise FieldError(f"{field.name}: a choice lists the values it allows, and only a choice does")
    latest = _latest(earlier, field.name)
    wanted = 1 if latest is None else latest.version + 1
    if field.version != wanted:
        raise FieldError(
            f"{field.name}: the next version is {wanted}, not {field.version}; somebody else may have changed it"
        )
    if latest is not None and latest.subject != field.subject:
        raise FieldError(f"{field.name} is a field of {latest.subject}s and stays one; choose another name")


def missing_fields(
    entries: Iterable[Entry], codebook: Iterable[Field], report: str
) -> tuple[tuple[str, str], ...]:
    """Required fields of the user's that are not filled: (id of the subject, name of the field).

    `entries` are the current ones of one report; a field of reports is asked of `report`, one of incidents or claims of
    each incident or claim there is.
    """
    filled: dict[str, set[str]] = {report: set()}
    kinds: dict[str, str] = {report: SubjectKind.REPORT.value}
    for entry in entries:
        filled.setdefault(entry.subject, set()).add(entry.field)
        kinds[entry.subject] = entry.subject_kind.value
    return tuple(
        (subject, field.name)
        for field in latest_fields(codebook)
        if field.required
        for subject, kind in kinds.items()
        if kind == field.subject and field.name not in filled[subject]
    )


def latest_fields(fields: Iterable[Field]) -> tuple[Field, ...]:
    """The latest version of each field, in the order the fields were first defined."""
    latest: dict[str, Field] = {}
    for field in fields:
        if field.name not in latest or latest[field.name].version < field.version:
            latest[field.name] = field
    return tuple(latest.values())


def _latest(fields: Iterable[Field], name: str) -> Field | None:
    return next((field for field in latest_fields(fields) if field.name == name), None)


def _check_record(field: str, value: str, record: type) -> None:
    try:
        from_json(value, record)
    except CodecError as error:
        raise FieldError(f"{field}: {error}") from error


def _check_own(field: Field, value: str) -> None:
    try:
        if field.type is FieldType.NUMBER:
            float(value)
        elif field.type is FieldType.DATE:
            date.fromisoformat(value)
    except ValueError as error:
        raise FieldError(f"{field.name}: {value!r} is no {field.type.value}") from error
    if field.type is FieldType.FLAG and value not in _FLAG:
        raise FieldError(f"{field.name}: {value!r} is neither true nor false")
