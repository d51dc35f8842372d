"""Finding attribution spans by rules: the table of rules, and what holds between their results."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from onrecord.find.claims.clause_cues import (
    about_it,
    as_attributions,
    label_attribution,
    quoted_as_saying,
    with_cited,
)
from onrecord.find.claims.cues import CueHit, cue_starts, cues_at
from onrecord.find.claims.noun_cues import noun_attribution
from onrecord.find.claims.other_cues import (
    adjective_attribution,
    adverb_attribution,
    passive_attribution,
    prepositional_attribution,
)
from onrecord.find.claims.recorded_speech import accounts, introduced_quotes
from onrecord.find.claims.scene import Attribution, Scene
from onrecord.find.claims.signed_speech import signed_quotes, transcript
from onrecord.find.claims.silences import silences
from onrecord.find.claims.verb_cues import verb_attribution
from onrecord.find.syntax.tagged_lines import Line
from onrecord.lexicon import load_rows
from onrecord.model import Span

_LOOK_BACK = 24  # contents that can begin between the start of a content and a cue inside it
RULES: dict[str, Callable[[Scene, int, CueHit], Attribution | None]] = {
    "verb": verb_attribution,
    "passive": passive_attribution,
    "noun": noun_attribution,
    "adjective": adjective_attribution,
    "adverb": adverb_attribution,
    "preposition": prepositional_attribution,
}
"""Which rule reads which kind of cue."""


def find_attributions(scene: Scene) -> tuple[Attribution, ...]:
    """All attributions of the scene, nested ones too, in the order of their cues."""
    found: list[Attribution] = [*signed_quotes(scene), *transcript(scene)]
    for number in range(len(scene.lines)):
        found.extend(_in_line(scene, number))
    found = list(_with_continuations(scene, _clean(found)))
    found.extend(introduced_quotes(scene, taken_by(found)))
    found = [*_with_continuations(scene, found), *accounts(scene, found)]
    return tuple([_scored(one) for one in found])


def _scored(one: Attribution) -> Attribution:
    score = score_of(one.by, one.lemma)
    return one if one.score == score else replace(one, score=score)


def score_of(rule: str, lemma: str) -> float:
    """How often the rule is right with this cue, measured; the rule's own score where the cue is rare.

    >>> score_of("attribution/after-quote", "say") > score_of("attribution/adverb", "reportedly")
    True
    """
    return _cue_scores().get((rule, lemma)) or _rule_scores()[rule]


@cache
def _rule_scores() -> dict[str, float]:
    return {row["rule"]: float(row["score"]) for row in load_rows("attribution_rules")}


@cache
def _cue_scores() -> dict[tuple[str, str], float]:
    return {(row["rule"], row["lemma"]): float(row["score"]) for row in load_rows("cue_scores")}


def taken_by(found: list[Attribution]) -> tuple[tuple[Span, Span], ...]:
    """The contents already claimed, each with the cue that claims it."""
    return tuple((span, one.cue or span) for one in outermost(found) for span in one.content)


def _clean(found: list[Attribution]) -> list[Attribution]:
    """Without cues that stand inside another's source ("the statement of X said"), or that another rule has read."""
    sources = [(one.source, one) for one in found if one.source is not None]
    cues: set[tuple[int, int]] = set()
    kept = []
    for one in found:
        if one.cue is not None:
            place = (one.cue.start, one.cue.stop)
            inside = any(source.contains(one.cue) for source, other in sources if other is not one)
            if inside or place in cues:
                continue
            cues.add(place)
        kept.append(one)
    return kept


def _read(scene: Scene, number: int, hit: CueHit) -> Attribution | None:
    made = quoted_as_saying(scene, number, hit) if hit.kind == "verb" else None
    if made is None:
        made = RULES[hit.kind](scene, number, hit)
    return with_cited(scene, number, made) if made is not None and hit.kind == "verb" else made


