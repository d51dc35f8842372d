"""A sentence as words with coarse tags (see `tags`): what the rules for events, counts and roles walk over.

Reports in capitals and machine translations read the same way, because everything is looked up in small letters.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from types import MappingProxyType

from onrecord.find.syntax.tags import raw_tag, settled
from onrecord.model import BlockKind, Document, Mention, MentionKind, Sentence, Span
from onrecord.text.tokens import Token, tokens

_CLASSES_OF_KIND: Mapping[MentionKind, frozenset[str]] = MappingProxyType(
    {
        MentionKind.PLACE: frozenset({"place", "settlement", "country", "state"}),
        MentionKind.FACILITY: frozenset({"settlement"}),
        MentionKind.GOVERNMENT: frozenset({"state", "named"}),
        MentionKind.ORGANISATION: frozenset({"state", "named"}),
        MentionKind.GROUP: frozenset({"armed", "named"}),
        MentionKind.MILITARY: frozenset({"force", "named"}),
        MentionKind.POLICE: frozenset({"force", "named"}),
        MentionKind.PERSON: frozenset({"person", "named"}),
        MentionKind.WEAPON: frozenset({"arms"}),
        MentionKind.VEHICLE: frozenset({"vehicle"}),
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: its words in small letters, where they stand, and one tag each.

    `marks` gives, for words inside a mention, the noun classes that the mention's kind stands for.
    """

    sentence: Sentence
    index: int
    kind: BlockKind
    low: tuple[str, ...]
    tags: tuple[str, ...]
    start: tuple[int, ...]
    stop: tuple[int, ...]
    capital: tuple[bool, ...]
    marks: Mapping[int, frozenset[str]] = field(default_factory=dict)

    def span(self, first: int, last: int) -> Span:
        """The characters from word `first` up to, not including, word `last`."""
        return Span(self.start[first], self.stop[last - 1])

    def word_at(self, offset: int) -> int:
        """The index of the first word that ends after `offset` (the number of words if none does)."""
        return bisect_right(self.stop, offset)


def read_lines(document: Document, mentions: Iterable[Mention] = ()) -> tuple[Line, ...]:
    """The sentences of a document as tagged words, in order."""
    named = sorted((one for one in mentions if one.kind in _CLASSES_OF_KIND), key=lambda one: one.span)
    starts = [one.span.start for one in named]
    again = {one.words.lower(): _CLASSES_OF_KIND[one.kind] for one in named if " " not in one.words}
    kinds = tuple(block.kind for block in document.blocks)
    lines = []
    for line in _plain_lines(document.text, document.sentences, kinds):
        first = bisect_left(starts, line.sentence.span.start)
        inside = named[first : bisect_left(starts, line.sentence.span.stop)]
        marks = _marks(line, inside, again)
        lines.append(replace(line, marks=marks) if marks else line)
    return tuple(lines)


@lru_cache(maxsize=2)  # the counts and the incidents of a report read the same lines
def _plain_lines(
    text: str, sentences: tuple[Sentence, ...], kinds: tuple[BlockKind, ...]
) -> tuple[Line, ...]:
    return tuple(
        line_of(text, sentence, index, kinds[sentence.block]) for index, sentence in enumerate(sentences)
    )


def _marks(
    line: Line, mentions: list[Mention], again: Mapping[str, frozenset[str]]
) -> Mapping[int, frozenset[str]]:
    """Noun classes by word; a name found once in the report is known wherever it stands with its capital."""
    found = {at: again[word] for at, word in enumerate(line.low) if word in again and line.capital[at]}
    for mention in mentions:
        for at in range(
            bisect_right(line.stop, mention.span.start), bisect_left(line.start, mention.span.stop)
        ):
            found[at] = found.get(at, frozenset()) | _CLASSES_OF_KIND[mention.kind]
    return found


def line_of(text: str, sentence: Sentence, index: int = 0, kind: BlockKind = BlockKind.BODY) -> Line:
    """One sentence as tagged words.

    >>> text = "Gunmen attacked a bus near Diffa."
    >>> line = line_of(text, Sentence(span=Span(0, len(text)), block=0, paragraph=0))
    >>> " ".join(f"{word}/{tag}" for word, tag in zip(line.low, line.tags))
    'gunmen/X attacked/V a/D bus/X near/P diffa/X ./.'
    """
    found = tokens(text, sentence.span.start, sentence.span.stop)
    words = [token.text for token in found]
    low = tuple([word.lower().replace("’", "'") for word in words])
    mixed = _has_names(words)
    capital = tuple([mixed and word[0].isupper() for word in words])
    raw = [
        raw_tag(word, name=big and at > 0) for at, (word, big) in enumerate(zip(low, capital, strict=True))
    ]
    return Line(
        sentence=sentence,
        index=index,
        kind=kind,
        low=low,
        tags=settled(low, _joined(low, raw, found)),
        start=tuple([token.start for token in found]),
        stop=tuple([token.stop for token in found]),
        capital=capital,
    )


def _joined(low: tuple[str, ...], raw: list[str], found: Sequence[Token]) -> list[str]:
    """A hyphen without blanks around it belongs to its word: 2-year-old."""
    for at in range(1, len(low) - 1):
        if low[at] == "-" and found[at].start == found[at - 1].stop and found[at].stop == found[at + 1].start:
            raw[at] = "X"
    return raw


def _has_names(words: list[str]) -> bool:
    """Whether capitals mean names here: not in texts in capitals, nor in headlines that capitalise every word."""
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    small = sum(word[0].islower() for word in long)
    return small > 0.3 * len(long) if len(long) > 3 else any(word.islower() for word in words)
