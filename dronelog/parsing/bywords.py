"""Drones named only to tell what people, trades or shows have to do with them: "drone makers", «оператор БПЛА».

No aircraft flew there: "Drone stocks crash", «погиб оператор БПЛА», "a drone-racing club". Where the sentence tells an
attack, people and works may be the ones who fly or are hit: «оператори дронів вдарили по НПЗ», "a drone plant was hit".
"""

from __future__ import annotations

from dronelog.parsing.document import Document

#: What is said of a drone and flies nothing, whatever the sentence tells: beginnings of the noun behind it.
_TRADE = (
    *("stock", "share", "market", "racing", "racer", "festival", "school", "academ", "course", "class", "club"),
    *("museum", "exhibition", "industr", "sector", "legislat", "regulat", "licen", "insur", "delivery", "deliveries"),
    *("photograph", "selfie", "footage", "tax", "budget", "fair", "expo", "championship", "league", "cup"),
)
#: Who and what deals with drones, unless the sentence tells an attack.
_PEOPLE = (
    *("operator", "pilot", "maker", "manufactur", "producer", "production", "engineer", "designer", "developer"),
    *("supplier", "factor", "workshop", "instructor", "trainer", "training", "expert", "analyst", "enthusiast"),
    *("program", "law", "rule", "technolog", "warfare", "compan", "firm", "export", "coalition", "unit", "brigade"),
    *("crew", "regiment", "battalion", "procurement", "owner", "buyer", "seller", "dealer", "shop"),
)
_TROOPS = frozenset(("company", "battalion", "brigade", "regiment", "platoon", "forces", "operator", "pilot", "maker"))
#: The same before a Slavic genitive: «производство дронов», «пилот БПЛА», «показ дронов».
_TRADE_OF = (
    *("рынок", "рынк", "ринок", "ринк", "гонк", "перегон", "школ", "курс", "клуб", "музе", "выставк", "виставк"),
    *("шоу", "показ", "фестивал", "чемпионат", "чемпіонат", "змаган", "соревнован", "акци", "акці", "лиценз", "ліценз"),
)
_PEOPLE_OF = (
    *("оператор", "пилот", "пілот", "производ", "виробн", "завод", "сборк", "складан", "разработ", "розроб"),
    *("закуп", "закупів", "поставк", "постачан", "парти", "парті", "контракт", "инструктор", "інструктор", "выпуск"),
    *("випуск", "продаж", "покупк", "купівл", "сбор", "збір", "технолог", "инженер", "інженер", "конструктор"),
    *("серийн", "серійн", "владелец", "власник", "войск", "військ", "полк", "подразделен", "підрозділ", "экипаж"),
    "екіпаж",
)
#: What makes a word a nickname.
_CALLED = ("прізвиськ", "прозвищ", "позывн", "позивн", "псевдо", "nicknam", "callsign", "никнейм", "нікнейм")
#: How adjectives and types end that stand between such a noun and the drone: «операторы ударных FPV-дронов».
_BETWEEN = ("ых", "их", "ого", "его", "ої", "ої", "ого", "ських", "fpv", "-")
_GENITIVE = ("ов", "ев", "ів", "їв", "а", "у", "fpv", "бпла", "бла", "ей")
_ATTACKS = ("attack", "outcome.struck", "outcome.struck_at", "outcome.intercepted", "outcome.repelled")
_ATTACKS_TOO = (*_ATTACKS, "outcome.destroyed", "outcome.crashed", "outcome.sighted", "outcome.fire", "drone.debris")


def attributive(doc: Document, i: int, j: int) -> bool:
    """Whether the drone named at tokens i to j only tells of what kind another noun is."""
    norm = doc.tokens.norm
    if any(w.startswith(_CALLED) for w in norm[max(0, i - 2) : i]):
        return True  # «ветеран на прізвисько Камікадзе»
    if norm[i].isascii() and j < len(norm) and norm[j].isascii():
        at = j + 1 if norm[j] == "-" else j
        word = norm[at] if at < len(norm) else ""
        trade, people = word.startswith(_TRADE), word.startswith(_PEOPLE)
        # "he commanded a company of unmanned systems"
        people = people or (i > 1 and norm[i - 1] == "of" and norm[i - 2] in _TROOPS)
    else:
        k = i - 1
        while k > 0 and i - k < 4 and norm[k].endswith(_BETWEEN):
            k -= 1
        inner = norm[i] if j > i + 1 else ""  # «пілотів FPV» is one word of drones
        word = norm[k] if k >= 0 and norm[j - 1].endswith(_GENITIVE) else ""
        trade = word.startswith(_TRADE_OF)
        people = word.startswith(_PEOPLE_OF) or (inner.startswith(_PEOPLE_OF) and not inner.startswith("парт"))
    if trade:
        return True
    if not people:
        return False
    s = doc.sentences[doc.sentence_of[i]]
    return not doc.has_any(_ATTACKS_TOO, s.start, s.end)
