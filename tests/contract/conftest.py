"""The stores that must all pass the same suite."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.ledger.memory import MemoryStore
from onrecord.ledger.opening import open_ledger
from onrecord.ledger.store import Store

NewStore = Callable[[], Store]


@pytest.fixture(params=["memory", "sqlite"])
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewStore]:
    """Makes as many empty stores of one kind as a test asks for, and closes them."""
    made: list[Store] = []

    def make() -> Store:
        memory = request.param == "memory"
        made.append(MemoryStore() if memory else open_ledger(tmp_path / f"{len(made)}.sqlite"))
        return made[-1]

    yield make
    for store in made:
        store.close()


@pytest.fixture
def store(new_store: NewStore) -> Store:
    """One empty store."""
    return new_store()
