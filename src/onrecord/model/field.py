"""Field: a column of the user's own codebook."""

from dataclasses import dataclass
from enum import StrEnum


class FieldType(StrEnum):
    """What values a codebook field takes."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    FLAG = "flag"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A user's own codebook field: on `subject` incident, claim or report; `allowed` for choices; `version` counts from 1."""

    name: str
    type: FieldType
    subject: str = "incident"
    label: str = ""
    allowed: tuple[str, ...] = ()
    required: bool = False
    version: int = 1
