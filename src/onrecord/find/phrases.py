"""Walks from a verb or an event noun to the words around it: subject, object, agent, of-phrase.

A phrase is a half-open range of word indexes in a `Line`. All walks are short and look only at tags, so they
hold for reports in capitals and, within limits, for machine translations.
"""

from functools import cache
from typing import NamedTuple

from onrecord.find.lines import Line
from onrecord.lexicon import verb_forms
from onrecord.model import BlockKind

_GROUP = frozenset({"A", "N", "B", "H", "M", "O", "T", '"'})
_NOMINAL = frozenset({"X", "#", "D", "U", "'s", "G", "E", "A", '"'})
_LINKS = frozenset({"of"})
_STOPS = frozenset({".", ",", "S", "R", "V", "B", "H", "M", "O", "I", "(", "["})
_RELATIVE_THAT = "that"
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december today yesterday tomorrow tonight morning afternoon evening night midnight dawn dusk "
    "overnight week weekend month year noon daybreak".split()
)


class Phrase(NamedTuple):
    """Words `first` up to, not including, `last` of a line."""

    first: int
    last: int


class VerbGroup(NamedTuple):
    """A verb with the auxiliaries before it: where it starts, and what they say."""

    first: int
    verb: int
    passive: bool
    perfect: bool
    past_perfect: bool
    modal: str
    negated: bool
    infinitive: bool
    progressive: bool


def verb_group(line: Line, verb: int, last: int | None = None) -> VerbGroup:
    """The auxiliaries, negations and adverbs in front of `verb`, read as one group.

    `last` is the end of a phrasal verb ("pulled out"); without it the verb is one word.
    """
    first = verb
    while first > 0 and line.tags[first - 1] in _GROUP and verb - first < 6:
        first -= 1
        if line.tags[first] == "T":
            break
    while first < verb and line.tags[first] in {"A", '"'}:
        first += 1  # adverbs at the edge belong to the sentence
    words = line.low[first:verb]
    tags = line.tags[first:verb]
    be = "B" in tags or "get" in words or "got" in words
    gerund = line.tags[verb] == "G" or line.low[verb].endswith("ing")
    return VerbGroup(
        first=first,
        verb=verb,
        passive=not gerund and (be or _reduced_passive(line, verb, last or verb + 1, tags)),
        perfect="H" in tags,
        past_perfect="had" in words,
        modal=next((word for word, tag in zip(words, tags, strict=True) if tag == "M"), ""),
        negated="N" in tags or any(word.endswith("n't") for word in words),
        infinitive="T" in tags,
        progressive=gerund and be,
    )


def _reduced_passive(line: Line, verb: int, last: int, group: tuple[str, ...]) -> bool:
    """A participle alone with a by-phrase, or after its noun with nothing that could be an object."""
    if line.tags[verb] != "E" or "H" in group or line.low[verb] in _never_passive():
        return False
    after = line.tags[last] if last < len(line.tags) else "."
    word = line.low[last] if last < len(line.low) else "."
    if (
        after in {"P", "A"}
        and line.tags[last + 1 : last + 2] == ("#",)
        and word not in {"in", "on", "by", "at"}
    ):
        return False  # injured about 70
    if word == "at" and line.low[last + 1 : last + 2] in {("least",), ("most",)}:
        return False
    return word == "by" or after not in {"D", "#", "U", "X"}


@cache
def _never_passive() -> frozenset[str]:
    """Past forms of verbs without an object: alone after a noun they are finite ("thousands marched through")."""
    lemmas = (
        "march demonstrate protest rally explode clash crash riot retreat withdraw surrender collapse land burst resign advance "
        "die perish threaten vow erupt occur happen continue begin picket pledge agree promise refuse meet warn arrive return battle "
        "escape disappear vanish derail capsize collide plunge struggle remain demand plan attempt decide detonate converge flood "
        "fire invade enter visit gather deploy"
    )
    return frozenset(word for lemma in lemmas.split() for word in verb_forms(lemma))


def noun_phrase(line: Line, first: int) -> Phrase | None:
    """The noun phrase that starts at or just after `first` (adverbs skipped), with its of-phrases.

    >>> from onrecord.find.lines import line_of
    >>> from onrecord.model import Sentence, Span
    >>> text = "The bloc named four ministers of the junta on Monday."
    >>> line = line_of(text, Sentence(span=Span(0, len(text)), block=0, paragraph=0))
    >>> line.span(*noun_phrase(line, 3)).of(text)
    'four ministers of the junta'
    """
    tags, size = line.tags, len(line.tags)
    while first < size and tags[first] == "A" and line.low[first] not in {"some", "nearly", "almost"}:
        first += 1
    at = first
    while at < size and _goes_on(line, first, at):
        at += 1
    while (
        at > first
        and tags[at - 1] in {"D", "P", "C", "A", "'s", '"', "G", "E"}
        and not _ends_well(line, at - 1)
    ):
        at -= 1
    return Phrase(first, at) if at > first else None


