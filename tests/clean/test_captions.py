import pytest

from onrecord.clean.captions import glued_head, glued_tail
from tests.clean.marked import check

CASES = {
    "caption and credit on a line": (
        "{headline}Shells hit the harbour\n\n{caption}A crane burns in the harbour. "
        "{credit}Archive photo © Harbour Gazette / P. Lind\n\n{body}Two shells hit the yard on Friday, the office said."
    ),
    "a mark glued to the next sentence": (
        "{caption}Soldiers in the eastern province. {credit}Archival photo{body}The ministry said the bridge was closed."
    ),
    "a mark inside a word is none": "{body}The photographer said the file photographs were lost on Monday.",
    "the headline repeated between credits": (
        "{headline}Army reports losses near the old bridge\n\n{credit}© Agency / A. Lind {caption}guards at the old bridge. "
        "{credit}Archival photo{caption}Army reports losses near the old bridge{credit}© Agency / A. Lind\n\n"
        "{body}The army reported losses on Monday, without saying how many."
    ),
    "the headline glued to the text": (
        "{headline}Bridge falls in the north\n\n{caption}Bridge falls in the north{body}The bridge fell on Monday."
    ),
    "a caption glued to the end": (
        "{body}Most were killed, and the rest were detained.{caption}Rebel fighters in the hills"
    ),
    "a caption glued to the start": (
        "{caption}Rebel fighters in the hills{body}The ministry said that they left the valley on Monday."
    ),
    "a credit behind news leaves the news": (
        "{body}The bridge fell on Sunday, the mayor said. {credit}Photo: AP/J. Smith"
    ),
    "a credit in brackets": "{body}The talks ended on Monday. {credit}(AP Photo/J. Smith)",
    "a caption at the end of a long paragraph": (
        "{body}The mayor said that the bridge would be closed for a week while engineers looked for cracks in the piers "
        "that hold it, and that lorries would have to take the road by the lake until then, as in the years before the "
        "repair. {caption}Lorries on the lake road. {credit}File photo"
    ),
    "a label that describes": "{body}The bridge fell on Monday.\n\n{caption}Photo: Guards with dogs.",
    "a label that names": "{body}The bridge fell on Monday.\n\n{credit}Photo: Anna Lind / Harbour Gazette",
    "a quoted word before a colon is no label": "{body}“Video: that is what they saw,” the judge said on Monday.",
    "a caption line inside the text": (
        "{body}The bridge fell on Monday.\n\n{caption}Firefighters at the bridge\n\n{body}Nobody was hurt."
    ),
    "a dateline's country is not glued": "{body}Traders at the U.S.-Mexico border waited for the lorries on Monday.",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_captions_and_credits_are_cut_off(marked: str) -> None:
    check(marked)


def test_words_stay_evidence_where_in_doubt() -> None:
    assert glued_tail("The rest fled.Rebels seized the town") == []
    assert glued_tail("The rest fled.Growing fear in the hills") == []
    assert glued_head("McDonald fighters said that they left.") == []
