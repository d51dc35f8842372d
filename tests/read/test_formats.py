"""Each format: what its reports hold, where they came from, and what they state about themselves."""

import gzip
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.model import Problem, Report, Span, Stated, Through, digest_bytes
from onrecord.read import Kind, ReadOptions, read_bytes, read_paths

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Radio Example</title><language>en-gb</language>
<item><title>Minister&amp;#8217;s visit</title><link>https://radio.example/1</link>
<pubDate>Wed, 02 Aug 2017 10:00:00 +0430</pubDate><source url="https://wire.example">Example Wire</source>
<content:encoded><![CDATA[<p>The minister &amp; the governor spoke.</p>]]></content:encoded></item>
<item><title>Quiet day</title><description>Shells &amp; mines: none.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Post</title>
<entry><title>Bridge closed</title><link rel="self" href="https://post.example/self"/>
<link rel="alternate" href="https://post.example/2"/><author><name>The Post newsroom</name></author>
<published>2017-08-02T10:00:00Z</published><summary>Short.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The bridge was closed.</p></div></content></entry>
</feed>"""
PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Bridge closed | Example Post</title>
<meta property="og:site_name" content="Example Post"><meta property="og:title" content="Bridge closed">
<meta name="author" content="The Post newsroom"><link rel="canonical" href="https://post.example/2">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2017-08-02T10:00:00+04:30",
"publisher": {"name": "Example Post"}}]}</script></head><body><p>The bridge was closed.</p></body></html>"""


def reports_of(body: bytes, name: str, options: ReadOptions | None = None) -> list[Report]:
    found = list(read_bytes(body, name, options or ReadOptions(), through=Through.FILE))
    assert not [one for one in found if isinstance(one, Problem)]
    return [one for one in found if isinstance(one, Report)]


def states(report: Report, field: str) -> Stated:
    stated = report.best(field)
    assert stated is not None, field
    return stated


def warc(*records: tuple[str, bytes], kind: str = "response") -> bytes:
    out = b""
    for url, block in records:
        content_type = "application/http; msgtype=response" if kind == "response" else "text/plain"
        out += (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2017-08-03T00:00:00Z\r\n"
            f"Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
        ).encode()
        out += block + b"\r\n\r\n"
    return out


