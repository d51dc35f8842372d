"""The text of a report leads back to its bytes, exactly, in every format and encoding."""

import csv
import gzip
import io
import json
from html import escape, unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Problem, Report, Span
from onrecord.read import ReadOptions, read_bytes

NEWS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.sampled_from("\n\t"), max_size=60
)
# No white space of their own at the ends and no control characters: what XML and one line of CSV can hold.
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), min_size=1, max_size=40
).filter(lambda words: bool(words.strip()))


def reports_of(body: bytes, name: str) -> list[Report]:
    return [one for one in read_bytes(body, name, ReadOptions()) if isinstance(one, Report)]


def leads_back(report: Report, start: int, stop: int) -> bytes:
    span = report.back.source_span(Span(start, stop))
    return report.body[span.start : span.stop]


def spans_of(text: str) -> list[tuple[int, int]]:
    return [(start, stop) for start in range(len(text)) for stop in (start + 1, min(start + 7, len(text)))]


@settings(deadline=None)  # the first example pays for imports
@given(NEWS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]))
def test_every_stretch_of_plain_text_is_its_own_bytes(text: str, encoding: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    # A first letter nobody takes for markup, and enough Latin letters to be no binary file.
    told = f"Kabul was quiet. {text}"
    (report,) = reports_of(mark + told.encode(encoding), "note.txt")
    assert report.text == told
    for start, stop in spans_of(told):
        assert leads_back(report, start, stop).decode(report.encoding) == told[start:stop]


@settings(deadline=None)  # the first example pays for imports
@given(
    NEWS,
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=60).filter(str.strip),
)
def test_json_strings_unescape_to_the_text_they_lead_back_to(title: str, text: str) -> None:
    body = json.dumps({"title": title, "text": text}).encode()
    (report,) = reports_of(body, "desk.jsonl")
    at = len(report.text) - len(text)
    assert report.text[at:] == text
    for start, stop in spans_of(text):
        stretch = leads_back(report, at + start, at + stop)
        assert json.loads(b'"' + stretch + b'"') == text[start:stop]


@settings(deadline=None)  # the first example pays for imports
@given(WORDS, WORDS)
def test_a_title_behind_the_text_leads_to_its_own_place(title: str, text: str) -> None:
    title = f"Day of {title}."
    body = json.dumps({"text": text, "title": title}, ensure_ascii=False).encode()
    (report,) = reports_of(body, "desk.jsonl")
    if text.startswith("Day of"):  # the title may be there already
        return
    assert report.text == f"{title}\n\n{text}"
    assert json.loads(b'"' + leads_back(report, 0, len(title)) + b'"') == title
    both = leads_back(report, 0, len(report.text))
    assert both.index(json.dumps(text, ensure_ascii=False)[1:-1].encode()) < both.index(b"Day of")


@settings(deadline=None)  # the first example pays for imports
@given(WORDS, WORDS)
def test_cells_of_a_table_lead_back(title: str, text: str) -> None:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["date", "title", "text"], ["2017-08-02", title, text]])
    (report,) = reports_of(out.getvalue().encode(), "desk.csv")
    at = len(report.text) - len(text)
    assert report.text[at:] == text
    for start, stop in spans_of(text):
        stretch = leads_back(report, at + start, at + stop).decode()
        assert stretch.replace('""', '"') == text[start:stop]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@settings(deadline=None)  # the first example pays for imports
@given(text=WORDS)
def test_entries_of_a_feed_lead_back(text: str, encoding: str) -> None:
    inside = f"<title>{escape(text)}</title>"
    feed = f'<?xml version="1.0" encoding="{encoding}"?><rss><channel><item>{inside}</item></channel></rss>'
    (report,) = reports_of(feed.encode(encoding), "feed.xml")
    assert report.body.decode(report.encoding) == f"<item>{inside}</item>"
    if report.text != text:  # a title may hold HTML's own references, which are read too
        assert "&" in text
        return
    for start, stop in spans_of(text):
        stretch = leads_back(report, start, stop).decode(report.encoding)
        assert unescape(stretch) == text[start:stop]


@settings(deadline=None)  # the first example pays for imports
@given(st.binary(max_size=200))
def test_any_bytes_behind_a_sentence_are_mapped_without_gap(tail: bytes) -> None:
    body = b"Kabul was quiet on Wednesday, the governor's press service said, and so was Herat. " * 5 + tail
    for report in reports_of(body, "note.txt"):
        made = 0
        source = 0
        for run in report.back.runs:
            assert run.new.start == made
            assert run.source.start >= source
            made, source = run.new.stop, run.source.stop
        assert made == len(report.text) == report.back.length
        assert source <= len(body) == report.back.source_length


@settings(deadline=None)  # the first example pays for imports
@given(NEWS)
def test_reading_twice_gives_the_same(text: str) -> None:
    body = gzip.compress(text.encode(), mtime=0)
    first, second = (list(read_bytes(body, "note.txt.gz", ReadOptions())) for _ in range(2))
    assert first == second
    for one in first:
        assert isinstance(one, Problem) or one.container is not None
