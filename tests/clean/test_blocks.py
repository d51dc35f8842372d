from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean.blocks import EARLY, LATE
from onrecord.model import EVIDENCE
from tests.clean.marked import cleaned

PIECES = [
    "The bridge fell on Monday, the mayor said.",
    "Photo: AP",
    "© Agency / A. Lind",
    "Archival photo",
    "Leave a Reply",
    "Rebel fighters in the hills",
    "Bridge falls",
    "KABUL, March 3 (Agency) — ",
    "Sources: AFP; BBC",
    "\n",
    "\n\n",
    " ",
    "Posted: 3 May 2014",
    "Read more",
    "Related",
    "By Anna Lind",
    "«We left», — said he.",
    "Who fell?",
    ".",
    "(",
    "é",
]


def test_rows_have_names_of_their_own_and_say_what_they_look_for() -> None:
    rows = [*EARLY, *LATE]
    assert len({row.name for row in rows}) == len(rows)
    assert LATE[-1].name == "paragraph"


@given(st.lists(st.sampled_from(PIECES), max_size=14))
@settings(deadline=None)  # the first example loads the word lists
def test_blocks_hold_every_letter_once_and_sentences_lie_in_evidence(pieces: list[str]) -> None:
    document = cleaned("".join(pieces))
    covered = [offset for block in document.blocks for offset in range(block.span.start, block.span.stop)]
    assert covered == sorted(set(covered))
    assert all(document.text[offset].isspace() for offset in set(range(len(document.text))) - set(covered))
    assert all(block.by for block in document.blocks)
    paragraphs = [sentence.paragraph for sentence in document.sentences]
    assert paragraphs == sorted(paragraphs)
    for sentence in document.sentences:
        block = document.blocks[sentence.block]
        assert block.kind in EVIDENCE
        assert block.span.contains(sentence.span)
