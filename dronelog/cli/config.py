"""The configuration file: TOML, every key known, a clear error for any other."""

from __future__ import annotations

import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from dronelog.model import InputError

#: Key → what it must be, what it does.
KEYS: dict[str, tuple[type, str]] = {
    "db": (str, "the path of the database"),
    "who": (str, "the name that is kept with corrections; else that of the account"),
}


def config_file() -> Path:
    """Where the configuration is looked for: `DRONELOG_CONFIG`, else the platform's folder."""
    if named := os.environ.get("DRONELOG_CONFIG"):
        return Path(named).expanduser()
    import platformdirs

    return Path(platformdirs.user_config_dir("dronelog", appauthor=False)) / "config.toml"


@cache
def _settings(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the configuration cannot be read: {error}", origin=str(path)) from None
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"not valid TOML: {error}", origin=str(path)) from None
    for key, value in found.items():
        if key not in KEYS:
            raise InputError(f"unknown key {key!r}; known are {', '.join(KEYS)}", origin=str(path))
        if not isinstance(value, KEYS[key][0]):
            raise InputError(f"{key}: {KEYS[key][1]} is wanted, not {value!r}", origin=str(path))
    return found


def setting(key: str) -> Any:
    """The value of a key of the configuration file, None where it is not set."""
    return _settings(config_file()).get(key)
