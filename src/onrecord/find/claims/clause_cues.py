"""Attribution by the build of the sentence: "as noted by X", "X quoted Y as saying", "citing Y", "Guard: lorry seized"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.find.claims.content_ends import content_end
from onrecord.find.claims.contents import complement_of
from onrecord.find.claims.cue_verbs import verb_group
from onrecord.find.claims.cues import CueHit, cues_at
from onrecord.find.claims.other_cues import clause_start
from onrecord.find.claims.scene import Attribution, Scene
from onrecord.find.syntax.following_phrases import phrase_after
from onrecord.find.syntax.noun_phrases import Phrase, subject_before
from onrecord.find.syntax.tagged_lines import Line
from onrecord.lexicon import Form
from onrecord.model import BlockKind, Span

_AGENT = frozenset("by in from at on".split())
_NO_FORMS: frozenset[Form] = frozenset()
_ABOUT = frozenset(("about it", "about this", "about that", "of this", "on this"))
_CITING = frozenset("citing quoting".split())
_NO_WORD = frozenset("agree plan expect decide promise consider require need want intend".split())
_NO_SPEAKER = frozenset(
    "photo video source sources updated update text related more note tags breaking live watch listen read correction "
    "editor location date time address phone email subject topic topics share contact follow summary background "
    "analysis opinion exclusive warning advisory alert status question answer q a story stories coordinates online".split()
)
_HANGING = frozenset("from by of at in on for to with".split())
_LONGEST_LABEL = 8  # tokens before a colon that can still be a speaker's name


def as_attributions(scene: Scene, number: int) -> Iterator[Attribution]:
    """As X said, … · …, as noted by X, … · …, as stated in X."""
    line = scene.lines[number]
    if "as" not in line.low:
        return
    for at in range(len(line) - 2):
        if line.low[at] != "as" or (at and line.tags[at - 1] not in ",-q" and line.tags[at + 1] != "e"):
            continue
        found = _as_clause(line, at)
        if found is None:
            continue
        source, cue, after = found
        content = _around_insertion(line, at, after)
        if content:
            yield Attribution(
                source=line.stretch(source.first, source.after),
                narrow=line.stretch(source.first, source.narrow),
                cue=line.stretch(*cue),
                content=content,
                by="attribution/as-clause",
                score=1.0,
                frame="that",
            )


def _as_clause(line: Line, at: int) -> tuple[Phrase, tuple[int, int], int] | None:
    hit = next(
        (
            hit
            for hit in cues_at(line, at + 1)
            if hit.kind == "verb" and Form.PARTICIPLE in hit.forms and hit.lemma not in _NO_WORD
        ),
        None,
    )
    if hit is not None:
        agent = hit.after
        if agent + 1 < len(line) and line.low[agent] in _AGENT:
            source = phrase_after(line, agent + 1, line.stripped_end())
            return (source, (hit.first, hit.after), source.after) if source else None
        return None
    subject = phrase_after(line, at + 1, line.stripped_end())
    if subject is None:
        return None
    verb = subject.after
    while verb < len(line) and line.tags[verb] in "xrn":
        verb += 1
    if verb >= len(line):
        return None
    hits = [
        hit
        for hit in cues_at(line, verb)
        if hit.kind == "verb" and (hit.takes("quote") or hit.lemma == "put")
    ]
    if not hits:
        return None
    end = hits[0].after + (line.low[hits[0].after : hits[0].after + 1] == ("it",))
    shut = end >= line.stripped_end() or line.tags[end] in ",-:;T"
    return (subject, (hits[0].first, hits[0].after), end) if shut else None


def _around_insertion(line: Line, first: int, after: int) -> tuple[Span, ...]:
    end = line.stripped_end()
    start = clause_start(line, first)
    found = []
    if start < first - 1:
        stop = first - (line.tags[first - 1] in ",-")
        if stop > start:
            found.append(line.stretch(start, stop))
    at = after
    while at < end and line.tags[at] not in ",-" and at < after + 4:
        at += 1
    if at + 1 < end and line.tags[at] in ",-":
        found.append(line.stretch(at + 1, content_end(line, at + 1, end, "that", _NO_FORMS)))
    return tuple(found)


def quoted_as_saying(scene: Scene, number: int, hit: CueHit) -> Attribution | None:
    """X quoted Y as saying that Z: Y's words, passed on by X."""
    line = scene.lines[number]
    if hit.lemma not in {"quote", "cite", "report"} or Form.GERUND in hit.forms:
        return None
    if line.low[hit.after : hit.after + 1] == ("as",):
        return _is_quoted_as(line, hit)
    for at in range(hit.after + 1, min(hit.after + 20, len(line) - 1)):
        if line.low[at] != "as" or line.tags[at + 1] != "g":
            continue
        inner = next((hit for hit in cues_at(line, at + 1) if hit.kind == "verb"), None)
        complement = complement_of(line, inner) if inner else None
        group = verb_group(line, hit)
        subject = subject_before(line, group.first)
        source = phrase_after(line, hit.after, at)
        if inner is None or complement is None or source is None:
            return None
        return Attribution(
            source=line.stretch(source.first, source.after),
            narrow=line.stretch(source.first, source.narrow),
            cue=line.stretch(inner.first, inner.after),
            content=(line.stretch(complement.first, complement.after),),
            via=(line.stretch(subject.first, subject.narrow),) if subject else (),
            by="attribution/quoted-as-saying",
            score=1.0,
            frame=complement.frame,
        )
    return None


