"""Act, stance, hedge and denial of one claim: the cue's own reading corrected by what the content says."""

from __future__ import annotations

from dataclasses import replace

from onrecord.find.claims.blamed_sides import blames, speaks_of_others
from onrecord.find.claims.claim_contents import Piece
from onrecord.find.claims.content_acts import act_of_words, plans
from onrecord.find.claims.cue_frames import frame_of
from onrecord.find.claims.cue_patterns import pattern_of
from onrecord.find.claims.cue_with_words import Told, with_words
from onrecord.find.claims.denial_words import denied_part, denies_own_deed, own_subject
from onrecord.find.claims.scene import Attribution, Scene
from onrecord.find.claims.stance import HedgeHit, Reading, base_reading, find_hedge, has, inside
from onrecord.find.syntax.tagged_lines import Line
from onrecord.model import Act, Hedge, Institution, Speaker, Stance

_PLAIN = Reading(act=Act.SAY, stance=Stance.ASSERTED)


def read_claim(scene: Scene, one: Attribution, piece: Piece, speaker: Speaker) -> Reading:
    """How the content of `piece` is said: from the cue in its own sentence, as plain words in a later one."""
    line = scene.lines[piece.line]
    first = line.index_at(piece.spans[0].start)
    after = line.index_at(piece.spans[-1].stop)
    if first >= after:
        return _PLAIN
    reading = _cue_reading(scene, one, piece, line, first)
    if reading.act is Act.DENY:
        return _denial(one, reading, line, first, after)
    if one.cue is not None and piece.main:
        home = scene.lines[scene.line_number(one.cue.start)]
        reading = with_words(
            Told(home=home, cue=one.cue, line=line, spans=piece.spans, institution=speaker.institution),
            reading,
        )
    if reading.act in {Act.SAY, Act.CONFIRM, Act.BELIEVE, Act.ADMIT} and reading.stance in {
        Stance.ASSERTED,
        Stance.HEDGED,
    }:
        reading = _by_content(reading, line, first, after, speaker)
    return _hedged(one, reading, line, (first, after))


def _cue_reading(scene: Scene, one: Attribution, piece: Piece, line: Line, first: int) -> Reading:
    if one.cue is None or not piece.main:
        return _PLAIN
    home = scene.lines[scene.line_number(one.cue.start)]
    if one.by == "attribution/silence":
        return Reading(act=Act.REFUSE_COMMENT, stance=Stance.WITHHELD)
    first = line.index_at(max(one.content[0].start, line.span.start))
    head = line.low[first + (line.low[first] == "to" and first + 1 < len(line))]
    if line.low[first] == "to":
        head = next((line.low[at] for at in range(first + 1, len(line)) if line.tags[at] != "r"), head)
    elif "request" in line.low[first : first + 6] or "interview" in line.low[first : first + 6]:
        head = "request"
    elif (
        one.frame == "np"
        and line.low[first] in {"to", "the", "further"}
        and "comment" in line.low[first : first + 4]
    ):
        head = "comment"
    return base_reading(home, one.cue, one.frame or frame_of(line.low[first : first + _OPENING]), head)


_OPENING = 8  # tokens of a content that show what the cue takes, where no rule has told


def _denial(one: Attribution, reading: Reading, line: Line, first: int, after: int) -> Reading:
    """A denial of a fact names what it denies; the refusal of a wish is no denial."""
    wide_first = line.index_at(max(one.content[0].start, line.span.start))
    if _turns_down(line, one, wide_first, after):
        wish = has("demandnoun", line, wide_first, min(wide_first + 6, len(line)))
        behind = line.index_at(one.cue.stop) if one.cue is not None else wide_first
        fact = has("falsity", line, wide_first, len(line)) or any(
            has(kind, line, min(behind, wide_first), after) for kind in ("claimnoun", "authorship")
        )
        if (wish or not fact) and not (fact and not wish):
            return Reading(act=Act.SAY, stance=Stance.DENIED)
    own = own_subject(line, first, after)
    part = denied_part(line, min(first, wide_first), after, own=own)
    stance = Stance.ASSERTED if _sets_against(line, one, wide_first) else reading.stance
    return replace(reading, denies=part, stance=stance)


def _sets_against(line: Line, one: Attribution, first: int) -> bool:
    """For "contradicted him: the gate was open": what follows is the speaker's own statement."""
    if one.cue is None or not line.span.contains(one.cue):
        return False
    spoken_to = line.low[first] in _HIM and line.low[first + 1 : first + 2] == (":",)
    return spoken_to or ":" in line.low[line.index_at(one.cue.stop) : first]


_HIM = frozenset("him her them it this that us".split())


def _turns_down(line: Line, one: Attribution, first: int, after: int) -> bool:
    """Whether the cue can turn a wish down ("rejected", "spurned"), and a noun phrase stands behind it."""
    if one.cue is None or not line.span.contains(one.cue):
        return False
    start, stop = inside(line, one.cue)
    head = pattern_of(line.low[start:stop])
    verb = head.found is not None and head.found.kind == "verb"
    bare = not one.frame and not any(line.tags[at] in "Vxm" for at in range(first, after))
    return verb and head.head not in _FACTS and (one.frame == "np" or bare)


_FACTS = frozenset("deny contradict dispute contest refute rebut disprove gainsay".split())


