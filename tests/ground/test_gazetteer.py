"""What the bundled gazetteer holds, and how it is looked up."""

import hashlib
import json
import pickle
from pathlib import Path

import pytest

from onrecord.ground.gazetteer import Gazetteer, open_gazetteer
from onrecord.ground.gazetteer_file import (
    Row,
    decode_population,
    decode_row,
    encode_block,
    encode_population,
    encode_row,
    find_in_block,
)
from onrecord.model.errors import GazetteerError

DATA = Path(__file__).parents[2] / "src" / "onrecord" / "ground" / "gazetteer_data"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def test_the_card_tells_the_digest_and_counts_of_the_file() -> None:
    card = json.loads((DATA / "places.json").read_text(encoding="utf-8"))
    body = (DATA / "places.bin").read_bytes()
    assert card["sha256"] == hashlib.sha256(body).hexdigest()
    assert card["bytes"] == len(body) < 12_000_000
    assert sum(card["rows"].values()) == len(open_gazetteer())


def test_bagram_is_a_district_of_parwan_with_the_point_of_the_province(gazetteer: Gazetteer) -> None:
    district = next(one for one in gazetteer.lookup("Bagram") if one.kind == "admin2")
    assert (district.id, district.country, district.admin1_name) == ("admin2:AF.40.308", "AF", "Parwan")
    assert district.borrowed
    province = next(one for one in gazetteer.lookup("Parwan") if one.kind == "admin1")
    assert (district.latitude, district.longitude, district.radius_km) == (
        province.latitude,
        province.longitude,
        province.radius_km,
    )


def test_codes_in_capitals_do_not_name_towns(gazetteer: Gazetteer) -> None:
    assert all(one.country != "CU" for one in gazetteer.lookup("Gao"))
    assert {one.country for one in gazetteer.lookup("Guantanamo")} == {"CU"}


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("US", "US"),
        ("U.S.", "US"),
        ("UK", "GB"),
        ("UAE", "AE"),
        ("DRC", "CD"),
        ("Ivory Coast", "CI"),
        ("Burma", "MM"),
    ],
)
def test_countries_are_known_by_the_names_newsrooms_use(
    gazetteer: Gazetteer, name: str, country: str
) -> None:
    assert gazetteer.lookup(name)[0].id == f"country:{country}"


def test_short_names_of_countries_count_only_in_capitals(gazetteer: Gazetteer) -> None:
    assert all(one.kind != "country" for one in gazetteer.lookup("us"))
    assert gazetteer.knows("TX") is None
    assert gazetteer.lookup("TX")[0].id == "admin1:US.TX"


@pytest.mark.parametrize(
    "name", ["Sahel", "Horn of Africa", "Persian Gulf", "Balkans", "Central Asia", "Caucasus"]
)
def test_regions_have_a_point_and_a_wide_radius(gazetteer: Gazetteer, name: str) -> None:
    region = next(one for one in gazetteer.lookup(name) if one.kind in {"region", "sea"})
    assert region.latitude is not None
    assert region.radius_km is not None
    assert region.radius_km >= 300


def test_spellings_are_found_with_less_weight_than_own_names(gazetteer: Gazetteer) -> None:
    own, other = gazetteer.lookup("Kabul"), gazetteer.lookup("Caboul")
    assert own[1].id == "geonames:1138958" == next(one.id for one in other if one.kind == "city")
    assert own[1].name_weight == 1.0 > next(one.name_weight for one in other if one.kind == "city")


def test_every_country_has_a_point_a_radius_and_itself_by_name(gazetteer: Gazetteer) -> None:
    for iso in ("AF", "ML", "NE", "UA", "PS", "XK", "SS"):
        country = gazetteer.country(iso)
        assert country is not None
        assert country.latitude is not None
        assert country.radius_km
        assert country.id in {one.id for one in gazetteer.lookup(country.name)}
    assert gazetteer.country("ZZ") is None


def test_airports_are_known_by_name_and_lie_in_a_country(gazetteer: Gazetteer) -> None:
    assert [(one.kind, one.country) for one in gazetteer.lookup("Ben Gurion Airport")] == [("airport", "IL")]


def test_a_name_hint_says_when_a_name_is_also_a_word_or_a_person(gazetteer: Gazetteer) -> None:
    kabul, washington, nothing = (
        gazetteer.knows("Kabul"),
        gazetteer.knows("Washington"),
        gazetteer.knows("Qqqq"),
    )
    assert kabul is not None
    assert kabul.strength > 0.8
    assert not kabul.ordinary
    assert washington is not None
    assert washington.person
    assert nothing is None


def test_demonyms_name_one_country_or_none(gazetteer: Gazetteer) -> None:
    words = ("Afghans", "Nigerien", "Nigerian", "Tajik", "Dominican", "Koreans", "chair")
    assert [gazetteer.demonym(word) for word in words] == ["AF", "NE", "NG", "TJ", "DO", None, None]


def test_a_worker_process_opens_the_file_again(gazetteer: Gazetteer) -> None:
    packed = pickle.dumps(gazetteer)
    assert len(packed) < 1_000
    assert pickle.loads(packed).lookup("Sangin") == gazetteer.lookup("Sangin")  # noqa: S301  (our own bytes)


def test_a_missing_or_foreign_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="cannot be opened"):
        open_gazetteer(tmp_path / "none.bin")
    foreign = tmp_path / "foreign.bin"
    foreign.write_bytes(b"something else")
    with pytest.raises(GazetteerError, match="not a gazetteer"):
        open_gazetteer(foreign)


@pytest.mark.parametrize("population", [1, 500, 9_361, 9_363, 523_300, 1_352_617_328])
def test_populations_keep_about_four_figures(population: int) -> None:
    kept = decode_population(encode_population(population))
    assert kept is not None
    assert abs(kept - population) <= population * 0.001


def test_rows_survive_packing_to_a_few_metres() -> None:
    row = Row(
        kind=3, latitude=-34.52813, longitude=179.99172, population=1_320, geonameid=13_138_958, parent=4_113
    )
    read = decode_row(encode_row(row), 0)
    assert (read.kind, read.population, read.geonameid, read.parent) == (3, 1_320, 13_138_958, 4_113)
    assert read.latitude == pytest.approx(row.latitude, abs=5e-5)
    assert read.longitude == pytest.approx(row.longitude, abs=5e-5)


def test_a_row_without_a_point_is_not_at_zero() -> None:
    row = Row(kind=2, latitude=None, longitude=None, population=None, geonameid=None, parent=None)
    assert decode_row(encode_row(row), 0) == row


def test_every_key_of_a_block_is_found_and_no_other() -> None:
    keys = [b"al", b"al hudaydah", b"al hudaydah and its very long surroundings", b"aleppo", b"z"]
    block = encode_block(
        [(key, [(number, number % 6), (number + 300_000, 1)]) for number, key in enumerate(keys)]
    )
    for number, key in enumerate(keys):
        assert find_in_block(block, key) == ((number, number % 6), (number + 300_000, 1))
    assert find_in_block(block, b"alep") == ()
