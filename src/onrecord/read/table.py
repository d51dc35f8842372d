"""A table (CSV, TSV, semicolons) with a head row → one report per row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import BinaryIO

from onrecord.model import Edit, Problem, Span, Stated, Through
from onrecord.read.build import HTML, PLAIN, Parts, Read, build_report, looks_like_html
from onrecord.read.columns import match_fields, state, without_text
from onrecord.read.decode import Decoded, decode
from onrecord.read.lines import Line, lines_of
from onrecord.read.options import ReadOptions
from onrecord.read.origin import Origin
from onrecord.read.pieces import Piece

DELIMITERS = ",;\t|"
_BOM = b"\xef\xbb\xbf"
_DOUBLED = re.compile('""')
_QUOTED = re.compile(r'"((?:[^"]++|"")*+)"')
_UNCLOSED = (
    "A quotation mark is opened and never closed; the row was read up to the end of its line.",
    "Close it, or double the quotation marks inside a cell.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row's bytes without its line break; `line` is where it starts.

    `body` is None where the row is longer than the limit; `unclosed` tells of a quotation mark that never closes.
    """

    number: int  # 0 is the head
    line: int
    body: bytes | None
    unclosed: bool = False


@dataclass(frozen=True, slots=True)
class _Head:
    names: tuple[str, ...]
    found: dict[str, str]
    delimiter: str


def read_table(stream: BinaryIO, origin: Origin, options: ReadOptions) -> Read:
    r"""The reports of a table's rows; a bad row is a Problem with its number, the rest is read.

    >>> import io
    >>> table = io.BytesIO(b'date,text\n2017-08-02,"Kabul was ""quiet""."\n')
    >>> report = next(read_table(table, Origin(name="desk.csv"), ReadOptions()))
    >>> report.text, report.locator, report.best("published").value
    ('Kabul was "quiet".', 'row 1', '2017-08-02')
    """
    rows = rows_of(stream, options.limits.line_bytes)
    first = next(rows, None)
    if first is None or first.body is None:
        yield origin.error(
            "no-table", "The table has no head row that can be read.", "Name the columns in row 1."
        )
        return
    head = _head(first.body, origin, options)
    if "text" not in head.found:
        yield without_text(origin, head.names, "column")
        return
    for row in rows:
        there = origin.at(f"row {row.number}", Through.CSV)
        if row.body is None:
            yield there.too_large(options.limits.line_bytes, "--max-line-bytes", "The row")
            continue
        if row.unclosed:
            yield there.warning("csv-quote", *_UNCLOSED)
        yield from _read_row(row.body, head, there, options)


def rows_of(stream: BinaryIO, limit: int) -> Iterator[Row]:
    """The rows of a table of at most `limit` bytes each; blank lines are passed over.

    A cell in quotation marks may hold line breaks. If its end is never found, the row ends with its line and the
    lines behind are read as rows of their own.
    """
    lines = lines_of(stream, limit)
    delimiter = ""
    number = -1
    waiting: list[Line] = []
    while (line := waiting.pop() if waiting else next(lines, None)) is not None:
        if line.body is not None and not line.body.strip():
            continue
        number += 1
        if line.body is None:
            yield Row(number=number, line=line.number, body=None)
            continue
        delimiter = delimiter or find_delimiter(line.body)
        start = line.body.removeprefix(_BOM) if line.number == 1 else line.body
        body, more, unclosed = _whole_row(start, waiting, lines, (delimiter, limit))
        waiting.extend(reversed(more))
        yield Row(number=number, line=line.number, body=body.rstrip(b"\r\n"), unclosed=unclosed)


def _whole_row(
    body: bytes, waiting: list[Line], lines: Iterator[Line], how: tuple[str, int]
) -> tuple[bytes, list[Line], bool]:
    """`body` with the lines its quoted cells run over; or alone, with those lines to be read again, and True."""
    delimiter, limit = how
    taken: list[Line] = []
    inside = _quote_is_open(body, delimiter, inside=False)
    size = len(body)
    while inside and size <= limit:
        line = waiting.pop() if waiting else next(lines, None)
        if line is None:
            break
        taken.append(line)
        if line.body is None:
            break
        size += len(line.body)
        inside = _quote_is_open(line.body, delimiter, inside=True)
    if inside:
        return body, taken, True
    return body + b"".join(line.body for line in taken if line.body is not None), [], False