def _ends_well(line: Line, at: int) -> bool:
    return line.tags[at] == "D" and line.low[at] in {"those", "these", "both", "all", "another"}


def _goes_on(line: Line, first: int, at: int) -> bool:  # noqa: C901, PLR0911 — one small rule per line
    tag, tags = line.tags[at], line.tags
    after = tags[at + 1] if at + 1 < len(tags) else "."
    if tag == "#" and at > first and tags[at - 1] == "X":
        return False  # a lorry, 30 kilometres away
    if tag in {"X", "#", "'s"}:
        named = line.low[at] not in _CALENDAR or at == first
        return named or (tags[at - 1] == "D" and after == "X")  # a night curfew
    if tag == "D":
        return at == first or tags[at - 1] in {"P", "C", "D", "#", "A"}
    if tag == "U":
        return at == first
    if tag == '"':
        return at == first or after in {"X", '"', "D"} or tags[at - 1] == "X"
    if tag == "C":
        return at > first and line.low[at] in {"and", "or", "&"} and _coordinates(line, at)
    if tag == "P":
        of_phrase = line.low[at] == "of" and at > first
        than = line.low[at] in {"than", "about", "around", "over", "between"} and at <= first + 2
        return of_phrase or than
    if tag in {"E", "G"}:
        return (
            after in {"X", "E", "#"}
            and tags[at - 1] in {"D", "#", "X", "A", "P", "C", "'s"}
            and at < first + 6
        )
    return tag == "A" and after in {"X", "#", "E"} and at > first


def _coordinates(line: Line, at: int) -> bool:
    """Whether the conjunction at `at` joins two nouns and not two clauses: no verb soon after the second noun."""
    tags = line.tags
    here = at + 1
    if here >= len(tags) or tags[here] not in {"D", "#", "X", "U"} or line.low[here] in _CALENDAR:
        return False
    while here < len(tags) and tags[here] in {"D", "#", "X", "A", "'s", "U"}:
        here += 1
    return here >= len(tags) or tags[here] not in {"V", "E", "B", "H", "M", "I"}


def object_of(line: Line, verb: int) -> Phrase | None:
    """The noun phrase right after a verb (a particle may stand between): its direct object."""
    at = verb + 1
    while at < len(line.tags) and (
        line.tags[at] == "A" or line.low[at] in {"up", "down", "off", "out", "into", "upon"}
    ):
        at += 1
    if at >= len(line.tags) or line.tags[at] in _STOPS or line.tags[at] in {"P", "T", "C"}:
        more_than = at + 1 < len(line.tags) and line.low[at] in {"about", "around", "between", "over", "up"}
        if not more_than:
            return None
    return noun_phrase(line, at)


def after_preposition(line: Line, first: int, prepositions: frozenset[str], reach: int = 14) -> Phrase | None:
    """The noun phrase after the first of `prepositions` that follows `first` within the clause."""
    for at in range(first, min(first + reach, len(line.tags))):
        if line.low[at] in prepositions and line.tags[at] in {"P", "T"}:
            return noun_phrase(line, at + 1)
        if line.tags[at] in {".", ",", "S", "R", "V", "B", "H", "M", "("}:
            return None
    return None


