"""Reports to measure with: of the length of a news report, made of the bundled demo reports' paragraphs."""

from importlib.resources import files
from pathlib import Path

from onrecord.model import Report
from onrecord.read import ReadOptions, read_paths

WORDS = 400


def demo_folder() -> Path:
    """The bundled demo reports."""
    return Path(str(files("onrecord"))) / "demo" / "reports"


def demo_reports() -> tuple[Report, ...]:
    """The bundled demo reports, as the readers give them."""
    return tuple(one for one in read_paths([demo_folder()], ReadOptions()) if isinstance(one, Report))


def long_reports(size: int, words: int = WORDS) -> tuple[str, ...]:
    """`size` different texts of about `words` words: a headline, then paragraphs of the demo reports in turn.

    >>> one, other = long_reports(2)
    >>> 400 <= len(one.split()) < 500, one != other
    (True, True)
    """
    paragraphs = _paragraphs()
    return tuple(_text(number, paragraphs, words) for number in range(size))


def _paragraphs() -> tuple[str, ...]:
    plain = (report.text for report in demo_reports() if report.media_type == "text/plain")
    found = (line.strip() for text in plain for line in text.split("\n"))
    return tuple(line for line in found if len(line.split()) > 12 and line.endswith((".", "”", '"')))


def _text(number: int, paragraphs: tuple[str, ...], words: int) -> str:
    step = 1 + number % 7  # another order for each, so that no cache holds the whole answer
    made = [f"Convoy attacked near Isiro, report {number}"]
    here = number
    while sum(len(one.split()) for one in made) < words:
        made.append(paragraphs[here % len(paragraphs)])
        here += step
    return "\n\n".join(made)
