"""Dates as people type them: ISO, or plain words in three languages ("last week", «27 августа», «вчора»).

What we can decide is decided here, so that it is quick and never guessed; what is left goes to dateparser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from dronelog.cli.day_words import (
    AGO,
    DAYS,
    LAST,
    MONTHS,
    NIGHTS,
    NUMBERS,
    PAST,
    SILENT,
    THIS,
    UNITS,
    WEEKDAYS,
    WEEKENDS,
)
from dronelog.terms import InputError

_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)$")
_WEEK = re.compile(r"(\d{4})-?w(\d{1,2})$")
_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2}))?\.?$")
_QUARTER = re.compile(r"(?:q([1-4])|([1-4])(?:-?[йи])? квартал\w?) (\d{4})$")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|-?го|-?е|-?ое|-?ого|-?те)$")
_MONTH = {name: n for n, names in enumerate(MONTHS, 1) for name in names}
_WEEKDAY = {name: n for n, names in enumerate(WEEKDAYS) for name in names}
_UNIT = {name: unit for unit, names in UNITS.items() for name in names}
_KNOWN = (*_MONTH, *_WEEKDAY, *_UNIT, *DAYS, *AGO, *LAST, *PAST, *THIS, *WEEKENDS, *NIGHTS)


def span(typed: str, today: date | None = None) -> tuple[date, date]:
    """First and last day that the words mean; a week runs from Monday to Sunday.

    Raises `InputError` for words that are no date. `today` is for tests; the clock otherwise.
    """
    today = today or datetime.now().date()
    words = " ".join(typed.lower().replace("ё", "е").replace("’", "'").replace("ʼ", "'").replace(",", " ").split())
    if len(words) > 100:
        raise InputError(f"{typed[:20]!r}… is not a date")
    try:
        return (
            _by_numbers(typed, words, today) or _by_words(words.split(), today) or _by_dateparser(typed, words, today)
        )
    except (ValueError, OverflowError):
        raise InputError(f"{typed!r} is not a day of the calendar") from None


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


def night(typed: str) -> str:
    """The day on which the night ends: "last night" ended today, other words name that day."""
    start, end = span(typed)
    if any(word in NIGHTS for word in typed.lower().split()) and (end - start).days == 1:
        return end.isoformat()
    return one(typed, "--night")


def _by_numbers(typed: str, words: str, today: date) -> tuple[date, date] | None:
    if iso := _ISO.match(words) or _COMPACT.match(words):
        return _iso(typed, iso)
    if week := _WEEK.match(words):
        return _whole(date.fromisocalendar(int(week[1]), int(week[2]), 1), "week")
    if told := _NUMBERS.match(words):
        day, month = int(told[1]), int(told[2])
        if month > 12 >= day and "/" in words:  # 08/27/2025 can only be an American's
            day, month = month, day
        year = int(told[3]) + (2000 if len(told[3]) == 2 else 0) if told[3] else None
        return _day(day, month, year, today)
    if told := _QUARTER.match(words):
        start = date(int(told[3]), 3 * int(told[1] or told[2]) - 2, 1)
        return start, _whole(date(start.year, start.month + 2, 1), "month")[1]
    return None


def _by_words(words: list[str], today: date) -> tuple[date, date] | None:
    told = [word for word in words if word not in SILENT]
    numbers = [int(m[1]) if (m := _ORDINAL.match(word)) else int(word) if word.isdecimal() else NUMBERS.get(word)
               for word in told]  # fmt: skip
    months = [_MONTH[word] for word in told if word in _MONTH]
    if len(months) == 1:
        return _with_month(told, numbers, months[0], today)
    if len(told) == 1:
        return _one_word(told[0], numbers[0], today)
    if any(word in NIGHTS for word in told) and all(word in NIGHTS | LAST | PAST | THIS | DAYS.keys() | {"минувшей"}
                                                    for word in told):  # fmt: skip
        morning = today - timedelta(sum(DAYS.get(word, 0) for word in told))
        return morning - timedelta(1), morning
    if "before" in words and told == ["day", "yesterday"]:
        return _whole(today - timedelta(2), "day")
    if told[-1:] and told[-1] in AGO and (unit := _UNIT.get(told[-2])):
        return _whole(_back(today, unit, numbers[0] if len(told) == 3 else 1), "day") if len(told) <= 3 else None
    if len(told) in (2, 3) and (unit := _UNIT.get(told[-1])) and told[0] in LAST | PAST | THIS:
        count = numbers[1] if len(told) == 3 else None
        if told[0] in THIS and count is None:
            return _whole(today, unit)
        if told[0] in PAST or count is not None:
            return _back(today, unit, count or 1) + timedelta(1), today
        return _whole(_whole(today, unit)[0] - timedelta(1), unit)
    if len(told) == 2 and told[0] in LAST and told[1] in _WEEKDAY:
        return _whole(today - timedelta((today.weekday() - _WEEKDAY[told[1]] - 1) % 7 + 1), "day")
    if len(told) == 2 and told[0] in LAST | PAST | THIS and told[1] in WEEKENDS:
        sunday = today - timedelta(today.weekday() + 1)
        return sunday - timedelta(1), sunday
    return None


def _one_word(word: str, number: int | None, today: date) -> tuple[date, date] | None:
    if word in DAYS:
        return _whole(today - timedelta(DAYS[word]), "day")
    if word in _WEEKDAY:
        return _whole(today - timedelta((today.weekday() - _WEEKDAY[word]) % 7), "day")
    if word in NIGHTS:
        return today - timedelta(1), today
    if word in _UNIT:  # «за неделю»
        return _back(today, _UNIT[word], 1) + timedelta(1), today
    if word == "торік":
        return _whole(date(today.year - 1, 1, 1), "year")
    if number and _ORDINAL.match(word):  # "the 27th"
        month = today.replace(day=1)
        while month.replace(day=1) == month and (number > _length(month) or month.replace(day=number) > today):
            month = (month - timedelta(1)).replace(day=1)
        return _whole(month.replace(day=number), "day")
    return None


def _with_month(told: list[str], numbers: list[int | None], month: int, today: date) -> tuple[date, date] | None:
    """A month with a day, a year, both or neither: the latest that is not after today where no year is told."""
    rest = [
        number for word, number in zip(told, numbers, strict=True) if word not in _MONTH and word not in UNITS["year"]
    ]
    if any(number is None for number in rest) or any(word in NUMBERS for word in told):
        return None
    years = [number for number in rest if number and number > 31]
    days = [number for number in rest if number is not None and number <= 31]
    if len(years) > 1 or len(days) > 1:
        return None
    year = years[0] if years else None
    if days:
        return _day(days[0], month, year, today)
    return _whole(date(year or today.year - (month > today.month), month, 1), "month")


def _day(day: int, month: int, year: int | None, today: date) -> tuple[date, date]:
    if year is None:
        year = today.year
        while (day, month) == (29, 2) and _length(date(year, 2, 1)) < 29:
            year -= 1
        if date(year, month, day) > today:
            year -= 4 if (day, month) == (29, 2) else 1
    return _whole(date(year, month, day), "day")


def _back(day: date, unit: str, count: int | None) -> date:
    """So many units before a day; the last day of a month stands for one that it has not."""
    if unit in ("day", "week"):
        return day - timedelta((count or 1) * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 - (count or 1) * (12 if unit == "year" else 1)
    start = date(months // 12, months % 12 + 1, 1)
    return start.replace(day=min(day.day, _length(start)))


def _length(month: date) -> int:
    return 31 if month.month == 12 else (date(month.year, month.month + 1, 1) - timedelta(1)).day


def _iso(typed: str, found: re.Match[str]) -> tuple[date, date]:
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        start = date(year or 0, month or 1, day or 1)
        if day:
            return start, start
        last_month = month or 12
        return start, _whole(date(start.year, last_month, 1), "month")[1]
    except ValueError:
        raise InputError(f"{typed!r} is not a day of the calendar") from None


def _whole(day: date, unit: str) -> tuple[date, date]:
    """The day, week, month or year that holds a day."""
    if unit == "day":
        return day, day
    if unit == "week":
        monday = day - timedelta(day.weekday())
        return monday, monday + timedelta(6)
    if unit == "month":
        return day.replace(day=1), day.replace(day=_length(day))
    return date(day.year, 1, 1), date(day.year, 12, 31)


def _by_dateparser(typed: str, words: str, today: date) -> tuple[date, date]:
    # a word of letters and no clock: "10.30" alone would be half past ten of today
    if re.search(r"[^\W\d_]{3}", words) and not re.search(r"\d:\d", words):
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
            if found.date_obj and 1900 <= found.date_obj.year <= today.year + 1 and found.period != "time":
                day = found.date_obj.date()
                return _whole(day, found.period) if found.period in ("week", "month", "year") else (day, day)
    raise InputError(f'{typed!r} is not a date{_near(words)}; write 2025-08-27, or words: "last week", «27 августа»')


def _near(words: str) -> str:
    """What may have been meant, where one word is nearly one that we know."""
    from difflib import get_close_matches

    def mended(parts: Iterable[str]) -> list[str]:
        return [
            word if word in _KNOWN or not word.isalpha() else (get_close_matches(word, _KNOWN, 1, 0.75) or [word])[0]
            for word in parts
        ]

    better = " ".join(mended(words.split()))
    return f"; did you mean {better!r}?" if better != words else ""
