"""Elements of XML in their own words: where each stands, and how its text is unescaped.

Only for XML that a parser has found well-formed (`feed` asks expat); positions are in code points of the decoded
text, so that the way back to the bytes stays exact.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Edit, Span
from onrecord.read.pieces import Piece

_MARKUP = re.compile(
    r"<!--(?:.*?)-->|<!\[CDATA\[(?P<cdata>.*?)\]\]>|<\?.*?\?>|<![^>]*>"
    r"|</(?P<close>[^\s>]+)\s*>|<(?P<open>[^\s/>!?]+)(?P<attributes>(?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(?P<empty>/?)>",
    re.DOTALL,
)
_DEPTH = 4  # no part of a feed's entry lies deeper, and hostile nesting costs nothing
_ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);")
_TWICE = re.compile(r"&amp;(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|" + _ENTITY.pattern)
_IN_HTML = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ATTRIBUTE = re.compile(r"([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """An element: the names on the way to it, outermost first, its attributes, and what stands between its tags."""

    path: tuple[str, ...]
    attributes: str
    content: Span

    def attribute(self, name: str) -> str | None:
        """The value of an attribute, unescaped; None if it has none of that name."""
        for found, double, single in _ATTRIBUTE.findall(self.attributes):
            if found == name:
                return html.unescape(double or single)
        return None


def elements(source: str) -> Iterator[Element]:
    """The elements of `source` down to a depth of four, each when its end is met.

    >>> [one.path for one in elements("<item><title>Quiet in Herat</title><link/></item>")]
    [('item', 'title'), ('item', 'link'), ('item',)]
    """
    open_tags: list[tuple[str, str, int]] = []
    for match in _MARKUP.finditer(source):
        if match["open"]:
            open_tags.append((match["open"], match["attributes"], match.end()))
        closes = match["close"] or (match["open"] and match["empty"])
        if not closes or not open_tags:
            continue
        path = tuple(name for name, _, _ in open_tags) if len(open_tags) <= _DEPTH else ()
        _, attributes, start = open_tags.pop()
        if path:
            yield Element(path=path, attributes=attributes, content=Span(start, max(match.start(), start)))


def text_piece(source: str, content: Span, *, html_inside: bool = False) -> Piece:
    """The text of an element: CDATA opened, entities read, tags and comments left out.

    With `html_inside` the references of HTML that are left after that are read too, as in the title
    ``Minister&amp;#8217;s visit``.

    >>> source = "<title>Shells &amp; mines</title>"
    >>> text_piece(source, Span(7, 25)).words(source)
    'Shells & mines'
    """
    edits: list[Edit] = []
    here = content.start
    for match in _MARKUP.finditer(source, content.start, content.stop):
        edits.extend(_entities(source, Span(here, match.start()), _TWICE if html_inside else _ENTITY))
        here = match.end()
        if match["cdata"] is None:
            edits.append(Edit(Span(*match.span()), ""))
            continue
        inner = Span(*match.span("cdata"))
        edits.append(Edit(Span(match.start(), inner.start), ""))
        if html_inside:
            edits.extend(_entities(source, inner, _IN_HTML))
        edits.append(Edit(Span(inner.stop, match.end()), ""))
    edits.extend(_entities(source, Span(here, content.stop), _TWICE if html_inside else _ENTITY))
    return Piece(span=content, edits=tuple(edits))


def has_references(words: str) -> bool:
    """Whether a text still holds HTML references such as ``&nbsp;``."""
    return _IN_HTML.search(words) is not None


def _entities(source: str, span: Span, pattern: re.Pattern[str]) -> Iterator[Edit]:
    for match in pattern.finditer(source, span.start, span.stop):
        meant = html.unescape(match[0])
        if pattern is _TWICE:
            meant = html.unescape(meant)
        yield Edit(Span(*match.span()), meant)
