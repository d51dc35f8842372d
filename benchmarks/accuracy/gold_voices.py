"""Whether two speakers are the same: by the words that name them here, by their names, by where else they are named.

A voice is *unnamed* if no words stand for it and no actor is known ("reportedly", "allegedly"). Two voices are the same if

- both are unnamed; or
- they have a name in common, once folded (case, accents, punctuation) and stripped of articles and titles at its front
  ("the Governor Adan Tole" is "adan tole"; "the Governor" and "Governor of Gao" keep theirs); or
- words that name them overlap. A voice is named by its own words here and, in a gold report, by all words its actor is
  marked with. A pronoun names nobody: in its place stand all words of the actor it was resolved to, and a pronoun that
  was resolved to nobody is the same as that very pronoun, if the other was not resolved either.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from benchmarks.accuracy.score_attribution import Stretch, meet
from onrecord.lexicon import load_rows
from onrecord.text.fold import fold

_PRONOUNS = frozenset(
    "i we you he she it they me us him her them who whom which that this these those one".split()
)
_ARTICLES = frozenset(["the", "a", "an"])
_POSSESSIVE = re.compile(r"['’]s?\Z")
_LONGEST_TITLE = 4  # words


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One link of a speaker chain: its kind of institution, its words here, its plain names, all words that name it."""

    kind: str
    span: Stretch | None = None
    names: frozenset[str] = frozenset()
    spots: tuple[Stretch, ...] = ()

    @property
    def unnamed(self) -> bool:
        """Whether nobody is named."""
        return self.span is None and not self.names and not self.spots


def voice(
    kind: str, text: str, span: Stretch | None, names: Iterable[str], elsewhere: Iterable[Stretch]
) -> Voice:
    """A voice whose words here are `span`, whose actor has these `names` and is named `elsewhere` too.

    >>> one = voice("official", "The mayor left. He said no.", (16, 18), ["The mayor"], [(0, 9), (16, 18)])
    >>> sorted(one.names), one.spots
    (['mayor'], ((0, 9),))
    """
    own = () if span is None else (span,)
    named = tuple(spot for spot in (*own, *elsewhere) if not is_pronoun(text[slice(*spot)]))
    told = [*names, *(text[slice(*spot)] for spot in named)]
    plain = frozenset(plain_name(name) for name in told if not is_pronoun(name)) - {""}
    return Voice(
        kind=kind, span=span, names=plain, spots=tuple(dict.fromkeys(named)) if named or plain else own
    )


def same_voice(one: Voice, other: Voice) -> bool:
    """Whether the two are the same speaker."""
    if one.unnamed or other.unnamed:
        return one.unnamed and other.unnamed
    return bool(one.names & other.names) or meet(one.spots, other.spots)


def same_words(one: Voice, other: Voice) -> bool:
    """Whether the words here overlap, whoever they stand for; or both are unnamed."""
    if one.span is None or other.span is None:
        return one.span is None and other.span is None
    return meet([one.span], [other.span])


def same_chain(one: tuple[Voice, ...], other: tuple[Voice, ...]) -> bool:
    """Whether all speakers are the same, in order."""
    return len(one) == len(other) and all(map(same_voice, one, other))


def same_chain_of_words(one: tuple[Voice, ...], other: tuple[Voice, ...]) -> bool:
    """Whether the words of all speakers overlap, in order."""
    return len(one) == len(other) and all(map(same_words, one, other))


def is_pronoun(words: str) -> bool:
    """Whether the words are one pronoun.

    >>> is_pronoun("They"), is_pronoun("The Hague")
    (True, False)
    """
    return words.strip().lower() in _PRONOUNS


def plain_name(name: str) -> str:
    """A name to compare by: folded, without articles and titles at its front.

    >>> plain_name("the Deputy Prime Minister Ada Marsh"), plain_name("The Governor")
    ('ada marsh', 'governor')
    """
    words = fold(_POSSESSIVE.sub("", name.strip())).split()
    while size := _front(words):
        words = words[size:]
    return " ".join(words)


def _front(words: list[str]) -> int:
    """How many words at the front are an article, or a title before a name: "minister of health" is all name."""
    if len(words) > 1 and words[0] in _ARTICLES:
        return 1
    for size in range(min(_LONGEST_TITLE, len(words) - 1), 0, -1):
        if " ".join(words[:size]) in _titles() and words[size] not in _joining_words():
            return size
    return 0


@cache
def _joining_words() -> frozenset[str]:
    rows = (row["words"].split() for row in load_rows("closed_classes") if row["class"] in {"prep", "and"})
    return frozenset(word for words in rows for word in words)


@cache
def _titles() -> frozenset[str]:
    return frozenset(fold(row["title"]) for row in load_rows("person_titles"))
