"""``python -m benchmarks.reports``: facts gained and lost on a fixed set of reports; ``--freeze`` rewrites the answers."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.accuracy.seed_facts.seeds import PUBLISHED, seed_files, seeds_folder
from benchmarks.reports.facts import facts_of, others_words, own_words
from benchmarks.speed.texts import demo_reports
from onrecord import analyse
from onrecord.flow.run import analyse_report
from onrecord.flow.tools import open_tools

FROZEN = Path(__file__).with_name("frozen.json")
Answers = Mapping[str, tuple[str, ...]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what changed; 0 where nothing did or the answers were rewritten, 1 where something did."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reports", description=__doc__)
    parser.add_argument("--freeze", action="store_true", help="make today's facts the frozen answers")
    parser.add_argument("--frozen", type=Path, default=FROZEN, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    today, frozen = answers_today(), read_frozen(given.frozen)
    gained, lost = changes(frozen, today)
    for sign, facts in (("+", gained), ("-", lost)):
        for fact in facts:
            print(f"{sign} {fact}")
    print(
        f"{sum(map(len, today.values()))} facts in {len(today)} reports: {len(gained)} gained, {len(lost)} lost"
    )
    if given.freeze:
        kept = {name: facts for name, facts in frozen.items() if name not in today}
        made = {name: list(facts) for name, facts in sorted({**kept, **today}.items())}
        given.frozen.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", "utf-8")
        return 0
    return 1 if gained or lost else 0


def answers_today() -> dict[str, tuple[str, ...]]:
    """The facts of the bundled reports and, where they are at hand, of the seeds (their words as hashes)."""
    tools = open_tools()
    found = {
        f"{Path(report.name).name} {report.locator or ''}".strip(): facts_of(
            analyse_report(report, tools), own_words
        )
        for report in demo_reports()
    }
    for path in seed_files(seeds_folder()):
        if path.is_file():
            found[path.name] = facts_of(analyse(path.read_bytes(), published=PUBLISHED), others_words)
    return found


def read_frozen(path: Path = FROZEN) -> dict[str, tuple[str, ...]]:
    """The frozen answers; none where nothing was frozen yet."""
    held = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return {name: tuple(facts) for name, facts in held.items()}


def changes(frozen: Answers, today: Answers) -> tuple[list[str], list[str]]:
    """Facts gained and lost, each with the name of its report; reports not at hand today are left out.

    >>> changes({"a.txt": ("claim|x", "time|y")}, {"a.txt": ("claim|x", "time|z")})
    (['a.txt: time|z'], ['a.txt: time|y'])
    """
    gained: list[str] = []
    lost: list[str] = []
    for name, facts in today.items():
        before, now = Counter(frozen.get(name, ())), Counter(facts)
        gained += [f"{name}: {fact}" for fact in sorted((now - before).elements())]
        lost += [f"{name}: {fact}" for fact in sorted((before - now).elements())]
    return gained, lost


if __name__ == "__main__":
    sys.exit(main())
