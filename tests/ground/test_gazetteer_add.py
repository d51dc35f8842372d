"""Adding gazetteers of one's own: what is kept, what is named, what is never half done. All places are invented."""

import gzip
import os
import pickle
import zipfile
from pathlib import Path

import pytest

from onrecord.ground.gazetteer import Candidate, Gazetteer, open_gazetteer
from onrecord.ground.gazetteer_add import Added, Wanted, add_places
from onrecord.ground.gazetteer_folder import name_for, named_files, own_files, remove, undo
from onrecord.ground.gazetteer_own_file import OwnFile
from onrecord.model.errors import GazetteerError, UsageError

TABLE = (
    "Village;Lat;Lng;District;Province;ISO;Type;Pop\nKalata Bazar;31,95;64,71;;Helmand;AF;village;1,200\n"
    "Bagram;34,97;69,27;Bagram;Parwan;AF;district;\nCamp Zarsang;31,86;64,22;;Helmand;AFG;Military base;\n"
)


def dump_line(geonameid: int, name: str, code: str = "PPL", **more: str) -> str:
    told = {
        "alternates": "", "latitude": "31.9", "longitude": "64.7", "country": "AF", "admin1": "10", "admin2": "",
        "population": "0",
    } | more  # fmt: skip
    return "\t".join(
        [str(geonameid), name, name, told["alternates"], told["latitude"], told["longitude"], "P", code,
         told["country"], "", told["admin1"], told["admin2"], "", "", told["population"], "", "900", "Asia/Kabul",
         "2020-01-01"]
    )  # fmt: skip


def add(source: Path, folder: Path, wanted: Wanted | None = None, added: str = "2026-01-01") -> Added:
    beside = open_gazetteer(own=own_files(folder))
    return add_places(source, folder, beside, wanted or Wanted(), (added, lambda *_: None))


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def together(folder: Path) -> Gazetteer:
    return open_gazetteer(own=own_files(folder))


def named(folder: Path, name: str) -> dict[str, Candidate]:
    return {one.id: one for one in together(folder).lookup(name)}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own"


def test_a_table_is_read_by_the_names_of_its_columns(tmp_path: Path, own: Path) -> None:
    added = add(written(tmp_path, "villages.csv", TABLE), own)
    assert (added.card.places, added.card.faults, added.all_faults) == (3, 0, None)
    assert added.card.kinds == {"admin2": 1, "city": 1, "site": 1}
    [village] = together(own).lookup("Kalata Bazar")
    assert (village.country, village.admin1, village.admin1_name) == ("AF", "AF.10", "Helmand")
    assert (village.latitude, village.population, village.source) == (31.95, 1_200, "villages")
    assert village.id.startswith("own:villages:")
    [camp] = together(own).lookup("Camp Zarsang")
    assert (camp.kind, camp.country, camp.radius_km) == ("site", "AF", 2.0)


def test_a_district_that_borrowed_its_provinces_point_gets_its_own(tmp_path: Path, own: Path) -> None:
    add(written(tmp_path, "villages.csv", TABLE), own)
    district = named(own, "Bagram")["admin2:AF.40.308"]
    assert (district.latitude, district.longitude, district.borrowed) == (34.97, 69.27, False)
    assert district.radius_km is not None
    assert district.radius_km < 52
    assert district.source == "villages"


def test_a_dump_is_read_with_its_feature_codes(tmp_path: Path, own: Path) -> None:
    lines = [
        dump_line(90_000_001, "Zarsang", alternates="Zarsan,زرسنگ,ZSG", population="900", admin2="1003"),
        dump_line(90_000_002, "Zarsang Airfield", "AIRF"),
        dump_line(90_000_003, "Zarsang District", "ADM2", admin2="1099"),
        dump_line(90_000_004, "Zarsang", "PPLX"),
        dump_line(90_000_005, "Zarsang Creek", "STM"),
    ]
    added = add(written(tmp_path, "AF.txt", "\n".join(lines)), own)
    assert (added.card.layout, added.card.left_out) == ("geonames", {"of a kind that is not used": 1})
    found = {one.id: (one.kind, one.feature) for one in together(own).lookup("Zarsang")}
    assert found == {
        "geonames:90000001": ("city", "PPL"),
        "geonames:90000004": ("city", "PPLX"),
        "admin2:AF.10.1099": ("admin2", "ADM2"),
    }
    assert [one.kind for one in together(own).lookup("Zarsang Airfield")] == ["airport"]
    assert named(own, "Zarsan")["geonames:90000001"].name_weight < 1
    assert named(own, "Zarsang")["geonames:90000001"].admin2 == "AF.10.1003"
    assert together(own).lookup("Zarsang Creek") == ()


