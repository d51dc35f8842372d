"""The library in two names: `analyse` and `Ledger`."""

from datetime import date
from pathlib import Path

import pytest

import onrecord
from onrecord.model import ReadError, UsageError

TEXT = "A mine killed two herders near Gao on Monday, the governor said. The army denied laying it.\n"


def test_text_and_bytes_give_the_same_analysis() -> None:
    assert onrecord.analyse(TEXT, published=date(2024, 5, 8)) == onrecord.analyse(
        TEXT.encode(), published="2024-05-08"
    )


def test_what_the_user_gives_is_a_decision_and_anchors_dates() -> None:
    dated = onrecord.analyse(TEXT, published="2024-05-08", outlet="Radio Example")
    undated = onrecord.analyse(TEXT)
    assert [when.earliest for when in dated.times] == [date(2024, 5, 6)]
    assert [when.resolved for when in undated.times] == [False]
    outlet = dated.document.best("outlet")
    assert outlet is not None
    assert outlet.decided
    assert outlet.found_in == "--outlet"


def test_a_date_that_is_none_is_refused_in_words() -> None:
    with pytest.raises(UsageError, match="write it as"):
        onrecord.analyse(TEXT, published="next week")


@pytest.mark.parametrize("nothing", ["", b"", b"\x89PNG\r\n\x1a\n" + bytes(64)])
def test_nothing_to_read_is_an_error_that_says_so(nothing: str | bytes) -> None:
    with pytest.raises(ReadError):
        onrecord.analyse(nothing)


def test_a_notebook_shows_the_words_and_escapes_them() -> None:
    shown = onrecord.analyse(
        "<b>The mayor</b> said <script>nine people</script> were killed in Gao & Mopti."
    )._repr_html_()
    assert "<script>" not in shown
    assert "<mark title=" in shown


def test_a_ledger_answers_in_rows_dicts_and_pandas(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text(TEXT)
    with onrecord.Ledger.open(tmp_path / "ledger.db") as ledger:
        assert ledger.ingest([note], published="2024-05-08").new == 1
        assert ledger.ingest([note], published="2024-05-08").known == 1
        claims = ledger.claims()
        assert {row.chain for row in claims} == {"the governor", "The army"}
        assert [row["act"] for row in claims.dicts()].count("deny") == 1
        assert list(claims.pandas()["report"]) == [claims[0].report] * len(claims)
        assert len(ledger.incidents()) >= 1
        assert "<td>the governor</td>" in claims._repr_html_()
        assert len(ledger.search("herders")) == 1
        assert len(ledger.search("submarine")) == 0
        assert len(ledger.sources()) == 1
        assert len(ledger.problems()) == 0
        digest = ledger.digest()
    with onrecord.Ledger.open(tmp_path / "ledger.db", create=False) as again:
        assert again.digest() == digest


def test_filters_narrow_what_is_shown(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(TEXT)
    with onrecord.Ledger.open(tmp_path / "ledger.db") as ledger:
        ledger.ingest([tmp_path / "note.txt"], published="2024-05-08")
        assert {row.chain for row in ledger.claims(onrecord.Filter(stance="denied"))} == {"The army"}
        assert {row.chain for row in ledger.claims(onrecord.Filter(speaker="governor"))} == {"the governor"}
        assert len(ledger.incidents(onrecord.Filter(place="Gao"))) >= 1
        assert len(ledger.incidents(onrecord.Filter(place="Oslo"))) == 0


def test_a_ledger_is_opened_not_made() -> None:
    with pytest.raises(UsageError, match=r"Ledger\.open"):
        onrecord.Ledger("ledger.db")  # type: ignore[arg-type]
