"""What the posts, feeds and filings of offices look like, in sentences of our own: a row is a text and its incidents.

Kinds that published data taught: number and noun in every case, stories from the front, stamps in UTC, coasts, elided
nouns, emphasis inside words, American places, routes and bearings.
"""

from __future__ import annotations

import pytest

from dronelog.languages import load
from dronelog.model import Report
from dronelog.parsing import Parser, counts, document, front, states, zones
from dronelog.parsing.days import Anchor
from dronelog.parsing.phrases import Phrases
from dronelog.parsing.places import spotting
from dronelog.regions import load as regions

LANGUAGES = load()
GAZETTEER = regions()
PARSER = Parser(LANGUAGES, GAZETTEER)
PHRASES = {code: Phrases(LANGUAGES[code]) for code in ("en", "ru", "uk")}


def parsed(text: str, published: str = "2025-06-10T09:00:00+03:00", lang: str | None = None) -> dict[str, int | None]:
    """Region → drones of the regions' incidents; a country's total is left out."""
    found = PARSER.parse(Report(text=text, published=published, lang=lang))
    return {i.region: i.drones for i in found if "-" in i.region}


def read(lang: str, text: str) -> document.Document:
    """A text made ready."""
    return document.read(text, PHRASES[lang])


@pytest.mark.parametrize(
    ("lang", "noun"),
    [
        ("ru", "беспилотных летательных аппарата"),
        ("ru", "украинских беспилотных летательных аппарата самолетного типа"),
        ("ru", "беспилотных аппарата"),
        ("ru", "беспилотных летательных аппаратов"),
        ("uk", "безпілотних літальних апарати"),
        ("uk", "безпілотних літальних апарата"),
        ("uk", "безпілотних апарата"),
    ],
)  # fmt: skip
def test_device_of_three_words_is_counted_in_every_case(lang: str, noun: str) -> None:
    verb = "уничтожены" if lang == "ru" else "знищено"
    place = "над территорией Тульской области" if lang == "ru" else "над територією Сумської області"
    region = "RU-TUL" if lang == "ru" else "UA-59"
    assert parsed(f"Вночі {verb} 23 {noun} {place}.", lang=lang) == {region: 23}


@pytest.mark.parametrize(
    "text",
    [
        "Расчёт БПЛА нашёл в овраге склад. Склад уничтожен, повреждены два пикапа.",
        "На Кленовском направлении зенитчики сбили два беспилотника.",
        "Пулемётчики группировки «Север» за смену сбили три дрона.",
        "Пулемётчики группировки войск «Запад» сбили три дрона.",
        "Операторы FPV-дронов ударили по блиндажу, трое бойцов с позывными ушли.",
        "Оператор беспилотника увидел гаубицу в лесополосе, дрон её уничтожил.",
        "Главное за день\nСбиты 14 беспилотников над Брянской областью, открыта выставка.",
        "О ходе проведения специальной военной операции\nЗа неделю сбиты 140 беспилотников над Брянской областью.",
        "Десантники ведут воздушную разведку. С помощью БПЛА обнаружен опорный пункт, он уничтожен.",
        "За добу дронами знищено бліндаж і гаубицю ворога.",
    ],
)  # fmt: skip
def test_story_from_the_front_is_no_incident(text: str) -> None:
    assert PARSER.parse(Report(text=text, published="2025-06-10T09:00:00+03:00")) == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        # the air defence over a region stays, whatever stands around it
        (
            "Расчёты FPV-дронов держат позиции. Ночью над территорией Брянской области сбиты пять беспилотников.",
            {"RU-BRY": 5},
        ),
        # a governor may name an operator and a dugout
        (
            "Губернатор Белгородской области: оператор дрона атаковал грузовик в Шебекино, водитель ранен.",
            {"RU-BEL": None},
        ),
        ("Над Курской областью сбиты два дрона, летевших в северном направлении.", {"RU-KRS": 2}),
    ],
)  # fmt: skip
def test_reports_beside_the_front_stay(text: str, want: dict[str, int | None]) -> None:
    assert parsed(text) == want


def test_long_article_loses_only_its_paragraph_on_the_front() -> None:
    plain = "\n\n".join(f"Над Тульской областью сбит дрон. Это строка номер {n}." for n in range(9))
    doc = read("ru", plain + "\n\nНа Кленовском направлении расчёт БПЛА сжёг склад.")
    assert front.sentences(doc) == frozenset({len(doc.sentences) - 1})


