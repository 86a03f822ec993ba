"""Fields in words for people: spans of time and outcomes, in English."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _day(value: str, *, year: bool = True) -> str:
    day = date.fromisoformat(value[:10])
    return f"{day.day} {_MONTHS[day.month]}" + (f" {day.year}" if year else "")


def when(start: str | None, end: str | None, precision: str) -> str:
    """A span of time as a person writes it: "night of 26–27 Aug 2025", "27 Aug 2025 13:00–16:00", "undated"."""
    if not start or not end:
        return "undated"
    if precision == "time":
        if start == end:
            return f"{_day(start)} {start[11:]}"
        if start[:10] == end[:10]:
            return f"{_day(start)} {start[11:]}–{end[11:]}"
        return f"{_day(start, year=start[:4] != end[:4])} {start[11:]} – {_day(end)} {end[11:]}"
    if start[:10] == end[:10]:
        return _day(start)
    if start[:7] == end[:7]:
        days = f"{int(start[8:10])}–{_day(end)}"
    else:
        days = f"{_day(start, year=start[:4] != end[:4])} – {_day(end)}"
    return f"night of {days}" if precision == "night" else f"about {days}" if precision == "approx" else days


def outcome_words(kind: str, count: int | None, object: str | None) -> str:
    """An outcome in words: "3 intercepted", "damaged: 2 home", "no casualties"."""
    name = kind.replace("_", " ")
    if object:
        return f"{name}: {count} {object}" if count is not None else f"{name}: {object}"
    return f"{count} {name}" if count is not None else name


def changed_value(field: str, value: Any) -> str:
    """A value before or after a change, in words; a verdict on events as "one event with …", nothing as ""."""
    if field == "event":
        words = {"same": "one event with", "different": "not one event with"}.get(value["verdict"])
        return f"{words} {value['with']}" if words else ""
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else str(value)
