"""The day on which a text was written: that of its dateline, "OKARA, May 9 (APP) – …", put out a day or two later."""

from __future__ import annotations

import datetime as dt

from dronelog.parsing.dates import Anchor, When
from dronelog.parsing.document import Document
from dronelog.parsing.places import Place

#: Days from the dateline to the publication at most; a longer way tells an old text, whose days count from neither.
LATEST = 2
#: Tokens before the day of a dateline at most.
REACH = 6


def day(doc: Document, whens: list[When], spots: list[Place], anchor: Anchor) -> dt.date | None:
    """The day that "last night" and "on Tuesday" are to be reckoned from, where it is not that of publication."""
    if anchor.day is None or not whens or not any(p.role == "dateline" for p in spots):
        return None
    w = whens[0]
    if w.i > REACH or w.precision != "day" or not w.day_told or w.start is None or w.start != w.end:
        return None
    named = any(p.role == "dateline" and p.j <= w.i and doc.sentence_of[p.i] == doc.sentence_of[w.i] for p in spots)
    return w.start if named and 0 < (anchor.day - w.start).days <= LATEST else None
