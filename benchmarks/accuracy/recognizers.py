"""Times: the specifications of Recognizers-Text (English), each case given its reference date.

Read are `DateTimeModel.json` and the `*Parser.json` files, without time zones and without the cases marked as not
supported in Python. A case is right when every expression it expects is met by one found time that overlaps it, holds
all its figures and means the same (`score_recognizers`), and, where the file is about all types, nothing else is found.

A case is read as the body of a report, by the steps that read times; cleaning is left out, which takes a lone date for a
date line. The specifications are written for an assistant that is spoken to at a certain minute; a report is read on a
day. Where only that differs, the unanchored normal form we found is read again by their convention, which is told in
`recognizers_convention` and nowhere else. What they have no type for (a vague "recently") is left aside.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from benchmarks.accuracy.corpora import CorpusError, first_there
from benchmarks.accuracy.recognizers_convention import MIDDLES, by_their_convention
from benchmarks.accuracy.score_recognizers import Expected, Meaning, expected_of, found_meanings
from benchmarks.accuracy.task import Task
from onrecord.find.times.times import find_times
from onrecord.ground.date_reading import Anchors
from onrecord.ground.date_values import read_value
from onrecord.ground.dates import ground_times, published_date
from onrecord.model import Block, BlockKind, Document, Sentence, Span, Stated, TextMap, When
from onrecord.text.sentences import sentences

_NO_TYPE = {"PAST_REF", "FUTURE_REF", "PRESENT_REF"}
_WHOLE = {"DateTimeModel", "MergedParser"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case: its sentence, the moment it is said, what it expects."""

    name: str
    text: str
    said: datetime | None
    expected: tuple[Expected, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult:
    """How one case went: `lost` are the kinds of what was expected and not met, `extra` how much more was found."""

    name: str
    file: str
    right: bool
    expressions: int
    lost: tuple[str, ...]
    extra: int


@dataclass(frozen=True, slots=True)
class FoundTime:
    """One time found: its interval, and its unanchored normal form."""

    when: When
    value: str | None


def read_cases(path: Path) -> tuple[Case, ...]:
    """The applicable cases of one file of the specifications."""
    rows = json.loads(path.read_text("utf-8-sig"))
    return tuple(
        Case(
            name=f"{path.stem} {at}",
            text=row["Input"],
            said=_said((row.get("Context") or {}).get("ReferenceDateTime")),
            expected=tuple(expected_of(result) for result in row["Results"]),
        )
        for at, row in enumerate(rows)
        if "python" not in f"{row.get('NotSupported', '')} {row.get('NotSupportedByDesign', '')}".lower()
    )


def _said(words: str | None) -> datetime | None:
    return datetime.fromisoformat(words[:19]) if words else None


def compare_case(case: Case) -> CaseResult:
    """The steps that read times on one case."""
    found = list(read_times(case.text, case.said.date() if case.said else None))
    lost: list[str] = []
    for expected in case.expected:
        near = [
            one
            for one in found
            if one.when.span.start < expected.stop and expected.start < one.when.span.stop
        ]
        if len(near) == 1 and _means(near[0], expected, case):
            found.remove(near[0])
        else:
            lost.append(expected.kind)
            found = [one for one in found if one not in near]
    file = case.name.partition(" ")[0]
    whole = (
        file in _WHOLE
    )  # the other files ask for one type of expression and leave the rest of the sentence
    extra = sum(one.when.timex not in _NO_TYPE for one in found) if whole else 0
    return CaseResult(
        name=case.name,
        file=file,
        right=not lost and not extra,
        expressions=len(case.expected),
        lost=tuple(lost),
        extra=extra,
    )


def _means(found: FoundTime, expected: Expected, case: Case) -> bool:
    """Whether a found time holds every figure of what is expected, and means one of its readings."""
    figures = re.finditer(r"\d+", case.text[expected.start : expected.stop])
    span = found.when.span
    whole = all(
        span.start <= expected.start + one.start() and expected.start + one.end() <= span.stop
        for one in figures
    )
    return whole and not meanings(found, case.said).isdisjoint(expected.readings)


def read_times(text: str, published: date | None) -> tuple[FoundTime, ...]:
    """The times of a text that is all body.

    >>> [one.when.timex for one in read_times("It fell on Wednesday.", date(2017, 8, 4))]
    ['2017-08-02']
    """
    stated = Stated(
        field="published", value=str(published), words=str(published), found_in="the case", decided=True
    )
    document = Document(
        report="case",
        text=text,
        back=TextMap.identity(len(text)),
        blocks=(Block(kind=BlockKind.BODY, span=Span(0, len(text)), by="case"),),
        sentences=tuple(
            Sentence(span=Span(start, stop), block=0, paragraph=0) for start, stop in sentences(text)
        ),
        language="en",
        stated=(stated,) if published else (),
    )
    mentions = find_times(document)
    whens, _ = ground_times(document, mentions, published_date(document)[0])
    values = {one.id: one.value for one in mentions}
    return tuple(FoundTime(when=when, value=values.get(when.mention or "")) for when in whens)


def meanings(found: FoundTime, said: datetime | None) -> frozenset[Meaning]:
    """What a found time means, by our reading or, where a convention of theirs touches it, by theirs."""
    when, value = found.when, found.value or ""
    if re.fullmatch(r"XXXX-(SP|SU|FA|WI)", value):  # they leave the year of a season open
        return frozenset({Meaning("word", (value[5:],))})
    if when.mod == "MID" and value in MIDDLES:
        return frozenset({Meaning("clock", (MIDDLES[value],))})
    if value.endswith(" IN ANY"):  # a time of day stays one there, whatever day was named before
        times = [f"XXXX-XX-XX{time}" for time in value.removesuffix(" IN ANY").split(" / ")]
        return found_meanings("/".join(times), "TIME", (None, None), when.mod)
    unread = when.timex is None and not when.resolved  # an impossible date has no reading on either side
    told = frozenset({Meaning("word", (value,))}) if unread else frozenset[Meaning]()
    theirs = by_their_convention(value, said, resolved=when.resolved) if said else value
    if theirs == value or said is None:
        return told | found_meanings(when.timex, when.timex_type, (when.earliest, when.latest), when.mod)
    reading = read_value(theirs, Anchors(published=said.date()))
    stretch = reading.stretch
    days = (stretch.earliest, stretch.latest) if stretch else (None, None)
    return told | found_meanings(reading.timex, reading.timex_type, days, when.mod)


def _files(corpora: Path, split: str | None) -> tuple[Path, ...]:
    folder = first_there(corpora, [f"times/{split or 'recognizers_specs_en'}", split or ""])
    parsers = sorted(path for path in folder.glob("*Parser.json") if "TimeZone" not in path.name)
    return tuple(path for path in (folder / "DateTimeModel.json", *parsers) if path.is_file())


def _units(files: tuple[Path, ...]) -> Iterable[Case]:
    cases = [case for path in files for case in read_cases(path)]
    if not cases:
        raise CorpusError("no file of the Recognizers specifications is there")
    return cases


def case_scores(parts: Iterable[CaseResult]) -> dict[str, float]:
    """Share of cases right, of expressions right, and of right cases in each file; how often each kind was missed."""
    results: Sequence[CaseResult] = tuple(parts)
    expressions = sum(one.expressions for one in results)
    files = Counter(one.file for one in results)
    right = Counter(one.file for one in results if one.right)
    lost = Counter(kind for one in results for kind in one.lost)
    scores = {
        "cases_right": sum(right.values()) / (len(results) or 1),
        "expressions_right": 1 - sum(lost.values()) / (expressions or 1),
        "n": float(len(results)),
        "expressions": float(expressions),
        "too_much": float(sum(one.extra > 0 for one in results)),
    }
    scores |= {f"right_{name}": right[name] / many for name, many in sorted(files.items())}
    return scores | {f"missed_{kind}": float(many) for kind, many in sorted(lost.items())}


RECOGNIZERS = Task(
    name="times/recognizers",
    files=_files,
    units=_units,
    one=compare_case,
    scores=case_scores,
)
