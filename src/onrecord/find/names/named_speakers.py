"""Every speaker is an actor: the words that stand for one ("she", "the governor", "residents") join the name they mean.

Who a pronoun or an office stands for is found with the claims, since it takes the whole sentence to tell; here the
answer goes back to the mentions, so that one thing is one actor wherever it is named.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.find.names.known_actors import mention_kind
from onrecord.model import (
    Actor,
    ActorKind,
    Claim,
    Document,
    Institution,
    Mention,
    Span,
    Speaker,
    content_id,
)
from onrecord.text.fold import fold

_KIND = {
    Institution.PARTY: ActorKind.GROUP,
    Institution.MEDIA: ActorKind.MEDIA,
    Institution.WITNESS: ActorKind.CIVILIANS,
    Institution.MEDICAL: ActorKind.ORGANISATION,
    Institution.NGO: ActorKind.ORGANISATION,
    Institution.OFFICIAL: ActorKind.GOVERNMENT,
}


def name_speakers(
    document: Document, mentions: tuple[Mention, ...], actors: tuple[Actor, ...], claims: tuple[Claim, ...]
) -> tuple[tuple[Mention, ...], tuple[Actor, ...], tuple[Claim, ...]]:
    """Mentions, actors and claims with every speaker that has words made an actor, and those words a mention of it.

    An anonymous "sources" is nobody in particular and stays without an actor.
    """
    held = {actor.id: actor for actor in actors}
    at = {mention.span: mention for mention in mentions}
    said = tuple(replace(claim, chain=tuple(_with_actor(one) for one in claim.chain)) for claim in claims)
    for speaker in _speakers(said):
        if speaker.actor is None or speaker.span is None:
            continue
        held.setdefault(speaker.actor, _described(speaker))
        for span in _spans(document, speaker):
            mention = _mention(document, span, held[speaker.actor], at)
            at[mention.span] = mention
    ordered = tuple(sorted(at.values(), key=lambda mention: (mention.span, mention.kind)))
    return ordered, tuple(_with_mentions(actor, ordered) for actor in held.values()), said


def _speakers(claims: Iterable[Claim]) -> Iterator[Speaker]:
    for claim in claims:
        yield from claim.chain


def _with_actor(speaker: Speaker) -> Speaker:
    if speaker.actor or speaker.span is None or speaker.institution is Institution.ANONYMOUS:
        return speaker
    return replace(speaker, actor=content_id("actor", fold(speaker.name)))


def _described(speaker: Speaker) -> Actor:
    return Actor(
        id=speaker.actor or "",
        name=speaker.name,
        kind=_KIND.get(speaker.institution, ActorKind.OTHER),
        by="actors/speaker",
    )


def _spans(document: Document, speaker: Speaker) -> Iterator[Span]:
    """The speaker's words here, and the words of the name they stand for where they come before."""
    if speaker.span is None:
        return
    yield speaker.span
    first = document.text.find(speaker.name)
    if 0 <= first < speaker.span.start:
        yield Span(first, first + len(speaker.name))


def _mention(document: Document, span: Span, actor: Actor, at: dict[Span, Mention]) -> Mention:
    """The mention that stands there already, with the actor; else a new one over the speaker's words."""
    inside = [
        mention for mention in at.values() if span.contains(mention.span) and mention.cluster == actor.id
    ]
    if inside:
        return inside[0]
    if span in at and at[span].cluster is None:
        return replace(at[span], cluster=actor.id)
    kind = mention_kind(actor.kind)
    words = span.of(document.text)
    return Mention(
        id=content_id("mention", document.report, span.start, span.stop, kind),
        span=span,
        kind=kind,
        words=words,
        head=words.split()[-1],
        cluster=actor.id,
        by="actors/speaker",
        score=0.8,
    )


def _with_mentions(actor: Actor, mentions: Iterable[Mention]) -> Actor:
    naming = tuple(mention.id for mention in mentions if mention.cluster == actor.id)
    return replace(actor, mentions=naming) if set(naming) - set(actor.mentions) else actor
