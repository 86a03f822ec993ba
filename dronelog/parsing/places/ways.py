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
    *("train", "motorway", "highway", "express", "sleeper", "commuter", "railcar", "bus", "coach", "service"),
)
_FROM = frozenset(("из", "с", "со", "з", "із", "зі", "from"))
_TO = frozenset(("до", "в", "во", "у", "на", "to"))
#: What leads to the end of a way.
_SIDE = frozenset(("сторону", "направлении", "направлению", "бік", "напрямку", "напрямі"))
_TOWARDS = _SIDE | {"towards", "toward", "to"}
_ROADS = (
    *("выезд", "въезд", "движени", "полос", "трасс", "дорог", "автодорог", "шоссе", "поезд", "электрич", "м1", "м2"),
    *("виїзд", "в'їзд", "рух", "смуг", "трас", "шосе", "поїзд", "потяг", "електрич"),
    *("exit", "road", "highway", "motorway", "lane", "carriageway", "train", "route", "traffic", "m1", "m2", "m4"),
    *("m5", "m8", "railway", "expressway", "bus"),
)
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
        behind = range(b.j, min(len(norm), b.j + 3))
        if _named(doc, before) or _named(doc, behind) or _numbered(doc, a.i):
            ends += [a, b]
    ends += _led_to(doc, found)
    if not ends or not any(p.role in ("place", "office") and p.code and p not in ends for p in found):
        return
    for p in ends:
        p.role = "aside"


def _numbered(doc: Document, i: int) -> bool:
    """Whether a train's number stands before its way: "the No. 133 from Kazan to Adler", «№ 133 Казань – Адлер»."""
    norm = doc.tokens.norm
    before = norm[max(0, i - 5) : i]
    return any(w in ("no", "number", "№", "nr") for w in before) and any(w[:1].isdigit() for w in before)


def _led_to(doc: Document, found: list[Place]) -> list[Place]:
    """Where a road or a train leads that stood still elsewhere: "the exit from Yaroslavl towards Moscow was closed",
    «выезд из Ярославля в сторону Москвы закрыт», "trains to Moscow were late".
    """
    norm = doc.tokens.norm
    ends: list[Place] = []
    for p in found:
        k = p.i - 1
        while k > 0 and norm[k] in ("the", "city", "of") and norm[k - 1] != "direction":
            k -= 1
        out_of = norm[k] in _FROM and p.role in ("launch", "aside")
        leads = norm[k] in _TOWARDS or norm[k - 1 : k + 1] in (["direction", "of"], ["bound", "for"])
        near = k - (2 if norm[k] in _SIDE or norm[k] in ("of", "for") else 0)
        if not (leads or out_of) or not _is_way(doc, range(near - 1, max(-1, near - 1 - _REACH), -1)):
            continue
        if out_of:
            p.role = "place"  # "the exit from Yaroslavl"
        elif p.role in ("place", "target") and p.kind != "country":
            ends.append(p)
    return ends


def _is_way(doc: Document, tokens: range) -> bool:
    """Whether a word of a road or of trains on their way stands among the tokens, in the same sentence."""
    for k in tokens:
        word = doc.tokens.norm[k]
        if word in _STOPS or doc.tokens.kind[k] == LINE or doc.any_group(("drone", "weapon", "attack"), k) is not None:
            return False
        if word.startswith(_ROADS):
            return True
    return False


def _named(doc: Document, tokens: range) -> bool:
    """Whether a word of a way stands among the tokens, in the same sentence."""
    for k in tokens:
        word = doc.tokens.norm[k]
        if word in _STOPS or doc.tokens.kind[k] == LINE:
            return False
        if word.startswith(_WAYS):
            return True
    return False
