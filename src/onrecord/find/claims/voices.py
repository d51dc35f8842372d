"""Whose word it is: the speaker chains of attributions, with nesting, hearers, and speakers named elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.find.claims.chains import channel_of, hearers, joint_speakers, through_quoter
from onrecord.find.claims.kinds_of_speakers import nouns_in
from onrecord.find.claims.known_speakers import FIRST_PERSON, can_speak, is_nobody
from onrecord.find.claims.mentioned import shortest
from onrecord.find.claims.no_content import takes_in
from onrecord.find.claims.scene import Attribution, Scene
from onrecord.find.claims.speakers import Cast
from onrecord.find.claims.stance import base_reading, cue_hit_in
from onrecord.find.syntax.tagged_lines import Line
from onrecord.model import Act, Channel, Institution, Proximity, Span, Speaker, Stance, Trust, When

_SHOWING = frozenset(
    "show suggest indicate reveal demonstrate prove find signal imply mean highlight record list include threaten "
    "encourage make_clear make_it_clear leave_open".split()
)
_PERFORMED = frozenset(
    "confirm deny regret condemn announce acknowledge reject declare admit welcome".split()
)
_MINDS = frozenset("see find encourage show indicate mean prove".split())
_UNNAMED = Speaker(name="unnamed", institution=Institution.ANONYMOUS)
NEAR = 12  # characters: an inner cue so near the start of a content colours all of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """All that joining needs: the scene, who is who, and the times."""

    scene: Scene
    cast: Cast
    times: tuple[When, ...]
    trust: Trust | None = None


def speaks(ground: Ground, one: Attribution) -> bool:
    """Whether somebody but the report itself speaks there."""
    if not one.content:
        return False
    source = one.narrow or one.source
    line = line_of(ground, one)
    hit = cue_hit_in(line, one.cue) if one.cue is not None else None
    if source is None:
        return hit is None or not (one.by.startswith("attribution/noun") and hit.cues[0].act is Act.BELIEVE)
    # A study that found or a poll that showed speaks too, where the encoder is sure enough of it.
    seen = ground.trust is not None and one.by.startswith("head/") and one.score >= ground.trust.showing
    if not seen and hit is not None and _needs_speaker(hit.lemma, one.frame) and not can_speak(line, source):
        return False
    if hit is not None and hit.lemma == "admit" and takes_in(line, one.content[0]):
        return False
    words = source.of(line.text).strip().lower()
    whole = one.source.of(ground.scene.document.text).strip().lower() if one.source is not None else words
    anybody = words in {"you", "your"} or whole == "one"  # "one of them" is somebody
    return words not in FIRST_PERSON and not anybody and not is_nobody(words)


def _needs_speaker(lemma: str, frame: str) -> bool:
    """Whether things do what the verb says as well ("the delay shows", "the wall denies them a view")."""
    return lemma.replace(" ", "_") in _SHOWING or (lemma == "deny" and frame == "np")


Voices = tuple[tuple[Speaker, ...], ...]
"""One chain per speaker named: usually one, two for "X and Y said"."""


def voices_of(
    ground: Ground, kept: list[Attribution], parents: tuple[int | None, ...]
) -> list[Voices | None]:
    """The chains of each attribution; None for those that only colour their parent's words."""
    found: list[Voices | None] = []
    for i, one in enumerate(kept):
        own = _recorded_again(ground, kept[:i], found, one) or _own_chain(ground, one)
        parent = parents[i]
        if parent is None or parent > i or found[parent] is None:
            found.append(own)
            continue
        if _takes_back(ground, kept[parent], one, own):
            found.append(None)
        elif _refers(ground, kept[parent], one):
            found.append(own)
        elif _in_passing(ground, one):
            found.append(None)
        elif _names_itself(ground, kept[parent], one, own):
            found[parent] = _as_itself(found[parent] or own, own)
            found.append(found[parent])
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
    if one.cue is None:
        return False
    reading = base_reading(line_of(ground, one), one.cue, one.frame, "")
    if one.frame not in {"np", "inf", "objinf"}:
        line = line_of(ground, one)
        hit = cue_hit_in(line, one.cue)
        mind = reading.act is Act.BELIEVE and reading.stance is not Stance.HEDGED
        return one.by.startswith("attribution/verb") and (mind or (hit is not None and hit.lemma in _MINDS))
    return (
        reading.act in {Act.BELIEVE, Act.INTEND, Act.DEMAND}
        or ground.scene.quote_around(one.cue.start) is not None
    )


def _refers(ground: Ground, parent: Attribution, one: Attribution) -> bool:
    """Whether the parent's content names the other's words as a thing ("dismissed the envoy's claim that")."""
    line = line_of(ground, one)
    hit = cue_hit_in(line, one.cue) if one.cue else None
    if hit is None or one.source is None or one.cue is None:
        return False
    own = (one.narrow or one.source).of(line.text).lower() in _POSSESSIVES
    if hit.kind != "noun" and ("attribution/noun" not in one.by or own):
        return False
    if parent.frame == "np":
        return True
    home = line_of(ground, parent)
    first = home.index_at(parent.content[0].start)
    verbless = not any(home.tags[at] in "Vxm" for at in range(first, home.index_at(one.cue.start)))
    return not parent.frame and home is line and verbless and _answers_words(ground, parent)


def _answers_words(ground: Ground, parent: Attribution) -> bool:
    """Whether a cue answers what others have said ("rejected a report by"), whoever marked it."""
    if parent.cue is None:
        return False
    return base_reading(line_of(ground, parent), parent.cue, parent.frame, "").act is Act.DENY


