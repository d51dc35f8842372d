"""Build the coded word lists: `python -m tools.actors.build FOLDER` (the folder with the dictionaries).

Same sources, same bytes. Writes `agents.tsv` (nouns for people and bodies → sector) and `rulers.tsv` (heads of state
and of government with the dates of their terms) into the folder of word lists.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from onrecord.lexicon import load_rows
from tools.actors.dictionaries import FROZEN, Holder, Term, agents, holders

TARGET = Path(__file__).parents[2] / "src" / "onrecord" / "lexicon"
_AGENTS = "PLOVER_agents.ngec2024.txt"
_COUNTRIES = "Phoenix.Countries.actors.txt"
_NO_ACTOR = frozenset(["JNK", "NON"])  # what stories are full of, but nobody who acts
_EARLIEST_YEAR = 1975  # older terms end before the reports this package is for
_OLD_CODES = {"TMP": "TLS", "ROM": "ROU", "ZAR": "COD", "KSV": "XKX", "PSX": "PSE", "BUR": "MMR"}
# An alias that holds one of these is an office with a name behind it, not another name.
_TITLES = frozenset(
    "president prime minister king queen emperor general colonel mr mrs sir dr premier chancellor kanzler "
    "bundeskanzler leader dictator ayatollah ruler".split()
)

_SOURCE = "of the Open Event Data Alliance, MIT licence (see NOTICE), by tools/actors/build.py"
_AGENTS_HEAD = (
    f"# source: {_AGENTS} {_SOURCE}\n"
    "# note: nouns for people and bodies with their PLOVER 2.0 sector and a second one; ministries are left to a rule; "
    "regular plurals are made when read\n"
    "noun\tsector\tsecond\n"
)
_RULERS_HEAD = (
    f"# source: {_COUNTRIES} {_SOURCE}\n"
    f"# note: heads of state and of government since {_EARLIEST_YEAR}; terms since..until parted by ' | '; "
    f"'since..' was open on {FROZEN} and is not known to have gone on; country ISO 3166 alpha-3\n"
    "name\taliases\tcountry\tterms\n"
)


def main(folder: Path) -> None:
    """Write both lists."""
    nouns = tuple(
        dict.fromkeys(_agent_rows((folder / _AGENTS).read_text(encoding="utf-8", errors="replace")))
    )
    rulers = sorted(set(_ruler_rows((folder / _COUNTRIES).read_text(encoding="utf-8", errors="replace"))))
    (TARGET / "agents.tsv").write_text(_AGENTS_HEAD + "\n".join(nouns) + "\n", encoding="utf-8")
    (TARGET / "rulers.tsv").write_text(_RULERS_HEAD + "\n".join(rulers) + "\n", encoding="utf-8")
    print(f"{len(nouns)} nouns, {len(rulers)} rulers")


def _agent_rows(text: str) -> Iterator[str]:
    seen: set[str] = set()
    for agent in agents(text):
        if agent.noun not in seen and agent.sector not in _NO_ACTOR:
            seen.add(agent.noun)
            yield f"{agent.noun}\t{agent.sector}\t{agent.second}"


def _ruler_rows(text: str) -> Iterator[str]:
    known = {row["iso3"] for row in load_rows("countries")}
    for holder in holders(text):
        country = _OLD_CODES.get(holder.terms[0].country, holder.terms[0].country)
        terms = sorted({_term(term) for term in holder.terms if _ruled(term)})
        if holder.elite and country in known and terms and " " in holder.name:
            aliases = " | ".join(dict.fromkeys(_aliases(holder)))
            yield f"{holder.name}\t{aliases}\t{country}\t{' | '.join(terms)}"


def _ruled(term: Term) -> bool:
    """Whether a term is that of a head of state or of government: others carry a ministry's code."""
    return term.code == "GOV" and (term.until or FROZEN).year >= _EARLIEST_YEAR


def _term(term: Term) -> str:
    return f"{term.since}..{term.until or ''}"


def _aliases(holder: Holder) -> Iterator[str]:
    for alias in holder.aliases:
        words = alias.split()
        if len(words) > 1 and _TITLES.isdisjoint(alias.lower().split()) and alias != holder.name:
            yield alias


if __name__ == "__main__":
    main(Path(sys.argv[1]))
