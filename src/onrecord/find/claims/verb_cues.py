"""Attribution by verbs: "X said that", "…, said X", "X denied NP", "X is accused of", "X told Y that"."""

from __future__ import annotations

from onrecord.find.claims.contents import Complement, complement_of
from onrecord.find.claims.cue_verbs import Group, is_plural, is_verb, verb_group
from onrecord.find.claims.cues import CueHit
from onrecord.find.claims.front_contents import content_before, front_quote
from onrecord.find.claims.no_content import says_nothing
from onrecord.find.claims.scene import Attribution, Scene
from onrecord.find.syntax.following_phrases import phrase_after
from onrecord.find.syntax.noun_phrases import Phrase, subject_before
from onrecord.find.syntax.tagged_lines import Line
from onrecord.lexicon import Form
from onrecord.model import Span


def verb_attribution(scene: Scene, number: int, hit: CueHit) -> Attribution | None:
    """The attribution that hangs on the verb `hit` of line `number`, None where it is no cue there."""
    line = scene.lines[number]
    group = verb_group(line, hit)
    if not _speaks(line, hit, group):
        return None
    complement = complement_of(line, hit, _ceiling(scene, line, hit))
    if (
        complement is not None
        and Form.GERUND not in hit.forms
        and _sits_behind(scene, line, group, complement)
    ):
        complement = None
    if complement is None:
        return _content_in_front(scene, number, hit, group) or _pronoun_in_front(line, hit, group)
    if says_nothing(line, hit, group, complement):
        return None
    source = _subject(scene, line, hit, group)
    if source is None or (
        source.first > 1 and line.low[source.first - 1] == "as" and line.tags[source.first - 2] == ","
    ):
        return None
    if _is_circumstance(line, source, complement):
        return _content_in_front(scene, number, hit, group)
    return Attribution(
        source=line.stretch(source.first, source.after),
        narrow=line.stretch(source.first, source.narrow),
        cue=line.stretch(group.first, group.after),
        content=(_through_quote(scene, line, complement),),
        by=f"attribution/verb-{complement.frame}",
        score=1.0,
        frame=complement.frame,
    )


def _speaks(line: Line, hit: CueHit, group: Group) -> bool:
    """Whether the words are an active verb; in "declined to comment on" the refusal itself is the cue."""
    if group.infinitive or group.passive or not is_verb(line, hit, group):
        return False
    return _SILENT.isdisjoint(line.low[group.first : group.head])


def _is_circumstance(line: Line, source: Phrase, complement: Complement) -> bool:
    """For "…, the front asserted in a letter signed by": what follows is no clause, the content stands in front."""
    return (
        complement.frame == "that"
        and line.tags[complement.first] == "i"
        and source.first > 1
        and line.tags[source.first - 1] in ",q"
    )


def _ceiling(scene: Scene, line: Line, hit: CueHit) -> int | None:
    """Inside a quotation the content ends with it."""
    quote = scene.quote_around(line.tokens[hit.first].start)
    if quote is None:
        return None
    return min(line.index_at(quote.inside.stop), line.stripped_end())


def _sits_behind(scene: Scene, line: Line, group: Group, complement: Complement) -> bool:
    """Whether what follows is the inverted speaker ("…, said X"), not the content."""
    if (
        complement.frame not in {"that", "np", "quote"}
        or group.first != group.head
        or line.tags[complement.first] == "q"
    ):
        return False
    if group.first == 0:
        return False
    after_quote = front_quote(scene, line, group.first) is not None
    if not after_quote and line.tags[group.first - 1] not in ",-":
        return False
    if line.low[complement.first] == "that" or complement.frame == "quote":
        return False
    if after_quote:
        return True
    phrase = phrase_after(line, group.after)
    end = line.stripped_end()
    return phrase is not None and (phrase.after >= end or line.tags[phrase.after] == ",")


