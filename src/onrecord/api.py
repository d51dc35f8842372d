"""The library in two names: `analyse` for one report, `Ledger` for many. Same path as the command line."""

import html
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from onrecord.flow import answers
from onrecord.flow.answers import Filter
from onrecord.flow.ingest import IngestSettings, Progress, ingest
from onrecord.flow.run import analyse_report
from onrecord.flow.tools import open_model, open_tools
from onrecord.ledger.opening import open_ledger
from onrecord.ledger.store import Store
from onrecord.model import Analysis, Problem, ReadError, Report, Span, UsageError
from onrecord.nn.reading import factuality_at
from onrecord.read import ReadOptions, read_bytes, read_paths

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Filter", "Ledger", "Table", "analyse", "factuality", "read_text"]


def read_text(
    text: str | bytes,
    *,
    published: date | str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    url: str | None = None,
    name: str = "text",
) -> Report:
    """One report from a string or from bytes, with what you know of it.

    Raises:
        ReadError: if there is nothing to read: an empty text, a picture, an archive.
    """
    body = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    given = published.isoformat() if isinstance(published, date) else published
    options = ReadOptions(published=given, outlet=outlet, language=language, url=url)
    problems: list[Problem] = []
    for one in read_bytes(body, name, options):
        if isinstance(one, Report):
            return one
        problems.append(one)
    says = "; ".join(problem.says for problem in problems)
    raise ReadError(says or "there is no report in this text")


def analyse(
    text: str | bytes,
    *,
    published: date | str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    url: str | None = None,
    model: bool = True,
) -> Analysis:
    """Everything found in one report: the same analysis that `onrecord ingest` files.

    With ``model=False`` rules and word lists read alone.

    Raises:
        ReadError: if there is nothing to read.
        UsageError: if `published` is no date.

    >>> found = analyse("The mayor said nine people were killed in the blast.", published="2024-05-08")
    >>> [claim.chain[-1].name for claim in found.claims]
    ['The mayor']
    """
    report = read_text(text, published=published, outlet=outlet, language=language, url=url)
    return analyse_report(report, open_tools(model=model))


def factuality(text: str, spans: Sequence[tuple[int, int]]) -> tuple[float, ...]:
    """How surely what each predicate of a sentence tells has happened: -3 (certainly not) to 3 (certainly).

    `spans` are the characters (`start`, `stop`) of the predicates in `text`. Scale: UDS-IH2 (Rudinger et al., 2018).

    Raises:
        ValueError: if a span holds no word.

    >>> text = "The rebels captured the bridge but never crossed it."
    >>> captured, crossed = factuality(text, [(11, 19), (41, 48)])
    >>> captured > crossed
    True
    """
    return factuality_at(text, [Span(start, stop) for start, stop in spans], open_model())


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one kind: a sequence of frozen rows, and a pandas table when pandas is installed."""

    rows: tuple[Any, ...]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, index: int) -> Any:  # noqa: ANN401 - rows of any kind
        return self.rows[index]

    def dicts(self) -> list[dict[str, Any]]:
        """The rows as plain dictionaries."""
        return [asdict(row) for row in self.rows]

    def _repr_html_(self) -> str:
        """A notebook's view: one row per line, everything escaped."""
        if not self.rows:
            return "<p>no rows</p>"
        names = [field.name for field in fields(self.rows[0])]
        head = "".join(f"<th>{html.escape(name)}</th>" for name in names)
        body = "".join(
            "<tr>"
            + "".join(f"<td>{html.escape(_shown(getattr(row, name)))}</td>" for name in names)
            + "</tr>"
            for row in self.rows
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def pandas(self) -> "pd.DataFrame":
        """The rows as a pandas table.

        Raises:
            UsageError: if pandas is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415 - an extra: most users do without
        except ImportError as error:
            raise UsageError("pandas is not installed; pip install 'onrecord[tables]'") from error
        return pd.DataFrame(self.dicts())


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(_shown(getattr(one, "value", one)) for one in value)
    return str(value)


class Ledger:
    """A ledger on disk: put reports in, ask what they say.

    >>> import tempfile, pathlib
    >>> folder = tempfile.TemporaryDirectory()
    >>> note = pathlib.Path(folder.name) / "note.txt"
    >>> _ = note.write_text("The mayor said nine people were killed in the blast in Kandahar on Tuesday.")
    >>> with Ledger.open(pathlib.Path(folder.name) / "ledger.db") as ledger:
    ...     added = ledger.ingest([note], published="2024-05-08").new
    ...     speakers = [row.chain for row in ledger.claims()]
    >>> added, speakers
    (1, ['The mayor'])
    >>> folder.cleanup()
    """

    def __init__(self, store: Store) -> None:
        if isinstance(store, str | Path):
            raise UsageError(f"open a ledger with Ledger.open({str(store)!r})")
        self.store = store

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True) -> Self:
        """The ledger in the file `path`, made if it is not there.

        Raises:
            LedgerError: if the file is something else, or another version's.
        """
        return cls(open_ledger(Path(path), create=create))

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ingest(
        self,
        paths: Iterable[str | Path],
        *,
        published: str | None = None,
        outlet: str | None = None,
        language: str | None = None,
        workers: int = 1,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),  # noqa: TID251 - the edge: here the clock comes in
    ) -> Progress:
        """Read the files, feeds and folders `paths` into the ledger and link it anew."""
        options = ReadOptions(published=published, outlet=outlet, language=language, now=clock())
        received = read_paths([Path(path) for path in paths], options)
        return ingest(received, self.store, IngestSettings(workers=workers), clock=clock)

    def incidents(self, wanted: Filter | None = None) -> Table:
        """Incidents, one row per incident of a report."""
        return Table(answers.incidents(self.store, wanted or Filter()))

    def claims(self, wanted: Filter | None = None) -> Table:
        """Claims, one row per claim of a report."""
        return Table(answers.claims(self.store, wanted or Filter()))

    def cases(self) -> Table:
        """The same incident across reports, figures side by side."""
        return Table(answers.cases(self.store))

    def sources(self) -> Table:
        """Reports, with what they cite and copy."""
        return Table(answers.sources(self.store))

    def problems(self) -> Table:
        """What could not be done, where."""
        return Table(answers.problems(self.store))

    def search(self, words: str, size: int = 20) -> Table:
        """Reports that hold all the words, best first; ``"car bomb"`` is a phrase, ``kanda*`` a beginning."""
        return Table(self.store.search(words, size))

    def digest(self) -> str:
        """The ledger digest: equal for the same reports and version, however they came in."""
        return self.store.digest()
