"""Described people: "foreign forces", "a suicide bomber", "Taliban fighters"."""

from collections.abc import Iterator
from functools import cache

from onrecord.find.names.known_actors import country_rows, known_names
from onrecord.find.names.naming import QUOTES, Named, Words
from onrecord.find.phrase_table import PhraseTable
from onrecord.lexicon import load_rows
from onrecord.model import ActorKind, MentionKind

_MODIFIERS = frozenset(
    "foreign armed masked unknown unidentified suspected alleged local young old elderly pro-government "
    "anti-government government opposition rebel separatist islamist jihadist communist leftist right- "
    "wing state special security border coalition international allied suicide car military paramilitary "
    "tribal ethnic civilian innocent unarmed wounded injured female male teenage senior former off-duty "
    "anonymous independent regular joint terrorist insurgent militant".split()
)


@cache
def people_nouns() -> PhraseTable[tuple[ActorKind, str]]:
    """Head nouns for people: phrase → actor kind, PLOVER sector."""
    return PhraseTable(
        [(row["noun"], (ActorKind(row["kind"]), row["sector"])) for row in load_rows("people_nouns")]
    )


def find_people(words: Words) -> Iterator[Named]:
    """Described people of one sentence; with the group they belong to where the words say it.

    "fighters of the Northern Front" → cluster of the front when the word list knows it.
    """
    for hit in words.hits(people_nouns()):
        first = hit.first
        while first > 0 and (words.lower(first - 1) in _MODIFIERS or words.nation(first - 1)):
            first -= 1
        nation = next((words.nation(index) for index in range(first, hit.first) if words.nation(index)), None)
        kind, sector = hit.value
        yield Named(
            first,
            hit.last,
            MentionKind.PEOPLE,
            "people-noun",
            0.85,
            cluster=_group_behind(words, hit.last),
            country=country_rows()[nation]["iso3"] if nation else None,
            sector=sector or None,
            actor_kind=kind,
            proper=nation is not None,
            head=hit.last - 1,
        )


def _group_behind(words: Words, index: int) -> str | None:
    """The known group after "of", or in quotation marks directly behind: "militants of the movement X", "fighters “X”"."""
    if words.lower(index) in QUOTES:
        window = range(index + 1, index + 2)
    elif words.lower(index) in {"of", "from"}:
        window = range(index + 1, index + 7)
    else:
        return None
    for one in window:
        if words.lower(one) in {"", ",", ".", "and"}:
            return None
        hit = words.hit(known_names(), one)
        if hit and hit.value.kind in {MentionKind.GROUP, MentionKind.MILITARY}:
            return f"actor:{hit.value.slug}"
    return None
