"""A ledger of three reports, and a reviewer in front of the first."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ledger.filing import Filing
from onrecord.ledger.opening import open_ledger
from onrecord.ledger.store import Store
from tests.ledger.factory import make_filing
from tests.web.browser import Browser


@pytest.fixture
def filings() -> tuple[Filing, ...]:
    """Three editions of one report."""
    return tuple(make_filing(number, minutes=number) for number in range(3))


@pytest.fixture
def store(tmp_path: Path, filings: tuple[Filing, ...]) -> Iterator[Store]:
    """The ledger they are filed in: SQLite, because pages are made on other threads than the one that opened it."""
    opened = open_ledger(tmp_path / "review.db")
    for filing in filings:
        opened.put_report(filing)
    yield opened
    opened.close()


@pytest.fixture
def browser(store: Store, filings: tuple[Filing, ...]) -> Browser:
    """Vera, at the first report."""
    return Browser(store, filings[0])


@pytest.fixture
def other(store: Store, filings: tuple[Filing, ...]) -> Browser:
    """Ivo, at the same report a little later."""
    return Browser(store, filings[0], "ivo", first_minute=30)
