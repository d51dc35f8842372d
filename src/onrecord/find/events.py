"""Words that tell of an event: verbs and nouns of the lexicon, with the conditions that make them one.

A trigger is one such word with its type and the phrases around it. Whether it happened, when it was news and which
triggers speak of one incident is decided elsewhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from onrecord.find.lines import Line
from onrecord.find.nouns import classes_of, noun_classes, words_classes
from onrecord.find.phrases import (
    Phrase,
    VerbGroup,
    after_preposition,
    noun_phrase,
    object_of,
    subject_of,
    verb_group,
)
from onrecord.lexicon import load_rows, verb_forms
from onrecord.model import BlockKind, Span

_VERBAL = frozenset("AGREE CONSULT SUPPORT CONCEDE REQUEST ACCUSE REJECT THREATEN".split())
_LEAD_ONLY = frozenset("AGREE SUPPORT CONCEDE REQUEST ACCUSE REJECT".split())
_LEAD_SENTENCES = 3
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
_NO_HEADS = frozenset(
    {
        "attempt",
        "attempts",
        "bid",
        "plot",
        "plan",
        "plans",
        "threat",
        "threats",
        "victims",
        "victim",
        "site",
        "scene",
        "spree",
        "campaign",
        "wave",
        "action",
    }
)
_CALENDAR = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday".split())
_EVENT_VERBS = frozenset(
    "happened occurred erupted began started ended lasted continued continues rages raged raging took flared broke".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One word (or phrase) that tells of an event, with the phrases around it.

    `at` is the word that carries the tense: the verb, or the light verb of an event noun ("staged a rally"), or the
    noun itself. `words` are its spans, the anchor first. Phrases are word ranges of `line`.
    """

    line: Line
    first: int
    last: int
    at: int
    noun: bool
    type: str
    mode: str | None
    subtype: str | None
    strength: str
    words: tuple[Span, ...]
    group: VerbGroup | None = None
    light: str | None = None
    subject: Phrase | None = None
    object: Phrase | None = None
    agent: Phrase | None = None
    by: str = ""

    @property
    def span(self) -> Span:
        """The anchor."""
        return self.words[0]


class _Row(NamedTuple):
    rest: tuple[str, ...]
    lemma: str
    type: str
    mode: str
    subtype: str
    needs: tuple[tuple[str, frozenset[str]], ...]
    strength: str


def find_triggers(lines: Iterable[Line]) -> tuple[Trigger, ...]:
    """All event words of a report, in the order of the text.

    >>> from onrecord.find.lines import line_of
    >>> from onrecord.model import Sentence
    >>> text = "Warplanes bombed a tyre factory."
    >>> line = line_of(text, Sentence(span=Span(0, len(text)), block=0, paragraph=0))
    >>> [(one.type, one.subtype, one.span.of(text)) for one in find_triggers([line])]
    [('ASSAULT', 'Air/drone strike', 'bombed')]
    """
    found: list[Trigger] = []
    body = 0
    for line in lines:
        body += line.kind is BlockKind.BODY
        if not line.low or _elsewhere(line):
            continue
        lead = line.kind is not BlockKind.BODY or body <= _LEAD_SENTENCES
        found += (one for one in _in_line(line) if lead or one.type not in _LEAD_ONLY)
    return tuple(found)


def _elsewhere(line: Line) -> bool:
    """Whether a sentence speaks of sport, or of what happens in a film or a book."""
    if line.low[-1] == "?" and line.kind is BlockKind.HEADING:
        return True
    sport = fiction = 0
    known = noun_classes()
    for at, word in enumerate(line.low):
        classes = known.get(word)
        if classes and "sport" in classes:
            sport += 1
        if classes and "fiction" in classes and "in" in line.low[max(at - 4, 0) : at]:
            fiction += 1
    return sport > 1 or fiction > 0


def _in_line(line: Line) -> list[Trigger]:
    found: list[Trigger] = []
    at = 0
    while at < len(line.low):
        trigger = _verb_at(line, at) or _noun_at(line, at)
        if trigger:
            found.append(trigger)
        at = max(trigger.last, at + 1) if trigger else at + 1
    return found


# --- verbs -----------------------------------------------------------------------------------------------------------


def _verb_at(line: Line, at: int) -> Trigger | None:
    if line.tags[at] not in {"V", "E", "G", "I"}:
        return None
    rows = _verb_table().get(line.low[at])
    if not rows or _as_noun(line, at):
        return None
    frame: _Frame | None = None
    for row in rows:
        last = _rest_after(line, at, row.rest)
        if last is None or row.strength in {"light", "damage"}:
            continue
        frame = frame if frame and frame.last == last else _frame(line, at, last)
        if _holds(line, row, frame):
            return _verb_trigger(line, at, row, frame)
    return None


