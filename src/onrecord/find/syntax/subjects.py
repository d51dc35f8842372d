"""The subject of a verb: across asides, relative clauses, participles, infinitives and "and"."""

from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.phrases import CALENDAR, STOPS, Phrase, object_of
from onrecord.find.syntax.verb_groups import VerbGroup, verb_group
from onrecord.model import BlockKind

_ROUNDS = 5  # asides, relative clauses and brackets crossed on the way to a subject


def subject_of(line: Line, group: VerbGroup) -> Phrase | None:
    """The noun phrase in front of a verb group, across apposition, relative clause, participle and "and".

    >>> from onrecord.find.syntax.lines import line_of
    >>> from onrecord.model import Sentence, Span
    >>> text = "On Monday gunmen in masks, said to be rebels, shot a judge and fled."
    >>> line = line_of(text, Sentence(span=Span(0, len(text)), block=0, paragraph=0))
    >>> line.span(*subject_of(line, verb_group(line, line.low.index("shot")))).of(text)
    'gunmen in masks'
    """
    if group.infinitive:
        return _subject_of_infinitive(line, group)
    stop = group.first
    while stop > 0 and line.tags[stop - 1] == "A":
        stop -= 1
    for _ in range(_ROUNDS):
        if stop <= 0:
            return None
        if _shares(line, stop - 1, group):
            return _shared_subject(line, stop - 1, group) or _before_comma(line, stop - 1)
        crossed = _crossed(line, stop)
        if crossed is None:
            edge = _after_opening(line, _left_edge(line, stop), stop)
            crossed = _relative_before(line, group, edge)
            if crossed is None:
                return _trimmed(line, _headline_edge(line, edge), stop)
        stop = crossed
    return None


def _after_opening(line: Line, edge: int, stop: int) -> int:
    """After the storming of the station, four teachers (the comma may be missing): the subject starts at the figure."""
    if not edge or line.low[edge - 1] not in {"after", "before", "since", "following"}:
        return edge
    found = _after_lead(line, edge - 1, stop)
    return found if found != edge - 1 else edge


def _before_comma(line: Line, at: int) -> Phrase | None:
    """The noun phrase before a stray comma between subject and verb."""
    return _trimmed(line, _left_edge(line, at), at) if line.tags[at] == "," else None


def _crossed(line: Line, stop: int) -> int | None:
    """Where to go on left of a relative pronoun, a bracket or an aside that ends at `stop`; None at a plain noun."""
    before = line.tags[stop - 1]
    if before == "R" or line.low[stop - 1] == "that":
        return stop - (2 if stop > 1 and line.tags[stop - 2] in {",", "P"} else 1)
    if before == ")":
        return _opening(line, stop - 1)
    return _aside_start(line, stop - 1) if before == "," else None


def _headline_edge(line: Line, edge: int) -> int:
    """In headlines a comma stands for "and": "Man, toddler killed"."""
    if line.kind is not BlockKind.HEADLINE or edge < 2 or line.tags[edge - 1] != ",":
        return edge
    first = edge - 1
    while first > 0 and line.tags[first - 1] in {"X", "#", "D"}:
        first -= 1
    return first if first in {0, edge - 1} or line.tags[first - 1] in {".", ","} else edge


def _shares(line: Line, at: int, group: VerbGroup) -> bool:
    """Whether the verb has no subject of its own: after "and", a comma that closes no aside, or as a participle."""
    if line.tags[at] == "R" or line.low[at] == "that" or line.tags[at] == ")":
        return False
    if line.tags[at] == "C" or (line.tags[group.verb] == "G" and not group.progressive):
        return True
    return line.tags[at] == "," and not _closes_aside(line, at)


def _opening(line: Line, at: int) -> int:
    return next((here for here in range(at, -1, -1) if line.tags[here] == "("), 0)


def _relative_before(line: Line, group: VerbGroup, edge: int) -> int | None:
    """The relative pronoun of a clause that lies between a subject and its verb: "a nurse who was wounded … died"."""
    reduced = group.passive and group.first == group.verb
    if edge == 0 or reduced or line.tags[edge - 1] not in {"V", "B", "H", "M"}:
        return None
    for at in range(edge - 1, max(edge - 5, -1), -1):
        if line.tags[at] == "R" and at > 0:
            return at - 1 if line.tags[at - 1] == "," else at
    return None


_OBJECT_CONTROL = frozenset(
    "ordered asked urged told forced called allowed helped sent deployed instructed persuaded "
    "authorised authorized warned invited order ask urge orders asks urges".split()
)


def _subject_of_infinitive(line: Line, group: VerbGroup) -> Phrase | None:
    """The subject of "to retake": the object of an order, else the subject of the verb before."""
    for verb in range(group.first - 1, -1, -1):
        if line.tags[verb] in {"V", "E", "I", "G"}:
            earlier = verb_group(line, verb)
            ordered = line.low[verb] in _OBJECT_CONTROL and not earlier.passive
            named = object_of(line, verb) if ordered and verb < group.first - 1 else None
            return named or (subject_of(line, earlier) if earlier.first < group.first else None)
        if line.tags[verb] in {".", "S", "R"}:
            return None
        if line.tags[verb] == "B" and verb < group.first:
            return _trimmed(line, _left_edge(line, verb), verb)
    return None


