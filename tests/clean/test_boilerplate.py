import pytest

from onrecord.clean.boilerplate import end_phrase
from onrecord.lexicon import load_rows
from tests.clean.marked import blocks, check, cleaned

NEWS = "{body}Gunmen killed a forest guard near the lake on Sunday, the governor said.\n\n"
CASES = {
    "share and subscribe": NEWS
    + "{boilerplate}Share this article on Facebook\n\n{boilerplate}Subscribe to our newsletter",
    "other stories in one line": NEWS + "{boilerplate}Read also: Three rangers killed in ambush",
    "a list of other stories": (
        NEWS + "{boilerplate}Related Articles\n\n{boilerplate}Three rangers killed in ambush\n\n"
        "{boilerplate}Mayor quits\n\n{body}The governor, who came on Monday, spoke for an hour and then left for the lake."
    ),
    "readers speak to the end": (
        NEWS
        + "{boilerplate}Leave a Reply\n\n{boilerplate}John: they killed five hundred people there last week.\n\n"
        "{boilerplate}Your email address will not be published."
    ),
    "a counter below the headline does not silence the text": (
        "{headline}Guard killed near the lake\n\n{boilerplate}3 Comments\n\n" + NEWS
    ),
    "copyright": NEWS + "{boilerplate}Copyright 2017 Harbour Gazette. All rights reserved.",
    "copyright by its sign": NEWS + "{boilerplate}© 2017 Harbour Gazette",
    "cookies": "{boilerplate}We use cookies to give you the best experience.\n\n" + NEWS,
    "stuck to the end": "{body}Gunmen killed a forest guard on Sunday. {boilerplate}Read more…",
    "addresses and rulers": NEWS + "{url}https://gazette.example/lake\n\n{boilerplate}* * *",
    "wild phrases": NEWS + "{boilerplate}Follow the Harbour Gazette on Twitter",
    "words that only begin alike": "{body}Subscribers fled the flooded exchange on Sunday.",
}


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_furniture_is_marked_and_news_is_not(marked: str) -> None:
    check(marked.rstrip("\n"))


@pytest.mark.parametrize("row", load_rows("boilerplate"), ids=lambda row: row["phrase"])
def test_every_phrase_of_the_list_works(row: dict[str, str]) -> None:
    phrase = row["phrase"].replace("*", "Gazette")
    news = "The bridge fell on Monday, the mayor said, and lorries waited by the lake."
    if row["place"] == "end":
        assert end_phrase(f"{news} {phrase}") == len(news) + 1
        return
    assert (blocks(cleaned(f"{news}\n\n{phrase.capitalize()}"))[1][0]) == "boilerplate"


def test_phrases_are_written_as_they_are_looked_up() -> None:
    rows = load_rows("boilerplate")
    assert all(row["phrase"] == row["phrase"].lower() for row in rows)
    assert len({(row["phrase"], row["place"]) for row in rows}) == len(rows)
    assert {row["place"] for row in rows} == {"line", "start", "anywhere", "end", "comments", "related"}
