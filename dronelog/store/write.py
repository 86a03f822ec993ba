"""The only writer: reports with their incidents go in whole or not at all, in short transactions.

    with Intake(conn, path, run, names) as intake:
        if intake.knows(report): …                     # the same again: nothing to parse
        intake.add(report, incidents)

A run that was killed is simply run again: what had been stored is "same", the rest follows.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Literal

from dronelog.model import Incident, Report
from dronelog.store.connect import telling
from dronelog.store.identity import digest, identity, public_id
from dronelog.store.names import Names
from dronelog.store.quote import quote_span
from dronelog.store.revision import fullness, revised
from dronelog.store.shadow import shadow
from dronelog.terms import LANGUAGES, OBJECTS, OUTCOME_KINDS, PRECISIONS, SOURCE_KINDS

#: Below this confidence an incident is doubtful: shown, reviewed, counted apart.
DOUBTFUL = 0.5
#: Reports in one transaction: short enough that other writers get their turn.
BATCH = 200
#: Characters of a rejected input that are kept for another try.
RAW_KEPT = 200_000

Fate = Literal["new", "same", "edited"]
_BIGGEST = 2**63 - 1


@dataclass(slots=True)
class Counts:
    """What a run did; the receipt of `add`."""

    read: int = 0
    new: int = 0
    same: int = 0
    edited: int = 0
    rejected: int = 0
    incidents: int = 0
    review: int = 0

    def as_dict(self) -> dict[str, int]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


def status_of(incident: Incident) -> str:
    """`doubtful` where the parser itself is more unsure than sure."""
    return "doubtful" if incident.confidence < DOUBTFUL else "parsed"


def wants_review(incident: Incident) -> bool:
    """Whether a person should look: doubtful, or with a warning."""
    return incident.confidence < DOUBTFUL or bool(incident.warnings)


def fault(report: Report, incidents: Sequence[Incident]) -> str | None:
    """Why a report cannot be stored, or None. The checks of the schema, told before the database must refuse."""
    try:
        for text in (report.text, report.title, report.url, report.publisher, report.channel, report.message):
            if text is not None:
                text.encode("utf-8")
    except UnicodeEncodeError:
        return "holds half a character (a lone surrogate); not valid Unicode"
    for found in incidents:
        numbers = [found.drones, found.drones_min, found.drones_max, *(o.count for o in found.outcomes)]
        if any(n is not None and not 0 <= n <= _BIGGEST for n in numbers):
            return "a number is out of any range"
        if found.precision not in PRECISIONS or (found.source_kind or "other") not in SOURCE_KINDS:
            return f"unknown precision {found.precision!r} or kind of source {found.source_kind!r}"
        if any(o.kind not in OUTCOME_KINDS or (o.object or "other") not in OBJECTS for o in found.outcomes):
            return "unknown kind of outcome or object"
        if (found.start is None) != (found.end is None) or (found.start or "") > (found.end or ""):
            return f"a span that ends before it starts: {found.start} to {found.end}"
    return None


class Intake:
    """One run of intake: batches reports into transactions and counts what became of them."""

    def __init__(
        self, conn: sqlite3.Connection, path: Path, names: Names, *, parser: str, program: str, command: str,
        inputs: Sequence[str], now: str,
    ) -> None:  # fmt: skip
        """`now` is the moment of the run in UTC, ISO 8601; `inputs` are the files as the user named them."""
        self._conn, self._path, self._names, self._parser = conn, path, names, parser
        self._program, self._command, self._inputs, self._now = program, command, json.dumps(list(inputs)), now
        self.counts = Counts()
        self.run: int | None = None
        self._waiting: list[tuple[Report, Sequence[Incident]]] = []
        self._rejects: list[tuple[str, int | None, str, str | None]] = []

    def __enter__(self) -> Intake:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        # Ctrl-C stops cleanly at a report's end: what was read is kept, and the run stays open to be continued
        if kind is None or issubclass(kind, KeyboardInterrupt):
            self.flush(finished=kind is None)

    @property
    def conn(self) -> sqlite3.Connection:
        """The database, for asking."""
        return self._conn

    # -- asking ---------------------------------------------------------------------------------------------------

    def knows(self, report: Report) -> bool:
        """Whether exactly this text is stored under this identity, and told at least as fully."""
        row = self._stored(identity(report), digest(report.text))
        return row is not None and not fullness(report) < fullness(row[1])

    def _stored(self, name: str, text_digest: str) -> tuple[int, Report] | None:
        row = self._conn.execute(
            "SELECT r.id, r.published, a.alias, r.url, r.title, r.language, r.edited FROM reports r"
            " LEFT JOIN source_aliases a ON a.id = r.publisher WHERE r.identity = ? AND r.digest = ?",
            (name, text_digest),
        ).fetchone()
        if row is None:
            return None
        told = Report("", published=row[1], publisher=row[2], url=row[3], title=row[4], lang=row[5], edited=row[6])
        return int(row[0]), told

    # -- giving ---------------------------------------------------------------------------------------------------

    def same(self) -> None:
        """Count a report that is known already."""
        self.counts.read += 1
        self.counts.same += 1

    def add(self, report: Report, incidents: Sequence[Incident]) -> None:
        """Take a report in; it is stored with the batch, or rejected with a reason."""
        self._waiting.append((report, incidents))
        if len(self._waiting) >= BATCH:
            self.flush()

    def parsed_by(self, version: str) -> None:
        """What is added from here on was found by this version of the parser."""
        if version != self._parser:
            self.flush()
            self._parser = version

    def reject(self, origin: str, line: int | None, reason: str, raw: str | None) -> None:
        """Keep what could not be used, with where it was and why."""
        self._rejects.append((origin, line, reason, raw[:RAW_KEPT] if raw is not None else None))
        self.counts.read += 1
        self.counts.rejected += 1
        if len(self._rejects) >= BATCH:
            self.flush()

    def flush(self, *, finished: bool = False) -> None:
        """Store what waits, in one transaction; raises `DatabaseError`, and then nothing of it is stored."""
        before = Counts(**self.counts.as_dict())
        waiting, self._waiting = self._waiting, []
        rejects, self._rejects = self._rejects, []
        if not (waiting or rejects or finished):
            return
        with telling(self._path):
            try:
                self._conn.execute("BEGIN IMMEDIATE")
                self._open_run()
                self._store(waiting)
                self._store_rejects(rejects)
                self._close_run(finished)
                self._conn.execute("COMMIT")
            except BaseException:
                if self._conn.in_transaction:
                    self._conn.execute("ROLLBACK")
                self._names.forget()
                self.counts = before
                raise

    # -- storing --------------------------------------------------------------------------------------------------

    def _open_run(self) -> None:
        if self.run is not None:
            return
        # the same inputs after a run that never finished: this is its continuation
        row = self._conn.execute("SELECT id FROM runs ORDER BY id DESC LIMIT 1").fetchone()
        open_run = (
            row
            and self._conn.execute(
                "SELECT id FROM runs WHERE id = ? AND finished IS NULL AND inputs = ? AND command = ?"
                " AND undone IS NULL",
                (row[0], self._inputs, self._command),
            ).fetchone()
        )
        if open_run and "-" not in json.loads(self._inputs):
            self.run = int(open_run[0])
            return
        cursor = self._conn.execute(
            "INSERT INTO runs (started, command, inputs, program) VALUES (?, ?, ?, ?)",
            (self._now, self._command, self._inputs, self._program),
        )
        self.run = int(cursor.lastrowid or 0)

    def _close_run(self, finished: bool) -> None:
        told = self.counts.as_dict()
        self._conn.execute(
            "UPDATE runs SET read = ?, new = ?, same = ?, edited = ?, rejected = ?, incidents = ?, review = ?,"
            " finished = ? WHERE id = ?",
            (*told.values(), self._now if finished else None, self.run),
        )

    def _store(self, waiting: list[tuple[Report, Sequence[Incident]]]) -> None:
        for report, incidents in waiting:
            if reason := fault(report, incidents):
                self._refuse(report, reason)
                continue
            self._conn.execute("SAVEPOINT report")
            try:
                fate = self._store_one(report, incidents)
            except (sqlite3.IntegrityError, OverflowError, ValueError) as error:
                self._conn.execute("ROLLBACK TO report")
                self._names.forget()
                self._refuse(report, f"cannot be stored: {error}")
            else:
                self._count(fate, incidents)
            self._conn.execute("RELEASE report")

    def _refuse(self, report: Report, reason: str) -> None:
        raw = report.text.encode("utf-8", "replace").decode("utf-8")
        self._store_rejects([(report.origin or "-", report.line, reason, raw[:RAW_KEPT])])
        self.counts.read += 1
        self.counts.rejected += 1

    def _count(self, fate: Fate, incidents: Sequence[Incident]) -> None:
        self.counts.read += 1
        setattr(self.counts, fate, getattr(self.counts, fate) + 1)
        if fate != "same":
            self.counts.incidents += len(incidents)
            self.counts.review += sum(map(wants_review, incidents))

    def _store_one(self, report: Report, incidents: Sequence[Incident]) -> Fate:
        name, text_digest = identity(report), digest(report.text)
        stored = self._stored(name, text_digest)
        if stored:
            if fullness(report) < fullness(stored[1]):
                self._retell(stored[0], report, incidents)
            return "same"
        versions = self._conn.execute("SELECT count(*) FROM reports WHERE identity = ?", (name,)).fetchone()[0]
        publisher = self._names.source(report.publisher) if report.publisher else None
        cursor = self._conn.execute(
            "INSERT INTO reports (key, identity, digest, title, url, publisher, published, edited, revised, language,"
            " origin, line, external_id, channel, message, run, text) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                public_id(name, text_digest), name, text_digest, report.title, report.url, publisher, report.published,
                report.edited, revised(report), report.lang if report.lang in LANGUAGES else None, report.origin,
                report.line, report.id, report.channel, report.message, self.run, report.text,
            ),
        )  # fmt: skip
        row = int(cursor.lastrowid or 0)
        self._conn.execute("INSERT INTO reports_fts (rowid, shadow) VALUES (?, ?)", (row, _shadow_of(report)))
        store_incidents(self._conn, self._names, row, report, incidents, self._parser)
        if versions:
            settle_versions(self._conn, name)
            return "edited"
        return "new"

    def _retell(self, row: int, report: Report, incidents: Sequence[Incident]) -> None:
        """The same text again, told more fully (its time of publication, its link): this telling counts.

        A person's decisions stand: a report of which an incident was corrected or judged keeps its incidents.
        """
        touched = self._conn.execute(
            "SELECT 1 FROM incidents i WHERE i.report = ? AND (i.status NOT IN ('parsed', 'doubtful') OR EXISTS"
            " (SELECT 1 FROM changes c WHERE c.incident = i.id)) LIMIT 1", (row,)
        ).fetchone()  # fmt: skip
        old = self._conn.execute("SELECT coalesce(title, ''), text, identity FROM reports WHERE id = ?", (row,))
        title, text, name = old.fetchone()
        publisher = self._names.source(report.publisher) if report.publisher else None
        self._conn.execute(
            "UPDATE reports SET title = ?, url = ?, publisher = ?, published = ?, edited = ?, revised = ?,"
            " language = ?, text = ? WHERE id = ?",
            (report.title, report.url, publisher, report.published, report.edited, revised(report),
             report.lang if report.lang in LANGUAGES else None, text if touched else report.text, row),
        )  # fmt: skip
        self._conn.execute(
            "INSERT INTO reports_fts (reports_fts, rowid, shadow) VALUES ('delete', ?, ?)",
            (row, shadow(f"{title}\n{text}")),
        )
        self._conn.execute("INSERT INTO reports_fts (rowid, shadow) VALUES (?, ?)", (row, _shadow_of(report)))
        if not touched:
            self._conn.execute("DELETE FROM incidents WHERE report = ?", (row,))
            store_incidents(self._conn, self._names, row, report, incidents, self._parser)
        settle_versions(self._conn, name)

    def _store_rejects(self, rejects: Iterable[tuple[str, int | None, str, str | None]]) -> None:
        for origin, line, reason, raw in rejects:
            name = sha256("\0".join((origin, str(line), reason, raw or "")).encode("utf-8", "replace")).hexdigest()
            self._conn.execute(
                "INSERT OR IGNORE INTO rejects (run, origin, line, reason, raw, digest) VALUES (?, ?, ?, ?, ?, ?)",
                (self.run, _clean(origin), line, _clean(reason), _clean(raw) if raw is not None else None, name),
            )


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _shadow_of(report: Report) -> str:
    return shadow(f"{report.title or ''}\n{report.text}")


def settle_versions(conn: sqlite3.Connection, name: str) -> None:
    """Let the newest version of a report count: by its time, then the run that read it, then its length and digest."""
    rows = conn.execute(
        "SELECT id FROM reports WHERE identity = ? ORDER BY coalesce(revised, '') DESC, run DESC, length(text) DESC,"
        " digest DESC", (name,)
    ).fetchall()  # fmt: skip
    if len(rows) < 2:
        conn.execute("UPDATE reports SET version_of = NULL WHERE identity = ? AND version_of IS NOT NULL", (name,))
    newest = rows[0][0]
    for (row,) in rows:
        older = row != newest
        conn.execute("UPDATE reports SET version_of = ? WHERE id = ?", (newest if older else None, row))
        conn.execute("UPDATE incidents SET current = ? WHERE report = ?", (int(not older), row))


def store_incidents(
    conn: sqlite3.Connection, names: Names, row: int, report: Report, incidents: Sequence[Incident], parser: str,
    first: int = 1,
) -> None:  # fmt: skip
    """Write the incidents of a report; they are numbered from `first` in the order given."""
    for number, found in enumerate(incidents, first):
        start, end = quote_span(report.text, found)
        cursor = conn.execute(
            "INSERT INTO incidents (report, number, status, region, date, source, drones, drones_min, drones_max,"
            " approximate, confidence, drone_type, hit_locations, debris_locations, as_of, mixed_attack, target,"
            " quote_start, quote_end, parser) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                row, number, status_of(found), names.region(found.region),
                names.date(found.start, found.end, found.precision),
                names.source(found.source, found.source_kind, found.source_key, found.region) if found.source else None,
                found.drones, found.drones_min, found.drones_max, int(found.approximate), round(found.confidence, 2),
                found.drone_type, found.hit_locations, found.debris_locations, found.as_of, int(found.mixed_attack),
                found.target, start, end, parser,
            ),
        )  # fmt: skip
        store_parts(conn, names, int(cursor.lastrowid or 0), found)


def store_parts(conn: sqlite3.Connection, names: Names, row: int, found: Incident) -> None:
    """Write the lists of one incident: outcomes, places, launch areas, warnings, evidence."""
    if found.outcomes:
        conn.executemany(
            'INSERT INTO outcomes (incident, position, kind, count, object, start, "end") VALUES (?,?,?,?,?,?,?)',
            [(row, n, o.kind, o.count, o.object, o.start, o.end) for n, o in enumerate(found.outcomes, 1)],
        )
    if found.places:
        conn.executemany(
            "INSERT INTO incident_places (incident, position, place) VALUES (?, ?, ?)",
            [(row, n, names.place(found.region, name)) for n, name in enumerate(found.places, 1)],
        )
    if found.launched_from:
        conn.executemany(
            "INSERT INTO launches (incident, position, name) VALUES (?, ?, ?)",
            [(row, n, name) for n, name in enumerate(found.launched_from, 1)],
        )
    if found.warnings:
        conn.executemany(
            "INSERT INTO warnings (incident, position, code, message) VALUES (?, ?, ?, ?)",
            [(row, n, w.code, w.message) for n, w in enumerate(found.warnings, 1)],
        )
    if found.evidence:
        conn.executemany(
            'INSERT INTO evidence (incident, position, field, start, "end") VALUES (?, ?, ?, ?, ?)',
            [(row, n, e.field, e.start, e.end) for n, e in enumerate(found.evidence, 1)],
        )
