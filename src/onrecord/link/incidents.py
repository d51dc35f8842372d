"""The same incident in several reports: which pairs to compare, and clusters by average link."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onrecord.link.compare import compare_incidents
from onrecord.link.gist import Gist, IncidentGist
from onrecord.model import Case, CaseEvent, Link, LinkKind, Verdict, content_id

# Sums of the rows' weights; set on the bundled reports, to be learnt when linking is built in full.
SAME_FROM = 0.5
UNSURE_FROM = 0.3
_WIDEST_BLOCK = 400  # a block larger than this tells nothing apart and is skipped for the finer ones


def link_incidents(gists: Sequence[Gist]) -> tuple[Link, ...]:
    """One SAME_INCIDENT link per pair of incidents of different reports that look alike, with its reasons."""
    incidents = {incident.id: incident for gist in gists for incident in gist.incidents if _told(incident)}
    found = []
    for left, right in sorted(_pairs(incidents.values())):
        score, reasons = compare_incidents(incidents[left], incidents[right])
        if score >= UNSURE_FROM:
            found.append(
                Link(
                    id=content_id("link", LinkKind.SAME_INCIDENT, left, right),
                    kind=LinkKind.SAME_INCIDENT,
                    left=left,
                    right=right,
                    verdict=Verdict.SAME if score >= SAME_FROM else Verdict.UNSURE,
                    score=score,
                    reasons=reasons,
                    by="link/rows",
                )
            )
    return tuple(found)


def _told(incident: IncidentGist) -> bool:
    return incident.realis in {"occurred", "ongoing", "attempted"}


def _pairs(incidents: Iterable[IncidentGist]) -> set[tuple[str, str]]:
    blocks: dict[str, list[IncidentGist]] = defaultdict(list)
    for incident in incidents:
        for key in _blocks(incident):
            blocks[key].append(incident)
    pairs: set[tuple[str, str]] = set()
    for members in blocks.values():
        if len(members) > _WIDEST_BLOCK:
            continue
        members.sort(key=lambda one: one.id)
        for index, one in enumerate(members):
            pairs.update((one.id, other.id) for other in members[index + 1 :] if one.report != other.report)
    return pairs


def _blocks(incident: IncidentGist) -> Iterator[str]:
    """Keys under which an incident meets those it might be: place and day, or place and words."""
    for place in incident.places:
        if place.gazetteer:
            yield f"place {place.gazetteer}"
            yield from (f"province {place.country} {place.admin1}" for _ in (1,) if place.admin1)
    for when in incident.times:
        if when.earliest and when.earliest == when.latest:
            yield f"day {when.earliest} {incident.type}"


def cluster_incidents(gists: Sequence[Gist], links: Sequence[Link]) -> tuple[Case, ...]:
    """Cases: clusters by average link over the pairs judged the same, at most one incident of a report in each.

    Pairs that were not compared count as zero, so a chain of neighbours does not grow into one case.
    """
    news = {incident.id: incident for gist in gists for incident in gist.incidents if _told(incident)}
    scores = {(link.left, link.right): link.score for link in links if link.kind is LinkKind.SAME_INCIDENT}
    holding = {incident: incident for incident in news}
    clusters: dict[str, tuple[str, ...]] = {incident: (incident,) for incident in sorted(news)}
    ranked = sorted(((-score, pair) for pair, score in scores.items() if score >= SAME_FROM))
    for _, (left, right) in ranked:
        one, other = holding[left], holding[right]
        if one != other and _may_join(clusters[one], clusters[other], news, scores):
            joined = tuple(sorted((*clusters.pop(one), *clusters.pop(other))))
            clusters[joined[0]] = joined
            holding.update(dict.fromkeys(joined, joined[0]))
    return tuple(_case(members) for _, members in sorted(clusters.items()))


def _may_join(
    one: tuple[str, ...],
    other: tuple[str, ...],
    news: dict[str, IncidentGist],
    scores: dict[tuple[str, str], float],
) -> bool:
    if {news[member].report for member in one} & {news[member].report for member in other}:
        return False
    pairs = [scores.get((min(left, right), max(left, right)), 0.0) for left in one for right in other]
    return sum(pairs) / len(pairs) >= UNSURE_FROM


def _case(members: tuple[str, ...]) -> Case:
    formed = CaseEvent(what="formed", member=members[0], by="link/rows", why="first of its incidents")
    joined = tuple(
        CaseEvent(
            what="joined",
            member=member,
            by="link/rows",
            why="average of its links to the others is high enough",
        )
        for member in members[1:]
    )
    return Case(id=content_id("case", members[0]), members=members, history=(formed, *joined))
