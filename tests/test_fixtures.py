"""Every labelled report of fixtures/reports: well formed, and understood no worse than before."""

import re
from pathlib import Path

import demo
import pytest
from scoreboard import cases, fallen, score

from dronelog.terms import OBJECT_KINDS, OBJECTS, OUTCOME_KINDS, PRECISIONS, SOURCE_KINDS

CASES = cases()
FIXTURES = Path(__file__).parent.parent / "fixtures"


def test_there_are_labelled_reports_in_three_languages():
    assert {case.language for case in CASES} == {"en", "ru", "uk"}
    assert len(CASES) >= 100


def test_names_tell_the_batch_and_whether_anything_happened():
    page = (FIXTURES / "README.md").read_text(encoding="utf-8")
    told = {name for row in re.findall(r"^\|([^|]*)\|", page, re.M) for name in re.findall(r"`([a-z-]+-)`", row)}
    for case in CASES:
        batch = re.match(r"(?:b-|c-[rw]-|c-)?(?:negative-)?", case.name)[0]
        assert not batch or batch in told, f"{case.name}: fixtures/README.md knows no {batch}"
        if "negative-" in batch:
            assert not case.wanted, case.name
        elif batch:
            assert case.wanted, f"{case.name} has no incident: its name should tell ({batch}negative-)"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.language}/{case.name}")
def test_labels_are_well_formed(case):
    assert case.report.text.strip()
    for wanted in case.wanted:
        assert re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]{1,3})?|SEA-[A-Z]+", wanted["region"])
        assert wanted["precision"] in PRECISIONS
        assert wanted["source_kind"] in (*SOURCE_KINDS, None)
        assert (wanted["start"] is None) == (wanted["end"] is None)
        assert (wanted["start"] or "") <= (wanted["end"] or "")
        for outcome in wanted["outcomes"]:
            assert outcome["kind"] in OUTCOME_KINDS
            assert outcome.get("object") in (*OBJECTS, None)
            assert outcome.get("object") is None or outcome["kind"] in OBJECT_KINDS


@pytest.fixture(scope="module")
def scores():
    return score(CASES)


def test_no_figure_fell(scores):
    assert not fallen(scores)


def test_the_measure_tells_wrong_from_right(scores):
    # a parser that finds nothing, or everything twice, must not pass for a good one
    import copy

    from scoreboard import Score

    nothing, twice = Score(), Score()
    for case in CASES:
        nothing.add(case, [])
        twice.add(case, copy.deepcopy(case.wanted) + copy.deepcopy(case.wanted))
    assert nothing.figures()["record_f1"] == 0.0
    assert 0.6 < twice.figures()["record_f1"] < 0.7


def test_the_demo_reads_labelled_fixtures() -> None:
    shipped = {path.name: path.read_text(encoding="utf-8") for path in demo.TO.glob("*.txt")}
    assert shipped == demo.reports(), "run `make fixtures`"
    assert len(shipped) >= 10
