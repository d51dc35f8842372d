"""Accepting, correcting, rejecting, adding, closing and taking back."""

import pytest

from onrecord.codec import from_json
from onrecord.ledger.filing import Filing
from onrecord.ledger.store import Store
from onrecord.model import Count, CountAs, Field, FieldType, FinderKind, Place, Role, Span, Triage
from tests.web.browser import Browser, seen_text


def test_accepting_a_cell_leads_to_the_next_undecided_one(browser: Browser) -> None:
    kind = browser.entry("type")
    where = browser.do("judge", accept=kind.id)
    assert browser.state(kind) == "accepted"
    target = where.partition("#e-")[2]
    assert target != kind.id
    assert target in {entry.id for entry in browser.entries()}
    assert f'id="e-{target}"' in browser.get()


def test_a_rejected_cell_is_hidden_from_the_ledger_and_kept_on_the_page(browser: Browser) -> None:
    place = browser.entry("place")
    browser.do("judge", reject=place.id)
    assert browser.state(place) == "rejected"
    assert "1 rejected" in seen_text(browser.get())


def test_a_whole_incident_is_accepted_at_once(browser: Browser) -> None:
    incident = browser.entry("type").subject
    browser.do("judge", accept=incident, seen="0")
    assert {browser.state(one) for one in browser.entries() if one.subject == incident} == {"accepted"}


def test_a_whole_claim_is_rejected_at_once(browser: Browser) -> None:
    denial = next(one for one in browser.entries("act") if one.value == "deny").subject
    browser.do("judge", reject=denial, seen="0")
    assert not [one for one in browser.entries() if one.subject == denial]


def test_an_edited_figure_keeps_what_was_not_edited(browser: Browser) -> None:
    killed = browser.entry("killed")
    browser.do("edit", entry=killed.id, value="at least 11", why="the later edition says so")
    new = browser.entry("killed")
    count = from_json(new.value, Count)
    assert (count.given, count.low, count.high) == (CountAs.AT_LEAST, 11, None)
    assert count.population == from_json(killed.value, Count).population
    assert (new.spans, new.chain, new.replaces) == (killed.spans, killed.chain, killed.id)
    assert browser.state(new) == "edited"
    assert "at least 11" in seen_text(browser.get())
    assert browser.store.decisions(browser.digest)[-1].why == "the later edition says so"


def test_an_edit_can_change_only_the_words(browser: Browser) -> None:
    target = browser.entry("target")
    browser.do("edit", entry=target.id, value="the market", **browser.at("the market of Korvana"))
    new = browser.entry("target")
    assert new.words == "the market of Korvana"
    role = from_json(new.value, Role)
    assert (role.words, role.span) == ("the market", new.spans[0])


def test_without_javascript_words_are_pasted_and_found(browser: Browser) -> None:
    target = browser.entry("target")
    browser.do("edit", entry=target.id, value="", words="the market of Korvana on")
    start = browser.text.index("the market of Korvana on")
    assert browser.entry("target").spans == (Span(start, start + 24),)


def test_pasted_words_that_stand_there_twice_are_asked_about(browser: Browser) -> None:
    form = {"to": "new:incident", "words": "market of Korvana", "value": "ASSAULT"}
    answer = browser.send("add", **form)
    assert answer.status_code == 422
    assert "2 times" in answer.text
    browser.do("add", which="2", **form)
    assert browser.entries("type")[-1].spans[0].start == browser.text.rindex("market of Korvana")


def test_a_wrong_value_is_refused_and_what_was_typed_is_shown(browser: Browser) -> None:
    realis = browser.entry("realis")
    answer = browser.send("edit", entry=realis.id, value="maybe so", why="unsure")
    assert answer.status_code == 422
    said = seen_text(answer.text)
    assert "'maybe so' is none of occurred" in said
    assert "unsure" in said
    assert browser.entry("realis") == realis


def test_a_word_of_a_list_may_be_begun_in_any_case(browser: Browser) -> None:
    browser.do("edit", entry=browser.entry("realis").id, value="Plan")
    assert browser.entry("realis").value == "planned"


