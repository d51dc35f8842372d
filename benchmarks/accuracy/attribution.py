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
from onrecord.model import Analysis, Claim, Span, Speaker

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

    The corpus marks outermost attributions only; a source is the whole phrase with title and apposition; speech that
    goes on without another cue is one attribution with what went before, and sentences of one paragraph are one stretch;
    it keeps "that" in the content, and a stop that stands before a closing quotation mark; the colon of a label and the
    dash of a signature are cues.
    Only what was found is put into the corpus's manner, never the gold.
    """
    outermost = [one for one in analysis.claims if not _inside_another(one, analysis.claims)]
    made: list[Attribution] = []
    speaker: Span | None = None
    passed_on: set[Span] = set()
    for claim in sorted(outermost, key=_place):
        outer = claim.chain[0] if claim.chain else None
        if outer is not None and outer.cue is not None:
            if outer.cue not in passed_on:
                passed_on.add(outer.cue)
                made.append(_link(analysis, outer, text))
            continue
        one = _attribution(analysis, claim, text)
        source = claim.origin.span if claim.origin else None
        if made and source is not None and source == speaker and _goes_on(made[-1], one):
            made[-1] = replace(made[-1], cue=made[-1].cue or one.cue, content=made[-1].content + one.content)
        else:
            made.append(one)
        speaker = source
    return tuple([replace(one, content=run_together(text, one.content)) for one in made])


def _goes_on(before: Attribution, one: Attribution) -> bool:
    """Whether two claims of one speaker are one attribution there: one cue between them, or the same."""
    return not (before.cue and one.cue) or before.cue == one.cue


def _place(claim: Claim) -> int:
    spans = (*claim.content, *((claim.cue,) if claim.cue else ()))
    return min((span.start for span in spans), default=0)


def _inside_another(claim: Claim, claims: tuple[Claim, ...]) -> bool:
    cue = claim.cue
    return cue is not None and any(
        span.contains(cue) for other in claims if other.id != claim.id for span in other.content
    )


def _attribution(analysis: Analysis, claim: Claim, text: str) -> Attribution:
    span = (claim.origin.phrase or claim.origin.span) if claim.origin else None
    source = in_source(analysis, span) if span else None
    cue = in_source(analysis, claim.cue) if claim.cue else source and mark_beside(text, source)
    return Attribution(
        source=(source,) if source else (),
        cue=(cue,) if cue else (),
        content=tuple(in_manner(text, in_source(analysis, span)) for span in claim.content),
    )


def _link(analysis: Analysis, outer: Speaker, text: str) -> Attribution:
    """The outer link of a chain: the corpus marks what it is reported to say, with the inner speakers in it."""
    return Attribution(
        source=(in_source(analysis, outer.phrase),) if outer.phrase else (),
        cue=(in_source(analysis, outer.cue),) if outer.cue else (),
        content=tuple(in_manner(text, in_source(analysis, span)) for span in outer.content),
    )


def run_together(text: str, spans: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Stretches with nothing but stops and blanks between them as one, within a paragraph and a quotation.

    >>> text = "They left. Nobody fell, he said."
    >>> run_together(text, ((0, 9), (11, 22)))
    ((0, 22),)
    """
    made: list[Stretch] = []
    for start, stop in sorted(spans):
        gap = text[made[-1][1] : start] if made else "x"
        if any(letter.isalnum() or letter in _QUOTES for letter in gap.replace("’", "")) or "\n" in gap:
            made.append((start, stop))
        else:
            made[-1] = (made[-1][0], max(stop, made[-1][1]))
    return tuple(made)


def mark_beside(text: str, source: Stretch) -> Stretch | None:
    """The colon behind a label, or the dash before a signature: the corpus marks them as cues, our records do not.

    >>> mark_beside("MAYOR: They left.", (0, 5)), mark_beside("“They left.” ― A mayor", (15, 22))
    ((5, 6), (13, 14))
    """
    start, stop = source
    if text[stop : stop + 1] == ":":
        return stop, stop + 1
    before = text[:start].rstrip(" ")
    return (len(before) - 1, len(before)) if before.endswith(("―", "—", "–")) else None


def in_manner(text: str, span: Stretch) -> Stretch:
    """A content as the corpus would mark it.

    >>> text = 'He said that they left. "We go."'
    >>> [text[slice(*in_manner(text, span))] for span in ((13, 22), (25, 30))]
    ['that they left', 'We go.']
    """
    start, stop = span
    before = text[:start].rstrip().rstrip(_QUOTES).rstrip()
    if before.lower().endswith(f" {_THAT}"):  # texts in capitals are read too
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
