"""What an outcome is made of: cues, things, clauses and facts, and when a drone is named only to deny it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from dronelog.parsing import bywords, cameras, uncaused
from dronelog.parsing.counts import DRONE
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.places import Place
from dronelog.parsing.spans import When
from dronelog.parsing.tokens import NUMBER, SIGN

#: No report tells of more drones than this in one region and span; a larger number is production or a war's total.
MOST = 3000
#: Sentences; a longer text is about what its opening tells, whatever it mentions later.
SHORT = 8
#: Stands for the source's own country until the source is known ("nationwide").
NATION = "*"
#: What may stand between "no" and the drone of which nothing was found.
_TRACES = frozenset(
    (
        *("a", "an", "the", "of", "any", "single", "one", "from", "or", "other"),
        *("trace", "traces", "sign", "signs", "fragment", "fragments", "piece", "pieces", "part", "parts", "debris"),
        *("wreckage", "remains", "evidence"),
        *("одного", "следа", "следов", "обломка", "обломков", "фрагмента", "фрагментов", "уламка", "уламків", "слідів"),
    )
)
#: Adjectives of the drone of which there was none: "not a single attack UAV".
_HOSTILE = frozenset(
    (
        *("attack", "strike", "enemy", "hostile", "russian", "ukrainian", "combat", "kamikaze", "unmanned", "aerial"),
        *("вражеского", "вражеских", "ударного", "ударных", "украинских", "ворожих", "ворожого", "ударних"),
    )
)
#: Between what is ruled out and the drone: "ruled out that a drone was involved", «исключили удар беспилотника».
_DONE_BY = frozenset(("out", "by", "attack", "strike", "that", "involvement", "удар", "атаку", "удару", "падение"))
_EXCLUDED = ("исключил", "исключен", "виключил", "виключен")
#: How a noun ends of which there was none, or by which nothing was done.
_OBLIQUE = ("ов", "ев", "ів", "їв", "ами", "ями", "fpv", "бпла", "бла")
#: How the verbs begin by which drones are said to have done nothing.
_STRIKES = ("удар", "атак", "наліт", "нальот", "обстріл")
_IDLE = (
    *("примен", "застос", "было", "було", "зафикс", "зафікс", "обнаруж", "виявл", "использ", "викорис"),
    *("летал", "літал", "залуча", "залучен", "задейств", "привлек", "участв", "атаков", "бил", "прилет", "приліт"),
    *("появл", "атаку", "зазна"),
    *("з'явл", "наблюда", "спостер", "отмеч", "помеч", "поміч", "запуск", "беспоко", "турбув"),
    *("used", "involved", "detected", "seen", "employed", "launched", "flown", "recorded", "observed", "deployed"),
)
_NOT = frozenset(("не", "нет", "немає", "not"))
#: Between "not" and its verb: «так и не прилетели» stands before; "were not, he said, used".
_BETWEEN = frozenset(("been", "being", "even", "once"))
#: What people do with a drone of their own.
_LOOKS = (
    *("обстеж", "обследов", "осмотр", "оглян", "оглядал", "знім", "снял", "снима", "шука", "искал", "розшук", "разыск"),
    *("перевір", "провер", "сфотограф", "картограф", "вимір", "измер", "обробл", "обработ", "обприск", "опрыск"),
)
_BY_EYE = ("survey", "inspect", "film", "photograph", "search", "map", "scan", "spray", "deliver", "check", "monitor")
_AT_FIRST = frozenset(("first", "initially", "originally"))
_SUPPOSED = frozenset(("spoke", "thought", "suspected", "believed", "assumed", "blamed", "supposed", "guessed"))
_RESCUERS = frozenset(("rescuers", "firefighters", "police", "officers", "volunteers", "crews", "teams", "searchers"))
_EXAMINED = frozenset(("examined", "examine", "examining", "combed", "looked", "patrolled", "observed", "measured"))
#: What is seen from a drone, what is brought by one, and what shows that it is armed.
_SAW = ("зня", "знайш", "знайд", "нашли", "нашел", "виявл", "виявил", "обнаруж", "замет", "поміт", "побач", "увид")
_HELP = (
    *("рятувальний", "рятувального", "рятувальне", "спасательн", "жилет", "ліки", "лекарств", "продукт", "листівк"),
    *("листовк", "мотузк", "веревк", "посилк", "посылк", "дефібр", "дефибр"),
)
_ARMED = (
    *("скид", "скин", "сброс", "сбрас", "обстріл", "обстрел", "атак", "удар", "вдар", "поран", "ранен", "убит", "вбит"),
    *("загин", "погиб", "взорв", "вибух", "взрыв", "підір", "підрив", "гранат", "боєприп", "боеприп", "влуч", "попал"),
)
_INCURSION = ("violat", "incurs", "intrus", "breach", "overflight", "порушен", "нарушен", "вторгн", "вторжен")
_FROM = frozenset(("з", "із", "зі", "с", "со"))
_IS_NOT = frozenset(("є", "являється", "является", "являются", "являлся", "являлась", "був", "була", "было", "был"))
_NO_PART = (["ні", "до"], ["ни", "при"], ["не", "при"], ["ні", "при"], ["не", "причетн"])
_RELATION = frozenset(("отношения", "стосунку", "відношення"))
_PLAIN = frozenset(("drone", "drones", "дрон", "дрони", "дроны", "uav", "беспилотник", "безпілотник"))
_STORM = (
    *("гроз", "гром", "ливен", "ливн", "дожд", "дощ", "шторм", "непогод", "негод", "раскат", "злив", "стихі", "стихи"),
)
_ROAD = (
    *("керманич", "двоколіс", "дтп", "патрульн", "шолом", "алкогол", "перехрест", "тверез", "в'їха", "керував"),
)
_ADMITS = ("призна", "визна", "подтверд", "підтверд")
_STILL = (["все", "же"], ["все", "таки"], ["усе", "ж"], ["все", "ж"], ["усе", "таки"])
#: What flies past, and past what.
_PAST_IT = ("оминул", "обминул", "облетел", "облетіл", "обошли", "обійшл", "миновал", "проминул")
_AREA = ("област", "край", "город", "міст", "район", "громад", "регіон", "регион", "стороной", "стороною", "столиц")
_BECAUSE = frozenset(("из-за", "через", "от", "due", "because", "for", "of", "by", "від"))
_CONJUNCTIONS = frozenset(("але", "но", "а", "однак", "однако", "який", "что", "що", "который", "яка", "та", "и", "і"))
#: What drones that came did not manage.
_ARRIVES = ("reach", "penetrat", "достиг", "долет", "досяг", "долеті", "прорвал", "прорвав", "broke", "got")
#: How a verb ends that has no subject: «не отмечено», «не фиксировали», «не було».
_NEGATED = ("ено", "ано", "ято", "вали", "или", "ило", "ало", "ыло", "було", "или", "ли", "видно", "ються", "ются")
_BESIDES = frozenset(("помимо", "кроме", "крім", "окрім"))
#: What drones do that did not come.
_AWAY = [[verb, "away"] for verb in ("stayed", "stay", "kept", "remained", "keep")] + [["were", "absent"]]
_FINDS_IT = frozenset(("find", "see", "confirm", "locate", "spot", "meet", "hear", "identify", "discover"))
DRONE_KINDS = frozenset(("intercepted", "lost", "struck", "crashed", "sighted"))


@dataclass(slots=True)
class Cue:
    """A word of outcome: tokens `i` to `j` and its kind."""

    i: int
    j: int
    kind: str
    tag: str


@dataclass(slots=True)
class Thing:
    """An object named in the text, with its number: None where several, 1 for a singular."""

    i: int
    j: int
    kind: str
    count: int | None
    part: bool = False
    approximate: bool = False


@dataclass(slots=True)
class Clause:
    """Tokens `start` to `end` of one sentence around one cue (or none)."""

    start: int
    end: int
    cue: Cue | None
    sentence: int


@dataclass(slots=True)
class Fact:
    """One outcome told once. `kind` is an outcome's, or "launched" for drones said to be involved.

    `codes` are the regions that the very words bind it to; `shared` tells that one number stands for all of them.
    """

    kind: str
    count: int | None
    i: int
    j: int
    sentence: int
    clause: tuple[int, int]
    object: str | None = None
    approximate: bool = False
    low: int | None = None
    high: int | None = None
    more: bool = False
    subset: bool = False
    total: bool = False
    debris: bool = False
    implicit: bool = False
    rest: bool = False
    all: bool = False
    codes: list[str] = field(default_factory=list)
    shared: bool = False
    places: list[Place] = field(default_factory=list)
    weak: bool = False
    pronoun: bool = False
    drone: bool = False
    figure: bool = False
    #: A part of a total told before, of a region that is not told or not known: «три – над нейтральными водами».
    part: bool = False
    #: A fate of their own: "the other three were followed until they turned round".
    apart: bool = False
    #: Only that drones came there: "the Poltava region was the main direction of the attack".
    brunt: bool = False
    #: Which of the towns or districts of its region it tells of; -1 where none is named.
    section: int = -1
    #: The day that its very words tell, of several in its sentence: «во вторник – одиннадцать».
    when: When | None = None


#: How a count of none begins, in one word and in two; the groups of days, and tokens to a day and its number.
_NOT_ONE = ("жодн", "ноль", "нуль")
_NONE_CAME = "void.denied"
_NOT_A = (["ни", "одного"], ["ни", "один"], ["ни", "одной"], ["ані", "одного"])
_DAY_GROUPS = frozenset(("weekday", "month", "date"))
_TO_DAY = 8


def drone_named(doc: Document, start: int, end: int) -> bool:
    """Whether a drone is named from token `start` up to `end`, and not only to say that there was none."""
    for tag in DRONE:
        for i in doc.all(tag, start, end):
            hit = doc.tag(tag, i)
            if hit is not None and (not denied(doc, i, hit.end) or _then_some(doc, i, hit.end)):
                return True
    for i in doc.all(_NONE_CAME, start, end):
        hit = doc.tag(_NONE_CAME, i)
        if hit is not None and none_on_a_day(doc, i, hit.end) and _then_some(doc, hit.end - 1, hit.end):
            return True
    return _admitted(doc, start, end)


def none_on_a_day(doc: Document, start: int, end: int) -> bool:
    """Whether nothing is counted from token `start` up to `end`: «ни одного», «жодного», «ноль»."""
    norm = doc.tokens.norm
    return any(norm[k].startswith(_NOT_ONE) or norm[k : k + 2] in _NOT_A for k in range(start, end))


def _then_some(doc: Document, i: int, j: int) -> bool:
    """«В понедельник не сбили ни одного дрона, во вторник – два»: none on one day and some on another."""
    norm, s = doc.tokens.norm, doc.sentences[doc.sentence_of[i]]
    if not none_on_a_day(doc, max(s.start, i - 3), i) or norm[j : j + 1] not in ([","], [";"]):
        return False
    if not any(doc.any_group(_DAY_GROUPS, k) is not None for k in range(s.start, i)):
        return False
    day = next((k for k in range(j + 1, min(s.end, j + _TO_DAY)) if doc.any_group(_DAY_GROUPS, k) is not None), -1)
    return day >= 0 and any(
        doc.tokens.kind[k] == NUMBER or doc.tag("num", k) is not None for k in range(day + 1, min(s.end, day + _TO_DAY))
    )


def _admitted(doc: Document, start: int, end: int) -> bool:
    """«Утром слухи о дронах назвали выдумкой; вечером губернатор признал: один аппарат всё же упал»."""
    norm = doc.tokens.norm
    said = next((k for k in range(start, end) if norm[k].startswith(_ADMITS)), -1)
    if said < 0 or not doc.has_any(DRONE, start, said):
        return False
    stop = min(end, said + 14)
    still = any(norm[k] in ("таки", "все-таки") or norm[k : k + 2] in _STILL for k in range(said, stop))
    return still and doc.has_group("outcome", said, stop)


def denied(doc: Document, i: int, j: int) -> bool:
    """Whether a drone is named only to say that there was none: "no drones at all", «беспилотники не применялись»."""
    found = doc.denials.get((i, j))
    if found is None:
        found = doc.denials[i, j] = _denied(doc, i, j)
    return found


def _listed(doc: Document, j: int, k: int) -> bool:
    """Whether the comma at token k only joins nouns to what ends before token j: «FPV, скидів із дронів уночі не було»,
    not «дрон повредил крышу, детей внутри не было».
    """
    following = doc.tokens.norm[k + 1 : k + 6]
    if not doc.tokens.norm[j - 1].endswith(_OBLIQUE):
        return False
    return "не" in following and not any(w in _CONJUNCTIONS for w in following)


def _aside(doc: Document, k: int) -> int:
    """The token behind an aside about who speaks that opens at token k, or k: "UAVs, he stressed, were not used"."""
    norm = doc.tokens.norm
    if norm[k : k + 1] != [","]:
        return k
    end = next((t for t in range(k + 2, min(len(norm), k + 8)) if norm[t] == ","), -1)
    return end + 1 if end > 0 and doc.has_group("say", k + 1, end) else k


def _idle(doc: Document, k: int) -> bool:
    """Whether the "not" at token k says that nothing flew: «не залучалися», «не атаковали», "were not involved"."""
    norm = doc.tokens.norm
    if norm[k] in ("нет", "немає"):
        return True
    t = _aside(doc, k + 1)
    while t < len(norm) and norm[t] in _BETWEEN:
        t += 1
    new = norm[t + 1 : t + 2] in (["before"], ["until"], ["since"], ["ever"], ["раньше"], ["ранее"], ["раніше"])
    return t < len(norm) and norm[t].startswith(_IDLE) and not new  # "of a type not seen before": they came


def _ridden(doc: Document, i: int) -> bool:
    """Whether a moped is one: «пошкоджено ферму, 11 хат, мопед», not «збили «мопед»»."""
    norm = doc.tokens.norm
    if not norm[i].startswith("мопед") or (i and norm[i - 1] == '"'):
        return False
    s = doc.sentences[doc.sentence_of[i]]
    return doc.has("outcome.damaged", s.start, s.end) and len(doc.all_group("object", s.start, s.end)) > 1


def _bolt(doc: Document, i: int) -> bool:
    """Whether «молния» is lightning: «молния попала в дом, раскат грома приняли за взрыв»."""
    norm = doc.tokens.norm
    if not norm[i].startswith(("молни", "молні", "блискав")) or norm[i - 1] == '"' or (i and doc.any(DRONE, i - 1)):
        return False
    if i and norm[i - 1] in ("шаровая", "кульова"):
        return True
    s = doc.sentences[doc.sentence_of[i]]
    return (not doc.tokens.cap[i] or i == s.start) and any(w.startswith(_STORM) for w in norm)


def _rode(doc: Document, i: int) -> bool:
    """Whether a moped was ridden: «мопед врізався в паркан, керманич травмований»."""
    norm = doc.tokens.norm
    if not norm[i].startswith("мопед") or (i and norm[i - 1] == '"'):
        return False
    return any(w.startswith(_ROAD) for w in norm)


def _called_so(doc: Document, i: int, j: int) -> bool:
    """ "A "drone" that fell on a garden was a gutter": so called."""
    norm = doc.tokens.norm
    return 0 < i == j - 1 < len(norm) - 1 and norm[i] in _PLAIN and norm[i - 1] == norm[j] == '"'


def _no_such(doc: Document, i: int, j: int) -> bool:
    """«Предмет не є безпілотником», «не пов'язаний зі збитим дроном», «дрон тут ні до чого»: named to be denied."""
    norm = doc.tokens.norm
    for k in range(max(0, i - 5), i - 1):
        if norm[k] == "не" and (
            (norm[k + 1] in _IS_NOT and i - k <= 4) or norm[k + 1].startswith(("пов'язан", "повязан", "связан"))
        ):
            return True
    after = norm[j : j + 5]
    if any(after[k : k + 2] in _NO_PART for k in range(len(after) - 1)):
        return True
    relation = next((k for k, w in enumerate(after) if w in _RELATION), -1)
    has_not = any(a == "не" and b.startswith(("ма", "име")) for a, b in pairwise(after))
    return relation >= 0 and has_not


