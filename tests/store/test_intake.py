"""The writer: identity, versions, order, batches, runs that were killed."""

import itertools
import sqlite3

import pytest

from dronelog.model import Incident, Outcome, Report
from dronelog.query.content import lines
from dronelog.store import BusyError, DatabaseError, MissingError, fault, open_reading, open_writing
from dronelog.store.write import Counts


def content(log):
    return list(lines(log.conn))


def reports_of(log):
    return log.conn.execute("SELECT text, version_of IS NULL FROM reports ORDER BY text").fetchall()


def test_the_same_again_changes_nothing(log, incident):
    report = Report("Three drones.", published="2025-06-12", publisher="Courier", url="https://x.example/a")
    log.add(report, incident())
    before = content(log)
    log.add(report, incident())
    assert content(log) == before
    assert log.conn.execute("SELECT new, same FROM runs ORDER BY id").fetchall() == [(1, 0), (0, 1)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (Report("A", url="https://www.x.example/a/?utm_source=t"), Report("A", url="http://x.example/a")),
        (Report("Three  drones\nover…"), Report("three drones over…")),
        (Report("Збито п'ять"), Report("Збито п’ять")),
        (Report("A", channel="Mod_Russia", message="12"), Report("A", url="https://t.me/s/mod_russia/12")),
    ],
)
def test_these_are_the_same(log, one, two):
    log.add(one)
    log.add(two)
    assert len(reports_of(log)) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (Report("A", url="https://x.example/"), Report("B", url="https://x.example/")),  # a home page names no page
        (Report("A", url="https://t.me/mod_russia"), Report("B", url="https://t.me/mod_russia")),
        (Report("A", url="https://x.example/?id=1"), Report("A", url="https://x.example/?id=2")),
        (Report("A", channel="a", message="1"), Report("A", channel="b", message="1")),
        (Report("A"), Report("B", published="2025-06-12")),
    ],
)
def test_these_are_different(log, one, two):
    log.add(one)
    log.add(two)
    assert [newest for _, newest in reports_of(log)] == [1, 1]


def test_an_edited_post_becomes_a_new_version_and_its_incidents_replace_the_old(log, incident):
    first = Report("Three drones.", channel="gov", message="7", published="2025-06-12T07:00:00+03:00")
    second = Report("Five drones.", channel="gov", message="7", published="2025-06-12T07:00:00+03:00",
                    edited="2025-06-12T09:00:00+03:00")  # fmt: skip
    log.add(first, incident(drones=3))
    log.add(second, incident(drones=5))
    assert reports_of(log) == [("Five drones.", 1), ("Three drones.", 0)]
    assert log.conn.execute("SELECT drones FROM incident_list").fetchall() == [(5,)]
    assert log.conn.execute("SELECT count(*) FROM incidents").fetchone() == (2,)


def test_an_older_version_that_comes_later_does_not_count(log, incident):
    log.add(Report("new", channel="c", message="1", edited="2025-06-12T09:00:00+03:00"), incident(drones=5))
    log.add(Report("old", channel="c", message="1", published="2025-06-12T07:00:00+03:00"), incident(drones=3))
    assert log.conn.execute("SELECT drones FROM incident_list").fetchall() == [(5,)]


def test_a_changed_page_without_times_counts_with_the_later_intake(log, incident):
    log.add(Report("a longer first text", url="https://x.example/a"), incident(drones=5), run="one")
    log.add(Report("short", url="https://x.example/a"), incident(drones=3), run="two")
    assert log.conn.execute("SELECT drones FROM incident_list").fetchall() == [(3,)]


