"""Doubt: which warnings a text gives, what they say to a reviewer, and what they leave of the confidence."""

from __future__ import annotations

from pathlib import Path

import pytest

from dronelog import parse
from dronelog.model import Incident
from dronelog.model import Warning as Doubt
from dronelog.parsing.doubts import WEIGHTS, confidence

PUBLISHED = "2025-06-04"

#: Text, region, codes of the warnings, what one of the messages must say.
ROWS = [
    ("On Tuesday two drones were shot down over Rostov region, Governor Yuri Slyusar said.", "RU-ROS", [], ""),
    ("On Tuesday a drone was shot down over the Dzhezkazgan district of Kaluga region, Governor Shapsha said.", "RU-KLU", ["place_not_in_region"], "Zhezqazghan"),
    ("3 июня над Джезказганским районом Калужской области сбит беспилотник, сообщил губернатор Шапша.", "RU-KLU", ["place_unknown"], "Zhezqazghan"),
    ("Two drones were shot down over Rostov region, Governor Yuri Slyusar said.", "RU-ROS", ["date_guessed"], "2025-06-04"),
    ("The other day two drones were shot down over Rostov region, Governor Yuri Slyusar said.", "RU-ROS", ["date_vague"], "2025-05-28"),
    ("On the night of 3 June two drones were shot down over Rostov region, Governor Yuri Slyusar said.", "RU-ROS", ["night_ambiguous"], "2025-06-02"),
    ("Overnight into 3 June two drones were shot down over Rostov region, Governor Yuri Slyusar said.", "RU-ROS", [], ""),
    ("On 25 December two drones were shot down over Rostov region, Governor Yuri Slyusar said.", "RU-ROS", ["year_guessed"], "2024"),
    ("On 25 December 2024 two drones were shot down over Rostov region, Governor Yuri Slyusar said.", "RU-ROS", [], ""),
    ("On Tuesday about 20 drones were shot down over Rostov region, Governor Yuri Slyusar said.", "RU-ROS", ["count_estimated"], "20"),
    ("On Tuesday more than 20 drones were shot down over Rostov region, Governor Yuri Slyusar said.", "RU-ROS", [], ""),
    ("В ночь на 4 июня уничтожены 20 БПЛА: 12 – над Брянской областью, 7 – над Курской, 4 – над Орловской областью, сообщило Минобороны РФ.", "RU", ["parts_exceed_total"], "add up to 23"),
    ("В ночь на 4 июня уничтожены 20 БПЛА: 9 – над Брянской областью, 4 – над Курской, 4 – над Орловской областью, сообщило Минобороны РФ.", "RU", ["parts_short_of_total"], "add up to 17 of 20"),
    ("В ночь на 4 июня уничтожены 30 БПЛА: 9 БПЛА – над Брянской областью, 7 БПЛА – над Курской областью, 4 БПЛА – над территорией Влади", "RU", ["parts_short_of_total"], "16 of 30, and 4 without a region"),
    ("В ночь на 4 июня уничтожены 20 БПЛА: 9 БПЛА – над Брянской областью, 7 БПЛА – над Курской областью, 4 БПЛА – над терри", "RU", ["parts_short_of_total"], "16 of 20, and 4 without a region"),
    ("В ночь на 4 июня уничтожены 30 БПЛА: 9 – над Брянской областью, 8 – над Московским регионом, в том числе два, летевших на Москву, 5 – над Тульской областью.", "RU", ["parts_short_of_total"], "22 of 30"),
    ("В ночь на 4 июня уничтожены 20 БПЛА: 9 БПЛА – над Брянской областью, 7 БПЛА – над Курской областью, 4 БПЛА – над нейтральными водами.", "RU", [], ""),
    ("В ночь на 4 июня уничтожены 20 БПЛА: 9 – над Брянской областью, 7 – над Курской, 4 – над Орловской областью, сообщило Минобороны РФ.", "RU", [], ""),
]  # fmt: skip


def told(text: str, region: str, published: str | None = PUBLISHED, publisher: str | None = None) -> Incident:
    return next(i for i in parse(text, published=published, publisher=publisher) if i.region == region)


@pytest.mark.parametrize(("text", "region", "codes", "says"), ROWS)
def test_warnings(text, region, codes, says):
    found = told(text, region)
    assert [w.code for w in found.warnings] == codes
    assert says in " ".join(w.message for w in found.warnings)
    assert found.confidence == confidence(found.warnings)
    assert (found.confidence == 1) == (not codes)


def test_nothing_dates_it():
    found = told("Two drones were shot down over Rostov region, Governor Yuri Slyusar said.", "RU-ROS", published=None)
    assert [w.code for w in found.warnings] == ["date_unknown"]
    assert found.start is None


def test_a_newspaper_in_its_own_voice_is_doubted_an_office_is_not():
    text = "On Tuesday two drones fell in Rostov region."
    assert [w.code for w in told(text, "RU-ROS", publisher="Evening Bell").warnings] == ["source_guessed"]
    assert told(text, "RU-ROS", publisher="Russian Ministry of Defence").warnings == ()


def test_a_region_that_only_the_office_tells_is_doubted():
    text = "Two drones were shot down on Tuesday, the governor of Rostov region, Yuri Slyusar, said."
    assert [w.code for w in told(text, "RU-ROS").warnings] == ["region_guessed"]


def test_confidence_is_the_product_of_what_the_doubts_leave():
    assert confidence(()) == 1.0
    one, two = Doubt("date_vague", "a"), Doubt("place_unknown", "b")
    assert confidence((one, two)) == round(WEIGHTS["date_vague"] * WEIGHTS["place_unknown"], 2)
    assert confidence((one, Doubt("date_vague", "told again"))) == WEIGHTS["date_vague"]
    assert all(0 < weight < 1 for weight in WEIGHTS.values())


def test_the_page_lists_every_doubt_with_its_weight():
    page = (Path(__file__).parents[2] / "docs" / "doubts.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in page.splitlines() if line.startswith("| `")]
    assert {row[0].strip("`"): float(row[2]) for row in rows} == WEIGHTS
