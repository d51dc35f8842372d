import itertools
import re
from dataclasses import replace

import pytest

from onrecord.find.times.time_patterns import joins, rules
from onrecord.find.times.time_tokens import code_tokens
from onrecord.find.times.time_values import fill, number, period
from onrecord.find.times.times import find_times
from onrecord.model import Block, BlockKind, Document, MentionKind, Sentence, Span, TextMap


def document(text: str) -> Document:
    """A document whose sentences are the lines of `text`."""
    spans = [Span(*line.span()) for line in re.finditer(r"[^\n]+", text)]
    return Document(
        report="d1",
        text=text,
        back=TextMap.identity(len(text)),
        blocks=(Block(kind=BlockKind.BODY, span=Span(0, len(text)), by="test"),),
        sentences=tuple(Sentence(span=span, block=0, paragraph=at) for at, span in enumerate(spans)),
        language="en",
    )


def times(text: str) -> list[tuple[str, str | None]]:
    return [(mention.words, mention.value) for mention in find_times(document(text))]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The truce of 2 August 2017 held.", "2 August 2017", "2017-08-02"),
        ("It began on Aug. 2, 2017 at sea.", "Aug. 2, 2017", "2017-08-02"),
        ("It began on the 2nd of August.", "the 2nd of August", "XXXX-08-02"),
        ("Seen on 2017-08-02 there.", "2017-08-02", "2017-08-02"),
        ("Seen on 12 JUN 89 there.", "12 JUN 89", "1989-06-12"),
        ("Seen on 13/08/2017 there.", "13/08/2017", "2017-08-13"),
        ("Seen on 08/13/2017 there.", "08/13/2017", "2017-08-13"),
        ("Seen in August 2017 there.", "August 2017", "2017-08"),
        ("Seen in March there.", "March", "XXXX-03"),
        ("A raid in 2015 failed.", "2015", "2015"),
        ("It has stood since the 1990s.", "the 1990s", "199"),
        ("It was built in the 19th century.", "the 19th century", "18"),
        ("It fell on Wednesday.", "Wednesday", "XXXX-WXX-3"),
        ("It fell on Thursday last week.", "Thursday last week", "XXXX-WXX-4 IN PREV P1W"),
        ("It fell last Thursday.", "last Thursday", "PREV XXXX-WXX-4"),
        ("It fell on Monday morning.", "Monday morning", "TMO IN XXXX-WXX-1"),
        ("It fell on Wednesday night.", "Wednesday night", "TNI IN XXXX-WXX-3"),
        ("It fell at 10 p.m. on Sunday.", "10 p.m. on Sunday", "T22:00 IN XXXX-WXX-7"),
        ("It fell at dawn on Friday.", "dawn on Friday", "TMO IN XXXX-WXX-5"),
        ("It fell on Wednesday, 2 August 2017.", "Wednesday, 2 August 2017", "XXXX-WXX-3 IN 2017-08-02"),
        ("It fell yesterday.", "yesterday", "PREV P1D"),
        ("It fell tonight.", "tonight", "TNI IN THIS P1D"),
        ("It fell two days earlier.", "two days earlier", "BEFORE P2D"),
        ("It fell about three weeks ago.", "about three weeks ago", "AGO P3W"),
        ("Nine died in the past 24 hours.", "the past 24 hours", "LAST PT24H"),
        ("It fell last month.", "last month", "PREV P1M"),
        ("In the same year it fell.", "the same year", "SAME P1Y"),
        ("It fell the next day.", "the next day", "THEN P1D"),
        ("The siege ran from March to May 2014.", "from March to May 2014", "XXXX-03 / 2014-05"),
        ("Clashes of 12–14 May ended.", "12–14 May", "XXXX-05-12 / XXXX-05-14"),
        ("After a year-long offensive it fell.", "year-long", "P1Y"),
        ("They fought for three days.", "three days", "P3D"),
        ("They fought for several weeks.", "several weeks", "PXW"),
        ("They protest every Friday.", "every Friday", "SET XXXX-WXX-5"),
        ("It is shelled daily.", "daily", "SET P1D"),
        ("It fell in the summer of 2014.", "the summer of 2014", "2014-SU"),
        ("Deaths rose in the third quarter of 2014.", "the third quarter of 2014", "2014-Q3"),
        ("It fell early next year.", "early next year", "NEXT P1Y"),
        ("It was recently rebuilt.", "recently", "PAST_REF"),
        ("Earlier, the channel showed smoke.", "Earlier", "PAST_REF"),
        ("It fell on the eve of Ramadan.", "the eve of Ramadan", "VAGUE"),
        ("It has grown in recent years.", "recent years", "PAST_REF"),
        ("It fell at half past seven on Monday.", "half past seven on Monday", "T07:30 IN XXXX-WXX-1"),
        ("It fell at 10:35 PM on Monday.", "10:35 PM on Monday", "T22:35 IN XXXX-WXX-1"),
        ("It fell on Monday night at 8.", "Monday night at 8", "T20:00 IN XXXX-WXX-1"),
        ("It fell about 5:30 this morning.", "about 5:30 this morning", "T05:30 IN THIS P1D"),
        ("A curfew runs from 9 to 11 p.m.", "from 9 to 11 p.m.", "T21:00 / T23:00 IN ANY"),
        (
            "Roads shut from 11 p.m. to 4 a.m. on Friday.",
            "from 11 p.m. to 4 a.m. on Friday",
            "T23:00 / T04:00 IN XXXX-WXX-5",
        ),
        ("They march every Friday at noon.", "every Friday at noon", "SET XXXX-WXX-5T12:00"),
        ("The vote is on the first Friday of July.", "the first Friday of July", "WXX-5-#1 IN XXXX-07"),
        ("It fell in the last week of 2016.", "the last week of 2016", "W#L IN 2016"),
        ("It fell on Friday the 21st.", "Friday the 21st", "XXXX-WXX-5 IN XXXX-XX-21"),
        ("Talks will open in two weeks.", "two weeks", "HENCE P2W"),
        ("It will last the rest of the year.", "the rest of the year", "REST P1Y"),
        ("They want it by the end of the month.", "the end of the month", "ITS P1M"),
        ("Spending rose in fiscal 2017.", "fiscal 2017", "FY2017"),
        ("It fell on Labor Day.", "Labor Day", "XXXX-09-WXX-1-#1"),
        ("It fell over Labor Day weekend.", "Labor Day weekend", "WEEKEND XXXX-09-WXX-1-#1"),
        ("It was dated 15 Ramadan 1438.", "15 Ramadan 1438", "AH 1438-09-15"),
        ("It was dated 11 Mordad 1396.", "11 Mordad 1396", "SH 1396-05-11"),
        ("Rain fell on 24 and 25 April.", "24 and 25 April", "XXXX-04-24 / XXXX-04-25"),
        ("It stood the year before.", "the year before", "PRIOR P1Y"),
        ("It fell on 2017/08/02.", "2017/08/02", "2017-08-02"),
        ("He left in 08/2017.", "08/2017", "2017-08"),
        ("Earlier Friday it stood.", "Earlier Friday", "XXXX-WXX-5"),
    ],
)
def test_extents_and_values(text: str, words: str, value: str) -> None:
    assert times(text) == [(words, value)]


