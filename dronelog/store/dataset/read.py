"""A dataset → reports with their incidents, without parsing again; a part of a block at a time: memory stays flat."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from dronelog.model import Evidence, Incident, Outcome, Report
from dronelog.model import Warning as Doubt
from dronelog.store.dataset.folder import Entry, Folder
from dronelog.terms import InputError


class Stored(NamedTuple):
    """A report of a dataset, its incidents, and the version of the parser that found them."""

    report: Report
    incidents: list[Incident]
    parser: str


class StoredReject(NamedTuple):
    """What could not be used when the dataset was made."""

    origin: str
    line: int | None
    reason: str
    raw: str | None


def read(url: str) -> Iterator[Stored | StoredReject]:
    """All reports and rejects of the finished blocks, in the order of files and blocks."""
    folder = Folder(url)
    if folder.mark() is None:
        raise InputError("not a dataset of dronelog", origin=url)
    entries = sorted(folder.entries().values(), key=_place)
    for entry in entries:
        parts: dict[str, dict[str, list[str]]] = {}
        for name in entry.files:
            table, _, rest = name.partition("/")
            parts.setdefault(rest.rpartition("/")[2], {}).setdefault(table, []).append(name)
        for _, tables in sorted(parts.items()):
            yield from _part(folder, entry, tables)


def _place(entry: Entry) -> tuple[str, int]:
    return str(entry.input.get("url")), int(entry.input.get("start") or 0)


def _part(folder: Folder, entry: Entry, tables: dict[str, list[str]]) -> Iterator[Stored | StoredReject]:
    outcomes: dict[tuple[str, int], dict[int, Outcome]] = {}
    for row in _rows(folder, tables.get("outcomes", [])):
        found = Outcome(row["kind"], row["count"], row["object"], row["start"], row["end"])
        outcomes.setdefault((row["telling"], row["number"]), {})[row["position"]] = found
    incidents: dict[str, dict[int, Incident]] = {}
    for row in _rows(folder, tables.get("incidents", [])):
        own = outcomes.get((row["telling"], row["number"]), {})
        incidents.setdefault(row["telling"], {})[row["number"]] = _incident(row, tuple(own[n] for n in sorted(own)))
    del outcomes
    for row in _rows(folder, tables.get("reports", [])):
        found_here = incidents.get(row["telling"], {})
        yield Stored(_report(row), [found_here[n] for n in sorted(found_here)], entry.parser)
    for row in _rows(folder, tables.get("rejects", [])):
        yield StoredReject(row["origin"], row["line"], row["reason"], row["raw"])


def _rows(folder: Folder, names: list[str]) -> Iterator[dict[str, Any]]:
    try:
        import pyarrow.parquet as pq
        from pyarrow import ArrowException
    except ImportError:
        raise InputError("datasets need pyarrow: pip install 'dronelog[dask]'") from None
    for name in names:
        try:
            with folder.fs.open(folder.path(name), "rb") as raw:
                file = pq.ParquetFile(raw)
                for batch in file.iter_batches(1000):
                    yield from batch.to_pylist()
        except FileNotFoundError:
            raise InputError("a file that the manifest names is missing; run `dronelog parse … --to` again",
                             origin=folder.path(name)) from None  # fmt: skip
        except ArrowException as error:
            raise InputError(f"a damaged file: {str(error).partition(chr(10))[0]}", origin=folder.path(name)) from None


def _report(row: dict[str, Any]) -> Report:
    return Report(
        row["text"], row["published"], row["publisher"], row["url"], row["language"], row["title"], row["external_id"],
        row["channel"], row["message"], row["edited"], row["origin"], row["line"],
    )  # fmt: skip


def _incident(row: dict[str, Any], outcomes: tuple[Outcome, ...]) -> Incident:
    return Incident(
        region=row["region"], places=tuple(row["places"]), start=row["start"], end=row["end"],
        precision=row["precision"], source=row["source"], source_kind=row["source_kind"], source_key=row["source_key"],
        drones=row["drones"], approximate=row["approximate"], outcomes=outcomes,
        warnings=tuple(Doubt(w["code"], w["message"]) for w in row["warnings"]), confidence=row["confidence"],
        drones_min=row["drones_min"], drones_max=row["drones_max"], drone_type=row["drone_type"],
        launched_from=tuple(row["launched_from"]), hit_locations=row["hit_locations"],
        debris_locations=row["debris_locations"], as_of=row["as_of"], mixed_attack=row["mixed_attack"],
        target=row["target"], evidence=tuple(Evidence(e["field"], e["start"], e["end"]) for e in row["evidence"]),
    )  # fmt: skip
