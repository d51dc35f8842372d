"""Freeze the half of our own gold that is measured: ``python -m benchmarks.accuracy.gold_freeze [FOLDER]``.

Writes the sums of all its files to ``frozen.sha256``; from then on nothing is scored against files that were touched.
What is frozen stays: ``--anew WORDS`` freezes again, and keeps the words in the file's history beside it.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.accuracy.gold_files import FROZEN, GOLD, sums_of

_HISTORY = "frozen.history"


def main(arguments: Sequence[str] | None = None) -> int:
    """Freeze; 0 if done, 1 if it was frozen before and no words were given, 2 if there is nothing to freeze."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy.gold_freeze", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=GOLD / "measure")
    parser.add_argument("--anew", metavar="WORDS", help="freeze again, and say why")
    given = parser.parse_args(arguments)
    sums = sums_of(given.folder)
    if not sums:
        print(f"{given.folder} holds no annotations and no texts", file=sys.stderr)
        return 2
    path: Path = given.folder / FROZEN
    if path.is_file() and not given.anew:
        print(f"{path} is there: what is frozen stays, or say why with --anew WORDS", file=sys.stderr)
        return 1
    if path.is_file():
        with (given.folder / _HISTORY).open("a", encoding="utf-8") as history:
            history.write(f"# {given.anew}; before it was\n{path.read_text('utf-8')}")
    path.write_text("".join(f"{made}  {name}\n" for name, made in sums.items()), "utf-8")
    print(f"{len(sums)} files frozen in {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
