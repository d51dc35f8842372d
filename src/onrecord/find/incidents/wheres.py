"""The places of an incident, from all its tellings and, where they are silent, from what the report says around them."""

from collections.abc import Iterable, Sequence

from onrecord.find.incidents.differences import Group
from onrecord.find.incidents.nesting import holds, nested
from onrecord.find.incidents.page import Page
from onrecord.find.incidents.site import GOOD_RANK, Site, sites_beside
from onrecord.find.incidents.taken_up import lines_taking_up
from onrecord.find.incidents.tellings import Telling
from onrecord.find.rule_name import rule_name
from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.nouns import noun_classes
from onrecord.model import BlockKind, MentionKind, Place, Precision, Realis, Span
from onrecord.model.incident import Located

_MAX_PLACES = 3
_NEAR_RANK = 6  # how much worse a second place may fit and still be a site of the same incident
_LEAD = 2  # body sentences that tell the news itself
_NEAR_LEAD = 8  # how far down a report without other places still speaks of the lead's town
_PLACES = frozenset({MentionKind.PLACE, MentionKind.FACILITY})
_SPOKEN = frozenset("CONSULT AGREE SUPPORT REQUEST REJECT ACCUSE THREATEN COOPERATE CONCEDE".split())
_ROADS = frozenset("road roads street streets highway way route".split())
_HAPPENED = frozenset({Realis.OCCURRED, Realis.ONGOING, Realis.ATTEMPTED})
_NOTHING_ELSE = "the dateline: no place is told with the event itself"
_COARSE = frozenset({Precision.COUNTRY, Precision.REGION, Precision.UNKNOWN})


def located_of(page: Page, group: Group) -> tuple[Located, ...]:
    """Where an incident was, the likeliest place first; each place once.

    A site without a name ("the market") stands only where no town is named; a country only where nothing in it is;
    a second, unconnected place only for a series.
    """
    sites = sorted((site for one in group.tellings for site in _usable(one)), key=lambda one: one.rank)
    found: dict[str, Located] = {}
    for site in _together(sites, series=any(one.plural for one in group.tellings)):
        found.setdefault(site.place.id, _located(page, site))
    if not any(_is_named(place) or _has_namesakes(place) for place in map(page.place_of, found)):
        near = _around(page, group)
        if near:
            found = {near.place: near} | {key: one for key, one in found.items() if _proper(page, one.span)}
    return _finest(page, tuple(found.values()))[:_MAX_PLACES]


def _located(page: Page, site: Site) -> Located:
    claim = page.claim_over(site.span)
    return Located(
        place=site.place.id,
        span=site.span,
        claim=claim.id if claim else None,
        by=rule_name("incidents", f"place {site.by}"),
        score=round(max(site.score, 0.3), 2),
        reasons=site.reasons,
    )


def _usable(telling: Telling) -> list[Site]:
    """The sites of a telling; a name merely standing in its sentence is none, but in a headline."""
    good = [site for site in telling.sites if site.rank < GOOD_RANK]
    return good or list(telling.sites[:1] if telling.headline else ())


def _together(sites: Sequence[Site], *, series: bool) -> list[Site]:
    """The best site and those that can be meant beside it: inside it, around it, or told just as near in a series."""
    kept: list[Site] = []
    for site in sites:
        fits = all(nested(site.place, other.place) for other in kept)
        if fits or (series and site.rank <= kept[0].rank + _NEAR_RANK):
            kept.append(site)
    return kept


def _is_named(place: Place | None) -> bool:
    return place is not None and place.gazetteer is not None


def _has_namesakes(place: Place | None) -> bool:
    """Whether it is a town that could not be told from others of its name: it is there, and not at the town told before."""
    return place is not None and bool(place.alternatives)


def _proper(page: Page, span: Span) -> bool:
    """Whether a site has a name of its own: "Unity Bridge", not "the bridge"."""
    words = span.of(page.text)
    if noun_classes().get(words.lower()):
        return False
    parts = words.replace("-", " ").split()  # al-Zahra is a name too
    return not words.isupper() and any(word[:1].isupper() for word in parts)


def _finest(page: Page, found: tuple[Located, ...]) -> tuple[Located, ...]:
    """Without a site that has no name where a town is named, and without what only holds a finer place."""
    places = {one.place: page.place_of(one.place) for one in found}
    town = any(_is_named(place) and place.precision not in _COARSE for place in places.values() if place)
    kept = []
    for one in found:
        place = places[one.place]
        bare = place is not None and not _is_named(place) and not _proper(page, one.span)
        around = place is not None and any(
            other is not None and holds(place, other) for other in places.values()
        )
        nowhere = bare and place is not None and place.name.lower().rsplit(" ", 1)[-1] in _ROADS
        if not (bare and town) and not nowhere and not (around and place is not None and place.path):
            kept.append(one)
    return tuple(kept)


# --- where the tellings are silent -----------------------------------------------------------------------------------


def _around(page: Page, group: Group) -> Located | None:
    """The town of what takes it up, else of the sentence before, else of the headline and the lead, else the dateline.

    For news that happened only.
    """
    spoken = group.first.trigger.type in _SPOKEN
    if spoken or group.first.reason is not None or not _HAPPENED & {one.realis for one in group.tellings}:
        return None
    line = group.first.trigger.line
    bodies = [one for one in page.lines if one.kind is BlockKind.BODY]
    for lines, by, score in (
        (lines_taking_up(page, group), "incidents/place-taken-up", 0.6),
        (_before(page, line), "incidents/place-sentence-before", 0.5),
        (_lead_of(page, line, bodies), "incidents/place-of-the-lead", 0.45),
    ):
        for near in lines:
            located = _first_site(sites_beside(page, near), by, score)
            if located:
                return located
    told_early = line in bodies[:_LEAD] or line.kind is BlockKind.HEADLINE
    return _dateline(page) if told_early else None


def _before(page: Page, line: Line) -> list[Line]:
    """The two sentences before a line in its paragraph, the nearer first."""
    before = reversed(page.lines[max(line.index - 2, 0) : line.index])
    return [
        one
        for one in before
        if one.sentence.paragraph == line.sentence.paragraph and one.kind is BlockKind.BODY
    ]


def _lead_of(page: Page, line: Line, bodies: Sequence[Line]) -> list[Line]:
    """The headline and the first sentences of the body, for a line that stands not far down."""
    if line in bodies[_NEAR_LEAD:]:
        return []
    heads = [one for one in page.lines if one.kind is BlockKind.HEADLINE]
    told = [one for one in bodies[:_LEAD] if line.kind is not BlockKind.BODY or one.index <= line.index]
    return [*heads, *told]


def _first_site(sites: Iterable[Site], by: str, score: float) -> Located | None:
    for site in sites:
        if _is_named(site.place) and site.place.precision not in _COARSE:
            why = f"{by.partition('-')[2].replace('-', ' ')}: no place is told with the event itself"
            return Located(place=site.place.id, span=site.span, by=by, score=score, reasons=(why,))
    return None


def _dateline(page: Page) -> Located | None:
    block = next((one for one in page.found.document.blocks if one.kind is BlockKind.DATELINE), None)
    for mention in page.mentions_in(block.span) if block else ():
        place = page.places.get(mention.id)
        if place and mention.kind in _PLACES and place.precision not in _COARSE:
            return Located(
                place=place.id,
                span=mention.span,
                by="incidents/place-dateline",
                score=0.4,
                reasons=(_NOTHING_ELSE,),
            )
    return None
