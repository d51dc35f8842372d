from benchmarks.accuracy.mentions import NamedText, compare_names
from benchmarks.accuracy.score_mentions import UNER, count_mentions, labelled_tokens, mention_scores

KNOWN = frozenset({"PER", "LOC", "ORG"})


def test_span_and_type_must_both_be_right() -> None:
    gold = [(0, 5, "PER"), (10, 14, "LOC"), (20, 24, "ORG")]
    found = [(0, 5, "PER"), (10, 14, "ORG"), (21, 24, "ORG")]
    scores = mention_scores([count_mentions(gold, found, KNOWN)])
    assert scores["micro_f1"] == 1 / 3
    assert scores["spans_f1"] == 2 / 3
    assert scores["n"] == 3


def test_types_without_a_kind_of_ours_count_in_micro_f1_only() -> None:
    scores = mention_scores([count_mentions([(0, 5, "PER"), (9, 14, "PRODUCT")], [(0, 5, "PER")], KNOWN)])
    assert scores["micro_f1"] == 2 / 3
    assert scores["own_types_f1"] == 1.0


def test_neighbouring_names_stay_apart_and_long_ones_together() -> None:
    text, labelled = labelled_tokens(
        [
            [("New", "B-LOC"), ("Delhi", "I-LOC"), ("Ada", "B-PER"), ("Marsh", "I-PER")],
            [("UNHCR", "I-ORG"), ("Gao", "B-LOC")],
        ]
    )
    assert [(text[start:stop], kind) for start, stop, kind in labelled] == [
        ("New Delhi", "LOC"),
        ("Ada Marsh", "PER"),
        ("UNHCR", "ORG"),
        ("Gao", "LOC"),
    ]


def test_a_known_name_is_found_through_the_path() -> None:
    text = "The army said that its soldiers had left Kandahar on Monday."
    start = text.index("Kandahar")
    counts = compare_names(UNER, NamedText(text, ((start, start + 8, "LOC"),)))
    assert counts.every.right == 1
