"""Attribution by nouns of saying: "X's claim that", "assurances of X on", "allegations that"."""

from __future__ import annotations

from onrecord.find.claims.content_ends import content_end
from onrecord.find.claims.cues import CueHit
from onrecord.find.claims.kinds_of_speakers import nouns_in
from onrecord.find.claims.known_speakers import base_end_of
from onrecord.find.claims.scene import Attribution, Scene
from onrecord.find.claims.verb_cues import shared_subject
from onrecord.find.syntax.following_phrases import phrase_after
from onrecord.find.syntax.noun_phrases import Phrase, subject_before
from onrecord.find.syntax.tagged_lines import Line
from onrecord.lexicon import Form
from onrecord.model import Institution

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
        of_thing = line.low[at] == "of" and phrase is not None and _is_thing(line, phrase)
        if phrase is not None and not of_thing and _content_opens(line, phrase.after, end):
            return phrase, phrase.after + (line.tags[phrase.after] == ",")
        for cut in range(at + 2, min(at + 12, end)):  # "the assurances of the staff on the end of the raid"
            if line.low[cut] in {"on", "about"} and line.low[at] == "of" and phrase and cut < phrase.after:
                return Phrase(at + 1, cut, cut), cut
    return _possessor(line, hit.first) or _light_subject(line, hit.first), at


def _is_thing(line: Line, phrase: Phrase) -> bool:
    """For "the announcement of an agreement on": what is announced, not who announces."""
    nouns = nouns_in(line, phrase.first, base_end_of(line, phrase.first, phrase.narrow))
    return bool(nouns) and nouns[-1][2].institution is Institution.DOCUMENT


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
