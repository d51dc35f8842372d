"""The bare encoder over the same reports: what the model alone could do, for the path to be compared with."""

import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from statistics import median
from time import perf_counter

from onrecord import read_text
from onrecord.clean import clean_report
from onrecord.flow.tools import open_model
from onrecord.nn.windows import Window, windows_of

_WARM_UP = 4
_STARTS = 5
_LOAD = (
    "from time import perf_counter; from onrecord.nn.bundle import open_bundle; "
    "start = perf_counter(); open_bundle(); print(perf_counter() - start)"
)


def encoder_rate(texts: Sequence[str], processes: int) -> float:
    """Reports per second of the model's session alone, in that many processes of one thread each.

    The windows are cut and their words taken to pieces beforehand: nothing is timed but the network.
    """
    shares = [texts[number::processes] for number in range(processes)]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        list(pool.map(_encoded_seconds, [share[:_WARM_UP] for share in shares]))  # the model is loaded now
        taken = list(pool.map(_encoded_seconds, shares))
    return sum(len(share) / seconds for share, seconds in zip(shares, taken, strict=True) if share)


def _encoded_seconds(texts: Sequence[str]) -> float:
    model = open_model()
    windows = [window for text in texts for window in report_windows(text)]
    start = perf_counter()
    for window in windows:
        model.columns(window)
    return perf_counter() - start


def report_windows(text: str) -> tuple[Window, ...]:
    """The windows that the model sees of a report, as the path cuts them."""
    model = open_model()
    document, _ = clean_report(read_text(text))
    spans = [(one.span.start, one.span.stop) for one in document.sentences]
    return tuple(windows_of(document.text, spans, model.pieces, model.window))


def model_load_seconds() -> float:
    """Median seconds to open the model in a fresh process, of five: the run time's own loading included."""
    taken = []
    for _ in range(_STARTS):
        done = subprocess.run([sys.executable, "-c", _LOAD], check=True, capture_output=True, text=True)
        taken.append(float(done.stdout))
    return median(taken)
