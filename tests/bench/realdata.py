"""How published data is read: three tables of real posts and reports, kept outside the repository, with what must hold.

    python -m tests.bench.realdata DIRECTORY      or DRONELOG_REALDATA=DIRECTORY python -m tests.bench.realdata
    python -m tests.bench.realdata --show KIND    the rows that go wrong in that way (KIND as printed in the table)

`DIRECTORY` is searched for the three files by name; a file that is missing is skipped with a message. Exit 1 where a figure
misses its limit. The data carries labels for the FAA's table only (state, date); for the others the text itself is the check:
an air-defence post tells its total and its parts, a front-line story tells no incident of drones.
"""

from __future__ import annotations

import csv
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from dronelog.languages import load as languages
from dronelog.model import Incident, Report
from dronelog.parsing import Parser
from dronelog.regions import load as regions

POSTS = "mod_russia_even_months.csv"
FAA = "faa_uas_sightings_even_months.csv"
NEWS = "news_even_rows.csv"


@dataclass
class Tally:
    """One figure: how many rows were tried and which went wrong; `limit` is the share that may."""

    name: str
    limit: float
    tried: int = 0
    wrong: list[tuple[str, str]] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share of rows that went wrong, 0 to 1."""
        return len(self.wrong) / self.tried if self.tried else 0.0

    @property
    def kept(self) -> bool:
        """Whether the figure is within its limit."""
        return self.share <= self.limit

    def add(self, key: str, good: bool, words: str = "") -> None:
        """Count a row; `words` tell what went wrong."""
        self.tried += 1
        if not good:
            self.wrong.append((key, words))


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table in CSV."""
    csv.field_size_limit(10_000_000)
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def brief(incidents: list[Incident]) -> str:
    """Incidents in a line, for a person."""
    return "; ".join(f"{i.region} {i.drones} {i.start}..{i.end} {[(o.kind, o.count) for o in i.outcomes]}" for i in incidents)


def sound(text: str, incidents: list[Incident]) -> bool:
    """Whether every offset lies inside the text and underlines something."""
    spans = [(s.start, s.end) for i in incidents for s in (*i.outcomes, *i.evidence)]
    return all(0 <= a < b <= len(text) and text[a:b].strip() == text[a:b] for a, b in spans)


class Runner:
    """Parses rows and keeps what must never happen: an exception, an offset outside the text."""

    def __init__(self) -> None:
        self.parser = Parser(languages(), regions())
        self.crash, self.offsets = Tally("crash", 0.0), Tally("offsets", 0.0)

    def __call__(self, key: str, report: Report) -> list[Incident] | None:
        """The incidents; None after an exception."""
        try:
            found = self.parser.parse(report)
        except Exception as fault:  # counted, shown with its row
            self.crash.add(key, False, f"{type(fault).__name__}: {fault} in: {report.text}")
            return None
        self.crash.add(key, True)
        self.offsets.add(key, sound(report.text, found), report.text)
        return found


# ——— posts of a ministry: what the post itself says ———

_DIGEST = re.compile(
    r"сводк|главное за день|заявлени[ея] |брифинг|о ходе проведения|по состоянию на|группиров[ок]|направлени[ие]|за неделю|"
    r"за прошедши[ей] (?:сутки|недел)|за сутки",
    re.I,
)  # fmt: skip
_DEFENCE = re.compile(r"дежурны\w+ (?:силами|средствами)|средствами ПВО|пресечен\w* (?:\w+ ){0,2}попытк|подавлен\w* средствами", re.I)
#: Reports that leave the air defence out: «над территорией … области уничтожены два … аппарата».
_OVER = re.compile(r"(?:уничтожен|перехвачен|пресечен)\w*[^.]{0,80} над территори|над территори[^.]{0,90} (?:уничтожен|перехвачен|пресечен)", re.I)
_FATE = re.compile(r"уничтожен|перехвачен|сбит|подавлен", re.I)
_DRONE = re.compile(r"бпла|беспилотн|дрон", re.I)
_UNITS = {
    "один": 1, "одного": 1, "одна": 1, "два": 2, "двух": 2, "две": 2, "три": 3, "трех": 3, "четыре": 4, "четырех": 4, "пять": 5, "шесть": 6, "семь": 7,
    "восемь": 8, "девять": 9, "десять": 10, "одиннадцать": 11, "двенадцать": 12, "тринадцать": 13, "четырнадцать": 14,
    "пятнадцать": 15, "шестнадцать": 16, "семнадцать": 17, "восемнадцать": 18, "девятнадцать": 19, "двадцать": 20,
    "тридцать": 30, "сорок": 40, "пятьдесят": 50, "шестьдесят": 60, "семьдесят": 70, "восемьдесят": 80, "девяносто": 90, "сто": 100,
}  # fmt: skip
_WORD = "|".join(sorted(_UNITS, key=len, reverse=True))
_TOTAL = re.compile(
    rf"\b(\d{{1,3}}|(?:{_WORD})(?: (?:{_WORD}))?)\s+(?:украинск\w+ )?(?:бпла|беспилотн\w+(?: летательн\w+)?(?: аппарат\w*)?|дрон\w*)"
    rf"(?:\s+самолетного типа)?\s*(:|,? из (?:них|которых):?|,? в том числе:?)",
    re.I,
)  # fmt: skip
_WINDOW = re.compile(r"\bс (\d{1,2})[.:](\d\d)(?: мск)? до (\d{1,2})[.:](\d\d)(?: мск)? дежурн", re.I)
_MARKUP = re.compile(r"[*_​]+")
_PLACE = re.compile(r"област|кра[яй]|крым|республик|регион|мор[яе]|севастопол", re.I)


