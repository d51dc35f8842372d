"""The places named in a sentence: what may be where something happened, before any of it is weighed."""

from bisect import bisect_left
from typing import NamedTuple

from onrecord.find.incidents.page import Page
from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.nouns import noun_classes
from onrecord.model import Mention, MentionKind, Place, Span

_COMPASS = frozenset(
    "north south east west northeast northwest southeast southwest northern southern eastern western central".split()
)
_BUILT = frozenset({"settlement", "building", "road", "house"})


class Spot(NamedTuple):
    """A place named in a line: words `first` up to, not including, `last`; `place` is None where nobody looked it up."""

    mention: Mention
    first: int
    last: int
    place: Place | None

    @property
    def span(self) -> Span:
        """Its characters."""
        return self.mention.span


def spots_in(page: Page, line: Line) -> tuple[Spot, ...]:
    """The places a line calls by name, each stretch of words once, in order.

    A building without a name ("the market"), a bare point of the compass and a name inside a longer place's are none.
    """
    found: list[Spot] = []
    for mention in page.mentions_in(line.sentence.span):
        if not _is_named(line, mention):
            continue
        spot = _spot(page, line, mention)
        inside = [one for one in found if one.span.contains(spot.span)]
        around = [one for one in found if spot.span.contains(one.span)]
        if inside and not _better(spot, inside[0]):
            continue
        found = [one for one in found if one not in inside and one not in around]
        found.append(_settled(spot, around))
    return tuple(sorted(found, key=lambda one: one.first))


def _spot(page: Page, line: Line, mention: Mention) -> Spot:
    first = line.word_at(mention.span.start)
    last = max(bisect_left(line.start, mention.span.stop), first + 1)
    return Spot(mention, first, last, page.places.get(mention.id))


def _is_named(line: Line, mention: Mention) -> bool:
    if mention.kind not in {MentionKind.PLACE, MentionKind.FACILITY}:
        return False
    words = mention.words.lower().removeprefix("the ")
    if words in _COMPASS:
        return False
    if mention.kind is MentionKind.PLACE:
        return not (" " not in words and noun_classes().get(words, frozenset()) & _BUILT)
    first = line.word_at(mention.span.start)
    return line.capital[first] and bool(mention.words[1:].strip()) and " " in mention.words


def _better(spot: Spot, outer: Spot) -> bool:
    """Whether a name inside another is the one that could be placed: "Sinai" in "the Sinai crossing point"."""
    known = spot.place is not None and spot.place.gazetteer is not None
    return known and (outer.place is None or outer.place.gazetteer is None)


def _settled(spot: Spot, inner: list[Spot]) -> Spot:
    """The longer name, unless only the one inside it could be placed."""
    return next((one for one in inner if _better(one, spot)), spot)
