"""A report with its incidents → rows of the dataset's tables, in the order of their columns. Depends on them alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from dronelog.model import Incident, Region, Report
from dronelog.store.identity import digest, identity, public_id
from dronelog.store.quote import quote_span
from dronelog.store.revision import moment, revised
from dronelog.store.write import status_of

Row = tuple[Any, ...]
#: Year and month of a row's folder; (None, None) for what has no date.
Month = tuple[int | None, int | None]


def telling(report: Report) -> str:
    """A name of 20 letters for all that a copy of a report says, wherever it was read."""
    told = (report.text, report.published, report.publisher, report.url, report.lang, report.title, report.channel,
            report.message, report.edited)  # fmt: skip
    whole = "\0".join("\x01" if value is None else value for value in told)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def month(day: str | None) -> Month:
    """The year and month of an ISO date or time."""
    if not day or not (day[:4] + day[5:7]).isdigit():
        return None, None
    return int(day[:4]), int(day[5:7])


class Rows:
    """Makes rows; `region_of` tells what the gazetteer knows of a code, `parser` is the version of the parser."""

    def __init__(self, region_of: Callable[[str], Region | None], parser: str) -> None:
        self._region_of, self._parser = region_of, parser

    def of(
        self, report: Report, incidents: Sequence[Incident], offset: int | None
    ) -> tuple[tuple[Month, Row], list[tuple[Month, Row]], list[tuple[Month, Row]]]:
        """The row of the report, those of its incidents, those of their outcomes, each with its month."""
        name, text_digest = identity(report), digest(report.text)
        key, copy = public_id(name, text_digest), telling(report)
        found: list[tuple[Month, Row]] = []
        outcomes: list[tuple[Month, Row]] = []
        for number, incident in enumerate(incidents, 1):
            when = month(incident.start)
            found.append((when, self._incident(report, incident, key, copy, number)))
            for position, o in enumerate(incident.outcomes, 1):
                cells = (f"{key}-{number}", key, copy, number, position, o.kind, o.count, o.object, o.start, o.end)
                outcomes.append((when, cells))
        published = moment(report.published)
        first = min((i.start for i in incidents if i.start), default=None)
        row = (
            key, copy, name, text_digest, report.title, report.url, report.publisher, report.published, published,
            report.edited, revised(report), report.lang, report.origin, report.line, offset, report.id, report.channel,
            report.message, len(incidents), len(report.text), report.text,
        )  # fmt: skip
        return (month(report.published if published else first), row), found, outcomes

    def _incident(self, report: Report, i: Incident, key: str, copy: str, number: int) -> Row:
        region = self._region_of(i.region)
        start, end = quote_span(report.text, i)
        sea = i.region.startswith("SEA-") or (region is not None and region.kind == "sea")
        country = None if sea else (region.parent if region and region.parent else i.region.partition("-")[0])
        return (
            f"{key}-{number}", key, copy, number, status_of(i), i.region, region.name_en if region else i.region,
            country, list(i.places), i.start, i.end, _day(i.start), _day(i.end), i.precision, i.source, i.source_kind,
            i.source_key, i.drones, i.drones_min, i.drones_max, i.approximate, round(i.confidence, 2), i.drone_type,
            list(i.launched_from), i.hit_locations, i.debris_locations, i.as_of, i.mixed_attack, i.target,
            report.text[start:end], start, end, [{"code": w.code, "message": w.message} for w in i.warnings],
            [{"field": e.field, "start": e.start, "end": e.end} for e in i.evidence], self._parser,
        )  # fmt: skip


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told[:10]) if told else None
