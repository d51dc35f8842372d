import json
from pathlib import Path

from benchmarks.accuracy.event_place import compare_event, event_of, rows_in
from benchmarks.accuracy.score_event_place import Answer, event_place_scores

TEXT = "Two guards were shot near Watsa on Friday."
TOKENS = [
    {"text": word, "start": TEXT.index(word), "end": TEXT.index(word) + len(word)}
    for word in ("Two", "guards", "were", "shot", "near", "Watsa", "on", "Friday", ".")
]


def test_any_gold_span_counts_and_an_overlap_is_enough() -> None:
    several = Answer(gold=((0, 4), (10, 20)), found=(12, 15), of_incident=(30, 31))
    scores = event_place_scores([several])
    assert scores["accuracy"] == scores["precision"] == 1.0
    assert scores["accuracy_exact_span"] == scores["through_incidents"] == 0.0


def test_rows_without_a_location_stand_apart() -> None:
    silent = Answer(gold=(), found=None, of_incident=None)
    given = Answer(gold=(), found=(0, 3), of_incident=None)
    missed = Answer(gold=((0, 3),), found=None, of_incident=None)
    scores = event_place_scores([silent, given, missed])
    assert scores["accuracy"] == 0.0
    assert scores["no_location_accuracy"] == 0.5
    assert (scores["n"], scores["n_no_location"]) == (1, 2)


def test_stretches_come_from_tokens_even_where_the_offsets_count_tokens() -> None:
    spans = [
        {"label": "VERB", "start": 16, "end": 20, "token_start": 3, "token_end": 3},
        {"label": "LOCATION", "start": 5, "end": 5, "token_start": 5, "token_end": 5},
    ]
    event = event_of({"text": TEXT, "tokens": TOKENS, "spans": spans})
    assert [TEXT[slice(*stretch)] for stretch in (event.word, *event.places)] == ["shot", "Watsa"]


def test_each_text_is_in_one_of_the_two_parts(tmp_path: Path) -> None:
    spans = [{"label": "VERB", "start": 0, "end": 1, "token_start": 0, "token_end": 0}]
    rows = [
        {"text": f"Fire {number}", "tokens": [{"start": 0, "end": 4}], "spans": spans} for number in range(40)
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    test, learnt = ({one.text for one in rows_in(path, test=which)} for which in (True, False))
    assert test
    assert learnt
    assert not test & learnt
    assert len(test | learnt) == len(rows)


def test_a_text_through_the_path() -> None:
    spans = [{"label": "VERB", "start": 16, "end": 20, "token_start": 3, "token_end": 3}]
    answer = compare_event(event_of({"text": TEXT, "tokens": TOKENS, "spans": spans}))
    assert answer.found == answer.of_incident == (26, 31)
