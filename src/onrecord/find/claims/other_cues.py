"""Attribution by words that are no active verbs: "according to X", "X's claim that", "is accused of", "reportedly"."""

from __future__ import annotations

from onrecord.find.claims.content_ends import content_end
from onrecord.find.claims.contents import skip_adjuncts
from onrecord.find.claims.cue_verbs import verb_group
from onrecord.find.claims.cues import CueHit
from onrecord.find.claims.front_contents import content_before
from onrecord.find.claims.scene import Attribution, Scene
from onrecord.find.syntax.following_phrases import phrase_after
from onrecord.find.syntax.noun_phrases import Phrase, subject_before
from onrecord.find.syntax.tagged_lines import Line
from onrecord.lexicon import Form
from onrecord.model import Span

_NO_FORMS: frozenset[Form] = frozenset()


def prepositional_attribution(scene: Scene, number: int, hit: CueHit) -> Attribution | None:
    """According to X, … · …, according to X."""
    line = scene.lines[number]
    source = phrase_after(line, hit.after, line.stripped_end())
    if source is None:
        return None
    content = _around(scene, number, hit.first, source)
    if not content:
        return None
    return Attribution(
        source=line.stretch(source.first, source.after),
        narrow=line.stretch(source.first, source.narrow),
        cue=line.stretch(hit.first, hit.after),
        content=content,
        by="attribution/according-to",
        score=1.0,
        frame="that",
    )


def _around(scene: Scene, number: int, first: int, source: Phrase) -> tuple[Span, ...]:
    line = scene.lines[number]
    end = line.stripped_end()
    if first <= 1 or (first <= 3 and not line.tags[:first].strip("rcs,")):  # "However, according to X, …"
        at = skip_adjuncts(line, source.after, end)
        at += 1 if at < end and line.tags[at] == "," else 0
        if at >= end:
            return ()
        return (line.stretch(at, content_end(line, at, end, "that", _NO_FORMS)),)
    content = content_before(scene, number, first, source.after)
    if content:
        return content
    start = clause_start(line, first)
    return (line.stretch(start, first),) if start < first else ()


def clause_start(line: Line, before: int) -> int:
    """Where the clause that token `before` stands in begins: behind "and", "but" or a semicolon with its comma."""
    start = 0
    for i in range(before):
        if line.tags[i] == ";" or (
            line.tags[i] == "c" and i and line.tags[i - 1] == "," and _subject_ahead(line, i, before)
        ):
            start = i + 1
    if line.tags[start] == "c" and start + 1 < before:
        start += 1
    return start


def _subject_ahead(line: Line, at: int, before: int) -> bool:
    phrase = phrase_after(line, at + 1, before)
    return phrase is not None and phrase.after < before and line.tags[phrase.after] in "Vxme"


def passive_attribution(scene: Scene, number: int, hit: CueHit) -> Attribution | None:
    """X is accused of · X is believed to · it was reported that · X was told by Y that."""
    line = scene.lines[number]
    group = verb_group(line, hit)
    if not group.passive:
        return None
    end = line.stripped_end()
    source, at = _agent(line, hit.after, end)
    if source is None:
        source, at = _agent(line, skip_adjuncts(line, hit.after, end), end)
    frame = _passive_frame(line, at, end, hit)
    subject = subject_before(line, group.first)
    if frame is None:
        return _told_in(scene, number, hit, subject) if subject is not None else None
    rest = line.stretch(at, content_end(line, at, end, "that", _NO_FORMS))
    impersonal = frame == "that" or subject is None
    via = (
        (line.stretch(subject.first, subject.narrow),)
        if frame == "that" and subject and hit.lemma in {"tell", "inform"}
        else ()
    )
    content = (rest,) if impersonal or subject is None else (line.stretch(subject.first, subject.after), rest)
    if frame == "that" and not via and (subject is None or line.low[subject.first] != "it"):
        return None
    return Attribution(
        source=line.stretch(source.first, source.after) if source else None,
        narrow=line.stretch(source.first, source.narrow) if source else None,
        cue=line.stretch(group.first, group.after),
        content=content,
        via=via,
        by=f"attribution/passive-{frame}",
        score=1.0,
        frame=frame,
    )


def _told_in(scene: Scene, number: int, hit: CueHit, subject: Phrase) -> Attribution | None:
    """For "“…”, it is told in a message of the press service": the message speaks."""
    line = scene.lines[number]
    at = hit.after
    if line.low[subject.first] != "it" or at + 1 >= len(line) or line.low[at] not in {"in", "by", "on"}:
        return None
    source = phrase_after(line, at + 1, line.stripped_end())
    content = content_before(scene, number, subject.first, source.after) if source else ()
    if source is None or not content:
        return None
    return Attribution(
        source=line.stretch(source.first, source.after),
        narrow=line.stretch(source.first, source.narrow),
        cue=line.stretch(verb_group(line, hit).first, hit.after),
        content=content,
        by="attribution/inverted-quote",
        score=1.0,
        frame="that",
    )


def _agent(line: Line, at: int, end: int) -> tuple[Phrase | None, int]:
    if at < end and line.low[at] == "by":
        phrase = phrase_after(line, at + 1, end)
        if phrase is not None:
            return phrase, skip_adjuncts(line, phrase.after, end)
    return None, at


def _passive_frame(line: Line, at: int, end: int, hit: CueHit) -> str | None:
    if at + 1 >= end:
        return None
    word = line.low[at]
    if word == "to" and hit.takes("inf"):
        return "inf" if line.tags[at] == "t" else None
    if word in {"that", "as", "of", "for", "with"} and hit.takes(word):
        return word
    return None


def adverb_attribution(scene: Scene, number: int, hit: CueHit) -> Attribution | None:
    """The two men are reportedly held in the fort: the clause without the adverb."""
    line = scene.lines[number]
    end = line.stripped_end()
    if hit.after >= end or (line.tags[hit.after] in "aN," and line.tags[hit.first - 1 : hit.first] == "d"):
        return None
    start = clause_start(line, hit.first)
    after = content_end(line, hit.after, end, "that", _NO_FORMS)
    content = [line.stretch(hit.after, after)] if after > hit.after else []
    if start < hit.first:
        content.insert(0, line.stretch(start, hit.first))
    return Attribution(
        source=None,
        cue=line.stretch(hit.first, hit.after),
        content=tuple(content),
        by="attribution/adverb",
        score=1.0,
        frame="that",
    )


def adjective_attribution(scene: Scene, number: int, hit: CueHit) -> Attribution | None:
    """X is confident that · X was willing to."""
    line = scene.lines[number]
    end = line.stripped_end()
    group = verb_group(line, hit)
    if group.first == group.head or hit.after + 1 >= end:
        return None
    word = line.low[hit.after]
    if not ((word == "that" and hit.takes("that")) or (word == "to" and hit.takes("inf"))):
        return None
    subject = subject_before(line, group.first)
    if subject is None or line.low[subject.first] in {"it", "there"}:
        return None
    return Attribution(
        source=line.stretch(subject.first, subject.after),
        narrow=line.stretch(subject.first, subject.narrow),
        cue=line.stretch(group.first, group.after),
        content=(line.stretch(hit.after, content_end(line, hit.after, end, "that", _NO_FORMS)),),
        by="attribution/adjective",
        score=1.0,
        frame="that" if word == "that" else "inf",
    )
