"""Names the encoder sees beside those of the rules: agreed, added, or left doubtful.

The word lists and rules know who is meant (the actor, the country, the kind of force); the encoder sees names no list
holds and where they end. A name both see is surer than either alone; one that only the encoder sees is added, and is an
actor of its own if it is a proper name; one that only a rule sees is kept with half its score.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.find.names.keys import key_of_name, own_id
from onrecord.model import Actor, ActorKind, Document, Guess, Mention, MentionKind, Trust, content_id
from onrecord.text.fold import fold

KINDS = {
    "person": MentionKind.PERSON,
    "role": MentionKind.ROLE,
    "organisation": MentionKind.ORGANISATION,
    "company": MentionKind.COMPANY,
    "body": MentionKind.PEOPLE,
    "place": MentionKind.PLACE,
    "area": MentionKind.AREA,
    "nationality": MentionKind.NATIONALITY,
    "weapon": MentionKind.WEAPON,
    "vehicle": MentionKind.VEHICLE,
    "time": MentionKind.TIME,
    "number": MentionKind.NUMBER,
    "money": MentionKind.MONEY,
    "document": MentionKind.DOCUMENT,
    "product": MentionKind.PRODUCT,
    "work": MentionKind.WORK,
    "event": MentionKind.EVENT,
}
_BODIES = frozenset(
    {
        MentionKind.ORGANISATION,
        MentionKind.GROUP,
        MentionKind.GOVERNMENT,
        MentionKind.MILITARY,
        MentionKind.POLICE,
        MentionKind.MEDIA,
        MentionKind.COMPANY,
    }
)
_FAMILIES = (
    _BODIES | {MentionKind.PEOPLE},
    frozenset({MentionKind.PERSON, MentionKind.ROLE, MentionKind.PEOPLE}),
    frozenset({MentionKind.PLACE, MentionKind.FACILITY, MentionKind.AREA}),
)
_DOUBTED = _BODIES | {MentionKind.PERSON, MentionKind.PLACE, MentionKind.FACILITY, MentionKind.PEOPLE}
_NAMED = {MentionKind.PERSON: ActorKind.PERSON, MentionKind.ORGANISATION: ActorKind.ORGANISATION}
_NAMED |= {MentionKind.COMPANY: ActorKind.ORGANISATION}
_BY = frozenset({"head/mentions", "head/names", "head/mentions+names"})
_HALF = 0.5


def add_guessed(
    document: Document,
    mentions: tuple[Mention, ...],
    actors: tuple[Actor, ...],
    guesses: Sequence[Guess],
    trust: Trust | None,
) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    """Mentions and actors with what the encoder sees; both as they were where there are no guesses."""
    named = [one for one in guesses if one.label in KINDS and one.by in _BY]
    if not named or trust is None:
        return mentions, actors
    held = {mention.id: mention for mention in mentions}
    known = {fold(name): actor.id for actor in actors for name in _names(actor)}
    for guess in named:
        near = [
            one for one in mentions if one.span.overlaps(guess.span) and _akin(one.kind, KINDS[guess.label])
        ]
        same = next((one for one in near if one.span == guess.span), None)
        if same is None and _known_otherwise(guess, mentions):
            continue
        if same is not None:
            held[same.id] = replace(same, by=f"{same.by}+{guess.by}", score=max(same.score, guess.score))
        else:
            added = _added(document, guess, near, known, trust)
            held.setdefault(added.id, added)
    for one in mentions:
        if one.kind in _DOUBTED and not any(one.span.overlaps(guess.span) for guess in named):
            held[one.id] = replace(one, score=one.score * _HALF)
    ordered = tuple(sorted(held.values(), key=lambda mention: (mention.span, mention.kind)))
    return ordered, tuple(_with_new(actors, ordered))


def _known_otherwise(guess: Guess, mentions: Iterable[Mention]) -> bool:
    """Whether a surer rule takes the same words for something else: the gazetteer knows a town from a person."""
    return any(one.span == guess.span and one.score >= guess.score for one in mentions)


def _akin(one: MentionKind, other: MentionKind) -> bool:
    return one is other or any(one in family and other in family for family in _FAMILIES)


def _names(actor: Actor) -> Iterator[str]:
    yield actor.name
    for alias in actor.aliases:
        yield alias.name


def _added(
    document: Document, guess: Guess, near: Sequence[Mention], known: dict[str, str], trust: Trust
) -> Mention:
    """The mention of a guess; it means what the longest name that a rule knows inside it means."""
    words = guess.span.of(document.text)
    kind = KINDS[guess.label]
    inside = max((one for one in near if one.cluster), key=lambda one: len(one.span), default=None)
    if inside is not None and kind is MentionKind.ORGANISATION and inside.kind in _BODIES:
        kind = inside.kind
    cluster = inside.cluster if inside is not None else known.get(fold(words))
    if cluster is None and kind in _NAMED and guess.score >= trust.actor:
        key = tuple(fold(words).split()) if kind is MentionKind.PERSON else key_of_name(words)
        cluster = own_id(kind, key, document.report)
    return Mention(
        id=content_id("mention", document.report, guess.span.start, guess.span.stop, kind),
        span=guess.span,
        kind=kind,
        words=words,
        head=words.split()[-1],
        cluster=cluster,
        by=guess.by,
        score=guess.score,
    )


def _with_new(actors: Iterable[Actor], mentions: Sequence[Mention]) -> Iterator[Actor]:
    """The actors with the mentions that were added to them, then those only the encoder names."""
    added: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.by in _BY and mention.cluster:
            added.setdefault(mention.cluster, []).append(mention)
    for actor in actors:
        more = tuple(one.id for one in added.pop(actor.id, ()) if one.id not in actor.mentions)
        yield replace(actor, mentions=(*actor.mentions, *more)) if more else actor
    for cluster, naming in added.items():
        if naming[0].kind in _NAMED:
            yield Actor(
                id=cluster,
                name=naming[0].words,
                kind=_NAMED[naming[0].kind],
                mentions=tuple(one.id for one in naming),
                by=naming[0].by,
            )
