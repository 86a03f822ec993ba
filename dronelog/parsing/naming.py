"""Names that the further fields want: types of drones, launch areas, the installation that was the target."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from dronelog.model import Evidence
from dronelog.parsing.counts import DRONE
from dronelog.parsing.groups import Group
from dronelog.parsing.reading import Reading
from dronelog.parsing.tokens import LINE, WORD

#: The beginning of a folded word → the type under one name in every language.
_TYPES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("shahed", "shakhed", "шахед", "шахид", "шахід", "geran", "геран", "мопед", "moped"), "Shahed"),
    (("gerber", "гербер"), "Gerbera"),
    (("decoy", "imitat", "dumm", "simulator", "имитат", "имитац", "імітат", "імітац", "хибн", "ложн", "обманк",
      "приманк", "parod", "пароди", "пароді"), "decoy"),
    (("jet", "реактивн"), "jet-powered"),
    (("fpv", "фпв", "фпів", "эфпив", "ефпів"), "FPV"),
    (("first-person",), "FPV"),
    (("fibre-optic", "fiber-optic", "fibre", "fiber", "оптоволок", "оптико"), "fibre-optic"),
    (("reconn", "recon", "surveill", "разведыват", "розвід", "разведчик", "spy"), "reconnaissance"),
    (("fixed", "aircraft-type", "aeroplane-type", "airplane-type", "plane-type", "самолетн", "літаков"), "fixed-wing"),
    (("quadcopter", "quadrocopter", "quad-copter", "quadrotor", "квадрокоптер", "mavic", "мавик", "мавік", "hexacopter",
      "octocopter", "multicopter", "copter", "коптер", "мультикоптер", "гексакоптер", "октокоптер"), "multicopter"),
    (("lancet", "ланцет"), "Lancet"),
    (("molniya", "molnia", "молни", "молні"), "Molniya"),
    (("italmas", "италмас", "італмас"), "Italmas"),
    (("orlan", "орлан"), "Orlan"),
    (("zala", "зала"), "ZALA"),
    (("supercam", "суперкам"), "Supercam"),
    (("lyuty", "liuty", "лютый", "лютого", "лютые", "лютых", "лютий", "an-196", "ан-196"), "Liutyi"),
    (("fp-1", "фп-1"), "FP-1"),
    (("fp-2", "фп-2"), "FP-2"),
    (("bayraktar", "байрактар"), "Bayraktar"),
    (("baba", "баба", "бабу", "бабой", "бабою", "вампир", "vampire"), "Baba Yaga"),
    (("loitering", "барражир", "баражуюч"), "loitering munition"),
)  # fmt: skip

_KINDS = ("object.energy", "object.transport", "object.military", "object.industry")
_TOLD = frozenset(("struck", "damaged", "fire", "crashed"))
_ROADS = ("road", "highway", "motorway", "дорог", "автодорог", "трас", "автотрас", "шоссе")
_CAPES = ("cape", "мыс", "мис")
#: Capitalised words that name nobody.
_STATES = ("russia", "ukrain", "росси", "росій", "украин", "україн", "российск", "російськ")
_NOBODY = frozenset(("enemy", "the", "a", "an", "рф", "сша", "всу", "зсу", "тот"))

_JOINS = frozenset(("and", "и", "та", "і", "й", "а", "також", "также", ",", '"', ":"))
_FROM = frozenset(("from", "из", "із", "зі", "з", "со", "с"))
#: Small words between a launch direction and its name, or in its name.
_LIGHT = frozenset(
    "the of area areas city cities town towns cape occupied temporarily region direction directions"  # noqa: SIM905
    " мыс мыса мис мису города городов міст міста м г н району района боку стороны направлений напрямків напрямку"
    " тимчасово временно окупованого окупованої окупованих оккупированного оккупированной оккупированных".split()
)
_STOPS = frozenset((".", ";", "!", "?"))
_ASIDE = frozenset(("-", "in", "в", "у"))
_FLIGHT = (
    "launch", "flew", "fly", "flies", "fired", "sent", "approach", "cross", "stray", "took", "enter", "originat",
    "пуск", "запус", "запущ", "выпущ", "випущ", "випус", "выпус", "лет", "літ", "залет", "залеті", "вылет", "вилет",
    "поднял", "направл", "напрям", "стартов", "пересек", "перетн",
)  # fmt: skip


@lru_cache(4096)
def drone_type(word: str) -> str | None:
    """The type that a folded word names, None where it names none."""
    parts = (word, *word.split("-")[1:])  # «безпілотниками-імітаторами»
    return next((name for stems, name in _TYPES if any(part.startswith(stems) for part in parts)), None)


def launches(reading: Reading) -> Iterator[tuple[int, int]]:
    """The launch areas of drones, as tokens from, up to: known and unknown names after "from the directions of"."""
    doc = reading.doc
    norm = doc.tokens.norm
    for s in doc.sentences:
        k = s.start
        if not doc.has("place.launch", k, s.end) and _FROM.isdisjoint(norm[k : s.end]):
            continue
        while k < s.end:
            hit = doc.tag("place.launch", k)
            plain = norm[k] in _FROM and not doc.inside[k] and _flies(norm[max(s.start, k - 6) : k])
            if (hit is None and not plain) or not _of_drones(reading, s.start, k):
                k += 1
                continue
            told, at = hit is not None and _flies(norm[k : hit.end]), k
            k = hit.end if hit is not None else k + 1
            names: list[tuple[int, int]] = []
            while k < s.end:
                i, j, k = _listed(reading, k, s.end)
                if not i < j:
                    break
                names.append((i, j))
            if told or any(at < p.i < k and p.role != "aside" for p in reading.spots_in((reading.sentence(at),))):
                yield from names


def _listed(reading: Reading, k: int, end: int) -> tuple[int, int, int]:
    """The next name of a list of launch areas from token k on, as tokens, and where to go on; empty at its end."""
    doc = reading.doc
    norm, cap, kind = doc.tokens.norm, doc.tokens.cap, doc.tokens.kind
    known = {p.i: p for p in reading.spots_in((reading.sentence(k),))} if k < end else {}
    aside = False
    while k < end and kind[k] != LINE and norm[k] not in _STOPS:
        if norm[k] in _JOINS or norm[k] in "()":
            aside = norm[k] == "("
            k += 1
        elif norm[k] in _ASIDE:
            aside = True  # "Chauda – Crimea", "Kursk (Russia)", "Millerovo in Russia"
            k += 1
        elif kind[k] == WORD and (cap[k] or k in known):
            if doc.any_group(("drone", "weapon", "institution", "month"), k) is not None:
                break
            place = known.get(k)
            j = place.j if place is not None else k + 1
            while place is None and j < end and kind[j] == WORD and cap[j] and j not in known:
                j += 1
            first = next((t for t in range(k, j) if cap[t]), k)
            state = place is not None and place.kind == "country"
            if not aside and (state or not _common(norm[first])):
                return first, j, j
            k = j
        elif norm[k] in _LIGHT or norm[k] in _FROM or _common(norm[k]) or _area(reading, k):
            k += 1
        else:
            break
    return k, k, k


def _area(reading: Reading, k: int) -> bool:
    """Whether a word of a region ("oblast") or of launching begins at token k."""
    return "region" in reading.doc.groups[k] or "place.launch" in reading.doc.tags[k]


def _flies(words: list[str]) -> bool:
    return any(w.startswith(_FLIGHT) for w in words)


def _of_drones(reading: Reading, start: int, k: int) -> bool:
    """Whether what was launched are drones: the last weapon named before is one, or nothing else is named."""
    for t in range(k - 1, start - 1, -1):
        for h in reading.doc.hits[t]:
            if h.tag == "weapon.other":
                return False
            if h.tag in DRONE or h.tag in ("drone.type", "drone.pronoun"):
                return True
    number = reading.sentence(k)
    return reading.names_drone(number) or (number > 0 and reading.names_drone(number - 1))


def _common(word: str) -> bool:
    return word.startswith(_STATES) or word in _NOBODY


def target(g: Group, reading: Reading) -> tuple[str | None, list[Evidence]]:
    """The named installation that was hit or flown at, as written: an airport, an air base, a refinery."""
    norm = reading.doc.tokens.norm
    for p in reading.spots_in({f.sentence for f in g.facts}):
        site = p.kind == "site" and p.code == g.code and p.role in ("place", "target")
        if site and not norm[p.i].startswith(_CAPES):
            return _named(reading, p.i, _installation(reading, p.j) or p.j)
    for f in g.facts:
        if f.kind in _TOLD:
            start, end = f.clause[0], max(f.j, f.clause[1])
            for k in reading.doc.all_group("object", start, end):
                j = _installation(reading, k)
                name = _around(reading, k, j, start, end) if j else None
                if name is not None:
                    return _named(reading, *name)
    return None, []


def _installation(reading: Reading, k: int) -> int:
    """The end of the noun of one installation that begins at token k, 0 where none does."""
    if k >= len(reading.doc.tokens) or reading.doc.tokens.norm[k].startswith(_ROADS):
        return 0
    return max((h.end for h in reading.doc.hits[k] if h.tag.endswith(":one") and h.tag[:-4] in _KINDS), default=0)


def _named(reading: Reading, i: int, j: int) -> tuple[str, list[Evidence]]:
    start, end = reading.underline(i, j)
    return " ".join(reading.doc.tokens.text[start:end].split()), [Evidence("target", start, end)]


def _around(reading: Reading, i: int, j: int, start: int, end: int) -> tuple[int, int] | None:
    """The name of the installation at tokens i to j with its noun: "Afipsky refinery", «завод «Кремний»»."""
    tokens, doc = reading.doc.tokens, reading.doc
    norm, kind, cap = tokens.norm, tokens.kind, tokens.cap
    if j + 1 < end and norm[j] == '"' and cap[j + 1]:
        close = next((k for k in range(j + 2, min(end, j + 8)) if norm[k] == '"'), None)
        if close is not None:
            return i, close + 1
    follows = j < end and kind[j] == WORD and cap[j] and not norm[j].isascii() and not _common(norm[j])
    if follows and not _within(reading, j, "town", "district", "region", "country", "sea"):
        return i, _installation(reading, j + 1) or j + 1
    a = i
    while a - 1 > start and kind[a - 1] == WORD and cap[a - 1] and not _common(norm[a - 1]) and not doc.inside[a - 1]:
        if _within(reading, a - 1, "sea") or doc.any_group(("office", "say", "drone"), a - 1) is not None:
            break
        a -= 1
    return (a, j) if a < i else None


def _within(reading: Reading, k: int, *kinds: str) -> bool:
    """Whether token k belongs to a place of one of these kinds."""
    return any(p.i <= k < p.j and p.kind in kinds for p in reading.spots_in((reading.sentence(k),)))
