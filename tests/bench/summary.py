"""Summary of a large log as ratios: ``python -m tests.bench.summary [INCIDENTS] [FILE]``.

A log of invented incidents, as crowded as a real one: nights told by several sources, windows inside them, repeats,
countries' figures, vague dates, a sea. `summary --by region,month` is held against the plain GROUP BY that counts
everything twice, on the same file in the same run; `query --limit 50` with a filter and `show` against the start of
sqlite-utils; memory against that over an eighth of the incidents.
"""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from tests.bench.processes import BIN, SQLITE_UTILS, environment, in_turns, ratio

#: What a person would write who trusts each row: region, month, how many, drones.
PLAIN = """
SELECT i.region, substr(d.start, 1, 7), count(*), sum(i.drones) FROM incidents i JOIN dates d ON d.id = i.date
WHERE i.current = 1 AND i.status <> 'rejected' GROUP BY 1, 2 ORDER BY 1, 2
"""
_PLAIN = """
import sqlite3, sys
for row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2]):
    print(*row, sep=",")
"""
_TEXT = "Ночью над областью сбили {0} беспилотников, сообщил губернатор. Повреждены дома, пострадавших нет. № {1}"
_DAYS = 1400


def _dates(first: date) -> Iterator[tuple[str, str, str]]:
    """What is told of one night and its day: the night, windows inside it, a day, an evening, a moment."""
    day, morning = first.isoformat(), (first + timedelta(1)).isoformat()
    yield day, morning, "night"
    yield f"{day}T20:00", f"{morning}T07:00", "time"
    yield f"{day}T23:00", f"{morning}T02:00", "time"
    yield f"{morning}T02:00", f"{morning}T05:00", "time"
    yield f"{day}T13:00", f"{day}T16:00", "time"
    yield f"{day}T18:30", f"{day}T21:00", "time"
    yield day, day, "day"
    yield f"{day}T11:20", f"{day}T11:20", "time"
    yield (first - timedelta(7)).isoformat(), day, "approx"


#: How often each is told, of a hundred.
_OFTEN = (40, 20, 6, 6, 8, 6, 8, 4, 2)


