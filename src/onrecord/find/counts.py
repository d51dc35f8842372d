"""Losses: figures of killed, injured, missing, taken and displaced people, and the stated absence of figures."""

import re
from dataclasses import replace
from typing import NamedTuple

from onrecord.find.count_absences import absences
from onrecord.find.counted import Figure, figure_of, is_anybody, is_people
from onrecord.find.lines import Line, read_lines
from onrecord.find.loss_words import Loss, losses
from onrecord.find.number_words import Quantity, quantities
from onrecord.find.phrases import Phrase, noun_phrase, object_of, subject_of, verb_group
from onrecord.find.population import population_of
from onrecord.find.tolls import is_cumulative
from onrecord.model import (
    Claim,
    Count,
    CountAs,
    CountOf,
    Document,
    Mention,
    Population,
    Span,
    Stance,
    content_id,
)

_JOINERS = frozenset({"or", "and"})
_HURT = frozenset("killed wounded injured hurt dead".split())
_BARE = frozenset("most some half part all rest others majority remaining few many several both".split())
_DIED_LATER = re.compile(
    r"\b(?:died|dies|die|succumbed)(?: later)? (?:of|from|to) (?:his|her|their|the|these|gunshot|severe|serious|multiple)?\s?(?:\w+ )?(?:injuries|wounds|burns)"
    r"|\blater died\b|\bdied later\b|\bdied (?:in|at) (?:a |the )?(?:\w+ ){0,2}hospital"
)


class _Found(NamedTuple):
    """A figure with the loss it counts, before claims and parts are known."""

    line: Line
    of: CountOf
    figure: Figure
    by: str
    score: float


def find_counts(
    document: Document, mentions: tuple[Mention, ...], claims: tuple[Claim, ...]
) -> tuple[Count, ...]:
    """The losses a report tells of, each with its words and on whose word it stands.

    `mentions` are not needed to find figures; they are taken so that all finders are called alike.
    """
    del mentions
    found: list[Count] = []
    for line in read_lines(document):
        here = [_count(document, one) for one in _figures(line)]
        found += _with_parts(document, line, _once(here))
        found += _absent(document, line, found)
    found = _with_antecedents(document, found)
    return tuple(_with_claim(count, claims) for count in found)


# --- figures ---------------------------------------------------------------------------------------------------------


def _figures(line: Line) -> list[_Found]:
    known = quantities(line)
    spoken = losses(line)
    found: list[_Found] = []
    skip = -1
    for loss in spoken:
        if loss.first < skip:
            continue
        one = _figure(line, loss, known)
        if one is None:
            continue
        joint = _joined(line, loss)
        if joint and not any(
            loss.last < other.core <= loss.last + 3 and _between_is_empty(line, joint, other)
            for other in known
        ):
            one = one._replace(
                of=CountOf.CASUALTIES, figure=one.figure._replace(given=CountAs.JOINT), by=one.by + ", joint"
            )
            skip = joint + 1
        elif joint:
            one = _joint_object(line, loss, joint, known, one)
            skip = joint + 1 if one.figure.given is CountAs.JOINT else skip
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


def _between_is_empty(line: Line, joint: int, quantity: Quantity) -> bool:
    return quantity.first == joint + 1 and line.low[quantity.first - 1] in _HURT


def _joint_object(line: Line, loss: Loss, joint: int, known: tuple[Quantity, ...], one: _Found) -> _Found:
    """Killed or wounded 25 people: the figure after the second word is of both."""
    phrase = _object(line, joint, known)
    figure = figure_of(line, phrase, known) if phrase else None
    if figure is None or one.figure.first != figure.first:
        return one
    del loss
    return one._replace(
        of=CountOf.CASUALTIES, figure=figure._replace(given=CountAs.JOINT), by=one.by + ", joint"
    )


