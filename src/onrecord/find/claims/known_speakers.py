"""What is known of a speaker met before, and which later words can mean him, her or it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.find.claims.kinds_of_speakers import Noun, nouns_in
from onrecord.find.syntax.noun_phrases import Phrase
from onrecord.find.syntax.tagged_lines import Line
from onrecord.model import Institution, Mention, MentionKind, Proximity, Span

ONE = frozenset("he she his her him himself herself".split())
BODY = frozenset("it its itself".split())
MANY = frozenset("they their them themselves".split())
FIRST_PERSON = frozenset("i we my our us me myself ourselves".split())
PRONOUNS = ONE | BODY | MANY
_RANKS = frozenset(
    "mr mrs ms dr sgt sergeant lt lieutenant capt captain maj major col colonel gen general brig brigadier cpl corporal "
    "adm admiral prof professor rev reverend msgr chief officer deputy det detective insp inspector judge sen senator "
    "rep gov governor president minister secretary sheriff mayor sheikh imam father bishop archbishop "
    ".".split()
)
_RANKED = 4  # tokens of a rank and a surname, stops counted
_NOBODY = frozenset(("nobody", "no one", "no group", "none", "no-one", "no"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody named earlier: their fullest name, their kind, and where."""

    name: str
    actor: str | None
    institution: Institution
    proximity: Proximity
    number: str  # one · body · many · any
    line: int
    head: str
    bodies: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


def can_speak(line: Line, span: Span) -> bool:
    """Whether the words name somebody or a document rather than a fact or a thing ("this fact suggests").

    >>> from onrecord.find.syntax.tagged_lines import read_line
    >>> text = "The delay suggests that fuel is low."
    >>> can_speak(read_line(text, Span(0, len(text))), Span(0, 9))
    False
    """
    if not line.span.contains(span):
        return True
    first, after = line.index_at(span.start), line.index_at(span.stop)
    base = base_end_of(line, first, after)
    if line.low[first] in PRONOUNS - BODY or line.low[first] in {"who", "which", "that"}:
        return True
    if nouns_in(line, first, base):
        return True
    shouted = line.text[line.span.start : line.span.stop].isupper() and line.tags[first] == "d"
    return line.tags[base - 1] == "N" and line.low[first] not in {"this", "these"} and not shouted


def is_nobody(words: str) -> bool:
    """Whether a source says that nobody spoke ("nobody", "no group")."""
    low = words.lower()
    return low in _NOBODY or low.startswith(
        ("no one", "no group", "nobody", "none of", "neither", "no longer")
    )


def base_end_of(line: Line, first: int, after: int) -> int:
    """The token behind the head noun: before the first preposition of the phrase."""
    for at in range(first + 1, after):
        if line.tags[at] in "it,(-" or line.low[at] in {"familiar", "close", "seen"}:
            return at
    return after


def is_bare(line: Line, phrase: Phrase) -> bool:
    """Whether the phrase is a lone surname, with at most Mr, Ms or a rank before it."""
    size = phrase.narrow - phrase.first
    if line.tags[phrase.narrow - 1] != "N" or size > _RANKED:
        return False
    return size == 1 or all(word.rstrip(".") in _RANKS for word in line.low[phrase.first : phrase.narrow - 1])


def proximity_of(nouns: list[tuple[int, int, Noun]], base_end: int) -> Proximity | None:
    """How near the head noun puts a speaker to what is told, None where it does not tell."""
    return next(
        (noun.proximity for first, _, noun in reversed(nouns) if first < base_end and noun.proximity), None
    )


def number_of(
    line: Line, phrase: Phrase, nouns: list[tuple[int, int, Noun]], base_end: int, mentions: Sequence[Mention]
) -> str:
    """Whether a phrase names "one" person, a "body", "many", or "any" of them as far as the words show."""
    last = line.tokens[base_end - 1]
    if any(mention.kind is MentionKind.PERSON and mention.span.stop <= last.stop for mention in mentions):
        return "one"
    head = next(((after, noun) for first, after, noun in reversed(nouns) if first < base_end), None)
    if head is None:
        return (
            "many"
            if _is_plural(line, base_end, known=False)
            else _number_of_name(line, phrase.first, base_end)
        )
    after, noun = head
    if noun.person is False or (after < base_end and line.tags[base_end - 1] == "N"):
        return "body" if noun.person is False else "one"
    if _is_plural(line, base_end, known=after == base_end):
        return "many"
    if noun.person or noun.institution is Institution.WITNESS:
        return "one"
    return "any" if noun.body else "body"


