"""GUM: names in Wikinews, interviews, biographies, travel guides, court opinions and papers (CoNLL-U with entities).

Entities there are nested and mostly no names. A name is read off an entity whose minimal span ends in a proper noun: from
its first to its last proper noun. Of names that lie in each other the outermost stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.lexicon import load_rows
from training.corpora.re3d import outermost
from training.passages import Passage

_KINDS = {"person": "PER", "place": "LOC", "organization": "ORG"}
_BRACKET = re.compile(
    r"\((?P<open>\d+)-(?P<kind>[a-z]+)-[^()]*?-cf\d+\*?-(?P<core>[\d,]+)(?P<one>[^()]*)|(?P<close>\d+)\)|\)"
)
_INSIDE = frozenset("of for the de la 's - & .".split())
_LONGEST_GAP = 3  # words between two proper nouns of one name: "Daughters of the American Revolution"


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    stop: int
    proper: bool
    plural: bool
    word: str


def read_gum(corpora: Path) -> Iterator[Passage]:
    """Every document but those of the published test part."""
    folder = corpora / "attribution" / "gum"
    tests = _listed(folder / "splits.md", "test")
    for file in sorted((folder / "dep").glob("*.conllu")):
        if file.stem not in tests:
            text, sentences, named = _document(file.read_text(encoding="utf-8"))
            yield Passage(
                corpus="gum",
                document=file.stem,
                text=text,
                sentences=tuple(sentences),
                named=outermost(text, named),
                scheme="names",
            )


def _listed(path: Path, part: str) -> frozenset[str]:
    sections = re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = [one for one in sections if one.startswith(f"{part}\n")]
    return frozenset(re.findall(r"\* (\S+)", found[0])) if found else frozenset()


def _document(body: str) -> tuple[str, list[tuple[int, int]], list[tuple[int, int, str]]]:
    pieces: list[str] = []
    here = 0
    sentences: list[tuple[int, int]] = []
    named: list[tuple[int, int, str]] = []
    for block in body.split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
        rows = [row for row in rows if row[0].isdigit()]
        if not rows:
            continue
        if pieces:
            gap = "\n\n" if "# newpar\n" in block else "\n"
            pieces.append(gap)
            here += len(gap)
        tokens, words = _tokens(rows, here)
        named += _names(rows, tokens)
        sentences.append((here, here + len(words)))
        pieces.append(words)
        here += len(words)
    return "".join(pieces), sentences, named


def _tokens(rows: Sequence[Sequence[str]], here: int) -> tuple[list[_Token], str]:
    words = ""
    tokens: list[_Token] = []
    for row in rows:
        start = here + len(words)
        tokens.append(_Token(start, start + len(row[1]), row[4].startswith("NNP"), row[4] == "NNPS", row[1]))
        words += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
    return tokens, words.rstrip()


def _names(rows: Sequence[Sequence[str]], tokens: Sequence[_Token]) -> Iterator[tuple[int, int, str]]:
    opened: list[tuple[str, str, list[int], int]] = []
    for at, row in enumerate(rows):
        marks = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
        for mark in _BRACKET.finditer(marks):
            if mark["open"]:
                core = [int(one) for one in mark["core"].strip(",").split(",") if one]
                opened.append((mark["open"], mark["kind"], core, at))
                continue
            number = mark["close"]
            index = next(
                (i for i in range(len(opened) - 1, -1, -1) if number is None or opened[i][0] == number), None
            )
            if index is not None:
                _, kind, core, first = opened.pop(index)
                yield from _name(kind, first, [first + one - 1 for one in core], tokens)


def _name(
    kind: str, first: int, core: Sequence[int], tokens: Sequence[_Token]
) -> Iterator[tuple[int, int, str]]:
    """The name an entity ends in, if its minimal span ends in a proper noun.

    The name of a people or an office is masked: other corpora say of it otherwise.
    """
    inside = [at for at in core if at < len(tokens)]
    if kind not in _KINDS or not inside or not tokens[inside[-1]].proper:
        return
    begin = last = inside[-1]
    for at in range(last - 1, first - 1, -1):
        if not (tokens[at].proper or tokens[at].word in _INSIDE) or begin - at > _LONGEST_GAP:
            break
        if tokens[at].proper and (begin - at == 1 or at in inside):
            begin = at
    offices = [at for at in range(begin, last) if tokens[at].word.lower().rstrip(".") in _titles()]
    if kind == "person" and offices:
        begin = offices[-1] + 1  # "U.S. President Dora Velt" is named Dora Velt
    masked = kind == "person" and (tokens[last].plural or tokens[last].word.lower().rstrip(".") in _titles())
    yield tokens[begin].start, tokens[last].stop, "masked" if masked else _KINDS[kind]


@cache
def _titles() -> frozenset[str]:
    return frozenset(row["title"].lower().rstrip(".") for row in load_rows("person_titles"))
