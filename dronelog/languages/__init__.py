"""What dronelog knows of each language: word files that anyone can edit (docs/words.md), compiled to tables.

A word file is large and TOML is slow to read, so each has a compiled twin in ``compiled/`` that is used while it fits
its word files to the byte; after an edit the word file itself is read, at the cost of a slower start, until
``python -m dronelog.languages`` compiles it again (installing dronelog does so too). Parsing receives the loaded
tables; it reads no files itself.
"""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from dronelog.languages.packed import Packed
from dronelog.model import Institution, Language, Table
from dronelog.terms import LANGUAGES

FOLDER = Path(__file__).parent
#: Raised when the layout of compiled files changes.
LAYOUT = 5
_NOTHING = Packed.of({})


def _digest(folder: Path, *names: str) -> str:
    """The state of word files: a checksum against edits, not against malice, and so the quickest."""
    found = [str(LAYOUT)]
    for name in names:
        path = folder / name
        data = path.read_bytes() if path.exists() else b""
        found.append(f"{name} {len(data)} {zlib.crc32(data):x}")
    return "; ".join(found)


def _behind(code: str) -> tuple[str, ...]:
    """The word files behind a language."""
    return "en.toml", f"{code}.toml", "institutions.toml"


def _twin(code: str, folder: Path) -> Path:
    return folder / "compiled" / f"{code}.bin"


def _from_twin(code: str, folder: Path) -> Language | None:
    """The compiled language, None where it is missing, stale or unreadable."""
    try:
        digest, name, letters, common, exact, stems, rows = marshal.loads(_twin(code, folder).read_bytes())  # noqa: S302 - our own file
    except (OSError, ValueError, EOFError, TypeError):
        return None
    if digest != _digest(folder, *_behind(code)):
        return None
    institutions = tuple(Institution(*row) for row in rows)
    return Language(code, name, letters, frozenset(common), Packed(*exact), Packed(*stems), institutions)


def read(code: str, folder: Path = FOLDER) -> Language:
    """One language; raises `InputError` where its word file is missing or wrong."""
    found = _from_twin(code, folder)
    if found is None:
        from dronelog.languages import wordfile

        found = wordfile.compiled(wordfile.read(code, folder))
    return found


def _parts(table: Table) -> tuple[bytes, bytes, int]:
    if not isinstance(table, Packed):
        raise TypeError("only packed tables are written")
    return table.parts


def compile_all(folder: Path = FOLDER) -> None:
    """Write the compiled twins of all word files."""
    from dronelog.languages import wordfile

    (folder / "compiled").mkdir(exist_ok=True)
    signs = {}
    for code in LANGUAGES:
        if not (folder / f"{code}.toml").exists():
            continue
        language = wordfile.compiled(wordfile.read(code, folder))
        rows = [(i.key, i.country, i.kind, i.name) for i in language.institutions]
        common = sorted(language.common)
        data = (
            _digest(folder, *_behind(code)),
            language.name,
            language.letters,
            common,
            _parts(language.exact),
            _parts(language.stems),
            rows,
        )
        _twin(code, folder).write_bytes(marshal.dumps(data, 4))
        signs[code] = (_digest(folder, f"{code}.toml"), language.name, language.letters, common)
    _twin("signs", folder).write_bytes(marshal.dumps(signs, 4))


class Knowledge(Mapping[str, Language]):
    """The languages by code, each read when it is first asked for."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder
        self._codes = tuple(code for code in LANGUAGES if (folder / f"{code}.toml").exists())
        self._read: dict[str, Language] = {}
        #: What tells the languages from one another, read without their phrases.
        self.signs: Mapping[str, Language] = _Signs(self)

    def __getitem__(self, code: str) -> Language:
        found = self._read.get(code)
        if found is None:
            if code not in self._codes:
                raise KeyError(code)
            found = self._read[code] = read(code, self.folder)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)


class _Signs(Mapping[str, Language]):
    """The languages without their phrases: a few kilobytes, where the tables of a language are megabytes."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._read: dict[str, Language] = {}

    def __getitem__(self, code: str) -> Language:
        found = self._read.get(code)
        if found is None:
            found = self._read[code] = self._from_twin(code) or self._knowledge[code]
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._knowledge)

    def __len__(self) -> int:
        return len(self._knowledge)

    def _from_twin(self, code: str) -> Language | None:
        folder = self._knowledge.folder
        try:
            digest, name, letters, common = marshal.loads(_twin("signs", folder).read_bytes())[code]  # noqa: S302 - our own file
        except (OSError, ValueError, EOFError, TypeError, KeyError):
            return None
        if digest != _digest(folder, f"{code}.toml"):
            return None
        return Language(code, name, letters, frozenset(common), _NOTHING, _NOTHING)


@cache
def load(folder: Path = FOLDER) -> Knowledge:
    """All languages."""
    return Knowledge(folder)