def _is_plural(line: Line, base_end: int, *, known: bool) -> bool:
    word = line.low[base_end - 1]
    return (
        word.endswith("s") and not word.endswith(("ss", "us")) and (known or line.tags[base_end - 1] in "ab")
    )


def _number_of_name(line: Line, first: int, base_end: int) -> str:
    """Two capitalised words without "the" are most often a person's name."""
    return "one" if base_end - first == 2 and line.tags[first:base_end] == "NN" else "any"


def fits(known: Known, wanted: str) -> bool:
    """Whether somebody known can be meant by a pronoun for `wanted`: one, body, many or any."""
    if wanted == "any" or known.number == "any":
        return True
    if wanted == "many":
        return known.number in {"many", "body"}
    return known.number == wanted


def surest(found: list[Known], wanted: str) -> list[Known]:
    """Of several that fit "he" or "it", those known to be one person, one body: the rest only may be."""
    sure = [known for known in found if known.number == wanted]
    return sure if len(found) > 1 and sure else found


def offices(line: Line, nouns: list[tuple[int, int, Noun]], after: int, base_end: int) -> frozenset[str]:
    """The words by which somebody may be named later: head noun, title before the name, office in the apposition."""
    titles = {line.low[last - 1] for first, last, noun in nouns if first < base_end and noun.person}
    behind = {line.low[last - 1] for _, last, noun in nouns_in(line, base_end, after) if noun.person}
    return frozenset(titles | behind)


def name_behind(line: Line, phrase: Phrase, wide: Span | None) -> str:
    """The name set behind an office between commas ("the mediator, Hanna Lind,"); "" where no plain name stands there.

    For names that the search for actors did not take for a person's.
    """
    if wide is None or line.tags[phrase.first] != "d" or line.tags[phrase.narrow : phrase.narrow + 1] != ",":
        return ""
    first, after = phrase.narrow + 1, line.index_at(wide.stop)
    after -= line.tags[after - 1] == ","
    if line.tags[first:after] not in {"NN", "NNN"} or nouns_in(line, first, after):
        return ""
    return line.stretch(first, after).of(line.text)


def may_be(known: Known, head: str, words: str, *, bare: bool) -> bool:
    """Whether "Hale" or "the secretary" can mean somebody known under a longer name."""
    if len(known.name) <= len(words):
        return False
    named = known.name.lower().split()
    if bare:
        return head in {known.head, named[-1]}
    return head in {known.head, named[-1]} or head in known.words


def nearest(line: Line, phrase: Phrase, word: str) -> Phrase:
    """For "a blow to the mayor, who": the mayor, as nobody else in the phrase is a person."""
    head = nouns_in(line, phrase.first, base_end_of(line, phrase.first, phrase.narrow))
    if word != "who" or any(noun.person or noun.body for _, _, noun in head):
        return phrase
    for at in range(phrase.narrow - 1, phrase.first, -1):
        if line.tags[at] in "it" and any(noun.person for _, _, noun in nouns_in(line, at + 1, phrase.narrow)):
            return Phrase(at + 1, phrase.narrow, phrase.narrow)
    return phrase


def can_be_meant(line: Line, subject: Phrase, known: Known, wanted: str) -> bool:
    """Whether a subject that has not spoken can be meant by a pronoun: a lone name is no "they"."""
    if known.number != "any":
        return True
    last = subject.narrow - 1
    plural = subject.first == last and line.low[last].endswith("s") and known.actor is None
    return wanted != "many" and not plural and line.low[last].upper() != line.tokens[last].text


def distinct(found: list[Known]) -> list[Known]:
    """The list with each person or body once, under the fullest name."""
    kept: list[Known] = []
    for known in found:
        same = next((i for i, one in enumerate(kept) if _same(one, known)), None)
        if same is None:
            kept.append(known)
        elif len(known.name) > len(kept[same].name) or (kept[same].actor is None and known.actor):
            kept[same] = known
    return kept


def _same(one: Known, other: Known) -> bool:
    if one.actor is not None and one.actor == other.actor:
        return True
    return one.name.lower() == other.name.lower() or (
        one.name.split()[-1].lower() == other.name.split()[-1].lower()
        and (one.actor is None or other.actor is None)
    )
