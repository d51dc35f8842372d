"""The figure of each loss word of a sentence: its object, its subject, or the number beside it."""

from typing import NamedTuple

from onrecord.find.counts.counted import Figure, figure_of, is_anybody, is_people
from onrecord.find.counts.loss_words import Loss, driven_out, losses
from onrecord.find.counts.number_words import Quantity, quantities
from onrecord.find.counts.toll_figures import counted_object, of_lives, of_toll
from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.phrases import Phrase, noun_phrase
from onrecord.find.syntax.subjects import subject_of
from onrecord.find.syntax.verb_groups import VerbGroup, verb_group
from onrecord.model import CountAs, CountOf

_JOINERS = frozenset({"or", "and"})

_WOUNDS = frozenset("wounds wound injuries injury burns wounded injured shrapnel".split())
_HURT = frozenset("killed wounded injured hurt dead".split())

_HARMED = frozenset(
    "wounded injured hurt dead killed patients casualties bodies corpses sick survivors staff diplomats".split()
)
_DEGREE = frozenset("seriously badly critically gravely severely mortally heavily".split())


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
    after = counted_object(line, second, known)
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
        "toll": of_toll,
        "lives": of_lives,
    }[loss.kind]
    figure = read(line, loss, known)
    if figure and figure.given is CountAs.NONE and _DEGREE & set(line.low[figure.last : loss.first]):
        return None  # no one was seriously hurt: whether anyone was hurt is not said
    if figure and loss.of is CountOf.DISPLACED and _HARMED & set(line.low[figure.first : figure.last + 1]):
        return None  # evacuated eleven wounded: carried off, not driven out
    if figure is None or (
        loss.of is CountOf.DISPLACED
        and not (figure.rule == "figure" and driven_out(line, loss, figure.first, figure.last))
    ):
        return None
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
        return _told(
            line, counted_object(line, loss.last - 1, known) or Phrase(after.first, after.last), known
        )
    subject = subject_of(line, group)
    return _told(line, subject, known) if subject else None


def _of_active(line: Line, loss: Loss, group: VerbGroup, known: tuple[Quantity, ...]) -> Figure | None:
    phrase = counted_object(line, loss.last - 1, known)
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
            end = (
                at
                if "X" in line.tags[quantity.last : at] or "U" in line.tags[quantity.last : at]
                else quantity.last
            )
            return Figure(quantity.first, end, quantity.low, quantity.high, quantity.given, word, "figure")
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
