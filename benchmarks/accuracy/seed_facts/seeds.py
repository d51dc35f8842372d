"""The three seed reports, read and analysed once."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.accuracy.seed_facts.reading import Reading
from onrecord import analyse

CONVOY = "000_cf7435ceec765848.txt"
FLIGHTS = "001_8d0b4043b702a909.txt"
SUPPLIES = "002_7e12d9ebf49930aa.txt"
PUBLISHED = "2017-08-02"
_REPOSITORY = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeds:
    """The seeds' readings; `dated` is the convoy report given its publication date."""

    convoy: Reading
    dated: Reading
    flights: Reading
    supplies: Reading

    @property
    def all(self) -> tuple[Reading, Reading, Reading]:
        """The three reports, undated."""
        return self.convoy, self.flights, self.supplies


Check = Callable[[Seeds], None]
"""One fact: it returns if the fact holds, and raises `FactError` if not."""


def seeds_folder() -> Path:
    """Where the seeds lie: the environment's ONRECORD_SEEDS, else beside the repository."""
    return Path(os.environ.get("ONRECORD_SEEDS") or _REPOSITORY.parent / "shared" / "seeds")


def seed_files(folder: Path) -> tuple[Path, ...]:
    """The three files, in their order."""
    return tuple(folder / name for name in (CONVOY, FLIGHTS, SUPPLIES))


def read_seeds(folder: Path) -> Seeds:
    """The seeds of a folder, through the public path.

    Raises:
        FileNotFoundError: if one of them is not there.
    """
    convoy, flights, supplies = (path.read_bytes() for path in seed_files(folder))
    return Seeds(
        convoy=_reading(convoy),
        dated=_reading(convoy, PUBLISHED),
        flights=_reading(flights),
        supplies=_reading(supplies),
    )


def _reading(body: bytes, published: str | None = None) -> Reading:
    return Reading(body.decode("utf-8"), analyse(body, published=published))
