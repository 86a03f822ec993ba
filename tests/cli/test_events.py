"""merge, split, undo, conflicts, trace, show: what sources say of one event, through the real program."""

import json
import sqlite3

import pytest

from tests.conftest import Program

MINISTRY = "Nine drones were shot down over Belgorod Region overnight into June 12, the Russian Ministry of Defence said."
GOVERNOR = "Seven drones were shot down over Belgorod Region overnight into June 12, Governor Vyacheslav Gladkov said."
LATER = "Four drones were shot down over Belgorod Region on the afternoon of June 14, Governor Vyacheslav Gladkov said."
KURSK = "Two drones were intercepted over Kursk Region on June 13, the regional governor said. One person was killed."
COUNTRY = "Six drones were destroyed over Russia overnight into June 12, the Interfax agency reported."


def row(text: str, n: int, **more: str) -> str:
    told = {"text": text, "published": "2025-06-15", "publisher": f"Courier {n}", "url": f"https://x.example/{n}", **more}
    return json.dumps(told, ensure_ascii=False) + "\n"


def fill(program: Program) -> Program:
    texts = [MINISTRY, GOVERNOR, LATER, KURSK]
    (program.home / "f.jsonl").write_text("".join(row(text, n) for n, text in enumerate(texts, 1)), encoding="utf-8")
    program("add", "f.jsonl")
    return program


@pytest.fixture
def filled(program):
    return fill(program)


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """For tests that only ask."""
    return fill(Program(tmp_path_factory.mktemp("asked")))


def as_json(program, *args: str):
    return json.loads(program(*args, "--format", "json", "-q").stdout)


def ids(program) -> dict[int, str]:
    """Public ids by the number in the link."""
    return {int(r["url"][-1]): r["id"] for r in as_json(program, "query")}


def total(program, region: str = "RU-BEL") -> tuple[int, int]:
    told = next(r for r in as_json(program, "summary") if r["region"] == region)
    return told["drones_low"], told["drones_high"]


def test_merge_and_split_change_figures_and_undo_takes_them_back(filled):
    at = ids(filled)
    assert total(filled) == (11, 13)
    filled("split", at[1], at[2], "--reason", "two attacks", DRONELOG_WHO="Anna")
    assert total(filled) == (20, 20)
    filled("merge", at[2], at[3])
    assert total(filled) == (16, 16)
    filled("undo")
    assert total(filled) == (20, 20)
    filled("undo")
    assert total(filled) == (11, 13)
    told = as_json(filled, "history", at[1])[0]
    assert (told["field"], told["new"]["verdict"], told["who"], told["reason"], told["undone"]) == (
        "event", "different", "Anna", "two attacks", True,
    )  # fmt: skip
    assert "not one event with" in filled("history", at[1], "--format", "csv").stdout
    assert all(r["status"] == "parsed" for r in as_json(filled, "query"))


def test_what_was_said_is_not_asked_again(filled):
    at = ids(filled)
    assert "two events? dronelog split" in filled("conflicts", "--format", "table").stdout
    filled("merge", at[1], at[2])
    shown = filled("conflicts", "--format", "table").stdout
    assert "as a person said" in shown
    assert "two events?" not in shown
    assert as_json(filled, "conflicts", "--undecided") == []
    assert "said already" in filled("merge", at[2], at[1]).stderr
    filled("split", at[1], at[2])  # another mind: that is one more change
    assert as_json(filled, "conflicts") == []
    filled("undo")
    assert {c["confirmed"] for c in as_json(filled, "conflicts")} == {True}
    assert len(as_json(filled, "history", at[1])) == 3


@pytest.mark.parametrize(
    ("command", "numbers", "words"),
    [
        ("merge", (1, 4), "RU-KRS"), ("split", (1, 4), "one region"), ("merge", (1, 1), "name another"),
        ("merge", (1,), "name another"),
    ],
)  # fmt: skip
def test_nonsense_is_one_line_and_changes_nothing(filled, command, numbers, words):
    at = ids(filled)
    done = filled(command, *(at[n] for n in numbers), code=1)
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    assert "nothing to undo" in filled("undo", code=1).stderr


