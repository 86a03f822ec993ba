"""SQL that a person wrote: a condition over the view ``incident_list``, or a whole question. It may read, no more.

Two things hold that: SQLite asks our `_may` about every action of a statement before it runs, and the connection itself
refuses to write (``PRAGMA query_only``). A condition is looked through besides, so that it stays inside its brackets.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from dronelog.query.filters import nearest
from dronelog.terms import InputError

#: Questions about the schema; with a value after them some would set something.
_PRAGMAS = {"table_info", "table_xinfo", "table_list", "index_list", "index_info", "foreign_key_list"}
_BARE = {"database_list", "user_version", "application_id", "query_only", "compile_options", "function_list",
         "data_version"}  # fmt: skip
_READS = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE}
_TOKEN = re.compile(
    r"""(?P<text>'(?:[^']|'')*')|(?P<name>"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\])|(?P<comment>--[^\n]*|/\*.*?\*/)"""
    r"""|(?P<open>\()|(?P<close>\))|(?P<end>;)|(?P<mark>[?]\d*|[:@$]\w+)|(?P<odd>['"`]|\[|/\*|\0)|[^'"`\[(;):@$?/\0-]+|.""",
    re.S,
)


def _may(action: int, one: str | None, two: str | None, *_: str | None) -> int:
    if action in _READS:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION:
        return sqlite3.SQLITE_DENY if two == "load_extension" else sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and (one in _PRAGMAS or (one in _BARE and two is None)):
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def check(conn: sqlite3.Connection, where: str) -> None:
    """Raise `InputError` for what is no condition over the columns of ``incident_list``; nothing is run."""
    columns = [row[1] for row in conn.execute("PRAGMA table_info(incident_list)")]
    depth, said = 0, False
    for found in _TOKEN.finditer(where):
        kind = found.lastgroup
        said = said or (kind != "comment" and bool(found[0].strip()))
        depth += (kind == "open") - (kind == "close")
        if kind == "end" or depth < 0:
            raise _wrong("one condition is wanted, as after WHERE", where)
        if kind == "mark":
            raise _wrong(f"{found[0]} stands for nothing here; write the value, a text in 'single quotes'", where)
        if kind == "odd":
            raise _wrong(f"a {found[0]} that is never closed" if found[0] != "\0" else "a null character", where)
        # SQLite would take a name that it does not know for a text, where it stands in double quotes
        if kind == "name" and found[0][1:-1].lower() not in columns:
            hint = nearest(found[0][1:-1], columns) or "; a text stands in 'single quotes'"
            raise _wrong(f"no column {found[0]}{hint}", where)
    if depth or not said:
        raise _wrong("a bracket is not closed" if depth else "empty", where)
    conn.set_authorizer(_may)
    try:
        conn.execute(f"EXPLAIN SELECT 1 FROM incident_list WHERE (\n{where}\n)").close()  # noqa: S608 - may only read
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise _wrong(meant(conn, error, columns), where) from error
    finally:
        conn.set_authorizer(None)


def _wrong(what: str, where: str) -> InputError:
    return InputError(f"--where {' '.join(where.split())[:60]!r}: {what}")


def meant(conn: sqlite3.Connection, error: Exception, columns: Sequence[str] | None = None) -> str:
    """SQLite's words on somebody's SQL, with a suggestion for a name that it does not know."""
    text = str(error)
    if any(part in text for part in ("not authorized", "authorization denied", "prohibited", "readonly")):
        return "it may only read"
    if "number of bindings" in text:
        return "? stands for nothing here; write the value, a text in 'single quotes'"
    found = re.match(r"no such (column|table|function): (.+)", text)
    if not found or found[1] == "function":
        return text
    conn.set_authorizer(None)
    tables = [row[0] for row in conn.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    if found[1] == "table":
        known = [name for name in tables if not name.startswith(("reports_fts_", "sqlite_", "_sqlite"))]
        return f"no table {found[2]!r}{nearest(found[2], known)}; known are {', '.join(sorted(known))}"
    if columns is None:
        rows = conn.execute("SELECT DISTINCT p.name FROM sqlite_master m, pragma_table_info(m.name) p")
        columns = [row[0] for row in rows]
        return f"no column {found[2]!r}{nearest(found[2].rpartition('.')[2], columns)}"
    hint = nearest(found[2], columns) or f"; a text stands in 'single quotes'; known are {', '.join(columns)}"
    return f"no column {found[2]!r}{hint}"


def ask(conn: sqlite3.Connection, sql: str) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
    """Columns and rows of one question in SQL; raises `InputError` for one that fails or would do more than read.

    Columns of one name get numbers. The connection is good for nothing else afterwards.
    """
    if not sql.strip():
        raise InputError("SQL: empty; one SELECT is wanted")
    conn.execute("PRAGMA query_only = ON")
    for table in ("reports_fts", "pragma_table_info", "pragma_table_list", "json_each", "json_tree"):
        conn.execute(f"SELECT * FROM {table} LIMIT 0")  # noqa: S608 - sets them up, which `_may` would not allow
    conn.set_authorizer(_may)
    conn.set_progress_handler(lambda: 0, 200_000)  # lets Ctrl-C through
    try:
        cursor = conn.execute(sql)
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise _interrupted(error) or InputError(f"SQL: {meant(conn, error)}") from error
    names: list[str] = []
    for (name, *_) in cursor.description or ():
        taken = sum(other == name or other.rpartition("_")[0] == name for other in names)
        names.append(f"{name}_{taken + 1}" if name in names else name)
    return names, _rows(conn, cursor)


def _rows(conn: sqlite3.Connection, cursor: sqlite3.Cursor) -> Iterator[tuple[Any, ...]]:
    try:
        for row in cursor:
            yield tuple(cell.hex() if isinstance(cell, bytes) else cell for cell in row)
    except sqlite3.Error as error:
        raise _interrupted(error) or InputError(f"SQL: {meant(conn, error)}") from error


def _interrupted(error: Exception) -> BaseException | None:
    return KeyboardInterrupt() if "interrupted" in str(error) else None
