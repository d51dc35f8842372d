"""The encoder's spans mended where they break off inside a phrase.

Its weak point is where spans end: in translated or unusual text a content can stop at "of the", a source be only "The".
"""

from __future__ import annotations

from onrecord.find.claims.scene import Attribution, Scene
from onrecord.find.syntax.following_phrases import phrase_after
from onrecord.find.syntax.tagged_lines import Line
from onrecord.model import Span

_OPEN = "di"  # a determiner, a preposition: the phrase they open is missing
_CONJUNCTION = "c"
_FINITE = "xVeb"
_RELATIVE = "w"
_DAY = 3  # words of "on Monday night"
_ARTICLES = frozenset({"the", "a", "an"})


def mended_content(scene: Scene, span: Span, rule: Attribution | None) -> Span:
    """`span` up to the end of the phrase in which it broke off, and without a conjunction at its end.

    The rule on the same cue tells how far the content goes, where it saw one that goes on; else the phrase does.
    """
    line = scene.lines[scene.line_number(max(span.start, span.stop - 1))]
    if not line.span.start <= span.stop - 1 < line.span.stop:
        return span
    if rule is not None and rule.by == "attribution/noun-that":
        span = _before_main_verb(line, span, rule)
    last = line.index_at(span.stop - 1)
    if line.tokens[last].start >= span.stop:
        last -= 1
    while last >= 0 and line.tags[last] == _CONJUNCTION and line.tokens[last].start > span.start:
        last -= 1
        span = Span(span.start, line.tokens[last].stop)
    if last < 0:
        return span
    if line.tags[last] not in _OPEN:
        return _with_day(line, span, rule)
    return Span(span.start, max(span.stop, _rest(line, span, last, rule)))


def _before_main_verb(line: Line, span: Span, rule: Attribution) -> Span:
    """For "The claim that rebels fled was denied": the sentence's own verb is not part of what was claimed."""
    for told in rule.content:
        after = line.index_at(told.stop)
        if span.start <= told.start and told.overlaps(span) and told.stop < span.stop and after < len(line):
            return Span(span.start, told.stop) if line.tags[after] in _FINITE else span
    return span


def _with_day(line: Line, span: Span, rule: Attribution | None) -> Span:
    """For "reported losses in the raid on Monday": the day behind what is reported belongs to it, as the rule has it."""
    if rule is None or rule.frame != "np":
        return span
    for told in rule.content:
        rest = range(line.index_at(span.stop), line.index_at(told.stop))
        if told.overlaps(span) and 0 < len(rest) <= _DAY and line.tags[rest[-1]] == "T":
            return Span(span.start, told.stop)
    return span


def _rest(line: Line, span: Span, last: int, rule: Attribution | None) -> int:
    told = [one.stop for one in rule.content if one.overlaps(span) and one.stop > span.stop] if rule else []
    if told:
        return min(max(told), line.span.stop)
    opening = last if line.tags[last] == "d" else last + 1
    phrase = phrase_after(line, opening)
    return line.stretch(opening, phrase.narrow).stop if phrase is not None else span.stop


def mended_source(scene: Scene, span: Span | None, rule: Attribution | None) -> Span | None:
    """The source, with the phrase that its article opens; the rule's where the encoder has none or breaks off."""
    told = rule.source if rule is not None else None
    if span is None:
        return told
    line = scene.lines[scene.line_number(span.start)]
    if not line.span.contains(span):
        return span
    if told is not None and _in_relative_clause(line, span, told):
        return told
    first, last = line.index_at(span.start), line.index_at(span.stop - 1)
    if line.tokens[last].start >= span.stop:
        last -= 1
    if last < first or not (line.low[last] in _ARTICLES or line.tags[last] == "i"):
        return span
    if told is not None and told.overlaps(span):
        return told
    phrase = phrase_after(line, first)
    return line.stretch(first, phrase.narrow) if phrase is not None else span


def _in_relative_clause(line: Line, span: Span, told: Span) -> bool:
    """For "The front, which the army accuses of the raid, denied it": the army is inside what tells which front."""
    if not (told.contains(span) and told.start < span.start):
        return False
    return _RELATIVE in line.tags[line.index_at(told.start) : line.index_at(span.start)]
