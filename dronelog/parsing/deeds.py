"""Outcomes that a Slavic verb tells only with its object: people led out of a house, a depot that a drone got to or
flew into, light that went out.

The verbs alone tell nothing («вывели формулу», «дістався додому»).
"""

from __future__ import annotations

from itertools import pairwise

from dronelog.parsing.counts import DRONE
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Cue
from dronelog.parsing.negations import FOLK

#: Tokens from a verb to its object, at most.
REACH = 9
#: «П'ятьох забрала «швидка»», «троих увезли в больницу»: who is carried, and what carries.
_CARRIED = ("забрал", "увез", "повез", "відвез", "отвез")
_CARRIERS = ("швидк", "скор", "медик", "лікарн", "больниц", "шпитал", "госпит", "госпіт")
_LED = (
    *("вывел", "вивел", "виведен", "выведен", "вывез", "вивез", "вывод", "виводи", "спустил", "расселил", "розселил"),
    *("переселил", "отсел", "відсел", "переселен", "вивозил", "вывозил"),
)
_FOLK = (
    *("жител", "жильц", "мешкан", "людей", "люди", "людям", "персонал", "працівник", "робітник", "рабочи", "сотрудник"),
    *("работник", "студент", "учн", "ученик", "школяр", "школьник", "дітей", "детей", "малюк", "сусід", "сосед"),
    *("пассажир", "пасажир", "постоял", "гост", "пацієнт", "пациент", "населен", "смену", "зміну", "челов", "осіб"),
    *("вихован", "воспитан", "родин", "семей", "сімей", "пенсион", "пенсіон", "покупат", "відвідувач", "посетител"),
)
#: Said of people led down, and of drones.
_LOWERED = ("спустил", "вивод", "вывод")
#: «По отселённым населённым пунктам»: no people, but where they lived.
_SETTLED = ("населенны", "населенног", "населенном", "населеном")
#: Parts of a body, as those who name them do.
_BODY = frozenset(
    (
        *("бедро", "голень", "ногу", "ноги", "руку", "руки", "кисть", "палец", "пальцы", "спину", "плечо", "плечи"),
        *("лицо", "голову", "шею", "грудь", "живот", "глаз", "глаза", "ухо", "стопу", "колено", "предплечье", "ребра"),
        *("стегно", "гомілку", "пальці", "обличчя", "шию", "груди", "живіт", "око", "очі", "вухо", "коліно"),
    )
)
_SPIED = ("замет", "увид", "приметил", "помітил", "побачил", "углядел")
_THEM = frozenset(("всех", "всіх", "усіх"))
#: Of people led away for another reason: the wounded to a hospital.
_CARED = (
    *("ранен", "поранен", "пострадавш", "потерпіл", "постраждал", "погибш", "загибл", "больниц", "лікарн", "госпит"),
    *("шпитал", "медик", "реанимац", "реанімац", "взрывотех", "вибухотех", "сапер", "тело", "тіло", "задерж", "затрим"),
    *("скор", "швидк"),
)
_GOT_TO = (
    *("досяг", "дісталис", "дісталас", "діставс", "дістатис", "дотян", "дотяг", "добрал", "добратьс", "долетел"),
    *("долетіл", "долетів"),
    *("прорвал", "прорвавс", "достиг", "достигл"),
)
_AIMS = ("ціле", "цілі", "целей", "целе", "цели", "локац", "позиці")
#: What else gets as far as a house: fire, splinters, firemen.
_NO_FLIER = (
    *("вогон", "вогн", "огон", "огн", "полум", "плам", "пожар", "пожеж", "уламк", "облом", "оскол", "хвил", "волн"),
    *("дым", "дим", "рятув", "спасат", "медик", "сапер", "шум", "звук", "вода", "скоріст", "скорост"),
)
_NOT = frozenset(("не", "ни", "без", "ані"))
_BREAKS = frozenset((",", ";", ":", ".", "-", "(", ")"))
_BURNS = ("вогню", "огня", "полумя", "полум'я", "пламени")
#: «Машину знищено вогнем», «сарай уничтожен огнём».
_BY_FIRE = frozenset(("вогнем", "огнем"))
_CONSUMED = ("знищ", "уничтож", "пошкод", "повреж", "поврежд", "спалюв", "пожер", "понівеч")
_AREA = ("квадрат", "метр", "м²", "м2", "кв", "сот", "соток", "гектар", "га")
_DOUSED = ("гасил", "загасил", "погасил", "тушил", "потушил", "затушил", "гасять", "тушат", "загаси", "гасят")
_UNDOUSED = ("погашен", "потушен", "загашен", "ликвидирован", "ліквідован", "вдалося", "удается", "вдається")


