import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord.find.times.times import find_times
from onrecord.ground.date_calendar import moved, stretch_of
from onrecord.ground.dates import ground_times, published_date
from onrecord.model import (
    Block,
    BlockKind,
    DateOf,
    Document,
    Granularity,
    Problem,
    Sentence,
    Span,
    Stated,
    TextMap,
    When,
)

SEEDS = Path(os.environ.get("ONRECORD_SEEDS", Path(__file__).parents[2] / "../shared/seeds"))


def document(text: str, *stated: Stated) -> Document:
    """A document whose paragraphs are the lines of `text` and whose sentences end with a full stop and a blank."""
    sentences = [
        Sentence(span=Span(line.start() + one.start(), line.start() + one.end()), block=0, paragraph=at)
        for at, line in enumerate(re.finditer(r"[^\n]+", text))
        for one in re.finditer(r"\S.*?(?:\.(?= )|$)", line.group())
    ]
    return Document(
        report="d1",
        text=text,
        back=TextMap.identity(len(text)),
        blocks=(Block(kind=BlockKind.BODY, span=Span(0, len(text)), by="test"),),
        sentences=tuple(sentences),
        language="en",
        stated=stated,
    )


def said(value: str, found_in: str = "meta", *, decided: bool = False, field: str = "published") -> Stated:
    return Stated(field=field, value=value, words=value, found_in=found_in, decided=decided)


def grounded(text: str, published: str | None = None) -> tuple[tuple[When, ...], tuple[Problem, ...]]:
    read = document(text, *([said(published)] if published else []))
    day, _ = published_date(read)
    return ground_times(read, find_times(read), day)


def interval(text: str, published: str | None = None) -> tuple[str | None, str | None]:
    """First and last day of the last time in the text."""
    when = grounded(text, published)[0][-1]
    return (
        when.earliest.isoformat() if when.earliest else None,
        when.latest.isoformat() if when.latest else None,
    )


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It fell on Wednesday.", "2017-08-02", "2017-08-02"),
        ("It fell on Friday.", "2017-08-04", "2017-08-04"),
        ("It fell last Friday.", "2017-07-28", "2017-07-28"),
        ("It fell on Thursday last week.", "2017-07-27", "2017-07-27"),
        ("Talks will open on Wednesday.", "2017-08-09", "2017-08-09"),
        ("It fell today.", "2017-08-04", "2017-08-04"),
        ("It fell yesterday.", "2017-08-03", "2017-08-03"),
        ("It fell last week.", "2017-07-24", "2017-07-30"),
        ("It fell last month.", "2017-07-01", "2017-07-31"),
        ("It fell in February.", "2017-02-01", "2017-02-28"),
        ("It fell in December.", "2016-12-01", "2016-12-31"),
        ("It fell in the past 24 hours.", "2017-08-03", "2017-08-04"),
        ("It fell over the past three years.", "2014-08-04", "2017-08-04"),
        ("It fell three weeks ago.", "2017-07-10", "2017-07-16"),
        ("It fell two years ago.", "2015-01-01", "2015-12-31"),
        ("They have fought since Monday.", "2017-07-31", None),
        ("They must leave by 9 August.", None, "2017-08-09"),
        ("They fought from March to May.", "2017-03-01", "2017-05-31"),
        ("They fought from 30 December to 2 January.", "2016-12-30", "2017-01-02"),
        ("It fell between 3 and 9 June 2016.", "2016-06-03", "2016-06-09"),
        ("It fell at the weekend.", "2017-07-29", "2017-07-30"),
        ("It fell in the summer of 2014.", "2014-06-01", "2014-08-31"),
        ("They left after Monday.", "2017-08-01", None),
        ("They left before Monday.", None, "2017-07-30"),
        ("They left after Monday’s raid.", "2017-07-31", "2017-07-31"),
        ("They left two days after Monday.", "2017-07-31", "2017-07-31"),
        ("They must leave no later than 9 August.", None, "2017-08-09"),
        ("They have fought starting in 2014.", "2014-01-01", "2014-12-31"),
        ("They have fought starting on 2 May 2014.", "2014-05-02", None),
        ("Talks will open in two weeks.", "2017-08-14", "2017-08-20"),
        ("They fell in two days.", None, None),
        ("It fell on the first Friday of July.", "2017-07-07", "2017-07-07"),
        ("It fell on the fifth Friday of July 2017.", None, None),
        ("It fell in the last week of 2016.", "2016-12-26", "2017-01-01"),
        ("It fell on Friday the 21st.", "2017-07-21", "2017-07-21"),
        ("It fell on the 21st.", "2017-07-21", "2017-07-21"),
        ("It fell this Wednesday.", "2017-08-02", "2017-08-02"),
        ("It holds for the rest of the month.", "2017-08-04", "2017-08-31"),
        ("It rose in the year to date.", "2017-01-01", "2017-08-04"),
        ("It fell on Labor Day 2016.", "2016-09-05", "2016-09-05"),
        ("It fell over Labor Day weekend.", "2017-09-02", "2017-09-03"),
        ("Spending rose in fiscal 2016.", "2015-04-01", "2017-03-31"),
        ("It was dated 11 Mordad 1396.", "2017-08-02", "2017-08-02"),
        ("It was dated 15 Ramadan 1438.", "2017-06-09", "2017-06-11"),
        ("It fell on the eve of Ramadan.", None, None),
        ("They fought from 11pm to 4am on Wednesday.", "2017-08-02", "2017-08-03"),
        ("They fought between Wednesday and now.", "2017-08-02", "2017-08-04"),
    ],
)
def test_counted_from_publication_on_a_friday(text: str, first: str | None, last: str | None) -> None:
    assert interval(text, "2017-08-04") == (first, last)


