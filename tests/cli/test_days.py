"""Dates as people type them."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dronelog.cli.days import night, span
from dronelog.terms import InputError

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
        ("2025-8-27", "2025-08-27", "2025-08-27"),
        ("20250827", "2025-08-27", "2025-08-27"),
        ("2025-W35", "2025-08-25", "2025-08-31"),
        ("10.05", "2025-05-10", "2025-05-10"),  # never half past ten of today
        ("27.8.25", "2025-08-27", "2025-08-27"),
        ("08/27/2025", "2025-08-27", "2025-08-27"),
        ("29 февраля", "2024-02-29", "2024-02-29"),
        ("27-го августа 2024 года", "2024-08-27", "2024-08-27"),
        ("27 серпня 2024 року", "2024-08-27", "2024-08-27"),
        ("27th of August", "2025-08-27", "2025-08-27"),
        ("the 27th", "2025-08-27", "2025-08-27"),
        ("the 2nd", "2025-09-02", "2025-09-02"),
        ("August", "2025-08-01", "2025-08-31"),
        ("в октябре", "2024-10-01", "2024-10-31"),
        ("у серпні 2024", "2024-08-01", "2024-08-31"),
        ("since May", "2025-05-01", "2025-05-31"),
        ("Q2 2025", "2025-04-01", "2025-06-30"),
        ("2 квартал 2025", "2025-04-01", "2025-06-30"),
        ("Wednesday", "2025-09-03", "2025-09-03"),
        ("last Wednesday", "2025-08-27", "2025-08-27"),
        ("в прошлый вторник", "2025-09-02", "2025-09-02"),
        ("минулої п'ятниці", "2025-08-29", "2025-08-29"),
        ("минулої п’ятниці", "2025-08-29", "2025-08-29"),
        ("позавчора", "2025-09-01", "2025-09-01"),
        ("the day before yesterday", "2025-09-01", "2025-09-01"),
        ("вчера вечером", "2025-09-02", "2025-09-02"),
        ("тиждень тому", "2025-08-27", "2025-08-27"),
        ("месяц назад", "2025-08-03", "2025-08-03"),
        ("last 7 days", "2025-08-28", "2025-09-03"),
        ("за последние три дня", "2025-09-01", "2025-09-03"),
        ("past week", "2025-08-28", "2025-09-03"),
        ("за неделю", "2025-08-28", "2025-09-03"),
        ("last night", "2025-09-02", "2025-09-03"),
        ("минувшей ночью", "2025-09-02", "2025-09-03"),
        ("last weekend", "2025-08-30", "2025-08-31"),
    ],
)
def test_spans(typed, first, last):
    assert span(typed, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("typed", [
    "soonish", "2025-13", "2025-02-30", "0000-01", "", "?", "x" * 10_000, "12", "-1", "99999", "31.02", "2025-W60", "30 февраля",
    "May May", "1 2 May", "10:30", "0 May", "\0", "½",
])  # fmt: skip
def test_what_is_no_date_is_an_error(typed):
    with pytest.raises(InputError):
        span(typed, TODAY)


@pytest.mark.parametrize(("typed", "meant"), [("yesterdy", "yesterday"), ("27 авгутса", "27 августа"), ("lst week", "last week")])
def test_a_slip_gets_a_suggestion(typed, meant):
    with pytest.raises(InputError, match=f"did you mean '{meant}'"):
        span(typed, TODAY)


def test_a_night_is_named_by_its_morning():
    assert night("2025-08-27") == "2025-08-27"
    assert night("last night") == night("today") == night("минулої ночі")
    with pytest.raises(InputError, match="one day"):
        night("last week")


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_span_or_an_error(typed):
    with suppress(InputError):
        start, end = span(typed, TODAY)
        assert start <= end


@given(st.lists(st.sampled_from(["last", "past", "3", "27th", "week", "days", "ago", "May", "2024", "night", "тому", "в",
                                 "Tuesday", "год", "the", "a", "before", "yesterday", "weekend"]), max_size=5))  # fmt: skip
def test_words_in_any_order_are_a_span_or_an_error(words):
    with suppress(InputError):
        start, end = span(" ".join(words), TODAY)
        assert start <= end
