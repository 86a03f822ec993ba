"""Who says so: entities, coreference, claims, sign-offs and publishers, over three languages."""

from __future__ import annotations

from functools import cache

import pytest

from dronelog import parse
from dronelog.languages import load
from dronelog.model import NameHit, Region
from dronelog.parsing import document, sources
from dronelog.parsing.cases import nominative
from dronelog.parsing.language import detect
from dronelog.parsing.names import given, stem, tidy
from dronelog.parsing.phrases import Phrases
from dronelog.parsing.places import spotting
from dronelog.parsing.sources import Entity

# A gazetteer of a few names, so that the tests stand whatever the real one learns. kind, code, forms of the name.
_PLACES = (
    ("country", "RU", "russia", "россия", "россии", "рф", "росії"),
    ("country_adj", "RU", "russian", "российский", "российского", "российское", "російське", "російському"),
    ("country", "UA", "ukraine", "украина", "украины", "україна", "україни", "україні"),
    ("country_adj", "UA", "ukrainian", "украинский", "український", "украинского"),
    ("country", "RO", "romania", "румынии", "румунії"),
    ("country_adj", "RO", "romanian", "румынский", "румунська"),
    ("country", "MD", "moldova", "молдовы", "молдови"),
    ("region_adj", "RU-BRY", "bryansk", "брянский", "брянской", "брянский", "брянської", "брянський"),
    ("region_adj", "RU-TAM", "tambov", "тамбовской", "тамбовский"),
    ("region_adj", "UA-63", "kharkiv", "харьковской", "харківської", "харківська"),
    ("region_adj", "UA-53", "poltava", "полтавской", "полтавської"),
    ("region_adj", "UA-59", "сумской", "сумської", "сумська", "sumy"),
    ("region", "RU-TA", "tatarstan", "татарстан", "татарстана"),
    ("town", "RU-VLA", "vladimir", "владимир", "владимира"),
    ("town", "UA-63", "izium", "изюм", "ізюм", "ізюма"),
)


class _Gazetteer:
    def __init__(self) -> None:
        self._names: dict[str, list[NameHit]] = {}
        for kind, code, *names in _PLACES:
            for name in names:
                self._names.setdefault(name, []).append(NameHit(kind, code, 1, 300_000, False, name.title()))

    def lookup(self, key: str) -> tuple[NameHit, ...]:
        return tuple(self._names.get(key, ()))

    def longest(self, first_word: str) -> int:
        return int(first_word in self._names)

    def region(self, code: str) -> Region | None:
        return Region(code, code, code, code, "region", code[:2], None, None)

    def districts_like(self, key: str) -> list[tuple[str, str]]:
        return []

    def nearest_district(self, key: str, region: str) -> str | None:
        return None


@cache
def _phrases(code: str) -> Phrases:
    return Phrases(load()[code])


class Read:
    """A text with its entities linked and its claims found."""

    def __init__(self, text: str) -> None:
        self.text = text
        code = detect(text, load())
        self.doc = document.read(text, _phrases(code))
        gazetteer = _Gazetteer()
        self.finder = sources.Finder(
            self.doc, spotting.Finder(self.doc, gazetteer).find(), gazetteer, load()[code].common
        )
        self.entities = self.finder.entities()
        self.finder.link(self.entities)
        self.claims = self.finder.claims(self.entities)

    def speakers(self) -> list[str]:
        """The source of each claim outside long quotations, repetitions left out."""
        said = [c.entity.text for c in self.claims if c.entity is not None and c.how != "deny"]
        return [name for k, name in enumerate(said) if k == 0 or said[k - 1] != name]

    def signed(self) -> Entity | None:
        return self.finder.signature(self.entities)


# --- names ------------------------------------------------------------------------------------------------------------

SAME = [
    "бондарець бондарця бондарцю бондарцем",
    "литовка литовки литовці литовкою литовку",
    "шапша шапши шапше шапшой шапшу",
    "гладков гладкова гладкову гладковым гладкове",
    "слюсарь слюсаря слюсарю слюсарем",
    "вакуленко вакуленка вакуленку вакуленком",
    "яровий ярового яровому яровим",
    "сырский сырского сырскому сырским",
    "лисак лисака лисаку лисаком лисакові",
    "соловей соловья соловью соловьем",
    "андрей андрея андрею андреем",
    "сергій сергія сергію сергієм",
]
OTHER = [
    ("федоров", "федоренко"),
    ("гусев", "гусак"),
    ("козак", "козлов"),
    ("мельник", "мельниченко"),
    ("коваль", "ковальчук"),
    ("petrov", "petrova"),
    ("kim", "kin"),
]