def _sharing(line: Line, last: Attribution | None, made: Attribution) -> Attribution:
    """For "X confirmed A but did not say B": the second cue has the first one's speaker."""
    if last is None or last.source is None or made.cue is None or made.cue.start < last.content[-1].stop:
        return made
    between = range(line.index_at(last.content[-1].stop), line.index_at(made.cue.start))
    if between and all(line.tags[i] in ",cr" for i in between) and any(line.tags[i] == "c" for i in between):
        return replace(made, source=last.source, narrow=last.narrow)
    return made


def _in_line(scene: Scene, number: int) -> Iterator[Attribution]:
    line = scene.lines[number]
    whole = about_it(scene, number)
    if whole is not None:
        yield whole
        return
    yield from as_attributions(scene, number)
    yield from silences(scene, number)
    label = label_attribution(scene, number)
    if label is not None:
        yield label
    last: Attribution | None = None
    starts = cue_starts()
    after = 0
    for at, word in enumerate(line.low):
        if at < after or word not in starts:
            continue
        for hit in cues_at(line, at):
            made = _read(scene, number, hit)
            if made is not None:
                lemma = made.lemma or hit.lemma
                named = replace(made, lemma=lemma, score=score_of(made.by, lemma))
                last = _sharing(line, last, named)
                yield last
                after = hit.after
                break


def _with_continuations(scene: Scene, found: list[Attribution]) -> tuple[Attribution, ...]:
    """Give a quotation that nobody claims to the speaker of the sentence before it: "…," X said. "…"."""
    if not any(quote.speech for quote in scene.quotes):
        return tuple(found)
    outer = outermost(found)
    taken = tuple((span, one.cue or span) for one in outer for span in one.content)
    more: dict[Attribution, list[Span]] = {}
    last: tuple[Attribution, int] | None = None
    opened = False
    ends = [line.span.stop for line in scene.lines]
    cued = sorted((one for one in outer if one.cue is not None), key=lambda one: one.whole.stop)
    for quote in scene.quotes:
        if not quote.speech or any(
            span.overlaps(quote.span) and not quote.span.contains(cue) for span, cue in taken
        ):
            continue
        before = [one for one in cued if one.whole.stop <= quote.span.start]
        if before and (last is None or before[-1].whole.stop > last[1]):
            last = before[-1], before[-1].whole.stop
            opened = any(not one.closed and one.span.stop == last[1] for one in scene.quotes)
        if last is not None and _follows(scene, ends, last[1], quote.span.start, opened=opened):
            more.setdefault(last[0], []).append(quote.span)
            last = last[0], quote.span.stop
            opened = not quote.closed
    return tuple(replace(one, content=(*one.content, *more[one])) if one in more else one for one in found)


def _follows(scene: Scene, ends: list[int], whole: int, quote: int, *, opened: bool) -> bool:
    """Whether nothing but the rest of its own sentence stands between an attribution and the quotation.

    A quotation goes on in the next paragraph where it was left open and is opened anew.
    """
    end = ends[min(bisect_left(ends, whole), len(ends) - 1)]
    gap = scene.document.text[min(end, quote) : quote]
    if opened and not scene.document.text[whole:quote].strip():
        return True
    return "\n\n" not in scene.document.text[whole:quote] and not any(letter.isalnum() for letter in gap)


def outermost(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Those that do not stand inside another one's content."""
    contents = sorted(
        ((span.start, span.stop, i) for i, one in enumerate(attributions) for span in one.content),
    )
    starts = [start for start, _, _ in contents]
    return tuple(
        one
        for i, one in enumerate(attributions)
        if not _inside_another(contents, bisect_right(starts, _anchor(one).start), i, _anchor(one))
    )


def _anchor(one: Attribution) -> Span:
    return one.cue or one.source or one.content[0]


def _inside_another(contents: list[tuple[int, int, int]], upto: int, own: int, anchor: Span) -> bool:
    """Whether one of the contents that begin before the anchor reaches beyond it; looks back as far as one may reach."""
    for at in range(upto - 1, max(upto - _LOOK_BACK, -1), -1):
        start, stop, owner = contents[at]
        if owner != own and start <= anchor.start and stop >= anchor.stop:
            return True
    return False
