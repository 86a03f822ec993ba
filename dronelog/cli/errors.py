"""How a command ends: each kind of failure becomes one line on stderr and an exit code."""

from __future__ import annotations

import sys
from typing import Any

import typer

from dronelog.output.safe import for_terminal_lines
from dronelog.terms import InputError

DONE, FAILED, USAGE, PARTLY, REVIEW, BUSY, INTERRUPTED = 0, 1, 2, 3, 4, 5, 130


class PipeClosed(Exception):  # noqa: N818 - not an error
    """The reader of the pipe went away. Not an `OSError`, which Typer would turn into exit 1."""


def say(line: str) -> None:
    """A line (or more) on stderr, harmless for the terminal."""
    if sys.stderr is not None:
        sys.stderr.write(for_terminal_lines(line) + "\n")


def told(app: Any, args: list[str]) -> int:
    """Run the application on the arguments and return the exit code."""
    from dronelog.store import BusyError

    debug = "--debug" in args
    try:
        code = app(args=args, prog_name="dronelog", standalone_mode=False)
    except PipeClosed:
        raise BrokenPipeError from None
    except typer.Abort:
        return INTERRUPTED
    except typer.TyperException as error:  # wrong usage
        context = getattr(error, "ctx", None)
        where = context.command_path if context else "dronelog"
        message = error.format_message() if hasattr(error, "format_message") else str(error)
        say(f"{where}: {message} (`{where} --help` shows how)")
        return USAGE
    except BusyError as error:
        say(f"dronelog: {error}")
        return BUSY
    except InputError as error:
        if debug:
            raise
        say(f"dronelog: {error}")
        return FAILED
    except MemoryError:
        say("dronelog: out of memory")
        return FAILED
    except OSError as error:
        if debug:
            raise
        name = f"{error.filename}: " if error.filename else ""
        say(f"dronelog: {name}{error.strerror or error}")
        return FAILED
    except Exception as error:
        if debug:
            raise
        say(
            f"dronelog: a fault of the program: {type(error).__name__}: {error} (--debug shows where; please report it)"
        )
        return FAILED
    return code if isinstance(code, int) else DONE
