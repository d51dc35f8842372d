"""What goes into the ledger: one report with all that was found in it, one linking run, one reviewer's ruling."""

from dataclasses import dataclass, replace

from onrecord.ledger.canonical import storable
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


def kept_problem(problem: Problem) -> Problem:
    """`problem` as every store keeps it: paths and words as all databases take them."""
    return replace(
        problem, where=storable(problem.where), says=storable(problem.says), advice=storable(problem.advice)
    )


def kept_custody(custody: Custody) -> Custody:
    """`custody` as every store keeps it."""
    return replace(
        custody,
        name=storable(custody.name),
        locator=None if custody.locator is None else storable(custody.locator),
        note=None if custody.note is None else storable(custody.note),
    )
