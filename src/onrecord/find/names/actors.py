"""Who is named: bodies, groups, persons and described people, joined to one actor per thing.

`find_actors` runs a table of rows over each sentence. A row claims tokens; a token belongs to the first row that
claims it, so the order of the table is the order of trust: names the word lists know, then persons with a title, then
bodies by their head noun, then described people.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from onrecord.find.names.bodies import find_bodies
from onrecord.find.names.known_actors import capitals, known_actor, known_names, state_actor
from onrecord.find.names.naming import Named, Words
from onrecord.find.names.people import find_people, people_nouns
from onrecord.find.names.persons import find_persons, full_names
from onrecord.model import Actor, ActorKind, Document, Mention, MentionKind, Office, content_id
from onrecord.text.fold import fold
from onrecord.text.tokens import tokens


class Row(NamedTuple):
    """One row of the table: its name, its function, and what it does in a sentence a journalist understands."""

    name: str
    find: Callable[[Words], Iterator[Named]]
    says: str


def _known(words: Words) -> Iterator[Named]:
    for hit in words.hits(known_names()):
        if words.tokens[hit.first].text[:1].islower() and not words.tokens[hit.first].text.startswith("al"):
            continue
        behind = words.hit(people_nouns(), hit.last)
        last = behind.last if behind else hit.last  # "Taliban fighters" are the Taliban
        yield Named(hit.first, last, hit.value.kind, "known-name", 0.97, cluster=f"actor:{hit.value.slug}")


def _metonyms(words: Words) -> Iterator[Named]:
    """A capital that acts or speaks stands for its government: "Moscow denied", "official Kabul"."""
    for index, token in enumerate(words.tokens):
        iso2 = capitals().get(token.text.casefold())
        if not iso2 or not token.text[:1].isupper():
            continue
        before = words.lower(index - 1)
        if before == "official" or (before not in _LOCATIVE and words.acts_after(index + 1)):
            cluster = f"actor:country-{iso2}"
            yield Named(index, index + 1, MentionKind.GOVERNMENT, "capital-for-state", 0.8, cluster=cluster)


_LOCATIVE = frozenset(
    "in at near from to towards outside around of on across north south east west ,".split()
)

_LONGEST_ACRONYM = 8
_ACRONYM = "acronym"
_SURE_PERSON = 0.8  # a title or an office stands beside the name


def find_actors(
    document: Document, places: Sequence[Mention]
) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    """Mentions of actors, and the actors they name.

    `places` are the mentions `find_places` made: countries and nationalities among them become state actors, and their
    mentions come back with `cluster` set (same ids, in place of the ones passed in).
    """
    clusters = _Clusters(document)
    mentions: list[Mention] = []
    for place in places:
        if place.value and place.value.startswith("country:") and place.kind is not MentionKind.FACILITY:
            clustered = replace(place, cluster="actor:country-" + place.value.removeprefix("country:"))
            mentions.append(clustered)
            clusters.add(clustered)
    nations = {mention.span.start: mention for mention in places if mention.value}
    sentences = [
        Words(tokens(document.text, one.span.start, one.span.stop), nations) for one in document.sentences
    ]
    surnames, acronyms = _surnames(sentences), _acronyms(sentences)
    for words in sentences:
        words.surnames = surnames
        words.acronyms = acronyms
        mentions.extend(
            clusters.join(_mention(document, words, named), named)
            for named in sorted(_in_sentence(words), key=_place_in_text)
        )
    return tuple(mentions), clusters.actors()


def _place_in_text(named: Named) -> int:
    return named.first


def _surnames(sentences: Sequence[Words]) -> frozenset[str]:
    """Last names of the persons this report names in full, so that the name alone is known again."""
    found: set[str] = set()
    for words in sentences:
        if not words.shouting:
            sure = (named for named in full_names(words) if named.score > _SURE_PERSON)
            found.update(words.lower(named.last - 1) for named in sure)
    return frozenset(found)


def _acronyms(sentences: Sequence[Words]) -> dict[str, str]:
    """Short forms this report explains, "Salt Plain Movement (SPM)", with the id of the body they stand for."""
    found: dict[str, str] = {}
    for words in sentences:
        for named in find_bodies(words) if "(" in words.all_lower else ():
            short = words.tokens[named.last + 1].text if named.last + 2 < len(words) else ""
            bracketed = words.lower(named.last) == "(" and words.lower(named.last + 2) == ")"
            if bracketed and short.isupper() and 1 < len(short) <= _LONGEST_ACRONYM:
                found[short] = named.cluster or content_id("actor", fold(words.text(named.first, named.last)))
    return found


def _explained_acronym(words: Words) -> Iterator[Named]:
    for index, token in enumerate(words.tokens):
        if token.text in words.acronyms:
            cluster = words.acronyms[token.text]
            yield Named(index, index + 1, MentionKind.ORGANISATION, _ACRONYM, 0.95, cluster=cluster)


TABLE: tuple[Row, ...] = (
    Row("known-name", _known, "the word list of actors knows this name"),
    Row(
        "acronym", _explained_acronym, "the report explains this short form in brackets behind the full name"
    ),
    Row("capital-for-state", _metonyms, "a capital that acts or speaks stands for its government"),
    Row("person", find_persons, "a title or an office stands beside the name"),
    Row("body", find_bodies, "the phrase ends in a noun that names bodies, such as 'ministry'"),
    Row("people", find_people, "the phrase ends in a noun for people, such as 'fighters'"),
)


def _in_sentence(words: Words) -> Iterator[Named]:
    taken = [False] * len(words.tokens)
    for row in TABLE:
        for named in row.find(words):
            if not any(taken[named.first : named.last]):
                taken[named.first : named.last] = [True] * (named.last - named.first)
                yield named


def _mention(document: Document, words: Words, named: Named) -> Mention:
    span = words.span(named.first, named.last)
    return Mention(
        id=content_id("mention", document.report, span.start, span.stop, named.kind),
        span=span,
        kind=named.kind,
        words=span.of(document.text),
        head=words.tokens[named.head if named.head is not None else named.last - 1].text,
        cluster=named.cluster,
        by=f"actors/{named.by}",
        score=named.score,
    )


@dataclass(slots=True)
class _Gathered:
    """What is known so far of an actor that no word list knows."""

    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    mentions: list[str]
    offices: list[Office]


class _Clusters:
    """Joins mentions to actors while a report is read from top to bottom.

    A later, shorter name joins an earlier, longer one when exactly one fits ("Nicholson" → "John Nicholson");
    when two fit it stays by itself.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._fixed: dict[str, list[Mention]] = {}
        self._own: dict[str, _Gathered] = {}

    def add(self, mention: Mention) -> None:
        if mention.cluster:
            self._fixed.setdefault(mention.cluster, []).append(mention)

    def join(self, mention: Mention, named: Named) -> Mention:
        """`mention` with its cluster, made or found."""
        if named.cluster in self._own:
            self._own[named.cluster].mentions.append(mention.id)
            return mention
        if named.cluster and named.by != _ACRONYM:
            self.add(mention)
            return mention
        if named.kind is MentionKind.PEOPLE and not named.proper:
            return mention  # described people are not an actor until something tells which
        if named.kind is not MentionKind.PERSON and not named.proper:
            return replace(mention, cluster=self._same_head(mention, named))
        key = named.cluster or self._earlier(mention, named) or content_id("actor", fold(mention.words))
        gathered = self._own.setdefault(
            key, _Gathered(mention.words, named.actor_kind, named.country, named.sector, [], [])
        )
        gathered.mentions.append(mention.id)
        gathered.offices.extend(_offices(named, self._document))
        gathered.country = gathered.country or named.country
        gathered.sector = gathered.sector or named.sector
        return replace(mention, cluster=key)

    def _earlier(self, mention: Mention, named: Named) -> str | None:
        if named.kind is not MentionKind.PERSON:
            return None
        surname = fold(mention.head)
        fits = [
            key
            for key, gathered in self._own.items()
            if gathered.kind is ActorKind.PERSON
            and fold(gathered.name).split()[-1:] == [surname]
            and set(fold(mention.words).split()) <= set(fold(gathered.name).split())
        ]
        return fits[0] if len(fits) == 1 else None

    def _same_head(self, mention: Mention, named: Named) -> str | None:
        """The one body named so far whose name ends in the same noun: "the ministry"; None when two fit."""
        noun = fold(mention.head)
        fits = [
            key
            for key, own in self._own.items()
            if noun in fold(own.name).split() and own.kind is named.actor_kind
        ]
        if len(fits) != 1:
            return None
        self._own[fits[0]].mentions.append(mention.id)
        return fits[0]

    def actors(self) -> tuple[Actor, ...]:
        """All actors, in the order of their first mention within each kind of knowledge."""
        made: list[Actor] = []
        for cluster, mentions in self._fixed.items():
            slug = cluster.removeprefix("actor:")
            state = slug.startswith("country-")
            made.append(
                state_actor(slug.removeprefix("country-"), mentions) if state else known_actor(slug, mentions)
            )
        made.extend(
            Actor(
                id=key,
                name=own.name,
                kind=own.kind,
                country=own.country,
                sector=own.sector,
                offices=tuple(own.offices),
                mentions=tuple(own.mentions),
                by="actors/report",
            )
            for key, own in self._own.items()
        )
        return tuple(made)


def _offices(named: Named, document: Document) -> Iterator[Office]:
    for span, of in named.offices:
        yield Office(title=span.of(document.text), of=of.of(document.text) if of else None, span=span)