def _by_content(reading: Reading, line: Line, first: int, after: int, speaker: Speaker) -> Reading:
    """What the content makes of a plain statement: a question, a denial, a plan, an admission, a charge."""
    if _asks(line, first, after):
        return Reading(act=Act.ASK, stance=Stance.QUESTIONED)
    if reading.act is Act.SAY or reading.act is Act.CONFIRM:
        denial = _denied_by_content(line, first, after, plain=reading.act is Act.SAY)
        if denial is not None:
            return denial
    if reading.act is not Act.SAY:
        return reading
    return replace(reading, act=_act_of_content(line, first, after, speaker))


def _denied_by_content(line: Line, first: int, after: int, *, plain: bool) -> Reading | None:
    """For "said the claim was false", "said it was not involved": a denial asserted in the speaker's own words."""
    if _calls_false(line, first, after) and not _falsity_negated(line, first, after):
        part = denied_part(line, first, after, own=False)
    elif plain and denies_own_deed(line, first, after):
        part = denied_part(line, first, after, own=own_subject(line, first, after))
    else:
        return None
    return Reading(act=Act.DENY, stance=Stance.ASSERTED, denies=part)


def _act_of_content(line: Line, first: int, after: int, speaker: Speaker) -> Act:
    done = act_of_words(line, first, after)
    if done is not None:
        return done
    own = own_subject(line, first, after)
    if own and plans(line, first, after):
        return Act.INTEND
    if not own or speaks_of_others(line, first, after):
        blamed = _names_culprit(line, first, after) or blames(line, first, after, speaker)
        return Act.ACCUSE if blamed else Act.SAY
    armed = speaker.institution is Institution.PARTY
    return Act.CLAIM_RESPONSIBILITY if armed and _own_violence(line, first, after) else Act.SAY


def _calls_false(line: Line, first: int, after: int) -> bool:
    """Whether a word says that something is untrue; in "the blame lies with" none does."""
    if not has("falsity", line, first, after):
        return False
    lying = [at for at in range(first, after) if line.low[at] in {"lie", "lies"}]
    if not lying or line.low[lying[0] + 1 : lying[0] + 2] not in _LIES_AT:
        return True
    return has("falsity", line, first, lying[0]) or has("falsity", line, lying[0] + 1, after)


_LIES_AT = tuple(
    (word,) for word in ("on", "in", "with", "at", "within", "near", "between", "ahead", "behind")
)


def _falsity_negated(line: Line, first: int, after: int) -> bool:
    return any(
        line.low[at] in {"not", "no"}
        and at + 1 < after
        and line.low[at + 1] not in {"true", "truth", "basis", "grounds"}
        for at in range(first, after)
    )


def _asks(line: Line, first: int, after: int) -> bool:
    return (
        any(line.low[at] == "?" for at in range(after - 1, min(after + 2, len(line))))
        and line.tags[first] in "wxmq"
    )


def _own_violence(line: Line, first: int, after: int) -> bool:
    """For "it had planted the bomb", "its men shot down": an own subject and a violent past act."""
    for at in range(first + 1, min(after, first + 7)):
        if line.tags[at] == "e" and line.low[at] in _VIOLENT:
            return line.low[at - 1] not in {"was", "were", "been", "not", "being"} and line.low[
                at + 1 : at + 2
            ] not in (("no",), ("nobody",), ("nothing",), ("none",))
        if line.tags[at] in ",;w":
            return False
    return False


_VIOLENT = frozenset(
    "attacked ambushed shot killed bombed shelled blown planted carried detonated fired struck hit raided stormed "
    "captured seized destroyed executed kidnapped abducted downed targeted launched mined burned burnt".split()
)


def _names_culprit(line: Line, first: int, after: int) -> bool:
    """For "X was behind the attack", "X is responsible for": somebody is blamed for a deed."""
    for at in range(first + 1, min(after - 1, first + 10)):
        if (
            line.low[at] in {"behind", "responsible"}
            and (line.tags[at - 1] in "xr" or line.low[at : at + 2] in _BEHIND)
            and line.low[at - 1] != "not"
        ):
            return not any(word in {"not", "never"} for word in line.low[first:at])
        if line.tags[at] in ";w":
            return False
    return False


_BEHIND = tuple(("behind", word) for word in ("it", "this", "that", "them"))


def _hedge_before(one: Attribution, line: Line, first: int) -> HedgeHit | None:
    """For "said that, as far as she knew, the house was empty": a hedge between cue and content."""
    if one.cue is None or not line.span.contains(one.cue):
        return None
    behind = line.index_at(one.cue.stop)
    return find_hedge(line, behind, first) if 0 < first - behind <= _BETWEEN else None


_BETWEEN = 10  # tokens between cue and content


def _hedged(one: Attribution, reading: Reading, line: Line, reach: tuple[int, int]) -> Reading:
    """Lower an asserted claim by the hedge in its content; keep the stronger of two."""
    first, after = reach
    if reading.stance not in {Stance.ASSERTED, Stance.HEDGED} or reading.act in {
        Act.INTEND,
        Act.DEMAND,
        Act.ASK,
    }:
        return reading
    hedge = find_hedge(line, first, after) or _hedge_before(one, line, first)
    if hedge is None:
        return reading
    level = Hedge.STRONG if Hedge.STRONG in {reading.hedge, hedge.level} else Hedge.WEAK
    return replace(reading, stance=Stance.HEDGED, hedge=level, hedge_span=hedge.span)