@pytest.mark.parametrize("forms", SAME)
def test_case_forms_share_a_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(("one", "two"), OTHER)
def test_other_names_do_not(one: str, two: str) -> None:
    assert stem(one) != stem(two)


def test_a_stem_keeps_most_of_a_short_name() -> None:
    assert stem("кім") == stem("кіма") == "кім"
    assert stem("ли") == "ли"


@pytest.mark.parametrize("word", ["oleh", "vitalii", "андрея", "вячеславом", "тараса", "оксани", "миколи"])
def test_given_names(word: str) -> None:
    assert given(word)


@pytest.mark.parametrize("word", ["support", "слава", "governor", "деталі", "понедельник", "атака"])
def test_no_given_names(word: str) -> None:
    assert not given(word)


NOMINATIVES = [
    ("начальника Полтавської ОВА Романа Вакуленка", "начальник Полтавської ОВА Роман Вакуленко"),
    ("міського голови Івана Кушнірука", "міський голова Іван Кушнірук"),
    ("мера Тараса Бондарця", "мер Тарас Бондарець"),
    ("губернатора Вениамина Кондратьева", "губернатор Вениамин Кондратьев"),
    ("губернатора Владислава Шапши", "губернатор Владислав Шапша"),
    ("губернатору Андрею Бочарову", "губернатор Андрей Бочаров"),
    ("речниці ДСНС Оксани Мартинової", "речниця ДСНС Оксана Мартинова"),
    ("Миколаївської ОВА", "Миколаївська ОВА"),
    ("столичной мэрии", "столичная мэрия"),
    ("Повітряних сил", "Повітряні сили"),
    ("Воздушных силах ВСУ", "Воздушные силы ВСУ"),
    ("Министерстве обороны Румынии", "Министерство обороны Румынии"),
    ("Минобороны России", "Минобороны России"),
    ("Сумська обласна прокуратура", "Сумська обласна прокуратура"),
    ("Губернатор Иван Петров", "Губернатор Иван Петров"),
    ("Governor Ivan Petrov", "Governor Ivan Petrov"),
]


@pytest.mark.parametrize(("told", "named"), NOMINATIVES)
def test_nominative(told: str, named: str) -> None:
    assert nominative(told) == named


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("the Health Ministry of", "Health Ministry"),
        ("Russia&rsquo;s  defence\nministry", "Russia’s defence ministry"),
        ("**Governor** Ivan Petrov,", "Governor Ivan Petrov"),
        ("«Нафтогазу", "Нафтогазу"),
        ("Governor\u202e Petrov", "Governor Petrov"),
        ("«Північ»", "«Північ»"),
        ("", ""),
    ],
)
def test_tidy(raw: str, clean: str) -> None:
    assert tidy(raw) == clean


# --- who speaks -------------------------------------------------------------------------------------------------------

