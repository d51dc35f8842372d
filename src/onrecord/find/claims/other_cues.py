"""Attribution by words that are no active verbs: "according to X", "X's claim that", "is accused of", "reportedly"."""

from __future__ import annotations

from onrecord.find.claims.content_ends import content_end
from onrecord.find.claims.contents import skip_adjuncts
from onrecord.find.claims.cues import CueHit
from onrecord.find.claims.front_contents import content_before
from onrecord.find.claims.scene import Attribution, Scene
from onrecord.find.claims.verb_cues import shared_subject, verb_group
from onrecord.find.syntax.following_phrases import phrase_after
from onrecord.find.syntax.noun_phrases import Phrase, subject_before
from onrecord.find.syntax.tagged_lines import Line
from onrecord.lexicon import Form
from onrecord.model import Span

_POSSESSIVES = frozenset("his her their its my our your".split())
_LIGHT_VERBS = frozenset(
    "make makes made making issue issues issued issuing give gives gave given giving repeat repeats repeated repeating "
    "voice voices voiced voicing express expresses expressed expressing offer offers offered offering have has had "
    "release releases released post posts posted send sends sent deliver delivers delivered".split()
)
_FIXED = frozenset(
    (
        "in view of",
        "in support of",
        "in answer to",
        "in reply to",
        "in response to",
        "in protest of",
        "on charge of",
        "in demand for",
        "in account of",
        "on account of",
        "at issue of",
        "in denial of",
        "on report of",
        "in call for",
    )
)
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


def noun_attribution(scene: Scene, number: int, hit: CueHit) -> Attribution | None:
    """X's claim that · the announcement by X that · assurances of X on · allegations that."""
    line = scene.lines[number]
    if not _is_noun(line, hit):
        return None
    end = line.stripped_end()
    if _not_issued(line, hit):
        return None
    source, at = _noun_source(line, hit, end)
    content = _noun_content(line, at, end, hit)
    if content is None or (source is None and line.low[content[0]] in {"of", "on", "about", "for", "to"}):
        return None
    by = "attribution/noun-that" if line.low[content[0]] == "that" else "attribution/noun-phrase"
    return Attribution(
        source=line.stretch(source.first, source.after) if source else None,
        narrow=line.stretch(source.first, source.narrow) if source else None,
        cue=line.stretch(hit.first, hit.after),
        content=(line.stretch(*content),),
        by=by,
        score=1.0,
        frame=line.low[content[0]] if line.low[content[0]] in {"of", "on", "about", "for", "to"} else "that",
    )


def _not_issued(line: Line, hit: CueHit) -> bool:
    """For "in view of", "neither X nor Y has issued a report on": a fixed phrase, a word that was not given."""
    if hit.first and " ".join(line.low[hit.first - 1 : hit.first + 2]) in _FIXED:
        return True
    back = range(hit.first - 1, max(hit.first - 5, 0), -1)
    verb = next((at for at in back if line.low[at] in _LIGHT_VERBS), None)
    if verb is None:
        return False
    group = verb
    while group > 0 and line.tags[group - 1] in "xmnr":
        group -= 1
    return "n" in line.tags[group:verb] or "neither" in line.low[:group] or line.low[hit.first - 1] == "no"


def _is_noun(line: Line, hit: CueHit) -> bool:
    before = line.tags[hit.first - 1] if hit.first else ""
    if before in set("pmtxrn") or hit.after >= len(line):
        return False
    return before != "N" or line.low[hit.first].endswith("s") is False or before in set("dziage")


def _noun_source(line: Line, hit: CueHit, end: int) -> tuple[Phrase | None, int]:
    """The possessor before the noun, or the phrase behind "by", "from", "of"; and where the content may begin."""
    at = hit.after
    if at < end and line.low[at] in {"by", "from", "of"}:
        phrase = phrase_after(line, at + 1, end)
        if phrase is not None and _content_opens(line, phrase.after, end):
            return phrase, phrase.after + (line.tags[phrase.after] == ",")
        for cut in range(at + 2, min(at + 12, end)):  # "the assurances of the staff on the end of the raid"
            if line.low[cut] in {"on", "about"} and line.low[at] == "of" and phrase and cut < phrase.after:
                return Phrase(at + 1, cut, cut), cut
    return _possessor(line, hit.first) or _light_subject(line, hit.first), at


def _content_opens(line: Line, at: int, end: int) -> bool:
    if at < end and line.tags[at] == ",":
        at += 1
    return at < end and line.low[at] in {"that", "on", "about", "to"}


def _possessor(line: Line, noun: int) -> Phrase | None:
    at = noun - 1
    while at > 0 and line.tags[at] in "aeg9r":
        at -= 1
    if at >= 0 and line.low[at] in _POSSESSIVES:
        return Phrase(at, at + 1, at + 1)
    if at > 0 and line.tags[at] == "z":
        found = subject_before(line, at)
        if found is not None:
            return Phrase(found.first, at, min(found.narrow, at))
    return None


def _light_subject(line: Line, noun: int) -> Phrase | None:
    at = noun - 1
    while at > 0 and (line.tags[at] in "dag9r" or (line.tags[at] == "e" and line.tags[at - 1] == "d")):
        if line.low[at] in _LIGHT_VERBS:
            break
        at -= 1
    if at > 0 and line.low[at] in _LIGHT_VERBS:
        return shared_subject(line, at + 1, 0)
    return None


def _noun_content(line: Line, at: int, end: int, hit: CueHit) -> tuple[int, int] | None:
    if at + 1 >= end:
        return None
    word = line.low[at]
    if word == "that" and hit.takes("that") and line.tags[at] == "s":
        after = content_end(line, at, end, "that", _NO_FORMS)
        return at, after if any(tag in "Vxm" for tag in line.tags[: hit.first]) else _before_main_verb(
            line, at, after
        )
    if word == "to" and hit.takes("inf") and line.tags[at + 1] in "abVxrg":
        return at, content_end(line, at, end, "inf", _NO_FORMS)
    if word in {"of", "on", "about", "for"} and hit.takes(word):
        phrase = phrase_after(line, at + 1, end)
        return (at, phrase.after) if phrase else None
    if word in {"whether", "how", "why"} and hit.takes("wh"):
        return at, content_end(line, at, end, "that", _NO_FORMS)
    return None


def _before_main_verb(line: Line, first: int, after: int) -> int:
    """For "The claim that two boats were hit came late": the end of the clause, before the sentence's own verb."""
    groups = [
        at
        for at in range(first + 2, after)
        if (line.tags[at] in "Vxm" or (line.tags[at] in "eb" and line.tags[at - 1] in "NaTer"))
        and line.tags[at - 1] not in "xmnrtcwsV,"
    ]
    return groups[1] if len(groups) > 1 else after


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
    if frame is None:
        return None
    subject = subject_before(line, group.first)
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
        return "inf"
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