def plain(text: str) -> str:
    """A post without the marks of its messenger, for the patterns of this file only: the parser gets it as published."""
    return re.sub(r"\s+", " ", _MARKUP.sub("", text)).replace("ё", "е")


def defence(text: str) -> bool:
    """Whether a post reports what the air defence did over named places; a digest or a story from the front does not."""
    words = plain(text)
    head = words[:250]
    return bool(
        (_DEFENCE.search(words) or _OVER.search(words)) and _FATE.search(words) and _DRONE.search(words) and _PLACE.search(words) and not _DIGEST.search(head)
    )


def story(text: str) -> bool:
    """Whether a post is a story from the front, a digest or news of the army."""
    words = plain(text)
    if _DIGEST.search(words[:250]) or re.search("сводка|главное за день", words, re.I):
        return True
    return not (_DEFENCE.search(words) or _OVER.search(words))


def stated(text: str) -> tuple[int, str] | None:
    """The total that a list of parts follows, and the words of the list; None where there is no such list or it is cut."""
    words = plain(text)
    if "[" not in words and "#" not in words and "@" not in words:
        return None  # no sign-off: the snippet ends in mid-list
    found = _TOTAL.search(words)
    if found is None:
        return None
    said = found[1].lower()
    rest = words[found.end() :]
    parts = re.findall(rf"(?:\b(?:по )?(?:{_WORD}|одному)\b|\d+)", rest.split("[")[0].lower())
    if len(parts) < 2:
        return None
    return int(said) if said.isdigit() else sum(_UNITS[w] for w in said.split()), rest


def posts(path: Path, run: Runner) -> list[Tally]:
    """The ministry's posts."""
    empty = Tally("posts: air defence without an incident", 0.01)
    sums = Tally("posts: parts that miss the total", 0.02)
    noise = Tally("posts: stories and digests with an incident", 0.02)
    clock = Tally("posts: a window on another day", 0.02)
    for number, row in enumerate(rows(path), 2):
        text, key = row["text_snippet"], f"{number} {row['datetime']}"
        stamp = row["datetime"].replace(" ", "T") + "+00:00"
        found = run(key, Report(text=text, published=stamp, publisher="Минобороны России"))
        if found is None:
            continue
        if story(text):
            noise.add(key, not found, f"{text}\n    => {brief(found)}")
        elif defence(text):
            empty.add(key, bool(found), text)
            window = _WINDOW.search(plain(text))
            if window is not None and found and found[0].start and found[0].end:
                # the last such window that had ended when the post came out, both by Moscow's clock
                posted = datetime.fromisoformat(stamp) + timedelta(hours=3)
                ended = posted.replace(hour=int(window[3]) % 24, minute=int(window[4]))
                ended -= timedelta(days=ended > posted + timedelta(minutes=10))
                clock.add(key, found[0].end[:10] == ended.date().isoformat(), f"{text}\n    => {brief(found)}")
            total = stated(text)
            if total is not None and found:
                # a figure for the whole country stands beside its parts, it is none of them
                got = sum(i.drones or 0 for i in found if "-" in i.region)
                sums.add(key, got == total[0], f"{text}\n    said {total[0]}, got {got} => {brief(found)}")
    return [empty, sums, clock, noise]


# ——— the FAA's sightings: labelled with state and date ———

