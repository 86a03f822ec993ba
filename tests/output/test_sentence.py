"""`summary --sentence`: a line to paste that says no more than the data."""

import pytest

from dronelog.output.sentence import Said, sentence
from dronelog.summary.claims import METRICS
from tests.output.made import fill

NONE = dict.fromkeys(METRICS, (None, None))


def said(**more) -> Said:
    given = {"places": ["Belgorod Oblast"], "first": "2025-06-11", "last": "2025-06-12", "figures": NONE, "sources": ["A"],
             "unnamed": False, "reports": 1, "incidents": 1, "silent": 0, "doubtful": 0, **more}  # fmt: skip
    return Said(**given)


def test_what_nobody_tells_is_not_said():
    for lang in ("en", "ru", "uk"):
        line = sentence(said(), lang)
        assert "0" not in line.replace("2025", "")
        assert "\n" not in line
    assert sentence(said(), "en") == (
        "According to A, 11–12 June 2025 in Belgorod Oblast: drones were reported in 1 incident, with no number told."
        " These are claims from 1 report, each counted once; they have not been verified."
    )


def test_a_range_stays_a_range_and_a_zero_that_was_told_is_said():
    figures = {**NONE, "drones": (7, 9), "killed": (0, 0), "injured": (1, 1)}
    line = sentence(said(figures=figures, sources=["A", "B", "C", "D", "E"], reports=4, silent=2, doubtful=1), "en")
    assert line == (
        "According to A, B, C and 2 others, 11–12 June 2025 in Belgorod Oblast: 7–9 drones were reported;"
        " 0 people were reported killed; 1 person was reported injured; of 2 further incidents no number of drones is"
        " told. These are claims from 4 reports, each counted once; they have not been verified. 1 doubtful incident"
        " left out."
    )
    assert "беспилотников — 7–9; погибших — 0; раненых — 1" in sentence(said(figures=figures), "ru")
    assert "безпілотників — 7–9; загиблих — 0; поранених — 1" in sentence(said(figures=figures), "uk")


@pytest.mark.parametrize("lang", ["en", "ru", "uk"])
def test_every_figure_of_a_summary_is_said(lang):
    silent = sentence(said(), lang)
    for n, metric in enumerate(METRICS, 31):
        line = sentence(said(figures={**NONE, metric: (n, n)}), lang)
        assert str(n) in line, metric
        assert line != silent


@pytest.mark.parametrize("lang", ["en", "ru", "uk"])
def test_who_is_not_named_is_not_invented(lang):
    line = sentence(said(sources=[], unnamed=True, first=None, last=None, places=[]), lang)
    assert {"en": "name no source", "ru": "без указания источника", "uk": "без зазначення джерела"}[lang] in line
    assert "None" not in line


def test_the_command(program, log, incident):
    fill(log, incident)
    line = program("summary", "--sentence", "--region", "RU-BEL").stdout
    assert line.count("\n") == 1
    assert "9–14 drones were reported" in line
    assert "Russian Ministry of Defence" in line
    assert "not been verified" in line
    assert "not been verified" in program("summary", "--sentence").stdout
    hostile = program("summary", "--sentence", "--region", "RU-KRS", "--lang", "ru").stdout
    assert "\x1b" not in hostile
    assert "\u202e" not in hostile
    assert program("summary", "--sentence", "--region", "RU-TUL").stdout == ""
    program("summary", "--sentence", "--lang", "de", code=2)
