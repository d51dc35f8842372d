import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.mojibake import mojibake_edits
from onrecord.model import apply_edits

BROKEN = {
    "the armyâ€™s camp": "the army’s camp",
    "â€œWe leftâ€\x9d": "“We left”",
    "a cafÃ© â€“ closed": "a café – closed",
    "SÃ£o TomÃ©": "São Tomé",
    "ÐœÐ¾Ñ\x81ÐºÐ²Ð°": "Москва",
    "the army\x92s camp": "the army’s camp",
    "GÃ¶ran and Å imon": "Göran and Å imon",
}
SOUND = ["the army’s camp", "São Tomé and Príncipe", "«CAFÉ»", "Ångström", "naïve façade", "Ãgua", "« Â »"]


@pytest.mark.parametrize(("broken", "sound"), BROKEN.items())
def test_a_wrong_decoding_is_undone(broken: str, sound: str) -> None:
    assert apply_edits(broken, mojibake_edits(broken))[0] == sound


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_is_left_alone(text: str) -> None:
    assert apply_edits(text, mojibake_edits(text))[0] == text


@given(st.text(alphabet="’“”–—…éèüñçã", min_size=1, max_size=6))
def test_what_utf_8_once_was_comes_back(text: str) -> None:
    shown = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
    assert apply_edits(f"x {shown} y", mojibake_edits(f"x {shown} y"))[0] == f"x {text} y"
