"""The time of publication, from the many ways files write it to ISO 8601.

A time keeps its zone; one without gets the zone given, if one is. Moments that carry no zone of their own (Unix time)
are told in the zone given, else in UTC.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

from dronelog.intake.items import Options
from dronelog.terms import InputError

#: What people write for a zone, beside the names of the time zone database.
_ZONES = {"msk": "Europe/Moscow", "мск": "Europe/Moscow", "kyiv": "Europe/Kyiv", "київ": "Europe/Kyiv"}
_YEARS = range(1990, 2200)
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?")
_DAY_FIRST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)(?:\s?(?:г|р)\b\.?)?")
_YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})(?!\d)")
_NAMED = re.compile(r"(?:\w+\.?,\s*)?(\d{1,2})\s+([^\W\d]{3,12})\.?,?\s+(\d{4})(?!\d)(?:\s*(?:года|року|г|р)\b\.?)?")
_NAMED_US = re.compile(r"(?:\w+\.?,\s*)?([^\W\d]{3,12})\.?\s+(\d{1,2}),?\s+(\d{4})(?!\d)")
_CLOCK = re.compile(
    r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*(am|pm|a\.m\.|p\.m\.)?\s*(.*)", re.IGNORECASE | re.DOTALL
)
_MONTHS = (
    ("jan", "янв", "січ"), ("feb", "фев", "лют"), ("mar", "мар", "бер"), ("apr", "апр", "кві"),
    ("may", "май", "мая", "тра"), ("jun", "июн", "чер"), ("jul", "июл", "лип"), ("aug", "авг", "сер"),
    ("sep", "сен", "вер"), ("oct", "окт", "жов"), ("nov", "ноя", "лис"), ("dec", "дек", "гру"),
)  # fmt: skip
#: Names of zones in RFC 2822 dates that have one meaning.
_NAMED_OFFSETS = {"z": 0, "ut": 0, "utc": 0, "gmt": 0, "msk": 3, "мск": 3, "eet": 2, "eest": 3, "est": -5, "edt": -4}


def zone_named(name: str) -> tzinfo:
    """The zone of ``Europe/Kyiv``, ``MSK`` or ``+03:00``. Raises `InputError` where there is none such."""
    import zoneinfo

    offset = _OFFSET.fullmatch(name.strip())
    if offset:
        found = _offset(offset)
        if found is not None:
            return found
    try:
        return zoneinfo.ZoneInfo(_ZONES.get(name.strip().casefold(), name.strip()))
    except (OSError, ValueError, zoneinfo.ZoneInfoNotFoundError):
        raise InputError(
            f"{name!r} is no time zone; write a name such as Europe/Kyiv, or an offset such as +03:00"
        ) from None


@lru_cache(maxsize=8192)
def normalise(value: str, zone: tzinfo | None = None) -> str:
    """`value` in ISO 8601: ``2025-08-27``, or ``2025-08-27T07:40:00+03:00``. Raises ValueError, saying why.

    Numeric dates are read day first (27.08.2025, 27/08/2025), as all three languages' presses write them.
    """
    value = value.strip()
    if not value:
        raise ValueError("an empty time of publication")
    if len(value) <= 13 and value.isdecimal() and value.isascii() and len(value) >= 9:
        return from_unix(int(value), zone)
    try:
        moment = datetime.fromisoformat(value) if len(value) > 10 else date.fromisoformat(value)
    except ValueError:
        moment = _written(value)
    return _iso(moment, zone, value)


def told(value: str, options: Options, publisher: str | None) -> str:
    """As `normalise`, a time without a zone in the one given, else in the publisher's."""
    found = normalise(value, options.zone)
    if len(found) > 10 and found[-6] not in "+-" and (zone := options.zone_by(publisher)) is not None:
        return normalise(value, zone)
    return found


