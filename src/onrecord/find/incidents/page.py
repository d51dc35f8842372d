"""A report as the incident rules see it: lines, and what was found in any stretch of them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from onrecord.find.incidents.found import Found
from onrecord.find.syntax.lines import Line, read_lines
from onrecord.model import (
    BlockKind,
    Claim,
    Count,
    Granularity,
    Mention,
    MentionKind,
    Place,
    Sentence,
    Span,
    When,
)

_PRONOUNS = frozenset("he she it they him her them we us himself themselves itself who which that".split())
_PREPOSITIONS = frozenset(
    "of in on at from under with near by for to against into over after between among".split()
)
_LEAD_SENTENCES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The lines of a report with everything found in them, ready to be asked by stretch of text.

    `news_day` is the day the news is about: the report's date, else the latest full date its lead gives, else None.
    `cues` are the claims by the place of their cue; `reach` how far any of the first claims in `claims` stretches, so that
    looking for the claim over a word need not begin with the first.
    """

    found: Found
    text: str
    lines: tuple[Line, ...]
    mentions: tuple[Mention, ...]
    actors: dict[str, str]
    places: dict[str, Place]
    times: tuple[When, ...]
    claims: tuple[tuple[Span, Claim], ...]
    news_day: date | None
    opening: int
    by_id: dict[str, Place]
    cues: tuple[tuple[Span, Claim], ...]
    reach: tuple[int, ...]
    counts: tuple[Count, ...]

    def place_of(self, place: str) -> Place | None:
        """The place with this id."""
        return self.by_id.get(place)

    def line_at(self, offset: int) -> Line | None:
        """The line that holds the character at `offset`."""
        at = bisect_right(self.lines, offset, key=lambda one: one.sentence.span.start) - 1
        return self.lines[at] if at >= 0 and offset < self.lines[at].sentence.span.stop else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at `offset`."""
        line = self.line_at(offset)
        return line.sentence if line else None

    def is_dateline(self, when: When) -> bool:
        """Whether a time stands in front of the report's own words: "TUNIS, 7 May (Wire) --"."""
        return when.span.start < self.opening

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that start inside `span`, in order."""
        first = bisect_left(self.mentions, span.start, key=lambda one: one.span.start)
        last = bisect_left(self.mentions, span.stop, key=lambda one: one.span.start)
        return self.mentions[first:last]

    def times_in(self, span: Span) -> tuple[When, ...]:
        """The time expressions that start inside `span`, in order."""
        first = bisect_left(self.times, span.start, key=lambda one: one.span.start)
        last = bisect_left(self.times, span.stop, key=lambda one: one.span.start)
        return self.times[first:last]

    def counts_in(self, span: Span) -> tuple[Count, ...]:
        """The counts that lie inside `span`, in order."""
        first = bisect_left(self.counts, span.start, key=lambda one: one.span.start)
        last = bisect_left(self.counts, span.stop, key=lambda one: one.span.start)
        return tuple(one for one in self.counts[first:last] if span.contains(one.span))

    def claims_in(self, line: Line) -> list[Claim]:
        """The claims whose cue stands in the sentence."""
        span = line.sentence.span
        first = bisect_left(self.cues, span.start, key=lambda one: one[0].start)
        last = bisect_left(self.cues, span.stop, key=lambda one: one[0].start)
        return [claim for cue, claim in self.cues[first:last] if span.contains(cue)]

    def claim_over(self, span: Span) -> Claim | None:
        """The claim with the shortest content that covers the start of `span`: on whose word it is told."""
        best: tuple[int, Claim] | None = None
        at = bisect_right(self.claims, span.start, key=lambda one: one[0].start) - 1
        while at >= 0 and self.reach[at] > span.start:
            content, claim = self.claims[at]
            if span.start < content.stop and (best is None or len(content) <= best[0]):
                best = (len(content), claim)
            at -= 1
        return best[1] if best else None

    def actor_at(self, span: Span) -> tuple[str | None, str | None]:
        """The mention and the actor that the noun phrase `span` names: (mention id, actor id), None where there is none.

        A possessor ("Israel's port") and a name after a preposition other than "of" ("soldiers in Mali") are not
        what the phrase names.
        """
        named = [
            one
            for one in self.mentions_in(span)
            if (one.id in self.actors or one.cluster) and self._names(span, one.span)
        ]
        if not named:
            return None, None
        best = max(named, key=lambda one: (len(one.span), -one.span.start))
        return best.id, self.actors.get(best.id) or best.cluster

    def _names(self, whole: Span, part: Span) -> bool:
        before = self.text[whole.start : part.start].lower().split()
        if self.text[part.stop : part.stop + 2].replace("’", "'") == "'s" and part.stop < whole.stop:
            return False
        last = next((word for word in reversed(before) if word in _PREPOSITIONS), None)
        return last in {None, "of"}

    def is_pronoun(self, span: Span) -> bool:
        """Whether the words of `span` are a bare pronoun."""
        return span.of(self.text).lower() in _PRONOUNS


def read_by_rules(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions the incident rules read: those of rules, and the places that only the encoder calls by name.

    A place it sees as a phrase ("the hills above Isiro") is read where no name of a place lies in it.
    """
    others = []
    named: list[Span] = []
    for one in mentions:
        if one.by not in _ENCODER:
            yield one
        elif one.kind is MentionKind.PLACE:
            others.append(one)
            continue
        if one.kind is MentionKind.PLACE:
            named.append(one.span)
    names = [one for one in others if one.by != _PHRASE]
    yield from names
    named += [one.span for one in names]
    for one in others:
        capital = any(word[:1].isupper() for word in one.words.split())
        if one.by == _PHRASE and capital and not any(span.overlaps(one.span) for span in named):
            yield one