def _no_violation(doc: Document, i: int, s: Sentence) -> bool:
    """ "No violation of Polish airspace, by aircraft, missile or drone, was observed": none came."""
    norm = doc.tokens.norm
    none = norm[s.start] in ("no", "жодних", "жодного", "никаких") and norm[s.start + 1].startswith(_INCURSION)
    return none and "but" not in norm[s.start : i]


def _from_aboard(doc: Document, i: int, s: Sentence) -> bool:
    """«Поле зняли з безпілотника», «з дрона скинули рятувальний жилет»: what is seen or brought from one."""
    norm = doc.tokens.norm
    k = next((k for k in range(i - 1, max(s.start, i - 3) - 1, -1) if norm[k] in _FROM), -1)
    if k >= 0 and norm[k + 1] in ("неба", "небес", "воздуха", "радаров", "эфира"):
        return False  # «сняли с неба девять дронов»
    if k < 0 or not norm[i].endswith(("а", "ів", "ов", "бпла", "ера", "ерів", "еров")):
        return False
    if "outcome" in doc.groups[k] or doc.inside[k] or any("num" in doc.groups[t] for t in range(k + 1, i)):
        return False  # «знято з неба одинадцять безпілотників»
    words = norm[s.start : s.end]
    if any(w.startswith(_HELP) for w in words):
        return True
    looked = any(w.startswith((*_LOOKS, *_SAW)) for w in words)
    return looked and not any(w.startswith(_ARMED) for w in words)


