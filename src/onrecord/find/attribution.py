"""Who says what: attribution spans joined into claims with speaker chain, act, stance and denial links.

Spans come from rules (`find_attributions`) or from a model's guesses; from there on the path is the same:
nesting gives chains, words give speakers and stance, and denials are set against what they deny.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.find.chains import channel_of, hearers, joint_speakers, parents_of
from onrecord.find.claim_contents import Piece, pieces_of
from onrecord.find.claim_reading import read_claim
from onrecord.find.denials import link_denials
from onrecord.find.kinds_of_speakers import nouns_in
from onrecord.find.relations import belligerents, with_relation
from onrecord.find.scene import Attribution, Scene, read_scene
from onrecord.find.spans import find_attributions
from onrecord.find.speakers import FIRST_PERSON, Cast, can_speak, is_nobody, shortest
from onrecord.find.stance import Reading, base_reading, cue_hit_in
from onrecord.find.tagged_lines import Line
from onrecord.model import (
    Act,
    Actor,
    Channel,
    Claim,
    Document,
    Institution,
    Mention,
    Span,
    Speaker,
    Stance,
    When,
    content_id,
)

_SHOWING = frozenset(
    "show suggest indicate reveal demonstrate prove find signal imply mean highlight record list include".split()
)
"""Verbs whose subject may be a fact or a thing, which says nothing."""
_PERFORMED = frozenset(
    "confirm deny regret condemn announce acknowledge reject declare admit welcome".split()
)
"""Verbs by which a statement does what they say."""
_UNNAMED = Speaker(name="unnamed", institution=Institution.ANONYMOUS)
_NEAR = 12  # characters: an inner cue so near the start of a content colours all of it
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
    coloured = _coloured(ground, kept, parents, chains)
    claims: list[Claim] = []
    for i, one in enumerate(kept):
        chain = chains[i]
        if chain is not None:
            inner = _passed_on(kept, parents, chains, i)
            claims.extend(
                _claims_of(ground, one, chain, coloured.get(i) or _led(ground, kept[:i], one), inner)
            )
    fighting = belligerents(scene, ground.cast)
    claims = [with_relation(claim, fighting, ground.cast) for claim in _unique(claims)]
    return tuple(link_denials(scene, ground.cast, claims))


def _speaks(scene: Scene, one: Attribution) -> bool:
    """Whether somebody but the report itself speaks there."""
    if not one.content:
        return False
    source = one.narrow or one.source
    line = scene.lines[
        max(bisect_right([line.span.start for line in scene.lines], (one.cue or one.whole).start) - 1, 0)
    ]
    hit = cue_hit_in(line, one.cue) if one.cue is not None else None
    if source is None:
        return hit is None or not (hit.kind == "noun" and hit.cues[0].act is Act.BELIEVE)
    if hit is not None and hit.lemma in _SHOWING and not can_speak(line, source):
        return False
    words = source.of(scene.document.text).strip().lower()
    return words not in FIRST_PERSON and words not in {"you", "your", "one"} and not is_nobody(words)


_Chain = tuple[tuple[Speaker, ...], ...]
"""One chain per speaker named: usually one, two for "X and Y said"."""


def _chains(ground: Ground, kept: list[Attribution], parents: tuple[int | None, ...]) -> list[_Chain | None]:
    """The chains of each attribution; None for those that only colour their parent's words."""
    found: list[_Chain | None] = []
    for i, one in enumerate(kept):
        own = _recorded_again(ground, kept[:i], found, one) or _own_chain(ground, one)
        parent = parents[i]
        if parent is None or (parent < i and found[parent] is None):
            found.append(own)
        elif parent > i or _refers(ground, kept[parent], one):
            found.append(own)
        elif _in_passing(ground, one):
            found.append(None)
        elif _names_itself(ground, kept[parent], one, own):
            found.append(_as_itself(found[parent] or own, own))
        elif one.source is None or _same_voice(found[parent], own):
            found.append(None)
        else:
            found.append(
                tuple(
                    outer[:1] + inner if len(outer) == 1 else outer + inner
                    for outer in (found[parent] or ((),))
                    for inner in own
                )
            )
    return found


def _in_passing(ground: Ground, one: Attribution) -> bool:
    """Whether a cue inside reported words tells of a wish or view, or of anything but speech in a quotation: no chain."""
    if one.frame not in {"np", "inf", "objinf"} or one.cue is None:
        return False
    reading = base_reading(_line_of(ground, one), one.cue, one.frame, "")
    return reading.act in {Act.BELIEVE, Act.INTEND, Act.DEMAND} or ground.scene.quote_around(one.cue.start) is not None


