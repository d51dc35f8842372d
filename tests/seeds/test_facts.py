"""Each of the 42 facts of the seed reports is one test; a fact that fails has its story in STORIES."""

import pytest

from benchmarks.accuracy.seed_facts.seeds import Seeds
from benchmarks.accuracy.seed_facts.table import FACTS
from tests.seeds.stories import STORIES


def fact(number: str) -> pytest.MarkDecorator:
    """Mark the test of one fact; with a story it must fail, and strictly so."""
    return pytest.mark.xfail(number in STORIES, reason=STORIES.get(number, ""), strict=True)


def test_all_facts_are_here() -> None:
    assert len(FACTS) == 42
    assert set(STORIES) <= set(FACTS)
    tests = {
        name.removeprefix("test_fact_").replace("_", ".")
        for name in globals()
        if name.startswith("test_fact_")
    }
    assert tests == set(FACTS)


@fact("0.1")
def test_fact_0_1(seeds: Seeds) -> None:
    FACTS["0.1"](seeds)


@fact("0.2")
def test_fact_0_2(seeds: Seeds) -> None:
    FACTS["0.2"](seeds)


@fact("0.3")
def test_fact_0_3(seeds: Seeds) -> None:
    FACTS["0.3"](seeds)


@fact("0.4")
def test_fact_0_4(seeds: Seeds) -> None:
    FACTS["0.4"](seeds)


@fact("0.5")
def test_fact_0_5(seeds: Seeds) -> None:
    FACTS["0.5"](seeds)


@fact("0.6")
def test_fact_0_6(seeds: Seeds) -> None:
    FACTS["0.6"](seeds)


@fact("0.7")
def test_fact_0_7(seeds: Seeds) -> None:
    FACTS["0.7"](seeds)


@fact("0.8")
def test_fact_0_8(seeds: Seeds) -> None:
    FACTS["0.8"](seeds)


@fact("0.9")
def test_fact_0_9(seeds: Seeds) -> None:
    FACTS["0.9"](seeds)


@fact("0.10")
def test_fact_0_10(seeds: Seeds) -> None:
    FACTS["0.10"](seeds)


@fact("0.11")
def test_fact_0_11(seeds: Seeds) -> None:
    FACTS["0.11"](seeds)


@fact("0.12")
def test_fact_0_12(seeds: Seeds) -> None:
    FACTS["0.12"](seeds)


@fact("0.13")
def test_fact_0_13(seeds: Seeds) -> None:
    FACTS["0.13"](seeds)


@fact("0.14")
def test_fact_0_14(seeds: Seeds) -> None:
    FACTS["0.14"](seeds)


@fact("1.1")
def test_fact_1_1(seeds: Seeds) -> None:
    FACTS["1.1"](seeds)


@fact("1.2")
def test_fact_1_2(seeds: Seeds) -> None:
    FACTS["1.2"](seeds)


@fact("1.3")
def test_fact_1_3(seeds: Seeds) -> None:
    FACTS["1.3"](seeds)


@fact("1.4")
def test_fact_1_4(seeds: Seeds) -> None:
    FACTS["1.4"](seeds)


@fact("1.5")
def test_fact_1_5(seeds: Seeds) -> None:
    FACTS["1.5"](seeds)


@fact("1.6")
def test_fact_1_6(seeds: Seeds) -> None:
    FACTS["1.6"](seeds)


@fact("1.7")
def test_fact_1_7(seeds: Seeds) -> None:
    FACTS["1.7"](seeds)


@fact("1.8")
def test_fact_1_8(seeds: Seeds) -> None:
    FACTS["1.8"](seeds)


@fact("1.9")
def test_fact_1_9(seeds: Seeds) -> None:
    FACTS["1.9"](seeds)


@fact("1.10")
def test_fact_1_10(seeds: Seeds) -> None:
    FACTS["1.10"](seeds)


@fact("1.11")
def test_fact_1_11(seeds: Seeds) -> None:
    FACTS["1.11"](seeds)


@fact("1.12")
def test_fact_1_12(seeds: Seeds) -> None:
    FACTS["1.12"](seeds)


@fact("2.1")
def test_fact_2_1(seeds: Seeds) -> None:
    FACTS["2.1"](seeds)


@fact("2.2")
def test_fact_2_2(seeds: Seeds) -> None:
    FACTS["2.2"](seeds)


@fact("2.3")
def test_fact_2_3(seeds: Seeds) -> None:
    FACTS["2.3"](seeds)


@fact("2.4")
def test_fact_2_4(seeds: Seeds) -> None:
    FACTS["2.4"](seeds)


@fact("2.5")
def test_fact_2_5(seeds: Seeds) -> None:
    FACTS["2.5"](seeds)


@fact("2.6")
def test_fact_2_6(seeds: Seeds) -> None:
    FACTS["2.6"](seeds)


@fact("2.7")
def test_fact_2_7(seeds: Seeds) -> None:
    FACTS["2.7"](seeds)


@fact("2.8")
def test_fact_2_8(seeds: Seeds) -> None:
    FACTS["2.8"](seeds)


@fact("2.9")
def test_fact_2_9(seeds: Seeds) -> None:
    FACTS["2.9"](seeds)


@fact("2.10")
def test_fact_2_10(seeds: Seeds) -> None:
    FACTS["2.10"](seeds)


@fact("2.11")
def test_fact_2_11(seeds: Seeds) -> None:
    FACTS["2.11"](seeds)


@fact("2.12")
def test_fact_2_12(seeds: Seeds) -> None:
    FACTS["2.12"](seeds)


@fact("2.13")
def test_fact_2_13(seeds: Seeds) -> None:
    FACTS["2.13"](seeds)


@fact("2.14")
def test_fact_2_14(seeds: Seeds) -> None:
    FACTS["2.14"](seeds)


@fact("3.1")
def test_fact_3_1(seeds: Seeds) -> None:
    FACTS["3.1"](seeds)


@fact("3.2")
def test_fact_3_2(seeds: Seeds) -> None:
    FACTS["3.2"](seeds)
