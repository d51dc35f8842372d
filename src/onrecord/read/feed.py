"""RSS and Atom → one report per entry, its body the exact bytes of the `<item>` or `<entry>` element."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from onrecord.model import Problem, Span, Stated, Through
from onrecord.read.build import HTML, PLAIN, Parts, Read, build_report, looks_like_html
from onrecord.read.charset import BOMS, known_encoding
from onrecord.read.columns import state
from onrecord.read.decode import Decoded, decode_as
from onrecord.read.loose_feed import read_loose_feed
from onrecord.read.options import ReadOptions
from onrecord.read.origin import Origin
from onrecord.read.pieces import Piece
from onrecord.read.xml_text import Element, elements, has_references, text_piece

_CONTENT = ("content:encoded", "content", "description", "summary", "media:description")
_TITLE = ("title", "media:title")
_FIELDS = (  # our field, the child elements that hold it in order of trust
    ("published", ("pubDate", "published", "dc:date", "dcterms:created", "issued")),
    ("updated", ("updated", "dcterms:modified", "modified")),
    ("author", ("dc:creator", "author/name", "author", "itunes:author")),
    ("source", ("source/title", "source")),
    ("language", ("dc:language",)),
)
_ENTRY_NAMES = frozenset({"item", "entry"})


class _EntitiesDeclaredError(Exception):
    """The feed declares entities of its own."""


@dataclass(slots=True)
class _Scan:
    """What the XML parser met: byte spans of the entries, and where it stopped if the feed is malformed."""

    body: bytes
    parser: expat.XMLParserType
    spans: list[Span] = field(default_factory=list)
    start: int | None = None
    depth: int = 0  # of open elements; inside an entry, of open elements of the entry
    encoding: str | None = None
    fault: str | None = None

    def starts(self, name: str, _attributes: object) -> None:
        self.depth += 1
        if self.start is None and name.rsplit(":", 1)[-1] in _ENTRY_NAMES:
            self.start, self.depth = self.parser.CurrentByteIndex, 0

    def ends(self, name: str) -> None:
        self.depth -= 1
        if self.start is not None and self.depth < 0:
            self.spans.append(Span(self.start, _behind_tag(self.body, self.parser.CurrentByteIndex, name)))
            self.start = None

    def declares(self, *_declaration: object) -> None:
        raise _EntitiesDeclaredError

    def says(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self.encoding = encoding


def read_feed(body: bytes, origin: Origin, options: ReadOptions) -> Read:
    """The reports of a feed's entries.

    A feed that declares entities is refused unread (they can expand without end). From a malformed one the
    entries before the fault are read as they stand, the others with feedparser from what it makes of them.

    >>> feed = b"<rss><channel><title>Radio Example</title><item><description>Quiet.</description></item></channel></rss>"
    >>> report = next(read_feed(feed, Origin(name="feed.xml"), ReadOptions()))
    >>> report.text, report.body[:6], report.locator
    ('Quiet.', b'<item>', 'entry 1')
    """
    try:
        scan = _scan(body)
    except _EntitiesDeclaredError:
        yield _refusal(origin)
        return
    encoding = _encoding_of(body, scan.encoding)
    head = decode_as(body[: scan.spans[0].start if scan.spans else len(body)], origin, encoding).text
    common = _feed_states(head, origin)
    for number, span in enumerate(scan.spans, start=1):
        there = origin.at(f"entry {number}", Through.FEED)
        if len(span) > options.limits.report_bytes:
            yield there.too_large(options.limits.report_bytes, "--max-report-bytes", "The entry")
            continue
        own = body[span.start : span.stop]
        yield from _read_entry(own, decode_as(own, there, encoding), common, there, options)
    if scan.fault is not None:
        yield from read_loose_feed(body, scan.fault, len(scan.spans), origin, options)


def _scan(body: bytes) -> _Scan:
    parser = expat.ParserCreate()
    scan = _Scan(body, parser)
    parser.StartElementHandler = scan.starts
    parser.EndElementHandler = scan.ends
    parser.EntityDeclHandler = scan.declares
    parser.XmlDeclHandler = scan.says
    try:
        parser.Parse(body, True)
    except expat.ExpatError as error:
        scan.fault = f"{expat.ErrorString(error.code)} at line {error.lineno}"
    except (LookupError, ValueError) as error:  # an encoding that is none, or not one expat can follow
        scan.fault = str(error)
    return scan


def _behind_tag(body: bytes, start: int, name: str) -> int:
    """The offset behind the end tag of `name` at `start`.

    For an element without content (``<item/>``) expat tells the offset behind it, where something else stands.
    In UTF-16 with the low byte first a zero follows the letter ">".
    """
    tag = f"</{name}"
    if not body.startswith((tag.encode(), tag.encode("utf-16-le"), tag.encode("utf-16-be")), start):
        return start
    stop = body.find(b">", start) + 1
    return stop + 1 if body[start : start + 2] == b"<\0" else stop


def _encoding_of(body: bytes, declared: str | None) -> str:
    for mark, encoding in BOMS:
        if body.startswith(mark):
            return encoding
    known = known_encoding(declared)
    if known and known.startswith("utf-16"):
        return "utf-16-be" if body.startswith(b"\0") else "utf-16-le"
    return known or "utf-8"


def _refusal(origin: Origin) -> Problem:
    return origin.error(
        "entities-declared",
        "The feed declares XML entities of its own, which can grow without end; it was not read.",
        "Take the <!ENTITY …> lines out of the file if you trust it.",
    )


def _feed_states(head: str, origin: Origin) -> tuple[Stated, ...]:
    """What the feed states for all its entries: its title is the outlet."""
    found: tuple[Stated, ...] = ()
    for one in elements(head):
        if one.path in {("rss", "channel", "title"), ("feed", "title"), ("rdf:RDF", "channel", "title")}:
            words = text_piece(head, one.content, html_inside=True).words(head)
            found += state("outlet", words, "feed title", origin)[0]
        if one.path in {("rss", "channel", "language"), ("rdf:RDF", "channel", "dc:language")}:
            found += state("language", one.content.of(head), "feed language", origin)[0]
    return found


def _read_entry(
    body: bytes, decoded: Decoded, common: tuple[Stated, ...], origin: Origin, options: ReadOptions
) -> Read:
    source = decoded.text
    children = _children(source)
    filled = (children[name] for name in _CONTENT if name in children)
    content = next((one for one in filled if text_piece(source, one.content).words(source).strip()), None)
    title = next((children[name] for name in _TITLE if name in children), None)
    title_piece = text_piece(source, title.content, html_inside=True) if title else None
    if content is None and title_piece is None:
        yield origin.error("no-text", "The entry has neither a title nor a text.")
        return
    text, media_type = (
        _text_of(source, content) if content else (title_piece or Piece(span=Span(0, 0)), PLAIN)
    )
    stated, problems = _entry_states(source, children, title_piece, origin)
    parts = Parts(
        text=text,
        title=title_piece if content else None,
        media_type=media_type,
        stated=(*stated, *common),
        problems=problems,
    )
    yield from build_report(body, decoded, parts, origin, options)


def _children(source: str) -> dict[str, Element]:
    """The first filled element of each name inside the entry; "author/name" for what lies one level deeper."""
    found: dict[str, Element] = {}
    for one in elements(source):
        name = "/".join(part.removeprefix("atom:") for part in one.path[1:])
        known = found.get(name)
        if name and (known is None or not len(known.content)) and (len(one.content) or name == "link"):
            better = name != "link" or one.attribute("rel") in {None, "alternate"}
            if better:
                found[name] = one
    return found


def _text_of(source: str, content: Element) -> tuple[Piece, str]:
    """The text of an entry, unescaped once; markup inside it (``type="xhtml"``) stays as it stands."""
    if content.attribute("type") == "xhtml":
        return Piece(span=content.content), HTML
    piece = text_piece(source, content.content)
    words = piece.words(source)
    is_html = content.attribute("type") != "text" and (looks_like_html(words) or has_references(words))
    return piece, HTML if is_html else PLAIN


def _entry_states(
    source: str, children: dict[str, Element], title: Piece | None, origin: Origin
) -> tuple[tuple[Stated, ...], tuple[Problem, ...]]:
    stated: tuple[Stated, ...] = ()
    problems: tuple[Problem, ...] = ()
    for name, words, tag in _fields(source, children, title):
        more, wrong = state(name, words, f"entry {tag}", origin)
        stated += more
        problems += wrong
    return stated, problems


def _fields(source: str, children: dict[str, Element], title: Piece | None) -> Iterator[tuple[str, str, str]]:
    if title is not None:
        yield "title", title.words(source), "title"
    link = children.get("link")
    if link is not None:
        words = text_piece(source, link.content).words(source).strip()
        yield "url", words or link.attribute("href") or "", "link"
    for name, tags in _FIELDS:
        tag = _first(children, tags)
        if tag is not None:
            piece = text_piece(source, children[tag].content, html_inside=True)
            yield name, " ".join(piece.words(source).split()), tag


def _first(children: dict[str, Element], tags: Sequence[str]) -> str | None:
    return next((tag for tag in tags if tag in children), None)
