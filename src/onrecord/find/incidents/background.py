"""News or background: what a report tells as its news, and what it recalls, cites or describes in general.

Each step answers with a sentence or has no opinion; the first sentence wins and is kept with the incident.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from onrecord.find.incidents.page import Page, before_news
from onrecord.find.incidents.trigger import Trigger
from onrecord.find.syntax.lines import Line
from onrecord.model import BlockKind, Granularity, Realis, Span, When

_COARSE = frozenset(
    {
        Granularity.MONTH,
        Granularity.QUARTER,
        Granularity.SEASON,
        Granularity.YEAR,
        Granularity.DECADE,
        Granularity.CENTURY,
    }
)
_YEAR = re.compile(r"\b(?:1[89]\d\d|20\d\d)s?\b")
_LONG_AGO = re.compile(
    r"\blast (?:year|month|summer|winter|spring|autumn|fall|january|february|march|april|may|june|july|"
    r"august|september|october|november|december)\b"
    r"|\b(?:years?|months?|decades?|weeks) (?:ago|earlier|before)\b|\bin (?:the )?(?:past|recent|previous|"
    r"last) (?:\w+ )?(?:years?|months?|decades?|weeks)\b|\bin the past\b"
    r"|\bover the (?:years|past|last)\b|\bearlier this (?:year|month)\b|\bearlier in the (?:year|month|"
    r"war)\b|\bfor (?:\w+ )?(?:years|decades)\b|\bhistor(?:y|ically)\b|\ba decade of\b|\bthis year\b"
    r"|\bsince (?:the )?(?:19|20)\d\d\b"
)
_SINCE = re.compile(r"\bsince\b")
_OLD_NOUN = frozenset("previous earlier past former similar".split())
_LEAD = 3
_CUTS = frozenset({";", "while", "although", "whereas", "but"})
_VERBS = frozenset({"V", "B", "H", "I"})
_CITES = frozenset({"including", "like", "such", "namely"})
_PROOF = frozenset(
    "evidence proof example examples reminder echo recalls recall recalling reminiscent similar".split()
)
_CAUSES = frozenset(
    {
        ("protest", "against"),
        ("protest", "at"),
        ("protest", "over"),
        ("protests", "against"),
        ("response", "to"),
        ("retaliation", "for"),
        ("revenge", "for"),
        ("anniversary", "of"),
        ("reprisal", "for"),
        ("protesting", "against"),
    }
)
_NOW = frozenset("today now currently yesterday tonight".split())
_PERFECT_CUES = frozenset("previously earlier before once already repeatedly formerly".split())


class Told(NamedTuple):
    """A trigger with its realis, as the background rules need it."""

    page: Page
    trigger: Trigger
    realis: Realis
    times: tuple[When, ...]
    clause: Span


def background_of(told: Told) -> str | None:
    """Why the event is background, in a sentence; None when it is told as news."""
    for step in _STEPS:
        reason = step(told)
        if reason:
            return reason
    return None


def clause_of(line: Line, trigger: Trigger) -> Span:
    """The stretch around a trigger up to a semicolon, a subordinator or a comma before a new verb."""
    first, last = trigger.first, trigger.last
    while first > 0 and not _cuts(line, first - 1):
        first -= 1
    while last < len(line.low) and not _cuts(line, last):
        last += 1
    return line.span(first, max(last, first + 1))


def _cuts(line: Line, at: int) -> bool:
    word = line.low[at]
    if word == "and":
        return line.tags[at - 1] == "," and not _VERBS.isdisjoint(line.tags[at + 1 : at + 13])
    return word in _CUTS


def _general(told: Told) -> str | None:
    return "a general statement, not one event" if told.realis is Realis.GENERAL else None


def _dated(told: Told) -> str | None:
    """Dated clearly before the news, or by month or year where the report's own news carries no such date."""
    for when in told.times[:1]:
        if before_news(told.page, when):
            return f"dated by “{when.words}”, well before the news of {told.page.news_day}"
        if told.page.news_day is None and when.granularity in _COARSE and _YEAR.search(when.words):
            return f"dated by “{when.words}”; a report dates its own news more closely"
        if told.page.news_day is None and _YEAR.search(when.words) and told.trigger.line.index > _LEAD:
            return f"dated by “{when.words}”, with its year, far from the lead"
        if told.page.news_day is None and when.latest and when.granularity in _COARSE and when.anchor:
            return f"dated by “{when.words}” ({when.anchor})"
    return None


