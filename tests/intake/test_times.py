"""The time of publication, however it is written."""

from __future__ import annotations

import pytest

from dronelog.intake.times import normalise, zone_named
from dronelog.terms import InputError


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2025-08-27", "2025-08-27"),
        ("2025-08-27T07:40:00+03:00", "2025-08-27T07:40:00+03:00"),
        ("2025-08-27T07:40:00.123456Z", "2025-08-27T07:40:00+00:00"),
        ("2025-08-27 07:40", "2025-08-27T07:40:00"),
        (" 2025-08-27T07:40 ", "2025-08-27T07:40:00"),
        ("27.08.2025", "2025-08-27"),
        ("27.08.25", "2025-08-27"),
        ("27.08.2025 г.", "2025-08-27"),
        ("27.08.2025 07:40", "2025-08-27T07:40:00"),
        ("27.08.2025, 07:40:05", "2025-08-27T07:40:05"),
        ("10:30, 27.08.2025", "2025-08-27T10:30:00"),
        ("27.08.2025 07:40:10 UTC+03:00", "2025-08-27T07:40:10+03:00"),
        ("27/08/2025", "2025-08-27"),
        ("8/27/2025 7:40 PM", "2025-08-27T19:40:00"),
        ("03/04/2025", "2025-04-03"),
        ("2025/08/27 07:40", "2025-08-27T07:40:00"),
        ("Wed, 27 Aug 2025 07:40:00 +0300", "2025-08-27T07:40:00+03:00"),
        ("Wed, 27 Aug 2025 07:40:00 GMT", "2025-08-27T07:40:00+00:00"),
        ("27 Aug 2025 07:40 MSK", "2025-08-27T07:40:00+03:00"),
        ("27 августа 2025", "2025-08-27"),
        ("27 августа 2025 г., 10:30", "2025-08-27T10:30:00"),
        ("27 серпня 2025 року о 10:30", "2025-08-27T10:30:00"),
        ("1 мая 2025", "2025-05-01"),
        ("1 травня 2025", "2025-05-01"),
        ("August 27, 2025", "2025-08-27"),
        ("Wednesday, August 27, 2025 12:05 a.m.", "2025-08-27T00:05:00"),
        ("1756269600", "2025-08-27T04:40:00+00:00"),
        ("1756269600000", "2025-08-27T04:40:00+00:00"),
    ],
)
def test_written(written: str, iso: str) -> None:
    assert normalise(written) == iso


@pytest.mark.parametrize(
    "written",
    ["", "soon", "yesterday", "27", "2025", "2025-13-01", "31.02.2025", "27.08.2025 25:00", "0001-01-01", "9999-01-01",
     "32 мая 2025", "27 фмтрь 2025", "27.08.2025 07:40 XYZ", "99999999999999999999", "2" * 500, "²⁰²⁵"],
)  # fmt: skip
def test_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"time|of publication"):
        normalise(written)


@pytest.mark.parametrize(
    ("zone", "iso"),
    [
        ("Europe/Kyiv", "2025-12-27T07:40:00+02:00"),
        ("мск", "2025-12-27T07:40:00+03:00"),
        ("+05:30", "2025-12-27T07:40:00+05:30"),
        ("UTC-3", "2025-12-27T07:40:00-03:00"),
    ],
)
def test_a_zone_for_times_that_have_none(zone: str, iso: str) -> None:
    assert normalise("2025-12-27 07:40", zone_named(zone)) == iso
    assert normalise("2025-12-27", zone_named(zone)) == "2025-12-27"
    assert normalise("2025-12-27T07:40:00+01:00", zone_named(zone)) == "2025-12-27T07:40:00+01:00"


@pytest.mark.parametrize("zone", ["Mars/Phobos", "", "../../etc/passwd", "/etc/localtime", "+99:00", "a\0b"])
def test_no_such_zone(zone: str) -> None:
    with pytest.raises(InputError, match="no time zone"):
        zone_named(zone)
