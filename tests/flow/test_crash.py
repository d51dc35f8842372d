"""``kill -9`` at any moment, start again: the ledger is the one an undisturbed run makes."""

import os
import random  # noqa: TID251 - a seeded generator, made here at the edge
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.ledger.opening import open_ledger

REPORTS = 48
LEDGERS, KILLS = 4, 5  # twenty kills
TOWNS = ("Isiro", "Gao", "Kandahar", "Mopti", "Bunia", "Herat")


def write_reports(folder: Path) -> None:
    for number in range(REPORTS):
        town = TOWNS[number % len(TOWNS)]
        text = (
            f"Blast in {town} market\n\nA bomb killed {number + 2} people in {town} on Tuesday, the mayor of {town} said.\n\n"
            f"The army denied that its soldiers were near the market. Residents counted {number + 5} injured.\n"
        )
        (folder / f"{number:02}.txt").write_text(text)


def start(folder: Path, ledger: Path) -> "subprocess.Popen[bytes]":
    command = [
        sys.executable,
        "-m",
        "onrecord",
        "ingest",
        str(folder),
        "--ledger",
        str(ledger),
        "--published",
        "2024-05-08",
    ]
    return subprocess.Popen(
        [*command, "--workers", "1"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def finish(folder: Path, ledger: Path) -> tuple[str, float]:
    began = time.monotonic()
    process = start(folder, ledger)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 0, told.decode()
    took = time.monotonic() - began
    store = open_ledger(ledger, create=False)
    try:
        return store.digest(), took
    finally:
        store.close()


@pytest.mark.slow
def test_twenty_kills_leave_the_ledger_of_an_undisturbed_run(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    write_reports(folder)
    expected, took = finish(folder, tmp_path / "calm.db")
    moments = random.Random(20)  # noqa: S311 - no secret is made
    for number in range(LEDGERS):
        ledger = tmp_path / f"killed{number}.db"
        for _ in range(KILLS):
            process = start(folder, ledger)
            time.sleep(moments.uniform(0.3, 1.0) * took)
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
        assert finish(folder, ledger)[0] == expected


def test_two_workers_file_what_one_does(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    write_reports(folder)
    digests = set()
    for workers in ("1", "2"):
        ledger = tmp_path / f"{workers}.db"
        command = [
            sys.executable,
            "-m",
            "onrecord",
            "ingest",
            str(folder),
            "--ledger",
            str(ledger),
            "--workers",
            workers,
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        store = open_ledger(ledger, create=False)
        digests.add(store.digest())
        store.close()
    assert len(digests) == 1