def fill(path: Path, count: int) -> None:
    """A log of `count` incidents, two a report, by plain SQL; then what `add` does at its end."""
    from dronelog.cli.knowledge import gazetteer, region_of
    from dronelog.model import Report
    from dronelog.store import Names, open_writing
    from dronelog.store.identity import digest, identity, public_id
    from dronelog.summary.ready import settle_changes

    dice = random.Random(5)
    conn = open_writing(path)
    names = Names(conn, region_of, {"RU-MOD": "Russian Ministry of Defence", "UA-AF": "Air Force of Ukraine"}.get)
    conn.execute("PRAGMA synchronous = OFF")
    conn.execute("PRAGMA foreign_keys = OFF")
    conn.execute("BEGIN")
    conn.execute("INSERT INTO runs (id, started, inputs, program) VALUES (1, '2025-01-01T00:00:00', '[]', '0')")
    codes = sorted(c for c in _codes(gazetteer()) if c.startswith(("RU-", "UA-")))[:80]
    regions = [names.region(code) for code in [*codes, "RU", "UA", "SEA-BLACK"]]
    weights = [1.0 / (n % 20 + 1) for n in range(len(codes))] + [1.5, 1.5, 0.3]
    publishers = [names.source(f"Газета {n}") for n in range(40)]
    ministries = [names.source("Минобороны", "military", "RU-MOD"), names.source("Повітряні сили", "military", "UA-AF")]
    offices = {code: names.source("губернатор", "regional_authority", None, code) for code in regions}
    days = [[names.date(*told) for told in _dates(date(2022, 3, 1) + timedelta(n))] for n in range(_DAYS)]

    def report(n: int) -> tuple[object, ...]:
        text, url = _TEXT.format(n % 60, n), f"https://example.org/news/{n}"
        name, told = identity(Report(text, url=url)), digest(text)
        when = (date(2022, 3, 2) + timedelta(n * _DAYS * 2 // count)).isoformat()
        return n, public_id(name, told), name, told, url, publishers[n % 40], when, f"{when}T08:00:00", text

    def incident(n: int) -> tuple[object, ...]:
        region = dice.choices(regions, weights)[0]
        told = days[min(_DAYS - 1, n * _DAYS // count)][dice.choices(range(9), _OFTEN)[0]]
        source = dice.choice([None, offices[region], ministries[region.startswith("UA")], dice.choice(publishers)])
        drones = None if dice.random() < 0.2 else dice.choice([1, 2, 3, 4, 6, 9, 9, 12, 30])
        status = "doubtful" if dice.random() < 0.03 else "parsed"
        return n, (n + 1) // 2, (n + 1) % 2 + 1, status, region, told, source, drones

    conn.executemany(
        "INSERT INTO reports (id, key, identity, digest, url, publisher, published, revised, language, run, text)"
        " VALUES (?,?,?,?,?,?,?,?,'ru',1,?)", map(report, range(1, (count + 1) // 2 + 1)),
    )  # fmt: skip
    conn.executemany(
        "INSERT INTO incidents (id, report, number, status, region, date, source, drones, approximate, confidence,"
        " mixed_attack, quote_start, quote_end, parser) VALUES (?,?,?,?,?,?,?,?,0,0.9,0,0,61,'1')",
        map(incident, range(1, count + 1)),
    )  # fmt: skip
    kinds = (("intercepted", None), ("damaged", "home"), ("injured", None), ("no_casualties", None), ("struck", "energy"))
    conn.executemany(
        "INSERT INTO outcomes VALUES (?,?,?,?,?,0,10)",
        ((n, place, kind, None if kind == "no_casualties" else dice.randrange(9), thing) for n in range(1, count + 1)
         for place, (kind, thing) in enumerate(dice.sample(kinds, n % 3), 1)),
    )  # fmt: skip
    conn.execute("COMMIT")
    began = time.perf_counter()
    settle_changes(conn)
    print(f"{count:,} incidents counted once in {time.perf_counter() - began:.1f} s", file=sys.stderr)
    conn.close()


def _codes(gazetteer: object) -> Iterator[str]:
    for region in gazetteer.regions():  # type: ignore[attr-defined]
        yield region.code


def used(command: list[str], env: dict[str, str]) -> float:
    """Peak memory of a process that must succeed, in MB; asked by a small process, since a child is told to have held what
    its parent does."""
    asking = ("import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
              "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")  # fmt: skip
    told = subprocess.run([sys.executable, "-c", asking, *command], env=env, check=True, capture_output=True, text=True)
    return int(told.stdout) / 1024


def ask(path: Path, rounds: int = 3) -> dict[str, list[float]]:
    """Seconds of each process over a log, in turns."""
    conn = sqlite3.connect(path)
    public = conn.execute("SELECT key || '-1' FROM reports ORDER BY id LIMIT 1 OFFSET 999").fetchone()[0]
    conn.close()
    ours, db = str(BIN / "dronelog"), ("--db", str(path))
    env = environment(path.parent)
    commands = {
        "plain": [sys.executable, "-c", _PLAIN, str(path), PLAIN],
        "summary": [ours, "summary", "--by", "region,month", "--format", "csv", "-q", *db],
        "summary of one region": [ours, "summary", "--by", "month,region", "-r", "RU-BEL", "--format", "csv", "-q", *db],
        "sqlite-utils": [*SQLITE_UTILS, "--version"],
        "query": [ours, "query", "-r", "RU-BEL", "--limit", "50", "--format", "json", "-q", *db],
        "query, as a table": [ours, "query", "-r", "RU-BEL", "--limit", "50", "--format", "table", *db],
        "query since a day": [ours, "query", "-r", "RU-BEL", "--since", "2025-06-01", "--limit", "50", "--format", "json", "-q", *db],
        "show": [ours, "show", public, "--color", "never", *db],
    }
    return in_turns({name: lambda _, c=c: c for name, c in commands.items()}, env, rounds)  # type: ignore[misc]


def main(arguments: list[str]) -> int:
    """The table; exit 1 where a ratio misses its goal."""
    count = int(arguments[0]) if arguments else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(arguments[1]) if len(arguments) > 1 else Path(folder) / "log.db"
        few = Path(folder) / "few.db"
        if not path.exists():
            fill(path, count)
        fill(few, count // 8)
        took = ask(path)
        lines = [("summary --by region,month ÷ the plain GROUP BY", ratio(took["summary"], took["plain"]), 3.0),
                 ("summary --by month,region of one region ÷ the plain GROUP BY", ratio(took["summary of one region"], took["plain"]), None)]  # fmt: skip
        for name in ("query", "query, as a table", "query since a day", "show"):
            lines.append((f"{name} --limit 50 ÷ sqlite-utils --version" if "query" in name else f"{name} ÷ sqlite-utils --version",
                          ratio(took[name], took["sqlite-utils"]), 1.0))  # fmt: skip
        env = environment(Path(folder))
        command = [str(BIN / "dronelog"), "summary", "--by", "region,month", "--format", "csv", "-q", "--db"]
        peaks = [used([*command, str(file)], env) for file in (few, path)]
        lines.append((f"peak memory of the summary ({peaks[1]:.0f} MB) ÷ that over an eighth", peaks[1] / peaks[0], 1.25))
        print(f"{count:,} incidents: plain {median(took['plain']):.2f} s, summary {median(took['summary']):.2f} s,"
              f" sqlite-utils --version {median(took['sqlite-utils']):.2f} s")  # fmt: skip
        missed = 0
        for what, value, goal in lines:
            verdict = "" if goal is None else "ok" if value <= goal else "MISS"
            missed += verdict == "MISS"
            print(f"{what:<75} {value:6.2f} ×  {'' if goal is None else f'≤ {goal:g}':>6}  {verdict}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
