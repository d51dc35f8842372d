"""The parts of the README that are made from what the program really prints."""

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from onrecord.cli import group

MEASURED = Path(__file__).parents[1] / "benchmarks" / "measured.json"
NOTE = (
    "At least nine people were killed when a car bomb exploded near the bus station in Gao on Tuesday,\n"
    "the governor's office said.\n\n"
    "The army denied that any soldiers were among the dead. The hospital said it had treated about 30\n"
    "wounded, without giving figures for those who died there.\n"
)

# Task, metric, how it is called, and a published figure to hold it against (with its source in words).
ROWS = (
    ("seeds", "facts_passed", "facts of three real reports, each field asserted (of 42)", ""),
    (
        "attribution/polnear",
        "cue_exact_f1",
        "who says what: cue, exact span F1",
        "best .753; two humans .705",
    ),
    ("attribution/polnear", "source_exact_f1", "… source", "best .832; two humans .777"),
    ("attribution/polnear", "content_exact_f1", "… content", "best .729; two humans .659"),
    ("attribution/polnear", "content_overlap_f1", "… content, by characters", "two humans .911"),
    ("attribution/polnear", "whole_f1", "… source, cue and content together", "two humans .768"),
    (
        "attribution/own_gold",
        "claims_f1",
        "claims found in hard reports of our own (development half)",
        "two readers .93",
    ),
    (
        "attribution/own_gold",
        "chain_exact_given_match",
        "… of those, all speakers right, in order",
        "two readers .98",
    ),
    ("attribution/own_gold", "act_given_match", "… what is done by saying it", "two readers .92"),
    ("attribution/own_gold", "denial_f1", "… denials", "two readers .83"),
    (
        "factuality/uds_ih2",
        "pearson",
        "how surely an event happened, correlation (UDS-IH2)",
        "",
    ),
    ("times/timebank", "strict_f1", "time expressions, strict F1 (TimeBank)", "best, another set: .831"),
    ("times/timebank", "value_f1", "… with the right value", "best, another set: .824"),
    ("places/lgl", "a161_gold_spans", "places within 161 km, all gold counted (LGL)", "best .773"),
    ("places/geovirus", "a161_gold_spans", "… (GeoVirus)", "best .821"),
    ("losses/gva", "killed_exact", "number killed, per article", "regular expressions .06–.26"),
    ("losses/gva", "injured_exact", "number injured, per article", ""),
    ("mentions/re3d", "micro_f1", "names and things, exact span and type (re3d)", "BERT .703"),
    ("mentions/uner_ewt", "micro_f1", "names in web texts (Universal NER)", ""),
    ("mentions/wnut17", "micro_f1", "names in noisy posts (WNUT 17)", ""),
)


def _run(*arguments: str, at: Path) -> str:
    result = CliRunner().invoke(
        group, [one.replace("{at}", str(at)) for one in arguments], catch_exceptions=False
    )
    shown = result.stdout.replace(f"{at}/", "")
    return re.sub(r"[ \t]+$", "", shown, flags=re.MULTILINE).rstrip()


def opening() -> str:
    """The case most reports tell, of the bundled reports."""
    with TemporaryDirectory() as folder:
        _run("demo", "--ledger", "{at}/demo.db", at=Path(folder))
        shown = _run("show", "cases", "--limit", "1", "--ledger", "{at}/demo.db", at=Path(folder))
    return "```text\n" + shown.strip() + "\n```"


def example() -> str:
    """A note of three sentences, explained."""
    with TemporaryDirectory() as folder:
        note = Path(folder) / "note.txt"
        note.write_text(NOTE, encoding="utf-8")
        shown = _run("explain", "{at}/note.txt", "--published", "2024-05-08", at=Path(folder))
    return (
        f"```text\n$ cat note.txt\n{NOTE}\n$ onrecord explain note.txt --published 2024-05-08\n{shown}\n```"
    )


def accuracy() -> str:
    """The table of measured figures."""
    measured = json.loads(MEASURED.read_text(encoding="utf-8"))
    lines = ["| what | here | published, for comparison |", "|---|--:|---|"]
    for task, metric, says, published in ROWS:
        value = measured.get(task, {}).get(metric)
        if value is not None:
            shown = f"{value:.0f}" if value > 1 else f"{value:.3f}".lstrip("0")
            lines.append(f"| {says} | {shown} | {published} |")
    return "\n".join(lines)
