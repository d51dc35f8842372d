"""Full-text search by SQLite's FTS5: stems of English words, accents and capitals folded.

The index keeps its own copy of each text, because FTS5 can only tell where it found something in a text it holds.
"""

from typing import Final

from sqlalchemy import Connection, text

from onrecord.ledger.answers import Hit
from onrecord.ledger.query import Term, Terms, indexable, make_hit
from onrecord.model import Span

# Two code points that never stand for a character (and that `indexable` takes out of texts) mark what was found.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_CREATE: Final = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS fulltext USING fts5"
    "(title, text, tokenize = 'porter unicode61 remove_diacritics 2')"
)
_INSERT: Final = text("INSERT INTO fulltext (rowid, title, text) VALUES (:key, :title, :text)")
# A word in the title counts four times as much as one in the text.
_FIND: Final = text(
    "SELECT reports.digest, cards.title, highlight(fulltext, 1, :open, :close) AS marked "
    "FROM fulltext JOIN reports ON reports.key = fulltext.rowid JOIN cards ON cards.report_key = reports.key "
    "WHERE fulltext MATCH :match ORDER BY bm25(fulltext, 4.0, 1.0), reports.digest LIMIT :size OFFSET :skip"
)


def create_index(connection: Connection) -> None:
    """Make the index, if it is not there."""
    connection.exec_driver_sql(_CREATE)


def index_text(connection: Connection, key: int, title: str | None, document: str) -> None:
    """Add the text of a report."""
    values = {"key": key, "title": indexable(title or ""), "text": indexable(document)}
    connection.execute(_INSERT, values)


def find_texts(connection: Connection, terms: Terms, size: int, skip: int) -> tuple[Hit, ...]:
    """The reports `terms` find, best first."""
    if not terms.wanted:
        return ()
    values = {"open": _OPEN, "close": _CLOSE, "match": match_of(terms), "size": size, "skip": skip}
    return tuple(
        make_hit(digest, title, *read_marks(marked))
        for digest, title, marked in connection.execute(_FIND, values)
    )


def match_of(terms: Terms) -> str:
    """`terms` in FTS5's language; every word is quoted, so that nothing a person types is a command.

    >>> match_of(Terms((Term(("car", "bomb")), Term(("kanda",), prefix=True)), (Term(("drill",)),)))
    '("car bomb" AND "kanda"*) NOT "drill"'
    """
    wanted = " AND ".join(_quoted(term) for term in terms.wanted)
    return " NOT ".join([f"({wanted})", *(_quoted(term) for term in terms.unwanted)])


def _quoted(term: Term) -> str:
    return f'"{" ".join(term.words)}"' + ("*" if term.prefix else "")


def read_marks(marked: str) -> tuple[str, list[Span]]:
    """The text without marks, and where they stood."""
    parts = marked.split(_OPEN)
    plain, length, spans = [parts[0]], len(parts[0]), []
    for part in parts[1:]:
        found, _, rest = part.partition(_CLOSE)
        spans.append(Span(length, length + len(found)))
        plain += [found, rest]
        length += len(found) + len(rest)
    return "".join(plain), spans