def test_a_dump_knows_better_where_a_bundled_place_lies_and_keeps_its_id(tmp_path: Path, own: Path) -> None:
    bundled = next(one for one in open_gazetteer().lookup("Sangin") if one.kind == "city")
    assert bundled.geonameid is not None
    line = dump_line(bundled.geonameid, "Sangin", latitude="32.0777", longitude="64.8333", population="20001")
    add(written(tmp_path, "AF.txt", line), own)
    found = [one for one in together(own).lookup("Sangin") if one.id == bundled.id]
    assert [(one.latitude, one.population, one.source) for one in found] == [(32.0777, 20_001, "AF")]


def test_provinces_and_countries_keep_their_point_and_radius(tmp_path: Path, own: Path) -> None:
    bundled = named(own, "Helmand")["admin1:AF.10"]
    assert bundled.geonameid is not None
    line = dump_line(bundled.geonameid, "Helmand", "ADM1", latitude="30.5", longitude="63.5")
    add(written(tmp_path, "AF.txt", line), own)
    after = named(own, "Helmand")["admin1:AF.10"]
    assert (after.latitude, after.radius_km, after.source) == (bundled.latitude, bundled.radius_km, None)
    assert after.feature == "ADM1"


def test_alternate_names_lead_to_bundled_and_to_own_places(tmp_path: Path, own: Path) -> None:
    add(written(tmp_path, "AF.txt", dump_line(90_000_001, "Zarsang")), own, added="2026-01-01")
    lines = [
        "1\t1138958\ten\tQabulistan City\t1\t\t\t\t\t",
        "2\t90000001\tps\tGoldstone Village\t\t\t\t\t\t",
        "3\t90000001\tlink\thttps://example.org\t\t\t\t\t\t",
        "4\t90000001\tfa\tزرسنگ\t\t\t\t\t\t",
        "5\t99999999\ten\tNowhere At All\t\t\t\t\t\t",
    ]
    added = add(written(tmp_path, "alternateNamesV2.txt", "\n".join(lines)), own, added="2026-01-02")
    assert (added.card.layout, added.card.places, added.card.names) == ("alternate names", 0, 2)
    assert set(added.card.left_out.values()) == {1}
    assert [one.id for one in together(own).lookup("Qabulistan City")] == ["geonames:1138958"]
    assert [one.id for one in together(own).lookup("Goldstone Village")] == ["geonames:90000001"]
    remove(own, "AF")
    assert together(own).lookup("Goldstone Village") == ()
    assert together(own).knows("Goldstone Village") is None


