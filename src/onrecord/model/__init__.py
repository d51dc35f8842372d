"""The nouns of onrecord: frozen records every stage reads and writes.

Standard library only; no stage, no file, no clock. Field names here are the field names of the
JSON that `onrecord analyse --json` prints and of the published JSON Schema.
"""

from onrecord.model.actor import Actor, ActorKind, Alias, Office
from onrecord.model.analysis import Analysis
from onrecord.model.case import Case, CaseEvent
from onrecord.model.claim import (
    Act,
    Channel,
    Claim,
    Denies,
    Hedge,
    Institution,
    Proximity,
    Relation,
    Speaker,
    Stance,
)
from onrecord.model.count import Count, CountAs, CountOf, Population
from onrecord.model.decision import Decision, DecisionKind
from onrecord.model.document import EVIDENCE, Block, BlockKind, Document, Sentence
from onrecord.model.entry import Entry, Finder, FinderKind, SubjectKind
from onrecord.model.errors import (
    BundleError,
    DecisionError,
    FieldError,
    GazetteerError,
    LedgerError,
    LedgerFullError,
    LedgerLockedError,
    LedgerVersionError,
    LexiconError,
    NotFoundError,
    OnrecordError,
    ReadError,
    SpanError,
    TooLargeError,
    UsageError,
)
from onrecord.model.field import Field, FieldType
from onrecord.model.guess import Guess, Trust
from onrecord.model.identity import content_id, digest_bytes
from onrecord.model.incident import Confidence, Incident, Realis, Role, RoleName
from onrecord.model.link import Link, LinkKind, Reason, Verdict
from onrecord.model.mention import Mention, MentionKind
from onrecord.model.place import Alternative, Place, Point, Precision
from onrecord.model.problem import Problem, Severity
from onrecord.model.report import Custody, Report, Stated, Through, Translation, Triage
from onrecord.model.span import Span
from onrecord.model.textmap import Edit, Run, TextMap, apply_edits
from onrecord.model.when import DateOf, Granularity, When

__all__ = [
    "EVIDENCE",
    "Act",
    "Actor",
    "ActorKind",
    "Alias",
    "Alternative",
    "Analysis",
    "Block",
    "BlockKind",
    "BundleError",
    "Case",
    "CaseEvent",
    "Channel",
    "Claim",
    "Confidence",
    "Count",
    "CountAs",
    "CountOf",
    "Custody",
    "DateOf",
    "Decision",
    "DecisionError",
    "DecisionKind",
    "Denies",
    "Document",
    "Edit",
    "Entry",
    "Field",
    "FieldError",
    "FieldType",
    "Finder",
    "FinderKind",
    "GazetteerError",
    "Granularity",
    "Guess",
    "Hedge",
    "Incident",
    "Institution",
    "LedgerError",
    "LedgerFullError",
    "LedgerLockedError",
    "LedgerVersionError",
    "LexiconError",
    "Link",
    "LinkKind",
    "Mention",
    "MentionKind",
    "NotFoundError",
    "Office",
    "OnrecordError",
    "Place",
    "Point",
    "Population",
    "Precision",
    "Problem",
    "Proximity",
    "ReadError",
    "Realis",
    "Reason",
    "Relation",
    "Report",
    "Role",
    "RoleName",
    "Run",
    "Sentence",
    "Severity",
    "Span",
    "SpanError",
    "Speaker",
    "Stance",
    "Stated",
    "SubjectKind",
    "TextMap",
    "Through",
    "TooLargeError",
    "Translation",
    "Triage",
    "Trust",
    "UsageError",
    "Verdict",
    "When",
    "apply_edits",
    "content_id",
    "digest_bytes",
]
