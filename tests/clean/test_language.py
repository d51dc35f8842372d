import pytest

from onrecord.clean.language import language_of

TEXTS = {
    "Міністерство заявило, що міст був закритий через загрозу обстрілу.": "uk",
    "Le ministère a déclaré que le pont était fermé depuis la nuit dernière.": "fr",
    "El ministerio dijo que el puente fue cerrado anoche por una amenaza.": "es",
    "Het ministerie zei dat de brug van de stad was gesloten na een dreiging.": "nl",
    "Bakanlık, köprünün dün gece tehdit nedeniyle kapatıldığını açıkladı.": "tr",
    "Міст закрито": "uk",
    "THE MINISTRY SAID THAT THE BRIDGE WAS CLOSED AND THAT TALKS WITH THE GUARDS HAVE BEGUN.": "en",
    "Operating in the mission, the army reported losses after the attack of that day": "en",
    "Kabul Kandahar Helmand": None,
    "": None,
}


@pytest.mark.parametrize(("text", "language"), TEXTS.items())
def test_the_language_of_a_text(text: str, language: str | None) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "headline",
    ["Rebels seize Sangin, Helmand, as Lashkar Gah waits", "Bamako: Malian troops retake Kidal, Tessalit"],
)
def test_english_headlines_full_of_names_are_not_lost(headline: str) -> None:
    assert language_of(headline) in {"en", None}
