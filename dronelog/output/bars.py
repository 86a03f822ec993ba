"""Figures as bars and sparklines, in plain characters: a gap is where nobody tells anything, and is not a zero."""

from __future__ import annotations

from collections.abc import Sequence

from dronelog.output.safe import for_terminal

Range = tuple[int | None, int | None]
#: What nobody tells of, in a row of bars and in a sparkline.
GAP = "·"
_EIGHTHS = " ▏▎▍▌▋▊▉"
_LEVELS = "▁▂▃▄▅▆▇█"


def told(low: int | None, high: int | None) -> str:
    """A figure as people read it: "9", "7–9", blank where nobody tells one."""
    if high is None:
        return ""
    return str(high) if low == high else f"{low}–{high}"


def bars(lines: Sequence[tuple[str, Range]], width: int) -> list[str]:
    """A line each: label, figure, a bar as long as the low, lighter up to the high. `width` is that of a whole line."""
    labels = [for_terminal(label) for label, _ in lines]
    figures = [told(*figure) or GAP for _, figure in lines]
    first, second = max(map(len, labels), default=0), max(map(len, figures), default=0)
    first = min(first, max(8, width // 2))
    room = max(4, width - first - second - 2)
    most = max((high for _, (_, high) in lines if high is not None), default=0) or 1
    return [
        f"{label[:first]:<{first}} {figure:>{second}} {_bar(low, high, most, room)}".rstrip()
        for label, figure, (_, (low, high)) in zip(labels, figures, lines, strict=True)
    ]


def _bar(low: int | None, high: int | None, most: int, room: int) -> str:
    if high is None:
        return ""
    eighths = round((low or 0) * room * 8 / most)
    if low and not eighths:
        eighths = 1  # something is told
    whole, rest = divmod(eighths, 8)
    bar = "█" * whole + (_EIGHTHS[rest] if rest else "")
    return bar + "░" * (round(high * room / most) - len(bar))


def sparkline(values: Sequence[int | None], most: int | None = None) -> str:
    """One character a value, by its share of `most` (the greatest of them); a gap for None, the lowest line for 0."""
    top = most or max((value for value in values if value is not None), default=0) or 1
    return "".join(GAP if v is None else _LEVELS[-(-v * (len(_LEVELS) - 1) // top)] for v in values)
