"""Speed and size as ratios, each against a baseline measured in the same run on the same texts.

    python -m tests.bench              the table; exit 1 where a ratio misses its goal
    python -m tests.bench --markdown   the same as a page (docs/performance.md holds the last one)
    python -m tests.bench --rounds 21 --reports 100000     a longer look: more rounds, memory over more reports

Absolute times say more of the machine than of the program, so the goals are ratios. A baseline that is not installed here
(natasha) is skipped with a note.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from dronelog.languages import load as languages
from dronelog.model import Report
from dronelog.parsing import Parser
from dronelog.parsing.language import detect
from dronelog.regions import load as regions
from tests.bench.processes import BIN, SQLITE_UTILS, environment, in_turns, peak, ratio, run, write_reports
from tests.scoreboard import cases

#: What a first report needs: the knowledge of one language, the gazetteer, the parser.
FIRST = """
from dronelog.languages import load as languages
from dronelog.model import Report
from dronelog.parsing import Parser
from dronelog.regions import load as regions
text = "Ночью над Белгородской областью сбиты 12 беспилотников, сообщило Минобороны."
assert Parser(languages(), regions()).parse(Report(text=text, published="2025-05-22T08:00:00+03:00"))
"""


@dataclass
class Figure:
    """A line of the table. `goal` bounds `value`, from above unless `least`; None: only told."""

    what: str
    value: float
    unit: str
    goal: float | None = None
    least: bool = False
    note: str = ""

    @property
    def verdict(self) -> str:
        """ok, MISS, or nothing where there is no goal."""
        if self.goal is None:
            return ""
        return "ok" if (self.value >= self.goal if self.least else self.value <= self.goal) else "MISS"

    def cells(self) -> tuple[str, str, str, str]:
        """The line, ready to print."""
        bound = "" if self.goal is None else f"{'≥' if self.least else '≤'} {self.goal:g}{self.unit}"
        return self.what + (f" ({self.note})" if self.note else ""), f"{self.value:.3g}{self.unit}", bound, self.verdict


def _timed(work: Callable[[Report], Any], reports: list[Report]) -> float:
    began = time.perf_counter()
    for report in reports:
        work(report)
    return time.perf_counter() - began


def parsing(rounds: int) -> tuple[list[Figure], float]:
    """The parser beside what finds only dates, or only names; how many kilobytes a second the former reads."""
    from dateparser.search import search_dates

    # sentences as they are published: around 1 KB a text
    reports = sorted((c.report for c in cases()), key=lambda r: abs(len(r.text.encode()) - 1024))[:60]
    knowledge = languages()
    parser = Parser(knowledge, regions())
    found: list[Figure] = []
    language = {id(r): detect(r.text, knowledge, r.lang) for r in reports}
    size = sum(len(r.text.encode()) for r in reports) / 1024
    for r in reports:
        parser.parse(r)
    for code in ("en", "ru", "uk"):
        search_dates("1.2.2025", languages=[code])

    def dates(r: Report) -> None:
        search_dates(r.text, languages=[language[id(r)]])

    def compare(group: list[Report], theirs: Callable[[Report], Any], times: int) -> tuple[float, float, float]:
        mine, other = [], []
        for _ in range(times):
            mine.append(_timed(parser.parse, group))
            other.append(_timed(theirs, group))
        return ratio(other, mine), median(mine), median(other)

    times = max(1, rounds // 3)
    value, took, theirs = compare(reports, dates, times)
    found.append(Figure("parse ÷ dateparser.search_dates, language given", value, " ×", 10, least=True))
    for code in ("en", "ru", "uk"):
        group = [r for r in reports if language[id(r)] == code]
        if group:
            found.append(Figure(f"… {code}", compare(group, dates, times)[0], " ×"))
    found.append(Figure("reports of 1 KB a second, one core", size / took, "/s"))
    russian = [r for r in reports if language[id(r)] == "ru"]
    if importlib.util.find_spec("natasha") is None:
        print("natasha is not installed here: not compared", file=sys.stderr)
    else:
        import natasha

        segmenter, tagger = natasha.Segmenter(), natasha.NewsNERTagger(natasha.NewsEmbedding())

        def names(r: Report) -> None:
            doc = natasha.Doc(r.text)
            doc.segment(segmenter)
            doc.tag_ner(tagger)

        names(russian[0])
        found.append(Figure("parse ÷ natasha's NER, Russian", compare(russian, names, times)[0], " ×", 5, least=True))
    return found, size / theirs


def processes(rounds: int, reports: list[Report]) -> list[Figure]:
    """Commands from start to end, beside the start of sqlite-utils."""
    found: list[Figure] = []
    ours, theirs = str(BIN / "dronelog"), SQLITE_UTILS
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        env = environment(home)
        many = home / "many.jsonl"
        write_reports(many, reports, 300)
        run([ours, "add", str(many), "--quiet"], env)

        def one(turn: int) -> list[str]:
            path = home / f"{turn}.txt"
            path.write_text(f"Overnight on {turn % 28 + 1} May 2024 {turn + 2} drones were shot down over Kursk region, the ministry said.")
            return [ours, "add", str(path), "--published", "2024-06-01", "--quiet"]

        def always(*command: str) -> Callable[[int], list[str]]:
            return lambda _: list(command)

        database = env["DRONELOG_DB"]
        first = home / "first.py"
        first.write_text(FIRST, encoding="utf-8")
        took = in_turns(
            {
                "sqlite-utils": always(*theirs, "--version"),
                "python": always(sys.executable, "-c", "pass"),
                "--version": always(ours, "--version"),
                "first": always(sys.executable, str(first)),
                "query --format json": always(ours, "query", "--format", "json", "--limit", "50"),
                "query as a table": always(ours, "query", "--format", "table", "--limit", "50"),
                "summary": always(ours, "summary", "--format", "json"),
                "export to CSV": always(ours, "export", "-", "--format", "csv"),
                "add of one report": one,
                "rows": always(*theirs, "rows", database, "incidents", "--csv"),
            },
            env,
            rounds,
        )
        base = took["sqlite-utils"]
        goals = {"--version": 0.25, "query --format json": 0.7, "query as a table": 0.9, "add of one report": 1.5}
        for name in ("--version", "query --format json", "query as a table", "add of one report", "summary", "export to CSV"):
            found.append(Figure(f"{name} ÷ sqlite-utils --version", ratio(took[name], base), " ×", goals.get(name)))
        found.append(Figure("export to CSV ÷ sqlite-utils rows --csv", ratio(took["export to CSV"], took["rows"]), " ×"))
        found.append(Figure("first report parsed, from the start of the process", median(took["first"]) * 1000, " ms", 150))
        found.append(Figure("… ÷ python -c pass", ratio(took["first"], took["python"]), " ×"))
    return found


def memory(count: int, reports: list[Report], dates: float) -> list[Figure]:
    """What ``dronelog parse`` holds over few and over many reports; `dates` are KB a second of search_dates."""
    if not Path("/proc/self/smaps_rollup").exists():
        print("memory is measured on Linux only: skipped", file=sys.stderr)
        return []
    found: dict[int, tuple[float, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        env = environment(home)
        for size in (count // 8, count):
            path = home / f"{size}.jsonl"
            write_reports(path, reports, size)
            command = [str(BIN / "dronelog"), "parse", str(path), "--format", "jsonl", "--quiet"]
            found[size] = peak(command, env, home / "out.jsonl")
    few, many = found[count // 8], found[count]
    size = sum(len(reports[n % len(reports)].text.encode()) for n in range(count)) / 1024
    return [
        Figure("peak memory of parse, its workers included", many[0], " MB", 120, note=f"{count:,} reports"),
        Figure("… ÷ that over an eighth of them", many[0] / few[0], " ×", 1.1),
        Figure("reports a second, whole process", count / many[1], "/s", note=f"{os.cpu_count()} cores"),
        Figure("whole process on all cores ÷ search_dates on one, KB a second", size / many[1] / dates, " ×"),
    ]


def main() -> int:
    """The table; exit 1 where a goal is missed."""
    asked = argparse.ArgumentParser(prog="python -m tests.bench", description="Speed and size as ratios.")
    asked.add_argument("--rounds", type=int, default=9, help="rounds of each comparison (9)")
    asked.add_argument("--reports", type=int, default=4000, help="reports to parse for the peak of memory (4000)")
    asked.add_argument("--markdown", action="store_true", help="write the table as a page")
    given = asked.parse_args()
    reports = [c.report for c in cases()]
    found, dates = parsing(given.rounds)
    found += processes(given.rounds, reports) + memory(given.reports, reports, dates)
    lines = [("figure", "measured", "goal", ""), *(f.cells() for f in found)]
    machine = f"{os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}, {platform.system()}"
    today = date.today().isoformat()
    if given.markdown:
        print(f"Measured {today} on {machine}: {given.rounds} rounds, {given.reports:,} reports for memory.\n")
        print("\n".join("| " + " | ".join(line) + " |" for line in [lines[0], ("---", "--:", "--:", "---"), *lines[1:]]))
    else:
        print(f"{today}, {machine}")
        widths = [max(len(line[k]) for line in lines) for k in range(4)]
        for line in lines:
            print(f"{line[0]:<{widths[0]}}  {line[1]:>{widths[1]}}  {line[2]:>{widths[2]}}  {line[3]}")
    return 1 if any(f.verdict == "MISS" for f in found) else 0


if __name__ == "__main__":
    sys.exit(main())
