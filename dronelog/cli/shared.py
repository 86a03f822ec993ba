"""Options that many commands have, written once.

A command is a function with the decorator `command`. A parameter of type `Session` stands for ``--db``, ``-q`` and so
on, one of type `Choice` for all filters: Typer sees the single options, the function gets the one object.
"""

from __future__ import annotations

import inspect
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Annotated, Any, get_type_hints

import typer

from dronelog.cli import complete
from dronelog.cli.errors import PipeClosed
from dronelog.cli.session import Session
from dronelog.store.connect import meaning
from dronelog.terms import InputError

Many = list[str] | None


@dataclass(slots=True)
class Choice:
    """The filters as typed; `dronelog.cli.choose` makes a `query.Filter` of them."""

    region: Many = None
    country: Many = None
    place: Many = None
    source: Many = None
    publisher: Many = None
    outcome: Many = None
    object: Many = None
    since: str | None = None
    until: str | None = None
    on: Many = None
    night: Many = None
    min_drones: int | None = None
    status: Many = None
    confidence: float | None = None
    where: str | None = None


def _session(
    db: Annotated[
        str | None,
        typer.Option(
            "--db",
            metavar="PATH",
            help="The database; else DRONELOG_DB, the configuration file, the platform's data folder.",
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Data and errors only.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Explain what is done.")] = False,
    color: Annotated[
        str, typer.Option("--color", metavar="WHEN", help="auto, always or never; NO_COLOR is respected.")
    ] = "auto",
    wait: Annotated[
        float, typer.Option("--wait", metavar="SECONDS", help="How long to wait for another writer.")
    ] = 30.0,
    debug: Annotated[bool, typer.Option("--debug", help="Show a traceback where the program fails.")] = False,
) -> None: ...


def _choice(
    region: Annotated[
        Many,
        typer.Option(
            "--region",
            "-r",
            metavar="REGION",
            autocompletion=complete.region,
            help="Code or name, three languages, any case form. A repeated option is OR, different ones are AND.",
        ),
    ] = None,
    country: Annotated[
        Many,
        typer.Option(
            "--country", metavar="COUNTRY", autocompletion=complete.country, help="A country with all its regions."
        ),
    ] = None,
    place: Annotated[
        Many, typer.Option("--place", metavar="NAME", autocompletion=complete.place, help="A town or district.")
    ] = None,
    source: Annotated[
        Many,
        typer.Option(
            "--source",
            "-s",
            metavar="NAME",
            autocompletion=complete.source,
            help="Who makes the claim: part of a name, or a key.",
        ),
    ] = None,
    publisher: Annotated[
        Many,
        typer.Option(
            "--publisher", metavar="NAME", autocompletion=complete.publisher, help="Who published the report."
        ),
    ] = None,
    outcome: Annotated[
        Many,
        typer.Option(
            "--outcome", metavar="KIND", autocompletion=complete.outcome, help="intercepted, struck, damaged, killed …"
        ),
    ] = None,
    object: Annotated[
        Many,
        typer.Option(
            "--object",
            metavar="KIND",
            autocompletion=complete.object,
            help="home, vehicle, energy … (of what was hit, damaged, burnt)",
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="DATE", help='From this day on (inclusive): 2025-08-01, "last week", «27 августа».'
        ),
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to this day (inclusive).")] = None,
    on: Annotated[Many, typer.Option("--on", metavar="DATE", help="On this day.")] = None,
    night: Annotated[Many, typer.Option("--night", metavar="DATE", help="In the night that ends on this day.")] = None,
    min_drones: Annotated[
        int | None, typer.Option("--min-drones", metavar="N", help="At least so many drones.")
    ] = None,
    status: Annotated[
        Many,
        typer.Option(
            "--status",
            metavar="STATUS",
            autocompletion=complete.fixed("parsed", "doubtful", "accepted", "corrected", "rejected"),
            help="parsed, doubtful, accepted, corrected, rejected; rejected ones are left out unless asked for.",
        ),
    ] = None,
    confidence: Annotated[
        float | None, typer.Option("--confidence", metavar="X", min=0, max=1, help="At least this sure, 0 to 1.")
    ] = None,
    where: Annotated[
        str | None,
        typer.Option(
            "--where",
            metavar="SQL",
            help='A condition on the columns of the view incident_list (docs/database.md): "drones > 2 * killed".',
        ),
    ] = None,
) -> None: ...


def _parameters(function: Callable[..., Any]) -> list[inspect.Parameter]:
    hints = get_type_hints(function, include_extras=True)
    signature = inspect.signature(function)
    return [p.replace(annotation=hints[p.name]) for p in signature.parameters.values()]


#: The order in a command's help: its own options, the filters, then what all commands have.
_LAST = (Choice, Session)
_BUNDLES: dict[type, Callable[..., Any]] = {Choice: _choice, Session: _session}


def command(function: Callable[..., int | None]) -> Callable[..., int | None]:
    """Give a command the options that its `Choice` and `Session` parameters stand for."""
    own = _parameters(function)
    shown: list[inspect.Parameter] = []
    bundles: dict[str, tuple[type, list[str]]] = {}
    for parameter in sorted(own, key=lambda p: _LAST.index(p.annotation) if p.annotation in _LAST else -1):
        if parameter.annotation in _BUNDLES:
            single = _parameters(_BUNDLES[parameter.annotation])
            bundles[parameter.name] = (parameter.annotation, [p.name for p in single])
            shown += single
        else:
            shown.append(parameter)

    @wraps(function)
    def run(**given: Any) -> int | None:
        for name, (made, parts) in bundles.items():
            if name not in given:  # one command may call another with the object itself
                given[name] = made(**{part: given.pop(part) for part in parts})
            if made is Session and given[name].color not in ("auto", "always", "never"):
                raise typer.BadParameter("auto, always or never is wanted", param_hint="--color")
        session = next((value for value in given.values() if isinstance(value, Session)), Session())
        kept = len(session.opened)
        try:
            return function(**given)
        except BrokenPipeError:
            raise PipeClosed from None
        except sqlite3.Error as error:
            if any(isinstance(value, Choice) and value.where for value in given.values()):
                raise InputError(f"--where: {error}") from error  # what only the data show: no JSON, too large a number
            raise meaning(error, session.database()[0]) or error from error
        finally:
            if len(session.opened) > kept:
                session.close(kept)

    keyword = inspect.Parameter.KEYWORD_ONLY
    run.__signature__ = inspect.Signature([p.replace(kind=keyword) for p in shown])  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in shown}
    # docstrings are raw; Click wants the character itself before lines that it shall not wrap
    run.__doc__ = (function.__doc__ or "").replace("\\b", "\b")
    return run
