"""What a sentence names without telling it: an aim, a skill, a kind of drone, a lie, a thing known by what befell it.

"Intelligence expects Russia to launch 150 drones", "a course in neutralising drones", "a drone that flies into the net
is caught", "swindlers say that a drone has hit your street", "the school that a drone destroyed opened again": the
verb of the sentence is another one, and no day is told of the drone's.
"""

from __future__ import annotations

from dronelog.parsing import misfit
from dronelog.parsing.counts import DRONE
from dronelog.parsing.dates import When
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import DRONE_KINDS, Fact
from dronelog.parsing.tokens import SIGN, WORD
from dronelog.parsing.told import Told

#: Sentences; a longer text is a story, in which asides are many.
LONG = 9

#: Tokens from a word of intent to its infinitive, from a fate back to what governs it.
_REACH = 9
#: Between a preposition and a gerund in a row of them: "in finding, identifying and neutralising drones".
_ROW = frozenset((",", "and", "or"))
_PREPOSITIONS = frozenset(("in", "of", "for", "at", "on", "against", "about", "from"))
#: Before such a preposition where the thing was done all the same.
_DONE = ("succe", "result", "end", "credit", "award", "thank", "after", "report", "claim", "accus", "suspect")
#: Before an infinitive that was done, or tried, all the same.
_MANAGED = ("manag", "able", "succeed", "beg", "start", "continu", "went", "forced", "tried", "attempt", "had", "help")
#: After a drone: opens what is said of its kind.
_THAT = frozenset(("that", "which", "who"))
_MODAL = frozenset(("can", "may", "might", "could", "would", "will", "must", "should"))
_BE_NOW = frozenset(("is", "are", "gets", "get"))
_PAST = frozenset(("was", "were", "had", "has", "have", "did", "been"))
#: Present forms that end as other words do.
_PRESENT = frozenset(
    (
        *("fly", "fall", "hit", "strike", "crash", "reach", "enter", "approach", "carry", "land", "cross", "come"),
        *("threaten", "attack", "appear", "drop", "explode", "cause", "violate", "endanger", "disturb", "get"),
    )
)
_DETERMINERS = frozenset(("a", "an", "any", "every", "each", "all"))
_OPENS_RELATIVE = frozenset(("that", "which", "whose", "who", "whom"))
#: After a "to" that opens no infinitive.
_NOT_BARE = frozenset(
    (
        *("the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"),
        *("him", "them", "it", "us", "me", "you", "some", "any", "all", "no", "one", "which", "whom", "where"),
    )
)
#: Before a "that" that opens what is claimed.
_CLAIMS = frozenset(
    (
        *("report", "reports", "claim", "claims", "news", "fact", "evidence", "statement", "message", "so", "now"),
        *("confirmed", "confirmation", "denied", "learned", "found", "doubt", "rumours", "rumors", "sure", "true"),
        *("likely", "believed", "established", "understood", "known", "seen", "clear", "appears", "seems", "shows"),
    )
)
_AFTER = frozenset(("after", "when", "since", "once"))
_GENERIC = frozenset(("a", "an", "any", "every", "each", "such", "no", "the", "drones", "who", "whoever"))
#: Presents that tell what always happens.
_ALWAYS_SO = frozenset(
    (
        *("burns", "destroys", "kills", "injures", "wounds", "damages", "falls", "crashes", "hits", "strikes", "sets"),
        *("catches", "collapses", "explodes", "shoots", "brings", "disables", "closes", "wrecks", "maims"),
    )
)
_IN_CASE = frozenset(("against", "whenever", "precaution", "measure", "cannot"))
_ITS_OWN = frozenset(("battery", "batteries", "rotor", "motor"))
#: Whose drone it is that somebody brings down out of anger.
_WHOSE_DRONE = frozenset(
    ("neighbour's", "neighbor's", "photographer's", "tourist's", "pupil's", "hobbyist's", "journalist's", "surveyor's")
)
_POSSESSED = (["neighbour", "'s"], ["neighbor", "'s"], ["photographer", "'s"], ["tourist", "'s"])
#: What drones do that work: "three drones watch it from the air".
_AT_WORK = frozenset(
    ("watch", "film", "monitor", "survey", "patrol", "search", "count", "spray", "map", "deliver", "inspect", "help")
)
_CASES = ("cases", "case", "occasions", "случа", "випад")
_IN_WHICH = frozenset(("which", "when", "where", "когда", "коли"))
_TIMES = frozenset(("times", "раз", "раза", "разів", "рази"))
_OFTEN = 5
_RAID = ("raid", "attack", "strike", "launch", "wave", "запуск", "пуск", "удар", "атак", "налет", "наліт", "нальот")
_LINKS = frozenset(("of", "by", "with", "up", "to", "from", "до", "на", "з", "из", "із", "более", "понад", "больше"))
_ADJECTIVE = ("ive", "large", "new", "big", "ой", "ый", "ого", "ої", "ий", "ную", "ну", "их", "ых")
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
_SPANS = frozenset(("months", "years", "weeks", "winters", "summers"))
_STRIKES = ("strike", "attack", "raid", "assault", "hit")
_LINES = ("dugout", "trench", "howitzer", "foxhole", "blindage")
_WORKS = ("film", "photograph", "spray", "deliver", "count", "map", "survey", "look", "search", "measur", "record")
_NIGHT = ("night", "ночь", "ніч")
_IN = frozenset(("in", "за", "during", "single"))
_OF_STATE = ("topic.other", "story.not_event")
_AT_HOME = frozenset(("windows", "doors", "curtains", "lights"))
_ARMOUR = ("tank", "howitzer", "dugout", "trench", "armour", "armor", "mortar", "car", "truck", "vehicle", "soldier")
_UNITS = (
    *("brigade", "squad", "troop", "battalion", "regiment", "crew", "unit", "pilot", "operator", "gunner"),
    *("company", "platoon"),
)
#: Prepositions of a way, which a relative clause has behind its verb.
_AWAY = frozenset(("from", "over", "into", "to", "across", "at", "in", "through", "towards", "toward", "off", "near"))
_TOPICS = (
    *("mood.later", "story.work", "story.shown", "topic.verdict", "topic.study", "topic.insurance", "topic.burial"),
    *("story.not_event", "story.average", "topic.other", "story.drill"),
)
_LATER = ("mood.later", "story.work", "story.shown")
_BY = frozenset(("by", "because", "due", "из-за", "от", "вследствие", "через", "внаслідок", "від"))
_INFINITIVES = ("ть", "ти", "ться", "тись", "тися")
#: A past, passive or active.
_TOLD = ("л", "ла", "ли", "ло", "в", "но", "то", "лись", "лось", "лася", "лися", "лося", "вся", "лся", "лася")
_DID = (
    *("удал", "смог", "сумел", "успел", "пришлось", "нача", "стал", "продолж", "пыта", "попыт"),
    *("вдал", "зміг", "змог", "зум", "встиг", "довел", "поча", "продовж", "намаг", "спроб"),
)
_SLAVIC_RELATIVE = ("котор", "який", "яка", "яке", "які", "якого", "якої", "якому", "яку", "яким", "яких", "чий", "чья")
_COMMAS = frozenset((",", "в", "у", "на", "за", "из", "з", "із", "по"))
_LONG = (
    *("ного", "ную", "ной", "ные", "ных", "ным", "ными", "шие", "ших", "шим"),
    *("шими", "щие", "щих", "того", "тую", "той", "тые", "тых", "ної", "них"),
)
#: Opens another clause than the one that a storm is the subject of.
_PARTING = frozenset(
    (
        *(";", ":", "and", "but", "while", "when", "after", "as", "which", "because", "that"),
        *("а", "и", "но", "і", "та", "але"),
    )
)
#: Before a noun that is known by what befell it.
_OF_IT = frozenset(("of", "from", "to", "about", "with", "for", "on"))
#: Tokens from what happened to its own day at most.
_BESIDE = 5


