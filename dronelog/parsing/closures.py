"""Flights that did not come or go, told by a negated verb: "the airports are not handling arrivals"."""

from __future__ import annotations

from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Cue
from dronelog.parsing.tokens import CLOCK

#: What an airport does with flights, and what those do; beginnings.
_SERVES = ("handl", "serv", "accept", "receiv", "admit", "dispatch", "releas", "process")
_FLIES = ("land", "depart", "arriv", "operat", "fly", "flew", "work")
_PLANES = frozenset(("planes", "plane", "aircraft", "airliners", "flights", "jets", "flight", "passengers"))
_AIRPORTS = frozenset(("airport", "airports"))
_STOPS = frozenset(("interruption", "closure", "shutdown", "stoppage", "suspension", "standstill", "disruption"))
#: Who is cut off from power or water; how.
_CUSTOMERS = frozenset(
    ("subscribers", "customers", "consumers", "households", "users", "addresses", "homes", "residents", "people")
)
#: What is cut off from power as a whole, and what may follow then.
_OF_TOWN = frozenset(
    ("district", "village", "villages", "town", "towns", "city", "settlements", "community", "quarter", "neighbourhood")
)
_AFTER_OFF = frozenset((".", ",", ";", "-", ")", "completely", "entirely", "since", "for", "at", "and", "again"))
_SUPPLY = frozenset(("supply", "supplies", "service", "deliveries", "delivery"))
_CUT = frozenset(("interrupted", "disrupted", "cut", "suspended", "halted", "stopped"))
_BE = frozenset(("is", "are", "was", "were", "been", "left", "remain", "remained", "stay", "stayed", "being"))
_TAKES = frozenset(("take", "taking", "took", "taken"))
#: What runs by a timetable, and how; what goes down.
_VEHICLES = frozenset(("trains", "buses", "trams", "trolleybuses", "ferries", "ferry", "metro", "services"))
_RUNNING = frozenset(("running", "run", "operating", "operate", "going", "moving", "sailing"))
_NETWORKS = frozenset(("internet", "network", "networks", "coverage", "connection", "communications", "telephones"))
_AFTER_DOWN = frozenset(
    (".", ",", ";", "-", ")", "in", "across", "throughout", "since", "for", "at", "and", "again", "until")
)
#: Tokens between a negation and its verb, the verb and its object, the subject and the negation.
_NEAR, _OBJECT, _SUBJECT = 3, 4, 9


def add(doc: Document, s: Sentence, out: list[Cue]) -> None:
    """ "Aircraft cannot land at or take off from Penza", "no planes are landing", "did not receive flights"."""
    norm = doc.tokens.norm
    if any(c.kind == "disrupted" for c in out) or doc.has("void.weather", s.start, s.end):
        return
    if (stop := _cut_off(doc, s)) >= 0:
        out.append(Cue(stop, stop + 2, "disrupted", "service.cut"))
        return
    if (stop := _again(doc, s)) >= 0:
        out.append(Cue(stop, stop + 1, "disrupted", "service.cut"))
        return
    if (stop := _idle(doc, s)) >= 0:
        out.append(Cue(stop, stop + 1, "disrupted", "service.cut"))
        return
    words = norm[s.start : s.end]
    if _PLANES.isdisjoint(words) and _AIRPORTS.isdisjoint(words):
        return
    for k in range(s.start, s.end):
        if norm[k] == "no" and norm[k + 1 : k + 2] and norm[k + 1] in _PLANES:
            end = _flying(doc, k + 2, min(s.end, k + 2 + _NEAR))
        elif "negation" in doc.tags[k] or norm[k] in ("cannot", "unable", "neither"):
            hit = doc.tag("negation", k)
            end = _verb(doc, hit.end if hit is not None else k + 1, k, s)
        else:
            continue
        if end:
            out.append(Cue(k, end, "disrupted", "service.cut"))
            return


