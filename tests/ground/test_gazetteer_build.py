"""What the build of the bundled gazetteer measures, and what came of it."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from onrecord.ground.gazetteer import open_gazetteer
from tools.gazetteer.measure import plain
from tools.gazetteer.regions import measured_drafts, region_drafts
from tools.gazetteer.shapes import box_of, middle_and_reach, rings_of_topology, samples

DATA = Path(__file__).parents[2] / "src" / "onrecord" / "ground" / "gazetteer_data"
SOURCES = Path(os.environ.get("ONRECORD_CORPORA", "../shared/corpora")) / "places" / "gazetteer"
SQUARE = [(10.0, 0.0), (12.0, 0.0), (12.0, 2.0), (10.0, 2.0), (10.0, 0.0)]
HOLE = [(10.5, 0.5), (11.5, 0.5), (11.5, 1.5), (10.5, 1.5), (10.5, 0.5)]


def test_a_square_has_its_middle_and_most_of_it_lies_within_reach() -> None:
    middle, reach = middle_and_reach(samples([SQUARE]))
    assert middle == pytest.approx((1.0, 11.0), abs=0.05)
    assert 100 < reach < 157  # half a side is 111 km, half a diagonal 157


def test_a_hole_is_no_part_of_an_area() -> None:
    assert not [one for one in samples([SQUARE, HOLE]) if 0.5 < one[0] < 1.5 and 10.5 < one[1] < 11.5]


def test_the_middle_of_a_ring_is_moved_into_it() -> None:
    ring = [SQUARE, [(10.1, 0.1), (11.9, 0.1), (11.9, 1.9), (10.1, 1.9), (10.1, 0.1)]]
    (latitude, longitude), _ = middle_and_reach(samples(ring))
    assert not (0.1 < latitude < 1.9 and 10.1 < longitude < 11.9)


def test_what_is_too_small_for_a_sample_is_where_its_corners_are() -> None:
    rock = [(171.0, -5.0), (171.00001, -5.0), (171.0, -5.00001), (171.0, -5.0)]
    assert middle_and_reach(samples([rock]))[0] == pytest.approx((-5.0, 171.0), abs=0.001)


def test_a_box_across_the_180th_meridian_is_no_box_around_the_world() -> None:
    assert box_of([(178.0, -18.0), (-179.0, -16.0), (179.5, -17.0)]) == (-18.0, 178.0, -16.0, -179.0)
    assert box_of([(10.0, 1.0), (12.0, 3.0)]) == (1.0, 10.0, 3.0, 12.0)


def test_shared_lines_of_a_topology_are_put_together() -> None:
    topology = {
        "transform": {"scale": [1.0, 1.0], "translate": [10.0, 0.0]},
        "arcs": [[[0, 0], [2, 0], [0, 2]], [[0, 0], [0, 2], [2, 0]]],
    }
    [ring] = rings_of_topology(topology, {"type": "Polygon", "arcs": [[0, -2]]})
    assert ring == [(10.0, 0.0), (12.0, 0.0), (12.0, 2.0), (12.0, 2.0), (10.0, 2.0), (10.0, 0.0)]


@pytest.mark.parametrize(
    ("short", "full"),
    [("Loma Mts.", "Loma Mountains"), ("N. Cyprus", "Northern Cyprus"), ("GULF OF TONKIN", "Gulf of Tonkin"),
     ("Cyprus U.N. Buffer Zone", "Cyprus U.N. Buffer Zone"), ("Bajo Nuevo Bank (Petrel Is.)", "Bajo Nuevo Bank")],
)  # fmt: skip
def test_names_of_the_map_are_written_out(short: str, full: str) -> None:
    assert plain(short) == full


def test_every_country_point_lies_in_the_box_of_its_land() -> None:
    gazetteer = open_gazetteer()
    countries = [gazetteer.country(line) for line in _isos()]
    boxed = [
        one for one in countries if one and one.box and one.latitude is not None and one.longitude is not None
    ]
    assert len(boxed) > 240
    for one in boxed:
        assert one.box
        assert one.latitude is not None
        assert one.longitude is not None
        south, west, north, east = one.box
        assert south <= one.latitude <= north, one.name
        assert (one.longitude - west) % 360 <= (east - west) % 360, one.name


def _isos() -> list[str]:
    table = (Path(__file__).parents[2] / "tools" / "gazetteer" / "country_points.tsv").read_text("utf-8")
    return [line.split("\t")[0] for line in table.splitlines() if not line.startswith("#")]


def test_a_territory_far_away_does_not_widen_the_box_of_its_mainland() -> None:
    france, guiana = open_gazetteer().country("FR"), open_gazetteer().country("GF")
    assert france is not None
    assert guiana is not None
    assert france.box is not None
    assert guiana.box is not None
    assert france.box[0] > 40
    assert guiana.box[2] < 10


@pytest.mark.parametrize(
    "name", ["Aksai Chin", "Ilemi Triangle", "Shebaa Farms", "Northern Cyprus", "Crimea"]
)
def test_disputed_areas_say_who_holds_and_who_claims_them(name: str) -> None:
    region = next(one for one in open_gazetteer().lookup(name) if one.kind == "region")
    assert region.note
    assert region.radius_km


def test_a_disputed_area_that_two_countries_claim_lies_in_neither() -> None:
    region = next(one for one in open_gazetteer().lookup("Aksai Chin") if one.kind == "region")
    assert region.country is None


def test_measured_areas_bear_no_name_that_means_something_else() -> None:
    names = frozenset({"gulf of finland"})
    assert "gulf of finland" not in {next(iter(one.keys)) for one in measured_drafts(names)}
    assert "gulf of finland" in {next(iter(one.keys)) for one in measured_drafts(frozenset())}
    assert not {"lewis", "sahel"} & {next(iter(one.keys)) for one in measured_drafts(frozenset({"sahel"}))}


def test_our_own_estimate_stays_where_the_map_draws_something_else() -> None:
    himalaya = next(one for one in region_drafts() if one.code == "himalaya")
    red_sea = next(one for one in region_drafts() if one.code == "red-sea")
    assert himalaya.radius == 1_100
    assert red_sea.point == pytest.approx((20.2, 38.9), abs=0.3)


def test_the_card_names_the_sources_the_file_was_built_from() -> None:
    if not SOURCES.is_dir():
        pytest.skip("the source tables are not here: set ONRECORD_CORPORA")
    card = json.loads((DATA / "places.json").read_text("utf-8"))
    for name, digest in card["sources"].items():
        if (SOURCES / name).exists():
            assert hashlib.sha256((SOURCES / name).read_bytes()).hexdigest() == digest, name
