"""One actor per thing, and nothing joined where two would fit."""

import pytest

from onrecord.model import ActorKind
from tests.find.names.reading import Read

FRONT = "the Popular Front for the Liberation of Karst"


@pytest.mark.parametrize(
    ("text", "one", "other", "why"),
    [
        (f"Men of {FRONT} (PFLK) left. The PFLK said so.", FRONT[4:], "PFLK", "names/acronym"),
        (f"Men of {FRONT} left. The PFLK said so.", FRONT[4:], "PFLK", "names/initials"),
        ("The PNK (Parti national du Karst) left.", "Parti national du Karst", "PNK", "names/acronym"),
        ("The Karst Union, also known as the KU, left.", "Karst Union", "KU", "names/acronym"),
        (
            "Zambia's army left. The army of Zambia won.",
            "Zambia's army",
            "army of Zambia",
            "names/same-words",
        ),
        (
            "The National Salvation Council met. The Salvation Council left.",
            "National Salvation Council",
            "Salvation Council",
            "names/shorter-name",
        ),
        (
            "The Northern Front won. Rebels of the Northern Front left.",
            "Northern Front",
            "Rebels of the Northern Front",
            "names/its-people",
        ),
        (
            "The Varguna Front won. The Vargouna Front left.",
            "Varguna Front",
            "Vargouna Front",
            "names/spelling",
        ),
        ("General Tomas Varga spoke. Varga said no.", "Tomas Varga", "Varga", "names/surname"),
        (
            "Governor Idriss Kadhemi spoke. Qadhemi said no.",
            "Idriss Kadhemi",
            "Qadhemi",
            "names/spelling",
        ),
        (
            "Governor Idriss Kadhemi spoke. President Idriss said no.",
            "Idriss Kadhemi",
            "Idriss",
            "names/first-name",
        ),
    ],
)
def test_two_names_of_one_thing_are_one_actor_and_say_why(text: str, one: str, other: str, why: str) -> None:
    read = Read(text)
    assert read.cluster(one) == read.cluster(other)
    assert {alias.name: alias.source for alias in read.actor(one).aliases} == {other: why}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Zambian army met the Malawian army. The army left.", "army"),
        ("The Kenyan navy ministry and the Ugandan navy ministry spoke. The ministry left.", "ministry"),
        ("The Northern Front met the Southern Front. The front said no.", "front"),
        ("The Kenyan government met the Ugandan government. The government said no.", "government"),
    ],
)
def test_a_common_noun_that_two_names_fit_is_nobody_in_particular(text: str, words: str) -> None:
    assert Read(text).cluster(words) is None


def test_a_common_noun_is_the_one_body_named_before() -> None:
    read = Read("The Zambian army left Kitwe. The army gave no reason.")
    assert read.cluster("army") == read.cluster("Zambian army")


def test_the_government_is_the_one_whose_government_was_named() -> None:
    read = Read("The Kenyan government told Uganda. The government gave no reason.")
    assert read.cluster("government") == "actor:country-KE"


def test_a_shorter_name_two_bodies_share_stays_by_itself() -> None:
    read = Read(
        "The Kenyan defence ministry spoke. The Ugandan defence ministry left. The Defence Ministry denied it."
    )
    assert read.actor("Defence Ministry").country is None
    assert len({read.cluster("Defence Ministry"), *map(read.cluster, _MINISTRIES)}) == 3


_MINISTRIES = ("Kenyan defence ministry", "Ugandan defence ministry")


def test_a_short_form_two_names_claim_stands_for_neither() -> None:
    read = Read("The African Karst Union (AKU) met the Asian Karst Union (AKU). AKU men left.")
    assert "AKU" not in {mention.words for mention in read.mentions}


def test_an_agency_in_brackets_is_not_the_short_form_of_the_name_before() -> None:
    read = Read("Two men drowned, said the Karst Relief Board (AFP).")
    assert read.cluster("AFP") == "actor:afp"
    assert read.cluster("Karst Relief Board") != "actor:afp"


