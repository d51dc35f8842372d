"""The settings of a run, from a TOML file."""

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """See settings.toml for what each one means."""

    seed: int
    epochs: float
    stop: int
    batch_pieces: int
    rate: float
    head_factor: float
    warm_up: float
    decay: float
    average: float
    case_changed: float
    terse: float
    keep_every: int
    keep_weight: float
    folds: list[int]
    limits: dict[str, float]
    times: dict[str, float]
    weights: dict[str, float]


def read_settings(path: Path) -> Settings:
    """The settings in `path`.

    Raises:
        TypeError: if one is missing or unknown.
    """
    return Settings(**tomllib.loads(path.read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """The least score per label, what beginning a span of each kind costs, what a score is worth beside a rule."""

    least: dict[str, float]
    enter: dict[str, float]
    trust: dict[str, float]


def read_thresholds(path: Path) -> Thresholds:
    """The thresholds in `path`.

    Raises:
        TypeError: if a table is missing or unknown.
    """
    return Thresholds(**tomllib.loads(path.read_text(encoding="utf-8")))
