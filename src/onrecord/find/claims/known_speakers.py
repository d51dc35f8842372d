"""What is known of a speaker met before, and which later words can mean him, her or it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.find.claims.kinds_of_speakers import Noun, nouns_in
from onrecord.find.syntax.following_phrases import phrase_after
from onrecord.find.syntax.noun_phrases import Phrase
from onrecord.find.syntax.tagged_lines import Line
from onrecord.model import Institution, Proximity, Span

ONE = frozenset("he she his her him himself herself".split())
BODY = frozenset("it its itself".split())
MANY = frozenset("they their them themselves".split())
FIRST_PERSON = frozenset("i we my our us me myself ourselves".split())
PRONOUNS = ONE | BODY | MANY
RANKS = frozenset(
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
    voice: bool = (
        False  # speaks for a body and bears its actor: "an envoy of the ministry" is not "the ministry"
    )
    about: frozenset[str] = frozenset()  # every word of the phrase and its apposition
    gender: str = ""  # he · she · "" where no word tells
    start: int = 0  # where the words for them begin


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
    if line.low[base - 1] in _GROUNDS:
        return False
    if nouns_in(line, first, base):
        return True
    shouted = line.text[line.span.start : line.span.stop].isupper() and line.tags[first] == "d"
    return line.tags[base - 1] == "N" and line.low[first] not in {"this", "these"} and not shouted


_GROUNDS = frozenset(
    "base airbase airport airfield port harbour bridge road camp barracks checkpoint border".split()
)
"""Where things happen: they may issue statements, but it is what happened there that shows or suggests something."""


def is_nobody(words: str) -> bool:
    """Whether a source says that nobody spoke ("nobody", "no group")."""
    low = words.lower()
    return low in _NOBODY or low.startswith(
        ("no one", "no group", "nobody", "none of", "neither", "no longer")
    )


def base_end_of(line: Line, first: int, after: int) -> int:
    """The token behind the head noun: before the first preposition of the phrase, but behind "one of", "some of"."""
    for at in range(first + 1, after):
        if line.low[at] == "of" and line.low[at - 1] in PARTS_OF:
            continue
        if line.tags[at] in "it,(-" or line.low[at] in {"familiar", "close", "seen"}:
            return at
    return after


PARTS_OF = frozenset(
    "one some many several few most all both each any none another two three four five six dozens scores hundreds "
    "thousands number lot majority couple handful pair half".split()
)
"""Words that count a part of what follows "of": the head stands behind ("one of the survivors")."""


def is_bare(line: Line, phrase: Phrase) -> bool:
    """Whether the phrase is a lone surname, with at most Mr, Ms or a rank before it."""
    size = phrase.narrow - phrase.first
    if line.tags[phrase.narrow - 1] != "N" or size > _RANKED:
        return False
    return size == 1 or all(word.rstrip(".") in RANKS for word in line.low[phrase.first : phrase.narrow - 1])


def fits(known: Known, wanted: str, gender: str = "") -> bool:
    """Whether somebody known can be meant by a pronoun for `wanted`: one, body, many or any."""
    if gender and known.gender not in {"", gender}:
        return False
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
    if len(known.name) <= len(words) or " and " in known.name:  # two named together are not one of them
        return False
    named = known.name.lower().split()
    if bare:
        return head == known.head or (head == named[-1] and known.number == "one")
    if not {*words.lower().split()[1:-1]} <= {
        *named,
        *known.about,
    }:  # "the defence ministry" is not the interior's
        return False
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
    """Whether a subject that has not spoken can be meant by a pronoun: a lone name is no "they", "fear" is no "he"."""
    if known.number != "any":
        return True
    if known.actor is None and line.low[subject.first] in _POINTING:
        return False
    if wanted == "one" and not _may_be_person(line, subject, known):
        return False
    last = subject.narrow - 1
    plural = subject.first == last and line.low[last].endswith("s") and known.actor is None
    return wanted != "many" and not plural and line.low[last].upper() != line.tokens[last].text


def _may_be_person(line: Line, subject: Phrase, known: Known) -> bool:
    """Whether words that no list knows can name a person: an actor, or a name without "the", "no" or "that" before it."""
    if known.actor is not None:
        return True
    names = line.tags[subject.first : subject.narrow]
    if set(names) - {"N"}:
        return False
    lone = subject.narrow - subject.first == 1 and subject.first == 0
    return not (lone and line.low[subject.first].endswith(_THINGS))


_POINTING = frozenset(
    "that this such no these those there neither both fear hope rain war peace life".split()
)
_THINGS = ("ing", "tion", "sion", "ment", "ness", "ity", "ence", "ance", "ism", "ship", "hood")


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
    if one.name.lower().removeprefix("the ") == other.name.lower().removeprefix("the "):
        return True
    last, again = one.name.split()[-1], other.name.split()[-1]
    surname = last.lower() == again.lower() and last[0].isupper()  # two ministries are two
    return surname and (one.actor is None or other.actor is None)


def line_subject(line: Line) -> Phrase | None:
    """The noun phrase that opens a sentence and has a verb, a name or a comma behind it; None where none does."""
    at = 0
    while at < len(line) and line.tags[at] in "qrc":
        at += 1
    phrase = phrase_after(line, at)
    if phrase is None or phrase.after >= len(line):
        return None
    return phrase if line.tags[phrase.after] in "Vxmebrn," else None
