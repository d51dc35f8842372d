"""What a person types into the search box, and the hits it leads to; the same for every store."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.ledger.answers import Hit
from onrecord.model import Span

_PART = re.compile(r'(-)?(?:"([^"]*)"|([^\s"]+))')
_WORD = re.compile(r"[^\W_]+")
_BEFORE, _AFTER = 60, 140
_UNSAFE = re.compile("[\x00\ud800-\udfff\ufdd0\ufdd1]")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together; `prefix`: the last one may go on (``kanda*``)."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """All of `wanted` and none of `unwanted`."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()


def read_terms(words: str) -> Terms:
    """What to look for.

    >>> read_terms('"car bomb" Kanda* -drill').wanted
    (Term(words=('car', 'bomb'), prefix=False), Term(words=('kanda',), prefix=True))
    """
    wanted: list[Term] = []
    unwanted: list[Term] = []
    for part in _PART.finditer(words):
        text = part[2] if part[2] is not None else part[3]
        tokens = tuple(word.lower() for word in _WORD.findall(text))
        if tokens:
            term = Term(tokens, prefix=part[3] is not None and text.endswith("*"))
            (unwanted if part[1] else wanted).append(term)
    return Terms(tuple(wanted), tuple(unwanted))


def indexable(text: str) -> str:
    """`text` of the same length without characters a full-text index cannot take."""
    return _UNSAFE.sub(" ", text)


def make_hit(report: str, title: str | None, text: str, spans: Sequence[Span]) -> Hit:
    """A hit with the text around the first of `spans` (around the beginning, if only the title fits)."""
    first = spans[0] if spans else Span(0, 0)
    start = _word_edge(text, max(first.start - _BEFORE, 0), first.start)
    stop = max(min(start + _BEFORE + _AFTER, len(text)), first.stop)
    snippet = text[start:stop]
    marks = tuple(span.shift(-start) for span in spans if start <= span.start and span.stop <= stop)
    return Hit(report=report, title=title, snippet=snippet, marks=marks, spans=tuple(spans))


def _word_edge(text: str, start: int, limit: int) -> int:
    if start == 0:
        return 0
    space = text.find(" ", start, limit)
    return start if space < 0 else space + 1


def matches(term: Term, text: str) -> Iterator[Span]:
    """Where `term` stands in `text`, whole words, small and capital letters alike; plain look-up for small ledgers."""
    words = [(found.start(), found.end(), found.group().lower()) for found in _WORD.finditer(text)]
    size = len(term.words)
    for number in range(len(words) - size + 1):
        window = [word for _, _, word in words[number : number + size]]
        whole = window[-1].startswith(term.words[-1]) if term.prefix else window[-1] == term.words[-1]
        if whole and tuple(window[:-1]) == term.words[:-1]:
            yield Span(words[number][0], words[number + size - 1][1])