def _takes_back(ground: Ground, parent: Attribution, one: Attribution, own: Voices) -> bool:
    """Whether the words named are the outer speaker's own, which it takes back: "withdrew its claim that"."""
    source = one.narrow or one.source
    words = source.of(ground.scene.document.text).lower() if source is not None else ""
    if words not in _POSSESSIVES or own[0][-1].name.lower() != words or parent.cue is None:
        return False
    return base_reading(line_of(ground, parent), parent.cue, parent.frame, "").act in {
        Act.RETRACT,
        Act.CORRECT,
    }


_POSSESSIVES = frozenset("its their his her".split())


def _recorded_again(
    ground: Ground, before: list[Attribution], chains: list[Voices | None], one: Attribution
) -> Voices | None:
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


def _names_itself(ground: Ground, parent: Attribution, one: Attribution, own: Voices) -> bool:
    """Whether a statement's own words name the body that speaks ("The Corps can confirm that …" — reads the statement)."""
    if parent.frame != "quote" or parent.narrow is None or one.cue is None:
        return False
    line = line_of(ground, parent)
    hit = cue_hit_in(line_of(ground, one), one.cue)
    first = line.index_at(parent.narrow.start)
    voices = [noun for _, _, noun in nouns_in(line, first, line.index_at(parent.narrow.stop))]
    if not voices or not voices[0].body or hit is None:
        return False
    starts = one.whole.start - parent.content[0].start <= NEAR
    return (
        starts
        and hit.lemma in _PERFORMED
        and own[0][-1].institution in {Institution.OFFICIAL, Institution.PARTY, Institution.NGO}
    )


def _as_itself(outer: Voices, own: Voices) -> Voices:
    """The outer chain, its last speaker under the name it gives itself."""
    return tuple(
        (*chain[:-1], replace(chain[-1], name=own[0][-1].name, actor=own[0][-1].actor or chain[-1].actor))
        for chain in outer
    )


def _own_chain(ground: Ground, one: Attribution) -> Voices:
    line = line_of(ground, one)
    one = through_quoter(ground.scene, one)
    outside = tuple(span for span in (*one.content,))
    channel = channel_of(line, outside)
    outer = [*one.via, *(span for span in hearers(ground.cast, line, one) if span not in one.via)]
    before = tuple(_outer_voice(ground, span, is_outlet=span not in one.via) for span in outer)
    if one.narrow is None and one.source is None:
        return ((*before, replace(_UNNAMED, channel=channel)),)
    narrow = one.narrow or one.source
    assert narrow is not None  # noqa: S101 - told by the line above
    source_line = ground.scene.lines[ground.cast.line_number(narrow.start)]
    if source_line is not line:
        channel = channel if channel is not Channel.UNSPECIFIED else channel_of(source_line, outside)
    wide = one.source if one.source and one.source.contains(narrow) else narrow
    return tuple(
        (
            *before,
            _veiled(
                _with_channel(ground.cast.speaker(shortest(ground.cast, span), wide), channel),
                line,
                outside,
                of_body=ground.cast.tells_body(wide),
            ),
        )
        for span in joint_speakers(source_line, narrow)
    )


def _outer_voice(ground: Ground, span: Span, *, is_outlet: bool) -> Speaker:
    """A speaker who passes words on; an outlet that was told is media whatever its name says."""
    found = replace(ground.cast.speaker(span), channel=Channel.UNSPECIFIED)
    if not is_outlet or found.institution is Institution.MEDIA:
        return found
    return replace(found, institution=Institution.MEDIA, proximity=Proximity.WAS_TOLD)


def _veiled(speaker: Speaker, line: Line, outside: tuple[Span, ...], *, of_body: bool) -> Speaker:
    """A speaker "on condition of anonymity", or who "asked not to be named", is anonymous whatever the rank.

    Unless a body is told: an officer of a named army speaks for that army to a reader, name or no name.
    """
    if of_body or _VEILS.isdisjoint(line.low):
        return speaker
    hidden = any(
        _hides(line.low, at) and not any(span.start <= line.tokens[at].start < span.stop for span in outside)
        for at in range(len(line))
    )
    return replace(speaker, institution=Institution.ANONYMOUS) if hidden else speaker


def _hides(low: tuple[str, ...], at: int) -> bool:
    """Whether the word at `at` ends a phrase that keeps a name back."""
    if low[at] in _NAMELESS:
        return True
    if low[at] in _NAMED:
        return low[max(0, at - 2) : at] == ("to", "be") and low[at - 3] in _KEPT_BACK
    return low[at] in _LEAVE and low[at - 1] == "not" and low[at + 1 : at + 3] in _TO_SPEAK


_NAMELESS = frozenset("anonymity anonymously".split())
_NAMED = frozenset("named identified quoted".split())
_KEPT_BACK = frozenset("not declined refused".split())
_LEAVE = frozenset("authorised authorized permitted allowed".split())
_TO_SPEAK = tuple(("to", verb) for verb in ("speak", "talk", "brief", "comment", "discuss", "be", "give"))
_VEILS = _NAMELESS | _NAMED | _LEAVE


def _with_channel(speaker: Speaker, channel: Channel) -> Speaker:
    return speaker if channel is Channel.UNSPECIFIED else replace(speaker, channel=channel)


def _same_voice(outer: Voices | None, own: Voices) -> bool:
    """Whether the nested speaker is the outer one again ("said he believed")."""
    if outer is None:
        return False
    last, inner = outer[0][-1], own[0][-1]
    if last.actor is not None and last.actor == inner.actor:
        return True
    return last.name == inner.name


def line_of(ground: Ground, one: Attribution) -> Line:
    """The line of an attribution's cue, or of what else it has."""
    anchor = one.cue or one.source or one.content[0]
    return ground.scene.lines[ground.cast.line_number(anchor.start)]
