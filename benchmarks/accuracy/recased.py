"""The same tasks on the same texts in capitals and in small letters: wires and machine translations come so."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from benchmarks.accuracy.attribution import POLNEAR, AttributedText
from benchmarks.accuracy.mentions import RE3D_TASK, NamedText
from benchmarks.accuracy.task import Task

Recased = TypeVar("Recased", AttributedText, NamedText)
Part = TypeVar("Part")


def in_capitals(text: str) -> str:
    """The text in capitals; a letter whose capital is longer stays, so that every offset holds.

    >>> in_capitals("Straße in Gao")
    'STRAßE IN GAO'
    """
    return "".join(_same_length(letter, letter.upper()) for letter in text)


def in_small_letters(text: str) -> str:
    """The text in small letters; a letter whose small one is longer stays.

    >>> in_small_letters("İzmir NATO")
    'İzmir nato'
    """
    return "".join(_same_length(letter, letter.lower()) for letter in text)


def _same_length(letter: str, other: str) -> str:
    return other if len(other) == 1 else letter


def compare_recased(compare: Callable[[Recased], Part], recase: Callable[[str], str], unit: Recased) -> Part:
    """The scorer of a task on one of its texts, written otherwise."""
    return compare(replace(unit, text=recase(unit.text)))


def recased(task: Task[Recased, Part], ending: str, recase: Callable[[str], str]) -> Task[Recased, Part]:
    """The task with every text written otherwise."""
    return replace(task, name=f"{task.name}_{ending}", one=partial(compare_recased, task.one, recase))


POLNEAR_UPPER = recased(POLNEAR, "upper", in_capitals)
POLNEAR_LOWER = recased(POLNEAR, "lower", in_small_letters)
RE3D_UPPER = recased(RE3D_TASK, "upper", in_capitals)
RE3D_LOWER = recased(RE3D_TASK, "lower", in_small_letters)
