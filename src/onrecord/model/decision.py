"""Decision: what a reviewer did, and why. Append-only."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DecisionKind(StrEnum):
    """What can be decided."""

    ACCEPT = "accept"
    EDIT = "edit"
    REJECT = "reject"
    CREATE = "create"
    MERGE = "merge"
    SPLIT = "split"
    CLOSE = "close"
    UNDO = "undo"
    GIVE = "give"  # metadata given with a batch: --published, --outlet, a CSV beside the files


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision of one person.

    `subject` is the id of what it is about (an entry, a report, a case, a decision); `report` the report it was made
    on; `detail` the new value, triage state or members, as canonical JSON; `supersedes` the decision it takes the place
    of (undo names what it undoes). `seconds` is how long the reviewer had the report open before deciding, None
    when not measured.
    """

    id: str
    kind: DecisionKind
    reviewer: str
    at: datetime
    subject: str
    report: str | None = None
    why: str = ""
    detail: str | None = None
    supersedes: str | None = None
    seconds: float | None = None
