"""Reads a text, some bytes or files as the commands do, and keeps all that comes of it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from dronelog.intake import Defaults, OwnRow, Reject, read
from dronelog.model import Report


@dataclass
class Taken:
    reports: list[Report] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    own: list[OwnRow] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        return [report.text for report in self.reports]

    @property
    def reasons(self) -> list[str]:
        return [reject.reason for reject in self.rejects]


def take(
    *what: str | bytes | BinaryIO | Path,
    format: str | None = None,
    mapping: Mapping[str, str] | None = None,
    own: bool = False,
    **defaults: str,
) -> Taken:
    """Reads paths as files, and a text, bytes or a stream as stdin."""
    taken = Taken()
    stdin: BinaryIO | None = None
    paths = []
    for each in what:
        if isinstance(each, Path):
            paths.append(str(each))
            continue
        paths.append("-")
        stdin = io.BytesIO(each.encode() if isinstance(each, str) else each) if isinstance(each, (str, bytes)) else each
    reports = read(
        paths,
        format=format,
        defaults=Defaults(**defaults),
        mapping=mapping,
        on_reject=taken.rejects.append,
        on_note=taken.notes.append,
        on_own=taken.own.append if own else None,
        stdin=stdin,
    )
    taken.reports.extend(reports)
    return taken
