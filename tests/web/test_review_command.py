"""``onrecord review`` from its printed link to a page, and its refusals."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import httpx2 as httpx
import pytest
from click.testing import CliRunner

from onrecord.cli import group
from onrecord.ledger.opening import open_ledger
from tests.ledger.factory import make_filing
from tests.web.browser import Browser

SOURCES = Path(__file__).parents[2] / "src"


def command(*arguments: str, cwd: Path) -> list[str]:
    return [
        sys.executable,
        "-u",
        "-m",
        "onrecord",
        "review",
        "--no-browser",
        "--ledger",
        str(cwd / "r.db"),
        *arguments,
    ]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(SOURCES)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a ledger of one report."""
    store = open_ledger(tmp_path / "r.db")
    store.put_report(make_filing())
    store.close()
    return tmp_path


def test_the_printed_link_logs_in(folder: Path) -> None:
    arguments = command("--port", "0", "--reviewer", "vera", cwd=folder)
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, env=environment()) as serving:
        try:
            assert serving.stdout is not None
            printed = "".join(next(serving.stdout) for _ in range(3))
            link = re.search(r"http://127\.0\.0\.1:\d+/login\?token=[\w-]{40,}", printed)
            assert link, printed
            with httpx.Client(follow_redirects=True, timeout=30) as client:
                page = client.get(link[0])
                assert page.status_code == 200
                assert "Car bomb at the market of Korvana" in page.text
                assert "Reviewing as <bdi>vera</bdi>" in page.text
                assert "server" not in page.headers
            assert httpx.get(link[0], timeout=30).status_code == 403
        finally:
            serving.terminate()


def test_a_port_in_use_is_named(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        run = subprocess.run(
            command("--port", port, cwd=folder),
            capture_output=True,
            text=True,
            env=environment(),
            timeout=60,
            check=False,
        )
    assert run.returncode == 2
    assert f"port {port} cannot be used" in run.stderr
    assert "--port" in run.stderr


def test_no_ledger_is_made(tmp_path: Path) -> None:
    run = subprocess.run(
        command(cwd=tmp_path), capture_output=True, text=True, env=environment(), timeout=60, check=False
    )
    assert run.returncode == 1
    assert "there is no ledger" in run.stderr
    assert not (tmp_path / "r.db").exists()


def test_stats_show_the_seconds_a_page_sent(tmp_path: Path) -> None:
    filing = make_filing()
    store = open_ledger(tmp_path / "r.db")
    store.put_report(filing)
    browser = Browser(store, filing)
    browser.do("judge", accept=browser.entry("type").id, seconds="12.5")
    browser.do("close", state="coded", seconds="7.5")
    store.close()
    shown = CliRunner().invoke(group, ["stats", "--ledger", str(tmp_path / "r.db")], catch_exceptions=False)
    assert "20 seconds and 2.0 decisions per report" in shown.output
