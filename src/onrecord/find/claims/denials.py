"""Denials and confirmations set against the claims they answer, within one report.

Two claims speak of one matter when their contents share names or content words. A denial answers the claims of
others about its matter; where two different matters fit equally well it answers none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from onrecord.find.claims.denial_words import is_firm, own_subject
from onrecord.find.claims.scene import Scene
from onrecord.find.claims.speakers import Cast
from onrecord.find.claims.stance import base_reading
from onrecord.find.syntax.tagged_lines import Line
from onrecord.lexicon import load_rows
from onrecord.model import Act, Claim, Denies, MentionKind, Stance

_NAME, _WORD, _SPOT = 2.0, 1.0, 0.5
_ENOUGH = {Act.DENY: 1.0, Act.RETRACT: 1.0, Act.CORRECT: 1.0, Act.CONFIRM: 2.0, Act.ADMIT: 2.0}
_OWN_WORDS = frozenset([Act.RETRACT, Act.CORRECT])  # taken back or set right by whoever said it
_SURELY = 1.0  # for negations that deny only where somebody has said it
_ANSWERABLE = frozenset(
    [Act.SAY, Act.ACCUSE, Act.BELIEVE, Act.CONFIRM, Act.CLAIM_RESPONSIBILITY, Act.CORRECT]
)
_LOCATIVE = frozenset("in at near from around outside inside across".split())
_EMPTY = frozenset(
    "have has had being been were was are is their there they them these those this that with from into over about "
    "also only such some any all its his her our who which what absolutely greatly completely totally entirely "
    "say said saying would could should year years time people many much very".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a claim is about: keys with weights, and the keys of the side that makes it."""

    keys: dict[str, float]
    side: frozenset[str]
    own: bool
    firm: bool
    negated: frozenset[str]


def link_denials(scene: Scene, cast: Cast, claims: Sequence[Claim]) -> list[Claim]:
    """The claims with `answers` filled for denials, confirmations and admissions, corrections and retractions."""
    if not any(claim.act in _ENOUGH for claim in claims):
        return list(claims)
    matters = [_matter(scene, cast, claim) for claim in claims]
    answered: dict[int, tuple[int, ...]] = {}
    for i, claim in enumerate(claims):
        if claim.act in _ENOUGH:
            answered[i] = _answers(claims, matters, answered, i)
    return [
        replace(claim, answers=tuple(claims[j].id for j in answered[i]))
        if answered.get(i)
        else _plain(claim, matters[i])
        for i, claim in enumerate(claims)
    ]


def _plain(claim: Claim, matter: Matter) -> Claim:
    """A negation that answers nobody is only a statement, unless its own words deny ("the story is a lie")."""
    if claim.act is not Act.DENY or claim.stance is not Stance.ASSERTED or matter.firm:
        return claim
    return replace(claim, act=Act.SAY, denies=None)


def _answers(
    claims: Sequence[Claim], matters: list[Matter], answered: dict[int, tuple[int, ...]], i: int
) -> tuple[int, ...]:
    own = matters[i]
    if claims[i].act in _OWN_WORDS:
        return _own_words(claims, matters, i)
    others = [
        j
        for j, claim in enumerate(claims)
        if j != i
        and claim.act in _ANSWERABLE
        and claim.stance in {Stance.ASSERTED, Stance.HEDGED}
        and not (matters[j].side & own.side)
    ]
    if not own.keys:
        return _anaphoric(matters, answered, others, i)
    scores = {j: _shared(own, matters[j]) for j in others}
    if claims[i].act in {Act.CONFIRM, Act.ADMIT}:  # a name in common is not yet the same fact
        scores = {j: score for j, score in scores.items() if _same_word(own, matters[j])}
    best = max(scores.values(), default=0.0)
    if not own.firm:  # it denies only what somebody has said in these words
        scores = {j: score for j, score in scores.items() if own.negated & set(matters[j].keys)}
        best = max(scores.values(), default=0.0)
    enough = _ENOUGH[claims[i].act] if own.firm else _SURELY
    if best < enough:
        return _anaphoric(matters, answered, others, i) if claims[i].denies is Denies.ALL else ()
    fitting = [j for j in scores if scores[j] >= max(enough, 0.4 * best)]
    return _one_matter(matters, fitting, [j for j in fitting if scores[j] == best])