SPEAKERS: list[tuple[str, list[str]]] = [
    # a name with its office, before the verb, after it, with commas
    ("Governor Pavel Melnikov said two drones were shot down.", ["Governor Pavel Melnikov"]),
    ("Two drones fell, said the governor of Tambov Oblast, Maksim Lunin.", ["governor of Tambov Oblast, Maksim Lunin"]),
    ("Ihor Dubets, the regional chief, wrote that a drone hit a farm.", ["Ihor Dubets, the regional chief"]),
    ("Arkady Zorin, who heads the occupation administration, wrote that a drone fell.", ["Arkady Zorin"]),
    ("Drones were downed, according to its head, Mykola Harbuz.", ["Mykola Harbuz"]),
    (
        "Сбиты два дрона, сообщил губернатор Тамбовской области Павел Лунин.",
        ["губернатор Тамбовской области Павел Лунин"],
    ),
    ("По словам губернатора Андрея Лунина, сбит беспилотник.", ["губернатор Андрей Лунин"]),
    ("Олег Зимин, глава региона, написал, что дрон упал в поле.", ["Олег Зимин, глава региона"]),
    ("Начальник Полтавської ОВА Роман Гарбуз повідомив про два дрони.", ["Начальник Полтавської ОВА Роман Гарбуз"]),
    ("За словами начальника ОВА Тараса Гарбуза, збито дрон, жертв немає.", ["начальник ОВА Тарас Гарбуз"]),
    ("Артем Гарбуз, який очолює ОВА, розповів про збитий дрон.", ["Артем Гарбуз"]),
    # bodies
    ("A drone fell, the Romanian Ministry of National Defence said.", ["Romanian Ministry of National Defence"]),
    ("В Сумской ОВА сообщили о трёх дронах.", ["Сумская ОВА"]),
    ("В Министерстве обороны Румынии подтвердили: дрон упал в поле.", ["Министерство обороны Румынии"]),
    ("У міськраді кажуть, що дрон упав на дах.", ["міськраді"]),
    (
        "Дрон упав на дах, повідомила речниця Генерального інспекторату поліції.",
        ["речниця Генерального інспекторату поліції"],
    ),
    ("«Влучили три дрони», – йдеться у дописі прокуратури.", ["прокуратура"]),
    ("По сводке Минобороны, ночью сбиты 30 дронов.", ["Минобороны"]),
    # pronouns
    ("Governor Pavel Melnikov said a drone fell. Nobody was hurt, he added.", ["Governor Pavel Melnikov"]),
    ("The Air Force said 40 drones were launched. It said 30 were downed.", ["Air Force"]),
    ("The coast guard said a drone fell. The agency added that it burned.", ["coast guard"]),
    ("Губернатор Павел Лунин сообщил о дроне. По его словам, пострадавших нет.", ["Губернатор Павел Лунин"]),
    ("Минобороны сообщило о 30 дронах. Над Тамбовской областью, по данным ведомства, сбиты два.", ["Минобороны"]),
    ("Мер Тарас Гарбуз повідомив про дрон. За його словами, ніхто не постраждав.", ["Мер Тарас Гарбуз"]),
    ("Мер Тарас Гарбуз повідомив про дрон. Жертв немає, додав посадовець.", ["Мер Тарас Гарбуз"]),
    (
        "A tank burns after what Pavel Melnikov, the governor, called a raid. Nobody was hurt, he wrote.",
        ["Pavel Melnikov, the governor"],
    ),
    ("The police of Izium found a drone. A second drone fell, the police recalled.", ["police of Izium"]),
    # a title for a name told before, a surname for a title
    ("Governor Pavel Melnikov wrote of a drone. The governor added it fell.", ["Governor Pavel Melnikov"]),
    ("A drone fell, the governor said. Pavel Melnikov wrote that nobody was hurt.", ["Pavel Melnikov"]),
    ("Губернатор Павел Лунин написал о дроне. Никто не пострадал, уточнил Лунин.", ["Губернатор Павел Лунин"]),
    ("Глава региона Павел Лунин рассказал о дроне. Глава региона сообщил и о пожаре.", ["Глава региона Павел Лунин"]),
    ("Мер Тарас Бондарець повідомив про дрон. За даними Бондарця, горить дах.", ["Мер Тарас Бондарець"]),
    # two in one sentence, and one who only passes it on
    (
        "Governor Pavel Melnikov said two, while the Air Force said three drones fell.",
        ["Governor Pavel Melnikov", "Air Force"],
    ),
    ("This is according to the Air Force, Ukrinform reports.", ["Air Force"]),
    ("Сбиты два дрона, сообщил ТАСС губернатор Павел Лунин.", ["губернатор Павел Лунин"]),
    ("Речник прокуратури в коментарі виданню уточнив, що дронів було чотири.", ["Речник прокуратури"]),
    ("Мер Тарас Гарбуз в ефірі радіо нарахував три дрони.", ["Мер Тарас Гарбуз"]),
    ("The prime minister told parliament that a drone had crossed the border.", ["prime minister"]),
    # a head and a colon
    ("Харьков. Прокуратура: дрон попал в дом.", ["Прокуратура"]),
    ("Source: Maksim Lunin, Governor of Tambov Oblast, on Telegram", ["Maksim Lunin, Governor of Tambov Oblast"]),
    ("Джерело: начальник Полтавської ОВА Роман Гарбуз у Telegram", ["начальник Полтавської ОВА Роман Гарбуз"]),
    ("Шкварка: над районом збито дрон", ["Шкварка"]),
    ("Мер Тарас Гарбуз наводить іншу статистику: дронів було шість.", ["Мер Тарас Гарбуз"]),
    ("From the morning report of the mayor, Pavel Lunin: two drones fell.", ["mayor, Pavel Lunin"]),
    # names of bodies that hold an ordinal, a direction, a plural possessive
    ("According to the Third Army Region, two drones were shot down.", ["Third Army Region"]),
    ("Drones were seen, Police Region North informed.", ["Police Region North"]),
    ("The Sudan Teachers' Union says a drone fell on a school.", ["Sudan Teachers' Union"]),
    ("Anton Veselov, whom Moscow has put in charge of Kherson region, said a drone fell.", ["Anton Veselov"]),
    # data is nobody
    ("According to the figures available, two drones fell.", []),
    # residents, quoted media
    ("Residents told a local channel that they saw a drone.", ["Residents"]),
    ("Місцеві жителі розповіли про шум дрона.", ["Місцеві жителі"]),
    ("Дрон упав, пише «Північний вісник».", ["Північний вісник"]),
    # scare quotes and those who were put there
    ("Призначений Кремлем «голова» Яків Бурий заявив про дрон.", ["Призначений Кремлем «голова» Яків Бурий"]),
    # capitals that name nobody
    ("Support Northern Pravda on Patreon!", []),
    ("Подробности сообщили на местах.", []),
    ("Инцидент привёл к остановке цеха.", []),
    ("Windows were broken. The drone fell.", []),
    ("Вахтёр, дежуривший у ворот, уверяет, что дронов было два.", ["Вахтёр"]),
    ("В дачном кооперативе рассказали, что дрон упал за баней.", ["дачном кооперативе"]),
    ("Рыбаки из Герзе рассказывают, что дронов было четыре.", ["Рыбаки"]),
    ("Инцидент привёл к остановке цеха, дронов было два.", []),
    ("Вкратце сообщили о двух дронах.", []),
    ("У Минобороны другая арифметика: 39 БПЛА, сбитых за ночь.", ["Минобороны"]),
    ("У вокзала упали два дрона.", []),
    ("Генштаб ВСУ взял удар на себя. По его версии, дроны попали в цех.", ["Генштаб ВСУ"]),
    ("Братья, считает следствие, запустили три дрона.", ["следствие"]),
    ("Телеграм-канал «Бриз» выложил ролик. Авторы канала насчитали три дрона.", ["Телеграм-канал «Бриз»"]),
    ("Двірник, який прибирав площу, запевняє, що дронів було два.", ["Двірник"]),
    ("Рибалки з Очакова розповідають, що дронів було чотири.", ["Рибалки з Очакова"]),
    ("The airport was shut on Monday after a pilot reported a drone, police said.", ["police"]),
    ("A pilot reported a drone on Monday, and the police said that it had fallen.", ["pilot", "police"]),
    ("A drone struck a lorry near Gao, a port worker said.", ["port worker"]),
    ("A drone struck a lorry near Gao, two drivers said.", ["drivers"]),
    ("Colonel Osman accused the rebels of a drone attack on Kosti.", ["Colonel Osman"]),
    # a number of its own, a title behind a name with a rank, an article written small
    ("The 92nd Assault Brigade said a drone was shot down.", ["92nd Assault Brigade"]),
    ("Two drones were downed, according to the army's 17th Infantry Division.", ["army's 17th Infantry Division"]),
    ("A drone fell, the air force reported. There was no damage, it said.", ["air force"]),
    (
        "Brigadier General Jonas Petraitis, deputy chief of the Lithuanian Armed Forces, said a drone fell.",
        ["Brigadier General Jonas Petraitis, deputy chief of the Lithuanian Armed Forces"],
    ),
    (
        "Yahya al-Tayeb, military spokesman of the Houthis, said a drone fell.",
        ["Yahya al-Tayeb, military spokesman of the Houthis"],
    ),
]


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS)
def test_speakers(text: str, speakers: list[str]) -> None:
    assert Read(text).speakers() == speakers


