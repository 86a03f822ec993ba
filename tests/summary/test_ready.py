"""What is kept ready for summaries gives exactly what counting everything again gives, whatever came, went or changed."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dronelog.model import Incident, Outcome, Region, Report
from dronelog.query import Filter
from dronelog.store import Intake, Names, open_reading, open_writing
from dronelog.store.changes import By, edit, judge
from dronelog.store.runs import undo_run
from dronelog.summary import claims, summarise, totals
from dronelog.summary.ready import cut, parts, ready, settle_changes
from dronelog.summary.totals import KEYS
from tests.summary.test_counting import claim_lines, parse, span

REGIONS = {"BEL": "RU-BEL", "KRS": "RU-KRS", "RU": "RU", "SUM": "UA-59", "SEA": "SEA-BLACK"}
GROUPINGS = [("region",), ("region", "month"), ("month", "region"), ("region", "night"), ("region", "week"),
             ("day", "region"), ("region", "year")]  # fmt: skip
OLD = Path(__file__).parents[2] / "fixtures" / "databases"


def region_of(code: str) -> Region | None:
    kind = "sea" if code.startswith("SEA") else "region" if "-" in code else "country"
    return Region(code, code, code, code, kind, code.split("-")[0] if kind == "region" else None, None, None)


class Log:
    """A database in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "log.db"
        self.conn = open_writing(self.path)
        self.names = Names(self.conn, region_of, {}.get)
        self.number = 0

    def add(self, *reports: tuple[str, list[Incident]]) -> int:
        self.names.forget()
        with Intake(self.conn, self.path, self.names, parser="1", program="1", command="add", inputs=[f"{self.number}"],
                    now="2025-07-01T00:00:00") as intake:  # fmt: skip
            for published, incidents in reports:
                self.number += 1
                intake.add(Report(f"text {self.number}", published=published, id=str(self.number)), incidents)
        assert intake.counts.rejected == 0
        return intake.run or 0

    def check(self) -> None:
        """Ready rows are those of counting afresh, for each grouping and for some regions."""
        for wanted in (Filter(), Filter(regions=("RU-BEL", "UA-59")), Filter(countries=("RU",))):
            for by in GROUPINGS:
                fast, slow = ready(self.conn, wanted, by), totals(claims(self.conn, wanted), by)
                if fast is None:
                    assert self.conn.execute("SELECT count(*) FROM ready_rules").fetchone()[0] == 0
                    continue
                assert [told(row) for row in fast[0]] == [told(row) for row in slow[0]]
                for field in ("reports", "incidents", "sources", "left_out"):
                    assert getattr(fast[1], field) == getattr(slow[1], field)


def told(row):
    return row.key, row.low, row.high, row.incidents, row.reports, row.sources, row.doubtful


@st.composite
def incidents(draw):
    found = []
    for line in draw(claim_lines()):
        source, region, when, figure = (part.strip() for part in line.split(","))
        start, end, precision = span(when)
        if draw(st.booleans()) and start:  # far enough for a span of its own
            start, end = start.replace("2025", "2023"), (end or "").replace("2025", "2023")
        region = draw(st.sampled_from([REGIONS[region], REGIONS[region], "SEA-BLACK"]))
        outcomes = draw(st.sampled_from([(), (Outcome("intercepted", 2),), (Outcome("no_casualties"),),
                                         (Outcome("killed", 1), Outcome("damaged", 3, "home")), (Outcome("damaged", None, "home"),)]))  # fmt: skip
        found.append(Incident(
            region, start=start, end=end, precision=precision, source=source, source_kind="military",
            source_key="RU-MOD" if source == "A" else None, drones=int(figure) if figure != "7" else None,
            outcomes=outcomes, confidence=draw(st.sampled_from([0.9, 0.9, 0.9, 0.3])),
        ))  # fmt: skip
    return found


@st.composite
def many_reports(draw):
    return [(f"2025-06-{draw(st.integers(10, 28))}T08:00:00", draw(incidents())) for _ in range(draw(st.integers(1, 4)))]


