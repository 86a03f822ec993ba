"""The knowledge that commands share, loaded once a process and only when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from dronelog.terms import InputError

if TYPE_CHECKING:
    from dronelog.model import Language, Region
    from dronelog.regions import Gazetteer


@cache
def gazetteer() -> Gazetteer:
    """What is known of places, with the names of the configuration file."""
    from dronelog.cli.config import config_file, names_of_regions
    from dronelog.regions import load

    names = names_of_regions()
    found = load(names=names)
    for name, code in names.items():
        if found.region(code) is None:
            raise InputError(f"regions: {name!r}: there is no region {code!r}", origin=str(config_file()))
    return found


@cache
def languages() -> Mapping[str, Language]:
    """What is known of languages."""
    from dronelog.languages import load

    return load()


def region_of(code: str) -> Region | None:
    """The region behind a code."""
    return gazetteer().region(code)


@cache
def _institutions(code: str) -> dict[str, str]:
    """The names by key. A language's other tables are not kept: they are large, and who only stores needs none."""
    from dronelog.languages import read

    return {found.key: found.name for found in read(code).institutions}


def source_name(key: str) -> str | None:
    """The name of the institution behind a key. The first language knows nearly all, so the others are seldom asked."""
    return next((name for code in languages() if (name := _institutions(code).get(key))), None)
