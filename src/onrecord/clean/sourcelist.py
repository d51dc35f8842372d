"""The list of sources at the end of a report, and who is on it."""

import re
from functools import cache

from onrecord.clean.page import Line, Page, word_list
from onrecord.lexicon import load_rows
from onrecord.model import BlockKind, Document, Stated

_LABEL = re.compile(
    r"\A\W*(?:sources?|source of information|via|according to materials of)\s*[:–—-]\s*", re.IGNORECASE
)
_BARE_LABEL = re.compile(r"\A\W*sources?\s*:\s*\Z", re.IGNORECASE)
_WITH = re.compile(
    r"\A\W*with (?:inputs?|files?|reporting|information|material|additional reporting) (?:from|by)\s+|"
    r"\A\W*(?:additional )?reporting (?:by|from)\s+|\A\W*(?:based on|from) (?:reports?|materials?) (?:by|of|from)\s+",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(r"\A\W*(.{2,80}?) contributed to this (?:report|story|article)\W*\Z", re.IGNORECASE)
_STAFF = re.compile(r"\A\W*(?:with )?(?:additional )?reporting (?:by|from)\s", re.IGNORECASE)
_PARTS = re.compile(r"\s*[;|]\s*|\s*,\s*(?:and\s+)?|\s+and\s+|\s+/\s+|\n+")
_STRONG_PARTS = re.compile(r"\s*[;|\n]\s*")
_SMALL = frozenset("of the and for de la le el al in on".split())
_MOST_WORDS = 40
_ITEM_WORDS = 7
_EDGES = " \t\n.,;:()[]–—-•*"


def is_source_list(page: Page, index: int) -> bool:
    """A line that names its sources after a label, or thanks those who contributed; or an item under a bare label.

    What follows the label must read like names: "Sources: minister to step down" is a headline.
    """
    line = page.lines[index]
    if line.size > _MOST_WORDS:
        return False
    if _BARE_LABEL.match(line.words):
        return index + 1 < len(page.lines)
    if _CONTRIBUTED.match(line.words):
        return True
    names = _names(line.words)
    return (bool(names) and all(_is_name(name) for name in names)) or _under_bare_label(page, index)


def cited_sources(document: Document) -> tuple[Stated, ...]:
    """The outlets that the source lists of `document` name, in their order, each once.

    `field` is "cites", `words` the name as it stands there, `found_in` "source list". Of those who "contributed
    to this report" or did the "reporting" only outlets are taken: staff are private persons and no source.
    """
    found: dict[str, Stated] = {}
    for block in document.blocks:
        if block.kind is not BlockKind.SOURCE_LIST:
            continue
        words = block.span.of(document.text)
        staff = _CONTRIBUTED.match(words) or _STAFF.match(words)
        # An item under a bare "Sources:" carries no label of its own.
        for name in _names(words) or ([] if _BARE_LABEL.match(words) else [words.strip(_EDGES)]):
            if not (staff and _may_be_person(name)):
                found.setdefault(
                    name.casefold(), Stated(field="cites", value=name, words=name, found_in="source list")
                )
    return tuple(found.values())


def _names(words: str) -> list[str]:
    """The names that a line of sources gives after its label."""
    thanked = _CONTRIBUTED.match(words)
    label = _LABEL.match(words)
    if label is None and not words.isupper():  # in capitals every word looks like a name
        label = _WITH.match(words)
    if thanked is None and label is None:
        return []
    rest = thanked.group(1) if thanked else words[label.end() if label else 0 :]
    parts = _STRONG_PARTS if _STRONG_PARTS.search(rest) else _PARTS
    return [name for part in parts.split(rest) if (name := part.strip(_EDGES))]


def _is_name(name: str) -> bool:
    listed = word_list(name)
    if not listed or len(listed) > _ITEM_WORDS:
        return False
    return all(word[0].isupper() or word[0].isdecimal() or "." in word or word in _SMALL for word in listed)


def _may_be_person(name: str) -> bool:
    """Two or three plain capitalised words without an outlet's noun among them."""
    words = name.split()
    outlet = words[0].casefold() == "the" or any(word.casefold() in _media_nouns() for word in words)
    return 2 <= len(words) <= 3 and not outlet and not any(word.isupper() for word in words)


@cache
def _media_nouns() -> frozenset[str]:
    nouns = (row["noun"] for row in load_rows("org_nouns") if row["kind"] == "media")
    return frozenset(word for noun in nouns for word in noun.split())


def _under_bare_label(page: Page, index: int) -> bool:
    for at in range(index, max(index - 8, -1), -1):
        line: Line = page.lines[at]
        if _BARE_LABEL.match(line.words):
            return at != index
        if (line.ends and line.size > _ITEM_WORDS) or not _is_name(line.words.strip(_EDGES)):
            return False
    return False
