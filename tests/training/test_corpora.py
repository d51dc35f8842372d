"""The readers: on made-up rows, and on the corpora themselves where they are."""

import os
from pathlib import Path

import pytest

from training.corpora.all import CORPORA, readers
from training.corpora.conll import read_uner
from training.corpora.re3d import outermost, read_re3d
from training.settings import read_settings, read_thresholds

HERE = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("ONRECORD_CORPORA") or HERE.parent / "shared" / "corpora")
needs_corpora = pytest.mark.skipif(
    not FOLDER.is_dir(), reason=f"no corpora in {FOLDER}; say where with ONRECORD_CORPORA"
)


def test_only_the_outermost_entity_stays() -> None:
    marked = [(4, 14, "Nationality"), (0, 19, "Organisation")]
    assert outermost("The Ferranian army held", marked) == ((0, 19, "Organisation"),)


def test_an_entity_that_ends_inside_a_word_is_no_entity() -> None:
    assert outermost("the campaign", [(0, 8, "Location")]) == ()


def test_settings_and_corpora_name_the_same_things() -> None:
    first, second = (read_settings(HERE / "training" / f"{stage}.toml") for stage in ("first", "second"))
    assert set(first.times) <= set(second.times) == set(CORPORA) == set(readers(frozenset({1})))
    assert 0 not in {*first.folds, *second.folds}


def test_thresholds_name_every_label_that_needs_one() -> None:
    chosen = read_thresholds(HERE / "training" / "thresholds.toml")
    assert {"source", "cue", "content", "mention", "negation", "hedge", "event"} <= set(chosen.least)
    assert {"source", "cue", "content", "mention", "name", "hedge"} <= set(chosen.enter)


@needs_corpora
@pytest.mark.parametrize("corpus", sorted(CORPORA))
def test_every_reader_gives_spans_that_lie_in_its_text(corpus: str) -> None:
    seen = 0
    for number, passage in enumerate(readers(frozenset({1, 2, 3, 4}))[corpus](FOLDER)):
        spans = [
            (start, stop)
            for start, stop, _ in (*(passage.named or ()), *(passage.facts or ()), *(passage.cues or ()))
        ]
        for one in passage.attributions or ():
            spans += [*one.source, *one.cue, *one.content]
        assert all(0 <= start < stop <= len(passage.text) for start, stop in spans)
        assert all(0 <= start <= stop <= len(passage.text) for start, stop in passage.sentences)
        seen += len(spans)
        if number > 300:
            break
    assert seen


@needs_corpora
def test_the_held_out_fold_is_never_learnt_from() -> None:
    learnt = {passage.document for passage in readers(frozenset({1, 2, 3, 4}))["re3d"](FOLDER)}
    held = {passage.document for passage in read_re3d(FOLDER, frozenset({0}))}
    assert held
    assert not learnt & held


@needs_corpora
def test_universal_ner_is_read_for_measuring_only() -> None:
    assert "uner" not in " ".join(CORPORA)
    assert next(iter(read_uner(FOLDER))).scheme == "names"
