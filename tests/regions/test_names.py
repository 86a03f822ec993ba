"""Name forms in three languages and what they mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from dronelog.regions import Gazetteer, fold, load

ROWS = [
    tuple([*line.split("\t"), ""][:4])
    for line in Path(__file__).with_name("names.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load()


def test_the_table_is_large_enough_to_mean_something() -> None:
    assert len(ROWS) >= 150


@pytest.mark.parametrize(("form", "kind", "code", "first"), ROWS, ids=[f"{r[0]} {r[1]}" for r in ROWS])
def test_form(gazetteer: Gazetteer, form: str, kind: str, code: str, first: str) -> None:
    hits = gazetteer.lookup(fold(form))
    meanings = [(hit.kind, hit.region) for hit in hits]
    assert (kind, code) in meanings
    if first:
        assert meanings[0] == (kind, code)


@pytest.mark.parametrize(
    "word",
    [
        *["Мир", "Правда", "Победа", "Надежда", "Роман", "Владимир", "Владимира", "Иванов", "Белый", "Слава", "Щастя"],
        *["Never", "Police", "Split", "Most", "Bar", "Reading", "Mobile", "March", "Bath", "Nice", "Гагарин", "Чехов"],
        *["Пушкина", "Жуковский", "Артём", "Washington", "Свободный", "Мирный", "Ровно"],
    ],
)
def test_words_and_surnames_are_guarded_or_unknown(gazetteer: Gazetteer, word: str) -> None:
    towns = [hit for hit in gazetteer.lookup(fold(word)) if not hit.kind.endswith("_adj")]
    assert all(hit.guarded for hit in towns if hit.size < 1_000_000), towns


@pytest.mark.parametrize(
    "word", ["Белгород", "Курск", "Сумы", "Суми", "Изюм", "Уфа", "Азов", "Тула", "Полтава", "Львів", "Ялта"]
)
def test_well_known_towns_are_not_guarded(gazetteer: Gazetteer, word: str) -> None:
    assert not gazetteer.lookup(fold(word))[0].guarded


@pytest.mark.parametrize("junk", ["или-и", "ко", "бы", "in", "of", "ё", "a", "ким", "kim", "lysak", "лисак", ""])
def test_junk_is_no_name(gazetteer: Gazetteer, junk: str) -> None:
    assert gazetteer.lookup(fold(junk)) == ()


def test_names_with_several_bearers_come_largest_first(gazetteer: Gazetteer) -> None:
    kirov = [hit for hit in gazetteer.lookup("киров") if hit.kind == "town"]
    assert [hit.region for hit in kirov][:2] == ["RU-KIR", "RU-KLU"]
    assert kirov[0].size > 10 * kirov[1].size


def test_longest_counts_the_words_of_the_longest_name(gazetteer: Gazetteer) -> None:
    assert gazetteer.longest("кривому") >= 2
    assert gazetteer.longest("нижнем") >= 2
    assert gazetteer.longest("грайворон") == 1
    assert gazetteer.longest("абракадабр") == 0
