"""Whether it happened."""

import pytest

from onrecord.find.incidents.events import find_triggers
from onrecord.find.incidents.realis import realis_of
from onrecord.find.syntax.lines import read_lines
from onrecord.lexicon import load_rows
from onrecord.model import Realis
from tests.find.texts import document_of


def _realis(text: str, type_: str) -> Realis:
    triggers = find_triggers(read_lines(document_of(text)))
    return next(realis_of(one)[0] for one in triggers if one.type == type_)


@pytest.mark.parametrize(
    ("text", "type_", "realis"),
    [
        ("Gunmen attacked a bus.", "ASSAULT", Realis.OCCURRED),
        ("A patrol may have been attacked near the ford.", "ASSAULT", Realis.OCCURRED),
        ("Fighting is raging around the mill.", "ASSAULT", Realis.ONGOING),
        ("Fighters have begun to cross the lake.", "MOBILIZE", Realis.ONGOING),
        ("Rebels are shelling the airport.", "ASSAULT", Realis.ONGOING),
        ("Two men tried to blow up the pylon.", "ASSAULT", Realis.ATTEMPTED),
        ("Police foiled an attack on the market.", "ASSAULT", Realis.ATTEMPTED),
        ("An attempted bombing at the port failed.", "ASSAULT", Realis.ATTEMPTED),
        ("The opposition plans to march on Friday.", "PROTEST", Realis.PLANNED),
        ("The agency will deliver 400 tonnes of grain.", "AID", Realis.PLANNED),
        ("The general ordered his brigade to retake the town.", "TERRITORY", Realis.PLANNED),
        ("The front threatened to shell the airport.", "THREATEN", Realis.THREATENED),
        ("The front threatened to shell the airport.", "ASSAULT", Realis.THREATENED),
        ("If rebels attack the town, the army will answer.", "ASSAULT", Realis.HYPOTHETICAL),
        ("Any attack on the port would be answered.", "ASSAULT", Realis.HYPOTHETICAL),
        ("The mayor spoke of the risk of an attack on the port.", "ASSAULT", Realis.HYPOTHETICAL),
        ("The army did not attack the town.", "ASSAULT", Realis.NEGATED),
        ("No shots were fired at the crossing.", "ASSAULT", Realis.NEGATED),
        ("The dockers called off the strike.", "PROTEST", Realis.NEGATED),
        ("Armed groups regularly attack public buildings.", "ASSAULT", Realis.GENERAL),
        ("Pirates often rob the crews.", "CRIME", Realis.GENERAL),
        ("OPPOSITION PLANS TO MARCH ON FRIDAY.", "PROTEST", Realis.PLANNED),
    ],
)
def test_realis(text: str, type_: str, realis: Realis) -> None:
    assert _realis(text, type_) is realis


def test_the_answer_names_its_step() -> None:
    (trigger,) = find_triggers(read_lines(document_of("Two men tried to blow up the pylon.")))
    assert realis_of(trigger)[1] == "governor: tried"


def test_the_table_uses_the_vocabulary() -> None:
    assert {row["realis"] for row in load_rows("realis_cues")} <= {one.value for one in Realis}