def _refers(ground: Ground, parent: Attribution, one: Attribution) -> bool:
    """Whether the parent's content names the other's words as a thing ("dismissed the envoy's claim that")."""
    line = _line_of(ground, one)
    hit = cue_hit_in(line, one.cue) if one.cue else None
    return hit is not None and hit.kind == "noun" and parent.frame == "np" and one.source is not None


def _recorded_again(
    ground: Ground, before: list[Attribution], chains: list[_Chain | None], one: Attribution
) -> _Chain | None:
    """For "It is noted that" right behind a statement: the statement goes on; its speaker without words here."""
    if one.source is not None or not one.by.startswith("attribution/passive-that"):
        return None
    here = ground.cast.line_number(one.whole.start)
    for earlier, chain in zip(reversed(before), reversed(chains), strict=False):
        if earlier.narrow is None or chain is None:
            continue
        if here - ground.cast.line_number(earlier.whole.stop - 1) > 1:
            continue
        line = ground.scene.lines[ground.cast.line_number(earlier.narrow.start)]
        first = line.index_at(earlier.narrow.start)
        voices = [noun for _, _, noun in nouns_in(line, first, line.index_at(earlier.narrow.stop))]
        if voices and voices[0].body:
            return chain
    return None


def _names_itself(ground: Ground, parent: Attribution, one: Attribution, own: _Chain) -> bool:
    """Whether a statement's own words name the body that speaks ("The Corps can confirm that …" — reads the statement)."""
    if parent.frame != "quote" or parent.narrow is None or one.cue is None:
        return False
    line = _line_of(ground, parent)
    hit = cue_hit_in(_line_of(ground, one), one.cue)
    first = line.index_at(parent.narrow.start)
    voices = [noun for _, _, noun in nouns_in(line, first, line.index_at(parent.narrow.stop))]
    if not voices or not voices[0].body or hit is None:
        return False
    starts = one.whole.start - parent.content[0].start <= _NEAR
    return (
        starts
        and hit.lemma in _PERFORMED
        and own[0][-1].institution in {Institution.OFFICIAL, Institution.PARTY, Institution.NGO}
    )


def _as_itself(outer: _Chain, own: _Chain) -> _Chain:
    """The outer chain, its last speaker under the name it gives itself."""
    return tuple(
        chain[:-1] + (replace(chain[-1], name=own[0][-1].name, actor=own[0][-1].actor or chain[-1].actor),)
        for chain in outer
    )


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
        before
        + (
            _veiled(
                _with_channel(ground.cast.speaker(shortest(ground.cast, span), wide), channel), line, outside
            ),
        )
        for span in joint_speakers(source_line, narrow)
    )


def _veiled(speaker: Speaker, line: Line, outside: tuple[Span, ...]) -> Speaker:
    """A speaker "on condition of anonymity" is anonymous, whatever the rank."""
    hidden = any(
        token.text.lower() == "anonymity"
        and not any(span.start <= token.start < span.stop for span in outside)
        for token in line.tokens
    )
    return replace(speaker, institution=Institution.ANONYMOUS) if hidden else speaker


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


def _line_of(ground: Ground, one: Attribution) -> Line:
    anchor = one.cue or one.source or one.content[0]
    return ground.scene.lines[ground.cast.line_number(anchor.start)]


def _passed_on(
    kept: list[Attribution], parents: tuple[int | None, ...], chains: list[_Chain | None], i: int
) -> tuple[Span, ...]:
    """The stretches of a content that are other speakers' words with a chain of their own."""
    own = chains[i]
    return tuple(
        span
        for j, chain in enumerate(chains)
        if parents[j] == i and chain is not None and own is not None and _goes_through(chain, own)
        for span in _words_of(kept[j])
    )


def _words_of(one: Attribution) -> tuple[Span, ...]:
    """The stretch from cue to content, and the source where it stands apart."""
    inner = replace(one, source=None).whole
    return (inner,) if one.source is None or one.source.overlaps(inner) else (one.source, inner)


def _goes_through(chain: _Chain, own: _Chain) -> bool:
    return len(chain[0]) > len(own[0]) or chain[0][-1].span == own[0][-1].span


def _is_covered(piece: Piece, inner: tuple[Span, ...]) -> bool:
    size = sum(len(span) for span in piece.spans)
    shared = sum(
        max(0, min(span.stop, own.stop) - max(span.start, own.start)) for span in inner for own in piece.spans
    )
    return shared >= _COVERED * size


