"""The figure of each loss word of a sentence: its object, its subject, or the number beside it."""

from typing import NamedTuple

from onrecord.find.counts.counted import Figure, figure_of, is_anybody, is_people
from onrecord.find.counts.loss_words import Loss, losses
from onrecord.find.counts.number_words import Quantity, quantities
from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.phrases import Phrase, noun_phrase, object_of
from onrecord.find.syntax.subjects import subject_of
from onrecord.find.syntax.verb_groups import VerbGroup, verb_group
from onrecord.model import CountAs, CountOf

_JOINERS = frozenset({"or", "and"})

BARE_WORDS = frozenset("most some half part all rest others majority remaining few many several both".split())
"""Words that count without a noun: whom they count is told before."""
_WOUNDS = frozenset("wounds wound injuries injury burns wounded injured shrapnel".split())
_HURT = frozenset("killed wounded injured hurt dead".split())


class Found(NamedTuple):
    """A figure with the loss it counts, before claims and parts are known."""

    line: Line
    of: CountOf
    figure: Figure
    by: str
    score: float


# --- figures ---------------------------------------------------------------------------------------------------------


def figures(line: Line) -> list[Found]:
    """The figures of a sentence, one per loss word at most; "killed or wounded" gives one joint figure."""
    known = quantities(line)
    found: list[Found] = []
    skip = -1
    for loss in losses(line):
        if loss.first < skip:
            continue
        second = _joined(line, loss)
        both = _joint(line, loss, second, known) if second else None
        skip = second + 1 if both else skip
        one = both or _figure(line, loss, known)
        if one:
            found.append(one)
    return found


def _joined(line: Line, loss: Loss) -> int:
    """The index of the second word of "killed or wounded", 0 if the loss word stands alone."""
    if (
        line.low[loss.last : loss.last + 1]
        and line.low[loss.last] in _JOINERS
        and loss.last + 1 < len(line.low)
    ):
        second = line.low[loss.last + 1]
        if second in _HURT and second != line.low[loss.last - 1]:
            return loss.last + 1
    return 0


def _joint(line: Line, loss: Loss, second: int, known: tuple[Quantity, ...]) -> Found | None:
    """One figure of dead and wounded together: its object after the second word, or its subject before the first."""
    after = _object(line, second, known)
    told = figure_of(line, after, known) if after else None
    one = None if told else _figure(line, loss, known)
    group = verb_group(line, loss.first)
    if told and group.passive and group.first < group.verb:
        return None  # two were killed and wounded three others
    figure = told or (one.figure if one else None)
    if figure is None:
        return None
    figure = figure._replace(given=CountAs.JOINT)
    return Found(
        line, CountOf.CASUALTIES, figure, f"{loss.kind.replace('_', ' ')}: {figure.rule}, joint", 0.85
    )


def _figure(line: Line, loss: Loss, known: tuple[Quantity, ...]) -> Found | None:
    read = {
        "verb": _of_verb,
        "hit": _of_verb,
        "treat": _of_treated,
        "verb_subject": _of_subject,
        "adjective": _of_adjective,
        "noun": _of_noun,
        "hit_noun": _of_complement,
        "toll": _of_toll,
        "lives": _of_lives,
    }[loss.kind]
    figure = read(line, loss, known)
    if figure is None or (loss.of is CountOf.DISPLACED and figure.rule != "figure"):
        return None  # one gunman who fled is not displaced
    score = {"hit": 0.6, "toll": 0.9}.get(loss.kind, 0.9 if figure.rule == "figure" else 0.75)
    return Found(line, loss.of, figure, f"{loss.kind.replace('_', ' ')}: {figure.rule}", score)


def _of_verb(line: Line, loss: Loss, known: tuple[Quantity, ...]) -> Figure | None:
    group = verb_group(line, loss.first)
    if loss.kind == "hit" and _describes(line, loss):
        return None
    direct = _just_before(line, group.first, known) if line.tags[loss.first] != "G" else None
    if direct and not group.perfect:
        return direct
    if group.modal in {"would", "could", "will"} or group.negated or (group.infinitive and not group.passive):
        return None
    return _of_passive(line, loss, group, known) if group.passive else _of_active(line, loss, group, known)


def _of_passive(line: Line, loss: Loss, group: VerbGroup, known: tuple[Quantity, ...]) -> Figure | None:
    """The subject; in translations the figure may follow: "were liquidated seven fighters"."""
    after = next((one for one in known if one.first == loss.last and is_people(line, one)), None)
    if after:
        return _told(line, _object(line, loss.last - 1, known) or Phrase(after.first, after.last), known)
    subject = subject_of(line, group)
    return _told(line, subject, known) if subject else None


def _of_active(line: Line, loss: Loss, group: VerbGroup, known: tuple[Quantity, ...]) -> Figure | None:
    phrase = _object(line, loss.last - 1, known)
    if phrase:
        return _told(line, phrase, known)
    if line.tags[loss.first] != "E" or loss.kind == "hit" or group.perfect:
        return None
    subject = subject_of(line, group)
    return _told(line, subject, known) if subject else None


