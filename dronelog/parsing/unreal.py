"""What a sentence tells only as a thought: a condition, a dream, a scenario, a chance, a power that somebody has.

"If a drone falls on a school …", «за задумом, у гуртожиток поцілив дрон», "a drone falling in Poland would change the
debate", «полномочия пресекать полёт, в том числе сбивать аппарат»: none of it has happened.
"""

from __future__ import annotations

from dronelog.parsing.counts import DRONE
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import DRONE_KINDS, Fact
from dronelog.parsing.tokens import LINE, SIGN

_IF = frozenset(("if", "unless", "если", "ежели", "якщо", "якби", "раптом"))
_ANY_ONE = frozenset(("a", "an", "any", "every", "each", "one"))
_PAST = frozenset(("was", "were", "had", "did"))
#: "As if", "even if": no condition of what follows; "if confirmed" only doubts.
_NO_IF = frozenset(("as", "only", "как", "ніби"))
_BELIEVED = frozenset(
    (
        *("believed", "believe", "believes", "trusted", "credited", "right", "correct", "accurate", "reliable"),
        *("верить", "поверить", "вірити", "повірити", "віримо"),
    )
)
_DOUBTED = frozenset(
    ("confirmed", "true", "any", "only", "possible", "so", "not", "не", "proven", "верить", "вірити", "точнее")
)
_CASES = (
    *(("in", "case"), ("in", "the", "event"), ("в", "случае"), ("на", "случай"), ("у", "разі"), ("в", "разі")),
    *(("у", "випадку"), ("на", "випадок")),
)
_OF_A_CASE = frozenset(case[-1] for case in _CASES)
_WOULD = frozenset(("would", "could", "might", "may", "will"))
_TAKES = frozenset(("costs", "cost", "is", "requires", "takes", "needs", "means", "remains", "can", "would"))
_WHOSE = frozenset(("whose", "чьё", "чье", "чей", "чья", "чьи", "чию", "чиє", "чий", "чия", "чиї", "чиїх", "чьих"))
_AT_WHOM = (["у", "кого"], ["у", "которых"])
_CREWS = frozenset(("crew", "unit", "team", "group", "squad", "battery", "platoon", "company", "battalion"))
_THOSE = frozenset(
    (
        *("those", "anyone", "anybody", "everyone", "everybody", "people"),
        *("те", "тех", "тем", "теми", "тот", "тому", "каждый", "каждому", "всем", "всех", "ті", "тих", "тим", "той"),
        *("кожен", "кожному", "усім", "всім", "усіх", "всіх"),
    )
)
_USED_TO = frozenset(("сбивал", "сбивала", "збивав", "збивала"))
_YOURS = ("your", "ваш", "твой", "твоя", "твою", "твоем", "твій", "твоїй")
_FALLS = frozenset(("struck", "crashed", "damaged", "fire"))
#: Before an infinitive of what was done all the same: «удалось сбить», «вдалося знешкодити», «начали сбивать».
_DID = (
    *("удал", "смог", "сумел", "успел", "помог", "пришлось", "довелось", "нача", "стал", "продолж", "получил"),
    *("пыта", "попыт", "сообщ"),
    *("вдал", "зміг", "змог", "зум", "встиг", "допом", "довел", "поча", "продовж", "спромог"),
    *("спроб", "намаг", "пощаст", "повез", "выш", "вийшл", "закончи", "закінч", "прекрат", "дал", "дозвол"),
    *("позвол", "удает", "вдаєт", "примуси", "заставил", "повідом", "успе", "устиг", "може", "мог"),
)
#: «Сбивший 44 беспилотника».
_WHO_DID = ("вший", "вшая", "вшего", "вшему", "вшим")
#: A drone after "if" stands within so many tokens.
_NEXT = 4
#: An infinitive is looked for back to here.
_BACK = 9


def told(doc: Document, s: Sentence, f: Fact, dated: bool) -> bool:
    """Whether a fact of a sentence is only thought of; `dated` tells that the sentence names a day of its own."""
    if not dated and (_conditional(doc, s, f) or _chance(doc, s, f)):
        return True
    if _inverted(doc, s, f):
        return True
    if any(k < f.j for k in doc.all("story.unreal", s.start, s.end)):
        return True
    if not dated and (_used_to(doc, f) or _general(doc, s, f) or _deed(doc, s, f)):
        return True
    return _yours(doc, f) or _whoever(doc, s, f) or _power(doc, s, f) or _any_such(doc, s, f)


def only(doc: Document, sentences: set[int]) -> bool:
    """Whether every drone of a document is named in these sentences, of which all is only thought of."""
    if not sentences:
        return False
    return all(doc.sentence_of[i] in sentences for tag in DRONE for i in doc.all(tag, 0, len(doc.tokens)))


