"""How far an intake is, with rate and time left: on stderr, only where it is a terminal."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from dronelog.cli.session import Session

if TYPE_CHECKING:
    from rich.progress import Progress as Bars

#: Seconds between two looks of the line.
_EVERY = 0.2


class Progress:
    """One line that is drawn over and over, on a terminal's stderr only; nothing with -q.

    Nothing either where stdout is a terminal too and gets lines of its own meanwhile (`talking`): they tell enough.
    Rich draws it, and is loaded with the first line: a pipe never waits for it.
    """

    def __init__(self, session: Session, *, talking: bool = False) -> None:
        terminal = sys.stderr is not None and sys.stderr.isatty()
        self.shown = terminal and not session.quiet and not talking
        self._start = self._last = time.monotonic()
        self._read = 0
        self._size: int | None = None
        self._bars: Bars | None = None
        session.clear = self.clear

    def bytes(self, read: int, size: int | None) -> None:
        """Bytes read so far, and in all (None where unknown)."""
        self._read, self._size = read, size

    def tell(self, reports: int) -> None:
        """Draw the line, if it is time to."""
        now = time.monotonic()
        if not self.shown or now - self._last < _EVERY:
            return
        self._last = now
        spent = max(now - self._start, 0.001)
        line = f"{reports:,} reports · {reports / spent:,.0f}/s"
        part = 0
        if self._size and 0 < self._read < self._size:  # a file is read ahead of what is understood of it
            left = spent * (self._size - self._read) / self._read
            line += f" · {100 * self._read // self._size} % · {_clock(left)} left"
            part = self._read
        total = self._size if part else None
        if self._bars is None:
            self._bars = _bars()
            self._bars.add_task(line, completed=part, total=total)
            self._bars.start()
            self._bars.console.show_cursor(True)  # whatever ends the program finds it there
        else:
            self._bars.update(self._bars.task_ids[0], description=line, completed=part, total=total, refresh=True)

    def clear(self) -> None:
        """Take the line away."""
        if self._bars is not None:
            self._bars.stop()
            self._bars = None


def _bars() -> Bars:
    """A line with a bar, drawn when told to: no thread of its own, since work goes on in forked processes."""
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bars
    from rich.table import Column

    console = Console(file=sys.stderr, markup=False, highlight=False, emoji=False)
    return Bars(
        TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True)),
        BarColumn(bar_width=20),
        console=console,
        transient=True,
        auto_refresh=False,
        redirect_stdout=False,
        redirect_stderr=False,
    )


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
