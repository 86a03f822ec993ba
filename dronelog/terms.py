"""The words of the field that every part of dronelog uses alike, and the one error of them all.

Apart from the nouns (`dronelog.model`), since a question to the database needs these and not those: classes are slow
to make.
"""

from __future__ import annotations

from typing import Literal

LANGUAGES = ("en", "ru", "uk")

OutcomeKind = Literal[
    "intercepted", "lost", "struck", "crashed", "sighted", "damaged", "fire", "killed", "injured",
    "no_casualties", "no_damage", "disrupted", "responded",
]  # fmt: skip
OUTCOME_KINDS: tuple[str, ...] = (
    "intercepted", "lost", "struck", "crashed", "sighted", "damaged", "fire", "killed", "injured",
    "no_casualties", "no_damage", "disrupted", "responded",
)  # fmt: skip

#: What the count of an outcome counts; None where an outcome has no count.
OUTCOME_COUNTS: dict[str, str | None] = {
    "intercepted": "drones", "lost": "drones", "struck": "drones", "crashed": "drones", "sighted": "drones",
    "damaged": "objects", "fire": "fires", "killed": "people", "injured": "people",
    "no_casualties": None, "no_damage": None, "disrupted": None, "responded": None,
}  # fmt: skip

OBJECTS: tuple[str, ...] = (
    "home", "vehicle", "industry", "energy", "transport", "military", "public", "farm", "other",
)  # fmt: skip
#: The outcomes that name an object; the rest have none.
OBJECT_KINDS: frozenset[str] = frozenset({"damaged", "struck", "fire"})

Precision = Literal["time", "day", "night", "range", "approx", "unknown"]
PRECISIONS: tuple[str, ...] = ("time", "day", "night", "range", "approx", "unknown")

SOURCE_KINDS: tuple[str, ...] = (
    "military", "regional_authority", "national_authority", "emergency_service", "media", "witness", "other",
)  # fmt: skip


class InputError(Exception):
    """Something from outside cannot be used. Carries what, where and what to do, in one line.

    `origin` is the file as the user named it ("-" is stdin), `line` counts from 1 (None where lines mean nothing).
    """

    def __init__(self, message: str, *, origin: str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.message, self.origin, self.line = message, origin, line

    def __str__(self) -> str:
        where = (
            f"{self.origin}:{self.line}: " if self.origin and self.line else f"{self.origin}: " if self.origin else ""
        )
        return where + self.message
