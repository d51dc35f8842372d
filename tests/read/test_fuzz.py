"""Mutated files of every format: always reports and problems, never an exception, the same ones every time."""

import gzip
import json
from collections.abc import Callable
from random import Random  # noqa: TID251 - seeded below

import pytest

from onrecord.model import Problem, Report, digest_bytes
from onrecord.read import ReadOptions, read_bytes
from tests.read.test_formats import ATOM, PAGE, RSS, http, warc

JSON_LINES = "".join(
    json.dumps({"title": f"Day {n}", "text": "“Quiet” in Kabul –"}) + "\n" for n in range(4)
).encode()
TABLE = 'date,title,text\n2017-08-02,Quiet,"Kabul ""was"" quiet"\n2017-08-03,,Herat – too\n'.encode()
ARCHIVE = warc(
    ("https://post.example/1", http(PAGE.encode())), ("https://post.example/2", http(RSS.encode()))
)
SAMPLES = (
    ("note.txt", "The ministry “denied” it – on Wednesday.\n".encode() * 5),
    ("wide.txt", "The ministry “denied” it.".encode("utf-16")),
    ("page.html", PAGE.encode()),
    ("rss.xml", RSS.encode()),
    ("atom.xml", ATOM.encode()),
    ("desk.jsonl", JSON_LINES),
    ("desk.json", json.dumps([json.loads(line) for line in JSON_LINES.splitlines()], indent=1).encode()),
    ("desk.csv", TABLE),
    ("crawl.warc", ARCHIVE),
    ("crawl.warc.gz", gzip.compress(ARCHIVE, mtime=0)),
)
PER_SAMPLE = 30


def swap_bytes(body: bytearray, chance: Random) -> None:
    for _ in range(chance.randint(1, 8)):
        body[chance.randrange(len(body))] = chance.randrange(256)


def cut_short(body: bytearray, chance: Random) -> None:
    del body[chance.randrange(len(body)) + 1 :]


def drop_stretch(body: bytearray, chance: Random) -> None:
    start = chance.randrange(len(body))
    del body[start : start + chance.randint(1, 40)]
    body += b"." * (not body)


def double_stretch(body: bytearray, chance: Random) -> None:
    start = chance.randrange(len(body))
    body[start:start] = body[start : start + chance.randint(1, 80)]


def put_in(body: bytearray, chance: Random) -> None:
    odd = (
        b"\0",
        b"\xff\xfe",
        b'"',
        b"<",
        b"&",
        b"]]>",
        b"\\",
        b"\r\n\r\n",
        b"<!--",
        b"\\ud800",
        b"{",
        b"\x1f\x8b\x08",
        b"",
    )
    start = chance.randrange(len(body))
    body[start:start] = chance.choice(odd)


MUTATIONS: tuple[Callable[[bytearray, Random], None], ...] = (
    swap_bytes,
    cut_short,
    drop_stretch,
    double_stretch,
    put_in,
)


@pytest.mark.parametrize(("name", "body"), SAMPLES, ids=[name for name, _ in SAMPLES])
def test_mutated_files_are_read_or_told(name: str, body: bytes) -> None:
    chance = Random(name)  # noqa: S311 - the same mutations in every run
    for _ in range(PER_SAMPLE):
        mutated = bytearray(body)
        for _ in range(chance.randint(1, 3)):
            chance.choice(MUTATIONS)(mutated, chance)
        found = list(read_bytes(bytes(mutated), name, ReadOptions()))
        assert found == list(read_bytes(bytes(mutated), name, ReadOptions()))
        assert found
        for one in found:
            if isinstance(one, Problem):
                assert one.says
            else:
                check_report(one)


def check_report(report: Report) -> None:
    assert report.digest == digest_bytes(report.body)
    assert report.back.length == len(report.text)
    assert report.back.source_length == len(report.body)
    report.text.encode()
    made = 0
    for run in report.back.runs:
        assert run.new.start == made
        assert run.source.stop <= len(report.body)
        made = run.new.stop
    assert made == len(report.text)
