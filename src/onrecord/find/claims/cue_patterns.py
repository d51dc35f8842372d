"""From the words of any cue to its head and pattern: "has repeatedly refused to rule out" is "rule out", refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.find.claims.cue_heads import Effect, Head, Sense, Step, lemma_of
from onrecord.find.claims.cue_parts import BE, Part, parts_of
from onrecord.lexicon import Form
from onrecord.model import Act, Stance

_VERBS = ("verb", "passive")
_REACH = 14  # parts between a step and the verb it leads to: "took to the floor of the chamber to insist"


@dataclass(frozen=True, slots=True, kw_only=True)
class CuePattern:
    """A cue taken apart. `head` is a lemma, named even where no list has it (`found` None then), "" for "in" or ":"."""

    head: str
    found: Head | None
    negated: bool = False
    modal: str = ""
    passive: bool = False
    particle: str = ""
    through: tuple[str, ...] = ()
    effects: frozenset[Effect] = frozenset()
    either: bool = False

    @property
    def sense(self) -> Sense:
        """Words, a mind, a deed; unknown where the head is on no list."""
        return self.found.sense if self.found is not None else Sense.UNKNOWN


@lru_cache(maxsize=1 << 13)  # "said" comes again and again
def pattern_of(words: tuple[str, ...]) -> CuePattern:
    """The pattern of a cue; `words` are its tokens in small letters.

    >>> found = pattern_of(("has", "repeatedly", "refused", "to", "rule", "out"))
    >>> found.head, found.particle, found.through
    ('rule out', 'out', ('refuse',))
    >>> pattern_of(("was", "quoted", "as", "saying")).head
    'say'
    >>> pattern_of(("would", "not", "comment")).modal
    'would'
    """
    parts = parts_of(words)
    spots = _verb_spots(parts)
    chosen = _chosen(parts, spots)
    if chosen is None or parts[chosen[0]].guessed:
        bare = _without_verb(parts)
        if chosen is None or (
            bare.found is not None and " " not in bare.head and bare.found.kind != "preposition"
        ):
            return bare
    return _built(parts, *chosen)


def _verb_spots(parts: Sequence[Part]) -> list[int]:
    """Where a verb may stand: known heads, steps, and words that look like verbs."""
    return [
        i
        for i, part in enumerate(parts)
        if part.guessed or part.steps or any(head.kind in _VERBS for head in part.heads)
    ]


_Chosen = tuple[int, tuple[str, ...], frozenset[Effect]]


def _chosen(parts: Sequence[Part], spots: Sequence[int]) -> _Chosen | None:
    """The part that carries the meaning, and the steps that lead there."""
    through: list[str] = []
    effects: set[Effect] = set()
    at: int | None = None
    for n, spot in enumerate(spots):
        if at is not None and not _outweighs(parts, at, spot):
            continue
        step = _step_from(parts, spot, spots[n + 1 :])
        if step is not None:
            if step[0] not in through:
                through.append(step[0])
            effects.add(step[1])
            if step[2] is not None:
                at = step[2]
            continue
        if any(head.kind in _VERBS for head in parts[spot].heads) or (
            parts[spot].guessed and not _later_head(parts, spots[n + 1 :])
        ):
            at = spot
    return None if at is None else (at, tuple(through), frozenset(effects))


def _later_head(parts: Sequence[Part], spots: Sequence[int]) -> bool:
    return any(_linked(parts, spot) and parts[spot].heads for spot in spots)


def _step_from(
    parts: Sequence[Part], spot: int, later: Sequence[int]
) -> tuple[str, Effect, int | None] | None:
    """The step at `spot` that a verb or noun behind it makes good: its lemma, its effect, the noun if it is one."""
    if parts[spot].kind == "be" and parts[spot + 1 : spot + 2] and not _governs(parts, spot):
        return None
    for step in parts[spot].steps:
        if step.effect is Effect.LIGHT:
            noun = _noun_behind(parts, spot)
            if noun is not None:
                return step.lemma, Effect.LIGHT, noun
        elif any(
            behind - spot <= _REACH
            and (_links(parts, behind, step.links) or _bare(parts, spot, behind, step))
            for behind in later
            if parts[behind].heads or parts[behind].guessed or parts[behind].steps
        ):
            return step.lemma, step.effect, None
    return None


def _governs(parts: Sequence[Part], spot: int) -> bool:
    """Whether "have" is a verb of its own ("had to admit", "had doubts"), not an auxiliary ("had refused")."""
    behind = next((part for part in parts[spot + 1 :] if part.kind != "word" or part.guessed), None)
    if behind is None or behind.guessed:
        return False
    return behind.kind in {"to", "det", "neg"} or not any(head.kind in _VERBS for head in behind.heads)


def _links(parts: Sequence[Part], at: int, links: frozenset[str]) -> bool:
    if "to" in links and _behind_to(parts, at):
        return True
    gerund = _is_gerund(parts[at])
    return gerund and not links.isdisjoint({"ing", "as"})


def _bare(parts: Sequence[Part], spot: int, at: int, step: Step) -> bool:
    """For "helped uncover": the next verb in its bare form."""
    if "bare" not in step.links or at != spot + 1:
        return False
    return any(Form.BASE in head.forms for head in parts[at].heads if head.kind == "verb")


def _behind_to(parts: Sequence[Part], at: int) -> bool:
    """Whether "to" opens the verb, adverbs and "have" between: "to flatly deny", "to have ordered"."""
    for back in range(at - 1, max(at - 4, -1), -1):
        if parts[back].kind == "to":
            return True
        if parts[back].kind not in {"be", "word", "neg"} or parts[back].guessed:
            return False
    return False


def _is_gerund(part: Part) -> bool:
    return part.words.split()[0].endswith("ing")


def _noun_behind(parts: Sequence[Part], spot: int) -> int | None:
    """The cue noun that a light verb governs: before any preposition but "of"."""
    for at in range(spot + 1, len(parts)):
        if any(head.kind == "noun" for head in parts[at].heads):
            return at
        verb = any(head.kind in _VERBS for head in parts[at].heads)
        if parts[at].kind in {"prep", "to"} or (verb and not parts[at].steps):
            return None
    return None


def _linked(parts: Sequence[Part], at: int) -> bool:
    return _is_gerund(parts[at]) or _behind_to(parts, at)


def _outweighs(parts: Sequence[Part], at: int, spot: int) -> bool:
    """Whether a later verb tells more than a plain "said" before it: "issued a statement denying"."""
    heads = parts[spot].heads
    if not heads or not _is_plain(parts[at]) or all(head.kind not in _VERBS for head in heads):
        return False
    if all(_plain(head) for head in heads):
        return False
    before = parts[spot - 1]
    opens = before.kind in {"and", "be", "modal", "neg"} or before.words in _OPENERS
    return _linked(parts, spot) or opens


_OPENERS = frozenset("that who which he she it they we i".split())


def _is_plain(part: Part) -> bool:
    return all(_plain(head) for head in part.heads)


def _plain(head: Head) -> bool:
    return all(row.act is Act.SAY and row.stance is Stance.ASSERTED for row in head.rows)


def _built(
    parts: Sequence[Part], at: int, through: tuple[str, ...], effects: frozenset[Effect]
) -> CuePattern:
    part = parts[at]
    group = parts[_group_start(parts, at, through) : at]
    kinds = [one.kind for one in group]
    passive = _is_passive(part, group)
    noun = Effect.LIGHT in effects and any(head.kind == "noun" for head in part.heads)
    owned = at > 0 and parts[at - 1].words in {"'s", "’s", "'", "’"}
    found = _head_of(part, passive=passive, noun=noun or (owned and not _is_gerund(part)))
    lemma = found.lemma if found is not None else lemma_of(part.words)
    made = CuePattern(
        head=lemma,
        found=found,
        negated=_negates(group) or (noun and any(one.words in {"no", "neither"} for one in group)),
        modal=next((one.words for one in reversed(group) if one.kind == "modal" and one.words != "used"), ""),
        passive=passive and not noun,
        particle=lemma.partition(" ")[2],
        through=through,
        effects=effects,
        either="neg" in kinds or bool(effects & {Effect.REFUSE, Effect.FAIL}),
    )
    return replace(made, either=made.either and _is_either(parts, at))


def _group_start(parts: Sequence[Part], at: int, through: tuple[str, ...]) -> int:
    """Where the words that bear on the head begin: the start of the cue, or behind an earlier plain verb."""
    if through:
        return 0
    for back in range(at - 1, -1, -1):
        if not parts[back].steps and any(head.kind in _VERBS for head in parts[back].heads):
            return back + 1
    return 0


def _negates(group: Sequence[Part]) -> bool:
    for i, part in enumerate(group):
        if part.kind == "neg" and not (i + 1 < len(group) and group[i + 1].words in _NO_NEGATION):
            return True
    return False


_NO_NEGATION = frozenset("only just merely simply hesitation doubt mincing least".split())


def _is_passive(part: Part, group: Sequence[Part]) -> bool:
    forms = frozenset(form for head in part.heads if head.kind in _VERBS for form in head.forms)
    if Form.PARTICIPLE not in forms and not (part.guessed and part.words.endswith("ed")):
        return False
    for before in reversed(group):
        if before.kind == "be":
            return before.words in BE
        if before.kind not in {"word", "neg"}:
            return False
    return False


def _head_of(part: Part, *, passive: bool, noun: bool) -> Head | None:
    order = ("noun", *_VERBS) if noun else ("passive", *_VERBS) if passive else _VERBS
    for kind in (*order, "passive", "adjective", "noun"):
        for head in part.heads:
            if head.kind == kind:
                return head
    return None


def _is_either(parts: Sequence[Part], at: int) -> bool:
    """For "neither confirm nor deny"."""
    lemmas = {head.lemma for part in parts[at:] for head in part.heads}
    return {"confirm", "deny"} <= lemmas


def _without_verb(parts: Sequence[Part]) -> CuePattern:
    """A cue of a noun, an adjective or a preposition: "its denial of", "is adamant", "according to"."""
    be = any(part.kind == "be" for part in parts)
    order = ("adjective", "noun") if be else ("noun", "adjective")
    for kind in ("phrase", *order, "adverb", "preposition"):
        for part in parts:
            found = next((head for head in part.heads if _is_kind(head, kind)), None)
            if found is not None:
                before = parts[: parts.index(part)]
                return CuePattern(
                    head=found.lemma, found=found, negated=_negates(before), effects=_effects(before)
                )
    word = next((part.words for part in parts if part.kind == "word"), "")
    return CuePattern(head=word, found=None, negated=_negates(parts))


def _is_kind(head: Head, kind: str) -> bool:
    """Whether a head is of a kind; a "phrase" is a preposition of several words ("according to")."""
    return (head.kind == "preposition" and " " in head.lemma) if kind == "phrase" else head.kind == kind


def _effects(parts: Sequence[Part]) -> frozenset[Effect]:
    found = {step.effect for part in parts for step in part.steps}
    return frozenset(found & {Effect.HEDGE, Effect.REFUSE})
