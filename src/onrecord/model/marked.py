"""A text cut where marked stretches begin and end, and the same as safe HTML."""

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text and the labels of the marks that cover it, each once, in the order given."""

    span: Span
    text: str
    labels: tuple[str, ...]


def segments(text: str, marks: Iterable[tuple[Span, str]], within: Span | None = None) -> Iterator[Segment]:
    """`text` (or the stretch `within`) cut wherever a mark begins or ends; the pieces put together are the whole.

    >>> [(part.text, part.labels) for part in segments("Nine people died.", [(Span(0, 4), "killed")])]
    [('Nine', ('killed',)), (' people died.', ())]
    """
    whole = within or Span(0, len(text))
    marked = sorted(
        ((span, label) for span, label in marks if len(span) and span.overlaps(whole)),
        key=lambda mark: mark[0],
    )
    cuts = {whole.start, whole.stop}
    for span, _ in marked:
        cuts.update((max(span.start, whole.start), min(span.stop, whole.stop)))
    ordered = sorted(cuts)
    open_marks: list[tuple[Span, str]] = []
    following = 0
    for start, stop in pairwise(ordered):
        while following < len(marked) and marked[following][0].start <= start:
            open_marks.append(marked[following])
            following += 1
        open_marks = [mark for mark in open_marks if mark[0].stop > start]
        yield Segment(
            Span(start, stop), text[start:stop], tuple(dict.fromkeys(label for _, label in open_marks))
        )


def marked_html(text: str, marks: Iterable[tuple[Span, str]]) -> str:
    """`text` as safe HTML with each marked stretch in a ``<mark>`` whose title names its labels. All is escaped.

    >>> marked_html("<b>Nine</b> died", [(Span(3, 7), "killed")])
    '&lt;b&gt;<mark title="killed">Nine</mark>&lt;/b&gt; died'
    """
    parts = []
    for segment in segments(text, marks):
        words = html.escape(segment.text).replace("\n", "<br>")
        title = html.escape(", ".join(segment.labels), quote=True)
        parts.append(f'<mark title="{title}">{words}</mark>' if segment.labels else words)
    return "".join(parts)
