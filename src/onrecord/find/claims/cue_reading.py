"""What any cue amounts to: act, stance and hedge level from its head and pattern, with the row that decided.

The rows of `RULES` are asked in order; each has no opinion or gives an answer under its own name. A head on no list is
"say", asserted, and the answer says so: `by` is then "cue/unknown", the head stands in `pattern.head`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.find.claims.cue_frames import frame_of, noun_frame
from onrecord.find.claims.cue_heads import Effect, Sense
from onrecord.find.claims.cue_patterns import CuePattern, pattern_of
from onrecord.find.claims.cues import Cue
from onrecord.find.claims.hedging_adverbs import hedging_adverbs
from onrecord.model import Act, Hedge, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class CueReading:
    """How a cue says what it says, what it was read from, and by which row.

    `sense` tells words and minds from mere deeds: a deed ("hired", "opened fire on") is hardly ever a claim, unless
    direct words follow ("began: “The road is shut”").
    """

    pattern: CuePattern
    act: Act
    stance: Stance
    hedge: Hedge | None
    by: str
    sense: Sense


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What a rule is asked about: the pattern, the head's row for this complement, the words of cue and content."""

    pattern: CuePattern
    row: Cue
    words: tuple[str, ...]
    content: tuple[str, ...]
    frame: str

    @property
    def object_word(self) -> str:
        """The first open word of the content: "comment" in "to comment", "number" in "the number"."""
        return next((word for word in self.content if word not in _SMALL), "")


_Answer = tuple[Act, Stance, Hedge | None]
_Rule = Callable[[_Asked], _Answer | None]
_SMALL = frozenset(
    "to the a an any some further more this that its his her their publicly immediately".split()
)
_SPEAKING = frozenset(
    "comment say give provide discuss answer elaborate specify confirm identify name disclose reveal detail speak talk "
    "explain release respond state tell clarify address interview deny mention divulge share add indicate acknowledge "
    "admit reply react describe quantify request requests interviews questions expand publish speculate "
    "weigh discuss engage".split()
)
_SILENT = _SPEAKING | {"know", "report", "return", "describe", "express", "offer", "make_clear"}
_NO_ANSWER = frozenset("comment respond answer reply return react response".split())
_OPEN = frozenset(("rule out", "exclude", "preclude", "dismiss", "discount"))
_OPEN_VERBS = frozenset("rule exclude preclude".split())
_CERTAIN = frozenset("sure certain convinced confident persuaded clear satisfied unsure".split())
_REFUSING = frozenset("refuse decline".split())
_OUTRIGHT = _REFUSING | {"unwilling", "refusal"}
_WILL_NOT = frozenset("would wouldn't wouldn’t won't won’t will".split())
_MAYBE = frozenset("may might".split())
_CANNOT = frozenset("could can cannot can't can’t couldn't couldn’t".split())
_GIVEN = frozenset("explanation information statement".split())


def read_cue(words: Sequence[str], *, frame: str = "", content: Sequence[str] = ()) -> CueReading:
    """The reading of any cue: `words` are its tokens, `content` the first tokens of what is said, all in small letters.

    `frame` is the complement where a rule knows it (see `cues`); else it is read off the content.

    >>> found = read_cue(["has", "repeatedly", "refused", "to", "rule", "out"], content=["a", "ground", "raid"])
    >>> found.act.value, found.stance.value, found.hedge.value, found.by
    ('say', 'hedged', 'strong', 'cue/not-ruled-out')
    >>> found = read_cue("would neither confirm nor deny".split())
    >>> found.act.value, found.by
    ('refuse_comment', 'cue/neither-nor')
    >>> found = read_cue("fell short of confirming".split())
    >>> found.pattern.head, found.act.value, found.stance.value
    ('confirm', 'say', 'withheld')
    >>> found = read_cue(["gazumped"])
    >>> found.pattern.head, found.act.value, found.by
    ('gazump', 'say', 'cue/unknown')
    """
    return _read(tuple(words), frame, tuple(content[:_AHEAD]))


_AHEAD = 8  # tokens of the content that can tell its frame


