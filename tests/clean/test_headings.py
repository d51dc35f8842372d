import pytest

from onrecord.model import Stated
from tests.clean.marked import blocks, check, cleaned

CASES = {
    "first short line": "{headline}Two bridges close after threat\n\n{body}Two bridges were closed on Monday, police said.",
    "with a final stop in title case": (
        "{headline}Mayor Denies Closing Two Bridges.\n\n{body}The mayor denied on Monday that he had closed them."
    ),
    "a first sentence is none": "{body}The mayor left town.\n\n{body}Two bridges were closed on Monday, police said.",
    "picture above the headline": (
        "{caption}Border guards on the bridge\n\n{headline}Ministry Claims Rebels Crossing Lake\n\n"
        "{heading}Who is Crossing the Lake?\n\n{body}The rebels have denied that they crossed the lake in boats."
    ),
    "a headline without a verb stays one": (
        "{headline}Border guards on the bridge\n\n{body}The guards have stood on the bridge since Monday, police said."
    ),
    "section headings and questions": (
        "{headline}Bridge falls\n\n{body}The bridge fell on Monday night.\n\n{heading}A Long Winter in the Valley\n\n"
        "{body}Snow had weighed it down for weeks.\n\n{heading}Covering Up a Failure?\n\n{body}The mayor denied it."
    ),
    "a label heading": "{body}The bridge fell on Monday.\n\n{heading}Background:\n\n{body}It was built in 1950.",
    "an announced quotation is no heading": (
        "{body}The envoy of the northern lake towns, who had waited in the capital for a week, then told the agency:\n\n"
        "{body}We Will Not Leave\n\n{body}The talks went on until midnight."
    ),
    "the headline once more": (
        "{headline}Bridge falls in the north\n\n{caption}Bridge falls in the north\n\n{body}The bridge fell on Monday.\n\n"
        "{boilerplate}Bridge Falls in the North"
    ),
    "the last short line is no heading": "{body}The bridge fell on Monday night.\n\n{body}More in the evening",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_headline_and_headings(marked: str) -> None:
    check(marked)


def test_a_stated_title_is_the_headline_even_below_other_lines() -> None:
    title = Stated(
        field="title", value="Bridge falls | Gazette", words="Bridge falls | Gazette", found_in="title"
    )
    text = (
        "Valley news of the week\n\nA longer title that falls\n\nBridge falls\n\nThe bridge fell on Monday."
    )
    assert ("headline", "Bridge falls") not in blocks(cleaned(text, stated=(title,)))  # too short to be sure
    stated = (Stated(field="title", value="Bridge falls", words="Bridge falls", found_in="jsonl key title"),)
    assert ("headline", "Bridge falls") in blocks(cleaned(text, stated=stated))
