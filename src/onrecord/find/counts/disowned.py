"""Stretches of a sentence that somebody calls false: "reports that … were untrue", "dismissed the claim that …"."""

import re

from onrecord.model import Span

_TALE = (
    r"(?:reports?|claims?|allegations?|accusations?|rumou?rs?|suggestions?|assertions?|statements?|accounts?|stories|"
    r"story|news|information|counts?|tolls?|figures?|videos?|posts?)"
)
_FALSE = (
    r"(?:false|untrue|not true|invented|fabricat\w+|inventions?|baseless|unfounded|groundless|without foundation|wrong|"
    r"incorrect|fakes?|hoax(?:es)?|rumou?rs?|lies|a lie|propaganda|nonsense|disinformation|misinformation|"
    r"fictions?|a fiction|slander|exaggerat\w+|inflated)"
)
_CALLED = re.compile(
    rf"\b{_TALE}\b[^.;]{{0,60}}?\b(?:that|of|about)\b(?P<told>[^.;]{{1,160}}?)\b(?:is|are|was|were|as|to be|being) "
    rf"(?:\w+ly |just |only |mere |pure |simply |nothing but )?{_FALSE}\b"
)
_REFUTED = re.compile(
    rf"\b(?:dismiss|reject|den(?:y|ies|ied)\b|refut|rebut|disput)\w*,? [^.;]{{0,80}}?\b{_TALE} "
    r"(?:that|of|about)\b(?P<told>[^.;]{1,160})"
)


def disowned(low: str, start: int) -> tuple[Span, ...]:
    """What the sentence `low` (small letters), standing at `start`, has somebody call false.

    >>> low = "the governor said reports that nine miners had died were false."
    >>> [low[one.start:one.stop].strip() for one in disowned(low, 0)]
    ['nine miners had died']
    """
    return tuple(
        Span(start + match.start("told"), start + match.end("told"))
        for pattern in (_CALLED, _REFUTED)
        for match in pattern.finditer(low)
    )
