"""Opening the database: checks that the file is ours and as new as the program, and turns SQLite's words into ours.

Readers never wait for the writer (WAL); writers wait for one another up to `wait` seconds, then raise `BusyError`.
"""

from __future__ import annotations

import glob
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dronelog.terms import InputError

#: In the header of each of our files (``PRAGMA application_id``): "drlg".
APPLICATION_ID = 0x64726C67
#: The number of migrations; ``PRAGMA user_version`` of a file that is up to date.
SCHEMA = 3
WAIT = 30.0


class DatabaseError(InputError):
    """The database cannot be used; `origin` is its path."""


class MissingError(DatabaseError):
    """There is no database at that path yet."""


class BusyError(DatabaseError):
    """Another writer kept the database longer than we were told to wait."""


_READ_ONLY = "the database cannot be written to: check the permissions of the file and its folder"
#: A part of SQLite's message → what it means and what to do.
_MEANS = (
    (("locked", "busy"), "another dronelog is writing to the database; try again, or wait longer (--wait SECONDS)"),
    (("disk is full",), "the disk is full; nothing of the last batch was stored. Make room and run it again"),
    (("readonly", "read-only"), _READ_ONLY),
    (("unable to open",), "the database cannot be opened: check the path and the permissions of its folder"),
    (("disk I/O",), "the disk reports an error; check free space and the disk, then run it again"),
    (
        ("not a database", "malformed", "corrupt", "no such table", "no such column", "database schema"),
        "not a sound database of dronelog; restore a backup, or try `sqlite3 FILE .recover`",
    ),
)


def meaning(error: sqlite3.Error, path: Path) -> DatabaseError | None:
    """SQLite's error as one line that says what to do; None for one that is a fault of ours."""
    text = str(error)
    for parts, told in _MEANS:
        if any(part in text for part in parts):
            kind = BusyError if parts[0] == "locked" else DatabaseError
            return kind(told, origin=str(path))
    return None


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into `DatabaseError`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if told := meaning(error, path):
            raise told from error
        raise


def is_dataset(path: str) -> bool:
    """Whether a path or an address is that of a dataset (docs/dataset.md), told without loading what reads one."""
    if "://" in path or "::" in path:
        from dronelog.store.dataset.folder import Folder

        return Folder(path).mark() is not None
    try:
        return (Path(path) / "_manifest" / "dataset.json").is_file()
    except (OSError, ValueError):
        return False


def _prepare(conn: sqlite3.Connection, wait: float) -> None:
    conn.execute(f"PRAGMA busy_timeout = {max(0, int(wait * 1000))}")
    conn.execute("PRAGMA foreign_keys = ON")
    conn.execute("PRAGMA temp_store = MEMORY")
    conn.execute("PRAGMA cache_size = -8000")


def _schema_of(conn: sqlite3.Connection, path: Path) -> int:
    """The schema number of a file of ours; 0 for an empty one. Raises `DatabaseError` for anything else."""
    application = conn.execute("PRAGMA application_id").fetchone()[0]
    version = int(conn.execute("PRAGMA user_version").fetchone()[0])
    if application != APPLICATION_ID:
        if conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise DatabaseError("an SQLite file, but not a database of dronelog; give another --db", origin=str(path))
        return 0
    if version > SCHEMA:
        raise DatabaseError(
            f"made by a newer dronelog (schema {version}, this program knows {SCHEMA}); update dronelog",
            origin=str(path),
        )
    return version


def _refuse_other_things(path: Path) -> None:
    if path.is_dir():
        raise DatabaseError("a directory, not a database file", origin=str(path))
    try:
        with path.open("rb") as stream:
            start = stream.read(16)
    except PermissionError:
        raise DatabaseError("no permission to read the database", origin=str(path)) from None
    except FileNotFoundError:
        return
    except OSError as error:
        raise DatabaseError(f"the database cannot be read: {error.strerror}", origin=str(path)) from None
    if start and start != b"SQLite format 3\x00":
        raise DatabaseError("not a database file; give another --db", origin=str(path))


def _connect(path: Path, mode: str, wait: float) -> sqlite3.Connection:
    uri = path.absolute().as_uri() + f"?{mode}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=wait, check_same_thread=False)


def open_reading(
    path: Path, wait: float = WAIT, on_upgrade: Callable[[str], None] | None = None
) -> sqlite3.Connection:
    """A connection that reads only, to be closed. Raises `MissingError` for no file, `DatabaseError` for a bad one."""
    if not path.exists():
        raise MissingError("no database here yet", origin=str(path))
    _refuse_other_things(path)
    with telling(path):
        # not mode=ro: SQLite would leave the -wal and -shm files that such a connection makes behind
        conn = _connect(path, "mode=rw", wait)
        try:
            conn.execute("PRAGMA query_only = ON")
            version = _schema_of(conn, path)
        except sqlite3.OperationalError:
            # in a folder that cannot be written to, WAL has nowhere to keep its index; the file alone can be read
            conn.close()
            conn = _connect(path, "mode=ro&immutable=1", wait)
            version = _schema_of(conn, path)
        _prepare(conn, wait)
    if version == 0:
        raise MissingError("no database here yet", origin=str(path))
    if version < SCHEMA:
        conn.close()
        open_writing(path, wait, on_upgrade).close()  # brings it up to date, after a backup
        return open_reading(path, wait)
    return conn