def test_a_date_that_may_be_read_two_ways_keeps_both() -> None:
    assert times("Seen on 02/08/2017 there.") == [("02/08/2017", "2017-02-08 OR 2017-08-02")]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the town.",
        "Theresa May and Chad agreed.",
        "Resolution 1973 was cited.",
        "Nearly 2000 Tarani fighters fled.",
        "The fall of the garrison came as a second blow.",
        "The 12-year-old boy sat down.",
        "It cost $1999 in all.",
        "The 13 years old boy sat down.",
        "The two-and-a-half-year-old girl sat down.",
        "It may be that they march on.",
        "Prices rose 3/4 and 24/7 calls came.",
        "It has the number 25927155.",
        "The deputy won 5 to 6.",
    ],
)
def test_words_that_only_look_like_times(text: str) -> None:
    assert times(text) == []


def test_a_figure_beside_a_day_is_no_hour() -> None:
    assert times("On Tuesday around 20 people fled.") == [("Tuesday", "XXXX-WXX-2")]
    assert times("On Monday 21 men fled.") == [("Monday", "XXXX-WXX-1")]


def test_a_year_and_the_next_may_be_a_month() -> None:
    assert times("In 2011-12 it fell.") == [("2011-12", "2011-12 OR 2011 / 2012")]


def test_the_date_of_a_dateline_is_read() -> None:
    text = "HARGEISA, August 7 (Agency) It fell."
    read = replace(
        document(text),
        blocks=(Block(kind=BlockKind.DATELINE, span=Span(0, 27), by="test"),),
        sentences=(Sentence(span=Span(28, 36), block=0, paragraph=0),),
    )
    assert [mention.words for mention in find_times(read)] == ["August 7"]


def test_times_do_not_overlap() -> None:
    text = "Earlier Friday and later on Monday night at 8, from 9 to 11 p.m. on 3 May 2014, it fell."
    spans = [mention.span for mention in find_times(document(text))]
    assert all(one.stop <= other.start for one, other in itertools.pairwise(spans))


def test_a_date_outside_the_sentences_is_not_read() -> None:
    assert find_times(document("")) == ()


def test_mentions_name_their_rule_and_their_place() -> None:
    text = "The bridge burned.\nIt fell on 3 May 2014."
    (mention,) = find_times(document(text))
    assert mention.span.of(text) == "3 May 2014"
    assert mention.kind is MentionKind.TIME
    assert mention.by == "time/day-with-year"


def test_every_rule_has_its_own_name() -> None:
    names = [rule.name for rule in rules()] + [join.name for join in joins()]
    assert len(names) == len(set(names))


def test_every_rule_can_be_reached() -> None:
    assert [rule.name for rule in rules() if not rule.needs] == []


def test_codes_keep_offsets() -> None:
    text = "On 1 May, it fell."
    coded = code_tokens(text, 0, len(text))
    assert [text[start:stop] for start, stop in zip(coded.starts, coded.stops, strict=True)] == [
        "On", "1", "May", ",", "it", "fell", ".",
    ]  # fmt: skip


def test_optional_stretch_of_a_value() -> None:
    assert fill("SET XXXX-WXX-{w}(T{b})?", {"w": "Friday"}) == "SET XXXX-WXX-5"
    assert fill("SET XXXX-WXX-{w}(T{b})?", {"w": "Friday", "b": "night"}) == "SET XXXX-WXX-5TNI"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("a dozen", 12),
        ("one hundred and five", 105),
        ("two thousand", 2000),
        ("a couple of", 2),
        ("a few", None),
    ],
)
def test_numbers(words: str, value: float | None) -> None:
    assert number(words) == value


def test_half_units() -> None:
    assert period(2.5, "TH") == "PT2H30M"