def _tool(doc: Document, i: int, j: int) -> bool:
    """ "With the help of two drones", «обстежили лінію дроном»: what somebody looks with, where nothing attacks."""
    norm = doc.tokens.norm
    s = doc.sentences[doc.sentence_of[i]]
    if _from_aboard(doc, i, s):
        return True
    if doc.has_any(("attack", "outcome.struck", "outcome.intercepted"), s.start, s.end):
        return False
    if cameras.looks(doc, i, j):
        return True
    near = norm[max(s.start, i - 5) : i]
    if any(near[k : k + 3] == ["the", "help", "of"] for k in range(len(near))):
        return True
    with_a = next((k for k in (i - 2, i - 3) if k > s.start and norm[k] in ("with", "using")), -1)
    if with_a > 0 and any(w.startswith(_BY_EYE) or w in _EXAMINED for w in norm[max(s.start, with_a - 5) : with_a]):
        return True  # "examined the track with a quadcopter"
    if norm[i - 1] == "by" and i > s.start + 1 and norm[i - 2].endswith(("ed", "ing", "en", "own", "ies", "y")):
        # "fields sprayed by drone", not "killed by drone"
        return not any("outcome" in doc.groups[k] for k in range(s.start, s.end))
    if norm[i - 1] == "by" and norm[i] in ("drone", "quadcopter", "uav") and any(
        w.startswith(_BY_EYE) for w in norm[s.start : i]
    ):
        return True  # "sappers surveyed the field by drone"
    if norm[i - 1] in ("with", "using") and i > s.start + 1 and norm[i - 2] in _RESCUERS:
        return True  # "rescuers with drones are searching for people"
    filmed = any(w.startswith(_BY_EYE) or w in _EXAMINED for w in norm[max(s.start, i - 8) : i])
    told = any(h.group == "outcome" and h.tag != "outcome.sighted" for k in range(s.start, s.end) for h in doc.hits[k])
    if filmed and not told and norm[max(s.start, i - 2) : i] in (
        ["from", "a"], ["from", "the"], ["by", "a"], ["with", "a"],
    ):  # fmt: skip
        return True  # "police filmed the site from a drone"
    with_it = norm[i].endswith(("ном", "нами", "ком", "ками", "ером", "ерами"))
    return with_it and any(w.startswith(_LOOKS) for w in norm[max(s.start, i - 4) : min(s.end, i + 5)])


