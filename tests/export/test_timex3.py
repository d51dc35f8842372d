import xml.etree.ElementTree as ET
from datetime import date

from onrecord.export.timex3 import timex3_inline, timex3_tags
from onrecord.model import Analysis, DateOf, Document, Granularity, Span, TextMap, When

TEXT = "It fell on Wednesday & burned from 3 to 5 May; they march every Friday."


def when(
    words: str, timex: str | None, timex_type: str = "DATE", anchor: str | None = None, mod: str | None = None
) -> When:
    start = TEXT.index(words)
    return When(
        id=f"when:{start}",
        mention=None,
        span=Span(start, start + len(words)),
        words=words,
        earliest=None,
        latest=None,
        granularity=Granularity.DAY,
        timex=timex,
        timex_type=timex_type,
        anchor=anchor,
        mod=mod,
    )


def analysis(*times: When, published: str | None = None) -> Analysis:
    document = Document(
        report="d1",
        text=TEXT,
        back=TextMap.identity(len(TEXT)),
        blocks=(),
        sentences=(),
        language="en",
    )
    day = (
        When(
            id="p",
            mention=None,
            span=Span(0, 0),
            words=published,
            earliest=date.fromisoformat(published),
            latest=date.fromisoformat(published),
            granularity=Granularity.DAY,
            date_of=DateOf.PUBLICATION,
            timex=published,
        )
        if published
        else None
    )
    return Analysis(report="d1", version="1", document=document, times=times, published=day)


def tree(found: Analysis) -> ET.Element:
    return ET.fromstring(timex3_inline(found))  # noqa: S314 - what we wrote ourselves


WEDNESDAY = when("Wednesday", "2017-08-02", anchor="published 2017-08-04")
RANGE = when("from 3 to 5 May", "2017-05-03/2017-05-05")
FRIDAYS = when("every Friday", "XXXX-WXX-5", "SET")


def test_inline_is_xml_that_keeps_the_text() -> None:
    root = tree(analysis(FRIDAYS, WEDNESDAY, RANGE, published="2017-08-04"))
    text = root.find("TEXT")
    assert text is not None
    assert "".join(text.itertext()) == TEXT
    assert [tag.text for tag in text.iter("TIMEX3")] == ["Wednesday", "from 3 to 5 May", "every Friday"]
    own = root.find("DCT/TIMEX3")
    assert own is not None
    assert (own.get("value"), own.get("functionInDocument")) == ("2017-08-04", "PUBLICATION_TIME")


def test_a_range_is_a_duration_between_two_ends() -> None:
    tags = {tag.tid: tag for tag in timex3_tags(analysis(RANGE))}
    assert (tags["t1"].type, tags["t1"].begin, tags["t1"].end) == ("DURATION", "t1a", "t1b")
    assert (tags["t1a"].value, tags["t1b"].value) == ("2017-05-03", "2017-05-05")
    root = tree(analysis(RANGE))
    assert [tag.get("tid") for tag in root.findall("TIMEX3")] == ["t1a", "t1b"]


def test_what_is_counted_from_publication_points_to_it_only_where_it_is_known() -> None:
    known = timex3_tags(analysis(WEDNESDAY, published="2017-08-04"))
    assert [tag.anchor for tag in known] == [None, "t0"]
    assert timex3_tags(analysis(WEDNESDAY))[0].anchor is None


def test_unknown_is_told_as_unknown_and_modifiers_stand() -> None:
    (tag,) = timex3_tags(analysis(when("Wednesday", None, mod="AFTER")))
    assert (tag.value, tag.mod) == ("XXXX-XX-XX", "AFTER")


def test_repetitions() -> None:
    (tag,) = timex3_tags(analysis(FRIDAYS))
    assert (tag.type, tag.quant) == ("SET", "EVERY")


def test_control_characters_do_not_break_it() -> None:
    document = Document(
        report="d1", text="a\x0bb", back=TextMap.identity(3), blocks=(), sentences=(), language="en"
    )
    assert tree(Analysis(report="d1", version="1", document=document)).findtext("TEXT") == "a b"
