"""How far an intake is, with rate and time left: on stderr, only where it is a terminal."""

from __future__ import annotations

import sys
import time

from dronelog.cli.session import Session

#: Seconds between two lines.
_EVERY = 0.2


class Progress:
    """One line that is written over and over, on a terminal's stderr only; nothing with -q.

    Nothing either where stdout is a terminal too and gets lines of its own meanwhile (`talking`): they tell enough.
    """

    def __init__(self, session: Session, *, talking: bool = False) -> None:
        terminal = sys.stderr is not None and sys.stderr.isatty()
        self.shown = terminal and not session.quiet and not talking
        self._start = self._last = time.monotonic()
        self._read = 0
        self._size: int | None = None
        self._written = False
        session.clear = self.clear

    def bytes(self, read: int, size: int | None) -> None:
        """Bytes read so far, and in all (None where unknown)."""
        self._read, self._size = read, size

    def tell(self, reports: int) -> None:
        """Write the line, if it is time to."""
        now = time.monotonic()
        if not self.shown or now - self._last < _EVERY:
            return
        self._last = now
        spent = max(now - self._start, 0.001)
        line = f"{reports:,} reports · {reports / spent:,.0f}/s"
        if self._size and 0 < self._read < self._size:  # a file is read ahead of what is understood of it
            left = spent * (self._size - self._read) / self._read
            line += f" · {100 * self._read // self._size} % · {_clock(left)} left"
        sys.stderr.write(f"\r{line:<60}")
        sys.stderr.flush()
        self._written = True

    def clear(self) -> None:
        """Take the line away."""
        if self._written:
            sys.stderr.write("\r" + " " * 60 + "\r")
            sys.stderr.flush()
            self._written = False


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