def beside(doc: Document, sentences: set[int], told: list[int]) -> bool:
    """Whether what sentences tell, none of a drone, stands beside no drones but such that are only thought of: "Raids
    of 300 drones will be usual. Similar programmes were promised after the fires".
    """
    if not sentences:
        return False
    for n in told:
        near = [m for m in (n - 1, n) if m >= 0 and doc.has_any(DRONE, doc.sentences[m].start, doc.sentences[m].end)]
        if not near or any(m not in sentences for m in near):
            return False
    return True


def career(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Sergeant Moroz, who shot down 61 Shaheds, received the Order of Courage", «він збив 37 «шахедів»» of a man who
    is buried: the tally of one person, which no day dates.
    """
    if f.kind != "intercepted" or f.count is None:
        return False
    number = doc.sentence_of[s.start]
    last = doc.sentences[min(len(doc.sentences) - 1, number + 1)]
    if not doc.has("honour", doc.sentences[max(0, number - 1)].start, last.end):
        return False
    norm, cap = doc.tokens.norm, doc.tokens.cap
    for k in range(f.i, f.j):
        if "outcome" not in doc.groups[k]:
            continue
        if norm[k - 1] in _CREWS and norm[k - 2] in ("his", "her", "whose"):
            return True  # "whose crew destroyed 96 enemy drones"
        if norm[k - 1] in ("who", "he", "she", "він", "вона", "он", "она") or norm[k].endswith(_WHO_DID):
            return True
        if norm[k].endswith(("л", "ла", "в")) and k - 2 >= s.start and cap[k - 1] and cap[k - 2]:
            return True  # «Александр Лыков сбил девять дронов»
    return False


def credited(doc: Document, k: int) -> bool:
    """ "If the governor is to be believed", «если верить губернатору»: no condition, he says so."""
    norm = doc.tokens.norm
    comma = next((t for t in range(k + 1, min(len(norm), k + 14)) if norm[t] in (",", ";", ".")), k + 8)
    return any(w in _BELIEVED for w in norm[k + 1 : comma])


def _conditional(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "If four units are hit in a month, exports will be stopped", «у разі падіння безпілотника»."""
    norm, kind = doc.tokens.norm, doc.tokens.kind
    before = norm[s.start : f.i + 1]
    if _IF.isdisjoint(before) and _OF_A_CASE.isdisjoint(before):
        return False
    for k in range(f.i - 1 if f.i > s.start else f.i, s.start - 1, -1):
        if norm[k] == ";" or (norm[k] == "." and kind[k] == SIGN):
            return False
        if norm[k] in _IF and credited(doc, k):
            continue
        drone = norm[k] in _IF and norm[k - 1] not in _NO_IF and doc.has_any(DRONE, k + 1, k + _NEXT)
        if drone and "," not in norm[k : f.i] and not _WOULD.isdisjoint(norm[s.start : k]):
            return True  # "what we would do if a drone closed both runways"
        if norm[k] in _IF and norm[k - 1 if k else 0] not in _NO_IF and norm[k + 1] not in _DOUBTED:
            return k == s.start or kind[k - 1] in (SIGN, LINE) or norm[k - 1] in _OPENS
        if any(tuple(norm[k : k + len(case)]) == case for case in _CASES) and f.i - k <= 8:
            return True
    return norm[f.i] in _IF


def _inverted(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Should a drone hit the plant, …", "were drones to reach Omsk, …", "had a drone struck the school, dozens would
    have died": conditions without an "if"; and what follows them in their sentence.
    """
    norm = doc.tokens.norm
    for k in range(s.start, max(s.start + 1, min(f.i, s.end - 3))):
        if norm[k] not in ("should", "were", "had") or (doc.tokens.kind[s.end - 1] == SIGN and norm[s.end - 1] == "?"):
            continue
        if k > s.start and norm[k - 1] not in (",", "-", '"', ";", "and", "but", "that"):
            continue
        if not doc.has_any(DRONE, k + 1, k + _NEXT):
            continue
        if norm[k] == "should" or (norm[k] == "were" and "to" in norm[k + 2 : k + 6]):
            return True
        if norm[k] == "had" and not _WOULD.isdisjoint(norm[k + 3 : s.end]):
            return True
    return False


_OPENS = frozenset(
    ("and", "but", "that", "а", "но", "и", "что", "і", "та", "але", "що", "even", "даже", "навіть", "то")
)


def _chance(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "A drone falling in Poland would change the debate", "an attack by 500 drones is a matter of time"."""
    norm = doc.tokens.norm
    # "a strike that cuts power": neither of them is told in the past
    present = norm[f.j - 1].endswith("ing") or norm[f.i].endswith(("ing", "s")) or any(
        norm[k].endswith(("ing", "s")) and "outcome" in doc.groups[k] for k in range(f.i, f.j)
    )
    if f.kind != "launched" and not present:
        return False
    if any(k >= s.start for k in doc.all("story.chance", s.start, s.end)):
        return True
    if f.kind not in DRONE_KINDS or not norm[f.j - 1].endswith("ing"):
        return False
    for k in range(f.j, min(s.end, f.j + 12)):
        if norm[k] in (";", ":", ".", "that", "said", "and"):
            return False
        if norm[k] in _WOULD:
            return True
    return False


def _deed(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Shooting down a drone costs 500 dollars": what it takes, whoever does it."""
    norm = doc.tokens.norm
    if f.kind != "intercepted" or f.count not in (None, 1) or f.i != s.start or not norm[f.i].endswith("ing"):
        return False
    return any(norm[k] in _TAKES for k in range(f.j, min(s.end, f.j + 4)))


def _general(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "A drone that costs as much as a car takes out a transformer that costs as much as a street": any drone does."""
    norm = doc.tokens.norm
    if s.heading or norm[s.start] not in _ANY_ONE or not doc.has_any(DRONE, s.start + 1, s.start + 4):
        return False
    that = next((k for k in range(s.start + 2, min(f.i + 1, s.start + 7)) if norm[k] in ("that", "which")), -1)
    if that < 0 or not (norm[that + 1].endswith("s") or norm[that + 1] in _WOULD | {"can", "cannot"}):
        return False
    words = norm[s.start : s.end]
    present = any("outcome" in doc.groups[k] and norm[k].endswith("s") for k in range(f.i, f.j))
    return present and _PAST.isdisjoint(words) and norm[that + 1] not in ("was", "has")


def _any_such(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Open fire on any drone that crosses the border", "every drone which strays in can be shot down": whichever."""
    if not f.drone or f.count not in (None, 1):
        return False
    norm = doc.tokens.norm
    for tag in DRONE:
        for k in doc.all(tag, max(s.start, f.i - 3), min(s.end, f.j + 3)):
            hit = doc.tag(tag, k)
            if hit is None or hit.end + 1 >= s.end or norm[hit.end] not in ("that", "which"):
                continue
            verb = norm[hit.end + 1]
            led = not _ANY.isdisjoint(norm[max(s.start, k - 3) : k])
            if led and (verb.endswith("s") or verb in _WOULD | {"can", "have", "fly", "enter"}) and verb not in _PAST:
                return True
            fate = f.kind in ("intercepted", "struck") and f.j > hit.end + 2
            if fate and verb == "is" and norm[k - 1] in ("a", "an"):
                return True  # "it could not pay for a house hit by a drone that is shot down"
    return False


#: Before a drone that is any drone.
_ANY = frozenset(("any", "every", "each", "whichever", "whatever", "all"))


def _yours(doc: Document, f: Fact) -> bool:
    """ "A drone has hit your house", «в ваш дом попал дрон»: said to nobody in particular, or by swindlers."""
    if f.kind not in _FALLS:
        return False
    norm = doc.tokens.norm
    s = doc.sentences[f.sentence]  # not "The bus burned out. Send us your photos"
    return any(norm[k].startswith(_YOURS) for k in range(max(s.start, f.i - 3), min(s.end, f.j + 4)))


def _whoever(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Those whose home was damaged in an attack may apply", «те, чьё жильё повреждено»: anyone to whom it happens."""
    norm = doc.tokens.norm
    if _THOSE.isdisjoint(norm[s.start : f.i + 1]):
        return False
    for k in range(s.start + 1, f.i + 1):
        if norm[k] in _WHOSE or norm[k : k + 2] in _AT_WHOM:
            who = norm[k - 2] if norm[k - 1] == "," else norm[k - 1]
            if who in _THOSE and not doc.has("drone.one", k, s.end):
                return True  # but «ті, чиє житло пошкодив дрон у ніч на 19 жовтня»: one that came
    return False


def _used_to(doc: Document, f: Fact) -> bool:
    """«Реальных сбивал больше»: what one man used to do, without a number and a drone beside it."""
    norm = doc.tokens.norm
    return f.kind == "intercepted" and f.implicit and f.count is None and any(
        norm[k] in _USED_TO for k in range(f.i, f.j)
    )


def _power(doc: Document, s: Sentence, f: Fact) -> bool:
    """«Полномочия сбивать аппарат», «наказ знищувати дрони»: a Slavic infinitive that nobody has managed."""
    if f.kind != "intercepted":
        return False
    norm = doc.tokens.norm
    verbs = [k for k in range(f.i, f.j) if "outcome" in doc.groups[k]]
    if not verbs or not all(norm[k].endswith(("ть", "ти", "ться", "тись", "тися")) for k in verbs):
        return False
    if norm[verbs[0]].endswith("ость"):
        return False
    around = (*norm[max(s.start, verbs[0] - _BACK) : verbs[0]], *norm[verbs[-1] + 1 : min(s.end, verbs[-1] + 4)])
    return not any(w.startswith(_DID) for w in around)
