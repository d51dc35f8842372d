"""Which time belongs to which incident, and what it is the date of."""

import pytest

from onrecord import analyse
from onrecord.model import Analysis, DateOf
from onrecord.model.incident import Dated

EVENT, DISCOVERY, DEATH = DateOf.EVENT, DateOf.DISCOVERY, DateOf.DEATH


def _read(text: str) -> Analysis:
    return analyse(text, published="2024-05-15", language="en", model=False)


def _first(text: str, word: str) -> Dated | None:
    analysis = _read(text)
    at = analysis.document.text.index(word)
    told = [one for one in analysis.incidents if any(span.start <= at < span.stop for span in one.triggers)]
    assert told, "the word tells of no incident"
    return told[0].times[0] if told[0].times else None


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("Gunmen killed five farmers on Monday and wounded three herders on Tuesday.", "killed", "Monday"),
        ("Gunmen killed five farmers on Monday and wounded three herders on Tuesday.", "wounded", "Tuesday"),
        ("On Monday, rebels shelled the port and burned two warehouses.", "burned", "Monday"),
        ("Gunmen on Monday attacked a convoy near Gao.", "attacked", "Monday"),
        ("Police said Wednesday gunmen attacked a convoy near Gao on Tuesday.", "attacked", "Tuesday"),
        ("Gunmen attacked a convoy near Gao on Tuesday, police said on Wednesday.", "attacked", "Tuesday"),
        ("The clashes on Sunday followed Friday's bombing of a market.", "clashes", "Sunday"),
        ("The clashes on Sunday followed Friday's bombing of a market.", "bombing", "Friday"),
        ("Soldiers killed in an ambush last month were buried on Tuesday.", "ambush", "last month"),
        ("Police on Tuesday arrested two men over the murder of a nurse in March.", "murder", "March"),
        (
            "The blast on Wednesday was the worst since March, when a bomb killed forty people.",
            "blast",
            "Wednesday",
        ),
        (
            "The mayor, who was wounded in an ambush on Friday, said on Monday he would resign.",
            "ambush",
            "Friday",
        ),
        ("On Tuesday the mayor told reporters that the bridge was bombed on Sunday.", "bombed", "Sunday"),
    ],
)
def test_which_time(text: str, word: str, when: str) -> None:
    dated = _first(text, word)
    assert dated is not None
    assert dated.span.of(text) == when
    assert dated.date_of is EVENT
    assert dated.reasons


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Police said on Wednesday that gunmen had attacked a convoy near Gao.", "attacked"),
        ("Gunmen attacked a convoy near Gao, police said on Wednesday.", "attacked"),
        ("Soldiers killed in an ambush were buried on Tuesday.", "ambush"),
        ("Residents found three bodies on Sunday, two days after gunmen attacked their camp.", "attacked"),
    ],
)
def test_the_day_of_something_else_is_not_its_day(text: str, word: str) -> None:
    assert _first(text, word) is None


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("The bodies of four miners who had been killed were found on Thursday.", "killed", DISCOVERY),
        (
            "A mass grave holding people executed by the militia was uncovered on Friday.",
            "executed",
            DISCOVERY,
        ),
        ("A driver was found shot on Thursday beside the road to Gao.", "shot", DISCOVERY),
        ("A court found guilty on Monday two men who bombed a bus on Sunday.", "bombed", EVENT),
        ("Nine people died in the blast on Monday.", "blast", EVENT),
    ],
)
def test_what_it_is_the_date_of(text: str, word: str, kind: DateOf) -> None:
    dated = _first(text, word)
    assert dated is not None
    assert dated.date_of is kind


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        (
            "Police said on Wednesday that gunmen had attacked a convoy near Gao.",
            "Wednesday",
            DateOf.ANNOUNCEMENT,
        ),
        ("A guard was shot on Monday; he died of his wounds on Wednesday.", "Wednesday", DEATH),
        ("A guard was shot on Monday; he died of his wounds on Wednesday.", "Monday", EVENT),
        ("Two men were abducted on Friday; their bodies were found on Sunday.", "Sunday", DISCOVERY),
        (
            "Two men were abducted on Friday; the bridge is to reopen next month.",
            "next month",
            DateOf.UNKNOWN,
        ),
    ],
)
def test_every_time_of_a_report(text: str, words: str, kind: DateOf) -> None:
    told = {when.words: when.date_of for when in _read(text).times}
    assert told[words] is kind


def test_an_event_day_goes_before_the_day_of_a_discovery() -> None:
    text = "Four miners killed in a raid were found on Thursday. The raid took place on Tuesday, elders said."
    analysis = _read(text)
    (incident, *_) = analysis.incidents
    assert [(dated.span.of(text), dated.date_of) for dated in incident.times][:1] == [("Tuesday", EVENT)]