def from_unix(seconds: float, zone: tzinfo | None = None) -> str:
    """Unix time (seconds, or milliseconds where the number is too large for seconds) in the zone, else in UTC."""
    if seconds > 1e11:
        seconds /= 1000
    try:
        moment = datetime.fromtimestamp(int(seconds), zone or UTC)
    except (OverflowError, OSError, ValueError):
        raise ValueError(f"{seconds} is no time") from None
    return _iso(moment, zone, str(seconds))


def in_zone(value: str, zone: tzinfo | None) -> str:
    """The same moment told in `zone`; as it is where it has no offset, or no zone is given."""
    if zone is None or len(value) <= 10:
        return value
    moment = datetime.fromisoformat(value)
    return value if moment.tzinfo is None else moment.astimezone(zone).isoformat(timespec="seconds")


def _iso(moment: date | datetime, zone: tzinfo | None, value: str) -> str:
    if moment.year not in _YEARS:
        raise ValueError(f"{value[:40]!r} is no time of publication")
    if not isinstance(moment, datetime):
        return moment.isoformat()
    if moment.tzinfo is None and zone is not None:
        moment = moment.replace(tzinfo=zone)
    return moment.isoformat(timespec="seconds")


def _offset(match: re.Match[str]) -> timezone | None:
    minutes = int(match[2]) * 60 + int(match[3] or 0)
    if minutes > 14 * 60:
        return None
    return timezone(timedelta(minutes=-minutes if match[1] == "-" else minutes))


def _written(value: str) -> date | datetime:
    """Dates as feeds, pages and spreadsheets write them. Raises ValueError."""
    problem = ValueError(f"{value[:40]!r} is no time of publication; write 2025-08-27 or 2025-08-27T07:40:00+03:00")
    if len(value) > 80:
        raise problem
    clock_first = re.match(r"(\d{1,2}:\d{2}(?::\d{2})?)[,\s]+(?=\d{1,2}[.\s/]|\d{4}-)", value)
    if clock_first:  # «10:30, 27.08.2025»
        value = value[clock_first.end() :] + " " + clock_first[1]
    if match := _DAY_FIRST.match(value):
        year = int(match[4]) + (2000 if len(match[4]) == 2 else 0)
        day, month = int(match[1]), int(match[3])
        if month > 12 >= day and match[2] == "/":  # 8/27/2025 can only be month first
            day, month = month, day
    elif match := _YEAR_FIRST.match(value):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    elif match := _NAMED.match(value):
        year, month, day = int(match[3]), _month(match[2]), int(match[1])
    elif match := _NAMED_US.match(value):
        year, month, day = int(match[3]), _month(match[1]), int(match[2])
    else:
        match = re.match(r"(\d{4})-(\d{2})-(\d{2})(?!\d)", value)
        if not match:
            raise problem
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    try:
        on = date(year, month, day)
        rest = re.sub(r"^(?:[,\sT—–-]|в |at |о |об )+", "", value[match.end() :])
        return _clock(on, rest) if rest else on
    except ValueError:
        raise problem from None


def _month(word: str) -> int:
    start = word[:3].casefold()
    for number, names in enumerate(_MONTHS, 1):
        if start in names:
            return number
    return 0  # no month: date() refuses it


def _clock(on: date, rest: str) -> datetime:
    match = _CLOCK.fullmatch(rest)
    if not match:
        raise ValueError(rest)
    hour = int(match[1])
    if match[4]:
        hour = hour % 12 + (12 if match[4].lower().startswith("p") else 0)
    moment = datetime(on.year, on.month, on.day, hour, int(match[2]), int(match[3] or 0))
    name = match[5].strip(" ()").casefold()
    if not name:
        return moment
    if name in _NAMED_OFFSETS:
        return moment.replace(tzinfo=timezone(timedelta(hours=_NAMED_OFFSETS[name])))
    offset = _OFFSET.match(name.upper())
    zone = _offset(offset) if offset else None
    if zone is None:
        raise ValueError(rest)
    return moment.replace(tzinfo=zone)