def _content_in_front(scene: Scene, number: int, hit: CueHit, group: Group) -> Attribution | None:
    """For "…," X said · "…," said X · …, X believes, …."""
    line = scene.lines[number]
    if not (hit.takes("quote") or hit.takes("that")) or Form.GERUND in hit.forms:
        return None
    touches = group.first == 0 or line.tags[group.first - 1] in ",q-?!."  # not "“…” Hale told reporters"
    inverted = touches and front_quote(scene, line, group.first) is not None
    source = _inverted_subject(line, group) if inverted else None
    if source is None:
        source = subject_before(line, group.first, _floor(scene, line, group.first))
        inverted = False
    if source is None and group.first > 0 and line.tags[group.first - 1] in ",-q?!":
        source = _inverted_subject(line, group)
        inverted = True
    if source is None or line.tags[source.first] == "w":
        return None
    if not inverted and source.first and line.low[source.first - 1] == "as":
        return None  # the rule for "as X said" reads it
    first, after = (group.first, source.after) if inverted else (source.first, group.after)
    content = content_before(scene, number, first, after)
    if not content:
        return None
    kind = "quote" if front_quote(scene, line, first) else "clause"
    order = "inverted" if inverted else "after"
    return Attribution(
        source=line.stretch(source.first, source.after),
        narrow=line.stretch(source.first, source.narrow),
        cue=line.stretch(group.first, group.after),
        content=content,
        by=f"attribution/{order}-{kind}",
        score=1.0,
        frame="quote" if kind == "quote" else "that",
    )


def _pronoun_in_front(line: Line, hit: CueHit, group: Group) -> Attribution | None:
    """Translated word order: "the envoy this denied"."""
    at = group.first - 1
    if at < 1 or line.low[at] not in {"this", "that", "it"} or hit.lemma not in _ANSWERS:
        return None
    if group.after < line.stripped_end() and line.tags[group.after] not in ",;":
        return None
    source = subject_before(line, at)
    if source is None:
        return None
    return Attribution(
        source=line.stretch(source.first, source.after),
        narrow=line.stretch(source.first, source.narrow),
        cue=line.stretch(group.first, group.after),
        content=(line.stretch(at, at + 1),),
        by="attribution/verb-np",
        score=1.0,
        frame="np",
    )


_SILENT = frozenset("decline declines declined declining refuse refuses refused refusing".split())
_ANSWERS = frozenset("deny confirm reject dismiss refute admit".split())


def _inverted_subject(line: Line, group: Group) -> Phrase | None:
    if group.after >= len(line) or line.tags[group.after] not in "dNabp9eg":
        return None
    return phrase_after(line, group.after, line.stripped_end())


def _floor(scene: Scene, line: Line, before: int) -> int:
    """Nothing in front of the last quotation's end belongs to a subject."""
    floor = 0
    for quote in scene.quotes:
        if quote.span.start >= line.tokens[before].start:
            break
        if (
            quote.speech
            and quote.closed
            and quote.span.stop > line.span.start
            and quote.span.stop <= line.tokens[before].start
        ):
            floor = line.index_at(quote.span.stop)
    while floor < before and line.tags[floor] in ",.-q":
        floor += 1
    return floor


def _subject(scene: Scene, line: Line, hit: CueHit, group: Group) -> Phrase | None:
    """The verb's own subject, else the subject it shares with the verb before it."""
    floor = (
        _floor(scene, line, group.first) if scene.quote_around(line.tokens[group.first].start) is None else 0
    )
    if Form.GERUND not in hit.forms:
        found = subject_before(line, group.first, floor)
        if found is not None:
            return found
    if (
        Form.GERUND in hit.forms
        or line.tags[group.first - 1 : group.first] in ("c", ",", "r", "")
        or group.first
    ):
        return shared_subject(line, group.first, floor)
    return None


def shared_subject(line: Line, before: int, floor: int) -> Phrase | None:
    """The subject of the nearest finite verb to the left, or an inverted one ("said X, adding")."""
    for at in range(before - 1, max(floor, before - 60) - 1, -1):
        finite = line.tags[at] in "Vxme" or (line.tags[at] == "b" and at > 0 and is_plural(line.low[at - 1]))
        if finite and line.tags[at - 1 : at] not in ("x", "m", "t", "i", "d") and at > 0:
            found = subject_before(line, at, floor)
            if found is not None and found.first < at:
                return found
            if (
                line.low[at] in {"said", "says", "told", "asked", "added", "wrote"}
                and line.tags[at - 1] in ",q"
            ):
                return phrase_after(line, at + 1, before)
    return None


def _through_quote(scene: Scene, line: Line, complement: Complement) -> Span:
    """The content's characters; a quotation it opens with or runs into is taken whole, over sentences."""
    span = line.stretch(complement.first, complement.after)
    opening = scene.quote_starting(span.start)
    if opening is not None and opening.speech and opening.span.start - span.start <= 1:
        return opening.span if complement.frame == "quote" or opening.span.stop > span.stop else span
    around = scene.quote_around(span.stop - 1)
    if around is not None and span.start < around.span.start and around.span.stop > span.stop:
        return Span(span.start, around.span.stop)
    return span
