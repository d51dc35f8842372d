"""What every page needs: the ledger, the reviewer, the clock, the rules of the door."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from onrecord.ledger.store import Store
from onrecord.web.guard import Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One ledger open for review by one person."""

    store: Store
    reviewer: str
    clock: Callable[[], datetime]
    rules: Rules