def _coloured(
    ground: Ground, kept: list[Attribution], parents: tuple[int | None, ...], chains: list[_Chain | None]
) -> dict[int, Reading]:
    """For "said he believed": the reading of the inner cue, for the outer claim."""
    found: dict[int, Reading] = {}
    for i, one in enumerate(kept):
        parent = parents[i]
        if parent is None or chains[i] is not None or one.cue is None or one.narrow is None:
            continue
        if one.whole.start - kept[parent].content[0].start > _NEAR:
            continue
        line = _line_of(ground, one)
        reading = base_reading(line, one.cue, one.frame, "")
        if reading.act is not Act.SAY or reading.stance is not Stance.ASSERTED:
            found[parent] = replace(reading, hedge_span=one.cue if reading.stance is Stance.HEDGED else None)
    return found


def _led(ground: Ground, before: list[Attribution], one: Attribution) -> Reading | None:
    """For "corrected its report, saying that X": X is the correction."""
    if one.cue is None or one.cue.of(ground.scene.document.text).lower() not in {
        "saying",
        "adding",
        "stating",
        "noting",
    }:
        return None
    line = _line_of(ground, one)
    for earlier in reversed(before):
        if earlier.cue is None or not line.span.contains(earlier.cue) or earlier.narrow != one.narrow:
            continue
        reading = base_reading(line, earlier.cue, earlier.frame, "")
        if reading.act is Act.CORRECT:
            return reading
    return None


def _claims_of(
    ground: Ground, one: Attribution, chains: _Chain, coloured: Reading | None, inner: tuple[Span, ...]
) -> Iterator[Claim]:
    text = ground.scene.document.text
    for piece in pieces_of(ground.scene, one):
        if inner and _is_covered(piece, inner):
            continue
        for chain in chains:
            reading = read_claim(ground.scene, one, piece, chain[-1])
            if (
                coloured is not None
                and piece.main
                and (reading.act is Act.SAY or coloured.act is Act.CORRECT)
            ):
                reading = coloured
            if reading.act is Act.CLAIM_RESPONSIBILITY and chain[-1].institution is Institution.OTHER:
                chain = (*chain[:-1], replace(chain[-1], institution=Institution.PARTY))  # noqa: PLW2901
            cue = (
                one.cue
                if piece.main and one.cue and any(letter.isalnum() for letter in one.cue.of(text))
                else None
            )
            yield Claim(
                id=_claim_id(ground.scene.document, chain, piece.spans, cue),
                chain=chain,
                cue=cue,
                content=piece.spans,
                act=reading.act,
                stance=reading.stance,
                hedge=reading.hedge,
                hedge_span=reading.hedge_span,
                denies=reading.denies,
                said=_said(ground, one),
                quoted=_is_quoted(ground.scene, piece.spans[0]),
                source_in_other_sentence=one.elsewhere or not piece.home or _is_elsewhere(ground, one, chain),
                by=one.by,
                score=one.score,
            )


def _is_elsewhere(ground: Ground, one: Attribution, chain: tuple[Speaker, ...]) -> bool:
    """Whether the last speaker's words stand in another sentence than the cue."""
    span = chain[-1].span
    return span is not None and one.source is None and not _line_of(ground, one).span.contains(span)


def _claim_id(
    document: Document, chain: tuple[Speaker, ...], spans: tuple[Span, ...], cue: Span | None
) -> str:
    places = [(span.start, span.stop) for span in spans]
    speakers = [(one.span.start, one.span.stop) if one.span else one.name for one in chain]
    return content_id("claim", document.report, places, speakers, (cue.start, cue.stop) if cue else "")


def _is_quoted(scene: Scene, span: Span) -> bool:
    """Whether the content is wholly direct words."""
    return any(quote.span.contains(span) for quote in scene.quotes)


def _said(ground: Ground, one: Attribution) -> str | None:
    """The nearest time in the cue's sentence that lies in no content."""
    anchor = one.cue or one.source
    if anchor is None:
        return None
    line = _line_of(ground, one)
    free = [
        when
        for when in ground.times
        if line.span.contains(when.span)
        and when.timex_type in {"DATE", "TIME"}
        and not any(span.overlaps(when.span) for span in one.content)
    ]
    return min(free, key=lambda when: abs(when.span.start - anchor.start)).id if free else None


def _unique(claims: list[Claim]) -> list[Claim]:
    """One claim per speaker and content: the one with the longer content where two overlap by one cue."""
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        key = (tuple(one.name for one in claim.chain), claim.content[0].start, claim.content[-1].stop)
        if key not in kept or (kept[key].cue is None and claim.cue is not None):
            kept[key] = claim
    return sorted(kept.values(), key=lambda claim: (claim.content[0].start, claim.content[-1].stop))
