"""The questions the facts ask, on a report of our own: a check that cannot fail would be worth nothing."""

from datetime import date

import pytest

from benchmarks.accuracy.seed_facts.asking import claim_saying, need_interval, need_unresolved, speaker_of
from benchmarks.accuracy.seed_facts.reading import FactError, Reading, findings_at, known, need
from onrecord import analyse

MONDAY = date(2024, 5, 6)
TEXT = (
    "Shells hit the market in Gao\n\nThe mayor said on Monday that shells had destroyed two shops in Gao.\n"
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return Reading(TEXT, analyse(TEXT, language="en"))


def test_a_claim_is_found_by_its_words_and_missed_by_others(reading: Reading) -> None:
    claim = claim_saying(reading, reading.between(r"shells had", r"in Gao"))
    assert reading.touches(speaker_of(reading, claim).span, reading.at(r"The mayor"))
    with pytest.raises(FactError, match="no claim says just"):
        claim_saying(reading, reading.line(r"Shells hit"))
    with pytest.raises(FactError, match="1 links, not 2"):
        speaker_of(reading, claim, links=2)


def test_a_day_without_a_date_is_unresolved(reading: Reading) -> None:
    whens = reading.times_at(reading.at(r"Monday"))
    need_unresolved(whens)
    with pytest.raises(FactError, match="no time is"):
        need_interval(whens, MONDAY, MONDAY)
    with pytest.raises(FactError, match="there is no time"):
        need_unresolved(())


def test_what_is_evidence_is_told(reading: Reading) -> None:
    assert findings_at(reading, reading.line(r"The mayor"))


def test_words_that_are_not_there_and_things_that_are_none_fail(reading: Reading) -> None:
    with pytest.raises(FactError, match="holds no words"):
        reading.at(r"a thousand drones")
    with pytest.raises(FactError, match="gone"):
        known(None, "gone")
    with pytest.raises(FactError, match="wrong"):
        need(holds=[], says="wrong")
