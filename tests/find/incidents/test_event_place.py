"""Where it was, and why there: the places of a sentence weighed against each other."""

import pytest

from onrecord import analyse
from onrecord.find.incidents.event_place import EventPlace, place_of_event, trigger_at
from onrecord.find.incidents.found import Found
from onrecord.find.incidents.page import read_by_rules
from onrecord.model import Analysis, Mention, MentionKind, Span
from tests.find.texts import line_in


def _found(analysis: Analysis) -> Found:
    return Found(
        document=analysis.document,
        mentions=analysis.mentions,
        actors=analysis.actors,
        places=analysis.places,
        times=analysis.times,
        claims=analysis.claims,
    )


def _best(text: str, word: str) -> EventPlace | None:
    analysis = analyse(text, language="en", model=False)
    start = analysis.document.text.index(word)
    return place_of_event(_found(analysis), Span(start, start + len(word)))


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Gunmen attacked a convoy near Gao on Tuesday.", "attacked", "Gao"),
        ("In Maroua, soldiers shot two traders who had come from Garoua.", "shot", "Maroua"),
        ("A spokesman in Nairobi said rebels had shelled the port of Bosaso.", "shelled", "Bosaso"),
        ("Rebels captured the town of Watsa from the army on Thursday.", "captured", "Watsa"),
        ("Two nurses from Isiro were kidnapped in Watsa.", "kidnapped", "Watsa"),
        ("Thousands marched through Buenaventura against the war in Syria.", "marched", "Buenaventura"),
        ("Soldiers killed nine herders in Sangin, 40 kilometres north of Kandahar.", "killed", "Sangin"),
        ("A bomb exploded in Kunduz, the capital of Kunduz province in Afghanistan.", "exploded", "Kunduz"),
        ("Shells fell on Gao while the envoy was on his way to Bamako.", "fell", "Gao"),
    ],
)
def test_the_site_against_what_else_is_named(text: str, word: str, place: str) -> None:
    best = _best(text, word)
    assert best is not None
    assert best.mention.words == place
    assert best.reasons


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Two herders were killed, a guard told the radio after his return to Kenya.", "killed"),
        ("The Norwegian envoy said that nine people had died.", "died"),
        ("Nine people were wounded.", "wounded"),
    ],
)
def test_none_of_them(text: str, word: str) -> None:
    assert _best(text, word) is None


def test_shares_are_parts_of_a_whole_and_a_lone_place_is_weighed_against_none() -> None:
    best = _best("Gunmen attacked a convoy near Gao on Tuesday.", "attacked")
    assert best is not None
    assert 0.5 < best.share <= 1.0
    assert best.share == pytest.approx(best.against_none)


def test_each_place_of_an_incident_says_why() -> None:
    text = "A bomb exploded in Sittwe on Tuesday. Nobody was hurt. Two stalls burned down."
    (incident, *_) = analyse(text, language="en", model=False).incidents
    assert incident.places[0].reasons
    assert incident.times[0].reasons


def test_a_place_told_in_the_next_sentence() -> None:
    text = "Two guards were shot dead, police said. It happened near the mill in Watsa on Saturday."
    analysis = analyse(text, language="en", model=False)
    incident = analysis.incidents[0]
    assert incident.places[0].span.of(analysis.document.text) == "Watsa"
    assert incident.places[0].by == "incidents/place-taken-up"
    assert incident.times[0].by == "incidents/time-taken-up"


def test_any_word_can_be_asked_about() -> None:
    line = line_in("The mayor of Gao laughed.")
    trigger = trigger_at(line, line.low.index("laughed"))
    assert (trigger.type, trigger.by) == ("", "a word given")


def _mention(words: str, start: int, by: str, kind: MentionKind = MentionKind.PLACE) -> Mention:
    span = Span(start, start + len(words))
    return Mention(id=f"{words}{start}", span=span, kind=kind, words=words, head=words, by=by)


def test_of_the_encoder_only_places_are_read_and_phrases_only_where_no_name_is() -> None:
    rule = _mention("Isiro", 20, "places/preposition")
    named = _mention("Ndu", 40, "head/names")
    around = _mention("the hills of Isiro", 7, "head/mentions")
    phrase = _mention("the Old Ford", 60, "head/mentions")
    nameless = _mention("the ford", 80, "head/mentions")
    somebody = _mention("Ndu", 90, "head/names", MentionKind.PERSON)
    read = list(read_by_rules([rule, named, around, phrase, nameless, somebody]))
    assert read == [rule, named, phrase]
