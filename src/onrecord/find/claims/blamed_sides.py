"""Who is blamed for a deed in what is said: "the militia had shelled the port", "destroyed by the army"."""

from __future__ import annotations

from functools import cache

from onrecord.find.claims.content_words import HARM, place_of, words_of
from onrecord.find.claims.denials import states_in
from onrecord.find.claims.kinds_of_speakers import nouns_in
from onrecord.find.syntax.line_phrases import LinePhrases
from onrecord.find.syntax.tagged_lines import Line
from onrecord.lexicon import load_rows
from onrecord.model import Institution, Speaker

_BLAMERS = frozenset(
    [
        Institution.OFFICIAL,
        Institution.PARTY,
        Institution.NGO,
        Institution.OTHER,
        Institution.EXPERT,
        Institution.ANONYMOUS,
    ]
)
_BE = frozenset("is are was were be been being".split())
_REACH = 9  # tokens before a verb in which its subject stands


def blames(line: Line, first: int, after: int, speaker: Speaker) -> bool:
    """Whether `speaker` says that a side other than its own has done harm.

    >>> from onrecord.find.syntax.tagged_lines import read_line
    >>> from onrecord.model import Span
    >>> text = "Rebels from the hills had shelled the port."
    >>> line = read_line(text, Span(0, len(text)))
    >>> blames(line, 0, len(line), Speaker(name="The governor", institution=Institution.OFFICIAL))
    True
    """
    if speaker.institution not in _BLAMERS or (
        speaker.institution is Institution.ANONYMOUS and speaker.span is None
    ):
        return False
    return (
        _came_from(line, first, after)
        or _cleft(line, first, after, speaker)
        or _lies(line, first, after)
        or any(_is_other(line, reach, speaker) for reach in _doers(line, first, after))
    )


def _doers(line: Line, first: int, after: int) -> list[tuple[int, int]]:
    """The stretches of tokens that name who did harm: before an active verb, behind "by"."""
    deeds, harm = _deeds(), words_of(HARM)
    found: list[tuple[int, int]] = []
    finite = any(
        tag in "Vxm" for tag in line.tags[first:after]
    )  # "support after the raid by rebels" blames nobody
    for at in range(first + 1, after):
        word = line.low[at]
        if (word in harm and _is_active(line, at, after)) or (
            word in _DO and line.low[at + 1 : at + 2] in _IT
        ):
            start = _subject(line, first, at)
            if start is not None:
                found.append(start)
        if finite and word == "by" and at + 1 < after and _deed_before(line, first, at, deeds):
            found.append((at + 1, _phrase_end(line, at + 1, after)))
    return found


def _is_active(line: Line, at: int, after: int) -> bool:
    """Whether a verb of harm has an object or a target: "killed two", "fired on"; not "soldiers killed, many hurt"."""
    if line.tags[at] not in "Veb" or at + 1 >= after:
        return False
    return line.tags[at + 1] in "daN9pobgeq" or line.low[at + 1] in _TARGETED


_TARGETED = frozenset("on at upon into off up down back over through and".split())
_DO = frozenset(["did", "done"])
_IT = (("it",), ("this",), ("that",))


@cache
def _deeds() -> frozenset[str]:
    return words_of(HARM) | words_of("bad")


def speaks_of_others(line: Line, first: int, after: int) -> bool:
    """Whether a first "it" or "I" stands for nobody's own side: "it could have been", "I am appalled by"."""
    if line.low[first] == "i":
        return True
    return line.low[first] == "it" and first + 1 < after and line.low[first + 1] in _EXPLETIVE


_EXPLETIVE = frozenset("is was may might could must ’s 's".split())


def traced_to_side(line: Line, first: int, after: int) -> bool:
    """For "attributed the fire to the militia"."""
    at = next((i for i in range(first, after - 1) if line.low[i] == "to"), None)
    return at is not None and place_of("side", line, at + 1, min(after, at + 6)) is not None


def _cleft(line: Line, first: int, after: int, speaker: Speaker) -> bool:
    """For "it could have been the militants who lit it"."""
    who = next((i for i in range(first + 3, min(after, first + 12)) if line.low[i] in {"who", "that"}), None)
    if line.low[first] != "it" or who is None:
        return False
    be = next((i for i in range(first + 1, who) if line.low[i] in _BE), None)
    return be is not None and _is_other(line, (be + 1, who), speaker)


def _deed_before(line: Line, first: int, at: int, deeds: frozenset[str]) -> bool:
    """Whether a deed stands before "by", with its object between at most: "the destruction of the bridge by"."""
    for back in range(at - 1, max(first - 1, at - _REACH), -1):
        if line.low[back] in deeds:
            return True
        if line.tags[back] in "Vxmw,;":
            return False
    return False


