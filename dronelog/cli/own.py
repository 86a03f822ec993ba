"""Rows that dronelog itself exported, come back: each is compared with what the database holds, nothing is stored.

A spreadsheet may have been opened and saved in between: 0.90 for 0.9, TRUE for 1, a time with seconds, an apostrophe
before a text that looked like a formula are the same value still.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Mapping
from typing import Any

from dronelog.terms import InputError

_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?$")
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:00(?:\.0+)?)?$")
_TRUTH = {"true": "1", "false": "0", "истина": "1", "ложь": "0"}
_GUARDED = re.compile(r"'(?=[=+\-@\t\r])")
#: Differences told for one row.
_TOLD = 4


def plain(value: Any) -> Any:
    """A value in the one form that is compared."""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, (int, float)):
        return f"{value:g}" if isinstance(value, float) else str(value)
    if not isinstance(value, str):
        return value or None
    text = _GUARDED.sub("", value.replace("\r\n", "\n").replace("\r", "\n"), count=1).strip()
    if not text:
        return None
    if found := _TIME.match(text):
        return found[1] if found[2] == "00:00" and found[3] else f"{found[1]}T{found[2]}"
    if len(text) < 16 and _NUMBER.match(text):
        return f"{float(text.replace(',', '.')):g}" if not text.isdigit() or text.startswith("0") else text
    return _TRUTH.get(text.lower(), text)


class OwnRows:
    """Compares. `on_same` is called for each row that says what the database says, `reject` (with origin, line, reason
    and the row itself) for one that differs or is not known.
    """

    def __init__(
        self, conn: sqlite3.Connection, on_same: Callable[[], None],
        reject: Callable[[str, int | None, str, str], None],
    ) -> None:  # fmt: skip
        self._conn, self._on_same, self._reject = conn, on_same, reject
        self.same = self.changed = self.unknown = 0

    def __call__(self, row: Any) -> None:
        """Take one `dronelog.intake.OwnRow`."""
        fields: Mapping[str, Any] = row.fields
        name = str(fields.get("id") or fields.get("incident_id") or "")
        raw = json.dumps(dict(fields), ensure_ascii=False, default=str)
        stored = self._stored(name, fields)
        if stored is None:
            self.unknown += 1
            told = f"{name or 'a row without id'}: not in this database; add the reports themselves"
            self._reject(row.origin, row.line, told, raw)
            return
        wrong = [field for field, value in fields.items() if field in stored and not same(value, stored[field])]
        if not wrong:
            self.same += 1
            self._on_same()
            return
        self.changed += 1
        told = "; ".join(f"{field} is {_short(stored[field])} here" for field in wrong[:_TOLD])
        self._reject(row.origin, row.line, f"{name} differs: {told} (`dronelog edit` makes corrections)", raw)

    def _stored(self, name: str, fields: Mapping[str, Any]) -> Mapping[str, Any] | None:
        from dronelog import query

        try:
            found = query.find(self._conn, name)
        except InputError:
            return None
        if found.incident is None:
            return None
        if isinstance(fields.get("outcomes"), list):
            return next(query.record_rows(self._conn, "WHERE i.id = ?", (found.incident,)), None)
        if "incident_id" in fields:
            rows = query.outcomes_of(self._conn, found.incident)
            return next((r for r in rows if all(same(fields.get(k), r[k]) for k in ("kind", "count", "object"))), None)
        row: Mapping[str, Any] | None = query.flat_row(self._conn, found.incident)
        return row

    def receipt(self) -> str | None:
        """A line that says what became of them, None where there were none."""
        read = self.same + self.changed + self.unknown
        if not read:
            return None
        line = f"{read:,} rows exported by dronelog: {self.changed} changed"
        return line + (f", {self.unknown} not in this database" if self.unknown else "")


def same(there: Any, here: Any) -> bool:
    """Whether a value in a file says what the database says."""
    if isinstance(there, (list, dict)) or isinstance(here, (list, dict)):
        return bool(there == here)
    return bool(plain(there) == plain(here))


def _short(value: Any) -> str:
    text = "blank" if value is None else str(value)
    return repr(text if len(text) <= 40 else text[:39] + "…")
