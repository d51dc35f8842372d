"""Who is mentioned where: mentions and actors of a document, looked up by place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.find.claims.scene import Scene
from onrecord.model import Actor, ActorKind, Mention, MentionKind, Span

_BODIES = frozenset(
    [
        MentionKind.GOVERNMENT,
        MentionKind.MILITARY,
        MentionKind.POLICE,
        MentionKind.GROUP,
        MentionKind.ORGANISATION,
    ]
)
_SPOTS = frozenset([MentionKind.PLACE, MentionKind.FACILITY])
_TAILS = frozenset("of in at from for with".split())
_UNNAMED = frozenset([MentionKind.TIME, MentionKind.NUMBER])


class Mentioned:
    """Mentions and actors of a document, in reading order."""

    def __init__(self, scene: Scene, mentions: Sequence[Mention], actors: Sequence[Actor]) -> None:
        self.scene = scene
        self.actors = {actor.id: actor for actor in actors}
        named = [mention for mention in mentions if mention.kind not in _UNNAMED]
        self.named = tuple(sorted(named, key=lambda mention: (mention.span.start, -mention.span.stop)))
        self._starts = [mention.span.start for mention in self.named]
        known = {mention: actor.id for actor in actors for mention in actor.mentions}
        self._actor_of = {
            mention.id: actor
            for mention in self.named
            if (actor := known.get(mention.id) or mention.cluster) in self.actors
        }
        self._by_actor: dict[str, list[Mention]] = {}
        for mention in self.named:
            if (actor := self.actor_of(mention)) is not None:
                self._by_actor.setdefault(actor, []).append(mention)

    def line_number(self, offset: int) -> int:
        """The number of the line that holds the character at `offset`."""
        return self.scene.line_number(offset)

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that lie inside `span`, left to right."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.stop, first)
        if first == last:
            return ()
        return tuple([mention for mention in self.named[first:last] if mention.span.stop <= span.stop])

    def actor_of(self, mention: Mention) -> str | None:
        """The id of the actor a mention names, None where it names none."""
        return self._actor_of.get(mention.id)

    def mentions_of(self, actor: str) -> tuple[Mention, ...]:
        """The mentions of one actor, in reading order."""
        return tuple(self._by_actor.get(actor, ()))

    def person_at(self, span: Span) -> Mention | None:
        """The person whose name opens the stretch behind a comma: "the mediator, Hanna Lind"; None where none does."""
        found = self.mentions_in(span)
        lead = next((one for one in found if one.kind is MentionKind.PERSON and self.actor_of(one)), None)
        if lead is None:
            return None
        text = self.scene.document.text
        words = text[span.start : lead.span.start].split()
        return lead if len(words) <= _TITLE and not set(",;:()").intersection("".join(words[1:])) else None

    def only_group(self, before: int) -> str | None:
        """For "the group's spokesman": the one armed group named before; None where there are two."""
        named = {
            actor
            for actor, mentions in self._by_actor.items()
            if mentions[0].span.stop <= before and self.actors[actor].kind is ActorKind.GROUP
        }
        return next(iter(named)) if len(named) == 1 else None

    def full_name(self, actor: str, words: str, before: int) -> str:
        """The longest name of a person in the words of the report up to `before`, else `words`."""
        names = [
            " ".join(mention.words.split())
            for mention in self.mentions_of(actor)
            if mention.span.start <= before and mention.kind is MentionKind.PERSON
        ]
        best = max([*names, self.actors[actor].name], key=len) if names else ""
        return best if len(best) > len(words) else words

    def bodies_in(self, span: Span) -> frozenset[str]:
        """The actors named in a speaker's phrase or apposition: whom he or she speaks for."""
        return frozenset(
            actor
            for mention in self.mentions_in(span)
            if (actor := self.actor_of(mention)) is not None
            and mention.kind is not MentionKind.PERSON
            and (mention.kind not in _SPOTS or self._is_of(mention))
        )

    def tells_body(self, span: Span) -> bool:
        """Whether a phrase tells whose man or woman somebody is: "an army officer", not "an officer"."""
        return bool(self.bodies_in(span)) or any(one.kind in _BODIES for one in self.mentions_in(span))

    def _is_of(self, mention: Mention) -> bool:
        """Whether "of" stands before the words ("the committee of Tajikistan"), not "in" or "for"."""
        return (
            self.scene.document.text[max(0, mention.span.start - 8) : mention.span.start]
            .lower()
            .endswith(("of ", "of the "))
        )


def shortest(mentioned: Mentioned, span: Span) -> Span:
    """A person's title and name without "of the university": the mention alone, where it opens the phrase."""
    for mention in mentioned.mentions_in(span):
        if mention.kind is not MentionKind.PERSON or mention.span.stop >= span.stop:
            continue
        words = span.of(mentioned.scene.document.text)
        head = words[: mention.span.start - span.start].lower().split()
        tail = words[mention.span.stop - span.start :].lower().split()
        if tail and tail[0] in _TAILS and not _TAILS.intersection(head):
            return Span(span.start, mention.span.stop)
    return span


_TITLE = 4  # words of a title before a name
