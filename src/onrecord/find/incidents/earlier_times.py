"""Times of something else that a sentence looks back to: "the worst attack since March, when ten people died"."""

from onrecord.find.incidents.page import Page
from onrecord.find.syntax.lines import Line
from onrecord.model import Span, When

_BACK = frozenset({"since", "until", "than"})
_FAR = 6  # words between the looking back and the time
_CLAUSE = frozenset({"when", "where", "which"})


def looked_back_to(page: Page, line: Line, span: Span) -> When | None:
    """The earlier time that the words `span` of a line are told of: they stand in its "when" clause.

    None for words outside such a clause.
    """
    here = line.word_at(span.start)
    for when in page.times_in(line.sentence.span):
        first, last = line.word_at(when.span.start), line.word_at(when.span.stop - 1) + 1
        if last >= here:
            return None
        opens = last + (line.low[last] == ",")
        back = _BACK & set(line.low[max(first - _FAR, 0) : first + 1])
        if back and line.low[opens] in _CLAUSE and not _ends(line, opens, here):
            return when
    return None


def _ends(line: Line, first: int, last: int) -> bool:
    return any(line.tags[at] in {".", ";"} or line.low[at] == ";" for at in range(first, last))
