"""What is done by a content's own words: a promise, a wish, an own fault, an earlier word of one's own set right."""

from __future__ import annotations

from functools import cache

from onrecord.find.claims.content_words import end_of, place_of, words_of
from onrecord.find.claims.cues import cues_in
from onrecord.find.syntax.tagged_lines import Line
from onrecord.lexicon import load_rows
from onrecord.model import Act, Span

_WILL = frozenset("will would shall 'll ’ll".split())
_NOT_PLANNED = frozenset("be have never".split())
_NOT_DONE = frozenset(
    "not be have know say comment confirm discuss speak talk answer affect matter happen".split()
)
_WE = frozenset("i we".split())
_WISHERS = frozenset("i we he she it".split())
_MUST = frozenset(["must"])
_NEAR = 12  # tokens in which the verb of a content is looked for


def act_of_words(line: Line, first: int, after: int) -> Act | None:
    """The act that a statement's words perform whoever speaks; None for a plain statement.

    >>> from onrecord.find.syntax.tagged_lines import read_line
    >>> from onrecord.model import Span
    >>> def act(text: str) -> Act | None:
    ...     line = read_line(text, Span(0, len(text)))
    ...     return act_of_words(line, 0, len(line))
    >>> act("Its earlier figure came from a misunderstanding."), act("Please leave the port.")
    (<Act.CORRECT: 'correct'>, <Act.DEMAND: 'demand'>)
    """
    if _set_right(line, first, after):
        return Act.CORRECT
    if _taken_back(line, first, after):
        return Act.RETRACT
    if _asked_for(line, first, after):
        return Act.DEMAND
    if line.low[first] in _WE and place_of("mistaken", line, first, min(after, first + _NEAR)) is not None:
        return Act.ADMIT
    return None


def plans(line: Line, first: int, after: int) -> bool:
    """For "it would open the road", "we will not allow": will or would and a verb, no condition."""
    at = first + (line.low[first] == "that") + 1
    if at + 1 >= after or line.low[at] not in _WILL:
        return False
    if line.low[at + 1] == "not":
        return at + 2 < after and line.low[at + 2] not in _NOT_DONE
    return line.low[at + 1] not in _NOT_PLANNED


def promised(line: Line, first: int, after: int) -> bool:
    """Whether what somebody assured or guaranteed lies ahead: "would be punished", "will be treated well"."""
    verb = next((at for at in range(first, min(after, first + _NEAR)) if line.tags[at] in "mxV"), None)
    return verb is not None and line.low[verb] in _WILL


def names_deed(line: Line, first: int, after: int) -> bool:
    """Whether a content is a deed by name: "the ambush", "attacks on the pipeline", "the fire as an act of defence"."""
    if any(line.tags[at] in "Vxm" and line.low[at] != "'s" for at in range(first, min(after, first + _NEAR))):
        return False
    head = line.low[first : min(after, first + 5)]
    if not _deeds().isdisjoint(head):
        return True
    return "as" in head and not {
        "act",
        "operation",
        "attack",
        "work",
        "revenge",
        "retaliation",
        "own",
    }.isdisjoint(line.low[first : min(after, first + _NEAR)])


@cache
def _deeds() -> frozenset[str]:
    rows = [
        row["lemma"]
        for row in load_rows("event_nouns")
        if row["type"] == "ASSAULT" and " " not in row["lemma"]
    ]
    return frozenset([*rows, *(f"{noun}s" for noun in rows), *words_of("bad")])


def follows_correction(line: Line, cue: Span) -> bool:
    """Whether the cue carries on a taking back: "took back his statement, saying X", "withdrew it: it now says X"."""
    at = line.index_at(cue.start)
    if at < 2 or not line.span.contains(cue):
        return False
    goes_on = line.low[at] in _GOING_ON or (
        line.low[at - 1] in _WISHERS and not _JOINTS.isdisjoint(line.tags[:at])
    )
    if not goes_on:
        return False
    hits = [
        hit
        for i in range(at)
        if line.low[i] != "correct"
        for hit in cues_in(line.low, i)
        if hit.kind == "verb"
    ]
    return any(hit.cues[0].act in {Act.RETRACT, Act.CORRECT} for hit in hits)


