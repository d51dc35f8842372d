from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.plain import continued_edits, space_edits, unwrap_edits
from onrecord.model import apply_edits

WRAPPED = """\
The ministry said on Monday that two bridges near the harbour had been
closed after a threat, and that lorries would have to take the road by the
lake until engineers had looked at the piers.

Nobody was hurt. The mayor, who came in the afternoon, spoke with drivers
and promised bread and water. The union said
on Tuesday that it had nothing to do with the threat."""


def test_wrapped_lines_become_paragraphs() -> None:
    text = apply_edits(WRAPPED, unwrap_edits(WRAPPED))[0]
    assert "\n" not in text.split("\n\n")[0]
    assert text.startswith(
        "The ministry said on Monday that two bridges near the harbour had been closed after"
    )


def test_a_paragraph_a_line_is_left_alone() -> None:
    text = "Bridge falls\nThe bridge fell on Monday, the mayor said.\nNobody was hurt, and lorries waited."
    assert unwrap_edits(text) == []
    assert unwrap_edits(f"{text}\n" + "Many words. " * 20) == []


def test_a_line_that_goes_on_small_is_joined() -> None:
    assert continued_edits("The dead:\nfour men\ntwo women") == []
    text = "Two men were held near the gate of the harbour,\nand taken to the town."
    assert "\n" not in apply_edits(text, continued_edits(text))[0]


@given(st.text(alphabet="ab. \t\n\r\u00a0\u2028\v", max_size=60))
def test_spaces_are_of_one_kind_and_words_stay(text: str) -> None:
    made = apply_edits(text, space_edits(text))[0]
    assert made.split() == text.split()
    assert made == made.strip()
    assert "  " not in made
    assert "\n\n\n" not in made
    assert not set(made) & set("\t\r\u00a0\u2028\v")
    assert space_edits(made) == []
