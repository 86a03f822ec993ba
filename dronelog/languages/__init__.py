"""What dronelog knows of each language: word files that anyone can edit (docs/words.md), read and checked here.

Parsing receives the loaded `Language` values as an argument; it reads no files itself.
"""

from __future__ import annotations

import difflib
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from dronelog.model import LANGUAGES, InputError, Institution, Language

FOLDER = Path(__file__).parent
_VALUES = ("numbers", "ordinals", "multipliers", "month", "weekday")
_LISTS = {"words": "", "one": ":one", "many": ":many"}

_FOLD = str.maketrans({"ё": "е", "’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'", "–": "-", "—": "-", "‑": "-", "\u00a0": " "})


def fold(phrase: str) -> str:
    """A phrase as the parser sees words: lower case, one kind of apostrophe, dash and space, ё as е."""
    return " ".join(phrase.lower().translate(_FOLD).split())


def _tables(data: dict[str, Any], path: Path) -> dict[str, dict[str, Any]]:
    """Flatten nested tables to tag → content: ``[outcome.struck]`` becomes "outcome.struck"."""
    found: dict[str, dict[str, Any]] = {}
    for name, table in data.items():
        if name in ("name", "letters", "common", *_VALUES):
            continue
        if not isinstance(table, dict):
            raise InputError(f"{name!r} is not a table of words", origin=str(path))
        if any(key in table for key in ("words", "one", "many", "means")):
            found[name] = {k: v for k, v in table.items() if not isinstance(v, dict)}
        for key, value in table.items():
            if isinstance(value, dict):
                found[f"{name}.{key}"] = value
    return found


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError("no such language file", origin=str(path)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"not a valid word file: {error}", origin=str(path)) from None


def _values(data: dict[str, Any], key: str, path: Path) -> dict[str, int]:
    found: dict[str, int] = {}
    for value, words in data.get(key, {}).items():
        if not isinstance(words, list):
            continue
        try:
            number = int(value)
        except ValueError:
            raise InputError(f"[{key}]: {value!r} is not a number", origin=str(path)) from None
        for word in words:
            found[fold(word)] = number
    return found


def registered(folder: Path = FOLDER) -> dict[str, str]:
    """The tags that exist and what each means: the register in ``en.toml``."""
    path = folder / "en.toml"
    return {tag: str(table.get("means", "")) for tag, table in _tables(_read(path), path).items()}


def read_language(code: str, folder: Path = FOLDER) -> Language:
    """Read and check one language file; raises `InputError` naming file, table and, for a slip, the likely tag."""
    path = folder / f"{code}.toml"
    data = _read(path)
    known = registered(folder) if code != "en" else None
    phrases: dict[str, tuple[str, ...]] = {}
    examples: dict[str, tuple[str, ...]] = {}
    for tag, table in _tables(data, path).items():
        if known is not None and tag not in known:
            near = difflib.get_close_matches(tag, known, 1)
            hint = f"; did you mean [{near[0]}]?" if near else "; tags are registered in en.toml"
            raise InputError(f"unknown table [{tag}]{hint}", origin=str(path))
        for key, value in table.items():
            if key in _LISTS:
                if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
                    raise InputError(f"[{tag}] {key}: a list of words is wanted", origin=str(path))
                phrases[tag + _LISTS[key]] = tuple(dict.fromkeys(fold(word) for word in value))
            elif key == "examples":
                examples[tag] = tuple(value)
            elif key != "means":
                raise InputError(f"[{tag}] {key!r} is unknown; words, one, many, examples are known", origin=str(path))
    return Language(
        code=code,
        name=str(data.get("name", code)),
        letters=str(data.get("letters", "")),
        common=frozenset(data.get("common", ())),
        phrases=phrases,
        numbers=_values(data, "numbers", path),
        ordinals=_values(data, "ordinals", path),
        multipliers=_values(data, "multipliers", path),
        months=_values(data, "month", path),
        weekdays=_values(data, "weekday", path),
        institutions=_institutions(code, folder),
        examples=examples,
    )


def _institutions(code: str, folder: Path) -> tuple[Institution, ...]:
    path = folder / "institutions.toml"
    if not path.exists():
        return ()
    return tuple(
        Institution(
            key=row["key"],
            country=row.get("country"),
            kind=row["kind"],
            name=row["name"],
            phrases=tuple(fold(word) for word in row.get(code, ())),
        )
        for row in _read(path).get("institution", ())
        if row.get(code)
    )


@cache
def load(folder: Path = FOLDER) -> dict[str, Language]:
    """All languages by code."""
    return {code: read_language(code, folder) for code in LANGUAGES if (folder / f"{code}.toml").exists()}
