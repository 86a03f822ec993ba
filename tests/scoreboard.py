"""How well the labelled reports of ``fixtures/reports`` are understood: one table, by language, with the last landed figures.

    python -m tests.scoreboard            the table; exit 1 where a figure fell below the landed one
    python -m tests.scoreboard --errors   what goes wrong, counted by kind
    python -m tests.scoreboard --misses   the reports that are not wholly right
    python -m tests.scoreboard --land     keep the figures of now as those to hold, and tell them in the pages
    python -m tests.scoreboard --tell     only tell them in the pages (README.md, docs/method.md)

An incident of the answer and one of the label are a pair when the region is the same and their dates share a day (an undated
side pairs with any); the most alike pairs are made first. Record F1 counts a pair only where the number of drones and the
set of outcome kinds (`responded` aside) are right too. What the fields mean: docs/format.md.
"""

from __future__ import annotations

import json
import runpy
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from dronelog.model import Report, incident_to_dict
from dronelog.terms import OBJECT_KINDS

ROOT = Path(__file__).parent.parent
REPORTS = ROOT / "fixtures" / "reports"
LANDED = ROOT / "fixtures" / "scores.json"
#: What README.md and docs/method.md tell (docs/generate.py writes it there).
MEASURED = ROOT / "fixtures" / "measured.json"
#: A figure may fall by so much before it counts as fallen: one report in a small language.
SLACK = 0.01

Record = dict[str, Any]


@dataclass
class Case:
    """A labelled report."""

    name: str
    language: str
    report: Report
    wanted: list[Record]


def read_text(path: Path) -> Report:
    """A report with a header of ``key: value`` lines, a blank line, the text."""
    head, _, text = path.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    known = {"published", "publisher", "url", "title", "lang"}
    if not fields or not set(fields) <= known:
        head, text, fields = "", f"{head}\n\n{text}", {}
    return Report(text=text.strip("\n"), id=path.stem, **fields)


def cases() -> list[Case]:
    """All labelled reports, by language and name."""
    found = []
    for path in sorted(REPORTS.glob("*/*.txt")):
        wanted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["incidents"]
        found.append(Case(path.stem, path.parent.name, read_text(path), wanted))
    return found


def _days(record: Record) -> tuple[date, date] | None:
    if not record.get("start"):
        return None
    return date.fromisoformat(record["start"][:10]), date.fromisoformat((record.get("end") or record["start"])[:10])


def overlapping(a: Record, b: Record) -> bool:
    """Whether two incidents share a day; an undated one shares all."""
    one, two = _days(a), _days(b)
    return one is None or two is None or (one[0] <= two[1] and two[0] <= one[1])


def kinds(record: Record) -> set[str]:
    """The kinds of outcome of an incident."""
    return {outcome["kind"] for outcome in record["outcomes"]}


def _bag(record: Record, key: str) -> Counter[tuple[str, Any]]:
    return Counter(
        (o["kind"], o.get(key) if key == "count" or o["kind"] in OBJECT_KINDS else None) for o in record["outcomes"]
    )


def source_right(wanted: Record, found: Record) -> bool | None:
    """Whether the source is one of those that the label allows; None where it names none."""
    names = wanted.get("source_any")
    return any(name.casefold() in (found.get("source") or "").casefold() for name in names) if names else None


def _clock_right(wanted: Record, found: Record) -> bool:
    return all((wanted[k] or "")[:16] == (found[k] or "")[:16] for k in ("start", "end") if "T" in (wanted[k] or ""))


def _likeness(wanted: Record, found: Record) -> float:
    return (
        2 * (_days(wanted) == _days(found))
        + _clock_right(wanted, found)
        + 2 * (wanted["drones"] == found["drones"])
        + len(kinds(wanted) & kinds(found))
        - 0.5 * len(kinds(wanted) ^ kinds(found))
        + bool(source_right(wanted, found))
    )


def pairs(wanted: list[Record], found: list[Record]) -> list[tuple[Record, Record]]:
    """Pairs of label and answer, the most alike first, each used once."""
    likely = sorted(
        (
            (-_likeness(w, f), i, j)
            for i, w in enumerate(wanted)
            for j, f in enumerate(found)
            if w["region"] == f["region"] and overlapping(w, f)
        )
    )
    left, right, made = set[int](), set[int](), []
    for _, i, j in likely:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            made.append((wanted[i], found[j]))
    return made


def right(wanted: Record, found: Record) -> bool:
    """Whether a pair is right: the number of drones and the kinds of outcome."""
    return bool(wanted["drones"] == found["drones"]) and not (kinds(wanted) ^ kinds(found)) - {"responded"}