def test_a_missed_incident_with_its_figure_takes_three_requests(browser: Browser) -> None:
    browser.get()
    browser.requests = 0
    where = browser.do("add", to="new:incident", value="assault", seconds="8.5", **browser.at("attack"))
    incident = browser.entries("type")[-1]
    assert (incident.value, incident.words, incident.finder.kind) == (
        "ASSAULT",
        "attack",
        FinderKind.REVIEWER,
    )
    assert incident.id in where
    browser.do(
        "add", to=incident.subject, field="injured", value="", seconds="3", **browser.at("nine people")
    )
    browser.do("add", to=incident.subject, field="place", value="", **browser.at("Korvana"))
    assert browser.requests <= 3
    injured = from_json(browser.entry("injured").value, Count)
    assert (injured.low, injured.high, injured.given) == (9, 9, CountAs.EXACT)
    place = browser.entries("place")[-1]
    assert place.subject == incident.subject
    assert from_json(place.value, Place).by == "test/places"  # the place the report's other cells stand on
    assert browser.state(incident) == "created"


def test_added_words_stand_on_the_word_of_the_claim_that_holds_them(browser: Browser) -> None:
    incident = browser.entry("type").subject
    browser.do("add", to=incident, field="killed", **browser.at("nine people"))
    assert [one.name for one in browser.entries("killed")[-1].chain] == ["the mayor"]
    browser.do("add", to=incident, field="injured", voice="own", **browser.at("nine people"))
    assert browser.entry("injured").chain == ()


def test_the_reviewer_can_say_on_whose_word(browser: Browser) -> None:
    incident = browser.entry("type").subject
    denial = next(one for one in browser.entries("act") if one.value == "deny")
    browser.do("add", to=incident, field="killed", value="none", voice=denial.subject, **browser.at("attack"))
    added = browser.entries("killed")[-1]
    assert [one.name for one in added.chain] == ["Northern Front"]
    assert (added.claim, added.act) == (denial.subject, denial.act)


def test_a_new_claim_gets_its_speaker_and_becomes_a_voice(browser: Browser) -> None:
    browser.do("add", to="new:claim", **browser.at("killed nine people at the market"))
    claim = browser.entries("content")[-1].subject
    browser.do("add", to=claim, field="speaker", **browser.at("the mayor"))
    browser.do("add", to=claim, field="act", value="confirm", **browser.at("said"))
    browser.do("add", to=browser.entry("type").subject, field="killed", voice=claim, **browser.at("nine"))
    added = browser.entries("killed")[-1]
    assert ([one.name for one in added.chain], added.claim, added.act) == (["the mayor"], claim, "confirm")
    assert "the mayor · confirm" in seen_text(browser.get())


def test_words_without_a_figure_are_no_count(browser: Browser) -> None:
    answer = browser.send("add", to=browser.entry("type").subject, field="killed", **browser.at("market"))
    assert answer.status_code == 422
    assert "no one figure" in answer.text


def test_words_that_do_not_stand_there_are_refused(browser: Browser) -> None:
    answer = browser.send("add", to="new:incident", value="ASSAULT", start="3", stop="9", words="a raid")
    assert answer.status_code == 422
    answer = browser.send("add", to="new:incident", value="ASSAULT", start="3", stop="99999", words="")
    assert answer.status_code == 422
    answer = browser.send("add", to="incident:gone", field="killed", value="3", **browser.at("nine"))
    assert answer.status_code == 422


def test_characters_beyond_the_basic_plane_are_counted_once(
    store: Store, filings: tuple[Filing, ...]
) -> None:
    browser = Browser(store, filings[1])
    page = browser.get()
    for at, text in [(entry.spans[0].start, entry.words) for entry in browser.entries("killed")]:
        assert f'data-at="{at}"' in page
        assert browser.text[at:].startswith(text)


def test_own_codebook_fields_are_asked_for_and_filled(browser: Browser) -> None:
    browser.store.put_field(
        Field(
            name="weapon_origin",
            type=FieldType.CHOICE,
            label="Weapon's origin",
            allowed=("local", "foreign"),
            required=True,
        )
    )
    page = seen_text(browser.get())
    assert "Weapon's origin (own)" in page
    assert "Your codebook asks for weapon origin" in page
    incident = browser.entry("type").subject
    browser.do("add", to=incident, field="weapon_origin", value="for", **browser.at("car bomb"))
    assert browser.entry("weapon_origin").value == "foreign"
    assert "Your codebook asks for" not in seen_text(browser.get())


