"""Stories over several days: each event on its own day, and what came of it on the event's."""

from __future__ import annotations

import pytest

from dronelog import parse

#: A Thursday morning.
PUBLISHED = "2025-05-22T09:00:00+03:00"


def told(text: str) -> list[str]:
    """The incidents, as "region days drones outcomes"."""
    out = []
    for i in parse(text, published=PUBLISHED):
        first, last = (i.start or "-")[5:10], (i.end or "-")[5:10]
        days = first if first == last else f"{first}/{last}"
        drones = "-" if i.drones is None else i.drones
        fates = " ".join(f"{o.kind}:{o.count}" if o.count else o.kind for o in sorted(i.outcomes, key=lambda o: o.kind))
        out.append(f"{i.region} {days} {drones} {fates}".strip())
    return sorted(out)


@pytest.mark.parametrize(
    ("text", "incidents"),
    [
        (  # the verb once, a number for each day
            "У понеділок над Черкащиною збили сім дронів, у вівторок – одинадцять, у середу – жодного.",
            ["UA-71 05-19 7 intercepted:7", "UA-71 05-20 11 intercepted:11"],
        ),
        (
            "Минулої ночі ворог запустив по Сумщині 31 безпілотник. А ніччю раніше їх було 18.",
            ["UA-59 05-20/05-21 18", "UA-59 05-21/05-22 31"],
        ),
        (
            "В ночь на среду над Брянской областью сбили девять беспилотников, следующей ночью – 14.",
            ["RU-BRY 05-20/05-21 9 intercepted:9", "RU-BRY 05-21/05-22 14 intercepted:14"],
        ),
        (
            "Цієї ночі над Полтавщиною знищено 12 «шахедів», попередньої – п’ять.",
            ["UA-53 05-20/05-21 5 intercepted:5", "UA-53 05-21/05-22 12 intercepted:12"],
        ),
        (  # their sum is of all of them
            "За дві ночі над Київщиною збили 23 «шахеди»: у ніч на вівторок – дев’ять, у ніч на середу – чотирнадцять.",
            [
                "UA-32 05-19/05-20 9 intercepted:9",
                "UA-32 05-19/05-21 23 intercepted:23",
                "UA-32 05-20/05-21 14 intercepted:14",
            ],
        ),
        (
            "Збиті дрони над Полтавщиною, дані ОВА:\n19 травня – 7\n20 травня – 11\n21 травня – 0",
            ["UA-53 05-19 7 intercepted:7", "UA-53 05-20 11 intercepted:11"],
        ),
        (
            "Дрони вбили в Херсоні одного чоловіка в понеділок і двох людей у вівторок.",
            ["UA-65 05-19 - killed:1", "UA-65 05-20 - killed:2"],
        ),
        (  # firemen are no drones
            "У ніч на середу над Вінниччиною збили два дрони, склад гасили 40 рятувальників, у четвер – 15.",
            ["UA-05 05-20/05-21 2 intercepted:2 responded"],
        ),
        (  # up to the report
            "З понеділка над Миколаївщиною збили 40 дронів, з них 15 – минулої ночі.",
            ["UA-48 05-19/05-22 40 intercepted:40", "UA-48 05-21/05-22 15 intercepted:15"],
        ),
        (
            "За добу дрони поранили в Херсоні дев’ятьох людей. Добою раніше поранених було шестеро.",
            ["UA-65 05-20/05-21 - injured:6", "UA-65 05-21/05-22 - injured:9"],
        ),
    ],
)
def test_days_in_a_row(text: str, incidents: list[str]) -> None:
    assert told(text) == incidents


