"""Counting each thing once: small readable scenarios. A line is a claim: source, region, time, figure [, published].

Times: "26-27n" is the night of 26 to 27 June 2025, "26 20-23" a clock window, "26 20-27 7" one over midnight, "26" a day,
"26-27" a range, "~19-26" a vague date, "-" no date. "UA" or "RU" is a country, the rest are regions; a figure "." is no number.
"""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dronelog.summary.claims import Claim, reckoned_in
from dronelog.summary.totals import totals
from dronelog.summary.windows import Reading, Weighed, best, clash, window

REGIONS = {
    "BEL": "RU-BEL",
    "KRS": "RU-KRS",
    "BRY": "RU-BRY",
    "SUM": "UA-59",
    "RU": "RU",
    "UA": "UA",
    "SEA": "SEA-BLACK",
    "CRI": "UA-43",
}
#: Sources that are known offices of a country.
KEYS = {"MoD": "RU-MOD", "AF": "UA-AF"}


def moment(day: str, hour: str | None = None, month: str = "06") -> str:
    return f"2025-{month}-{int(day):02}" + (
        f"T{int(hour.split(':')[0]):02}:{[*hour.split(':'), '00'][1]}" if hour else ""
    )


def span(told: str) -> tuple[str | None, str | None, str]:
    if told == "-":
        return None, None, "unknown"
    if m := re.fullmatch(r"~(\d+)-(\d+)", told):
        return moment(m[1]), moment(m[2]), "approx"
    if m := re.fullmatch(r"(\d+)-(\d+)n", told):
        return moment(m[1]), moment(m[2], month="07" if int(m[2]) < int(m[1]) else "06"), "night"
    if m := re.fullmatch(r"(\d+)-(\d+)", told):
        return moment(m[1]), moment(m[2]), "range"
    if m := re.fullmatch(r"(\d+) ([\d:]+)", told):
        return moment(m[1], m[2]), moment(m[1], m[2]), "time"
    if m := re.fullmatch(r"(\d+) ([\d:]+)-([\d:]+)", told):
        return moment(m[1], m[2]), moment(m[1], m[3]), "time"
    if m := re.fullmatch(r"(\d+) ([\d:]+)-(\d+) ([\d:]+)", told):
        return moment(m[1], m[2]), moment(m[3], m[4], month="07" if int(m[3]) < int(m[1]) else "06"), "time"
    return moment(told), moment(told), "day"


def claim(number: int, line: str) -> Claim:
    parts = [part.strip() for part in line.split(",")]
    source, region, told, figure = parts[:4]
    start, end, precision = span(told)
    code = REGIONS[region]
    country = code.split("-")[0]
    reckoned = reckoned_in(code, "RU" if region == "SEA" else country, KEYS.get(source))
    return Claim(
        id=f"r{number}-1", report=f"r{number}", source=source, source_name=source, region=code,
        country=reckoned if region == "SEA" else country, reckoned=reckoned, window=window(start, end, precision), start=start,
        figures={} if figure == "." else {"drones": int(figure)}, told=parts[4] if len(parts) > 4 else "",
        night=precision == "night",
    )  # fmt: skip


def parse(text: str) -> list[Claim]:
    return [claim(n, line) for n, line in enumerate(text.strip().splitlines(), 1) if line.strip()]


