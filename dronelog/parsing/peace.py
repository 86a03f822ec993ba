"""Drones that attack nobody: toys, couriers, goods, drones at work in a field, an exercise."""

from __future__ import annotations

from dronelog.parsing import reported, senses
from dronelog.parsing.counts import DRONE
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import SHORT, drone_named
from dronelog.parsing.refuted import Refuted

_ATTACKS = (
    "attack", "strik", "struck", "raid", "bomb", "shell", "assault",
    "атак", "удар", "вдар", "ударя", "налет", "наліт", "нальот", "обстр", "бомб", "дроноат", "авіауд",
)  # fmt: skip


#: Opens a sentence on another case: beginnings.
_ANOTHER = (
    *("separate", "another", "unrelated", "elsewhere", "отдельн", "друго", "окрем", "інш", "торік", "минулого"),
    *("прошлом", "прошлого"),
)
#: Before debris that was not found: "no parts of UAVs".
_REAL = ("real", "genuine", "actual", "настоящ", "реальн", "справжн")
#: What a drill is broken off by no plan; where one is on the way to or from it; what is found; beginnings, words.
_BROKEN_OFF = frozenset(
    (
        *("cancelled", "canceled", "interrupted", "suspended", "postponed", "halted", "stopped", "aborted", "called"),
        *("broken", "cut", "disrupted", "прервали", "прерваны", "прервано", "отменили", "отменены", "остановили"),
        *("перервали", "перервано", "скасували", "скасовано", "зупинили"),
    )
)
_ELSEWHERE = frozenset(("way", "near", "returning", "outside", "beside", "route", "далеко", "поблизости", "неподалеку"))
_FOUND = ("found", "came", "discover", "stumbl", "spotted", "notic", "recover", "нашли", "обнаруж", "знайшл", "виявил")
_GROUNDS = frozenset(("ground", "grounds", "area", "field", "centre", "center", "camp", "base"))
#: Drones and wrecks made for a drill.
_MADE_FOR_IT = ("target", "mock", "simulat", "notional", "imitat", "according", "мишен", "мішен", "учебн", "навчальн")
#: What no pupil does with a drone.
_HARMS = ("attack", "outcome.killed", "outcome.injured", "outcome.damaged", "outcome.fire", "outcome.struck")
#: Tokens from a drill to what became of it.
_AFTER = 8
CONTEST = 3  # so many different signs tell a contest
_NONE = frozenset(("no", "any", "ни", "никаких", "жодних", "жодного"))
_AIRPORTS = ("аэропорт", "аеропорт", "летовищ", "аэродром", "аеродром", "airport", "runway", "авиабаз", "авіабаз")
#: Stems of what only drones of war are or carry.
_WAR = (
    *("взрывчат", "взрывн", "боеприпас", "боеголов", "боев", "ударн", "камикадзе", "шахед", "шахід"),
    *("герань", "герані", "вибух", "боєприпас", "боєголов", "бойов", "камікадзе", "shahed", "geran", "explosive"),
    *("warhead", "kamikaze", "сапер", "взрывотехн", "вибухотехн", "піротехн", "пиротехн"),
    *("розпізнавальн", "опознавательн"),
)
#: «Наш перехватчик сбивает дроны на высоте двух километров»: what a machine can do.
_PRESENT = ("ает", "ают", "яет", "яют", "ює", "ють", "ває", "вают")


def peaceful(doc: Document, refuted: Refuted) -> bool:
    """Whether the drones of a text are toys, couriers, goods or an exercise: nothing in it tells an attack."""
    if senses.other(doc):
        return True
    told = reported.sentences(doc)
    first = doc.sentences[min(2, len(doc.sentences) - 1)].end
    # of a long piece only the opening tells what it is about: a feature on a raid may mention a drone school
    about = len(doc.tokens) if len(doc.sentences) <= SHORT else first
    hobby = _judged(doc, "drone.hobby", about, told)
    signs = {doc.tokens.norm[k][:5] for k in doc.all("sense.contest", 0, about)}
    hobby = hobby or (len(signs) >= CONTEST and not told and not _warlike(doc) and not _raid(doc))
    goods = _judged(doc, "drone.goods", about, told) and not _warlike(doc)
    drills = [
        k
        for k in doc.all("story.drill", 0, about)
        if (k < first or _near_drone(doc, k)) and reported.judged(doc, k, told) and not setting(doc, k)
    ]
    if not hobby and not goods and not drills:
        return False
    violent = (
        ("outcome.intercepted", "outcome.repelled")
        if hobby
        else ("outcome.intercepted", "outcome.struck", "outcome.struck_at", "outcome.repelled")
    )
    attacks = sum(1 for t in range(len(doc.tokens)) if _violent(doc, t, violent) and not refuted.holds(t))
    if not drills:
        return attacks == 0
    if real(doc, 0, len(doc.tokens)):
        return False
    if len(drills) > 1 and len(doc.sentences) <= SHORT:
        return attacks <= 4  # «за сценарієм, умовний «шахед» поцілив у лікарню»
    return attacks <= 2


