"""Start-up: what is not needed is not loaded."""

import subprocess
import sys

HEAVY = (
    "sqlalchemy",
    "trafilatura",
    "feedparser",
    "htmldate",
    "lxml",
    "numpy",
    "py3langid",
    "rich",
    "onrecord.flow",
    "onrecord.find",
)


def loaded_by(code: str) -> set[str]:
    told = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
    )
    return set(told.stdout.split())


def test_import_loads_nothing_heavy() -> None:
    assert loaded_by("import onrecord").isdisjoint(HEAVY)


def test_the_command_line_loads_commands_when_called() -> None:
    assert loaded_by("from onrecord.cli import group").isdisjoint(HEAVY)


def test_analysing_a_text_does_not_load_the_store() -> None:
    code = "from onrecord.flow.run import analyse_report; from onrecord.flow.tools import open_tools"
    assert loaded_by(code).isdisjoint({"sqlalchemy", "starlette", "trafilatura", "feedparser"})
