"""``dronelog summary --sentence``: the totals of a filter as a line to paste."""

from __future__ import annotations

import sqlite3
from collections import Counter
from datetime import date

from dronelog.output.safe import for_terminal
from dronelog.output.sentence import Said, sentence
from dronelog.query import Filter

_DAY = 24 * 60
#: More regions than these are counted, not named.
_PLACES = 3


def line(conn: sqlite3.Connection, wanted: Filter, lang: str) -> str | None:
    """The line, harmless for a terminal; None where nothing was found."""
    from dronelog.summary import METRICS, NOBODY, claims, totals

    found = list(claims(conn, wanted))
    counted = [claim for claim in found if not claim.doubtful]
    if not counted:
        return None
    rows, receipt = totals(found)
    whole = rows[0]
    dated = [claim.window for claim in counted if claim.start and not claim.window.loose]
    names = Counter(claim.source_name for claim in counted if claim.source != NOBODY and claim.source_name)
    codes = list(wanted.regions or wanted.countries) or sorted({claim.region for claim in counted})
    said = Said(
        places=_names(conn, codes, lang) if len(codes) <= _PLACES else (),
        first=date.fromordinal(min(w.start for w in dated) // _DAY).isoformat() if dated else None,
        last=date.fromordinal((max(w.end for w in dated) - 1) // _DAY).isoformat() if dated else None,
        figures={metric: (whole.low.get(metric), whole.high.get(metric)) for metric in METRICS},
        sources=_sources(conn, names, codes, lang),
        unnamed=any(claim.source == NOBODY for claim in counted),
        reports=len({claim.report for claim in counted}), incidents=whole.incidents,
        silent=sum("drones" not in claim.figures for claim in counted) if "drones" in whole.high else 0,
        doubtful=receipt.left_out.get("doubtful", 0),
    )  # fmt: skip
    return for_terminal(sentence(said, lang))


def _sources(conn: sqlite3.Connection, names: Counter[str], codes: list[str], lang: str) -> list[str]:
    """Who said most first; with the region of an office that every region has, where several regions are spoken of."""
    found = []
    for name, _ in sorted(names.items(), key=lambda pair: (-pair[1], pair[0])):
        office, sign, code = name.removesuffix(")").rpartition(" (")
        if sign and len(codes) > 1:
            office = f"{office} ({_names(conn, [code], lang)[0]})"
        found.append(office if sign else name)
    return list(dict.fromkeys(found))


def _names(conn: sqlite3.Connection, codes: list[str], lang: str) -> list[str]:
    known = dict(conn.execute(f"SELECT code, name_{lang} FROM regions"))  # noqa: S608 - one of en, ru, uk
    return [known.get(code, code) for code in codes]