@pytest.mark.parametrize(
    ("text", "incidents"),
    [
        (
            "У Кривому Розі в четвер попрощалися з двома рятувальниками, які загинули внаслідок удару дрона в неділю.",
            ["UA-12 05-18 - killed:2"],
        ),
        (
            "Суд у Курську в середу оштрафував чоловіка, який знімав атаку дронів 15 травня. Тоді над областю збили 12.",
            ["RU-KRS 05-15 12 intercepted:12"],
        ),
        (
            "Хлопець, якого поранив безпілотник у Куп’янську 14 травня, помер у реанімації в середу.",
            ["UA-63 05-14 1 killed:1"],
        ),
        (
            "У середу вдень росіяни скинули з дрона гранату на чоловіка в Херсоні, він помер уночі в лікарні.",
            ["UA-65 05-21 1 killed:1 struck:1"],
        ),
        (
            "Поліція Люблінського воєводства у середу знайшла рештки дрона. Він упав у ніч з неділі на понеділок.",
            ["PL-06 05-18/05-19 1 crashed:1"],
        ),
        (
            "21 травня фермер із Роменського району натрапив на уламки «шахеда», збитого там у ніч на 19 травня.",
            ["UA-59 05-18/05-19 1 intercepted:1"],
        ),
        (  # two drones of one day
            "Вранці 20 травня дрон влучив у автівку в Бериславі, водія поранено. Увечері того ж дня інший дрон "
            "атакував автобус у Херсоні: двоє пасажирів травмовані.",
            ["UA-65 05-20 2 injured:3 struck:1"],
        ),
        (  # the day of the words is not that of the attack
            "У ніч на середу дрон упав у Ніжині. Загалом над областю знищено 13, повідомив В’ячеслав Чаус у четвер.",
            ["UA-74 05-20/05-21 14 crashed:1 intercepted:13"],
        ),
        (
            "Вночі дрони знову били по Ізмаїлу. У понеділок вони підпалили там термінал. Цього разу дрони пошкодили "
            "адмінбудівлю, повідомив Олег Кіпер.",
            ["UA-51 05-19 - fire:1", "UA-51 05-21/05-22 - damaged:1"],
        ),
    ],
)
def test_what_came_later(text: str, incidents: list[str]) -> None:
    assert told(text) == incidents


def test_an_evening_told_in_the_morning_is_gone() -> None:
    text = "Увечері ППО збила над Миколаєвом один дрон, на світанку – ще чотири."
    assert told(text) == ["UA-48 05-21 1 intercepted:1", "UA-48 05-22 4 intercepted:4"]


@pytest.mark.parametrize(
    ("text", "incidents"),
    [
        (  # nights counted back
            "Минувшей ночью над Брянской областью сбили 12 беспилотников, а двумя ночами ранее – 31.",
            ["RU-BRY 05-19/05-20 31 intercepted:31", "RU-BRY 05-21/05-22 12 intercepted:12"],
        ),
        (  # none on one day, some on another
            "У вівторок на Закарпатті не зафіксували жодного дрона, а в середу збили чотири.",
            ["UA-21 05-21 4 intercepted:4"],
        ),
        (
            "В понедельник над Тульской областью не сбили ни одного беспилотника, во вторник – два.",
            ["RU-TUL 05-20 2 intercepted:2"],
        ),
        (  # the same day told twice
            "Повітряні сили: за ніч знищено 40 дронів, з початку доби четверга – шість.",
            ["UA 05-21/05-22 40 intercepted:40", "UA 05-22 6 intercepted:6"],
        ),
        (  # each day over its whole length
            "За понедельник над Крымом сбито шесть БПЛА, за вторник – четыре, за среду – два.",
            ["UA-43 05-19 6 intercepted:6", "UA-43 05-20 4 intercepted:4", "UA-43 05-21 2 intercepted:2"],
        ),
        (  # an evening and the dawn after it
            "Вечером в среду расчёты сбили над Крымом шесть беспилотников, перед рассветом – ещё одиннадцать.",
            ["UA-43 05-21 6 intercepted:6", "UA-43 05-22 11 intercepted:11"],
        ),
        (
            "Во вторник утром беспилотник упал на поле возле Кашина, а накануне вечером ещё один сбили возле Торжка.",
            ["RU-TVE 05-19 1 intercepted:1", "RU-TVE 05-20 1 crashed:1"],
        ),
        (  # a part of a longer time
            "С понедельника в Брянской области сбили 73 беспилотника, из них за последнюю ночь – 21.",
            ["RU-BRY 05-19/05-22 73 intercepted:73", "RU-BRY 05-21/05-22 21 intercepted:21"],
        ),
        (
            "Минулої ночі над Поділлям і Хмельниччиною збили дванадцять дронів, позаминулої – сім.",
            ["UA-68 05-20/05-21 7 intercepted:7", "UA-68 05-21/05-22 12 intercepted:12"],
        ),
        ("Ночью в пятницу над Калугой сбили три дрона.", ["RU-KLU 05-15/05-16 3 intercepted:3"]),
        (
            "Минулої ночі дрони пошкодили в Ізмаїлі склад. Попередньої доби, за словами Кіпера, безпілотник поранив "
            "двох портовиків.",
            ["UA-51 05-21 1 injured:2", "UA-51 05-21/05-22 - damaged:1"],
        ),
    ],
)
def test_days_told_by_another(text: str, incidents: list[str]) -> None:
    assert told(text) == incidents


