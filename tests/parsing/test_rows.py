"""Bulletins by town: what the rows tell is added up, a number told for all of them is not."""

from __future__ import annotations

import pytest

from dronelog import parse

BY_TOWN = {
    "uk": """ПОЛІЦІЯ СУМЩИНИ: 21 ТРАВНЯ

Шостка. Влучили два дрони, поранено жінку.

Середина-Буда. Чотири FPV: пошкоджено дві хати.

Білопілля. Один «шахед» і дві «Молнії», поранено двох.""",
    "ru": """Оперштаб Белгородской области: сутки 21 мая

Шебекино. Запустили четыре FPV и две «Молнии»: ранены двое.

Грайворон. Прилетели три дрона, ранена женщина, повреждены два дома.""",
}


@pytest.mark.parametrize("language", BY_TOWN)
def test_the_rows_of_a_bulletin_are_added_up(language: str) -> None:
    (incident,) = parse(BY_TOWN[language], published="2025-05-22", lang=language)
    told = {outcome.kind: outcome.count for outcome in incident.outcomes}
    assert (incident.drones, told["injured"], told["damaged"]) == (9, 3, 2)


def test_a_number_for_all_rows_is_not_added_to() -> None:
    text = "За добу 21 травня на Сумщині застосували 11 дронів.\n\n" + BY_TOWN["uk"].partition("\n\n")[2]
    (incident,) = parse(text, published="2025-05-22", lang="uk")
    assert incident.drones == 11


def test_who_tells_it_at_the_end_speaks_for_all() -> None:
    text = "Два дрони збили військові над Ізюмом, третій упав на школу. Так описують цю ніч у Харківській ОВА."
    assert [incident.source for incident in parse(text, published="2025-05-22")] == ["Харківська ОВА"]