def test_a_contradiction_names_the_change_that_stands_against_it(filled):
    at = ids(filled)
    filled("merge", at[1], at[2])
    filled("merge", at[2], at[3])
    against = filled("split", at[1], at[3], code=1).stderr
    assert "one event by changes 1, 3" in against
    filled("undo", "3")
    filled("split", at[1], at[3])
    assert "two events" in filled("merge", at[2], at[3], code=1).stderr
    assert "changed again" not in filled("undo").stderr


def test_an_older_verdict_comes_back_with_its_own_reason(filled):
    at = ids(filled)
    filled("merge", at[1], at[2], "--reason", "first", DRONELOG_WHO="Anna")
    filled("split", at[1], at[2], "--reason", "second", DRONELOG_WHO="Boris")
    filled("undo", DRONELOG_WHO="Boris")
    rows = sqlite3.connect(filled.db).execute("SELECT verdict, who, reason FROM links").fetchall()
    assert rows == [("same", "Anna", "first")]
    filled("undo", "1")
    assert sqlite3.connect(filled.db).execute("SELECT count(*) FROM links").fetchone() == (0,)


def test_what_was_said_anew_stands_before_the_older_can_be_undone(filled):
    at = ids(filled)
    filled("merge", at[1], at[2])
    filled("split", at[1], at[2])
    assert "undo the later change first" in filled("undo", "1", code=1).stderr
    assert total(filled) == (20, 20)


def test_verdicts_survive_reparse_and_a_later_version_and_go_with_their_run(filled):
    at = ids(filled)
    filled("split", at[1], at[2])
    filled("reparse")
    assert total(filled) == (20, 20)
    (filled.home / "g.jsonl").write_text(row(GOVERNOR + " Windows were broken.", 2), encoding="utf-8")
    assert "1 edited" in filled("add", "g.jsonl").stderr
    assert total(filled) == (20, 20)  # the newer version says the same of the same night
    assert "a person corrected or judged" in filled("runs", "undo", "1", code=1).stderr
    filled("runs", "undo", "1", "--force")
    conn = sqlite3.connect(filled.db)
    assert conn.execute("SELECT count(*) FROM links").fetchone() == (0,)
    assert conn.execute("SELECT count(*) FROM changes").fetchone() == (0,)
    assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
    conn.close()


def test_what_is_said_of_several_at_once_loses_only_what_goes(filled):
    (filled.home / "g.jsonl").write_text(row(MINISTRY.replace("Nine", "Eight"), 9), encoding="utf-8")
    filled("add", "g.jsonl")
    at = ids(filled)
    filled("merge", at[1], at[9], at[2])
    filled("undo")
    filled("merge", at[9], at[1], at[2])
    filled("runs", "undo", "2", "--force")
    conn = sqlite3.connect(filled.db)
    assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
    conn.close()
    assert [h["new"]["with"] for h in as_json(filled, "history", at[1])] == [at[2], at[2]]
    filled("doctor")


def test_conflicts_say_who_says_what_in_which_words(asked):
    (found,) = as_json(asked, "conflicts", "--figure", "drones")
    assert (found["region"], found["low"], found["high"], found["gap"]) == ("RU-BEL", 7, 9, 2)
    assert [(s["figure"], s["incidents"][0]["quote"]) for s in found["sides"]] == [(7, GOVERNOR), (9, MINISTRY)]
    assert {c["figure"] for c in as_json(asked, "conflicts")} == {"drones", "intercepted"}
    shown = asked("conflicts", "--format", "table").stdout
    assert "drones, intercepted: 7–9" in shown
    assert "Seven drones" in shown
    assert "region,region_name" in asked("conflicts").stdout


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (("--source", "Gladkov"), True), (("--publisher", "Courier 1"), True), (("--publisher", "Courier 3"), False),
        (("--region", "Kursk"), False), (("--night", "2025-06-12"), True), (("--on", "2025-06-14"), False),
        (("--since", "2025-06-13"), False), (("--until", "2025-06-11"), True), (("--figure", "killed"), False),
        (("--where", "drones = 7"), True), (("Seven",), True), (("--min-drones", "10"), False),
    ],
)  # fmt: skip
def test_filters_ask_for_who_takes_part(asked, filters, found):
    assert bool(as_json(asked, "conflicts", *filters)) == found


