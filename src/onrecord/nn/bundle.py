"""The model bundle: one folder with the encoder (int8 ONNX), its vocabulary, labels, thresholds and protocol."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from onrecord.model import BundleError, Trust
from onrecord.nn.decode import Learnt, Steps, steps_of
from onrecord.nn.labels import ATTRIBUTION, CUES, PROTOCOL, heads
from onrecord.nn.names import name_steps, phrase_steps
from onrecord.nn.stand_ins import StandIns
from onrecord.nn.wordpiece import WordPiece

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

    from onrecord.nn.windows import Window

SHIPPED = Path(__file__).parent / "bundle_data"
_FILES = ("encoder.onnx", "vocabulary.txt", "bundle.json")


@dataclass(frozen=True, slots=True)
class Described:
    """`bundle.json`: the protocol number, pieces in a window, the labels of each head, the least score per label.

    `enter` is what beginning a span of each kind costs, in natural logs; `learnt` what training found of neighbouring
    tags, of those heads that learn it; `trust` what a score is worth beside a rule.
    """

    protocol: int
    window: int
    heads: Mapping[str, tuple[str, ...]]
    thresholds: Mapping[str, float]
    enter: Mapping[str, float]
    learnt: Mapping[str, Learnt]
    trust: Trust


@dataclass(frozen=True, slots=True)
class Bundle:
    """An opened model: what it knows is read once, its session runs on one thread."""

    session: InferenceSession
    pieces: StandIns
    window: int
    thresholds: Mapping[str, float]
    steps: Mapping[str, Steps]
    trust: Trust
    digest: str

    def columns(self, window: Window) -> NDArray[np.float32]:
        """What the heads say of each word of a window: (words, columns).

        One window a run, unpadded: with dynamic int8 the numbers of a text would else depend on the company it keeps.
        """
        given = {
            "pieces": np.array([window.pieces], dtype=np.int64),
            "rows": np.array([window.rows], dtype=np.int64),
        }
        found: NDArray[np.float32] = self.session.run(["columns"], given)[0][0]
        return found[list(window.firsts)]


def open_bundle(folder: Path = SHIPPED) -> Bundle:
    """The bundle in `folder`.

    Raises:
        BundleError: if a file is missing or damaged, or the bundle is of another protocol.
    """
    # Imported here: the run time takes a tenth of a second to load, and most commands never need it.
    from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415
    from onnxruntime.capi.onnxruntime_pybind11_state import InvalidProtobuf, NoSuchFile  # noqa: PLC0415

    described = describe_bundle(folder)
    options = SessionOptions()
    # The run time ignores the limits of containers and OMP_NUM_THREADS: one thread a process, set by us.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = InferenceSession(str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"])
        pieces = _vocabulary(folder / "vocabulary.txt")
    except (InvalidProtobuf, NoSuchFile, KeyError) as fault:
        raise BundleError(
            f"the model in {folder} is damaged: reinstall onrecord, or use --no-model"
        ) from fault
    return Bundle(
        session=session,
        pieces=pieces,
        window=described.window,
        thresholds=described.thresholds,
        steps=all_steps(described.enter, described.learnt),
        trust=described.trust,
        digest=bundle_digest(folder),
    )


def describe_bundle(folder: Path = SHIPPED) -> Described:
    """What `bundle.json` says, checked against what this version reads.

    Raises:
        BundleError: if a file is missing or damaged, or the bundle is of another protocol.
    """
    missing = [name for name in _FILES if not (folder / name).is_file()]
    if missing:
        raise BundleError(
            f"no model in {folder} ({', '.join(missing)} missing): reinstall onrecord, or use --no-model"
        )
    try:
        described = msgspec.json.decode((folder / "bundle.json").read_bytes(), type=Described)
    except msgspec.DecodeError as fault:
        raise BundleError(
            f"{folder / 'bundle.json'} is damaged: reinstall onrecord, or use --no-model"
        ) from fault
    known = {head.name: head.labels for head in heads()}
    if described.protocol != PROTOCOL or described.heads != known:
        raise BundleError(
            f"the model in {folder} speaks protocol {described.protocol}, this onrecord reads {PROTOCOL}: "
            "use the bundle that came with this version, or --no-model"
        )
    return described


def all_steps(enter: Mapping[str, float], learnt: Mapping[str, Learnt]) -> Mapping[str, Steps]:
    """The steps that each way of reading the columns goes by."""
    return {
        "attribution": steps_of(ATTRIBUTION, enter, learnt.get("attribution")),
        "cues": steps_of(CUES, enter),
        "names": name_steps(enter["name"]),
        "phrases": phrase_steps(enter["mention"]),
    }


def bundle_digest(folder: Path = SHIPPED) -> str:
    """SHA-256 over the files of a bundle: it stands in the version of every entry the model had a part in."""
    made = hashlib.sha256()
    for name in _FILES:
        made.update((folder / name).read_bytes())
    return made.hexdigest()


def _vocabulary(path: Path) -> StandIns:
    lines = path.read_text(encoding="utf-8").split("\n")
    return StandIns(WordPiece({piece: number for number, piece in enumerate(lines) if piece}))
