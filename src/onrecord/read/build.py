"""The last step of every reader: a Report from a body and the pieces of its text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Edit, Problem, Report, Span, Stated, digest_bytes
from onrecord.read.decode import Decoded
from onrecord.read.options import ReadOptions
from onrecord.read.origin import Origin
from onrecord.read.pieces import Piece, join_pieces

Read = Iterator[Report | Problem]
PLAIN = "text/plain"
HTML = "text/html"
_HTML_SIGN = re.compile(
    r"</(?:p|div|span|a|b|i|em|strong|h[1-6]|ul|li|html|body|article|blockquote|td)>|<br ?/?>|<p>",
    re.IGNORECASE,
)
_WHOLE_PAGE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_HEAD = 5_000  # characters of a text looked at for its title or its first tags
_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a reader found in the decoded body; `title` only where it stands apart from the text."""

    text: Piece
    title: Piece | None = None
    media_type: str = PLAIN
    stated: tuple[Stated, ...] = ()
    problems: tuple[Problem, ...] = ()


def build_report(body: bytes, decoded: Decoded, parts: Parts, origin: Origin, options: ReadOptions) -> Read:
    """The report of `body`, then the problems inside it.

    A title that stands apart becomes the first line of the text (of HTML: its first heading), unless the text
    starts with it anyway. What persons state comes before what the report says about itself.
    """
    text, cut = join_pieces(decoded.text, _with_title(decoded.text, parts))
    problems = (*decoded.problems, *parts.problems)
    if not text.strip():
        yield origin.error("empty-text", "It holds no text.", "Nothing to do if that is meant.")
        return
    digest = digest_bytes(body)
    yield Report(
        digest=digest,
        body=body,
        media_type=parts.media_type,
        encoding=decoded.encoding,
        text=text,
        back=cut.over(decoded.back),
        name=origin.name,
        through=origin.through,
        locator=origin.locator,
        container=origin.container,
        stated=(*options.stated_of(origin.name), *parts.stated),
    )
    for problem in problems:
        yield replace(problem, report=digest)


def looks_like_html(text: str) -> bool:
    """Whether a text from a plain field is clearly HTML.

    >>> looks_like_html("<p>Kabul was quiet.</p>"), looks_like_html("Deaths < 20, wounded > 5")
    (True, False)
    """
    return _HTML_SIGN.search(text) is not None


def _with_title(source: str, parts: Parts) -> Sequence[Piece | str]:
    if parts.title is None:
        return (parts.text,)
    title, text = parts.title.words(source), parts.text.words(source)
    if not title.strip() or _starts_with(text, title, is_html=parts.media_type == HTML):
        return (parts.text,)
    if parts.media_type != HTML:
        return (parts.title, _BETWEEN, parts.text)
    if _WHOLE_PAGE.search(
        text[:_HEAD]
    ):  # a page has its own headline, and a heading before it would spoil it
        return (parts.text,)
    return ("<h1>", _safe_in_html(source, parts.title), f"</h1>{_BETWEEN}", parts.text)


def _starts_with(text: str, title: str, *, is_html: bool) -> bool:
    head = text[: _HEAD + len(title)]
    seen = _TAG.sub(" ", head) if is_html else head
    return " ".join(seen.split()).startswith(" ".join(title.split()))


def _safe_in_html(source: str, title: Piece) -> Piece:
    """A plain title for use between tags: "<" written as HTML writes it."""
    if looks_like_html(title.words(source)):
        return title
    escaped = [Edit(one.span, one.text.replace("<", "&lt;")) for one in title.edits]
    taken = {offset for one in title.edits for offset in range(one.span.start, one.span.stop)}
    bare = (
        Edit(Span(offset, offset + 1), "&lt;")
        for offset in range(title.span.start, title.span.stop)
        if source[offset] == "<" and offset not in taken
    )
    return Piece(span=title.span, edits=tuple(sorted((*escaped, *bare))))
