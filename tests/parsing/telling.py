"""Reports and the incidents they tell, as lines to read: the notation of ``sentences/en.txt``.

Everything runs on the words and places that ship, through the same door as the program.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from dronelog import parse
from dronelog.model import Incident

PUBLISHED = "2025-06-04"
DAYS_PUBLISHED = "2025-05-22"
SENTENCES = Path(__file__).parent / "sentences"


@dataclass
class Sentence:
    """A report of the tables. `incidents` are lines, `failing` the reason why the program fails at it for now."""

    text: str
    line: int
    publisher: str | None = None
    failing: str | None = None
    incidents: list[str] = field(default_factory=list)
    published: str = PUBLISHED


def sentences(language: str) -> list[Sentence]:
    """The sentences of a language; those of ``en_days.txt`` and its like tell the days of each incident too."""
    return [*_read(language, PUBLISHED), *_read(f"{language}_days", DAYS_PUBLISHED)]


def _read(language: str, published: str) -> list[Sentence]:
    found: list[Sentence] = []
    for number, raw in enumerate((SENTENCES / f"{language}.txt").read_text(encoding="utf-8").splitlines(), 1):
        told = raw.strip()
        if not told or raw.startswith("#"):
            continue
        if not raw.startswith(" "):
            found.append(Sentence(told, number, published=published))
        elif told.startswith("@"):
            found[-1].publisher = told[1:].strip()
        elif told.startswith("!"):
            found[-1].failing = told[1:].strip()
        else:
            head, _, outcomes = told.partition(":")
            found[-1].incidents.append(_line(head, outcomes.split(",")))
    return found


def _line(head: str, outcomes: list[str]) -> str:
    return f"{head}: {', '.join(sorted(o.strip() for o in outcomes))}".rstrip(": ")


def line(found: Incident, responded: bool, days: bool = False) -> str:
    """An incident as a line; `responded` and its days only where they are asked for."""
    drones = "-" if found.drones is None else str(found.drones)
    return _line(
        f"{found.region} {drones}{'~' if found.approximate else ''}{_days(found) if days else ''}",
        [
            " ".join(str(part) for part in (o.kind, o.count, o.object) if part is not None)
            for o in found.outcomes
            if responded or o.kind != "responded"
        ],
    )


def _days(found: Incident) -> str:
    first, last = (found.start or "")[5:10], (found.end or "")[5:10]
    return f" {first}" if first == last else f" {first}/{last}"


def told(sentence: Sentence) -> list[str]:
    """What the program makes of a sentence, as lines in order."""
    responded = any("responded" in wanted for wanted in sentence.incidents)
    days = sentence.published == DAYS_PUBLISHED
    found = parse(sentence.text, published=sentence.published, publisher=sentence.publisher)
    return sorted(line(incident, responded, days) for incident in found)


def held(rows: Iterable[Any], failing: dict[str, str]) -> list[Any]:
    """The rows of a table for `parametrize`; those whose text is in `failing` fail for now, for the reason given there."""
    out = []
    for row in rows:
        values = row if isinstance(row, tuple) else (row,)
        reason = next((failing[value] for value in values if isinstance(value, str) and value in failing), None)
        out.append(pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason) if reason else ()))
    return out
