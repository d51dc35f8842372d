"""HTML: which characters are text, where paragraphs break, and which part of a page is the article.

The standard parser tells where in the source every piece of text stands, so that the edits, and with them the way
back, are exact. Which of the pieces belong to the article is trafilatura's opinion; the others stay in the
document, marked as boilerplate, where a reviewer can see them.
"""

import html
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser

from onrecord.model import Edit, Span

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol option p pre section select summary table tbody tfoot "
    "thead tr ul".split()
)
_HIDDEN = frozenset("head iframe noscript object script style svg template textarea title".split())
_ROLES = frozenset("h1 h2 h3 h4 h5 h6 figcaption nav footer button select menu dialog".split())
_RESETS = frozenset("body article main h1".split())  # an unclosed <svg> must not hide what comes after
_CELLS = frozenset(["td", "th"])
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_BREAK = re.compile(r"\s*\n\s*")
_TAGS = re.compile(
    r"</(?:p|div|a|span|b|i|u|em|strong|ul|ol|li|h[1-6]|blockquote|figure|td)\s*>|<br\s*/?>|<p[\s>]",
    re.IGNORECASE,
)
_BLOCK_TAG = re.compile(r"<(?:p|div|br|li|h[1-6]|td|body|blockquote)\b", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|body|head)\b", re.IGNORECASE)
_SYMBOLS = re.compile(r"[\W_]+")
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """From the character `start` of the source on, text stands inside the element `tag` ("" for none that matters)."""

    start: int
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """What the tags of a source say: the edits that take them out, and the roles they give to the text."""

    edits: tuple[Edit, ...]
    roles: tuple[Role, ...]

    def role_at(self, offset: int) -> str:
        """The element in which the character at `offset` of the source stands."""
        index = bisect_right(self.roles, offset, key=lambda role: role.start) - 1
        return self.roles[index].tag if index >= 0 else ""


@dataclass(frozen=True, slots=True)
class MainText:
    """The article as trafilatura found it, by letters and digits only."""

    lines: frozenset[str]
    whole: str

    def holds(self, words: str) -> bool:
        """Whether a paragraph of the page belongs to the article; short ones must be a whole line of it."""
        key = _key(words)
        if not key or key in self.lines:
            return bool(key)
        return len(key) >= 20 and (key in self.whole or (len(key) > 60 and key[:40] in self.whole))


def has_markup(text: str) -> bool:
    """Whether a text that came as plain text holds HTML tags.

    >>> has_markup("<p>The port closed.</p>"), has_markup("losses < 5 and gains > 3")
    (True, False)
    """
    return "<" in text and bool(_TAGS.search(text))


def is_whole_page(source: str) -> bool:
    """Whether an HTML text is a page with head and body, not a fragment.

    >>> is_whole_page("<!doctype html><p>The port closed."), is_whole_page("<p>The port closed.</p>")
    (True, False)
    """
    return bool(_PAGE.search(source))


def entity_edits(text: str) -> list[Edit]:
    """Character references of a text that has no tags.

    >>> [edit.text for edit in entity_edits("Holt &amp; Lind, AT&T")]
    ['&']
    """
    if "&" not in text:
        return []
    found = ((match, html.unescape(match.group())) for match in _ENTITY.finditer(text))
    return [Edit(Span(*match.span()), new) for match, new in found if new != match.group()]


def markup_edits(source: str) -> tuple[Edit, ...]:
    r"""The edits that leave of `source` its visible text, paragraphs parted by blank lines.

    >>> [edit.text for edit in markup_edits("<p>One <b>line</b></p><p>Two")]
    ['', '', '\n\n']
    """
    return read_markup(source).edits


@lru_cache(maxsize=2)  # the steps ask for the edits and the blocks for the roles of the same page
def read_markup(source: str) -> Markup:
    """Parse `source` once: its edits and roles."""
    parser = _Parser(source)
    # Marked sections ("<![if IE]>", "<![CDATA[") are comments in HTML, and the parser stumbles over broken ones.
    parser.feed(source[: _last_tag(source)].replace("<![", "<!x"))
    parser.close()
    parser.finish()
    return Markup(edits=tuple(parser.edits), roles=tuple(parser.roles))


