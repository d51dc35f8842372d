"""What the words around a time say about it: whether it lies ahead, which end "since" or "by" leaves open."""

import re
from collections.abc import Iterator
from functools import cache

from onrecord.lexicon import load_rows
from onrecord.model import Span

_WORD = re.compile(r"['’]ll\b|[^\W\d_]+|[;:\"“”«»]|''|``")
_STOPS = frozenset(';:"“”«»') | {"''", "``"}
_REACH = 80
"""How many characters to each side count as near."""
_SIDES = ("since", "until", "after", "before")
_MODS = ("START", "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS")
_NEXT = re.compile(r"(?:\s+([^\W\d_]+)|\s*['’\d]|-)")
_OPENING = frozenset("“«‘„")
_CLOSING = frozenset("”»")


def looks_ahead(text: str, sentence: Span, span: Span) -> bool:
    """Whether the nearest cue speaks of what is to come; what has happened is the default of a report.

    >>> text = "The envoy said on Monday that talks will resume on Friday."
    >>> looks_ahead(text, Span(0, 57), Span(18, 24)), looks_ahead(text, Span(0, 57), Span(50, 56))
    (False, True)
    """
    before = _words(text[max(sentence.start, span.start - _REACH) : span.start])
    after = _words(text[span.stop : min(sentence.stop, span.stop + _REACH)])
    pairs = _cues("ahead2")
    backwards = ((word, f"{left} {word}" in pairs) for left, word in zip(["", *before], before, strict=False))
    forwards = (
        (word, f"{word} {right}" in pairs) for word, right in zip(after, [*after[1:], ""], strict=False)
    )
    near = sorted([*_distances(reversed(list(backwards))), *_distances(forwards, 1)])
    return bool(near) and near[0][1]


def _words(stretch: str) -> list[str]:
    return [found.group().lower().replace("’", "'") for found in _WORD.finditer(stretch)]


def _distances(words: Iterator[tuple[str, bool]], handicap: int = 0) -> Iterator[tuple[int, bool]]:
    cues, back = _cues("ahead"), _past()
    for distance, (word, pair) in enumerate(words, start=handicap):
        if word in _STOPS:  # another clause, or another voice
            return
        if pair or word in cues:
            yield distance, True
        elif word in back or word.endswith("ed"):
            yield distance, False


def open_end(text: str, sentence: Span, span: Span) -> str | None:
    """What the words before a time make of it: "since", "until", "after", "before", or None.

    "After" and "before" count only where the time stands for itself, not for another thing's day ("after Monday's raid",
    "before the May vote") and not for a distance ("two days after Monday").

    >>> open_end("They have waited since Monday.", Span(0, 30), Span(23, 29))
    'since'
    >>> open_end("He left after Monday.", Span(0, 21), Span(14, 20))
    'after'
    >>> open_end("He left after Monday's raid.", Span(0, 28), Span(14, 20)) is None
    True
    """
    before = f" {text[max(sentence.start, span.start - _REACH) : span.start].lower().rstrip()}"
    found = [(len(cue), name, cue) for name in _SIDES for cue in _cues(name) if before.endswith(f" {cue}")]
    if not found:
        return None
    _, name, cue = max(found)
    if name in {"since", "until"}:
        return name
    lead = before[: -len(cue)].split()
    apart = bool(lead) and lead[-1] in _cues("apart")
    return None if apart or not _stands_alone(text[span.stop : sentence.stop]) else name


def modifier(words: str) -> str | None:
    """The TIMEX3 modifier that the words of a time begin with.

    >>> modifier("the end of March"), modifier("about three weeks"), modifier("March")
    ('END', 'APPROX', None)
    """
    low = words.lower().replace("-", " ") + " "
    found = [(len(cue), name) for name in _MODS for cue in _cues(name) if low.startswith(f"{cue} ")]
    return max(found)[1] if found else None


def _stands_alone(after: str) -> bool:
    """Whether what follows a time is a sign, or a word that begins something else."""
    found = _NEXT.match(after)
    return found is None or (found[1] is not None and found[1].lower() in _cues("follow"))


def quoted(text: str, sentence: Span, at: int) -> bool:
    """Whether the character `at` stands inside a quotation that opens and closes in its sentence.

    >>> quoted("“It burned today,” he said on Monday.", Span(0, 37), 11)
    True
    """
    before, after = text[sentence.start : at], text[at : sentence.stop]
    if sum(letter in _OPENING for letter in before) > sum(letter in _CLOSING for letter in before):
        return any(letter in _CLOSING for letter in after)
    return before.count('"') % 2 == 1 and '"' in after


@cache
def _cues(name: str) -> frozenset[str]:
    return frozenset(row["word"] for row in load_rows("time_cues") if row["class"] == name)


@cache
def _past() -> frozenset[str]:
    irregular = {word for row in load_rows("irregular_verbs") for word in row["past"].split("/")}
    return _cues("back") | (irregular - {row["lemma"] for row in load_rows("irregular_verbs")})
