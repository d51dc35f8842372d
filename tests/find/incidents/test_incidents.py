"""One incident per thing that happened."""

import pytest

from onrecord.model import CountOf, RoleName
from tests.find.texts import incidents_in


def _number(text: str, *, headline: bool = False) -> int:
    return len(incidents_in(text, headline=headline)[0])


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a bus on Saturday. The attack happened at dawn. Help came after the assault.",
        "The mission said its patrol had been attacked. Earlier, the radio reported that gunmen ambushed a patrol.",
        "A roadside bomb wounded three customs officers.",
        "Gunmen stormed the house and killed a priest.",
        "A shell struck the parade ground, killing six recruits and wounding ten.",
    ],
)
def test_one(text: str) -> None:
    assert _number(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A grenade killed a baker on Monday. The same evening rebels ambushed a lorry and wounded two traders.",
        "The explosion at the station as well as the shelling of the port shook the town.",
        "Gunmen attacked a bus. Another attack hit the market.",
        "Police arrested ten men. Rebels shelled the port.",
        "Rebels shelled the port. The front threatened to shell the airport.",
    ],
)
def test_two(text: str) -> None:
    assert _number(text) >= 2


def test_the_headline_and_the_text_tell_one_incident() -> None:
    text = "Losses after an attack on a convoy\n\nA convoy was attacked on Wednesday.\n\nThe attack began at dawn."
    (incident,), _, _ = incidents_in(text, headline=True)
    assert len(incident.triggers) == 3
    assert len(incident.merged) == 2


def test_every_merge_has_its_sentence() -> None:
    (incident,), _, _ = incidents_in("Gunmen attacked a bus. The attack happened at dawn.")
    assert incident.merged == ("taken up again with a definite noun",)


def test_a_series_is_one() -> None:
    (incident,), _, _ = incidents_in("A wave of bombings shook the port.")
    assert incident.series


def test_the_losses_of_a_sentence_go_to_its_event() -> None:
    text = "A blast in the port killed 15 people. Rebels shelled the airport, wounding two guards."
    (blast, shelling), counts, _ = incidents_in(text)
    low = {one.id: one.low for one in counts}
    assert [low[one] for one in blast.losses] == [15]
    assert [low[one] for one in shelling.losses] == [2]


def test_what_became_of_the_attackers_belongs_to_their_attack() -> None:
    text = "Raiders attacked a salt mine. Some were killed, and the others detained."
    (incident,), counts, _ = incidents_in(text)
    told = [(one.of, one.word, one.population.role) for one in counts]
    assert told == [
        (CountOf.KILLED, "some", "perpetrators"),
        (CountOf.DETAINED, "the others", "perpetrators"),
    ]
    assert len(incident.losses) == 2


def test_attackers_are_counted() -> None:
    _, counts, _ = incidents_in("Three dozen raiders stormed the fort.")
    (count,) = counts
    assert (count.of, count.low, count.population.role) == (CountOf.ATTACKERS, 36, "perpetrators")


def test_people_shot_are_dead_or_wounded_where_there_are_dead() -> None:
    _, counts, _ = incidents_in("Six people were shot in the market. One man died in the attack.")
    assert [one.of for one in counts] == [CountOf.CASUALTIES, CountOf.KILLED]
    _, counts, _ = incidents_in("Six people were shot in the market.")
    assert [one.of for one in counts] == [CountOf.INJURED]


def test_weapons_give_the_mode() -> None:
    (incident,), _, _ = incidents_in("A drone struck the fuel depot.")
    assert (incident.mode, incident.subtype) == ("drone", "Air/drone strike")
    assert incident.role(RoleName.INSTRUMENT)[0].words == "A drone"


@pytest.mark.parametrize(
    ("one", "other"), [("terrorists", "fighters"), ("rebels", "militants"), ("insurgents", "guerrillas")]
)
def test_the_name_of_a_side_changes_nothing(one: str, other: str) -> None:
    text = "On Monday {} attacked a convoy near the ford, killing twelve soldiers and wounding about thirty."
    seen = []
    for word in (one, other):
        incidents, counts, _ = incidents_in(text.format(word))
        seen.append(
            (
                [(found.type, found.mode, found.subtype, found.realis, found.news) for found in incidents],
                [(found.of, found.low, found.high) for found in counts],
            )
        )
    assert seen[0] == seen[1]


def test_nothing_in_nothing_out() -> None:
    assert incidents_in("") == ((), (), ())
    assert incidents_in("The market was open and the bread was warm.")[0] == ()


def test_the_same_words_give_the_same_answer() -> None:
    text = "Gunmen attacked a bus on Saturday, killing two guards."
    assert incidents_in(text) == incidents_in(text)
