"""SQL that a person writes: conditions and questions that read, and nothing that does more."""

import sqlite3
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dronelog.model import Outcome, Report
from dronelog.query import Filter, records
from dronelog.query.condition import ask
from dronelog.terms import InputError


@pytest.fixture
def filled(log, incident):
    for n, drones in enumerate((9, 4, 2), 1):
        log.add(Report(f"{drones} over Белгороде", url=f"https://x.example/{n}", published="2025-06-12"),
                incident(drones=drones, outcomes=(Outcome("intercepted", drones),)))  # fmt: skip
    return log.conn


def found(conn, where: str, **more) -> set[int]:
    return {r["drones"] for r in records(conn, Filter(where=where, **more))}


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("drones > 3", {9, 4}),
        ("drones > 3 AND region = 'RU-BEL' -- a remark", {9, 4}),
        ('"drones" BETWEEN 3 AND 5', {4}),
        ("drones = (SELECT max(drones) FROM incident_list)", {9}),
        ("quote LIKE '%(%' OR (drones = 2)", {2}),
        ("quote GLOB '*;*' OR [drones] = 2 /* ( */", {2}),
        ("intercepted = drones", {9, 4, 2}),
        ("0", set()),
        ("drones / 0 > 1", set()),
    ],
)
def test_conditions(filled, where, expected):
    assert found(filled, where) == expected


def test_a_condition_narrows_with_the_other_filters(filled):
    assert found(filled, "drones > 3", min_drones=9) == {9}
    assert found(filled, "1 OR 1", statuses=("rejected",)) == set()


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("dorns > 3", "did you mean 'drones'"),
        ('"regoin" = 1', "did you mean 'region'"),
        ('region = "RU-BEL"', "single quotes"),
        ("drones > 3; DROP TABLE reports", "one condition"),
        ("1) OR (1", "one condition"),
        ("(1", "not closed"),
        ("'1", "never closed"),
        ("1 /*", "never closed"),
        ("drones > ?", "stands for nothing"),
        ("drones > :x", "stands for nothing"),
        ("sum(drones) > 1", "aggregate"),
        ("nonsense(1)", "no such function"),
        ("load_extension('x')", "only read"),
        ("drones >", "syntax error"),
        ("-- nothing", "empty"),
        ("drones IN (SELECT x FROM nowhere)", "no table 'nowhere'"),
        ("1 \0 2", "null character"),
    ],
)
def test_what_is_no_condition_is_one_line(filled, where, told):
    with pytest.raises(InputError, match="--where") as error:
        found(filled, where)
    assert told in str(error.value)
    assert "\n" not in str(error.value)
    assert found(filled, "1") == {9, 4, 2}  # and the connection is as before


HOSTILE = [
    "DELETE FROM incidents", "UPDATE incidents SET drones = 0", "INSERT INTO links VALUES (1, 2, 'same', '', '', '')",
    "DROP TABLE reports", "ATTACH '/tmp/x.db' AS x", "PRAGMA user_version = 9", "PRAGMA query_only = OFF", "VACUUM",
    "PRAGMA writable_schema = ON", "CREATE TABLE x (a)", "CREATE TEMP TABLE x (a)", "BEGIN", "SELECT 1; DELETE FROM incidents",
    "WITH x AS (SELECT 1) DELETE FROM incidents", "INSERT INTO reports_fts (reports_fts) VALUES ('delete-all')",
    "SELECT load_extension('x')", "REINDEX", "ANALYZE", "DETACH main", "EXPLAIN DELETE FROM incidents", "VACUUM INTO '/tmp/x.db'",
    "PRAGMA wal_checkpoint", "PRAGMA journal_mode = DELETE", "ALTER TABLE reports RENAME TO r", "SAVEPOINT x", "ROLLBACK",
]  # fmt: skip


@pytest.mark.parametrize("sql", HOSTILE)
def test_a_question_can_only_read(log, filled, sql):
    before = list(filled.iterdump())
    with pytest.raises(InputError, match="SQL: ") as error, sqlite3.connect(log.path) as conn:
        list(ask(conn, sql)[1])
    assert "\n" not in str(error.value)
    assert list(filled.iterdump()) == before


@pytest.mark.parametrize(
    ("sql", "columns", "rows"),
    [
        ("SELECT drones FROM incident_list ORDER BY drones", ["drones"], [(2,), (4,), (9,)]),
        ("SELECT 1 AS a, 2 AS a, 3 AS a", ["a", "a_2", "a_3"], [(1, 2, 3)]),
        ("SELECT count(*) AS n FROM reports_fts WHERE reports_fts MATCH 'belhorod'", ["n"], [(3,)]),
        ("WITH RECURSIVE x (n) AS (SELECT 1 UNION SELECT n + 1 FROM x WHERE n < 3) SELECT n FROM x", ["n"], [(1,), (2,), (3,)]),
        ("SELECT x'00ff' AS b", ["b"], [("00ff",)]),
        ("VALUES (1)", ["column1"], [(1,)]),
        ("SELECT name FROM pragma_table_info('links') LIMIT 1", ["name"], [("a",)]),
    ],
)
def test_questions(log, filled, sql, columns, rows):
    told, answer = ask(sqlite3.connect(log.path), sql)
    assert (told, list(answer)) == (columns, rows)


@pytest.mark.parametrize(
    ("sql", "told"),
    [("SELECT * FROM incidnts", "did you mean 'incidents'"), ("SELECT dorns FROM incident_list", "did you mean 'drones'"),
     ("", "empty"), ("SELECT ?", "stands for nothing"), ("SELEC 1", "syntax error"),
     ("SELECT json_extract('{', '$') FROM incident_list", "malformed JSON")],
)  # fmt: skip
def test_a_slip_is_one_line(log, filled, sql, told):
    with pytest.raises(InputError) as error:
        list(ask(sqlite3.connect(log.path), sql)[1])
    assert told in str(error.value)


TYPED = st.one_of(
    st.text(max_size=30),
    st.lists(st.sampled_from(["'", '"', "(", ")", ";", "--", "/*", "*/", " OR ", "1=1", "DROP TABLE reports", "\\", "%", "_",
                              "*", "?", ":a", "NULL", "x", "\0", "UNION SELECT 1", "drones", "`", "[", "]", "«", "»", "^", ":",
                              "NEAR(", "AND", "NOT", "{", "}", "+", "-"]), max_size=8).map("".join),
)  # fmt: skip


@given(st.sampled_from(["words", "places", "sources", "publishers", "regions", "countries", "outcomes", "objects", "statuses",
                        "ids", "where", "sort"]), TYPED)  # fmt: skip
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_typed_changes_or_breaks_anything(filled, field, typed):
    value = typed if field in ("words", "where", "sort") else (typed,)
    before = filled.total_changes
    got = []
    with suppress(InputError):
        got = list(records(filled, Filter(**{field: value})))
    if field not in ("words", "where", "sort", "places", "sources", "publishers"):
        assert got == []  # no region, outcome … is called that
    assert all(r["status"] != "rejected" for r in got)
    assert filled.execute("SELECT count(*) FROM incidents").fetchone() == (3,)
    assert filled.total_changes == before


@given(TYPED)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_condition_stays_inside_its_brackets(filled, typed):
    """Whatever is typed, what was rejected stays out."""
    filled.execute("UPDATE incidents SET status = 'rejected' WHERE drones = 9")
    with suppress(InputError, sqlite3.OperationalError):
        assert 9 not in found(filled, typed)
    with suppress(InputError, sqlite3.OperationalError):
        assert 9 not in found(filled, f"1 {typed} 1")
