import pytest

from onrecord.clean.verbs import has_verb, shows_picture, tells_past, title_case
from onrecord.lexicon import load_rows

PICTURES = [
    "Rebel fighters in the hills",
    "A burnt-out car near the market",
    "Smoke above the harbour",
    "Armed men on a bridge",
]
HEADLINES = [
    "Rebel fighters seize the hills",
    "Boy in critical condition after shooting",
    "Fear among residents of the hills",
    "Police on the scene wouldn't comment",
    "Officers to wear cameras in court",
    "Growing influence in the hills",
    "Soldiers resting in the hills",
    "Who are the fighters in the hills?",
]


@pytest.mark.parametrize("words", PICTURES)
def test_captions_without_a_verb_show_pictures(words: str) -> None:
    assert shows_picture(words)


@pytest.mark.parametrize("words", HEADLINES)
def test_headlines_do_not(words: str) -> None:
    assert not shows_picture(words)


def test_those_shown_may_be_busy_where_the_place_betrays_the_caption() -> None:
    assert shows_picture("Soldiers resting in the hills", busy=True)


def test_verbs_pasts_and_title_case() -> None:
    assert has_verb("Army denies losses")
    assert not has_verb("Wounded men near a bridge")
    assert tells_past("Gunmen killed a guard")
    assert not tells_past("Guards are carried to a tent")
    assert title_case("Army Denies Losses")
    assert not title_case("Army")


def test_lists_hold_each_word_once() -> None:
    for name, column in (("picture_subjects", "word"), ("news_verbs", "lemma"), ("english_words", "word")):
        words = [row[column] for row in load_rows(name)]
        assert len(words) == len(set(words)), name
