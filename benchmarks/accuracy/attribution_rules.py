"""How often each attribution rule is right: the scores written in ``lexicon/attribution_rules.tsv`` and ``cue_scores.tsv``.

Measured on the training part of PolNeAR, on the outermost attributions as the rules hand them to the joining step:
*whole* counts those whose cue overlaps a gold cue and whose content shares half its characters with the gold content,
one to one; *cue* those whose cue overlaps any gold cue. ``python -m benchmarks.accuracy.attribution_rules --split train``.
"""

import argparse
from collections import Counter
from collections.abc import Iterator

from benchmarks.accuracy.corpora import corpora_folder, rows_of
from benchmarks.accuracy.reading import read
from benchmarks.accuracy.score_attribution import Attribution as Marked
from benchmarks.accuracy.score_attribution import matched
from onrecord.find.claims.scene import Attribution, read_scene
from onrecord.find.claims.spans import find_attributions, outermost
from onrecord.model import Analysis


def measured(split: str) -> Iterator[tuple[str, str, bool, bool]]:
    """For each attribution found: its rule, its lemma, whether its cue is one, whether it is right as a whole."""
    path = corpora_folder() / "attribution" / "polnear" / f"{split}.jsonl.gz"
    for row in rows_of(path):
        analysis = read(row["text"], published=row.get("date")) if row["primary"] else None
        if analysis is None:
            continue
        gold = [_gold(one) for one in row["attributions"]]
        found = outermost(find_attributions(read_scene(analysis.document)))
        mine = [_marked(analysis, one) for one in found]
        right = set(matched(gold, mine).values())
        cues = [stretch for one in gold for stretch in one.cue]
        for i, one in enumerate(found):
            on_cue = any(a < d and c < b for a, b in mine[i].cue for c, d in cues)
            yield one.by, one.lemma, on_cue, i in right


def _gold(row: dict[str, list[list[int]]]) -> Marked:
    source, cue, content = (tuple((a, b) for a, b in row[kind]) for kind in ("source", "cue", "content"))
    return Marked(source=source, cue=cue, content=content)


def _marked(analysis: Analysis, one: Attribution) -> Marked:
    back = analysis.document.back
    parts = (
        tuple(
            (spot.start, spot.stop) for spot in (back.source_span(span) for span in spans if span is not None)
        )
        for spans in ((one.source,), (one.cue,), one.content)
    )
    source, cue, content = parts
    return Marked(source=source, cue=cue, content=content)


def main() -> None:
    """Print rule, lemma ("" for the whole rule), how many were made, how many cues and wholes were right."""
    parser = argparse.ArgumentParser(description="Precision of the attribution rules")
    parser.add_argument("--split", default="train")
    made: Counter[tuple[str, str]] = Counter()
    cues: Counter[tuple[str, str]] = Counter()
    wholes: Counter[tuple[str, str]] = Counter()
    for rule, lemma, cue, whole in measured(parser.parse_args().split):
        for key in {(rule, ""), (rule, lemma)}:
            made[key] += 1
            cues[key] += cue
            wholes[key] += whole
    for key in sorted(made):
        print(*key, made[key], cues[key], wholes[key], sep="\t")


if __name__ == "__main__":
    main()
