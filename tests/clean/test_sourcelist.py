import pytest

from onrecord.clean import cited_sources
from tests.clean.marked import check, cleaned

NEWS = "{body}The grain harbour was closed on Tuesday.\n\n"
CASES = {
    "several": (NEWS + "{source_list}Sources: Gazette.com; Radio Lantern.", ["Gazette.com", "Radio Lantern"]),
    "one": (NEWS + "{source_list}Source: Harbour Gazette", ["Harbour Gazette"]),
    "with commas and and": (
        NEWS + "{source_list}Sources: AFP, Radio Lantern and BBC",
        ["AFP", "Radio Lantern", "BBC"],
    ),
    "a bare label": (
        NEWS + "{source_list}Sources:\n\n{source_list}Harbour Gazette\n\n{source_list}port.example.org",
        ["Harbour Gazette", "port.example.org"],
    ),
    "thanks": (
        NEWS + "{source_list}The Harbour Gazette contributed to this report.",
        ["The Harbour Gazette"],
    ),
    "staff are no source": (NEWS + "{source_list}Ana Torre and Ilya Brandt contributed to this report.", []),
    "with inputs": (NEWS + "{source_list}(With inputs from Radio Lantern)", ["Radio Lantern"]),
    "a headline is no list": ("{headline}Sources: minister to step down\n\n" + NEWS, []),
    "the same twice": (NEWS + "{source_list}Sources: AFP; Afp; AFP", ["AFP"]),
}


@pytest.mark.parametrize(("marked", "names"), CASES.values(), ids=CASES)
def test_source_lists_and_who_is_on_them(marked: str, names: list[str]) -> None:
    check(marked.rstrip("\n"))
    text = marked.replace("{body}", "").replace("{source_list}", "").replace("{headline}", "")
    cites = cited_sources(cleaned(text))
    assert [stated.value for stated in cites] == names
    assert all(stated.field == "cites" and stated.words in text for stated in cites)
