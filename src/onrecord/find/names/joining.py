"""One actor per thing: the names of a report joined, each with the reason, and nothing joined where two would fit.

All names are gathered first, so that a surname in the headline finds the full name in the last paragraph. What two
names could mean stays apart: a wrong join puts one man's words into another's mouth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from onrecord.find.names.acronyms import is_short_form
from onrecord.find.names.bodies import THE_STATE
from onrecord.find.names.keys import Key, own_id, slug_by_key
from onrecord.find.names.known_actors import is_listed, known_actor, state_actor, words_of
from onrecord.find.names.naming import Named
from onrecord.find.names.same_name import fuller_body, fuller_person, office_slug
from onrecord.model import Actor, ActorKind, Alias, Document, Mention, MentionKind, Office, Span
from onrecord.text.fold import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A mention found by a row of the table, with what the row said of it and the key of its words."""

    mention: Mention
    named: Named
    key: Key


@dataclass(slots=True, kw_only=True)
class Own:
    """What the report tells of an actor that no word list knows."""

    name: str
    key: Key
    kind: ActorKind
    mention_kind: MentionKind
    head: str
    first: int
    country: str | None = None
    sector: str | None = None
    offices: list[Office] = field(default_factory=list)
    mentions: list[str] = field(default_factory=list)
    spans: dict[str, list[Span]] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)


def join_names(
    document: Document, states: Sequence[Mention], names: Sequence[Name], shared: frozenset[str]
) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    """The mentions of `names` with their clusters, and the actors; `states` are mentions that have theirs.

    `shared` are surnames that several persons of the report bear.
    """
    joined = _Joined(document, shared)
    for mention in states:
        joined.fixed.setdefault(mention.cluster or "", []).append(mention)
    for name in names:
        joined.gather(name)
    joined.merge()
    return tuple(joined.settle(name) for name in names), joined.actors()