SCENARIOS = [
    # one source, windows
    ("one claim", "MoD, BEL, 26-27n, 9", 9, 9),
    ("a night total with its hourly windows",
     "MoD, BEL, 26-27n, 9\nMoD, BEL, 27 0-1, 4\nMoD, BEL, 27 1-2, 2\nMoD, BEL, 27 3-4, 3", 9, 9),
    ("hourly windows that add up to more than the night",
     "MoD, BEL, 26-27n, 5\nMoD, BEL, 27 0-1, 4\nMoD, BEL, 27 1-2, 2\nMoD, BEL, 27 3-4, 3", 9, 9),
    ("windows that touch are added", "MoD, BEL, 26 13-16, 4\nMoD, BEL, 26 16-20, 5", 9, 9),
    ("windows that overlap by rounding are added", "MoD, BEL, 26 13-16:10, 4\nMoD, BEL, 26 16-20, 5", 9, 9),
    ("windows that overlap by an hour are not", "MoD, BEL, 26 13-17, 4\nMoD, BEL, 26 16-20, 5", 5, 5),
    ("a window over midnight inside the night", "MoD, BEL, 26-27n, 7\nMoD, BEL, 26 23-27 2, 3", 7, 7),
    ("a window over the month's end inside the night", "MoD, BEL, 30-1n, 7\nMoD, BEL, 30 23-1 2, 3", 7, 7),
    ("an evening window, then the night without hours: it may hold it", "MoD, BEL, 26 20-23, 4\nMoD, BEL, 26-27n, 9", 9, 13),
    ("an evening larger than the night: low is the larger", "MoD, BEL, 26 20-23, 9\nMoD, BEL, 26-27n, 4", 9, 13),
    ("an afternoon before a night is added", "MoD, BEL, 26 13-17, 4\nMoD, BEL, 26-27n, 9", 13, 13),
    ("a morning after a night is added", "MoD, BEL, 26-27n, 9\nMoD, BEL, 27 9-12, 4", 13, 13),
    ("twenty minutes after the night", "MoD, BEL, 26 23-27 7, 9\nMoD, BEL, 27 7-7:20, 4", 13, 13),
    ("a day's total over a night and windows", "MoD, BEL, 27, 20\nMoD, BEL, 26-27n, 9\nMoD, BEL, 27 13-16, 4", 20, 20),
    ("a day's total smaller than its parts", "MoD, BEL, 27, 10\nMoD, BEL, 26-27n, 9\nMoD, BEL, 27 13-16, 4", 13, 13),
    ("a morning count and a later total", "MoD, BEL, 27 0-6, 5\nMoD, BEL, 27, 12", 12, 12),
    ("a week's total over its nights", "MoD, BEL, 23-29, 30\nMoD, BEL, 23-24n, 9\nMoD, BEL, 26-27n, 8", 30, 30),
    ("two nights are added", "MoD, BEL, 25-26n, 9\nMoD, BEL, 26-27n, 8", 17, 17),
    ("the past 24 hours of two days are added", "MoD, BEL, 25-26, 9\nMoD, BEL, 26-27, 8", 17, 17),
    ("a night, the day, the next night: one source", "MoD, BEL, 25-26n, 5\nMoD, BEL, 26 8-20, 3\nMoD, BEL, 26-27n, 7", 15, 15),
    ("two moments are added", "MoD, BEL, 26 3:10, 1\nMoD, BEL, 26 4:40, 2", 3, 3),
    ("a moment inside a window is not", "MoD, BEL, 26 2-5, 4\nMoD, BEL, 26 3:10, 1", 4, 4),
    # repeats and corrections
    ("the same communiqué by five agencies", "\n".join(f"MoD, BEL, 26-27n, 9, 2025-06-27T0{n}" for n in range(5)), 9, 9),
    ("a repeat that says day for night", "MoD, BEL, 26-27n, 9\nMoD, BEL, 27, 9", 9, 9),
    ("an update by the same source", "MoD, BEL, 26-27n, 7, 2025-06-27T07\nMoD, BEL, 26-27n, 9, 2025-06-27T12", 9, 9),
    ("a correction downwards", "MoD, BEL, 26-27n, 9, 2025-06-27T07\nMoD, BEL, 26-27n, 7, 2025-06-27T12", 7, 7),
    ("two figures, nobody knows which is later: the greater", "MoD, BEL, 26-27n, 7\nMoD, BEL, 26-27n, 9", 9, 9),
    # several sources
    ("ministry against governor", "MoD, BEL, 26-27n, 9\nGov, BEL, 26-27n, 7", 7, 9),
    ("three sources", "MoD, BEL, 26-27n, 9\nGov, BEL, 26-27n, 7\nTASS, BEL, 26-27n, 8", 7, 9),
    ("clock window against night", "MoD, BEL, 26 23-27 7, 9\nGov, BEL, 26-27n, 7", 7, 9),
    ("a governor who speaks of a part", "MoD, BEL, 26-27n, 9\nGov, BEL, 27 3-4, 2", 9, 9),
    ("a part larger than the whole", "MoD, BEL, 26-27n, 9\nGov, BEL, 27 3-4, 12", 9, 12),
    ("a governor's night in a ministry's week", "MoD, BEL, 23-29, 40\nGov, BEL, 25-26n, 7", 40, 40),
    ("nights do not melt into one event",
     "MoD, BEL, 25-26n, 9\nGov, BEL, 26, 4\nMoD, BEL, 26-27n, 8\nGov, BEL, 26-27n, 6", 10, 17),
    ("one who is silent is not zero", "MoD, BEL, 26-27n, 9\nGov, BEL, 26-27n, .", 9, 9),
    ("a reported zero is 0", "MoD, BEL, 26-27n, 9\nGov, BEL, 26-27n, 0", 0, 9),
    ("only a reported zero", "Gov, BEL, 26-27n, 0", 0, 0),
    ("different nights of two sources are added", "MoD, BEL, 25-26n, 9\nGov, BEL, 26-27n, 7", 16, 16),
    # countries and regions
    ("a country and its regions", "MoD, RU, 26-27n, 26\nMoD, BEL, 26-27n, 14\nMoD, KRS, 26-27n, 12", 26, 26),
    ("a country's total that its regions don't reach", "MoD, RU, 26-27n, 26\nMoD, BEL, 26-27n, 14", 26, 26),
    ("regions that exceed the country's total", "MoD, RU, 26-27n, 26\nGov, BEL, 26-27n, 20\nGok, KRS, 26-27n, 12", 26, 32),
    ("two regions are added", "MoD, BEL, 26-27n, 14\nMoD, KRS, 26-27n, 12", 26, 26),
    ("two regions that share a figure: no number of their own", "MoD, RU, 26-27n, 47\nMoD, BEL, 26-27n, .\nMoD, KRS, 26-27n, .", 47, 47),
    ("another night of a region is added to the country's", "MoD, RU, 26-27n, 26\nGov, BEL, 24-25n, 3", 29, 29),
    ("a region's clock window inside the country's night", "MoD, RU, 26-27n, 26\nMoD, BEL, 27 1-3, 5", 26, 26),
    ("a sea is part of the country", "MoD, RU, 26-27n, 26\nMoD, SEA, 26-27n, 6\nMoD, BEL, 26-27n, 20", 26, 26),
    ("two countries are added", "MoD, RU, 26-27n, 26\nAF, UA, 26-27n, 40", 66, 66),
    ("a region of one country beside another country", "AF, UA, 26-27n, 40\nMoD, BEL, 26-27n, 9", 49, 49),
    ("over Bryansk, Crimea and the sea, a ministry says: all part of its total",
     "MoD, RU, 26-27n, 26\nMoD, CRI, 26-27n, 5\nMoD, SEA, 26-27n, 6\nMoD, BRY, 26-27n, 15", 26, 26),
    ("Crimea's evening window inside the ministry's night", "MoD, RU, 26 20-27 7, 26\nMoD, CRI, 26 20:15-21:10, 3", 26, 26),
    ("an evening that the night may hold takes its regions along, in the low",
     "MoD, RU, 26 18-21, 12\nMoD, BEL, 26 18-21, 12\nMoD, RU, 26-27n, 19", 19, 31),
    ("Crimea as Ukraine's command tells it is none of Russia's total", "MoD, RU, 26-27n, 26\nAF, CRI, 26-27n, 3", 29, 29),
    ("two ministries over one sea tell of different drones", "MoD, SEA, 26-27n, 6\nAF, SEA, 26-27n, 4", 10, 10),
    # dates that are vague or missing
    ("undated alone", "Gov, BEL, -, 2", 2, 2),
    ("undated beside a dated one: it may be the same", "Gov, BEL, 26-27n, 5\nMag, BEL, -, 2", 5, 7),
    ("vague within the week of an event", "Gov, BEL, 24-25n, 5\nMag, BEL, ~19-26, 2", 5, 7),
    ("vague, larger than all that it may be", "Gov, BEL, 24-25n, 5\nMag, BEL, ~19-26, 8", 8, 13),
    ("vague, and nothing else in that week", "Gov, BEL, 10-11n, 5\nMag, BEL, ~19-26, 2", 7, 7),
    ("undated and vague of one source: one in the low, two in the high", "Gov, BEL, -, 2\nGov, BEL, ~19-26, 3", 3, 5),
    ("vague ones of many weeks, and one undated: the weeks are added", "Mag, BEL, -, 3\nGov, BEL, ~1-8, 2\nGov, BEL, ~19-26, 2", 4, 7),
    ("a governor's days and nights, all summer: each night inside its day",
     "\n".join(f"Gov, BEL, {d}, 5\nGov, BEL, {d}-{d + 1}n, 3" for d in range(1, 28)), 27 * 5 + 3, 27 * 5 + 3),
    ("a night and fifteen windows inside it that are less", "MoD, BEL, 26-27n, 40\n" + "\n".join(
        f"MoD, BEL, 27 {n // 3}:{n % 3 * 20:02}-{n // 3}:{n % 3 * 20 + 20:02}, {n % 4}".replace(":60", ":59") for n in range(15)), 40, 40),
    ("a night and fifteen windows inside it that are more", "MoD, BEL, 26-27n, 4\n" + "\n".join(
        f"MoD, BEL, 27 {n // 3}:{n % 3 * 20:02}-{n // 3}:{n % 3 * 20 + 20:02}, 1".replace(":60", ":59") for n in range(15)), 15, 15),
    ("two vague ones of two sources", "Blog, BEL, ~19-26, 3\nMag, BEL, ~19-26, 2", 2, 3),
]  # fmt: skip


