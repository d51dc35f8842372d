"""The ledger digest: the same bytes and the same version give the same one, whatever came first and however often it stopped.

It runs over entries, links and problems in the order of their content hashes, without clocks and custody log. What
depends on when or from which folder something came is left out: the id of the decision behind a person's entry
(it hashes the time), and the path of a problem inside a report that was read.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from onrecord.ledger.canonical import canonical
from onrecord.model import Entry, Link, Problem, content_id


def ledger_digest(entries: Iterable[str], links: Iterable[str], problems: Iterable[str]) -> str:
    """SHA-256 over the keys of entries, links and problems; the order they are given in does not matter.

    >>> ledger_digest(["entry:b", "entry:a"], [], []) == ledger_digest(["entry:a", "entry:b"], [], [])
    True
    """
    digest = hashlib.sha256()
    for name, keys in (("entries", entries), ("links", links), ("problems", problems)):
        digest.update(f"{name}\n".encode())
        for key in sorted(keys):
            digest.update(f"{key}\n".encode())
    return digest.hexdigest()


def entry_keys(decided: Iterable[Entry]) -> Iterator[str]:
    """Content hashes of the entries behind which stands a decision; a machine's entry is its own key: its id.

    Entries come in the order they were filed, so that what is replaced comes before what replaces it.
    """
    keys: dict[str, str] = {}
    for entry in decided:
        keys[entry.id] = _key(entry, keys)
        yield keys[entry.id]


def _key(entry: Entry, keys: Mapping[str, str]) -> str:
    replaces = None if entry.replaces is None else keys.get(entry.replaces, entry.replaces)
    return content_id("entry", canonical(replace(entry, id="", decision="", replaces=replaces)))


def link_key(link: Link) -> str:
    """The content hash of a link."""
    return content_id("link", canonical(replace(link, id="")))


def problem_key(problem: Problem) -> str:
    """The content hash of a problem; inside a report that was read, the path it came from is no part of it."""
    where = problem.where if problem.report is None else ""
    return content_id("problem", canonical(replace(problem, where=where)))
