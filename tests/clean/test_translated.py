import pytest

from onrecord.clean.translated import SIGNS, translation_signs

SHOWN = {
    "guillemets": "The movement «Dawn» took the town.",
    "article-glued-to-hyphen": "It was told by a news-the agency of the port.",
    "dash-after-quotation": "“We hold the bridge”, — said the commander.",
    "verb-before-subject": "In the attack have losses.",
    "two-articles": "They shelled the the base by the lake.",
    "article-dropped": "In result of explosion four were hurt.",
    "calque": "The press-service of the guard told it.",
    "singular-verb": "Helicopters with rebels has resumed flights.",
    "small-letter-begins": "The town fell.\nmeanwhile, shelling goes on.",
    "no-space-after-stop": "The town fell.Nobody spoke.The guard left.",
    "banned-in": "The movement (banned in Ruritania) took the town.",
}
CLEAN = [
    "The mayor said on Monday that two bridges were shut, and that guards who were wounded in the attack have come home.",
    "“We hold the bridge,” the commander said. Troops were injured by shrapnel.",
    "He wrote: “A man was killed in the attack, they have arrived at the camp, in the U.S. too.”",
]


def test_every_sign_is_shown_by_its_example() -> None:
    assert set(SHOWN) == {sign.name for sign in SIGNS}


@pytest.mark.parametrize(("name", "text"), SHOWN.items())
def test_a_slip_is_seen(name: str, text: str) -> None:
    assert name in translation_signs(text)


@pytest.mark.parametrize("text", CLEAN)
def test_plain_english_shows_no_sign(text: str) -> None:
    assert translation_signs(text) == ()
