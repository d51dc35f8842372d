"""The list, the report beside its cells, and reports that want to be programs."""

import re
from dataclasses import replace
from html import unescape

import pytest

from onrecord.ledger.entries import entries_of
from onrecord.ledger.filing import Filing
from onrecord.ledger.memory import MemoryStore
from onrecord.ledger.store import Store
from onrecord.model import Custody, Document, Problem, Report, Severity, Span, Stated, SubjectKind, TextMap
from onrecord.web.html import shown
from onrecord.web.marks import PART
from tests.ledger.factory import make_custody
from tests.ledger.story import TEXT, make_analysis, make_report
from tests.web.browser import Browser, attributes, seen_text

RLO = "\u202e"
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg/onload=alert(1)>",
    "{{ 7 * 7 }} {% raw %}",
    "&lt;b&gt; &amp;",
    f"killed {RLO}91",
    "]]> --> </textarea></title></style>",
    "<a href='javascript:alert(1)'>here</a>",
)


def filed(text: str, **given: str) -> Filing:
    """A report of this text, its facts those of the story where its words stand, with what is `given` about itself."""
    name = given.pop("name", "odd.txt")
    report = make_report(text.encode("utf-8", "replace").decode(), name=name)
    stated = tuple(
        Stated(field=field, value=value, words=value, found_in="meta") for field, value in given.items()
    )
    report = replace(report, text=text, stated=stated)
    analysis = make_analysis(report)
    analysis = replace(analysis, document=replace(analysis.document, stated=stated))
    return Filing(
        report=report,
        document=analysis.document,
        entries=entries_of(analysis),
        problems=(problem(report, given.get("title", "")),),
        custody=make_custody(report),
    )


def problem(report: Report, says: str) -> Problem:
    """A problem that repeats words of the report."""
    return Problem(
        step="ground",
        code="odd",
        severity=Severity.NOTE,
        where="odd.txt",
        says=says or "odd",
        report=report.digest,
    )


def opened(filing: Filing) -> Browser:
    """A reviewer in front of one report."""
    store = MemoryStore()
    store.put_report(filing)
    return Browser(store, filing)


def shown_words(page: str) -> dict[int, str]:
    """The text of the report as the page cuts it, by the character each piece begins at."""
    pieces = re.findall(
        r'<(?:mark|span) id="t\d+" data-at="(\d+)"[^>]*>(.*?)</(?:mark|span)>', page, re.DOTALL
    )
    return {int(at): unescape(words) for at, words in pieces}


def test_the_list_shows_what_one_chooses_by(browser: Browser) -> None:
    browser.do("close", state="duplicate")
    page = seen_text(browser.get("/"))
    for words in (
        "all 3",
        "new 2",
        "duplicate 1",
        "The Ferry Post",
        "2024-05-03",
        "Car bomb at the market of Korvana",
    ):
        assert words in page
    assert len(re.findall("<tr>", browser.get("/?state=new"))) == 3  # and the headings
    assert "No report is in this state." in seen_text(browser.get("/?state=opinion"))


def test_an_empty_ledger_says_so(store: Store, filings: tuple[Filing, ...]) -> None:
    browser = Browser(MemoryStore(), filings[0])
    assert "holds no reports yet" in seen_text(browser.get("/"))
    assert browser.client.get("/next").headers["location"] == "/"
    assert store.has(browser.digest)


