"""Who says what: attribution spans joined into claims with speaker chain, act, stance and denial links.

Spans come from rules (`find_attributions`) or from a model's guesses; from there on the path is the same:
nesting gives chains, words give speakers and stance, and denials are set against what they deny.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.find.chains import channel_of, hearers, joint_speakers, parents_of
from onrecord.find.claim_contents import pieces_of, unwrapped
from onrecord.find.claim_reading import read_claim
from onrecord.find.denials import link_denials
from onrecord.find.relations import belligerents, with_relation
from onrecord.find.scene import Attribution, Scene, read_scene
from onrecord.find.spans import find_attributions
from onrecord.find.speakers import FIRST_PERSON, Cast, is_nobody
from onrecord.find.stance import Reading, cue_hit_in
from onrecord.model import (
    Act,
    Actor,
    Channel,
    Claim,
    Document,
    Institution,
    Mention,
    Speaker,
    Span,
    When,
    content_id,
)

_UNNAMED = Speaker(name="unnamed", institution=Institution.ANONYMOUS)
_COVERED = 0.75  # a claim that passes on so much of its content from others adds nothing of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """All that joining needs: the scene, who is who, and the times."""

    scene: Scene
    cast: Cast
    times: tuple[When, ...]


def find_claims(
    document: Document, mentions: Sequence[Mention], actors: Sequence[Actor], times: Sequence[When]
) -> tuple[Claim, ...]:
    """All claims of a document, in reading order, with `denies` and `answers` filled.

    `mentions` and `actors` may be empty: then speakers are known by their words alone.
    """
    scene = read_scene(document)
    return join_claims(scene, find_attributions(scene), mentions, actors, times)


def join_claims(
    scene: Scene,
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    actors: Sequence[Actor],
    times: Sequence[When],
) -> tuple[Claim, ...]:
    """Claims from attribution spans, whoever found them."""
    ground = Ground(scene=scene, cast=Cast(scene, mentions, actors), times=tuple(times))
    kept = [one for one in sorted(attributions, key=lambda one: one.whole.start) if _speaks(scene, one)]
    parents = parents_of(kept)
    chains = _chains(ground, kept, parents)
    readings = _merged_readings(ground, kept, parents, chains)
    claims: list[Claim] = []
    for i, one in enumerate(kept):
        if chains[i] is None or _passed_on(kept, parents, chains, i):
            continue
        claims.extend(_claims_of(ground, one, chains[i] or (), readings[i]))
    fighting = belligerents(scene, ground.cast)
    claims = [with_relation(claim, fighting, ground.cast) for claim in _unique(claims)]
    return link_denials(scene, _dated(ground, claims))


def _speaks(scene: Scene, one: Attribution) -> bool:
    """Whether somebody but the report itself speaks there."""
    if not one.content:
        return False
    source = one.narrow or one.source
    if source is None:
        return True
    words = source.of(scene.document.text).strip().lower()
    return words not in FIRST_PERSON and words not in {"you", "your", "one"} and not is_nobody(words)


_Chain = tuple[tuple[Speaker, ...], ...]
"""One chain per speaker named: usually one, two for "X and Y said"."""


def _chains(ground: Ground, kept: list[Attribution], parents: tuple[int | None, ...]) -> list[_Chain | None]:
    """The chains of each attribution; None for those that only colour their parent's words."""
    found: list[_Chain | None] = []
    for i, one in enumerate(kept):
        own = _own_chain(ground, one)
        parent = parents[i]
        if parent is None or (parent < i and found[parent] is None):
            found.append(own)
        elif parent > i or _refers(ground, kept[parent], one):
            found.append(own)
        elif one.source is None or _same_voice(found[parent], own):
            found.append(None)
        else:
            found.append(tuple(outer[:1] + inner if len(outer) == 1 else outer + inner for outer in (found[parent] or ((),)) for inner in own))
    return found


def _refers(ground: Ground, parent: Attribution, one: Attribution) -> bool:
    """Whether the parent's content names the other's words as a thing ("dismissed the envoy's claim that")."""
    line = _line_of(ground, one)
    hit = cue_hit_in(line, one.cue) if one.cue else None
    return hit is not None and hit.kind == "noun" and parent.frame == "np" and one.source is not None


def _own_chain(ground: Ground, one: Attribution) -> _Chain:
    line = _line_of(ground, one)
    outside = tuple(span for span in (*one.content,))
    channel = channel_of(line, outside)
    outer = [*one.via, *(span for span in hearers(ground.cast, line, one) if span not in one.via)]
    before = tuple(replace(ground.cast.speaker(span), channel=Channel.UNSPECIFIED) for span in outer)
    if one.narrow is None and one.source is None:
        return (before + (replace(_UNNAMED, channel=channel),),)
    narrow = one.narrow or one.source
    assert narrow is not None  # noqa: S101 - told by the line above
    source_line = ground.scene.lines[ground.cast.line_number(narrow.start)]
    if source_line is not line:
        channel = channel if channel is not Channel.UNSPECIFIED else channel_of(source_line, outside)
    wide = one.source if one.source and one.source.contains(narrow) else narrow
    return tuple(
        before + (_with_channel(ground.cast.speaker(span, wide), channel),)
        for span in joint_speakers(source_line, narrow)
    )


def _with_channel(speaker: Speaker, channel: Channel) -> Speaker:
    return speaker if channel is Channel.UNSPECIFIED else replace(speaker, channel=channel)


def _same_voice(outer: _Chain | None, own: _Chain) -> bool:
    """Whether the nested speaker is the outer one again ("said he believed")."""
    if outer is None:
        return False
    last, inner = outer[0][-1], own[0][-1]
    if last.actor is not None and last.actor == inner.actor:
        return True
    return last.name == inner.name


def _line_of(ground: Ground, one: Attribution) -> "Line":
    anchor = one.cue or one.source or one.content[0]
    return ground.scene.lines[ground.cast.line_number(anchor.start)]
