"""Every filter alone, in pairs, and against hostile values."""

import itertools
from dataclasses import replace

import pytest

from dronelog.model import Outcome, Report
from dronelog.query import Filter, count, records, rows
from dronelog.query.listing import COLUMNS
from dronelog.terms import InputError


@pytest.fixture
def filled(log, incident):
    def add(n, text, *incidents, **more):
        log.add(
            Report(
                text, url=f"https://x.example/{n}", **{"published": f"2025-06-{10 + n}", "publisher": "Courier", **more}
            ),
            *incidents,
        )

    add(1, "Nine drones over Белгороде at night", incident("RU-BEL", 9, places=("Шебекино",)))
    add(2, "Four over Kursk on the 13th, a refinery burns", incident(
        "RU-KRS", 4, start="2025-06-13", end="2025-06-13", precision="day", source="Минобороны РФ", source_kind="military",
        source_key="RU-MOD", outcomes=(Outcome("intercepted", 4), Outcome("fire", 1, "energy"))))  # fmt: skip
    add(3, "Two over Sumy from 22:00", incident(
        "UA-59", 2, start="2025-06-13T22:00", end="2025-06-14T03:00", precision="time", confidence=0.3,
        outcomes=(Outcome("killed", 1),)), publisher="Суспільне")  # fmt: skip
    add(4, "Undated over the whole country", incident("RU", None, start=None, end=None, precision="unknown", source=None,
                                                      source_kind=None))  # fmt: skip
    return log.conn


FILTERS = {
    "regions": (Filter(regions=("RU-BEL",)), {1}),
    "two regions": (Filter(regions=("RU-BEL", "UA-59")), {1, 3}),
    "countries": (Filter(countries=("RU",)), {1, 2, 4}),
    "places": (Filter(places=("Shebekino",)), {1}),
    "a place in another case": (Filter(places=("Шебекине",)), {1}),
    "sources": (Filter(sources=("governor",)), {1, 3}),
    "a source's key": (Filter(sources=("ru-mod",)), {2}),
    "another name of it": (Filter(sources=("Минобороны",)), {2}),
    "publishers": (Filter(publishers=("суспільне",)), {3}),
    "outcomes": (Filter(outcomes=("killed",)), {3}),
    "two outcomes": (Filter(outcomes=("killed", "fire")), {2, 3}),
    "objects": (Filter(objects=("energy",)), {2}),
    "since": (Filter(since="2025-06-13"), {2, 3}),
    "since a morning's day": (Filter(since="2025-06-12"), {1, 2, 3}),
    "until": (Filter(until="2025-06-13"), {1, 2, 3}),
    "until the evening's day": (Filter(until="2025-06-11"), {1}),
    "on": (Filter(on=("2025-06-12",)), {1}),
    "on, a window over midnight": (Filter(on=("2025-06-14",)), {3}),
    "night": (Filter(night=("2025-06-12",)), {1}),
    "night, by the clock": (Filter(night=("2025-06-14",)), {3}),
    "min_drones": (Filter(min_drones=4), {1, 2}),
    "statuses": (Filter(statuses=("doubtful",)), {3}),
    "confidence": (Filter(confidence=0.5), {1, 2, 4}),
    "words": (Filter(words="refinery"), {2}),
    "words in another language and form": (Filter(words="Belgorod"), {1}),
    "words that are syntax": (Filter(words='"over Kursk" AND NOT -*'), set()),
    "where": (Filter(where="drones > 2 OR killed = 1"), {1, 2, 3}),
    "where, of no incident": (Filter(where="drones > 2 AND killed = 1"), set()),
    "ids": (Filter(ids=("…",)), set()),
    "nothing": (Filter(), {1, 2, 3, 4}),
}


def found(conn, wanted) -> set[int]:
    return {int(r["url"][-1]) for r in records(conn, wanted)}


@pytest.mark.parametrize("name", FILTERS)
def test_alone(filled, name):
    wanted, expected = FILTERS[name]
    assert found(filled, wanted) == expected
    assert count(filled, wanted) == len(expected)
    assert count(filled, wanted, 1) == min(len(expected), 2)  # "more than one" is all that it must tell
    assert len(list(rows(filled, wanted))) == len(expected)


