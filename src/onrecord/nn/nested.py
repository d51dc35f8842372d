"""Speakers inside what speakers say: the head is run again inside each content.

The corpus marks outermost attributions only, so the head learns to see one level; inside "that the army had denied
the raid", read alone, that level is the army's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from onrecord.lexicon import load_rows, verb_forms
from onrecord.model import Guess, Span
from onrecord.nn.windows import Window
from onrecord.nn.wordpiece import LOWER, TITLE

_WORD = re.compile(r"[^\W\d_]+")
_THAT = re.compile(r"that\s+(?=\w)", re.IGNORECASE)
_FEWEST = 4  # words of a content that can hold a speaker, a cue and something said
_MINDS = frozenset({"believe", "intend", "demand"})  # "said he hoped": no second speaker stands in it
# Words of cues that mostly mean something else where they stand alone ("in the words of", "to state", "to back").
_WITHOUT_SPEECH = frozenset(
    "be have do make give take see call go put hold get in on as by at for to with of state back own email shoot "
    "record play continue find news point cast message mean".split()
)


def worth_reading(text: str, contents: Iterable[Guess]) -> Iterator[Span]:
    """The contents that hold a word of saying: reading the others again would cost time and find nothing.

    >>> said = "that the army had denied the raid", "that the bridge was closed"
    >>> whole = "; ".join(said)
    >>> spans = [Span(whole.index(one), whole.index(one) + len(one)) for one in said]
    >>> guesses = [Guess(label="content", span=span, score=0.9, by="head/attribution") for span in spans]
    >>> [span.of(whole) for span in worth_reading(whole, guesses)]
    ['that the army had denied the raid']
    """
    for one in contents:
        words = _WORD.findall(one.span.of(text).lower())
        if len(words) >= _FEWEST and any(word in saying_words() for word in words):
            yield one.span


def as_sentence(text: str, span: Span) -> Span:
    """A content without its "that": what is left can be read as a sentence of its own.

    >>> text = "that the army had denied it"
    >>> as_sentence(text, Span(0, len(text))).of(text)
    'the army had denied it'
    """
    opened = _THAT.match(text, span.start, span.stop)
    return Span(opened.end(), span.stop) if opened else span


def opened(window: Window) -> Window:
    """The window as if its first word had a capital, as sentences have: the encoder was taught on whole sentences."""
    first = window.words[0]
    if first.row // 3 != LOWER:
        return window
    row = TITLE * 3 + first.row % 3
    rows = tuple(row if at == window.firsts[0] else one for at, one in enumerate(window.rows))
    return replace(window, rows=rows)


def whole_ones(found: Sequence[Guess]) -> Iterator[Guess]:
    """Of what was found inside a content, the attributions that are whole: a cue with both a source and a content."""
    for cue in found:
        if cue.label != "cue":
            continue
        parts = [one for one in found if one.of == cue.span]
        if {one.label for one in parts} >= {"source", "content"}:
            yield cue
            yield from parts


@cache
def saying_words() -> frozenset[str]:
    """Every form of the cues in the lexicon.

    >>> "denied" in saying_words(), "bridge" in saying_words()
    (True, False)
    """
    made: set[str] = set()
    for row in load_rows("cues"):
        lemma = row["lemma"].split(" ")[0]
        if lemma in _WITHOUT_SPEECH or row["act"] in _MINDS:
            continue
        made |= set(verb_forms(lemma)) if row["kind"] == "verb" else {lemma, f"{lemma}s"}
    return frozenset(made)