def test_a_long_list_comes_in_pages(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.web.pages.SIZE", 2)
    first = browser.get("/")
    assert len(re.findall('scope="row"', first)) == 2
    following = next(one for one in attributes(first, "href") if one.startswith("/?after="))
    assert len(re.findall('scope="row"', browser.get(following))) == 1


def test_a_report_stands_beside_its_cells(browser: Browser) -> None:
    page = browser.get()
    said = seen_text(page)
    for words in (
        "I1 ASSAULT · car bomb",
        "C1 the mayor · say",
        "C2 Northern Front · deny",
        "The report itself",
    ):
        assert words in said
    for entry in browser.entries():
        if entry.subject_kind in {SubjectKind.INCIDENT, SubjectKind.CLAIM, SubjectKind.REPORT}:
            assert f'id="e-{entry.id}"' in page
    killed = browser.entry("killed")
    mark = next(one for one in re.findall("<mark[^>]*>", page) if killed.id in one)
    for words in ("I1 killed: 9", "on the word of the mayor", "rule test/counts", "score 0.88", "machine"):
        assert words in unescape(mark)
    assert f'href="#t{killed.spans[0].start}"' in page


def test_ids_are_shown_as_what_they_name() -> None:
    report = make_report()
    analysis = make_analysis(report)
    mayor, denial = analysis.claims
    about = replace(denial, about=(analysis.incidents[0].id, analysis.counts[0].id), answers=(mayor.id,))
    entries = entries_of(replace(analysis, claims=(mayor, about)))
    filing = Filing(
        report=report, document=analysis.document, entries=entries, problems=(), custody=make_custody(report)
    )
    browser = opened(filing)
    said = seen_text(browser.get())
    assert "about I1 killed 9" in said
    assert "answers C1" in said
    browser.do("add", to=about.id, field="answers", value="c1", **browser.at("denied"))
    browser.do("add", to=mayor.id, field="about", value="I1 killed 9", **browser.at("nine"))
    assert browser.entries("about")[-1].value == analysis.counts[0].id


def test_the_text_is_shown_letter_for_letter(browser: Browser) -> None:
    for at, words in shown_words(browser.get()).items():
        assert browser.text[at:].startswith(words)


def test_text_of_any_characters_keeps_its_count() -> None:
    odd = TEXT.replace("denied that", "denied 🕊️ é\x00\r that \ud83d broke,")
    browser = opened(filed(odd))
    for at, words in shown_words(browser.get()).items():
        assert shown(odd)[at : at + len(words)] == words
    assert "&#13;" in browser.get()
    start = odd.index("that \ud83d broke")
    browser.do("add", to="new:claim", start=str(start), stop=str(start + 12), words="that \ufffd broke")
    assert browser.entries("content")[-1].words == "that \\ud83d broke"


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_reports_change_nothing_but_text(bad: str) -> None:
    filing = filed(TEXT.replace("Thursday", f"Thursday {bad}"), title=bad, outlet=bad, author=bad, name=bad)
    browser = opened(filing)
    plain = opened(filed(TEXT, title="calm", outlet="calm", author="calm"))
    for path in ("", "/"):
        page, calm = browser.get(path), plain.get(path)
        assert set(re.findall(r"<(\w+)", page)) <= set(re.findall(r"<(\w+)", calm))
        assert not [
            one
            for one in re.findall(r"<[a-z][^>]*>", page)
            if re.search(r"\son\w+\s*=", re.sub(r'"[^"]*"', "", one))
        ]
        assert "49" not in seen_text(page).split()
        assert bad in unescape(page)


def test_addresses_are_shown_and_never_linked() -> None:
    for url in ("javascript:alert(1)", "https://evil.example/?a=b", "data:text/html,x"):
        page = opened(filed(TEXT, url=url)).get()
        assert url in seen_text(page)
        assert all(one.startswith(("/", "#", "?")) for one in attributes(page, "href"))
        assert all(one.startswith("/") for one in attributes(page, "src"))


def test_direction_overrides_stay_where_they_are() -> None:
    page = opened(filed(TEXT.replace("nine", f"{RLO}nine"), title=f"{RLO}Bomb", outlet=f"{RLO}Post")).get()
    text = page.index('<article id="text"'), page.index("</article>")
    outside = page[: text[0]] + page[text[1] :]
    outside = re.sub(r"<bdi[^>]*>.*?</bdi>", "", outside, flags=re.DOTALL)
    outside = re.sub(r"<(title|option)[^>]*>.*?</\1>|\"[^\"]*\"", "", outside, flags=re.DOTALL)
    assert RLO not in outside
    assert page.count('dir="auto"') >= 2  # each block keeps its own direction; the style sheet isolates it
    assert ".block { white-space: pre-wrap; margin: 0 0 0.9rem; unicode-bidi: isolate; }" in opened(
        filed(TEXT)
    ).get("/static/desk.css")


def test_a_report_without_text_and_cells_can_be_closed() -> None:
    report = make_report("")
    document = Document(
        report=report.digest, text="", back=TextMap.identity(0), blocks=(), sentences=(), language=None
    )
    custody: Custody = make_custody(report)
    browser = opened(Filing(report=report, document=document, entries=(), problems=(), custody=custody))
    page = seen_text(browser.get())
    assert "holds no text" in page
    assert "Nothing was found" in page
    browser.do("close", state="no_event")


def test_a_very_long_report_comes_in_parts() -> None:
    browser = opened(filed(TEXT + "word " * (PART // 4)))
    first, second = browser.get(), browser.get(f"/report/{browser.digest}?part=2")
    assert max(shown_words(second)) >= PART
    assert len(first) < 3 * PART
    assert "part 2" in seen_text(first)
    assert Span(0, 4).of(browser.text) in first


def test_each_field_has_a_label_and_each_id_is_one(browser: Browser) -> None:
    page = browser.get()
    for tag in re.findall(r"<(?:input|select)[^>]*>", page):
        if 'type="hidden"' not in tag:
            before = page[: page.index(tag)]
            assert before.rindex("<label") > before.rfind("</label>"), tag
    ids = list(attributes(page, " id"))
    assert len(ids) == len(set(ids))
    assert '<html lang="en">' in page
    assert 'href="#main"' in page
