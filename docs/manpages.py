"""Manual pages (section 1) made of the commands: `dronelog`, and one for each command with its subcommands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dronelog import __version__

_HEAD = '.\\" Made by docs/generate.py (make docs); do not edit.\n'
#: What all commands share, once, in dronelog(1).
_MORE = """.SH EXIT STATUS
.TP
.B 0
Done, also when nothing was new or nothing was found.
.TP
.B 1
Failed: nothing of the input could be used, or the database is broken.
.TP
.B 2
Wrong usage.
.TP
.B 3
Partly done: some input was rejected; \\fBdronelog rejects\\fR lists it.
.TP
.B 4
Done, and something waits for review (with \\fB\\-\\-fail\\-on\\-review\\fR).
.TP
.B 5
The database stayed busy.
.TP
.BR 130 ", " 141
Interrupted; the reader of the pipe went away.
.SH ENVIRONMENT
.TP
.B DRONELOG_DB
The database.
.TP
.B DRONELOG_CONFIG
The configuration file, in TOML.
.TP
.B DRONELOG_WHO
The name kept with corrections.
.TP
.B DRONELOG_WORKERS
How many processes read long archives.
.TP
.BR NO_COLOR ", " COLUMNS
No colours; the width of tables.
.SH FILES
.TP
.I ~/.config/dronelog/config.toml
The configuration on Linux.
.TP
.I ~/.local/share/dronelog/dronelog.db
The database on Linux; \\fBdronelog db path\\fR says which is used, and why.
"""


_SIGNS = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"}


def roff(text: str) -> str:
    """Text that roff takes for text, in ASCII."""
    plain = "".join(_SIGNS.get(sign) or (sign if sign < "\x7f" else f"\\[u{ord(sign):04X}]") for sign in text)
    return re.sub(r"^\.", r"\\&.", plain, flags=re.M)


def _examples(text: str) -> tuple[list[str], list[str]]:
    """The paragraphs of a help text, and the lines of its examples."""
    told: list[str] = []
    lines: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        plain = paragraph.replace("\b\n", "").replace("\\b\n", "")
        if re.match(r"Examples?:\n", plain):
            lines += [line[2:] if line.startswith("  ") else line for line in plain.split("\n")[1:]]
        elif plain != paragraph:
            told.append(f".nf\n{roff(plain)}\n.fi")
        else:
            told.append(roff(" ".join(plain.split())))
    return told, lines


def _options(command: Any, context: Any) -> str:
    records = (parameter.get_help_record(context) for parameter in command.get_params(context))
    lines = [f".TP\n.B {roff(names)}\n{roff(' '.join(told.split()))}" for names, told in filter(None, records)]
    return "\n".join(lines)


def _usage(command: Any, context: Any) -> str:
    return f".B {roff(context.command_path)}\n{roff(' '.join(command.collect_usage_pieces(context)))}"


def _section(name: str, body: str) -> str:
    return f".SH {name}\n{body}\n" if body else ""


def _children(command: Any, context: Any) -> Iterator[tuple[Any, Any]]:
    for name, child in getattr(command, "commands", {}).items():
        yield child, child.make_context(name, [], parent=context, resilient_parsing=True)


def page(command: Any, context: Any, short: str, see: list[str], *, whole: bool) -> str:
    """A page; `whole` is that of the program itself, which lists the commands instead of explaining each."""
    name = context.command_path.replace(" ", "-")
    told, examples = _examples(command.help or short)
    parts = [
        _HEAD, f'.TH {name.upper()} 1 "" "dronelog {__version__}" "User Commands"\n',
        _section("NAME", f"{roff(name)} \\- {roff(short.rstrip('.'))}"), _section("SYNOPSIS", _usage(command, context)),
        _section("DESCRIPTION", "\n.PP\n".join(told)), _section("OPTIONS", _options(command, context)),
    ]  # fmt: skip
    inner = []
    for child, below in _children(command, context):
        if whole:
            inner.append(f".TP\n.BR {roff(f'dronelog-{below.info_name}')} (1)\n{roff(child.short_help or '')}")
            continue
        words, more = _examples(child.help or "")
        inner.append(f".SS {roff(below.info_name)}\n{_usage(child, below)}\n.PP\n" + "\n.PP\n".join(words))
        inner.append(_options(child, below))
        examples += [line for line in more if line not in examples]
    parts.append(_section("COMMANDS", "\n".join(filter(None, inner))))
    parts.append(_section("EXAMPLES", f".nf\n{roff(chr(10).join(examples))}\n.fi" if examples else ""))
    if whole:
        parts.append(_MORE)
    parts.append(_section("SEE ALSO", ", ".join(f"\\fB{roff(other)}\\fR(1)" for other in see)))
    return "".join(parts)


def pages() -> dict[str, str]:
    """File name → page."""
    import typer.main

    from dronelog.cli import COMMANDS, build

    program = typer.main.get_command(build(list(COMMANDS)))
    context = program.make_context("dronelog", [], resilient_parsing=True)
    names = [f"dronelog-{name}" for name in COMMANDS]
    short = "log reports of drones over regions, with the words that say so"
    made = {"dronelog.1": page(program, context, short, names, whole=True)}
    for child, below in _children(program, context):
        short = COMMANDS[below.info_name][1]
        made[f"dronelog-{below.info_name}.1"] = page(child, below, short, ["dronelog"], whole=False)
    return made
