"""The phrases around an event noun: "Friday's shelling of the port by rebels", "a Taliban attack on a convoy"."""

from typing import NamedTuple

from onrecord.find.incidents.instruments import means_in
from onrecord.find.incidents.responsibility import blamed_on
from onrecord.find.incidents.trigger import Trigger
from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.nouns import classes_of, noun_classes
from onrecord.find.syntax.phrases import Phrase, noun_phrase
from onrecord.find.syntax.subjects import subject_of
from onrecord.find.syntax.verb_groups import verb_group

_SUFFERED = frozenset(  # "the murder of X" and "X's murder": X suffers
    "murder assassination killing kidnapping abduction kidnap execution arrest detention release rape "
    "hijacking beheading slaying slaughter massacre shelling bombing bombardment shooting stabbing "
    "torture capture seizure recapture fall liberation annexation occupation siege assassinations "
    "killings murders kidnappings abductions bombings arrests beating lynching hostage-taking "
    "deportation extradition strafing destruction looting burning invasion storming disappearance "
    "expulsion".split()
)
_NO_INITIATOR = frozenset(
    "see sees saw seen witness witnessed survive survived suffer suffered sustain sustained trigger "
    "triggered cause caused report reported say said avert averted prevent prevented repel repelled "
    "thwart thwarted foil foiled".split()
)
_SUFFERS = frozenset("survive survived suffer suffered sustain sustained repel repelled".split())
_DIRECTED = frozenset({"on", "against", "upon", "at"})
_TIME_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday week month year night "
    "morning evening afternoon january february march april may june july august september october "
    "november december weekend".split()
)
_TIME_UNITS = frozenset("days months years weeks hours minutes day month year week hour".split())
_AIMED = (
    "attack",
    "assault",
    "raid",
    "bomb",
    "blast",
    "explosion",
    "shell",
    "strike",
    "airstrike",
    "ambush",
    "arson",
    "storm",
    "hijack",
)
_ROADS = frozenset("road street avenue boulevard highway lane drive way motorway square block route".split())
_STOP = frozenset({".", ",", "S", "R", "V", "B", "H", "M", "C", "("})
_REACH = 22


class NounPhrase(NamedTuple):
    """A phrase with the role it plays for an event noun and the rule that says so."""

    role: str
    phrase: Phrase
    by: str


def phrases_of_noun(trigger: Trigger) -> list[NounPhrase]:
    """Initiators, targets, victims and instruments around an event noun."""
    found = _after(trigger) + _before(trigger)
    suffering = _subjected(trigger)
    if suffering:
        return [*found, NounPhrase("target", suffering, "subjected to")]
    verb = trigger.light.split()[0] if trigger.light else ""
    if trigger.subject and verb in _SUFFERS:
        found.append(NounPhrase("target", trigger.subject, f"subject of {verb}"))
    elif trigger.subject and verb not in _NO_INITIATOR:
        found.append(NounPhrase("initiator", trigger.subject, f"subject of {verb}"))
    if trigger.agent:
        found.append(NounPhrase("initiator", trigger.agent, "by"))
    return found


def _subjected(trigger: Trigger) -> Phrase | None:
    """Who suffered in "the convoy was subjected to attack"."""
    line, first = trigger.line, trigger.first
    while first > 0 and line.tags[first - 1] in {"D", "A", "X"}:
        first -= 1
    if first < 2 or line.low[first - 2 : first] != ("subjected", "to"):
        return None
    return subject_of(line, verb_group(line, first - 2))


def _after(trigger: Trigger) -> list[NounPhrase]:
    """Of, by, on and against after the noun, each with its noun phrase; a bare phrase after "by X" is what suffered."""
    line = trigger.line
    found: list[NounPhrase] = []
    laid_to = blamed_on(trigger)
    at = trigger.last
    while at < min(len(line.low), trigger.last + _REACH) and line.tags[at] not in _STOP:
        word = line.low[at]
        phrase = noun_phrase(line, at + 1) if line.tags[at] in {"P", "T"} else None
        if phrase is None:
            at += 1
            continue
        one = None if phrase == laid_to else _read(trigger, word, phrase)
        found += [one] if one else []
        found += _bare_after_by(trigger, phrase) if word == "by" else []
        at = phrase.last
    return found


def _read(trigger: Trigger, word: str, phrase: Phrase) -> NounPhrase | None:
    line = trigger.line
    if line.low[phrase.first] in _TIME_WORDS or line.low[phrase.last - 1] in _TIME_UNITS:
        return None
    classes = classes_of(line, phrase)
    if word == "by":
        return NounPhrase("instrument" if "arms" in classes else "initiator", phrase, "by")
    if word == "of":
        return _of_phrase(trigger, phrase, classes)
    if word in _DIRECTED:
        return _directed(trigger, word, phrase, classes)
    if word in {"with", "between"} and trigger.type in {"CONSULT", "AGREE", "COOPERATE", "ASSAULT"}:
        means = means_in(line, phrase.first, phrase.last)
        return NounPhrase("instrument" if means else "target", phrase, word)
    return NounPhrase("target", phrase, "to") if word == "to" and trigger.type == "AID" else None