def subject_of(line: Line, group: VerbGroup) -> Phrase | None:
    """The noun phrase in front of a verb group, across apposition, relative clause, participle and "and".

    >>> from onrecord.find.lines import line_of
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
    for _ in range(5):  # each round crosses one aside, relative clause or shared subject
        if stop <= 0:
            return None
        before = line.tags[stop - 1]
        if before == "R" or line.low[stop - 1] == _RELATIVE_THAT:
            stop -= 2 if stop > 1 and line.tags[stop - 2] in {",", "P"} else 1
        elif before == ")":
            stop = _opening(line, stop - 1)
        elif _shares(line, stop - 1, group):
            return _shared_subject(line, stop - 1, group)
        elif before == ",":
            stop = _aside_start(line, stop - 1)
        else:
            edge = _left_edge(line, stop)
            reduced = group.passive and group.first == group.verb
            relative = None if reduced else _relative_before(line, edge)
            if relative is None:
                return _trimmed(line, _headline_edge(line, edge), stop)
            stop = relative
    return None


def _headline_edge(line: Line, edge: int) -> int:
    """In headlines a comma stands for "and": "Man, toddler killed"."""
    if line.kind is not BlockKind.HEADLINE or edge < 2 or line.tags[edge - 1] != ",":
        return edge
    first = edge - 1
    while first > 0 and line.tags[first - 1] in {"X", "#", "D"}:
        first -= 1
    return first if first in {0, edge - 1} or line.tags[first - 1] in {".", ","} else edge


def _shares(line: Line, at: int, group: VerbGroup) -> bool:
    if line.tags[at] == "C" or (line.tags[group.verb] == "G" and not group.progressive):
        return True
    return line.tags[at] == "," and not _closes_aside(line, at)


def _opening(line: Line, at: int) -> int:
    return next((here for here in range(at, -1, -1) if line.tags[here] == "("), 0)


def _relative_before(line: Line, edge: int) -> int | None:
    """The relative pronoun of a clause that lies between a subject and its verb: "a nurse who was wounded … died"."""
    if edge == 0 or line.tags[edge - 1] not in {"V", "B", "H", "M"}:
        return None
    for at in range(edge - 1, max(edge - 5, -1), -1):
        if line.tags[at] == "R" and at > 0:
            return at - 1 if line.tags[at - 1] == "," else at
    return None


_OBJECT_CONTROL = frozenset(
    "ordered asked urged told forced called allowed helped sent deployed instructed persuaded authorised authorized "
    "warned invited order ask urge orders asks urges".split()
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
        if line.tags[at] == "," and line.low[at] == ",":
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
            if earlier.first < group.first and not reduced:
                return subject_of(line, earlier)
    return None


_SAYS = frozenset(
    "said say says told tell tells reported report reports announced confirmed believe believed think claimed claim claims added noted "
    "stated indicated showed revealed estimated".split()
)
_OPENERS = frozenset({";", ":", "after", "before", "since", "until", "as", "than"})


def _left_edge(line: Line, stop: int) -> int:
    """How far a subject that ends before `stop` reaches to the left."""
    at = stop
    while at > 0:
        tag = line.tags[at - 1]
        if tag in _STOPS or tag == "T" or line.low[at - 1] in _OPENERS:
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
        first = next((at for at in range(first + 3, last) if line.tags[at] in {"D", "#"}), first)
    if first < last and (
        line.tags[first] == "P" and line.low[first] not in {"about", "around", "over", "between"}
    ):
        first = _after_lead(line, first, last)
    first = _after_time(line, first, last)
    while last > first and line.tags[last - 1] in {"A", '"', ",", "C"}:
        last -= 1
    while last > first + 1 and line.low[last - 1] in _CALENDAR:
        last -= 1
    while last > first + 1 and line.tags[last - 1] == "P":
        last -= 1
    return Phrase(first, last) if last > first and line.tags[last - 1] not in {"P", "D"} else None


def _after_time(line: Line, first: int, last: int) -> int:
    """Where the subject starts after "Tuesday", "last night", "the same evening"."""
    at = first
    while at < last and (
        line.low[at] in _CALENDAR
        or line.low[at] in {"same", "next", "following", "last", "previous"}
        or at == first
    ):
        if line.low[at] in _CALENDAR and at + 1 < last:
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
        if line.low[at - 1] in _CALENDAR and line.low[at] not in _CALENDAR and line.tags[at] == "X":
            return at
        if line.capital[at - 1] and not line.capital[at] and line.tags[at] == "X":
            return at
    return first


def head_of(line: Line, phrase: Phrase) -> int:
    """The index of the head word: the last noun before the first preposition, participle or relative clause.

    >>> from onrecord.find.lines import line_of
    >>> from onrecord.model import Sentence, Span
    >>> text = "a convoy of foreign forces"
    >>> line = line_of(text, Sentence(span=Span(0, len(text)), block=0, paragraph=0))
    >>> line.low[head_of(line, Phrase(0, 5))]
    'convoy'
    """
    head = phrase.first
    seen = False
    for at in range(phrase.first, phrase.last):
        tag = line.tags[at]
        if tag in {"X", "#", "U"}:
            head, seen = at, True
        elif seen and tag in {"P", "R", "C", "E", "G", "'s", ",", "("}:
            if tag == "'s":
                continue
            break
    return head


def classes_in(line: Line, phrase: Phrase, classes: dict[str, frozenset[str]]) -> frozenset[str]:
    """All noun classes of the words of a phrase up to its first preposition other than "of"."""
    found: set[str] = set()
    for at in range(phrase.first, phrase.last):
        if line.tags[at] == "P" and line.low[at] not in _LINKS and at > phrase.first:
            break
        found |= classes.get(line.low[at], frozenset())
        if at + 1 < phrase.last:
            found |= classes.get(f"{line.low[at]} {line.low[at + 1]}", frozenset())
    return frozenset(found)