def close(conn: sqlite3.Connection) -> None:
    """Close a connection, with what it wrote in the file itself: a copy of the file alone is then whole.

    A reader of the moment is not waited for: then SQLite does it when the last connection is closed.
    """
    try:
        if not conn.execute("PRAGMA query_only").fetchone()[0]:
            conn.execute("PRAGMA busy_timeout = 500")
            conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except sqlite3.Error:
        pass  # closed already, or the disk is full: what was written stays safe in the -wal file
    conn.close()


def open_writing(
    path: Path, wait: float = WAIT, on_upgrade: Callable[[str], None] | None = None
) -> sqlite3.Connection:
    """A connection that can write; makes the file, or brings an older one up to date after a backup beside it.

    `on_upgrade` is told, in one line, when a file was brought up to date and where its backup lies.
    """
    _refuse_other_things(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(f"the folder cannot be made: {error.strerror}", origin=str(path.parent)) from None
    with telling(path):
        if not path.exists():
            _make(path, wait)
        elif not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):  # WAL wants files beside it
            raise DatabaseError(_READ_ONLY, origin=str(path))
        conn = _connect(path, "mode=rw", wait)
        _prepare(conn, wait)
        version = _schema_of(conn, path)
        if version < SCHEMA:
            conn.close()
            _upgrade(path, wait, on_upgrade)
            conn = _connect(path, "mode=rw", wait)
            _prepare(conn, wait)
        conn.execute("PRAGMA cache_size = -6000")  # a long intake holds no more of a large file than of a small one
        conn.execute("PRAGMA synchronous = NORMAL")  # with WAL: a power cut can lose the last batch, never the file
    return conn


def _make(path: Path, wait: float) -> None:
    """A new database appears whole: a program killed while making it leaves nothing at that path."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    _sweep(path)
    try:
        _upgrade(part, wait)
        try:
            os.link(part, path)  # fails where another program was faster: then its file is the one
        except FileExistsError:
            pass
        except OSError:  # a file system without links
            if not path.exists():
                part.rename(path)
    finally:
        for rest in (part, *(part.with_name(part.name + end) for end in ("-wal", "-shm", "-journal"))):
            with suppress(OSError):  # a read-only disk: then there is nothing to remove
                rest.unlink(missing_ok=True)


def _upgrade(path: Path, wait: float, tell: Callable[[str], None] | None = None) -> None:
    """Run the migrations that are missing, after a backup. Of two writers that arrive together one finds it done."""
    with _without("pandas", "numpy"):  # sqlite_utils loads them for their types: 400 ms and 56 MB
        from sqlite_utils import Database

        from dronelog.store.migrations import migrations

    conn = _connect(path, "mode=rwc", wait)
    try:
        _prepare(conn, wait)
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("BEGIN IMMEDIATE")
        version = _schema_of(conn, path)
        if version < SCHEMA:
            copy = _backup_of(path, version)
            if version:  # nobody else writes meanwhile, so that it is a copy of the old schema for certain
                backup(path, copy, wait)
            migrations.apply(Database(conn))
            conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            conn.execute(f"PRAGMA user_version = {SCHEMA}")
            conn.execute("COMMIT")
            if version and tell:
                tell(f"{path}: brought from schema {version} to {SCHEMA}; a copy of the old file is {copy}")
        else:
            conn.execute("ROLLBACK")
    finally:
        conn.close()


def _sweep(path: Path) -> None:
    """Remove what programs that were killed while making this database left beside it."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.*.part*"):
        number = left.name.removeprefix(f".{path.name}.").partition(".")[0]
        if number.isdecimal() and not _runs(int(number)):
            with suppress(OSError):
                left.unlink()


def _runs(pid: int) -> bool:
    """Whether there is such a process, or no way to know."""
    if os.name != "posix":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


@contextmanager
def _without(*modules: str) -> Iterator[None]:
    """Let these not be found by what is imported meanwhile, unless they are loaded already."""
    hidden = [name for name in modules if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # None: not to be imported
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


def _backup_of(path: Path, version: int) -> Path:
    """Where the copy of an old file goes: a name that is not taken, for an older copy may be somebody's last."""
    number = 1
    while (copy := path.with_name(f"{path.name}.schema{version}{f'-{number}' if number > 1 else ''}.bak")).exists():
        number += 1
    return copy


def backup(path: Path, target: Path, wait: float = WAIT) -> None:
    """A consistent copy, also while a writer runs; the target appears whole or not at all."""
    part = target.with_name(target.name + ".part")
    with telling(path):
        source = _connect(path, "mode=ro", wait)
        try:
            part.unlink(missing_ok=True)
            copy = sqlite3.connect(part)
            try:
                source.backup(copy, pages=4096)
            finally:
                copy.close()
            part.replace(target)
        finally:
            source.close()
            part.unlink(missing_ok=True)
