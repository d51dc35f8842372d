"""Blocks: what each stretch of a report is, decided by tables of small rules.

A line is first cut where something is stuck to it, then the rows of `EARLY` look at each piece, then the headline
is chosen among what is left, then `LATE` decides the rest. The first row with an opinion wins, and its name stands
in `Block.by`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from onrecord.clean import boilerplate, captions, dateline, headings, sourcelist
from onrecord.clean.page import Line, Page, line_of
from onrecord.model import Block, BlockKind, Span

_FURNITURE = frozenset("nav footer button select menu dialog".split())


class Row(NamedTuple):
    """One rule: its name, the kind it gives, and the function that says whether it applies to a line of a page."""

    name: str
    kind: BlockKind
    applies: Callable[[Page, int], bool]


def of_line(test: Callable[[Line], bool]) -> Callable[[Page, int], bool]:
    """A rule that needs to see only the line itself."""
    return lambda page, index: test(page.lines[index])


def in_figcaption(line: Line) -> bool:
    """The page itself says that this is a caption."""
    return line.tag == "figcaption"


def in_furniture(line: Line) -> bool:
    """Menus, buttons and footers of a page, unless the article was found to hold them."""
    return line.tag in _FURNITURE and line.main is not True


def is_label_caption(line: Line) -> bool:
    """A line that opens with "Photo:" and describes."""
    return captions.is_label(line) is BlockKind.CAPTION


def is_label_credit(line: Line) -> bool:
    """A line that opens with "Photo:" and only names."""
    return captions.is_label(line) is BlockKind.CREDIT


def is_date(page: Page, index: int) -> bool:
    """A date line or byline; outside the article of a page only between its headline and its first paragraph."""
    line = page.lines[index]
    if not dateline.is_byline(line) and not dateline.is_date_line(line):
        return False
    if line.main is not False:
        return True
    above = page.first is not None and index < page.first
    return above and any(earlier.tag == "h1" for earlier in page.lines[:index])


def is_reader_comment(page: Page, index: int) -> bool:
    """Everything after "Leave a Reply"."""
    return page.comments is not None and index > page.comments


def is_outside_main(page: Page, index: int) -> bool:
    """A part of the page that trafilatura does not count to the article."""
    return page.lines[index].main is False


def is_headline(page: Page, index: int) -> bool:
    """The line that was chosen as the headline."""
    return index == page.headline


def repeats_above(page: Page, index: int) -> bool:
    """The headline once more, before the text begins: in the caption of its picture."""
    return headings.repeats_headline(page, index) and (page.first is None or index < page.first)


def above_headline(page: Page, index: int) -> bool:
    """A caption without mark or verb above the headline."""
    return page.headline is not None and index < page.headline and headings.is_picture_line(page, index)


def is_paragraph(page: Page, index: int) -> bool:
    """What nothing else claims is text."""
    return index < len(page.lines)


EARLY: tuple[Row, ...] = (
    Row("web-address", BlockKind.URL, of_line(boilerplate.is_address)),
    Row("html-figcaption", BlockKind.CAPTION, of_line(in_figcaption)),
    Row("date-line", BlockKind.DATELINE, is_date),
    Row("symbols-only", BlockKind.BOILERPLATE, of_line(boilerplate.is_symbols)),
    Row("readers-comment", BlockKind.BOILERPLATE, is_reader_comment),
    Row("copyright-line", BlockKind.BOILERPLATE, of_line(boilerplate.is_copyright)),
    Row("boilerplate-phrase", BlockKind.BOILERPLATE, of_line(boilerplate.is_phrase)),
    Row("comments-opener", BlockKind.BOILERPLATE, of_line(boilerplate.opens_comments)),
    Row("related-story", BlockKind.BOILERPLATE, boilerplate.in_related),
    Row("html-furniture", BlockKind.BOILERPLATE, of_line(in_furniture)),
    Row("photo-label", BlockKind.CAPTION, of_line(is_label_caption)),
    Row("credit-label", BlockKind.CREDIT, of_line(is_label_credit)),
    Row("source-list", BlockKind.SOURCE_LIST, sourcelist.is_source_list),
)
"""Rows that need no headline."""

LATE: tuple[Row, ...] = (
    Row("headline", BlockKind.HEADLINE, is_headline),
    Row("headline-repeated", BlockKind.CAPTION, repeats_above),
    Row("headline-again", BlockKind.BOILERPLATE, headings.repeats_headline),
    Row("html-outside-main", BlockKind.BOILERPLATE, is_outside_main),
    Row("picture-above-headline", BlockKind.CAPTION, above_headline),
    Row("picture-line", BlockKind.CAPTION, headings.is_picture_line),
    Row("html-heading", BlockKind.HEADING, headings.is_tagged_heading),
    Row("question-heading", BlockKind.HEADING, headings.is_question_heading),
    Row("short-heading", BlockKind.HEADING, headings.is_short_heading),
    Row("paragraph", BlockKind.BODY, is_paragraph),
)
"""Rows that look at what the early rows left."""


def mark_blocks(text: str, lines: Iterable[Line], title: str | None) -> tuple[Line, ...]:
    """The lines of a report, cut where something was stuck to them, each with its kind and the rule that gave it.

    `title` is the title that the report states, letters and digits only; None if it states none.
    """
    cut = tuple(piece for line in lines for piece in _cut_line(text, line))
    page = decide(_landmarks(Page(lines=cut, title=title)), EARLY)
    page = replace(page, headline=headings.find_headline(page))
    cut = tuple(piece for index in range(len(page.lines)) for piece in _cut_captions(text, page, index))
    page = _landmarks(Page(lines=cut, title=title))
    page = replace(page, headline=headings.find_headline(page))
    return decide(page, LATE).lines


def decide(page: Page, rows: tuple[Row, ...]) -> Page:
    """`page` with the kind of each line on which a row has an opinion."""
    return replace(page, lines=tuple(_decided(page, index, rows) for index in range(len(page.lines))))


def blocks_of(lines: Iterable[Line]) -> tuple[Block, ...]:
    """The blocks of decided lines."""
    return tuple(Block(kind=line.kind, span=line.span, by=line.by) for line in lines if line.kind)


def _decided(page: Page, index: int, rows: tuple[Row, ...]) -> Line:
    line = page.lines[index]
    if line.kind is not None:
        return line
    for row in rows:
        if row.applies(page, index):
            return replace(line, kind=row.kind, by=row.name)
    return line


def _landmarks(page: Page) -> Page:
    running = [
        index
        for index, line in enumerate(page.lines)
        if line.running and line.main is not False and line.kind in {None, BlockKind.BODY}
    ]
    return replace(
        page,
        first=running[0] if running else None,
        last=running[-1] if running else None,
        comments=boilerplate.comments_begin(page.lines),
        related=boilerplate.related_lines(page.lines),
    )


def _cut_line(text: str, line: Line) -> Iterator[Line]:
    """Cut off datelines, "Posted: …" stamps and "Read more"."""
    if line.tag == "figcaption":
        yield line
        return
    here = 0
    opened = dateline.dateline_end(line.words)
    if opened:
        yield _piece(text, line, (0, opened), BlockKind.DATELINE, "dateline")
        here = opened
    for start, stop in dateline.stamp_spans(line.words):
        if start < here:
            continue
        yield from _left_over(text, line, (here, start))
        yield _piece(text, line, (start, stop), BlockKind.DATELINE, "date-stamp")
        here = stop
    end = boilerplate.end_phrase(line.words)
    if end is not None and end > here:
        yield from _left_over(text, line, (here, end))
        yield _piece(text, line, (end, len(line.words)), BlockKind.BOILERPLATE, "boilerplate-at-end")
        return
    yield from _left_over(text, line, (here, len(line.words)))


def _cut_captions(text: str, page: Page, index: int) -> Iterator[Line]:
    line = page.lines[index]
    pieces = captions.cut_captions(page, index) if line.kind is None else []
    if not pieces:
        yield line
    for piece in pieces:
        if piece.kind is None:
            yield from _left_over(text, line, piece[:2])
        elif line.words[piece.start : piece.stop].strip():
            yield _piece(text, line, piece[:2], piece.kind, piece.by)


def _left_over(text: str, line: Line, within: tuple[int, int]) -> Iterator[Line]:
    start, stop = within
    if (start, stop) == (0, len(line.words)):
        yield line
    elif line.words[start:stop].strip():
        span = Span(line.span.start + start, line.span.start + stop)
        yield line_of(text, span, line.paragraph, tag=line.tag, main=line.main)


def _piece(text: str, line: Line, within: tuple[int, int], kind: BlockKind, by: str) -> Line:
    span = Span(line.span.start + within[0], line.span.start + within[1])
    return replace(line_of(text, span, line.paragraph, tag=line.tag, main=line.main), kind=kind, by=by)
