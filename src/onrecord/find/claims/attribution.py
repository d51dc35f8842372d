"""Who says what: attribution spans joined into claims with speaker chain, act, stance and denial links.

Spans come from rules (`find_attributions`) or from a model's guesses; from there on the path is the same:
nesting gives chains, words give speakers and stance, and denials are set against what they deny.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.find.claims.chains import parents_of
from onrecord.find.claims.claim_contents import Piece, pieces_of
from onrecord.find.claims.claim_reading import read_claim
from onrecord.find.claims.denials import link_denials
from onrecord.find.claims.guessed import HEAD_ALONE, with_guesses
from onrecord.find.claims.relations import belligerents, with_relation
from onrecord.find.claims.scene import Attribution, Scene, read_scene
from onrecord.find.claims.spans import find_attributions
from onrecord.find.claims.speakers import Cast
from onrecord.find.claims.stance import Reading, base_reading
from onrecord.find.claims.voices import NEAR, Ground, Voices, line_of, speaks, voices_of
from onrecord.find.syntax.tagged_lines import Line
from onrecord.model import (
    Act,
    Actor,
    Channel,
    Claim,
    Document,
    Guess,
    Institution,
    Mention,
    Span,
    Speaker,
    Stance,
    Trust,
    When,
    content_id,
)

_COVERED = 0.75  # a claim that passes on so much of its content from others adds nothing of its own


def find_claims(
    document: Document,
    mentions: Sequence[Mention],
    actors: Sequence[Actor],
    times: Sequence[When],
    guesses: Sequence[Guess] = (),
    trust: Trust | None = None,
) -> tuple[Claim, ...]:
    """All claims of a document, in reading order, with `denies` and `answers` filled.

    `mentions` and `actors` may be empty: then speakers are known by their words alone. Without `guesses` and the
    `trust` they deserve the rules stand alone.
    """
    scene = read_scene(document)
    found = with_guesses(scene, find_attributions(scene), guesses, trust)
    return join_claims(scene, found, mentions, actors, times, trust)


def join_claims(
    scene: Scene,
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    actors: Sequence[Actor],
    times: Sequence[When],
    trust: Trust | None = None,
) -> tuple[Claim, ...]:
    """Claims from attribution spans, whoever found them."""
    ground = Ground(scene=scene, cast=Cast(scene, mentions, actors), times=tuple(times), trust=trust)
    kept = [one for one in sorted(attributions, key=lambda one: one.whole.start) if speaks(ground, one)]
    parents = parents_of(kept)
    chains = voices_of(ground, kept, parents)
    coloured = _coloured(ground, kept, parents, chains)
    claims: list[Claim] = []
    for i, one in enumerate(kept):
        chain = chains[i]
        if chain is not None:
            inner = _passed_on(kept, parents, chains, i)
            chain = tuple(_evidenced(voice, kept, parents, i) for voice in chain)
            claims.extend(
                _claims_of(ground, one, chain, coloured.get(i) or _led(ground, kept[:i], one), inner)
            )
    fighting = belligerents(scene, ground.cast)
    claims = [with_relation(claim, fighting, ground.cast) for claim in _unique(claims)]
    return tuple(link_denials(scene, ground.cast, _dated(ground, claims)))


"""One chain per speaker named: usually one, two for "X and Y said"."""


def _passed_on(
    kept: list[Attribution], parents: tuple[int | None, ...], chains: list[Voices | None], i: int
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


def _goes_through(chain: Voices, own: Voices) -> bool:
    return len(chain[0]) > len(own[0]) or chain[0][-1].span == own[0][-1].span


def _is_covered(piece: Piece, inner: tuple[Span, ...]) -> bool:
    size = sum(len(span) for span in piece.spans)
    shared = sum(
        max(0, min(span.stop, own.stop) - max(span.start, own.start)) for span in inner for own in piece.spans
    )
    return shared >= _COVERED * size


def _coloured(
    ground: Ground, kept: list[Attribution], parents: tuple[int | None, ...], chains: list[Voices | None]
) -> dict[int, Reading]:
    """For "said he believed": the reading of the inner cue, for the outer claim."""
    found: dict[int, Reading] = {}
    for i, one in enumerate(kept):
        parent = parents[i]
        if parent is None or chains[i] is not None or one.cue is None or one.narrow is None:
            continue
        if one.by == HEAD_ALONE:
            continue  # no rule knows the inner words: "said he had witnessed" tells what was seen, it doubts nothing
        if one.whole.start - kept[parent].content[0].start > NEAR:
            continue
        line = line_of(ground, one)
        reading = base_reading(line, one.cue, one.frame, "")
        if reading.act is Act.ACCUSE and _is_supposed(line, one.cue):
            continue
        if reading.act is not Act.SAY or reading.stance is not Stance.ASSERTED:
            found[parent] = replace(reading, hedge_span=one.cue if reading.stance is Stance.HEDGED else None)
    return found


def _is_supposed(line: Line, cue: Span) -> bool:
    """For "said he could have charged them": nobody is charged."""
    return "m" in line.tags[line.index_at(cue.start) : line.index_at(cue.stop)]


def _led(ground: Ground, before: list[Attribution], one: Attribution) -> Reading | None:
    """For "corrected its report, saying that X": X is the correction."""
    if one.cue is None or one.cue.of(ground.scene.document.text).lower() not in {
        "saying",
        "adding",
        "stating",
        "noting",
    }:
        return None
    line = line_of(ground, one)
    for earlier in reversed(before):
        if earlier.cue is None or not line.span.contains(earlier.cue) or earlier.narrow != one.narrow:
            continue
        reading = base_reading(line, earlier.cue, earlier.frame, "")
        if reading.act is Act.CORRECT:
            return reading
    return None


def _claims_of(
    ground: Ground, one: Attribution, chains: Voices, coloured: Reading | None, inner: tuple[Span, ...]
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
            chain = _with_phrase(chain, one.source)  # noqa: PLW2901
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


def _evidenced(
    chain: tuple[Speaker, ...], kept: Sequence[Attribution], parents: tuple[int | None, ...], i: int
) -> tuple[Speaker, ...]:
    """The chain with the words by which each outer link passes the next one's words on."""
    made = list(chain)
    at = parents[i]
    for link in range(len(made) - 2, -1, -1):
        span = made[link].span
        if at is None:
            break
        outer = kept[at]
        if span is not None and outer.source is not None and outer.source.overlaps(span):
            made[link] = replace(made[link], phrase=outer.source, cue=outer.cue, content=outer.content)
        at = parents[at]
    return tuple(made)