@pytest.mark.parametrize(
    ("text", "incidents"),
    [
        (  # a weekday by its adjective is that of the attack
            "Внаслідок недільної атаки дронів у Ніжині пошкоджено шість будинків, порахували в четвер у мерії.",
            ["UA-74 05-18 - damaged:6"],
        ),
        ("Рядом с воскресной школой в Брянске упал дрон, сбитый в среду.", ["RU-BRY 05-21 1 crashed:1 intercepted"]),
        (  # a fire is liquidated, no drone
            "Пожар на складе в Рыльске, куда беспилотник попал в понедельник, полностью ликвидирован.",
            ["RU-KRS 05-19 1 fire:1 struck:1"],
        ),
        (
            "Жертвами удара беспилотника по рынку в Новой Каховке во вторник стали трое, а не двое, заявил Сальдо.",
            ["UA-65 05-20 - killed:3 struck"],
        ),
        (
            "Аэропорты Калуги и Пензы открылись в шесть утра. Полёты были ограничены ночью из-за беспилотников.",
            ["RU-KLU 05-21/05-22 - disrupted", "RU-PNZ 05-21/05-22 - disrupted"],
        ),
        (
            "Найденные в среду под Псковом обломки принадлежат беспилотнику, сбитому 17 мая.",
            ["RU-PSK 05-17 1 intercepted:1"],
        ),
        (
            "Кількість постраждалих від вівторкового удару дрона по Харкову зросла до семи, сказав Терехов у четвер.",
            ["UA-63 05-20 - injured:7"],
        ),
        (  # while it was repaired, not afterwards
            "У середу в Полтаві попрощалися з енергетиком: його вбив дрон під час ремонту лінії 18 травня.",
            ["UA-53 05-18 1 killed:1"],
        ),
        (  # what is given back was gone
            "Увечері 20 травня БпЛА врізався в опору біля Лубен. Наступного дня світло повернули всім.",
            ["UA-53 05-20 1 disrupted struck:1"],
        ),
        (  # a fire put out is of the attack before, not of that in the evening
            "В ночь на 20 мая дроны повредили склад в Клинцах. Утром спасатели потушили пожар, а вечером беспилотники "
            "прилетели снова – сгорел гараж.",
            ["RU-BRY 05-19/05-20 - damaged:1 fire:1 responded", "RU-BRY 05-20 - damaged:1 struck"],
        ),
        (
            "Дах ліцею в Бучі, пошкоджений «шахедом» 15 травня, полагодили.",
            ["UA-32 05-15 1 damaged:1"],
        ),
    ],
)
def test_of_the_attack(text: str, incidents: list[str]) -> None:
    assert told(text) == incidents