def _own_words(claims: Sequence[Claim], matters: list[Matter], i: int) -> tuple[int, ...]:
    """What the same side said before and now takes back or sets right: about the same matter, else its only claim.

    Where nothing tells which of two it was, none.
    """
    own = matters[i]
    before = [
        j
        for j, claim in enumerate(claims)
        if j != i
        and claim.act in _ANSWERABLE
        and claim.content[0].start < claims[i].content[0].start
        and matters[j].side & own.side
    ]
    scores = {j: _shared_words(own, matters[j]) for j in before}
    best = max(scores.values(), default=0.0)
    if best >= _ENOUGH[claims[i].act]:
        return tuple(j for j in before if scores[j] == best)
    return tuple(before) if len(before) == 1 and not own.keys else ()


def _shared_words(own: Matter, other: Matter) -> float:
    return sum(
        min(weight, other.keys[key])
        for key, weight in own.keys.items()
        if key in other.keys and key not in own.side
    )


def _same_word(own: Matter, other: Matter) -> bool:
    return any(weight == _WORD and key in other.keys for key, weight in own.keys.items())


def _shared(own: Matter, other: Matter) -> float:
    """The weight of the keys two matters share; a denial of an own deed needs a claim about that side."""
    if own.own and own.side and not own.side & set(other.keys):
        return 0.0
    return _shared_words(own, other)


def _one_matter(matters: list[Matter], fitting: list[int], best: list[int]) -> tuple[int, ...]:
    """All that fit, if the best of them speak of one matter; nothing where they do not."""
    lead = best[0]
    if any(not set(matters[lead].keys) & set(matters[j].keys) for j in best[1:]):
        return ()
    return tuple(j for j in fitting if set(matters[lead].keys) & set(matters[j].keys))


def _anaphoric(
    matters: list[Matter], answered: dict[int, tuple[int, ...]], others: list[int], i: int
) -> tuple[int, ...]:
    """For "This story is a lie": what the same side denied before, else the one matter that concerns it."""
    for j in sorted(answered, reverse=True):
        if j < i and answered[j] and matters[j].side & matters[i].side:
            return answered[j]
    earlier = [j for j in others if j < i]
    about = [j for j in earlier if matters[i].side & set(matters[j].keys)]
    pool = about or earlier[-1:]
    if not pool:
        return ()
    lead = pool[-1]
    same = [j for j in pool if set(matters[lead].keys) & set(matters[j].keys) - matters[i].side]
    return tuple(same) if len(same) == len(pool) or not about else ()


def _matter(scene: Scene, cast: Cast, claim: Claim) -> Matter:
    keys: dict[str, float] = {}
    own = firm = False
    negated: frozenset[str] = frozenset()
    doubtful = claim.act is Act.DENY and claim.stance is Stance.ASSERTED and not _by_cue(scene, cast, claim)
    for n, span in enumerate(claim.content):
        line = scene.lines[cast.line_number(span.start)]
        first, after = line.index_at(span.start), line.index_at(span.stop)
        if first >= after:
            continue
        own = own or (n == 0 and own_subject(line, first, after))
        firm = firm or not doubtful or is_firm(line, first, after)
        if doubtful:
            negated |= _negated(line, first, after)
        for key, weight in _keys(cast, line, first, after):
            keys[key] = max(weight, keys.get(key, 0.0))
    side = _side(scene, cast, claim)
    firm = firm or not doubtful
    return Matter(keys=keys, side=side, own=own, firm=firm, negated=negated)


def _by_cue(scene: Scene, cast: Cast, claim: Claim) -> bool:
    """Whether the cue itself denies: "contradicted him: the gate was open"."""
    if claim.cue is None:
        return False
    return base_reading(scene.lines[cast.line_number(claim.cue.start)], claim.cue, "", "").act is Act.DENY


