"""The command line: one file per command, no logic. Commands are loaded by name, when they are called."""

import sys
from importlib import import_module

import click

from onrecord import __version__
from onrecord.model.errors import OnrecordError, UsageError

# Command → module and one line of help: the only list of commands there is.
COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("onrecord.cli.demo", "Read the bundled sample reports into a ledger and show it."),
    "ingest": ("onrecord.cli.ingest", "Read reports into a ledger."),
    "show": ("onrecord.cli.show", "Show what a ledger holds: cases, incidents, claims, sources, problems."),
    "search": ("onrecord.cli.search", "Find words in the reports of a ledger."),
    "review": ("onrecord.cli.review", "Open a ledger's reports in the browser to accept, correct and add."),
    "stats": ("onrecord.cli.stats", "Count what was decided, and how long it took."),
    "field": ("onrecord.cli.field", "Your own codebook: list, add and change fields."),
    "gazetteer": ("onrecord.cli.gazetteer", "Places of your own: add a GeoNames dump or a CSV, list, undo."),
    "export": ("onrecord.cli.export", "Write incidents or claims as CSV, JSON Lines or GeoJSON."),
    "explain": (
        "onrecord.cli.explain",
        "Print each fact of a report with its words, its rule and its score.",
    ),
    "analyse": ("onrecord.cli.analyse", "Analyse reports and print JSON; no ledger needed."),
    "schema": ("onrecord.cli.schema", "Print the JSON Schema of the records."),
    "doctor": (
        "onrecord.cli.doctor",
        "Say which versions and data files are in use, and whether a ledger is well.",
    ),
}

EXIT_CODES = """\b
Exit codes:
  0  done
  1  failed: the message says what happened and what to do
  2  the command was called wrongly
  3  done, but some input could not be read: see the problems
"""


class _Lazy(click.Group):
    """A group whose commands are imported only when called, so that ``--version`` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, says) for name, (_, says) in COMMANDS.items()])


@click.group(cls=_Lazy, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord")
def group() -> None:
    """An evidence ledger for conflict reporting.

    What happened, who says so and through whom, who disputes it: every cell with its exact words.
    """


def main() -> None:
    """Run the command line; errors raised on purpose become one sentence and an exit code."""
    try:
        sys.exit(group(standalone_mode=False))
    except click.exceptions.Abort:
        _interrupted()
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except UsageError as error:
        _stop(error, 2)
    except OnrecordError as error:
        _stop(error, 1)
    except KeyboardInterrupt:
        _interrupted()
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output went away: nothing to tell anybody
        sys.exit(0)
    except OSError as error:
        _stop(error, 1)


def _interrupted() -> None:
    click.echo(
        "onrecord: stopped. What was filed stays filed; run the same command again to go on.", err=True
    )
    sys.exit(130)


def _stop(error: Exception, code: int) -> None:
    click.echo(f"onrecord: {error}", err=True)
    sys.exit(code)
