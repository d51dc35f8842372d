from pathlib import Path

import pytest

from benchmarks.accuracy.conflict_places import compare_row, grounded_row, read_rows
from benchmarks.accuracy.score_conflict_places import Coded, Judged, conflict_scores, judge, same_area
from onrecord.ground.places import CONFIDENT
from onrecord.model import Place, Point, Precision

CODED = Coded(
    latitude=36.2, longitude=37.16, admin1="Aleppo Governorate", admin2="Al Bab district", country="SY"
)


def answer(precision: Precision, path: tuple[str, ...], north: float = 36.2, **more: str) -> Place:
    return Place(
        id="p",
        name="x",
        mentions=("0",),
        precision=precision,
        gazetteer="x",
        country=more.get("country", "SY"),
        admin1=more.get("admin1"),
        admin2=more.get("admin2"),
        path=path,
        point=Point(latitude=north, longitude=37.16),
        radius_km=20.0,
        score=CONFIDENT,
    )


@pytest.mark.parametrize(
    ("place", "level", "right"),
    [
        (answer(Precision.PLACE, ("Syria", "Aleppo")), "place", True),
        (answer(Precision.PLACE, ("Syria", "Aleppo"), 36.5), "place", False),
        (answer(Precision.EXACT, ("Syria", "Aleppo"), 36.3), "place", True),
        (
            answer(Precision.DISTRICT, ("Syria", "Aleppo", "Al-Bab District"), 39.0, admin2="1"),
            "district",
            True,
        ),
        (answer(Precision.DISTRICT, ("Syria", "Aleppo", "Afrin District"), admin2="1"), "district", False),
        (answer(Precision.DISTRICT, ("Syria", "Aleppo"), 36.9), "district", False),
        (answer(Precision.PROVINCE, ("Syria", "Aleppo"), 40.0, admin1="1"), "province", True),
        (answer(Precision.PROVINCE, ("Syria", "Homs"), admin1="1"), "province", False),
        (answer(Precision.COUNTRY, ("Syria",), 40.0), "country", True),
        (answer(Precision.COUNTRY, ("Jordan",), country="JO"), "country", False),
        (answer(Precision.UNKNOWN, ()), "unknown", False),
        (None, "unknown", False),
    ],
)
def test_an_answer_is_judged_at_the_level_it_states(place: Place | None, level: str, right: bool) -> None:  # noqa: FBT001
    judged = judge(CODED, place)
    assert (judged.level, judged.right) == (level, right)


def test_only_a_sure_answer_is_surely_in_a_wrong_country() -> None:
    wrong = answer(Precision.PLACE, ("Jordan",), country="JO")
    assert judge(CODED, wrong).wrong_country
    unsure = Place(
        id="p", name="x", mentions=(), precision=Precision.PLACE, country="JO", score=CONFIDENT - 0.1
    )
    assert not judge(CODED, unsure).wrong_country


def test_shares_are_of_all_rows_and_accuracy_is_by_level() -> None:
    parts = [
        Judged(level="place", right=True, wrong_country=False),
        Judged(level="place", right=False, wrong_country=True),
        Judged(level="province", right=True, wrong_country=False),
        Judged(level="unknown", right=False, wrong_country=False),
    ]
    scores = conflict_scores(parts)
    assert scores["right_at_level"] == 0.5
    assert scores["share_place"] == 0.5
    assert scores["right_place"] == 0.5
    assert scores["share_unknown"] == 0.25
    assert scores["wrong_countries_per_1000"] == 250.0
    assert scores["n"] == 4


def test_names_of_areas_in_two_lists() -> None:
    assert same_area("Rif Dimashq Governorate", "Rif-dimashq")
    assert same_area("As Suwayda Governorate", "As-Suwayda")
    assert not same_area("Haute-Kotto province", "Basse-Kotto")
    assert not same_area("Ouham province", "Ouham-Pendé")


def test_a_file_is_read_and_its_rows_go_through_the_public_function(tmp_path: Path) -> None:
    path = tmp_path / "ucdp_ged_syria_2016_2019_places.tsv"
    head = "where_coordinates\tadm_1\tadm_2\tlatitude\tlongitude\twhere_prec\n"
    rows = "Aleppo town\tAleppo Governorate\tJabal Saman district\t36.2\t37.16\t1.0\nSyria\t\t\t35.0\t38.0\t6.0\n"
    path.write_text(head + rows, encoding="utf-8")
    town, country = read_rows(path)
    assert town.names == ("Aleppo town", "Aleppo Governorate", "Syria")
    assert compare_row(town) == Judged(level="place", right=True, wrong_country=False)
    assert country.names == ("Syria", "Syria")
    found = grounded_row(country)
    assert found is not None
    assert found.precision is Precision.COUNTRY