def test_offsets_lead_to_the_words() -> None:
    text = "Вчера. По словам мэра Ивана Лунина, дрон упал; «Газета» пишет иное.\nThe End"
    read = Read(text)
    tokens = read.doc.tokens
    spans = [text[tokens.start[e.i] : tokens.end[e.j - 1]] for e in read.entities]
    assert "мэра Ивана Лунина" in spans
    assert all(span and span in text for span in spans)


# --- kinds, keys, countries -------------------------------------------------------------------------------------------

KINDS: list[tuple[str, str, str | None, str | None]] = [
    ("The Russian Ministry of Defence said two drones fell.", "military", "RU-MOD", "RU"),
    ("The Defence Ministry of Romania said a drone fell.", "military", "RO-MOD", "RO"),
    ("В Минобороны Румынии сообщили о дроне.", "military", "RO-MOD", "RO"),
    ("Російське міноборони повідомило про 30 дронів.", "military", "RU-MOD", "RU"),
    ("Повітряні сили повідомили про дрони. Збито два дрони на Сумщині в Україні.", "military", "UA-AIRFORCE", "UA"),
    ("Governor Pavel Melnikov said a drone fell.", "regional_authority", None, None),
    ("The health ministry of Tatarstan said two were hurt.", "regional_authority", None, None),
    ("Tatarstan leader Rustam Khairov said a drone fell.", "regional_authority", None, None),
    ("В Сумской ОВА сообщили о дроне.", "regional_authority", None, "UA"),
    ("Полиция сообщила о дроне.", "emergency_service", None, None),
    ("Прокуратура Тамбовской области сообщила о дроне.", "emergency_service", None, None),
    ("The president of Romania said a drone fell.", "national_authority", None, "RO"),
    ("Residents said they heard a drone.", "witness", None, None),
    ("Очевидці розповіли про дрон.", "witness", None, None),
    ("The airport said flights were suspended.", "other", None, None),
    ("Reuters said a drone fell.", "media", "REUTERS", None),
    ("Економістка Ірина Борщ сказала, що дрон упав.", "other", None, None),
]