#: «Залетів у крамницю», «воткнулся в стену»: verbs that are a blow only with what stands behind them.
_ENTERS = (
    *("залет", "заліт", "встромив", "встрявс", "застряв", "застряг", "в'їхав", "в'їхал", "вдерс", "вмаз", "вгепа"),
    *("торохн", "вгарат", "вперіщ", "налеті", "наскочи", "втелющ", "угруз", "вгруз", "впечат", "вперс", "забурив"),
    *("воткну", "въехал", "застрял", "вмаза", "шарахн", "долбан", "саданул", "вонзил", "вписал", "заскоч", "вперил"),
    *("налетел", "наскоч", "вломил", "впилил"),
)
#: «У повітряний простір країни залетів дрон»: how a drone comes into a country, and what of a country it enters.
_CAME_IN = (
    *("залет", "заліт", "вторг", "увійш", "ввійш", "зайшо", "зайшл", "проник", "вошел", "вошл"),
    *("зашел", "зашл", "вдерл", "порушив", "порушил", "нарушил", "перетну", "пересек", "перелет", "переліт"),
)
_SKIES = ("простір", "простор", "пространств", "кордон", "границ")
_LAND = ("територі", "территори")
_INTO = frozenset(("в", "у", "во", "на", "об", "під", "под"))
#: What goes out, and how it goes: «електрики позбулися 900 споживачів», «погасло світло», «оборвалась связь».
_SUPPLY = (
    *("світл", "свет", "електр", "электр", "струм", "напруг", "напряж", "енерго", "энерго", "опален", "отоплен"),
    *("водопост", "водоснаб", "газопост", "газоснаб", "теплопост", "теплоснаб", "зв'яз", "связ", "інтернет"),
    "интернет",
)
_SUPPLIES = frozenset(
    (
        *("вода", "воду", "води", "газ", "газу", "тепло", "тепла", "воды", "воде", "газа", "света", "ток", "тока"),
        "току",
    )
)
_GONE = (
    *("зник", "пропа", "втрат", "утрат", "позбу", "позбав", "погас", "згас", "гасло", "обірва", "урва", "вибил"),
    *("вимкну", "вирубил", "перерв", "блимну", "моргну", "щез"),
    *("исчез", "потеря", "утрач", "лиши", "оборва", "прерв", "прервал", "выбил", "выруб", "отруб", "отключ"),
)
#: «Ущерб от дронов: девять домов, магазин»: what a list of damage opens with.
_HARM = ("ущерб", "урон", "потери", "поврежден", "разрушен", "збитк", "пошкодж", "руйнув")
_ROOMS = ("помещен", "комнат", "коридор", "приміщен", "кімнат", "ванн")
_SPOTS = ("мест", "місц", "точек", "точки")
_FATES = ("crashed", "struck", "intercepted")
#: «Подняли из камышей то, что осталось от беспилотника».
_RAISED = ("подня", "вылов", "вытащ", "извлек", "подобра", "наткну", "витяг", "підібр", "виловил")
#: «Врятувати життя 72-річного пенсіонера лікарям не вдалося», «спасти его не смогли».
_SAVED = ("врятува", "урятува", "спасти")
_COULD = ("вдал", "змогл", "зміг", "пощасти", "удал", "смогл", "успел", "встигл")
_HIM = frozenset(("життя", "жизнь", "його", "її", "его", "её", "ее"))
#: «Громада втратила двох мешканців», «мы потеряли троих земляков»: who is mourned, and whose losses are others' news.
_LOST = ("втрати", "утрати", "потеря")
_OURS = (
    *("земляк", "мешкан", "жител", "людей", "людину", "односел", "сусід", "сосед", "колег", "коллег", "містян"),
    *("горожан", "городян", "дітей", "детей", "дитин", "ребен", "краян"),
)
_FOE = ("ворог", "окупант", "противник", "враг", "рашист", "агресор", "зсу", "всу", "арм")
#: How any of these words begins: most words are passed over by four letters.
_BEGINNINGS = frozenset(
    word[:4]
    for word in (
        *(*_LED, *_GOT_TO, *_ENTERS, *_GONE, *_BURNS, *_BY_FIRE, *_DOUSED, *_HARM, *_RAISED, *_SAVED, *_CAME_IN),
        *(*_CARRIED, *_LOST),
        *("пожар", "пожеж"),
    )
)
_HEADS = frozenset(word for word in _BEGINNINGS if len(word) == 4)
_SHORT_HEADS = frozenset(word for word in _BEGINNINGS if len(word) < 4)


