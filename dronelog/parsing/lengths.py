"""Spans told by their length: "over the past three days", «за три дня», «за останні дві доби»."""

from __future__ import annotations

import datetime as dt

from dronelog.parsing.document import Document
from dronelog.parsing.spans import When
from dronelog.parsing.tokens import NUMBER

_UNITS = frozenset(
    (
        *("days", "nights", "дня", "дней", "суток", "ночи", "ночей", "дні", "днів", "доби", "діб", "ночі", "ночей"),
        "сутки",
    )
)
_OVER = frozenset(("in", "over", "during", "within", "за", "протягом", "упродовж", "впродовж", "течение"))
_PAST = frozenset(
    (
        *("the", "last", "past", "previous", "recent", "preceding", "latest"),
        *("последние", "минувшие", "прошедшие", "последних", "минувших", "прошедших"),
        *("останні", "минулі", "останніх", "минулих", "попередні"),
    )
)
#: Behind them nothing is summed: "three days ago", "in three days' time".
_NOT = frozenset(("ago", "earlier", "before", "later", "after", "time", "old", "назад", "тому", "спустя", "до"))
_WILL = frozenset(("will", "would", "until", "till", "by", "будет", "будут", "буде", "будуть"))
_TIMES = frozenset(
    ("time", "times", "twice", "thrice", "раз", "раза", "рази", "дважды", "трижды", "двічі", "тричі", "вдруге")
)
#: Days; a sum over more is of no one event.
LONGEST = 7
#: Tokens before the span that may count how often: "the third attack in three days".
_RANKED = 4


def find(doc: Document, today: dt.date | None) -> list[When]:
    """The spans of up to a week that end on the day of the report, and that are told by their length."""
    norm = doc.tokens.norm
    if today is None or _UNITS.isdisjoint(norm):
        return []
    out = []
    for k in [k for k, word in enumerate(norm) if word in _UNITS]:
        number = _number(doc, k)
        if number is None:
            continue
        i, days = number
        while i > 0 and norm[i - 1] in _PAST:
            i -= 1
        if i < 1 or norm[i - 1] not in _OVER or not 2 <= days <= LONGEST:
            continue
        if norm[k + 1 : k + 2] and norm[k + 1] in _NOT:
            continue
        s = doc.sentences[doc.sentence_of[i]]
        if not _WILL.isdisjoint(norm[s.start : s.end]) or _often(doc, i - 1, s.start):
            continue
        out.append(When(i - 1, k + 1, today - dt.timedelta(days=days), today, "range"))
    return out


def _number(doc: Document, k: int) -> tuple[int, int] | None:
    """Where the number before token k begins, and the number."""
    if k and doc.tokens.kind[k - 1] == NUMBER:
        return k - 1, doc.tokens.value[k - 1] or 0
    for i in range(max(0, k - 3), k):
        hit = doc.tag("num", i)
        if hit is not None and hit.end == k:
            return i, int(hit.value)
    return None


def _often(doc: Document, i: int, start: int) -> bool:
    """Whether it is told how often something was: "for the third time in three days", «вторая атака за два дня»."""
    first = max(start, i - _RANKED)
    return doc.has("ordinal", first, i) or not _TIMES.isdisjoint(doc.tokens.norm[first:i])