def _as_noun(line: Line, at: int) -> bool:
    """A gerund used as a noun: "the shelling of", "fighting in"; the noun list speaks for it."""
    if line.tags[at] != "G" or line.low[at] not in _noun_table():
        return False
    before = line.tags[at - 1] if at else "."
    after = line.tags[at + 1] if at + 1 < len(line.tags) else "."
    if before in {"B"} or (before in {"A", "N"} and at > 1 and line.tags[at - 2] == "B"):
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


class _Frame(NamedTuple):
    last: int
    group: VerbGroup
    subject: Phrase | None
    object: Phrase | None
    agent: Phrase | None


def _frame(line: Line, at: int, last: int) -> _Frame:
    """The phrases around a verb, turned so that `subject` acts and `object` suffers."""
    group = verb_group(line, at, last)
    subject = subject_of(line, group)
    if group.passive and subject and line.low[subject.first] == "by":  # by the guard were detained three men
        agent = Phrase(subject.first + 1, subject.last)
        return _Frame(last, group, agent, object_of(line, last - 1), agent)
    agent = after_preposition(line, last, _BY) if group.passive or line.tags[at] == "E" else None
    if group.passive:
        return _Frame(last, group, agent, subject or object_of(line, last - 1), agent)
    return _Frame(last, group, subject, object_of(line, last - 1), None)


def _verb_trigger(line: Line, at: int, row: _Row, frame: _Frame) -> Trigger:
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


def _holds(line: Line, row: _Row, frame: _Frame) -> bool:
    return all(_condition(line, kind, classes, frame) for kind, classes in row.needs)


def _condition(line: Line, kind: str, classes: frozenset[str], frame: _Frame) -> bool:
    if kind == "obj":
        return _has(line, frame.object, classes)
    if kind == "subj":
        return _has(line, frame.subject, classes)
    if kind == "in_subj":
        return frame.subject is not None and _any(line, frame.subject.first, frame.subject.last, classes)
    if kind == "sent":
        return _any(line, 0, len(line.low), classes)
    if kind == "with":
        return _has(line, after_preposition(line, frame.last, frozenset({"with"})), classes)
    if kind == "to":
        return (
            "T" in line.tags[frame.last : frame.last + 8] or "that" in line.low[frame.last : frame.last + 4]
        )
    if kind == "must":
        return "must" in line.low[frame.last : frame.last + 14]
    if kind == "of":
        phrase = (
            noun_phrase(line, frame.last + 1) if line.low[frame.last : frame.last + 1] == ("of",) else None
        )
        return _has(line, phrase, classes)
    raise ValueError(f"an event list asks for '{kind}:', which is no condition")


def _any(line: Line, first: int, last: int, classes: frozenset[str]) -> bool:
    """Whether any word of a stretch is of one of the classes."""
    marked = any(line.marks[at] & classes for at in line.marks if first <= at < last)
    return marked or bool(words_classes(line, first, last) & classes)


def _has(line: Line, phrase: Phrase | None, classes: frozenset[str]) -> bool:
    if phrase is None:
        return False
    if classes_of(line, phrase) & classes:
        return True
    if "named" in classes or "country" in classes:
        return line.capital[phrase.first] and line.tags[phrase.first] == "X"
    return False


# --- nouns -----------------------------------------------------------------------------------------------------------


def _noun_at(line: Line, at: int) -> Trigger | None:
    rows = _noun_table().get(line.low[at])
    if not rows or line.tags[at] in {"V", "I", "B", "H", "M"} or _is_month(line, at):
        return None
    for row in rows:
        last = at + 1 + len(row.rest)
        if line.low[at + 1 : last] != row.rest or _modifies(line, last):
            continue
        frame = _Frame(last, verb_group(line, at), None, None, None)
        if _holds(line, row, frame):
            trigger = _noun_trigger(line, at, row, last)
            if trigger:
                return trigger
    return None


def _is_month(line: Line, at: int) -> bool:
    """March, the month, also in reports in capitals."""
    if line.low[at] != "march":
        return False
    before, after = line.low[at - 1] if at else "", line.tags[at + 1] if at + 1 < len(line.tags) else ""
    return after == "#" or before in {"in", "since", "last", "late", "early", "mid", "until", "this"} or before[:1].isdigit()


def _modifies(line: Line, last: int) -> bool:
    """Whether an event noun only describes the next noun: "attack helicopter", "protest leader"."""
    if last >= len(line.low) or line.tags[last] != "X" or line.low[last] in _CALENDAR | _NO_HEADS:
        return False
    if line.low[last] in _EVENT_VERBS or (line.capital[last] and not line.capital[last - 1]):
        return False
    classes = noun_classes().get(line.low[last])
    return (
        bool(classes)
        or line.low[last] in _noun_table()
        or line.low[last] in {"suspect", "charge", "charges", "squad", "case", "weapon", "rate", "rates"}
    )