def counted(claims: list[Claim]) -> tuple[int | None, int | None]:
    rows, _ = totals(claims)
    return (rows[0].low.get("drones"), rows[0].high.get("drones")) if rows else (None, None)


@pytest.mark.parametrize(("text", "low", "high"), [s[1:] for s in SCENARIOS], ids=[s[0] for s in SCENARIOS])
def test_scenario(text, low, high):
    assert counted(parse(text)) == (low, high)


@pytest.mark.parametrize("text", [s[1] for s in SCENARIOS], ids=[s[0] for s in SCENARIOS])
def test_scenario_in_any_order(text):
    claims = parse(text)
    results = {counted(list(order)) for order in itertools.islice(itertools.permutations(claims), 120)}
    assert len(results) == 1


def test_blank_where_nobody_tells_a_number():
    rows, _ = totals(parse("Gov, BEL, 26-27n, ."))
    assert rows[0].low == rows[0].high == {}
    assert rows[0].incidents == 1


def test_rows_of_time_add_up_to_the_total():
    claims = parse("MoD, BEL, 30-1n, 7\nMoD, BEL, 30 23-1 2, 3\nGov, BEL, 26, 4\nMoD, KRS, 26-27n, 8\nMag, BEL, -, 1")
    for unit in ("day", "week", "month", "year"):
        rows, _ = totals(claims, (unit,))
        assert sum(row.high.get("drones", 0) for row in rows) == counted(claims)[1]
    assert [row.key for row in totals(claims, ("month",))[0]] == [("2025-06",), (None,)]


