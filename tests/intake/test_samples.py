"""A small sample of every format (fixtures/intake), read as the commands read it: recognised by content alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from dronelog.intake import FORMATS, READERS

from .reading import take

SAMPLES = Path(__file__).parents[2] / "fixtures" / "intake"
KYIV = "+03:00"

#: sample → (published, publisher, identity, how the text begins) of each report; identity is message, link or id.
EXPECTED: dict[str, list[tuple[str | None, str | None, str | None, str]]] = {
    "one.txt": [
        ("2025-05-12T08:10:00+03:00", "Lisky Evening", "https://lisky-evening.example/news/181", "Four drones were"),
    ],
    "several.txt": [
        ("2025-05-12", "Степной вестник", None, "Ночью над двумя"),
        ("2025-05-13", "Степной вестник", None, "Утром дрон упал"),
        (None, None, None, "Ще один безпілотник"),
    ],
    "koi8.txt": [(None, None, None, "Увечері над містом зафіксували два безпілотники, їх збили.\nЄ пошкодження")],
    "utf16.txt": [(None, None, None, "В полдень беспилотник")],
    "reports.jsonl": [
        ("2025-06-03T07:20:00+03:00", "Harbour News", "https://harbour.example/1", "Two drones were shot"),
        ("2025-06-03", "Портовая газета", "n-2", "За ночь"),
        ("2025-06-04T09:00:00+03:00", None, "example_oda/118", "Уламки дрона"),
    ],
    "list.json": [
        ("2025-07-01", "Field Post", "1", "A drone hit a grain store"),
        ("2025-07-01T22:15:00", "Полевая почта", "2", "Три беспилотника"),
    ],
    "wrapped.json": [("2025-07-02T06:40:00+03:00", "Ранок", None, "Вночі впав")],
    "jsonfeed.json": [
        (
            "2025-04-09T08:00:00+03:00", "Estuary Daily", "https://estuary.example/a/7",
            "Drone falls on mudflats\n\nA drone fell on the mudflats at about 5 a.m.\n\nNobody was hurt",
        ),
        ("2025-04-10T10:00:00+03:00", "Estuary Daily", "8", "Second drone found\n\nPolice found"),
    ],
    "result.json": [
        (
            "2025-05-12T07:05:00+03:00", "Влада Заріччя", "1700000001/41",
            "Ніч на 12 травня.\n\nНад громадою збито шість безпілотників. Постраждалих немає.",
        ),
        ("2025-05-12T07:30:00+03:00", "Влада Заріччя", "1700000001/42", "Наслідки падіння"),
        ("2025-05-12T09:00:00+03:00", "Рятувальники Заріччя", "1700000001/44", "Ліквідовано пожежу"),
        ("2025-05-12T08:15:00+03:00", "Сводки Степи", "1700000002/41", "С 21.00 до 6.00"),
    ],
    "messages.html": [
        (
            "2025-05-12T08:15:00+03:00", "Сводки Степи", "Сводки Степи/41",
            "С 21.00 до 6.00 перехвачены девять БПЛА.\nРазрушений нет.",
        ),
        ("2025-05-12T08:40:10+03:00", "Сводки Степи", "Сводки Степи/42", "Отбой"),
        ("2025-05-12T09:05:00+03:00", "Пожарная служба Степи", "Сводки Степи/43", "Потушено возгорание"),
    ],
    "channel.html": [
        (
            "2025-05-12T21:40:00+00:00", "Голова Приозерної громади", "example_pryozerne/301",
            "❗Цієї ночі над громадою збили три дрони.\n\nУламки впали на узбіччя, обійшлося без постраждалих."
            "\n#Приозерне & околиці",
        ),
        ("2025-05-13T05:10:00+00:00", "ДСНС Приозерне", "example_pryozerne/302", "Загасили займання"),
    ],
    "article-jsonld.html": [
        (
            "2025-05-14T06:55:00+03:00", "Valley Courier", "https://valley-courier.example/2025/05/drones-crossing",
            "Three drones downed near the river crossing\n\n"
            "Air defence brought down three drones near the river crossing before dawn, the head of the district said."
            "\n\n"
            "Debris broke windows in two houses on the embankment. Nobody was hurt.\n\n"
            "Traffic over the bridge was stopped for an hour.",
        ),
    ],
    "article-cp1251.html": [
        (
            "2025-05-15T10:20:00+03:00", "step-gazeta.example", "https://step-gazeta.example/news/2025/2217",
            "Беспилотник повредил элеватор\n\n"
            "Ночью беспилотник попал в элеватор на окраине райцентра, сообщил глава района.\n\n"
            "Повреждена кровля, возгорания не было. Пострадавших нет.",
        ),
    ],
    "article-plain.html": [
        (
            "2025-05-16T12:00:00+03:00", None, None,
            "Безпілотник упав у ставок\n\nУранці безпілотник упав у ставок за селом і не вибухнув.\n\n"
            "На місці працюють вибухотехніки, повідомили в поліції району.",
        ),
    ],
    "article.mhtml": [
        ("2025-05-16T12:00:00+03:00", "pond.example", "https://pond.example/news/4", "Безпілотник упав у ставок\n\n"),
    ],
    "rss.xml": [
        (
            "2025-05-15T07:45:00+03:00", "Новости Низовья", "https://nizovie.example/n/51",
            "Над районом сбиты два беспилотника\n\nНочью над районом сбиты два беспилотника.\n\nОбломки упали в\u00a0",
        ),
        ("2025-05-15T12:00:00+00:00", "Новости Низовья", "https://nizovie.example/n/52", "Дрон над рынком & вокзалом"),
    ],
    "atom.xml": [
        (
            "2025-05-17T05:00:00+00:00", "Coast Watch", "https://coast.example/9",
            "Drone washed ashore\n\nA drone washed ashore near the lighthouse.\n\nSappers took it away.",
        ),
        ("2025-05-18T05:00:00+00:00", "Coast Watch", "https://coast.example/10", "Second drone\n\nFewer than < 2"),
    ],
    "reports.csv": [
        ("2025-05-20T07:00:00+03:00", "Bay Post", "https://bay.example/1", "Two drones were shot down, one over"),
        ("2025-05-21", "Bay Post", "https://bay.example/2", 'A drone fell in a garden.\nNo one was hurt, "luckily".'),
    ],
    "excel-cp1251.csv": [
        ("2025-05-22T07:30:00", "Донская речь", "https://rech.example/1", "Сбиты четыре беспилотника; обломки"),
        ("2025-05-23", "Донская речь", "https://rech.example/2", "Беспилотник повредил"),
    ],
    "tabs.tsv": [("2025-05-24", "Вісті краю", None, "Уночі збили сім")],
    "reports.xlsx": [
        ("2025-05-25", "Портові вісті", None, "Над морем збили"),
        ("2025-05-26T07:30:00", None, None, "Дрон пошкодив причал."),
        (None, None, None, "Третій впав"),
    ],
    "reports.jsonl.gz": [
        ("2025-06-03T07:20:00+03:00", "Harbour News", "https://harbour.example/1", "Two drones were shot"),
        ("2025-06-03", "Портовая газета", "n-2", "За ночь"),
        ("2025-06-04T09:00:00+03:00", None, "example_oda/118", "Уламки дрона"),
    ],
    "mixed.zip": [
        (None, None, None, "A drone was found on a roof."),
        ("2025-05-26", None, None, "Two drones fell in a lake."),
        (None, None, None, "Пізно ввечері"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
def test_sample(name: str) -> None:
    taken = take(SAMPLES / name)
    assert not taken.rejects
    assert len(taken.reports) == len(EXPECTED[name])
    for report, (published, publisher, identity, start) in zip(taken.reports, EXPECTED[name], strict=True):
        assert (report.published, report.publisher) == (published, publisher)
        assert (f"{report.channel}/{report.message}" if report.channel else report.url or report.id) == identity
        assert report.text == start if start.endswith(".") else report.text.startswith(start)
        assert report.origin.startswith(str(SAMPLES / name))  # type: ignore[union-attr]


@pytest.mark.parametrize("name", EXPECTED)
def test_sample_from_a_pipe_is_the_same(name: str) -> None:
    piped = take((SAMPLES / name).read_bytes())
    # A pipe has no file name; what is inside an archive still has one.
    assert [(r.text, r.published, r.publisher, r.url, r.message) for r in piped.reports] == [
        (r.text, r.published, r.publisher, r.url, r.message) for r in take(SAMPLES / name).reports
    ]


def test_every_sample_is_listed_and_every_format_has_one() -> None:
    assert {path.name for path in SAMPLES.iterdir()} - {"own.csv", "README.md"} == set(EXPECTED)
    assert set(FORMATS) == set(READERS)


@pytest.mark.parametrize(
    ("name", "insisted"),
    [
        ("one.txt", "text"), ("reports.jsonl", "jsonl"), ("list.json", "json"), ("result.json", "telegram"),
        ("reports.csv", "csv"), ("reports.xlsx", "xlsx"), ("article-jsonld.html", "html"), ("article.mhtml", "mhtml"),
        ("rss.xml", "feed"), ("messages.html", "telegram-html"), ("channel.html", "telegram-web"),
    ],
)  # fmt: skip
def test_a_format_insisted_on(name: str, insisted: str) -> None:
    assert take(SAMPLES / name, format=insisted).reports == take(SAMPLES / name).reports


def test_a_format_insisted_on_wrongly_is_a_reject_or_a_text() -> None:
    for name in FORMATS:
        for sample in EXPECTED:
            take(SAMPLES / sample, format=name)  # raises nothing, whatever it makes of it


def test_our_own_export_is_known() -> None:
    taken = take(SAMPLES / "own.csv")
    assert taken.reasons == ["incidents that dronelog exported, not reports"]
    rows = take(SAMPLES / "own.csv", own=True).own
    assert [(row.line, row.fields["region"], row.fields["drones"]) for row in rows] == [(2, "RU-VOR", "4")]
    line = '{"id": 1, "report_id": 1, "region": "RU-VOR", "drones": 4, "outcomes": []}'
    assert [row.fields["drones"] for row in take(f"{line}\n{line}", own=True).own] == [4, 4]
    assert [row.fields["drones"] for row in take(f"[{line},{line}]", own=True).own] == [4, 4]
    assert len(take(f"{line}\n{line}").rejects) == 1
