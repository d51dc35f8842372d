from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.nn.wordpiece import LONGEST_WORD, WordPiece

PIECES = ["[UNK]", "[CLS]", "[SEP]", "the", "army", "den", "##ied", "'", "s", ".", "ivoire", "cote", "d"]
READER = WordPiece({piece: number for number, piece in enumerate(PIECES)})


def named(text: str) -> list[str]:
    return [PIECES[piece] for word in READER.words(text, 0, len(text)) for piece in word.pieces]


def test_words_are_cut_longest_piece_first_and_marks_stand_alone() -> None:
    assert named("The army's denied.") == ["the", "army", "'", "s", "den", "##ied", "."]


def test_accents_and_capitals_do_not_matter_to_the_pieces() -> None:
    assert named("CÔTE d'Ivoire") == ["cote", "d", "'", "ivoire"]


def test_an_accent_set_apart_belongs_to_its_word() -> None:
    assert named("co\u0302te") == ["cote"]


def test_a_word_without_pieces_is_unknown_and_keeps_its_place() -> None:
    (word,) = READER.words("a Xqz", 2, 5)
    assert (word.start, word.stop, word.pieces) == (2, 5, (0,))


def test_case_and_space_are_told_apart_by_the_row() -> None:
    rows = [word.row for word in READER.words("The ARMY\ndenied", 0, 15)]
    assert len(set(rows)) == 3


def test_a_word_that_goes_on_from_before_has_no_space_before_it() -> None:
    (glued,) = READER.words("x.", 1, 2, before=1)
    (apart,) = READER.words("x .", 2, 3, before=1)
    assert (glued.row % 3, apart.row % 3) == (0, 1)


def test_text_without_spaces_is_one_unknown_word() -> None:
    (word,) = READER.words("a" * (LONGEST_WORD + 1), 0, LONGEST_WORD + 1)
    assert word.pieces == (0,)


def test_a_flood_of_emoji_is_one_unknown_word() -> None:
    (word,) = READER.words("🔥" * 100_000, 0, 100_000)
    assert (word.start, word.stop, word.pieces) == (0, 100_000, (0,))


@given(st.text(max_size=200))
def test_words_come_in_order_and_leave_no_letter_out(text: str) -> None:
    words = READER.words(text, 0, len(text))
    covered = {at for word in words for at in range(word.start, word.stop)}
    assert all(one.stop <= other.start for one, other in pairwise(words))
    assert all(at in covered for at, sign in enumerate(text) if sign.isalnum())
    assert all(word.pieces and 0 <= word.row < 18 for word in words)
