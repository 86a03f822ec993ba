"""Reads and checks a word file: `en.toml` and its like (docs/words.md)."""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dronelog.languages.packed import Packed
from dronelog.model import Institution, Language, PhraseEntry
from dronelog.terms import InputError

VALUES = ("numbers", "ordinals", "multipliers", "month", "weekday")
#: The tag under which the phrases of a table of values are matched.
VALUE_TAGS = {
    "numbers": "num",
    "ordinals": "ordinal",
    "multipliers": "multiplier",
    "month": "month",
    "weekday": "weekday",
}
_LISTS = {"words": "", "one": ":one", "many": ":many"}

_FOLD = str.maketrans(
    {"ё": "е", "’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'", "–": "-", "—": "-", "‑": "-", "\u00a0": " "}
)


@dataclass(frozen=True)
class WordFile:
    """A word file as written: tag → phrases (":one", ":many" for nouns that are counted), values, examples."""

    code: str
    name: str
    letters: str
    common: tuple[str, ...]
    phrases: dict[str, tuple[str, ...]]
    values: dict[str, dict[str, int]]
    examples: dict[str, tuple[str, ...]]
    institutions: tuple[tuple[Institution, tuple[str, ...]], ...]


def fold(phrase: str) -> str:
    """A phrase as the parser sees words: lower case, one kind of apostrophe, dash and space, ё as е."""
    return " ".join(phrase.lower().translate(_FOLD).split())


def words_of(phrase: str) -> list[str]:
    """A phrase's words as tokens are normalised: no possessive 's, no full stops."""
    out = []
    for word in phrase.split():
        if word.endswith("'s"):
            word = word[:-2]
        word = word.replace(".", "")
        if word:
            out.append(word)
    return out


def tables(data: dict[str, Any], path: Path) -> dict[str, dict[str, Any]]:
    """Flatten nested tables to tag → content: ``[outcome.struck]`` becomes "outcome.struck"."""
    found: dict[str, dict[str, Any]] = {}
    for name, table in data.items():
        if name in ("name", "letters", "common", *VALUES):
            continue
        if not isinstance(table, dict):
            raise InputError(f"{name!r} is not a table of words", origin=str(path))
        if not table or not all(isinstance(value, dict) for value in table.values()):
            found[name] = {k: v for k, v in table.items() if not isinstance(v, dict)}
        for key, value in table.items():
            if isinstance(value, dict):
                found[f"{name}.{key}"] = value
    return found