_PHRASE = "head/mentions"
_ENCODER = frozenset({_PHRASE, "head/names", "head/mentions+names"})


def read_page(found: Found) -> Page:
    """Put what was found in the order the rules ask for it."""
    document = found.document
    mentions = tuple(sorted(read_by_rules(found.mentions), key=lambda one: one.span))
    lines = read_lines(document, mentions)
    contents = ((span, claim) for claim in found.claims for span in claim.content)
    claims = tuple(sorted(contents, key=lambda one: one[0]))
    return Page(
        found=found,
        text=document.text,
        lines=lines,
        mentions=mentions,
        actors={mention: actor.id for actor in found.actors for mention in actor.mentions},
        places={mention: place for place in found.places for mention in place.mentions},
        times=tuple(sorted(found.times, key=lambda one: one.span)),
        claims=claims,
        news_day=found.published or _day_of_lead(lines, found.times),
        opening=_opening(document.text, lines),
        by_id={place.id: place for place in reversed(found.places)},
        cues=tuple(
            sorted(((one.cue, one) for one in found.claims if one.cue is not None), key=lambda one: one[0])
        ),
        counts=tuple(sorted(found.counts, key=lambda one: one.span)),
        reach=tuple(accumulate((span.stop for span, _ in claims), max)),
    )


_FRONT = re.compile(r"[A-Z][^.!?\n]{2,90}?(?:--|—|–| - )\s")


def _opening(text: str, lines: tuple[Line, ...]) -> int:
    """Where the body's own words begin: behind a dateline that was not cut off."""
    body = next((line for line in lines if line.kind is BlockKind.BODY), None)
    if body is None:
        return 0
    start = body.sentence.span.start
    front = _FRONT.match(text, start, start + 130)
    return front.end() if front else start


def _day_of_lead(lines: tuple[Line, ...], times: Iterable[When]) -> date | None:
    """The latest full date in the headline and the first sentences of the body."""
    lead = [line for line in lines if line.kind in {BlockKind.HEADLINE, BlockKind.BODY}][:_LEAD_SENTENCES]
    if not lead:
        return None
    days = [
        one.latest
        for one in times
        if one.granularity is Granularity.DAY and one.latest and one.span.start < lead[-1].sentence.span.stop
    ]
    return max(days, default=None)


def before_news(page: Page, when: When, days: int = 14) -> bool:
    """Whether a time lies clearly before the news: more than `days` days, or at least a month named with its year."""
    if page.news_day and when.latest:
        return when.latest < page.news_day - timedelta(days=days)
    return False