def http(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    head = "\r\n".join((f"HTTP/1.1 {status}", "Content-Type: text/html; charset=utf-8", *headers))
    return head.encode() + b"\r\n\r\n" + body


def test_plain_text_is_the_file() -> None:
    (report,) = reports_of(b"Kabul was quiet.\n", "note.txt")
    assert report.digest == digest_bytes(b"Kabul was quiet.\n")
    assert (report.media_type, report.container, report.locator) == ("text/plain", None, None)
    assert report.through is Through.FILE


def test_json_lines_map_names_and_keep_each_line() -> None:
    lines = b'{"headline": "Quiet day", "content": "Kabul was quiet.", "date": "2017-08-02"}\r\n\n'
    lines += b'{"body": "<p>Herat, too.</p>"}\n'
    first, second = reports_of(lines, "desk.jsonl")
    assert first.text == "Quiet day\n\nKabul was quiet."
    assert first.body == lines.split(b"\r\n")[0]
    assert first.container == digest_bytes(lines)
    assert (first.locator, first.through) == ("line 1", Through.JSONL)
    assert states(first, "published") == Stated(
        field="published", value="2017-08-02", words="2017-08-02", found_in="jsonl key date"
    )
    assert (second.locator, second.media_type) == ("line 3", "text/html")


def test_a_user_maps_keys_that_have_other_names() -> None:
    options = ReadOptions(columns={"text": "Wortlaut", "outlet": "Blatt"})
    (report,) = reports_of(
        b'{"Wortlaut": "Kabul was quiet.", "Blatt": "Example Post"}', "desk.jsonl", options
    )
    assert states(report, "outlet").value == "Example Post"


def test_a_json_array_and_an_object_over_many_lines_are_read() -> None:
    array = json.dumps([{"text": "Kabul was quiet."}, {"text": "Herat, too."}], indent=2).encode()
    assert [one.text for one in reports_of(array, "desk.json")] == ["Kabul was quiet.", "Herat, too."]
    whole = json.dumps({"text": "Kabul was quiet."}, indent=2).encode()
    (report,) = reports_of(whole, "desk.json")
    assert report.body == whole


def test_a_title_that_starts_the_text_is_not_put_there_twice() -> None:
    (report,) = reports_of(b'{"title": "Quiet day", "text": "Quiet  day\\nKabul was quiet."}', "desk.jsonl")
    assert report.text == "Quiet  day\nKabul was quiet."


def test_a_title_before_html_is_a_heading() -> None:
    (report,) = reports_of(b'{"title": "Toll < 20", "text": "<p>Kabul was quiet.</p>"}', "desk.jsonl")
    assert report.text == "<h1>Toll &lt; 20</h1>\n\n<p>Kabul was quiet.</p>"
    assert report.back.source_span(Span(4, 8)).of('{"title": "Toll < 20"') == "Toll"


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_tables_with_any_delimiter_keep_each_row(mark: str) -> None:
    rows = [
        "published;title;text",
        '2017-08-02;Quiet day;"Kabul was\n""quiet""; so was Herat, too."',
        "2017-08-03;;Shelling",
    ]
    body = "\n".join(rows).replace(";", mark).encode()
    first, second = reports_of(body, "desk.csv")
    assert first.text == f'Quiet day\n\nKabul was\n"quiet"{mark} so was Herat, too.'
    assert first.body.decode() == rows[1].replace(";", mark)
    assert (second.text, second.locator, second.through) == ("Shelling", "row 2", Through.CSV)


def test_a_table_on_standard_input_is_known_by_its_head() -> None:
    stdin = io.BytesIO(b"date,headline,text\n2017-08-02,Quiet day,Kabul was quiet.\n")
    (report,) = read_paths(["-"], ReadOptions(), stdin=stdin)
    assert isinstance(report, Report)
    assert (report.name, report.locator, report.through) == ("-", "row 1", Through.CSV)


def test_rss_entries_keep_their_exact_element() -> None:
    first, second = reports_of(RSS.encode(), "feed.xml")
    assert first.body.startswith(b"<item><title>Minister")
    assert first.body.endswith(b"</content:encoded></item>")
    assert first.text == "<h1>Minister’s visit</h1>\n\n<p>The minister &amp; the governor spoke.</p>"
    assert states(first, "published").value == "2017-08-02T10:00:00+04:30"
    assert states(first, "source").value == "Example Wire"
    assert states(first, "outlet").value == "Radio Example"
    assert states(first, "language").value == "en"
    assert states(first, "url").value == "https://radio.example/1"
    assert second.text == "Quiet day\n\nShells & mines: none."
    assert (second.locator, second.through, second.container) == (
        "entry 2",
        Through.FEED,
        digest_bytes(RSS.encode()),
    )


def test_atom_entries_give_their_page_address_and_author() -> None:
    (report,) = reports_of(ATOM.encode(), "feed")
    assert report.media_type == "text/html"
    assert "<p>The bridge was closed.</p>" in report.text
    assert states(report, "url").value == "https://post.example/2"
    assert states(report, "author").value == "The Post newsroom"


def test_a_page_states_what_its_tags_say() -> None:
    (report,) = reports_of(PAGE.encode(), "page")
    assert (report.text, report.media_type) == (PAGE, "text/html")
    told = {one.field: (one.value, one.found_in) for one in reversed(report.stated)}
    assert told["outlet"] == ("Example Post", "meta property=og:site_name")
    assert told["title"] == ("Bridge closed", "meta property=og:title")
    assert told["published"] == ("2017-08-02T10:00:00+04:30", "JSON-LD datePublished")
    assert told["url"] == ("https://post.example/2", "link rel=canonical")
    assert told["author"][0] == "The Post newsroom"
    assert told["language"] == ("en", "html lang")


def test_htmldate_is_the_last_resort_and_never_the_clock() -> None:
    dated = '<html><body><p class="date">2 August 2017</p><p>The bridge was closed.</p></body></html>'
    (report,) = reports_of(dated.encode(), "page")
    assert states(report, "published").found_in == "htmldate"
    assert states(report, "published").value == "2017-08-02"
    (bare,) = reports_of(b"<html><body><p>The bridge was closed today.</p></body></html>", "page")
    assert bare.best("published") is None


def test_a_date_in_the_future_is_not_taken() -> None:
    options = ReadOptions(now=datetime(2017, 8, 1, tzinfo=UTC))
    page = PAGE.replace("2017-08-02", "2019-01-01")
    (report,) = reports_of(page.encode(), "page", options)
    assert report.best("published") is None


def test_warc_pages_are_read_as_the_server_meant_them() -> None:
    packed = gzip.compress(PAGE.encode())
    chunked = b"%x\r\n" % len(packed) + packed + b"\r\n0\r\n\r\n"
    archive = warc(
        ("https://post.example/2", http(chunked, "Transfer-Encoding: chunked", "Content-Encoding: gzip")),
        ("https://post.example/3", http(b"<html><body>Plain page</body></html>")),
    )
    for body in (archive, gzip.compress(archive)):
        first, second = reports_of(body, "crawl.warc.gz")
        assert first.body == PAGE.encode()
        assert (first.locator, first.through, first.container) == (
            "record 1",
            Through.WARC,
            digest_bytes(body),
        )
        assert states(second, "url").found_in == "WARC-Target-URI"


def test_warc_text_records_are_read_and_others_counted() -> None:
    archive = warc(("https://post.example/2", b"The bridge was closed."), kind="conversion") + warc(
        ("https://post.example/x", http(b"gone", status="404 Not Found"))
    )
    report, note = read_bytes(archive, "crawl.warc", ReadOptions())
    assert isinstance(report, Report)
    assert report.text == "The bridge was closed."
    assert isinstance(note, Problem)
    assert "1 with status 404" in note.says


def test_a_compressed_text_is_a_report_inside_a_file() -> None:
    body = gzip.compress(b"Kabul was quiet.")
    (report,) = reports_of(body, "note.txt.gz")
    assert report.body == b"Kabul was quiet."
    assert report.container == digest_bytes(body)


def test_what_a_person_states_comes_first_and_a_row_before_a_flag(tmp_path: Path) -> None:
    (tmp_path / "one.html").write_text(PAGE)
    (tmp_path / "two.txt").write_text("Herat was quiet.")
    (tmp_path / "metadata.csv").write_text("file,published,outlet\none.html,2017-08-05,\n")
    options = ReadOptions(published="2017-08-09", outlet="Desk")
    one, two = (one for one in read_paths([tmp_path], options) if isinstance(one, Report))
    assert (states(one, "published").value, states(one, "published").found_in) == (
        "2017-08-05",
        "metadata.csv line 2",
    )
    assert states(one, "outlet").found_in == "--outlet"
    assert (states(two, "published").found_in, states(two, "published").decided) == ("--published", True)


def test_a_file_named_alone_finds_its_row_in_the_table_beside_it(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Herat was quiet.")
    (tmp_path / "metadata.csv").write_text("file,published\none.txt,2017-08-05\nother.txt,2017-08-06\n")
    report, note = read_paths([tmp_path / "one.txt", tmp_path / "metadata.csv"], ReadOptions())
    assert isinstance(report, Report)
    assert states(report, "published").value == "2017-08-05"
    assert isinstance(note, Problem)
    assert note.code == "metadata-table"


def test_a_kind_given_by_the_user_is_not_looked_up() -> None:
    (report,) = reports_of(b'{"text": "x"}', "note.txt", ReadOptions(kind=Kind.PLAIN))
    assert report.text == '{"text": "x"}'
