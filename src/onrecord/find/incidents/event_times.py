"""Which time expressions of a sentence tell when something happened: not when somebody spoke, nor the dateline's day."""

from onrecord.find.incidents.event_lists import noun_table
from onrecord.find.incidents.event_time import hangs_on, of_another_act
from onrecord.find.incidents.page import Page, before_news
from onrecord.find.incidents.trigger import Trigger
from onrecord.find.syntax.lines import Line
from onrecord.model import BlockKind, Claim, Granularity, Span, When

_POINTS = frozenset({"DATE", "TIME"})
_BOUNDS = frozenset({"by", "until", "till", "since"})
_AFTER_CUE = 5  # words between a cue and the day of speech: "told reporters in Accra on Friday"
_BEFORE_CUE = 3
_A_WEEK = 7
_SAYING = frozenset(
    "said says announced told confirmed stated added reported declared claimed denied".split()
)
_DAYS = frozenset({Granularity.DAY, Granularity.PART_OF_DAY, Granularity.HOUR, Granularity.INSTANT})


def clause_times(page: Page, trigger: Trigger, inside: Span) -> tuple[When, ...]:
    """The times of a trigger: those of its clause, else those of its sentence; first what hangs on it, then the nearest."""
    line = trigger.line
    near = [one for one in page.times_in(inside) if _usable(page, line, trigger, one)]
    if not near:
        near = [one for one in page.times_in(line.sentence.span) if _usable(page, line, trigger, one)]
    return tuple(
        sorted(
            near,
            key=lambda one: (not hangs_on(line, one, trigger), abs(one.span.start - trigger.span.start)),
        )
    )


def telling_times(line: Line, times: tuple[When, ...]) -> tuple[When, ...]:
    """Those that say when, not until when or since when: "nobody was freed by Friday" dates nothing."""
    return tuple(one for one in times if _word_before(line, one) not in _BOUNDS | {"before"})


def times_of_line(page: Page, line: Line) -> tuple[When, ...]:
    """The times of a sentence that tell when, without regard to any one event; days before coarser and vaguer ones."""
    found = [
        one
        for one in page.times_in(line.sentence.span)
        if _usable(page, line, None, one) and _word_before(line, one) not in _BOUNDS | {"before", "after"}
    ]
    return tuple(sorted(found, key=lambda one: (not one.resolved, one.granularity not in _DAYS)))


def lead_time(page: Page) -> When | None:
    """The day the first sentence of the body gives its news."""
    line = next((one for one in page.lines if one.kind is BlockKind.BODY), None)
    if line is None:
        return None
    for when in page.times_in(line.sentence.span):
        fits = when.granularity in _DAYS and _word_before(line, when) not in _BOUNDS | {"after", "before"}
        if fits and _usable(page, line, None, when) and not before_news(page, when, days=_A_WEEK):
            return when
    return None


def _usable(page: Page, line: Line, trigger: Trigger | None, when: When) -> bool:
    if when.timex_type not in _POINTS or when.granularity is Granularity.UNKNOWN or page.is_dateline(when):
        return False
    if trigger is not None and (_of_other_noun(line, trigger, when) or of_another_act(line, when, trigger)):
        return False
    return not _is_speech(page, line, trigger, when)


def _of_other_noun(line: Line, trigger: Trigger, when: When) -> bool:
    """Whether the time owns another event: in "fighting that followed Tuesday's bombing" only the bombing was on Tuesday."""
    after = line.word_at(when.span.stop - 1)
    if line.low[after].endswith("'s"):
        after += 1
    elif line.low[after + 1 : after + 2] == ("'s",):
        after += 2
    else:
        return False
    last = after
    while last < len(line.low) and line.tags[last] in {"X", "A", "#", "E", "G"} and last - after < _A_WEEK:
        last += 1
    nouns = [at for at in range(after, last) if line.low[at] in noun_table()]
    return bool(nouns) and not any(trigger.first <= at < trigger.last for at in nouns)


def is_day_of_speech(page: Page, line: Line, when: When) -> bool:
    """Whether a time only says when somebody spoke: "police said on Wednesday"."""
    return _is_speech(page, line, None, when)


def _is_speech(page: Page, line: Line, trigger: Trigger | None, when: When) -> bool:
    """Whether the time stands beside the words of saying and outside what is said."""
    here = line.word_at(when.span.start)
    for claim in page.claims_in(line):
        cue = claim.cue
        own = trigger is not None and cue is not None and cue.overlaps(trigger.span)
        if cue is None or own or any(content.overlaps(when.span) for content in claim.content):
            continue
        first, last = line.word_at(cue.start), line.word_at(cue.stop - 1)
        if line.low[first] == "without" or (here < first and line.low[first - 1] == ","):
            continue  # "the raid on Monday, without giving figures"; "the mayor, hurt on Monday, said"
        if last < here <= last + _AFTER_CUE + 1 or first - _BEFORE_CUE - 1 <= here < first:
            return not _between(claim, cue, when, trigger)
    before = here - 1
    while before > 0 and line.tags[before] in {"P", "D"}:
        before -= 1
    return (
        before >= 0
        and line.low[before] in _SAYING
        and (trigger is None or trigger.noun or trigger.at != before)
    )


def _between(claim: Claim, cue: Span, when: When, trigger: Trigger | None) -> bool:
    """Whether what is told of the event lies between the time and the cue: then the time is the event's."""
    if trigger is None or any(content.contains(trigger.span) for content in claim.content):
        return False
    low, high = sorted((cue.start, when.span.start))
    return low < trigger.span.start < high


def _word_before(line: Line, when: When) -> str:
    at = line.word_at(when.span.start) - 1
    while at > 0 and line.tags[at] in {"D", "'s"}:
        at -= 1
    first = line.low[line.word_at(when.span.start)]
    return first if first in _BOUNDS else (line.low[at] if at >= 0 else "")