@pytest.mark.parametrize("words", ["on Wednesday", "today", "last month", "in February", "two days ago"])
def test_without_publication_nothing_is_invented(words: str) -> None:
    whens, problems = grounded(f"It fell {words}.")
    assert not whens[0].resolved
    assert whens[0].words in words
    assert problems == ()


def test_the_same_year_is_the_year_last_named() -> None:
    whens, _ = grounded("In 2012 it fell. In the same year it rose.", "2024-01-15")
    assert (whens[1].earliest, whens[1].latest) == (date(2012, 1, 1), date(2012, 12, 31))
    assert whens[1].anchor == "2012, paragraph 1"


def test_a_year_that_opens_a_sentence_holds_for_its_paragraph() -> None:
    assert interval("In 2014 it fell. In February it rose.", "2017-08-04") == ("2014-02-01", "2014-02-28")
    assert interval("In 2014 it fell.\nIn February it rose.", "2017-08-04") == ("2017-02-01", "2017-02-28")


def test_a_year_in_passing_does_not() -> None:
    text = "The unit, founded in 2014, fell. In February it rose."
    assert interval(text, "2017-08-04") == ("2017-02-01", "2017-02-28")


def test_days_earlier_hang_on_the_day_named_before() -> None:
    assert interval("On 3 May 2014 it fell. Two days earlier it stood.") == ("2014-05-01", "2014-05-01")
    assert interval("Two days earlier it stood.", "2017-08-04") == (None, None)


def test_today_in_a_quotation_is_the_day_of_the_speech() -> None:
    whens, _ = grounded("“It burned today,” the mayor said on Tuesday.", "2017-08-04")
    assert whens[0].earliest == date(2017, 8, 1)


def test_an_impossible_date_stays_unresolved_and_is_told() -> None:
    whens, problems = grounded("It fell on 31 February 2017.")
    assert (whens[0].words, whens[0].resolved) == ("31 February 2017", False)
    assert [problem.code for problem in problems] == ["impossible-date"]


def test_a_wrong_weekday_moves_nothing() -> None:
    whens, problems = grounded("It fell on Wednesday 3 August 2017.")
    assert whens[0].earliest == date(2017, 8, 3)
    assert [problem.code for problem in problems] == ["weekday-mismatch"]


def test_the_weekday_chooses_the_year() -> None:
    assert interval("It fell on Thursday, April 6.", "2000-09-05") == ("2000-04-06", "2000-04-06")


