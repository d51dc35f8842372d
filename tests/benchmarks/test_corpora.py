import gzip
from pathlib import Path

import pytest

from benchmarks.accuracy.corpora import CorpusError, files_digest, first_there, rows_of
from benchmarks.accuracy.task import Task, intervals, run_task, sample


def test_rows_of_plain_and_packed_files_are_the_same(tmp_path: Path) -> None:
    lines = '{"a": 1}\n\n{"a": 2}\n'
    (tmp_path / "dev.jsonl").write_text(lines)
    (tmp_path / "dev.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    assert (
        list(rows_of(tmp_path / "dev.jsonl"))
        == list(rows_of(tmp_path / "dev.jsonl.gz"))
        == [{"a": 1}, {"a": 2}]
    )


def test_the_digest_follows_the_content_of_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("a")
    before = files_digest([tmp_path])
    assert before == files_digest([tmp_path])
    (tmp_path / "one.txt").write_text("b")
    assert files_digest([tmp_path]) != before


def test_what_is_absent_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"dev\.jsonl"):
        first_there(tmp_path, ["dev.jsonl", "dev.jsonl.gz"])


def test_a_task_adds_up_its_documents_and_tells_an_interval() -> None:
    task = Task(
        name="words",
        files=lambda corpora, _: (corpora,),
        units=lambda _: ["one", "two three", "four"],
        one=lambda text: len(text.split()),
        scores=lambda parts: {"mean": sum(parts) / len(parts), "n": len(parts)},
        bootstrap=("mean",),
    )
    scores = run_task(task, (), None, processes=1)
    assert scores["mean"] == 4 / 3
    assert scores["mean_low"] <= scores["mean"] <= scores["mean_high"]
    assert run_task(task, (), 2, processes=1)["n"] == 2


def test_a_sample_is_spread_over_the_whole() -> None:
    assert sample(tuple(range(10)), 3) == (0, 3, 6)
    assert sample((1, 2), 5) == (1, 2)


def test_intervals_come_out_the_same_each_time() -> None:
    def mean(parts: object) -> dict[str, float]:
        drawn = list(parts) if isinstance(parts, list) else []
        return {"mean": sum(drawn) / len(drawn)}

    assert intervals([0.0, 1.0, 1.0], mean, ["mean"]) == intervals([0.0, 1.0, 1.0], mean, ["mean"])