def _of_treated(line: Line, loss: Loss, known: tuple[Quantity, ...]) -> Figure | None:
    """Patients admitted or treated are wounded where the sentence says of what."""
    return _of_verb(line, loss, known) if _WOUNDS & set(line.low[loss.last :]) else None


def _describes(line: Line, loss: Loss) -> bool:
    """Whether a gerund only describes a noun: "a shooting victim", "the shooting spree"."""
    if line.tags[loss.first] != "G":
        return False
    before = line.tags[loss.first - 1] if loss.first else "."
    return line.tags[loss.last : loss.last + 1] == ("X",) and before in {"D", "#", "X", "P"}


def _told(line: Line, phrase: Phrase, known: tuple[Quantity, ...]) -> Figure | None:
    return None if is_anybody(line, phrase) else figure_of(line, phrase, known)


def _object(line: Line, verb: int, known: tuple[Quantity, ...]) -> Phrase | None:
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


def _of_subject(line: Line, loss: Loss, known: tuple[Quantity, ...]) -> Figure | None:
    group = verb_group(line, loss.first)
    if group.modal in {"would", "could", "will"} or group.negated:
        return None
    direct = _just_before(line, group.first, known)
    subject = None if direct else subject_of(line, group)
    return direct or (_told(line, subject, known) if subject else None)


def _just_before(line: Line, at: int, known: tuple[Quantity, ...]) -> Figure | None:
    """A figure that ends right before word `at`: "two dead", "five others injured"."""
    back = at
    if _of_somebody(line, at, known):
        return None  # a father of five killed
    while back > 0 and (
        line.tags[back - 1] == "A" or line.low[back - 1] in {"others", "other", "more", "people", "persons"}
    ):
        back -= 1
    for quantity in known:
        if quantity.last in {at, back} and is_people(line, quantity):
            word = None if quantity.given is not CountAs.VAGUE else quantity.word
            return Figure(quantity.first, at, quantity.low, quantity.high, quantity.given, word, "figure")
    return None


def _of_somebody(line: Line, at: int, known: tuple[Quantity, ...]) -> bool:
    """Whether the figure before word `at` hangs on one person: "a mother of three"."""
    quantity = next((one for one in known if one.last == at), None)
    if quantity is None or quantity.first < 2 or line.low[quantity.first - 1] != "of":
        return False
    return line.low[quantity.first - 2] in {"father", "mother", "parent", "grandfather", "grandmother"}


def _of_adjective(line: Line, loss: Loss, known: tuple[Quantity, ...]) -> Figure | None:
    direct = _just_before(line, loss.first, known)
    if direct:
        return direct
    group = verb_group(line, loss.first)
    if any(line.tags[at] == "B" for at in range(group.first, loss.first)):
        subject = subject_of(line, group)
        return None if subject is None or group.negated else _told(line, subject, known)
    first = loss.first
    while first > 0 and line.tags[first - 1] in {"X", "#", "D", "A", "'s", "C"} and loss.first - first < 8:
        first -= 1
    left = first > 0 and line.low[first - 1] in {
        "left",
        "leaving",
        "leaves",
        "found",
        "shot",
        "finding",
        "pronounced",
    }
    return figure_of(line, Phrase(first, loss.first), known) if left and first < loss.first else None


def _of_noun(line: Line, loss: Loss, known: tuple[Quantity, ...]) -> Figure | None:
    at = loss.first
    while at > 0 and line.tags[at - 1] in {"X", "A"} and loss.first - at < 3:
        at -= 1
    for quantity in known:
        if quantity.last in {at, loss.first} or (at < quantity.last <= loss.first):
            return Figure(
                quantity.first,
                loss.last,
                quantity.low,
                quantity.high,
                quantity.given,
                quantity.word,
                "figure",
            )
        of_these = (
            quantity.last < loss.first and line.low[quantity.last] == "of" and quantity.last + 1 >= at - 1
        )
        if of_these:
            return Figure(
                quantity.first,
                loss.last,
                quantity.low,
                quantity.high,
                quantity.given,
                quantity.word,
                "figure",
            )
    return _of_complement(line, loss, known) if loss.of is not CountOf.CASUALTIES else None


def _of_complement(line: Line, loss: Loss, known: tuple[Quantity, ...]) -> Figure | None:
    """The death of a priest, the shooting of two boys."""
    if line.low[loss.last : loss.last + 1] != ("of",):
        return None
    phrase = noun_phrase(line, loss.last + 1)
    return figure_of(line, phrase, known) if phrase else None


def _of_toll(line: Line, loss: Loss, known: tuple[Quantity, ...]) -> Figure | None:
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
    return quantity.word not in BARE_WORDS and is_people(line, quantity)


def _of_lives(line: Line, loss: Loss, known: tuple[Quantity, ...]) -> Figure | None:
    phrase = _object(line, loss.first, known)
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
