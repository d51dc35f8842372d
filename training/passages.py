"""What every corpus becomes: a passage of text with marked spans for the heads that can learn from it."""

from collections.abc import Iterator
from dataclasses import dataclass

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """One attribution: the fragments of its source, cue and content."""

    source: tuple[Stretch, ...]
    cue: tuple[Stretch, ...]
    content: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text with what one corpus marks in it; None where the corpus says nothing of a matter.

    `sentences` are what windows are packed from. `named` are (start, stop, the corpus's own label), to be read with the
    label map called `scheme`; `facts` are (start, stop, factuality from -3 to 3); `cues` are (start, stop, "negation" or
    "hedge").
    """

    corpus: str
    document: str
    text: str
    sentences: tuple[Stretch, ...]
    attributions: tuple[Attributed, ...] | None = None
    named: tuple[tuple[int, int, str], ...] | None = None
    scheme: str = ""
    facts: tuple[tuple[int, int, float], ...] | None = None
    cues: tuple[tuple[int, int, str], ...] | None = None


def joined(tokens: list[str]) -> tuple[str, list[Stretch]]:
    """Tokens set with blanks between them, and where each of them stands.

    >>> joined(["Rebels", "fled", "."])
    ('Rebels fled .', [(0, 6), (7, 11), (12, 13)])
    """
    return " ".join(tokens), list(_places(tokens))


def _places(tokens: list[str]) -> Iterator[Stretch]:
    here = 0
    for token in tokens:
        yield here, here + len(token)
        here += len(token) + 1
