"""What the ledger makes of the bundled reports, held against what a careful reader takes from them."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from onrecord.flow import answers
from onrecord.flow.ingest import IngestSettings, ingest
from onrecord.flow.run import analyse_report
from onrecord.flow.tools import open_tools
from onrecord.ledger.memory import MemoryStore
from onrecord.model import Analysis, Count, Report
from onrecord.read import ReadOptions, read_paths
from onrecord.view.cases import CaseView
from tests.demo.stories import STORIES

DEMO = Path(__file__).parents[2] / "src" / "onrecord" / "demo"
EXPECTED: dict[str, Any] = json.loads((DEMO / "expected.json").read_text("utf-8"))
FIGURES = [(report, figure) for report in EXPECTED["reports"] for figure in report["figures"]]
DENIALS = [(report, denial) for report in EXPECTED["reports"] for denial in report["denials"]]


def reports() -> list[Report]:
    return [one for one in read_paths([DEMO / "reports"], ReadOptions()) if isinstance(one, Report)]


@pytest.fixture(scope="module")
def analyses() -> dict[str, list[Analysis]]:
    made: dict[str, list[Analysis]] = {}
    for report in reports():
        made.setdefault(Path(report.name).name, []).append(analyse_report(report, open_tools()))
    return made


@pytest.fixture(scope="module")
def cases() -> tuple[CaseView, ...]:
    store = MemoryStore()
    ingest(reports(), store, IngestSettings(), clock=lambda: datetime(2024, 5, 10, tzinfo=UTC))
    return answers.cases(store)


def name(report: dict[str, Any], row: dict[str, Any]) -> str:
    return f"{report['file']} {row.get('of', 'denial')} {row['words']} by {row['source']}"


def cases_of(rows: list[tuple[dict[str, Any], dict[str, Any]]]) -> list[Any]:
    return [
        pytest.param(
            report,
            row,
            id=name(report, row),
            marks=[pytest.mark.xfail(strict=True, reason=STORIES[name(report, row)])]
            if name(report, row) in STORIES
            else [],
        )
        for report, row in rows
    ]


def of(analyses: dict[str, list[Analysis]], report: dict[str, Any]) -> Analysis:
    return analyses[report["file"]][(report["record"] or 1) - 1]


def same_voice(found: str | None, expected: str | None) -> bool:
    """The same speaker, in full or by the last word of the name; None is the report's own voice.

    A pronoun is somebody by name in the ledger.
    """
    if found is None or expected is None:
        return found is expected
    if expected.casefold() in {"he", "she", "it", "they"}:
        return found.casefold() != expected.casefold()
    return (
        expected.split()[-1].casefold() in found.casefold()
        or found.split()[-1].casefold() in expected.casefold()
    )


def fits(analysis: Analysis, count: Count, figure: dict[str, Any]) -> bool:
    speakers = {claim.id: claim.chain[-1].name for claim in analysis.claims if claim.chain}
    of = "killed" if count.of == "found_dead" else count.of.value  # bodies counted are dead counted
    told = (of, count.given.value, count.low) == (figure["of"], figure["as"], figure["low"])
    return told and same_voice(speakers.get(count.claim or ""), figure["source"])


@pytest.mark.parametrize(("report", "figure"), cases_of(FIGURES))
def test_figures_stand_with_their_source(
    analyses: dict[str, list[Analysis]], report: dict[str, Any], figure: dict[str, Any]
) -> None:
    analysis = of(analyses, report)
    assert [count for count in analysis.counts if fits(analysis, count, figure)]


@pytest.mark.parametrize(("report", "denial"), cases_of(DENIALS))
def test_denials_stand_with_their_source(
    analyses: dict[str, list[Analysis]], report: dict[str, Any], denial: dict[str, Any]
) -> None:
    analysis = of(analyses, report)
    denied = [claim for claim in analysis.claims if claim.act == "deny" or claim.stance == "denied"]
    assert [
        claim
        for claim in denied
        if (claim.chain and same_voice(claim.chain[-1].name, denial["source"]))
        or any(span.of(analysis.document.text) in denial["words"] for span in claim.content)
    ]


def test_the_bombing_is_one_case_with_its_figures_side_by_side(cases: tuple[CaseView, ...]) -> None:
    bombing = cases[0]
    assert len(bombing.members) >= 10
    assert bombing.disputed
    killed = {row.figure for row in bombing.figures if row.of in {"killed", "found_dead"}}
    assert {"at least 14", "19", "22", "no civilians"} <= killed
    assert "Isiro" in bombing.title
    assert "2024-05-07" in bombing.title


def test_copies_are_shown_with_their_original(cases: tuple[CaseView, ...]) -> None:
    copied = {member.outlet: member.copy_of for member in cases[0].members if member.copy_of}
    wire = "Meridian News Agency"
    assert copied == {"The Upland Courier": wire, "Daily Crossing": wire, "The Morning Lantern": wire}


def test_unrelated_reports_stay_out_of_the_case(cases: tuple[CaseView, ...]) -> None:
    told = {member.outlet for member in cases[0].members}
    assert told.isdisjoint({"The Harbour Gazette", "Compass Weekly"})