@pytest.mark.parametrize("state", [state for state in Triage if state is not Triage.NEW])
def test_closing_leads_to_the_next_undecided_report(
    browser: Browser, filings: tuple[Filing, ...], state: Triage
) -> None:
    where = browser.do("close", state=state.value, closing="")
    assert browser.triage() is state
    following = browser.client.get(where).headers["location"]
    assert following.startswith(f"/report/{filings[1].report.digest}")
    assert state.value.replace("_", " ") in seen_text(browser.get(following))


def test_the_last_report_closed_leads_to_the_list(store: Store, filings: tuple[Filing, ...]) -> None:
    for filing in filings[:-1]:
        Browser(store, filing).do("close", state="coded")
    browser = Browser(store, filings[-1])
    where = browser.client.get(browser.do("close", state="coded")).headers["location"]
    assert where.startswith("/?closed=")
    page = seen_text(browser.get(where))
    assert "is closed: coded" in page
    assert "Every report is decided on." in seen_text(browser.get("/?state=new"))


def test_closing_and_other_decisions_are_taken_back(browser: Browser) -> None:
    browser.do("close", state="coded")
    closing = browser.store.decisions(browser.digest)[-1]
    browser.do("undo", decision=closing.id)
    assert browser.triage() is Triage.NEW
    kind = browser.entry("type")
    browser.do("judge", reject=kind.id)
    browser.do("undo", decision=browser.store.decisions(browser.digest)[-1].id)
    assert browser.state(kind) == "machine"
    assert "took back: rejected I1 type: ASSAULT" in seen_text(browser.get())


def test_a_closed_report_can_be_closed_otherwise(browser: Browser) -> None:
    browser.do("close", state="second_look")
    closing = browser.store.decisions(browser.digest)[-1].id
    browser.do("close", state="coded", closing=closing)
    assert browser.triage() is Triage.CODED


def test_nonsense_is_refused(browser: Browser) -> None:
    assert browser.send("close", state="new").status_code == 422
    assert browser.send("close", state="whatever").status_code == 422
    assert browser.send("undo", decision="decision:none").status_code == 422
    assert browser.send("burn").status_code == 404
    assert browser.send("add", to="new:claim", start="9" * 5000, stop="9" * 5001, words="").status_code == 422
    assert browser.send("add", to="", **browser.at("nine")).status_code == 422
    assert browser.client.get("/report/nowhere").status_code == 404
    assert browser.client.get("/nowhere").status_code == 404
    assert browser.client.get("/?state=odd").status_code == 404


def test_seconds_are_recorded_and_counted(browser: Browser) -> None:
    browser.do("judge", accept=browser.entry("type").id, seconds="12.5")
    browser.do("judge", accept=browser.entry("place").id, seconds="nan")
    browser.do("close", state="coded", seconds="7.5")
    assert [one.seconds for one in browser.store.decisions(browser.digest)] == [12.5, None, 7.5]
    (timing,) = browser.store.timings()
    assert (timing.decisions, timing.seconds) == (3, 20.0)
    assert "3 decisions, 20 s" in seen_text(browser.get())


def test_a_report_is_not_coded_before_its_required_fields_are_filled(browser: Browser) -> None:
    browser.store.put_field(Field(name="weather", type=FieldType.TEXT, subject="report", required=True))
    refused = browser.send("close", state="coded")
    assert refused.status_code == 422
    assert "weather of the report" in seen_text(refused.text)
    assert browser.triage() is Triage.NEW
    browser.do("close", state="no_event")


@pytest.mark.parametrize("typed", ["-5", "2-", "12abc", "<b>x</b>", "9999999999999999999999"])
def test_what_is_no_figure_is_not_saved_as_one(browser: Browser, typed: str) -> None:
    before = browser.entry("killed")
    assert browser.send("edit", entry=before.id, value=typed).status_code == 422
    assert browser.entry("killed") == before
