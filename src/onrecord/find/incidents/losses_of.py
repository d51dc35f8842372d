"""Which incident a figure belongs to, and the figures that count attackers."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onrecord.find.counts.counted import is_people
from onrecord.find.counts.number_words import quantities
from onrecord.find.counts.population import counted_words, population_of
from onrecord.find.incidents.differences import Group
from onrecord.find.incidents.earlier_times import looked_back_to
from onrecord.find.incidents.individuate import OUTCOME
from onrecord.find.incidents.page import Page
from onrecord.find.incidents.tellings import Telling
from onrecord.model import BlockKind, Count, CountOf, Realis, RoleName, Span, content_id

_HARMFUL = frozenset("ASSAULT ACCIDENT DISASTER TERRITORY CRIME COERCE PROTEST MOBILIZE RETREAT".split())
_OF_TYPE = {
    CountOf.DETAINED: ("COERCE",),
    CountOf.CAPTURED: ("COERCE", "ASSAULT"),
    CountOf.ABDUCTED: ("ASSAULT",),
}
_WOUNDING = ("ASSAULT", "ACCIDENT", "DISASTER", "TERRITORY", "PROTEST", "CRIME")
_BY_ANYBODY = frozenset({"ASSAULT", "CRIME"})
_ATTACKING = frozenset({"ASSAULT", "MOBILIZE", "CRIME", "TERRITORY", "RETREAT", "COERCE"})
_BACK = 200  # tellings before a figure among which its event is looked for
_Pair = tuple[Telling, Group]


class Hosts:
    """The tellings that can cause a loss, in the order of the text, ready to be asked by place."""

    def __init__(self, page: Page, groups: Sequence[Group]) -> None:
        """Order the tellings of `groups` by where they stand."""
        self.page = page
        self.groups = groups
        told = [(one, group) for group in groups for one in group.tellings if one.trigger.type in _HARMFUL]
        self.pairs = sorted(told, key=lambda pair: pair[0].trigger.span.start)
        self.starts = [one.trigger.span.start for one, _ in self.pairs]

    def inside(self, span: Span) -> list[_Pair]:
        """Those that stand inside `span`."""
        pairs = self.pairs[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.stop)]
        return [pair for pair in pairs if span.contains(pair[0].trigger.span)]

    def before(self, at: int, wanted: Sequence[str]) -> list[_Pair]:
        """The last ones of the wanted types told before `at`, in order."""
        last = bisect_left(self.starts, at)
        return [pair for pair in self.pairs[:last][-_BACK:] if pair[0].trigger.type in wanted]


def home_of(hosts: Hosts, count: Count) -> Group | None:
    """The incident a figure belongs to; None for a cumulative toll and where no incident could have it.

    A figure goes to the event of its own sentence that can cause such a loss, the nearest first; else to the
    last such event told before it.
    """
    page = hosts.page
    if count.cumulative:
        return None
    if count.of is CountOf.ATTACKERS:
        return _attack_of(page, count, hosts.groups)
    sentence = page.sentence_at(count.span.start)
    here = hosts.inside(sentence.span) if sentence is not None else []
    line = next((one.trigger.line for one, _ in here), None)
    if line is not None and looked_back_to(page, line, count.span):
        here = [pair for pair in here if looked_back_to(page, line, pair[0].trigger.span)]
        if not here:
            return None  # the worst attack since March, when ten people died
    if here:
        return min(here, key=lambda pair: _distance(count, pair[0]))[1]
    wanted = _OF_TYPE.get(count.of, _WOUNDING)
    before = hosts.before(count.span.start, wanted)
    if before:
        return _last(page, count, before)
    return next((group for one, group in hosts.pairs if one.trigger.type in wanted), None)


def _attack_of(page: Page, count: Count, groups: Sequence[Group]) -> Group | None:
    """Attackers belong to the attack they made: what they only tried or planned points back to one told before."""
    own = next(
        (
            group
            for group in groups
            for one in group.tellings
            for role in one.roles
            if role.span.overlaps(count.span)
        ),
        None,
    )
    if own is None or own.first.realis is Realis.OCCURRED:
        return own
    paragraph = _paragraph(page, count.span)
    for group in reversed(groups):
        first = group.first
        acted = any(role.name is RoleName.INITIATOR for role in first.roles)
        before = (
            first.trigger.span.start < count.span.start and first.trigger.line.sentence.paragraph == paragraph
        )
        if before and acted and first.realis is Realis.OCCURRED and first.trigger.type == "ASSAULT":
            return group
    return own


def mark_attackers(counts: Sequence[Count], homes: Sequence[Group | None]) -> tuple[Count, ...]:
    """Counts with "most" and "the rest" of the attackers told as such: perpetrators, and part of their number."""
    whole = {
        id(home): count.id
        for count, home in zip(counts, homes, strict=True)
        if home and count.of is CountOf.ATTACKERS
    }
    return tuple(_marked(count, home, whole.get(id(home))) for count, home in zip(counts, homes, strict=True))


def _marked(count: Count, home: Group | None, whole: str | None) -> Count:
    if home is None or OUTCOME not in home.merged or count.of is CountOf.ATTACKERS:
        return count
    told = [
        one for one in home.tellings if not one.roles and one.trigger.line.sentence.span.contains(count.span)
    ]
    if not told:
        return count
    return replace(
        count, population=replace(count.population, role="perpetrators"), part_of=count.part_of or whole
    )


def _distance(count: Count, telling: Telling) -> tuple[bool, int]:
    wanted = _OF_TYPE.get(count.of, _WOUNDING)
    fits = telling.trigger.type in wanted
    span = telling.trigger.span
    return (not fits, min(abs(span.start - count.span.stop), abs(count.span.start - span.stop)))


def _last(page: Page, count: Count, before: list[tuple[Telling, Group]]) -> Group:
    """The event told last, news before background unless the figure stands in the background's own paragraph."""
    paragraph = _paragraph(page, count.span)
    same = [pair for pair in before if pair[0].trigger.line.sentence.paragraph == paragraph]
    news = [pair for pair in before if pair[0].reason is None and pair[0].trigger.line.kind is BlockKind.BODY]
    return (same or news or before)[-1][1]