def _with_phrase(chain: tuple[Speaker, ...], source: Span | None) -> tuple[Speaker, ...]:
    """The chain with the whole phrase of its last speaker, where that speaker is named there."""
    last = chain[-1]
    if source is None or last.span is None or not source.contains(last.span):
        return chain
    return (*chain[:-1], replace(last, phrase=source))


def _is_elsewhere(ground: Ground, one: Attribution, chain: tuple[Speaker, ...]) -> bool:
    """Whether the last speaker's words stand in another sentence than the cue."""
    span = chain[-1].span
    return span is not None and one.source is None and not line_of(ground, one).span.contains(span)


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
    """The nearest time in the cue's sentence that lies in no content.

    What is left unsaid in passing ("reported the raid on Monday, without giving figures") has no day of its own.
    """
    anchor = one.cue or one.source
    if anchor is None:
        return None
    line = line_of(ground, one)
    if one.cue is not None and line.text.startswith("without", one.cue.start):
        return None
    free = [
        when
        for when in ground.times
        if line.span.contains(when.span)
        and when.timex_type in {"DATE", "TIME"}
        and not any(span.overlaps(when.span) for span in one.content)
    ]
    return min(free, key=lambda when: abs(when.span.start - anchor.start)).id if free else None


def _dated(ground: Ground, claims: list[Claim]) -> list[Claim]:
    """Give a claim the day of the one in the sentence before it, told by the same speaker on the same occasion."""
    dated: list[Claim] = []
    for claim in claims:
        before = next((one for one in reversed(dated) if one.said is not None), None)
        same = claim.said is None and before is not None and _same_occasion(ground, before, claim)
        dated.append(replace(claim, said=before.said) if same and before is not None else claim)
    return dated


def _same_occasion(ground: Ground, one: Claim, other: Claim) -> bool:
    first, second = one.chain[-1], other.chain[-1]
    if (
        first.channel is Channel.UNSPECIFIED
        or first.channel is not second.channel
        or first.name != second.name
    ):
        return False
    apart = ground.cast.line_number(other.content[0].start) - ground.cast.line_number(one.content[0].start)
    return 0 <= apart <= 1


def _unique(claims: list[Claim]) -> list[Claim]:
    """One claim per speaker and content: the one with the longer content where two overlap by one cue."""
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        key = (tuple(one.name for one in claim.chain), claim.content[0].start, claim.content[-1].stop)
        if key not in kept or (kept[key].cue is None and claim.cue is not None):
            kept[key] = claim
    return sorted(kept.values(), key=lambda claim: (claim.content[0].start, claim.content[-1].stop))