def told(doc: Document, s: Sentence, f: Fact, whens: list[When]) -> bool:
    """Whether a fact of a sentence is only named in it; `whens` are the dates of the sentence."""
    if s.heading and f.kind in DRONE_KINDS:
        return doc.has("mood.swindle", s.start, s.end)
    if doc.has("mood.swindle", s.start, f.i):
        return True  # "callers say that a drone has hit the house": nobody but swindlers tells it
    if _cases(doc, s, f) or _once_upon(doc, s, f, whens) or _so_often(doc, s, f, whens) or _foreseen(doc, s, f):
        return True
    if not _latin(doc, s):
        return (
            _wanted(doc, s, f)
            or _nature(doc, s, f)
            or _known_by(doc, s, f, whens)
            or _slavic_kind(doc, s, f, whens)
            or _slavic_skill(doc, s, f)
            or _to_come(doc, s, f)
        )
    return (
        _meant(doc, s, f)
        or _skill(doc, s, f)
        or _kind(doc, s, f, whens)
        or _how(doc, s, f)
        or _known_by(doc, s, f, whens)
        or _nature(doc, s, f)
        or _set_upon(doc, s, f)
        or _advice(doc, s, f)
        or _timeless(doc, s, f, whens)
        or _routine(doc, s, f)
        or _of_unit(doc, s, f)
        or _across(doc, f)
        or _what_it_can(doc, s, f)
        or _since_then(doc, s, f, whens)
        or _by_raids(doc, f)
        or _harmless(doc, s, f)
        or _hundredth(doc, s, f)
        or _one_night(doc, s, whens)
        or _of_a_neighbour(doc, s, f)
        or (f.kind == "launched" and f.j < s.end and doc.tokens.norm[f.j] in _AT_WORK)
        or (f.kind == "launched" and misfit.kept(doc.tokens.norm, s, f.i))
    )