def _not_saved(doc: Document, s: Sentence, k: int) -> int:
    """The token behind a failure to save somebody from token k on, or -1: a life or a person, no thing."""
    norm = doc.tokens.norm
    end = next(
        (t + 2 for t in range(k + 1, min(s.end - 1, k + 12)) if norm[t] == "не" and norm[t + 1].startswith(_COULD)), -1
    )
    someone = doc.has_group("person", k, end) or not _HIM.isdisjoint(norm[k:end])
    return end if end > 0 and someone and not doc.has_group("object", k, end) else -1


def add(doc: Document, s: Sentence, cues: list[Cue]) -> None:
    """Add to the cues of a Slavic sentence what its verbs tell with their objects."""
    norm = doc.tokens.norm
    for c in cues:
        if c.kind == "damaged" and _flesh(doc, s, c):
            c.kind, c.tag = "injured", "outcome.injured"
        elif c.kind == "sighted" and norm[c.i].startswith(_SPIED) and _pieces(doc, s, c):
            c.kind, c.tag = "crashed", "outcome.crashed"
    cues[:] = [c for c in cues if not _no_deed(doc, s, c)]
    kinds = {c.kind for c in cues}
    for k in range(s.start, s.end):
        word = norm[k]
        if word == "-" and _dashed(doc, s, k) and not any(abs(c.i - k) < REACH for c in cues if c.kind in _FATES):
            cues.append(Cue(k, k + 1, "struck", "outcome.struck"))
        if word[:4] not in _HEADS and word[:3] not in _SHORT_HEADS:
            continue
        if "disrupted" not in kinds and word.startswith(_LED) and _led_out(doc, s, k):
            cues.append(Cue(k, k + 1, "disrupted", "outcome.disrupted"))
            kinds.add("disrupted")
        elif (word.startswith(_GOT_TO) and _got_to(doc, s, k, cues)) or (
            word.startswith(_ENTERS) and _entered(doc, s, k, cues)
        ):
            cues[:] = [c for c in cues if not c.i <= k < c.j]  # «залетел в магазин»: not only seen
            cues.append(Cue(k, k + 1, "struck", "outcome.struck"))
        elif word.startswith(_CARRIED) and "injured" not in kinds and _carried(doc, s, k):
            cues.append(Cue(k, k + 1, "injured", "outcome.injured"))
            kinds.add("injured")
        elif word.startswith(_LOST) and "killed" not in kinds and _bereft(doc, s, k):
            cues[:] = [c for c in cues if not c.i <= k < c.j]
            cues.append(Cue(k, k + 1, "killed", "outcome.killed"))
            kinds.add("killed")
        elif word.startswith(_CAME_IN) and _came_in(doc, s, k, cues):
            cues.append(Cue(k, k + 1, "sighted", "outcome.sighted"))
        elif "disrupted" not in kinds and word.startswith(_GONE) and _went_out(doc, s, k):
            cues.append(Cue(k, k + 1, "disrupted", "outcome.disrupted"))
            kinds.add("disrupted")
        elif "damaged" not in kinds and word.startswith(_HARM) and (colon := _listed(doc, s, k)) > 0:
            cues[:] = [c for c in cues if c.i != k]
            cues.append(Cue(k, colon + 1, "damaged", "outcome.damaged"))
            kinds.add("damaged")
        elif kinds.isdisjoint(_FATES) and word.startswith(_RAISED) and _pieces(doc, s, Cue(k, k + 1, "sighted", "")):
            cues.append(Cue(k, k + 1, "crashed", "outcome.crashed"))
            kinds.add("crashed")
        elif "killed" not in kinds and word.startswith(_SAVED) and (end := _not_saved(doc, s, k)) > 0:
            cues[:] = [c for c in cues if not k <= c.i < end]  # «врятувати двох поранених не змогли»
            cues.append(Cue(k, end, "killed", "outcome.killed"))
            kinds.add("killed")
        elif "fire" not in kinds and _burnt(doc, s, k):
            cues.append(Cue(k, k + 1, "fire", "outcome.fire"))
            kinds.add("fire")


