"""A table for people, by Rich: as wide as the terminal, foreign text never obeyed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from dronelog.output import Options
from dronelog.output.safe import for_terminal

if TYPE_CHECKING:
    from rich.text import Text

#: Columns whose values are numbers stand on the right, and are not broken while there is room for the others.
_RIGHT = {"drones", "intercepted", "struck", "damaged", "killed", "injured", "doubtful", "reports", "incidents",
          "sources", "confidence", "new", "same", "edited", "rejected", "read"}  # fmt: skip
#: Headings that may be broken where room is wanted.
_BROKEN = {"intercepted": "inter-\ncepted", "incidents": "inci-\ndents"}
#: The least width of a column of words.
_WORDS = 10


def write(columns: Sequence[str], rows: Iterable[Sequence[Any]], out: TextIO, options: Options) -> int:
    """Draw the rows, closer together where the width asks for it, and below some width as a few lines each; returns how
    many there were.
    """
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    cells = [[Text("" if cell is None else for_terminal(str(cell))) for cell in row] for row in rows]
    right = [name in _RIGHT or name.endswith(("_low", "_high")) or name.rstrip("⚠ ") in _RIGHT for name in columns]
    width, gaps = max(40, options.width), len(columns) - 1

    def room(heads: Sequence[str], most: int) -> int:
        """The width of all columns, those of words no wider than `most`."""
        total = 0
        for n, head in enumerate(heads):
            widest = max((row[n].cell_len for row in cells), default=0)
            widest = max(widest, *map(len, head.split("\n")))
            total += widest if right[n] else min(widest, most)
        return total

    close = [_BROKEN.get(name, name) for name in columns]
    heads, padding, collapse = columns, (0, 1), False
    if room(columns, width) + 3 * gaps > width:
        if room(columns, _WORDS) + 2 * gaps <= width:
            collapse = True
        elif room(close, _WORDS) + gaps <= width:
            heads, padding = close, (0, 0)
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold", padding=padding,
                  collapse_padding=collapse)  # fmt: skip
    for name, head, number in zip(columns, heads, right, strict=True):
        table.add_column(
            Text(head), justify="right" if number else "left", overflow="fold", no_wrap=name == "id" or number
        )
    for line in cells:
        table.add_row(*line)
    console = Console(
        file=out, width=width, force_terminal=options.color, no_color=not options.color,
        color_system="auto" if options.color else None, highlight=False, markup=False, emoji=False, soft_wrap=False,
    )  # fmt: skip
    if cells and room(close, _WORDS) + gaps > width:
        for line in cells:
            console.print(line[0], Padding(_told(columns, line), (0, 0, 0, 2)))
    elif cells:
        console.print(table)
    return len(cells)


def _told(columns: Sequence[str], line: Sequence[Text]) -> Text:
    """What a row says after its first cell, each with its column's name."""
    from rich.text import Text

    pairs = [(name, cell) for name, cell in zip(columns[1:], line[1:], strict=True) if cell.plain]
    return Text(" · ").join(Text.assemble((f"{name} ", "bold"), cell) for name, cell in pairs)
