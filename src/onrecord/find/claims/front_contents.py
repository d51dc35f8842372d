"""Contents that stand in front of their cue: quotations, clauses, and the halves around "the mayor said"."""

from __future__ import annotations

from onrecord.find.claims.content_ends import content_end
from onrecord.find.claims.contents import skip_adjuncts
from onrecord.find.claims.scene import Scene
from onrecord.find.syntax.quotes import Quote
from onrecord.find.syntax.tagged_lines import Line
from onrecord.model import Span


def content_before(scene: Scene, number: int, first: int, after: int) -> tuple[Span, ...]:
    """The content in front of an attribution that fills tokens `first` up to `after`, and its second half behind it."""
    line = scene.lines[number]
    found: list[Span] = []
    quote = front_quote(scene, line, first)
    if quote is not None:
        found.append(_front_of_quote(line, quote.span))
    elif first >= 2 and line.tags[first - 1] in ",-":
        head = _front_start(line, first - 1)
        whole = first - 1 > head + 1 and any(tag in "Vxme" for tag in line.tags[head : first - 1])
        if first - 1 > head and (
            whole or (line.tags[head] in "dNp" and _second_half(scene, line, after) is not None)
        ):
            found.append(line.stretch(head, first - 1))
    if not found:
        return ()
    second = _second_half(scene, line, after)
    if second is not None:
        found.append(second)
    return tuple(found)


def _front_of_quote(line: Line, quote: Span) -> Span:
    """A quotation, with the words of its sentence in front of it where it opens in mid-sentence."""
    if quote.start <= line.span.start:
        return quote
    first = _front_start(line, line.index_at(quote.start))
    return Span(line.tokens[first].start, quote.stop)


def _front_start(line: Line, after: int) -> int:
    """Where the content begins: behind a first "But," and behind an earlier attribution's semicolon."""
    first = 0
    for i in range(after):
        if line.tags[i] == ";":
            first = i + 1
    if line.tags[first] == "c" and first + 1 < after:
        first += 1
        if line.tags[first] == ",":
            first += 1
    return min(first, max(after - 1, 0))


def _second_half(scene: Scene, line: Line, after: int) -> Span | None:
    """For "The road, the mayor said, was mined": what stands behind the attribution."""
    end = line.stripped_end()
    at = skip_adjuncts(line, after, end)
    if at < end and line.tags[at] not in ",-:":
        return None
    at += 1
    if at >= end:
        return None
    quote = scene.quote_starting(line.tokens[at].start)
    if quote is not None and quote.speech:
        return Span(quote.span.start, quote.span.stop)
    if line.tags[at] in "gws" and line.low[at] not in {"that", "if", "because"}:
        return None
    if line.tags[at] == "c" or line.low[at] in {"according", "who"}:
        return None
    stop = content_end(line, at, end, "that", frozenset())
    return line.stretch(at, stop) if stop > at else None


def front_quote(scene: Scene, line: Line, first: int) -> Quote | None:
    """The quotation that ends right in front of token `first` and belongs to its sentence."""
    quote = scene.quote_ending(line.tokens[first].start)
    if quote is None and first:
        quote = scene.quote_ending(line.tokens[first - 1].start)
    if quote is None or (
        quote.span.stop <= line.span.start and scene.document.text[quote.inside.stop - 1] == "."
    ):
        return None
    return quote