def _bereft(doc: Document, s: Sentence, k: int) -> bool:
    """«Громада втратила двох мешканців»: people of one's own; no enemy's losses, and no residents that lost light."""
    norm = doc.tokens.norm
    near = next((t for t in range(k + 1, min(s.end, k + 5)) if norm[t].startswith(_OURS)), -1)
    if near < 0 or norm[k - 1] in _NOT or any(norm[t] in _BREAKS for t in range(k + 1, near)):
        return False
    if doc.has_group("object", max(s.start, k - 3), k):
        return False  # «дома потеряли 30 жителей»
    return not any(norm[t].startswith(_FOE + _SUPPLY) for t in range(max(s.start, k - 6), k))


def _no_deed(doc: Document, s: Sentence, c: Cue) -> bool:
    """«Укройтесь в помещении без окон» tells no damage, «осмотр мест падения дронов, сбитых ночью» no other fate."""
    before = doc.tokens.norm[c.i - 1] if c.i > s.start else ""
    if c.kind == "damaged" and doc.tokens.norm[c.i] == "без":
        return before.startswith(_ROOMS)
    spot = before.startswith(_SPOTS) or doc.tokens.norm[c.i].startswith(_SPOTS)
    return c.kind == "crashed" and spot and doc.has("outcome.intercepted", c.j, s.end)


def _flesh(doc: Document, s: Sentence, c: Cue) -> bool:
    """«Мужчине осколком рассекло бедро», «посекло спину и ноги водителю»: what was damaged is part of a body."""
    norm = doc.tokens.norm
    a, b = max(s.start, c.i - 5), min(s.end, c.j + 5)
    if not norm[c.i].endswith(("ло", "ли", "ла", "на", "но", "ны", "ні", "л", "в")):
        return False
    near = next((k for k in range(c.j, b) if norm[k] in _BODY), -1)
    if near < 0 or any(norm[k] in _BREAKS for k in range(c.j, near)):
        return False
    return any("person" in doc.groups[k] or norm[k].startswith(FOLK) for k in (*range(a, c.i), *range(c.j, b)))


def _listed(doc: Document, s: Sentence, k: int) -> int:
    """«Ущерб от дронов: девять домов, магазин, три автомобиля»: the colon before what was damaged, or -1."""
    norm = doc.tokens.norm
    colon = next((t for t in range(k + 1, min(s.end, k + 5)) if norm[t] == ":"), -1)
    if k > s.start + 2 or colon < 0 or not doc.has_group("object", colon, min(s.end, colon + 4)):
        return -1
    told = doc.has_group("outcome", colon, s.end) or any(norm[t] in _NOT for t in range(s.start, k))
    return -1 if told else colon


def _pieces(doc: Document, s: Sentence, c: Cue) -> bool:
    """«Заметили в камышах у деревни останки дрона»: what was seen of it lay there."""
    norm = doc.tokens.norm
    b = next((k for k in range(c.j, s.end) if norm[k] in _BREAKS and norm[k + 1 : k + 2] != ["что"]), s.end)
    k = doc.find("drone.debris", c.j, b)
    return k >= 0 and doc.has_any(DRONE, k, min(s.end, k + 4)) and not doc.has("outcome.intercepted", c.j, s.end)


