"""``onrecord explain``: each fact of a report, its words underlined, who found it, how sure."""

import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from onrecord.cli.common import console, cut, tell
from onrecord.cli.reading import read_options, reading_options
from onrecord.flow.filed import file_report
from onrecord.flow.tools import open_tools
from onrecord.model import Problem, Report, Severity, Span
from onrecord.read import read_paths
from onrecord.view.explain import Explained, Fact, explain


@click.command("explain")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@reading_options
@click.option("--all", "everything", is_flag=True, help="Print sentences without facts too.")
@click.option("--cells", is_flag=True, help="Print every cell on a line of its own, as the ledger keeps it.")
def command(paths: tuple[Path, ...], everything: bool, cells: bool, **given: Any) -> None:  # noqa: ANN401 - the reading options
    """Print each fact of a report with its words underlined, on whose word it is, which rule found it, and its score.

    I1, C2 and N1 are the incidents, claims and counts of the report, numbered as they are found.
    """
    lost = False
    for one in read_paths(paths, read_options(given), stdin=sys.stdin.buffer):
        if isinstance(one, Problem):
            tell(one)
            lost = lost or one.severity is Severity.ERROR
        else:
            _explain(one, console(), everything=everything, cells=cells)
    if lost:
        sys.exit(3)


def _explain(report: Report, screen: Console, *, everything: bool, cells: bool) -> None:
    filed = file_report(report, open_tools())
    screen.rule(escape(report.name), align="left")
    for problem in filed.problems:
        screen.print(
            f"[yellow]{problem.severity}[/yellow] {escape(problem.says)} {escape(problem.advice)}".rstrip()
        )
    for one in explain(filed.document, filed.entries, every_cell=cells):
        if one.facts or everything:
            _sentence(one, filed.document.text, screen)


def _sentence(one: Explained, text: str, screen: Console) -> None:
    screen.print()
    if one.sentence is None:
        screen.print("About the report itself")
    else:
        spans = [span for fact in one.facts for span in fact.spans]
        for words, marks in underlined(text, one.sentence, spans, width=min(screen.width, 110)):
            screen.print(escape(words), style="bold", highlight=False)
            if marks.strip():
                screen.print(marks, style="cyan", highlight=False)
    if one.facts:
        screen.print(_facts(one.facts))


def underlined(text: str, sentence: Span, spans: Iterable[Span], width: int) -> list[tuple[str, str]]:
    """The sentence in lines no longer than `width`, each with a line that marks the characters of `spans`.

    >>> underlined("Nine people died.", Span(0, 17), [Span(0, 4)], 80)
    [('Nine people died.', '~~~~')]
    """
    marked: set[int] = set()
    for span in spans:
        marked.update(range(max(span.start, sentence.start), min(span.stop, sentence.stop)))
    lines: list[tuple[str, str]] = []
    at = sentence.start
    flat = sentence.of(text).replace("\n", " ").replace("\t", " ")
    for line in textwrap.wrap(flat, width, drop_whitespace=False, replace_whitespace=False) or [""]:
        marks = "".join("~" if at + offset in marked else " " for offset in range(len(line)))
        at += len(line)
        lines.append((line.rstrip(), marks.rstrip()))
    return lines


def _facts(facts: tuple[Fact, ...]) -> Table:
    shown = Table(box=None, pad_edge=False, padding=(0, 1, 0, 1), show_header=False)
    for fact in facts:
        voice = "" if fact.by_whom == "the report itself" else f"— {fact.by_whom}"
        score = "" if fact.score is None else f" {fact.score:.2f}"
        words = f" “{cut(fact.words, 40)}”" if fact.words else ""
        value = fact.value if fact.field in {"says", "type"} else cut(fact.value, 44) + words
        shown.add_row(
            fact.label,
            fact.field,
            escape(value),
            escape(cut(voice, 40)),
            f"[dim]{escape(fact.found_by)}{score}[/dim]",
        )
    return shown
