"""Signs that a text was translated by a machine: general slips, each with a name, none of them proof by itself."""

import re
from typing import NamedTuple


class Sign(NamedTuple):
    """A slip: its name, the pattern that shows it, how often it must stand in the text, and why it is a sign."""

    name: str
    pattern: re.Pattern[str]
    least: int
    why: str


SIGNS: tuple[Sign, ...] = (
    Sign("guillemets", re.compile(r"«[^«»\n]{1,200}"), 1, "English quotes with “ ”, not with « »"),
    Sign(
        "article-glued-to-hyphen",
        re.compile(r"\b\w+-(?:the|a|an) (?=[a-z])|\b(?:a|an|the) \w+-(?:the|a|an)\b"),
        1,
        "“press-the service”: the article was put inside a compound",
    ),
    Sign(
        "dash-after-quotation",
        re.compile(
            r"[”»\"],?\s+[-–—]\s*(?:[a-z]+\s+){0,2}(?:said|says|reads|told|reported|noted|stated|added|the)\b|,\s+[-–]\s+(?:said|reported|noted|stated)\b"
        ),
        1,
        "a dash between quotation and speaker is the custom of other languages",
    ),
    Sign(
        "verb-before-subject",
        re.compile(
            r"\b(?:[Ii]n|[Aa]t|[Bb]y|[Aa]s|[Ff]rom)\b[^.,;:“«\n]{3,80}?(?<!who)(?<!which)(?<!that)\s"
            r"(?:have|has|were|was)\s+(?:losses|casualties|victims|killed|injured|wounded|liquidated|destroyed|detained|"
            r"increased|suffered|come|arrived)\b(?!\s+(?:in|by|on|at|to)\b)"
        ),
        1,
        "“In the attack have losses”: the word order of the original was kept",
    ),
    Sign(
        "two-articles",
        re.compile(r"\b(?:the|a|an) (?:the|a|an|us|these|this)\b(?! [A-Z])", re.I),
        1,
        "an article twice",
    ),
    Sign(
        "article-dropped",
        re.compile(
            r"(?:^|[.!?]\s+)(?:In|By|At|With|About) (?:result|course|time|framework|connection|opinion|words|territory|area) of\b",
            re.M,
        ),
        1,
        "“In result of explosion”: articles are missing",
    ),
    Sign(
        "press-service",
        re.compile(
            r"\b(?:press-(?:the )?service|the fact of (?:the )?incident|the given (?:fact|moment))\b", re.I
        ),
        1,
        "a calque",
    ),
    Sign(
        "singular-verb",
        re.compile(
            r"\b(?:militants|fighters|terrorists|helicopters|troops|soldiers|forces|people|they)\b(?: \w+){0,3}? (?:has|was) (?:\w+ed|carried|resumed|been)\b"
        ),
        1,
        "plural subject, singular verb",
    ),
    Sign(
        "small-letter-begins",
        re.compile(r"(?:^|\n)(?:this|the|in|meanwhile|he|she|it|they|according|thus|also|after)\b"),
        1,
        "a paragraph that begins small",
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

    >>> translation_signs("«We left», — said a press-the service of the guard.")
    ('guillemets', 'article-glued-to-hyphen', 'dash-after-quotation', 'press-service')
    >>> translation_signs("The guard left, its press service said.")
    ()
    """
    return tuple(sign.name for sign in SIGNS if _seen(sign, text))


def _seen(sign: Sign, text: str) -> bool:
    return sum(1 for _ in zip(range(sign.least), sign.pattern.finditer(text), strict=False)) >= sign.least
