"""Services that people go without, told in Ukrainian and Russian by what is not had, lost, or put in their place:
«світла не мали 540 абонентів», «літаки не могли ні сісти, ні злетіти», «вместо трамваев пустили автобусы».
"""

from __future__ import annotations

from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Cue
from dronelog.parsing.tokens import SIGN

#: Power, water and the like: beginnings, and whole words that would begin others.
_SUPPLY = (
    *("електрик", "електроенерг", "електропостач", "водопостач", "газопостач", "теплопостач", "живленн", "напруг"),
    *("опаленн", "інтернет", "зв'язк", "энергоснабж", "электрич", "электроэнерг", "электроснабж", "водоснабж"),
    *("газоснабж", "теплоснабж", "напряжени", "отоплени", "интернет"),
)
_SUPPLIED = frozenset(
    (
        *("світло", "світла", "світлом", "струм", "струму", "вода", "води", "воду", "газ", "газу", "тепло", "тепла"),
        *("свет", "света", "ток", "тока", "вода", "воды", "воду", "газа", "тепло", "связь", "связи", "питание"),
        *("питания", "зв'язок"),
    )
)
#: What is not done with them where they fail; how they are lost.
_LINKS, _WITH = ("зв'яз", "связ"), frozenset(("з", "із", "зі", "с", "со"))
_HAD = ("мал", "мав", "мают", "має", "имел", "имеют", "имеет", "бачил", "бачать", "видел", "видят", "отрим", "получ")
_LOST = ("втрат", "утрат", "позбул", "позбав", "лишил", "лишен", "потерял", "зникл", "пропал", "недоотрим", "недополуч")
#: How they will come back: they are gone now.
_BACK = ("відновлят", "відновим", "відновит", "повернут", "восстанов", "возобнов", "вернут", "підживл", "заживл")
#: How they came back.
_RETURNED = ("повернул", "повернуто", "вернули", "вернулось", "вернулась", "вернулся", "вернул", "з'явил", "появил")
_FUTURE = ("ять", "имо", "ться", "уть", "ути", "ити", "ят", "ится", "ут", "утся", "уем", "им", "ить", "атся")
_RUNS = (
    *("трамва", "тролейбус", "троллейбус", "електричк", "электричк", "електропоїзд", "электропоезд", "поїзд", "потяг"),
    *("поезд", "метро", "маршрут", "рух", "движени", "сполученн", "сообщени", "електричок", "электричек"),
)
_GO = ("курс", "ход", "їзд", "ездя", "езди", "пуст", "вийд", "вийш", "выйд", "вышл", "возят", "возит", "поїд", "подад")
_SHORT = ("скорочен", "укорочен", "скороти", "укороти", "сокращен", "сократил")
_PLANES = ("літак", "самолет", "лайнер", "рейс", "борти", "бортів", "борты", "бортов")
_FLY = ("сіст", "сіл", "сіда", "злет", "зліт", "приземл", "вилет", "виліт", "сест", "сел", "сад", "взлет", "вылет")
_NONE = (["жоден"], ["жодного"], ["жодний"], ["ни", "один"], ["ни", "одного"], ["ні", "один"])
_SHUT = ("закрит", "зачинен", "закрыт")
_NOT = frozenset(("не", "ні", "ни"))
#: Tokens between a service and its verb, a plane and its verb.
_NEAR, _FAR = 3, 7


def add(doc: Document, s: Sentence, out: list[Cue]) -> None:
    """Add the stop that a sentence tells in such a way, where it tells none otherwise."""
    if any(c.kind == "disrupted" for c in out) or doc.has("void.weather", s.start, s.end):
        return
    norm = doc.tokens.norm
    for k in range(s.start, s.end):
        word = norm[k]
        if word in _SUPPLIED or word.startswith(_SUPPLY):
            at = _failing(doc, k, s)
            at = at if at >= 0 else _given_back(doc, k, s)
        elif word.startswith(_PLANES):
            at = _grounded(doc, k, s)
        elif word.startswith(_RUNS):
            at = _stopped(doc, k, s)
        elif word == "небо":
            at = _locked(doc, k, s)
        else:
            continue
        if at >= 0:
            out.append(Cue(min(k, at), max(k, at) + 1, "disrupted", "service.cut"))
            return