def test_any_order_of_intake_gives_the_same_content(log, incident, tmp_path):
    from conftest import Log

    batch = [
        (Report("A", channel="c", message="1", published="2025-06-12T07:00:00+03:00", publisher="RU MoD"), [incident()]),
        (Report("A2", channel="c", message="1", edited="2025-06-12T08:00:00+03:00"), [incident(drones=4)]),
        (Report("B", publisher="Russian MoD"), [incident(source="Russian MoD", source_kind="military", source_key="RU-MOD")]),
        (Report("B", publisher="Courier", published="2025-06-13"),
         [incident("RU-KRS", source="Russian MoD", source_kind="military", source_key="RU-MOD")]),
        (Report("C", publisher="Russian MoD"), [incident("SEA-BLACK", source="Courier", source_kind="media")]),
    ]  # fmt: skip
    seen = set()
    for n, order in enumerate(itertools.permutations(batch)):
        if n % 6:
            continue  # twenty of the orders are enough
        other = Log(tmp_path / f"{n}.db")
        with other.intake() as intake:
            for report, incidents in order:
                intake.add(report, incidents)
        seen.add("\n".join(lines(other.conn)))
        other.conn.close()
    assert len(seen) == 1


def test_the_fuller_telling_of_the_same_text_counts(log, incident):
    log.add(Report("Three drones."), incident(start=None, end=None, precision="unknown"))
    log.add(Report("Three drones.", published="2025-06-12", publisher="Courier"), incident())
    assert log.conn.execute("SELECT start, publisher FROM incident_list").fetchall() == [("2025-06-11", "Courier")]
    log.add(Report("Three drones."), incident(start=None, end=None, precision="unknown"))
    assert log.conn.execute("SELECT start, publisher FROM incident_list").fetchall() == [("2025-06-11", "Courier")]


def test_one_institution_whatever_it_is_called(log, incident):
    log.add(
        Report("A", publisher="Минобороны РФ"),
        incident(source="the ministry", source_kind="military", source_key="RU-MOD"),
    )
    log.add(Report("B"), incident(source="Минобороны РФ", source_kind="military", source_key="RU-MOD"))
    assert log.conn.execute(
        "SELECT name, key FROM sources WHERE id IN (SELECT source FROM source_aliases)"
    ).fetchall() == [("Russian Ministry of Defence", "RU-MOD")]


def test_the_governor_is_another_one_in_each_region(log, incident):
    log.add(Report("A"), incident("RU-BEL"), incident("RU-KRS"))
    assert log.conn.execute("SELECT region FROM sources ORDER BY region").fetchall() == [("RU-BEL",), ("RU-KRS",)]


@pytest.mark.parametrize(
    "bad",
    [
        Incident("RU-BEL", drones=10**30),
        Incident("RU-BEL", drones=-1),
        Incident("RU-BEL", start="2025-06-12", end="2025-06-11", precision="range"),
        Incident("RU-BEL", precision="sometime"),
        Incident("RU-BEL", outcomes=(Outcome("exploded"),)),
    ],
)
def test_what_the_schema_refuses_is_a_reject_and_the_rest_is_stored(log, incident, bad):
    assert fault(Report("A"), [bad])
    with log.intake() as intake:
        intake.add(Report("A", origin="f.txt", line=3), [incident(), bad])
        intake.add(Report("B"), [incident()])
    assert reports_of(log) == [("B", 1)]
    assert log.conn.execute("SELECT origin, line FROM rejects").fetchall() == [("f.txt", 3)]
    assert intake.counts == Counts(read=2, new=1, rejected=1, incidents=1)


def test_what_only_the_database_refuses_is_a_reject_too(log, incident):
    with log.intake() as intake:
        intake.add(Report("A"), [incident(start="yesterday", end="yesterday", precision="day")])
        intake.add(Report("B"), [incident()])
    assert reports_of(log) == [("B", 1)]
    assert intake.counts.rejected == 1
    assert log.conn.execute("SELECT count(*) FROM reports_fts WHERE reports_fts MATCH 'a'").fetchone() == (0,)


def test_a_batch_is_stored_whole_or_not_at_all_and_can_be_run_again(log, incident):
    batch = [Report(f"report {n}", url=f"https://x.example/{n}") for n in range(450)]

    def die_in_the_second_batch():
        with log.intake() as intake:
            for report in batch[:310]:
                intake.add(report, [incident()])
            raise RuntimeError("killed")

    with pytest.raises(RuntimeError):
        die_in_the_second_batch()
    assert len(reports_of(log)) == 200
    assert log.conn.execute("SELECT finished FROM runs").fetchall() == [(None,)]
    with log.intake() as intake:
        for report in batch:
            if intake.knows(report):
                intake.same()
            else:
                intake.add(report, [incident()])
    assert len(reports_of(log)) == 450
    assert log.conn.execute("SELECT count(*), max(finished) IS NOT NULL FROM runs").fetchone() == (1, 1)


