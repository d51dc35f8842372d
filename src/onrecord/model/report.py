"""Report: the bytes as received, where they came from, and what they say about themselves."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onrecord.model.textmap import TextMap


class Through(StrEnum):
    """The way a report came in."""

    FILE = "file"
    STDIN = "stdin"
    FEED = "feed"
    JSONL = "jsonl"
    CSV = "csv"
    WARC = "warc"
    API = "api"
    NOTE = "note"


class Triage(StrEnum):
    """What a reviewer made of a report. Every report starts as `new`; the rest are decisions."""

    NEW = "new"
    CODED = "coded"
    NO_EVENT = "no_event"
    OUT_OF_SCOPE = "out_of_scope"
    DUPLICATE = "duplicate"
    OPINION = "opinion"
    SECOND_LOOK = "second_look"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One thing a report says about itself, with the words or the tag it was read from.

    `field` is one of outlet, author, title, published, url, language, updated, source (the real publisher
    of a feed's entry). `value` is normalised (dates ISO 8601), `words` is what stood there, `found_in` names the
    place: ``meta property=og:site_name``, ``jsonl key published``, ``--published``, ``metadata.csv line 3``.
    `decided` is true where a person said so: a decision outranks everything read.
    """

    field: str
    value: str
    words: str
    found_in: str
    decided: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """What is known of a report being a translation; None where it is not known."""

    original_digest: str | None = None
    original_language: str | None = None
    engine: str | None = None
    made: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report as received.

    `digest` is the SHA-256 of `body`; `body` is the exact bytes of this report (the file; the line of a
    JSONL; the row of a CSV; the payload of a WARC record; the element of a feed's entry). `text` is the
    text those bytes hold, before cleaning, and `back` leads from every code point of `text` to the byte span
    of `body` (runs in code points → bytes). `name` and `locator` say where it lay: a path, and inside it
    ``line 12`` or ``record 3``; they belong to the custody log, not to the identity.
    """

    digest: str
    body: bytes
    media_type: str
    encoding: str
    text: str
    back: TextMap
    name: str
    through: Through
    locator: str | None = None
    container: str | None = None  # digest of the file this report was cut from
    stated: tuple[Stated, ...] = ()
    revises: str | None = None
    translation: Translation | None = None

    def best(self, field: str) -> Stated | None:
        """What is stated of `field`: a person's decision first, else the first one read; None if nothing is."""
        found = [stated for stated in self.stated if stated.field == field]
        return next((stated for stated in found if stated.decided), found[0] if found else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """One line of the append-only custody log: these bytes were received then, from there."""

    report: str
    received: datetime
    name: str
    through: Through
    locator: str | None = None
    size: int
    note: str | None = None
