"""Cells of incidents, and of counts that belong to no single incident."""

from collections.abc import Callable, Iterator

from onrecord.ledger.canonical import canonical
from onrecord.ledger.cells import Cell, Known, Row, Subject, interval, read_table
from onrecord.model import Count, DateOf, Entry, Incident, Role, RoleName, SubjectKind


def incident_entries(known: Known) -> Iterator[Entry]:
    """Every cell of every incident, then the counts that no incident holds (tolls over several incidents)."""
    for incident in known.analysis.incidents:
        subject = Subject(
            id=incident.id,
            kind=SubjectKind.INCIDENT,
            realis=incident.realis,
            happened=_happened(known, incident),
        )
        yield from read_table(known, subject, INCIDENT_CELLS, incident)
    held = {loss for incident in known.analysis.incidents for loss in incident.losses}
    for count in known.analysis.counts:
        if count.id not in held:
            subject = Subject(id=count.id, kind=SubjectKind.COUNT)
            yield from read_table(known, subject, COUNT_CELLS, count)


def _happened(known: Known, incident: Incident) -> str | None:
    """The one interval all its dates agree on; two different ones are two readings, so neither is taken for all cells.

    The day of a discovery, or of a death from it, is not the day it happened.
    """
    of_event = [dated for dated in incident.times if dated.date_of is DateOf.EVENT]
    found = {interval(known.times.get(dated.when)) for dated in of_event} - {None}
    return found.pop() if len(found) == 1 else None


def _word(value: str | None, incident: Incident, *, claim: str | None = None) -> Iterator[Cell]:
    if value is not None:
        yield Cell(
            value=value,
            value_type="word",
            by=incident.by,
            spans=incident.triggers,
            claim=claim,
            score=incident.score,
        )


def _type(_: Known, incident: Incident) -> Iterator[Cell]:
    yield from _word(incident.type, incident, claim=incident.type_claim)


def _mode(_: Known, incident: Incident) -> Iterator[Cell]:
    yield from _word(incident.mode, incident, claim=incident.type_claim)


def _subtype(_: Known, incident: Incident) -> Iterator[Cell]:
    yield from _word(incident.subtype, incident, claim=incident.type_claim)


def _context(_: Known, incident: Incident) -> Iterator[Cell]:
    for context in incident.contexts:
        yield from _word(context, incident)


def _cameo(_: Known, incident: Incident) -> Iterator[Cell]:
    yield from _word(incident.cameo, incident)


def _quad(_: Known, incident: Incident) -> Iterator[Cell]:
    yield from _word(incident.quad, incident)


def _realis(_: Known, incident: Incident) -> Iterator[Cell]:
    yield from _word(incident.realis.value, incident)


def _flag(value: bool, incident: Incident) -> Cell:  # noqa: FBT001 - the flag is the value
    return Cell(
        value="true" if value else "false",
        value_type="flag",
        by=incident.by,
        spans=incident.triggers,
        score=incident.score,
    )


def _news(_: Known, incident: Incident) -> Iterator[Cell]:
    yield _flag(incident.news, incident)


def _series(_: Known, incident: Incident) -> Iterator[Cell]:
    if incident.series:
        yield _flag(value=True, incident=incident)


def _background_reason(_: Known, incident: Incident) -> Iterator[Cell]:
    if incident.background_reason is not None:
        yield Cell(
            value=incident.background_reason, value_type="text", by=incident.by, spans=incident.triggers
        )


def _merged(_: Known, incident: Incident) -> Iterator[Cell]:
    for reason in incident.merged:
        yield Cell(value=reason, value_type="text", by=incident.by, spans=incident.triggers)


def _role(name: RoleName) -> Callable[[Known, Incident], Iterator[Cell]]:
    def cells(_: Known, incident: Incident) -> Iterator[Cell]:
        for role in incident.role(name):
            yield _filler(role, incident)

    return cells


def _filler(role: Role, incident: Incident) -> Cell:
    return Cell(
        value=canonical(role),
        value_type="role",
        by=role.by or incident.by,
        spans=(role.span,),
        claim=role.claim,
        score=role.score,
    )


def _place(known: Known, incident: Incident) -> Iterator[Cell]:
    for located in incident.places:
        yield Cell(
            value=canonical(known.places[located.place]),
            value_type="place",
            by=located.by or incident.by,
            spans=(located.span,),
            claim=located.claim,
            score=located.score,
        )


def _when(known: Known, incident: Incident) -> Iterator[Cell]:
    for dated in incident.times:
        when = known.times[dated.when]
        yield Cell(
            value=canonical(when),
            value_type="when",
            by=dated.by or when.by or incident.by,
            spans=(dated.span,),
            claim=dated.claim,
            score=dated.score,
            when=when,
        )


def _losses(known: Known, incident: Incident) -> Iterator[Cell]:
    for loss in incident.losses:
        yield from _count(known, known.counts[loss])


def _count(_: Known, count: Count) -> Iterator[Cell]:
    yield Cell(
        field=count.of.value,
        value=canonical(count),
        value_type="count",
        by=count.by,
        spans=(count.span,),
        claim=count.claim,
        score=count.score,
    )


INCIDENT_CELLS: tuple[Row[Incident], ...] = (
    Row("type", _type),
    Row("mode", _mode),
    Row("subtype", _subtype),
    Row("context", _context),
    Row("cameo", _cameo),
    Row("quad", _quad),
    Row("realis", _realis),
    Row("news", _news),
    Row("background_reason", _background_reason),
    Row("series", _series),
    Row("merged", _merged),
    Row("initiator", _role(RoleName.INITIATOR)),
    Row("target", _role(RoleName.TARGET)),
    Row("victim", _role(RoleName.VICTIM)),
    Row("instrument", _role(RoleName.INSTRUMENT)),
    Row("damaged", _role(RoleName.DAMAGED)),
    Row("place", _place),
    Row("when", _when),
    Row("loss", _losses),  # each cell bears what is counted as its field: killed, injured …
)
COUNT_CELLS: tuple[Row[Count], ...] = (Row("loss", _count),)