def test_namesakes_in_one_report_stay_apart() -> None:
    read = Read("Minister Hanna Lind met Mayor Otto Lind. Lind said no. H. Lind left.")
    assert len({read.cluster("Hanna Lind"), read.cluster("Otto Lind"), read.cluster("Lind")}) == 3


def test_a_namesake_that_no_rule_finds_keeps_a_surname_apart() -> None:
    read = Read("Minister Otto Lind spoke. A brother of Hanna Lind was there. Mrs Lind said no.")
    assert read.cluster("Lind") != read.cluster("Otto Lind")


def test_a_middle_name_is_no_namesake() -> None:
    read = Read("Minister Anna Lea Marro spoke. A sister of Anna Marro was there. Mrs Marro said no.")
    assert read.cluster("Marro") == read.cluster("Anna Lea Marro")


def test_the_fullest_name_is_found_wherever_it_stands() -> None:
    read = Read("Varga denies it.\n\nGeneral Tomas Varga, commander of the garrison, denied it.")
    assert read.actor("Varga").name == "Tomas Varga"


def test_a_person_is_another_in_another_report() -> None:
    one = Read("General Tomas Varga spoke in Gao.")
    other = Read("General Tomas Varga spoke in Mopti.")
    assert one.cluster("Tomas Varga") != other.cluster("Tomas Varga")


def test_a_body_of_a_nation_is_the_same_in_every_report() -> None:
    one = Read("The Zambian Ministry of Defense spoke in Kitwe.")
    other = Read("Zambia's defence ministry spoke on Monday.")
    assert one.cluster("Zambian Ministry of Defense") == other.cluster("Zambia's defence ministry")


def test_a_ministry_of_no_named_nation_is_another_in_another_report() -> None:
    one = Read("A statement by the Interior Ministry was read in Kitwe.")
    other = Read("A statement by the Interior Ministry was read in Gao.")
    assert one.cluster("Interior Ministry") != other.cluster("Interior Ministry")


def test_an_armed_group_no_list_knows_is_the_same_in_every_report() -> None:
    one = Read("The Northern Karst Front left Gao.")
    other = Read("Gunmen of the Northern Karst Front came.")
    assert one.cluster("Northern Karst Front") == other.cluster("Northern Karst Front")


def test_a_name_of_the_list_in_other_words_is_the_actor_of_the_list() -> None:
    assert Read("The army of Mali sent a helicopter.").cluster("army of Mali") == "actor:mali-army"


@pytest.mark.parametrize(
    ("text", "words", "slug"),
    [
        ("Rockets fired by Hizbolla fell.", "Hizbolla", "hezbollah"),
        ("He trained with Bokko Haram there.", "Bokko Haram", "boko-haram"),
        ("He came to al-Chebab later.", "al-Chebab", "al-shabaab"),
    ],
)
def test_a_group_is_known_by_its_sound(text: str, words: str, slug: str) -> None:
    read = Read(text)
    assert read.cluster(words) == f"actor:{slug}"
    assert "by its sound" in (read.actor(words).aliases[0].source or "")


@pytest.mark.parametrize("text", ["Hamad fired.", "They met Talha there.", "A man called Fattah spoke."])
def test_other_names_are_not_groups(text: str) -> None:
    assert not [mention for mention in Read(text).mentions if mention.by == "actors/spelling"]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("The Independent reported it.", "independent-uk"),
        ("The independent group left.", None),
        ("The economist said no.", None),
        ("The National Salvation Council met.", None),
    ],
)
def test_outlets_named_like_words_need_their_capitals(text: str, outlet: str | None) -> None:
    media = [one.id for one in Read(text).actors.values() if one.kind is ActorKind.MEDIA]
    assert media == ([f"actor:{outlet}"] if outlet else [])


def test_who_leads_a_state_is_one_actor_in_every_report() -> None:
    read = Read("President William Ruto left for Mombasa. Ruto said so.")
    assert read.cluster("William Ruto") == read.cluster("Ruto") == "actor:person-william-ruto"


def test_a_namesake_without_the_office_is_not_that_person() -> None:
    read = Read("Coach William Ruto, a teacher, said no.")
    assert not [actor for actor in read.actors if actor.startswith("actor:person-")]
