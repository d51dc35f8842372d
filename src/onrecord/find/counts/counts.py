"""Losses: figures of killed, injured, missing, taken and displaced people, and the stated absence of figures."""

import re
from dataclasses import replace

from onrecord.find.counts.count_absences import absences
from onrecord.find.counts.counted import is_people
from onrecord.find.counts.loss_figures import Found, figures
from onrecord.find.counts.number_words import Quantity, quantities
from onrecord.find.counts.on_word_of import with_claims
from onrecord.find.counts.population import counted_words, population_of
from onrecord.find.counts.toll_figures import BARE_WORDS
from onrecord.find.counts.tolls import is_cumulative
from onrecord.find.rule_name import rule_name
from onrecord.find.syntax.lines import Line, read_lines
from onrecord.find.syntax.phrases import noun_phrase
from onrecord.model import (
    Claim,
    Count,
    CountAs,
    CountOf,
    Document,
    Mention,
    Population,
    Span,
    content_id,
)

_DIED_LATER = re.compile(
    r"\b(?:died|dies|die|succumbed)(?: later)? (?:of|from|to) (?:his|her|their|the|these|gunshot|severe|"
    r"serious|multiple)?\s?(?:\w+ )?(?:injuries|wounds|burns)"
    r"|\blater died\b|\bdied later\b|\bdied (?:in|at) (?:a |the )?(?:\w+ ){0,2}hospital"
)


def find_counts(
    document: Document, mentions: tuple[Mention, ...], claims: tuple[Claim, ...]
) -> tuple[Count, ...]:
    """The losses a report tells of, each with its words and on whose word it stands.

    `mentions` are not needed to find figures; they are taken so that all finders are called alike.
    """
    del mentions
    found: list[Count] = []
    for line in read_lines(document):
        here = [_count(document, one) for one in figures(line)]
        found += _with_parts(document, line, _once(here))
        found += _absent(document, line, found)
    found = _with_antecedents(document, found)
    return with_claims(document, found, claims)


# --- records ---------------------------------------------------------------------------------------------------------


def _count(document: Document, found: Found) -> Count:
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
        population=_population(document, line, figure.first, figure.last),
        cumulative=is_cumulative(line, figure.first, figure.last),
        by=rule_name("counts", found.by),
        score=found.score,
    )


def _later(document: Document, found: Found) -> CountOf:
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


_SEVERITY = {
    CountOf.DIED_LATER: 0,
    CountOf.KILLED: 1,
    CountOf.FOUND_DEAD: 1,
    CountOf.INJURED: 3,
    CountOf.CASUALTIES: 4,
}


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
        of_whole = line.low[0] == "of" and line.low[quantity.last : quantity.last + 1] in {
            ("were",),
            ("are",),
            ("was",),
        }
        if not (opens or of_them or of_whole) or whole is None or not is_people(line, quantity):
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
        population=_population(document, line, first, last),
        cumulative=whole.cumulative,
        part_of=whole.id,
        by="counts/part-of-a-figure",
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
            population=_among(document, line, one.span),
            low=0 if one.given in {CountAs.NONE, CountAs.NONE_SO_FAR} else None,
            high=0 if one.given is CountAs.NONE else None,
            by=rule_name("counts", one.rule),
            score=0.85,
        )
        for one in absences(low, span.start)
        if not any(one.span.overlaps(other.span) for other in found)
    ]


def _among(document: Document, line: Line, span: Span) -> Population:
    """Whose losses: "losses among the attackers"."""
    after = line.word_at(span.stop)
    if line.low[after : after + 1] not in {("among",), ("of",), ("amongst",)}:
        return Population()
    phrase = noun_phrase(line, after + 1)
    return _population(document, line, *phrase) if phrase else Population()


def _population(document: Document, line: Line, first: int, last: int) -> Population:
    """Who is counted, with the words that name them as they stand."""
    words = counted_words(line, first, last, quantities(line))
    named = line.span(*words).of(document.text) if words else None
    return replace(population_of(line, first, last), words=named)


def _with_antecedents(document: Document, counts: list[Count]) -> list[Count]:
    """Whom bare words count ("some fell, the others fled") is told by the figure or subject before."""
    found: list[Count] = []
    for count in counts:
        bare = (
            count.word is not None
            and count.words.lower().split()[-1] in BARE_WORDS
            and count.population.role is None
        )
        if bare:
            before = [one for one in found if one.population.words and _just_before(document, one, count)]
            role = before[-1].population if before else _role_before(document, count)
            count = replace(count, population=replace(role, words=role.words))  # noqa: PLW2901 — the count as it is kept
        found.append(count)
    return found


def _just_before(document: Document, one: Count, count: Count) -> bool:
    """Whether `one` stands before `count` in its own sentence, or in the sentence before it in one paragraph."""
    mine, theirs = document.sentence_at(count.span.start), document.sentence_at(one.span.start)
    if mine is None or theirs is None or one.span.stop > count.span.start:
        return False
    between = [each for each in document.sentences if theirs.span < each.span < mine.span]
    return mine == theirs or (not between and mine.paragraph == theirs.paragraph)


def _role_before(document: Document, count: Count) -> Population:
    """The population of the people the sentence before speaks of."""
    for line in reversed(read_lines(document)):
        if line.sentence.span.stop <= count.span.start:
            known = [one for one in quantities(line) if is_people(line, one)]
            if known:
                return _population(document, line, known[0].first, _end_of(line, known[0]))
            phrase = noun_phrase(line, 0)
            return _population(document, line, *phrase) if phrase else Population()
    return Population()
