"""Words and punctuation with their offsets."""

import re
from functools import lru_cache
from typing import NamedTuple

# A word keeps its inner hyphens, apostrophes and full stops of abbreviations (U.S., al-Shabaab, city's → city + 's);
# a figure keeps its inner commas and stops; everything else is one character.
_TOKEN = re.compile(
    r"""
    \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|%)?\b     # 1,200  3.5  10:30  2nd  1990s
    | (?:[^\W\d_]\.){2,}                          # U.S.  e.g.
    | ['’](?:s|S|re|ve|ll|d|m|t)\b                # the clitics
    | [^\W_]+(?:[-‑'’](?!(?:s|S|re|ve|ll|d|m)\b)[^\W_]+)*
    | \.{2,} | [^\w\s] | _
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """One token: its characters `start` to `stop` and what they are."""

    start: int
    stop: int
    text: str


@lru_cache(maxsize=1024)  # several finders read the same sentences one after the other
def tokens(text: str, start: int = 0, stop: int | None = None) -> tuple[Token, ...]:
    """The tokens of `text[start:stop]`, with offsets in `text`.

    >>> [token.text for token in tokens("Al-Noor's U.S. envoy said 1,200 fled.")]
    ['Al-Noor', "'s", 'U.S.', 'envoy', 'said', '1,200', 'fled', '.']
    """
    end = len(text) if stop is None else stop
    return tuple(
        Token(found.start(), found.end(), found.group()) for found in _TOKEN.finditer(text, start, end)
    )