def main_text(source: str) -> MainText | None:
    """The article of a page, None if trafilatura finds none."""
    # Imported here: loading it takes longer than cleaning a hundred plain reports.
    import trafilatura  # noqa: PLC0415

    readable = _UNREADABLE.sub(" ", source)
    found = trafilatura.extract(readable, include_comments=False, include_tables=True)
    if not found:
        return None
    lines = tuple(key for line in found.splitlines() if (key := _key(line)))
    return MainText(frozenset(lines), "".join(lines))


def _last_tag(source: str) -> int:
    """Where the last tag of `source` ends: the parser would look for the end of an unclosed one again and again.

    A comment without its end hides the rest of the page, as it does in a browser.
    """
    comment = source.find("<!--", source.rfind("-->") + 1)
    return source.rfind(">", 0, comment if comment >= 0 else len(source)) + 1


def _key(words: str) -> str:
    return _SYMBOLS.sub("", words).casefold()


class _Parser(HTMLParser):
    """Collects edits and roles; `finish` must be called after `close`."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.edits: list[Edit] = []
        self.roles: list[Role] = []
        self._source = source
        self._line_starts = [0, *(found.end() for found in re.finditer("\n", source))]
        self._kept = 0  # where the text kept last ended
        self._gap = ""  # what the tags since then amount to
        self._open: list[str] = []
        self._hidden: str | None = None
        self._folds = bool(
            _BLOCK_TAG.search(source)
        )  # line ends are layout only where tags make the paragraphs

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _RESETS:
            self._hidden = None
        if tag in _HIDDEN and self._hidden is None:
            self._hidden = tag
        self._part(tag)
        if tag in _ROLES:
            if tag[0] == "h":
                self._open = [one for one in self._open if one[0] != "h"]
            self._open.append(tag)
            self._role()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._hidden:
            self._hidden = None
        self._part(tag)
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]
            self._role()

    def handle_data(self, data: str) -> None:
        start = self._here()
        if self._hidden or not data:
            return
        if data.isspace() and self._gap:
            return
        self._keep(start, start + len(data))
        if self._folds and "\n" in data and "pre" not in self._open:
            self.edits.extend(
                Edit(Span(start + found.start(), start + found.end()), " ") for found in _BREAK.finditer(data)
            )

    def handle_entityref(self, name: str) -> None:
        self._reference(len(name) + 1)

    def handle_charref(self, name: str) -> None:
        self._reference(len(name) + 2)

    def finish(self) -> None:
        """Keep what follows the last tag if it is text, and take out the rest."""
        end = _last_tag(self._source)
        comment = self._source.find("<!--", end)
        stop = comment if comment >= 0 else len(self._source)
        if end < stop and not self._hidden and self._kept <= end:
            self._keep(end, stop)
        if self._kept < len(self._source):
            self.edits.append(Edit(Span(self._kept, len(self._source)), ""))

    def _reference(self, length: int) -> None:
        start = self._here()
        stop = start + length + (self._source[start + length : start + length + 1] == ";")
        if self._hidden:
            return
        self._keep(start, stop)
        written = self._source[start:stop]
        letter = html.unescape(written)
        if letter != written:
            self.edits.append(Edit(Span(start, stop), letter))

    def _keep(self, start: int, stop: int) -> None:
        if start > self._kept or self._gap:
            self.edits.append(Edit(Span(self._kept, start), self._gap if self._kept else ""))
        self._kept, self._gap = stop, ""

    def _part(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._gap = "\n\n"
        elif tag == "br" and self._gap != "\n\n":
            self._gap = "\n\n" if self._gap == "\n" else "\n"
        elif tag in _CELLS and not self._gap:
            self._gap = " "

    def _role(self) -> None:
        role = Role(start=self._here(), tag=self._open[-1] if self._open else "")
        self.roles.append(role)

    def _here(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column
