"""The Python API: what `from dronelog import …` gives, and that `import dronelog` costs next to nothing."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest

import dronelog
from dronelog import Incident, Report, incident_to_dict, parse

TEXT = "Nine drones were shot down over Kursk Oblast overnight, the acting governor said. A house was damaged."


def test_a_text_and_its_date_are_enough():
    (found,) = parse(TEXT, published="2025-08-27")
    assert isinstance(found, Incident)
    assert (found.region, found.start, found.end, found.precision) == ("RU-KRS", "2025-08-26", "2025-08-27", "night")
    assert found.drones == 9
    assert [(o.kind, o.count, o.object) for o in found.outcomes] == [("intercepted", 9, None), ("damaged", 1, "home")]
    assert "shot down" in TEXT[found.outcomes[0].start : found.outcomes[0].end]


@pytest.mark.parametrize(
    "published",
    [
        "2025-08-27",
        "2025-08-27T07:40:00+03:00",
        date(2025, 8, 27),
        datetime(2025, 8, 27, 7, 40, tzinfo=UTC),
        "27.08.2025",
    ],
)
def test_a_time_of_publication_may_be_told_in_several_ways(published):
    assert parse(TEXT, published=published)[0].start == "2025-08-26"


def test_a_report_carries_everything_itself():
    report = Report(TEXT, published="2025-08-27", publisher="Demo News")
    assert parse(report) == parse(TEXT, published="2025-08-27", publisher="Demo News")
    with pytest.raises(TypeError, match="itself"):
        parse(report, lang="en")


def test_nothing_of_drones_is_an_empty_list():
    assert parse("") == []
    assert parse("The harvest festival was moved to Sunday because of rain.") == []


def test_three_languages():
    assert parse("Над Курской областью сбили 9 беспилотников.", published="2025-08-27")[0].drones == 9
    assert parse("Над Харківською областю збито 9 безпілотників.", published="2025-08-27")[0].region == "UA-63"


def test_what_makes_no_sense_is_refused():
    with pytest.raises(ValueError, match="yesterdayish"):
        parse(TEXT, published="yesterdayish")
    with pytest.raises(ValueError, match="en, ru, uk"):
        parse(TEXT, lang="de")


def test_the_dictionary_is_that_of_the_command(program):
    line = json.dumps({"id": "a", "text": TEXT, "published": "2025-08-27"})
    told = json.loads(program("parse", "-", "--format", "jsonl", input=line).stdout)
    assert told == {"id": "a", "incidents": [incident_to_dict(i) for i in parse(TEXT, published="2025-08-27")]}


def test_threads_share_a_parser():
    alone = parse(TEXT, published="2025-08-27")
    with ThreadPoolExecutor(4) as pool:
        assert all(found == alone for found in pool.map(lambda _: parse(TEXT, published="2025-08-27"), range(40)))


def test_every_name_is_there_and_no_other():
    for name in dronelog.__all__:
        assert getattr(dronelog, name) is not None
        assert name in dir(dronelog)
    with pytest.raises(AttributeError, match="nonsense"):
        dronelog.nonsense  # noqa: B018


def test_import_loads_nothing_of_ours_and_nothing_heavy():
    script = "import sys; before = set(sys.modules); import dronelog; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    new = set(done.stdout.split())
    assert {name for name in new if name.startswith("dronelog")} == {"dronelog"}
    heavy = {"sqlite3", "json", "re", "dataclasses", "datetime", "pathlib", "typer", "rich", "tomllib", "hashlib"}
    assert not new & heavy
