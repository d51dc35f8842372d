"""How far two annotators agree: ``python -m benchmarks.accuracy.agreement ONE OTHER [--out FILE.json]``.

Both are folders of annotations (or gold folders that hold one); reports that both read are compared, claims in what both
windows cover, by the measures of ``attribution/own_gold`` with ONE as the gold. In the cells `_given_match` and every F1 the
order does not matter. Cohen's kappa is told for act, stance and kind of source over the claims that both marked.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from benchmarks.accuracy.corpora import CorpusError, corpora_folder
from benchmarks.accuracy.gold_files import annotations_of, text_finder
from benchmarks.accuracy.own_gold import gold_claims
from benchmarks.accuracy.score_gold import Said, claim_scores, count_claims, matched_claims

Both = tuple[tuple[Said, ...], tuple[Said, ...]]
LABELS: Mapping[str, Callable[[Said], str]] = MappingProxyType(
    {"act": lambda one: one.act, "stance": lambda one: one.stance, "source_kind": lambda one: one.kind}
)


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa; None where chance alone would give full agreement, or nothing was compared.

    >>> kappa([("say", "say"), ("deny", "deny"), ("say", "deny"), ("deny", "deny")])
    0.5
    >>> kappa([("say", "say")]) is None
    True
    """
    if not pairs:
        return None
    size = len(pairs)
    one, other = Counter(pair[0] for pair in pairs), Counter(pair[1] for pair in pairs)
    by_chance = sum(one[label] * other[label] for label in one) / size**2
    seen = sum(left == right for left, right in pairs) / size
    return None if by_chance == 1.0 else (seen - by_chance) / (1.0 - by_chance)


def agreement(reports: Sequence[Both]) -> dict[str, float | None]:
    """The measures over all reports, and the kappas."""
    made: dict[str, float | None] = {**claim_scores([count_claims(one, other) for one, other in reports])}
    matched = [
        (one[left], other[right])
        for one, other in reports
        for left, right in matched_claims(one, other).items()
    ]
    for name, label in LABELS.items():
        made[f"{name}_kappa"] = kappa([(label(left), label(right)) for left, right in matched])
    return made | {"n_matched": len(matched), "n_reports": len(reports)}


def both_read(one: Path, other: Path, texts: Mapping[str, str]) -> Iterator[Both]:
    """The claims of the reports that both annotated.

    Raises:
        CorpusError: if the text of one is not there.
    """
    left, right = annotations_of(one), annotations_of(other)
    for name in sorted(left.keys() & right.keys()):
        if name not in texts:
            raise CorpusError(f"there is no text for the annotation of {name}")
        shared = _shared_window(left[name], right[name])
        mine, theirs = (_within(gold_claims(row[name], texts[name]), shared) for row in (left, right))
        yield mine, theirs


def _shared_window(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[int, int] | None:
    windows = [row["window"] for row in (one, other) if row.get("window")]
    return (max(start for start, _ in windows), min(stop for _, stop in windows)) if windows else None


def _within(claims: tuple[Said, ...], window: tuple[int, int] | None) -> tuple[Said, ...]:
    """The claims that begin in a window; what the others denied is kept by place, so all stay if all are inside."""
    if window is None:
        return claims
    kept = [at for at, one in enumerate(claims) if window[0] <= _begin(one) < window[1]]
    moved = {at: here for here, at in enumerate(kept)}
    return tuple(_moved(claims[at], moved) for at in kept)


def _begin(claim: Said) -> int:
    return claim.cue[0] if claim.cue else min((start for start, _ in claim.content), default=0)


def _moved(claim: Said, moved: Mapping[int, int]) -> Said:
    return replace(claim, answers=tuple(moved[at] for at in claim.answers if at in moved))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the agreement; 0 if there was something to compare, 2 if not."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy.agreement", description=__doc__)
    parser.add_argument("one", type=Path)
    parser.add_argument("other", type=Path)
    parser.add_argument("--texts", type=Path, help="folder of the texts, if neither folder holds them")
    parser.add_argument("--corpora", type=Path, default=corpora_folder())
    parser.add_argument("--out", type=Path, help="write the figures as JSON")
    given = parser.parse_args(arguments)
    re3d = given.corpora / "mentions" / "re3d"
    folders = [given.texts] if given.texts else [given.one / "texts", given.other / "texts"]
    try:
        texts = text_finder(folders, re3d if re3d.is_dir() else None)
        reports = list(both_read(given.one, given.other, texts))
    except CorpusError as error:
        print(error, file=sys.stderr)
        return 2
    if not reports:
        print(f"{given.one} and {given.other} have no report in common", file=sys.stderr)
        return 2
    told = json.dumps(agreement(reports), indent=2)
    if given.out:
        given.out.write_text(told + "\n", "utf-8")
    print(told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
