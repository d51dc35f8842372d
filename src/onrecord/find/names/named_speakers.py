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
    naming = _Naming(document, mentions)
    report = document.report
    said = tuple(
        replace(claim, chain=tuple(_with_actor(one, report) for one in claim.chain)) for claim in claims
    )
    for speaker in _speakers(said):
        if speaker.actor is not None and speaker.span is not None and speaker.name.strip():
            held.setdefault(speaker.actor, _described(speaker))
            naming.add(speaker, held[speaker.actor])
    ordered = tuple(sorted(naming.at.values(), key=lambda mention: (mention.span, mention.kind)))
    return ordered, tuple(_with_mentions(actor, naming.of) for actor in held.values()), said


def _speakers(claims: Iterable[Claim]) -> Iterator[Speaker]:
    for claim in claims:
        yield from claim.chain


def _with_actor(speaker: Speaker, report: str) -> Speaker:
    """Described speakers ("residents") are actors of this report only: another report's are others."""
    if speaker.actor or speaker.span is None or speaker.institution is Institution.ANONYMOUS:
        return speaker
    return replace(speaker, actor=content_id("actor", report, "speaker", fold(speaker.name)))


def _described(speaker: Speaker) -> Actor:
    return Actor(
        id=speaker.actor or "",
        name=speaker.name,
        kind=_KIND.get(speaker.institution, ActorKind.OTHER),
        by="actors/speaker",
    )


class _Naming:
    """The mentions of a report by span and by actor, growing as speakers are named."""

    def __init__(self, document: Document, mentions: tuple[Mention, ...]) -> None:
        self._document = document
        self._first: dict[str, int] = {}  # where a name stands first in the text, -1 if it does not
        self.at = {mention.span: mention for mention in mentions}
        self.of: dict[str, list[Mention]] = {}
        for mention in mentions:
            if mention.cluster:
                self.of.setdefault(mention.cluster, []).append(mention)

    def add(self, speaker: Speaker, actor: Actor) -> None:
        """The speaker's words here, and the words of the name they stand for where they come before."""
        for span in self._spans(speaker):
            named = any(span.contains(one.span) for one in self.of.get(actor.id, ()))
            if not named and span.of(self._document.text).strip():
                mention = self._mention(span, actor)
                self.at[span] = mention
                self.of.setdefault(actor.id, []).append(mention)

    def _spans(self, speaker: Speaker) -> Iterator[Span]:
        if speaker.span is None:
            return
        yield speaker.span
        if speaker.name not in self._first:
            self._first[speaker.name] = self._document.text.find(speaker.name)
        first = self._first[speaker.name]
        if 0 <= first < speaker.span.start:
            yield Span(first, first + len(speaker.name))

    def _mention(self, span: Span, actor: Actor) -> Mention:
        """The mention that stands there already, with the actor; else a new one over the speaker's words."""
        there = self.at.get(span)
        if there is not None and there.cluster is None:
            return replace(there, cluster=actor.id)
        kind = mention_kind(actor.kind)
        words = span.of(self._document.text)
        return Mention(
            id=content_id("mention", self._document.report, span.start, span.stop, kind),
            span=span,
            kind=kind,
            words=words,
            head=words.split()[-1],
            cluster=actor.id,
            by="actors/speaker",
            score=0.8,
        )


def _with_mentions(actor: Actor, of: dict[str, list[Mention]]) -> Actor:
    naming = tuple(mention.id for mention in sorted(of.get(actor.id, ()), key=lambda mention: mention.span))
    return replace(actor, mentions=naming) if set(naming) - set(actor.mentions) else actor