ACTS = ["add", "edit", "date", "outcomes", "reject", "undo", "settle", "delete", "alias", "publisher", "link"]


@settings(max_examples=40)
@given(many_reports(), st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 999), many_reports()), max_size=5))
def test_ready_is_what_counting_afresh_gives(tmp_path_factory, first, acts):
    log = Log(tmp_path_factory.mktemp("ready"))
    by = By("me", "2025-07-02T00:00:00")
    runs = [log.add(*first)]
    settle_changes(log.conn)
    log.check()
    for act, number, reports in acts:
        rows = [row[0] for row in log.conn.execute("SELECT id FROM incidents ORDER BY id")]
        incident = rows[number % len(rows)] if rows else None
        if act == "add":
            runs.append(log.add(*reports))
        elif act == "settle":
            settle_changes(log.conn)
            assert not log.conn.execute("SELECT count(*) FROM ready_stale").fetchone()[0]
        elif act == "undo" and number % 3 == 0:
            undo_run(log.conn, runs.pop(), "2025-07-03T00:00:00", force=True) if runs else None
        elif act == "alias":
            log.conn.execute("UPDATE source_aliases SET source = (SELECT min(id) FROM sources) WHERE id % 2 = ?", (number % 2,))
        elif act == "publisher":
            log.conn.execute("UPDATE reports SET revised = '2026-01-01T00:00:00' WHERE id % 2 = ?", (number % 2,))
        elif incident is not None:
            if act == "edit":
                edit(log.conn, log.names, incident, {"drones": number, "region": "RU-KRS"}, by)
            elif act == "date":
                edit(log.conn, log.names, incident, {"start": "2025-06-03", "end": "2025-06-04", "precision": "night"}, by)
            elif act == "outcomes":
                edit(log.conn, log.names, incident, {"outcomes": [{"kind": "killed", "count": number, "object": None}]}, by)
            elif act == "reject":
                judge(log.conn, incident, "rejected", by)
            elif act == "delete":
                log.conn.execute("PRAGMA foreign_keys = OFF")  # another program, that knows nothing of our tables
                log.conn.execute("DELETE FROM links WHERE a = ? OR b = ?", (incident, incident))
                log.conn.execute("DELETE FROM incidents WHERE id = ?", (incident,))
                log.conn.execute("PRAGMA foreign_keys = ON")
            elif act == "link":
                pair = sorted({incident, rows[0]})
                if len(pair) == 2:
                    sql = "INSERT OR IGNORE INTO links (a, b, verdict, at) VALUES (?, ?, ?, '2025-07-02T00:00:00')"
                    log.conn.execute(sql, (*pair, "same" if number % 2 else "different"))
        log.check()
    log.conn.close()


@given(claim_lines(), claim_lines())
def test_stretches_have_no_bearing_on_one_another(lines, more):
    far = [line.replace(" ", " ", 1) for line in more]
    told = [c for c in parse("\n".join([*lines, *far])) if c.region == "RU-BEL" and not c.window.loose]
    whole = totals(told, ("region", "day"))[0]
    low: dict[tuple[object, ...], int] = {}
    high: dict[tuple[object, ...], int] = {}
    for some in cut(told, least=0):
        for row in totals(some, ("region", "day"))[0]:
            for side, figures in ((low, row.low), (high, row.high)):
                if "drones" in figures:
                    side[row.key] = side.get(row.key, 0) + figures["drones"]
    assert {r.key: r.high["drones"] for r in whole if r.high} == high
    assert sorted(low) == sorted(high)
    assert {r.key: r.low["drones"] for r in whole if r.low} == {key: min(low[key], high[key]) for key in high}


def test_a_summer_of_nights_is_cut_into_spans():
    lines = [f"{who}, BEL, {d}-{d + 1}n, 4" for d in range(1, 28) for who in ("Gov", "MoD")]
    told = parse("\n".join(lines))
    assert len(cut(told, least=0)) == 27
    assert len(list(parts(told))) == 1  # but not shorter than a month


