"""Write what is generated in docs/ again: commands.md (every --help), database.md (every table and column), dataset.md,
the manual pages of man/, and the figures measured in README.md and method.md (from fixtures/measured.json).

python docs/generate.py            write
python docs/generate.py --check    exit 1 where a page is stale
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parent
ROOT = DOCS.parent
STORE = ROOT / "dronelog" / "store"
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


def manual() -> dict[str, str]:
    """The manual pages, by the name of the file."""
    sys.path.insert(0, str(DOCS))
    try:
        return import_module("manpages").pages()  # type: ignore[no-any-return]
    finally:
        sys.path.remove(str(DOCS))


def measured() -> Any:
    """What `python -m tests.scoreboard --land` measured last."""
    return json.loads((ROOT / "fixtures" / "measured.json").read_text(encoding="utf-8"))


def scores_block() -> str:
    """The table of README.md: how well the labelled reports were understood."""
    told = measured()
    figures, counts = told["figures"], told["counts"]
    rows = (
        ("incident found (F1)", "incident_f1"), ("of these: dates exactly right", "exact_dates"),
        ("of these: number of drones right", "drones"), ("of these: source right", "source"),
        ("**incident, number and every kind of outcome right (F1)**", "record_f1"),
        ("reports without an incident left empty", "clean_negatives"),
    )  # fmt: skip
    lines = [
        f"Measured on {told['measured']}, over {counts['reports']} reports with {counts['wanted']} incidents;"
        f" in {counts['negatives']} of them nothing happened:\n",
        "| | all | English | Russian | Ukrainian |",
        "|---|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {words} | " + " | ".join(f"{figures[name][key]:.2f}" for name in ("all", "en", "ru", "uk")) + " |"
        for words, key in rows
    ]
    return "\n".join(lines)


def errors_block() -> str:
    """The tables of docs/method.md: what goes wrong, and how often."""
    told = measured()
    counts, errors = told["counts"], told["errors"]
    wanted, found, paired, empty = (counts[key] for key in ("wanted", "found", "paired", "negatives"))
    rightly = "incidents found rightly"
    general = (
        ("an incident is missed", errors.get("incident missed", 0), wanted, "incidents in the reports"),
        ("one is found that is none, or is of another region or day", errors.get("incident invented", 0), found,
         "incidents found"),
        ("a report in which nothing happened gives an incident", empty - counts["clean"], empty, "such reports"),
        ("the dates overlap, but are not exact", errors.get("dates not exact", 0), paired, rightly),
        ("the number of drones is missed", errors.get("drones missed", 0), paired, rightly),
        ("a number of drones is told that is none", errors.get("drones invented", 0), paired, rightly),
        ("the number of drones is another", errors.get("drones wrong", 0), paired, rightly),
        ("the source is another", errors.get("source wrong", 0), counts["sources"], "of those whose source is known"),
    )  # fmt: skip
    lines = [
        f"Measured on {told['measured']}, over the {counts['reports']} labelled reports:\n",
        "| what is wrong | how often | of | share |",
        "|---|--:|---|--:|",
        *(f"| {what} | {n} | {of} {kind} | {100 * n / of:.1f}% |" for what, n, of, kind in general),
        f"\nOutcomes, of the {paired} incidents found rightly (region and day):\n",
        "| outcome | missed | share | told, and not so | share |",
        "|---|--:|--:|--:|--:|",
    ]
    kinds = {key.rpartition(" ")[0] for key in errors if key.endswith((" missed", " invented"))}
    kinds -= {"incident", "drones"}
    both = {kind: (errors.get(f"{kind} missed", 0), errors.get(f"{kind} invented", 0)) for kind in kinds}
    for kind, (missed, invented) in sorted(both.items(), key=lambda pair: (-sum(pair[1]), pair[0])):
        shares = (f"{100 * n / paired:.1f}%" for n in (missed, invented))
        lines.append(f"| `{kind}` | {missed} | {next(shares)} | {invented} | {next(shares)} |")
    return "\n".join(lines)


BLOCKS = {("README.md", "scores"): scores_block, ("docs/method.md", "errors"): errors_block}


def with_block(text: str, name: str, block: str) -> str:
    """A page with a generated block put where `<!-- name: … -->` and `<!-- end -->` say."""
    pattern = rf"(<!-- {name}: [^\n]*-->\n).*?(<!-- end -->)"
    return re.sub(pattern, lambda found: f"{found[1]}\n{block}\n\n{found[2]}", text, count=1, flags=re.S)


def write_blocks() -> None:
    """Put today's blocks into the pages that hold them."""
    for (page, name), make in BLOCKS.items():
        path = ROOT / page
        path.write_text(with_block(path.read_text(encoding="utf-8"), name, make()), encoding="utf-8")


def dataset() -> str:
    """docs/dataset.md."""
    from dronelog.store.dataset.columns import PARTITION, PARTITIONED, TABLES

    parts = [
        MADE, "# Dataset\n",
        "What `dronelog parse … --to DIR/` writes ([archives.md](archives.md)): four tables of Parquet files, with the"
        " columns of the [database](database.md) and its identities. `telling` joins `reports`, `incidents` and"
        " `outcomes`; an incident is `telling` and `number`.\n",
        "Types: `text`, `integer` (64 bits), `number`, `flag`, `date`; `texts` is a list of text; `warnings` and"
        " `evidence` are lists of records with the fields named.\n",
    ]  # fmt: skip
    for table, (meaning, columns) in TABLES.items():
        lines = ["| column | type | meaning |", "|---|---|---|"]
        lines += [f"| `{column.name}` | {column.type} | {column.meaning} |" for column in columns]
        if table in PARTITIONED:
            lines += [f"| `{name}` | integer | From the folder; null where there is no date. |" for name in PARTITION]
        parts += [f"## {table}\n\n{meaning}\n", "\n".join(lines) + "\n"]
    return "\n".join(parts)


def made() -> dict[Path, str]:
    """Every file that is generated whole."""
    pages = {DOCS / "commands.md": commands(), DOCS / "database.md": database(), DOCS / "dataset.md": dataset()}
    return pages | {DOCS / "man" / name: text for name, text in manual().items()}


def stale() -> list[str]:
    """What differs from what would be made now, or should not be there."""
    whole = made()
    found = [path.name for path, text in whole.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    found += [path.name for path in (DOCS / "man").glob("*") if path not in whole]
    for (page, name), make in BLOCKS.items():
        text = (ROOT / page).read_text(encoding="utf-8")
        if with_block(text, name, make()) != text or f"<!-- {name}: " not in text:
            found.append(f"{name} in {page}")
    return found


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(f"stale: {', '.join(stale())}; make docs" if stale() else 0)
    (DOCS / "man").mkdir(exist_ok=True)
    whole = made()
    for gone in set((DOCS / "man").glob("*")) - set(whole):
        gone.unlink()
    for path, text in whole.items():
        path.write_text(text, encoding="utf-8")
    write_blocks()
