"""Reports → incidents, in order, with the knowledge loaded once; what the parser cannot take becomes a reject."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from dronelog.model import Incident, Report

Parsed = tuple[Report, list[Incident] | None]


@cache
def parser() -> Any:
    """The parser with all that is known of languages and places."""
    from dronelog.cli.knowledge import gazetteer, languages
    from dronelog.parsing import Parser

    return Parser(languages(), gazetteer())


def parse_all(
    reports: Iterable[Report], on_fault: Callable[[Report, str], None], *, debug: bool = False
) -> Iterator[Parsed]:
    """Each report with its incidents (None where the parser failed, which `on_fault` is told)."""
    parse = parser().parse
    for report in reports:
        try:
            yield report, parse(report)
        except Exception as error:  # a fault of ours must not cost the other reports
            if debug:
                raise
            on_fault(report, f"the parser failed: {type(error).__name__}: {error}")
            yield report, None
