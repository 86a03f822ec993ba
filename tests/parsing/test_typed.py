"""Lists by type of drone, and headings that alone tell the fate."""

from __future__ import annotations

import pytest

from dronelog import parse


@pytest.mark.parametrize(
    ("text", "region", "drones", "outcomes"),
    [
        (
            "За ніч над Сумщиною збито:\n– 4 Shahed;\n– 2 розвідувальні БпЛА.",
            "UA-59",
            6,
            {("intercepted", 6)},
        ),
        (
            "Over Sumy region overnight the following were shot down:\n- 4 Shaheds;\n- 2 reconnaissance drones.",
            "UA-59",
            6,
            {("intercepted", 6)},
        ),
        (
            "За ніч над Сумщиною збито 6 дронів:\n– 4 Shahed;\n– 2 розвідувальні БпЛА.",
            "UA-59",
            6,
            {("intercepted", 6)},
        ),
        (
            "Уночі на Рівненщині відмінусовано:\n▪️ чотири ударні БпЛА\nМинулося без постраждалих.",
            "UA-56",
            4,
            {("intercepted", 4), ("no_casualties", None)},
        ),
        (
            "ЗБИТО 75 ВОРОЖИХ БПЛА, 27 – ЛОКАЦІЙНО ВТРАЧЕНІ\n\nУночі противник атакував 112 БпЛА. Повітряні сили",
            "UA",
            112,
            {("intercepted", 75), ("lost", 27)},
        ),
    ],
)
def test_lists_and_titles(text: str, region: str, drones: int, outcomes: set[tuple[str, int | None]]) -> None:
    (incident,) = parse(text, published="2025-06-04")
    assert (incident.region, incident.drones) == (region, drones)
    assert {(o.kind, o.count) for o in incident.outcomes} == outcomes


def test_a_title_has_the_day_of_the_attack_below_it() -> None:
    (incident,) = parse("На Київщині збили 11 дронів\n\nЗранку 3 червня ворог атакував область.", published="2025-06-04")
    assert (incident.drones, incident.start, incident.end) == (11, "2025-06-03", "2025-06-03")
