"""A dataset seen as a database: DuckDB finds the incidents that count, and a passing SQLite with our schema shows them.

So whatever asks the database (filters, the counting of totals and conflicts) asks a dataset by the very same code. What
is shown at once is one region's incidents, or those asked for; it lies in a temporary file and holds no texts unless
they are wanted. Copies and versions of reports are settled as the database settles them.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Any

from dronelog.store.dataset.columns import TABLES, schema
from dronelog.store.dataset.folder import Folder
from dronelog.store.names import LOCAL_KINDS, Names
from dronelog.store.schema import SCRIPTS, statements
from dronelog.store.wording import OUTCOME_MEANINGS
from dronelog.terms import InputError

#: Of the copies of one text, the one that tells most (`dronelog.store.revision.fullness`), between equals the first in
#: the order of files; of its versions the newest.
_CURRENT = """
CREATE TABLE current AS
WITH copies AS (
  SELECT * EXCLUDE (text), row_number() OVER (PARTITION BY identity, digest ORDER BY
    -(CASE WHEN published <> '' THEN 1 ELSE 0 END + CASE WHEN publisher <> '' THEN 1 ELSE 0 END
      + CASE WHEN url <> '' THEN 1 ELSE 0 END + CASE WHEN title <> '' THEN 1 ELSE 0 END
      + CASE WHEN language <> '' THEN 1 ELSE 0 END + CASE WHEN edited <> '' THEN 1 ELSE 0 END),
    coalesce(published_utc, ''), coalesce(published, ''), coalesce(publisher, ''), coalesce(url, ''),
    coalesce(title, ''), coalesce(language, ''), coalesce(edited, ''), origin, line, "offset", telling) AS copy
  FROM reports WHERE identity IN (SELECT identity FROM reports WHERE incidents > 0)
), versions AS (
  SELECT *, row_number() OVER (PARTITION BY identity
    ORDER BY coalesce(revised, '') DESC, characters DESC, digest DESC) AS version FROM copies WHERE copy = 1
)
SELECT report_id, telling, identity, digest, title, url, publisher, published, edited, revised, language,
  row_number() OVER (ORDER BY report_id) AS row
FROM versions WHERE version = 1 AND incidents > 0
"""
_INCIDENTS = """
SELECT c.row, i.number, i.status, i.region, i.start, i."end", i.precision, i.source, i.source_kind, i.source_key,
  i.drones, i.drones_min, i.drones_max, i.approximate, i.confidence, i.drone_type, i.hit_locations, i.debris_locations,
  i.as_of, i.mixed_attack, i.target, i.quote_start, i.quote_end, i.parser, i.places, i.launched_from, i.warnings,
  {evidence} AS evidence, o.told, c.report_id, c.identity, c.digest, c.title, c.url, c.publisher, c.published, c.edited,
  c.revised, c.language, {text} AS text
