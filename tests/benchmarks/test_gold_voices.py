import pytest

from benchmarks.accuracy.gold_voices import (
    Voice,
    plain_name,
    same_chain,
    same_chain_of_words,
    same_voice,
    voice,
)

TEXT = "Governor Adan Tole spoke. He said the army fled. The ministry was silent; it said nothing."
TOLE, HE, ARMY, MINISTRY, IT = (
    (TEXT.index(one), TEXT.index(one) + len(one))
    for one in ("Governor Adan Tole", "He ", "the army", "The ministry", "it said")
)
HE, IT = (HE[0], HE[1] - 1), (IT[0], IT[0] + 2)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Prime Minister Adan Tole", "adan tole"),
        ("the President", "president"),
        ("the President of Chad", "president of chad"),
        ("The Secretary and Tole", "secretary and tole"),
        ("The Ministry of Defence's", "ministry of defence"),
        ("Müller", "muller"),
    ],
)
def test_articles_and_titles_fall_away_unless_nothing_else_is_left(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_the_same_name_elsewhere_is_the_same_speaker() -> None:
    gold = voice("official", TEXT, TOLE, ["Adan Tole"], [])
    assert same_voice(
        gold, Voice(kind="official", span=(70, 80), names=frozenset({"adan tole"}), spots=((70, 80),))
    )


def test_overlapping_words_are_the_same_speaker() -> None:
    wider = voice("official", TEXT, (TOLE[0], TOLE[1] + 6), ["Governor Adan Tole spoke"], [])
    assert same_voice(voice("official", TEXT, TOLE, ["the governor"], []), wider)
    assert not same_voice(voice("official", TEXT, ARMY, ["the army"], []), wider)


def test_a_pronoun_must_stand_for_the_right_one() -> None:
    gold = voice("official", TEXT, HE, ["Adan Tole"], [TOLE, HE])
    resolved = voice("official", TEXT, HE, ["He", "Adan Tole"], [TOLE, HE])
    wrong = voice("official", TEXT, HE, ["the army"], [ARMY])
    nobody = voice("official", TEXT, HE, ["He"], [])
    assert same_voice(gold, resolved)
    assert same_voice(nobody, nobody)
    assert not same_voice(gold, wrong)
    assert not same_voice(gold, nobody)
    assert not same_voice(gold, voice("official", TEXT, IT, ["it"], []))
    assert same_chain_of_words((gold,), (wrong,))
    assert not same_chain((gold,), (wrong,))


def test_nobody_is_the_same_as_nobody_only() -> None:
    nobody = Voice(kind="anonymous")
    assert same_voice(nobody, Voice(kind="other"))
    assert not same_voice(nobody, voice("official", TEXT, ARMY, ["the army"], []))
    assert not same_chain_of_words((nobody,), (voice("official", TEXT, ARMY, ["the army"], []),))


def test_a_chain_is_all_its_links_in_order() -> None:
    army, ministry = (voice("official", TEXT, span, [], []) for span in (ARMY, MINISTRY))
    assert same_chain((army, ministry), (army, ministry))
    assert not same_chain((army, ministry), (ministry, army))
    assert not same_chain((army, ministry), (army,))