@pytest.mark.parametrize(("text", "kind", "key", "country"), KINDS)
def test_kind_key_country(text: str, kind: str, key: str | None, country: str | None) -> None:
    entity = next(c.entity for c in Read(text).claims if c.entity is not None)
    assert (entity.kind, entity.key) == (kind, key)
    if country is not None:
        assert entity.country == country


def test_regional_bodies_have_no_shared_key() -> None:
    read = Read("У Сумській ОВА повідомили про дрон. У Харківській ОВА повідомили про два дрони.")
    assert all(e.key is None for e in read.entities)


# --- sign-offs and publishers -----------------------------------------------------------------------------------------

SIGNED = [
    ("Над містом збито два дрони.\n\nТарас Гарбуз", "Тарас Гарбуз", "regional_authority"),
    ("Two drones were shot down; nobody was hurt – Lysenko.", "Lysenko", "regional_authority"),
    ("Сбито 16 дронов.\n\nПрошу быть осторожнее. Александр Лунин", "Александр Лунин", "regional_authority"),
    (
        "Дрон упал в поле. Пострадавших нет. – Евгений Лунин, губернатор Тамбовской области",
        "Евгений Лунин, губернатор Тамбовской области",
        "regional_authority",
    ),
    (
        "Friends! A drone hit a lorry.\n\nYour governor, Pavel Zorin\n#drone",
        "governor, Pavel Zorin",
        "regional_authority",
    ),
    ("Збито 30 дронів.\n\nОстап Ярий, начальник ОВА", "Остап Ярий, начальник ОВА", "regional_authority"),
]


@pytest.mark.parametrize(("text", "name", "kind"), SIGNED)
def test_signature(text: str, name: str, kind: str) -> None:
    found = Read(text).signed()
    assert found is not None
    assert (found.text, found.kind) == (name, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Збито два дрони. Слава Україні!",
        "Two drones were shot down.\n\nPhoto: Kirill Zaitsev / Agency",
        "Сбит дрон. Подробности позже.",
        "Governor Pavel Melnikov said a drone fell on a house.",
        "",
    ],
)
def test_no_signature(text: str) -> None:
    assert Read(text).signed() is None


PUBLISHERS = [
    ("Минобороны России", "military"),
    ("Руслан Гарбуз", "regional_authority"),
    ("Настоящий Лунёв", "regional_authority"),
    ("Пушкарев Д. В.", "regional_authority"),
    ("Повітряні Сили ЗС України", "military"),
    ("Northern Herald", None),
    ("Вечерний эфир", None),
    ("Знамя труда", None),
]


@pytest.mark.parametrize(("name", "kind"), PUBLISHERS)
def test_publisher(name: str, kind: str | None) -> None:
    read = Read(name)
    found = read.finder.whole(read.entities)
    assert (found.kind if found is not None else None) == kind


def test_an_investigation_is_its_prosecutors() -> None:
    """The attackers, who are named behind «за даними слідства», tell nothing; nor do the medics above it."""
    text = (
        "Водія медики врятували. За даними слідства, 2 червня військові рф скинули боєприпас із дрона на легковик у "
        "Покрові Дніпропетровської області. Поранено двох.\n\nДніпропетровська обласна прокуратура"
    )
    found = parse(text, published="2025-06-04")
    assert [i.source for i in found] == ["Дніпропетровська обласна прокуратура"]


def test_time_grows_with_the_length_only() -> None:
    text = "«Губернатор, " * 4000 + "Иван " * 4000 + "сообщил " * 4000
    assert len(Read(text).entities) < 20_000
