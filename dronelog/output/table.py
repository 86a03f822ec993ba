"""A table for people, by Rich: as wide as the terminal, foreign text never obeyed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from dronelog.output import Options
from dronelog.output.safe import for_terminal

#: Columns whose values are numbers stand on the right.
_RIGHT = {"drones", "reports", "incidents", "sources", "confidence", "new", "same", "edited", "rejected", "read"}


def write(columns: Sequence[str], rows: Iterable[Sequence[Any]], out: TextIO, options: Options) -> int:
    """Draw the rows; an empty table is one line that says so."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for name in columns:
        right = name in _RIGHT or name.endswith(("_low", "_high")) or name.rstrip("⚠ ") in _RIGHT
        table.add_column(Text(name), justify="right" if right else "left", overflow="fold", no_wrap=name == "id")
    written = 0
    for row in rows:
        table.add_row(*(Text("" if cell is None else for_terminal(str(cell))) for cell in row))
        written += 1
    console = Console(
        file=out, width=max(40, options.width), force_terminal=options.color, no_color=not options.color,
        color_system="auto" if options.color else None, highlight=False, markup=False, emoji=False, soft_wrap=False,
    )  # fmt: skip
    if written:
        console.print(table)
    return written
