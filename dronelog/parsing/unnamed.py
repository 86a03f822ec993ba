"""Speakers whom no list knows, told by their place beside the verb: "the owner of the plant said", "by the team leader".

English only: its articles show where such a phrase begins. Slavic offices are found by their words (`offices`).
"""

from __future__ import annotations

from dronelog.parsing.document import Document
from dronelog.parsing.people import Entity
from dronelog.parsing.tokens import WORD

#: Tokens of such a phrase at most.
LONGEST = 9
_ARTICLES = frozenset(("the", "a", "an", "its", "their", "his", "her", "one", "another"))
#: What writes itself, or stands for the speaker before: no speaker of its own.
_NOBODY = frozenset(
    [
        *("it", "he", "she", "they", "one", "ones", "other", "others", "same", "latter", "former", "who"),
        *("which", "that", "this", "these", "those", "there", "report", "reports", "statement", "post", "message"),
        *("summary", "bulletin", "tally", "figure", "figures", "number", "numbers", "total", "video", "footage", "image", "images", "photo"),
        *("photos", "picture", "pictures", "data", "note", "release", "communique", "map", "maps", "news", "word"),
        *("rumour", "rumours", "attack", "raid", "strike", "drone", "drones", "debris", "alert", "siren", "sirens"),
        *("war", "office", "bureau", "board", "source", "sources", "account", "accounts", "investigation", "inquiry"),
        *("information", "finding", "findings", "estimate", "estimates", "assessment", "analysis", "log", "logs"),
        *("record", "records", "law", "rule", "rules", "plan", "timetable", "calculation", "calculations", "reckoning"),
        *("version", "list", "chart", "radar", "telemetry", "document", "documents", "case", "file", "day", "night"),
        *("morning", "evening", "week", "month", "year", "hour", "count", "update", "toll"),
    ]
)
_STOPS = frozenset(
    ("and", "but", "while", "when", "after", "as", "because", "who", "which", "that", "where", "if", "than")
)
_HELPERS = frozenset(("has", "had", "have", "also", "later", "then", "earlier", "first", "only"))


def before(doc: Document, verb: int, start: int) -> Entity | None:
    """The noun phrase that ends right before a verb of saying: "…, the plant's owner said", "The owner of it said"."""
    tokens = doc.tokens
    j = verb
    while j > start and tokens.norm[j - 1] in _HELPERS:
        j -= 1
    if j - 1 > start and tokens.norm[j - 1] == ",":
        # "the operator, Rosenergo-Kursk, said": a name between commas
        k = j - 2
        while k > max(start, j - 7) and tokens.kind[k] == WORD and tokens.cap[k]:
            k -= 1
        if k == j - 2 or tokens.norm[k] != ",":
            return None
        noun = before(doc, k, start)
        if noun is None:
            return None
        return Entity(noun.i, j - 1, doc.tokens.slice(noun.i, j - 1), noun.kind, weak=True, nouns=noun.nouns)
    first = -1
    for k in range(j - 1, max(start, j - LONGEST) - 1, -1):
        if tokens.kind[k] != WORD or tokens.norm[k] in _STOPS or doc.group("say", k) is not None:
            break
        if doc.any_group(("outcome", "attack", "drone", "date"), k) is not None:
            break
        if tokens.norm[k] in _ARTICLES:
            first = k
            opens = k == start or tokens.norm[k - 1] in (",", '"', ";", ":", "-", "(")
            if opens:
                return _speaker(doc, k, j)
    return _speaker(doc, first, j) if first == start else None


def after(doc: Document, i: int, end: int) -> Entity | None:
    """The noun phrase after "according to" or "said": up to a sign, a verb or a relative clause."""
    tokens = doc.tokens
    if i >= end or tokens.norm[i] not in _ARTICLES:
        return None
    j = i + 1
    while j < min(end, i + LONGEST) and tokens.kind[j] == WORD and tokens.norm[j] not in _STOPS:
        if doc.any_group(("say", "outcome", "drone", "date"), j) is not None:
            break
        j += 1
    return _speaker(doc, i, j)


def _speaker(doc: Document, i: int, j: int) -> Entity | None:
    """An entity of tokens i to j, if its head can speak."""
    norm = doc.tokens.norm
    if i < 0 or j - i < 2:
        return None
    head = next((k - 1 for k in range(i + 1, j) if norm[k] in ("of", "for", "in", "at", "from", "on")), j - 1)
    if norm[head] in _NOBODY or doc.tag("say.message", head) is not None or doc.tag("say.pronoun", head) is not None:
        return None
    if any(not w.isalpha() or not w.isascii() for w in (norm[head],)) or len(norm[head]) < 3:
        return None
    kind = "witness" if doc.group("person", head) is not None else "other"
    at = i + 1 if norm[i] in ("the", "a", "an") else i
    return Entity(at, j, doc.tokens.slice(at, j), kind, weak=True, nouns=frozenset((norm[head][:5],)))
