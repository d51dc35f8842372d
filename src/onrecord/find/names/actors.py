"""Who is named: bodies, groups, persons and described people, joined to one actor per thing.

`find_actors` runs a table of rows over each sentence. A row claims tokens; a token belongs to the first row that
claims it, so the order of the table is the order of trust: names the word lists know, names and short forms the report
explains, then persons with a title, then bodies by their head noun, then described people. `joining` then makes one
actor of all names of one thing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from onrecord.find.names.acronyms import explain, find_explained
from onrecord.find.names.bodies import find_bodies
from onrecord.find.names.joining import Name, join_names
from onrecord.find.names.keys import key_of
from onrecord.find.names.known_actors import capitals, known_names, names_with_article
from onrecord.find.names.namesakes import shared_surnames
from onrecord.find.names.naming import Named, Words
from onrecord.find.names.people import find_people, people_nouns
from onrecord.find.names.persons import find_persons, full_names
from onrecord.find.names.spellings import find_spellings
from onrecord.model import Actor, Document, Mention, MentionKind, content_id
from onrecord.text.spelling import skeleton, without_article
from onrecord.text.tokens import tokens


class Row(NamedTuple):
    """One row of the table: its name, its function, and what it does in a sentence a journalist understands."""

    name: str
    find: Callable[[Words], Iterable[Named]]
    says: str


def _known(words: Words) -> Iterator[Named]:
    for index in words.capitals:
        if words.lower(index) == "the":
            hit = words.hit(names_with_article(), index + 1)
            runs_on = hit is not None and words.capital(hit.last)  # "The National Salvation Council"
            if hit and not runs_on and _written_as_name(words, index, hit.value.capitals):
                yield Named(index, hit.last, hit.value.kind, "known-name", 0.97, f"actor:{hit.value.slug}")
    for hit in words.hits(known_names()):
        if not _written_as_name(words, hit.first, hit.value.capitals):
            continue
        behind = words.hit(people_nouns(), hit.last)
        last = behind.last if behind else hit.last  # "Taliban fighters" are the Taliban
        yield Named(hit.first, last, hit.value.kind, "known-name", 0.97, cluster=f"actor:{hit.value.slug}")


def _written_as_name(words: Words, first: int, capitals: Sequence[bool]) -> bool:
    """Whether a name of the list has its capitals: "The Independent" is an outlet, "The independent group" is not."""
    begins = words.tokens[first].text
    if begins[:1].islower() and not begins.startswith("al"):
        return False
    if words.shouting:
        return True
    return all(
        words.tokens[first + at].text[:1].isupper() for at, capital in enumerate(capitals) if capital and at
    )


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

_SURE_PERSON = 0.8  # a title or an office stands beside the name


def find_actors(
    document: Document, places: Sequence[Mention]
) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    """Mentions of actors, and the actors they name.

    `places` are the mentions `find_places` made: countries and nationalities among them become state actors, and their
    mentions come back with `cluster` set (same ids, in place of the ones passed in).
    """
    states = tuple(_states(places))
    nations = {mention.span.start: mention for mention in places if mention.value}
    sentences = [
        Words(tokens(document.text, one.span.start, one.span.stop), nations) for one in document.sentences
    ]
    surnames, acronyms = _surnames(sentences), explain(sentences, document.report)
    sounds = _sounds(surnames)
    names: list[Name] = []
    for words in sentences:
        words.surnames = surnames
        words.surname_sounds = sounds
        words.acronyms = acronyms
        for named in sorted(_in_sentence(words), key=_place_in_text):
            mention = _mention(document, words, named)
            key = key_of(words, named) if named.proper and not named.cluster else ()
            names.append(Name(mention=mention, named=named, key=key))
    joined, actors = join_names(document, states, names, shared_surnames(sentences, surnames))
    return (*states, *joined), actors


def _states(places: Sequence[Mention]) -> Iterator[Mention]:
    for place in places:
        if place.value and place.value.startswith("country:") and place.kind is not MentionKind.FACILITY:
            yield replace(place, cluster="actor:country-" + place.value.removeprefix("country:"))


def _place_in_text(named: Named) -> int:
    return named.first


def _surnames(sentences: Sequence[Words]) -> frozenset[str]:
    """Last names of the persons this report names in full, so that the name alone is known again."""
    found: set[str] = set()
    for words in sentences:
        if not words.shouting:
            sure = (named for named in full_names(words) if named.score > _SURE_PERSON)
            found.update(words.lower(named.last - 1) for named in sure)
    return frozenset(found | {without_article(name) for name in found})


def _sounds(surnames: frozenset[str]) -> dict[str, str]:
    """How each surname sounds; what two surnames sound like stands for neither."""
    sounds: dict[str, set[str]] = {}
    for name in surnames:
        sounds.setdefault(skeleton(name), set()).add(without_article(name))
    return {sound: next(iter(names)) for sound, names in sounds.items() if len(names) == 1}


TABLE: tuple[Row, ...] = (
    Row("known-name", _known, "the word list of actors knows this name"),
    Row("acronym", find_explained, "the report explains this short form, or one name alone has its initials"),
    Row("spelling", find_spellings, "sounds like one name in the word list of actors, and like no other"),
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
