"""``summary`` as a person runs it: charts, pivots, what it was before, the words behind each figure, the receipt."""

import csv
import io
import json

import pytest

from dronelog.cli.drawing import course
from dronelog.output.bars import bars, sparkline
from tests.conftest import Program

MOD, GOV = "the Russian Ministry of Defence said", "Governor Vyacheslav Gladkov said"
TEXTS = [
    ("2025-04-11", f"Five drones were shot down over Belgorod Region overnight into April 11, {MOD}."),
    ("2025-06-12", f"Nine drones were shot down over Belgorod Region overnight into June 12, {MOD}."),
    ("2025-06-12", f"Nine drones were shot down over Belgorod Region overnight into June 12, {MOD}, agencies wrote."),
    ("2025-06-12", f"Seven drones were shot down over Belgorod Region overnight into June 12, {GOV}. Three houses and a car were damaged, two people were injured."),
    ("2025-06-14", f"Two drones were shot down over Kursk Region overnight into June 14, {MOD}. There were no casualties."),
]  # fmt: skip


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    program = Program(tmp_path_factory.mktemp("summary"))
    lines = [json.dumps({"text": text, "published": day, "publisher": f"Courier {n}", "url": f"https://x.example/{n}"})
             for n, (day, text) in enumerate(TEXTS)]  # fmt: skip
    (program.home / "f.jsonl").write_text("\n".join(lines), encoding="utf-8")
    program("add", "f.jsonl")
    return program


def rows(done):
    return list(csv.DictReader(io.StringIO(done.stdout)))


def test_every_measure_has_a_low_and_a_high(log):
    row = json.loads(log("summary", "-r", "Belgorod", "--since", "2025-06-01", "--format", "json").stdout)[0]
    assert (row["drones_low"], row["drones_high"]) == (7, 9)
    assert (row["intercepted_low"], row["intercepted_high"]) == (7, 9)
    assert (row["damaged_low"], row["damaged_high"]) == (4, 4)
    assert (row["injured_low"], row["injured_high"]) == (2, 2)
    assert row["struck_low"] is row["struck_high"] is None


def test_damage_by_object(log):
    found = {row["object"]: row["damaged_high"] for row in rows(log("summary", "--by", "object"))}
    assert (found["home"], found["vehicle"]) == ("3", "1")


def test_a_reported_zero_is_0_and_nothing_is_blank(log):
    row = rows(log("summary", "-r", "Kursk"))[0]
    assert (row["killed_low"], row["killed_high"], row["struck_high"]) == ("0", "0", "")


def test_the_receipt_says_what_the_figures_rest_on(log):
    err = log("summary", "-r", "Belgorod").stderr
    assert "rests on 4 reports by 2 sources; left out: 1 repeat" in err
    assert "rests on" not in log("summary", "-q").stderr


def test_a_table_ends_in_its_total(log):
    out = log("summary", "--format", "table").stdout
    assert out.splitlines()[-1].split()[:3] == ["all", "14–16", "14–16"]
    assert "all" not in log("summary", "--format", "csv").stdout


def test_only_the_figures_asked_for(log):
    row = rows(log("summary", "--figure", "killed,drones"))[0]
    assert [name for name in row if name.endswith("_low")] == ["drones_low", "killed_low"]
    done = log("summary", "--figure", "dornes", code=None)
    assert done.returncode in (1, 2)
    assert "did you mean 'drones'" in done.stderr


def test_bars_show_days_without_a_report_as_gaps(log):
    lines = log("summary", "--by", "night", "--since", "2025-06-10", "--chart").stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [["2025-06-12", "7–9"], ["2025-06-13", "·"], ["2025-06-14", "2"]]
    assert "█" in lines[0]
    assert "░" in lines[0]  # up to the high
    assert lines[1].split() == ["2025-06-13", "·"]


def test_bars_of_regions(log):
    lines = log("summary", "--chart", COLUMNS="60").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["Belgorod", "Kursk"]
    assert all(len(line) <= 60 for line in lines)


def test_a_sparkline_for_each_region(log):
    lines = log("summary", "--by", "region,month", "--chart").stdout.splitlines()
    assert lines[0].strip() == "2025-04 to 2025-06"
    assert lines[1].split() == ["Belgorod", "Oblast", "▅·█", "12–14"]
    assert lines[2].split() == ["Kursk", "Oblast", "··█", "2"]


def test_a_pivot(log):
    out = list(csv.reader(io.StringIO(log("summary", "--by", "region,month", "--pivot", "--format", "csv").stdout)))
    assert out == [["region", "2025-04", "2025-05", "2025-06", "all"], ["Belgorod Oblast", "5", "", "7–9", "12–14"],
                   ["Kursk Oblast", "", "", "2", "2"]]  # fmt: skip
    out = list(csv.reader(io.StringIO(log("summary", "--by", "month,region", "--pivot", "--figure", "injured", "--format", "csv").stdout)))
    assert out[0] == ["month", "Belgorod Oblast", "Kursk Oblast"]
    assert out[-1] == ["all", "2", "0"]


