"""Event verbs: the first row of the list whose words and conditions fit."""

from onrecord.find.incidents.event_lists import Row, noun_table, verb_table
from onrecord.find.incidents.event_needs import holds
from onrecord.find.incidents.trigger import Frame, Trigger
from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.phrases import Phrase, after_preposition, object_of
from onrecord.find.syntax.subjects import subject_of
from onrecord.find.syntax.verb_groups import verb_group

_PARTICLES = frozenset(
    ("up",),
) | {
    ("up",),
    ("down",),
    ("off",),
    ("alight",),
    ("ablaze",),
    ("on", "fire"),
    ("hostage",),
    ("captive",),
    ("free",),
    ("dead",),
    ("out",),
}

_PARTICLE_REACH = 6

_BY = frozenset({"by"})

# --- verbs -----------------------------------------------------------------------------------------------------------


def verb_at(line: Line, at: int) -> Trigger | None:
    """The trigger whose verb stands at word `at`; None where the lists or their conditions say no."""
    if line.tags[at] not in {"V", "E", "G", "I"}:
        return None
    rows = verb_table().get(line.low[at])
    if not rows or _as_noun(line, at) or after_to(line, at):
        return None
    frame: Frame | None = None
    for row in rows:
        last = _rest_after(line, at, row.rest)
        if last is None or row.strength in {"light", "damage"}:
            continue
        frame = frame if frame and frame.last == last else frame_of(line, at, last)
        if holds(line, row, frame):
            return _verb_trigger(line, at, row, frame)
    return None


def after_to(line: Line, at: int) -> bool:
    """A noun after a "to" that opens no infinitive: "subjected to attack"."""
    return at > 1 and line.low[at - 1] == "to" and line.low[at - 2] in _TO_NOUN


_TO_NOUN = frozenset("subjected exposed prone vulnerable response reaction opposed resort resorted".split())


def _as_noun(line: Line, at: int) -> bool:
    """A gerund used as a noun: "the shelling of", "fighting in"; the noun list speaks for it."""
    if line.tags[at] != "G" or line.low[at] not in noun_table():
        return False
    before = line.tags[at - 1] if at else "."
    after = line.tags[at + 1] if at + 1 < len(line.tags) else "."
    if before == "B" or (before in {"A", "N"} and at > 1 and line.tags[at - 2] == "B"):
        return after == "." and before == "D"
    if after in {"D", "#", "U"}:
        return False
    return before in {".", "P", "D", "'s", "X", "C", "V", "E", "I", ",", "S", "H"} and after != "X"


def _rest_after(line: Line, at: int, rest: tuple[str, ...]) -> int | None:
    """The end of a phrase; a particle may stand behind its object ("blew the bridge up")."""
    last = at + 1 + len(rest)
    if not rest or line.low[at + 1 : last] == rest:
        return last
    if rest in _PARTICLES:
        for here in range(at + 2, min(at + _PARTICLE_REACH, len(line.low))):
            if line.low[here : here + len(rest)] == rest:
                return at + 1
            if line.tags[here] in {".", ",", "V", "B", "P"}:
                return None
    return None


def frame_of(line: Line, at: int, last: int) -> Frame:
    """The phrases around a verb, turned so that `subject` acts and `object` suffers."""
    group = verb_group(line, at, last)
    subject = subject_of(line, group)
    if group.passive and subject and line.low[subject.first] == "by":  # by the guard were detained three men
        doer = Phrase(subject.first + 1, subject.last)
        return Frame(last, group, doer, object_of(line, last - 1), doer)
    agent = _agent(line, last) if group.passive or line.tags[at] == "E" else None
    if group.passive:
        return Frame(last, group, agent, subject or object_of(line, last - 1), agent)
    return Frame(last, group, subject, object_of(line, last - 1), None)


def _agent(line: Line, last: int) -> Phrase | None:
    """Who is named with "by" after a verb, unless the "by" is another's: "killed in an attack claimed by the Front"."""
    agent = after_preposition(line, last, _BY)
    if agent is None:
        return None
    nearest = next((at for at in range(agent.first - 1, last - 1, -1) if line.tags[at] == "E"), None)
    if nearest is not None and nearest > last and line.tags[nearest - 1] == "X":
        return None
    return agent


def _verb_trigger(line: Line, at: int, row: Row, frame: Frame) -> Trigger:
    return Trigger(
        line=line,
        first=at,
        last=frame.last,
        at=at,
        noun=False,
        type=row.type,
        mode=row.mode or None,
        subtype=row.subtype or None,
        strength=row.strength,
        words=(line.span(at, frame.last),),
        group=frame.group,
        subject=frame.subject,
        object=frame.object,
        agent=frame.agent,
        by=f"verb: {row.lemma}",
    )
