"""Our own gold: speaker chains, what is done by speaking, denials, figures withheld, claim by claim.

A found claim is matched to a gold claim if their cues overlap (or neither has one) and their contents share half their
letters (or neither has one, and the cues overlap); of all ways to match, the one with the most pairs, then with the most
equal last speakers (who said the same thing in one breath are told apart by that), then with the closest contents.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from benchmarks.accuracy.assignment import best_assignment
from benchmarks.accuracy.gold_voices import Voice, same_chain, same_chain_of_words, same_voice
from benchmarks.accuracy.score_attribution import Stretch, jaccard, meet
from benchmarks.accuracy.tally import Tally, total

_ENOUGH = 0.5
_PAIR = 1_000.0  # outweighs whatever the pairs of a report can gain by being closer
_ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One claim as it is compared; `answers` are the places, in the list of claims, of those a denial stands against."""

    chain: tuple[Voice, ...]
    cue: Stretch | None
    content: tuple[Stretch, ...]
    act: str
    stance: str
    denies: str | None = None
    answers: tuple[int, ...] = ()
    score: float = 1.0

    @property
    def kind(self) -> str:
        """The institution of the last speaker."""
        return self.chain[-1].kind if self.chain else ""

    @property
    def denial(self) -> bool:
        """Whether something is denied."""
        return self.act == "deny" or self.stance == "denied"

    @property
    def withheld(self) -> bool:
        """Whether something is not told."""
        return self.stance == "withheld"


CELLS: Mapping[str, Callable[[Said, Said], bool]] = MappingProxyType(
    {
        "chain": lambda one, other: same_chain(one.chain, other.chain),
        "chain_words": lambda one, other: same_chain_of_words(one.chain, other.chain),
        "source_kind": lambda one, other: one.kind == other.kind,
        "act": lambda one, other: one.act == other.act,
        "stance": lambda one, other: one.stance == other.stance,
        "content": lambda *_: True,
    }
)
"""What must be right of a matched claim, cell by cell; its content is right by being matched."""

_NAMES = MappingProxyType({"chain": "chain_exact"})
Counts = Mapping[str, Tally]


def count_claims(gold: Sequence[Said], found: Sequence[Said], shown_from: float = 0.0) -> Counts:
    """Compare one report. Claims of a score of `shown_from` or more are those shown to users as sure."""
    pairs = matched_claims(gold, found)
    made = {"claims": Tally(len(pairs), len(found), len(gold))}
    shown = sum(one.score >= shown_from for one in found)
    for name, right in CELLS.items():
        good = [other for one, other in pairs.items() if right(gold[one], found[other])]
        made[name] = Tally(len(good), len(pairs), len(gold))
        made[f"{name} shown"] = Tally(sum(found[other].score >= shown_from for other in good), shown)
    both = [(gold[one], found[other]) for one, other in pairs.items()]
    made["withheld"] = _withheld(gold, found, both)
    made["anonymous"] = _anonymous(both)
    made["links"] = _linked(gold, found, pairs)
    return made | _denials(gold, found)


def claim_scores(parts: Sequence[Counts]) -> dict[str, float]:
    """The measures, over all reports together.

    A cell's own name is the share of gold claims that were found with it right: a claim that was missed is wrong.
    `_given_match` is the share of the matched claims, `_precision` that of all claims shown to users as sure.
    """
    sums = {
        name: total(part[name] for part in parts) for name in (parts[0] if parts else count_claims((), ()))
    }
    claims = sums["claims"]
    made: dict[str, float] = {}
    for name in CELLS:
        if name != "content":
            made[_NAMES.get(name, name)] = sums[name].recall
            made[f"{_NAMES.get(name, name)}_given_match"] = sums[name].precision
        made[f"{name}_precision"] = sums[f"{name} shown"].precision
    return made | {
        "denial_f1": sums["denials"].f1,
        "denial_precision": sums["denials"].precision,
        "denial_recall": sums["denials"].recall,
        "denies_part": sums["parts"].recall,
        "denied_claim_f1": sums["links"].f1,
        "withheld": sums["withheld"].f1,
        "anonymous_typed": sums["anonymous"].recall,
        "claims_f1": claims.f1,
        "claims_precision": claims.precision,
        "claims_recall": claims.recall,
        "shown": sums["content shown"].found / max(claims.found, 1),
        "n": claims.gold,
        "n_denials": sums["denials"].gold,
        "n_denied_claims": sums["links"].gold,
        "n_withheld": sums["withheld"].gold,
        "n_anonymous": sums["anonymous"].gold,
    }


def matched_claims(gold: Sequence[Said], found: Sequence[Said]) -> dict[int, int]:
    """Gold claims to found ones, one to one."""
    return best_assignment([[_weight(one, other) for other in found] for one in gold])


def _weight(one: Said, other: Said) -> float:
    if not (_cues_meet(one, other) or (one.cue is None and other.cue is None)):
        return 0.0
    return _close(one, other)


def _close(one: Said, other: Said) -> float:
    """How well two claims go together by what is said and who says it; 0 if they do not."""
    said = bool(one.content or other.content)
    share = jaccard(one.content, other.content) if said else float(_cues_meet(one, other))
    return _PAIR + share + _same_origin(one, other) if share >= _ENOUGH else 0.0


def _cues_meet(one: Said, other: Said) -> bool:
    return one.cue is not None and other.cue is not None and meet([one.cue], [other.cue])


def _same_origin(one: Said, other: Said) -> bool:
    return bool(one.chain and other.chain) and same_voice(one.chain[-1], other.chain[-1])


def _withheld(gold: Iterable[Said], found: Iterable[Said], both: Iterable[tuple[Said, Said]]) -> Tally:
    return Tally(
        sum(one.withheld and other.withheld for one, other in both),
        sum(one.withheld for one in found),
        sum(one.withheld for one in gold),
    )


def _anonymous(both: Iterable[tuple[Said, Said]]) -> Tally:
    """Of the matched claims that either side calls anonymous, those that both do."""
    either = [{one.kind, other.kind} for one, other in both if _ANONYMOUS in {one.kind, other.kind}]
    return Tally(sum(kinds == {_ANONYMOUS} for kinds in either), 0, len(either))


def _denials(gold: Sequence[Said], found: Sequence[Said]) -> dict[str, Tally]:
    """Denials are matched among themselves, by content: what is denied counts, not in which words."""
    asked, given = [one for one in gold if one.denial], [one for one in found if one.denial]
    pairs = best_assignment([[_close(one, other) for other in given] for one in asked])
    parts = [(asked[one].denies, given[other].denies) for one, other in pairs.items() if asked[one].denies]
    return {
        "denials": Tally(len(pairs), len(given), len(asked)),
        "parts": Tally(sum(one == other for one, other in parts), 0, len(parts)),
    }


def _linked(gold: Sequence[Said], found: Sequence[Said], pairs: Mapping[int, int]) -> Tally:
    """Which claim a denial stands against: right if both ends are matched and linked."""
    asked, given = _links(gold), _links(found)
    right = {frozenset(pairs[end] for end in link) for link in asked if all(end in pairs for end in link)}
    return Tally(len(right & given), len(given), len(asked))


def _links(claims: Sequence[Said]) -> set[frozenset[int]]:
    return {frozenset({at, other}) for at, one in enumerate(claims) for other in one.answers}
