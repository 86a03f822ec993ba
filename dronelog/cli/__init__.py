"""The commands: one thin file each. Only the module of the command that runs is imported."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import Annotated

import typer

#: Command → module of this package that holds it (a function `command`, or a Typer `group`), and what it does.
COMMANDS: dict[str, tuple[str, str]] = {
    "add": ("add", "Read reports from files or stdin, understand them, store them."),
    "parse": ("parse", "Show what is understood; store nothing."),
    "query": ("query", "List incidents, filtered."),
    "show": ("show", "Show one incident or report with its evidence."),
    "summary": ("summary", "Totals that count each thing once."),
    "conflicts": ("conflicts", "Where sources disagree about one event, side by side."),
    "trace": ("trace", "From a figure of a summary down to the sentences."),
    "export": ("export", "Write incidents to a file, the format by its ending."),
    "regions": ("regions", "Look up a region, a town or a district."),
    "sources": ("sources", "List sources and their names."),
    "profiles": ("profiles", "Tables whose columns were named once."),
    "demo": ("demo", "A throw-away database with the bundled reports."),
    "review": ("review", "Go through what is doubtful."),
    "edit": ("edit", "Correct fields of an incident."),
    "accept": ("accept", "A person looked, and it is right."),
    "reject": ("reject", "It counts nowhere, and stays readable."),
    "restore": ("restore", "Take a verdict back."),
    "merge": ("merge", "Incidents are one event."),
    "split": ("split", "Incidents are not one event."),
    "history": ("history", "What persons changed of an incident."),
    "undo": ("undo", "Take a correction or verdict back."),
    "sql": ("sql", "Ask the database in SQL; it can only be read."),
    "reparse": ("reparse", "Read stored texts again with today's rules."),
    "runs": ("runs", "What each intake did; undo one whole."),
    "rejects": ("rejects", "What could not be used; try it again."),
    "doctor": ("doctor", "Is the database sound?"),
    "db": ("db", "Where the database is, how it is, a copy of it."),
}

_EPILOG = "Every command has examples: dronelog COMMAND --help"
_HELP = """Drone reports in, incidents that can be cited out.

\b
Examples:
  dronelog demo                                a first look, nothing is kept
  dronelog add night.txt --publisher "BelPressa" --published 2025-08-27
  dronelog add export.jsonl                    many reports at once
  dronelog query --region Belgorod --since 2025-08-01
  dronelog summary --by region,month
  dronelog export incidents.csv
"""


def build(names: list[str]) -> typer.Typer:
    """A Typer application with these commands only."""
    app = typer.Typer(
        name="dronelog", help=_HELP, epilog=_EPILOG, no_args_is_help=False, add_completion=False, rich_markup_mode=None,
        pretty_exceptions_enable=False, context_settings={"help_option_names": ["-h", "--help"]},
    )  # fmt: skip

    @app.callback(invoke_without_command=True)
    def root(
        context: typer.Context,
        version: Annotated[bool, typer.Option("--version", "-V", help="Tell the version.")] = False,
    ) -> None:
        if version:
            from dronelog import __version__

            print(f"dronelog {__version__}")  # noqa: T201
            raise typer.Exit
        if context.invoked_subcommand is None:
            print(context.get_help())  # noqa: T201
            raise typer.Exit

    for name in names:
        file, short = COMMANDS[name]
        module = import_module(f"dronelog.cli.{file}")
        if hasattr(module, "group"):
            app.add_typer(module.group, name=name, short_help=short)
        else:
            app.command(name, short_help=short)(module.command)
    return app


def main(args: list[str]) -> int:
    """Run a command line; returns the exit code. Errors are one line on stderr, tracebacks only with ``--debug``."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    completing = "_DRONELOG_COMPLETE" in os.environ
    if completing:
        from typer._completion_classes import completion_init

        completion_init()
    # of a line that is being completed, the command is the second word once it is followed by another
    line = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS") or "" if completing else ""
    begun = line.split()[1:] if len(line.split()) > 2 or line.endswith(" ") else []
    words = begun if completing else args
    app = build([words[0]] if words and words[0] in COMMANDS else list(COMMANDS))
    from dronelog.cli.errors import told

    gc.freeze()  # what is imported stays; only what a command makes is looked through
    gc.enable()
    return told(app, args)