def test_the_quote_is_the_sentence_of_the_outcome(log, incident):
    text = "A headline\n\nNothing here. Three drones were shot down over Shebekino. Nothing there."
    at = text.index("shot down")
    log.add(Report(text), incident(outcomes=(Outcome("intercepted", 3, None, at, at + 9),)))
    assert log.conn.execute("SELECT quote FROM incident_list").fetchone() == (
        "Three drones were shot down over Shebekino.",
    )


def test_a_lone_surrogate_is_a_reject(log, incident):
    log.add(Report("half \ud83d a character"), incident())
    assert log.conn.execute("SELECT count(*) FROM rejects").fetchone() == (1,)


# -- the file -----------------------------------------------------------------------------------------------------------


def test_no_database_yet(tmp_path):
    with pytest.raises(MissingError):
        open_reading(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("bytes_", [b"hello, I am a text", b"\x00" * 4096, b"SQLite format 3\x00" + b"rubbish" * 1000])
def test_a_wrong_or_damaged_file_is_refused_and_left_as_it_is(tmp_path, bytes_):
    path = tmp_path / "x.db"
    path.write_bytes(bytes_)
    for opening in (open_reading, open_writing):
        with pytest.raises(DatabaseError):
            opening(path)
    assert path.read_bytes() == bytes_


def test_another_program_s_database_is_refused(tmp_path):
    path = tmp_path / "x.db"
    with sqlite3.connect(path) as conn:
        conn.execute("CREATE TABLE t (a)")
    for opening in (open_reading, open_writing):
        with pytest.raises(DatabaseError, match="not a database of dronelog"):
            opening(path)


def test_a_newer_file_is_refused(log):
    log.conn.execute("PRAGMA user_version = 99")
    log.conn.close()
    for opening in (open_reading, open_writing):
        with pytest.raises(DatabaseError, match="newer dronelog"):
            opening(log.path)


def test_a_second_writer_waits_and_then_says_so(log, incident):
    other = open_writing(log.path, wait=0.2)
    log.conn.execute("BEGIN IMMEDIATE")
    from conftest import Log

    second = Log.__new__(Log)
    second.path, second.conn = log.path, other
    with pytest.raises(BusyError):
        second.add(Report("A"), incident())
    log.conn.execute("ROLLBACK")
    second.add(Report("A"), incident())
    assert len(reports_of(log)) == 1


def test_a_reader_is_never_blocked(log, incident):
    log.add(Report("A"), incident())
    log.conn.execute("BEGIN IMMEDIATE")
    assert open_reading(log.path, wait=0).execute("SELECT count(*) FROM incident_list").fetchone() == (1,)


def test_a_reader_cannot_write(log):
    with pytest.raises(sqlite3.OperationalError):
        open_reading(log.path).execute("DELETE FROM reports")


def test_the_schema_holds_what_it_promises(log):
    tables = log.conn.execute(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'"
        " AND name NOT LIKE 'reports_fts%' AND name NOT LIKE '_sqlite%'"
    ).fetchall()
    assert len(tables) >= 16
    assert all(strict for _, strict in tables)
    assert log.conn.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert log.conn.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    for sql in (
        "INSERT INTO regions VALUES ('X', 'x', 'x', 'x', 'planet', NULL, NULL, NULL)",
        "INSERT INTO sources (name, kind) VALUES ('x', 'god')",
        "INSERT INTO dates (start, \"end\", precision) VALUES ('2025-06-12', '2025-06-11', 'range')",
        "INSERT INTO dates (start, \"end\", precision) VALUES ('12 June', '12 June', 'day')",
        "INSERT INTO places (region, name, shadow) VALUES ('XX-NOPE', 'x', 'x')",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            log.conn.execute(sql)
