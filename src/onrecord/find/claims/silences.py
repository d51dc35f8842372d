"""Silence on the record: no explanation given, no answer to questions, not to be reached."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.find.claims.scene import Attribution, Scene
from onrecord.find.syntax.following_phrases import phrase_after
from onrecord.find.syntax.noun_phrases import Phrase, subject_before
from onrecord.find.syntax.tagged_lines import Line

_ANSWERS = frozenset(
    "explanation explanations comment comments answer answers statement details detail reason reasons information "
    "response reply clarification confirmation figure figures data account word reaction toll tolls number numbers count "
    "breakdown estimate estimates cause motive identity name names timetable timeline".split()
)
_GIVEN = frozenset(
    "given offered provided made proposed issued released received forthcoming available supplied".split()
)
_GIVE = frozenset(
    "gave give gives given giving offered offer offers offering provided provide provides providing made make had has have "
    "issued release releases released releasing disclose disclosed disclosing supply supplied supplying".split()
)
_REQUESTS = frozenset(
    "comment request requests call calls question questions message messages email emails inquiry inquiries".split()
)
_RESPOND = frozenset("respond reply answer return".split())


def silences(scene: Scene, number: int) -> Iterator[Attribution]:
    """Every silence told in line `number`."""
    line = scene.lines[number]
    if not (_ANSWERS | _REQUESTS).intersection(line.low):
        return
    for at, word in enumerate(line.low):
        if word in _ANSWERS:
            found = _not_given(line, at) or _gave_none(line, at)
            if found is not None:
                yield found
        elif word == "reached" or word in _RESPOND:
            found = _out_of_reach(line, at)
            if found is not None:
                yield found


def _not_given(line: Line, noun: int) -> Attribution | None:
    """For "Any answer to the crews from the harbour office was not given": the agent may stand before or behind."""
    verb = next(
        (at for at in range(noun + 1, len(line)) if line.low[at] in _GIVEN and line.tags[at - 1] in "xnrbe"),
        None,
    )
    if verb is None:
        return None
    first = noun
    while first > 0 and line.tags[first - 1] in "daegr":
        first -= 1
    group = verb
    while group > noun and line.tags[group - 1] in "xnr":
        group -= 1
    negated = (
        "n" in line.tags[group:verb] or line.low[first] in {"no", "neither"} or _no_verb(line, group, verb)
    )
    if not negated or group == verb:
        return None
    agent = _agent(line, noun + 1, group) or _agent(line, verb + 1, min(verb + 6, len(line)))
    if agent is None:
        return None
    stop = noun + 1
    inside = next((at for at in range(noun + 1, group) if line.low[at] in {"from", "by"}), group)
    return _silence(line, agent, (group, _also_not(line, verb + 1)), (first, max(stop, inside)))


def _also_not(line: Line, after: int) -> int:
    """Over "and is not promised" behind "was not offered"."""
    at = after
    while at < len(line) and line.tags[at] in "rcxnm":
        at += 1
    more = at < len(line) and line.low[at] in _GIVEN and "c" in line.tags[after:at]
    return at + 1 if more else after


def _no_verb(line: Line, first: int, after: int) -> bool:
    return any(word.endswith(("n't", "n’t")) for word in line.low[first:after])


def _agent(line: Line, first: int, after: int) -> Phrase | None:
    for at in range(first, after):
        if line.low[at] in {"from", "by"}:
            return phrase_after(line, at + 1)
    return None


def _gave_none(line: Line, noun: int) -> Attribution | None:
    """For "The ministry gave no explanation", "has not offered any comment"."""
    first = noun
    while first > 0 and line.tags[first - 1] in "daegr" and line.low[first - 1] not in _GIVE:
        first -= 1
    verb = first - 1
    if verb < 1 or line.low[verb] not in _GIVE:
        return None
    group = verb
    while group > 0 and line.tags[group - 1] in "xnmr":
        group -= 1
    if not (line.low[first] == "no" or "n" in line.tags[group:verb] or _no_verb(line, group, verb)):
        return None
    subject = subject_before(line, group)
    return _silence(line, subject, (group, verb + 1), (first, noun + 1)) if subject else None


def _out_of_reach(line: Line, verb: int) -> Attribution | None:
    """For "could not be reached for comment", "did not respond to a request"."""
    group = verb
    while group > 0 and line.tags[group - 1] in "xnmr":
        group -= 1
    if not ("n" in line.tags[group:verb] or _no_verb(line, group, verb)):
        return None
    end = line.stripped_end()
    last = next((at for at in range(verb, min(verb + 9, end)) if line.low[at] in _REQUESTS), None)
    if last is None and line.low[verb] != "reached":
        return None
    subject = subject_before(line, group)
    if subject is None:
        return None
    return _silence(line, subject, (group, verb + 1), (group, (last or verb) + 1))


def _silence(line: Line, source: Phrase, cue: tuple[int, int], content: tuple[int, int]) -> Attribution:
    return Attribution(
        source=line.stretch(source.first, source.after),
        narrow=line.stretch(source.first, source.narrow),
        cue=line.stretch(*cue),
        content=(line.stretch(*content),),
        by="attribution/silence",
        score=1.0,
        frame="np",
    )