def test_reading_writes_nothing_and_counts_what_changed(tmp_path):
    log = Log(tmp_path)
    log.add(("2025-06-27T08:00:00", [Incident("RU-BEL", start="2025-06-26", end="2025-06-27", precision="night", source="A", drones=9)]))
    settle_changes(log.conn)
    log.add(("2025-06-28T08:00:00", [Incident("RU-BEL", start="2025-06-27", end="2025-06-28", precision="night", source="A", drones=4)]))
    reader = open_reading(log.path)
    before = log.conn.execute("SELECT count(*) FROM ready_stale").fetchone()[0]
    found = ready(reader, Filter(), ("region",))
    assert found is not None
    assert found[0][0].high == {"drones": 13}
    assert log.conn.execute("SELECT count(*) FROM ready_stale").fetchone()[0] == before == 1


def test_other_rules_are_not_trusted(tmp_path):
    log = Log(tmp_path)
    log.add(("2025-06-27T08:00:00", [Incident("RU-BEL", start="2025-06-26", end="2025-06-27", precision="night", source="A", drones=9)]))
    settle_changes(log.conn)
    log.conn.execute("UPDATE ready_events SET drones_high = 99")
    found = ready(log.conn, Filter(), ("region",))
    assert found is not None
    assert found[0][0].high == {"drones": 99}  # it is read, not counted again
    log.conn.execute("UPDATE ready_rules SET rules = 0")
    assert ready(log.conn, Filter(), ("region",)) is None
    assert summarise(log.conn, Filter(), ("region",))[0][0].high == {"drones": 9}
    settle_changes(log.conn)
    log.check()


@pytest.mark.parametrize("by", [(key,) for key in KEYS if key != "region"] + [("region", "source")])
def test_what_it_cannot_answer_it_leaves(tmp_path, by):
    log = Log(tmp_path)
    settle_changes(log.conn)
    assert ready(log.conn, Filter(), by) is None


@pytest.mark.parametrize("wanted", [
    Filter(since="2025-01-01"), Filter(until="2025-01-01"), Filter(on=("2025-01-01",)), Filter(night=("2025-01-01",)),
    Filter(min_drones=2), Filter(confidence=0.5), Filter(statuses=("accepted",)), Filter(outcomes=("struck",)),
    Filter(objects=("home",)), Filter(words="x"), Filter(places=("x",)), Filter(sources=("x",)), Filter(publishers=("x",)),
], ids=lambda wanted: str(wanted)[-40:])  # fmt: skip
def test_a_filter_within_regions_is_counted_afresh(tmp_path, wanted):
    log = Log(tmp_path)
    settle_changes(log.conn)
    assert ready(log.conn, wanted, ("region",)) is None
    assert ready(log.conn, Filter(sort="drones", reverse=True, limit=3), ("region",)) is not None


@pytest.mark.parametrize("schema", [1, 2])
def test_an_old_file_is_brought_up_to_date_and_counts_the_same(tmp_path, schema):
    path = tmp_path / "log.db"
    with gzip.open(OLD / f"schema-{schema}.db.gz") as packed, path.open("wb") as file:
        shutil.copyfileobj(packed, file)
    lines: list[str] = []
    conn = open_writing(path, on_upgrade=lines.append)
    assert len(lines) == 1
    assert sqlite3.connect(tmp_path / f"log.db.schema{schema}.bak").execute("PRAGMA user_version").fetchone() == (schema,)
    slow = totals(claims(conn, Filter()), ("region",))
    assert slow[0]
    assert summarise(conn, Filter(), ("region",))[0] == slow[0]
    assert settle_changes(conn) > 0
    fast = ready(conn, Filter(), ("region",))
    assert fast is not None
    assert [told(row) for row in fast[0]] == [told(row) for row in slow[0]]
    assert fast[1].left_out == slow[1].left_out
