"""Who, whom and with what."""

import pytest

from onrecord.find.incidents.found import Found
from onrecord.find.incidents.incidents import find_incidents
from onrecord.model import (
    Act,
    Claim,
    Confidence,
    Institution,
    RoleName,
    Span,
    Speaker,
    Stance,
)
from tests.find.texts import document_of, incidents_in


def _roles(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for incident in incidents_in(text)[0]:
        for role in incident.roles:
            found.setdefault(role.name.value, []).append(role.words)
    return found


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Gunmen attacked a bus.", "initiator", "Gunmen"),
        ("Gunmen attacked a bus.", "target", "a bus"),
        ("A bus was attacked by gunmen in masks.", "initiator", "gunmen"),
        ("A bus was attacked by gunmen.", "target", "A bus"),
        ("The attack by rebels on a convoy began at dawn.", "initiator", "rebels"),
        ("The attack by rebels on a convoy began at dawn.", "target", "a convoy"),
        ("The army's shelling of the harbour went on.", "initiator", "The army"),
        ("The army's shelling of the harbour went on.", "target", "the harbour"),
        ("The shelling by raiders the old grain port was heavy.", "target", "the old grain port"),
        ("The murder of a judge shook the port.", "victim", "a judge"),
        (
            "A suicide bomber on a motorcycle attacked a column of mountain troops.",
            "initiator",
            "A suicide bomber on a motorcycle",
        ),
        (
            "A suicide bomber on a motorcycle attacked a column of mountain troops.",
            "instrument",
            "a motorcycle",
        ),
        (
            "A suicide bomber on a motorcycle attacked a column of mountain troops.",
            "target",
            "a column of mountain troops",
        ),
        ("A roadside bomb wounded three customs officers.", "instrument", "A roadside bomb"),
        ("A roadside bomb wounded three customs officers.", "victim", "three customs officers"),
        ("A roadside bomb wounded three customs officers.", "target", "three customs officers"),
        ("Gunmen opened fire on a police car.", "target", "a police car"),
        ("A patrol came under fire on the road.", "target", "A patrol"),
        ("The town fell to the insurgents.", "initiator", "the insurgents"),
        ("The town fell to the insurgents.", "target", "The town"),
        ("Raiders torched the clinic and smashed the pump.", "damaged", "the pump"),
        ("Gunmen stormed the house and killed a priest.", "initiator", "Gunmen"),
        ("Raids, planned and carried out by smugglers, went on.", "initiator", "smugglers"),
        ("The bloc imposed sanctions on four ministers.", "target", "four ministers"),
    ],
)
def test_roles(text: str, name: str, words: str) -> None:
    assert words in _roles(text).get(name, [])


@pytest.mark.parametrize(
    "text",
    [
        "A remote-controlled bomb tore through a police bus.",
        "The explosion killed eight people.",
        "Nobody has claimed responsibility for the attack on the depot.",
        "A convoy was attacked today.",
    ],
)
def test_nobody_is_named(text: str) -> None:
    assert "initiator" not in _roles(text)


def test_damage_goes_to_the_incident_of_its_sentence() -> None:
    text = "Rebels attacked a train. As a result of the attack two carriages of the train were damaged."
    (incident,), _, _ = incidents_in(text)
    assert [role.words for role in incident.role(RoleName.DAMAGED)] == ["two carriages of the train"]


@pytest.mark.parametrize(
    ("text", "words", "confidence"),
    [
        ("Gunmen attacked a bus.", "Gunmen", Confidence.FACT),
        ("Suspected rebels attacked a bus.", "Suspected rebels", Confidence.ACCUSED),
        ("Rebels may have attacked a bus.", "Rebels", Confidence.POSSIBLE),
        ("The Free Front claimed responsibility for the blast.", "The Free Front", Confidence.CLAIMED),
        (
            "Police blamed the explosion on the Free Front.",
            "the Free Front",
            Confidence.ACCUSED_BY_AUTHORITIES,
        ),
        ("Villagers blamed rebels for the attack.", "rebels", Confidence.ACCUSED),
    ],
)
def test_confidence_in_the_words(text: str, words: str, confidence: Confidence) -> None:
    roles = [role for one in incidents_in(text)[0] for role in one.role(RoleName.INITIATOR)]
    assert (words, confidence) in [(role.words, role.confidence) for role in roles]


@pytest.mark.parametrize(
    ("institution", "act", "stance", "confidence"),
    [
        (Institution.MEDIA, Act.SAY, Stance.ASSERTED, Confidence.FACT),
        (Institution.OFFICIAL, Act.SAY, Stance.ASSERTED, Confidence.ACCUSED_BY_AUTHORITIES),
        (Institution.PARTY, Act.SAY, Stance.ASSERTED, Confidence.ACCUSED),
        (Institution.PARTY, Act.CLAIM_RESPONSIBILITY, Stance.ASSERTED, Confidence.CLAIMED),
        (Institution.OFFICIAL, Act.SAY, Stance.HEDGED, Confidence.POSSIBLE),
        (Institution.PARTY, Act.DENY, Stance.DENIED, Confidence.DENIED),
    ],
)
def test_confidence_on_somebodys_word(
    institution: Institution, act: Act, stance: Stance, confidence: Confidence
) -> None:
    text = "It was said that rebels attacked a bus."
    content = Span(text.index("rebels"), len(text) - 1)
    speaker = Speaker(name="somebody", institution=institution)
    claim = Claim(id="claim:1", chain=(speaker,), cue=None, content=(content,), act=act, stance=stance)
    (incident,), _, (told,) = find_incidents(Found(document=document_of(text), claims=(claim,)))
    (role,) = incident.role(RoleName.INITIATOR)
    assert (role.confidence, role.claim) == (confidence, "claim:1")
    assert incident.type_claim == "claim:1"
    assert incident.id in told.about