def _clause(doc: Document, s: Sentence, k: int) -> tuple[int, int]:
    """The tokens around a verb up to the next sign on both sides."""
    norm = doc.tokens.norm
    a = next((t + 1 for t in range(k - 1, s.start - 1, -1) if norm[t] in _BREAKS), s.start)
    b = next((t for t in range(k + 1, s.end) if norm[t] in _BREAKS), s.end)
    return max(a, k - REACH), min(b, k + REACH)


def _led_out(doc: Document, s: Sentence, k: int) -> bool:
    """«900 робітників вивели на вулицю», «жителей подъезда вывезли в школу»; not «раненых вывезли в больницу»."""
    norm = doc.tokens.norm
    a, b = _clause(doc, s, k)
    if (norm[k - 1] in _NOT and k > s.start) or any(norm[t].startswith(_CARED) for t in range(a, b)):
        return False
    if any(norm[t].startswith(_SETTLED) for t in range(k + 1, min(b, k + 3))):
        return False
    if norm[k].startswith(_LOWERED) and doc.has_any(DRONE, max(a, k - 5), min(b, k + 5)):
        return False  # «захисники неба спустили на землю сім безпілотників»
    # «Комунальники вивезли 15 тонн сміття»: who did it
    doers = k - 1 if norm[k].endswith("ли") and norm[k - 1].endswith(("и", "і", "ы")) else k
    return any(
        norm[t].startswith(_FOLK) or norm[t] in _THEM or "person:many" in doc.tags[t]
        for t in range(a, b)
        if t not in (k, doers)
    )


def _got_to(doc: Document, s: Sentence, k: int, cues: list[Cue]) -> bool:
    """«Два досягли причалу», «один дотянул до завода»; not «дістався до лісу і врізався в опору», «не долетел»."""
    norm = doc.tokens.norm
    if any(norm[t] in _NOT for t in range(max(s.start, k - 2), k)) or doc.inside[k]:
        return False
    if any(c.i <= k + 9 and c.j > k for c in cues if c.kind not in ("fire", "damaged", "injured", "killed")):
        return False  # that tells its own fate
    other = next((t for t in range(k - 1, s.start - 1, -1) if norm[t].startswith(_NO_FLIER)), -1)
    if other >= 0 and not doc.has_any(DRONE, other, k):
        return False  # «вогонь охопив хлів, потім дістався сінника»
    if any(w.startswith(_AIMS) for w in norm[max(s.start, k - 3) : k]) and doc.has_any(DRONE, k, min(s.end, k + 6)):
        return True  # «до цілей дісталися 21 дрон»
    for t in range(k + 1, min(s.end, k + 6)):
        if norm[t] in _BREAKS or norm[t] in ("и", "і", "та", "й"):
            return False
        if norm[t].startswith(_AIMS) and doc.has_any((*DRONE, "outcome.intercepted"), s.start, k):
            return True  # «п'ять прорвалися до своїх цілей», «вісім дісталися п'яти локацій»
        if doc.group("object", t) is not None:
            one = any(tag.endswith(":one") for tag in doc.tags[t])
            return one and not doc.has("ground", k + 1, t)
    return False


def _entered(doc: Document, s: Sentence, k: int, cues: list[Cue]) -> bool:
    """«Дрон залетів у крамницю», «застрял в крыше школы»; not «залетів у повітряний простір», «на територію заводу»."""
    norm = doc.tokens.norm
    if doc.inside[k] or k + 2 >= s.end or norm[k + 1] not in _INTO or norm[k - 1] in _NOT:
        return False
    if any(c.i <= k < c.j and not (c.kind == "sighted" and c.j == k + 1) for c in cues):
        return False
    other = next((t for t in range(k - 1, s.start - 1, -1) if norm[t].startswith(_NO_FLIER)), -1)
    if not doc.has_any((*DRONE, "drone.type"), max(s.start, other), min(s.end, k + REACH)):
        return False  # «осколок застряг у стіні», «вогонь залетів у вікно»
    for t in range(k + 2, min(s.end, k + 7)):
        if norm[t] in _BREAKS or norm[t] in ("и", "і", "та", "й") or doc.tag("ground", t) is not None:
            return False
        if doc.group("object", t) is not None:
            return True
    return False


