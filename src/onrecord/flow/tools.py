"""What the path needs of the world, opened once and passed in."""

from dataclasses import dataclass
from functools import cache

from onrecord.ground.gazetteer import Gazetteer, open_gazetteer


@dataclass(frozen=True, slots=True)
class Tools:
    """The gazetteer (and, later, the model's session) that the steps are given."""

    gazetteer: Gazetteer


@cache
def open_tools() -> Tools:
    """The tools with the data files that ship with onrecord; opened once in a process.

    Raises:
        GazetteerError: if the gazetteer file is missing or of another version.
    """
    return Tools(gazetteer=open_gazetteer())
