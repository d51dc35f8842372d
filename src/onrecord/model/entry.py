"""Entry: one cell of the ledger with its evidence. Nothing enters the ledger any other way."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.claim import Act, Speaker, Stance
from onrecord.model.incident import Realis
from onrecord.model.span import Span


class SubjectKind(StrEnum):
    """What an entry speaks of."""

    REPORT = "report"
    INCIDENT = "incident"
    CLAIM = "claim"
    ACTOR = "actor"
    PLACE = "place"
    COUNT = "count"
    CASE = "case"


class FinderKind(StrEnum):
    """Who found it."""

    RULE = "rule"
    HEAD = "head"
    REVIEWER = "reviewer"
    GIVEN = "given"  # an option or a column the user gave with the batch


@dataclass(frozen=True, slots=True, kw_only=True)
class Finder:
    """The rule, model head or person behind an entry: ``rule attribution/said version 0.1.0``."""

    kind: FinderKind
    name: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Subject, field, value: these words, in this report, on this speaker's word, said in this way, found by this rule.

    `value` is canonical text: a word of a vocabulary, a name, or the canonical JSON of a record (`value_type` says
    which: ``word``, ``text``, ``id``, ``count``, ``place``, ``when``, ``role``, ``flag``, ``number``).
    `spans` are the words, in the document of `report`; `chain` is the speaker chain, empty for the report's own voice.
    `claim` is the id of the claim on whose word the cell stands. The four clocks: `happened` (ISO interval
    ``2017-08-02/2017-08-02``, open ends empty), `said` (as of), `date_of` (what the date is the date of); when we learnt
    it is the custody log's. `replaces` is the id of the entry this one corrects; `decision` that of the decision behind it.
    `score` is 0–1, None for a person's decision. `id` hashes everything else.
    """

    id: str
    report: str
    subject: str
    subject_kind: SubjectKind
    field: str
    value: str
    value_type: str
    spans: tuple[Span, ...]
    words: str
    chain: tuple[Speaker, ...]
    claim: str | None
    finder: Finder
    score: float | None
    act: Act | None = None
    stance: Stance | None = None
    realis: Realis | None = None
    happened: str | None = None
    said: str | None = None
    date_of: str | None = None
    replaces: str | None = None
    decision: str | None = None
