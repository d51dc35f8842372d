"""Where a sentence speaks of dead, wounded, missing, taken or displaced people, and by which kind of word."""

from functools import cache
from typing import NamedTuple

from onrecord.find.syntax.lines import Line
from onrecord.lexicon import load_rows, verb_forms
from onrecord.model import CountOf

_LETHAL_BEFORE = frozenset({"fatally", "mortally", "lethally"})


class Loss(NamedTuple):
    """A loss word: words `first` up to `last` of a line, what it tells of, and how it takes its figure."""

    first: int
    last: int
    of: CountOf
    kind: str


class _Entry(NamedTuple):
    rest: tuple[str, ...]
    of: CountOf
    kind: str


def losses(line: Line) -> tuple[Loss, ...]:
    """All loss words of a sentence; the longest phrase wins.

    >>> from onrecord.find.syntax.lines import line_of
    >>> from onrecord.model import Sentence, Span
    >>> text = "Two men were fatally shot and five others hurt."
    >>> line = line_of(text, Sentence(span=Span(0, len(text)), block=0, paragraph=0))
    >>> [(one.of.value, one.kind) for one in losses(line)]
    [('killed', 'verb'), ('injured', 'verb')]
    """
    found: list[Loss] = []
    table = _table()
    at = 0
    while at < len(line.low):
        entries = table.get(line.low[at])
        loss = _at(line, at, entries) if entries else None
        if loss:
            found.append(loss)
        at = loss.last if loss else at + 1
    return tuple(found)


def _at(line: Line, at: int, entries: tuple[_Entry, ...]) -> Loss | None:
    for entry in entries:
        last = at + 1 + len(entry.rest)
        if line.low[at + 1 : last] == entry.rest and _fits(line, at, entry.kind):
            loss = Loss(at, last, entry.of, entry.kind)
            if entry.kind == "bodies":
                return loss._replace(kind="noun") if _counted_dead(line, at) else None
            return _hit(line, loss) if entry.kind == "hit" else loss
    return None


def _counted_dead(line: Line, at: int) -> bool:
    """Nineteen bodies: where somebody received, found, counted or buried them."""
    figure = "#" in line.tags[max(at - 3, 0) : at]
    near = {word for word in line.low[max(at - 9, 0) : at + 6] if word.startswith(_HANDLED)}
    return figure and bool(near)


_HANDLED = (
    "receiv",
    "recover",
    "found",
    "find",
    "count",
    "collect",
    "pull",
    "brought",
    "bring",
    "discover",
    "retriev",
    "buried",
    "bury",
    "identif",
    "morgue",
    "dug",
    "unearth",
    "seen",
    "saw",
    "lay",
    "lying",
)


def _fits(line: Line, at: int, kind: str) -> bool:
    tag = line.tags[at]
    if kind in {"verb", "verb_subject", "hit", "lives", "treat"}:
        return tag in {"V", "E", "G", "I", "B"} or (tag == "X" and line.low[at].endswith("ed"))
    return True


def _hit(line: Line, loss: Loss) -> Loss | None:
    """A blow killed when it was fatal, to death or left the victim dead; "shot and killed" is left to "killed"."""
    before = line.low[max(loss.first - 2, 0) : loss.first]
    after = line.low[loss.last : loss.last + 2]
    if any(word in _LETHAL_BEFORE for word in before):
        return loss._replace(of=CountOf.KILLED, kind="verb")
    if after == ("to", "death") or after[:1] == ("dead",):
        return loss._replace(of=CountOf.KILLED, kind="verb", last=loss.last + 1)
    if {"others", "rest"} & set(line.low[loss.last :]) and {
        "captured",
        "arrested",
        "detained",
        "surrendered",
    } & set(line.low[loss.last :]):
        return loss._replace(of=CountOf.KILLED, kind="verb")  # a few were shot and the others captured
    if after[:1] in {("and",), (",",)} and after[1:] in {
        ("killed",),
        ("wounded",),
        ("injured",),
        ("killing",),
    }:
        return None
    return loss


def driven_out(line: Line, loss: Loss, first: int, last: int) -> bool:
    """Whether those who fled lost their homes: people, families, or many; a gunman who fled the scene did not."""
    who = set(line.low[first:last])
    fled_from = set(line.low[loss.last : loss.last + 8])
    return bool(who & _UPROOTED) or bool(fled_from & _LEFT_BEHIND) or loss.kind != "verb_subject"


_UPROOTED = frozenset(
    "people persons civilians residents villagers families inhabitants households townspeople refugees women children "
    "hundreds thousands millions".split()
)
_LEFT_BEHIND = frozenset("home homes villages village houses fighting violence shelling conflict".split())


@cache
def _table() -> dict[str, tuple[_Entry, ...]]:
    found: dict[str, list[_Entry]] = {}
    for row in load_rows("loss_words"):
        for phrase in _forms(row["word"], row["kind"]):
            first, *rest = phrase.split()
            found.setdefault(first, []).append(_Entry(tuple(rest), CountOf(row["of"]), row["kind"]))
    return {word: tuple(sorted(entries, key=lambda one: -len(one.rest))) for word, entries in found.items()}


def _forms(word: str, kind: str) -> tuple[str, ...]:
    if kind in {"verb", "verb_subject", "hit", "lives", "treat"}:
        return tuple(verb_forms(word)) if not word.startswith("be ") else tuple(_be_forms(word))
    if kind in {"noun", "hit_noun", "bodies"}:
        return (
            word,
            word[:-1] + "ies" if word.endswith("y") else word + ("es" if word.endswith("s") else "s"),
        )
    return (word,)


def _be_forms(word: str) -> list[str]:
    return [f"{be} {word[3:]}" for be in ("is", "are", "was", "were", "been", "being")]
