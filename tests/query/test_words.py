"""Searching the text: any form, three languages, any punctuation."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dronelog.model import Report
from dronelog.query import Filter, records

TEXTS = {
    1: "Над Белгородом сбиты девять беспилотников, пожар на нефтебазе «Полёт-5».",
    2: "У Харківській області збито п’ять безпілотників Ka-52 поруч; об'єкти в с. Кам'янка.",
    3: "Four UAVs over Belgorod Region; the refinery didn't stop (Ka-52 seen). Oil depot: no fire.",
    4: "Ночью в Белгородской области без происшествий. В Одесской и Сумской — тревога.",
    5: "Обстріл Києва та Миколаєва; у Черкаській — тихо. Nizhny Novgorod, Lugansk.",
}


@pytest.fixture
def filled(log, incident):
    for n, text in TEXTS.items():
        log.add(Report(text, url=f"https://x.example/{n}", published="2025-06-12"), incident())
    return log.conn


def found(conn, words: str) -> set[int]:
    return {int(r["url"][-1]) for r in records(conn, Filter(words=words))}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Belgorod", {1, 3, 4}), ("белгород", {1, 3, 4}), ("БЕЛГОРОДЕ", {1, 3, 4}), ("Белгородской", {1, 3, 4}),
        ("Бєлгород", {1, 3, 4}), ("белгородська", {1, 3, 4}), ("Kharkiv", {2}), ("Харьков", {2}), ("Харьковская", {2}),
        ("харківської", {2}), ("Odesa", {4}), ("Одеса", {4}), ("Sumy", {4}), ("Суми", {4}), ("Cherkasy", {5}),
        ("Kyiv", {5}), ("Київ", {5}), ("Київська", {5}), ("Mykolaiv", {5}), ("Миколаївщина", set()), ("Луганск", {5}),
        ("полет", {1}), ("ПОЛЁТ", {1}), ("полёт-5", {1}), ("п'ять", {2}), ("п’ять", {2}), ("пʼять", {2}), ("об’єкти", {2}), ("обʼєкти", {2}),
        ("Кам'янка", {2}), ("Камянка", {2}), ("Ka-52", {2, 3}), ("ka 52", {2, 3}), ("БПЛА: 5", set()), ("didn't", {3}),
        ("didnt", {3}), ("нефтебаза", {1}), ("НЕФТЕБАЗУ", {1}), ("oil depot", {3}), ("depot oil", {3}), ('"oil depot"', {3}),
        ('"depot oil"', set()), ("«oil depot»", {3}), ("“oil depot” refinery", {3}), ("oil -depot", {3}), ("oil*", {3}),
        ("refinery AND oil", set()), ("NOT", set()), ("oil NEAR depot", set()), ("shadow:oil", set()), ("{oil}", {3}),
        ("^oil", {3}), ("(oil", {3}), ('oil "', {3}), ('"oil', {3}), ("oil)", {3}), ("fire нефтебаза", set()),
        ("", {1, 2, 3, 4, 5}), (" ", {1, 2, 3, 4, 5}), ("…", set()), ('"', set()), ("()", set()), ('""', set()), ("😀", set()),
    ],
)  # fmt: skip
def test_found(filled, words, expected):
    assert found(filled, words) == expected


@given(st.text(max_size=40))
@example('"')
@example('a" OR "b')
@example("\0")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_can_be_typed_is_an_error(filled, words):
    found(filled, words)


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_text_is_found_by_each_of_its_own_words(filled, data):
    n = data.draw(st.sampled_from(sorted(TEXTS)))
    words = [word for word in TEXTS[n].split() if any(map(str.isalnum, word))]
    assert n in found(filled, data.draw(st.sampled_from(words)).upper())
