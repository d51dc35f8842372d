"""Actors the word lists know: armed groups, alliances, agencies, outlets; and states under all their names."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from onrecord.find.phrase_table import PhraseTable
from onrecord.lexicon import Row, load_rows
from onrecord.model import Actor, ActorKind, Alias, Mention, MentionKind, Span


class Known(NamedTuple):
    """An actor of the word list and the kind of mention its names make."""

    slug: str
    kind: MentionKind


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
    """Every name and alias of `actors.tsv`."""
    rows: list[tuple[str, Known]] = []
    for row in load_rows("actors"):
        known = Known(row["slug"], mention_kind(ActorKind(row["kind"])))
        rows.extend((name, known) for name in (row["name"], *_aliases(row)))
    return PhraseTable(rows)


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
        aliases=_aliases_used(row["name"], mentions, "actors.tsv line " + row["line"]),
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
    used: dict[str, list[Span]] = {}
    for mention in mentions:
        if mention.words != name:
            used.setdefault(mention.words, []).append(mention.span)
    return tuple(Alias(name=words, spans=tuple(spans), source=source) for words, spans in used.items())


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