def _year_in_words(told: Told) -> str | None:
    """Without times that could be read: a year in the clause itself."""
    if told.times or told.trigger.line.kind is BlockKind.HEADLINE:
        return None
    words = told.clause.of(told.page.text)
    year = _YEAR.search(words)
    news_year = told.page.news_day.year if told.page.news_day else None
    if year and year.group()[:4].isdecimal() and (news_year is None or int(year.group()[:4]) < news_year):
        return f"dated by “{year.group()}”"
    return None


def _long_ago(told: Told) -> str | None:
    words = told.clause.of(told.page.text).lower()
    match = _LONG_AGO.search(words)
    if match and _SINCE.search(words[max(match.start() - 40, 0) : match.start()]):
        return None  # for the first time since the truce of last spring
    if match and told.trigger.line.kind is BlockKind.BODY:
        return f"told as past: “{match.group()}”"
    return None


def _recap(told: Told) -> str | None:
    """A sentence without a date of its own goes on telling of the earlier time named before it in its paragraph."""
    line = told.trigger.line
    if told.times or _NOW & set(line.low) or line.kind is not BlockKind.BODY:
        return None
    for before in reversed(told.page.lines[: line.index]):
        if before.sentence.paragraph != line.sentence.paragraph:
            return None
        for when in told.page.times_in(before.sentence.span):
            coarse = told.page.news_day is None and when.granularity in _COARSE and _YEAR.search(when.words)
            if before_news(told.page, when) or coarse:
                return f"goes on from “{when.words}” in the sentence before"
            if when.granularity is not Granularity.UNKNOWN:
                return None
    return None


def _cited(told: Told) -> str | None:
    """Named as an example or as proof of something else: "among them a fire-bombing in May"."""
    trigger = told.trigger
    if not trigger.noun or trigger.line.kind is BlockKind.HEADLINE:
        return None
    line, start = trigger.line, _phrase_start(trigger)
    before = line.low[max(start - 2, 0) : start]
    if before in _CAUSES:
        return "named as the cause of something else"
    if _CITES & set(before) or before[-2:] == ("such", "as"):
        return "cited as an example (recent)"
    if before[-2:] in {("well", "as"), ("along", "with")} and _CITES & set(line.low[:start]):
        return "cited beside another example (recent)"
    if _PROOF & set(line.low[:start]) and any(line.tags[at] == "B" for at in range(max(start - 2, 0), start)):
        return "cited as proof of something else"
    return None


def _phrase_start(trigger: Trigger) -> int:
    at = trigger.first
    while at > 0 and trigger.line.tags[at - 1] in {"D", "X", "#", "A", "'s", "E"}:
        at -= 1
    return at


def _recalled(told: Told) -> str | None:
    """An earlier, previous or similar attack; a past perfect with "before" or "previously"."""
    trigger = told.trigger
    if trigger.line.kind is not BlockKind.BODY:
        return None
    if trigger.noun:
        words = trigger.line.low[_phrase_start(trigger) : trigger.first]
        old = next(
            (word for at, word in enumerate(words) if word in _OLD_NOUN and not _of_a_day(words, at)), None
        )
        return f"recalled: “{old}”" if old else _had_been(trigger)
    group = trigger.group
    if (
        group
        and group.past_perfect
        and _PERFECT_CUES & set(trigger.line.low)
        and not told.page.claim_over(trigger.span)
    ):
        return "told in the past perfect as earlier"
    return None


def _of_a_day(words: tuple[str, ...], at: int) -> bool:
    """The previous day's bombing is yesterday's news, not an earlier bombing."""
    return words[at + 1 : at + 2] in {("day",), ("night",), ("evening",), ("morning",), ("afternoon",)}


def _had_been(trigger: Trigger) -> str | None:
    """The town had been the scene of fighting: what a place had seen before the news."""
    low = trigger.line.low[: trigger.first]
    for at, word in enumerate(low):
        if word == "had" and (
            low[at + 1 : at + 2] in {("seen",), ("witnessed",), ("known",)} or "scene" in low[at : at + 5]
        ):
            return "told in the past perfect as earlier"
    return None


_STEPS: tuple[Callable[[Told], str | None], ...] = (
    _general,
    _dated,
    _year_in_words,
    _long_ago,
    _recap,
    _cited,
    _recalled,
)
