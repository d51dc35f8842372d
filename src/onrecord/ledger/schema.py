"""The tables of the ledger, in SQL that SQLite and PostgreSQL both understand.

Times are ISO 8601 text, so that they come back as they were given; records nobody filters by are packed bytes or
canonical JSON. `cards` and `states` follow from entries and decisions and could be made anew from them at any time.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

VERSION: Final = 1
"""Version of the tables; another one is refused."""

metadata = MetaData()
# Counting keys: SQLite only counts up by itself in columns called INTEGER.
_KEY = BigInteger().with_variant(Integer, "sqlite")

meta = Table("meta", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

reports = Table(
    "reports",
    metadata,
    Column("key", _KEY, primary_key=True, autoincrement=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("size", Integer, nullable=False),
)

bodies = Table(
    "bodies",
    metadata,
    Column("report_key", _KEY, ForeignKey("reports.key"), primary_key=True, autoincrement=False),
    Column("body", LargeBinary, nullable=False),
    Column("report", LargeBinary, nullable=False),
    Column("document", LargeBinary, nullable=False),
)

cards = Table(
    "cards",
    metadata,
    Column("report_key", _KEY, ForeignKey("reports.key"), primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("received", Text, nullable=False),
    Column("title", Text),
    Column("outlet", Text, index=True),
    Column("author", Text),
    Column("url", Text),
    Column("language", Text),
    Column("published_earliest", Text, index=True),
    Column("published_latest", Text),
    Column("state", Text, nullable=False, index=True),
    Column("incidents", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("key", _KEY, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("report_key", _KEY, ForeignKey("reports.key"), nullable=False, index=True),
    Column("subject", Text, nullable=False, index=True),
    Column("subject_kind", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("value_type", Text, nullable=False),
    Column("spans", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("chain", Text, nullable=False),
    Column("claim", Text),
    Column("finder_kind", Text, nullable=False),
    Column("finder_name", Text, nullable=False),
    Column("finder_version", Text, nullable=False),
    Column("score", Float),
    Column("act", Text),
    Column("stance", Text),
    Column("realis", Text),
    Column("happened", Text),
    Column("said", Text),
    Column("date_of", Text),
    Column("replaces", Text),
    Column("decision", Text),
    Index("entries_of_field", "subject_kind", "field"),
)

states = Table(
    "states",
    metadata,
    Column("entry_key", _KEY, ForeignKey("entries.key"), primary_key=True, autoincrement=False),
    Column("report_key", _KEY, ForeignKey("reports.key"), nullable=False, index=True),
    Column("state", Text, nullable=False),
    Column("hidden", Boolean, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("key", _KEY, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("report_key", _KEY, ForeignKey("reports.key"), index=True),
    Column("subject", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("seconds", Float),
    Column("record", Text, nullable=False),
)

custody = Table(
    "custody",
    metadata,
    Column("key", _KEY, primary_key=True, autoincrement=True),
    Column("report_key", _KEY, ForeignKey("reports.key"), nullable=False, index=True),
    Column("record", Text, nullable=False),
)

problems = Table(
    "problems",
    metadata,
    Column("id", Text, primary_key=True),
    Column("report", Text, index=True),
    Column("code", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("record", Text, nullable=False),
)

links = Table(
    "links",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False, index=True),
    Column("left_end", Text, nullable=False, index=True),
    Column("right_end", Text, nullable=False, index=True),
    Column("by_person", Boolean, nullable=False),
    Column("record", Text, nullable=False),
)

cases = Table("cases", metadata, Column("id", Text, primary_key=True), Column("record", Text, nullable=False))

case_members = Table(
    "case_members",
    metadata,
    Column("case_id", Text, ForeignKey("cases.id"), primary_key=True),
    Column("member", Text, primary_key=True, index=True),
)

fields = Table(
    "fields",
    metadata,
    Column("key", _KEY, primary_key=True, autoincrement=True),
    Column("name", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("record", Text, nullable=False),
    Index("fields_once", "name", "version", unique=True),
)

APPEND_ONLY: Final = (reports, bodies, entries, decisions, custody, fields)
"""Tables whose rows are never changed and never removed; each database enforces it in its own way."""
