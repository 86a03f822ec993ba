"""Days and nights whose name is left out: «цієї ночі знищено 12, попередньої – п’ять», «в ніч на 20 травня збито сім,
на 21-ше – дванадцять».
"""

from __future__ import annotations

from bisect import bisect_right

from dronelog.parsing.counts import Count
from dronelog.parsing.dates import When
from dronelog.parsing.days import DAY
from dronelog.parsing.document import Document

#: A night or day by its adjective alone.
_WHICH = {
    **dict.fromkeys(("попередньої", "попереднього", "попередню"), "previous"),
    **dict.fromkeys(("позаминулої", "позаминулу", "позапрошлой", "позапрошлую"), "previous"),
    **dict.fromkeys(("предыдущей", "предыдущую", "предыдущего"), "previous"),
    **dict.fromkeys(("наступної", "наступного", "следующей", "следующую", "наступну"), "next"),
}
#: Dates before a number that are looked at, at most.
_BACK = 8
_ON = frozenset(("у", "в", "во", "за", "а"))
_INTO = frozenset(("на", "проти", "под", "під"))


def unnamed(doc: Document, whens: list[When], numbers: list[Count]) -> None:
    """Add the nights and days of a sentence that one told before it lends their name."""
    norm, of = doc.tokens.norm, doc.sentence_of
    new: list[When] = []
    ends = [w.j for w in whens]
    for c in numbers if whens else ():
        k = c.i - 1
        if c.value is None or k < 1 or norm[k] != "-":
            continue
        at = bisect_right(ends, k)
        before = [w for w in whens[max(0, at - _BACK) : at] if of[w.i] == of[c.i]]
        if not before:
            continue
        last = before[-1]
        which = _WHICH.get(norm[k - 1])
        if which is not None and not any(w.i <= k - 1 < w.j for w in whens[max(0, at - 1) : at + 1]):
            nightly = last.precision == "night" or "night" in last.relative
            i = k - 2 if norm[k - 2] in _ON else k - 1
            if which == "previous":
                relative = "previous_night" if nightly else "previous_day"
                new.append(When(i, k, None, None, "unknown", relative=relative, day_told=False))
            elif last.start is not None and last.end is not None:
                new.append(When(i, k, last.start + DAY, last.end + DAY, "night" if nightly else "day"))
        elif last.j == k and last.precision == "day" and last.start is not None and norm[last.i - 1] in _INTO and any(
            w.precision == "night" for w in before[:-1]
        ):  # fmt: skip
            last.start, last.precision = last.start - DAY, "night"
            last.i -= 1
    if new:
        whens += new
        whens.sort(key=lambda w: w.i)
