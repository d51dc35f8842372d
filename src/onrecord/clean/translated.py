"""Signs that a text was translated by a machine: general slips, each with a name, none of them proof by itself."""

import re
from typing import NamedTuple

_SENTENCE = r"(?:^|[.!?»”]\s+|\n)"
_NOUN_PHRASE = r"(?:(?:the (?:same |last |recent )?|this |that |a )?\w+(?: (?:of|in|at|near) (?:the )?\w+)*)"
_PLURAL = r"(?:militants|fighters|terrorists|helicopters|troops|soldiers|forces|rebels|people|they)"


class Sign(NamedTuple):
    """A slip: its name, the pattern that shows it, how often it must stand in the text, and why it is a sign."""

    name: str
    pattern: re.Pattern[str]
    least: int
    why: str


SIGNS: tuple[Sign, ...] = (
    Sign("guillemets", re.compile("«[^«»\n]{1,200}"), 1, "English quotes with “ ”, not with « »"),
    Sign(
        "article-glued-to-hyphen",
        re.compile(r"\b\w+-(?:the|a|an) (?=[a-z])"),
        1,
        "“news-the agency”: the article was put inside a compound",
    ),
    Sign(
        "dash-after-quotation",
        re.compile(
            r"[”»\"],?\s+[-–—]\s*(?:\w+\s+){0,2}?(?:said|says|reads|told|reported|noted|stated|added)\b|,\s+[-–]\s+said\b"
        ),
        1,
        "a dash between quotation and speaker is the custom of other languages",
    ),
    Sign(
        "verb-before-subject",
        re.compile(
            rf"{_SENTENCE}(?:In|At|By|As|From|With) {_NOUN_PHRASE} (?:have|has|were|was) (?:losses|casualties|victims|"
            r"killed|injured|wounded|liquidated|destroyed|detained|increased|suffered|come|arrived)\b"
        ),
        1,
        "“In the attack have losses”: the word order of the original was kept",
    ),
    Sign(
        "two-articles",
        re.compile(r"\b(?:[Tt]he|[Aa]n?) (?:the|a|an|us|these|this)\b"),
        1,
        "an article before an article or pronoun",
    ),
    Sign(
        "article-dropped",
        re.compile(
            rf"{_SENTENCE}(?:In|By|At|With|About) "
            r"(?:result|course|time|framework|connection|opinion|words|territory|area) of\b"
        ),
        1,
        "“In result of explosion”: articles are missing",
    ),
    Sign(
        "calque",
        re.compile(
            r"\bpress-(?:the )?service\b|\bthe fact of (?:the )?incident\b|\bthe given (?:fact|moment)\b"
        ),
        1,
        "phrases taken over word for word",
    ),
    Sign(
        "singular-verb",
        re.compile(rf"\b(?i:{_PLURAL})(?: with \w+| of \w+)?(?: \w+)?? (?:has|was) (?:\w+ed|been)\b"),
        1,
        "a plural subject with a singular verb",
    ),
    Sign(
        "small-letter-begins",
        re.compile(r"(?:^|\n)(?:this|the|in|meanwhile|he|she|it|they|according|thus|also|after)\b"),
        1,
        "a paragraph that begins with a small letter",
    ),
    Sign("no-space-after-stop", re.compile(r"[a-z]{3}[.!?][A-Z][a-z]"), 2, "spaces lost between sentences"),
    Sign(
        "banned-in",
        re.compile(r"\((?:is )?(?:banned|prohibited|forbidden)(?: organi[sz]ation)? in [A-Z]"),
        1,
        "a legal formula of the original's country",
    ),
)
"""All signs, in the order in which they are reported."""


def translation_signs(text: str) -> tuple[str, ...]:
    """The names of the signs seen in `text`.

    >>> translation_signs("«We left», — said a news-the agency of the guard.")
    ('guillemets', 'article-glued-to-hyphen', 'dash-after-quotation')
    >>> translation_signs("The guard left, its press service said.")
    ()
    """
    return tuple(sign.name for sign in SIGNS if _seen(sign, text))


def _seen(sign: Sign, text: str) -> bool:
    found = sign.pattern.finditer(text)
    return all(next(found, None) is not None for _ in range(sign.least))
