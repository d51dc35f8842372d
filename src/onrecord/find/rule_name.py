"""The short, stable name under which a rule signs: "incidents/subject-acts", "counts/verb-figure"."""

import re

_BETWEEN = re.compile(r"[^a-z0-9]+")


def rule_name(room: str, words: str) -> str:
    """The name of a rule of one room of `find`, from the words it is known by in the code.

    >>> rule_name("incidents", "after “in”"), rule_name("counts", "verb: figure")
    ('incidents/after-in', 'counts/verb-figure')
    """
    if words.startswith(f"{room}/"):
        return words
    return f"{room}/{_BETWEEN.sub('-', words.lower()).strip('-')}"
