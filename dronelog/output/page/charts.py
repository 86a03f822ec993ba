"""The map and the calendar, as SVG. Every shape has a name for the pointer; the tables beside them say the same."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from dronelog.output.page.data import Line, Page
from dronelog.output.page.geometry import WIDTH, around, paths
from dronelog.output.page.markup import Words, attribute, figure, number
from dronelog.output.page.words import when

CLASSES = 5
#: Years of the calendar that are drawn, newest first.
YEARS = 6
_CELL = 13


def breaks(values: Sequence[int]) -> list[int]:
    """Where one class of colour ends and the next begins: at most `CLASSES` classes, about as many values in each."""
    ordered = sorted(v for v in values if v > 0)
    found = {ordered[len(ordered) * n // CLASSES] for n in range(1, CLASSES)} if ordered else set()
    return sorted(found - ({ordered[0]} if ordered else set()))


def colour(value: int | None, limits: Sequence[int]) -> str:
    """The class of a value: c0 for a zero that was told, c1 … c5; cn where no number is told."""
    if value is None:
        return "cn"
    return "c0" if value == 0 else f"c{1 + bisect_right(limits, value)}"


def legend(values: Sequence[int], limits: Sequence[int], words: Words, *, blank: str) -> str:
    """What the colours mean."""
    most = max(values, default=0)
    steps = [min((v for v in values if v > 0), default=1), *limits, most + 1]
    items = [("c0", "0")] if 0 in values else []
    for n, (low, after) in enumerate(pairwise(steps), 1):
        if most:
            items.append((f"c{n}", number(low) if after - 1 <= low else f"{number(low)}–{number(after - 1)}"))
    items += [("cn", words.span("no_number")), (blank, words.span("no_report"))]
    told = "".join(
        f'<li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="{name}" width="12" height="12"/></svg>'
        f"{meaning}</li>"
        for name, meaning in items
    )
    return f'<ul class="legend">{told}</ul>'


def region_map(page: Page, words: Words) -> str:
    """Regions coloured by the greatest number of drones; empty where nothing told has a place."""
    lines = {line.key: line for line in page.regions if line.key}
    drawn = [code for code in lines if code in page.shapes or code in page.centres]
    if not drawn:
        return ""
    points = [point for code in drawn for shape in page.shapes.get(code, ()) for point in shape[0]]
    points += [page.centres[code] for code in drawn if code not in page.shapes]
    project = around(points)
    values = [high for code in drawn if (high := lines[code].figures["drones"][1]) is not None]
    limits = breaks(values)
    around_it, told = [], []
    for code, path in paths(page.shapes, project).items():
        line = lines.get(code)
        if line is None:
            around_it.append(path)
            continue
        told.append(f'<path class="{colour(line.figures["drones"][1], limits)}" d="{path}"{_named(code, line)}/>')
    for code in drawn:
        if code not in page.shapes:
            x, y = project(*page.centres[code])
            line = lines[code]
            place = f'cx="{x * 2:.0f}" cy="{y * 2:.0f}" r="14"'
            told.append(f'<circle class="{colour(line.figures["drones"][1], limits)}" {place}{_named(code, line)}/>')
    return (
        f'<svg class="map" viewBox="0 0 {WIDTH * 2} {project.height * 2}" role="img" aria-labelledby="map-of">'
        f'<path class="cx" d="{"".join(around_it)}"/>{"".join(told)}</svg>' + legend(values, limits, words, blank="cx")
    )


def _named(code: str, line: Line) -> str:
    return f' data-m="{attribute(code)}" data-v="{figure(line.figures["drones"])}"'


def nights_table(nights: Sequence[Line], words: Words) -> str:
    """The calendar's figures as a table. Closing tags that HTML does not need are left out: there may be thousands."""
    rows = "".join(
        f'<tr><th scope="row" data-e="{line.key}">{_night(line.key, words.language)}<td class="n">'
        f'{figure(line.figures["drones"])}<td class="n">{number(line.incidents)}'
        for line in nights if line.key
    )  # fmt: skip
    return (
        f'<table class="slim"><caption class="hidden">{words.span("nights")}</caption><thead><tr><th scope="col">'
        f'{words.span("night")}</th><th scope="col" class="n">{words.span("drones")}</th><th scope="col" class="n">'
        f"{words.span('incidents')}</th></tr></thead><tbody>{rows}</tbody></table>"
    )


def _night(day: str, language: int) -> str:
    return when((date.fromisoformat(day) - timedelta(1)).isoformat(), day, "night", language)


def calendar(nights: Sequence[Line], words: Words) -> str:
    """A square a night, a row a day of the week, a block a year; the newest year first."""
    lines = {line.key: line for line in nights if line.key}
    values = [high for line in lines.values() if (high := line.figures["drones"][1]) is not None]
    limits = breaks(values)
    years = sorted({int(day[:4]) for day in lines}, reverse=True)[:YEARS]
    first, last = min(lines), max(lines)
    blocks = "".join(
        _year(date(year, int(first[5:7]) if str(year) == first[:4] else 1, 1),
              date(year, int(last[5:7]) if str(year) == last[:4] else 12, 1), lines, limits, words)
        for year in years
    )  # fmt: skip
    return f'<div class="years">{blocks}</div>' + legend(values, limits, words, blank="cx")


def _year(first: date, last_month: date, lines: dict[str, Line], limits: Sequence[int], words: Words) -> str:
    """The months of one year from that of `first` to `last_month`."""
    year = first.year
    after = date(year + last_month.month // 12, last_month.month % 12 + 1, 1)
    cells, months, empty = list[str](), list[str](), list[str]()
    told = 0
    column = 0
    for n in range((after - first).days):
        today = first + timedelta(n)
        column, row = (n + first.weekday()) // 7, today.weekday()
        x, y = column * _CELL, row * _CELL + 16
        if today.day == 1:
            months.append(f'<text x="{x}" y="11">{today.month}</text>')
        if line := lines.get(today.isoformat()):
            drones = line.figures["drones"]
            told += 1
            cells.append(f'<rect class="{colour(drones[1], limits)}" x="{x}" y="{y}" data-n="{line.key}"'
                         f' data-v="{figure(drones)}"/>')  # fmt: skip
        else:
            empty.append(f"M{x} {y}h11v11h-11z")
    width, height = (column + 1) * _CELL, 7 * _CELL + 16
    return (
        f'<figure class="year"><figcaption>{year}</figcaption><div class="wide" tabindex="0" role="region"'
        f' aria-label="{words["nights"]} {year}"><svg viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f' role="img" aria-label="{words["nights"]} {year}: {told}">{"".join(months)}'
        f'<path class="cx" d="{"".join(empty)}"/>{"".join(cells)}</svg></div></figure>'
    )
