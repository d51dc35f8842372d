"""Content spans as our records hold them: without "that", outer quotation marks, commas and the final stop."""

from onrecord.find.syntax.tagged_lines import QUOTE_MARKS
from onrecord.model import Span


def narrowed(text: str, span: Span) -> Span:
    """`span` without "that", outer quotation marks, commas and the final stop.

    >>> text = 'that "the road is closed."'
    >>> narrowed(text, Span(0, len(text))).of(text)
    'the road is closed'
    """
    here = _with_abbreviation(text, span, span.trimmed(text, _STRIP))
    if len(here) > 5 and text[here.start : here.start + 5].lower() == "that ":
        here = Span(here.start + 5, here.stop).trimmed(text, _STRIP)
    for _ in range(3):
        inner = _unquoted(text, here)
        if inner == here:
            return here
        here = inner.trimmed(text, _STRIP)
    return here


def _with_abbreviation(text: str, span: Span, here: Span) -> Span:
    """Keep the stop of "6 a.m." and "the U.S."."""
    if here.stop < span.stop and text[here.stop] == "." and text[here.stop - 2 : here.stop - 1] == ".":
        return Span(here.start, here.stop + 1)
    return here


def _unquoted(text: str, span: Span) -> Span:
    words = span.of(text)
    opens = words[:1] in QUOTE_MARKS and words[:1] != "’"
    closes = words[-1:] in QUOTE_MARKS and (words[-1:] not in {"'", "’"} or opens)
    if len(words) < 2 or not (opens or closes):
        return span
    marks = [i for i, letter in enumerate(words) if letter in QUOTE_MARKS and letter not in "'’"]
    inner = [i for i in marks if 0 < i < len(words) - 1]
    if opens and closes and (not inner or (len(inner) % 2 == 0 and words[inner[0]] not in "”»")):
        return Span(span.start + 1, span.stop - 1)
    if opens and not inner and not closes:
        return Span(span.start + 1, span.stop)
    if closes and not inner and not opens:
        return Span(span.start, span.stop - 1)
    return span


_STRIP = " \t\r\n\u00a0\u2009\u202f,;:–—-.…?!"
