"""What others published on the same tasks, to print beside our figures.

Most were measured on the published test parts, ours on what the corpora's folder holds: beside is not against.
"""

from typing import NamedTuple


class Published(NamedTuple):
    """One figure: the task and metric it stands beside, who, how much (a fraction; km for errors), and a remark."""

    task: str
    metric: str
    who: str
    value: float
    note: str = ""


_POLNEAR = "attribution/polnear"
_TEST = "PolNeAR test"
_PLATINUM = "TempEval-3 platinum"


def _three(who: str, source: float | None, cue: float | None, content: float | None) -> tuple[Published, ...]:
    figures = (("source_exact_f1", source), ("cue_exact_f1", cue), ("content_exact_f1", content))
    return tuple(
        Published(_POLNEAR, metric, who, value, _TEST) for metric, value in figures if value is not None
    )


def _times(who: str, strict: float, relaxed: float, value: float) -> tuple[Published, ...]:
    figures = (("strict_f1", strict), ("relaxed_f1", relaxed), ("value_f1", value))
    tasks = ("times/timebank", "times/aquaint")
    return tuple(
        Published(task, metric, who, figure, _PLATINUM) for task in tasks for metric, figure in figures
    )


def _near(who: str, lgl: float, geovirus: float | None) -> tuple[Published, ...]:
    figures = (("places/lgl", lgl), ("places/geovirus", geovirus))
    return tuple(
        Published(task, "a161_gold_spans", who, value) for task, value in figures if value is not None
    )


PUBLISHED: tuple[Published, ...] = (
    *_three("rules", 0.107, 0.228, 0.056),
    *_three("CoreNLP", 0.139, None, 0.175),
    *_three("BERT+Cofe", 0.832, 0.753, 0.729),
    *_three("two humans", 0.777, 0.705, 0.659),
    Published(_POLNEAR, "content_overlap_f1", "two humans", 0.911, "20 documents"),
    Published(_POLNEAR, "whole_f1", "two humans", 0.768, "20 documents"),
    *_near("voting ensemble", 0.773, 0.821),
    *_near("CamCoder", 0.606, 0.769),
    *_near("BLINK", 0.662, 0.791),
    *_near("CLAVIN", 0.595, 0.793),
    *_near("population", 0.603, None),
    *_near("ceiling of cities500 + admin", 0.912, 0.872),
    *_times("HeidelTime", 0.813, 0.903, 0.776),
    *_times("SUTime", 0.796, 0.903, 0.674),
    *_times("UWTime", 0.831, 0.914, 0.824),
    *_times("recognizers-text", 0.697, 0.864, 0.659),
    *_times("dateparser", 0.167, 0.689, 0.326),
)
"""The table, best known first within a task."""


def beside(task: str, metric: str) -> tuple[Published, ...]:
    """The published figures for one metric of one task.

    >>> [row.who for row in beside("places/lgl", "a161_gold_spans")][0]
    'voting ensemble'
    """
    return tuple(row for row in PUBLISHED if (row.task, row.metric) == (task, metric))
