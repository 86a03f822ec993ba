"""How the gazetteer is made: case forms by rule, spellings across languages, the hand-written tables."""

from __future__ import annotations

import pytest

pytest.importorskip("pymorphy3", reason="the gazetteer is built where pymorphy3 is installed")

from dronelog.regions import load
from dronelog.regions.build.cases import adjective_forms
from dronelog.regions.build.districts import community
from dronelog.regions.build.extra import EXTRA, rows
from dronelog.regions.build.inflect import forms
from dronelog.regions.build.romanise import russian, to_ukrainian, ukrainian
from dronelog.regions.build.transcribe import russian as transcribed


@pytest.mark.parametrize(
    ("lang", "name", "wanted"),
    [
        ("ru", "белгород", "белгород белгорода белгороду белгородом белгороде"),
        ("ru", "шебекино", "шебекино шебекина шебекину шебекином шебекине"),
        ("ru", "елец", "елец ельца ельцу ельцом ельце"),
        ("ru", "химки", "химки химок химкам химками химках"),
        ("ru", "железнодорожный", "железнодорожный железнодорожного железнодорожному железнодорожным железнодорожном"),
        ("ru", "джанкой", "джанкой джанкоя джанкою джанкоем джанкое"),
        ("uk", "харків", "харків харкова харкову харковом харкові"),
        ("uk", "київ", "київ києва києву києвом києві"),
        ("uk", "кременчук", "кременчук кременчука кременчуку кременчуком кременчуці"),
        ("uk", "шостка", "шостка шостки шостці шостку шосткою"),
        ("uk", "тернопіль", "тернопіль тернополя тернополю тернополем тернополі"),
        ("uk", "рівне", "рівне рівного рівному рівним"),
    ],
)
def test_case_forms(lang: str, name: str, wanted: str) -> None:
    assert set(wanted.split()) <= forms(name, lang)


@pytest.mark.parametrize(
    ("lang", "name", "form"),
    [
        ("ru", "нижний новгород", "нижнем новгороде"),
        ("ru", "ростов-на-дону", "ростове-на-дону"),
        ("ru", "сергиев посад", "сергиевом посаде"),
        ("ru", "набережные челны", "набережными челнами"),
        ("ru", "каменец-подольский", "каменце-подольском"),
        ("ru", "станица луганская", "станице луганской"),
        ("ru", "усть-луга", "усть-лугой"),
        ("uk", "кривий ріг", "кривому розі"),
        ("uk", "біла церква", "білій церкві"),
        ("uk", "нова каховка", "новою каховкою"),
        ("uk", "кам'янець-подільський", "кам'янці-подільському"),
        ("uk", "могилів-подільський", "могилеві-подільському"),
    ],
)
def test_names_of_several_words(lang: str, name: str, form: str) -> None:
    assert form in forms(name, lang)


def test_adjectives_have_every_gender() -> None:
    assert {"белгородская", "белгородской", "белгородскую", "белгородском", "белгородских"} <= adjective_forms(
        "белгородский", "ru"
    )
    assert {"харківська", "харківської", "харківській", "харківську", "харківський"} <= adjective_forms(
        "харківський", "uk"
    )


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("грайворон", "graivoron"),
        ("грайворон", "grayvoron"),
        ("жуковский", "zhukovsky"),
        ("орёл", "oryol"),
        ("елец", "yelets"),
    ],
)
def test_russian_in_latin_letters(name: str, spelling: str) -> None:
    assert spelling in russian(name)


@pytest.mark.parametrize(
    ("name", "spelling"),
    [("куп'янськ", "kupiansk"), ("куп'янськ", "kupyansk"), ("київ", "kyiv"), ("згурівка", "zghurivka")],
)
def test_ukrainian_in_latin_letters(name: str, spelling: str) -> None:
    assert spelling in ukrainian(name)


@pytest.mark.parametrize(
    ("russian_name", "wanted"),
    [
        ("новочеркасск", "новочеркаськ"),
        ("новошахтинск", "новошахтинськ"),
        ("шебекино", "шебекіно"),
        ("энгельс", "енгельс"),
        ("раменское", "раменське"),
    ],
)
def test_russian_names_in_ukrainian(russian_name: str, wanted: str) -> None:
    assert wanted in to_ukrainian(russian_name)


@pytest.mark.parametrize(
    ("name", "country", "wanted"),
    [("Chełm", "PL", "хелм"), ("Rzeszów", "PL", "жешув"), ("Tulcea", "RO", "тулча"), ("Krāslava", "LV", "краслава")],
)
def test_transcription(name: str, country: str, wanted: str) -> None:
    assert transcribed(name, country) == wanted


@pytest.mark.parametrize(
    ("settlement", "wanted"),
    [("велика димерка", "великодимерський"), ("вовчанськ", "вовчанський"), ("чугуїв", "чугуївський")],
)
def test_communities_are_called_by_an_adjective(settlement: str, wanted: str) -> None:
    assert wanted in community(settlement)


@pytest.mark.parametrize("file", sorted(path.name for path in EXTRA.glob("*.tsv")))
def test_hand_written_tables_name_only_regions_that_exist(file: str) -> None:
    gazetteer = load()
    for row in rows(file):
        code = row[1] if file == "admin1.tsv" else row[0]
        if file != "codes.tsv" or not code.startswith("-"):
            assert gazetteer.region(code), row
