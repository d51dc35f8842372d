"""Figures behind a toll ("the death toll rose to 30") and behind lives ("claimed 12 lives"); the counted object of a verb."""

from onrecord.find.counts.counted import Figure, is_people
from onrecord.find.counts.loss_words import Loss
from onrecord.find.counts.number_words import Quantity
from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.phrases import Phrase, noun_phrase, object_of
from onrecord.model import CountAs

BARE_WORDS = frozenset("most some half part all rest others majority remaining few many several both".split())
"""Words that count without a noun: whom they count is told before."""


def counted_object(line: Line, verb: int, known: tuple[Quantity, ...]) -> Phrase | None:
    """The object of a verb; a figure with words before it ("at least ten") is taken whole."""
    at = verb + 1
    while (
        at < len(line.low)
        and line.tags[at] == "A"
        and line.low[at] not in {"approximately", "roughly", "nearly", "almost"}
    ):
        at += 1
    for quantity in known:
        if quantity.first == at:
            rest = noun_phrase(line, quantity.core)
            return Phrase(quantity.first, max(quantity.last, rest.last if rest else 0))
    return object_of(line, verb)


def of_toll(line: Line, loss: Loss, known: tuple[Quantity, ...]) -> Figure | None:
    """The figure that follows a toll, the last behind "to" or "at" first."""
    after = [one for one in known if loss.last <= one.first <= loss.last + 16 and _is_toll(line, one)]
    before_to = [
        one
        for one in after
        if one.first and line.low[one.first - 1] in {"to", "at", "of", "is", "was", "reached", "exceeds"}
    ]
    chosen = before_to[-1:] or after[:1]
    if not chosen:
        return None
    one = chosen[0]
    return Figure(one.first, one.last, one.low, one.high, one.given, one.word, "figure")


def _is_toll(line: Line, quantity: Quantity) -> bool:
    the_one = line.low[quantity.core] == "one" and line.low[quantity.first - 1] in {
        "the",
        "this",
        "that",
        "any",
    }
    return quantity.word not in BARE_WORDS and not the_one and is_people(line, quantity)


def of_lives(line: Line, loss: Loss, known: tuple[Quantity, ...]) -> Figure | None:
    """The figure in front of "lives": "claimed 12 lives"; one for "the life of"."""
    phrase = counted_object(line, loss.first, known)
    words = set(line.low[phrase.first : phrase.last + 1]) if phrase else set()
    if phrase is None or not {"lives", "life"} & words:
        return None
    if "life" in words and "lives" not in words:
        return (
            Figure(phrase.first, phrase.last, 1, 1, CountAs.EXACT, None, "one person")
            if "of" in words
            else None
        )
    for quantity in known:
        if phrase.first <= quantity.core < phrase.last:
            return Figure(
                quantity.first,
                phrase.last,
                quantity.low,
                quantity.high,
                quantity.given,
                quantity.word,
                "figure",
            )
    return None