def test_a_night_is_named_by_its_morning():
    rows, _ = totals(parse("MoD, BEL, 26-27n, 7\nMoD, BEL, 26 13-16, 2\nMoD, BEL, 28 1-3, 1"), ("night",))
    assert {row.key[0]: row.high["drones"] for row in rows} == {"2025-06-27": 7, "2025-06-28": 1, None: 2}


def test_two_keys_and_both_orders():
    claims = parse("MoD, BEL, 26-27n, 7\nMoD, KRS, 26-27n, 2")
    one = {row.key: row.high["drones"] for row in totals(claims, ("region", "month"))[0]}
    two = {row.key[::-1]: row.high["drones"] for row in totals(claims, ("month", "region"))[0]}
    assert one == two == {("RU-BEL", "2025-06"): 7, ("RU-KRS", "2025-06"): 2}


def test_by_source_each_says_his_own():
    rows, _ = totals(parse("MoD, BEL, 26-27n, 9\nGov, BEL, 26-27n, 7"), ("source",))
    assert {row.key[0]: (row.low["drones"], row.high["drones"]) for row in rows} == {"MoD": (9, 9), "Gov": (7, 7)}


def test_the_receipt_says_what_was_left_out():
    _, receipt = totals(parse(SCENARIOS[1][1]))
    assert receipt.left_out.total() == 3
    assert receipt.reports == 4
    assert receipt.sources == 1


