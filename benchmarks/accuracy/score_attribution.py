"""Attribution: exact and overlapping spans of sources, cues and contents, and whole attributions matched one to one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.accuracy.tally import Tally, tally_sets, total

Stretch = tuple[int, int]
"""Characters `start` to `stop` of the text."""

_OUTER = " \t\r\n\u00a0\"'“”‘’«»„‟‹›`´"
_ENOUGH = 0.5
KINDS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One attribution as a corpus has it: the fragments of each part; no source where it is implicit."""

    source: tuple[Stretch, ...] = ()
    cue: tuple[Stretch, ...] = ()
    content: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionCounts:
    """One document: distinct spans per kind, letters of contents, whole attributions, sources of those matched."""

    exact: Mapping[str, Tally]
    letters: Tally
    whole: Tally
    sources_right: int


def count_attributions(
    text: str, gold: Sequence[Attribution], found: Sequence[Attribution]
) -> AttributionCounts:
    """Compare one document; white space and outer quotation marks do not count.

    >>> one = Attribution(source=((0, 9),), cue=((10, 14),), content=((16, 20),))
    >>> count_attributions("The mayor said “fled”", [one], [one]).whole
    Tally(right=1, found=1, gold=1)
    """
    asked = [_trimmed(text, one) for one in gold]
    given = [_trimmed(text, one) for one in found]
    pairs = matched(asked, given)
    return AttributionCounts(
        exact={kind: tally_sets(_spans(given, kind), _spans(asked, kind)) for kind in KINDS},
        letters=tally_sets(_letters(_spans(given, "content")), _letters(_spans(asked, "content"))),
        whole=Tally(len(pairs), len(given), len(asked)),
        sources_right=sum(_same_source(asked[one], given[other]) for one, other in pairs.items()),
    )


def attribution_scores(parts: Sequence[AttributionCounts]) -> dict[str, float]:
    """The measures, over all documents together."""
    exact = {kind: total(part.exact[kind] for part in parts) for kind in KINDS}
    whole = total(part.whole for part in parts)
    return {
        **{f"{kind}_exact_f1": exact[kind].f1 for kind in KINDS},
        "content_overlap_f1": total(part.letters for part in parts).f1,
        "whole_f1": whole.f1,
        "whole_precision": whole.precision,
        "whole_recall": whole.recall,
        "source_given_match": sum(part.sources_right for part in parts) / max(whole.right, 1),
        "n": whole.gold,
    }


def matched(gold: Sequence[Attribution], found: Sequence[Attribution]) -> dict[int, int]:
    """The largest one-to-one matching of gold to found: cues that overlap, contents with half their letters in common.

    Augmenting paths: a found attribution already taken is given up when its holder has another to go to.
    """
    fitting = [_fitting(one, found) for one in gold]
    holder: dict[int, int] = {}
    for one in range(len(gold)):
        _settle(one, fitting, holder, set())
    return {one: other for other, one in holder.items()}


def _fitting(one: Attribution, found: Sequence[Attribution]) -> list[int]:
    """Who could be matched with `one`, the closest content first."""
    close = [
        (jaccard(one.content, other.content), -at)
        for at, other in enumerate(found)
        if meet(one.cue, other.cue)
    ]
    return [-at for share, at in sorted(close, reverse=True) if share >= _ENOUGH]


def _settle(one: int, fitting: Sequence[Sequence[int]], holder: dict[int, int], seen: set[int]) -> bool:
    for other in fitting[one]:
        if other in seen:
            continue
        seen.add(other)
        if other not in holder or _settle(holder[other], fitting, holder, seen):
            holder[other] = one
            return True
    return False


def jaccard(one: Iterable[Stretch], other: Iterable[Stretch]) -> float:
    """Letters in common by letters in either.

    >>> jaccard([(0, 6)], [(3, 6), (8, 11)])
    0.3333333333333333
    """
    left, right = _letters(one), _letters(other)
    return len(left & right) / len(left | right) if left or right else 0.0


def _same_source(gold: Attribution, found: Attribution) -> bool:
    return meet(gold.source, found.source) or not (gold.source or found.source)


def meet(one: Iterable[Stretch], other: Sequence[Stretch]) -> bool:
    """Whether any of the one shares a letter with any of the other."""
    return any(start < after and before < stop for start, stop in one for before, after in other)


def _spans(attributions: Iterable[Attribution], kind: str) -> set[Stretch]:
    return {span for one in attributions for span in getattr(one, kind)}


def _letters(spans: Iterable[Stretch]) -> set[int]:
    return {letter for start, stop in spans for letter in range(start, stop)}


def _trimmed(text: str, one: Attribution) -> Attribution:
    return Attribution(
        source=trim(text, one.source), cue=trim(text, one.cue), content=trim(text, one.content)
    )


def trim(text: str, spans: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The spans without white space and quotation marks at their ends; those of nothing else fall away.

    >>> trim("He said “no”.", [(8, 12), (2, 3)])
    ((9, 11),)
    """
    made = []
    for begin, end in spans:
        start, stop = begin, end
        while start < stop and text[start] in _OUTER:
            start += 1
        while stop > start and text[stop - 1] in _OUTER:
            stop -= 1
        if start < stop:
            made.append((start, stop))
    return tuple(made)
