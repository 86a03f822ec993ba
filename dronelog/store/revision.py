"""Which of two tellings of a report counts: the order of versions, and the fuller of two copies of one version.

Both orders depend on the reports alone, so the order of intake makes no difference to what is stored.
"""

from __future__ import annotations

from datetime import UTC, datetime

from dronelog.model import Report


def moment(told: str | None) -> str | None:
    """A time told in ISO 8601, in UTC so that it can be compared as text; None where it is not a time."""
    if not told:
        return None
    try:
        at = datetime.fromisoformat(told)
    except ValueError:
        return None
    if at.tzinfo is not None:
        try:
            at = at.astimezone(UTC).replace(tzinfo=None)
        except (OverflowError, ValueError):  # the year 1 or 9999, moved over its edge
            at = at.replace(tzinfo=None)
    return at.isoformat(timespec="seconds")


def revised(report: Report) -> str | None:
    """When this version was made: the time of its edit, else of its publication."""
    return moment(report.edited) or moment(report.published)


def fullness(report: Report) -> tuple[int, bool, str, str]:
    """How much a copy tells beside the text, greatest first; between equals the one with a local clock (an offset that
    is not UTC's), then the earliest publication counts.

    A tuple that compares *less* for the better copy.
    """
    told = (report.published, report.publisher, report.url, report.title, report.lang, report.edited)
    clock = (report.published or "")[10:]
    local = ("+" in clock or "-" in clock) and not clock.endswith("+00:00")
    filled = sum(1 for value in told if value)
    return (-filled, not local, moment(report.published) or "", "\0".join(v or "" for v in told))
