"""Names: exact span and type, micro F1, with the label map of each corpus."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from benchmarks.accuracy.tally import Tally, tally_sets, total
from onrecord.model import Mention, MentionKind

SHOWN = 0.5
_SMALL_WORD = 3  # letters
"""The score from which a mention counts: a name only a rule sees has half its score."""
Labelled = tuple[int, int, str]
"""Characters `start` to `stop` of the text, and the corpus's name for the kind of thing."""

_BODIES = (
    MentionKind.ORGANISATION,
    MentionKind.GROUP,
    MentionKind.GOVERNMENT,
    MentionKind.MILITARY,
    MentionKind.POLICE,
    MentionKind.MEDIA,
    MentionKind.COMPANY,
)

RE3D: Mapping[MentionKind, str] = MappingProxyType(
    dict.fromkeys((*_BODIES, MentionKind.PEOPLE), "Organisation")
    | dict.fromkeys((MentionKind.PLACE, MentionKind.FACILITY, MentionKind.AREA), "Location")
    | dict.fromkeys((MentionKind.PERSON, MentionKind.ROLE), "Person")
    | {
        MentionKind.NATIONALITY: "Nationality",
        MentionKind.MONEY: "Money",
        MentionKind.DOCUMENT: "DocumentReference",
        MentionKind.TIME: "Temporal",
        MentionKind.NUMBER: "Quantity",
        MentionKind.WEAPON: "Weapon",
        MentionKind.VEHICLE: "Vehicle",
    }
)
"""re3d counts described groups ("mourners") as organisations; its Vehicle and MilitaryPlatform are one kind to us."""

UNER: Mapping[MentionKind, str] = MappingProxyType(
    dict.fromkeys(_BODIES, "ORG")
    | {MentionKind.PERSON: "PER", MentionKind.PLACE: "LOC", MentionKind.FACILITY: "LOC"}
)
"""Universal NER: persons, places, organisations; nationalities, times and described people are no names there."""

WNUT17: Mapping[MentionKind, str] = MappingProxyType(
    dict.fromkeys(_BODIES, "group")
    | {
        MentionKind.MEDIA: "corporation",
        MentionKind.COMPANY: "corporation",
        MentionKind.PRODUCT: "product",
        MentionKind.WORK: "creative-work",
        MentionKind.PERSON: "person",
        MentionKind.PLACE: "location",
        MentionKind.FACILITY: "location",
    }
)
"""WNUT 17: its groups are organisations to us, its corporations companies and media."""


@dataclass(frozen=True, slots=True)
class MentionCounts:
    """One document: over all types of the corpus, over those there is a kind for, and spans whatever their type."""

    every: Tally
    own: Tally
    spans: Tally


def standing(mentions: Iterable[Mention], *, names: bool) -> list[Mention]:
    """The mentions that do not overlap one that comes first: the encoder's before a rule's, then the longer.

    These corpora mark one name where names lie in each other; our records keep them all. With `names`, the encoder's
    names count and not its phrases ("Dora Velt", not "President Dora Velt"), nor what a rule finds that is not written as a
    name ("the police", "HR department"); without it the other way about: re3d marks descriptions, the others names
    alone. What is too doubtful to be shown does not count.
    """
    kept: list[Mention] = []
    wanted = _is_name if names else _is_phrase
    shown = (one for one in mentions if one.score >= SHOWN and wanted(one))
    for one in sorted(shown, key=lambda one: ("head" not in one.by, -len(one.span), one.span)):
        if not any(one.span.overlaps(other.span) for other in kept):
            kept.append(one)
    return kept


def _is_name(mention: Mention) -> bool:
    capitals = [word[0].isupper() for word in _telling(mention.words)]
    return mention.by.endswith("names") or (
        mention.by != "head/mentions" and bool(capitals) and all(capitals)
    )


def _telling(words: str) -> list[str]:
    """The words of a name without "of", "the", "al", unless it has no others."""
    every = words.split()
    return [word for word in every if len(word) > _SMALL_WORD or word.isupper()] or every


def _is_phrase(mention: Mention) -> bool:
    return mention.by != "head/names"


def outermost(text: str, labelled: Iterable[Labelled]) -> tuple[Labelled, ...]:
    """Gold without names inside or across longer ones, and without those that begin or end inside a word.

    re3d repeats a name wherever its letters stand, also inside other words; published taggers were scored without.

    >>> outermost("the campaign", [(0, 8, "Location"), (0, 12, "Organisation"), (4, 12, "Location")])
    ((0, 12, 'Organisation'),)
    """
    kept: list[Labelled] = []
    for start, stop, kind in sorted(labelled, key=lambda one: (one[0] - one[1], one[0], one[2])):
        inside = any(start < after and before < stop for before, after, _ in kept)
        if not inside and not (_cuts_a_word(text, start) or _cuts_a_word(text, stop)):
            kept.append((start, stop, kind))
    return tuple(sorted(kept))


def _cuts_a_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def count_mentions(
    gold: Iterable[Labelled], found: Iterable[Labelled], known: frozenset[str]
) -> MentionCounts:
    """Compare one document; `known` are the labels of the corpus that our kinds map to."""
    asked, given = set(gold), set(found)
    return MentionCounts(
        every=tally_sets(given, asked),
        own=tally_sets(given, {one for one in asked if one[2] in known}),
        spans=tally_sets({one[:2] for one in given}, {one[:2] for one in asked}),
    )


def mention_scores(parts: Sequence[MentionCounts]) -> dict[str, float]:
    """`micro_f1` is over all types of the corpus; `own_types_f1` leaves out those we have no kind for."""
    every = total(part.every for part in parts)
    return {
        "micro_f1": every.f1,
        "precision": every.precision,
        "recall": every.recall,
        "own_types_f1": total(part.own for part in parts).f1,
        "spans_f1": total(part.spans for part in parts).f1,
        "n": every.gold,
    }


def labelled_tokens(sentences: Iterable[Sequence[tuple[str, str]]]) -> tuple[str, tuple[Labelled, ...]]:
    r"""The text of some sentences of (token, IOB2 tag), one line each, and its labelled stretches.

    >>> labelled_tokens([[("In", "O"), ("Gao", "B-LOC"), (".", "O")]])
    ('In Gao .', ((3, 6, 'LOC'),))
    """
    lines: list[str] = []
    found: list[Labelled] = []
    here = 0
    for sentence in sentences:
        found += _in_sentence(sentence, here)
        lines.append(" ".join(token for token, _ in sentence))
        here += len(lines[-1]) + 1
    return "\n".join(lines), tuple(found)


def _in_sentence(sentence: Sequence[tuple[str, str]], here: int) -> list[Labelled]:
    found: list[Labelled] = []
    for token, tag in sentence:
        stop = here + len(token)
        kind = tag[2:]
        if tag.startswith("B-") or (
            tag.startswith("I-") and not (found and found[-1][1:] == (here - 1, kind))
        ):
            found.append((here, stop, kind))
        elif tag.startswith("I-"):
            found[-1] = (found[-1][0], stop, kind)
        here = stop + 1
    return found
