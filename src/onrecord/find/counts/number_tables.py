"""The words of figures as tables, from `lexicon/numbers.tsv`."""

from functools import cache

from onrecord.lexicon import load_rows


@cache
def _of_kind(kind: str) -> dict[str, int]:
    return {row["phrase"]: int(row["low"]) for row in load_rows("numbers") if row["kind"] == kind}


def numbers() -> dict[str, int]:
    """Number words with their values."""
    return _of_kind("number")


def scales() -> dict[str, int]:
    """Hundred, thousand and the like."""
    return _of_kind("scale")


def groups() -> dict[str, int]:
    """Dozen and score."""
    return _of_kind("group")


@cache
def vagues() -> dict[str, tuple[int | None, int | None, str]]:
    """Vague words with their bounds and kind: "several", "dozens"."""
    return {
        row["phrase"]: (_int(row["low"]), _int(row["high"]), row["kind"])
        for row in load_rows("numbers")
        if row["kind"] in {"vague", "pair", "bare"}
    }


def _int(cell: str) -> int | None:
    return int(cell) if cell else None


@cache
def bounds() -> dict[str, str]:
    """Words before a figure that bound it: "at least"."""
    return {
        row["phrase"]: row["kind"]
        for row in load_rows("numbers")
        if row["kind"] in {"about", "at_least", "at_most"}
    }


@cache
def after() -> dict[str, str]:
    """Words after a figure that bound it: "or more"."""
    return {
        row["phrase"]: row["kind"].removeprefix("after_").replace("least", "at_least")
        for row in load_rows("numbers")
        if row["kind"].startswith("after_")
    }


_ARTICLES = frozenset(
    {"a", "an", "the", "no", "not", "at", "in", "just", "close", "more", "fewer", "less", "up", "as"}
)


@cache
def starters() -> dict[str, frozenset[str]]:
    """Words that can open a figure; for very common ones, the words that must follow."""
    kinds = {"after_least", "after_about"}
    found: dict[str, set[str]] = {"between": set(), "half": set()}
    for row in load_rows("numbers"):
        first, *rest = row["phrase"].split()
        if row["kind"] not in kinds:
            found.setdefault(first, set()).update(rest[:1] if first in _ARTICLES else [])
    scales = {row["phrase"] for row in load_rows("numbers") if row["kind"] in {"scale", "group"}}
    for article in ("a", "an"):
        found[article] = found.get(article, set()) | scales
    return {word: frozenset(after) for word, after in found.items()}
