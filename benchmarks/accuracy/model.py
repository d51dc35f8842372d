"""Whether there is a model to measure and it is asked for, and from which score on its claims are shown as sure."""

import os

from onrecord.model import BundleError
from onrecord.nn.bundle import describe_bundle

NO_MODEL = "ONRECORD_BENCH_NO_MODEL"


def missing_model() -> str | None:
    """Why there is no model, in a sentence; None if there is one."""
    try:
        describe_bundle()
    except BundleError as error:
        return str(error)
    return None


def without_model() -> bool:
    """Whether the run was told to leave the model out (``--no-model``); workers read it from the environment too."""
    return os.environ.get(NO_MODEL) == "1"


def shown_from() -> float:
    """The score below which a claim is marked "unsure" where people read it; 0 without a model: none is."""
    if without_model() or missing_model():
        return 0.0
    return describe_bundle().thresholds.get("shown", 0.0)
