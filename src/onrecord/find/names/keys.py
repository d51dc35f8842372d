"""One key for one actor: "the Malian army", "Mali's army" and "the army of Mali" have the same, in every report.

A key is the set of a name's words, folded, in British spelling, without articles and "of", a nation as its code. An id
made of it is the same in every report only where the key tells who is meant. Persons, and bodies named in common words
only ("the Interior Ministry"), get an id of their own in each report: two reports may mean two of that name.
"""

from __future__ import annotations

from functools import cache

from onrecord.find.names.bodies import MODIFIERS
from onrecord.find.names.known_actors import names_of
from onrecord.find.names.naming import Named, Words, title_modifiers
from onrecord.find.names.place_words import country_table
from onrecord.lexicon import load_rows
from onrecord.model import MentionKind, content_id
from onrecord.text.fold import fold
from onrecord.text.spelling import ARTICLES, british, without_article
from onrecord.text.tokens import tokens

Key = tuple[str, ...]

_DROPPED = frozenset("the a an of for in and 's ’s s its their of's".split())
_NATION = "country:"
_OFTEN_NAMED = frozenset([MentionKind.GROUP, MentionKind.MEDIA])
_COMMON = frozenset("affairs united new great high national public armed joint supreme general".split())


def key_of(words: Words, named: Named) -> Key:
    """The key of a name; a person's keeps the order of the words, a body's is sorted."""
    if named.kind is MentionKind.PERSON:
        plain = fold(without_article(words.text(named.first, named.last))).split()
        return (
            *plain[:1],
            *(word for word in plain[1:] if word not in ARTICLES),
        )  # "Ash" may be a first name
    found: set[str] = set()
    index = named.first
    while index < named.last:
        nation = words.nation(index)
        if nation:
            found.add(_NATION + nation)
            index = max(words.nation_end(index), index + 1)
            continue
        if words.lower(index) not in _DROPPED:
            found.update(map(british, fold(words.tokens[index].text).split()))
        index += 1
    return tuple(sorted(found - {""}))


def key_of_name(name: str) -> Key:
    """The key of a name as it stands in a list.

    >>> key_of_name("Army of Mali") == key_of_name("Malian army")
    True
    """
    words = tokens(name)
    found: set[str] = set()
    index = 0
    while index < len(words):
        nation = country_table().hit_at(words, index)
        if nation:
            found.add(_NATION + nation.value.iso2)
        elif words[index].text.casefold() not in _DROPPED:
            found.update(map(british, fold(words[index].text).split()))
        index = nation.last if nation else index + 1
    return tuple(sorted(found - {""}))


def slug_by_key(key: Key) -> str | None:
    """The id of the one actor of the list that has a name with this key.

    >>> slug_by_key(key_of_name("army of Mali"))
    'actor:mali-army'
    """
    slug = _listed().get(key)
    return f"actor:{slug}" if slug else None


_OF_STATES = frozenset(["government", "military", "police"])


@cache
def _listed() -> dict[Key, str]:
    """Keys of states' bodies in the list, of two words at least; a key of two actors belongs to neither."""
    found: dict[Key, set[str]] = {}
    for row in load_rows("actors"):
        for name in names_of(row) if row["kind"] in _OF_STATES else ():
            if " " in name:
                found.setdefault(key_of_name(name), set()).add(row["slug"])
    return {key: next(iter(slugs)) for key, slugs in found.items() if len(slugs) == 1 and len(key) > 1}


def own_id(kind: MentionKind, key: Key, report: str) -> str:
    """The id of an actor that no list knows: the same in every report where the key tells who is meant.

    >>> front = ("front", "karst", "liberation")
    >>> own_id(MentionKind.GROUP, front, "one") == own_id(MentionKind.GROUP, front, "other")
    True
    >>> ministry = ("interior", "ministry")
    >>> own_id(MentionKind.GOVERNMENT, ministry, "one") == own_id(MentionKind.GOVERNMENT, ministry, "other")
    False
    """
    if kind is MentionKind.PERSON:
        return content_id("actor", report, "person", *key)
    if kind is MentionKind.PEOPLE or not _tells(kind, key):
        return content_id("actor", report, "body", *key)
    return content_id("actor", "body", *key)


def _tells(kind: MentionKind, key: Key) -> bool:
    if any(word.startswith(_NATION) for word in key):
        return True
    return not _common_words().issuperset(key) or (kind in _OFTEN_NAMED and len(key) > 1)


@cache
def _common_words() -> frozenset[str]:
    """Words that any country's bodies are named with."""
    nouns = (row["noun"] for row in load_rows("org_nouns"))
    titles = (row["title"] for row in load_rows("person_titles"))
    phrases = (*nouns, *titles, *MODIFIERS, *title_modifiers(), *_COMMON)
    return frozenset(british(word) for phrase in phrases for word in fold(phrase).split())
