"""Two people at one report: the second one hears of it, and nothing is lost."""

from tests.web.browser import Browser, attributes, seen_text


def test_two_edits_of_one_cell(browser: Browser, other: Browser) -> None:
    killed = browser.entry("killed")
    browser.do("edit", entry=killed.id, value="11")
    answer = other.send("edit", entry=killed.id, value="about 14", why="the hospital's list")
    assert answer.status_code == 409
    page = seen_text(answer.text)
    assert "Somebody decided on this in the meantime" in page
    assert "vera changed I1 killed from 9 to 11" in page
    assert "the hospital's list" in page
    assert "about 14" in page
    assert other.entry("killed").finder.name == "vera"


def test_the_second_edit_can_be_made_over_the_first(browser: Browser, other: Browser) -> None:
    killed = browser.entry("killed")
    browser.do("edit", entry=killed.id, value="11")
    page = other.send("edit", entry=killed.id, value="about 14").text
    now = browser.entry("killed").id
    assert now in attributes(page, "value")
    other.do("edit", entry=now, value="about 14")
    assert [one.finder.name for one in browser.entries("killed")] == ["ivo"]


def test_accepting_what_was_rejected_or_replaced(browser: Browser, other: Browser) -> None:
    place, killed = browser.entry("place"), browser.entry("killed")
    browser.do("judge", reject=place.id)
    assert other.send("judge", accept=place.id).status_code == 409
    browser.do("edit", entry=killed.id, value="11")
    assert other.send("judge", accept=killed.id).status_code == 409


def test_accepting_a_whole_incident_somebody_changed(browser: Browser, other: Browser) -> None:
    killed = browser.entry("killed")
    seen = str(len(other.store.decisions(other.digest)))
    browser.do("edit", entry=killed.id, value="11")
    answer = other.send("judge", accept=killed.subject, seen=seen)
    assert answer.status_code == 409
    assert "vera decided on this (edit)" in seen_text(answer.text)
    other.do("judge", accept=killed.subject, seen=str(len(other.store.decisions(other.digest))))


def test_closing_what_was_closed(browser: Browser, other: Browser) -> None:
    browser.do("close", state="coded")
    answer = other.send("close", state="no_event", closing="")
    assert answer.status_code == 409
    assert "vera closed it as coded" in seen_text(answer.text)
    assert browser.triage().value == "coded"


def test_undoing_twice(browser: Browser, other: Browser) -> None:
    browser.do("close", state="coded")
    closing = browser.store.decisions(browser.digest)[-1].id
    other.do("undo", decision=closing)
    assert browser.send("undo", decision=closing).status_code == 409


def test_adding_to_an_incident_that_was_rejected(browser: Browser, other: Browser) -> None:
    incident = browser.entry("type").subject
    browser.do("judge", reject=incident, seen="0")
    answer = other.send("add", to=incident, field="injured", value="3", **other.at("nine"))
    assert answer.status_code == 409
    assert "3" in seen_text(answer.text)