def test_the_largest_gap_first_and_regions_against_their_country(filled):
    (filled.home / "g.jsonl").write_text(row(COUNTRY, 8), encoding="utf-8")
    filled("add", "g.jsonl")
    gaps = [c["gap"] for c in as_json(filled, "conflicts")]
    assert gaps == sorted(gaps, reverse=True)
    country = next(c for c in as_json(filled, "conflicts") if c["region"] == "RU")
    assert country["sides"][-1]["source"] == "regions together"
    assert (country["low"], country["high"]) == (6, 9)


@pytest.mark.parametrize(("by", "figure"), [
    ("region", "drones"), ("country", "intercepted"), ("region,month", "drones"), ("source", "killed"), ("night", "drones"),
    ("outcome", "drones"), ("total", "intercepted"), ("week,source", "drones"),
])  # fmt: skip
def test_trace_gives_the_figures_of_summary(asked, by, figure):
    keys = [key for key in by.split(",") if key != "total"]
    rows = {tuple(r[k] for k in keys): r for r in as_json(asked, "summary", "--by", by)}
    traced = {tuple(t[k] for k in keys): t for t in as_json(asked, "trace", "--by", by, "--figure", figure)}
    assert set(rows) == set(traced)
    for key, told in traced.items():
        assert (told["low"], told["high"]) == (rows[key][f"{figure}_low"], rows[key][f"{figure}_high"])
        assert sum(event["high"] for event in told["events"]) == (told["high"] or 0)
        for event in told["events"]:
            assert all(cited["quote"] for side in event["sides"] for cited in side["incidents"])


def test_trace_one_row_down_to_the_words(asked):
    (told,) = as_json(asked, "trace", "Belgorod", "2025-06", "--by", "region,month")
    assert [event["high"] for event in told["events"]] == [9, 4]
    words = [cited["words"] for side in told["events"][0]["sides"] for cited in side["incidents"]]
    assert words == ["Seven drones", "Nine drones"]
    shown = asked("trace", "на Белгородчине", "--format", "table").stdout
    assert "Belgorod Oblast · drones: 11–13" in shown
    assert MINISTRY[:40] in shown
    assert "no such row" in asked("trace", "Kaluga").stderr
    assert "2 values for 1 key" in asked("trace", "a", "b", code=1).stderr
    assert "did you mean 'drones'" in asked("trace", "--figure", "dornes", code=1).stderr


def test_trace_says_what_was_left_out_and_why(filled):
    (filled.home / "g.jsonl").write_text(row(MINISTRY, 7), encoding="utf-8")
    filled("add", "g.jsonl")
    (told,) = as_json(filled, "trace", "RU-BEL")
    assert [left["reason"] for left in told["left_out"]] == ["repeats the same figure"]


def test_show_tells_the_whole_event(filled):
    at = ids(filled)
    told = as_json(filled, "show", at[1])
    assert [other["id"] for other in told["incidents"][0]["event"]["others"]] == [at[2]]
    assert GOVERNOR in filled("show", at[1]).stdout
    filled("merge", at[1], at[3])
    told = as_json(filled, "show", at[1])["incidents"][0]["event"]
    assert {other["id"]: other["merged"] for other in told["others"]} == {at[2]: False, at[3]: True}
    filled("split", at[1], at[2])
    told = as_json(filled, "show", at[1])["incidents"][0]["event"]
    assert ([other["id"] for other in told["others"]], told["not_with"]) == ([at[3]], [at[2]])
    shown = filled("show", at[1]).stdout
    assert f"one event with {at[3]}" in shown
    assert f"not one event with {at[2]}, as a person said" in shown


def test_show_colours_a_field_as_its_words(asked):
    shown = asked("show", ids(asked)[1], "--color", "always").stdout
    assert "\x1b[4;36mdrones\x1b[0m" in shown
    assert "\x1b[4;36mNine drones" in shown
