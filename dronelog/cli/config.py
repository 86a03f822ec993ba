"""The configuration file: TOML, every key known, a clear error for any other."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

from dronelog.terms import InputError

#: Key → what it must be, what it does.
KEYS: dict[str, tuple[type, str]] = {
    "db": (str, "the path of the database"),
    "who": (str, "the name that is kept with corrections; else that of the account"),
    "regions": (dict, "a table of names and the codes of their regions"),
}


def config_file() -> Path:
    """Where the configuration is looked for: `DRONELOG_CONFIG`, else the platform's folder."""
    if named := os.environ.get("DRONELOG_CONFIG"):
        return Path(named).expanduser()
    if str(sys.platform) == "linux":  # what platformdirs would say, without the time to import it
        named = os.environ.get("XDG_CONFIG_HOME", "").strip()
        return (Path(named) if named else Path("~/.config").expanduser()) / "dronelog" / "config.toml"
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
    import tomllib

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


def names_of_regions() -> dict[str, str]:
    """More names of regions: name → code. Raises `InputError` where one is no text."""
    found: dict[str, Any] = setting("regions") or {}
    for name, code in found.items():
        if not isinstance(code, str) or not name.strip():
            raise InputError(f"regions: {name!r} wants the code of a region, not {code!r}", origin=str(config_file()))
    return found


def add_name_of_region(name: str, code: str) -> Path:
    """Write a name into the table `[regions]` of the configuration file, made where there is none; returns the file."""
    import json
    import re
    import tomllib

    path = config_file()
    _settings(path)  # a file that is wrong already is told before it is touched
    line = f"{json.dumps(name, ensure_ascii=False)} = {json.dumps(code)}\n"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if found := re.search(r"^\[regions\][^\n]*(\n|\Z)", text, re.M):
        head = text[: found.end()]
        text = head + ("" if head.endswith("\n") else "\n") + line + text[found.end() :]
    else:
        text += ("\n" if text and not text.endswith("\n") else "") + f"{chr(10) if text else ''}[regions]\n{line}"
    tomllib.loads(text)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
    _settings.cache_clear()
    return path


def setting(key: str) -> Any:
    """The value of a key of the configuration file, None where it is not set."""
    return _settings(config_file()).get(key)