_STATES_WRITTEN = """
ALABAMA=AL ALASKA=AK ARIZONA=AZ ARKANSAS=AR CALIFORNIA=CA COLORADO=CO CONNECTICUT=CT DELAWARE=DE FLORIDA=FL
GEORGIA=GA HAWAII=HI IDAHO=ID ILLINOIS=IL INDIANA=IN IOWA=IA KANSAS=KS KENTUCKY=KY LOUISIANA=LA MAINE=ME
MARYLAND=MD MASSACHUSETTS=MA MICHIGAN=MI MINNESOTA=MN MISSISSIPPI=MS MISSOURI=MO MONTANA=MT NEBRASKA=NE
NEVADA=NV NEW-HAMPSHIRE=NH NEW-JERSEY=NJ NEW-MEXICO=NM NEW-YORK=NY NORTH-CAROLINA=NC NORTH-DAKOTA=ND OHIO=OH
OKLAHOMA=OK OREGON=OR PENNSYLVANIA=PA RHODE-ISLAND=RI SOUTH-CAROLINA=SC SOUTH-DAKOTA=SD TENNESSEE=TN TEXAS=TX
UTAH=UT VERMONT=VT VIRGINIA=VA WASHINGTON=WA WEST-VIRGINIA=WV WISCONSIN=WI WYOMING=WY DISTRICT-OF-COLUMBIA=DC
PUERTO-RICO=PR GUAM=GU
"""
_STATES = dict(pair.split("=") for pair in _STATES_WRITTEN.split())


def faa(path: Path, run: Runner) -> list[Tally]:
    """The sightings that the FAA publishes by quarter; the day of the row is the report's time."""
    none = Tally("FAA: no incident", 0.02)
    state = Tally("FAA: another state", 0.02)
    day = Tally("FAA: another date", 0.02)
    more = Tally("FAA: more than one incident", 0.05)
    for row in rows(path):
        code = _STATES.get(row["state"].strip().upper().replace(" ", "-"))
        text, key = row["summary"], f"{row['file']}:{row['row']} {row['date']}"
        if code is None or not text.strip():
            continue
        # published a day after: the narrative must not be dated by the day it was filed
        found = run(key, Report(text=text, published=row["date"], publisher="FAA", lang="en"))
        if found is None:
            continue
        words = f"{row['city']}, {row['state']}: {text}\n    => {brief(found)}"
        none.add(key, bool(found), words)
        if found:
            state.add(key, found[0].region in (f"US-{code}", code), words)  # Puerto Rico and Guam have both kinds of code
            told = found[0].start[:10] if found[0].start else None
            near = {row["date"], (date.fromisoformat(row["date"]) - timedelta(days=1)).isoformat()} if "T" in (found[0].start or "") else {row["date"]}
            day.add(key, told in near, words)
            more.add(key, len(found) == 1, words)
    return [none, state, day, more]


# ——— news of all kinds: what names no drone is none ———

_NEWS_DRONE = re.compile(r"дрон|бпла|безпілот|беспилот|шахед|shahed|герань|гербер|fpv|drone|uav|квадрокоптер|мопед|ланцет|бпс|бпак", re.I)


def news(path: Path, run: Runner) -> list[Tally]:
    """News of seven media: title and summary."""
    false = Tally("news: an incident without a drone", 0.01)
    told: Counter[str] = Counter()
    for number, row in enumerate(rows(path), 2):
        text = f"{row['title']}\n\n{row['text']}"
        found = run(f"{number}", Report(text=text, title=row["title"], published=row["date"].replace(" ", "T"), publisher=row["source"]))
        if found is None:
            continue
        if _NEWS_DRONE.search(text):
            told["with" if found else "without"] += 1
        else:
            false.add(f"{number} {row['date']}", not found, f"{text}\n    => {brief(found)}")
    print(f"news that names a drone: {told['with']} with an incident, {told['without']} without")
    return [false]


TABLES: dict[str, Callable[[Path, Runner], list[Tally]]] = {POSTS: posts, FAA: faa, NEWS: news}


def measure(directory: Path) -> list[Tally]:
    """All figures of the files that are there."""
    run = Runner()
    found: list[Tally] = []
    for name, read in TABLES.items():
        path = next(iter(sorted(directory.rglob(name))), None)
        if path is None:
            print(f"{name}: not there, skipped")
        else:
            found += read(path, run)
    return [run.crash, run.offsets, *found] if found else []


def main(arguments: list[str]) -> int:
    """The table; exit 1 where a figure misses its limit."""
    show = ""
    if "--show" in arguments:
        at = arguments.index("--show")
        show = " ".join(arguments[at + 1 : at + 2])
        del arguments[at : at + 2]
    given = arguments[0] if arguments else os.environ.get("DRONELOG_REALDATA", "")
    if not given or not Path(given).is_dir():
        print("real data is absent: give its directory, or set DRONELOG_REALDATA; skipped")
        return 0
    tallies = measure(Path(given))
    for t in tallies:
        if show and show in t.name:
            for key, words in t.wrong:
                print(f"[{t.name}] {key}: {words}\n")
    for t in tallies:
        print(f"{'ok  ' if t.kept else 'MISS'} {t.name:45} {len(t.wrong):5} of {t.tried:5} = {t.share:7.2%} (at most {t.limit:.0%})")
    return 0 if all(t.kept for t in tallies) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
