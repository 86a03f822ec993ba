"""What the Tab key offers: regions, sources, outcomes, ids … of the database, quickly, and never with an error."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

import typer

from dronelog.terms import OBJECTS, OUTCOME_KINDS, InputError

#: More are no help.
MOST = 60
Offers = list[tuple[str, str]]


class _Whole(str):
    """A value that stands for what was typed though it does not begin with it, letter by letter (a space escaped)."""

    __slots__ = ()

    def startswith(self, *_: Any) -> bool:
        return True


def _ask(ctx: typer.Context, sql: str, *values: str) -> list[tuple[Any, ...]]:
    from dronelog.cli.session import Session

    with suppress(InputError, sqlite3.Error, OSError):
        conn = Session(db=ctx.params.get("db")).read()
        try:
            return conn.execute(sql, values).fetchall()
        finally:
            conn.close()
    return []


def _offered(typed: str, names: Iterable[tuple[str, str]]) -> Offers:
    """The names that go on from what was typed, whatever its capitals, each with its explanation."""
    found: Offers = []
    for name, told in names:
        if name[: len(typed)].casefold() == typed.casefold() and len(found) < MOST:
            found.append((_safe(typed + name[len(typed) :]), told))
    return found


def _safe(value: str) -> str:
    """Bash takes what it is given as it is: a space in it would end the word, unless a quotation mark was typed."""
    if not os.environ.get("_DRONELOG_COMPLETE", "").endswith("bash"):
        return value
    if any(os.environ.get("COMP_WORDS", "").count(mark) % 2 for mark in "\"'"):
        return value
    return _Whole(re.sub(r"([^\w.,:/@%+=-])", r"\\\1", value))


def _listed(typed: str, names: Iterable[str]) -> Offers:
    """The same for values with commas between them."""
    before, comma, _ = typed.rpartition(",")
    given = set(before.split(","))
    return _offered(typed, ((before + comma + name, "") for name in names if name not in given))


def region(ctx: typer.Context, incomplete: str) -> Offers:
    """Codes and names in three languages."""
    rows = _ask(ctx, "SELECT code, name_en, name_ru, name_uk FROM regions ORDER BY code")
    codes = [(code, names[0]) for code, *names in rows]
    if not incomplete:
        return _offered("", codes)
    named = {name: code for code, *names in rows for name in names if name != code}
    return _offered(incomplete, [*codes, *named.items()])


def country(ctx: typer.Context, incomplete: str) -> Offers:
    """Countries, and those of the regions that are there."""
    rows = _ask(ctx, "SELECT code, name_en, name_ru, name_uk FROM regions WHERE kind = 'country' ORDER BY code")
    return _offered(incomplete, [(name, row[1]) for row in rows for name in dict.fromkeys(row)])


def place(ctx: typer.Context, incomplete: str) -> Offers:
    """Towns and districts as reports name them."""
    return _offered(incomplete, _ask(ctx, "SELECT DISTINCT name, region FROM places ORDER BY name"))


def source(ctx: typer.Context, incomplete: str) -> Offers:
    """Keys and names of who made a claim."""
    sql = ("SELECT DISTINCT {}, s.name FROM sources s JOIN source_aliases a ON a.source = s.id WHERE {} IS NOT NULL"
           " AND a.id IN (SELECT source FROM incidents) ORDER BY 1")  # fmt: skip
    names = _ask(ctx, sql.format("a.alias", "a.alias"))
    return _offered(incomplete, [*_ask(ctx, sql.format("s.key", "s.key")), *names])


def publisher(ctx: typer.Context, incomplete: str) -> Offers:
    """Names of who published a report."""
    sql = "SELECT DISTINCT alias, '' FROM source_aliases WHERE id IN (SELECT publisher FROM reports) ORDER BY 1"
    return _offered(incomplete, _ask(ctx, sql))


def outcome(ctx: typer.Context, incomplete: str) -> Offers:
    """Kinds of outcome that occur; all of them where there is no database."""
    rows = _ask(ctx, "SELECT kind FROM outcome_kinds k WHERE EXISTS (SELECT 1 FROM outcomes o WHERE o.kind = k.kind)")
    return _listed(incomplete, [kind for kind in OUTCOME_KINDS if (kind,) in rows] or OUTCOME_KINDS)


def object(ctx: typer.Context, incomplete: str) -> Offers:
    """Kinds of object that occur; all of them where there is no database."""
    rows = _ask(ctx, "SELECT DISTINCT object FROM outcomes WHERE object IS NOT NULL")
    return _listed(incomplete, [kind for kind in OBJECTS if (kind,) in rows] or OBJECTS)


def incident(ctx: typer.Context, incomplete: str) -> Offers:
    """Ids of incidents, the newest reports first."""
    sql = ("SELECT r.key || '-' || i.number, i.region || ' ' || coalesce(d.start, '') FROM reports r JOIN incidents i"
           " ON i.report = r.id JOIN dates d ON d.id = i.date WHERE r.key >= ? AND r.key < ?"
           " ORDER BY r.id DESC, i.number LIMIT 60")  # fmt: skip
    key = incomplete.lower().partition("-")[0]
    return _offered(incomplete, _ask(ctx, sql, key, key + "~"))


def fixed(*names: str) -> Callable[[typer.Context, str], Offers]:
    """Completion of an option with fixed values, with commas between several."""

    def complete(ctx: typer.Context, incomplete: str) -> Offers:  # noqa: ARG001 - the signature is Typer's
        return _listed(incomplete, names)

    return complete
