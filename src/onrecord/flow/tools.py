"""What the path needs of the world, opened once and passed in."""

import os
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.ground.gazetteer import Gazetteer, open_gazetteer
from onrecord.ground.gazetteer_folder import own_files, own_folder
from onrecord.nn.bundle import Bundle, open_bundle


@dataclass(frozen=True, slots=True)
class Tools:
    """The gazetteer and the model that the steps are given; without a model the rules stand alone."""

    gazetteer: Gazetteer
    model: Bundle | None


@cache
def open_model() -> Bundle:
    """The model that ships with onrecord; opened once in a process.

    Raises:
        BundleError: if the model is missing, damaged or of another protocol.
    """
    return open_bundle()


def own_gazetteers() -> tuple[Path, ...]:
    """The user's own gazetteers, the one added last first; `ONRECORD_GAZETTEER` names their folder, or none if empty.

    Raises:
        GazetteerError: if one is damaged or of another version.
    """
    return own_files(own_folder(os.environ, sys.platform))


@cache
def open_tools(*, model: bool = True) -> Tools:
    """The tools with the data files that ship with onrecord and the user's own gazetteers; opened once in a process.

    Raises:
        GazetteerError: if a gazetteer file is missing, damaged or of another version.
        BundleError: if the model is missing, damaged or of another protocol.
    """
    return Tools(gazetteer=open_gazetteer(own=own_gazetteers()), model=open_model() if model else None)