def _quote_is_open(body: bytes, delimiter: str, *, inside: bool) -> bool:
    """Whether a quoted cell is still open at the end of `body`, which starts inside one or not."""
    cell, rest_of_cell = _cell_patterns(delimiter)
    start = 0
    if inside:
        rest = rest_of_cell.match(body)
        if rest is None or not rest[1]:
            return True
        start = rest.end() + 1
    while start <= len(body):
        match = cell.match(body, start)
        if match is None:
            return False
        if match[1] == b"":
            return True
        start = match.end() + 1
    return False


@cache
def _cell_patterns(delimiter: str) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    """A cell; and what is left of one inside its quotation marks. Group 1 is empty where the mark never closes."""
    other = rb"[^" + re.escape(delimiter.encode()) + rb"]*+"
    quoted = rb'(?:[^"]++|"")*+("?)' + other
    return re.compile(rb'"' + quoted + rb"|" + other), re.compile(quoted)


def find_delimiter(head: bytes) -> str:
    """The mark between the cells of a head row: the commonest outside quotation marks, a comma where there is none.

    >>> find_delimiter(b'date;"text, in full"')
    ';'
    """
    bare = re.sub(rb'"(?:[^"]|"")*"', b"", head)
    return max(DELIMITERS, key=lambda mark: bare.count(mark.encode()))


def cells_of(source: str, delimiter: str) -> tuple[Piece, ...]:
    r"""Where the cells of a row stand, outer quotation marks left out and doubled ones read as one.

    >>> row = 'Herat,"a ""safe"" road"'
    >>> [cell.words(row) for cell in cells_of(row, ",")]
    ['Herat', 'a "safe" road']
    """
    cells: list[Piece] = []
    start = 0
    while start <= len(source):
        stop, piece = _cell(source, start, delimiter)
        cells.append(piece)
        start = stop + 1
    return tuple(cells)


def _cell(source: str, start: int, delimiter: str) -> tuple[int, Piece]:
    quoted = _QUOTED.match(source, start)
    behind = quoted.end() if quoted else start
    stop = source.find(delimiter, behind)
    stop = len(source) if stop < 0 else stop
    if (
        quoted is None or source[behind:stop].strip()
    ):  # letters behind the closing mark: keep all as it stands
        return stop, Piece(span=Span(start, stop))
    inner = Span(*quoted.span(1))
    doubled = (Edit(Span(*one.span()), '"') for one in _DOUBLED.finditer(source, inner.start, inner.stop))
    return stop, Piece(span=inner, edits=tuple(doubled))


def _head(body: bytes, origin: Origin, options: ReadOptions) -> _Head:
    delimiter = find_delimiter(body)
    source = decode(body, origin).text
    names = tuple(cell.words(source).strip() for cell in cells_of(source, delimiter))
    return _Head(names, match_fields(names, options.columns), delimiter)


def _read_row(body: bytes, head: _Head, origin: Origin, options: ReadOptions) -> Read:
    decoded = decode(body, origin)
    cells = cells_of(decoded.text, head.delimiter)
    if len(cells) != len(head.names):
        says = f"The row has {len(cells)} cells for {len(head.names)} columns."
        yield origin.warning("csv-cells", says, "Check the quotation marks and delimiters of the row.")
    by_name = dict(zip(head.names, cells, strict=False))
    text = by_name.get(head.found["text"])
    if text is None:
        yield origin.error("no-text", f"The row has no cell for the column {head.found['text']}.")
        return
    stated, problems = _stated(decoded, by_name, head, origin)
    parts = Parts(
        text=text,
        title=by_name.get(head.found.get("title", "")),
        media_type=HTML if looks_like_html(text.words(decoded.text)) else PLAIN,
        stated=stated,
        problems=problems,
    )
    yield from build_report(body, decoded, parts, origin, options)


def _stated(
    decoded: Decoded, by_name: dict[str, Piece], head: _Head, origin: Origin
) -> tuple[tuple[Stated, ...], tuple[Problem, ...]]:
    stated: list[Stated] = []
    problems: list[Problem] = []
    for field, column in head.found.items():
        if field != "text" and column in by_name:
            words = by_name[column].words(decoded.text)
            more, wrong = state(field, words, f"csv column {column}", origin)
            stated.extend(more)
            problems.extend(wrong)
    return tuple(stated), tuple(problems)
