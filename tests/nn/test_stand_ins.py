import pytest

from onrecord.nn.bundle import SHIPPED, open_bundle
from onrecord.nn.stand_ins import Kind, StandIns, names
from onrecord.nn.windows import windows_of
from onrecord.nn.wordpiece import WordPiece

READER = open_bundle(SHIPPED).pieces


def read(text: str) -> list[str]:
    """The words as they are read, a stand-in as the number of its kind."""
    made = []
    for word in READER.words(text, 0, len(text)):
        kind = next((kind for kind in Kind if word.pieces == (READER.spare(kind),)), None)
        made.append(text[word.start : word.stop] if kind is None else f"<{kind.name.lower()}>")
    return made


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mali said its army had left.", "Norway said its army had left."),
        ("The Iraqi envoy denied it.", "The Omani envoy denied it."),
        ("Boko Haram claimed the raid.", "Hamas claimed the raid."),
        ("U.S. officials met Iranians in Sri Lanka.", "U.K. officials met Malians in Chile."),
        ("TROOPS OF EL SALVADOR FIRED FIRST.", "TROOPS OF HONDURAS FIRED FIRST."),
        ("russia denies it", "france denies it"),
    ],
)
def test_another_name_of_the_kind_is_the_same_to_the_encoder(one: str, other: str) -> None:
    first, second = (next(iter(windows_of(text, [(0, len(text))], READER))) for text in (one, other))
    assert first.pieces == second.pieces
    assert first.rows == second.rows


def test_a_name_of_several_words_is_one_word_with_their_offsets() -> None:
    text = "In Sri Lanka, a Saudi Arabian ship sank."
    assert [text[word.start : word.stop] for word in READER.words(text, 0, len(text))][1] == "Sri Lanka"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("They told us that it is over.", "us"),
        ("IT WAS TOLD TO US AND NOBODY ELSE HERE.", "US"),
        ("They ate turkey.", "turkey"),
        ("Polish the boots and polish the guns.", "polish"),
    ],
)
def test_everyday_words_are_no_names(text: str, kept: str) -> None:
    assert kept in read(text)


def test_kinds_are_told_apart() -> None:
    assert read("Syrian troops and Syrians left Syria.") == [
        "<nationality>", "troops", "and", "<nationals>", "left", "<country>", ".",
    ]  # fmt: skip


def test_offsets_stay_those_of_the_text() -> None:
    text = "The U.S. and the Islamic State group fought in Iraq."
    for word in READER.words(text, 0, len(text)):
        assert text[word.start : word.stop].strip() == text[word.start : word.stop] != ""


def test_a_vocabulary_without_spare_pieces_leaves_names_as_they_are() -> None:
    plain = StandIns(WordPiece({"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "mali": 3, "fell": 4}))
    assert [word.pieces for word in plain.words("Mali fell", 0, 9)] == [(3,), (4,)]


def test_every_kind_has_names() -> None:
    assert {name.kind for name in names()} == set(Kind)
