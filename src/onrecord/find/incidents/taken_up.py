"""Sentences that take up what was told just before to say when and where it was: "It happened on Saturday near the pier"."""

from collections.abc import Iterator

from onrecord.find.incidents.differences import Group
from onrecord.find.incidents.page import Page
from onrecord.find.syntax.lines import Line
from onrecord.model import BlockKind

_FAR = 2  # sentences behind the one that tells it
_EARLY = 6  # words in which such a sentence shows itself
_THAT = frozenset({"it", "this", "that"})
_THE = frozenset({"the", "this", "that"})
_MATTERS = frozenset(
    "incident incidents tragedy accident episode crime event events violence disaster".split()
)
_HAPPENED = frozenset("happened occurred happens occurs unfolded started began ensued transpired".split())


def lines_taking_up(page: Page, group: Group) -> Iterator[Line]:
    """The sentences behind the tellings of an incident that say of it only when, where or how it happened.

    One that stands behind another incident's telling is that one's, not this one's; so only the next sentences count, and
    none in which something else is told.
    """
    told = sorted({one.sentence for one in group.tellings})
    for sentence in told:
        for line in page.lines[sentence + 1 : sentence + 1 + _FAR]:
            if line.index in told or line.kind is not BlockKind.BODY:
                break
            if takes_up(line):
                yield line


def takes_up(line: Line) -> bool:
    """Whether a sentence opens with "it happened", "the incident took place" or the like.

    >>> from onrecord.find.syntax.lines import line_of
    >>> from onrecord.model import Sentence, Span
    >>> def told(text): return takes_up(line_of(text, Sentence(span=Span(0, len(text)), block=0, paragraph=0)))
    >>> told("The incident took place at dawn."), told("It rained on Friday.")
    (True, False)
    """
    low = line.low[:_EARLY]
    opens = low[:1] and (low[0] in _THAT or (low[0] in _THE and len(low) > 1 and low[1] in _MATTERS))
    happened = bool(_HAPPENED & set(low[1:])) or any(
        low[at : at + 2] == ("took", "place") for at in range(1, len(low))
    )
    return bool(opens) and happened
