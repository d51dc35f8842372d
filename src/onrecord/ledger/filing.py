"""What goes into the ledger: one report with all that was found in it, one linking run, one reviewer's ruling."""

from dataclasses import dataclass

from onrecord.model import Case, Custody, Decision, Document, Entry, Link, LinkKind, Problem, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """One report and everything found in it: filed as a whole or not at all.

    `entries` come from `entries_of`; `problems` are those that name this report; `custody` says when and from where
    the bytes came; `decisions` are those made with the batch (``--published``, ``--outlet``).
    """

    report: Report
    document: Document
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    custody: Custody
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """What one linking run came to: it takes the place of the earlier runs' links of the same `kinds` and of all cases.

    Links whose `by` starts with ``reviewer`` are a person's and stay, whatever the run says.
    """

    kinds: tuple[LinkKind, ...]
    links: tuple[Link, ...]
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One decision of a reviewer and the entries it brings; `Store.decide` checks it against the present and files both."""

    decision: Decision
    entries: tuple[Entry, ...] = ()
