"""Dates as people type them: ISO, or plain words in three languages ("last week", «27 августа», «вчора»)."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from dronelog.model import InputError

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
_TODAY = {"today", "сегодня", "сьогодні"}
_YESTERDAY = {"yesterday", "вчера", "вчора", "учора"}
_THIS = {
    "week": {"this week", "эта неделя", "на этой неделе", "цей тиждень", "цього тижня"},
    "month": {"this month", "этот месяц", "в этом месяце", "цей місяць", "цього місяця"},
    "year": {"this year", "этот год", "в этом году", "цей рік", "цього року"},
}
_LAST = {
    "week": {"last week", "прошлая неделя", "на прошлой неделе", "минулий тиждень", "минулого тижня"},
    "month": {"last month", "прошлый месяц", "в прошлом месяце", "минулий місяць", "минулого місяця"},
    "year": {"last year", "прошлый год", "в прошлом году", "минулий рік", "минулого року", "торік"},
}


def span(typed: str, today: date | None = None) -> tuple[date, date]:
    """First and last day that the words mean; a week runs from Monday to Sunday.

    Raises `InputError` for words that are no date. `today` is for tests; the clock otherwise.
    """
    words = " ".join(typed.lower().split())
    if iso := _ISO.match(words):
        return _iso(typed, iso)
    today = today or datetime.now().date()
    if words in _TODAY:
        return today, today
    if words in _YESTERDAY:
        return today - timedelta(1), today - timedelta(1)
    for unit, phrases in _THIS.items():
        if words in phrases:
            return _unit(today, unit)
    for unit, phrases in _LAST.items():
        if words in phrases:
            return _unit(_unit(today, unit)[0] - timedelta(1), unit)
    return _by_dateparser(typed, today)


def first(typed: str) -> str:
    """The first day that the words mean, ISO."""
    return span(typed)[0].isoformat()


def last(typed: str) -> str:
    """The last day that the words mean, ISO."""
    return span(typed)[1].isoformat()


def one(typed: str, option: str) -> str:
    """The day that the words mean; raises `InputError` where they mean several."""
    start, end = span(typed)
    if start != end:
        raise InputError(f"{option} {typed!r}: one day is wanted; --since and --until take spans")
    return start.isoformat()


def _iso(typed: str, found: re.Match[str]) -> tuple[date, date]:
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        start = date(year or 0, month or 1, day or 1)
        if day:
            return start, start
        last_month = month or 12
        return start, _unit(date(start.year, last_month, 1), "month")[1]
    except ValueError:
        raise InputError(f"{typed!r} is not a day of the calendar") from None


def _unit(day: date, unit: str) -> tuple[date, date]:
    """The week, month or year that holds a day."""
    if unit == "week":
        monday = day - timedelta(day.weekday())
        return monday, monday + timedelta(6)
    if unit == "month":
        last = 31 if day.month == 12 else (date(day.year, day.month + 1, 1) - timedelta(1)).day
        return day.replace(day=1), day.replace(day=last)
    return date(day.year, 1, 1), date(day.year, 12, 31)


def _by_dateparser(typed: str, today: date) -> tuple[date, date]:
    if len(typed) < 100 and any(c.isalnum() for c in typed):
        from dateparser.date import DateDataParser  # slow to import: only for words

        for language in ("en", "ru", "uk"):
            parser = DateDataParser(
                languages=[language],
                settings={
                    "RELATIVE_BASE": datetime(today.year, today.month, today.day, 12), "DATE_ORDER": "DMY",
                    "PREFER_DATES_FROM": "past", "PREFER_DAY_OF_MONTH": "first", "RETURN_AS_TIMEZONE_AWARE": False,
                },
            )  # fmt: skip
            found = parser.get_date_data(typed)
            if found.date_obj and 1900 <= found.date_obj.year <= today.year + 1:
                day = found.date_obj.date()
                return _unit(day, found.period) if found.period in ("month", "year") else (day, day)
    raise InputError(f'{typed!r} is not a date; write 2025-08-27, or words like "last week", «27 августа»')
