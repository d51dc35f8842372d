"""What the finders of names share: the tokens of a sentence with what is already known of them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeVar

from onrecord.find.phrase_table import Hit, PhraseTable
from onrecord.lexicon import load_rows
from onrecord.model import ActorKind, Mention, MentionKind, Span
from onrecord.text.tokens import Token

_Value = TypeVar("_Value")
QUOTES = frozenset("\"'«»“”‘’„")
_ARTICLES = tuple(f"{article}-" for article in "al el ul as ash ad ar an at az ez es et".split())
PARTICLES = frozenset("al el ul bin ibn abu van von de da di del dos du der ben ould".split())
_AUXILIARIES = frozenset(
    "is was were are has had have will would could can may might must shall should does did do s".split()
)
# Words a name never begins or ends with, though they may stand capitalised at the start of a sentence or headline.
NOT_NAMES = frozenset(
    "the a an this that these those he she it they we i you his her its their our in on at by for from "
    "with of to and but or as if when while after before since during according earlier later meanwhile "
    "however also both each all some many most several two three four five six seven eight nine ten there "
    "here what who where why how not no yes now then today yesterday tomorrow january february march "
    "april may june july august september october november december monday tuesday wednesday thursday "
    "friday saturday sunday operation photo mr mrs over under about against amid despite until".split()
)


class Named(NamedTuple):
    """Tokens `first` up to `last` name something; `offices` are (span, span of whom) beside a person's name."""

    first: int
    last: int
    kind: MentionKind
    by: str
    score: float
    cluster: str | None = None
    country: str | None = None  # ISO 3166 alpha-3
    sector: str | None = None
    actor_kind: ActorKind = ActorKind.OTHER
    proper: bool = True
    head: int | None = None
    offices: tuple[tuple[Span, Span | None], ...] = ()


class Short(NamedTuple):
    """What a short form stands for in this report: the key of the name, its kinds, and how that is known."""

    key: str
    kind: MentionKind
    actor_kind: ActorKind
    by: str


class Words:
    """The tokens of one sentence, and the nationalities and countries that begin at each."""

    def __init__(self, sentence: Sequence[Token], nations: Mapping[int, Mention]) -> None:
        self.tokens = sentence
        # Known once the whole report was seen: last names of persons named in full, short forms it explains.
        self.surnames: frozenset[str] = frozenset()
        self.surname_sounds: dict[str, str] = {}  # how they sound → the one that sounds so
        self.acronyms: dict[str, Short] = {}
        self.explained: tuple[Named, ...] = ()  # full names that stand beside their short forms here
        self.full_names: tuple[Named, ...] | None = None
        self.bodies: tuple[Named, ...] | None = None
        self.all_lower = [token.text.casefold() for token in sentence]
        self._nations = nations
        letters = [token.text for token in sentence if token.text.isalpha() and len(token.text) > 1]
        self.shouting = len(letters) > 3 and sum(word.isupper() for word in letters) > 0.7 * len(letters)
        # Where a capital says that a name may begin.
        self.capitals = () if self.shouting else _capitals(sentence)

    def __len__(self) -> int:
        return len(self.tokens)

    def lower(self, index: int) -> str:
        """Token `index` in lower case, "" outside the sentence."""
        return self.all_lower[index] if 0 <= index < len(self.all_lower) else ""

    def capital(self, index: int) -> bool:
        """Whether token `index` begins with a capital (and capitals say something in this sentence)."""
        return 0 <= index < len(self.tokens) and not self.shouting and is_capital(self.tokens[index].text)

    def text(self, first: int, last: int) -> str:
        """Tokens `first` up to `last`, parted by blanks."""
        return " ".join(token.text for token in self.tokens[first:last])

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens `first` up to `last`."""
        return Span(self.tokens[first].start, self.tokens[last - 1].stop)

    def hit(self, table: PhraseTable[_Value], index: int) -> Hit[_Value] | None:
        """The longest phrase of `table` that begins at token `index`, None if none does or the sentence is over."""
        if not 0 <= index < len(self.all_lower) or not table.begins(self.all_lower[index]):
            return None
        return table.hit_at(self.tokens, index, self.all_lower)

    def hits(self, table: PhraseTable[_Value]) -> Iterator[Hit[_Value]]:
        """All phrases of `table` in the sentence, left to right, none inside another."""
        return table.hits(self.tokens, self.all_lower)

    def nation(self, index: int) -> str | None:
        """ISO alpha-2 code when a country's name or a nationality begins at token `index`."""
        mention = self._nations.get(self.tokens[index].start) if 0 <= index < len(self.tokens) else None
        return mention.value.removeprefix("country:") if mention and mention.value else None

    def nation_end(self, index: int) -> int:
        """The token behind the country's name or nationality that begins at token `index`."""
        stop = self._nations[self.tokens[index].start].span.stop
        return next((at for at in range(index, len(self)) if self.tokens[at].start >= stop), len(self))

    def acts_after(self, index: int) -> bool:
        """Whether token `index` looks like the verb of a subject before it."""
        word = self.lower(index)
        return word in _AUXILIARIES or word in _cue_forms() or (word.endswith("ed") and len(word) > 4)


def _capitals(sentence: Sequence[Token]) -> tuple[int, ...]:
    return tuple([at for at, token in enumerate(sentence) if is_capital(token.text)])


def is_capital(word: str) -> bool:
    """Whether a word is written as a name: "Karst", and "al-Karst" too.

    >>> is_capital("Nusra"), is_capital("al-Nusra"), is_capital("re-Election")
    (True, True, False)
    """
    if word[0].isupper():
        return True
    return "-" in word and word.startswith(_ARTICLES) and word[word.index("-") + 1 :][:1].isupper()


@cache
def _cue_forms() -> frozenset[str]:
    return frozenset(
        "says said denies denied claims claimed warns warned accuses accused rejects rejected condemns condemned insists "
        "insisted announced announces confirmed confirms supports backs sends sent calls called urges urged wants told tells "
        "considers vows vowed pledges pledged seeks sought hopes believes thinks thought sees agreed agrees".split()
    )


@cache
def titles() -> PhraseTable[tuple[ActorKind, str]]:
    """Offices and titles: phrase → kind of the body behind it, PLOVER sector."""
    return PhraseTable(
        [(row["title"], (ActorKind(row["kind"]), row["sector"])) for row in load_rows("person_titles")]
    )


@cache
def title_modifiers() -> frozenset[str]:
    """Words that may stand before a title: "acting", "deputy", "provincial"."""
    return frozenset(row["word"] for row in load_rows("title_modifiers"))
