"""Report → Document: the whole of cleaning, step by step."""

from collections.abc import Iterable, Iterator

from onrecord.clean import html
from onrecord.clean.blocks import blocks_of, mark_blocks
from onrecord.clean.dateline import read_dateline
from onrecord.clean.language import language_of
from onrecord.clean.page import Line, key, line_of
from onrecord.clean.steps import MARKUP, PLAIN, run_steps
from onrecord.clean.translated import translation_signs
from onrecord.model import (
    EVIDENCE,
    Block,
    BlockKind,
    Document,
    Problem,
    Report,
    Sentence,
    Severity,
    Span,
    Stated,
    TextMap,
)
from onrecord.text.sentences import sentences

_SAMPLE = 6000  # characters in which language and signs of translation are looked for
_READ = frozenset({"en", None})


def clean_report(report: Report) -> tuple[Document, tuple[Problem, ...]]:
    """The document of `report`: its text cleaned, cut into blocks and sentences, with the way back to `report.text`.

    Nothing that is text is taken out: captions, credits and boilerplate are blocks of their kinds. A report in
    another language than English, or without text, becomes a document without sentences and a problem.
    """
    markup = "html" in report.media_type or html.has_markup(report.text)
    text, back = run_steps(report.text, MARKUP if markup else PLAIN)
    main = html.main_text(report.text) if _is_page(report) and text else None
    lines = _lines(text, back, html.read_markup(report.text) if markup else None, main)
    marked = mark_blocks(text, lines, _title(report))
    evidence = "\n".join(line.words for line in _evidence(marked))[:_SAMPLE]
    language = _decided_language(report) or language_of(evidence or text)
    document = Document(
        report=report.digest,
        text=text,
        back=back,
        blocks=blocks_of(marked),
        sentences=tuple(_sentences(text, marked)) if language in _READ else (),
        language=language,
        translated=translation_signs(evidence) if language in _READ else (),
        stated=(*report.stated, *_stated(text, blocks_of(marked))),
    )
    no_article = _is_page(report) and bool(text) and main is None
    return document, tuple(_problems(report, document, no_article=no_article))


def _is_page(report: Report) -> bool:
    """A whole page has furniture around its article; the HTML of a feed's entry is the article."""
    return "html" in report.media_type and html.is_whole_page(report.text)


def _title(report: Report) -> str | None:
    title = report.best("title")
    return key(title.value) or None if title else None


def _decided_language(report: Report) -> str | None:
    stated = report.best("language")
    return stated.value.split("-")[0].lower() if stated and stated.decided else None


def _lines(
    text: str, back: TextMap, markup: html.Markup | None, main: html.MainText | None
) -> Iterator[Line]:
    here = 0
    for number, words in enumerate(line for line in text.split("\n") if line):
        start = text.index(words, here)
        here = start + len(words)
        span = Span(start, here)
        if markup is None:
            yield line_of(text, span, number)
            continue
        tag = markup.role_at(back.source_span(Span(start, start + 1)).start)
        yield line_of(text, span, number, tag=tag, main=main.holds(words) if main else None)


def _evidence(lines: Iterable[Line]) -> Iterator[Line]:
    return (line for line in lines if line.kind in EVIDENCE)


def _sentences(text: str, lines: tuple[Line, ...]) -> Iterator[Sentence]:
    for index, line in enumerate(lines):
        if line.kind in EVIDENCE:
            for start, stop in sentences(text, line.span.start, line.span.stop):
                yield Sentence(span=Span(start, stop), block=index, paragraph=line.paragraph)


def _stated(text: str, blocks: tuple[Block, ...]) -> Iterator[Stated]:
    for block in blocks:
        if block.kind is BlockKind.DATELINE:
            yield from read_dateline(block.span.of(text))


def _problems(report: Report, document: Document, *, no_article: bool) -> Iterator[Problem]:
    if not document.text:
        yield _problem(
            report, "no-text", "it holds no text", "see whether the page needs JavaScript or a login"
        )
        return
    if no_article:
        says = "no article was found on the page, so that all its visible text was read"
        yield _problem(report, "no-article", says, "see the blocks: menus may have been read as news")
    if document.language not in _READ:
        says = f"it is in another language than English ({document.language}): it is kept and not analysed"
        yield _problem(report, "unsupported-language", says, "add a translation as a report of its own")
    elif not document.sentences:
        says = "no sentence of news was found in it, only captions, credits or boilerplate"
        yield _problem(report, "no-evidence", says, "see its blocks for what was taken for what")


def _problem(report: Report, code: str, says: str, advice: str) -> Problem:
    where = f"{report.name} {report.locator}" if report.locator else report.name
    return Problem(
        step="clean",
        code=code,
        severity=Severity.WARNING,
        where=where,
        says=says,
        advice=advice,
        report=report.digest,
    )