def _latin(doc: Document, s: Sentence) -> bool:
    """Whether a sentence is in English, as its first word tells."""
    word = next((w for w in doc.tokens.norm[s.start : s.end] if w.isalpha()), "a")
    return word.isascii()


def _verbs(doc: Document, f: Fact) -> list[int]:
    """The tokens of a fact's own words of a fate or an attack, in order."""
    return [k for k in range(f.i, f.j) if "outcome" in doc.groups[k] or "attack" in doc.groups[k]]


def _infinitive(doc: Document, s: Sentence, f: Fact) -> int:
    """The "to" of the infinitive that a fact is or hangs on, or -1: "to launch up to 150 drones", "to hit a depot"."""
    norm = doc.tokens.norm
    verbs = _verbs(doc, f)
    first = verbs[0] if verbs else f.i
    for k in range(first - 1, max(s.start, first - 5), -1):
        if norm[k] == "to":
            bare = k + 1 < len(norm) and not norm[k + 1].endswith(("ed", "ing")) and doc.tokens.kind[k + 1] == WORD
            # "up to 150", "close to Samara", "to the roof"
            noun = norm[k + 1] in _NOT_BARE or doc.tokens.cap[k + 1] or doc.inside[k + 1]
            return k if bare and not noun and norm[k - 1] != "up" and "num" not in doc.groups[k + 1] else -1
        if doc.tokens.kind[k] == SIGN and norm[k] not in (",", "-"):
            return -1
    return -1


def _wanted(doc: Document, s: Sentence, f: Fact) -> bool:
    """«Планировал ударить дроном по заводу», «погрожують запустити 500 дронів»: a Slavic infinitive behind an aim."""
    if f.kind not in DRONE_KINDS and f.kind not in ("damaged", "launched"):
        return False
    norm = doc.tokens.norm
    verbs = _verbs(doc, f)
    at = next((k for k in verbs if norm[k].endswith(_INFINITIVES) and not norm[k].endswith("ость")), -1)
    if at < 0 and f.kind == "launched" and f.i > s.start and norm[f.i - 1].endswith(_INFINITIVES):
        at = f.i - 1
    if at < 0 or any(norm[k].endswith(_TOLD) for k in verbs):
        return False
    for k in range(at - 1, max(s.start, at - _REACH) - 1, -1):
        if norm[k] in (";", ":", ".", "-", ",") or norm[k].startswith(_DID):
            return False
        if doc.tag("mood.intent", k) is not None:
            return norm[k - 1] != "не" or norm[k].startswith(("мож", "мог", "смо"))
    return False


