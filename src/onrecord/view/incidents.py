"""The incident table: one row per incident of a report."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.codec import from_json
from onrecord.model import Entry, FinderKind, Place, Precision, Role, SubjectKind, When
from onrecord.view.figures import figure_of
from onrecord.view.subjects import Subject, chain_words, subjects_of

LOSS_FIELDS = (
    "killed",
    "found_dead",
    "died_later",
    "injured",
    "casualties",
    "missing",
    "captured",
    "detained",
    "abducted",
    "displaced",
    "attackers",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One cell as a reader sees it: the value, the words, on whose word, how sure, and the entry behind it."""

    value: str
    words: str
    by_whom: str
    entry: str
    score: float | None
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """One incident of one report. Tuples hold one cell per voice; an empty one means the report does not say.

    `grounded` holds the place records behind `places`, `dated` the time records behind `whens`, in the same order;
    `by_hand` names the fields that a reviewer made or corrected.
    """

    id: str
    report: str
    outlet: str | None
    type: str
    subtype: str | None
    realis: str
    news: bool
    trigger: str
    whens: tuple[Told, ...]
    places: tuple[Told, ...]
    grounded: tuple[Place, ...]
    initiators: tuple[Told, ...]
    targets: tuple[Told, ...]
    victims: tuple[Told, ...]
    instruments: tuple[Told, ...]
    damaged: tuple[Told, ...]
    losses: tuple[Told, ...]
    case: str | None = None
    by_hand: tuple[str, ...] = ()
    dated: tuple[When, ...] = ()


def incident_rows(
    entries: Iterable[Entry],
    *,
    outlets: Mapping[str, str] | None = None,
    cases: Mapping[str, str] | None = None,
) -> tuple[IncidentRow, ...]:
    """The incidents `entries` speak of; `outlets` by report digest and `cases` by incident id are shown beside them."""
    return tuple(
        _row(subject, (outlets or {}).get(subject.report), (cases or {}).get(subject.id))
        for subject in subjects_of(entries, SubjectKind.INCIDENT)
    )


def _row(subject: Subject, outlet: str | None, case: str | None) -> IncidentRow:
    kind = subject.first("type")
    return IncidentRow(
        id=subject.id,
        report=subject.report,
        outlet=outlet,
        type=kind.value if kind else "?",
        subtype=subject.value("subtype"),
        realis=subject.value("realis") or "?",
        news=subject.value("news") != "false",
        trigger=kind.words if kind else "",
        whens=tuple(_told(entry, when_words(from_json(entry.value, When))) for entry in subject.all("when")),
        places=tuple(
            _told(entry, place_words(from_json(entry.value, Place))) for entry in subject.all("place")
        ),
        grounded=tuple(from_json(entry.value, Place) for entry in subject.all("place")),
        dated=tuple(from_json(entry.value, When) for entry in subject.all("when")),
        initiators=_roles(subject, "initiator"),
        targets=_roles(subject, "target"),
        victims=_roles(subject, "victim"),
        instruments=_roles(subject, "instrument"),
        damaged=_roles(subject, "damaged"),
        losses=tuple(
            _told(entry, f"{figure_of(entry)} {_spoken(field)}", field)
            for field in LOSS_FIELDS
            for entry in subject.all(field)
        ),
        case=case,
        by_hand=tuple(
            field
            for field, cells in subject.fields.items()
            if any(entry.finder.kind is FinderKind.REVIEWER for entry in cells)
        ),
    )


def _spoken(field: str) -> str:
    return field.replace("_", " ")


def _told(entry: Entry, value: str, field: str = "") -> Told:
    return Told(
        value=value,
        words=entry.words,
        by_whom=chain_words(entry.chain),
        entry=entry.id,
        score=entry.score,
        field=field or entry.field,
    )


def _roles(subject: Subject, field: str) -> tuple[Told, ...]:
    return tuple(_told(entry, _filler(entry)) for entry in subject.all(field))


def _filler(entry: Entry) -> str:
    if entry.value_type != "role":
        return entry.value
    role = from_json(entry.value, Role)
    if role.confidence is None or role.confidence == "fact":
        return role.words
    return f"{role.words} ({role.confidence.replace('_', ' ')})"


def when_words(when: When) -> str:
    """An interval as people read it; unresolved words stay words.

    >>> from datetime import date
    >>> from onrecord.model import Granularity, Span
    >>> day = date(2024, 5, 7)
    >>> when_words(When(id="w", mention=None, span=Span(0, 7), words="Tuesday", earliest=day, latest=day,
    ...     granularity=Granularity.DAY))
    '2024-05-07'
    >>> when_words(When(id="w", mention=None, span=Span(0, 7), words="Tuesday", earliest=None, latest=None,
    ...     granularity=Granularity.DAY))
    '“Tuesday”, undated'
    """
    if when.earliest and when.earliest == when.latest:
        return when.earliest.isoformat()
    if when.earliest and when.latest:
        return f"{when.earliest} – {when.latest}"
    if when.earliest:
        return f"since {when.earliest}"
    if when.latest:
        return f"by {when.latest}"
    return f"“{when.words}”, undated"


def place_words(place: Place) -> str:
    """A place with its country and how exactly it is known; one that could not be placed keeps its words.

    >>> place_words(Place(id="p", name="Isiro", mentions=(), precision=Precision.PLACE, path=("DR Congo", "Haut-Uele")))
    'Isiro, DR Congo (place)'
    >>> place_words(Place(id="p", name="the old mill", mentions=(), precision=Precision.UNKNOWN))
    '“the old mill”, not placed'
    """
    if place.precision is Precision.UNKNOWN:
        return f"“{place.name}”, not placed"
    country = [place.path[0]] if place.path and place.path[0] != place.name else []
    return ", ".join([place.name, *country]) + f" ({place.precision})"
