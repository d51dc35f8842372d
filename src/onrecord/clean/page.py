"""Lines and pages: what the rules that tell blocks apart look at."""

import re
from dataclasses import dataclass

from onrecord.model import BlockKind, Span

_WORD = re.compile(r"[^\W_]+(?:[-‑'’.][^\W_]+)*")
_FINAL = re.compile(r"[.!?…][\"'”’»)\]]*\Z")
_SYMBOLS = re.compile(r"[^\w?!:&@#]+")
_SHORT = 14  # words; longer lines are no headings
_LABEL = 2  # words; "Order!" and "No. 5." are no sentences
_LONG = 20  # words; a line this long is news, not furniture


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph, or a piece of one that was stuck to something else.

    `words` are its characters, `folded` its words in small letters with single spaces, `size` how many words,
    `tag` the HTML element it stands in, `main` whether it belongs to the article of its page (None if nobody knows).
    `kind` and `by` are set once a rule has decided.
    """

    span: Span
    words: str
    folded: str
    size: int
    paragraph: int
    tag: str = ""
    main: bool | None = None
    kind: BlockKind | None = None
    by: str = ""

    @property
    def ends(self) -> bool:
        """Whether the line ends like a sentence."""
        return bool(_FINAL.search(self.words))

    @property
    def long(self) -> bool:
        """Whether this is surely a paragraph of running text."""
        return self.size >= _LONG or (self.ends and self.size > _SHORT)

    @property
    def running(self) -> bool:
        """Whether this reads like a sentence or more, however short."""
        return self.size >= _LONG or (self.ends and self.size > _LABEL)

    @property
    def short(self) -> bool:
        """Whether this may be a heading by its length and its end."""
        return (
            self.size <= _SHORT
            and self.words[-1] not in ".,;…"
            and not self.words.endswith((".”", ".»", '."'))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """All lines of a report in order, its stated title folded, and which lines the rules found to be landmarks.

    `headline` is the index of the headline, `first` and `last` of the first and last line of running text, `comments` of the
    line that opens the readers' comments; None where there is none. `related` are the lines of lists of other stories.
    """

    lines: tuple[Line, ...]
    title: str | None = None
    headline: int | None = None
    first: int | None = None
    last: int | None = None
    comments: int | None = None
    related: frozenset[int] = frozenset()

    def headline_words(self) -> str:
        """The words of the headline, empty if there is none."""
        return "" if self.headline is None else self.lines[self.headline].words


def line_of(text: str, span: Span, paragraph: int, *, tag: str = "", main: bool | None = None) -> Line:
    """The line at `span` of `text`, without the white space around it."""
    inner = span.trimmed(text)
    words = inner.of(text)
    size = words.count(" ") + 1
    return Line(
        span=inner, words=words, folded=folded(words), size=size, paragraph=paragraph, tag=tag, main=main
    )


def folded(words: str) -> str:
    """Small letters, plain apostrophes, single spaces, no full stop or colon at the end: for looking phrases up.

    >>> folded("  Don’t   miss … ")
    "don't miss"
    """
    small = " ".join(words.lower().replace("’", "'").split())
    return small.strip("»«›‹|•*→▶►…. -–—")


def key(words: str) -> str:
    """Letters and digits only, small: whether two lines say the same.

    >>> key("Troops leave — at last!") == key("TROOPS LEAVE, AT LAST")
    True
    """
    return _KEY.sub("", words).casefold()


_KEY = re.compile(r"[\W_]+")


def word_list(words: str) -> list[str]:
    """The words of a line without its punctuation.

    >>> word_list("Rebels (left) at 3.5 km")
    ['Rebels', 'left', 'at', '3.5', 'km']
    """
    return _WORD.findall(words)
