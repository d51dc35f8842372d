"""Whether an event happened: occurred, ongoing, attempted, planned, threatened, hypothetical, negated, general.

Each step looks at one place of the sentence and either answers or has no opinion; the first answer wins. The
words are in `lexicon/realis_cues.tsv`; the name of the step is printed with the answer.
"""

from collections.abc import Callable
from functools import cache

from onrecord.find.incidents.trigger import Trigger
from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.verb_groups import VerbGroup
from onrecord.lexicon import load_rows
from onrecord.model import Realis

_Answer = tuple[Realis, str]
_NO = frozenset({"no", "nobody", "none", "neither", "nothing"})
_NOT_ONE = frozenset({"without", "no"})
_ABOUT_TO = frozenset({"of", "for", "to", "on", "about", "against"})
_REACH = 7


def realis_of(trigger: Trigger) -> _Answer:
    """Whether what `trigger` tells of happened, and the step that says so.

    >>> from onrecord.find.incidents.events import find_triggers
    >>> from onrecord.find.syntax.lines import line_of
    >>> from onrecord.model import Sentence, Span
    >>> def read(text):
    ...     line = line_of(text, Sentence(span=Span(0, len(text)), block=0, paragraph=0))
    ...     return [realis_of(one)[0].value for one in find_triggers([line])]
    >>> read("Two men tried to blow up the pylon."), read("The opposition plans to march on Friday.")
    (['attempted'], ['planned'])
    """
    for step in _STEPS:
        answer = step(trigger)
        if answer:
            return answer
    return Realis.OCCURRED, "told as having happened"


def _threat(trigger: Trigger) -> _Answer | None:
    return (Realis.THREATENED, "a threat") if trigger.type == "THREATEN" else None


def _negated(trigger: Trigger) -> _Answer | None:
    line, group = trigger.line, trigger.group
    if trigger.light and trigger.light.startswith("claim"):
        return None  # nobody claimed the bombing: that there was one is not in question
    not_only = group is not None and "only" in line.low[group.first : group.verb + 1]
    if group and group.negated and not not_only:
        return Realis.NEGATED, "negated verb"
    phrase = trigger.object if group and group.passive else trigger.subject
    if phrase and line.low[phrase.first] in _NO:
        return Realis.NEGATED, "negated subject"
    if trigger.noun and _determiner(trigger) in _NOT_ONE:
        return Realis.NEGATED, "negated noun"
    return None


def _determiner(trigger: Trigger) -> str:
    """The word that opens the noun phrase of an event noun."""
    line, at = trigger.line, trigger.first
    while at > 0 and line.tags[at - 1] in {"X", "#", "A", "'s"}:
        at -= 1
    return line.low[at - 1] if at else ""


def _stopped(trigger: Trigger) -> _Answer | None:
    """The attack was foiled, the strike called off, an explosion averted."""
    if not trigger.noun:
        return None
    words = set(trigger.line.low[trigger.last : trigger.last + 5])
    verb = trigger.light.split()[0] if trigger.light else ""
    for realis, listed in _words("stop"):
        if verb in listed or (
            words & listed and "X" not in trigger.line.tags[trigger.last : trigger.last + 1]
        ):
            return realis, "what became of it"
    if trigger.light and trigger.light.startswith("call") and trigger.light.endswith("off"):
        return Realis.NEGATED, "called off"
    return None


def _governed(trigger: Trigger) -> _Answer | None:
    """A verb in front: tried to, planned, threatened to, ordered to; foiled an attack."""
    line = trigger.line
    group = trigger.group
    if group and group.infinitive:
        found = _governor_before(line, group.first)
        if found:
            return found
        if group.first > 0 and line.tags[group.first - 1] == "B":
            return Realis.PLANNED, "is to"
    if trigger.noun:
        return _governor_before(line, _phrase_start(line, trigger.first))
    if line.tags[trigger.at] == "G" and group and group.first > 0:
        before = line.low[group.first - 1]
        return next(
            ((realis, f"governor: {before}") for realis, words in _words("governor") if before in words), None
        )
    return None


def _governor_before(line: Line, first: int) -> _Answer | None:
    """The nearest verb or verbal noun before word `first`, within the clause."""
    for at in range(first - 1, max(first - _REACH, -1), -1):
        word = line.low[at]
        if line.tags[at] in {".", "S", "R"} or word == ";":
            return None
        for realis, words in _words("governor"):
            if (
                word in words
                and not _apart(line, at + 1, first)
                and line.tags[at] not in {"D", "P"}
                and (line.tags[at] != "X" or at == first - 1)
            ):
                return realis, f"governor: {word}"
        for realis, words in _words("noun"):
            if (
                word in words
                and at + 1 < len(line.low)
                and line.low[at + 1] in _ABOUT_TO
                and not _verb_between(line, at + 1, first)
            ):
                return realis, f"noun: {word}"
        if line.tags[at] in {"V", "E", "G"} and at < first - 1:
            return None
    return None


def _apart(line: Line, first: int, last: int) -> bool:
    """Whether a phrase with another preposition stands between: "tried a driver in the shooting" tries no shooting."""
    return any(line.tags[at] == "P" and line.low[at] in _OTHER_WAYS for at in range(first, last))


_OTHER_WAYS = frozenset("in as after during since before with over amid at".split())


