"""The places and times of an incident, from all its tellings and, where they are silent, from their neighbourhood."""

from onrecord.find.incidents.differences import Group
from onrecord.find.incidents.page import Page
from onrecord.find.incidents.site import Site
from onrecord.find.incidents.tellings import Telling
from onrecord.model import BlockKind, MentionKind, Span, When
from onrecord.model.incident import Dated, Located

_MAX_PLACES = 3
_GOOD_RANK = 35
_PLACES = frozenset({MentionKind.PLACE, MentionKind.FACILITY})


def located_of(page: Page, group: Group) -> tuple[Located, ...]:
    """Where an incident was, the likeliest place first; each place once."""
    sites = sorted((site for one in group.tellings for site in _usable(one)), key=lambda one: one.rank)
    found: dict[str, Located] = {}
    for site in sites:
        claim = page.claim_over(site.span)
        located = Located(
            place=site.place.id,
            span=site.span,
            claim=claim.id if claim else None,
            by=site.by,
            score=max(0.3, 0.95 - site.rank / 60),
        )
        found.setdefault(site.place.id, located)
    if not found:
        near = _neighbour(page, group)
        found = {near.place: near} if near else {}
    return tuple(found.values())[:_MAX_PLACES]


def _usable(telling: Telling) -> list[Site]:
    """The sites of a telling; names merely standing in its sentence only where nothing better is there."""
    good = [site for site in telling.sites if site.rank < _GOOD_RANK]
    return good or list(telling.sites[:1])


def _neighbour(page: Page, group: Group) -> Located | None:
    """The place of the dateline, else of the sentence just before: where a report that names none has it."""
    dateline = next((one for one in page.found.document.blocks if one.kind is BlockKind.DATELINE), None)
    if dateline and group.first.reason is None:
        located = _first_in(page, dateline.span, "the dateline", 0.5)
        if located:
            return located
    index = group.first.sentence
    for near in (index - 1, index + 1):
        if (
            0 <= near < len(page.lines)
            and page.lines[near].sentence.paragraph == page.lines[index].sentence.paragraph
        ):
            located = _first_in(page, page.lines[near].sentence.span, "the neighbouring sentence", 0.4)
            if located:
                return located
    return None


def _first_in(page: Page, span: Span, by: str, score: float) -> Located | None:
    for mention in page.mentions_in(span):
        place = page.places.get(mention.id)
        if place and mention.kind in _PLACES:
            return Located(place=place.id, span=mention.span, by=by, score=score)
    return None


def dated_of(page: Page, group: Group) -> tuple[Dated, ...]:
    """When an incident was: the nearest time of each telling, each stretch of words once; for news else the lead's."""
    found: dict[str, Dated] = {}
    for telling in group.tellings:
        if telling.times:
            when = telling.times[0]
            found.setdefault(when.id, _dated(page, when, "in the sentence of the trigger", 0.8))
    if not found and group.first.reason is None:
        lead = _lead_time(page)
        found = {lead.id: _dated(page, lead, "the lead's time", 0.5)} if lead else {}
    return tuple(found.values())


def _dated(page: Page, when: When, by: str, score: float) -> Dated:
    claim = page.claim_over(when.span)
    return Dated(when=when.id, span=when.span, claim=claim.id if claim else None, by=by, score=score)


def _lead_time(page: Page) -> When | None:
    body = next((line for line in page.lines if line.kind is BlockKind.BODY), None)
    if body is None:
        return None
    return next(
        (one for one in page.times_in(body.sentence.span) if one.timex_type in {"DATE", "TIME"}), None
    )