FROM (SELECT DISTINCT ON (telling, number) * FROM incidents i WHERE {where}) i
JOIN current c ON c.telling = i.telling {texts}
LEFT JOIN (
  SELECT telling, number, list(row(position, kind, "count", object, start, "end") ORDER BY position) AS told FROM (
    SELECT DISTINCT telling, number, position, kind, "count", object, start, "end" FROM outcomes
  ) GROUP BY telling, number
) o ON o.telling = i.telling AND o.number = i.number
ORDER BY i.region, c.row, i.number
"""
_AT_ONCE = 5000

Row = tuple[Any, ...]


class Lens:
    """Shows a dataset as a database: `conn` holds what was asked for last.

    `names_for` makes the shared rows (regions, sources) of a database, as for an intake.
    """

    def __init__(self, url: str, names_for: Callable[[sqlite3.Connection], Names]) -> None:
        self.folder = Folder(url)
        if self.folder.mark() is None:
            raise InputError("not a dataset of dronelog", origin=url)
        self._scratch = tempfile.TemporaryDirectory(prefix="dronelog-")
        self._duck = self._open()
        self.conn = _empty()
        self._names = names_for(self.conn)
        self._asked(_CURRENT)
        self._sources()

    def close(self) -> None:
        """Let go of both, and of the temporary files."""
        self.conn.close()
        self._duck.close()
        self._scratch.cleanup()

    def _open(self) -> Any:
        try:
            import duckdb
        except ImportError:
            raise InputError("asking a dataset needs duckdb: pip install 'dronelog[dask]'") from None
        duck = duckdb.connect(config={
            "temp_directory": self._scratch.name, "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        })  # fmt: skip
        files: dict[str, list[str]] = {table: [] for table in TABLES}
        for entry in self.folder.entries().values():  # finished blocks only, whatever else lies there
            for name in entry.files:
                files[name.partition("/")[0]].append(name)
        if not self.folder.local:
            duck.register_filesystem(self.folder.fs)
        prefix = self.folder.root if self.folder.local else self.folder.url
        for table, names in files.items():
            if names:
                paths = ", ".join("'" + f"{prefix}/{name}".replace("'", "''") + "'" for name in names)
                duck.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet([{paths}], hive_partitioning = false)")  # noqa: S608
            else:
                duck.from_arrow(schema(table).empty_table()).create(table)
        return duck

    def _asked(self, sql: str, values: Sequence[Any] = (), cursor: Any = None) -> Any:
        import duckdb

        try:
            return (cursor or self._duck).execute(sql, list(values))
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            why = f"cannot be read: {' '.join(str(error).split())[:300]}; `dronelog parse … --to` makes it whole"
            raise InputError(why, origin=self.folder.url) from None

    def _sources(self) -> None:
        """All names of sources at once, so that it makes no difference who is named where."""
        local = ", ".join(f"'{kind}'" for kind in sorted(LOCAL_KINDS))
        publishers = self._asked("SELECT DISTINCT publisher FROM current WHERE publisher <> '' ORDER BY 1")
        named = [(name, None, None, None) for (name,) in publishers.fetchall()]
        named += self._asked(
            "SELECT DISTINCT source, source_kind, source_key, CASE WHEN source_key IS NULL AND source_kind IN"  # noqa: S608
            f" ({local}) THEN region END FROM incidents WHERE source <> '' AND telling IN (SELECT telling FROM current)"
            " ORDER BY ALL"
        ).fetchall()
        for name, kind, key, region in named:
            self._names.source(name, kind, key, region)
        for (code,) in self._asked("SELECT DISTINCT region FROM incidents").fetchall():
            self._names.region(code)

    # -- asking ------------------------------------------------------------------------------------------------------

    def by_region(
        self, regions: Sequence[str] = (), since: str | None = None, until: str | None = None, *, texts: bool = False
    ) -> Iterator[str]:
        """Each region in turn, with `conn` showing its incidents; `since` and `until` are days, ends inclusive.

        Beside those of a sea stand the others of the same reports: they tell whose sea it is.
        """
        for region, rows in groupby(self._found(regions, since, until, texts=texts), key=lambda row: str(row[3])):
            self._clear()
            self._show(rows)
            if region.startswith("SEA-"):
                keys = [key for (key,) in self.conn.execute("SELECT DISTINCT key FROM reports")]
                self._show(self._select("c.report_id IN (SELECT unnest(?)) AND i.region <> ?", [keys, region]))
            yield region

    def show(self, regions: Sequence[str] = (), since: str | None = None, until: str | None = None, *,
             texts: bool = False) -> None:  # fmt: skip
        """Let `conn` show all incidents of these regions and days at once."""
        self._clear()
        self._show(self._found(regions, since, until, texts=texts))

    def cite(self, ids: Iterable[str]) -> None:
        """Let `conn` show the incidents with these public ids, with texts and evidence."""
        self._clear()
        self._show(self._select("i.id IN (SELECT unnest(?))", [list(ids)], texts=True))

    def _found(self, regions: Sequence[str], since: str | None, until: str | None, *, texts: bool) -> Iterator[Row]:
        terms, values = ["true"], list[Any]()
        if regions:
            terms.append("i.region IN (SELECT unnest(?))")
            values.append(list(regions))
        if since:
            terms.append('i."end" >= ?')
            values.append(since)
        if until:
            terms.append("i.start <= ?")
            values.append(until + "~")  # after every minute of the day
        return self._select(" AND ".join(terms), values, texts=texts)

    def _select(self, where: str, values: Sequence[Any], *, texts: bool = False) -> Iterator[Row]:
        keyed = "c.report_id" in where
        inner = "telling IN (SELECT c.telling FROM current c WHERE c.report_id IN (SELECT unnest(?))) AND i.region <> ?"
        sql = _INCIDENTS.format(
            where=inner if keyed else where, evidence="i.evidence" if texts else "NULL",
            text="t.text" if texts else "''",
            texts="JOIN (SELECT DISTINCT ON (telling) telling, text FROM reports) t ON t.telling = i.telling"
            if texts else "",
        )  # fmt: skip
        cursor = self._duck.cursor()  # another may be half read
        found = self._asked(sql, list(values), cursor)
        while rows := found.fetchmany(_AT_ONCE):
            yield from rows

    # -- showing -----------------------------------------------------------------------------------------------------

    def _clear(self) -> None:
        for table in ("outcomes", "incident_places", "launches", "warnings", "evidence", "incidents", "reports"):
            self.conn.execute(f"DELETE FROM {table}")  # noqa: S608
        self.conn.execute("INSERT INTO reports_fts (reports_fts) VALUES ('delete-all')")

    def _show(self, rows: Iterable[Row]) -> None:
        names, count = self._names, self.conn.execute("SELECT coalesce(max(id), 0) FROM incidents").fetchone()[0]
        seen: set[int] = {row for (row,) in self.conn.execute("SELECT id FROM reports")}
        stream = iter(rows)
        while chunk := list(islice(stream, _AT_ONCE)):
            reports, incidents = list[Row](), list[Row]()
            outcomes, places, launches, warnings, evidence = (list[Row]() for _ in range(5))
            for row in chunk:
                count += 1
                number, region = row[0], row[3]
                if number not in seen:
                    seen.add(number)
                    reports.append((number, *row[29:34], names.source(row[34]) if row[34] else None, *row[35:40]))
                source = names.source(row[7], row[8], row[9], region) if row[7] else None
                incidents.append((
                    count, number, row[1], row[2], names.region(region), names.date(row[4], row[5], row[6]), source,
                    *row[10:24],
                ))  # fmt: skip
                outcomes += [(count, *o) for o in row[28] or ()]
                places += [(count, n, names.place(region, name)) for n, name in enumerate(row[24], 1)]
                launches += [(count, n, name) for n, name in enumerate(row[25], 1)]
                warnings += [(count, n, w["code"], w["message"]) for n, w in enumerate(row[26], 1)]
                evidence += [(count, n, e["field"], e["start"], e["end"]) for n, e in enumerate(row[27] or (), 1)]
            for sql, told in zip(_INSERTS, (reports, incidents, outcomes, places, launches, warnings, evidence),
                                 strict=True):  # fmt: skip
                self.conn.executemany(sql, told)
            if reports and reports[0][-1]:
                self._index(reports)

    def _index(self, reports: list[Row]) -> None:
        from dronelog.store.shadow import shadow

        self.conn.executemany(
            "INSERT INTO reports_fts (rowid, shadow) VALUES (?, ?)",
            [(row[0], shadow(f"{row[4] or ''}\n{row[-1]}")) for row in reports],
        )


_INSERTS = (
    "INSERT INTO reports (id, key, identity, digest, title, url, publisher, published, edited, revised, language, text,"
    " run) VALUES (?,?,?,?,?,?,?,?,?,?,?,?, 1)",
    "INSERT INTO incidents (id, report, number, status, region, date, source, drones, drones_min, drones_max,"
    " approximate, confidence, drone_type, hit_locations, debris_locations, as_of, mixed_attack, target, quote_start,"
    " quote_end, parser) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    'INSERT INTO outcomes (incident, position, kind, count, object, start, "end") VALUES (?,?,?,?,?,?,?)',
    "INSERT INTO incident_places (incident, position, place) VALUES (?, ?, ?)",
    "INSERT INTO launches (incident, position, name) VALUES (?, ?, ?)",
    "INSERT INTO warnings (incident, position, code, message) VALUES (?, ?, ?, ?)",
    'INSERT INTO evidence (incident, position, field, start, "end") VALUES (?, ?, ?, ?, ?)',
)


def _empty() -> sqlite3.Connection:
    """A database of today's schema in a temporary file that goes with the connection; what is shown passes."""
    conn = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    conn.execute("PRAGMA journal_mode = OFF")
    conn.execute("PRAGMA synchronous = OFF")
    conn.execute("PRAGMA cache_size = -64000")
    for number in range(1, len(SCRIPTS) + 1):
        for statement in statements(number):
            conn.execute(statement)
    for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        conn.execute(f'DROP TRIGGER "{name}"')  # they keep for another time what here has none
    conn.executemany("INSERT INTO outcome_kinds (kind, counts, meaning) VALUES (?, ?, ?)", OUTCOME_MEANINGS)
    conn.execute("INSERT INTO runs (id, started, inputs, program) VALUES (1, '', '[]', '')")
    return conn
