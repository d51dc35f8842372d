"""Times, scored as TempEval-3 does: strict and relaxed extents, and value and type over the relaxed matches."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTime:
    """One time expression: characters `start` to `stop` of the text, TIMEX3 type and value."""

    start: int
    stop: int
    words: str
    timex_type: str
    value: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedText:
    """One TimeML document: its text, its date of creation (the publication date), its time expressions."""

    name: str
    text: str
    created: date | None
    times: tuple[GoldTime, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeCounts:
    """Counts that add up over documents."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    gold_met: int = 0
    found_met: int = 0
    value_right: int = 0
    type_right: int = 0

    def __add__(self, other: "TimeCounts") -> "TimeCounts":
        return TimeCounts(**{name: getattr(self, name) + getattr(other, name) for name in self.__slots__})


def read_timeml_folder(folder: Path) -> tuple[TimedText, ...]:
    """All `*.tml` documents of a folder, in the order of their names."""
    return tuple(read_timeml(path.read_text("utf-8"), path.stem) for path in sorted(folder.glob("*.tml")))


def read_timeml(content: str, name: str) -> TimedText:
    """One TimeML document; only the time expressions inside its TEXT count.

    >>> made = read_timeml(
    ...     '<TimeML><DCT><TIMEX3 value="2017-08-04"/></DCT>'
    ...     '<TEXT>It fell on <TIMEX3 type="DATE" value="2017-08-02">Wednesday</TIMEX3>.</TEXT></TimeML>', "one")
    >>> made.text[made.times[0].start : made.times[0].stop], made.created.isoformat()
    ('Wednesday', '2017-08-04')
    """
    root = ET.fromstring(content)  # noqa: S314 - corpora on our own disk
    created = next((one.get("value", "") for one in root.iterfind("DCT/TIMEX3")), "")
    day = re.match(r"\d{4}-\d\d-\d\d", created)
    pieces: list[str] = []
    times: list[GoldTime] = []
    body = root.find("TEXT")
    if body is not None:
        _walk(body, pieces, times)
    return TimedText(
        name=name,
        text="".join(pieces),
        created=date.fromisoformat(day.group()) if day else None,
        times=tuple(times),
    )


def _walk(element: ET.Element, pieces: list[str], times: list[GoldTime]) -> None:
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, times)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3" and element.get("functionInDocument") != "CREATION_TIME":
        words = "".join(pieces)[start:]
        inner = words.strip()
        start += len(words) - len(words.lstrip())
        gold = GoldTime(
            start=start,
            stop=start + len(inner),
            words=inner,
            timex_type=element.get("type", ""),
            value=element.get("value"),
        )
        times.append(gold)


def count_times(gold: Sequence[GoldTime], found: Sequence[GoldTime]) -> TimeCounts:
    """The counts of one document; each gold expression meets the found one it shares most letters with.

    >>> gold = GoldTime(start=0, stop=9, words="last week", timex_type="DATE", value="2017-W30")
    >>> late = GoldTime(start=0, stop=14, words="last week only", timex_type="DATE", value="2017-W30")
    >>> scores = time_scores(count_times((gold,), (late,)))
    >>> scores["strict_f1"], scores["relaxed_f1"], scores["value_f1"]
    (0.0, 1.0, 1.0)
    """
    extents = {(one.start, one.stop) for one in found}
    met = [(one, best) for one in gold if (best := _best(one, found)) is not None]
    return TimeCounts(
        gold=len(gold),
        found=len(found),
        strict=sum((one.start, one.stop) in extents for one in gold),
        gold_met=len(met),
        found_met=sum(_best(one, gold) is not None for one in found),
        value_right=sum(one.value == best.value for one, best in met),
        type_right=sum(one.timex_type == best.timex_type for one, best in met),
    )


def _best(one: GoldTime, others: Iterable[GoldTime]) -> GoldTime | None:
    shared = [
        (min(one.stop, other.stop) - max(one.start, other.start), -at, other)
        for at, other in enumerate(others)
    ]
    best = max(shared, key=lambda row: row[:2], default=None)
    return best[2] if best is not None and best[0] > 0 else None


def time_scores(counts: TimeCounts) -> dict[str, float]:
    """The measures of TempEval-3: value and type F1 are relaxed F1 times the share of matches that are right."""
    relaxed = _f1(counts.found_met, counts.found, counts.gold_met, counts.gold)
    met = counts.gold_met or 1
    return {
        "strict_f1": _f1(counts.strict, counts.found, counts.strict, counts.gold),
        "relaxed_f1": relaxed,
        "value_f1": relaxed * counts.value_right / met,
        "type_f1": relaxed * counts.type_right / met,
        "n": counts.gold,
    }


def _f1(right_found: int, found: int, right_gold: int, gold: int) -> float:
    precision = right_found / found if found else 0.0
    recall = right_gold / gold if gold else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
