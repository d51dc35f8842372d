"""Names: re3d fold 0, Universal NER (English Web Treebank, dev), WNUT 17 (dev)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.accuracy.corpora import CorpusError, first_there, fold, rows_of, text_of
from benchmarks.accuracy.reading import in_source, read
from benchmarks.accuracy.score_mentions import (
    RE3D,
    UNER,
    WNUT17,
    Labelled,
    MentionCounts,
    count_mentions,
    labelled_tokens,
    mention_scores,
    outermost,
    standing,
)
from benchmarks.accuracy.task import Task
from onrecord.model import MentionKind

Sentence = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class NamedText:
    """One document and its labelled stretches."""

    text: str
    labelled: tuple[Labelled, ...]


def compare_names(
    labels: Mapping[MentionKind, str], document: NamedText, *, names: bool = True
) -> MentionCounts:
    """The path on one document."""
    analysis = read(document.text)
    found = set()
    for mention in standing(analysis.mentions, names=names) if analysis else ():
        if mention.kind in labels and analysis:
            found.add((*in_source(analysis, mention.span), labels[mention.kind]))
    return count_mentions(document.labelled, found, frozenset(labels.values()))


def _re3d_files(corpora: Path, split: str | None) -> tuple[Path, ...]:
    """The folder of the corpus (fold 0 of its documents counts), or another folder of the same form, read whole."""
    if split is None:
        return (first_there(corpora, ["mentions/re3d"]),)
    return (first_there(corpora, [f"mentions/re3d/{split}", f"mentions/{split}", split]),)


def _re3d_units(*, whole: bool, files: tuple[Path, ...]) -> Iterator[NamedText]:
    found = sorted(file for folder in files for file in folder.rglob("documents.json"))
    if not found:
        raise CorpusError(f"no documents.json lies below {', '.join(map(str, files))}")
    for file in found:
        entities: dict[str, list[Labelled]] = defaultdict(list)
        for row in rows_of(file.with_name("entities.json")):
            kind = "Vehicle" if row["type"] == "MilitaryPlatform" else row["type"]
            entities[row["documentId"]].append((row["begin"], row["end"], kind))
        for row in rows_of(file):
            if whole or fold(row["_id"]) == 0:
                yield NamedText(row["text"], outermost(row["text"], entities[row["_id"]]))


def _units_of_re3d(files: tuple[Path, ...]) -> Iterator[NamedText]:
    return _re3d_units(whole=files[0].name != "re3d", files=files)


def _uner_files(corpora: Path, split: str | None) -> tuple[Path, ...]:
    folder, part = "mentions/uner_ewt", split or "dev"
    names = [
        f"{folder}/en_ewt-ud-{part}.iob2",
        f"{folder}/{part}.iob2",
        f"{folder}/{part}",
        f"mentions/{part}",
        part,
    ]
    return (_one_file(first_there(corpora, names), "*.iob2"),)


def _wnut_files(corpora: Path, split: str | None) -> tuple[Path, ...]:
    folder, part = "mentions/wnut17", split or "dev"
    names = [
        f"{folder}/{stem}"
        for stem in (f"emerging.{part}.conll", f"wnut17{part}.conll", f"{part}.conll", part)
    ]
    return (_one_file(first_there(corpora, [*names, f"mentions/{part}", part]), "*.conll"),)


def _one_file(path: Path, pattern: str) -> Path:
    if path.is_file():
        return path
    inside = sorted(path.glob(pattern))
    if len(inside) != 1:
        raise CorpusError(f"{path} should hold one file {pattern}; it holds {len(inside)}")
    return inside[0]


def _uner_units(files: tuple[Path, ...]) -> Iterator[NamedText]:
    """A document of the treebank is a text, a sentence a line."""
    for path in files:
        for document in text_of(path).split("# newdoc")[1:]:
            sentences = [_rows(block, 1, 2) for block in document.split("\n\n")]
            yield NamedText(*labelled_tokens(sentence for sentence in sentences if sentence))


def _wnut_units(files: tuple[Path, ...]) -> Iterator[NamedText]:
    """Every post is a text."""
    for path in files:
        for block in text_of(path).replace("\t\n", "\n").split("\n\n"):
            sentence = _rows(block, 0, 1)
            if sentence:
                yield NamedText(*labelled_tokens([sentence]))


def _rows(block: str, token: int, tag: int) -> Sentence:
    cells = (line.split("\t") for line in block.split("\n") if "\t" in line and not line.startswith("# "))
    return [(row[token], row[tag]) for row in cells if len(row) > tag and row[token]]


RE3D_TASK = Task(
    name="mentions/re3d",
    files=_re3d_files,
    units=_units_of_re3d,
    one=partial(compare_names, dict(RE3D), names=False),
    scores=mention_scores,
    bootstrap=("micro_f1",),
)
UNER_TASK = Task(
    name="mentions/uner_ewt",
    files=_uner_files,
    units=_uner_units,
    one=partial(compare_names, dict(UNER)),
    scores=mention_scores,
)
WNUT_TASK = Task(
    name="mentions/wnut17",
    files=_wnut_files,
    units=_wnut_units,
    one=partial(compare_names, dict(WNUT17)),
    scores=mention_scores,
)