def _subject(line: Line, first: int, verb: int) -> tuple[int, int] | None:
    """The tokens of an active verb's subject; None behind "be", a negation, or no noun."""
    at = _before_auxiliaries(line, first, verb)
    if (
        at > first and line.tags[at] == "," and "," in line.tags[first:at]
    ):  # "the army, whose guns are near, had done it"
        at = first + line.tags[first:at].index(",") - 1
    elif at > first and line.low[at] in {"who", "which"}:
        at -= 1
    if at < first or line.low[at] in _BE or line.tags[at] in "xrnmt,;cidq":
        return None
    return (at, at + 1) if line.tags[at] == "p" else (_phrase_start(line, first, at), at + 1)


def _before_auxiliaries(line: Line, first: int, verb: int) -> int:
    at = verb - 1
    while at >= first and line.tags[at] in "xr" and line.low[at] not in _BE:
        at -= 1
    return at


def _phrase_start(line: Line, first: int, at: int) -> int:
    start = at
    while start > first and at - start < _REACH:
        if line.tags[start - 1] not in "daNbegz9" and line.low[start - 1] not in {"of", "from"}:
            break
        start -= 1
    return start


def _phrase_end(line: Line, first: int, after: int) -> int:
    end = first
    while end < min(after, first + _REACH) and (
        line.tags[end] in "daNbegz9" or line.low[end] in {"of", "either"}
    ):
        end += 1
    return end


def _is_other(line: Line, reach: tuple[int, int], speaker: Speaker) -> bool:
    """Whether the words name a side, and one that is not the speaker's."""
    start, stop = reach
    words = line.low[start:stop]
    if not words or not words_of("nameless").isdisjoint(words):
        return False
    if words == ("they",):  # in a reported clause the speaker's own side
        return speaker.institution in {Institution.OFFICIAL, Institution.PARTY} and "q" in line.tags
    said = speaker.name.lower().split()
    if len(words[-1]) > 3 and words[-1] in said:
        return False
    party = place_of("side", line, start, stop) is not None and _is_armed(line, start, stop)
    group = _groups().may_hit(words) and next(_groups().hits(line, start, stop), None) is not None
    if party or group:
        return speaker.institution is not Institution.PARTY or bool(states_in(words))
    return _is_foreign(line, reach, speaker)


def _is_armed(line: Line, start: int, stop: int) -> bool:
    return any(noun.institution is Institution.PARTY for _, _, noun in nouns_in(line, start, stop)) or (
        not {"regime", "enemy", "invaders", "occupiers", "terrorists"}.isdisjoint(line.low[start:stop])
    )


def _is_foreign(line: Line, reach: tuple[int, int], speaker: Speaker) -> bool:
    """Whether the forces named are another state's than an official's own, or any where no official speaks."""
    start, stop = reach
    states = states_in(tuple(token.text for token in line.tokens[start:stop]))
    forces = place_of("side", line, start, stop) is not None
    if speaker.institution is not Institution.OFFICIAL:
        return forces
    own = states_in(tuple(speaker.name.split()))
    if not states or not (forces or stop - start == 1):
        return False
    return bool(own) and not (own & states)


def _came_from(line: Line, first: int, after: int) -> bool:
    """For "the shots came from the other side"."""
    at = next((i for i in range(first, after - 1) if line.low[i] in {"came", "come"}), None)
    if at is None or line.low[at + 1] != "from" or place_of("fire", line, first, at) is None:
        return False
    return not {"side", "positions", "territory"}.isdisjoint(line.low[at + 2 : min(after, at + 7)])


def _lies(line: Line, first: int, after: int) -> bool:
    """For "the capital was lying": somebody is called a liar."""
    for at in range(first + 1, min(after, first + _REACH)):
        if line.low[at] == "lying" and line.low[at - 1] in _BE | {"am", "'s", "’s"}:
            return line.low[at + 1 : at + 2] not in (("in",), ("on",), ("under",), ("at",), ("near",))
    return False


@cache
def _groups() -> LinePhrases[str]:
    """Names of listed armed groups."""
    found: list[tuple[str, str]] = []
    for row in load_rows("actors"):
        if row["kind"] == "group":
            names = [row["name"], *row["aliases"].split("|")]
            found.extend(
                (name.strip().removeprefix("^"), row["slug"]) for name in names if len(name.strip()) > 3
            )
    return LinePhrases(found)