def _verb_between(line: Line, first: int, last: int) -> bool:
    return any(line.tags[at] in {"V", "B", "H", "M"} for at in range(first, last))


def _phrase_start(line: Line, at: int) -> int:
    while at > 0 and line.tags[at - 1] in {"D", "X", "#", "A", "'s"}:
        at -= 1
    return at


def _described(trigger: Trigger) -> _Answer | None:
    """An adjective in front of an event noun, or "any"; a word such as plan or attempt after it."""
    if not trigger.noun:
        return None
    line = trigger.line
    start = _phrase_start(line, trigger.first)
    before = line.low[start : trigger.first]
    for realis, words in _words("adjective"):
        if any(word in words for word in before):
            return realis, "adjective"
    after = line.low[trigger.last : trigger.last + 1]
    for realis, words in _words("noun"):
        if after and after[0] in words and realis is not Realis.NEGATED:
            return realis, f"noun: {after[0]}"
    return None


def _conditional(trigger: Trigger) -> _Answer | None:
    line = trigger.line
    openers = next(words for _, words in _words("opener"))
    for at in range(trigger.first - 1, max(trigger.first - 12, -1), -1):
        if line.tags[at] == "." or line.low[at] in {",", "but", "when", "after", "while", "that"}:
            return None
        if line.low[at] in openers and line.tags[at] != "M":
            return Realis.HYPOTHETICAL, f"opener: {line.low[at]}"
    return None


def _modal(trigger: Trigger) -> _Answer | None:
    group = trigger.group
    if group is None:
        return None
    if group.modal:
        if group.perfect and group.modal in {"may", "might", "could", "must"}:
            return None  # may have been killed: whether it happened is hedged, not planned
        return next(
            ((realis, f"modal: {group.modal}") for realis, words in _words("modal") if group.modal in words),
            None,
        )
    if group.infinitive and "going" in trigger.line.low[max(group.first - 2, 0) : group.first]:
        return Realis.PLANNED, "going to"
    return None


def _general(trigger: Trigger) -> _Answer | None:
    """A habit ("often", "with regular …") or a standing state ("is banned")."""
    line, group = trigger.line, trigger.group
    if trigger.noun and "regular" in line.low[max(trigger.first - 6, 0) : trigger.first]:
        return Realis.GENERAL, "habit: regular"
    if group is None:
        return None
    return _habit(trigger, group) or (None if trigger.noun else _standing(line, group))


def _habit(trigger: Trigger, group: VerbGroup) -> _Answer | None:
    """An adverb of habit beside a verb that is not past; a second verb shares it ("often stop and rob")."""
    line = trigger.line
    adverbs = next(words for _, words in _words("adverb"))
    near = line.low[max(group.first - 3, 0) : trigger.last + 2]
    habit = next((word for word in near if word in adverbs), None)
    if habit and not (group.past_perfect or "was" in near or "were" in near):
        return Realis.GENERAL, f"habit: {habit}"
    inside = line.low[group.first : trigger.first]
    mostly = next((word for word in inside if word in next(words for _, words in _words("standing"))), None)
    if mostly and group.perfect and not group.past_perfect and not group.passive:
        return Realis.GENERAL, f"habit: {mostly}"
    present = line.tags[trigger.at] in {"V", "I"} and not line.low[trigger.at].endswith("ed")
    clause = line.low[max(group.first - 8, 0) : trigger.last]
    shared = next((word for word in clause if word in adverbs), None)
    return (Realis.GENERAL, f"habit: {shared}") if shared and present and not trigger.noun else None


def _standing(line: Line, group: VerbGroup) -> _Answer | None:
    """A passive in the present tells of a state; so does a participle in brackets: "(banned in the country)"."""
    if not group.passive:
        return None
    helpers = line.low[group.first : group.verb]
    if not helpers:
        bracket = group.verb > 0 and line.tags[group.verb - 1] == "("
        return (Realis.GENERAL, "standing state in brackets") if bracket else None
    present = ("is" in helpers or "are" in helpers) and "being" not in helpers
    return (Realis.GENERAL, "standing state") if present else None


def _ongoing(trigger: Trigger) -> _Answer | None:
    line, group = trigger.line, trigger.group
    if group is None:
        return None
    words = line.low[group.first : group.verb]
    if group.progressive and not {"was", "were", "had"} & set(words):
        return Realis.ONGOING, "progressive"
    verb = line.low[group.verb]
    if (
        trigger.noun
        and trigger.light
        and verb
        in {"continues", "continue", "continuing", "rages", "raging", "resumed", "resume", "resumes", "has"}
    ):
        return Realis.ONGOING, f"light verb: {verb}"
    if group.infinitive and line.low[max(group.first - 1, 0)] in {
        "begun",
        "continue",
        "continues",
        "started",
        "resumed",
    }:
        return Realis.ONGOING, "begun to"
    return None


_STEPS: tuple[Callable[[Trigger], _Answer | None], ...] = (
    _threat,
    _negated,
    _stopped,
    _governed,
    _described,
    _conditional,
    _modal,
    _general,
    _ongoing,
)


@cache
def _words(where: str) -> tuple[tuple[Realis, frozenset[str]], ...]:
    return tuple(
        (Realis(row["realis"]), frozenset(row["words"].split()))
        for row in load_rows("realis_cues")
        if row["where"] == where
    )