def _not_yet(doc: Document, i: int) -> bool:
    """ "We have yet to find a drone in any of the calls", "a drone has yet to be seen": there was none so far."""
    norm = doc.tokens.norm
    near = range(max(1, i - 5), i)
    return any(norm[k] == "to" and norm[k - 1] == "yet" and norm[k + 1] in _FINDS_IT for k in near)


def _first_thought(doc: Document, i: int) -> bool:
    """ "Prosecutors first spoke of a drone but corrected themselves", "at first suspected a drone": it was none."""
    near = doc.tokens.norm[max(0, i - 5) : i]
    return not _AT_FIRST.isdisjoint(near) and not _SUPPOSED.isdisjoint(near)


def _denied(doc: Document, i: int, j: int) -> bool:
    norm = doc.tokens.norm
    if _first_thought(doc, i):
        return True
    if _no_violation(doc, i, doc.sentences[doc.sentence_of[i]]):
        return True
    if _rode(doc, i) or _bolt(doc, i) or _called_so(doc, i, j) or _no_such(doc, i, j):
        return True
    if _ridden(doc, i) or _tool(doc, i, j) or bywords.attributive(doc, i, j) or _not_yet(doc, i):
        return True
    rejected = norm[max(0, i - 2) : i] == ["not", "a"] or norm[max(0, i - 3) : i] == ["rather", "than", "a"]
    if rejected and norm[j : j + 1] in ([","], ["."], ["but"], [";"]):
        return True  # "a firework rocket, not a drone, broke the window", "by lightning rather than a drone"
    if any(w.startswith(_ARRIVES) for w in norm[j : j + 4]):
        return False  # "not a single drone reached its target", «жоден дрон не долетів»: they came
    if norm[j : j + 2] in (["played", "no"], ["had", "no"], ["had", "nothing"], ["are", "no"], ["were", "no"]):
        return True  # "drones played no part", "drones had nothing to do with it"
    cut = next((k for k in range(i - 1, max(0, i - 3) - 1, -1) if norm[k] in (",", ";", ".", "!")), -1)
    for k in range(max(0, i - 3, cut + 1 if cut >= 0 and norm[cut - 1] in ("нет", "немає") else 0), i):
        if ("number.none" in doc.tags[k] or "negation" in doc.groups[k]) and norm[k] not in (
            "not",
            "не",
            "without",
            "без",
            "nor",
            "ни",
        ):
            return True
        if norm[k] in ("ни", "жодних", "жодного", "никаких"):
            return True
        if norm[k] in ("чем", "ніж", "than") and k >= i - 2 and (k == i - 1 or norm[i - 1] in _BECAUSE):
            return True  # "more often than because of drones"
        if norm[k] in _BESIDES and k == i - 1:
            return True  # «помимо дронов, город накрыли управляемыми бомбами»
        if norm[k] == "not" and norm[k + 1] in ("by", "a", "an", "from", "due"):
            return True  # "was caused by a boiler, not by a drone"
        if norm[k] in ("not", "не") and (k == i - 1 or norm[k + 1 : i] == ["one"]):
            return True  # "bombs, not drones, hit the town hall", "not one UAV in the air"
    if i and norm[i - 1].startswith(_STRIKES) and norm[i - 1].endswith(("ів", "ов", "так", "їв")) and any(
        norm[k] in ("не", "not") and norm[k + 1].startswith("зазна") for k in range(j, min(len(norm) - 1, j + 5))
    ):
        return True  # «ударів дронами область не зазнала»
    k = i - 1
    while k > max(0, i - 8) and (norm[k] in _TRACES or norm[k] in _HOSTILE or "drone.type" in doc.tags[k]):
        k -= 1
    if k < i - 1 and norm[k] in ("no", "not", "without", "ни", "жодного", "жодних", "никаких"):
        return True  # "not a single fragment of a drone was found"
    for k in range(i - 1, max(0, i - 8) - 1, -1):
        if norm[k] in (":", ";", "."):
            break
        if "say.deny" in doc.tags[k]:
            return True  # «опровергла слухи о падении беспилотника»
    if norm[j : j + 2] in _AWAY:
        return True  # "guided bombs kill six; UAVs stayed away"
    if _fronted(doc, i, j) or uncaused.denial(doc, i) >= 0:
        return True
    said = _aside(doc, j)
    for k in range(said, min(len(norm), said + 10)):
        if norm[k] in (".", ";", ":", "which", "that") or (norm[k] == "," and not _listed(doc, j, k)):
            break
        if k > said and "outcome" in doc.groups[k] and not norm[k].endswith(_OBLIQUE):
            break  # «беспилотник упал на дом, но не взорвался»
        if (norm[k] in _NOT or norm[k].endswith("n't")) and k + 1 < len(norm) and _idle(doc, k):
            return not _aimed(doc, k)
    return _absent(doc, i, j)


