"""What common nouns stand for: soldiers are a force, gunmen are armed, a bus is a vehicle."""

from functools import cache

from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.phrases import Phrase, head_of
from onrecord.lexicon import load_rows

_NONE: frozenset[str] = frozenset()
_IRREGULAR_PLURALS = frozenset(
    "people men women children police forces troops servicemen policemen gunmen fishermen boatmen "
    "militiamen infantrymen families babies sentries cities lorries supplies staff personnel "
    "gendarmerie personnel tribesmen herdsmen".split()
)


@cache
def noun_classes() -> dict[str, frozenset[str]]:
    """Classes by word, plurals included."""
    found: dict[str, frozenset[str]] = {}
    for row in load_rows("noun_classes"):
        classes = frozenset(row["classes"].split())
        found[row["word"]] = found.get(row["word"], _NONE) | classes
        for plural in _plurals(row["word"]):
            found[plural] = found.get(plural, _NONE) | classes
    return found


@cache
def plural_words() -> frozenset[str]:
    """Words of the list that speak of more than one."""
    made = {plural for row in load_rows("noun_classes") for plural in _plurals(row["word"])}
    listed = {row["word"] for row in load_rows("noun_classes")}
    return frozenset(
        (made - listed) | {word for word in listed if word in _IRREGULAR_PLURALS or word.endswith("men")}
    )


def _plurals(word: str) -> tuple[str, ...]:
    if word in _IRREGULAR_PLURALS or word.endswith(("men", "s")):
        return ()
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (word[:-1] + "ies",)
    if word.endswith(("x", "z", "ch", "sh")):
        return (word + "es",)
    if word.endswith("man"):
        return (word[:-3] + "men",)
    return (word + "s",)


def classes_of(line: Line, phrase: Phrase | None) -> frozenset[str]:
    """The classes of the head of a noun phrase; of the whole head noun where it is two words ("car bomb").

    Where the head says nothing ("members", "a group of gunmen"), the noun after "of" is asked.
    """
    if phrase is None:
        return _NONE
    known = noun_classes()
    head = head_of(line, phrase)
    found = known.get(line.low[head], _NONE) | line.marks.get(head, _NONE)
    if head > phrase.first:
        found |= known.get(f"{line.low[head - 1]} {line.low[head]}", _NONE)
    if head + 1 < phrase.last and line.low[head + 1] == "of":
        rest = Phrase(head + 2, phrase.last)
        if rest.first < rest.last and (not found or line.tags[head] == "#" or line.low[head] in _VESSELS):
            found |= classes_of(line, rest)
    return found


_VESSELS = frozenset(
    "group groups number band hundreds dozens thousands scores gang members one some most rest team "
    "crowd".split()
)


def words_classes(line: Line, first: int, last: int) -> frozenset[str]:
    """All classes of the words from `first` up to `last`."""
    known = noun_classes()
    found: set[str] = set()
    for word in line.low[first:last]:
        found |= known.get(word, _NONE)
    return frozenset(found)
