"""Codes beside our own types."""

import csv
import json
from importlib.resources import files

import pytest

from onrecord.find.incidents.coding import codes_of, contexts_of, plover_type
from onrecord.lexicon import load_rows
from onrecord.model import Realis

NOBODY: frozenset[str] = frozenset()
ONTOLOGY = files("onrecord.lexicon") / "ontology"


@pytest.mark.parametrize(
    ("kind", "mode", "cameo", "quad"),
    [
        ("AGREE", None, "03", "verbal_coop"),
        ("AID", None, "07", "material_coop"),
        ("SANCTION", "discontinue", "16", "material_conflict"),
        ("ACCUSE", "investigate", "09", "verbal_conflict"),
        ("ASSAULT", "beat", "18", "material_conflict"),
        ("ASSAULT", "aerial", "19", "material_conflict"),
        ("ASSAULT", "unconventional", "20", "material_conflict"),
        ("TERRITORY", None, "19", "material_conflict"),
        ("ACCIDENT", None, None, None),
        ("DISASTER", None, None, None),
    ],
)
def test_codes(kind: str, mode: str | None, cameo: str | None, quad: str | None) -> None:
    codes = codes_of(kind, mode, None, NOBODY, NOBODY)
    assert (codes.cameo, codes.quad) == (cameo, quad)


def test_a_clash_needs_two_armed_sides() -> None:
    armed, force, people = frozenset({"armed"}), frozenset({"force"}), frozenset({"person", "civilian"})
    assert codes_of("ASSAULT", None, None, armed, force).subtype == "Armed clash"
    assert codes_of("ASSAULT", None, None, armed, people).subtype == "Attack"
    assert codes_of("ASSAULT", None, None, NOBODY, force).subtype == "Attack"


@pytest.mark.parametrize(
    ("kind", "realis", "filed"),
    [
        ("AID", Realis.PLANNED, "AGREE"),
        ("ASSAULT", Realis.THREATENED, "THREATEN"),
        ("ASSAULT", Realis.OCCURRED, "ASSAULT"),
        ("TERRITORY", Realis.OCCURRED, "ASSAULT"),
        ("CRIME", Realis.OCCURRED, "CRIME"),
    ],
)
def test_as_plover_files_it(kind: str, realis: Realis, filed: str) -> None:
    assert plover_type(kind, realis) == filed


def test_contexts() -> None:
    assert contexts_of(frozenset({"mosque", "soldiers"})) == ("religion_ethnicity", "military")


def test_lists_and_ontology_agree() -> None:
    """Types, modes and contexts of our lists are PLOVER's or are named as ours in the decision record."""
    plover = json.loads((ONTOLOGY / "plover_2.0.json").read_text("utf-8"))
    ours = {"TERRITORY", "ACCIDENT", "DISASTER", "CRIME", "LIGHT", "DAMAGE"}
    for name in ("event_verbs", "event_nouns"):
        for row in load_rows(name):
            assert row["type"] in set(plover["events"]) | ours
            if row["type"] in plover["events"] and row["mode"]:
                assert row["mode"] in plover["events"][row["type"]]["modes"], row["lemma"]
    assert {row["context"] for row in load_rows("contexts")} <= set(plover["contexts"])


def test_subtypes_are_acled_style() -> None:
    table = (ONTOLOGY / "acled_25_crosswalk.csv").read_text("utf-8").splitlines()
    known = {row["acled_sub_event_type"] for row in csv.DictReader(table)}
    for name in ("event_verbs", "event_nouns", "instruments"):
        assert {row["subtype"] for row in load_rows(name) if row["subtype"]} <= known


def test_no_texts_of_cameo_ship() -> None:
    header = (ONTOLOGY / "cameo_to_plover_2021.csv").read_text("utf-8").splitlines()[0]
    assert header == "cameo,plover_event,plover_mode,plover_contexts"
