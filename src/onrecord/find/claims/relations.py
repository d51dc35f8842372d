"""Which speakers are a party to the fighting the report tells of: only where its own words show it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from onrecord.find.claims.scene import Scene
from onrecord.find.claims.speakers import Cast
from onrecord.find.syntax.tagged_lines import Line
from onrecord.lexicon import load_rows
from onrecord.model import ActorKind, Claim, Institution, Mention, MentionKind, Relation, Speaker

_PARTIES = frozenset(
    [ActorKind.GOVERNMENT, ActorKind.MILITARY, ActorKind.GROUP, ActorKind.ORGANISATION, ActorKind.POLICE]
)
_LINKS = frozenset("on against with between of by upon and".split())


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(
        word for row in load_rows("fight_words") if row["class"] == kind for word in row["words"].split()
    )


def belligerents(scene: Scene, cast: Cast) -> frozenset[str]:
    """Ids of the actors that the report shows fighting or under attack, states attacked on their soil among them."""
    found: set[str] = set()
    armed = any(not _words("group").isdisjoint(line.low) for line in scene.lines)
    for line in scene.lines:
        violent = _is_violent(line)
        for mention in cast.mentions_in(line.span):
            actor = cast.actor_of(mention)
            if actor is None:
                continue
            first, after = line.index_at(mention.span.start), line.index_at(mention.span.stop)
            if _fights(line, first, after) and _can_fight(cast, actor, mention):
                found.add(actor)
            if violent and armed and _is_scene_of_attack(line, first, mention):
                found.add(actor)
    return frozenset(found)


def _can_fight(cast: Cast, actor: str, mention: Mention) -> bool:
    return cast.actors[actor].kind in _PARTIES and mention.kind is not MentionKind.PLACE


def _is_violent(line: Line) -> bool:
    return not (_words("noun").isdisjoint(line.low) and _words("verb").isdisjoint(line.low))


def _is_scene_of_attack(line: Line, first: int, mention: Mention) -> bool:
    return (
        mention.kind in {MentionKind.PLACE, MentionKind.GOVERNMENT}
        and first > 0
        and line.low[first - 1] == "in"
    )


def _fights(line: Line, first: int, after: int) -> bool:
    return _named_by_fight(line, first) or _force_attacked(line, after)


def _named_by_fight(line: Line, first: int) -> bool:
    """For "the raid on a depot of the Border Corps": a fight noun and a link among small words and nouns."""
    linked = False
    for at in range(first - 1, max(first - 8, -1), -1):
        if line.low[at] in _LINKS:
            linked = True
        elif linked and line.low[at] in _words("noun"):
            return True
        elif line.tags[at] not in "daN9eb":
            return False
    return False


def _force_attacked(line: Line, after: int) -> bool:
    """For "the Border Corps patrol was ambushed", "Red Sash fighters shelled": a force and then a fight verb."""
    for at in range(after, min(after + 6, len(line))):
        if line.low[at] in _words("verb"):
            return True
        if line.tags[at] not in "abeNVxiT9" or (line.tags[at] == "i" and line.low[at] != "on"):
            return False
    return False


def with_relation(claim: Claim, fighting: frozenset[str], cast: Cast) -> Claim:
    """The claim with `relation` filled for speakers of a side that fights; others keep "unknown"."""
    chain = tuple(_related(speaker, fighting, cast) for speaker in claim.chain)
    return claim if chain == claim.chain else replace(claim, chain=chain)


def _related(speaker: Speaker, fighting: frozenset[str], cast: Cast) -> Speaker:
    if speaker.institution not in {Institution.OFFICIAL, Institution.PARTY}:
        return speaker
    sides = {speaker.actor, *cast.bodies_of(speaker)} - {None}
    return replace(speaker, relation=Relation.BELLIGERENT) if sides & fighting else speaker
