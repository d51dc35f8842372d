"""``onrecord gazetteer``: what is said, where it goes, and that an analysis tells of it. The places are invented."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.api import read_text
from onrecord.cli import group
from onrecord.flow.run import analyse_report
from onrecord.flow.tools import Tools, own_gazetteers
from onrecord.ground.gazetteer import open_gazetteer
from onrecord.model import GazetteerError

TABLE = "village,lat,lon,country,province\nZarkala,31.9,64.7,AF,Helmand\nZarsang,97.2,64.7,AF,Helmand\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(group, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "places"
    monkeypatch.setenv("ONRECORD_GAZETTEER", str(made))
    (tmp_path / "villages.csv").write_text(TABLE)
    return made


def test_adding_tells_what_was_broken_and_the_exit_code_says_so(folder: Path) -> None:
    told = run("gazetteer", "add", folder.parent / "villages.csv")
    assert told.exit_code == 3
    assert "villages: 2 lines read, 1 places (1 city), 1 names" in told.stderr
    assert "villages.csv line 3: latitude 97.2 is outside" in told.stderr
    assert told.stdout == ""
    assert (folder / "villages.places").exists()


def test_list_find_remove_undo(folder: Path) -> None:
    assert "No gazetteers of your own" in run("gazetteer", "list").stdout
    run("gazetteer", "add", folder.parent / "villages.csv")
    card = json.loads(run("gazetteer", "list", "--json").stdout)
    assert (card["name"], card["places"], card["faults"]) == ("villages", 1, 1)
    assert "villages" in run("gazetteer", "list").stdout
    found = json.loads(run("gazetteer", "find", "Zarkala", "--json").stdout)
    assert (found["source"], found["admin1"]) == ("villages", "AF.10")
    assert "bundled" in run("gazetteer", "find", "Kandahar").stdout
    assert run("gazetteer", "remove", "villages").exit_code == 0
    assert "No gazetteer in use knows Zarkala" in run("gazetteer", "find", "Zarkala").stdout
    assert "Taken back: villages removed" in run("gazetteer", "undo").stderr
    assert "Zarkala" in run("gazetteer", "find", "Zarkala").stdout


def test_an_analysis_uses_own_places_says_so_and_carries_another_version(folder: Path) -> None:
    text = "A mine killed two herders in Zarkala, Helmand, on Monday, the governor of Helmand said in a statement."
    report = read_text(text)
    before = analyse_report(report, Tools(open_gazetteer(own=own_gazetteers()), None))
    run("gazetteer", "add", folder.parent / "villages.csv")
    after = analyse_report(report, Tools(open_gazetteer(own=own_gazetteers()), None))
    assert ".places." not in before.version
    assert ".places." in after.version
    place = next(one for one in after.places if one.name == "Zarkala")
    assert (place.country, place.admin1) == ("AF", "AF.10")
    assert place.gazetteer is not None
    assert place.gazetteer.startswith("own:villages:")
    assert "Zarkala stands so in your own gazetteer villages" in place.reasons
    assert not any(one.name == "Zarkala" and one.point for one in before.places)


def test_nothing_is_used_where_the_variable_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("gazetteer", "add", folder.parent / "villages.csv")
    assert len(own_gazetteers()) == 1
    monkeypatch.setenv("ONRECORD_GAZETTEER", "")
    assert own_gazetteers() == ()


def test_a_wrong_column_is_told_in_words(folder: Path) -> None:
    with pytest.raises(GazetteerError, match="there is no column 'Y'"):
        run("gazetteer", "add", folder.parent / "villages.csv", "--column", "latitude=Y")