def _aimed(doc: Document, k: int) -> bool:
    """Whether what was not done leaves another thing done: «дроны атаковали не город, а порт»."""
    norm = doc.tokens.norm
    return any(norm[t] in ("а", "but") and norm[t - 1] == "," for t in range(k + 2, min(len(norm), k + 6)))


def _absent(doc: Document, i: int, j: int) -> bool:
    """ "UAVs stayed away", "it was not drones this time", "ruling out a drone": another way to say that none came."""
    norm = doc.tokens.norm
    if norm[j : j + 2] in (["stayed", "away"], ["kept", "away"], ["stayed", "home"]):
        return True
    past = next((k for k in range(j, min(len(norm), j + 4)) if norm[k].startswith(_PAST_IT)), -1)
    if past >= 0 and any(w.startswith(_AREA) for w in (*norm[j:past], *norm[past + 1 : past + 3])):
        return True  # «дрони область оминули», «дроны облетели город стороной»
    k = i - 1
    while k >= 0 and i - k < 6 and (norm[k] in _TRACES or norm[k] in _HOSTILE or norm[k] in _DONE_BY):
        k -= 1
    return k >= 0 and ((norm[k].startswith("rul") and norm[k + 1] == "out") or norm[k].startswith(_EXCLUDED))


def _fronted(doc: Document, i: int, j: int) -> bool:
    """«Дронов над районом не отмечено», «безпілотників сьогодні не фіксували»: a genitive of what there was not."""
    norm = doc.tokens.norm
    s = doc.sentences[doc.sentence_of[i]]
    if not norm[j - 1].endswith(("ов", "ев", "ів", "їв", "бпла", "бла")):
        return False
    k = i - 1 if i > s.start and norm[i - 1].endswith(("их", "ых", "ої")) else i
    if k > s.start and doc.tokens.kind[k - 1] != SIGN and norm[k - 1] not in _CONJUNCTIONS:
        return False
    for t in range(j, min(s.end, j + 8)):
        if doc.tokens.kind[t] == SIGN:
            return False
        if norm[t] == "не":
            return t + 1 < len(norm) and norm[t + 1].endswith(_NEGATED)
    return False
