"""What kind of source a phrase names, and how near it was; every phrase is invented."""

import pytest

from onrecord.model import Institution, Proximity
from tests.find.saying import claims_of

KINDS = {
    Institution.OFFICIAL: (
        "The defence ministry",
        "A defence ministry spokesman",
        "The mayor of Gao, Moussa Keita,",
        "Sen. Alma Ruiz (D-Texas)",
        "Gov. Karl Meyer",
        "Border guards",
        "The prosecutor's office",
        "Civil defence workers",
        "The secretary-general of the alliance",
        "The Odranian army",
        "A member of the provincial council",
        "The state attorney",
        "A well-placed source in the army",
        "Police sources",
        "A defence ministry official who asked not to be named",
    ),
    Institution.PARTY: (
        "The rebels",
        "Members of the Red Sash militia",
        "A commander of the Islamic State",
        "A spokesman for the Northern Front rebels",
        "The separatists' military command",
        "A rebel officer",
        "The self-styled governor",
        "The secretary-general of the Workers' Party",
        "The group's leader",
        "Militia police",
    ),
    Institution.MEDIA: (
        "The state news agency",
        "A local journalist",
        "The editor of the Harbour Gazette",
        "State television",
        "The weekly's correspondent",
    ),
    Institution.WITNESS: (
        "An eyewitness",
        "One of the survivors",
        "Some of the residents",
        "The victim's brother",
        "A resident who witnessed the attack",
        "Evacuees",
    ),
    Institution.MEDICAL: (
        "A doctor at the provincial hospital",
        "The director of the hospital",
        "Hospital officials",
        "The head of the emergency ward",
        "A morgue worker",
        "The health ministry",
    ),
    Institution.NGO: (
        "The Red Lantern rights group",
        "The president of the Dockers' Union",
        "The country director of a relief agency",
        "An aid worker",
    ),
    Institution.EXPERT: (
        "An analyst at the Meridian Institute",
        "The head of the Centre for River Studies",
        "A security consultant",
        "Researchers at the University of Gao",
    ),
    Institution.ANONYMOUS: (
        "Two sources familiar with the talks",
        "Unnamed officials",
        "A person briefed on the matter",
        "A source close to the army",
        "A security source",
        "An official who spoke on condition of anonymity",
    ),
    Institution.DOCUMENT: (
        "The leaked memo",
        "An internal police document",
        "The results of the inquiry",
        "Text messages found on a gunman's phone",
        "Figures from the ministry",
    ),
    Institution.OTHER: ("Ukrainians", "A lot of Americans", "The company", "The owner of the ferry"),
}


@pytest.mark.parametrize(("source", "kind"), [(one, kind) for kind, group in KINDS.items() for one in group])
def test_institution(source: str, kind: Institution) -> None:
    claims = claims_of(f"{source} said the bridge was shut.")[1]
    assert [claim.chain[-1].institution for claim in claims] == [kind]


@pytest.mark.parametrize(
    ("source", "nearness"),
    [
        ("A porter who saw the blast", Proximity.SAW),
        ("An eyewitness", Proximity.SAW),
        ("The imam, who buried the dead,", Proximity.TREATED_OR_COUNTED),
        ("The director of the hospital", Proximity.TREATED_OR_COUNTED),
        ("The state news agency", Proximity.WAS_TOLD),
        ("The governor", Proximity.UNKNOWN),
        ("Residents", Proximity.UNKNOWN),
    ],
)
def test_nearness(source: str, nearness: Proximity) -> None:
    claims = claims_of(f"{source} said the bridge was shut.")[1]
    assert [claim.chain[-1].proximity for claim in claims] == [nearness]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr Adan met the spokeswoman at the ferry. She said fuel was low.", "She"),
        ("Ms Lind spoke at the ferry. She said fuel was low.", "Ms Lind"),
        ("The envoy and the mayor met at the ferry. He said fuel was low.", "He"),
        ("The defence ministry sent a team. The ministry said fuel was low.", "The defence ministry"),
        (
            "The interior ministry sent a team. The defence ministry sent a boat. The ministry said fuel was low.",
            "The ministry",
        ),
        ("Mr Adan and Mr Hale spoke at the ferry. Hale said fuel was low.", "Hale"),
        (
            "A harbour office official said the tug was late. The harbour office said fuel was low.",
            "The harbour office",
        ),
    ],
)
def test_whom_a_pronoun_or_a_noun_means(text: str, name: str) -> None:
    """One that fits is named; where two fit, or none, the words stay as they are."""
    document, claims = claims_of(text)
    last = next(one for one in claims if "fuel was low" in one.content[0].of(document.text))
    assert last.chain[-1].name == name