def _figure(line: Line, loss: Loss, known: tuple[Quantity, ...]) -> _Found | None:
    read = {
        "verb": _of_verb,
        "hit": _of_verb,
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
    return _Found(line, loss.of, figure, f"{loss.kind.replace('_', ' ')}: {figure.rule}", score)


def _of_verb(line: Line, loss: Loss, known: tuple[Quantity, ...]) -> Figure | None:
    group = verb_group(line, loss.first)
    if loss.kind == "hit" and _describes(line, loss):
        return None
    direct = _just_before(line, group.first, known) if line.tags[loss.first] != "G" else None
    if direct and not group.perfect:
        return direct
    if group.modal in {"would", "could", "will"} or group.negated or (group.infinitive and not group.passive):
        return None
    if group.passive:
        after = next((one for one in known if one.first == loss.last and is_people(line, one)), None)
        if after:  # were liquidated seven fighters
            return _told(line, _object(line, loss.last - 1, known) or Phrase(after.first, after.last), known)
    else:
        phrase = _object(line, loss.last - 1, known)
        if phrase:
            return _told(line, phrase, known)
        if line.tags[loss.first] != "E" or loss.kind == "hit" or group.perfect:
            return None
    subject = subject_of(line, group)
    return _told(line, subject, known) if subject else None


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
    return _of_complement(line, loss, known) if loss.of in {CountOf.KILLED, CountOf.INJURED} else None


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
    return quantity.word not in _BARE and is_people(line, quantity)


def _of_lives(line: Line, loss: Loss, known: tuple[Quantity, ...]) -> Figure | None:
    phrase = _object(line, loss.first, known)
    words = set(line.low[phrase.first : phrase.last + 1]) if phrase else set()
    if phrase is None or not {"lives", "life"} & words:
        return None
    if "life" in words and "lives" not in words:
        return Figure(phrase.first, phrase.last, 1, 1, CountAs.EXACT, None, "one person") if "of" in words else None
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


# --- records ---------------------------------------------------------------------------------------------------------


def _count(document: Document, found: _Found) -> Count:
    line, figure = found.line, found.figure
    span = line.span(figure.first, figure.last)
    of = _later(document, found) if found.of is CountOf.KILLED else found.of
    return Count(
        id=content_id("count", document.report, span.start, span.stop, of),
        of=of,
        given=figure.given,
        span=span,
        words=span.of(document.text),
        low=figure.low,
        high=figure.high,
        word=figure.word,
        population=population_of(line, figure.first, figure.last),
        cumulative=is_cumulative(line, figure.first, figure.last),
        by=found.by,
        score=found.score,
    )


def _later(document: Document, found: _Found) -> CountOf:
    line = found.line
    low = line.sentence.span.of(document.text).lower()
    match = _DIED_LATER.search(low)
    if found.by.split(":")[0] != "verb subject":
        return CountOf.KILLED
    if {"wounded", "injured"} & set(line.low[found.figure.first : found.figure.last]):
        return CountOf.DIED_LATER  # two of the wounded died
    if not match:
        return CountOf.KILLED
    offset = match.start() + line.sentence.span.start
    return CountOf.DIED_LATER if offset >= line.start[found.figure.first] else CountOf.KILLED


_SEVERITY = {CountOf.DIED_LATER: 0, CountOf.KILLED: 1, CountOf.FOUND_DEAD: 1, CountOf.INJURED: 3, CountOf.CASUALTIES: 4}


def _once(counts: list[Count]) -> list[Count]:
    """One count per stretch of words: a killing outranks a blow, a whole phrase outranks its part."""
    kept: list[Count] = []
    for count in sorted(counts, key=lambda one: (_SEVERITY.get(one.of, 2), -one.score, one.span.start)):
        clash = any(other.span.overlaps(count.span) and not _both_stand(other, count) for other in kept)
        if not clash:
            kept.append(count)
    return sorted(kept, key=lambda one: one.span)


def _both_stand(one: Count, other: Count) -> bool:
    """The dead and the wounded may share words only where they are not the same figure."""
    return (
        one.of is not other.of
        and one.span != other.span
        and not (one.span.contains(other.span) or other.span.contains(one.span))
    )


def _with_parts(document: Document, line: Line, counts: list[Count]) -> list[Count]:
    """Adds "including three children" and "five of them women" as parts of the count they follow."""
    if not counts:
        return counts
    found = list(counts)
    for quantity in quantities(line):
        opens = quantity.first and line.low[quantity.first - 1] in {
            "including",
            "among",
            "includes",
            "included",
        }
        of_them = (
            line.low[quantity.last : quantity.last + 2] == ("of", "them")
            and line.tags[quantity.first - 1] == ","
        )
        whole = _whole(line, quantity, counts)
        if not (opens or of_them) or whole is None or not is_people(line, quantity):
            continue
        span = line.span(quantity.first, _end_of(line, quantity))
        if any(one.span.overlaps(span) and one is not whole for one in found):
            continue
        found.append(_part(document, line, quantity, span, whole))
    return found


def _whole(line: Line, quantity: Quantity, counts: list[Count]) -> Count | None:
    start = line.start[quantity.first]
    before = [one for one in counts if one.span.start < start]
    return before[-1] if before else None


def _end_of(line: Line, quantity: Quantity) -> int:
    phrase = noun_phrase(line, quantity.core)
    return max(quantity.last, phrase.last if phrase else 0)


def _part(document: Document, line: Line, quantity: Quantity, span: Span, whole: Count) -> Count:
    first, last = quantity.first, _end_of(line, quantity)
    return Count(
        id=content_id("count", document.report, span.start, span.stop, whole.of),
        of=whole.of,
        given=quantity.given,
        span=span,
        words=span.of(document.text),
        low=quantity.low,
        high=quantity.high,
        word=quantity.word,
        population=population_of(line, first, last),
        cumulative=whole.cumulative,
        part_of=whole.id,
        by="part of a figure",
        score=0.85,
    )


def _absent(document: Document, line: Line, found: list[Count]) -> list[Count]:
    span = line.sentence.span
    low = span.of(document.text).lower().replace("’", "'")
    return [
        Count(
            id=content_id("count", document.report, one.span.start, one.span.stop, one.of),
            of=one.of,
            given=one.given,
            span=one.span,
            words=one.span.of(document.text),
            low=0 if one.given in {CountAs.NONE, CountAs.NONE_SO_FAR} else None,
            high=0 if one.given is CountAs.NONE else None,
            by=one.rule,
            score=0.85,
        )
        for one in absences(low, span.start)
        if not any(one.span.overlaps(other.span) for other in found)
    ]


def _with_antecedents(document: Document, counts: list[Count]) -> list[Count]:
    """ "Most were killed, the rest detained": whom the bare words count is told by the figure or subject before."""
    found: list[Count] = []
    for count in counts:
        bare = (
            count.word is not None
            and count.words.lower().split()[-1] in _BARE
            and count.population.role is None
        )
        if bare:
            before = [one for one in found if one.population.words and one.span.stop <= count.span.start]
            role = before[-1].population if before else _role_before(document, count)
            count = replace(count, population=replace(role, words=role.words))  # noqa: PLW2901 — the count as it is kept
        found.append(count)
    return found


def _role_before(document: Document, count: Count) -> Population:
    """The population of the people the sentence before speaks of."""
    for line in reversed(read_lines(document)):
        if line.sentence.span.stop <= count.span.start:
            known = [one for one in quantities(line) if is_people(line, one)]
            if known:
                return population_of(line, known[0].first, _end_of(line, known[0]))
            phrase = noun_phrase(line, 0)
            return population_of(line, *phrase) if phrase else Population()
    return Population()


def _with_claim(count: Count, claims: tuple[Claim, ...]) -> Count:
    """On whose word: the claim with the shortest content that holds the figure."""
    best: tuple[int, Claim] | None = None
    for claim in claims:
        for content in claim.content:
            if content.contains(count.span) and (best is None or len(content) < best[0]):
                best = (len(content), claim)
    if best is None:
        return count
    claim = best[1]
    population = (
        replace(count.population, status_claim=claim.id) if count.population.status else count.population
    )
    denied = claim.stance is Stance.DENIED and count.given not in {
        CountAs.NONE,
        CountAs.NONE_SO_FAR,
        CountAs.UNCLEAR,
    }
    given = CountAs.DENIED if denied else count.given
    return replace(count, claim=claim.id, population=population, given=given)
