"""What a user can say about a batch before it is read: limits, names of columns, given metadata."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from onrecord.model import Stated, UsageError
from onrecord.read.columns import language_code
from onrecord.read.dates import iso_date

FIELDS = ("outlet", "author", "title", "published", "url", "language", "updated")


class Kind(StrEnum):
    """The kinds of file there is a reader for."""

    PLAIN = "plain"
    HTML = "html"
    FEED = "feed"
    JSONL = "jsonl"
    TABLE = "table"
    WARC = "warc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much is read before a Problem is told; all sizes in bytes.

    Each field is a flag of the command line: `report_bytes` is ``--max-report-bytes``. `file_bytes` counts a file
    as it lies there, `unpacked_bytes` what came out of a compressed one, `report_bytes` one page, text or
    payload, `line_bytes` one line of JSON or one row of a table, `feed_bytes` a feed (or a JSON array), which must be
    held whole. `ratio` is unpacked size to packed size, looked at after the first megabyte. `members` counts the
    compressed members of a file, and the records of a web archive.
    """

    file_bytes: int = 8_000_000_000
    unpacked_bytes: int = 20_000_000_000
    report_bytes: int = 5_000_000
    line_bytes: int = 2_500_000
    feed_bytes: int = 50_000_000
    ratio: int = 200
    members: int = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """A table of what is known of the files of a folder: `rows` from file name to what is stated of it.

    File names are relative to `folder`, with forward slashes; or, for files elsewhere, the path as it is given.
    """

    name: str
    folder: str
    rows: Mapping[str, tuple[Stated, ...]]

    def of(self, path: str) -> tuple[Stated, ...]:
        """What the table states of the file at `path`; empty if it does not name it."""
        prefix = f"{self.folder}/" if self.folder and not self.folder.endswith("/") else self.folder
        if not path.startswith(prefix):
            return self.rows.get(path, ())
        return self.rows.get(path[len(prefix) :], ())


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What a user says about a batch.

    `columns` maps our names (text, title, published, outlet, url, author, language, updated) to the keys or columns
    of the user's files; names not given are looked up in a list of usual ones. `published`, `outlet`,
    `language` and `url` hold for every report of the batch, `metadata` for single files; a row of a table comes
    before a flag, because it speaks of that very file. `kind` skips the look at the content. `now` is the clock, used
    only to refuse publication dates that lie in the future; None means that no date is refused.

    Raises:
        UsageError: if `columns` names a field there is not, or `published` is no date.

    >>> ReadOptions(outlet="Radio Example").given()[0].found_in
    '--outlet'
    """

    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    url: str | None = None
    metadata: tuple[Metadata, ...] = ()
    kind: Kind | None = None
    limits: Limits = Limits()
    now: datetime | None = None

    def __post_init__(self) -> None:
        unknown = sorted(set(self.columns) - {"text", *FIELDS})
        if unknown:
            raise UsageError(
                f"there is no field {unknown[0]!r} to map; there are: {', '.join(('text', *FIELDS))}"
            )
        if self.published is not None and iso_date(self.published) is None:
            raise UsageError(f"--published {self.published!r} is not a date; write it as 2017-08-02")
        if self.published and self.now and (iso_date(self.published) or "")[:10] > _latest(self.now):
            raise UsageError(f"--published {self.published!r} lies in the future; check the year")

    def given(self) -> tuple[Stated, ...]:
        """What the user states of every report of the batch."""
        flags = (
            ("published", self.published),
            ("outlet", self.outlet),
            ("language", self.language),
            ("url", self.url),
        )
        return tuple(decided(name, words, f"--{name}") for name, words in flags if words is not None)

    def stated_of(self, path: str) -> tuple[Stated, ...]:
        """What persons state of the file at `path`: metadata tables first, then what holds for the batch."""
        rows = (stated for table in self.metadata for stated in table.of(path))
        return (*rows, *self.given())


def _latest(now: datetime) -> str:
    """The last day on which something can have been published: tomorrow, for places east of here."""
    return (now + timedelta(days=1)).date().isoformat()


def decided(name: str, words: str, found_in: str) -> Stated:
    """`words` as a person's decision on the field `name`; a date is written as ISO 8601 where it is one."""
    value = words
    if name in {"published", "updated"}:
        value = iso_date(words) or words
    elif name == "language":
        value = language_code(words)
    return Stated(field=name, value=value, words=words, found_in=found_in, decided=True)
