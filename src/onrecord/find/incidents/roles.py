"""Who did it to whom with what: the phrases around a trigger as roles."""

from onrecord.find.incidents.instruments import is_means, means_in
from onrecord.find.incidents.noun_roles import phrases_of_noun
from onrecord.find.incidents.page import Page
from onrecord.find.incidents.responsibility import blamed
from onrecord.find.incidents.role_records import Filler, roles_from
from onrecord.find.incidents.trigger import Trigger
from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.nouns import classes_of
from onrecord.find.syntax.phrases import Phrase, after_preposition, head_of, noun_phrase
from onrecord.model import Role, RoleName

_HARM = frozenset(
    "kill wound injure hurt maim slay murder assassinate execute behead lynch massacre slaughter "
    "butcher shoot".split()
)
_HARM_STEMS = (
    "kill",
    "wound",
    "injur",
    "murder",
    "assassin",
    "execut",
    "behead",
    "massacr",
    "slaughter",
    "shoot dead",
    "gun down",
    "shoot",
    "slay",
    "maim",
    "hurt",
    "stab",
)
_DELIBERATE = (
    "murder",
    "assassin",
    "execut",
    "behead",
    "massacr",
    "slaughter",
    "shoot",
    "gun down",
    "slay",
    "stab",
    "lynch",
)
_SIDES = frozenset({"force", "armed", "police", "combatant", "state"})
_EXPLODES = ("explode", "blow up", "go off", "detonate", "blow", "burst")
_THINGS = frozenset(
    {"settlement", "vehicle", "property", "building", "house", "aircraft", "arms", "goods", "road"}
)
_PEOPLE = frozenset(
    {"person", "armed", "force", "civilian", "children", "women", "combatant", "police", "captive", "crowd"}
)
_INTO = frozenset({"on", "at", "against", "into", "upon", "through", "toward", "towards"})
_WITH = frozenset({"with", "using", "by"})
_ABSTRACT = frozenset(
    "explosion blast attack attacks shooting bombing clash clashes fighting raid strike strikes "
    "shelling accident crash incident violence fire operation protest".split()
)
_FIRED = ("fire", "plant", "throw", "hurl", "lob", "launch", "toss", "detonate", "place", "set off")
_DONE_TO = frozenset(
    {
        "come under fire",
        "come under attack",
        "hit a mine",
        "step on a mine",
        "strike a mine",
        "drive over a mine",
    }
)
_RECEIVERS = frozenset("AID SANCTION THREATEN REQUEST MOBILIZE".split())


def roles_of(page: Page, trigger: Trigger) -> tuple[Role, ...]:
    """The roles around one trigger, each with its words, the actor named in them and on whose word."""
    fillers = _of_noun(trigger) if trigger.noun else _of_verb(trigger)
    fillers += _means(trigger, fillers)
    if trigger.type in {"ASSAULT", "CRIME", "TERRITORY"}:
        laid = blamed(trigger)
        if (
            laid and not trigger.noun and trigger.line.tags[trigger.at] == "G"
        ):  # accused them of shelling the port
            fillers = [one for one in fillers if one.by != "subject acts"]
        fillers += [Filler(RoleName.INITIATOR, one.phrase, one.by) for one in laid]
    return roles_from(page, trigger, fillers)


# --- verbs -----------------------------------------------------------------------------------------------------------


def _of_verb(trigger: Trigger) -> list[Filler]:
    line = trigger.line
    lemma = trigger.by.removeprefix("verb: ")
    found: list[Filler] = []
    subject, thing = trigger.subject, None if lemma == "discuss" else trigger.object
    if lemma in _DONE_TO:
        return [*_maybe(RoleName.TARGET, subject, "subject suffers"), *_agent_after(line, trigger)]
    if lemma.startswith("fall") and trigger.type == "TERRITORY":
        return [
            *_maybe(RoleName.TARGET, subject, "subject falls"),
            *_maybe(RoleName.INITIATOR, thing, "falls to"),
        ]
    found += _acting(line, trigger, subject)
    if thing is None or lemma.startswith(_FIRED):
        means = is_means(line, thing) if thing else None
        if means and thing:
            found.append(Filler(RoleName.INSTRUMENT, thing, "object is a weapon"))
        into = after_preposition(line, trigger.last, _INTO)
        opened = (
            after_preposition(line, trigger.last - 1, frozenset({"on", "at", "upon"}))
            if lemma in {"open fire", "fire at", "fire on", "fire upon", "shoot at"}
            else None
        )
        thing = None if means else thing
        found += _targets(
            line,
            trigger,
            opened or (into if thing is None and trigger.type in {"ASSAULT", "THREATEN"} else None),
            lemma,
        )
    found += _targets(line, trigger, thing, lemma)
    if trigger.group and trigger.group.passive:
        found += _maybe(RoleName.TARGET, _along(line, trigger), "along with")
    if trigger.type in _RECEIVERS and (
        thing is None or classes_of(line, thing) & {"goods", "sanctions", "arms", "force"}
    ):
        found += _maybe(
            RoleName.TARGET,
            after_preposition(line, trigger.last, frozenset({"to", "on", "against", "for"})),
            "receiver",
        )
    if trigger.type in {"CONSULT", "COOPERATE"} or lemma in {
        "clash",
        "clash with",
        "fight",
        "battle",
        "exchange fire",
    }:
        found += _maybe(
            RoleName.TARGET, after_preposition(line, trigger.last - 1, frozenset({"with", "against"})), "with"
        )
    return found


