"""Text from outside, made harmless: for a terminal (no escape codes, no reversed reading) and a spreadsheet."""

from __future__ import annotations

import re

#: Control characters, and the marks that turn or hide the direction of writing (U+202A…, U+2066…).
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def for_terminal(text: str) -> str:
    """One line without anything that a terminal would obey; each such character becomes a space."""
    return _UNSAFE.sub(" ", text)


def for_terminal_lines(text: str) -> str:
    """The same, with line ends kept."""
    return "\n".join(_UNSAFE.sub(" ", line) for line in text.split("\n"))


def for_spreadsheet(text: str) -> str:
    """Text that a spreadsheet would take for a formula, with an apostrophe before it."""
    return "'" + text if text.startswith(_FORMULA) else text
