"""Write the generated pages of docs/ again: commands.md (every --help) and database.md (every table and column).

python docs/generate.py            write
python docs/generate.py --check    exit 1 where a page is stale
"""

from __future__ import annotations

import sqlite3
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parent
STORE = DOCS.parent / "dronelog" / "store"
MADE = "<!-- Made by docs/generate.py (make docs); do not edit. -->\n"


def tree() -> Iterator[tuple[str, Any]]:
    """Each command's path and the command, groups before their commands."""
    for path, command, _ in _walk():
        yield path, command


def helps() -> Iterator[tuple[str, str]]:
    """Each command's path and its help."""
    for path, command, context in _walk():
        yield path, command.get_help(context)


def _walk() -> Iterator[tuple[str, Any, Any]]:
    import typer.main

    from dronelog.cli import COMMANDS, build

    def walk(command: Any, path: str, parent: Any) -> Iterator[tuple[str, Any, Any]]:
        context = command.make_context(path, [], parent=parent, resilient_parsing=True)
        context.max_content_width = context.terminal_width = 100
        yield context.command_path, command, context
        for name, child in getattr(command, "commands", {}).items():
            yield from walk(child, name, context)

    yield from walk(typer.main.get_command(build(list(COMMANDS))), "dronelog", None)


def commands() -> str:
    """docs/commands.md."""
    parts = [
        MADE,
        "# Commands\n",
        "What each command does, with examples. The same text is in `dronelog COMMAND --help`.\n",
    ]
    for path, text in helps():
        lines = "\n".join(line.rstrip() for line in text.splitlines())
        parts.append(f"## {path}\n\n```text\n{lines}\n```\n")
    return "\n".join(parts)


def meanings() -> dict[str, dict[str, str]]:
    """Table → column → meaning; the column "" is the table itself."""
    return tomllib.loads((STORE / "meanings.toml").read_text(encoding="utf-8"))


def fresh() -> sqlite3.Connection:
    """A database with our schema, in memory."""
    from dronelog.store.schema import fresh as today

    return today()


def database() -> str:
    """docs/database.md."""
    conn, told = fresh(), meanings()
    parts = [
        MADE, "# Database\n",
        "One SQLite file. Tables are strict, foreign keys are on, every enumerated column is checked. `dronelog` is"
        " the only program that should write to it; read it with whatever you like. The view `incident_list` is the"
        " easy way in:\n",
        "```sql\nSELECT region_name, start, drones, quote FROM incident_list WHERE country = 'UA'\n```\n",
    ]  # fmt: skip
    for table, columns in told.items():
        kind = conn.execute("SELECT type FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
        parts.append(f"## {table}\n\n{'A view. ' if kind == 'view' else ''}{columns['']}\n")
        keys = {row[3]: f"→ {row[2]}.{row[4]}" for row in conn.execute(f"PRAGMA foreign_key_list({table})")}
        lines = ["| column | type | meaning |", "|---|---|---|"]
        for _, name, type_, notnull, _, key in conn.execute(f"PRAGMA table_info({table})"):
            facts = [
                type_,
                "key" if key else "",
                "" if notnull or key or kind == "view" else "or null",
                keys.get(name, ""),
            ]
            lines.append(f"| `{name}` | {' '.join(filter(None, facts))} | {columns[name]} |")
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


PAGES = {"commands.md": commands, "database.md": database}


def stale() -> list[str]:
    """The pages that differ from what would be made now."""
    return [name for name, make in PAGES.items()
            if not (DOCS / name).exists() or (DOCS / name).read_text(encoding="utf-8") != make()]  # fmt: skip


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(f"stale: {', '.join(stale())}; make docs" if stale() else 0)
    for name, make in PAGES.items():
        (DOCS / name).write_text(make(), encoding="utf-8")