def _agent_after(line: Line, trigger: Trigger) -> list[Filler]:
    return _maybe(
        RoleName.INITIATOR, after_preposition(line, trigger.last, frozenset({"from", "by"})), "from"
    )


def _acting(line: Line, trigger: Trigger, subject: Phrase | None) -> list[Filler]:
    """The subject: a weapon is an instrument, an explosion is nobody, in accidents and disasters nobody acts."""
    if (
        subject is None
        or line.low[head_of(line, subject)] in _ABSTRACT
        or trigger.type in {"ACCIDENT", "DISASTER"}
    ):
        return []
    lemma = trigger.by.removeprefix("verb: ")
    exploded = lemma.startswith(_EXPLODES) and classes_of(line, subject) & {"vehicle", "arms", "goods"}
    means = is_means(line, subject)
    if exploded or (means and means.mode != "suicide-attack"):
        carrier = means is None or means.kind != "weapon"
        if carrier and not exploded and trigger.strength == "loss":
            return []  # as lorries drove past, killing two
        return [Filler(RoleName.INSTRUMENT, _means_alone(line, subject), "subject is a weapon")]
    if means:
        return [Filler(RoleName.INITIATOR, subject, "subject acts")]
    if line.low[subject.first] in {"no", "nobody", "none"} or lemma.startswith("explode"):
        return []
    return [Filler(RoleName.INITIATOR, subject, "subject acts")]


def _means_alone(line: Line, subject: Phrase) -> Phrase:
    """The weapon without what is told of it: "a bomb" of "a bomb hidden in a car"."""
    head = head_of(line, subject)
    return Phrase(subject.first, head + 1)


def _targets(line: Line, trigger: Trigger, thing: Phrase | None, lemma: str) -> list[Filler]:
    if thing is None or line.low[thing.first] in {"no", "nobody", "none", "fire"}:
        return []
    classes = classes_of(line, thing)
    if lemma.startswith(_HARM_STEMS) and trigger.type in {"ASSAULT", "ACCIDENT", "DISASTER"}:
        if classes & _THINGS and not classes & _PEOPLE:
            return [Filler(RoleName.TARGET, thing, "object")]
        victim = [Filler(RoleName.VICTIM, thing, "object is harmed")]
        return (
            [Filler(RoleName.TARGET, thing, "object is harmed"), *victim]
            if _meant(line, trigger, lemma, classes)
            else victim
        )
    if trigger.type in {"DISASTER", "ACCIDENT"}:
        return (
            [Filler(RoleName.DAMAGED, thing, "object")]
            if classes & _THINGS and "place" not in classes
            else []
        )
    blast = trigger.subject is not None and line.low[head_of(line, trigger.subject)] in _ABSTRACT
    if blast and classes & _THINGS:
        return [Filler(RoleName.DAMAGED, thing, "object of a blast")]
    found = [Filler(RoleName.TARGET, thing, "object")]
    if trigger.mode == "destroy":
        found.append(Filler(RoleName.DAMAGED, thing, "object is destroyed"))
    return found


def _meant(line: Line, trigger: Trigger, lemma: str, harmed: frozenset[str]) -> bool:
    """Whether those harmed were the target: a killing by its own verb, people who killed them, or a bomb under forces."""
    if trigger.type != "ASSAULT":
        return False
    if lemma.startswith(_DELIBERATE) or harmed & _SIDES:
        return True
    if trigger.subject is None or lemma.startswith(("hurt", "injur", "wound", "maim")):
        return False
    return bool(classes_of(line, trigger.subject) & _PEOPLE) or line.capital[head_of(line, trigger.subject)]


def _along(line: Line, trigger: Trigger) -> Phrase | None:
    """Whoever shares the lot: "it is banned, along with the league"."""
    for at in range(trigger.last, min(trigger.last + 12, len(line.low) - 2)):
        if line.low[at : at + 2] in {("along", "with"), ("together", "with")}:
            return noun_phrase(line, at + 2)
        if line.tags[at] in {"V", "B", "H", "R", "S"}:
            return None
    return None


# --- nouns and means -------------------------------------------------------------------------------------------------


def _of_noun(trigger: Trigger) -> list[Filler]:
    names = {
        "initiator": RoleName.INITIATOR,
        "target": RoleName.TARGET,
        "victim": RoleName.VICTIM,
        "instrument": RoleName.INSTRUMENT,
    }
    return [Filler(names[one.role], one.phrase, one.by) for one in phrases_of_noun(trigger)]


def _means(trigger: Trigger, fillers: list[Filler]) -> list[Filler]:
    """Weapons inside the trigger's own words, in the initiator's phrase ("in a car") and after "with"."""
    if trigger.type not in {"ASSAULT", "CRIME", "THREATEN"}:
        return []
    line = trigger.line
    found: list[Filler] = []
    stretches = [(trigger.first, trigger.last)] if trigger.noun else []
    stretches += [(one.phrase.first, one.phrase.last) for one in fillers if one.name is RoleName.INITIATOR]
    tool = after_preposition(line, trigger.last, _WITH, reach=10)
    if tool and is_means(line, tool):
        stretches.append((tool.first, tool.last))
    for first, last in stretches:
        found += [
            Filler(RoleName.INSTRUMENT, Phrase(_with_article(line, one.first), one.last), "means named")
            for one in means_in(line, first, last)
        ]
    return found


def _with_article(line: Line, at: int) -> int:
    while at > 0 and line.tags[at - 1] == "D":
        at -= 1
    return at


def _maybe(name: RoleName, phrase: Phrase | None, by: str) -> list[Filler]:
    return [Filler(name, phrase, by)] if phrase else []
