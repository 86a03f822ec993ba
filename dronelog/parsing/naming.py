"""Names that the further fields want: types of drones, launch areas, the installation that was the target."""

from __future__ import annotations

from collections.abc import Iterator

from dronelog.model import Evidence
from dronelog.parsing.groups import Group
from dronelog.parsing.reading import Reading
from dronelog.parsing.tokens import LINE, WORD

#: The beginning of a folded word → the type under one name in every language.
_TYPES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("shahed", "shakhed", "шахед", "шахид", "шахід", "geran", "геран", "мопед", "moped"), "Shahed"),
    (("gerber", "гербер"), "Gerbera"),
    (("decoy", "imitat", "dumm", "simulator", "имитат", "имитац", "імітат", "імітац", "хибн", "ложн", "обманк", "приманк",
      "parod", "пароди", "пароді"), "decoy"),
    (("jet", "реактивн"), "jet-powered"),
    (("fpv", "фпв", "фпів", "эфпив", "ефпів"), "FPV"),
    (("first-person",), "FPV"),
    (("fibre-optic", "fiber-optic", "fibre", "fiber", "оптоволок", "оптико"), "fibre-optic"),
    (("reconn", "recon", "surveill", "разведыват", "розвід", "разведчик", "spy"), "reconnaissance"),
    (("fixed-wing", "fixed", "aircraft-type", "aeroplane-type", "airplane-type", "plane-type", "самолетн", "літаков"), "fixed-wing"),
    (("quadcopter", "quadrocopter", "quad-copter", "quadrotor", "квадрокоптер", "mavic", "мавик", "мавік", "hexacopter",
      "octocopter", "multicopter", "copter", "коптер", "мультикоптер", "гексакоптер", "октокоптер", "гексакоптер"), "multicopter"),
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
_TOLD = frozenset(("struck", "damaged", "fire", "crashed", "disrupted", "launched", "intercepted", "sighted"))
#: Capitalised words that name nobody: countries, peoples, words of place.
_COMMON = ("russia", "ukrain", "росси", "росій", "украин", "україн", "enemy", "the", "a", "an", "moscow's", "рф")
_STOP_LIST = frozenset((".", ";", "!", "?"))
_JOINS = frozenset(("and", "и", "та", "і", "й", "of", "the", "а", "також", "также"))
_IN_NAME = frozenset(("cape", "мыс", "мыса", "мис", "мису", "occupied", "оккупированного", "окупованого", "тот", "м", "н"))


def drone_type(word: str) -> str | None:
    """The type that a folded word names, None where it names none."""
    for stems, name in _TYPES:
        if word.startswith(stems):
            return name
    return None


def launches(reading: Reading) -> Iterator[tuple[int, int]]:
    """The launch areas told, as tokens from, up to: what follows "from the directions of", known places and unknown."""
    doc = reading.doc
    norm, kind, cap = doc.tokens.norm, doc.tokens.kind, doc.tokens.cap
    known = {p.i: p for p in reading.spots}
    done = -1
    for p in reading.spots:
        if p.role != "launch" or p.i <= done:
            continue
        s = doc.sentences[reading.sentence(p.i)]
        first = p.i
        while first - 1 > s.start and (norm[first - 1] in (",", '"') or norm[first - 1] in _JOINS or cap[first - 1]):
            if doc.inside[first - 1] or (doc.hits[first - 1] and not cap[first - 1]):
                break
            first -= 1
        k, depth = first, 0
        while k < s.end and kind[k] != LINE and norm[k] not in _STOP_LIST:
            if norm[k] in "()":
                depth = max(0, depth + (1 if norm[k] == "(" else -1))
                k += 1
            elif depth or norm[k] in (",", '"') or norm[k] in _JOINS:
                k += 1
            elif k in known and known[k].role == "launch":
                if known[k].kind != "country" or k == first:
                    yield k, known[k].j
                k = known[k].j
            elif kind[k] == WORD and cap[k] and not _common(norm[k]):
                j = k + 1
                while j < s.end and kind[j] == WORD and cap[j] and j not in known:
                    j += 1
                if not any(h.group in ("drone", "weapon", "institution") for h in doc.hits[k]):
                    yield k, j
                k = j
            elif norm[k] in ("-", "–") or norm[k] in _IN_NAME or _common(norm[k]):
                k += 1
            else:
                break
        done = k


def _common(word: str) -> bool:
    return word.startswith(_COMMON[:7]) or word in _COMMON


def target(g: Group, reading: Reading) -> tuple[str | None, list[Evidence]]:
    """The named installation of which the group's sentences tell, as written: an airport, an air base, a refinery."""
    doc = reading.doc
    sentences = sorted({f.sentence for f in g.facts if f.kind in _TOLD})
    for number in sentences:
        for p in reading.spots:
            if p.kind == "site" and p.code == g.code and p.role in ("place", "target") and reading.sentence(p.i) == number:
                return _named(reading, p.i, p.j)
        s = doc.sentences[number]
        for k in range(s.start, s.end):
            for h in doc.hits[k]:
                if h.tag.endswith(":one") and h.tag[:-4] in _KINDS:
                    name = _around(reading, k, h.end, s.start, s.end)
                    if name is not None:
                        return _named(reading, *name)
    return None, []


def _named(reading: Reading, i: int, j: int) -> tuple[str, list[Evidence]]:
    start, end = reading.underline(i, j)
    return " ".join(reading.doc.tokens.text[start:end].split()), [Evidence("target", start, end)]


def _around(reading: Reading, i: int, j: int, start: int, end: int) -> tuple[int, int] | None:
    """The name of the installation at tokens i to j with its noun: "Afipsky refinery", «завод «Кремний»»."""
    tokens = reading.doc.tokens
    norm, kind, cap = tokens.norm, tokens.kind, tokens.cap
    if j + 1 < end and norm[j] == '"':
        close = next((k for k in range(j + 2, min(end, j + 8)) if norm[k] == '"'), None)
        if close is not None:
            return i, close + 1
    if j < end and kind[j] == WORD and cap[j] and not tokens.norm[j].isascii() and not _place_word(reading, j):
        return i, j + 1
    a = i
    while a - 1 >= start and cap[a - 1] and not _common(norm[a - 1]) and kind[a - 1] == WORD and a - 1 != start:
        if reading.doc.inside[a - 1] or any(h.group in ("office", "say", "drone") for h in reading.doc.hits[a - 1]):
            break
        a -= 1
    return (a, j) if a < i else None


def _place_word(reading: Reading, k: int) -> bool:
    return any(p.i <= k < p.j and p.kind != "site" for p in reading.spots)
