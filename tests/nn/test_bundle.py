import json
import shutil
from pathlib import Path

import pytest

from onrecord.model import BundleError
from onrecord.nn.bundle import SHIPPED, bundle_digest, describe_bundle, open_bundle


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "bundle"))


def test_the_bundle_that_ships_opens_and_is_small() -> None:
    bundle = open_bundle()
    assert bundle.window == 256
    assert bundle.digest == bundle_digest()
    assert sum(file.stat().st_size for file in SHIPPED.iterdir()) <= 30_000_000


def test_its_card_names_every_corpus_with_its_licence() -> None:
    card = (SHIPPED / "CARD.md").read_text(encoding="utf-8")
    assert "PolNeAR" in card
    assert "CC BY" in card
    assert "Apache-2.0" in card


def test_a_bundle_of_another_protocol_is_refused_in_one_sentence(copied: Path) -> None:
    told = json.loads((copied / "bundle.json").read_text(encoding="utf-8"))
    (copied / "bundle.json").write_text(json.dumps(told | {"protocol": 99}), encoding="utf-8")
    with pytest.raises(
        BundleError, match=r"speaks protocol 99, this onrecord reads 2: use the bundle"
    ) as caught:
        open_bundle(copied)
    assert "\n" not in str(caught.value)


def test_a_bundle_with_other_labels_is_refused(copied: Path) -> None:
    told = json.loads((copied / "bundle.json").read_text(encoding="utf-8"))
    told["heads"]["cues"] = ["O"]
    (copied / "bundle.json").write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(BundleError, match="use the bundle that came with this version"):
        describe_bundle(copied)


@pytest.mark.parametrize("name", ["encoder.onnx", "vocabulary.txt", "bundle.json"])
def test_a_missing_file_is_named(copied: Path, name: str) -> None:
    (copied / name).unlink()
    with pytest.raises(BundleError, match=f"{name} missing"):
        open_bundle(copied)


@pytest.mark.parametrize("name", ["encoder.onnx", "vocabulary.txt", "bundle.json"])
def test_a_damaged_file_is_told_not_raised_as_something_else(copied: Path, name: str) -> None:
    (copied / name).write_bytes(b"\x00\x01damaged")
    with pytest.raises(BundleError, match="damaged"):
        open_bundle(copied)
