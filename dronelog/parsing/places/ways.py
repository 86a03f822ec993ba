"""The ends of a train's way or a road: «поезд № 146 Астрахань – Санкт-Петербург», «трасса «Воронеж – Луганск»»."""

from __future__ import annotations

from itertools import pairwise

from dronelog.parsing.document import Document
from dronelog.parsing.places import Place
from dronelog.parsing.tokens import LINE

#: Tokens from the word of the way to its first end, at most.
_REACH = 6
_WAYS = (
    *("поезд", "поїзд", "потяг", "рейс", "маршрут", "автодорог", "трасс", "трас", "шоссе", "шосе", "состав"),
    *("электричк", "електричк", "экспресс", "експрес", "автобус", "дорог", "самолет", "літак", "пассажирск"),
    *("train", "motorway", "highway", "express"),
)
_FROM = frozenset(("из", "с", "со", "з", "із", "зі", "from"))
_TO = frozenset(("до", "в", "во", "у", "на", "to"))
_STOPS = frozenset((".", ";", ":", "!", "?"))


def apart(doc: Document, found: list[Place]) -> None:
    """Make the two ends of a way asides, where another place of the text can hold what happened."""
    norm = doc.tokens.norm
    ends: list[Place] = []
    for a, b in pairwise(found):
        if a.role != "place" and b.role != "place":
            continue
        dash = b.i == a.j + 1 and norm[a.j] == "-"
        trip = norm[a.i - 1] in _FROM and norm[b.i - 1] in _TO and 0 < b.i - a.j <= 2
        if not dash and not trip:
            continue
        before = range(a.i - 1, max(-1, a.i - 1 - _REACH), -1)
        if _named(doc, before) or (trip and _named(doc, range(b.j, min(len(norm), b.j + 3)))):
            ends += [a, b]
    if not ends or not any(p.role in ("place", "office") and p.code and p not in ends for p in found):
        return
    for p in ends:
        p.role = "aside"


def _named(doc: Document, tokens: range) -> bool:
    """Whether a word of a way stands among the tokens, in the same sentence."""
    for k in tokens:
        word = doc.tokens.norm[k]
        if word in _STOPS or doc.tokens.kind[k] == LINE:
            return False
        if word.startswith(_WAYS):
            return True
    return False