@pytest.mark.parametrize(
    ("text", "timex", "kind"),
    [
        ("They fought for three days.", "P3D", "DURATION"),
        ("They protest every Friday.", "XXXX-WXX-5", "SET"),
        ("It was recently rebuilt.", "PAST_REF", "DATE"),
        ("It fell on Wednesday night.", "2017-08-02TNI", "TIME"),
    ],
)
def test_timex3_value_and_type(text: str, timex: str, kind: str) -> None:
    (when,) = grounded(text, "2017-08-04")[0]
    assert (when.timex, when.timex_type) == (timex, kind)


def test_vague_words_are_vague() -> None:
    (when,) = grounded("It was recently rebuilt.", "2017-08-04")[0]
    assert when.vague
    assert not when.resolved


def test_a_report_known_by_its_month_has_no_wednesday() -> None:
    assert interval("It fell on Wednesday.", "2017-08") == (None, None)


def test_publication_a_decision_outranks_the_page() -> None:
    when, problems = published_date(
        document("", said("2017-08-03", "meta"), said("2017-08-02", "--published", decided=True))
    )
    assert when is not None
    assert (when.earliest, when.anchor, when.date_of) == (
        date(2017, 8, 2),
        "--published",
        DateOf.PUBLICATION,
    )
    assert [problem.code for problem in problems] == ["several-publication-dates"]
    assert "2017-08-03 (meta)" in problems[0].says


def test_publication_same_day_twice_is_no_problem() -> None:
    assert published_date(document("", said("2017-08-02T10:00"), said("2017-08-02")))[1] == ()


def test_publication_none_is_none() -> None:
    assert published_date(document("")) == (None, ())


def test_publication_without_a_year_needs_one_from_elsewhere() -> None:
    alone, problems = published_date(document("", said("--03-03", "dateline")))
    assert alone is None
    assert [problem.code for problem in problems] == ["publication-date-incomplete"]
    joined, _ = published_date(document("", said("--03-03"), said("2019-03-04", field="updated")))
    assert joined is not None
    assert joined.earliest == date(2019, 3, 3)


def test_publication_by_month() -> None:
    when, _ = published_date(document("", said("2019-03")))
    assert when is not None
    assert (when.earliest, when.latest, when.granularity) == (
        date(2019, 3, 1),
        date(2019, 3, 31),
        Granularity.MONTH,
    )


def test_publication_in_the_dateline_has_its_place() -> None:
    text = "GOMA, May 6, 2024\nIt fell."
    stated = Stated(field="published", value="2024-05-06", words="May 6, 2024", found_in="dateline")
    read = replace(
        document(text, stated), blocks=(Block(kind=BlockKind.DATELINE, span=Span(0, 17), by="test"),)
    )
    when, _ = published_date(read)
    assert when is not None
    assert when.span.of(text) == "May 6, 2024"


def test_a_look_back_is_counted_from_where_the_report_stands() -> None:
    text = "On 3 May 2014 it fell. Two days earlier it stood. A day earlier it burned."
    whens, _ = grounded(text)
    assert [when.timex for when in whens] == ["2014-05-03", "2014-05-01", "2014-05-02"]
    assert whens[2].anchor == "3 May 2014, paragraph 1"


def test_what_comes_later_follows_what_came_before_it() -> None:
    text = "On 3 May 2014 it fell. Two days later it burned. The next day it stood."
    assert [when.timex for when in grounded(text)[0]] == ["2014-05-03", "2014-05-05", "2014-05-06"]


def test_a_date_in_figures_that_may_be_two_stays_unresolved_and_is_told() -> None:
    whens, problems = grounded("It fell on 02/08/2017.", "2017-08-04")
    assert not whens[0].resolved
    assert [(problem.code, problem.span) for problem in problems] == [("ambiguous-date", whens[0].span)]


