"""Russian and Ukrainian fates that a sentence only names: aims, kinds, skills, what is to come.

«Планировал ударить дроном», «дрон, который таранит другие дроны», «курс по подавлению дронов», «любой дрон собьют».
"""

from __future__ import annotations

from dronelog.parsing.counts import DRONE
from dronelog.parsing.dates import When
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import DRONE_KINDS, Fact
from dronelog.parsing.mood_words import REACH, fate_words

_NOW = ("ет", "ит", "ут", "ют", "ат", "ят", "ється", "ется", "ится", "ає", "яє", "є", "ить", "ають", "уть")
_WHICH = ("котор", "який", "яка", "які", "що")
_ACTION = ("нию", "нням", "нню", "ния", "ння", "тю", "тия", "ку", "хвату")
_FOR_IT = frozenset(("по", "для", "к", "з", "із", "щодо"))
_DEVICES = ("перехватчик", "перехоплювач", "interceptor")
_WILL_DOWN = frozenset(
    (
        *("собьют", "собьет", "уничтожат", "уничтожит", "перехватят", "подавят", "нейтрализуют", "посадят"),
        *("зіб'ють", "зіб'є", "знищать", "знищить", "перехоплять", "подавлять", "приземлять"),
    )
)
_BECAUSE = frozenset(("из-за", "через", "внаслідок"))
_HIS = frozenset(("его", "ее", "её", "их", "своем", "своей", "його", "її", "їхній", "своїй", "своєму", "него", "нього"))
_AT_HIS = ("квартир", "гараж", "дом", "машин", "подвал", "сара", "будинк", "авто", "підвал", "помешкан", "багаж")
_INFINITIVES = ("ть", "ти", "ться", "тись", "тися")
#: A past, passive or active.
_TOLD = ("л", "ла", "ли", "ло", "в", "но", "то", "лись", "лось", "лася", "лися", "лося", "вся", "лся", "лася")
_DID = (
    *("удал", "смог", "сумел", "успел", "пришлось", "нача", "стал", "продолж", "пыта", "попыт"),
    *("вдал", "зміг", "змог", "зум", "встиг", "довел", "поча", "продовж", "намаг", "спроб"),
)


def wanted(doc: Document, s: Sentence, f: Fact) -> bool:
    """«Планировал ударить дроном по заводу», «погрожують запустити 500 дронів»: a Slavic infinitive behind an aim."""
    if f.kind not in DRONE_KINDS and f.kind not in ("damaged", "launched"):
        return False
    norm = doc.tokens.norm
    verbs = fate_words(doc, f)
    at = next((k for k in verbs if norm[k].endswith(_INFINITIVES) and not norm[k].endswith("ость")), -1)
    if at < 0 and f.kind == "launched" and f.i > s.start and norm[f.i - 1].endswith(_INFINITIVES):
        at = f.i - 1
    if at < 0 or any(norm[k].endswith(_TOLD) for k in verbs):
        return False
    for k in range(at - 1, max(s.start, at - REACH) - 1, -1):
        if norm[k] in (";", ":", ".", "-", ",") or norm[k].startswith(_DID):
            return False
        if doc.tag("mood.intent", k) is not None:
            return norm[k - 1] != "не" or norm[k].startswith(("мож", "мог", "смо"))
    return False


def slavic_kind(doc: Document, s: Sentence, f: Fact, whens: list[When]) -> bool:
    """«Дрон, который таранит другие дроны», «дрон, що врізається у сітку»: whichever, in the present."""
    if f.kind not in DRONE_KINDS or (f.count or 0) > 1 or any(w.start is not None and not w.said for w in whens):
        return False
    norm = doc.tokens.norm
    verbs = fate_words(doc, f)
    return bool(verbs) and all(norm[k].endswith(_NOW) for k in verbs) and any(
        norm[k] == "," and norm[k + 1].startswith(_WHICH) and doc.any(DRONE, k - 1) is not None
        for k in range(max(s.start + 1, verbs[0] - 4), verbs[0])
    )  # fmt: skip


def slavic_skill(doc: Document, s: Sentence, f: Fact) -> bool:
    """«Курс по обнаружению и подавлению дронов», «засоби для знищення дронів»: what may be done with any."""
    if f.kind != "intercepted" or f.count is not None:
        return False
    norm = doc.tokens.norm
    verbs = fate_words(doc, f)
    if not verbs or not all(norm[k].endswith(_ACTION) for k in verbs):
        return bool(verbs) and all(norm[k].startswith(_DEVICES) for k in verbs)
    k = verbs[0] - 1
    while k > s.start and (norm[k] in ("и", "та", "і", "й", ",") or norm[k].endswith(_ACTION)):
        k -= 1
    return norm[k] in _FOR_IT


def to_come(doc: Document, s: Sentence, f: Fact) -> bool:
    """«Любой дрон над площадью собьют», «зіб'ють», «остановили из-за дрона»: not yet, or another thing was stopped;
    «в его квартире нашли семь дронов»: kept there; «перехватчики»: what brings down.
    """
    norm = doc.tokens.norm
    verbs = fate_words(doc, f)
    if f.kind == "intercepted":
        if any(norm[k] in _WILL_DOWN or norm[k].startswith(_DEVICES) for k in verbs):
            return True
        drones = [k for tag in DRONE for k in doc.all(tag, f.i, f.j)]
        return bool(drones) and all(k > s.start and norm[k - 1] in _BECAUSE for k in drones)
    if f.kind not in ("crashed", "launched"):
        return False
    words = norm[max(s.start, f.i - REACH) : min(s.end, f.j + REACH)]
    return any(
        a in ("в", "у") and b in _HIS and c.startswith(_AT_HIS)
        for a, b, c in zip(words, words[1:], words[2:], strict=False)
    )