def _clause(doc: Document, k: int, s: Sentence, reach: int) -> range:
    """The tokens around token k, up to a sign."""
    a = b = k
    while a > max(s.start, k - reach) and _joined(doc, a - 1):
        a -= 1
    while b + 1 < min(s.end, k + reach + 1) and _joined(doc, b + 1):
        b += 1
    return range(a, b + 1)


def _joined(doc: Document, k: int) -> bool:
    """Whether a clause goes on at token k: the sign of a number («маршрут №8») ends none."""
    return doc.tokens.kind[k] != SIGN or doc.tokens.norm[k] == "№"


def _failing(doc: Document, k: int, s: Sentence) -> int:
    """«Світла не мали 540 абонентів», «живлення втратили 12 сіл», «воду повернуть до вечора»: the verb, or -1."""
    norm = doc.tokens.norm
    if norm[k - 1] == "без" and k > s.start:
        return k - 1
    if norm[k].startswith(_LINKS) and (norm[k + 1 : k + 2] and norm[k + 1] in _WITH):
        return -1  # «дрон, який втратив зв'язок з оператором»
    for t in _clause(doc, k, s, _NEAR):
        negated = t > s.start and norm[t - 1] in _NOT
        if (negated and norm[t].startswith(_HAD)) or (not negated and norm[t].startswith(_LOST)):
            return t
        if not negated and norm[t].startswith(_BACK) and norm[t].endswith(_FUTURE):
            return t
    return -1


def _given_back(doc: Document, k: int, s: Sentence) -> int:
    """«Наступного дня світло повернули всім», «воду вернули к утру»: the verb, or -1; where no stop was told before."""
    norm = doc.tokens.norm
    verb = next((t for t in range(max(s.start, k - 1), min(s.end, k + _NEAR)) if norm[t].startswith(_RETURNED)), -1)
    if verb < 0 or norm[verb - 1] in _NOT or doc.has("outcome.disrupted", 0, s.start):
        return -1
    return -1 if doc.has("service.cut", 0, s.start) else verb


def _grounded(doc: Document, k: int, s: Sentence) -> int:
    """«Літаки не могли ні сісти, ні злетіти», «не взлетел ни один самолёт»: the verb, or -1."""
    norm = doc.tokens.norm
    none = norm[k - 1 : k] in _NONE or norm[max(s.start, k - 2) : k] in _NONE
    for t in range(max(s.start, k - _FAR), min(s.end, k + _FAR)):
        if norm[t].startswith(_FLY) and (none or t > k) and not _NOT.isdisjoint(norm[max(s.start, t - 4) : t]):
            return t
    return -1


def _stopped(doc: Document, k: int, s: Sentence) -> int:
    """«Замість тролейбусів ходитимуть автобуси», «рух маршруту відновимо не раніше полудня»: the verb, or -1."""
    norm = doc.tokens.norm
    if k > s.start and norm[k - 1] in ("замість", "вместо"):
        return next((t for t in range(k + 1, min(s.end, k + 10)) if norm[t].startswith(_GO)), -1)
    for t in _clause(doc, k, s, _NEAR + 1):
        if norm[t].startswith(_SHORT):
            return t
        if norm[t].startswith(_BACK) and norm[t].endswith(_FUTURE) and norm[t - 1] not in _NOT:
            return t
    return -1


def _locked(doc: Document, k: int, s: Sentence) -> int:
    """«Росавіація тримала небо над містом зачиненим», «держала небо на замке»: the verb, or -1."""
    norm = doc.tokens.norm
    near = range(max(s.start, k - 6), min(s.end, k + 6))
    held = next((t for t in near if norm[t].startswith(("трима", "держа"))), -1)
    shut = any(norm[t].startswith(_SHUT) or (norm[t - 1] == "на" and norm[t].startswith("замк")) for t in near)
    return held if shut else -1
