"""News or background, with a reason a reader understands."""

from datetime import date

import pytest

from onrecord.find.incidents.found import Found
from onrecord.find.incidents.incidents import find_incidents
from onrecord.model import Granularity, Incident, Span, When, content_id
from tests.find.texts import document_of

NEWS = "A patrol was ambushed near the ford on Thursday.\n\n"


def _incidents(
    text: str, published: date | None = None, times: tuple[When, ...] = ()
) -> tuple[Incident, ...]:
    found = Found(document=document_of(text), published=published, times=times)
    return find_incidents(found)[0]


def _when(text: str, words: str, granularity: Granularity, earliest: date, latest: date) -> When:
    start = text.index(words)
    span = Span(start, start + len(words))
    return When(
        id=content_id("when", span.start),
        mention=None,
        span=span,
        words=words,
        earliest=earliest,
        latest=latest,
        granularity=granularity,
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("In November 2021, gunmen stormed the old customs house.", "2021"),
        ("Two years ago rebels bombed the same bridge.", "years ago"),
        ("Armed groups regularly attack public buildings.", "general"),
        ("An earlier attack on the ford killed nobody.", "earlier"),
        ("The country has seen many raids, such as a bombing at a fair.", "example"),
        ("Crowds gathered in protest against the killing of a judge.", "cause"),
    ],
)
def test_background(text: str, reason: str) -> None:
    later = [one for one in _incidents(NEWS + text) if one.triggers[0].start > len(NEWS)]
    told = [one.background_reason for one in later if not one.news]
    assert any(one is not None and reason in one for one in told), later


def test_the_news_stays_news() -> None:
    first, *_ = _incidents(NEWS + "In November 2021, gunmen stormed the old customs house.")
    assert first.news
    assert first.background_reason is None


def test_an_earlier_report_of_the_same_day_is_news() -> None:
    incidents = _incidents(NEWS + "Earlier, the radio reported that gunmen ambushed the patrol.")
    assert all(one.news for one in incidents)


@pytest.mark.parametrize(
    ("published", "news"), [(date(2017, 8, 2), False), (date(2017, 4, 28), True), (None, False)]
)
def test_a_month_is_background_only_when_the_news_is_later(published: date | None, *, news: bool) -> None:
    text = "In April 2017 rebels shelled the airport."
    when = _when(text, "April 2017", Granularity.MONTH, date(2017, 4, 1), date(2017, 4, 30))
    (incident,) = _incidents(text, published, (when,))
    assert incident.news is news


def test_a_sentence_without_a_date_goes_on_from_the_one_before() -> None:
    text = NEWS + "In 2014 rebels shelled the airport. They stormed the terminal."
    when = _when(text, "2014", Granularity.YEAR, date(2014, 1, 1), date(2014, 12, 31))
    incidents = _incidents(text, date(2020, 1, 1), (when,))
    assert [one.news for one in incidents] == [True, *[False] * (len(incidents) - 1)]


def test_the_past_is_never_merged_with_the_news() -> None:
    text = "Gunmen stormed the customs house on Wednesday.\n\nIn November 2021, gunmen stormed the customs house."
    assert [one.news for one in _incidents(text)] == [True, False]
