"""Attribution on PolNeAR: who says what in political news, through the path."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.accuracy.corpora import first_there, rows_of
from benchmarks.accuracy.reading import in_source, read
from benchmarks.accuracy.score_attribution import (
    Attribution,
    AttributionCounts,
    Stretch,
    attribution_scores,
    count_attributions,
)
from benchmarks.accuracy.task import Task
from onrecord.model import Analysis, Claim, Span

_QUOTES = "\"'“”‘’«»"
_THAT = "that"


@dataclass(frozen=True, slots=True)
class AttributedText:
    """One article and its gold attributions."""

    text: str
    published: str | None
    attributions: tuple[Attribution, ...]


def compare_article(article: AttributedText) -> AttributionCounts:
    """The path on one article."""
    analysis = read(article.text, published=article.published)
    found = found_attributions(analysis, article.text) if analysis else ()
    return count_attributions(article.text, article.attributions, found)


def found_attributions(analysis: Analysis, text: str) -> tuple[Attribution, ...]:
    """The outermost claims, in the offsets and the manner of the corpus.

    The corpus marks outermost attributions only; it takes speech that goes on without another cue as one attribution
    with what went before; it keeps "that" in the content, and a stop that stands before a closing quotation mark.
    Only what was found is put into the corpus's manner, never the gold.
    """
    outermost = [one for one in analysis.claims if not _inside_another(one, analysis.claims)]
    made: list[Attribution] = []
    speaker: Span | None = None
    for claim in sorted(outermost, key=_place):
        one = _attribution(analysis, claim, text)
        source = claim.origin.span if claim.origin else None
        if made and claim.cue is None and claim.source_in_other_sentence and source == speaker:
            made[-1] = replace(made[-1], content=made[-1].content + one.content)
        else:
            made.append(one)
        speaker = source
    return tuple(made)


def _place(claim: Claim) -> int:
    spans = (*claim.content, *((claim.cue,) if claim.cue else ()))
    return min((span.start for span in spans), default=0)


def _inside_another(claim: Claim, claims: tuple[Claim, ...]) -> bool:
    cue = claim.cue
    return cue is not None and any(
        span.contains(cue) for other in claims if other.id != claim.id for span in other.content
    )


def _attribution(analysis: Analysis, claim: Claim, text: str) -> Attribution:
    source = claim.origin.span if claim.origin else None
    return Attribution(
        source=(in_source(analysis, source),) if source else (),
        cue=(in_source(analysis, claim.cue),) if claim.cue else (),
        content=tuple(in_manner(text, in_source(analysis, span)) for span in claim.content),
    )


def in_manner(text: str, span: Stretch) -> Stretch:
    """A content as the corpus would mark it.

    >>> text = 'He said that they left. "We go."'
    >>> [text[slice(*in_manner(text, span))] for span in ((13, 22), (25, 30))]
    ['that they left', 'We go.']
    """
    start, stop = span
    before = text[:start].rstrip()
    if before.endswith(f" {_THAT}"):
        start = len(before) - len(_THAT)
    if text[stop : stop + 1] in {".", "!", "?", ","} and text[stop + 1 : stop + 2] in {*_QUOTES}:
        stop += 1
    return start, stop


def _files(corpora: Path, split: str | None) -> tuple[Path, ...]:
    folder, part = "attribution/polnear", split or "dev"
    names = [f"{folder}/{part}.jsonl.gz", f"{folder}/{part}.jsonl", f"{folder}/{part}", part]
    return (first_there(corpora, names),)


def _units(files: tuple[Path, ...]) -> Iterator[AttributedText]:
    """Each article once, as its first annotator read it."""
    for row in rows_of(files[0]):
        if row["primary"]:
            yield AttributedText(
                row["text"], row.get("date"), tuple(_gold(one) for one in row["attributions"])
            )


def _gold(row: dict[str, list[list[int]]]) -> Attribution:
    spans = {kind: tuple((start, stop) for start, stop in row[kind]) for kind in ("source", "cue", "content")}
    return Attribution(source=spans["source"], cue=spans["cue"], content=spans["content"])


POLNEAR = Task(
    name="attribution/polnear",
    files=_files,
    units=_units,
    one=compare_article,
    scores=attribution_scores,
    bootstrap=("source_exact_f1", "cue_exact_f1", "content_exact_f1", "content_overlap_f1", "whole_f1"),
)
