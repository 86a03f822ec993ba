"""A text with its evidence marked: coloured on a terminal, as it came elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

#: Group of fields → SGR code. Underlined all, so that nothing depends on colour alone.
_STYLES = (
    (("intercepted", "lost", "struck", "crashed", "sighted", "drones"), "4;36"),
    (("killed", "injured", "damaged", "fire"), "4;31"),
    (("start", "end", "date", "precision"), "4;33"),
    (("source", "source_kind", "source_key"), "4;35"),
    (("region", "place", "places"), "4;32"),
)


def style(field: str) -> str:
    """The SGR code of a field's words."""
    return next((code for fields, code in _STYLES if field in fields), "4")


def highlighted(text: str, spans: Iterable[tuple[int, int, str]], *, color: bool) -> str:
    """The text with escape codes around each span (start, end, field); of overlapping spans the first wins.

    The text must be harmless already (`safe.for_terminal_lines`), one character for one.
    """
    if not color:
        return text
    parts: list[str] = []
    at = 0
    for start, end, field in sorted(set(spans), key=lambda s: (s[0], -s[1], s[2])):
        if start < at or end <= start or end > len(text):
            continue
        parts += [text[at:start], f"\x1b[{style(field)}m", text[start:end], "\x1b[0m"]
        at = end
    return "".join([*parts, text[at:]])
