"""What each time of a report is the date of: of an event, a discovery, a death, an announcement, or of the report itself."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.find.incidents.event_time import date_of
from onrecord.find.incidents.event_times import is_day_of_speech
from onrecord.find.incidents.page import Page
from onrecord.model import BlockKind, DateOf, Incident, When

_TOLD_APART = frozenset({DateOf.DISCOVERY, DateOf.DEATH, DateOf.ANNOUNCEMENT})


def with_kinds(page: Page, times: Sequence[When], incidents: Sequence[Incident]) -> tuple[When, ...]:
    """The times with `date_of` filled where the words say it; a time that an incident has keeps that incident's word.

    A duration and a repetition are the date of nothing.
    """
    of_incidents = {dated.when: dated.date_of for one in incidents for dated in one.times}
    return tuple(_with_kind(page, when, of_incidents.get(when.id)) for when in times)


def _with_kind(page: Page, when: When, of_incident: DateOf | None) -> When:
    if when.date_of is not DateOf.UNKNOWN:
        return when
    kind = of_incident or _by_its_words(page, when)
    return replace(when, date_of=kind) if kind else when


def _by_its_words(page: Page, when: When) -> DateOf | None:
    if when.timex_type not in {"DATE", "TIME"}:
        return None
    block = page.found.document.block_at(when.span.start)
    if block is not None and block.kind is BlockKind.DATELINE:
        return DateOf.PUBLICATION
    line = page.line_at(when.span.start)
    if line is None:
        return None
    if is_day_of_speech(page, line, when):
        return DateOf.ANNOUNCEMENT
    kind, _ = date_of(line, when)
    return kind if kind in _TOLD_APART else None
