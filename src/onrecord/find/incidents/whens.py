"""The times of an incident: one per voice, the finest first; never the day somebody spoke or the report came out."""

from onrecord.find.incidents.differences import Group
from onrecord.find.incidents.event_time import date_of, of_another_act
from onrecord.find.incidents.event_times import lead_time, times_of_line
from onrecord.find.incidents.nesting import nested
from onrecord.find.incidents.page import Page
from onrecord.find.incidents.site import sites_beside
from onrecord.find.incidents.taken_up import lines_taking_up
from onrecord.find.incidents.trigger import Trigger
from onrecord.find.syntax.lines import Line
from onrecord.model import BlockKind, DateOf, Granularity, Precision, Realis, Span, When
from onrecord.model.incident import Dated

_FINENESS = {
    Granularity.INSTANT: 0,
    Granularity.HOUR: 0,
    Granularity.PART_OF_DAY: 0,
    Granularity.DAY: 0,
    Granularity.WEEK: 1,
    Granularity.MONTH: 2,
    Granularity.QUARTER: 3,
    Granularity.SEASON: 3,
    Granularity.YEAR: 4,
    Granularity.DECADE: 5,
    Granularity.CENTURY: 6,
}
_TOO_COARSE_FOR_NEWS = 3
_DAY = 0
_LEAD = 3  # sentences of the body that may share the lead's day
_HAPPENED = frozenset({Realis.OCCURRED, Realis.ONGOING, Realis.ATTEMPTED})


def dated_of(page: Page, group: Group) -> tuple[Dated, ...]:
    """When an incident was: the nearest time of each telling, one per voice; for the lead's own news else the report's day.

    Times of one voice that can be the same stretch are one, told at its finest.
    """
    if all(one.realis is Realis.GENERAL for one in group.tellings):
        return ()  # a habit has no day
    news = group.first.reason is None
    kinds: dict[str, tuple[DateOf, str]] = {}
    found: list[tuple[When, str | None]] = []
    for when, line, trigger in _told(group):
        if not news or _FINENESS.get(when.granularity, 9) < _TOO_COARSE_FOR_NEWS:
            kinds.setdefault(when.id, date_of(line, when, trigger))
            claim = page.claim_over(when.span)
            _add(found, when, _voice(claim.origin.name if claim and claim.origin else None))
    if found:
        return tuple(_dated(page, when, _BY[kinds[when.id][0]], 0.8, *kinds[when.id]) for when, _ in found)
    return (_taken_up(page, group) or _from_lead(page, group)) if news else ()


def _told(group: Group) -> list[tuple[When, Line, Trigger]]:
    """The first time of each telling; days of the event itself before those on which it was found or somebody died of it."""
    told = [(one.times[0], one.trigger.line, one.trigger) for one in group.tellings if one.times]
    return sorted(told, key=lambda one: date_of(one[1], one[0], one[2])[0] is not DateOf.EVENT)


_BY = {
    DateOf.EVENT: "incidents/time-in-the-sentence",
    DateOf.DISCOVERY: "incidents/time-of-the-discovery",
    DateOf.DEATH: "incidents/time-of-a-death",
}


def _voice(name: str | None) -> str | None:
    return name.lower().removeprefix("the ") if name else None


def _add(found: list[tuple[When, str | None]], when: When, voice: str | None) -> None:
    """A time joins when nobody gave one, sharpens one that it can be, or stands beside it as another voice's."""
    for at, (other, told_by) in enumerate(found):
        if _same(when, other):
            finer = _FINENESS.get(when.granularity, 9) - _FINENESS.get(other.granularity, 9)
            if finer < 0:
                found[at] = (when, voice)
            if finer or voice in {None, told_by}:
                return
    told = {one for other, one in found if when.resolved and other.resolved}
    if voice not in told:
        found.append((when, voice))


def _same(one: When, other: When) -> bool:
    if one.earliest and one.latest and other.earliest and other.latest:
        return one.earliest <= other.latest and other.earliest <= one.latest
    return one.words.lower() == other.words.lower()


def _dated(page: Page, when: When, by: str, score: float, of: DateOf, why: str) -> Dated:
    claim = page.claim_over(when.span)
    return Dated(
        when=when.id,
        span=when.span,
        claim=claim.id if claim else None,
        by=by,
        score=score,
        date_of=of,
        reasons=(why,),
    )


# --- where the tellings are silent -----------------------------------------------------------------------------------


def _taken_up(page: Page, group: Group) -> tuple[Dated, ...]:
    """The day of a next sentence that only says when and where it happened."""
    for line in lines_taking_up(page, group):
        for when in times_of_line(page, line):
            why = f"“{' '.join(line.low[:2])} …” takes up what was told before"
            return (_dated(page, when, "incidents/time-taken-up", 0.7, DateOf.EVENT, why),)
    return ()


def _from_lead(page: Page, group: Group) -> tuple[Dated, ...]:
    """The day the lead gives its own news, for what it tells next; else the dateline's day, as the report's own."""
    first = group.first
    body = [line for line in page.lines if line.kind is BlockKind.BODY]
    near = bool(body) and (first.headline or first.sentence <= body[0].index + _LEAD)
    if not near or not _HAPPENED & {one.realis for one in group.tellings}:
        return ()
    lead = lead_time(page)
    if lead is not None:
        why = f"the lead gives its news “{lead.words}”, and this is told next"
        dated = _dated(page, lead, "incidents/time-of-the-lead", 0.5, DateOf.EVENT, why)
        return () if _not_of_the_lead(page, group, body[0], lead) else (dated,)
    day = _dateline_day(page, body[0].sentence.span)
    if day is None or not (first.headline or first.sentence == body[0].index):
        return ()
    why = "nothing else is said of its day than the report's own"
    return (_dated(page, day, "incidents/time-report-day", 0.4, DateOf.EVENT, why),)


def _not_of_the_lead(page: Page, group: Group, lead: Line, when: When) -> bool:
    """Whether the lead's day is not the event's: it is told there of another act, or the event was in another town."""
    if group.first.sentence == lead.index:
        return of_another_act(lead, when, group.first.trigger)
    return _in_another_town(page, group, lead)


def _in_another_town(page: Page, group: Group, lead: Line) -> bool:
    """Whether an event was in a town that the lead does not speak of: the lead's day need not be its own."""
    site = group.first.best
    town = site is not None and site.place.precision is Precision.PLACE
    told = sites_beside(page, lead) if town else ()
    return site is not None and bool(told) and not any(nested(site.place, one.place) for one in told)


def _dateline_day(page: Page, lead: Span) -> When | None:
    """The date in front of the report, which is the report's day."""
    for block in page.found.document.blocks:
        if block.kind is BlockKind.DATELINE:
            inside = page.times_in(block.span)
            return next((one for one in inside if _FINENESS.get(one.granularity, 9) == _DAY), None)
    return next((one for one in page.times_in(lead) if page.is_dateline(one)), None)
