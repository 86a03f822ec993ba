"""A person's word on events: merged incidents are compared, split ones are added, whatever the rules would say."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dronelog.summary.claims import Claim
from tests.summary.test_counting import SCENARIOS, claim_lines, counted, parse


def said(text: str, *words: str) -> list[Claim]:
    """Claims by line (1, 2, …) with verdicts: "1=2" is one event, "1/2" is two."""
    claims = parse(text)
    labels: list[tuple[set[int], set[int]]] = [(set(), set()) for _ in claims]
    for n, word in enumerate(words, 1):
        a, sign, b = re.fullmatch(r"(\d)([=/])(\d)", word).groups()
        one, two = labels[int(a) - 1], labels[int(b) - 1]
        one[sign == "/"].add(n)
        two[sign == "/"].add(n if sign == "=" else -n)
    return [replace(c, one_with=frozenset(w), apart=frozenset(p)) for c, (w, p) in zip(claims, labels, strict=True)]


CASES = [
    # what, claims, verdicts, low, high
    ("two sources split are added", "MoD, BEL, 26-27n, 9\nGov, BEL, 26-27n, 7", "1/2", 16, 16),
    ("two sources at other times merged", "MoD, BEL, 26-27n, 9\nGov, BEL, 27 9-12, 7", "1=2", 7, 9),
    ("… unmerged they are added", "MoD, BEL, 26-27n, 9\nGov, BEL, 27 9-12, 7", "", 16, 16),
    ("merged where they were one already", "MoD, BEL, 26-27n, 9\nGov, BEL, 26-27n, 7", "1=2", 7, 9),
    ("a part merged with its whole stays a part", "MoD, BEL, 26-27n, 9\nGov, BEL, 27 3-4, 2", "1=2", 9, 9),
    ("three merged", "MoD, BEL, 26-27n, 9\nGov, BEL, 27 9-12, 7\nTASS, BEL, 28, 8", "1=2 2=3 1=3", 7, 9),
    ("one source: an hour that is not of the night", "MoD, BEL, 26-27n, 9\nMoD, BEL, 27 1-2, 4", "1/2", 13, 13),
    ("one source: two claims of one night", "MoD, BEL, 26-27n, 9\nMoD, BEL, 26-27n, 4", "1/2", 13, 13),
    ("one source: the same figure twice, two events", "MoD, BEL, 26-27n, 9\nMoD, BEL, 26-27n, 9", "1/2", 18, 18),
    ("one source: two windows that are one",
     "MoD, BEL, 26 13-16, 4, 2025-06-26T17\nMoD, BEL, 26 16-20, 5, 2025-06-26T21", "1=2", 5, 5),
    ("one source: the later word counts",
     "MoD, BEL, 26 13-16, 5, 2025-06-26T17\nMoD, BEL, 26 16-20, 4, 2025-06-26T21", "1=2", 4, 4),
    ("an evening that is not part of the night", "MoD, BEL, 26 20-23, 4\nMoD, BEL, 26-27n, 9", "1/2", 13, 13),
    ("an evening that is", "MoD, BEL, 26 20-23, 4, 2025-06-26T23\nMoD, BEL, 26-27n, 9, 2025-06-27T08", "1=2", 9, 9),
    ("a vague one that is that night", "Gov, BEL, 26-27n, 5\nMag, BEL, -, 2", "1=2", 2, 5),
    ("a vague one that is another", "Gov, BEL, 26-27n, 5\nMag, BEL, -, 2", "1/2", 7, 7),
    ("a split of one of five copies",
     "\n".join(f"MoD, BEL, 26-27n, 9, 2025-06-27T0{n}" for n in range(5)) + "\nGov, BEL, 26-27n, 7", "3/6", 16, 16),
    ("a merge with one of five copies",
     "\n".join(f"MoD, BEL, 26-27n, 9, 2025-06-27T0{n}" for n in range(5)) + "\nGov, BEL, 28, 7", "3=6", 7, 9),
    ("a split from a claim that a clock window repeats",
     "MoD, BEL, 26-27n, 9\nMoD, BEL, 26 23-27 7, 9\nGov, BEL, 26-27n, 7", "1/3", 16, 16),
    ("hours that stand for a night take over its split",
     "MoD, BEL, 26-27n, 5\nMoD, BEL, 27 0-1, 4\nMoD, BEL, 27 1-2, 5\nGov, BEL, 26-27n, 7", "1/4", 16, 16),
    ("a split from an hour is none from its night",
     "MoD, BEL, 26-27n, 9\nMoD, BEL, 27 3-4, 2\nGov, BEL, 26-27n, 7", "2/3", 7, 9),
    ("a third, of whom nothing was said, joins one of two",
     "MoD, BEL, 26-27n, 9\nGov, BEL, 26-27n, 7\nTASS, BEL, 26-27n, 8", "1/2", 16, 17),
    ("regions below a country's figure", "MoD, RU, 26-27n, 26\nMoD, BEL, 26-27n, 20\nGov, BEL, 26-27n, 9", "2/3", 26, 29),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "low", "high"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_verdict(text, words, low, high):
    claims = said(text, *words.split())
    assert counted(claims) == (low, high)
    for order in itertools.islice(itertools.permutations(claims), 30):
        assert counted(list(order)) == (low, high)


@pytest.mark.parametrize(("text", "low", "high"), [s[1:] for s in SCENARIOS], ids=[s[0] for s in SCENARIOS])
def test_a_label_of_its_own_changes_nothing(text, low, high):
    """Claims that carry a label which no other has take the way of judged ones, to the same end."""
    claims = parse(text)
    alone = [replace(claim, one_with=frozenset({n}), apart=frozenset({n})) for n, claim in enumerate(claims, 1)]
    assert counted(alone) == (low, high)


@st.composite
def judged_lines(draw):
    lines = draw(claim_lines())
    pairs = draw(st.lists(st.tuples(st.integers(1, len(lines)), st.sampled_from("=/"), st.integers(1, len(lines))),
                          max_size=4))  # fmt: skip
    return lines, [f"{a}{sign}{b}" for a, sign, b in pairs if a != b]


@given(judged_lines(), st.randoms())
def test_any_verdicts_keep_the_bounds_and_the_order_never_matters(judged, random):
    lines, words = judged
    claims = said("\n".join(lines), *words)
    low, high = counted(claims)
    assert 0 <= low <= high <= sum(c.figures["drones"] for c in claims)
    shuffled = claims[:]
    random.shuffle(shuffled)
    assert counted(shuffled) == (low, high)


@given(claim_lines(), claim_lines())
def test_two_split_are_added_and_two_merged_are_not(one, two):
    lines = [one[0], two[0].replace(two[0].split(",")[1], one[0].split(",")[1])]  # a verdict is within one region
    figures = [c.figures["drones"] for c in parse("\n".join(lines))]
    assert counted(said("\n".join(lines), "1/2")) == (sum(figures), sum(figures))
    low, high = counted(said("\n".join(lines), "1=2"))
    assert low in figures
    assert high in figures
