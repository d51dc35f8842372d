"""Where the content of an attribution ends: at another speaker, at a break of the clause, at the end of the sentence."""

from __future__ import annotations

from onrecord.find.claims.cues import cues_at
from onrecord.find.syntax.following_phrases import phrase_after
from onrecord.find.syntax.tagged_lines import Line
from onrecord.lexicon import Form
from onrecord.model import Act

_OBJECT_PRONOUNS = frozenset(["it", "this", "that", "them", "all", "everything"])


def stands_alone(line: Line, at: int, stop: int) -> bool:
    """Whether an object pronoun is all there is: "denied it, and the union said" — the rest is another clause."""
    return line.low[at] in _OBJECT_PRONOUNS and (at + 1 >= stop or line.tags[at + 1] in ",;:-.c")


def content_end(line: Line, first: int, stop: int, frame: str, forms: frozenset[Form]) -> int:
    """Where the content that begins at token `first` ends."""
    if frame == "np" and stands_alone(line, first, stop):
        return first + 1
    phrase = frame in {"np", "of", "for", "as", "with", "on", "about", "responsible", "blamed", "figure"}
    at = first + 1
    inside = line.tags[first] == "q"
    while at < stop:
        if line.tags[at] == "q":
            inside = (
                not inside if line.text[line.tokens[at].start] in "\"'" else line.tokens[at].text in "“„«‘‹"
            )
        elif not inside and _breaks_off(line, at, stop, forms, phrase=phrase):
            break
        at += 1
    if inside and at == stop:  # "called it “racist.”": the closing mark stands behind the stop
        close = next((i for i in range(at, min(at + 3, len(line))) if line.tags[i] == "q"), None)
        at = close + 1 if close is not None else at
    while at > first + 1 and line.tags[at - 1] in ",;-c":
        at -= 1
    return at


def _breaks_off(line: Line, at: int, stop: int, forms: frozenset[Form], *, phrase: bool) -> bool:
    tag = line.tags[at]
    if tag == ";" or (tag == "-" and phrase):
        return True
    if tag == ",":
        return _comma_breaks(line, at, stop, forms, phrase=phrase)
    if tag == "c" and line.low[at] in {"and", "but"}:
        return _next_verb(line, at + 1, forms)
    if line.low[at] == "according" or (line.low[at] in {"saying", "adding"} and line.tags[at - 1] == ","):
        return True
    if not phrase:
        return False
    return (
        (line.low[at] in _ENDS_NP and line.tags[at] in "si")
        or (line.low[at] in {"on", "during", "in", "at"} and _channel_or_time(line, at))
        or (tag == "T" and line.tags[at - 1] in "Na" and at + 1 >= stop)
    )


def _comma_breaks(line: Line, at: int, stop: int, forms: frozenset[Form], *, phrase: bool) -> bool:
    """Whether the content ends at the comma `at`."""
    if at + 1 >= stop:
        return True
    word, tag = line.low[at + 1], line.tags[at + 1]
    if word == "however" and line.tags[at + 2 : at + 3] != ",":
        return True
    if word in _TURNS or (tag == "g" and (phrase or bool(cues_at(line, at + 1)))):
        return True
    if tag == "c" or word == "then":
        return _goes_elsewhere(line, at + 2, stop, forms, phrase=phrase, but=word == "but")
    if phrase:
        return tag in "swxVpit" or word in _ENDS_NP
    return _subject_and_cue(line, at + 1, stop)


_TURNS = frozenset("according citing although though prompting".split())


def _goes_elsewhere(
    line: Line, at: int, stop: int, forms: frozenset[Form], *, phrase: bool, but: bool
) -> bool:
    """Whether ", and" or ", but" leads on to another clause of the report's own."""
    tag = line.tags[at] if at < len(line) else ""
    if but and tag in {"p", "d", "N"}:
        return True
    if phrase and tag in {"e", "V", "x"}:
        return True
    return _next_verb(line, at, forms) or (not but and _subject_and_cue(line, at, stop))


def _next_verb(line: Line, at: int, forms: frozenset[Form]) -> bool:
    """Whether, behind "and", a cue verb in the same form goes on with the same subject."""
    while at < len(line) and line.tags[at] == "r":
        at += 1
    if at >= len(line) or line.tags[at] not in "eVgbx":
        return False
    if line.tags[at] == "x":
        at = _behind_auxiliaries(line, at)
        return any(hit.kind == "verb" for hit in cues_at(line, at)) if at < len(line) else False
    if Form.BASE in forms:  # "could not confirm how many, but said"
        forms = forms | {Form.PAST}
    return any(
        hit.kind == "verb"
        and hit.cues[0].act is not Act.BELIEVE
        and hit.forms & forms & frozenset([Form.PAST, Form.THIRD, Form.GERUND])
        for hit in cues_at(line, at)
    )


def _behind_auxiliaries(line: Line, at: int) -> int:
    """For "but did not say": the verb; the end of the line where what follows is no such group."""
    if line.low[at] not in {"did", "has", "have", "had", "does", "do", "didn't", "didn’t"}:
        return len(line)
    while at < len(line) and line.tags[at] in "xnr":
        at += 1
    return at


def _subject_and_cue(line: Line, at: int, stop: int) -> bool:
    """Whether ", X said" ends the sentence here."""
    phrase = phrase_after(line, at, stop)
    if phrase is None:
        return False
    verb = phrase.narrow
    while verb < stop and line.tags[verb] in "rxm":
        verb += 1
    if verb >= stop or line.tags[verb] not in "eVb":
        return False
    hits = [hit for hit in cues_at(line, verb) if hit.kind == "verb" and hit.takes("quote")]
    return bool(hits) and (hits[0].after >= stop or line.tags[hits[0].after] in ",T.")


_TIME_OR_CHANNEL = frozenset(
    "statement interview tweet speech conference briefing letter twitter facebook email call hearing".split()
)


def _channel_or_time(line: Line, at: int) -> bool:
    for i in range(at + 1, min(at + 5, len(line))):
        if line.tags[i] == "T" and line.low[at] == "in":
            return line.low[i] not in _MONTHS  # "counted four raids in May"
        if line.tags[i] == "T" or line.low[i] in _TIME_OR_CHANNEL:
            return True
        if line.tags[i] not in "daN9":
            return False
    return False


_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_ENDS_NP = frozenset(
    "after while when because before since until although though but unless if whether so".split()
)
