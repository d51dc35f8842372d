r"""Time rules as data: the pattern language of `lexicon/time_rules.tsv` and how it becomes regular expressions.

A pattern is a row of words parted by blanks. A plain word stands for itself, `<month>` for any word or figure of
that class, `@num` for another pattern of the table; `m:` in front names the part for the value. `[` and `]` mark
the words of the mention when context stands around it; `( | ) ? * +` and `(?! )`, `(?= )`, `(?<! )` are those of regular
expressions, `^` and `$` the ends of the sentence.

A row of kind *weak* counts only when a row of `lexicon/time_joins.tsv` joins it with a neighbour.
"""

import re
from dataclasses import dataclass
from functools import cache

from onrecord.find.times.time_tokens import vocabulary
from onrecord.lexicon import Row, load_rows

_PIECE = re.compile(
    r"\(\?<!|\(\?[!=]|(?P<name>[a-z]+):(?P<open>\()|(?:(?P<part>[a-z]+):)?(?:<(?P<kind>\w+)>|@(?P<macro>\w+))"
    r"|(?P<sign>[()|?*+\[\]^$])|(?P<word>[a-z]+|'s)|(?P<mark>[^\s\w])"
)
_SIGNS = {"[": "(?P<mention>", "]": ")", "(": "(?:"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row: `needs` are the codes of which a sentence must hold one for the rule to be tried."""

    name: str
    kind: str
    weak: bool
    needs: frozenset[str]
    pattern: re.Pattern[str]
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """One row that makes one mention of two neighbours, or of a mention and the words before it.

    `gap` is what may part the two, `lead` what must stand before them; without `left`, `lead` is drawn into `right`.
    """

    name: str
    left: frozenset[str]
    right: frozenset[str]
    lead: re.Pattern[str] | None
    gap: re.Pattern[str]
    value: str
    kind: str


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in the order of the table; earlier rows win among matches of one length."""
    classes = vocabulary().classes
    return (
        tuple(
            Rule(
                name=row["name"],
                kind=row["kind"],
                weak=row["weak"] == "weak",
                needs=frozenset("".join(classes[name] for name in row["needs"].split())),
                pattern=re.compile(_regex(row["pattern"])),
                value=row["value"],
            )
            for row in load_rows("time_rules")
            if not row["name"].startswith("@")
        )
        + _feasts()
    )


def _feasts() -> tuple[Rule, ...]:
    """Feasts with a rule of the calendar; their `needs` are words, not classes."""
    return tuple(
        Rule(
            name=row["name"],
            kind="md",
            weak=False,
            needs=frozenset(vocabulary().codes[row["needs"]]),
            pattern=re.compile(_regex(row["pattern"])),
            value=row["value"],
        )
        for row in load_rows("time_feasts")
    )


@cache
def triggers() -> frozenset[str]:
    """The codes of which a sentence must hold one for any rule to be tried."""
    return frozenset().union(*(rule.needs for rule in rules()))


@cache
def joins() -> tuple[Join, ...]:
    """The joins in the order in which they are tried over the whole sentence."""
    return tuple(_join(row) for row in load_rows("time_joins"))


def _join(row: Row) -> Join:
    lead, star, gap = row["pattern"].rpartition(" * ")
    if not row["left"]:
        lead, gap = gap, ""
    return Join(
        name=row["name"],
        left=frozenset(row["left"].split()),
        right=frozenset(row["right"].split()),
        lead=re.compile(f"(?:{_regex(lead)})$") if lead or star else None,
        gap=re.compile(_regex(gap)),
        value=row["value"],
        kind=row["kind"],
    )


@cache
def _macros() -> dict[str, str]:
    return {row["name"][1:]: row["pattern"] for row in load_rows("time_rules") if row["name"].startswith("@")}


def _regex(pattern: str) -> str:
    known = vocabulary()
    made: list[str] = []
    for piece in _PIECE.finditer(pattern):
        name = piece["name"] or piece["part"]
        body = ""
        if piece["kind"]:
            body = f"[{known.classes[piece['kind']]}]"
        elif piece["macro"]:
            body = _regex(_macros()[piece["macro"]])
        elif piece["word"]:
            body = known.codes[piece["word"]]
        elif piece["mark"]:
            body = re.escape(piece["mark"])
        elif piece["sign"]:
            body = _SIGNS.get(piece["sign"], piece["sign"])
        elif not piece["open"]:
            body = piece.group()
        made.append(_named(name, body, opens=bool(piece["open"]), whole=bool(piece["macro"])))
    return "".join(made)


def _named(name: str | None, body: str, *, opens: bool, whole: bool) -> str:
    if opens:
        return f"(?P<{name}>"
    if name:
        return f"(?P<{name}>{body})"
    return f"(?:{body})" if whole else body