@lru_cache(maxsize=1 << 13)
def _read(words: tuple[str, ...], frame: str, content: tuple[str, ...]) -> CueReading:
    pattern = pattern_of(words)
    if pattern.found is None:
        return CueReading(
            pattern=pattern,
            act=Act.SAY,
            stance=Stance.ASSERTED,
            hedge=None,
            by="cue/unknown",
            sense=Sense.UNKNOWN,
        )
    frame = frame or noun_frame(pattern, words) or frame_of(content)
    sense = Sense.SPEECH if frame == "quote" and pattern.sense is Sense.DEED else pattern.sense
    asked = _Asked(pattern=pattern, row=_row(pattern, frame), words=words, content=content, frame=frame)
    row = asked.row
    for name, rule in RULES.items():
        answer = rule(asked)
        if answer is not None:
            act, stance, hedge = answer
            return CueReading(
                pattern=pattern, act=act, stance=stance, hedge=hedge, by=f"cue/{name}", sense=sense
            )
    by = f"cue/{row.kind}:{row.lemma}"
    return CueReading(pattern=pattern, act=row.act, stance=row.stance, hedge=row.hedge, by=by, sense=sense)


def _row(pattern: CuePattern, frame: str) -> Cue:
    assert pattern.found is not None  # noqa: S101 - asked only where the head is known
    return next((row for row in pattern.found.rows if frame in row.frames), pattern.found.rows[0])


def _responsible(asked: _Asked) -> _Answer | None:
    """For "claimed (responsibility)", "held (the rebels) responsible": the object makes the act."""
    if asked.frame == "blamed" and asked.pattern.head == "hold":
        return Act.ACCUSE, Stance.ASSERTED, None
    responsible = asked.frame == "responsible" or asked.object_word == "responsibility"
    if responsible and asked.pattern.head in {"claim", "take", "accept", "assume", "admit"}:
        if asked.pattern.negated:
            return Act.CLAIM_RESPONSIBILITY, Stance.DENIED, None
        return Act.CLAIM_RESPONSIBILITY, Stance.ASSERTED, None
    return None


def _neither_nor(asked: _Asked) -> _Answer | None:
    """For "would neither confirm nor deny", "declined to confirm or deny"."""
    return (Act.REFUSE_COMMENT, Stance.WITHHELD, None) if asked.pattern.either else None


def _not_ruled_out(asked: _Asked) -> _Answer | None:
    """For "refused to rule out", "could not exclude", "did not dismiss": held possible."""
    pattern = asked.pattern
    if pattern.head in _OPEN and _is_negative(pattern):
        return Act.SAY, Stance.HEDGED, Hedge.STRONG
    return None


def _declined(asked: _Asked) -> _Answer | None:
    """For "declined" with "to comment" behind it: a silence; with "to sign": a deed not done."""
    pattern = asked.pattern
    if pattern.head not in _REFUSING or pattern.negated:
        return None
    if asked.object_word in _OPEN_VERBS:
        return Act.SAY, Stance.HEDGED, Hedge.STRONG
    speaks = asked.object_word in _SPEAKING
    return (Act.REFUSE_COMMENT, Stance.WITHHELD, None) if speaks else (Act.INTEND, Stance.DENIED, None)


def _refused(asked: _Asked) -> _Answer | None:
    """For "refused to say", "avoided confirming", "stopped short of accusing", "refused to sign"."""
    pattern = asked.pattern
    if Effect.REFUSE not in pattern.effects or pattern.negated:
        return None
    if _speaks(asked):
        outright = not _OUTRIGHT.isdisjoint(pattern.through)
        return (Act.REFUSE_COMMENT if outright else Act.SAY), Stance.WITHHELD, None
    if asked.row.act in {Act.SAY, Act.ACCUSE} and pattern.sense is Sense.SPEECH:
        return asked.row.act, Stance.WITHHELD, None
    return Act.INTEND, Stance.DENIED, None


def _speaks(asked: _Asked) -> bool:
    # "declined to comment on", with the preposition in the cue, is no other refusal; "give up" is another verb
    bare = asked.pattern.head.removesuffix(" on").removesuffix(" about")
    return bare in _SPEAKING or asked.row.act in {Act.CONFIRM, Act.ADMIT, Act.DENY}


def _gave_none(asked: _Asked) -> _Answer | None:
    """For "gave no details", "made no comment": a silence on the record."""
    pattern = asked.pattern
    if Effect.LIGHT not in pattern.effects or not pattern.negated:
        return None
    if asked.row.act is Act.REFUSE_COMMENT or pattern.head in _NO_ANSWER | _GIVEN:
        return Act.REFUSE_COMMENT, Stance.WITHHELD, None
    return None


