"""Tolls over a time or a war: objects of their own, never the figure of one incident."""

import re

from onrecord.find.syntax.lines import Line

_PERIOD = re.compile(
    r"\b(?:so far )?(?:this|last) (?:year|month|week|season)\b|\bso far this\b|\b(?:in|over|during|"
    r"for) (?:the )?(?:past|last|previous) (?:\w+ ){0,2}"
    r"(?:years?|months?|weeks?|days?|decades?)\b|\bin (?:\w+ ){0,2}(?:years?|months?) of (?:war|conflict|"
    r"fighting|violence)\b|\bin (?:\w+ ){1,2}years\b"
    r"|\bsince (?:the )?(?:\w+ ){0,4}(?:began|started|erupted|broke out|beginning|start|outbreak|invasion|"
    r"war|uprising|coup|monday|tuesday|wednesday|thursday|friday|"
    r"saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|"
    r"december|19\d\d|20\d\d|yesterday|then)\b|\bto date\b"
)
_PERFECT = re.compile(
    r"\b(?:have|has|had|'ve) (?:\w+ ){0,2}(?:been )?(?:\w+ ){0,1}(?:killed|died|wounded|injured|cost|"
    r"claimed|left|fled|displaced|lost|arrested|detained|kidnapped|abducted|taken|perished)\b"
)
_TOTAL = re.compile(
    r"\bbr(?:ing|ings|inging|ought) (?:to )?(?:the )?(?:\w+ ){0,3}(?:number|total|toll|death|deaths|"
    r"count)\b|\bbr(?:ing|ings|inging|ought) to (?:at least |more than |about )?\w+ the\b|"
    r"\b(?:total|cumulative|overall) (?:number|toll)\b"
)
_AREA = re.compile(
    r"\bbr(?:ing|ings|inging|ought) (?:the )?(?:\w+ ){0,3}(?:number|total) of (?:\w+ ){1,4}in (?:the )?\w+"
)
_WAR = re.compile(
    r"\b(?:war|conflict|insurgency|uprising|rebellion|crisis|civil war|violence|unrest|campaign|clashes|"
    r"attacks|bombings|strikes|fighting) (?:\w+ ){0,6}?(?:has|have|had) (?:\w+ ){0,2}"
    r"(?:killed|cost|claimed|left|displaced|driven|taken)\b"
)
_NEAR = 90


def is_cumulative(line: Line, first: int, last: int) -> bool:
    """Whether the figure at words `first` up to `last` adds up several incidents.

    >>> from onrecord.find.syntax.lines import line_of
    >>> from onrecord.model import Sentence, Span
    >>> text = "Two men were shot, bringing the number of killed in the port to 31 since Monday."
    >>> line = line_of(text, Sentence(span=Span(0, len(text)), block=0, paragraph=0))
    >>> is_cumulative(line, 0, 2), is_cumulative(line, 13, 14)
    (False, True)
    """
    clause = _clause(line, first, last)
    total = bool(_TOTAL.search(clause))
    if total and (_PERIOD.search(clause) or _AREA.search(clause)):
        return True
    if _PERIOD.search(clause) and _PERFECT.search(clause):
        return True
    return bool(_WAR.search(clause))


def _clause(line: Line, first: int, last: int) -> str:
    """The words around a figure up to the next comma with a new verb, semicolon or end, in small letters."""
    start = first
    while start > 0 and line.low[start - 1] not in {";", ",", "as", "when", "while"}:
        start -= 1
    stop = last
    while stop < len(line.low) and line.low[stop] not in {";", ","}:
        stop += 1
    return " ".join(line.low[start:stop])
