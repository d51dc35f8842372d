"""Which capitalised words are places."""

import pytest

from onrecord.find.names.places import find_places
from onrecord.ground.gazetteer import open_gazetteer
from onrecord.model import MentionKind
from tests.find.names.test_actors import read


def places(text: str) -> list[str]:
    found = find_places(read(text), open_gazetteer())
    return [mention.words for mention in found if mention.kind is MentionKind.PLACE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb went off in Gao on Monday.", ["Gao"]),
        ("Residents fled the district of Sangin.", ["Sangin"]),
        ("The road from Kandahar to Herat was cut.", ["Kandahar", "Herat"]),
        ("Shelling resumed in Deir ez-Zor province, Syria.", ["Deir ez-Zor", "Syria"]),
        ("The convoy left Bamako, Segou and Mopti behind.", ["Bamako", "Segou", "Mopti"]),
    ],
)
def test_places_are_found(text: str, expected: list[str]) -> None:
    assert sorted(words for words in places(text) if words in expected) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton gave money to the camp.",
        "Colonel Jordan Wells denied it.",
        "Reading was hard in the dark.",
        "Of the nine, two died.",
    ],
)
def test_names_and_common_words_are_not_places(text: str) -> None:
    assert places(text) == []


def test_a_nationality_is_marked_with_its_country() -> None:
    found = find_places(read("Afghan police blocked the road."), open_gazetteer())
    assert [(one.words, one.kind, one.value) for one in found if one.value] == [
        ("Afghan", MentionKind.NATIONALITY, "country:AF")
    ]


def test_a_facility_keeps_its_name_and_the_place_in_it() -> None:
    found = find_places(read("Rockets hit the Kandahar air base at night."), open_gazetteer())
    assert {(one.words, one.kind) for one in found} == {
        ("Kandahar", MentionKind.PLACE),
        ("Kandahar air base", MentionKind.FACILITY),
    }


def test_text_in_capitals_keeps_names_together_and_words_apart() -> None:
    text = "GUNMEN IN SAN SALVADOR, IN CENTRAL AMERICA, TOLD US THAT A CAR WAS LEFT NEAR SANTA ANA ON MONDAY NIGHT."
    assert places(text) == ["SAN SALVADOR", "CENTRAL AMERICA", "SANTA ANA"]
