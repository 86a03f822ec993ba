"""Places that people and ships are from or bound for: «загинув водій із Рівного», "a tanker bound for Odesa"."""

from __future__ import annotations

from dronelog.parsing.document import Document
from dronelog.parsing.places import Place

_FROM = frozenset(("from", "з", "із", "зі", "из", "с", "со"))
_TO = frozenset(("до", "в", "во", "у", "на", "to", "for", "towards", "toward"))
#: Between "from" and a town's name.
_SORTS = frozenset(("міста", "села", "селища", "м", "города", "поселка", "г", "the", ".", "сусіднього", "соседнего"))
_PORTS = ("порт", "port", "рейд")
#: A person by age or birth: "a 27-year-old from Rivne", «родом із Вінниці».
_BORN = ("year-old", "old", "родом", "уродж", "native", "originally", "hailing")
_SAILS = (
    *("ішов", "ішл", "йшов", "йшл", "прямув", "слідув", "шел", "шла", "шло", "следов", "направл", "крокув", "рухав"),
    *("bound", "head", "sail", "cross", "route", "steam", "travel", "двиг", "вирушив"),
)
_SHIPS = (
    *("судн", "танкер", "балкер", "суховантаж", "сухогруз", "корабл", "пором", "паром", "контейнеровоз", "теплохід"),
    *("теплоход", "ship", "vessel", "tanker", "carrier", "freighter", "bulker", "ferry", "cargo", "буксир"),
)
#: Sentences from a person's town to the place where it happened, at most.
_NEAR = 3
_HAPPENS = frozenset(("town", "district", "site", "region"))


def apart(doc: Document, found: list[Place]) -> None:
    """Make them asides, where another place of the text near them holds what happened."""
    of = doc.sentence_of
    homes = [p for p in found if p.role in ("place", "launch") and _home(doc, p)]
    for p in homes:
        if any(
            q.role == "place" and q.kind in _HAPPENS and q.code and abs(of[q.i] - of[p.i]) <= _NEAR
            and all(q is not home for home in homes)
            for q in found
        ):  # fmt: skip
            p.role = "aside"
            p.notes.append("beside")
    for sea in found:
        if sea.kind != "sea" or sea.role != "place":
            continue
        s = doc.sentences[of[sea.i]]
        words = doc.tokens.norm[s.start : s.end]
        if not any(w.startswith(_SHIPS) for w in words) or not any(w.startswith(_SAILS) for w in words):
            continue
        for p in found:
            if s.start <= p.i < s.end and p.kind == "town" and p.role in ("place", "target") and _bound_for(doc, p):
                p.role = "aside"


def _home(doc: Document, p: Place) -> bool:
    """Whether a person is told to be from the place: "a driver from Rivne"."""
    norm = doc.tokens.norm
    k = p.i - 1
    while k > 1 and norm[k] in _SORTS and norm[k] not in _FROM:
        k -= 1
    if k < 1 or norm[k] not in _FROM:
        return False
    if norm[k - 1].startswith(_BORN):
        return True
    near = (h for t in range(max(0, k - 2), k) for h in doc.hits[t] if h.end == k)
    return any(h.group == "person" or h.tag == "office.witness" for h in near)


def _bound_for(doc: Document, p: Place) -> bool:
    """Whether a way leads to the place: «до порту Чорноморськ», "bound for Chornomorsk"."""
    norm = doc.tokens.norm
    k = p.i if norm[p.i].startswith(_PORTS) and p.j - p.i > 1 else p.i - 1
    while k >= 0 and (norm[k].startswith(_PORTS) or norm[k] == "the"):
        k -= 1
    return k >= 0 and norm[k] in _TO