def _is_quoted_as(line: Line, hit: CueHit) -> Attribution | None:
    """X was quoted as saying that Z: X's own words, passed on by somebody who is not named."""
    group = verb_group(line, hit)
    subject = subject_before(line, group.first) if group.passive else None
    inner = next((one for one in cues_at(line, hit.after + 1) if one.kind == "verb"), None)
    complement = complement_of(line, inner) if inner and Form.GERUND in inner.forms else None
    if subject is None or inner is None or complement is None:
        return None
    return Attribution(
        source=line.stretch(subject.first, subject.after),
        narrow=line.stretch(subject.first, subject.narrow),
        cue=line.stretch(group.first, inner.after),
        content=(line.stretch(complement.first, complement.after),),
        by="attribution/quoted-as-saying",
        score=1.0,
        frame=complement.frame,
        lemma="say",
    )


def with_cited(scene: Scene, number: int, one: Attribution) -> Attribution:
    """For "X reported, citing Y, that" and "X with reference to Y says": Y's words, passed on by X."""
    line = scene.lines[number]
    if one.narrow is None or one.via or (_CITING.isdisjoint(line.low) and "reference" not in line.low):
        return one
    for at in range(len(line) - 1):
        width = (
            1 if line.low[at] in _CITING else 3 if line.low[at : at + 3] == ("with", "reference", "to") else 0
        )
        start = line.tokens[at].start
        if (
            not width
            or any(span.start <= start < span.stop for span in one.content)
            or start < one.narrow.start
        ):
            continue
        ceiling = line.index_at(one.cue.start) if one.cue is not None and one.cue.start > start else None
        source = phrase_after(line, at + width, ceiling)
        if source is None or (one.cue is not None and one.cue.start == start):
            return one
        narrow = line.stretch(source.first, source.narrow)
        outer = Span(one.narrow.start, min(one.narrow.stop, start)).trimmed(line.text, " ,")
        if not outer:
            return one
        return replace(
            one,
            source=narrow,
            narrow=narrow,
            via=(outer,),
            cue=line.stretch(at, at + width),
            by="attribution/citing",
        )
    return one


def label_attribution(scene: Scene, number: int) -> Attribution | None:
    """A headline or an interview with a speaker before a colon: "Provincial Guard: convoy turned back"."""
    line = scene.lines[number]
    colon = line.tags.find(":")
    if colon < 1 or colon > _LONGEST_LABEL or colon + 1 >= line.stripped_end():
        return None
    if (
        any(tag not in "dNabi9zrT" for tag in line.tags[:colon])
        or line.tags[0] in "irT"
        or line.tags[colon - 1] in "9T"
    ):
        return None
    headline = scene.kinds[number] is BlockKind.HEADLINE
    if not headline and "a" in line.tags[:colon].replace("d", "") and "N" not in line.tags[:colon]:
        return None
    if line.low[colon - 1] in _NO_SPEAKER or line.low[colon - 1] in _HANGING:
        return None
    return Attribution(
        source=line.stretch(0, colon),
        narrow=line.stretch(0, colon),
        cue=line.stretch(colon, colon + 1),
        content=(line.stretch(colon + 1, line.stripped_end()),),
        by="attribution/label" if not headline else "attribution/headline-label",
        score=1.0,
        frame="quote",
    )


def about_it(scene: Scene, number: int) -> Attribution | None:
    """Translated word order: "About it informs the press service." speaks of the sentence beside it."""
    line = scene.lines[number]
    if len(line) < 4 or " ".join(line.low[:2]) not in _ABOUT:
        return None
    hit = next((hit for hit in cues_at(line, 2) if hit.kind == "verb"), None)
    source = phrase_after(line, hit.after, line.stripped_end()) if hit else None
    if hit is None or source is None or source.after < line.stripped_end():
        return None
    first = number == 0 or scene.paragraphs[number - 1] != scene.paragraphs[number]
    other = number + 1 if first else number - 1
    if not 0 <= other < len(scene.lines) or scene.paragraphs[other] != scene.paragraphs[number]:
        return None
    return Attribution(
        source=line.stretch(source.first, source.after),
        narrow=line.stretch(source.first, source.narrow),
        cue=line.stretch(hit.first, hit.after),
        content=(scene.lines[other].span,),
        by="attribution/about-it",
        score=1.0,
        frame="that",
        elsewhere=True,
    )
