"""The words behind figures: of incidents by their public ids, the sentence, the words of a figure, the publisher."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

_SQL = """
SELECT r.key || '-' || i.number, substr(r.text, i.quote_start + 1, i.quote_end - i.quote_start), i.quote_start,
  d.start, d."end", d.precision, a.alias, pa.alias, r.published, r.url,
  (SELECT json_group_array(json_array(e.field, e.start, e."end")) FROM evidence e WHERE e.incident = i.id),
  (SELECT json_group_array(json_array(o.kind, o.start, o."end")) FROM outcomes o WHERE o.incident = i.id)
FROM reports r JOIN incidents i ON i.report = r.id JOIN dates d ON d.id = i.date
LEFT JOIN source_aliases a ON a.id = i.source LEFT JOIN source_aliases pa ON pa.id = r.publisher
WHERE r.key = ? AND i.number = ?
"""


@dataclass(frozen=True, slots=True)
class Quote:
    """An incident as it is cited. `words` are spans (start, end, field) within `quote`: evidence and outcomes."""

    id: str
    quote: str
    start: str | None
    end: str | None
    precision: str
    source: str | None
    publisher: str | None
    published: str | None
    url: str | None
    words: tuple[tuple[int, int, str], ...]

    def spans(self, figures: Iterable[str]) -> list[tuple[int, int, str]]:
        """The words of these figures ("drones", "killed"); of a zero, those that say that there was none."""
        fields = {field for figure in figures for field in (figure, _NONE.get(figure))}
        return [span for span in self.words if span[2] in fields]

    def behind(self, figure: str) -> str:
        """The words of one figure, blank where the quote has none of its own."""
        return " … ".join(dict.fromkeys(self.quote[start:end] for start, end, _ in self.spans((figure,))))


#: What says that a figure is zero where no number is told.
_NONE = {"killed": "no_casualties", "injured": "no_casualties", "damaged": "no_damage"}


def quotes(conn: sqlite3.Connection, ids: Iterable[str]) -> dict[str, Quote]:
    """The quote of each incident, by its public id; those that do not exist are left out."""
    import json

    found: dict[str, Quote] = {}
    for public in dict.fromkeys(ids):
        key, _, number = public.rpartition("-")
        row = conn.execute(_SQL, (key, number)).fetchone()
        if row is None:
            continue
        first, length = row[2], len(row[1])
        spans = [
            (start - first, end - first, field)
            for field, start, end in (*json.loads(row[10]), *json.loads(row[11]))
            if first <= start < end <= first + length
        ]
        found[public] = Quote(
            row[0], row[1], row[3], row[4], row[5], row[6], row[7], row[8], row[9], tuple(sorted(set(spans)))
        )
    return found