@pytest.mark.parametrize(("one", "two"), list(itertools.combinations(FILTERS, 2)))
def test_in_pairs(filled, one, two):
    a, b = FILTERS[one], FILTERS[two]
    fields = {}
    for wanted, _ in (a, b):
        for name in Filter.__slots__:
            value = getattr(wanted, name)
            if value != getattr(Filter(), name):
                if name in fields:
                    return  # the same field twice is an alternative, not a pair
                fields[name] = value
    assert found(filled, Filter(**fields)) == a[1] & b[1]


@pytest.mark.parametrize(
    "evil", ["'; DROP TABLE reports; --", '" OR 1=1 --', "%", "_", "*", "\\", "\0", "x') UNION SELECT 1 --"]
)
@pytest.mark.parametrize(
    "field",
    [
        "regions",
        "countries",
        "places",
        "sources",
        "publishers",
        "outcomes",
        "objects",
        "on",
        "night",
        "statuses",
        "words",
        "since",
        "until",
    ],
)
def test_nothing_typed_is_sql(filled, field, evil):
    value = evil if field in ("words", "since", "until") else (evil,)
    try:
        got = found(filled, Filter(**{field: value}))
    except (InputError, ValueError):
        got = set()
    if field not in ("words", "since", "until"):  # the days are checked before they come here: any text compares
        assert got == set()
    assert found(filled, Filter()) == {1, 2, 3, 4}


@pytest.mark.parametrize("sort", ["date", "drones", "region", "source", "published", "confidence", "id"])
def test_sort_and_limit(filled, sort):
    order = [r["id"] for r in records(filled, Filter(sort=sort))]
    assert [r["id"] for r in records(filled, Filter(sort=sort, limit=2))] == order[:2]
    assert sorted(r["id"] for r in records(filled, Filter(sort=sort, reverse=True))) == sorted(order)


def test_newest_first_and_undated_last(filled):
    assert [r["start"] for r in records(filled, Filter())] == ["2025-06-13T22:00", "2025-06-13", "2025-06-11", None]
    assert [r["start"] for r in records(filled, Filter(reverse=True))] == [
        "2025-06-11",
        "2025-06-13",
        "2025-06-13T22:00",
        None,
    ]


def test_the_view_and_the_rows_are_one(filled):
    view = filled.execute(
        f"SELECT {', '.join(chr(34) + c + chr(34) for c in COLUMNS)} FROM incident_list ORDER BY id"
    ).fetchall()
    assert sorted(rows(filled, Filter()), key=lambda row: row[0]) == view
    assert [row[1] for row in filled.execute("PRAGMA table_info(incident_list)")] == list(COLUMNS)


def test_by_ids(filled):
    ids = [r["id"] for r in records(filled, Filter())]
    assert [r["id"] for r in records(filled, Filter(ids=tuple(ids[:2])))] == ids[:2]
    assert len(list(records(filled, Filter(ids=tuple(ids), regions=("RU-BEL",))))) == 1


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (Filter(places=("Shebekno",)), "'Шебекино'"), (Filter(places=("Шебекин0",)), "'Шебекино'"), (Filter(sources=("govenor",)), "'the governor'"),
        (Filter(publishers=("Currier",)), "'Courier'"), (Filter(outcomes=("kiled",)), "'killed'"), (Filter(objects=("enrgy",)), "'energy'"),
        (Filter(statuses=("rejectd",)), "'rejected'"), (Filter(sort="drone"), "'drones'"), (Filter(where="confidense > 0"), "'confidence'"),
    ],
)  # fmt: skip
def test_a_slip_is_one_line_with_a_suggestion(filled, wanted, told):
    with pytest.raises(InputError) as error:
        list(records(filled, wanted))
    assert f"did you mean {told}" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_place_of_which_nothing_is_told_is_no_error(filled):
    assert found(filled, Filter(places=("Vladivostok",))) == set()


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("name", FILTERS)
def test_a_limit_gives_the_first_of_all(filled, name, reverse):
    wanted = replace(FILTERS[name][0], reverse=reverse)
    every = list(rows(filled, wanted))
    for limit in (1, 2, 3):
        assert list(rows(filled, replace(wanted, limit=limit))) == every[:limit]
