"""When: a stretch of time with the words it came from; unresolved stays unresolved."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.model.span import Span


class Granularity(StrEnum):
    """The unit in which the words speak."""

    INSTANT = "instant"
    HOUR = "hour"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    UNKNOWN = "unknown"


class DateOf(StrEnum):
    """What a date is the date of."""

    EVENT = "event"
    DISCOVERY = "discovery"
    DEATH = "death"
    ANNOUNCEMENT = "announcement"
    PUBLICATION = "publication"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The grounding of one time expression.

    `earliest` and `latest` are both inclusive days; either is None when the words leave it open, both are None
    when the expression is unresolved (a weekday in a report without a date). `timex` is the TIMEX3 value
    ("2017-08-02", "2017-08-02TNI", "P2D", "PAST_REF"), `timex_type` DATE, TIME, DURATION or SET.
    `mod` is the TIMEX3 modifier of the words (BEFORE, AFTER, ON_OR_BEFORE, ON_OR_AFTER, START, MID, END, APPROX …).
    `anchor` says what a relative expression was counted from, in words ("published 2017-08-02", "2015, paragraph 5").
    """

    id: str
    mention: str | None
    span: Span
    words: str
    earliest: date | None
    latest: date | None
    granularity: Granularity
    vague: bool = False
    date_of: DateOf = DateOf.UNKNOWN
    timex: str | None = None
    timex_type: str = "DATE"
    mod: str | None = None
    anchor: str | None = None
    by: str = ""

    @property
    def resolved(self) -> bool:
        """Whether at least one end of the interval is known."""
        return self.earliest is not None or self.latest is not None
