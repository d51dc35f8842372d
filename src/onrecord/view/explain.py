"""A report sentence by sentence, each with the cells that rest on its words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.codec import from_json
from onrecord.model import Count, Document, Entry, Place, Role, Sentence, Span, SubjectKind, When
from onrecord.view.figures import figure
from onrecord.view.incidents import place_words, when_words
from onrecord.view.subjects import chain_words

# Cells that repeat what another cell of the same subject says better.
_IMPLIED = frozenset(["cameo", "quad", "speaker_actor", "merged", "background_reason"])
_SHOWN = frozenset([SubjectKind.INCIDENT, SubjectKind.CLAIM, SubjectKind.COUNT, SubjectKind.REPORT])


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


def explain(document: Document, entries: Iterable[Entry]) -> Iterator[Explained]:
    """Facts without words of the text first, then the sentences in order, each with its facts (perhaps none)."""
    facts = tuple(_facts(entries))
    loose = tuple(fact for fact in facts if not fact.spans or _sentence(document, fact) is None)
    if loose:
        yield Explained(None, loose)
    for sentence in document.sentences:
        here = tuple(fact for fact in facts if fact.spans and _sentence(document, fact) == sentence)
        yield Explained(sentence.span, here)


def _sentence(document: Document, fact: Fact) -> Sentence | None:
    return document.sentence_at(fact.spans[0].start)


def _facts(entries: Iterable[Entry]) -> Iterator[Fact]:
    labels: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for entry in entries:
        if entry.subject_kind not in _SHOWN or entry.field in _IMPLIED:
            continue
        if entry.subject not in labels:
            letter = entry.subject_kind.value[0].upper()
            numbers[letter] = numbers.get(letter, 0) + 1
            labels[entry.subject] = letter if letter == "R" else f"{letter}{numbers[letter]}"
        yield Fact(
            label=labels[entry.subject],
            field=entry.field.replace("_", " "),
            value=value_words(entry, labels),
            words=entry.words,
            spans=entry.spans,
            by_whom=chain_words(entry.chain),
            found_by=f"{entry.finder.kind} {entry.finder.name}",
            score=entry.score,
            entry=entry.id,
        )


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
