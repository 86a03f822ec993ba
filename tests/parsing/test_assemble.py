"""Further fields: types, launch areas, targets, numbers of places, bounds; and the words behind every field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dronelog import parse
from dronelog.model import Incident

PUBLISHED = "2025-06-04"

AIR_FORCE_UK = (
    "У ніч на 4 червня (з 20:00 3 червня) противник атакував 97-ма ударними БпЛА типу Shahed і безпілотниками-імітаторами"
    " з напрямків: Брянськ, Шаталово, Приморсько-Ахтарськ – рф, Чауда – ТОТ Криму. Станом на 08:30 протиповітряна оборона"
    " збила 61 ворожий БпЛА. Зафіксовано влучання 24 ударних БпЛА на 9 локаціях, падіння збитих (уламки) – на 5 локаціях."
    " Повітряні сили ЗС України"
)
AIR_FORCE_EN = (
    "Russia attacked Ukraine with 97 Shahed-type drones and four Iskander-M ballistic missiles overnight, launched from the"
    " directions of Bryansk, Shatalovo and Cape Chauda, the Air Force said. Air defence shot down 61 of the drones."
)

#: Text, field, value, the words underlined for it.
FIELDS = [
    (AIR_FORCE_UK, "launched_from", ("Брянськ", "Шаталово", "Приморсько-Ахтарськ", "Чауда"), "Шаталово"),
    (AIR_FORCE_UK, "hit_locations", 9, "9 локаціях"),
    (AIR_FORCE_UK, "debris_locations", 5, "5 локаціях"),
    (AIR_FORCE_UK, "as_of", "2025-06-04T08:30", "Станом на 08:30"),
    (AIR_FORCE_UK, "drone_type", "Shahed; decoy", "типу Shahed"),
    (AIR_FORCE_UK, "mixed_attack", False, None),
    (AIR_FORCE_EN, "mixed_attack", True, "Iskander-M"),
    ("Two FPV drones hit a lorry in Shebekino on Tuesday, the governor of Belgorod region said.", "drone_type", "FPV", "FPV"),
    ("В селе Муром Белгородской области 3 июня FPV-дрон ударил по автомобилю, сообщил губернатор.", "drone_type", "FPV", "FPV-дрон"),
    ("A reconnaissance drone was shot down over Kursk region on Tuesday, the governor said.", "drone_type", "reconnaissance", "reconnaissance drone"),
    ("Средствами ПВО 3 июня над Курской областью сбиты 12 БПЛА самолётного типа, сообщило Минобороны РФ.", "drone_type", "fixed-wing", "самолётного типа"),
    ("A jet flew over Kursk region; two drones were shot down there on Tuesday, the governor said.", "drone_type", None, None),
    ("Seven drones were shot down over Kursk region on Tuesday, the governor said.", "drone_type", None, None),
    ("A drone launched from Belarus fell in Chernihiv region on Tuesday, police said.", "launched_from", ("Belarus",), "Belarus"),
    ("A family from Luhansk saw a drone fall in Kharkiv region on Tuesday, police said.", "launched_from", (), None),
    ("Drones hit the Afipsky oil refinery in Krasnodar Krai on Tuesday, the governor said.", "target", "Afipsky oil refinery", "Afipsky oil refinery"),
    ("Беспилотники 3 июня ударили по заводу «Кремний» в Брянской области, сообщил губернатор.", "target", "заводу «Кремний»", "заводу «Кремний»"),
    ("Drones hit a Russian refinery in Samara region on Tuesday, the governor said.", "target", None, None),
    ("More than 20 drones were shot down over Kursk region on Tuesday, the governor said.", "drones_min", 20, "More than 20 drones"),
    ("More than 20 drones were shot down over Kursk region on Tuesday, the governor said.", "drones_max", None, None),
    ("Up to 17 drones were shot down over Kursk region on Tuesday, the governor said.", "drones_max", 17, "Up to 17 drones"),
    ("Понад 20 дронів збили над Сумською областю 3 червня, повідомив очільник ОВА.", "drones_min", 20, "Понад 20 дронів"),
    ("Drones hit a warehouse of guided bombs in Kursk region on Tuesday, the General Staff said.", "mixed_attack", False, None),
    ("Над Курской областью 3 июня сбиты 4 беспилотника и две ракеты, сообщил губернатор.", "mixed_attack", True, "ракеты"),
    ("Над Курской областью зенитной ракетой 3 июня сбиты 4 беспилотника, сообщил губернатор.", "mixed_attack", False, None),
    ("At 09:15 the alert was lifted. Four drones were shot down over Kursk region on Tuesday, the governor said.", "as_of", None, None),
]  # fmt: skip

#: Text, field, exactly the words underlined.
WORDS = [
    ("Air defences destroyed more than 20 Ukrainian Shahed drones over Rostov region on Tuesday.", "drones", "more than 20 Ukrainian Shahed drones"),
    ("Air defences destroyed 20 drones over Rostov region overnight.", "start", "overnight"),
    ("Air defences destroyed 20 drones over Rostov region overnight.", "region", "Rostov region"),
    ("Over Rostov region 20 drones were shot down on Tuesday, said Governor Yuri Slyusar.", "source", "Governor Yuri Slyusar"),
    ("Три беспилотника сбиты в районе города Шебекино Белгородской области 3 июня.", "places", "города Шебекино"),
    ("Три беспилотника сбиты в районе города Шебекино Белгородской области 3 июня.", "drones", "Три беспилотника"),
    ("Уночі збито 55 ворожих БпЛА над Сумською областю.", "intercepted", "збито 55 ворожих БпЛА"),
    ("Air defences destroyed 20 drones over Rostov region overnight.", "intercepted", "destroyed 20 drones"),
]  # fmt: skip


def told(text: str) -> Incident:
    found = parse(text, published=PUBLISHED)
    assert found, text
    return found[0]


def underlined(text: str, found: Incident, field: str) -> list[str]:
    spans = [(e.start, e.end) for e in found.evidence if e.field == field]
    spans += [(o.start, o.end) for o in found.outcomes if o.kind == field]
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(("text", "field", "value", "words"), FIELDS)
def test_fields(text, field, value, words):
    found = told(text)
    assert getattr(found, field) == value
    if words is None:
        assert underlined(text, found, field) == []
    else:
        assert words in underlined(text, found, field)


@pytest.mark.parametrize(("text", "field", "words"), WORDS)
def test_words(text, field, words):
    assert words in underlined(text, told(text), field)


def _slices_back(text: str) -> None:
    for found in parse(text, published=PUBLISHED):
        for span in (*found.evidence, *found.outcomes):
            words = text[span.start : span.end]
            assert 0 <= span.start < span.end <= len(text)
            assert words == words.strip()
            assert "\n" not in words
        low, high = found.drones_min, found.drones_max
        assert low is None or high is None or low <= high
        assert 0 <= found.confidence <= 1


@pytest.mark.parametrize("text", sorted({row[0] for row in FIELDS} | {row[0] for row in WORDS}))
def test_spans_slice_back(text):
    _slices_back(text)


_PIECES = sorted({piece for row in (*FIELDS, *WORDS) for piece in row[0].replace(".", " .").split()} | {"\n", "\n\n", "«", ")", "😀", "\u0301"})


@given(st.lists(st.sampled_from(_PIECES), max_size=60), st.sampled_from([" ", "  ", "\u00a0", ""]))
def test_spans_of_shuffled_words_slice_back(pieces, space):
    _slices_back(space.join(pieces))


@pytest.mark.parametrize("text", [AIR_FORCE_UK, AIR_FORCE_EN])
@given(st.data())
def test_spans_of_cut_texts_slice_back(text, data):
    a, b = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    _slices_back(text[a:b] + data.draw(st.sampled_from(["", "\n"])) + text[:a])