def test_beside_the_span_before(log):
    june = ("--since", "2025-05-01", "--until", "2025-06-30")  # two whole months: March and April before
    found = json.loads(log("summary", *june, "--vs", "previous", "--format", "json").stdout)
    belgorod = found[0]
    assert (belgorod["drones_low_before"], belgorod["drones_high_before"]) == (5, 5)
    assert (belgorod["drones_change_low"], belgorod["drones_change_high"]) == (2, 4)
    assert found[1]["drones_high_before"] is None
    assert found[1]["drones_change_low"] is None  # nothing told is no zero
    done = log("summary", *june, "--vs", "previous", "--format", "table")
    assert "7–9 (+2 to +4, was 5)" in done.stdout
    assert "2 (was –)" in done.stdout
    assert "before (2025-03-01 to 2025-04-30): rests on 1 report by 1 source" in done.stderr


def test_a_row_of_the_span_before_alone_is_shown_too(log):
    done = log("summary", "--since", "2025-06-13", "--until", "2025-06-14", "--vs", "previous", "--format", "json")
    assert [(row["region"], row["drones_high"], row["drones_high_before"]) for row in json.loads(done.stdout)] == [
        ("RU-KRS", 2, None), ("RU-BEL", None, 9),
    ]  # fmt: skip
    assert json.loads(done.stdout)[1]["incidents"] == 0


def test_the_words_behind_each_figure(log):
    err = log("summary", "--explain", "-r", "Belgorod", "--since", "2025-06-01").stderr
    assert "Belgorod Oblast: drones 7–9" in err
    assert "Belgorod Oblast: injured 2" in err
    assert "two people were injured" in err
    assert "repeats the same figure: “Nine drones" in err
    only = log("summary", "--explain", "-r", "Belgorod", "--figure", "injured").stderr
    assert ": drones" not in only


@pytest.mark.parametrize(("arguments", "word"), [
    (("--vs", "last year"), "previous is wanted"),
    (("--vs", "previous"), "--since DAY --until DAY"),
    (("--vs", "previous", "--by", "month", "--since", "2025-01-01", "--until", "2025-01-31"), "cuts them up"),
    (("--vs", "previous", "--since", "0001-01-01", "--until", "0001-01-31"), "before the year 1"),
    (("--pivot",), "two keys are wanted"),
    (("--pivot", "--by", "region,month", "--format", "json"), "not with --format json"),
    (("--chart", "--format", "csv"), "not with --format csv"),
    (("--chart", "--by", "region,source"), "one span of time and one other"),
    (("--chart", "--pivot", "--by", "region,month"), "one of --pivot, --chart and --vs"),
    (("--by", "region,region"), "different keys"),
    (("--by", "regoin"), "cannot group by 'regoin'; did you mean 'region'?"),
])  # fmt: skip
def test_what_makes_no_sense_is_one_clear_line(log, arguments, word):
    done = log("summary", *arguments, code=None)
    assert done.returncode in (1, 2)
    assert word in " ".join(done.stderr.split())
    assert done.stdout == ""


def test_nothing_found(log):
    for more in ((), ("--chart",), ("--by", "region,month", "--pivot", "--format", "table"), ("--explain",)):
        done = log("summary", "--on", "2020-01-01", *more)
        assert "rests on 0 reports" in done.stderr


def test_all_spans_of_time_are_drawn():
    assert course(["2024-11", None, "2025-02"], "month") == ["2024-11", "2024-12", "2025-01", "2025-02"]
    assert course(["2024-W51", "2025-W02"], "week") == ["2024-W51", "2024-W52", "2025-W01", "2025-W02"]
    assert course(["2024-02-28", "2024-03-01"], "day") == ["2024-02-28", "2024-02-29", "2024-03-01"]
    assert course(["2020", "2022"], "year") == ["2020", "2021", "2022"]
    assert course(["0001-01-01", "2024-03-01"], "day") == ["0001-01-01", "2024-03-01"]  # not 700,000 lines
    assert course([None], "day") == []


def test_characters():
    assert sparkline([0, None, 1, 7]) == "▁·▂█"
    assert sparkline([0, 0]) == "▁▁"
    assert bars([("a", (0, 0)), ("b", (1, 1000)), ("c\x1b[31m", (None, None))], 30)[0] .split() == ["a", "0"]
    assert "\x1b" not in "".join(bars([("c\x1b[31m", (1, 1))], 30))