def _meant(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Expects Russia to launch up to 150 drones", "threatened to hit Kharkiv", "pupils learn to hit cars"."""
    if f.kind not in DRONE_KINDS and f.kind not in ("damaged", "launched"):
        return False
    to = _infinitive(doc, s, f)
    if to < 0:
        return False
    norm = doc.tokens.norm
    if norm[to - 1].startswith(_MANAGED):
        return False
    for k in range(to - 1, max(s.start, to - _REACH) - 1, -1):
        if norm[k] in (";", ":", ".", "-"):
            return False
        if doc.tag("mood.intent", k) is not None:
            return True
    return False


def _skill(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "A course in finding and neutralising drones", "capable of destroying drones": no drones that are counted."""
    if f.kind != "intercepted" or f.count is not None:
        return False
    norm = doc.tokens.norm
    verbs = _verbs(doc, f)
    if not verbs or not norm[verbs[0]].endswith("ing"):
        return False
    k = verbs[0] - 1
    while k > s.start and (norm[k] in _ROW or norm[k].endswith("ing") or norm[k] in ("down", "out")):
        k -= 1
    return norm[k] in _PREPOSITIONS and k > s.start and not any(
        w.startswith(_DONE) for w in norm[max(s.start, k - 3) : k]
    )


def _kind(doc: Document, s: Sentence, f: Fact, whens: list[When]) -> bool:
    """ "A drone that flies into the net is caught", "drones which approach the plant are brought down": whichever."""
    if f.kind not in DRONE_KINDS or f.figure or (f.count or 0) > 1:
        return False
    if any(w.start is not None and not w.said for w in whens):
        return False
    norm = doc.tokens.norm
    for tag in DRONE:
        for k in doc.all(tag, max(s.start, f.i - 6), f.j):
            hit = doc.tag(tag, k)
            if hit is None or hit.end + 1 >= s.end or norm[hit.end] not in _THAT:
                continue
            lead = norm[k - 1] if k > s.start else ""
            if lead not in _DETERMINERS and hit.tag != "drone.many":
                continue
            verb = norm[hit.end + 1]
            if verb in _PAST or verb.endswith("ed"):
                continue
            # "drones that fly too low", "a drone that falls": a present in the singular or the plural
            now = verb in _PRESENT or verb in _MODAL or (verb.endswith("s") and not verb.endswith("ss"))
            if now and _PAST.isdisjoint(norm[hit.end : s.end]):
                return True
    return False


def _how(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Talked about how drones are shot down", "what to do when a drone falls": the way of it, in the present."""
    if f.kind not in DRONE_KINDS or f.count not in (None, 1) or f.figure:
        return False
    norm = doc.tokens.norm
    for k in range(f.i - 1, max(s.start, f.i - _REACH) - 1, -1):
        if doc.tokens.kind[k] == SIGN:
            return False
        if norm[k] == "how" and norm[k + 1 : k + 2] == ["to"]:
            return True
        if norm[k] == "how":
            verbs = _verbs(doc, f)
            at = verbs[0] if verbs else f.j - 1
            around = norm[k : min(s.end, f.j)]
            return _PAST.isdisjoint(around) and (
                not _BE_NOW.isdisjoint(around) or norm[at].endswith("s") or norm[at] in _PRESENT
            )
    return False


def _known_by(doc: Document, s: Sentence, f: Fact, whens: list[When]) -> bool:
    """ "Flats that were rebuilt after a drone hit the block", "a play about a family whose house was hit by a drone",
    "key rings made from a downed drone": what is told is done long after, and the drone only says of what it is told.
    """
    if f.kind in ("responded", "no_casualties", "no_damage", "disrupted"):
        return False
    later = [k for tag in _LATER for k in doc.all(tag, s.start, s.end)]
    if not later:
        return False
    norm = doc.tokens.norm
    if any(f.i <= k < f.j for k in later) or not _embedded(doc, s, f):
        return False
    before = [k for k in later if k < f.i]
    if before:
        at = max(before)
        # a clause of its own tells anew: "…; and at night a drone hit it"
        if any(w in (";", ":") for w in norm[at + 1 : f.i]):
            return False
        return not any(
            w.start is not None and not w.said and _PAST.isdisjoint(norm[f.j : w.i])
            and (0 <= w.i - f.j <= _BESIDE or f.i <= w.i < f.j or (w.i > at + _BESIDE and 0 < f.i - w.j <= _BESIDE))
            for w in whens
        )  # fmt: skip
    at = min(k for k in later if k >= f.j)
    if ";" in norm[f.j : at]:
        return False
    return not any(w.start is not None and not w.said and f.i - _BESIDE <= w.i < at for w in whens)


def _embedded(doc: Document, s: Sentence, f: Fact) -> bool:
    """Whether what happened only describes a noun: "the school that a drone destroyed", "of 14 drones shot down"."""
    norm = doc.tokens.norm
    for k in range(max(s.start, f.i - _REACH), f.j):
        if norm[k].startswith(_SLAVIC_RELATIVE) and k > s.start and norm[k - 1] in _COMMAS:
            return True
        if norm[k] == "by" and k == f.i - 1 and norm[s.start].endswith(("ed", "en", "hit", "struck")):
            return True  # "Burned down by a drone in the second winter of the war, it has been rebuilt"
        if norm[k] in _AFTER or (norm[k] in _OPENS_RELATIVE and k > s.start and doc.group("say", k - 1) is None):
            return True
    if not _latin(doc, s):
        return _long_form(doc, f)
    k = f.i - 1
    while k > s.start and (norm[k] in _DETERMINERS or norm[k] == "the" or doc.tag("num", k) is not None):
        k -= 1
    return norm[k] in _OF_IT and k > s.start


def _long_form(doc: Document, f: Fact) -> bool:
    """Whether the words of a fate are all Slavic participles that describe a noun: «разрушенную школу восстановили»,
    «учат обезвреживать упавшие беспилотники».
    """
    norm = doc.tokens.norm
    verbs = _verbs(doc, f)
    return bool(verbs) and all(norm[k].endswith(_LONG) for k in verbs)


def _nature(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "A storm cut power to 1,200 homes", "four were injured by falling trees", "fog closed the airport"."""
    if f.drone or f.kind not in ("damaged", "fire", "disrupted", "killed", "injured"):
        return False
    norm = doc.tokens.norm
    if f.kind == "fire" and (
        doc.has("mood.nature", max(s.start, f.i - 1), f.j)  # "a forest fire near Samara"
        or (doc.has("mood.nature", s.start, f.i) and not doc.has_any((*DRONE, "drone.debris"), s.start, f.i))
        or any(w in _ITS_OWN for w in norm[max(s.start, f.i - 3) : f.i])  # "its battery caught fire"
        or norm[f.i - 1] == "like"
        or norm[max(s.start, f.i - 2) : f.i] == ["like", "a"]
        or (norm[f.i].startswith("burn") and norm[f.j : f.j + 1] == ["through"] and doc.has_any(DRONE, f.j, f.j + 4))
    ):
        return True
    causes = doc.all("mood.nature", max(s.start, f.i - _REACH), min(s.end, f.j + _BESIDE))
    for k in causes:
        hit = doc.tag("mood.nature", k)
        end = hit.end if hit is not None else k + 1
        if k >= f.j and not _BY.isdisjoint(norm[f.j : k]) and not doc.has_any(DRONE, f.j, k):
            return True
        if end <= f.i + 1 and not doc.has_any((*DRONE, "drone.debris", "attack"), k, f.j) and _PARTING.isdisjoint(
            norm[end : f.i]
        ):
            return True
    return False


def _set_upon(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Seagulls attacked a drone": a drone that is attacked attacks nobody."""
    if f.kind != "launched" or f.count not in (None, 1):
        return False
    norm = doc.tokens.norm
    k = f.i - 1
    while k > s.start and norm[k] in _DETERMINERS | {"the", "his", "her", "their", "one"}:
        k -= 1
    verb = norm[k] in ("attacked", "attacks", "attack", "attacking") and k > s.start
    return verb and (f.i - k > 1 or norm[f.i] in _DETERMINERS) and norm[k - 1] not in _PAST | _BE_NOW


def _advice(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Do not touch a drone that has fallen", "Never go near debris": said to whoever it may happen to."""
    norm = doc.tokens.norm
    if s.heading or f.count not in (None, 1):
        return False
    opening = norm[s.start : s.start + 2]
    k = s.start + (1 if opening[:1] == ['"'] else 0)
    if norm[k] in _AT_HOME and norm[k + 1] in ("shut", "closed", "off") and f.kind == "disrupted":
        return True  # "Threat of drones. Windows shut, lights off."
    return norm[k] in ("don't", "never", "please", "avoid", "beware") or norm[k : k + 2] == ["do", "not"]


def _timeless(doc: Document, s: Sentence, f: Fact, whens: list[When]) -> bool:
    """ "A house that burns down is no statistic", "a hit at that distance destroys the rotor": the present of what is
    always so, behind the opening; headings and live posts tell news in it too.
    """
    if s.heading or s.start == 0 or f.count not in (None, 1) or f.figure:
        return False
    if any(w.start is not None and not w.said for w in whens):
        return False
    norm = doc.tokens.norm
    verbs = [k for k in _verbs(doc, f) if norm[k] in _ALWAYS_SO]
    if not verbs or not _PAST.isdisjoint(norm[s.start : s.end]):
        return False
    if any(norm[k].endswith("ed") and doc.group("say", k) is None for k in range(s.start, s.end)):
        return False
    k = verbs[0]
    subject = norm[max(s.start, k - _REACH) : k]
    return not _GENERIC.isdisjoint(subject[:2]) or "that" in subject or "which" in subject


def _routine(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Mobile internet is switched off at night so that drones cannot find their way": done each time, on no day."""
    if f.kind != "disrupted":
        return False
    norm = doc.tokens.norm
    now = any(norm[k - 1] in _BE_NOW or norm[k - 2] in _BE_NOW for k in range(max(f.i, s.start + 2), f.j))
    if not now or not _PAST.isdisjoint(norm[s.start : s.end]):
        return False
    words = norm[s.start : s.end]
    habit = any(words[k : k + 2] == ["at", "night"] for k in range(len(words)))
    return (habit or "whenever" in words or "nights" in words) and (
        any(words[k : k + 2] in (["so", "that"], ["so", "drones"], ["to", "prevent"]) for k in range(len(words)))
        or any(w in _IN_CASE for w in words)
    )


def _of_unit(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "With earlier ones the brigade destroyed nine tanks and 20 cars": a unit's work at the front, in no region."""
    if f.kind not in ("damaged", "killed", "struck") or (f.drone and f.kind != "struck"):
        return False
    norm = doc.tokens.norm
    verbs = _verbs(doc, f)
    if not verbs or not norm[verbs[0]].endswith(("ed", "out", "hit")) or norm[verbs[0] - 1] in ("was", "were", "been"):
        return False
    arms = any(norm[k].startswith(_ARMOUR) for k in range(verbs[0], min(s.end, f.j + _BESIDE)))
    return arms and any(norm[k].startswith(_UNITS) for k in range(max(s.start, verbs[0] - _REACH), verbs[0]))


def _what_it_can(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "We saw in other regions what one hit can do": what any may do."""
    norm = doc.tokens.norm
    return "what" in norm[max(s.start, f.i - 4) : f.i] and not _MODAL.isdisjoint(norm[f.j : min(s.end, f.j + 3)])


def _since_then(doc: Document, s: Sentence, f: Fact, whens: list[When]) -> bool:
    """ "It had stood empty for nineteen months, ever since a drone tore open its roof": long before."""
    norm = doc.tokens.norm
    at = next((k for k in range(f.i - 1, max(s.start, f.i - 4), -1) if norm[k] == "since"), -1)
    if at < 0 or any(w.start is not None and not w.said and w.i > at for w in whens):
        return False
    return norm[at - 1] == "ever" or any(w in _SPANS for w in norm[s.start : at])


def _by_raids(doc: Document, f: Fact) -> bool:
    """ "Drone strikes have taken out a fifth of the capacity": what drones do away with is no drone."""
    norm = doc.tokens.norm
    if f.kind != "intercepted" or f.count is not None:
        return False
    verbs = [k for k in range(f.i, f.j) if "outcome" in doc.groups[k]]
    return bool(verbs) and any(
        norm[k].startswith(_STRIKES) and norm[k - 1] in ("drone", "uav") for k in range(f.i + 1, verbs[-1])
    ) and not any(doc.any(DRONE, k) is not None for k in range(verbs[-1] + 1, f.j))


def _harmless(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Shot down a drone that had been filming his daughter's wedding": one at work; "drops a grenade on a dugout"."""
    norm = doc.tokens.norm
    if f.kind in ("struck", "crashed") and any(
        norm[k].startswith(_LINES) for k in range(f.i, min(s.end, f.j + _BESIDE))
    ):
        return True
    if f.kind not in ("intercepted", "crashed") or f.count not in (None, 1):
        return False
    for tag in ("drone.one", "drone.any"):
        for k in doc.all(tag, max(s.start, f.i - 2), min(s.end, f.j + 3)):
            hit = doc.tag(tag, k)
            if hit is None or norm[hit.end : hit.end + 1] not in (["that"], ["which"]):
                continue
            verb = next((w for w in norm[hit.end + 1 : s.end] if w not in _PAST and w not in _BE_NOW), "")
            if verb.startswith(_WORKS):
                return True
    return False


def _one_night(doc: Document, s: Sentence, whens: list[When]) -> bool:
    """ "The change comes after 19 of them flew into the country in one night", below a vote or a law."""
    if any(w.start is not None and w.day_told and not w.said for w in whens):
        return False
    norm = doc.tokens.norm
    one = any(
        norm[k] in ("one", "a", "single", "одну", "одна") and norm[k + 1].startswith(_NIGHT) and norm[k - 1] in _IN
        for k in range(s.start + 1, s.end - 1)
    )
    return one and doc.has_any(_OF_STATE, 0, doc.sentences[0].end)


def _hundredth(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Says it has shot down its five-hundredth drone": a tally, of which no day is told."""
    norm = doc.tokens.norm
    return f.kind == "intercepted" and f.count in (None, 1) and any(
        norm[k] in ("its", "their", "his", "her", "our") and norm[k + 1].endswith(("th", "nd", "rd"))
        for k in range(f.i, min(s.end - 1, f.j + 1))
    )


def _across(doc: Document, f: Fact) -> bool:
    """ "… when a gas cylinder blew up; residents first thought of a drone": the drone is another clause's."""
    norm = doc.tokens.norm
    if f.kind not in DRONE_KINDS or ";" not in norm[f.i : f.j]:
        return False
    verbs = _verbs(doc, f)
    drones = [k for tag in DRONE for k in doc.all(tag, f.i, f.j)]
    # not "attacked by a second drone; it fell into a drift"
    return len(verbs) == 1 and bool(drones) and all(";" in norm[verbs[0] : k] for k in drones)


def _of_a_neighbour(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Shot down his neighbour's drone with an air rifle": a quarrel."""
    norm = doc.tokens.norm
    return f.kind in ("intercepted", "crashed") and any(
        not _WHOSE_DRONE.isdisjoint(norm[max(s.start, k - 2) : k]) or norm[max(s.start, k - 2) : k] in _POSSESSED
        for tag in ("drone.one", "drone.any")
        for k in doc.all(tag, max(s.start, f.i - 2), min(s.end, f.j + 5))
    )


def _cases(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Cases in which drones closed airports", «случаи, когда дроны падали в толпу»: of no day."""
    norm = doc.tokens.norm
    return any(
        norm[k].startswith(_CASES) and not _IN_WHICH.isdisjoint(norm[k + 1 : min(f.i, k + 4)])
        for k in range(max(s.start, f.i - 6), f.i)
    )


def _once_upon(doc: Document, s: Sentence, f: Fact, whens: list[When]) -> bool:
    """ "The first time a drone flew over our house I thought it was a moped", he says: told of some day."""
    if not doc.quoted[f.i] or any(w.start is not None and not w.said for w in whens):
        return False
    norm = doc.tokens.norm
    words = norm[s.start : f.j]
    return "впервые" in words or "вперше" in words or any(
        words[k : k + 3] == ["the", "first", "time"] for k in range(len(words))
    )


def _so_often(doc: Document, s: Sentence, f: Fact, whens: list[When]) -> bool:
    """ "Airports were closed 24 times because of drones", «закрывали 24 раза»: how often, on no day."""
    if f.kind != "disrupted" or any(w.start is not None and not w.said for w in whens):
        return False
    tokens = doc.tokens
    return any(
        tokens.norm[k] in _TIMES and (tokens.value[k - 1] or 0) >= _OFTEN
        for k in range(max(s.start + 1, f.i - _REACH), min(s.end, f.j + _REACH))
    )


def _foreseen(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Expects a raid by up to 150 drones", «ждёт запуска до 24 дронов», «готують наліт 300 шахедів»."""
    if f.kind != "launched":
        return False
    norm = doc.tokens.norm
    k, noun = f.i - 1, -1
    while k > s.start and f.i - k < _REACH:
        if norm[k].startswith(_RAID):
            noun = k
        elif doc.tag("mood.intent", k) is not None:
            return noun >= 0
        elif doc.tokens.kind[k] == SIGN or (
            noun >= 0 and norm[k] not in _DETERMINERS | _LINKS and not norm[k].endswith(_ADJECTIVE)
        ):
            return False
        k -= 1
    return False


def _slavic_kind(doc: Document, s: Sentence, f: Fact, whens: list[When]) -> bool:
    """«Дрон, который таранит другие дроны», «дрон, що врізається у сітку»: whichever, in the present."""
    if f.kind not in DRONE_KINDS or (f.count or 0) > 1 or any(w.start is not None and not w.said for w in whens):
        return False
    norm = doc.tokens.norm
    verbs = _verbs(doc, f)
    return bool(verbs) and all(norm[k].endswith(_NOW) for k in verbs) and any(
        norm[k] == "," and norm[k + 1].startswith(_WHICH) and doc.any(DRONE, k - 1) is not None
        for k in range(max(s.start + 1, verbs[0] - 4), verbs[0])
    )  # fmt: skip


def _slavic_skill(doc: Document, s: Sentence, f: Fact) -> bool:
    """«Курс по обнаружению и подавлению дронов», «засоби для знищення дронів»: what may be done with any."""
    if f.kind != "intercepted" or f.count is not None:
        return False
    norm = doc.tokens.norm
    verbs = _verbs(doc, f)
    if not verbs or not all(norm[k].endswith(_ACTION) for k in verbs):
        return bool(verbs) and all(norm[k].startswith(_DEVICES) for k in verbs)
    k = verbs[0] - 1
    while k > s.start and (norm[k] in ("и", "та", "і", "й", ",") or norm[k].endswith(_ACTION)):
        k -= 1
    return norm[k] in _FOR_IT


def _to_come(doc: Document, s: Sentence, f: Fact) -> bool:
    """«Любой дрон над площадью собьют», «зіб'ють», «остановили из-за дрона»: not yet, or another thing was stopped;
    «в его квартире нашли семь дронов»: kept there; «перехватчики»: what brings down.
    """
    norm = doc.tokens.norm
    verbs = _verbs(doc, f)
    if f.kind == "intercepted":
        if any(norm[k] in _WILL_DOWN or norm[k].startswith(_DEVICES) for k in verbs):
            return True
        drones = [k for tag in DRONE for k in doc.all(tag, f.i, f.j)]
        return bool(drones) and all(k > s.start and norm[k - 1] in _BECAUSE for k in drones)
    if f.kind not in ("crashed", "launched"):
        return False
    words = norm[max(s.start, f.i - _REACH) : min(s.end, f.j + _REACH)]
    return any(
        a in ("в", "у") and b in _HIS and c.startswith(_AT_HIS)
        for a, b, c in zip(words, words[1:], words[2:], strict=False)
    )


def nowhere_told(doc: Document, told: list[Told]) -> bool:
    """Whether what a text tells only describes things of which it says something else: "Icons are made from the wings
    of drones that came down near Tula", "future pilots steer through burnt-out cars": no sentence has it for its own
    verb, and none of it has a day of its own.
    """
    if not told or len(doc.sentences) > LONG:
        return False
    end = doc.sentences[min(1, len(doc.sentences) - 1)].end
    drones = any(t.fact.drone and t.fact.kind in DRONE_KINDS for t in told)
    if not drones and doc.has("mood.nature", 0, end) and not doc.has("attack", 0, len(doc.tokens)):
        return True  # "Wildfires have burned 21,000 hectares. Drones map the front. Two firefighters died."
    tells = [t for t in told if t.fact.kind not in ("no_casualties", "no_damage", "responded")]
    return bool(tells) and all(_aside(doc, t) for t in tells)


def _aside(doc: Document, t: Told) -> bool:
    f = t.fact
    s = doc.sentences[f.sentence]
    if s.heading or f.figure or f.total:
        return False
    w = t.when
    dated = t.own_when and w is not None and w.start is not None
    if dated and not doc.has_any(_TOPICS, s.start, s.end):
        return False
    if f.kind == "sighted" or (f.count or 0) > 1:
        return False
    if not _latin(doc, s):
        if doc.has("drone.debris", s.start, s.end):
            return False  # «фрагменты уничтоженных беспилотников нашли в Рязани»
        return f.kind not in ("killed", "injured", "launched") and f.count in (None, 1) and _long_form(doc, f)
    if f.drone and f.kind != "launched":
        return described(doc, s, f)
    return f.kind in ("damaged", "fire", "launched") and _attributive(doc, s, f)


def described(doc: Document, s: Sentence, f: Fact) -> bool:
    """Whether a fate stands in a relative clause or a participle that only tells which drones are meant: "of drones
    that came down", "the ward that a drone wrecked", "by a falling drone".
    """
    norm = doc.tokens.norm
    verbs = _verbs(doc, f)
    at = verbs[-1] if verbs else f.i
    for k in range(at - 1, max(s.start, at - _REACH), -1):
        if norm[k] in (";", ":"):
            return False
        if norm[k] not in _OPENS_RELATIVE or k == s.start:
            continue
        if norm[k] in ("that", "which") and any(
            doc.group("say", t) is not None or norm[t] in _CLAIMS for t in range(max(s.start, k - _REACH), k)
        ):
            return False
        # the verb is the relative clause's: not "a drone which crossed from Belarus came down"
        between = norm[k + 1 : at]
        own = not any(w in _AWAY or w.endswith("ed") or w in (",", "and") for w in between)
        return own and norm[k - 1] != "," and norm[k - 1] not in _CLAIMS and norm[k - 1].isalpha()
    first = verbs[0] if verbs else f.i
    if norm[first - 1] in _PAST | _BE_NOW or first == s.start:
        return False
    if norm[first - 1] == "," and norm[first].endswith(("ed", "shot", "downed")):
        return "," in norm[f.j : s.end]  # "the original, shot down over Odesa, could not be brought"
    k = f.i - 1
    while k > s.start and (norm[k] in _DETERMINERS or norm[k] == "the" or doc.tag("num", k) is not None):
        k -= 1
    falling = norm[first].endswith("ing") and doc.any(DRONE, first + 1) is not None
    if not falling and any(doc.group("say", t) is not None for t in range(s.start, f.i)):
        return False  # "the police informed the agency of drones observed at Værnes"
    reduced = k > s.start and norm[k] in _OF_IT and norm[first].endswith(("ed", "ing", "down", "en"))
    return reduced and first <= f.i + 2 and not doc.has_any(("drone.debris",), max(s.start, f.i - 4), f.i)


def _attributive(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Photographed a burning refinery", "steer through burnt-out cars": a participle before what it describes."""
    norm = doc.tokens.norm
    verbs = [k for k in _verbs(doc, f) if norm[k].endswith(("ing", "ed", "out", "en", "burnt"))]
    if not verbs:
        return False
    k = verbs[-1]
    before = norm[k - 1] if k > s.start else ""
    if before in _PAST | _BE_NOW or k + 1 >= s.end:
        return False
    noun = doc.group("object", k + 1) is not None or (k + 2 < s.end and doc.group("object", k + 2) is not None)
    return noun and (before in _DETERMINERS | _OF_IT or before in ("the", "through", "and", "into", "past", "at", "by"))
