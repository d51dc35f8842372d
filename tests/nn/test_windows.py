from hypothesis import given
from hypothesis import strategies as st

from onrecord.nn.windows import windows_of
from onrecord.nn.wordpiece import SPECIAL_ROW, WordPiece

READER = WordPiece(
    {piece: number for number, piece in enumerate(["[UNK]", "[CLS]", "[SEP]", "fire", "##d", "."])}
)


def spans(text: str) -> list[tuple[int, int]]:
    """Every line is a sentence."""
    found, here = [], 0
    for line in text.split("\n"):
        found.append((here, here + len(line)))
        here += len(line) + 1
    return found


def test_whole_sentences_are_packed_until_the_window_is_full() -> None:
    text = "fire fire fire\nfire fire\nfire"
    windows = list(windows_of(text, spans(text), READER, limit=7))
    assert [len(window.words) for window in windows] == [5, 1]


def test_a_sentence_longer_than_a_window_is_cut_between_words() -> None:
    text = "fired " * 10
    windows = list(windows_of(text, [(0, len(text))], READER, limit=8))
    assert [len(window.words) for window in windows] == [3, 3, 3, 1]
    assert all(len(window.pieces) <= 8 for window in windows)


def test_a_window_has_a_mark_at_both_ends_and_knows_where_words_begin() -> None:
    (window,) = windows_of("fired.", [(0, 6)], READER)
    assert window.pieces == (1, 3, 4, 5, 2)
    assert window.firsts == (1, 3)
    assert window.rows[0] == window.rows[-1] == SPECIAL_ROW


def test_no_sentences_no_windows() -> None:
    assert not list(windows_of("", [], READER))


@given(st.lists(st.integers(0, 30), max_size=12), st.integers(4, 20))
def test_no_word_is_left_out_or_seen_twice(lengths: list[int], limit: int) -> None:
    text = "\n".join(" ".join(["fired"] * length) for length in lengths)
    windows = list(windows_of(text, spans(text), READER, limit=limit))
    starts = [word.start for window in windows for word in window.words]
    assert len(starts) == sum(lengths)
    assert starts == sorted(set(starts))
    assert all(len(window.pieces) <= limit for window in windows)