def toml(path: Path) -> dict[str, Any]:
    """The content of a TOML file; raises `InputError` where there is none or it is broken."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError("no such word file", origin=str(path)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        place = re.search(r" \(at line (\d+), column \d+\)", str(error))
        told = str(error).replace(place[0], "") if place else str(error)
        raise InputError(
            f"not a valid word file: {told}", origin=str(path), line=int(place[1]) if place else None
        ) from None


def _wrong(message: str, path: Path, table: str) -> InputError:
    """What is wrong with a table, with the line where it starts."""
    lines = path.read_text(encoding="utf-8").splitlines()
    header = re.compile(r"\s*\[\s*" + re.escape(table) + r"\s*\]")
    line = next((number for number, text in enumerate(lines, 1) if header.match(text)), None)
    return InputError(message, origin=str(path), line=line)


def _values(data: dict[str, Any], key: str, path: Path) -> dict[str, int]:
    found: dict[str, int] = {}
    for value, words in data.get(key, {}).items():
        if not isinstance(words, list):
            continue
        try:
            number = int(value)
        except ValueError:
            raise _wrong(f"[{key}]: {value!r} is not a number", path, key) from None
        for word in words:
            found[fold(word)] = number
    return found


def registered(folder: Path) -> dict[str, str]:
    """The tags that exist and what each means: the register in ``en.toml``."""
    path = folder / "en.toml"
    return {tag: str(table.get("means", "")) for tag, table in tables(toml(path), path).items()}


def read(code: str, folder: Path) -> WordFile:
    """Read and check one word file; raises `InputError` naming file, table and, for a slip, the likely tag."""
    path = folder / f"{code}.toml"
    data = toml(path)
    known = registered(folder) if code != "en" else None
    phrases: dict[str, tuple[str, ...]] = {}
    examples: dict[str, tuple[str, ...]] = {}
    for tag, table in tables(data, path).items():
        if known is not None and tag not in known:
            near = difflib.get_close_matches(tag, known, 1)
            hint = f"; did you mean [{near[0]}]?" if near else "; tags are registered in en.toml"
            raise _wrong(f"unknown table [{tag}]{hint}", path, tag)
        if known is None and "means" not in table:
            raise _wrong(f"unknown table [{tag}]: {_new(tag, data, path)}", path, tag)
        for key, value in table.items():
            if key in _LISTS:
                if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
                    raise _wrong(f"[{tag}] {key}: a list of words is wanted", path, tag)
                phrases[tag + _LISTS[key]] = tuple(dict.fromkeys(fold(word) for word in value))
            elif key == "examples":
                examples[tag] = tuple(value)
            elif key != "means":
                raise _wrong(f"[{tag}] {key!r} is unknown; words, one, many, examples are known", path, tag)
    return WordFile(
        code=code,
        name=str(data.get("name", code)),
        letters=str(data.get("letters", "")),
        common=tuple(data.get("common", ())),
        phrases=phrases,
        values={key: _values(data, key, path) for key in VALUES},
        examples=examples,
        institutions=_institutions(code, folder),
    )


def _new(tag: str, data: dict[str, Any], path: Path) -> str:
    """What to do about a table of ``en.toml`` that tells no meaning: a slip, or a tag that is not registered yet."""
    known = [name for name, table in tables(data, path).items() if "means" in table]
    near = difflib.get_close_matches(tag, known, 1)
    return f"did you mean [{near[0]}]?" if near else 'a new tag tells what it means (means = "…")'


def _institutions(code: str, folder: Path) -> tuple[tuple[Institution, tuple[str, ...]], ...]:
    path = folder / "institutions.toml"
    if not path.exists():
        return ()
    rows = toml(path).get("institution", ())
    for number, row in enumerate(rows, 1):
        if missing := [key for key in ("key", "kind", "name") if not isinstance(row.get(key), str)]:
            raise InputError(
                f"institution {number} ({row.get('key', '?')}) has no {', '.join(missing)}", origin=str(path)
            )
    return tuple(
        (
            Institution(key=row["key"], country=row.get("country"), kind=row["kind"], name=row["name"]),
            tuple(fold(word) for word in row[code]),
        )
        for row in rows
        if row.get(code)
    )


def compiled(file: WordFile) -> Language:
    """A word file as tables to match."""
    exact: dict[str, list[PhraseEntry]] = {}
    stems: dict[str, list[PhraseEntry]] = {}

    def add(phrase: str, tag: str, value: Any) -> None:
        words = words_of(phrase)
        if not words or words[0] == "*":
            return
        first, rest = words[0], " ".join(words[1:])
        table, key = (stems, first[:-1]) if first.endswith("*") else (exact, first)
        table.setdefault(key, []).append((rest, tag, value))

    for tag, phrases in file.phrases.items():
        for phrase in phrases:
            add(phrase, tag, None)
    for name, values in file.values.items():
        for phrase, number in values.items():
            add(phrase, VALUE_TAGS[name], number)
    for index, (_, phrases) in enumerate(file.institutions):
        for phrase in phrases:
            add(phrase, "institution", index)
    return Language(
        code=file.code,
        name=file.name,
        letters=file.letters,
        common=frozenset(file.common),
        exact=Packed.of(exact),
        stems=Packed.of(stems),
        institutions=tuple(institution for institution, _ in file.institutions),
    )
