"""On whose word a figure stands; who denies one has a count of their own, and never asserts it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from onrecord.find.counts.disowned import disowned
from onrecord.model import Act, Claim, Count, CountAs, Document, Span, Stance, content_id

_NO_FIGURE = frozenset({CountAs.NONE, CountAs.NONE_SO_FAR, CountAs.UNCLEAR, CountAs.WITHHELD})
_KEPT = frozenset({CountAs.WITHHELD, CountAs.UNCLEAR})

_REFUTES = re.compile(r"\b(?:dismiss|reject|den[iy]|refut|rebut|disput)\w*$")


class _Told(NamedTuple):
    """What a sentence offers for the word behind its figures: the claims that reach into it, what is called false."""

    claims: tuple[Claim, ...]
    false: tuple[Span, ...]


def with_claims(document: Document, counts: Sequence[Count], claims: Sequence[Claim]) -> tuple[Count, ...]:
    """The counts with their claims; a figure that one asserts and another denies comes back twice.

    The claim is the one with the shortest content that holds the figure.
    """
    starts = [one.span.start for one in document.sentences]
    near = _by_sentence(starts, claims)
    found: list[Count] = []
    told: dict[int, _Told] = {}
    for count in counts:
        at = bisect_right(starts, count.span.start) - 1
        if at not in told:
            span = document.sentences[at].span
            false = disowned(span.of(document.text).lower(), span.start)
            told[at] = _Told(tuple(near.get(at, {}).values()), false)
        found += _on_word_of(document, count, told[at])
    return tuple(found)


def _by_sentence(starts: Sequence[int], claims: Sequence[Claim]) -> dict[int, dict[str, Claim]]:
    """The claims whose words or cue reach into each sentence, by the sentence's number."""
    found: dict[int, dict[str, Claim]] = {}
    for claim in claims:
        for span in (*claim.content, *([claim.cue] if claim.cue else [])):
            first, last = bisect_right(starts, span.start) - 1, bisect_left(starts, span.stop)
            for at in range(first, last):
                found.setdefault(at, {})[claim.id] = claim
    return found


def _on_word_of(document: Document, count: Count, told: _Told) -> list[Count]:
    over = _over(count, told)
    if not over:
        return [_kept_back(count, told)]
    best = over[0]
    tale = next((one for one in told.false if one.contains(count.span)), None)
    false = tale is not None
    if count.given in _NO_FIGURE:
        return [_stands(count, best)]
    asserter = next(
        (one for one in over[1:] if one.content == best.content and not _denies(one, false=false)), None
    )
    if asserter and _denies(best, false=false):
        over = [asserter, best]
        best = asserter
    if _denies(best, false=false) or (tale and len(over) == 1 and not _attributed(best, tale)):
        return [_denied(count, best)]
    denier = next((one for one in over[1:] if _denies(one, false=false)), None)
    again = content_id("count", document.report, count.span.start, count.span.stop, count.of, CountAs.DENIED)
    return [_stands(count, best), *([replace(_denied(count, denier), id=again)] if denier else [])]


def _over(count: Count, told: _Told) -> list[Claim]:
    """The claims whose content holds the figure, the shortest content first."""
    holding = [
        (len(content), at, claim)
        for at, claim in enumerate(told.claims)
        for content in claim.content
        if content.contains(count.span)
    ]
    return [claim for _, _, claim in sorted(holding, key=lambda one: one[:2])]


def _denies(claim: Claim, *, false: bool) -> bool:
    return claim.stance is Stance.DENIED or (false and claim.act is Act.DENY)


def _attributed(claim: Claim, false: Span) -> bool:
    """Whether the claim is the tale called false, not the calling: its cue right before it ("the Guard's statement that")."""
    cue = claim.cue
    if claim.origin and _REFUTES.search(claim.origin.name.lower()):
        return False
    return cue is not None and cue.stop <= false.start <= cue.stop + len(" that ")


def _stands(count: Count, claim: Claim) -> Count:
    population = count.population
    if population.status:
        population = replace(population, status_claim=claim.id)
    return replace(count, claim=claim.id, population=population)


def _denied(count: Count, claim: Claim) -> Count:
    return replace(_stands(count, claim), given=CountAs.DENIED)


def _kept_back(count: Count, told: _Told) -> Count:
    """A figure kept back stands on the word of who keeps it back, whose words overlap it."""
    if count.given not in _KEPT:
        return count
    for claim in told.claims:
        spans = (*claim.content, *([claim.cue] if claim.cue else []))
        if claim.stance is Stance.WITHHELD and any(one.overlaps(count.span) for one in spans):
            return _stands(count, claim)
    return count
