"""The hand-written tables in ``extra/``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

EXTRA = Path(__file__).with_name("extra")


def rows(name: str) -> Iterator[list[str]]:
    """Rows of a table: tab-separated; lines that begin with # are comments."""
    for line in (EXTRA / name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("\t")]


def listed(name: str) -> frozenset[str]:
    """The words of a list: one a line, # begins a comment."""
    lines = (EXTRA / name).read_text("utf-8").splitlines()
    return frozenset(line.split("#")[0].strip() for line in lines) - {""}


def table(name: str) -> dict[str, Any]:
    """A TOML file."""
    return tomllib.loads((EXTRA / name).read_text("utf-8"))