@pytest.mark.parametrize(
    ("published", "text", "start", "end"),
    [
        ("2025-10-05T17:37:00+00:00", "С 17.00 до 20.00 мск над Тульской областью сбиты 4 БПЛА.", "2025-10-05T17:00", "2025-10-05T20:00"),
        ("2025-10-05T17:37:00Z", "С 17.00 до 20.00 над Тульской областью сбиты 4 БПЛА.", "2025-10-05T17:00", "2025-10-05T20:00"),
        ("2025-10-05T22:10:00Z", "С 23.00 до 00.40 мск над Тульской областью сбиты 4 БПЛА.", "2025-10-05T23:00", "2025-10-06T00:40"),
        ("2025-08-22T09:57:00Z", "С 8.30 до 12.00 мск над Тульской областью сбиты 4 БПЛА.", "2025-08-22T08:30", "2025-08-22T12:00"),
        ("2025-08-22T09:57:00Z", "С 21.00 до 23.30 мск над Тульской областью сбиты 4 БПЛА.", "2025-08-21T21:00", "2025-08-21T23:30"),
        ("2025-01-12T06:20:00Z", "З 05:00 до 08:10 у небі над Сумською областю збито 4 ворожі БпЛА.", "2025-01-12T05:00", "2025-01-12T08:10"),
        # a stamp with an offset of its own is the reader's time
        ("2025-08-22T09:57:00+03:00", "С 8.30 до 12.00 мск над Тульской областью сбиты 4 БПЛА.", "2025-08-21T08:30", "2025-08-21T12:00"),
    ],
)  # fmt: skip
def test_stamp_in_utc_is_read_by_the_clocks_of_the_text(published: str, text: str, start: str, end: str) -> None:
    (found,) = PARSER.parse(Report(text=text, published=published))
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(
    ("stamp", "lang", "text", "want"),
    [
        ("2025-03-30T00:30:00Z", "uk", "О 03:00 за Києвом.", "2025-03-30 02:30"),
        ("2025-03-30T01:00:00Z", "uk", "О 03:00 за Києвом.", "2025-03-30 04:00"),
        ("2025-10-26T00:59:00Z", "uk", "О 03:00 за Києвом.", "2025-10-26 03:59"),
        ("2025-10-26T01:00:00Z", "uk", "О 03:00 за Києвом.", "2025-10-26 03:00"),
        ("2025-06-10T21:30:00Z", "en", "At 10 p.m. Moscow time (1900 GMT) a drone fell.", "2025-06-11 00:30"),
        ("2025-06-10T12:00:00Z", "en", "At 4 p.m. a drone fell.", "2025-06-10 15:00"),
        ("2025-06-10T22:30:00Z", "en", "At 4 p.m. a drone fell.", "2025-06-10 23:59"),
        ("2025-06-10T12:00:00", "ru", "В 16.00 мск упал дрон.", "2025-06-10 12:00"),
    ],
)  # fmt: skip
def test_zones_and_summer_time(stamp: str, lang: str, text: str, want: str) -> None:
    anchor = zones.local(Anchor.of(stamp), read(lang, text), lang)
    assert anchor.day is not None
    assert anchor.time is not None
    assert f"{anchor.day} {anchor.time:%H:%M}" == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Минобороны: сбиты пять беспилотников: три – над территорией Крыма и два – над акваторией Чёрного моря у побережья Крыма.",
            {"UA-43": 3, "SEA-BLACK": 2},
        ),
        (
            "Сбиты семь БПЛА: четыре над Московским регионом, в том числе два, летевших на Москву, три – над Тульской областью.",
            {"RU-MOS": 4, "RU-TUL": 3},
        ),
        (
            "Сбиты три БПЛА: два – над территорией Брянской области и один – над территорией Курской.",
            {"RU-BRY": 2, "RU-KRS": 1},
        ),
        ("Сбиты четыре БПЛА над территорией **Воронежской област**и.", {"RU-VOR": 4}),
        ("Пресечена атака БПЛА на объекты города Севастополя, сбиты шесть беспилотников.", {"UA-40": 6}),
    ],
)  # fmt: skip
def test_parts_and_places(text: str, want: dict[str, int | None]) -> None:
    assert parsed(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("PRELIM NOTE: GARY, IN/UAS SIGHTING/CHICAGO TRACON ADVISED, C172 REPORTED A UAS 3 SE OF THE FIELD.", ["US-IN"]),
        ("PRELIM NOTE: PONTIAC, MI/UAS INCIDENT/PONTIAC ATCT ADVISED, PILOT REPORTED A UAS.", ["US-MI"]),
        ("MESA, AZ: A PILOT REPORTED A DRONE 200 FEET BELOW.", ["US-AZ"]),
        ("PRELIM NOTE: HOUSTON, TX/UAS INCIDENT/E190, MEXICO CITY, MEXICO (MMMX) - IAH, REPORTED A UAS.", ["US-TX"]),
        ("PRELIM NOTE: SALEM, OR/UAS INCIDENT/PILOT, MONTEREY, CA (MRY) - BOISE, ID, REPORTED A UAS.", ["US-OR"]),
        ("A pilot saw a drone near Springfield, IL, on Friday.", ["US-IL"]),
    ],
)  # fmt: skip
def test_american_places(text: str, want: list[str]) -> None:
    found = PARSER.parse(Report(text=text, published="2024-05-10", lang="en"))
    assert [i.region for i in found] == want
    assert all((i.drones or 1) == 1 for i in found)


