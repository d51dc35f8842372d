"""A report sentence by sentence, each with the cells that rest on its words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.codec import from_json
from onrecord.model import Count, Document, Entry, Place, Role, Sentence, Span, SubjectKind, When
from onrecord.view.figures import figure
from onrecord.view.incidents import place_words, when_words
from onrecord.view.subjects import Subject, chain_words, subjects_of

_SHOWN = frozenset([SubjectKind.INCIDENT, SubjectKind.CLAIM, SubjectKind.COUNT, SubjectKind.REPORT])
# In the short form one line speaks for all of these cells of a claim, and one for these of an incident.
_OF_A_CLAIM = ("act", "stance", "hedge", "denies", "institution", "channel", "proximity", "relation")
_OF_A_TYPE = ("subtype", "mode", "realis", "news")
_LEFT_OUT = frozenset(
    [
        *_OF_A_CLAIM,
        *_OF_A_TYPE,
        "cameo",
        "quad",
        "context",
        "speaker",
        "speaker_actor",
        "via",
        "cue",
        "about",
        "merged",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One cell in plain words. `label` is "I1", "C2" …: the incident, claim or count of this report it belongs to."""

    label: str
    field: str
    value: str
    words: str
    spans: tuple[Span, ...]
    by_whom: str
    found_by: str
    score: float | None
    entry: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A sentence (None: no words of the text, as for a date read from a tag) and the facts whose words begin in it."""

    sentence: Span | None
    facts: tuple[Fact, ...]


def explain(document: Document, entries: Iterable[Entry], *, every_cell: bool = False) -> Iterator[Explained]:
    """Facts without words of the text first, then the sentences in order, each with its facts (perhaps none).

    In the short form one line tells a claim or the kind of an incident; `every_cell` gives each cell its own.
    """
    facts = tuple(_facts(entries, every_cell=every_cell))
    loose = tuple(fact for fact in facts if not fact.spans or _sentence(document, fact) is None)
    if loose:
        yield Explained(None, loose)
    for sentence in document.sentences:
        here = tuple(fact for fact in facts if fact.spans and _sentence(document, fact) == sentence)
        yield Explained(sentence.span, here)


def _sentence(document: Document, fact: Fact) -> Sentence | None:
    return document.sentence_at(fact.spans[0].start)


def _facts(entries: Iterable[Entry], *, every_cell: bool) -> Iterator[Fact]:
    subjects = [one for one in subjects_of(entries) if one.kind in _SHOWN]
    labels = _labels(subjects)
    for subject in subjects:
        for field, cells in subject.fields.items():
            if every_cell or field not in _LEFT_OUT:
                yield from (_fact(subject, entry, labels, every_cell=every_cell) for entry in cells)


def _labels(subjects: Iterable[Subject]) -> dict[str, str]:
    """Labels such as I1, I2 and C1: the first letter of the kind, and a number; the report itself is "R"."""
    labels: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for subject in subjects:
        letter = "N" if subject.kind is SubjectKind.COUNT else subject.kind.value[0].upper()
        numbers[letter] = numbers.get(letter, 0) + 1
        labels[subject.id] = "R" if letter == "R" else f"{letter}{numbers[letter]}"
    return labels


def _fact(subject: Subject, entry: Entry, labels: dict[str, str], *, every_cell: bool) -> Fact:
    value = value_words(entry, labels)
    if not every_cell and entry.field == "type":
        value = " · ".join((value, *_values(subject, _OF_A_TYPE)))
    if not every_cell and entry.field == "content":
        value = ", ".join(_values(subject, _OF_A_CLAIM))
    return Fact(
        label=labels[subject.id],
        field="says" if entry.field == "content" and not every_cell else entry.field.replace("_", " "),
        value=value,
        words=entry.words,
        spans=entry.spans,
        by_whom=chain_words(entry.chain),
        found_by=f"{entry.finder.kind} {entry.finder.name.removeprefix('head/')}",
        score=entry.score,
        entry=entry.id,
    )


def _values(subject: Subject, fields: Iterable[str]) -> Iterator[str]:
    for field in fields:
        value = subject.value(field)
        if field == "news":
            yield "news" if value == "true" else "background"
        elif value and not (field == "stance" and value == "asserted"):
            yield f"{field} {value}" if field in {"hedge", "denies"} else value.replace("_", " ")


def value_words(entry: Entry, labels: dict[str, str] | None = None) -> str:
    """The value of a cell as people read it; ids of things shown beside it become their labels."""
    if entry.value_type == "count":
        return figure(from_json(entry.value, Count))
    if entry.value_type == "place":
        return place_words(from_json(entry.value, Place))
    if entry.value_type == "when":
        return when_words(from_json(entry.value, When))
    if entry.value_type == "role":
        role = from_json(entry.value, Role)
        return role.words + (f" ({role.confidence.replace('_', ' ')})" if role.confidence else "")
    if entry.value_type == "id":
        return (labels or {}).get(entry.value, entry.value)
    return entry.value
