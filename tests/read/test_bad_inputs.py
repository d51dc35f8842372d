"""What cannot be read is a Problem that says where and what to do; all the rest is read."""

import gzip
import io
import json
import os
import time
import tracemalloc
from pathlib import Path
from typing import BinaryIO

import pytest

from onrecord.model import Problem, ReadError, Report, UsageError
from onrecord.read import Limits, ReadOptions, metadata_table, read_bytes, read_metadata, read_paths
from tests.read.test_formats import PAGE, RSS, http, warc

NOTE = b"The ministry denied it on Wednesday.\n"


def read(body: bytes, name: str = "note.txt", **limits: int) -> tuple[list[Report], list[Problem]]:
    found = list(read_bytes(body, name, ReadOptions(limits=Limits(**limits))))
    return sorted_out(found)


def sorted_out(found: list[Report | Problem]) -> tuple[list[Report], list[Problem]]:
    problems = [one for one in found if isinstance(one, Problem)]
    for problem in problems:
        assert problem.where
        assert problem.says.endswith((".", "?"))
        assert problem.step == "read"
    return [one for one in found if isinstance(one, Report)], problems


def the_problem(body: bytes, name: str = "note.txt", **limits: int) -> Problem:
    reports, problems = read(body, name, **limits)
    assert not reports
    assert len(problems) == 1
    return problems[0]


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG"),
        (b"PK\x03\x04" + bytes(100), "ZIP"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\x7fELF" + bytes(100), "program"),
        (b"{\\rtf1 Kabul was quiet}", "RTF"),
        (bytes(range(32)) * 20, "not text"),
    ],
)
def test_binary_files_are_named_and_not_read(start: bytes, words: str) -> None:
    problem = the_problem(start, "report.txt")
    assert problem.code == "binary-file"
    assert words in problem.says


def test_an_empty_file_and_one_of_white_space_are_problems() -> None:
    assert the_problem(b"").code == "empty-file"
    assert the_problem(b" \n\t\n").code == "empty-text"


def test_a_text_beyond_the_limit_names_limit_and_flag() -> None:
    problem = the_problem(NOTE * 2_000_000, "huge.txt")
    assert problem.code == "too-large"
    assert "5000000 bytes" in problem.says
    assert "--max-report-bytes" in problem.advice