def _directed(trigger: Trigger, word: str, phrase: Phrase, classes: frozenset[str]) -> NounPhrase | None:
    """An attack on X, a blast at X; "on the road" is where it was, unless the road itself was bombed."""
    street = _ROADS & set(trigger.line.low[phrase.first : phrase.last])
    if word in {"on", "at"} and ("road" in classes or street):
        return None
    if word == "at" and trigger.mode == "firearms":
        return None  # a shooting at a bar
    if word == "at" and not classes & {"settlement", "vehicle", "force"}:
        return None
    aimed = trigger.type in {"ASSAULT", "SANCTION", "COERCE", "THREATEN", "PROTEST"}
    return NounPhrase("target", phrase, word) if aimed else None


def _of_phrase(trigger: Trigger, phrase: Phrase, classes: frozenset[str]) -> NounPhrase | None:
    """In "the attack of the rebels" they acted; in "the shelling of the port" it suffered."""
    head = trigger.line.low[trigger.last - 1]
    if head in _SUFFERED or trigger.type == "TERRITORY":
        role = (
            "victim" if trigger.mode == "targeted" and not classes & {"settlement", "vehicle"} else "target"
        )
        return NounPhrase(role, phrase, "of")
    if head.startswith(("explosion", "blast", "detonation")) and classes & {"vehicle", "arms", "goods"}:
        return NounPhrase("instrument", phrase, "of")
    if classes & {"armed", "force", "crowd", "aircraft"}:
        return NounPhrase("initiator", phrase, "of")
    if trigger.type == "ASSAULT" and classes & {"settlement", "vehicle", "person"}:
        return NounPhrase("target", phrase, "of")
    return None


def _bare_after_by(trigger: Trigger, agent: Phrase) -> list[NounPhrase]:
    """Machine translation drops "of": "the raid by smugglers the customs house"."""
    line = trigger.line
    if agent.last >= len(line.tags) or line.tags[agent.last] != "D":
        return []
    phrase = noun_phrase(line, agent.last)
    return [NounPhrase("target", phrase, "bare phrase after by")] if phrase else []


def _before(trigger: Trigger) -> list[NounPhrase]:
    """A possessive or modifiers in front: "Israel's raid", "the pipeline blast", "a rebel mortar attack"."""
    line = trigger.line
    first = trigger.first
    while first > 0 and line.tags[first - 1] in {"X", "#"} and trigger.first - first < 5:
        first -= 1
    found = _modifiers(trigger, first)
    if first > 0 and line.low[first - 1] in {"'s", "'"}:
        owner = _owner(line, first - 1)
        if owner and line.low[owner.last - 1] not in _TIME_WORDS:
            found.append(_owned(trigger, owner))
    return found


def _owner(line: Line, stop: int) -> Phrase | None:
    first = stop
    while first > 0 and line.tags[first - 1] in {"X", "D", "#", "A"} and stop - first < 6:
        first -= 1
        if line.tags[first] == "D":
            break
    return Phrase(first, stop) if first < stop else None


def _owned(trigger: Trigger, owner: Phrase) -> NounPhrase:
    head = trigger.line.low[trigger.last - 1]
    of_follows = trigger.line.low[trigger.last : trigger.last + 1] == ("of",)
    suffers = (
        head in _SUFFERED
        and not of_follows
        and trigger.mode in {"targeted", "abduct", "arrest", "release", "sexual"}
    )
    return NounPhrase(
        "victim" if suffers and trigger.mode == "targeted" else ("target" if suffers else "initiator"),
        owner,
        "possessive",
    )


def _modifiers(trigger: Trigger, first: int) -> list[NounPhrase]:
    """Nouns in front of the event noun: who (rebel, Taliban), what was hit (pipeline, convoy)."""
    line = trigger.line
    for at in range(trigger.first - 1, first - 1, -1):
        classes = noun_classes().get(line.low[at], frozenset()) | line.marks.get(at, frozenset())
        start = at
        while start > first and line.marks.get(start - 1) and line.marks.get(at):
            start -= 1
        if classes & {"arms"}:
            continue
        if "place" not in classes and classes & {"armed"} and line.low[at] not in {"terrorist", "suicide"}:
            return [NounPhrase("initiator", Phrase(start, at + 1), "modifier")]
        if classes & {"settlement", "vehicle"} and "place" not in classes and trigger.type == "ASSAULT":
            if not line.low[trigger.last - 1].startswith(_AIMED):
                return []  # a bar shooting, a club shootout: the bar is where it was
            return [NounPhrase("target", Phrase(start, at + 1), "modifier")]
    return []