@st.composite
def claim_lines(draw):
    lines = []
    for _ in range(draw(st.integers(1, 9))):
        source, region = draw(st.sampled_from("ABC")), draw(st.sampled_from(["BEL", "KRS", "RU", "SUM"]))
        day = draw(st.integers(1, 6))
        hour = draw(st.integers(0, 20))
        told = draw(st.sampled_from(
            [f"{day}", f"{day}-{day + 1}n", f"{day} {hour}-{hour + 3}", f"{day} {hour}", f"{day}-{day + 3}", "-",
             f"{day}-{day + 1}", f"~{day}-{day + 7}", f"{day} 20-{day + 1} 2"]))  # fmt: skip
        lines.append(f"{source}, {region}, {told}, {draw(st.integers(0, 30))}")
    return lines


def largest_of_each_source(claims: list[Claim]) -> int:
    return max((c.figures["drones"] for c in claims), default=0)


@given(claim_lines(), st.randoms())
def test_order_never_matters(lines, random):
    claims = parse("\n".join(lines))
    shuffled = claims[:]
    random.shuffle(shuffled)
    assert counted(claims) == counted(shuffled)


@given(claim_lines(), st.data())
def test_a_repeat_never_changes_a_total(lines, data):
    before = counted(parse("\n".join(lines)))
    repeated = data.draw(st.sampled_from(lines))
    assert counted(parse("\n".join([*lines, repeated]))) == before


@given(claim_lines())
def test_never_above_the_plain_sum_nor_below_the_largest(lines):
    claims = parse("\n".join(lines))
    low, high = counted(claims)
    assert 0 <= low <= high
    assert high <= sum(c.figures["drones"] for c in claims)
    assert high >= largest_of_each_source(claims)


@given(claim_lines())
def test_one_source_is_no_range_but_for_doubtful_evenings_and_vague_dates(lines):
    lines = [f"A{line[1:]}" for line in lines if "~" not in line and ", -," not in line and "n," not in line]
    if not lines:
        return
    by_region, _ = totals(parse("\n".join(lines)), ("region",))
    for row in by_region:
        assert row.low == row.high


@given(claim_lines())
def test_each_row_has_a_low_up_to_its_high(lines):
    for by in ((), ("region",), ("day",), ("region", "night"), ("source", "week")):
        for row in totals(parse("\n".join(lines)), by)[0]:
            assert row.low.keys() == row.high.keys()
            assert all(0 <= row.low[metric] <= row.high[metric] for metric in row.high)


@given(claim_lines(), st.sampled_from(list(Reading)))
def test_no_choice_of_windows_is_worth_more_than_the_best(lines, reading):
    last = {c.window: Weighed(c.window, c.figures["drones"], c) for c in parse("\n".join(lines)) if not c.window.loose}
    items = list(last.values())
    kept = best(items, reading)
    worth = 0
    for mask in range(1 << len(items)):
        some = [item for n, item in enumerate(items) if mask >> n & 1]
        if not any(clash(a.window, b.window, reading) for a, b in itertools.combinations(some, 2)):
            worth = max(worth, sum(item.figure for item in some))
    assert sum(item.figure for item in kept) == worth
    assert not any(clash(a.window, b.window, reading) for a, b in itertools.combinations(kept, 2))


@given(claim_lines())
def test_regions_are_counted_by_themselves(lines):
    claims = parse("\n".join(lines))
    together = {row.key: (row.low, row.high) for row in totals(claims, ("region", "week"))[0]}
    alone = {}
    for code in {c.region for c in claims}:
        alone |= {row.key: (row.low, row.high) for row in totals([c for c in claims if c.region == code], ("region", "week"))[0]}
    assert together == alone
