"""What the path needs of the world, opened once and passed in."""

from dataclasses import dataclass
from functools import cache

from onrecord.ground.gazetteer import Gazetteer, open_gazetteer
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


@cache
def open_tools(*, model: bool = True) -> Tools:
    """The tools with the data files that ship with onrecord; opened once in a process.

    Raises:
        GazetteerError: if the gazetteer file is missing or of another version.
        BundleError: if the model is missing, damaged or of another protocol.
    """
    return Tools(gazetteer=open_gazetteer(), model=open_model() if model else None)
