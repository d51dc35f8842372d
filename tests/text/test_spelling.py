"""Spellings of one name, and names that only look alike."""

import pytest

from onrecord.text.spelling import alike, alike_names, british, distance, without_article


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Houthi", "Huthi"),
        ("Shabaab", "Shebab"),
        ("Shabab", "Chabab"),
        ("Qaeda", "Kaida"),
        ("Peshmerga", "Pechmerga"),
        ("Hezbollah", "Hizbullah"),
        ("Mahmud", "Mahmoud"),
        ("Djibril", "Jibreel"),
        ("Gaddafi", "Qadhafi"),
    ],
)
def test_spellings_of_one_name_are_alike_both_ways(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hamad", "Hamid"),
        ("Hassan", "Hussein"),
        ("Ahmed", "Hamed"),
        ("Marin", "Martin"),
        ("Ali", "Aly"),
        ("Lind", "Lund"),
    ],
)
def test_other_names_are_not_alike(one: str, other: str) -> None:
    assert not alike(one, other)


def test_names_of_several_words_are_compared_word_by_word() -> None:
    assert alike_names("Ansar al-Scharia", "Ansar ash-Shariah")
    assert not alike_names("Ansar al-Scharia", "Ansar")


@pytest.mark.parametrize(
    ("american", "word"),
    [("defense", "defence"), ("labor", "labour"), ("program", "programme"), ("center", "centre")],
)
def test_american_words_become_british(american: str, word: str) -> None:
    assert british(american) == british(word) == word


def test_words_that_only_look_american_stay() -> None:
    assert [british(word) for word in ("senseless", "laborer", "army")] == ["senseless", "labourer", "army"]


def test_the_distance_stops_at_its_bound() -> None:
    assert distance("karst", "verge", 2) == 3
    assert distance("karst", "karsts", 2) == 1


def test_only_an_article_is_taken_off() -> None:
    assert [without_article(name) for name in ("al-Noor", "Jean-Luc", "al-")] == ["Noor", "Jean-Luc", "al-"]