def setting(doc: Document, k: int) -> bool:
    """Whether the drill at token k is only where people were, or what a drone broke off: "soldiers on an exercise found
    the wreckage of a drone", "the drill was called off after debris fell", "fell on the training ground".
    """
    norm = doc.tokens.norm
    s = doc.sentences[doc.sentence_of[k]]
    if any(norm[t].startswith(_MADE_FOR_IT) for t in doc.all("story.drill", s.start, s.end)):
        return False
    hit = doc.tag("story.drill", k)
    end = hit.end if hit is not None else k + 1
    if norm[end : end + 1] and norm[end] in _GROUNDS:
        return True
    if any(w in _BROKEN_OFF for w in norm[end : min(s.end, end + _AFTER)]):
        return doc.has_any((*DRONE, "drone.debris"), end, s.end) and drone_named(doc, s.start, s.end)
    before = norm[max(s.start, k - _AFTER) : k]
    if not _ELSEWHERE.isdisjoint(before):
        return True
    found = doc.has_any(("outcome.crashed", "outcome.sighted"), s.start, s.end)
    by = not {"on", "during", "at"}.isdisjoint(before[-3:]) and any(w.startswith(_FOUND) for w in norm[k : s.end])
    return found and by and doc.has_any((*DRONE, "drone.debris"), end, s.end)


def _judged(doc: Document, tag: str, end: int, told: list[int]) -> bool:
    """Whether a sign of toys or goods tells what the drones are: "a toy tractor" below a report of a raid does not."""
    return any(
        (_near_drone(doc, k) or reported.judged(doc, k, told)) and not _of_another(doc, k)
        for k in doc.all(tag, 0, end)
    )


def _of_another(doc: Document, k: int) -> bool:
    """ "A separate matter is that of two tourists fined for flying a drone", "Last year a hobbyist was fined …",
    «В отдельном случае туриста оштрафовали»: another case than the one reported before.
    """
    n = doc.sentence_of[k]
    s = doc.sentences[n]
    if s.heading or not any(_tells(doc, before) for before in doc.sentences[:n] if not before.heading):
        return False
    opening = doc.tokens.norm[s.start : min(s.end, s.start + 5)]
    return any(w.startswith(_ANOTHER) for w in opening) or doc.has("date.far_past", s.start, s.start + 4) or (
        opening[:2] in (["last", "year"], ["last", "summer"], ["last", "month"], ["a", "year"], ["in", "april"])
    )


def _tells(doc: Document, s: Sentence) -> bool:
    """Whether a sentence tells of a drone and a day, and of no toy."""
    if doc.has("drone.hobby", s.start, s.end) or not drone_named(doc, s.start, s.end):
        return False
    return doc.has_any(("weekday", "month"), s.start, s.end) or doc.has_group("date", s.start, s.end)


def _raid(doc: Document) -> bool:
    """ "A drone hit the school, injuring two students": a sentence names a drone and whom or what it harmed."""
    return any(
        (doc.has_any(_HARMS, s.start, s.end) or _fell(doc, s)) and drone_named(doc, s.start, s.end) and not s.heading
        for s in doc.sentences
    )


def _fell(doc: Document, s: Sentence) -> bool:
    """ "Two drones fell on the campus", not "pupils crashed two drones": they stand before the verb."""
    fall = doc.find("outcome.crashed", s.start, s.end)
    return fall >= 0 and doc.has_any(DRONE, max(s.start, fall - _AFTER), fall)


def _near_drone(doc: Document, k: int) -> bool:
    """Whether the sentence of token k names a drone: "a drill for the board, planned for Friday" is no story's."""
    s = doc.sentences[doc.sentence_of[k]]
    return drone_named(doc, s.start, s.end)


def real(doc: Document, start: int, end: int) -> bool:
    """ "The exercise was broken off when a real drone came down": one that took no part in it."""
    norm = doc.tokens.norm
    if doc.has("story.outside", start, end) and doc.has_any(("outcome.crashed", "outcome.struck"), start, end):
        return True  # "the drone that came down on Monday belongs to none of the participants"
    return any(
        norm[t].startswith(_REAL)
        for tag in ("drone.one", "drone.many")
        for k in doc.all(tag, start, end)
        for t in (k - 1, k - 2)
        if t >= start
    )


def _warlike(doc: Document) -> bool:
    """Whether wreckage, a warhead, a drone of war or an airport shut is told: no goods, whatever else is named."""
    debris = doc.all("drone.debris", 0, len(doc.tokens))
    if any(not k or doc.tokens.norm[k - 1] not in _NONE for k in debris):
        return True
    shut = doc.has("outcome.disrupted", 0, len(doc.tokens)) or doc.has("service.cut", 0, len(doc.tokens))
    if shut and any(word.startswith(_AIRPORTS) for word in doc.tokens.norm):
        return True
    return any(word.startswith(_WAR) for word in doc.tokens.norm)


def _violent(doc: Document, t: int, violent: tuple[str, ...]) -> bool:
    """Whether token t tells an attack: its word, or a fate that only an attack brings."""
    word = doc.tokens.norm[t]
    told = doc.sentences[doc.sentence_of[t]]
    if doc.has("weapon.other", told.start, told.end) and not drone_named(doc, told.start, told.end):
        return False  # "the strike, in which a Kh-101 missile hit the warehouse": no drone's
    if "attack" in doc.groups[t] and word.startswith(_ATTACKS):
        return not doc.has("void.denied", told.start, told.end)  # «в МЧС исключили атаку»
    return any(tag in violent for tag in doc.tags[t]) and not word.endswith(_PRESENT)
