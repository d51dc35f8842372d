"""One report through the table of steps."""

from collections.abc import Callable
from functools import partial
from typing import Any

from onrecord.flow.steps import STEPS
from onrecord.flow.tools import Tools
from onrecord.flow.version import code_version
from onrecord.model import Analysis, Problem, Report


def analyse_report(
    report: Report,
    tools: Tools,
    *,
    timed: Callable[[str, Callable[[], Any]], Any] | None = None,
) -> Analysis:
    """Everything found in `report`. A pure function of the bytes, the tools and the version.

    `timed`, for measuring, is called with each step's name and a function that does it, and returns its result.
    """
    made: dict[str, Any] = {"report": report, "gazetteer": tools.gazetteer, "model": tools.model}
    for step in STEPS:
        given = [made[name] for name in step.reads]
        work = partial(step.run, *given)
        result = timed(step.name, work) if timed else work()
        made.update(zip(step.writes, result if len(step.writes) > 1 else (result,), strict=True))
    problems: tuple[Problem, ...] = (
        *made["clean_problems"],
        *made["published_problems"],
        *made["time_problems"],
    )
    return Analysis(
        report=report.digest,
        version=code_version(tools.model.digest if tools.model else None, tools.gazetteer.own.digest),
        document=made["document"],
        mentions=made["mentions"],
        actors=made["actors"],
        places=made["places"],
        times=made["times"],
        counts=made["counts"],
        claims=made["claims"],
        incidents=made["incidents"],
        cites=made["cites"],
        published=made["published"],
        problems=problems,
    )