def _cut_off(doc: Document, s: Sentence) -> int:
    """ "Some 8,700 subscribers in the district are cut off": the token of the verb, or -1."""
    norm = doc.tokens.norm
    for k in range(s.start + 2, s.end - 1):
        if norm[k : k + 2] not in (["cut", "off"], ["switched", "off"]) or norm[k - 1] not in _BE:
            continue
        if norm[k + 2 : k + 3] in (["by"], ["in"], ["guard"]):
            return -1  # "people are cut off by the floods"
        before = norm[max(s.start, k - 14) : k]
        if any(w in _CUSTOMERS for w in before) or (_OF_TOWN.intersection(before) and _bare_end(doc, k + 2, s)):
            return k
    return _supply(doc, s)


def _idle(doc: Document, s: Sentence) -> int:
    """ "Trains between Dzhankoi and Feodosia are not running", "the mobile internet is down": the verb, or -1."""
    norm = doc.tokens.norm
    for k in range(s.start + 2, s.end):
        if norm[k] == "down":
            bare = k + 1 >= s.end or norm[k + 1] in _AFTER_DOWN
            if bare and norm[k - 1] in _BE and not _NETWORKS.isdisjoint(norm[max(s.start, k - 4) : k]):
                return k
        elif norm[k] in _RUNNING and norm[k - 1] in ("not", "n't", "longer"):
            of_late = norm[k - 2] not in ("have", "has")  # "ferries have not run for two years"
            if of_late and not _VEHICLES.isdisjoint(norm[max(s.start, k - _SUBJECT) : k]):
                return k
    return -1


def _bare_end(doc: Document, k: int, s: Sentence) -> bool:
    """Whether a clause ends at token k, or goes on with a time only: "a third of the district is cut off"."""
    return k >= s.end or doc.tokens.norm[k] in _AFTER_OFF


def _supply(doc: Document, s: Sentence) -> int:
    """ "Supply to 14,000 subscribers has been interrupted": the token of the verb, or -1."""
    norm = doc.tokens.norm
    for k in doc.all("service.cut", s.start + 2, s.end):
        before = norm[max(s.start, k - 14) : k]
        if norm[k - 1] in _BE and norm[k] in _CUT and _SUPPLY.intersection(before) and _CUSTOMERS.intersection(before):
            return k
    return -1


def _again(doc: Document, s: Sentence) -> int:
    """ "The next interruption was on Monday from 19:15 to 23:30": the noun of a stop whose airport was named before."""
    norm, kind = doc.tokens.norm, doc.tokens.kind
    stop = next((k for k in range(s.start + 1, min(s.end, s.start + 6)) if norm[k] in _STOPS), -1)
    if stop < 0 or sum(kind[k] == CLOCK for k in range(stop, s.end)) < 2:
        return -1
    back = doc.sentences[max(0, doc.sentence_of[s.start] - 4)].start
    return stop if any(w in _AIRPORTS or w in _PLANES or w == "runway" for w in norm[back : s.start]) else -1


def _verb(doc: Document, a: int, negation: int, s: Sentence) -> int:
    """The end of the negated verb of flights that begins at token a or soon after it, 0 where none does."""
    norm = doc.tokens.norm
    for k in range(a, min(s.end, a + _NEAR)):
        if norm[k].startswith(_SERVES):
            after = norm[k + 1 : min(s.end, k + 1 + _OBJECT)]
            served = any(w in _PLANES for w in after) or doc.has("service", k + 1, min(s.end, k + 1 + _OBJECT))
            return k + 1 if served else 0
    subject = norm[max(s.start, negation - _SUBJECT) : negation]
    if not any(w in _PLANES or w in _AIRPORTS for w in subject):
        return 0
    return _flying(doc, a, min(s.end, a + _NEAR))


def _flying(doc: Document, a: int, b: int) -> int:
    """The end of a verb of landing or leaving between tokens a and b, 0 without one."""
    norm = doc.tokens.norm
    for k in range(a, b):
        if norm[k].startswith(_FLIES) or (norm[k] in _TAKES and norm[k + 1 : k + 2] == ["off"]):
            return k + 1
    return 0
