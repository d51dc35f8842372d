"""Link: two things compared, with the reasons one by one."""

from dataclasses import dataclass
from enum import StrEnum


class LinkKind(StrEnum):
    """What is compared."""

    COPY = "copy"  # report b carries text of report a
    CITES = "cites"  # report a names b (an outlet) as its source
    SAME_INCIDENT = "same_incident"
    SAME_ACTOR = "same_actor"


class Verdict(StrEnum):
    """What the comparison came to."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One field compared: the two values, the weight it carried, and the sentence that says why."""

    field: str
    left: str
    right: str
    weight: float
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two things, a verdict, and one reason per field compared.

    `left` and `right` are ids in sorted order except for directed kinds: COPY (original → copy) and CITES
    (citing report → outlet's actor id or folded name).
    """

    id: str
    kind: LinkKind
    left: str
    right: str
    verdict: Verdict
    score: float
    reasons: tuple[Reason, ...] = ()
    by: str = ""