def _negated(line: Line, first: int, after: int) -> frozenset[str]:
    """The words that a "not" denies: the few behind it."""
    at = next((i for i in range(first, after) if line.tags[i] == "n" or line.low[i].endswith(_NOT)), after)
    keys = (_word_key(line, i) for i in range(at + 1, min(at + 4, after)))
    return frozenset(key[0] for key in keys if key is not None)


_NOT = ("n't", "n’t")


def _side(scene: Scene, cast: Cast, claim: Claim) -> frozenset[str]:
    speaker = claim.chain[-1]
    found: set[str] = set(cast.bodies_of(speaker))
    if speaker.actor is not None:
        found.add(speaker.actor)
    if speaker.span is not None:
        line = scene.lines[cast.line_number(speaker.span.start)]
        found.update(
            key
            for key, weight in _keys(
                cast, line, line.index_at(speaker.span.start), line.index_at(speaker.span.stop)
            )
            if weight >= _NAME
        )
    found.update(f"name:{part}" for part in speaker.name.lower().split()[-1:] if len(part) > 3)
    return frozenset(found)


def _keys(cast: Cast, line: Line, first: int, after: int) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = []
    taken: set[int] = set()
    if not first < after <= len(line):
        return found  # the encoder's words may lie in what a line leaves out, such as a dateline
    for mention in cast.mentions_in(line.stretch(first, after)):
        if mention.cluster is None or mention.kind is MentionKind.PEOPLE:
            continue
        start, stop = line.index_at(mention.span.start), line.index_at(mention.span.stop)
        spot = (
            mention.kind in {MentionKind.PLACE, MentionKind.FACILITY}
            and start > 0
            and line.low[start - 1] in _LOCATIVE
        )
        found.append((mention.cluster, _SPOT if spot else _NAME))
        taken.update(range(start, stop))
    words = (_word_key(line, at) for at in range(first, after) if at not in taken)
    found.extend(key for key in words if key is not None)
    return found


def _word_key(line: Line, at: int) -> tuple[str, float] | None:
    spot = at > 0 and line.low[at - 1] in _LOCATIVE
    return _key_of(line.low[at], line.tags[at], line.tokens[at].text[0].isupper(), (at > 0, spot))


@lru_cache(maxsize=1 << 14)
def _key_of(word: str, tag: str, capital: bool, where: tuple[bool, bool]) -> tuple[str, float] | None:  # noqa: FBT001
    inside, spot = where
    state = _states().get(word)
    if state is not None and capital:
        return f"actor:country-{state}", _SPOT if spot else _NAME
    if tag not in "NabegV9" or len(word) < _SHORTEST or word in _EMPTY or word in _talk():
        return None
    return stem(word), _NAME if tag == "N" and inside else _WORD


_SHORTEST = 4  # letters of a word that tells what a claim is about


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """A crude stem, so that "shelled", "shelling" and "shells" meet.

    >>> stem("shelled") == stem("shelling") == stem("shells")
    True
    """
    for ending in ("ings", "ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


def states_in(words: Sequence[str]) -> frozenset[str]:
    """The states that words name by a name, a capital or an adjective.

    >>> sorted(states_in(("Turkish", "guns")))
    ['TR']
    """
    return frozenset(_states()[word.lower()] for word in words if word.lower() in _states())


@cache
def _states() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in load_rows("countries"):
        for cell in (row["name"], row["capital"], row["names"], row["adjectives"]):
            for part in cell.split("|"):
                found.setdefault(part.strip().lower(), row["iso2"])
    found.pop("", None)
    return found


@cache
def _talk() -> frozenset[str]:
    """Words that speak about statements themselves, not about a matter."""
    rows = [row["words"] for row in load_rows("denial_words") if row["kind"] in {"claimnoun", "falsity"}]
    return frozenset(
        word for words in rows for word in words.split() if word not in {"count", "toll", "figure"}
    )
