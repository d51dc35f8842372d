"""How good a model is on dev passages, span by span, before it is put into the product."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import torch

from onrecord.nn.bundle import all_steps
from onrecord.nn.decode import probabilities, runs
from onrecord.nn.labels import heads
from onrecord.nn.names import BOTH, NAME, PHRASE, names_and_phrases
from onrecord.nn.windows import Cutter, Window, windows_of
from training.corpora.all import readers
from training.corpora.conll import read_uner, read_wnut17
from training.corpora.polnear import read_polnear
from training.corpora.re3d import read_re3d
from training.corpora.uds import read_uds
from training.encoder import Encoder
from training.label_maps import SCHEMES
from training.passages import Passage
from training.settings import Settings, read_thresholds

COLUMNS = {head.name: head.columns for head in heads()}


_ALL_FOLDS = frozenset(range(5))
_ENOUGH = 400  # passages of a corpus that was left out


def dev_scores(
    encoder: Encoder, corpora: Path, pieces: Cutter, settings: Settings, left_out: Iterable[str] = ()
) -> dict[str, dict[str, float]]:
    """The dev parts of corpora with one, the folds of re3d and the corpora of names that were not learnt from."""
    told: dict[str, dict[str, float]] = {}
    if "polnear" in settings.times:
        told["polnear"] = attribution_scores(encoder, list(read_polnear(corpora, "dev")), pieces)
    held = _ALL_FOLDS - frozenset(settings.folds)
    unseen: dict[str, Iterable[Passage]] = {
        f"re3d, fold {', '.join(map(str, sorted(held)))}": read_re3d(corpora, held),
        "uner_ewt": read_uner(corpora),
        "wnut17": read_wnut17(corpora, part="emerging.dev"),
    }
    unseen |= {f"{name}, left out": islice(readers(frozenset())[name](corpora), _ENOUGH) for name in left_out}
    for name, passages in unseen.items():
        told[name] = mention_score(encoder, [one for one in passages if one.named is not None], pieces)
    if "uds_ih2" in settings.times:
        told["uds_ih2"] = factuality_score(encoder, list(read_uds(corpora, "dev")), pieces)
    return told


_CHOSEN = read_thresholds(Path(__file__).parent / "thresholds.toml")
_OUTER = " \t\r\n\u00a0\"'“”‘’«»"
Labelled = tuple[int, int, str]


def attribution_scores(encoder: Encoder, passages: Sequence[Passage], pieces: Cutter) -> dict[str, float]:
    """Exact F1 of distinct spans per kind; white space and outer quotation marks do not count."""
    kinds = ("source", "cue", "content")
    right, found, gold = (dict.fromkeys(kinds, 0) for _ in range(3))
    for passage in passages:
        given = {
            (*_trim(passage.text, start, stop), kind)
            for start, stop, kind in labelled(encoder, passage, pieces)
        }
        asked = {
            (*_trim(passage.text, start, stop), kind)
            for one in passage.attributions or ()
            for kind in kinds
            for start, stop in getattr(one, kind)
        }
        for kind in kinds:
            mine, theirs = ({one for one in them if one[2] == kind} for them in (given, asked))
            right[kind] += len(mine & theirs)
            found[kind] += len(mine)
            gold[kind] += len(theirs)
    return {kind: 2 * right[kind] / max(1, found[kind] + gold[kind]) for kind in kinds}


def mention_score(encoder: Encoder, passages: Sequence[Passage], pieces: Cutter) -> dict[str, float]:
    """Exact micro F1 over spans and the corpus's own labels."""
    right = found = gold = 0
    for passage in passages:
        back = _back(passage.scheme)
        given = {
            (start, stop, back[kind])
            for start, stop, kind in _named(encoder, passage, pieces)
            if kind in back
        }
        asked = set(passage.named or ())
        right += len(given & asked)
        found += len(given)
        gold += len(asked)
    return {
        "precision": right / max(1, found),
        "recall": right / max(1, gold),
        "f1": 2 * right / max(1, found + gold),
    }


def _named(encoder: Encoder, passage: Passage, pieces: Cutter) -> Iterator[Labelled]:
    """Phrases where a corpus marks descriptions, names where it marks names alone."""
    wanted = {BOTH, PHRASE if passage.scheme == "re3d" else NAME}
    steps = all_steps(_CHOSEN.enter, {})
    for window, columns in read(encoder, passage, pieces):
        shares = probabilities(columns[list(window.firsts), COLUMNS["mentions"]])
        for one in names_and_phrases(shares, steps, _CHOSEN.least["mention"]):
            if one.by in wanted:
                yield window.words[one.first].start, window.words[one.last - 1].stop, one.label


def _back(scheme: str) -> Mapping[str, str]:
    made: dict[str, str] = {}
    for theirs, ours in SCHEMES[scheme].means.items():
        for one in ours:
            made.setdefault(one, theirs)
    return made


def factuality_score(encoder: Encoder, passages: Sequence[Passage], pieces: Cutter) -> dict[str, float]:
    """Pearson's correlation and mean error at the gold predicates."""
    given: list[float] = []
    asked: list[float] = []
    for passage in passages:
        for window, columns in read(encoder, passage, pieces):
            for start, stop, score in passage.facts or ():
                at = next((n for n, word in enumerate(window.words) if start <= word.start < stop), None)
                if at is not None:
                    given.append(float(columns[window.firsts[at], COLUMNS["factuality"]][0]))
                    asked.append(score)
    return {
        "pearson": float(np.corrcoef(given, asked)[0, 1]),
        "mae": float(np.abs(np.array(given) - np.array(asked)).mean()),
    }


def labelled(encoder: Encoder, passage: Passage, pieces: Cutter) -> Iterable[Labelled]:
    """The sources, cues and contents found in a passage."""
    steps = all_steps(_CHOSEN.enter, {"attribution": encoder.chain.learnt()})["attribution"]
    for window, columns in read(encoder, passage, pieces):
        shares = probabilities(columns[list(window.firsts), COLUMNS["attribution"]])
        for run in runs(shares, steps):
            yield window.words[run.first].start, window.words[run.last - 1].stop, run.label


def read(
    encoder: Encoder, passage: Passage, pieces: Cutter
) -> Iterator[tuple[Window, np.ndarray[tuple[int, ...], np.dtype[np.float32]]]]:
    """Each window of a passage with its columns."""
    for window in windows_of(passage.text, passage.sentences, pieces):
        with torch.inference_mode():
            columns, _ = encoder(torch.tensor([window.pieces]), torch.tensor([window.rows]))
        yield window, columns[0].float().numpy()


def _trim(text: str, start: int, stop: int) -> tuple[int, int]:
    while start < stop and text[start] in _OUTER:
        start += 1
    while stop > start and text[stop - 1] in _OUTER:
        stop -= 1
    return start, stop
