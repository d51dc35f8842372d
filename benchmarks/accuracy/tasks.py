"""All tasks, in the order they are printed."""

from typing import Any

from benchmarks.accuracy.attribution import POLNEAR
from benchmarks.accuracy.conflict_places import UCDP
from benchmarks.accuracy.event_place import EVENT_LOCATION
from benchmarks.accuracy.factuality import UDS_IH2
from benchmarks.accuracy.framing import FRAMING
from benchmarks.accuracy.losses import GVA
from benchmarks.accuracy.mentions import RE3D_TASK, UNER_TASK, WNUT_TASK
from benchmarks.accuracy.own_gold import OWN_GOLD
from benchmarks.accuracy.places import GEOVIRUS, LGL
from benchmarks.accuracy.recased import POLNEAR_LOWER, POLNEAR_UPPER, RE3D_LOWER, RE3D_UPPER
from benchmarks.accuracy.recognizers import RECOGNIZERS
from benchmarks.accuracy.seeds import SEEDS
from benchmarks.accuracy.task import Task
from benchmarks.accuracy.times import AQUAINT, TIMEBANK

TASKS: tuple[Task[Any, Any], ...] = (
    SEEDS,
    POLNEAR,
    OWN_GOLD,
    UDS_IH2,
    TIMEBANK,
    AQUAINT,
    RECOGNIZERS,
    LGL,
    GEOVIRUS,
    UCDP,
    EVENT_LOCATION,
    RE3D_TASK,
    UNER_TASK,
    WNUT_TASK,
    GVA,
    FRAMING,
    POLNEAR_UPPER,
    POLNEAR_LOWER,
    RE3D_UPPER,
    RE3D_LOWER,
)


def task_named(name: str) -> Task[Any, Any]:
    """The task of that name.

    Raises:
        KeyError: if there is none.
    """
    return {task.name: task for task in TASKS}[name]