@pytest.mark.parametrize(
    "words",
    ["31 February 2017", "31 February", "30 Feb.", "the 31st of June 2017", "2017-02-30", "31 Mehr 1396"],
)
def test_no_impossible_date_is_moved(words: str) -> None:
    whens, problems = grounded(f"It fell on {words}, they say.", "2017-08-04")
    assert [problem.code for problem in problems] == ["impossible-date"]
    assert [(when.words in words, when.resolved) for when in whens] == [(True, False)]
    assert problems[0].span == whens[0].span


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("They have fought since Monday.", "ON_OR_AFTER"),
        ("They must leave by 9 August.", "ON_OR_BEFORE"),
        ("They left after 8 p.m.", "AFTER"),
        ("They left before 2014.", "BEFORE"),
        ("It fell in early March.", "START"),
        ("It fell in mid-March.", "MID"),
        ("It fell at the end of March.", "END"),
        ("It fell about three weeks ago.", "APPROX"),
        ("It took more than two weeks.", "MORE_THAN"),
        ("It fell in March.", None),
    ],
)
def test_modifiers(text: str, mod: str | None) -> None:
    assert grounded(text, "2017-08-04")[0][-1].mod == mod


def test_a_cue_in_another_voice_is_not_heard() -> None:
    text = "“We will meet on Friday,” the mayor said."
    assert interval(text, "2017-08-02") == ("2017-08-04", "2017-08-04")


def test_the_time_of_a_dateline_is_the_reports_and_anchors_nothing() -> None:
    text = "HARGEISA, 7 May 2014 (Agency) Two days earlier it fell."
    read = replace(
        document(text),
        blocks=(Block(kind=BlockKind.DATELINE, span=Span(0, 29), by="test"),),
        sentences=(Sentence(span=Span(30, len(text)), block=0, paragraph=0),),
    )
    whens, _ = ground_times(read, find_times(read), None)
    assert [(when.timex, when.resolved) for when in whens] == [("2014-05-07", True), (None, False)]


def test_publication_without_a_year_takes_the_nearest() -> None:
    when, _ = published_date(document("", said("--12-31", "dateline"), said("2018-01-01", field="updated")))
    assert when is not None
    assert when.earliest == date(2017, 12, 31)


def test_publication_without_a_year_between_dates_far_apart_stays_open() -> None:
    stated = (
        said("--12-31", "dateline"),
        said("2018-01-01", field="updated"),
        said("2011-01-01", field="updated"),
    )
    assert published_date(document("", *stated))[0] is None


def test_calendar_edges() -> None:
    assert stretch_of("2016-02-29") is not None
    assert stretch_of("2017-02-29") is None
    assert stretch_of("2017-W54") is None
    assert stretch_of("soon") is None
    assert stretch_of("2017-02-WXX-3-#5") is None
    assert stretch_of("2017-13-W#1") is None
    assert moved(date(9999, 12, 31), 1, "D") is None


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed reports are not here")
def test_the_convoy_report_with_and_without_its_date() -> None:
    path = min(SEEDS.glob("000_*.txt"))
    bare = document(path.read_text("utf-8"))
    unresolved = {when.words: when for when in ground_times(bare, find_times(bare), None)[0]}
    assert not unresolved["Wednesday"].resolved
    assert not unresolved["today"].resolved
    assert unresolved["the same year"].timex == "2015"
    assert unresolved["April 2017"].timex == "2017-04"
    dated = replace(bare, stated=(said("2017-08-02", "--published", decided=True),))
    whens = ground_times(dated, find_times(dated), published_date(dated)[0])[0]
    assert {when.words: when.timex for when in whens}["Wednesday"] == "2017-08-02"
    assert {when.words: when.timex for when in whens}["the same year"] == "2015"


def test_the_same_report_gives_the_same_ids() -> None:
    text = "It fell on Wednesday. In 2014 it stood."
    assert grounded(text, "2017-08-04") == grounded(text, "2017-08-04")
    assert len({when.id for when in grounded(text)[0]}) == 2


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize(
    "words",
    [
        "Wednesday",
        "last Friday",
        "the weekend",
        "next year",
        "three weeks ago",
        "the first week of January",
        "after Monday",
    ],
)
def test_at_the_edges_of_the_calendar_nothing_breaks(published: str, words: str) -> None:
    whens, _ = grounded(f"It fell {words}.", published)
    assert all(when.earliest is None or when.latest is None or when.earliest <= when.latest for when in whens)
