import pytest
from hypothesis import given
from hypothesis import strategies as st

from dronelog.store.shadow import search_expression, shadow


@pytest.mark.parametrize(
    "alike",
    [
        ["Белгород", "Белгороде", "белгородом", "Belgorod", "БЕЛГОРОДУ"],
        ["дроны", "дронами", "дрон", "drone", "Drones"],
        ["Харків", "Kharkiv", "Харкові"],
        ["Шебекино", "Shebekino"],
        ["ёлка", "елка", "ёлки"],
        ["п'ять", "п’ять", "пʼять"],
        ["Сумы", "Сумы"],
        ["нефтебаза", "нефтебазу", "нефтебазе"],
    ],
)
def test_these_cast_one_shadow(alike):
    assert len({shadow(word) for word in alike}) == 1


def test_these_do_not():
    assert shadow("Курск") != shadow("Белгород")
    assert shadow("night") != shadow("drone")


@pytest.mark.parametrize(
    "typed", ["Ka-52", "БПЛА: 5", "don't", '"', "AND", "NOT x", "NEAR(", "a* -b", "col:x", "«на складе", ""]
)
def test_nothing_typed_is_a_syntax_error(log, typed):
    expression = search_expression(typed)
    if expression:
        log.conn.execute("SELECT rowid FROM reports_fts WHERE reports_fts MATCH ?", (expression,)).fetchall()


@given(st.text(max_size=60))
def test_any_text_has_a_shadow_and_an_expression(text):
    assert "  " not in shadow(text)
    assert search_expression(text).count('"') % 2 == 0