def _gave_some(asked: _Asked) -> _Answer | None:
    """For "gave details of": the same nouns, not withheld."""
    pattern = asked.pattern
    given = Effect.LIGHT in pattern.effects and not pattern.negated
    if given and asked.row.kind == "noun" and asked.row.act is Act.REFUSE_COMMENT and pattern.head in _FACTS:
        return Act.SAY, Stance.ASSERTED, None
    return None


_FACTS = frozenset(
    "detail details answer to reason reasons figures particulars clue to elaboration on".split()
)


def _would_not(asked: _Asked) -> _Answer | None:
    """For "would not say", "won't comment": a refusal, unlike "did not say"."""
    pattern = asked.pattern
    if pattern.negated and pattern.modal in _WILL_NOT and asked.row.kind == "verb" and _speaks(asked):
        return Act.REFUSE_COMMENT, Stance.WITHHELD, None
    return None


def _unsure(asked: _Asked) -> _Answer | None:
    """For "is not sure", "was not convinced": a strong doubt; "does not doubt" is none."""
    if not asked.pattern.negated:
        return None
    if asked.pattern.head in _CERTAIN:
        return Act.BELIEVE, Stance.HEDGED, Hedge.STRONG
    if asked.pattern.head in {"doubt", "question"}:
        return Act.BELIEVE, Stance.ASSERTED, None
    return None


def _undisputed(asked: _Asked) -> _Answer | None:
    """For "did not dispute that": granted; "did not attribute it to anybody": a blame kept back."""
    if not asked.pattern.negated:
        return None
    if asked.pattern.head in {"dispute", "contest", "challenge"} and asked.row.act is Act.DENY:
        return Act.ADMIT, Stance.ASSERTED, None
    if asked.pattern.head in {"attribute", "attribute to", "ascribe", "ascribe to"}:
        return Act.ACCUSE, Stance.WITHHELD, None
    return None


def _changed(asked: _Asked) -> _Answer | None:
    """For "was edited to say", "was amended to read": an earlier word set right."""
    if asked.pattern.negated or _CHANGING.isdisjoint(asked.pattern.through):
        return None
    return Act.CORRECT, Stance.ASSERTED, None


_CHANGING = frozenset("edit amend revise alter reword rewrite".split())


def _negated(asked: _Asked) -> _Answer | None:
    """For "did not say", "never admitted", "stopped short of accusing", "does not believe"."""
    pattern, row = asked.pattern, asked.row
    if not _is_negative(pattern) or pattern.head in _REFUSING:
        return None
    if row.lemma.split()[0] in _NO_ANSWER:
        return Act.REFUSE_COMMENT, Stance.WITHHELD, None
    if row.lemma in _SILENT or row.act in {Act.CONFIRM, Act.ADMIT, Act.DENY, Act.CORRECT, Act.RETRACT}:
        return Act.SAY, Stance.WITHHELD, None
    if row.act is Act.REFUSE_COMMENT:
        return Act.SAY, Stance.ASSERTED, None
    if row.act is Act.SAY or Effect.FAIL in pattern.effects:
        return row.act, Stance.WITHHELD, None
    return row.act, Stance.DENIED, None


def _is_negative(pattern: CuePattern) -> bool:
    """An odd number of refusals and negations: "did not fail to mention" is a mention."""
    turns = pattern.negated + bool(pattern.effects & {Effect.FAIL, Effect.REFUSE})
    return turns % 2 == 1


def _may_say(asked: _Asked) -> _Answer | None:
    """For "may deny", "seemed to confirm", "apparently believes": the report is not sure of the words."""
    if asked.row.stance is not Stance.ASSERTED and not asked.row.hedge:
        return None
    if asked.pattern.modal in _MAYBE:
        return asked.row.act, Stance.HEDGED, Hedge.STRONG
    adverb = next((hedging_adverbs()[word] for word in asked.words if word in hedging_adverbs()), None)
    if adverb is None and Effect.HEDGE not in asked.pattern.effects:
        return None
    return (
        asked.row.act,
        Stance.HEDGED,
        asked.row.hedge if asked.row.hedge is Hedge.STRONG else adverb or Hedge.WEAK,
    )


RULES: dict[str, _Rule] = {
    "responsibility": _responsible,
    "neither-nor": _neither_nor,
    "not-ruled-out": _not_ruled_out,
    "silence": _gave_none,
    "answer-given": _gave_some,
    "declined": _declined,
    "refusal": _refused,
    "would-not": _would_not,
    "doubt": _unsure,
    "undisputed": _undisputed,
    "changed": _changed,
    "negated": _negated,
    "hedged": _may_say,
}
"""Which rows are asked before the head's own: the first that answers decides."""