class _Joined:
    """The actors of one report while its names are joined."""

    def __init__(self, document: Document, shared: frozenset[str]) -> None:
        self._document = document
        self._shared = shared
        self.fixed: dict[str, list[Mention]] = {}
        self._own: dict[str, Own] = {}
        self._into: dict[str, tuple[str, str]] = {}  # id → the id it was joined to, and why

    def gather(self, name: Name) -> None:
        """Take in a proper name that no list knows: the same key, the same actor."""
        named, mention = name.named, name.mention
        short = is_short_form(named.by) and named.cluster
        if (named.cluster and not short) or not named.proper or (short and is_listed(short)):
            return
        own = self._own.setdefault(
            short or own_id(mention.kind, name.key, self._document.report),
            Own(
                name=mention.words,
                key=name.key,
                kind=named.actor_kind,
                mention_kind=mention.kind,
                head=fold(mention.head),
                first=mention.span.start,
            ),
        )
        if len(name.key) > len(own.key):  # a short form stood before the name
            own.name, own.key, own.head = mention.words, name.key, fold(mention.head)
        own.offices.extend(_offices(named, self._document))
        own.country = own.country or named.country
        own.sector = own.sector or named.sector

    def merge(self) -> None:
        """Join each name to the one fuller or other name in the report or the lists that it can stand for."""
        for one, own in self._own.items():
            slug = slug_by_key(own.key) if own.mention_kind is not MentionKind.PERSON else office_slug(own)
            if slug:
                self._into[one] = (slug, "list")
        names = {one: own for one, own in self._own.items() if own.mention_kind is not MentionKind.PEOPLE}
        for one in sorted(names, key=lambda one: -len(names[one].key)):  # the fullest first
            if one not in self._into and not self._shared.issuperset(names[one].key):
                fuller = fuller_person if names[one].mention_kind is MentionKind.PERSON else fuller_body
                other = fuller(one, names, self._last)
                if other and self._last(other[0]) != one:
                    self._into[one] = other

    def _last(self, one: str) -> str:
        """The id that a name's own id was joined to in the end."""
        seen = {one}
        while one in self._into and self._into[one][0] not in seen:
            one = self._into[one][0]
            seen.add(one)
        return one

    def settle(self, name: Name) -> Mention:
        """The mention with the id of its actor."""
        named, mention = name.named, name.mention
        if named.cluster:
            return self._take(mention, self._last(named.cluster), named.by)
        if named.proper:
            own = own_id(mention.kind, name.key, self._document.report)
            return self._take(mention, self._last(own), self._into.get(own, ("", "same-words"))[1])
        if mention.kind in {MentionKind.PEOPLE, MentionKind.PERSON}:
            return mention  # described people are not an actor until something tells which
        only = self._only_body(name)
        return self._take(mention, only, "") if only else replace(mention, cluster=None)

    def _take(self, mention: Mention, actor: str, reason: str) -> Mention:
        settled = replace(mention, cluster=actor)
        own = self._own.get(actor)
        if own is None:
            self.fixed.setdefault(actor, []).append(settled)
            return settled
        own.mentions.append(mention.id)
        if reason and mention.words != own.name:
            own.spans.setdefault(mention.words, []).append(mention.span)
            own.reasons.setdefault(mention.words, reason)
        return settled

    def _only_body(self, name: Name) -> str | None:
        """The one body named so far whose name holds the noun: "the ministry"; None when two fit."""
        noun, before = fold(name.mention.head), name.mention.span.start
        fits = {
            self._last(one)
            for one, own in self._own.items()
            if own.kind is name.named.actor_kind and own.first < before and noun in fold(own.name).split()
        }
        fits |= {
            actor
            for actor, mentions in self.fixed.items()
            if _called(
                actor, [one for one in mentions if one.span.start < before], noun, name.named.actor_kind
            )
        }
        return next(iter(fits)) if len(fits) == 1 else None

    def actors(self) -> tuple[Actor, ...]:
        """All actors, in the order of their first mention within each kind of knowledge."""
        made: list[Actor] = []
        for cluster, mentions in self.fixed.items():
            slug = cluster.removeprefix("actor:")
            state = slug.startswith("country-")
            if state:
                made.append(state_actor(slug.removeprefix("country-"), mentions))
            elif slug.startswith("person-"):
                made.append(self._official(cluster, mentions))
            else:
                made.append(known_actor(slug, mentions))
        made.extend(_actor(one, own) for one, own in self._own.items() if own.mentions)
        return tuple(made)

    def _official(self, cluster: str, mentions: Sequence[Mention]) -> Actor:
        """A holder of a public office the lists know, under the name the report uses."""
        own = [one for key, one in self._own.items() if self._last(key) == cluster]
        fullest = max(own, key=lambda one: len(one.name))
        return Actor(
            id=cluster,
            name=fullest.name,
            kind=ActorKind.PERSON,
            country=next((one.country for one in own if one.country), None),
            sector=next((one.sector for one in own if one.sector), None),
            aliases=tuple(_other_names(fullest.name, mentions)),
            offices=tuple(office for one in own for office in one.offices),
            mentions=tuple(mention.id for mention in mentions),
            by="actors/report",
        )


def _called(actor: str, mentions: Sequence[Mention], noun: str, kind: ActorKind) -> bool:
    """Whether an actor of the lists that was named is called by this noun: "the army", "the government"."""
    slug = actor.removeprefix("actor:")
    if slug.startswith("country-"):
        return noun in THE_STATE and any(fold(one.head) in THE_STATE for one in mentions)
    return bool(mentions) and noun in words_of(slug, kind)


def _other_names(name: str, mentions: Sequence[Mention]) -> Iterator[Alias]:
    spans: dict[str, list[Span]] = {}
    for mention in mentions:
        if mention.words != name:
            spans.setdefault(mention.words, []).append(mention.span)
    for words, places in spans.items():
        yield Alias(name=words, spans=tuple(places), source="office_holders.tsv")


def _actor(one: str, own: Own) -> Actor:
    return Actor(
        id=one,
        name=own.name,
        kind=own.kind,
        country=own.country,
        sector=own.sector,
        aliases=tuple(
            Alias(name=words, spans=tuple(spans), source=f"names/{own.reasons[words]}")
            for words, spans in own.spans.items()
        ),
        offices=tuple(own.offices),
        mentions=tuple(own.mentions),
        by="actors/report",
    )


def _offices(named: Named, document: Document) -> Iterator[Office]:
    for span, of in named.offices:
        yield Office(title=span.of(document.text), of=of.of(document.text) if of else None, span=span)
