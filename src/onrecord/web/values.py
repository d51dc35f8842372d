"""What a reviewer typed or selected, made into the value of a cell, with what the report itself says of those words.

"nine" is read as 9, "Thursday" as the day the report's own date makes of it, "Korvana" as the place the report's other
cells already stand on. What cannot be read that way is left to `ledger.typed`, which refuses what makes no sense.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.codec import from_json
from onrecord.find.counts.number_words import quantities
from onrecord.find.syntax.lines import line_of
from onrecord.find.times.times import find_times
from onrecord.ground.dates import ground_times
from onrecord.ledger.canonical import canonical
from onrecord.ledger.codebook import Kind, kind_of
from onrecord.ledger.selection import Selection
from onrecord.ledger.typed import read_count, typed_value
from onrecord.model import (
    Count,
    CountAs,
    CountOf,
    Document,
    Entry,
    Field,
    FieldError,
    Place,
    Role,
    Sentence,
    Span,
    SubjectKind,
    When,
)
from onrecord.view.figures import figure

BY = "reviewer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What is known around a cell: the document, the report's entries as they hold now, the codebook, ids by label."""

    document: Document
    entries: tuple[Entry, ...]
    codebook: tuple[Field, ...]
    ids: dict[str, str]


def read_value(subject: SubjectKind, field: str, typed: str, words: Selection, around: Around) -> str:
    """The value that `typed` (or, if nothing was typed, the words selected) stands for in a cell `field`.

    Raises:
        FieldError: if the field is unknown, or what was typed cannot be a value of it.
    """
    kind = kind_of(subject, field, around.codebook)
    typed = typed.strip() or words.words
    read = _read(kind, field, typed, words, around)
    return typed_value(subject, field, typed if read is None else read, words, around.codebook)


def _read(kind: Kind, field: str, typed: str, words: Selection, around: Around) -> str | None:
    """What our own reading makes of `typed`; None leaves it as it was typed."""
    if kind.allowed:
        return allowed_word(typed, kind.allowed)
    if kind.value_type == "count":
        return canonical(_count(CountOf(field), typed, words))
    if kind.value_type == "when":
        return _when(typed, words, around)
    if kind.value_type == "place":
        return _place(typed, words, around.entries)
    if kind.value_type == "id":
        return around.ids.get(typed.upper())
    return None


def allowed_word(typed: str, allowed: Sequence[str]) -> str:
    """The one word of `allowed` that `typed` is, or begins, in any case; `typed` itself if there is none or several.

    >>> allowed_word("ass", ("ASSAULT", "ACCUSE")), allowed_word("a", ("ASSAULT", "ACCUSE"))
    ('ASSAULT', 'a')
    """
    low = typed.casefold()
    same = [word for word in allowed if word.casefold() == low]
    begun = [word for word in allowed if word.casefold().startswith(low)]
    fits = same or begun
    return fits[0] if len(fits) == 1 else typed


def _count(of: CountOf, typed: str, words: Selection) -> Count:
    """The figure typed; number words are read as the finder of figures reads them in a report."""
    count = read_count(of, typed, words)
    if count.given is not CountAs.VAGUE:
        return count
    whole = Span(0, len(typed))
    line = line_of(typed, Sentence(span=whole, block=0, paragraph=0))
    found = quantities(line)
    if found and typed != words.words and (found[0].first, found[-1].last) != (0, len(line.low)):
        raise FieldError(
            f"“{typed[:60]}” is no figure; type 9, at least 9, 8-11, dozens, withheld, none or none so far"
        )
    if len(found) != 1:
        if typed == words.words:
            raise FieldError(
                f"no one figure stands in “{typed[:200]}”; type it: 9, at least 9, 8-11, dozens, withheld, none so far"
            )
        return count
    return replace(count, low=found[0].low, high=found[0].high, given=found[0].given, word=found[0].word)


def _when(typed: str, words: Selection, around: Around) -> str | None:
    """The day the finder of times reads off the words selected, if no date was typed in their stead."""
    if typed != words.words or not words.spans:
        return None
    published = [one.value for one in around.entries if one.field == "published"]
    mentions = [one for one in find_times(around.document) if one.span.overlaps(words.cover)]
    read, _ = ground_times(around.document, mentions, from_json(published[0], When) if published else None)
    return canonical(read[0]) if len(read) == 1 else None


def _place(typed: str, words: Selection, entries: Iterable[Entry]) -> str | None:
    """The place these words, or this name, stand for in another cell of the report."""
    known = [one for one in entries if one.value_type == "place"]
    for entry in known:
        if typed == words.words and any(span.overlaps(words.cover) for span in entry.spans if words.spans):
            return entry.value
    named = (one.value for one in known if from_json(one.value, Place).name.casefold() == typed.casefold())
    return next(named, None)


def edited_value(entry: Entry, typed: str, words: Selection, around: Around) -> str:
    """The value of `entry` after an edit: what was not edited about it stays (who is counted, how firmly it is said).

    Raises:
        FieldError: if what was typed cannot be a value of the cell.
    """
    same = typed.strip() in {"", typed_text(entry)}
    if same:
        return _moved(entry, words)
    new = read_value(entry.subject_kind, entry.field, typed, words, around)
    if entry.value_type == "count":
        old, read = from_json(entry.value, Count), from_json(new, Count)
        figures = replace(old, low=read.low, high=read.high, given=read.given, word=read.word)
        return canonical(replace(figures, span=read.span, words=read.words, by=BY))
    if entry.value_type == "role":
        role = from_json(entry.value, Role)
        filler = from_json(new, Role)
        return canonical(replace(filler, confidence=role.confidence, claim=role.claim))
    if entry.value_type == "when":
        return canonical(replace(from_json(new, When), date_of=from_json(entry.value, When).date_of))
    return new


def _moved(entry: Entry, words: Selection) -> str:
    """The same value resting on other words: records that name their words name the new ones."""
    span = words.cover
    if words.spans == entry.spans:
        return entry.value
    if entry.value_type == "count":
        return canonical(replace(from_json(entry.value, Count), span=span, words=words.words, by=BY))
    if entry.value_type == "role":
        return canonical(replace(from_json(entry.value, Role), span=span, by=BY))
    if entry.value_type == "when":
        return canonical(replace(from_json(entry.value, When), span=span, words=words.words, by=BY))
    return entry.value


def typed_text(entry: Entry) -> str:
    """What a person would type to get the value of `entry`: the edit form starts with it.

    Raises:
        CodecError: if the entry holds something else than it says.
    """
    if entry.value_type == "count":
        return figure(from_json(entry.value, Count)).replace("–", "-")
    if entry.value_type == "place":
        return from_json(entry.value, Place).name
    if entry.value_type == "role":
        return from_json(entry.value, Role).words
    if entry.value_type == "when":
        when = from_json(entry.value, When)
        if when.earliest and when.earliest == when.latest:
            return when.earliest.isoformat()
        return f"{when.earliest or ''}/{when.latest or ''}" if when.resolved else when.words
    return entry.value
