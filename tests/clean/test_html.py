import html
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean.html import has_markup, main_text, read_markup
from onrecord.model import Stated, apply_edits
from tests.clean.marked import blocks, cleaned, problems

PAGE = """<!DOCTYPE html><html><head><title>Port closes | Harbour Gazette</title>
<script>var words = "<p>none of this</p>";</script><style>p { color: red }</style></head>
<body><header><h1>Harbour Gazette</h1><nav><ul><li><a href="/">World news of the day</a></li></ul></nav></header>
<article><h1>Port closes after threat</h1><p>3 August 2017</p>
<figure><img src="x"><figcaption>A crane at the port. Photo: P. Lind</figcaption></figure>
<p>The port closed on Monday after a threat&nbsp;by telephone, the port office said. Lorries queued as far as the
ring road &mdash; for the fourth day.</p>
<h2>What is known</h2>
<p>Two men were detained near the <b>harbour</b> gate<br>and taken to the town, police said in a statement. The talks
between the port and the union went on until midnight, and a spokesman said that nobody had been hurt.</p>
<p>The union denied that its members had been involved and called for an inquiry into the threat. A judge opened it on
Tuesday, and two witnesses were heard in the afternoon.</p></article>
<aside><h3>Most read</h3><ul><li><a>Three rangers killed in ambush near lake</a></li></ul></aside>
<div class="cookie">This site remembers what you clicked.</div><footer>Imprint of the Gazette</footer></body></html>"""
TAGS = [
    "<p>",
    "</p>",
    "<br>",
    "<b>",
    "</b>",
    "<h1>",
    "</h1>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<![",
    "<?",
    "&amp;",
    "&nbsp",
    "&#8217;",
    "<",
    ">",
    "&",
    "<td>",
    "<nav>",
    "</nav>",
    "text ",
    "\n",
    "é",
    "<a href='",
    "</",
    "<svg>",
]


def visible(source: str) -> str:
    return apply_edits(source, read_markup(source).edits)[0]


def test_a_page_becomes_blocks() -> None:
    found = blocks(cleaned(PAGE, "text/html"))
    assert ("headline", "Port closes after threat") in found
    assert ("dateline", "3 August 2017") in found
    assert ("caption", "A crane at the port. Photo: P. Lind") in found
    assert ("heading", "What is known") in found
    kinds = {words: kind for kind, words in found}
    for furniture in (
        "Harbour Gazette",
        "World news of the day",
        "Three rangers killed in ambush near lake",
        "This site remembers what you clicked.",
        "Imprint of the Gazette",
    ):
        assert kinds[furniture] == "boilerplate", furniture
    assert not any("none of this" in words or "color" in words for words in kinds)
    bodies = [words for kind, words in found if kind == "body"]
    assert len(bodies) == 3
    assert "threat by telephone" in bodies[0]
    assert "ring road — for" in bodies[0]
    assert "gate and taken" in bodies[1]


def test_every_letter_of_a_page_leads_back_to_the_source() -> None:
    document = cleaned(PAGE, "text/html")
    for offset, letter in enumerate(document.text):
        source = document.back.source_span(type(document.blocks[0].span)(offset, offset + 1)).of(PAGE)
        assert letter.isspace() or source == letter or html.unescape(source) == letter, (
            offset,
            letter,
            source,
        )


def test_a_stated_title_chooses_among_headlines() -> None:
    title = Stated(field="title", value="Port closes after threat - Gazette", words="…", found_in="title")
    assert blocks(cleaned(PAGE, "text/html", (title,)))[2] == ("headline", "Port closes after threat")


def test_pages_without_article_or_text_say_so() -> None:
    assert [one.code for one in problems("<html><body><script>x()</script></body></html>", "text/html")] == [
        "no-text"
    ]
    assert "no-article" in [
        one.code for one in problems("<html><body><footer>Imprint</footer></body></html>", "text/html")
    ]
    assert problems("<p>The port was closed on Monday.</p>", "text/html") == []
    assert main_text("<p></p>") is None


def test_tags_in_a_plain_text_are_taken_out() -> None:
    found = blocks(cleaned("<p>The port <i>closed</i> on Monday &amp; stayed so.</p><p>Police said so.</p>"))
    assert found == [("body", "The port closed on Monday & stayed so."), ("body", "Police said so.")]
    assert not has_markup("a < b and c > d, <unnamed> said")


def test_cells_and_lists_keep_their_words_apart() -> None:
    assert visible("<table><tr><td>Killed</td><td>3</td></tr></table>").split() == ["Killed", "3"]
    assert visible("<ul><li>One</li><li>Two</li></ul>") == "One\n\nTwo"
    assert visible("<pre>a\nb</pre>x") == "a\nb\n\nx"


@given(st.lists(st.sampled_from(TAGS), max_size=30))
@settings(deadline=None)  # the first example loads the word lists
def test_no_soup_of_tags_stops_the_reading(pieces: list[str]) -> None:
    source = "".join(pieces)
    text, back = apply_edits(source, read_markup(source).edits)
    assert back.length == len(text)
    assert all(run.new.of(text) == run.source.of(source) for run in back.runs if run.copied)


@pytest.mark.parametrize(
    "unit", ["<!--", "<?", "<![", "<!", "</", "<a ", "<a b='", "<p>&", "<div>", "<svg>", "<"]
)
@pytest.mark.parametrize("tail", ["", ">", "-->"])
def test_hostile_pages_take_linear_time(unit: str, tail: str) -> None:
    source = unit * 10_000 + tail
    began = time.perf_counter()
    read_markup(source)
    assert time.perf_counter() - began < 3
