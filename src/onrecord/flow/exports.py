"""Which columns an export has, and how the ledger's answers fill them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from onrecord.export.table import Cell, PlainTable
from onrecord.model import Place, When
from onrecord.view.claims import ClaimRow
from onrecord.view.incidents import IncidentRow, Told
from onrecord.view.precision_codes import (
    acled_geo_precision,
    acled_time_precision,
    ucdp_date_prec,
    ucdp_where_prec,
)

_Incident = Callable[[IncidentRow], Cell]
_Claim = Callable[[ClaimRow], Cell]


def _said(cells: Iterable[Told]) -> str | None:
    """Each cell with its speaker, parted by " | "; a value in the report's own voice stands alone."""
    parts = [
        told.value if told.by_whom == "the report itself" else f"{told.value} [{told.by_whom}]"
        for told in cells
    ]
    return " | ".join(dict.fromkeys(parts)) or None


def _losses(*fields: str) -> _Incident:
    return lambda row: _said(told for told in row.losses if told.field in fields)


def _site(row: IncidentRow) -> Place | None:
    """The place an incident is put at: the first that has a point, else the first; None when none is told."""
    return next((place for place in row.grounded if place.point), row.grounded[0] if row.grounded else None)


def _place(part: str) -> _Incident:
    return lambda row: getattr(_site(row), part, None)


def _dated(row: IncidentRow) -> When | None:
    """The time an incident is put at: the first that is dated; None when none is."""
    return next((when for when in row.dated if when.resolved), None)


def _date_of(row: IncidentRow) -> str | None:
    when = _dated(row)
    return when.date_of.value if when else None


def _time_code(code: Callable[[When], int | None]) -> _Incident:
    return lambda row: code(when) if (when := _dated(row)) else None


def _place_code(code: Callable[[Place], int | None]) -> _Incident:
    return lambda row: code(place) if (place := _site(row)) else None


# Column, what it means, how a row fills it.
INCIDENT_COLUMNS: Sequence[tuple[str, str, _Incident]] = (
    ("incident", "id of the incident: a hash of the report and the words that tell it", lambda row: row.id),
    ("case", "id of the case: the same incident across reports", lambda row: row.case),
    ("report", "SHA-256 of the report's bytes", lambda row: row.report),
    ("outlet", "outlet, or the file's name where no outlet is known", lambda row: row.outlet),
    ("type", "PLOVER 2.0 event type, or one of our extensions", lambda row: row.type),
    ("subtype", "ACLED-style sub-event type", lambda row: row.subtype),
    ("realis", "occurred, ongoing, attempted, planned, threatened, hypothetical, negated, general", lambda row: row.realis),
    ("news", "true for the report's news, false for background", lambda row: row.news),
    ("words", "the words that tell it", lambda row: row.trigger),
    ("when", "day or interval; words in quotation marks where it could not be dated", lambda row: _said(row.whens)),
    ("place", "place with its precision", lambda row: _said(row.places)),
    ("country", "ISO 3166 alpha-2", _place("country")),
    ("precision", "exact, place, district, province, country, region, unknown", _place("precision")),
    ("radius_km", "kilometres around the point within which the place lies", _place("radius_km")),
    ("date_of", "what the date is the date of: event, discovery, death", _date_of),
    ("acled_time_precision", "ACLED's code: 1 day, 2 week, 3 month; none for longer", _time_code(acled_time_precision)),
    ("acled_geo_precision", "ACLED's code: 1 town, 2 near it or district, 3 larger", _place_code(acled_geo_precision)),
    ("ucdp_date_prec", "UCDP's code: 1 day, 2 two to six days, 3 week, 4 month, 5 year", _time_code(ucdp_date_prec)),
    ("ucdp_where_prec", "UCDP's code: 1 place, 2 near it, 3 district, 4 province, 5 vague, 6 country, 7 sea",
        _place_code(ucdp_where_prec)),
    ("initiator", "who did it, as told; in square brackets on whose word", lambda row: _said(row.initiators)),
    ("target", "against whom or what", lambda row: _said(row.targets)),
    ("victim", "who suffered", lambda row: _said(row.victims)),
    ("instrument", "with what", lambda row: _said(row.instruments)),
    ("damaged", "what was damaged", lambda row: _said(row.damaged)),
    ("killed", "figures of the dead, one per voice", _losses("killed", "found_dead", "died_later")),
    ("by_hand", "fields a reviewer made or corrected; empty: all the machine's", lambda row: ", ".join(row.by_hand) or None),
    ("injured", "figures of the injured, one per voice", _losses("injured")),
    ("other_losses", "all other figures: casualties, missing, captured, detained, abducted, displaced", _losses(
        "casualties", "missing", "captured", "detained", "abducted", "displaced", "attackers")),
)  # fmt: skip

CLAIM_COLUMNS: Sequence[tuple[str, str, _Claim]] = (
    ("claim", "id of the claim", lambda row: row.id),
    ("report", "SHA-256 of the report's bytes", lambda row: row.report),
    ("outlet", "outlet, or the file's name where no outlet is known", lambda row: row.outlet),
    ("chain", "whose word it is, outermost speaker first; the report itself is implied", lambda row: row.chain),
    ("institution", "kind of the last speaker: official, party, media, witness, medical …", lambda row: row.institution),
    ("channel", "how the words were given: statement, interview, broadcast …", lambda row: row.channel),
    ("act", "what the speaker does by speaking", lambda row: row.act),
    ("stance", "asserted, hedged, denied, questioned, withheld", lambda row: row.stance),
    ("hedge", "weak or strong", lambda row: row.hedge),
    ("denies", "which part of the matter a denial denies", lambda row: row.denies),
    ("cue", "the words that attribute", lambda row: row.cue),
    ("content", "what is said", lambda row: row.content),
    ("quoted", "true for direct words", lambda row: row.quoted),
    ("against", "ids of the claims it denies or confirms", lambda row: " | ".join(row.against) or None),
    ("score", "how often rules of this kind were right, 0–1", lambda row: row.score),
)  # fmt: skip


def incident_export(rows: Sequence[IncidentRow]) -> PlainTable:
    """Incidents as a plain table, with a point for each that has one."""
    points = {
        number: (place.point.longitude, place.point.latitude)
        for number, row in enumerate(rows)
        if (place := _site(row)) and place.point
    }
    return _table(INCIDENT_COLUMNS, rows, points)


def claim_export(rows: Sequence[ClaimRow]) -> PlainTable:
    """Claims as a plain table."""
    return _table(CLAIM_COLUMNS, rows, {})


def _table(
    columns: Sequence[tuple[str, str, Callable[..., Cell]]],
    rows: Sequence[object],
    points: Mapping[int, tuple[float, float]],
) -> PlainTable:
    return PlainTable(
        MappingProxyType({name: says for name, says, _ in columns}),
        tuple({name: fill(row) for name, _, fill in columns} for row in rows),
        points,
    )
