"""Bytes in every encoding a newsroom sends, declared rightly, wrongly or not at all."""

import pytest

from onrecord.model import Problem, Report, Span
from onrecord.read import ReadOptions, read_bytes
from onrecord.read.charset import known_encoding


def read_one(body: bytes, name: str = "note.txt") -> tuple[Report, list[str]]:
    found = list(read_bytes(body, name, ReadOptions()))
    reports = [one for one in found if isinstance(one, Report)]
    assert len(reports) == 1
    return reports[0], [one.code for one in found if isinstance(one, Problem)]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-32-le", b"\xff\xfe\0\0"),
    ],
)
def test_a_byte_order_mark_is_believed_and_left_out(encoding: str, mark: bytes) -> None:
    report, codes = read_one(mark + "Zürich 🚑 quiet".encode(encoding))
    assert report.text == "Zürich 🚑 quiet"
    assert codes == []
    ambulance = report.back.source_span(Span(7, 8))
    assert report.body[ambulance.start : ambulance.stop].decode(encoding) == "🚑"


def test_utf16_without_a_mark_is_recognised_and_told() -> None:
    report, codes = read_one("The ministry denied it on Wednesday.".encode("utf-16-le"))
    assert report.text == "The ministry denied it on Wednesday."
    assert codes == ["guessed-encoding"]


def test_western_bytes_are_guessed_and_told() -> None:
    report, codes = read_one("The “official” version – café".encode("cp1252"))
    assert report.text == "The “official” version – café"
    assert codes == ["guessed-encoding"]


def test_cyrillic_bytes_are_guessed_by_statistics() -> None:
    words = "Министерство обороны сообщило о взрыве на рынке. Пострадавших нет, сказал губернатор. " * 5
    report, codes = read_one(words.encode("cp1251"))
    assert report.text == words
    assert codes == ["guessed-encoding"]


def test_a_page_says_how_it_is_encoded() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Взрыв на рынке</p></body></html>'
    report, codes = read_one(page.encode("cp1251"), "page.html")
    assert "Взрыв на рынке" in report.text
    assert "guessed-encoding" not in codes


def test_a_wrong_declaration_is_not_believed_against_plain_utf8() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>Café à Bangui</p></body></html>'
    report, codes = read_one(page.encode(), "page.html")
    assert "Café à Bangui" in report.text
    assert "encoding-mismatch" in codes


def test_damaged_utf8_keeps_its_letters_and_maps_the_bad_bytes() -> None:
    body = "“Quiet”, said the governor – ".encode() * 5 + b"\xff\xfe bad"
    report, codes = read_one(body)
    assert report.encoding == "utf-8"
    assert report.text.endswith("\ufffd\ufffd bad")
    assert codes == ["undecodable-bytes"]
    at = report.text.index("\ufffd")
    assert report.back.source_span(Span(at, at + 1)) == Span(len(body) - 6, len(body) - 5)


def test_a_long_way_of_writing_mixed_width_encodings_is_mapped() -> None:
    words = "喀布尔发生爆炸，至少十四人死亡。Kabul。" * 3
    page = f'<html><head><meta charset="gb18030"></head><body>{words}</body></html>'
    report, _ = read_one(page.encode("gb18030"), "page.html")
    at = report.text.index("爆炸")
    span = report.back.source_span(Span(at, at + 2))
    assert report.body[span.start : span.stop].decode("gb18030") == "爆炸"


def test_nul_characters_are_left_out_and_told() -> None:
    report, codes = read_one(b"The ministry\0\0 denied it on Wednesday evening in Kabul.")
    assert report.text.startswith("The ministry denied it")
    assert codes == ["nul-bytes"]
    assert report.back.source_span(Span(13, 19)) == Span(15, 21)


def test_nul_and_half_letters_in_json_are_told() -> None:
    line = rb'{"text": "The ministry\u0000 denied \ud83d it \ud83d\ude91"}'
    report, codes = read_one(line, "desk.jsonl")
    assert report.text == "The ministry denied \ufffd it 🚑"
    assert sorted(codes) == ["lone-surrogates", "nul-bytes"]
    report.text.encode()  # nothing in it that UTF-8 could not write


@pytest.mark.parametrize(
    "name", ["zlib", "rot13", "idna", "utf-7", "no-such", "", None, "unicode_escape", "undefined"]
)
def test_codecs_that_are_no_encodings_of_pages_are_refused(name: str | None) -> None:
    assert known_encoding(name) is None