def _carried(doc: Document, s: Sentence, k: int) -> bool:
    """Whether an ambulance took somebody, or somebody was taken to hospital: no body, no thing, no one asked to go."""
    norm = doc.tokens.norm
    around = norm[max(s.start, k - 5) : min(s.end, k + 6)]
    if norm[k - 1] in _NOT or any(w.startswith(("тіл", "тел")) for w in around):
        return False
    return any(w.startswith(_CARRIERS) for w in around)


def _dashed(doc: Document, s: Sentence, k: int) -> bool:
    """«Дрон – у дах багатоповерхівки», «беспилотник – в крышу школы»: a blow without its verb."""
    tokens, norm = doc.tokens, doc.tokens.norm
    if k + 2 >= s.end or norm[k + 1] not in ("у", "в", "во") or tokens.start[k] == tokens.end[k - 1]:
        return False
    near = range(max(s.start, k - 4), k)
    if not any(h.tag in DRONE and h.end == k for t in near for h in doc.hits[t]):
        return False
    thing = next((t for t in range(k + 2, min(s.end, k + 4)) if doc.group("object", t) is not None), -1)
    in_it = ("ах", "ях", "ом", "ем", "ою", "ами")  # «дрон – у складах»: where it is
    return thing > 0 and not (len(norm[thing]) > 4 and norm[thing].endswith(in_it))


def _came_in(doc: Document, s: Sentence, k: int, cues: list[Cue]) -> bool:
    """«У повітряний простір Румунії залетів дрон», «на територію Молдови зайшли три БпЛА», whatever the order."""
    norm = doc.tokens.norm
    if norm[k - 1] in _NOT or any(c.i <= k < c.j or c.kind == "sighted" for c in cues):
        return False
    a, b = _clause(doc, s, k)
    a, b = max(a, k - 7), min(b, k + 8)
    skies = any(
        w.startswith(_SKIES) or (w.startswith(_LAND) and doc.tokens.cap[t + 1 : t + 2] == [True])
        for t, w in enumerate(norm[a:b], a)
    )
    return skies and doc.has_any((*DRONE, "drone.type"), a, b)


def _went_out(doc: Document, s: Sentence, k: int) -> bool:
    """«Електрики позбулися 900 споживачів», «у двох районах погасло світло»; not «втратили зв'язок із дроном»."""
    norm = doc.tokens.norm
    a, b = _clause(doc, s, k)
    if norm[k - 1] in _NOT and k > s.start:
        return False
    for t in range(max(a, k - 4), min(b, k + 5)):
        if t == k or not (norm[t].startswith(_SUPPLY) or norm[t] in _SUPPLIES):
            continue
        if norm[t].startswith(("зв'яз", "связ")) and doc.has("outcome.crashed", s.start, s.end):
            return False  # «три з них утратили зв'язок та впали»
        if norm[t].startswith(("зв'яз", "связ")) and (
            norm[t + 1 : t + 2] in (["з"], ["із"], ["зі"], ["с"], ["со"]) or doc.has_any(DRONE, s.start, s.end)
        ):
            return False
        return t == 0 or norm[t - 1] not in ("під", "под", "над", "из", "з", "із")
    return False


def _burnt(doc: Document, s: Sentence, k: int) -> bool:
    """«900 квадратів вогню», «гасили її до шостої», «пожар до сих пор не потушен»: what burned, or still burns."""
    norm, word = doc.tokens.norm, doc.tokens.norm[k]
    before = norm[max(s.start, k - 3) : k]
    if word in _BY_FIRE:
        a, b = _clause(doc, s, k)
        consumed = any(w.startswith(_CONSUMED) for w in (*before, *norm[k + 1 : min(b, k + 4)]))
        return consumed and not doc.has_any(DRONE, a, b)
    if word in _BURNS:
        return any(w.startswith(_AREA) for w in before[-2:])
    if word.startswith(("пожар", "пожеж")):
        around = [*before, *norm[k + 1 : min(s.end, k + 5)]]
        return any(w == "не" and n.startswith(_UNDOUSED) for w, n in pairwise(around))
    if word.startswith(_DOUSED) and "не" not in before[-1:]:
        after = norm[k + 1 : min(s.end, k + 3)]
        return any(w in ("его", "ее", "їх", "його", "її", "их") for w in after)
    return False