BROKEN = {
    "fields": ("one\ttwo", "has 2 fields"),
    "latitude": (
        dump_line(5, "Zarsang", latitude="97.2"),
        "outside -90 to 90; are latitude and longitude swapped",
    ),
    "longitude": (dump_line(5, "Zarsang", longitude="200"), "outside -180 to 180"),
    "no number": (dump_line(5, "Zarsang", latitude="north"), "is no number"),
    "not a number": (dump_line(5, "Zarsang", latitude="nan"), "outside -90 to 90"),
    "zero": (dump_line(5, "Zarsang", latitude="0", longitude="0"), "stands for unknown"),
    "no id": ("x" + dump_line(5, "Zarsang"), "no GeoNames id"),
    "no name": (dump_line(5, " "), "has no name"),
    "population": (dump_line(5, "Zarsang", population="-3"), "below 0"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_line_is_named_and_the_good_ones_load(tmp_path: Path, own: Path, kind: str) -> None:
    line, says = BROKEN[kind]
    text = "\n".join([dump_line(90_000_001, "Zarsang"), line, dump_line(90_000_002, "Zarkala")])
    added = add(written(tmp_path, "AF.txt", text), own)
    assert (added.card.places, added.card.faults) == (2, 1)
    assert added.first_faults[0].startswith("line 2: ")
    assert says in added.first_faults[0]
    assert added.all_faults is not None
    assert added.all_faults.read_text().count("\n") == 1


def test_letters_in_another_encoding_are_named_or_read_as_told(tmp_path: Path, own: Path) -> None:
    path = tmp_path / "villages.csv"
    path.write_bytes("name,lat,lon\nSaint-Rémy-du-Désert,14.1,-1.2\nOulad Zar,14.2,-1.3\n".encode("cp1252"))
    added = add(path, own)
    assert (added.card.places, added.card.faults) == (1, 1)
    assert "is not utf-8" in added.first_faults[0]
    again = add(path, own, Wanted(encoding="cp1252", replace=True))
    assert (again.card.places, again.card.faults, again.all_faults) == (2, 0, None)
    assert [one.name for one in together(own).lookup("Saint-Remy-du-Desert")] == ["Saint-Rémy-du-Désert"]
    with pytest.raises(UsageError, match="no encoding"):
        add(path, own, Wanted(encoding="klingon", replace=True))


def test_what_lies_far_from_its_country_is_kept_and_doubted(tmp_path: Path, own: Path) -> None:
    text = "name,lat,lon,country\nZarkala,31.9,64.7,Afghanistan\nZarsang,64.7,31.9,Afghanistan\n"
    added = add(written(tmp_path, "villages.csv", text), own)
    assert (added.card.places, added.card.faults, added.card.doubts) == (2, 0, 1)
    assert added.first_faults == ("line 3: kept, but Zarsang lies far from Afghanistan (AF)",)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.csv", b"", "is empty"),
        ("no-point.csv", b"name,country\nZarsang,AF\n", "no column for latitude and longitude"),
        ("wide.csv", "name,lat,lon\nZarsang,1,2\n".encode("utf-16"), "UTF-16"),
        ("photo.csv", b"\x89PNG\0\0\0\n", "no text"),
        ("all-broken.csv", b"name,lat,lon\nZarsang,north,east\n", "not one line could be kept"),
        (
            "cut.txt.gz",
            gzip.compress(b"name,lat,lon\n" + b"Zarsang,1.5,2.5\n" * 9999)[:-60],
            "cannot be read",
        ),
    ],
)
def test_what_is_no_table_of_places_changes_nothing(
    tmp_path: Path, own: Path, name: str, content: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match=says):
        add(path, own)
    assert named_files(own) == ()
    assert not own.exists() or not [one for one in own.iterdir() if not one.name.startswith(".last")]


def test_a_line_without_end_is_passed_over(tmp_path: Path, own: Path) -> None:
    text = f"name,lat,lon\n{'x' * 3_000_000}\nZarsang,31.9,64.7\n"
    added = add(written(tmp_path, "villages.csv", text), own)
    assert (added.card.places, added.first_faults) == (1, ("line 2: is longer than a megabyte",))


def test_zip_and_gzip_files_are_read_as_they_are(tmp_path: Path, own: Path) -> None:
    with zipfile.ZipFile(tmp_path / "AF.zip", "w") as archive:
        archive.writestr("readme.txt", "about this dump")
        archive.writestr("AF.txt", dump_line(90_000_001, "Zarsang"))
    (tmp_path / "more.csv.gz").write_bytes(gzip.compress(TABLE.encode()))
    assert add(tmp_path / "AF.zip", own).card.file == "AF.zip/AF.txt"
    assert add(tmp_path / "more.csv.gz", own).card.places == 3


def test_only_the_countries_asked_for(tmp_path: Path, own: Path) -> None:
    lines = [dump_line(90_000_001, "Zarsang"), dump_line(90_000_002, "Zarkala", country="IR")]
    added = add(written(tmp_path, "all.txt", "\n".join(lines)), own, Wanted(countries=frozenset({"IR"})))
    assert (added.card.places, added.card.left_out) == (1, {"of another country": 1})


def test_columns_can_be_named(tmp_path: Path, own: Path) -> None:
    path = written(tmp_path, "odd.csv", "wo;breite;laenge\nZarsang;31,9;64,7\n")
    with pytest.raises(GazetteerError, match="no column for name and latitude and longitude"):
        add(path, own)
    columns = {"name": "wo", "latitude": "breite", "longitude": "laenge"}
    assert add(path, own, Wanted(columns=columns)).card.places == 1
    with pytest.raises(GazetteerError, match="there is no column 'hoehe'"):
        add(path, own, Wanted(columns={"latitude": "hoehe"}, replace=True))


def test_the_last_change_can_be_taken_back(tmp_path: Path, own: Path) -> None:
    path = written(tmp_path, "villages.csv", TABLE)
    add(path, own)
    with pytest.raises(UsageError, match="already"):
        add(path, own)
    first = OwnFile(own_files(own)[0]).card
    path.write_text("name,lat,lon\nZarkala,31.9,64.7\n")
    add(path, own, Wanted(replace=True), added="2026-01-02")
    assert together(own).lookup("Kalata Bazar") == ()
    assert undo(own).did == "replaced"
    assert OwnFile(own_files(own)[0]).card == first
    with pytest.raises(GazetteerError, match="no change to take back"):
        undo(own)
    remove(own, "villages")
    assert own_files(own) == ()
    assert undo(own).did == "removed"
    assert OwnFile(own_files(own)[0]).card == first
    with pytest.raises(GazetteerError, match="there is no gazetteer towns"):
        remove(own, "towns")