def test_one_line_of_two_megabytes_is_read_in_linear_time() -> None:
    words = "“Grüße”, said a governor of a province in the north of the country, ".encode()
    spent = []
    for size in (400_000, 2_000_000):
        began = time.process_time()
        (report,), _ = read(words * (size // len(words)), "line.txt")
        spent.append(time.process_time() - began)
        assert len(report.body) > size - 100
    assert spent[1] < 5 * spent[0] * 3


def test_a_long_line_of_json_costs_only_itself() -> None:
    lines = b'{"text": "' + b"x" * 500 + b'"}\n{"text": "Kabul was quiet."}\n'
    reports, problems = read(lines, "desk.jsonl", line_bytes=100)
    assert [one.locator for one in reports] == ["line 2"]
    assert "--max-line-bytes" in problems[0].advice


def test_a_truncated_gzip_is_read_as_far_as_it_goes() -> None:
    whole = gzip.compress(os.urandom(3_000).hex().encode())
    (report,), (problem,) = read(whole[: len(whole) // 2], "note.txt.gz")
    assert len(report.body) > 1_000
    assert problem.code == "truncated-gzip"


def test_behind_damage_the_next_member_is_read() -> None:
    lines = [
        json.dumps({"text": f"Report {number}: {os.urandom(200).hex()}"}).encode() + b"\n"
        for number in range(3)
    ]
    members = [bytearray(gzip.compress(line)) for line in lines]
    members[1][60:70] = b"\xff" * 10
    reports, problems = read(b"".join(members), "desk.jsonl.gz")
    assert {one.text[:9] for one in reports} >= {"Report 0:", "Report 2:"}
    assert "damaged-gzip" in {one.code for one in problems}


def test_a_bomb_is_stopped_by_ratio_and_by_size() -> None:
    bomb = gzip.compress((b'{"text": "' + b"boom " * 20_000 + b'"}\n') * 400)
    reports, problems = read(bomb, "desk.jsonl.gz")
    assert [one.code for one in problems][-1] == "gzip-bomb"
    assert "--max-ratio" in problems[-1].advice
    assert len(reports) < 400
    _, problems = read(bomb, "desk.jsonl.gz", ratio=5_000, unpacked_bytes=100_000)
    assert "--max-unpacked-bytes" in problems[-1].advice


def test_a_bomb_never_fills_the_memory() -> None:
    bomb = gzip.compress(b"boom " * 8_000_000)
    tracemalloc.start()
    problem = the_problem(bomb, "note.txt.gz", report_bytes=1_000_000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert problem.code == "too-large"
    assert peak < 4_000_000


def test_a_file_compressed_twice_is_told() -> None:
    assert the_problem(gzip.compress(gzip.compress(NOTE)), "note.txt.gz.gz").code == "nested-gzip"


def test_a_bad_line_costs_only_itself() -> None:
    lines = (
        b'{"text": "One."}\n{"text": "Two."\n[1]\n{"text": null}\n{"id": 7, "lead": "x"}\n{"text": "Six."}'
    )
    reports, problems = read(lines, "desk.jsonl")
    assert [one.locator for one in reports] == ["line 1", "line 6"]
    assert [(one.code, one.where) for one in problems] == [
        ("bad-json-line", "desk.jsonl line 2"),
        ("bad-json-line", "desk.jsonl line 3"),
        ("no-text", "desk.jsonl line 4"),
        ("no-text-field", "desk.jsonl line 5"),
    ]
    assert "id, lead" in problems[3].says
    assert "--map text=" in problems[3].advice


def test_nesting_without_end_is_a_problem() -> None:
    assert the_problem(b'{"text": ' + b"[" * 200_000, "desk.jsonl").code == "bad-json-line"


def test_a_table_without_text_and_rows_that_do_not_fit() -> None:
    assert "the columns are: id, lead" in the_problem(b"id,lead\n1,x\n", "desk.csv").says
    table = b'date,text\n2017-08-02,"never closed\n2017-08-03,Herat was quiet.\n2017-08-04,Kabul,too\n32/13/2017,Ghazni.\n'
    reports, problems = read(table, "desk.csv")
    assert [one.locator for one in reports] == ["row 1", "row 2", "row 3", "row 4"]
    assert [one.code for one in problems] == ["csv-quote", "csv-cells", "unread-date"]


def test_an_entity_bomb_is_refused_quickly() -> None:
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "boom">{lines}]>' + RSS.split("?>", 1)[1]
    began = time.perf_counter()
    assert the_problem(bomb.encode(), "feed.xml").code == "entities-declared"
    assert time.perf_counter() - began < 0.5


def test_a_feed_never_opens_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the password")
    feed = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]><rss><channel><item><title>&x;</title>'
    for body in (feed, str(secret), secret.as_uri()):
        reports, _ = read(body.encode(), "feed.xml")
        assert not any("password" in report.text for report in reports)


def test_a_malformed_feed_is_read_exactly_up_to_the_fault_and_loosely_behind() -> None:
    reports, problems = read(RSS.replace("none.", "none&nbsp;at all.").encode(), "feed.xml")
    assert [one.locator for one in reports] == ["entry 1", "entry 2"]
    assert reports[0].body.startswith(b"<item>")
    assert reports[1].body.startswith(b"Quiet day")
    assert "at all." in reports[1].text
    assert [one.code for one in problems] == ["malformed-feed"]


def test_an_entry_without_content_costs_only_itself() -> None:
    feed = b"<rss><channel><item/><item><title>Quiet day</title></item><item a='>'/></channel></rss>"
    (report,), problems = read(feed, "feed.xml")
    assert (report.body, report.locator) == (b"<item><title>Quiet day</title></item>", "entry 2")
    assert [(one.code, one.where) for one in problems] == [
        ("no-text", "feed.xml entry 1"),
        ("no-text", "feed.xml entry 3"),
    ]


def test_xml_that_is_no_feed_and_a_feed_without_entries() -> None:
    assert the_problem(b'<?xml version="1.0"?><urlset><url/></urlset>', "map.xml").code == "unknown-xml"
    assert the_problem(b"<rss><channel><title>Radio</title></channel></rss>", "feed.xml").code == "no-reports"


def test_broken_records_cost_only_themselves() -> None:
    first = warc(("https://post.example/1", http(PAGE.encode())))
    last = warc(("https://post.example/3", http(PAGE.replace("closed", "open").encode())))
    wrong_length = first.replace(b"Content-Length: ", b"Content-Length: 9", 1)
    no_length = first.replace(b"Content-Length", b"Content-Size", 1)
    short = first.replace(b"Content-Length: ", b"Content-Length: 1 ", 1)
    rubbish = b"these bytes are no record\r\n\r\n"
    for middle in (wrong_length, no_length, short, rubbish):
        reports, problems = read(first + middle + last, "crawl.warc")
        assert reports[0].text == PAGE
        assert reports[-1].text == PAGE.replace("closed", "open"), middle[:80]
        assert any(one.code == "broken-record" for one in problems)


def test_a_page_that_cannot_be_unpacked_is_told() -> None:
    archive = warc(
        ("https://post.example/1", http(b"\x0b\x02\x80", "Content-Encoding: br")),
        ("https://post.example/2", b"no http at all"),
        ("https://post.example/3", http(b"<html><body>Plain page</body></html>")),
    )
    reports, problems = read(archive, "crawl.warc")
    assert [one.locator for one in reports] == ["record 3"]
    assert len(problems) == 2


def test_paths_that_are_missing_or_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(NOTE)
    (tmp_path / "b.txt").write_bytes(NOTE)

    def opener(path: str) -> BinaryIO:
        if path.endswith("a.txt"):
            raise PermissionError(13, "Permission denied", path)
        return Path(path).open("rb")

    found = list(read_paths([tmp_path, tmp_path / "none.txt"], ReadOptions(), opener=opener))
    reports, problems = sorted_out(found)
    assert [one.name for one in reports] == [str(tmp_path / "b.txt")]
    assert [one.code for one in problems] == ["unreadable-file", "missing-path"]
    assert "Permission denied" in problems[0].says


def test_folders_are_walked_in_order_once_and_hidden_files_left_out(tmp_path: Path) -> None:
    for name in ("b/two.txt", "a/one.txt", ".git/config", "c.txt", "may.metadata.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(
            NOTE if name.endswith("txt") else b"file,outlet\nc.txt,Example Post\nd.txt,Example Post\n"
        )
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(tmp_path / "pipe")
    reports, problems = sorted_out(list(read_paths([tmp_path], ReadOptions())))
    names = [str(Path(one.name).relative_to(tmp_path)) for one in reports]
    assert names == ["c.txt", "a/one.txt", "b/two.txt"]
    assert reports[0].best("outlet") is not None
    assert sorted(one.code for one in problems) == ["folder-loop", "hidden-files", "metadata-row", "no-file"]


def test_standard_input_that_is_not_there() -> None:
    _, (problem,) = sorted_out(list(read_paths(["-"], ReadOptions())))
    assert (problem.code, problem.where) == ("no-stdin", "standard input")


def test_a_metadata_table_says_what_is_wrong_with_it(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no column 'file'"):
        read_metadata(io.BytesIO(b"name,outlet\na.txt,Post\n"), "metadata.csv")
    with pytest.raises(ReadError, match="cannot be read"):
        metadata_table(tmp_path / "none.csv")
    rows = b"file,published\na.txt,02/08/2017\na.txt,2017-08-02\n,2017-08-02\n"
    _, problems = read_metadata(io.BytesIO(rows), "metadata.csv")
    assert [(one.code, one.where) for one in problems] == [
        ("unread-date", "metadata.csv line 2"),
        ("metadata-row", "metadata.csv line 3"),
        ("metadata-row", "metadata.csv line 4"),
    ]


def test_options_that_make_no_sense_are_refused() -> None:
    with pytest.raises(UsageError, match="no field 'body'"):
        ReadOptions(columns={"body": "x"})
    with pytest.raises(UsageError, match="write it as"):
        ReadOptions(published="last Wednesday")
