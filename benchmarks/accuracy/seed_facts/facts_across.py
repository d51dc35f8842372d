"""Facts 3.1 and 3.2: across the three reports."""

import tempfile
from pathlib import Path

from benchmarks.accuracy.seed_facts.asking import one_incident
from benchmarks.accuracy.seed_facts.reading import Reading, need
from benchmarks.accuracy.seed_facts.seeds import Check, Seeds
from onrecord import Ledger

_NEWS = (r"attacked a convoy", r"resumed flights", r"captured")
_NAMES = {
    r"\bTaliban\b": ("actor:taliban", "02"),
    r"\bISIS\b|.IG.|Islamic [Ss]tate|worldwide Caliphate": ("actor:islamic-state", "012"),
    r"\bNATO\b": ("actor:nato", "012"),
    r"\bAfghanistan\b": ("actor:country-AF", "012"),
    r"\bRussia\b": ("actor:country-RU", "012"),
}


def check_3_1(seeds: Seeds) -> None:
    """Three pieces of news are three incidents, and the shared background joins none of them."""
    news = [one_incident(one, one.at(words)) for one, words in zip(seeds.all, _NEWS, strict=True)]
    need(all(one.news for one in news), "not all three are news")
    need(len({one.id for one in news}) == 3, "two of them have one id")
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "seeds.db") as ledger:
        reports = [Path(folder) / f"{number}.txt" for number in range(3)]
        for report, reading in zip(reports, seeds.all, strict=True):
            report.write_bytes(reading.text.encode())
        ledger.ingest(reports)
        cases = ledger.store.cases()
    for case in cases:
        joined = [one.id for one in news if one.id in case.members]
        need(len(joined) <= 1, f"one case holds several pieces of news: {case.members}")
        need(
            not joined or len(case.members) == 1,
            f"news is joined with another report's background: {case.members}",
        )


def check_3_2(seeds: Seeds) -> None:
    """Each of the five is one actor wherever it is named."""
    for pattern, (identity, where) in _NAMES.items():
        for number in where:
            _need_named(seeds.all[int(number)], pattern, identity)


def _need_named(reading: Reading, pattern: str, identity: str) -> None:
    named = [span for span in reading.named(pattern) if reading.is_evidence(span)]
    need(named, f"the seed names no {pattern!r}")
    for span in named:
        found = reading.actors_at(span)
        need(
            identity in found, f"{span.of(reading.text)!r} at {span.start} is {sorted(found)}, not {identity}"
        )


FACTS_ACROSS: dict[str, Check] = {"3.1": check_3_1, "3.2": check_3_2}
