"""Our own gold: reports as a careful analyst read them, against the path."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.accuracy.corpora import CorpusError
from benchmarks.accuracy.gold_files import annotations_of, check_frozen, gold_folder, is_re3d, text_finder
from benchmarks.accuracy.gold_voices import Voice, is_pronoun, voice
from benchmarks.accuracy.model import shown_from
from benchmarks.accuracy.reading import in_source, read
from benchmarks.accuracy.score_attribution import Stretch, trim
from benchmarks.accuracy.score_gold import Counts, Said, claim_scores, count_claims
from benchmarks.accuracy.task import Task
from onrecord.model import Actor, Analysis, Claim, Span, Speaker

_MEASURED = "measure"
_DEFAULT = "dev"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReport:
    """One report: the file it is in, its text, what of it was annotated (None: all), its claims."""

    file: str
    text: str
    window: Stretch | None
    claims: tuple[Said, ...]


def compare_report(report: GoldReport) -> Counts:
    """The path on one report."""
    analysis = read(report.text)
    found = found_claims(analysis, report) if analysis else ()
    return count_claims(report.claims, found, shown_from())


def found_claims(analysis: Analysis, report: GoldReport) -> tuple[Said, ...]:
    """The claims that begin in what was annotated, in the offsets of the text."""
    actors = {actor.id: actor for actor in analysis.actors}
    claims = [claim for claim in analysis.claims if _inside(_begin(analysis, claim), report.window)]
    places = {claim.id: at for at, claim in enumerate(claims)}
    return tuple(
        Said(
            chain=tuple(_found_voice(analysis, report.text, one, actors) for one in claim.chain),
            cue=in_source(analysis, claim.cue) if claim.cue else None,
            content=trim(report.text, [in_source(analysis, span) for span in claim.content]),
            act=claim.act.value,
            stance=claim.stance.value,
            denies=claim.denies.value if claim.denies else None,
            answers=_answered(claim, places),
            score=claim.score,
        )
        for claim in claims
    )


def _answered(claim: Claim, places: Mapping[str, int]) -> tuple[int, ...]:
    if claim.act.value != "deny" and claim.stance.value != "denied":
        return ()
    return tuple(places[one] for one in claim.answers if one in places)


def _begin(analysis: Analysis, claim: Claim) -> int:
    spans: list[Span] = [claim.cue] if claim.cue else list(claim.content)
    return min((in_source(analysis, span)[0] for span in spans), default=0)


def _inside(at: int, window: Stretch | None) -> bool:
    return window is None or window[0] <= at < window[1]


def _found_voice(analysis: Analysis, text: str, one: Speaker, actors: Mapping[str, Actor]) -> Voice:
    """A speaker of the path. Its cluster stands in for a pronoun only: one that grew too large must not help."""
    span = in_source(analysis, one.span) if one.span else None
    actor = actors.get(one.actor or "")
    names = [one.name, actor.name, *(alias.name for alias in actor.aliases)] if actor else [one.name]
    if span is None and actor is None:
        return Voice(kind=one.institution.value)
    alone = span is not None and not is_pronoun(text[slice(*span)])
    elsewhere: Iterable[Stretch] = () if alone or actor is None else _mentioned(analysis, actor)
    return voice(one.institution.value, text, span, names, elsewhere)


def _mentioned(analysis: Analysis, actor: Actor) -> list[Stretch]:
    named = {*actor.mentions}
    return [in_source(analysis, one.span) for one in analysis.mentions if one.id in named]


def gold_claims(annotation: Mapping[str, Any], text: str) -> tuple[Said, ...]:
    """The claims of an annotation.

    Raises:
        CorpusError: if a span leaves the text or a chain names an actor that is not listed.
    """
    _check_spans(annotation, text)
    actors = {actor["id"]: actor for actor in annotation["actors"]}
    places = {claim["id"]: at for at, claim in enumerate(annotation["claims"])}
    answers = _denied(annotation, places)
    try:
        return tuple(
            Said(
                chain=tuple(_gold_voice(one, actors, text) for one in claim["chain"]),
                cue=_stretch(claim["cue"]),
                content=trim(text, [(start, stop) for start, stop in claim["content"]]),
                act=claim["act"],
                stance=claim["stance"],
                denies=claim["denies"],
                answers=answers.get(claim["id"], ()),
            )
            for claim in annotation["claims"]
        )
    except KeyError as error:
        raise CorpusError(f"the annotation of {annotation['file']} lacks {error}") from error


def _denied(annotation: Mapping[str, Any], places: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
    made: dict[str, tuple[int, ...]] = {}
    for denied, denial in annotation["same_as_denied"]:
        made[denial] = (*made.get(denial, ()), places[denied])
    return made


def _gold_voice(one: Mapping[str, Any], actors: Mapping[str, Mapping[str, Any]], text: str) -> Voice:
    span = _stretch(one["span"])
    actor = actors[one["actor"]] if one["actor"] else None
    if span is None and actor is None:
        return Voice(kind=one["kind"])
    elsewhere = [(start, stop) for start, stop in actor["spans"]] if actor else []
    return voice(one["kind"], text, span, [one["name"], *([actor["name"]] if actor else [])], elsewhere)


def _stretch(span: list[int] | None) -> Stretch | None:
    return (span[0], span[1]) if span else None


def _check_spans(annotation: Mapping[str, Any], text: str) -> None:
    for claim in annotation["claims"]:
        spans = [*claim["content"], claim["cue"], *(one["span"] for one in claim["chain"])]
        for span in spans:
            if span and not 0 <= span[0] < span[1] <= len(text):
                raise CorpusError(f"{annotation['file']} {claim['id']}: {span} is no stretch of the text")


def _files(corpora: Path, split: str | None) -> tuple[Path, ...]:
    """Annotations and texts, then re3d if it is there."""
    folder = gold_folder(corpora, split or _DEFAULT)
    check_frozen(folder, must=split == _MEASURED)
    re3d = corpora / "mentions" / "re3d"
    return (folder / "annotations", folder / "texts", *((re3d,) if re3d.is_dir() else ()))


def _units(files: tuple[Path, ...]) -> Iterator[GoldReport]:
    annotations, texts, *re3d = files
    known = text_finder([texts], re3d[0] if re3d else None)
    skipped = 0
    for name, annotation in annotations_of(annotations).items():
        if name not in known:
            if not is_re3d(name) or re3d:
                raise CorpusError(f"there is no text for the annotation of {name}")
            skipped += 1
            continue
        window = _stretch(annotation.get("window"))
        yield GoldReport(
            file=name, text=known[name], window=window, claims=gold_claims(annotation, known[name])
        )
    if skipped:
        print(
            f"{OWN_GOLD.name}: {skipped} reports skipped: their texts are in re3d, which is absent",
            file=sys.stderr,
        )


OWN_GOLD = Task(
    name="attribution/own_gold",
    files=_files,
    units=_units,
    one=compare_report,
    scores=claim_scores,
    bootstrap=("chain_exact", "source_kind", "act", "stance", "denial_f1", "withheld", "content_precision"),
)
