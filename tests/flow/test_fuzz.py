"""Two thousand mutated inputs through the whole path: a report or a Problem, never an exception; every span in its text."""

import random  # noqa: TID251 - a seeded generator, made here at the edge
from importlib.resources import files

import pytest

from onrecord.flow.filed import file_report
from onrecord.flow.tools import open_tools
from onrecord.model import Entry, Problem, Report
from onrecord.read import ReadOptions, read_bytes

INPUTS = 2_000
SHARDS = 4
LONGEST = 700  # bytes: short inputs, so that two thousand of them are quick
SPLICES = (
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xf0\x9f\x92\xa5" * 3, b"\r\n\r\n", b"\xc2\xab", b"\xe2\x80\x9c",
    b"<![CDATA[", b"&amp;#x0;", b"<script>", b'"', b"\\u0000", b"\\ud800", b"\xe2\x80\xae", b"said", b", ", b"\n\n\n", b"...",
    b"31 February 2017", b"killed ", b"\xef\xbb\xbf", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"WARC/1.0\r\n", b"\x1f\x8b\x08",
)  # fmt: skip


def originals() -> list[bytes]:
    reports = files("onrecord.demo") / "reports"
    bodies = [
        one.read_bytes() for one in sorted(reports.iterdir(), key=lambda one: one.name) if one.is_file()
    ]
    return [body[at : at + LONGEST] for body in bodies for at in (0, 300)]


def mutated(body: bytes, chance: random.Random) -> bytes:
    made = bytearray(body)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(made) + 1)
        what = chance.randrange(5)
        if what == 0 and at < len(made):
            made[at] = chance.randrange(256)
        elif what == 1:
            made[at:at] = chance.choice(SPLICES)
        elif what == 2:
            del made[at : at + chance.randrange(40)]
        elif what == 3:
            made[at:at] = made[max(0, at - 60) : at]
        else:
            del made[at + 1 :]
    return bytes(made)


@pytest.mark.slow
@pytest.mark.parametrize("shard", range(SHARDS))
def test_mutated_inputs(shard: int) -> None:
    chance = random.Random(shard)  # noqa: S311 - no secret is made
    bodies, tools, options = originals(), open_tools(), ReadOptions()
    for number in range(INPUTS // SHARDS):
        body = mutated(bodies[number % len(bodies)], chance)
        for one in read_bytes(body, f"input {shard}-{number}", options):
            if isinstance(one, Problem):
                assert one.says
                assert one.where
                continue
            check(one, file_report(one, tools).entries)


def check(report: Report, entries: tuple[Entry, ...]) -> None:
    filed = file_report(report, open_tools())
    length = len(filed.document.text)
    assert {entry.id for entry in filed.entries} == {entry.id for entry in entries}, (
        "the same bytes gave another analysis"
    )
    for entry in filed.entries:
        for span in entry.spans:
            assert span.stop <= length
            source = filed.document.back.source_span(span)
            assert source.stop <= len(report.text)
            assert report.back.source_span(source).stop <= len(report.body)
