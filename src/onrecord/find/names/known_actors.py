"""Actors the word lists know: armed groups, alliances, agencies, outlets; and states under all their names."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from onrecord.find.phrase_table import PhraseTable
from onrecord.lexicon import Row, load_rows
from onrecord.model import Actor, ActorKind, Alias, Mention, MentionKind, Span
from onrecord.text.fold import fold
from onrecord.text.spelling import spoken_key
from onrecord.text.tokens import tokens


class Known(NamedTuple):
    """An actor of the word list, the kind of mention its names make, and which words of this name have capitals."""

    slug: str
    kind: MentionKind
    capitals: tuple[bool, ...] = ()


_MENTION_KIND = {
    ActorKind.GROUP: MentionKind.GROUP,
    ActorKind.GOVERNMENT: MentionKind.GOVERNMENT,
    ActorKind.MILITARY: MentionKind.MILITARY,
    ActorKind.POLICE: MentionKind.POLICE,
    ActorKind.ORGANISATION: MentionKind.ORGANISATION,
    ActorKind.MEDIA: MentionKind.MEDIA,
    ActorKind.CIVILIANS: MentionKind.PEOPLE,
    ActorKind.PERSON: MentionKind.PERSON,
    ActorKind.OTHER: MentionKind.PEOPLE,
}


def mention_kind(kind: ActorKind) -> MentionKind:
    """The kind of mention that names an actor of this kind.

    >>> mention_kind(ActorKind.MEDIA)
    <MentionKind.MEDIA: 'media'>
    """
    return _MENTION_KIND[kind]


@cache
def known_names() -> PhraseTable[Known]:
    """Every name and alias of `actors.tsv` but those with "The"; names all in capitals count in capitals only."""
    return PhraseTable(row for row in _name_rows() if not _has_article(row[0]))


@cache
def names_with_article() -> PhraseTable[Known]:
    """Names such as "The Independent" without their "The": too many begin with it to look each up by it."""
    return PhraseTable((name[len(_THE) :], known) for name, known in _name_rows() if _has_article(name))


_THE = "The "


def _has_article(name: str) -> bool:
    return name.startswith(_THE)


@cache
def _name_rows() -> tuple[tuple[str, Known], ...]:
    made: list[tuple[str, Known]] = []
    for row in load_rows("actors"):
        kind = mention_kind(ActorKind(row["kind"]))
        plain = Known(row["slug"], kind)
        like_words = row["sector"] in _NAMED_LIKE_WORDS
        for name in (row["name"], *_aliases(row)):
            acronym = " " not in name and name.isupper() and not name.startswith("^")
            # Machine translation writes "Islamic state": most names need no more than a capital in front.
            known = Known(row["slug"], kind, _capitals(name)) if like_words else plain
            made.append((f"^{name}" if acronym else name, known))
    return tuple(made)


def _capitals(name: str) -> tuple[bool, ...]:
    words = (token.text for token in tokens(name.removeprefix("^")))
    return tuple(word[:1].isupper() and word.casefold() not in _SMALL for word in words)


# Outlets and parties: many are named with everyday words.
_NAMED_LIKE_WORDS = frozenset(["JRN", "PTY"])
_SMALL = frozenset("of the for and in on against without de la las los el al du des et e y do da to".split())


@cache
def names_by_sound() -> dict[str, tuple[tuple[str, Known], ...]]:
    """How the names of armed groups sound → those names, for spellings the list does not have."""
    made: dict[str, list[tuple[str, Known]]] = {}
    for row in load_rows("actors"):
        known = Known(row["slug"], mention_kind(ActorKind(row["kind"])))
        for name in (row["name"], *_aliases(row)) if row["kind"] == "group" else ():
            if len(name) >= _SHORTEST_SPOKEN and not name.startswith("^") and not name.isupper():
                made.setdefault(spoken_key(name), []).append((name, known))
    return {key: tuple(names) for key, names in made.items()}


_SHORTEST_SPOKEN = 6  # letters


def known_actor(slug: str, mentions: Sequence[Mention]) -> Actor:
    """The actor of the word list under `slug`, with the names these mentions of a report use for it.

    >>> known_actor("taliban", ()).name
    'Taliban'
    """
    row = _actor_rows()[slug]
    return Actor(
        id=f"actor:{slug}",
        name=row["name"],
        kind=ActorKind(row["kind"]),
        country=row["country"] or None,
        sector=row["sector"] or None,
        aliases=_aliases_used(row["name"], mentions, f"actors.tsv line {row['line']} ({row['source']})"),
        mentions=tuple(mention.id for mention in mentions),
        by="actors/known",
    )


def state_actor(iso2: str, mentions: Sequence[Mention]) -> Actor:
    """The state with this ISO 3166 alpha-2 code as an actor, with the names a report uses for it.

    >>> state_actor("RU", ()).name
    'Russia'
    """
    row = country_rows()[iso2]
    return Actor(
        id=f"actor:country-{iso2}",
        name=row["name"],
        kind=ActorKind.GOVERNMENT,
        country=row["iso3"],
        sector="GOV",
        aliases=_aliases_used(row["name"], mentions, "countries.tsv line " + row["line"]),
        mentions=tuple(mention.id for mention in mentions),
        by="actors/state",
    )


def _aliases_used(name: str, mentions: Sequence[Mention], source: str) -> tuple[Alias, ...]:
    used: dict[tuple[str, str], list[Span]] = {}
    for mention in mentions:
        if mention.words != name:
            why = f"{source}, by its sound" if mention.by == "actors/spelling" else source
            used.setdefault((mention.words, why), []).append(mention.span)
    return tuple(Alias(name=words, spans=tuple(spans), source=why) for (words, why), spans in used.items())


@cache
def country_rows() -> dict[str, Row]:
    """`countries.tsv` by ISO alpha-2 code."""
    return {row["iso2"]: row for row in load_rows("countries")}


@cache
def capitals() -> dict[str, str]:
    """Capital city, case folded → ISO alpha-2 code of the state whose government it can stand for."""
    return {row["capital"].casefold(): row["iso2"] for row in load_rows("countries") if row["capital"]}


@cache
def _actor_rows() -> dict[str, Row]:
    return {row["slug"]: row for row in load_rows("actors")}


def _aliases(row: Row) -> list[str]:
    return [alias for alias in row["aliases"].split(" | ") if alias]


@cache
def words_of(slug: str, kind: ActorKind) -> frozenset[str]:
    """The folded words of all names of an actor of the list, nothing if it is of another kind.

    >>> "army" in words_of("iran-army", ActorKind.MILITARY), words_of("iran-army", ActorKind.GROUP)
    (True, frozenset())
    """
    row = _actor_rows().get(slug)
    if row is None or row["kind"] != kind:
        return frozenset()
    return frozenset(word for name in (row["name"], *_aliases(row)) for word in fold(name).split())


def is_listed(actor: str) -> bool:
    """Whether an id is that of a state or of an actor of the list.

    >>> is_listed("actor:taliban"), is_listed("actor:country-KE"), is_listed("actor:48b35f527d63")
    (True, True, False)
    """
    slug = actor.removeprefix("actor:")
    return slug in _actor_rows() or slug.startswith("country-")


def names_of(row: Row) -> tuple[str, ...]:
    """Name and aliases of a row of `actors.tsv`, without the mark for capitals."""
    return tuple(name.removeprefix("^") for name in (row["name"], *_aliases(row)))