def test_route_needs_the_code_of_an_airport() -> None:
    assert states.routes(read("en", "KYIV - a drone fell in Kherson - police said.")) == []
    assert len(states.routes(read("en", "A319, ATL - SRQ, SAW A UAS"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "SEEN 28 ENE OF THE FIELD", "SEEN 2 S FLINT", "ON FINAL RUNWAY 25L", "FILED AT 1015M/BY PHONE", "ON 4/29/2021",
        "AT 251 KNOLL DRIVE", "DULUTH, MN",
    ],
)  # fmt: skip
def test_bearings_runways_and_stamps_are_no_counts(text: str) -> None:
    found = counts.find(read("en", text), PHRASES["en"])
    assert all(c.role == "none" for c in found)


@pytest.mark.parametrize("word", ["Герой России сбил дрон.", "Залп дал «Град», дрон упал.", "Подписка: МАХ, дрон упал."])
def test_short_words_are_no_far_regions(word: str) -> None:
    found = spotting.Finder(read("ru", word), GAZETTEER).find()
    assert not [p for p in found if p.kind == "region"]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("9 июня около 4 часов мск над Тульской областью сбит дрон.", ("2025-06-09T04:00", "2025-06-09T04:00")),
        ("10 июня около 2 часов над Тульской областью сбит дрон.", ("2025-06-10T02:00", "2025-06-10T02:00")),
        ("Сегодня около 3 часов 30 минут над Тульской областью сбит дрон.", ("2025-06-10T03:30", "2025-06-10T03:30")),
        ("Над Тульской областью сбит дрон, пожар тушили около 3 часов.", ("2025-06-10", "2025-06-10")),
        ("В период с 00.00 мск над Тульской областью сбиты 36 дронов.", ("2025-06-10T00:00", "2025-06-10T09:00")),
        ("10 июня с 5.00 мск над Тульской областью сбиты два дрона.", ("2025-06-10T05:00", "2025-06-10T09:00")),
        ("В період з 03:00 над Сумщиною збито два дрони.", ("2025-06-10T03:00", "2025-06-10T09:00")),
    ],
)
def test_hours_without_minutes_and_windows_without_an_end(text: str, span: tuple[str, str]) -> None:
    found = PARSER.parse(Report(text=text, published="2025-06-10T09:00:00+03:00"))
    assert [(i.start, i.end) for i in found] == [span]


@pytest.mark.parametrize("cut", ["Минобороны Ро", "Минобороны Росси", "[Минобороны Росс"])
def test_a_signature_that_breaks_off_is_the_publishers_own(cut: str) -> None:
    text = f"Сбиты два дрона над Тульской областью. 🔹 {cut}"
    (incident,) = PARSER.parse(Report(text=text, published="2025-06-10", publisher="Минобороны России"))
    assert incident.source == "Минобороны России"


def test_lines_without_marks_after_a_colon_are_a_list() -> None:
    text = "Дежурными средствами ПВО уничтожены девять БПЛА:\n4 БПЛА – над территорией Курской области,\nтри – над Тульской областью,\n2 БПЛА – над Крымом."
    assert parsed(text) == {"RU-KRS": 4, "RU-TUL": 3, "UA-43": 2}
    text = "Протягом ночі знищено сім дронів:\n4 дрони – над Сумською областю,\nтри – над Харківською областю."
    assert parsed(text, lang="uk") == {"UA-59": 4, "UA-63": 3}


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31T23:59:59"])
def test_years_without_reports_anchor_nothing(published: str) -> None:
    (incident,) = PARSER.parse(Report(text="В ночь на понедельник сбит дрон над Тульской областью.", published=published))
    assert incident.start is None


#: Posts of live blogs and lists line by line: a text, and region → what tells when and who.
LINES = [
    (
        "LIVE: the war in brief\n\n07:52 Air Force: 96 drones launched at Ukraine, 61 shot down\n\n"
        "08:10 Governor: drone hits minibus in Kherson, three hurt",
        ["UA-65 2025-06-10 Governor", "UA 2025-06-10 Air Force"],
    ),
    (
        "09:05 Mayor of Odesa: a drone has hit a hotel, two injured\n09:40 Air Force: 12 drones shot down over Sumy region",
        ["UA-51 2025-06-10 Mayor of Odesa", "UA-59 2025-06-10 Air Force"],
    ),
    (
        "13:10 – two drones shot down over Shebekino\n15:40 – a drone fell in Kursk",
        ["RU-BEL 2025-06-10T13:10 None", "RU-KRS 2025-06-10T15:40 None"],
    ),
    (
        "• Kherson: drone hit a minibus on Monday\n• Nikopol: two drones hit a house on Monday",
        ["UA-65 2025-06-09 None", "UA-12 2025-06-09 None"],
    ),
]


@pytest.mark.parametrize(("text", "told"), LINES)
def test_lines_of_posts(text: str, told: list[str]) -> None:
    found = PARSER.parse(Report(text=text, published="2025-06-10", lang="en"))
    assert sorted(f"{i.region} {i.start} {i.source}" for i in found) == sorted(told)