def test_undo_of_an_addition_removes_it(tmp_path: Path, own: Path) -> None:
    add(written(tmp_path, "villages.csv", TABLE), own)
    assert undo(own).did == "added"
    assert own_files(own) == ()


def test_the_same_file_gives_the_same_digest_and_another_another(tmp_path: Path, own: Path) -> None:
    path = written(tmp_path, "villages.csv", TABLE)
    add(path, own)
    first = together(own).own.digest
    add(path, own, Wanted(replace=True), added="2026-02-02")
    assert together(own).own.digest == first
    add(written(tmp_path, "more.csv", "name,lat,lon\nZarkala,31.9,64.7\n"), own, added="2026-02-03")
    assert together(own).own.digest != first
    assert open_gazetteer().own.digest is None


def test_a_damaged_gazetteer_stops_with_a_sentence_and_can_be_removed(tmp_path: Path, own: Path) -> None:
    add(written(tmp_path, "villages.csv", TABLE), own)
    (own / "villages.places").write_bytes(b"my notes" * 1000)
    with pytest.raises(GazetteerError, match="onrecord gazetteer remove villages"):
        own_files(own)
    remove(own, "villages")
    assert own_files(own) == ()


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    blocked = written(tmp_path, "file", "not a folder")
    with pytest.raises(GazetteerError, match="cannot be written"):
        add(written(tmp_path, "villages.csv", TABLE), blocked / "own")


def test_stopping_in_the_middle_changes_nothing(tmp_path: Path, own: Path) -> None:
    path = written(tmp_path, "villages.csv", TABLE)
    add(path, own)
    before = {one.name: one.read_bytes() for one in own.iterdir()}

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_places(path, own, open_gazetteer(), Wanted(replace=True), ("2026-01-02", stop))
    assert {one.name: one.read_bytes() for one in own.iterdir()} == before


def test_what_a_killed_run_left_is_swept_and_what_another_run_writes_is_not(
    tmp_path: Path, own: Path
) -> None:
    own.mkdir()
    dead, alive = own / ".AF.places.999999999.new", own / f".AF.places.{os.getppid()}.loose"
    for path in (dead, alive):
        path.write_bytes(b"half")
    add(written(tmp_path, "villages.csv", TABLE), own)
    assert not dead.exists()
    assert alive.exists()


def test_a_worker_process_opens_the_own_files_again(tmp_path: Path, own: Path) -> None:
    add(written(tmp_path, "villages.csv", TABLE), own)
    packed = pickle.dumps(together(own))
    assert len(packed) < 1_000
    assert pickle.loads(packed).lookup("Kalata Bazar") == together(own).lookup("Kalata Bazar")  # noqa: S301  (our own)


def test_a_forked_process_does_not_use_the_parents_connection(tmp_path: Path, own: Path) -> None:
    add(written(tmp_path, "villages.csv", TABLE), own)
    file = OwnFile(own_files(own)[0])
    before = file._connection()  # noqa: SLF001 - the connection is what is looked at
    file._process = os.getpid() + 1  # noqa: SLF001 - as if this were another process
    assert file._connection() is not before  # noqa: SLF001
    assert file.find("kalata bazar")


def test_a_name_hint_knows_own_places(tmp_path: Path, own: Path) -> None:
    add(written(tmp_path, "villages.csv", TABLE), own)
    hint = together(own).knows("Kalata Bazar")
    assert hint is not None
    assert (hint.kinds, hint.population) == (("city",), 1_200)
    assert open_gazetteer().knows("Kalata Bazar") is None


def test_names_without_own_files_are_as_ever(tmp_path: Path, own: Path) -> None:
    add(written(tmp_path, "villages.csv", TABLE), own)
    for name in ("Kandahar", "Georgia", "US", "the Sahel", "Ben Gurion Airport", "St. Louis"):
        assert together(own).lookup(name) == open_gazetteer().lookup(name)


def test_a_file_gives_its_gazetteer_a_name() -> None:
    assert [name_for(Path(one)) for one in ("AF.zip", "a b.c.csv", "alternateNamesV2.txt")] == [
        "AF", "a-b", "alternateNamesV2",
    ]  # fmt: skip
