"""Every case of `tests/cases` holds; every case of `tests/known_failures` fails, and says so when it does not.

`make test` runs them through `onrecord.analyse`, the path a user takes.
"""

from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

import onrecord
from onrecord.model import (
    Act,
    ActorKind,
    Analysis,
    BlockKind,
    Channel,
    CountAs,
    CountOf,
    Denies,
    Granularity,
    Hedge,
    Institution,
    Precision,
    Realis,
    Stance,
)
from tests.case_files import Case, read_folder
from tests.case_match import fact_holds

HERE = Path(__file__).parent


def _name(case: Case) -> str:
    return f"{case.file.removesuffix('.txt')}:{case.line}-{case.title.replace(' ', '_')}"


def _analyse(case: Case) -> Analysis:
    """The analysis of the case's text; its settings are options of `analyse`."""
    analyse = getattr(onrecord, "analyse", None)
    if analyse is None:
        pytest.skip("onrecord.analyse is not there yet")
    settings: dict[str, object] = dict(case.settings)
    if published := case.setting("published"):
        settings["published"] = date.fromisoformat(published)
    found = analyse(case.text, **settings)
    assert isinstance(found, Analysis)
    return found


def _check(case: Case) -> None:
    analysis = _analyse(case)
    faults = [
        f"{case.file}:{fact.line}: {fault}" for fact in case.facts if (fault := fact_holds(fact, analysis))
    ]
    assert not faults, "\n".join(["", *faults])


VOCABULARIES: dict[tuple[str, str], type[StrEnum]] = {
    ("claim", "act"): Act,
    ("claim", "stance"): Stance,
    ("claim", "hedge"): Hedge,
    ("claim", "institution"): Institution,
    ("claim", "channel"): Channel,
    ("claim", "denies"): Denies,
    ("denial", "act"): Act,
    ("denial", "stance"): Stance,
    ("denial", "institution"): Institution,
    ("denial", "denies"): Denies,
    ("count", "of"): CountOf,
    ("count", "as"): CountAs,
    ("incident", "realis"): Realis,
    ("place", "precision"): Precision,
    ("time", "granularity"): Granularity,
    ("actor", "kind"): ActorKind,
    ("block", "kind"): BlockKind,
}
TYPES = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
    "MOBILIZE COERCE ASSAULT CRIME ACCIDENT DISASTER TERRITORY".split()
)


@pytest.mark.parametrize("folder", ["cases", "known_failures"])
def test_values_are_words_of_the_vocabularies(folder: str) -> None:
    keys = [
        (case, fact, key) for case in read_folder(HERE / folder) for fact in case.facts for key in fact.keys
    ]
    for case, fact, key in keys:
        vocabulary = VOCABULARIES.get((fact.kind, key.name))
        allowed = TYPES if key.name == "type" else frozenset(vocabulary or ())
        wrong = [one for one in key.value.split("|") if allowed and one not in allowed and one != "-"]
        assert not wrong, f"{case.file}:{fact.line}: {key.name} {wrong}"


@pytest.mark.parametrize("case", read_folder(HERE / "cases"), ids=_name)
def test_case(case: Case) -> None:
    _check(case)


@pytest.mark.xfail(reason="a known failure: when it passes, move it back to tests/cases", strict=True)
@pytest.mark.parametrize("case", read_folder(HERE / "known_failures"), ids=_name)
def test_known_failure(case: Case) -> None:
    _check(case)
