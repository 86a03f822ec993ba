"""By whose clock a report is told: a stamp in UTC against «с 17.00 до 20.00 мск».

Feeds and exports of messengers stamp UTC; the text counts by its readers' clocks. Such a stamp is turned into the time
that the text names, else that its language suggests, before anything asks which day is meant or what lies ahead.
"""

from __future__ import annotations

import datetime as dt

from dronelog.parsing.days import Anchor
from dronelog.parsing.document import Document

#: Minutes ahead of UTC in winter and in European summer → how the names of such zones begin.
_ZONES: dict[tuple[int, int], tuple[str, ...]] = {
    (0, 0): ("utc", "утс", "gmt", "гринв", "грінв"),
    (0, 60): ("uk time",),
    (60, 60): ("bst", "cet"),
    (180, 180): (
        "мск", "msk", "моск", "moscow", "минск", "eest",
        "turkish", "trt", "iraqi", "baghdad", "saudi", "riyadh", "idt",
    ),
    (120, 180): (
        "киев", "київ", "kyiv", "kiev", "ukrainian", "кишинев", "румун",
        "romanian", "bucharest", "lithuanian", "latvian", "estonian", "finnish", "eastern european", "israel",
    ),
    (120, 120): ("eet", "cest"),
    (60, 120): (
        "central european", "центральноевроп", "центральноєвроп", "польськ",
        "polish", "warsaw", "german", "danish", "copenhagen",
    ),
    (240, 240): ("самар", "samara", "samt", "astrakhan", "saratov"),
    (300, 300): ("урал", "екатеринб", "yekaterinburg", "yekt", "астан"),
    (360, 360): ("омск",),
    (330, 330): ("indian",),
    (-240, -240): ("edt",),
    (-300, -300): ("est", "cdt"),
    (-360, -360): ("cst", "mdt"),
    (-420, -420): ("pdt",),
    (-480, -480): ("pst",),
}  # fmt: skip
#: The clock of a language's readers, where the text names none.
_DEFAULT = {"ru": (180, 180), "uk": (120, 180)}
#: English is read everywhere: the hours after a stamp in UTC may be past where it happened, east of Greenwich.
_SLACK = 3


def local(anchor: Anchor, doc: Document, language: str) -> Anchor:
    """The report's own time by the clocks of its text; unchanged where its stamp tells no offset or one of its own."""
    if anchor.day is None or anchor.time is None or anchor.offset != 0:
        return anchor
    moment = dt.datetime.combine(anchor.day, anchor.time)
    named = _named(doc) or _DEFAULT.get(language)
    if named is None:
        late = moment + dt.timedelta(hours=_SLACK)
        return Anchor(anchor.day, late.time() if late.date() == anchor.day else dt.time(23, 59), 0)
    moment += dt.timedelta(minutes=named[_summer(moment)])
    return Anchor(moment.date(), moment.time(), 0)


def _named(doc: Document) -> tuple[int, int] | None:
    """The zone that the text counts by: the first it names, one on the ground before GMT."""
    found: list[tuple[int, int]] = []
    for i, hits in enumerate(doc.hits):
        for hit in hits:
            if hit.tag == "clock.zone":
                words = " " + " ".join(doc.tokens.norm[i : hit.end])
                zone = next((z for z, names in _ZONES.items() if any(f" {name}" in words for name in names)), None)
                if zone is not None:
                    found.append(zone)
    return next((z for z in found if z != (0, 0)), found[0] if found else None)


def _summer(moment: dt.datetime) -> bool:
    """Whether European summer time holds: from the last Sunday of March to that of October, at 01:00 UTC."""

    def change(month: int) -> dt.datetime:
        last = dt.datetime(moment.year, month, 31, 1)
        return last - dt.timedelta(days=(last.weekday() + 1) % 7)

    return change(3) <= moment < change(10)
