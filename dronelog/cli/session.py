"""What every command knows of its surroundings: which database, which streams, how talkative."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from dronelog.cli.errors import say
from dronelog.terms import InputError


@dataclass(slots=True)
class Session:
    """One invocation. `db` is the path given after the command, `wait` the seconds to wait for another writer."""

    db: str | None = None
    quiet: bool = False
    verbose: bool = False
    color: str = "auto"
    wait: float = 30.0
    debug: bool = False
    #: The connections that were opened, for the end of the command.
    opened: list[sqlite3.Connection] = field(default_factory=list, init=False)
    #: Takes a line of progress away before something else is written.
    clear: Callable[[], None] | None = field(default=None, init=False, repr=False, compare=False)

    # -- the database ----------------------------------------------------------------------------------------------

    def database(self) -> tuple[Path, str]:
        """The path of the database, and which of the four ways to name it won."""
        if self.db:
            return Path(self.db).expanduser(), "--db"
        if named := os.environ.get("DRONELOG_DB"):
            return Path(named).expanduser(), "DRONELOG_DB"
        from dronelog.cli.config import config_file, setting

        if told := setting("db"):
            return Path(str(told)).expanduser(), str(config_file())
        import platformdirs

        return Path(platformdirs.user_data_dir("dronelog", appauthor=False)) / "dronelog.db", "default"

    def read(self) -> sqlite3.Connection:
        """The database, for reading."""
        from dronelog.store import MissingError, open_reading

        path, _ = self.database()
        try:
            self.opened.append(conn := open_reading(path, self.wait, self.tell))
            return conn
        except MissingError:
            hint = "no database here yet; `dronelog add FILE` makes one, `dronelog demo` shows how it looks"
            raise MissingError(hint, origin=str(path)) from None

    def write(self) -> tuple[sqlite3.Connection, Path]:
        """The database, for writing; it is made if there is none."""
        from dronelog.store import open_writing

        path, _ = self.database()
        self.opened.append(conn := open_writing(path, self.wait, self.tell))
        return conn, path

    def close(self, kept: int = 0) -> None:
        """Close the connections opened since there were `kept` of them; then the file alone is the whole database."""
        from dronelog.store.connect import close

        while len(self.opened) > kept:
            conn = self.opened.pop()
            self._settle(conn)
            close(conn)

    def _settle(self, conn: sqlite3.Connection) -> None:
        """After much was written: count afresh what changed, so that summaries need not."""
        from dronelog.store.ready import worth_it

        try:
            if conn.in_transaction or conn.execute("PRAGMA query_only").fetchone()[0] or not worth_it(conn):
                return
            from dronelog.summary.ready import settle_changes

            self.explain("counting afresh what changed, for summaries")
            settle_changes(conn)
        except sqlite3.Error:
            pass  # busy, full, read only: what was written stands, and a summary counts afresh what is noted as changed

    # -- the streams -----------------------------------------------------------------------------------------------

    def tell(self, line: str) -> None:
        """A line for people, on stderr; `-q` silences it."""
        if self.clear:
            self.clear()
        if not self.quiet:
            say(line)

    def explain(self, line: str) -> None:
        """A line only for those who asked with `-v`."""
        if self.verbose:
            say(line)

    @property
    def out(self) -> TextIO:
        """stdout, which carries data only."""
        if sys.stdout is None:
            raise InputError("stdout is closed")
        return sys.stdout

    @property
    def terminal(self) -> bool:
        """Whether a person looks at stdout."""
        return sys.stdout is not None and sys.stdout.isatty()

    def colored(self, stream: TextIO | None = None) -> bool:
        """Whether escape codes may go to the stream (stdout if none is given)."""
        if self.color != "auto":
            return self.color == "always"
        if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
            return False
        stream = stream or sys.stdout
        return stream is not None and stream.isatty()

    @property
    def width(self) -> int:
        """Columns of the terminal; `COLUMNS` wins."""
        import shutil

        return shutil.get_terminal_size((100, 24)).columns

    def format(self, wanted: str | None) -> str:
        """The format to write: the one asked for, else a table on a terminal and CSV elsewhere."""
        return wanted or ("table" if self.terminal else "csv")

    def emit(self, name: str, columns: Any, rows: Any, **options: Any) -> int:
        """Write rows to stdout in a format; returns how many there were."""
        from dronelog.output import Options, writer

        return writer(name)(columns, rows, self.out, Options(width=self.width, color=self.colored(), **options))
