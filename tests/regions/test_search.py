"""Regions as people type them, mistyped names, and districts under several spellings."""

from __future__ import annotations

import pytest

from dronelog.regions import Gazetteer, load
from dronelog.regions.likeness import skeletons


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load()


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("UA-63", ["UA-63"]),
        ("ua63", ["UA-63"]),
        ("ua 63", ["UA-63"]),
        ("RU", ["RU"]),
        ("SEA-BLACK", ["SEA-BLACK"]),
        ("sea-azov", ["SEA-AZOV"]),
        ("Белгородская", ["RU-BEL"]),
        ("белгородская область", ["RU-BEL"]),
        ("в Белгородской области", ["RU-BEL"]),
        ("Белгородская обл.", ["RU-BEL"]),
        ("г. Белгород", ["RU-BEL"]),
        ("на Харківщині", ["UA-63"]),
        ("Харківська область", ["UA-63"]),
        ("Kharkiv", ["UA-63"]),
        ("Kharkov region", ["UA-63"]),
        ("Moscow", ["RU-MOW", "RU-MOS"]),
        ("Moscow region", ["RU-MOS"]),
        ("Московская область", ["RU-MOS"]),
        ("Москва", ["RU-MOW"]),
        ("Подмосковье", ["RU-MOS"]),
        ("Kyiv", ["UA-30", "UA-32"]),
        ("Киевская область", ["UA-32"]),
        ("Георгия", []),
        ("Georgia", ["GE", "US-GA"]),
        ("Крым", ["UA-43"]),
        ("DPR", ["UA-14"]),
        ("Энгельс", ["RU-SAR"]),
        ("Tulcea County", ["RO-TL"]),
        ("iran", ["IR"]),
        ("omsk", ["RU-OMS"]),
        ("Алтайский край", ["RU-ALT"]),
        ("Республика Алтай", ["RU-AL"]),
        ("Чёрное море", ["SEA-BLACK"]),
        ("", []),
        ("   ", []),
        ("xyzzy", []),
        ("' OR 1=1 --", []),
        ("%", []),
    ],
)
def test_search(gazetteer: Gazetteer, typed: str, codes: list[str]) -> None:
    assert [region.code for region in gazetteer.search(typed)] == codes


def test_every_region_is_found_by_its_code_and_by_its_name(gazetteer: Gazetteer) -> None:
    lost = []
    for region in gazetteer.regions():
        assert gazetteer.search(region.code)[0].code == region.code
        if region.parent in ("RU", "UA", "BY", "PL", "RO", "LT", "US", "DE", "KZ"):
            names = (region.name_en, region.name_ru, region.name_uk)
            lost += [
                (region.code, name) for name in names if region.code not in {r.code for r in gazetteer.search(name)}
            ]
    assert not lost


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Belgrod", "Belgorod Oblast"),
        ("Crimeea", "Crimea"),
        ("Bryanks oblast", "Bryansk Oblast"),
        ("Харькоская область", "Харьковская область"),
        ("Львівскька область", "Львівська область"),
        ("Татарстн", "Татарстан"),
    ],
)
def test_suggest(gazetteer: Gazetteer, typed: str, name: str) -> None:
    assert name in gazetteer.suggest(typed)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Belgorud", "Belgorod Oblast"),
        ("Белгрод", "Белгородская область"),
        ("Voroneh", "Voronezh Oblast"),
        ("Harkiv", "Kharkiv Oblast"),
        ("Brjansk", "Bryansk Oblast"),
        ("Донецк-", "Донецкая область"),
        ("Taganrok", "Taganrog"),
        ("Mariupl", "Mariupol"),
        ("Krementchuk", "Kremenchuk"),
    ],
)
def test_a_region_is_suggested_before_towns_unless_they_are_much_liker(
    gazetteer: Gazetteer, typed: str, first: str
) -> None:
    assert gazetteer.suggest(typed)[0] == first


@pytest.mark.parametrize("typed", ["", "   ", "qqqqqqqq", "\x1b[31m", "'"])
def test_nothing_is_suggested_for_nothing(gazetteer: Gazetteer, typed: str) -> None:
    assert gazetteer.suggest(typed) == []


@pytest.mark.parametrize(
    "spelling", ["dzhezkazgan", "zhezqazghan", "jezkazgan", "zhezkazgan", "джезказган", "джезказганский"]
)
def test_districts_like_tolerates_spellings(gazetteer: Gazetteer, spelling: str) -> None:
    assert "KZ-62" in {code for _, code in gazetteer.districts_like(spelling)}


def test_districts_like_tells_the_english_name(gazetteer: Gazetteer) -> None:
    assert ("Shebekino", "RU-BEL") in gazetteer.districts_like("шебекинский") + gazetteer.districts_like("шебекино")
    assert gazetteer.districts_like("zzzzzzzz") == []
    assert gazetteer.districts_like("") == []


def test_skeletons_forget_what_romanisations_disagree_on() -> None:
    assert skeletons("Грайворон") & skeletons("Graivoron") & skeletons("Grayvoron")
    assert not skeletons("Белгород") & skeletons("Бердянск")