def _paragraph(page: Page, span: Span) -> int | None:
    sentence = page.sentence_at(span.start)
    return sentence.paragraph if sentence else None


def attacker_counts(page: Page, groups: Sequence[Group]) -> tuple[Count, ...]:
    """Figures of those who acted: "thirty raiders", "three gunmen opened fire"."""
    taken = sorted({count.span for count in page.found.counts})
    found: dict[Span, Count] = {}
    for group in groups:
        for telling in group.tellings:
            if telling.trigger.type in _ATTACKING and telling.trigger.strength != "loss":
                for count in _of_initiator(page, telling):
                    if not _overlaps(taken, count.span):
                        found.setdefault(count.span, count)
    return tuple(found.values())


def _overlaps(taken: Sequence[Span], span: Span) -> bool:
    """Whether any of the spans, which stand in order, shares a character with `span`."""
    last = bisect_left(taken, span.stop, key=lambda one: one.start)
    return any(span.overlaps(one) for one in taken[max(last - 8, 0) : last])


def _of_initiator(page: Page, telling: Telling) -> list[Count]:
    line = telling.trigger.line
    counts: list[Count] = []
    for role in telling.roles:
        if role.name is not RoleName.INITIATOR or not line.sentence.span.contains(role.span):
            continue
        first, last = line.word_at(role.span.start), line.word_at(role.span.stop - 1) + 1
        for quantity in quantities(line):
            armed = population_of(line, quantity.core, last)
            inside = (
                first <= quantity.core <= min(first + 1, last - 1)
                and is_people(line, quantity)
                and quantity.low is not None
            )
            acting = armed.status == "combatant" or armed.role or telling.trigger.type in _BY_ANYBODY
            if inside and acting and armed.status in {None, "combatant"}:
                span = line.span(quantity.first, max(quantity.last, last))
                named = counted_words(line, quantity.first, last, (quantity,))
                words = line.span(*named).of(page.text) if named else None
                claim = page.claim_over(role.span)
                counts.append(
                    Count(
                        id=content_id(
                            "count", page.found.document.report, span.start, span.stop, CountOf.ATTACKERS
                        ),
                        of=CountOf.ATTACKERS,
                        given=quantity.given,
                        span=span,
                        words=span.of(page.text),
                        low=quantity.low,
                        high=quantity.high,
                        word=quantity.word,
                        population=replace(armed, role="perpetrators", words=words),
                        claim=claim.id if claim else None,
                        by="counts/of-those-who-acted",
                        score=0.8,
                    )
                )
    return counts
