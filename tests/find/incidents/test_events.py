"""Event words: types, modes and the conditions of the lists."""

import pytest

from onrecord.find.incidents.event_lists import noun_table, verb_table
from onrecord.find.incidents.event_needs import holds
from onrecord.find.incidents.events import find_triggers
from onrecord.find.incidents.trigger import Frame
from onrecord.find.syntax.lines import read_lines
from onrecord.find.syntax.verb_groups import verb_group
from onrecord.lexicon import load_rows
from onrecord.model.errors import LexiconError
from tests.find.texts import document_of, line_in


def _types(text: str) -> list[tuple[str, str | None]]:
    return [(one.type, one.mode) for one in find_triggers(read_lines(document_of(text)))]


@pytest.mark.parametrize(
    ("text", "type_", "mode"),
    [
        ("Gunmen attacked a bus.", "ASSAULT", None),
        ("Warplanes bombed a factory.", "ASSAULT", "aerial"),
        ("A suicide bomber blew himself up at the gate.", "ASSAULT", "suicide-attack"),
        ("Artillery shelled the harbour.", "ASSAULT", "heavy-weapons"),
        ("Two shells fell into the reservoir.", "ASSAULT", None),
        ("Armed men kidnapped a priest.", "ASSAULT", "abduct"),
        ("Raiders torched the clinic.", "ASSAULT", "destroy"),
        ("Officers arrested 26 people.", "COERCE", "arrest"),
        ("The junta imposed a curfew.", "COERCE", "curfew"),
        ("Thousands marched through the city.", "PROTEST", "demo"),
        ("Dockers went on strike.", "PROTEST", "strike"),
        ("The corps moved two battalions to the river.", "MOBILIZE", "troops"),
        ("Rebels seized the town of Bor.", "TERRITORY", None),
        ("The district fell to the insurgents.", "TERRITORY", None),
        ("The peacekeepers pulled out of the base.", "RETREAT", "withdraw"),
        ("The rebels freed nineteen hostages.", "RETREAT", "release"),
        ("The agency delivered 400 tonnes of grain.", "AID", None),
        ("Envoys met the mediator.", "CONSULT", None),
        ("The two sides signed a truce.", "AGREE", None),
        ("The front threatened to shell the airport.", "THREATEN", None),
        ("The bloc froze the accounts of four ministers.", "SANCTION", "discontinue"),
        ("The governor lifted a night curfew.", "CONCEDE", None),
        ("The union demanded the release of the miners.", "REQUEST", None),
        ("The rebels rejected a peace plan.", "REJECT", None),
        ("The mayor accused the army of looting.", "ACCUSE", "allege"),
        ("Thieves robbed a jeweller.", "CRIME", None),
        ("A ferry capsized off the coast.", "ACCIDENT", None),
        ("Floods swept away forty houses.", "DISASTER", None),
    ],
)
def test_types(text: str, type_: str, mode: str | None) -> None:
    assert _types(text)[0] == (type_, mode)


@pytest.mark.parametrize(
    "text",
    [
        "The deadline fell on a Friday, and prices fell in the bazaars.",
        "Police stood at the corners of the square.",
        "The striker fired twice before half-time, and the defence collapsed under the bombardment.",
        "In his new film, “The Siege of Saltmarsh”, a keeper holds out.",
        "The spokesman said it and noted it again.",
        "An attack helicopter stood on the field.",
        "They met in March 2019.",
        "ON 12 MARCH THE MINISTER ARRIVED.",
    ],
)
def test_no_event(text: str) -> None:
    assert [one for one in _types(text) if one[0] in {"ASSAULT", "PROTEST", "COERCE", "TERRITORY"}] == []


def test_a_light_verb_lends_subject_and_tense_to_a_noun() -> None:
    (trigger,) = find_triggers(read_lines(document_of("Students have staged a mass rally in the square.")))
    assert trigger.noun
    assert trigger.subject is not None
    assert trigger.line.low[trigger.subject.first] == "students"
    assert trigger.group is not None
    assert trigger.group.perfect


def test_requests_are_incidents_only_near_the_top() -> None:
    filler = "The day was calm. The road was dry. The shops were open. The sea was quiet. "
    assert "REQUEST" in [kind for kind, _ in _types("The mayor demanded an answer.")]
    assert "REQUEST" not in [kind for kind, _ in _types(filler + "The mayor demanded an answer.")]


def test_capitals_read_the_same() -> None:
    assert _types("GUNMEN KIDNAPPED A PRIEST IN BENI.") == [("ASSAULT", "abduct")]


def test_every_condition_of_the_lists_is_known() -> None:
    line = line_in("Gunmen attacked a bus.")
    frame = Frame(2, verb_group(line, 1), None, None, None)
    for table in (verb_table(), noun_table()):
        for rows in table.values():
            for row in rows:
                assert holds(line, row, frame) in {True, False}


def test_an_unknown_condition_is_an_error() -> None:
    line = line_in("Gunmen attacked a bus.")
    row = verb_table()["attacked"][0]._replace(needs=(("moon", frozenset({"full"})),))
    with pytest.raises(LexiconError, match="moon"):
        holds(line, row, Frame(2, verb_group(line, 1), None, None, None))


def test_the_lists_use_known_types_and_classes() -> None:
    known = {row["type"] for row in load_rows("coding")} | {"LIGHT", "DAMAGE"}
    classes = {name for row in load_rows("noun_classes") for name in row["classes"].split()}
    classes |= {"named", "place"}
    for name in ("event_verbs", "event_nouns"):
        for row in load_rows(name):
            assert row["type"] in known, row["lemma"]
            for part in row["needs"].split():
                wanted = part.partition(":")[2]
                assert not wanted or set(wanted.split("|")) <= classes, (row["lemma"], part)
