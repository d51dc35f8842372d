"""Adverbs beside a cue that say the report is not sure of the words: "reportedly said", "apparently believes"."""

from __future__ import annotations

from functools import cache

from onrecord.lexicon import load_rows
from onrecord.model import Hedge


@cache
def hedging_adverbs() -> dict[str, Hedge]:
    """The hedges of one word that can stand before a verb; beside a cue "reportedly" is the weak doubt of a cue's own row."""
    found = {row["words"]: row["level"] for row in load_rows("hedges")}
    found |= {row["lemma"]: row["hedge"] for row in load_rows("cues") if row["kind"] == "adverb"}
    return {
        words: Hedge(level)
        for words, level in found.items()
        if level != "none"
        and (words.endswith("ly") or words in {"perhaps", "maybe"})
        and words not in _NOT_HEDGES
    }


_NOT_HEDGES = frozenset("generally mainly unlikely".split())