_JOINTS = frozenset(":;")
_GOING_ON = frozenset(
    "saying adding stating noting explaining insisting clarifying writing telling claiming".split()
)


def offers_words(line: Line, first: int, after: int) -> bool:
    """For "offered his condolences": what is offered is said already."""
    return line.low[first] != "to" and place_of("solace", line, first, min(after, first + 4)) is not None


def untold(line: Line, spans: tuple[Span, ...]) -> bool:
    """For "said nothing", "published none", "said it was impossible to tell how many": nothing is told."""
    first, after = line.index_at(spans[0].start), line.index_at(spans[-1].stop)
    if line.low[first] == "none":
        return after - first == 1
    if line.low[first] == "nothing":
        return after - first == 1 or line.low[first + 1] in {"more", "further", "about", "else"}
    if _UNTOLD.isdisjoint(line.low[first : first + _NEAR // 2]):
        return False
    words = [
        line.low[at] for span in spans for at in range(line.index_at(span.start), line.index_at(span.stop))
    ]
    at = next((i for i, word in enumerate(words) if word in _UNTOLD), None)
    return at is not None and words[at + 1 : at + 2] == ["to"] and words[at + 2 : at + 3] in _TELL


_UNTOLD = frozenset("impossible early soon hard difficult unable".split())
_TELL = (["tell"], ["say"], ["know"], ["judge"], ["determine"], ["establish"], ["estimate"])


def _set_right(line: Line, first: int, after: int) -> bool:
    """For "one man had been counted twice", "the earlier figure came from a misunderstanding"."""
    if place_of("error", line, first, after) is not None:
        return True
    slip = place_of("slip", line, first, after)
    return slip is not None and _earlier_record(line, max(first, slip - _NEAR), slip)


def _taken_back(line: Line, first: int, after: int) -> bool:
    """For "the message had been posted by mistake"."""
    sent = place_of("sent", line, first, after)
    if sent is None or place_of("unmeant", line, max(first, sent - 2), after) is None:
        return False
    return place_of("record", line, first, sent) is not None


def _earlier_record(line: Line, first: int, after: int) -> bool:
    """For "our first count", "the earlier list", "its release no. 4": an earlier word of the speaker's own."""
    early, records = words_of("earlier"), words_of("record")
    return any(
        line.low[at] in early and not records.isdisjoint(line.low[at + 1 : min(at + 4, after)])
        for at in range(first, after)
    )


def _asked_for(line: Line, first: int, after: int) -> bool:
    """For "Please stay away", "Let them come", "The junta must release them", "the need for a truce"."""
    if "please" in line.low[first : min(after, first + 6)]:
        return True
    if line.low[first] == "let" and first + 2 < after and line.low[first + 1] not in {"'s", "’s"}:
        return line.low[first + 1] not in {"us", "me", "alone", "go"}
    return _is_duty(line, first, after) or _is_need(line, first, after)


def _is_duty(line: Line, first: int, after: int) -> bool:
    if line.low[first] in _WISHERS:
        return False
    verb = next((at for at in range(first, min(after, first + _NEAR)) if line.low[at] in _MUST), None)
    if verb is None or verb + 1 >= after or any(line.tags[at] in "xmV;" for at in range(first + 1, verb - 3)):
        return False
    return line.low[verb + 1] not in {"have", "be"} or line.tags[verb + 2 : verb + 3] == "e"


def _is_need(line: Line, first: int, after: int) -> bool:
    at = first + (line.low[first] == "the")
    end = end_of("wish", line, at)
    return at > first and end is not None and end < after and line.low[end] in {"for", "to"}