def _noun_trigger(line: Line, at: int, row: _Row, last: int) -> Trigger | None:
    light, group = _light_before(line, at)
    subject = subject_of(line, group) if group and not group.passive else None
    predicate = None if group else _light_after(line, last)
    if row.strength == "light" and not (group or predicate or line.kind is BlockKind.HEADLINE):
        return None
    agent = _participle_agent(line, last)
    if predicate and predicate.passive:
        agent = after_preposition(line, predicate.verb + 1, _BY)
    return Trigger(
        line=line,
        first=at,
        last=last,
        at=group.verb if group else (predicate.verb if predicate else at),
        noun=True,
        type=row.type,
        mode=row.mode or None,
        subtype=row.subtype or None,
        strength="strong",
        words=(line.span(at, last), *((line.span(group.verb, group.verb + 1),) if group else ())),
        group=group or predicate,
        light=light or (line.low[predicate.verb] if predicate else None),
        subject=subject,
        agent=agent,
        by=f"noun: {row.lemma}" + (f", with {light}" if light else ""),
    )


def _participle_agent(line: Line, last: int) -> Phrase | None:
    """Who acted, in "attacks, organised and carried out by militants"."""
    at = last + (line.tags[last : last + 1] == (",",))
    start = at
    while at < len(line.tags) and (line.tags[at] in {"E", "C", "A"} or line.low[at] == "out"):
        at += 1
    if at > start and line.tags[start] == "E" and line.low[at : at + 1] == ("by",):
        return noun_phrase(line, at + 1)
    return None


def _light_before(line: Line, at: int) -> tuple[str | None, VerbGroup | None]:
    """The light verb whose object an event noun is: "staged a mass rally"."""
    back = at
    while back > 0 and line.tags[back - 1] in {"D", "X", "#", "A", "'s", "G"} and at - back < 7:
        back -= 1
        if line.low[back] in _light_table():
            break
        if line.tags[back] == "G":
            break
    verb = back - 1
    if back < at and line.low[back] in _light_table() and line.tags[back] in {"G", "V", "E"}:
        verb = back
    if verb < 0 or line.tags[verb] not in {"V", "E", "I", "G", "P"}:
        return None, None
    for here in (verb, verb - 1):  # carry out: the particle stands between
        if here >= 0 and line.tags[here] in {"V", "E", "I", "G"}:
            for rest in _light_table().get(line.low[here], ()):
                if here + 1 + len(rest) == back or (not rest and here == verb):
                    return " ".join((line.low[here], *rest)), verb_group(line, here, here + 1 + len(rest))
    return None, None


def _light_after(line: Line, last: int) -> VerbGroup | None:
    """The verb an event noun is the subject of: "talks began", "the raid was carried out"."""
    at = last
    while at < min(last + 14, len(line.tags)) and line.tags[at] not in {".", ",", "S", "C", "R", "(", '"'}:
        if line.tags[at] in {"V", "E", "I", "G"} and (
            line.tags[at] != "E" or line.tags[at - 1] in {"B", "H", "A", "X"}
        ):
            light = any(
                line.low[at + 1 : at + 1 + len(rest)] == rest for rest in _light_table().get(line.low[at], ())
            )
            return verb_group(line, at) if light else None
        if line.low[at] in _EVENT_VERBS:
            return verb_group(line, at)
        at += 1
    return None


# --- the lists -------------------------------------------------------------------------------------------------------


@cache
def _verb_table() -> dict[str, tuple[_Row, ...]]:
    found: dict[str, list[_Row]] = {}
    for row in load_rows("event_verbs"):
        for phrase in verb_forms(row["lemma"]):
            first, *rest = phrase.split()
            found.setdefault(first, []).append(_row(row["lemma"], rest, row))
    return {
        word: tuple(sorted(rows, key=lambda one: (-len(one.rest), not one.needs)))
        for word, rows in found.items()
    }


@cache
def _light_table() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in load_rows("event_verbs"):
        if row["strength"] == "light":
            for phrase in verb_forms(row["lemma"]):
                first, *rest = phrase.split()
                found.setdefault(first, []).append(tuple(rest))
    return {word: tuple(sorted(set(rests), key=lambda one: -len(one))) for word, rests in found.items()}


@cache
def _noun_table() -> dict[str, tuple[_Row, ...]]:
    found: dict[str, list[_Row]] = {}
    for row in load_rows("event_nouns"):
        for phrase in (row["lemma"], _plural(row["lemma"])):
            first, *rest = phrase.split()
            found.setdefault(first, []).append(_row(row["lemma"], rest, row))
    return {
        word: tuple(sorted(rows, key=lambda one: (-len(one.rest), not one.needs)))
        for word, rows in found.items()
    }


def _plural(phrase: str) -> str:
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return phrase[:-1] + "ies"
    return phrase + ("es" if phrase.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _row(lemma: str, rest: list[str], row: "dict[str, str] | object") -> _Row:
    cells = dict(row)  # type: ignore[call-overload]
    needs = tuple(
        (kind, frozenset(classes.split("|")) if classes else frozenset())
        for kind, _, classes in (part.partition(":") for part in cells["needs"].split())
    )
    return _Row(tuple(rest), lemma, cells["type"], cells["mode"], cells["subtype"], needs, cells["strength"])
