"""Dates as people type them."""

from datetime import date

import pytest

from dronelog.cli.days import span
from dronelog.model import InputError

TODAY = date(2025, 9, 3)  # a Wednesday


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2025-08-27", "2025-08-27", "2025-08-27"),
        ("2025-08", "2025-08-01", "2025-08-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("today", "2025-09-03", "2025-09-03"),
        ("вчера", "2025-09-02", "2025-09-02"),
        ("Вчора", "2025-09-02", "2025-09-02"),
        ("last week", "2025-08-25", "2025-08-31"),
        ("минулого тижня", "2025-08-25", "2025-08-31"),
        ("this month", "2025-09-01", "2025-09-30"),
        ("прошлый месяц", "2025-08-01", "2025-08-31"),
        ("last year", "2024-01-01", "2024-12-31"),
        ("27 августа", "2025-08-27", "2025-08-27"),
        ("27 серпня 2024", "2024-08-27", "2024-08-27"),
        ("27.08.2025", "2025-08-27", "2025-08-27"),
        ("02.03.2025", "2025-03-02", "2025-03-02"),
        ("August 27", "2025-08-27", "2025-08-27"),
        ("30 December", "2024-12-30", "2024-12-30"),
        ("two weeks ago", "2025-08-20", "2025-08-20"),
        ("3 days ago", "2025-08-31", "2025-08-31"),
    ],
)
def test_spans(typed, first, last):
    assert span(typed, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("typed", ["soonish", "2025-13", "2025-02-30", "0000-01", "", "?", "x" * 10_000])
def test_what_is_no_date_is_an_error(typed):
    with pytest.raises(InputError):
        span(typed, TODAY)