@dataclass
class Score:
    """Counts over some reports, and the figures made of them."""

    n: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, case: Case, found: list[Record]) -> None:
        n, wanted = self.n, case.wanted
        made = pairs(wanted, found)
        n["reports"] += 1
        n["wanted"] += len(wanted)
        n["found"] += len(found)
        n["paired"] += len(made)
        if not wanted:
            n["negatives"] += 1
            n["clean"] += not found
        good = sum(right(w, f) for w, f in made)
        n["right"] += good
        if not good == len(wanted) == len(found):
            self.misses.append(f"{case.language}/{case.name}")
        for w, f in made:
            n["dates"] += _days(w) == _days(f)
            n["drones"] += w["drones"] == f["drones"]
            if (told := source_right(w, f)) is not None:
                n["sources"] += 1
                n["source"] += told
        for key in ("count", "object"):
            n[f"{key}s wanted"] += sum(sum(_bag(w, key).values()) for w in wanted)
            n[f"{key}s found"] += sum(sum(_bag(f, key).values()) for f in found)
            n[f"{key}s right"] += sum(sum((_bag(w, key) & _bag(f, key)).values()) for w, f in made)
        self._explain(case, found, made)

    def _explain(self, case: Case, found: list[Record], made: list[tuple[Record, Record]]) -> None:
        errors = self.errors
        errors["incident missed"] += len(case.wanted) - len(made)
        errors["incident invented"] += len(found) - len(made)
        for w, f in made:
            if w["drones"] != f["drones"]:
                errors[
                    "drones " + ("missed" if f["drones"] is None else "invented" if w["drones"] is None else "wrong")
                ] += 1
            for kind in kinds(w) - kinds(f):
                errors[f"{kind} missed"] += 1
            for kind in kinds(f) - kinds(w):
                errors[f"{kind} invented"] += 1
            errors["source wrong"] += source_right(w, f) is False
            errors["dates not exact"] += _days(w) != _days(f)

    def figures(self) -> dict[str, float]:
        """Shares and F1s, rounded to three places."""
        n = self.n

        def share(hits: str, of: str) -> float:
            return round(n[hits] / n[of], 3) if n[of] else 1.0

        def f1(hits: str, wanted: str, found: str) -> float:
            return round(2 * n[hits] / (n[wanted] + n[found]), 3) if n[wanted] + n[found] else 1.0

        return {
            "record_f1": f1("right", "wanted", "found"),
            "incident_f1": f1("paired", "wanted", "found"),
            "exact_dates": share("dates", "paired"),
            "drones": share("drones", "paired"),
            "source": share("source", "sources"),
            "outcome_count_f1": f1("counts right", "counts wanted", "counts found"),
            "outcome_object_f1": f1("objects right", "objects wanted", "objects found"),
            "clean_negatives": share("clean", "negatives"),
        }


def score(labelled: Iterable[Case]) -> dict[str, Score]:
    """Scores by language, and of all."""
    from dronelog import languages, regions
    from dronelog.parsing import Parser

    parser = Parser(languages.load(), regions.load())
    scores = {"all": Score()}
    for case in labelled:
        found = [incident_to_dict(incident) for incident in parser.parse(case.report)]
        scores["all"].add(case, found)
        scores.setdefault(case.language, Score()).add(case, found)
    return scores


def landed() -> dict[str, dict[str, float]]:
    """The figures to hold."""
    return json.loads(LANDED.read_text(encoding="utf-8")) if LANDED.exists() else {}


def fallen(scores: dict[str, Score]) -> list[str]:
    """Figures below the landed ones, in a line each."""
    return [
        f"{name} {key}: {figures[key]:.3f}, landed {held:.3f}"
        for name, held_figures in landed().items()
        if name in scores
        for figures in [scores[name].figures()]
        for key, held in held_figures.items()
        if figures.get(key, 0.0) < held - SLACK
    ]


def tell(scores: dict[str, Score]) -> None:
    """Keep what was measured, with counts and today's date, and write the pages that tell it."""
    told = {
        "measured": date.today().isoformat(),
        "figures": {name: {"reports": s.n["reports"], **s.figures()} for name, s in scores.items()},
        "counts": dict(sorted(scores["all"].n.items())),
        "errors": {error: count for error, count in scores["all"].errors.most_common() if count},
    }
    MEASURED.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    runpy.run_path(str(ROOT / "docs" / "generate.py"))["write_blocks"]()


def main(args: list[str]) -> int:
    scores = score(cases())
    held = landed()
    names = list(scores)
    print(f"{'':18}" + "".join(f"{name:>8} {'landed':>7}" for name in names))
    print(f"{'reports':18}" + "".join(f"{scores[name].n['reports']:8} {'':7}" for name in names))
    for key in scores["all"].figures():
        cells = (f"{scores[n].figures()[key]:8.3f} {held.get(n, {}).get(key, float('nan')):7.3f}" for n in names)
        print(f"{key:18}" + "".join(cells))
    if "--errors" in args:
        for error, count in scores["all"].errors.most_common():
            if count:
                print(f"{count:5}  {error}")
    if "--misses" in args:
        print("\n".join(scores["all"].misses))
    if "--land" in args or "--tell" in args:
        tell(scores)
    if "--land" in args:
        LANDED.write_text(json.dumps({n: s.figures() for n, s in scores.items()}, indent=1) + "\n", encoding="utf-8")
        return 0
    for line in fallen(scores):
        print("fallen:", line)
    return 1 if fallen(scores) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
