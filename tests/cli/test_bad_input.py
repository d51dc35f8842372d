"""What bad input gets: a Problem or one clear line; the run goes on, what was read is kept, the exit code tells."""

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import group
from onrecord.model import LedgerError

GOOD = "A mine killed two herders near Gao on Monday, the governor said.\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(group, [str(argument) for argument in arguments], catch_exceptions=False)


def ingest(folder: Path, *more: object) -> Result:
    return run("ingest", folder, "--ledger", folder.parent / "ledger.db", "--workers", 1, *more)


def problems(folder: Path) -> list[dict[str, str]]:
    told = run("show", "problems", "--json", "--ledger", folder.parent / "ledger.db")
    return [json.loads(line) for line in told.stdout.splitlines()]


def reports(folder: Path) -> int:
    told = run("show", "sources", "--json", "--ledger", folder.parent / "ledger.db")
    return len(told.stdout.splitlines())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    (made / "good.txt").write_text(GOOD)
    return made


BOMB = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><rss version="2.0"><channel><title>t</title><item><title>&c;</title>
<description>&c;</description></item></channel></rss>"""
BAD: dict[str, tuple[str, bytes]] = {
    "empty": ("empty.txt", b""),
    "binary": ("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 8),
    "html without text": ("page.html", b"<html><head><script>x=1</script></head><body></body></html>"),
    "entity bomb": ("feed.xml", BOMB.encode()),
    "broken archive": (
        "crawl.warc",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999\r\n\r\nHTTP/1.1 200 OK",
    ),
    "gzip bomb": ("bomb.txt.gz", gzip.compress(b"0" * 60_000_000)),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_cannot_be_read_is_told_and_the_rest_is_read(folder: Path, kind: str) -> None:
    name, body = BAD[kind]
    (folder / name).write_bytes(body)
    result = ingest(folder)
    assert result.exit_code in {0, 3}
    told = [problem for problem in problems(folder) if name in problem["where"]]
    assert told, f"nothing was said about the {kind}"
    assert all(problem["says"] for problem in told)
    assert reports(folder) >= 1


def test_a_malformed_line_is_named_and_the_others_are_read(folder: Path) -> None:
    lines = [json.dumps({"text": GOOD + "One."}), "{broken", json.dumps({"text": GOOD + "Two."})]
    (folder / "reports.jsonl").write_text("\n".join(lines))
    assert ingest(folder).exit_code == 3
    assert any("line 2" in problem["where"] for problem in problems(folder))
    assert reports(folder) == 3


def test_a_truncated_gzip_gives_what_was_in_it(folder: Path) -> None:
    whole = gzip.compress((GOOD * 400).encode(), compresslevel=0)
    (folder / "cut.txt.gz").write_bytes(whole[: len(whole) // 2])
    ingest(folder)
    assert any("cut.txt.gz" in problem["where"] for problem in problems(folder))


@pytest.mark.parametrize(
    "body",
    [b"caf\xe9 in Gao was hit, the mayor said.\n" * 3, b"\x00A mine killed two.\x00 The mayor said so.\n"],
)
def test_wrong_encoding_and_nul_bytes_are_read_with_a_note(folder: Path, body: bytes) -> None:
    (folder / "odd.txt").write_bytes(body)
    ingest(folder)
    assert reports(folder) == 2
    assert problems(folder)


def test_one_long_line_and_a_long_text_are_read_or_refused_in_words(folder: Path) -> None:
    (folder / "line.txt").write_text("word " * 400_000)
    (folder / "long.txt").write_bytes(GOOD.encode() * 800_000)
    result = ingest(folder)
    assert result.exit_code in {0, 3}
    assert reports(folder) + len({problem["where"] for problem in problems(folder)}) >= 3


def test_another_language_is_kept_and_not_analysed(folder: Path) -> None:
    text = (
        "Une bombe a explosé mardi sur le marché de la ville et a tué neuf personnes, a déclaré le maire. "
        * 4
    )
    (folder / "fr.txt").write_text(text)
    ingest(folder)
    assert reports(folder) == 2
    assert any(problem["code"] == "unsupported-language" for problem in problems(folder))


def test_a_missing_path_and_a_loop_of_folders(folder: Path) -> None:
    (folder / "loop").symlink_to(folder)
    result = ingest(folder)
    assert result.exit_code in {0, 3}
    assert reports(folder) == 1
    missing = run("ingest", folder / "nowhere", "--ledger", folder.parent / "ledger.db", "--workers", 1)
    assert missing.exit_code in {1, 2, 3}


def test_a_file_that_is_no_ledger_is_left_alone(folder: Path) -> None:
    other = folder.parent / "ledger.db"
    other.write_text("my notes")
    with pytest.raises(LedgerError):
        ingest(folder)
    assert other.read_text() == "my notes"


def test_reading_the_same_again_changes_nothing(folder: Path) -> None:
    ingest(folder)
    first = run("doctor", "--ledger", folder.parent / "ledger.db").stdout
    again = ingest(folder)
    assert "1 already known" in again.stderr
    assert run("doctor", "--ledger", folder.parent / "ledger.db").stdout == first
