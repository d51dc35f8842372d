import json
from pathlib import Path

import pytest

from benchmarks.reports.__main__ import changes, main, read_frozen
from benchmarks.reports.facts import facts_of, others_words, own_words
from onrecord import analyse

TEXT = "Guard denies raid\n\nThe governor denied on Monday that soldiers had raided the market in Gao.\n"


def test_facts_are_lines_and_the_same_each_time() -> None:
    facts = facts_of(analyse(TEXT, published="2024-05-08"), own_words)
    assert facts == facts_of(analyse(TEXT, published="2024-05-08"), own_words)
    assert any(fact.startswith("claim|") and "|deny|" in fact for fact in facts)
    assert any(fact.startswith("time|") and "2024-05-06" in fact for fact in facts)


def test_of_others_words_only_hashes_are_kept() -> None:
    facts = facts_of(analyse(TEXT, published="2024-05-08"), others_words)
    told = " ".join(facts).lower()
    assert not any(word in told for word in ("governor", "market", "soldiers", "monday"))


def test_a_fact_told_twice_and_lost_once_is_lost_once() -> None:
    assert changes({"a": ("x", "x")}, {"a": ("x",)}) == ([], ["a: x"])
    assert changes({"gone": ("x",)}, {}) == ([], [])


def test_freezing_makes_the_next_run_quiet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    frozen = tmp_path / "frozen.json"
    frozen.write_text(json.dumps({"absent.txt": ["claim|kept"]}))
    assert main(["--frozen", str(frozen)]) == 1
    assert main(["--frozen", str(frozen), "--freeze"]) == 0
    assert read_frozen(frozen)["absent.txt"] == ("claim|kept",)
    capsys.readouterr()
    assert main(["--frozen", str(frozen)]) == 0
    assert "0 gained, 0 lost" in capsys.readouterr().out