def _closes_aside(line: Line, comma: int) -> bool:
    start = _aside_start(line, comma)
    return 0 < start < comma


def _aside_start(line: Line, comma: int) -> int:
    """The comma that opens the aside which `comma` closes; `comma` itself when there is none."""
    for at in range(comma - 1, max(comma - 25, 0), -1):
        if line.tags[at] == "." or (line.tags[at] == "S" and line.low[at] != "that"):
            return comma
        if line.tags[at] == "," and line.low[at] == line.low[comma]:
            opens = line.tags[at + 1]
            return at if opens in {"R", "D", "P", "E", "G", "A", "#", "X", "N"} else comma
    return comma


def _shared_subject(line: Line, at: int, group: VerbGroup) -> Phrase | None:
    """The subject of the nearest earlier finite verb: for "and fled" and ", killing two"."""
    if line.tags[group.verb] == "G" and line.tags[group.first - 1] == "X":
        return _trimmed(line, _left_edge(line, group.first), group.first)  # boats carrying fighters
    for verb in range(min(at, group.first - 1), -1, -1):
        tag = line.tags[verb]
        if tag == "." and verb < at:
            return None
        if tag == "V" or (tag in {"E", "I"} and verb < group.first):
            earlier = verb_group(line, verb)
            reduced = tag == "E" and line.tags[max(earlier.first - 1, 0)] in {"D", "P"}
            if earlier.first < group.first and not reduced and not _says_aside(line, verb, group.first):
                return subject_of(line, earlier)
    return None


def _says_aside(line: Line, verb: int, stop: int) -> bool:
    """Whether a verb of saying stands between commas: "they stormed the gate, the union said, and detained ten"."""
    if line.low[verb] not in _SAYS or "," not in line.low[verb:stop]:
        return False
    before = verb
    while before > 0 and line.tags[before - 1] in {"D", "X", "#", "'s", "P", "A"}:
        before -= 1
    return before > 0 and line.low[before - 1] == ","


_SAYS = frozenset(
    "said say says told tell tells reported report reports announced confirmed believe believed think "
    "claimed claim claims added noted stated indicated showed revealed estimated".split()
)

_OPENERS = frozenset({";", ":", "after", "before", "since", "until", "as", "than"})


def _left_edge(line: Line, stop: int) -> int:
    """How far a subject that ends before `stop` reaches to the left."""
    at = stop
    while at > 0:
        tag = line.tags[at - 1]
        if tag in STOPS or tag == "T" or line.low[at - 1] in _OPENERS:
            break
        if tag == "E" and at - 1 > 0 and line.tags[at - 2] in {".", ","} and at < stop:
            at -= 1
            break
        at -= 1
    if at > 0 and line.tags[at - 1] in {"V", "I", "B", "H", "M"} and line.low[at - 1] not in _SAYS:
        for conjunction in range(stop - 1, at - 1, -1):
            if line.tags[conjunction] == "C":
                return conjunction + 1  # they attacked a bus and rebels ambushed a lorry
    return at


def _trimmed(line: Line, first: int, last: int) -> Phrase | None:
    """A subject without what stands in front of it: conjunctions, adverbs, a phrase of time or place."""
    while first < last and (
        line.tags[first] in {"C", "A", '"', ",", "N"} or line.low[first] in {"including", "like"}
    ):
        first += 1
    if line.low[first : first + 2] == ("a", "result"):
        figure = next((at for at in range(first + 3, last) if line.tags[at] == "#"), None)
        first = figure or next((at for at in range(first + 4, last) if line.tags[at] == "D"), first)
    if first < last and (
        line.tags[first] == "P" and line.low[first] not in {"about", "around", "over", "between"}
    ):
        first = _after_lead(line, first, last)
    first = _after_time(line, first, last)
    while last > first and line.tags[last - 1] in {"A", '"', ",", "C"}:
        last -= 1
    while last > first + 1 and line.low[last - 1] in CALENDAR:
        last -= 1
    while last > first + 1 and line.tags[last - 1] == "P":
        last -= 1
    return Phrase(first, last) if last > first and line.tags[last - 1] not in {"P", "D"} else None


def _after_time(line: Line, first: int, last: int) -> int:
    """Where the subject starts after "Tuesday", "last night", "the same evening"."""
    at = first
    while at < last and (
        line.low[at] in CALENDAR
        or line.low[at] in {"same", "next", "following", "last", "previous"}
        or at == first
    ):
        if line.low[at] in CALENDAR and at + 1 < last:
            return _after_time(line, at + 1, last)
        at += 1
    return first


def _after_lead(line: Line, first: int, last: int) -> int:
    """Where the subject starts after an opening phrase such as "on Monday" or "in Kandahar"."""
    for at in range(first + 2, last):
        if (
            line.tags[at] in {"D", "#", "U"}
            and line.tags[at - 1] not in {"P", "A"}
            and line.low[at - 1] != "than"
        ):
            return at
        if line.low[at - 1] in CALENDAR and line.low[at] not in CALENDAR and line.tags[at] == "X":
            return at
        if line.capital[at - 1] and not line.capital[at] and line.tags[at] == "X":
            return at
    return first
