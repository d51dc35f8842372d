"""The path a user takes, for scoring: texts in, analyses out, spans in the offsets of the text that went in."""

from datetime import date

from benchmarks.accuracy.model import without_model
from onrecord import analyse
from onrecord.model import Analysis, ReadError, Span


def read(text: str, *, published: date | str | None = None, language: str | None = "en") -> Analysis | None:
    """The analysis of `text`; None where it cannot be read at all, so that all its gold counts as missed.

    Raises:
        BundleError: if there is no model, and the run was not told to leave it out.
    """
    try:
        return analyse(text, published=published, language=language, model=not without_model())
    except ReadError:
        return None


def in_source(analysis: Analysis, span: Span) -> tuple[int, int]:
    """Where a span of the document stands in the text that was analysed."""
    back = analysis.document.back.source_span(span)
    return back.start, back.stop
