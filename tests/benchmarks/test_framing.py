import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.accuracy.corpora import CorpusError
from benchmarks.accuracy.framing import FRAMING, Framed, choose, compare_framed, framing_scores, what_is_read
from benchmarks.accuracy.framing_names import named_in, swapped
from benchmarks.accuracy.model import NO_MODEL
from benchmarks.accuracy.tally import Tally

NEWS = "The Afghan army said on Monday that Boko Haram killed nine soldiers in Chad."


def names(sentence: str) -> list[tuple[str, str]]:
    return [(one.name.kind, sentence[one.start : one.stop]) for one in named_in(sentence)]


def test_countries_nationalities_groups_and_armies_are_named() -> None:
    assert names(NEWS) == [("adjective", "Afghan"), ("group", "Boko Haram"), ("country", "Chad")]
    assert names("U.S. and NATO troops met the FSA.") == [("country", "U.S."), ("group", "FSA")]


def test_parts_of_other_names_stay() -> None:
    assert names("He flew to New Mexico and met Ada Jordan on the Chad River.") == []


def test_capitals_are_read_and_written_and_short_words_left() -> None:
    written = "THE FMLN IS IN EL SALVADOR, HE TOLD US."
    assert names(written) == [("group", "FMLN"), ("country", "EL SALVADOR")]
    other = swapped(written, np.random.default_rng(1))
    assert other is not None
    assert other.isupper()
    assert "FMLN" not in other
    assert other.endswith(", HE TOLD US.")


def test_all_names_of_one_country_go_to_one_other() -> None:
    sentence = "Afghan troops left Afghanistan, and Chad thanked Afghanistan."
    for seed in range(20):
        other = swapped(sentence, np.random.default_rng(seed))
        assert other is not None
        adjective, first, second, third = (one.name for one in named_in(other))
        assert adjective.who == first.who == third.who != second.who
        assert "AFG" not in {adjective.who, second.who}


def test_the_form_of_the_words_is_kept() -> None:
    for seed in range(20):
        other = swapped("An Iraqi shot two Houthis.", np.random.default_rng(seed))
        assert other is not None
        assert other.split()[1][0].lower() in "aeio"
        assert other.rstrip(".").endswith("s")


def test_sentences_are_chosen_for_conflict_and_names_and_are_always_the_same() -> None:
    texts = [
        NEWS,
        "The Afghan choir sang in Chad on Monday evening again.",
        "Nobody was killed in the fire there.",
    ]
    chosen = choose(texts, 5)
    assert [one.written for one in chosen] == [NEWS]
    assert chosen == choose(texts, 5)
    assert chosen[0].swapped.endswith(".")


def test_what_is_read_of_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NO_MODEL, "1")
    counts = compare_framed(Framed(NEWS, NEWS))
    assert counts["all"] == counts["type"] == counts["numbers"] == Tally(1, 0, 1)
    changed = compare_framed(
        Framed(NEWS, "The Afghan army denied on Monday that Boko Haram killed ten soldiers in Chad.")
    )
    assert changed["act"] == changed["numbers"] == changed["all"] == Tally(0, 0, 1)
    assert changed["type"] == Tally(1, 0, 1)


def test_sentences_that_say_nothing_do_not_count_as_unchanged() -> None:
    told, quiet = Tally(1, 0, 1), Tally(0, 0, 0)
    aspects = (*what_is_read(None), "all")
    parts = [
        dict.fromkeys(aspects, quiet),
        dict.fromkeys(aspects, told),
        dict.fromkeys(aspects, Tally(0, 0, 1)),
    ]
    scores = framing_scores(parts)
    assert (scores["unchanged"], scores["unchanged_act"], scores["n_all"], scores["n"]) == (0.5, 0.5, 2, 3)


def test_both_corpora_give_sentences(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="polnear"):
        FRAMING.files(tmp_path, None)
    rows: dict[str, list[dict[str, object]]] = {
        "attribution/polnear": [
            {"text": NEWS, "primary": True},
            {"text": NEWS.replace("nine", "ten"), "primary": False},
        ],
        "incidents/muc4": [
            {"text": f"\n   GAO, 4 FEB 90 -- [TEXT] HEADS STAY OUT OF IT.\n\n   {NEWS.upper()}\n"}
        ],
    }
    for folder, some in rows.items():
        (tmp_path / folder).mkdir(parents=True)
        packed = gzip.compress("\n".join(map(json.dumps, some)).encode())
        (tmp_path / folder / "dev.jsonl.gz").write_bytes(packed)
    found = list(FRAMING.units(FRAMING.files(tmp_path, None)))
    assert [one.written for one in found] == [NEWS, NEWS.upper()]
