"""Numbers and what they count. Each number is bound to one role before any rule runs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from dronelog.parsing import joined, uncounted
from dronelog.parsing.document import Document
from dronelog.parsing.phrases import Phrases
from dronelog.parsing.tokens import CHANNELS, CLOCK, DATE, LINE, NUMBER, SIGN, WORD

BOUNDS = frozenset(("number.at_least", "number.at_most", "number.about", "number.each", "number.more", "number.all"))
DRONE = frozenset(("drone.one", "drone.many", "drone.any"))
_MONEY = frozenset("$€£₴₽%‰°№#")
#: After a number these make it a way from a place ("12 ENE ORD"), in capitals or after a unit of length.
_COMPASS = frozenset(
    ["n", "s", "e", "w", "ne", "nw", "se", "sw", "nne", "ene", "ese", "sse", "ssw", "wsw", "wnw", "nnw"]
)
_AIRLINERS = frozenset(("boeing", "airbus", "embraer", "cessna", "flight", "bombardier"))
_RUNWAYS = frozenset(("runway", "rwy", "runways"))
_ROADS = frozenset(
    [
        "street",
        "st",
        "road",
        "rd",
        "avenue",
        "ave",
        "drive",
        "dr",
        "lane",
        "ln",
        "boulevard",
        "blvd",
        "highway",
        "hwy",
        "parkway",
        "pkwy",
        "court",
        "ct",
        "way",
    ]
)
#: Verbs between drones and their number: «Безпілотників нарахували 214».
_COUNTED = (
    *("нарах", "наліч", "насчит", "зафікс", "зафикс", "порах", "подсчит", "застосув", "примен", "запуст", "випуст"),
)
#: How a verb ends behind a number whose noun is left out: «160 вдалося збити», «19 змогли прорватися».
_IMPERSONAL = ("лося", "лось", "лися", "лись")
_MANY_DID = ("ули", "яли", "али", "или", "іли", "огли", "міли", "ели")
#: «Два досягли причалу», «один дотянул до завода».
_GOT_TO = ("досягл", "досяг", "дісталис", "діставс", "дотяг", "дотян", "добрал", "достигл", "долет", "прорва")
#: «Поцілені», «сгоревших»: participles of several.
#: Endings of verbs in the past.
_DID = ("ал", "али", "ала", "ало", "ував", "увала", "ували", "ил", "или")
#: Endings of adjectives and participles in Russian and Ukrainian, in the cases that numbers govern.
_ADJECTIVAL = ("щий", "вший", "щего", "вшего", "щих", "вших", "щие", "вшие", "ючий", "ючого", "ючих", "ючі", "вших")
_PARTICIPLES = (
    *("ені", "ані", "ілі", "уті", "ених", "аних", "ілих", "ими", "енные", "анные", "енных", "анных", "евшие", "евших"),
)
#: Tokens from the drones that open a clause to the number behind its verb, and how such words end.
FRONTED = 9
_SENT = ("ли", "ло", "ла", "лося", "лись", "лися", "но", "то", "ны", "ився", "ало")
_OF_MEN = ("ів", "їв", "ей", "их", "ых", "ов", "ев", "осіб")
_GENITIVES = ("ів", "їв", "ов", "ев", "бпла", "fpv")
_AND = frozenset(("а", "і", "й", "та", "и", "але", "но"))
_FILLERS = frozenset(("drone.type", "drone.pronoun"))
#: Words that may follow a number whose noun is left out.
_OPEN = frozenset(
    [
        "of",
        "out",
        "were",
        "was",
        "had",
        "have",
        "has",
        "been",
        "are",
        "is",
        "others",
        "other",
        "in",
        "over",
        "the",
        "that",
        "who",
        "which",
        "and",
        "but",
        "or",
        "to",
        "on",
        "by",
        "as",
        "for",
        "with",
        "after",
        "while",
        "таких",
        "тих",
        "тех",
        "из",
        "них",
        "над",
        "в",
        "во",
        "у",
        "і",
        "й",
        "та",
        "и",
        "а",
        "но",
        "по",
        "з",
        "із",
        "що",
        "що",
        "которые",
        "который",
        "було",
        "были",
        "был",
        "была",
        "бути",
        "мали",
        "за",
        "на",
        "від",
        "пришлось",
        "приходится",
        "приходятся",
        "пришлись",
        "досталось",
        "числится",
        "числятся",
        "значится",
        "значатся",
        "записано",
        "записаны",
        "припало",
        "припадає",
        "припадають",
        "от",
        "до",
        # what drones do without a word of their own fate: "46 were shot down, 11 got through"
        *("got", "broke", "slipped", "made", "came", "went", "flew", "crossed", "breached", "penetrated", "evaded"),
        *("continued", "headed", "turned", "vanished", "exploded", "detonated", "landed", "ended"),
    ]
)
#: Adverbs between a number whose noun is left out and its verb: «47 тоді приземлили», "two eventually fell".
_ADVERBS = frozenset(
    (
        *("тоді", "зрештою", "врешті", "таки", "потім", "одразу", "відразу", "вночі", "уночі", "удень", "вдень"),
        *("там", "тут", "вже", "уже", "також", "теж", "пізніше", "згодом", "успішно", "зранку", "вони", "ми", "самі"),
        *("нібито", "начебто", "всі", "усі", "все"),
        *("тогда", "потом", "сразу", "ночью", "днем", "здесь", "тоже", "позже", "впоследствии", "успешно"),
        *("затем", "якобы", "они", "мы", "сами", "утром", "вечером", "увечері", "ввечері", "вранці"),
        *("then", "eventually", "later", "finally", "also", "reportedly", "still", "already", "apparently"),
        *("subsequently", "allegedly", "ultimately", "immediately", "successfully", "again", "altogether", "overall"),
        *("снова", "опять", "знову", "загалом", "суммарно", "сумарно", "разом"),
    )
)
_OR = ("-", "or", "или", "або", "to")
#: What leads to an hour, alone or after a word of nearness, and what may stand behind it.
_HOURLY = frozenset(("till", "until", "past", "после", "після"))
_SOON = frozenset(("soon", "shortly", "just", "little", "long", "minutes", "bit", "right", "well", "immediately"))
_FEW = frozenset(("one", "two", "three", "nine", "1", "2", "3", "9"))
_ROUND = frozenset(("two", "three", "four", "five", "ten", "twenty", "100", "hundred", "10", "3", "4", "5"))
_PUT_OUT = frozenset(("published", "issued", "posted", "released", "sent", "timed", "written", "updated", "filed"))
_CLAUSE_OPENS = frozenset(("the", "a", "an", "it", "he", "she", "they", "we", "all", "everything", "his", "its"))
#: "A family of 4", "a father of three": what a number after these counts is no drone.
_KIN = frozenset(("family", "household", "father", "mother", "parent", "grandmother", "grandfather", "widow"))
_HOUR_ENDS = frozenset(("in", "on", "that", "this", "and", "the", "gave", "put", "said", "утра", "вечера", "ранку"))
#: «Стільки дронів»: as many as the number before it.
_SO = frozenset(("стільки", "столько"))
#: "Forty-seven. That is how many drones …", "nine was the number of drones …".
_THAT_IS = (["that", "is"], ["that", "was"], ["this", "is"], ["this", "was"])
_IS_THE = (["is", "the"], ["was", "the"])
_SO_JOINS = frozenset(("саме", "именно", "that", "so", "is", "was", "how", "this", "the", "exactly", "рівно", "ровно"))
_OUT_OF = ("из", "із", "з")
_SINCE = frozenset(("з", "із", "зі", "с", "со", "від", "от"))
_OUT_OF_THEM = frozenset((*_OUT_OF, "зі"))
#: Words of a fate, at most, between drones and the number that they are out of.
FATE = 3
_JOINED = ("and", "и", "та", "і", "й", *_OR)
#: Longest way, in tokens, from a number to the noun that it counts ("19 вражеских ударных беспилотных аппаратов").
REACH = 6


@dataclass(slots=True)
class Count:
    """A number in the text: tokens `i` to `j`, its value (None: a vague "several"), and what it counts.

    `role` is "drone", "person", "object", "unit", "weapon", "boat", "service", "attack", "date", "age", "none", or
    "elided" where no noun follows and the clause decides. `head` is the token of the noun, -1 without one.
    """

    i: int
    j: int
    value: int | None
    approximate: bool = False
    low: int | None = None
    high: int | None = None
    each: bool = False
    more: bool = False
    role: str = "elided"
    tag: str = ""
    head: int = -1
    words: bool = False


def find(doc: Document, phrases: Phrases) -> list[Count]:
    """All numbers of a document, in order."""
    tokens = doc.tokens
    kind = tokens.kind
    found: list[Count] = []
    n = len(tokens)
    i = 0
    tags, norm = doc.tags, tokens.norm
    while i < n:
        k = kind[i]
        # most words are no numbers: they are passed over at the least cost
        if k == NUMBER or (k == WORD and (tags[i] or "-" in norm[i])):
            count = _read(doc, phrases, i)
            if count is not None:
                _bounds(doc, count)
                found.append(count)
                i = max(count.j, i + 1)
                continue
        i += 1
    _spelt_out(doc, found)
    _so_many(doc, found)
    any_of = -1
    for count in found:
        _bind(doc, count)
        if count.i == any_of:
            count.role, count.value = "none", None  # "nine drones out of ten are stopped"
        if _ratio(doc, count):
            any_of = count.head + 2 + (doc.tokens.norm[count.head + 1] == "out")
        if count.role == "drone" and count.head >= count.j and (after := _behind(doc, count.head)) >= 0:
            count.each, count.head = True, after  # "six UAVs apiece were shot down over the Kaluga and Tver regions"
        if _of_type(doc, count.i) or _label(doc, count) or _ratio(doc, count):
            count.role, count.value = "none", None
    _pairs(doc, found)
    return found


def _spelt_out(doc: Document, found: list[Count]) -> None:
    """«Збито 14 (чотирнадцять) дронів», "3 (three) drones": one number, told twice."""
    norm = doc.tokens.norm
    for n in range(len(found) - 2, -1, -1):
        c, d = found[n], found[n + 1]
        same = c.value is not None and c.value == d.value and d.words and not c.words
        if same and d.i == c.j + 1 and norm[c.j] == "(" and norm[d.j : d.j + 1] == [")"]:
            c.j = d.j + 1
            del found[n + 1]


def again(doc: Document, found: list[Count], more: list[Count]) -> None:
    """Bind numbers that were found later and put them in their places."""
    for count in more:
        _bind(doc, count)
    if more:
        found.extend(more)
        found.sort(key=lambda c: c.i)


def _behind(doc: Document, head: int) -> int:
    """The last token of an "each" that stands behind the drones at token `head`: "six UAVs apiece"; -1 without one."""
    hit = doc.any(DRONE, head)
    end = hit.end if hit is not None else head + 1
    each = doc.tag("number.each", end) if end < len(doc.tokens) and doc.tokens.norm[end].isascii() else None
    return each.end - 1 if each is not None else -1


def _so_many(doc: Document, found: list[Count]) -> None:
    """«Мінус 27! Стільки дронів перехопили», «11 – столько БПЛА сбили», "Forty-seven. That many drones …": the number
    told just before is that of the noun that follows.
    """
    norm, n = doc.tokens.norm, len(doc.tokens)
    for k, word in enumerate(norm):
        if (word not in _SO and word not in ("many", "number")) or k + 1 >= n:
            continue
        pointed = norm[k - 1] in ("that", "so") or (norm[k - 1] == "how" and norm[k - 3 : k - 1] in _THAT_IS)
        number_of = norm[k - 2 : k] in _IS_THE and norm[k + 1] == "of"  # "nine is the number of drones shot down"
        if word not in _SO and not (number_of if word == "number" else pointed):
            continue
        if norm[k + 1] in ("ж", "же", "as") or norm[k + 1] == "і":
            continue  # «стільки ж»: as many as somewhere else
        if not any(doc.any((*DRONE, "drone.pronoun"), t) is not None for t in range(k + 1, min(n, k + 5))):
            continue
        before = next((c for c in reversed(found) if c.j <= k), None)
        if before is None or before.value is None or k - before.j > 4:
            continue
        if any(doc.tokens.kind[t] == WORD and norm[t] not in _SO_JOINS for t in range(before.j, k)):
            continue
        before.role = "none"
        found.append(Count(k, k + 1, before.value, before.approximate, before.low, before.high, words=True))
        found.sort(key=lambda c: c.i)


def _of_type(doc: Document, i: int) -> bool:
    """Whether the number at token i is a second one of a type: "Shahed-131/136", "Geran-2/3"."""
    norm = doc.tokens.norm
    return i > 1 and norm[i - 1] == "/" and doc.tokens.kind[i - 2] == WORD and norm[i - 2][-1:].isdigit()


def _ratio(doc: Document, count: Count) -> bool:
    """ "A gun that hits one drone in three", "nine UAVs out of ten are stopped": how many of any, not of a raid."""
    norm, k = doc.tokens.norm, count.head + 1
    if count.role != "drone" or count.head < count.j or k + 1 >= len(norm) or norm[count.i] not in _FEW:
        return False
    k += norm[k : k + 2] == ["out", "of"]
    if k + 1 >= len(norm):
        return False
    return norm[k] in ("in", "of") and norm[k + 1] in _ROUND and norm[k - 1] != "the" and (
        k + 2 >= len(norm) or doc.tokens.kind[k + 2] != WORD or norm[k + 2] in ("is", "are", "gets", "get", "will")
    )


def _label(doc: Document, count: Count) -> bool:
    """Whether a number only names what stands before it: "Round two", "Runway 21", "in Terminal 2"."""
    tokens, i = doc.tokens, count.i
    if i < 1 or not tokens.cap[i - 1] or count.value is None:
        return False
    # "USS Carney (DDG 64)"
    hull = tokens.norm[i - 2 : i - 1] == ["("] and tokens.norm[count.j : count.j + 1] == [")"]
    return tokens.norm[i - 1] in _LABELS or (hull and tokens.text[tokens.start[i - 1] : tokens.end[i - 1]].isupper())


def _word_value(doc: Document, phrases: Phrases, i: int) -> tuple[int, int, str] | None:
    """The value of a number word at token i, the token after it, and its kind ("num" or "multiplier")."""
    for hit in doc.hits[i]:
        if hit.tag in ("num", "multiplier"):
            return int(hit.value), hit.end, hit.tag
    norm = doc.tokens.norm[i]
    if "-" in norm and doc.tokens.kind[i] == WORD:
        total = 0
        for part in norm.split("-"):
            value = next((value for tag, _, value in phrases.entries(part)[1] if tag == "num"), None)
            if value is None:
                return None
            total += int(value)
        return total, i + 1, "num"
    return None


def _name(doc: Document, i: int) -> bool:
    """Whether a word for a number is a name: «від Бричан до Сорок», «влучив у СТО та паркінг»."""
    tokens = doc.tokens
    if not tokens.cap[i] or tokens.norm[i].isascii() or "-" in tokens.norm[i]:
        return False
    s = doc.sentences[doc.sentence_of[i]]
    if tokens.slice(i, i + 1).isupper() and len(tokens.norm[i]) > 1:
        return not tokens.slice(s.start, s.end).isupper() and len(tokens.norm[i]) <= 3
    k = i - 1
    return k >= s.start and tokens.kind[k] == WORD and not tokens.cap[k] and not s.heading


def _read(doc: Document, phrases: Phrases, i: int) -> Count | None:
    tokens = doc.tokens
    n = len(tokens)
    if tokens.kind[i] == NUMBER:
        value = tokens.value[i]
        j = i + 1
        if value is None and ("," in tokens.norm[i] or "." in tokens.norm[i]):
            return Count(i, j, None, role="none")
        while j < n:
            hit = doc.tag("multiplier", j)
            if hit is None or value is None:
                break
            value *= int(hit.value)
            j = hit.end
        if value is None or value > 10_000_000:
            return Count(i, j, None, role="none")
        return Count(i, j, value)
    vague = doc.tag("number.vague", i)
    if vague is not None and i and tokens.norm[i - 1] in ("shock", "blast", "pressure") and tokens.norm[i] == "wave":
        return None  # "the shock wave of a drone"
    if vague is not None and doc.tag("num", i) is None:
        return Count(i, vague.end, None, approximate=True, words=True)
    if not doc.hits[i] and "-" not in tokens.norm[i]:
        return None
    first = _word_value(doc, phrases, i)
    if first is None or doc.inside[i] or _name(doc, i):
        return None
    if first[2] == "multiplier" and len(tokens.norm[i]) <= 2:
        return None  # "mn" is a million only after a number; MN is Minnesota
    total, group, j = 0, 0, i
    previous = 10**9
    step: tuple[int, int, str] | None = first
    while step is not None:
        value, end, what = step
        if what == "multiplier":
            group = (group or 1) * value
            if value >= 1000:
                total, group = total + group, 0
            previous = 10**9 if value >= 1000 else value
        else:
            if group and not (
                previous > value and ((previous >= 20 and value < 10) or (previous >= 100 and value < 100))
            ):
                break
            group += value
            previous = value
        j = end
        if j < n and tokens.norm[j] in ("and", "и", "й", "та", "і") and tokens.norm[j] == "and" and previous >= 100:
            j2 = _word_value(doc, phrases, j + 1) if j + 1 < n else None
            step = j2
        else:
            step = _word_value(doc, phrases, j) if j < n and tokens.kind[j] == WORD else None
    # «з десяток дронів», «під сотню»: as many, roughly
    return Count(i, j, total + group, approximate=tokens.norm[i] in _ROUGHLY, words=True)


#: First words of numbers that are estimates.
_ROUGHLY = frozenset(("з", "із", "зо", "під", "с", "со", "под"))


def _bounds(doc: Document, count: Count) -> None:
    """Widen a number by the words that bound it: "at least 16", «до 40», "20 or more"."""
    tokens = doc.tokens
    k = count.i - 1
    steps = 0
    while k >= 0 and steps < 3:
        start = k
        while start > 0 and doc.inside[start]:
            start -= 1
        hit = doc.any(BOUNDS, start)
        if hit is None or hit.end > count.i:
            if tokens.norm[k] in ("the", "its", "all", "these", "those") and steps == 0:
                k -= 1
                steps += 1
                continue
            break
        if hit.end != k + 1:
            break
        value = count.value
        for each_hit in doc.hits[start]:
            tag = each_hit.tag
            if tag == "number.at_least":
                count.approximate, count.low = True, value
            elif tag == "number.at_most":
                count.approximate, count.low, count.high = True, 0, value
            elif tag == "number.about":
                count.approximate = True
            elif tag == "number.each":
                count.each = True
            elif tag == "number.more":
                count.more = True
        count.i = start
        k = start - 1
        steps += 1
    j = count.j
    if (
        count.i
        and tokens.norm[count.i - 1] == "by"
        and j < len(tokens)
        and (tokens.norm[j] == "-" or doc.tag("place.in", j))
    ):
        count.each = True  # "by six – over the Tambov and Penza regions"
        count.i -= 1
    if j < len(tokens):
        if doc.tag("number.each", j):
            count.each = True
            count.j = j + 1
        elif doc.tag("number.more", j):
            count.more = True
            count.j = j + 1
        elif tokens.norm[j] == "or" and j + 1 < len(tokens) and tokens.norm[j + 1] == "more":
            count.approximate, count.low = True, count.value
            count.j = j + 2
        elif tokens.norm[j] == "+":
            count.approximate, count.low = True, count.value
            count.j = j + 1


def role_of(doc: Document, i: int) -> tuple[str, str] | None:
    """What a noun at token i makes of the number before it: (role, tag), None when the word says nothing."""
    if "person" in doc.groups[i]:
        return "person", "person"  # "two firefighters were injured"
    for hit in doc.hits[i]:
        group, tag = hit.group, hit.tag
        if tag in DRONE:
            after = hit.end
            noun = after < len(doc.tokens) and tag != "drone.many" and not doc.tokens.norm[after].endswith("ed")
            if noun and doc.tag("attack", after) and doc.tokens.norm[after - 1].isascii():
                return "attack", tag  # "three drone attacks"
            return "drone", tag
        if group == "unit":
            return "unit", tag
        if tag == "weapon.boat":
            return "boat", tag
        if group == "weapon":
            return "weapon", tag
        if group == "object" and tag != "object.part:one" and tag != "object.part:many":
            return "object", tag
        if group == "person":
            return "person", tag
        if group in ("casualty", "fatality"):
            return "person", tag
        if group == "month":
            return "date", tag
        if tag == "load.what":
            return "weapon", tag  # "a dozen mines"
        if tag == "drone.debris":
            return "debris", tag
        if tag == "service":
            return "service", tag
        if tag in ("place.type:many", "region.type:many", "ground", "responder", "place.type:one"):
            return "unit", tag
    return None


_BOTH = frozenset(("and", "or", "и", "или", "та", "і", "й", "або"))
#: What lies about of a drone, and is none.
_PARTS = frozenset(
    (
        *("частин", "частей", "боєголовок", "боеголовок", "двигунів", "двигателей", "моторів", "моторов", "деталей"),
        *("фрагментів", "фрагментов", "warheads", "engines", "motors", "антен", "антенн"),
    )
)
_RISES = ("ris", "rose", "grow", "grew", "increas", "rais", "climb")
_PLACED = frozenset(("in", "at", "near", "on", "outside", "в", "у", "під", "под", "біля", "возле"))
_PEOPLED = frozenset(("town", "city", "village", "settlement", "population", "hamlet", "community"))
#: Words that set one night's number beside another's; "the number 20" names, it does not count.
_COMPARED = frozenset(("double", "twice", "triple", "compared", "against", "versus"))
_COUNTABLE = frozenset(("person", "object"))
#: Nouns of counting, and the words between them and the number they come to.
_HURT = ("outcome.injured", "outcome.killed", "person:many")
_LABELS = frozenset(
    (
        *("round", "part", "phase", "stage", "terminal", "runway", "pier", "gate", "chapter", "case", "incident"),
        *("line", "route", "highway", "platform", "reactor", "sector", "zone", "wave", "episode", "day", "act"),
    )
)
_TALLIES = frozenset(("number", "tally", "total", "count", "figure", "haul"))
_PUTS = frozenset(("put", "puts", "putting", "estimated", "estimates", "estimating", "gave", "gives", "set", "sets"))
_STANDS = frozenset(("at", "to", "was", "is", "reached", "totalled", "totaled", "as"))
_OURS = frozenset(("our", "its", "his", "her", "their", "your", "my"))
_OWNED = _OURS | {"the", "these", "those"}
#: Plurals that no list knows, and that are no nouns or stand for drones.
_NO_PLURAL = frozenset(
    [
        *("was", "is", "has", "its", "his", "this", "others", "whose", "as", "us", "yours", "ours"),
        *("machines", "attackers", "raiders", "newcomers", "visitors", "gliders", "birds", "things", "weapons"),
    ]
)
#: Nouns that a number beside them tells: "the largest number, 18, was over the Belgorod region".
_SHARES = frozenset(
    (
        *("number", "figure", "total", "half", "most", "share", "part", "majority", "rest", "bulk", "lot", "toll"),
        *("count", "tally", "many"),
    )
)
#: "The region's share of the 57 was twelve": what the whole is told of once more.
_PORTIONS = frozenset(("share", "part", "portion", "third", "half", "bulk", "most", "fraction", "quarter"))
_THEM = frozenset(("them", "these", "those", "drones", "uavs", "total", "all"))


def _number_of(doc: Document, count: Count) -> int:
    """What stands behind its number: "put at 39 the number of drones", "raised to 14 the number of people hurt", "gave
    33 as the number of UAVs".

    The token that names what is counted, or -1.
    """
    norm, n = doc.tokens.norm, len(doc.tokens)
    j = count.j
    if count.i > 4 and norm[count.i - 1] in ("at", "as") and (j >= n or doc.tokens.kind[j] != WORD or norm[j] == "and"):
        return _put_at(doc, count)
    if norm[j : j + 2] == ["as", "the"]:
        j += 1
    elif not count.i or norm[count.i - 1] not in ("at", "to") or norm[j : j + 1] != ["the"]:
        return -1
    if j + 2 >= n or norm[j + 1] not in _TALLIES or norm[j + 2] != "of":
        return -1
    for k in range(j + 3, min(n, j + 8)):
        counted = role_of(doc, k)
        if counted is not None or "drone.pronoun" in doc.tags[k]:
            return k
    return -1


def _put_at(doc: Document, count: Count) -> int:
    """ "Puts the number of drones flown that day at 81 and that of hangars destroyed at 14": what is counted, or -1."""
    norm = doc.tokens.norm
    start = doc.sentences[doc.sentence_of[count.i]].start
    for k in range(count.i - 2, max(start, count.i - 18), -1):
        if norm[k] in (";", ":", "at", "as"):
            return -1
        if norm[k] == "of" and (norm[k - 1] in _TALLIES or norm[k - 1] == "that"):
            if _PUTS.isdisjoint(norm[start:k]):
                return -1
            return next((t for t in range(k + 1, min(k + 4, count.i)) if role_of(doc, t) is not None), -1)
    return -1


def _bind(doc: Document, count: Count) -> None:
    tokens = doc.tokens
    kind, norm, n = tokens.kind, tokens.norm, len(tokens)
    if count.role == "none":
        return
    before = count.i - 1
    if (drones := _number_of(doc, count)) >= 0:
        role, tag = role_of(doc, drones) or ("drone", "drone.pronoun")
        count.role, count.tag, count.head = role, "drone.many" if tag in DRONE else tag, drones
        return
    if _spare(doc, count):
        count.role = "none"
        return
    if before >= 1 and norm[before] == "not" and count.value is not None and norm[before - 1] in (",", "-", "(", "and"):
        count.role = "none"  # "eight, not 15 as stated earlier"
        return
    if before >= 1 and norm[before] in ("of", "aged") and "person:one" in doc.tags[before - 1] and (
        count.value and count.value <= 110 and (count.j >= n or role_of(doc, count.j) is None)
    ):
        count.role = "age"  # "a girl of six was hit"
        return
    if count.value == 1 and norm[count.j : count.j + 2] == ["of", "them"] and count.j + 2 < n:
        kin = count.j + 2
        if norm[kin] in ("a", "an", "the", "aged") and doc.has_group("person", max(0, before - 8), count.i):
            count.role = "none"  # "three people were killed, one of them a child"
            return
    if before >= 0 and norm[before] == "number" and count.role == "elided" and norm[before - 1] not in ("a", "the"):
        count.value = 1  # "number four fell into a marsh": one of them
    bare_one = norm[count.i : count.j] == ["one"] and before >= 0 and norm[before] in _THAT_ONE
    if bare_one and count.j < n and norm[count.j] in _OUGHT:
        count.role = "none"  # "that one should rather talk to Moscow"
        return
    if before >= 1 and norm[before] == "the" and _COMPARED.intersection(norm[max(0, before - 3) : before]) and (
        count.j < n and role_of(doc, count.j) is None
    ):
        count.role = "none"  # "52 drones, nearly double the 27 of the previous night"
        return
    if before >= 1 and norm[before] == "now" and count.role == "elided" and "now" in norm[max(0, before - 7) : before]:
        count.role = "none"  # "people count now five bangs, now fifty"
        return
    if before >= 1 and norm[before] in ("with", "to") and norm[before - 1] == "compared":
        count.role = "none"  # "compared with 80 the night before"
        return
    if before >= 1 and norm[before] == "number" and norm[before - 1] == "the" and count.j < n and (
        kind[count.j] in (SIGN, LINE)
    ):
        count.role = "none"  # "signs autographs with the number 20"
        return
    if count.j + 1 < n and norm[count.j] == "of" and norm[count.j + 1] in _OURS and not any(
        doc.any((*DRONE, *_FILLERS), k) is not None or not _COUNTABLE.isdisjoint(doc.groups[k])
        for k in range(count.j + 2, min(n, count.j + 5))
    ):
        count.role = "unknown"  # "a building on one of our industrial sites"
        return
    if before >= 1 and norm[before] == "from" and norm[count.j : count.j + 1] == ["to"] and count.j + 1 < n:
        rises = any(w.startswith(_RISES) for w in norm[max(0, before - 4) : before])
        if rises and (kind[count.j + 1] == NUMBER or doc.tag("num", count.j + 1) is not None):
            count.role = "none"  # "has risen from five to nine"
            return
    tens = count.words and (count.value or 0) >= 20 and (count.value or 0) % 10 == 0
    if tens and count.j < n and doc.tag("ordinal", count.j) is not None and not norm[count.j].isascii():
        count.role = "none"  # «на сорок третьей странице», «в сорок втором году»
        return
    if _item(doc, count):
        count.role = "none"
        return
    if count.j + 1 < n and (
        (norm[count.j] in _REPORTS and norm[count.j + 1] == "of")
        or (norm[count.j] in ("drone", "uav", "uas") and norm[count.j + 1] in _REPORTS)
    ):
        count.role, count.head = "attack", count.j  # "three reports of drones", "two drone sightings"
        return
    opens = before < 0 or kind[before] == LINE
    if opens and count.j < n and norm[count.j] == "/" and tokens.start[count.j] == tokens.end[count.j - 1]:
        count.role = "none"  # "2/ Olenya, Murmansk region": the number of a post
        return
    if before >= 1 and norm[before] in ("is", "was") and norm[before - 1] == "who":
        count.role = "age"  # "Raisa Pavlovna, who is 71"
        return
    if before >= 0 and norm[before] == "не" and count.value is not None and _instead(doc, count.j):
        count.role = "none"  # «было не шесть, а восемь»
        return
    if before >= 0 and kind[before] == SIGN and norm[before] in _MONEY:
        count.role = "none"
        return
    j = count.j
    if j < n and kind[j] == SIGN and norm[j] in _MONEY:
        count.role = "none"
        return
    slashed = before >= 2 and norm[before] == "/" and doc.any(DRONE, before - 2) is not None  # "Shahed 131/136 UAVs"
    if slashed and not count.words and count.value in (131, 136, 238):
        count.role = "none"
        return
    if not count.words and count.value in (131, 136, 238) and before >= 0 and doc.any(DRONE, before) is not None:
        count.role = "none"  # "Shahed-131/136"
        return
    if not count.words and (_bearing(doc, j) or _address(doc, j) or _figured(doc, count)):
        count.role = "none"
        return
    if before >= 1 and norm[before] == "of" and norm[before - 1] in _PEOPLED and j <= n:
        count.role = "none"  # "a town of 9,800"
        return
    whole = before >= 2 and norm[before] in ("the", "those", "these") and norm[before - 1] == "of"
    if whole and j < n and role_of(doc, j) is None and (
        kind[before - 2] == NUMBER or doc.tag("num", before - 2) is not None
        or (norm[before - 2] in _PORTIONS and norm[j] not in ("that", "which"))
    ) and (kind[j] == SIGN or norm[j] in _OPEN or doc.tag("place.in", j) is not None):
        count.role = "none"  # "twelve of the 57, by the ministry's reckoning", "attributed seven of the 44 to Tambov"
        return
    if not count.words and _dialled(doc, count):
        count.role = "none"
        return
    if before >= 0 and norm[before] == "," and norm[j : j + 2] in (["pieces", ","], ["units", ","], ["pieces", "-"]):
        count.role, count.j = "elided", j + 1  # "the lion's share, 22 pieces, fell to the Kaluga region"
        return
    if before >= 0 and norm[before] in _WHOSE_AGE and j < n and (norm[j] in _ENDS or kind[j] == LINE):
        count.role = "age"  # «пастух, йому 47»
        return
    if before >= 1 and norm[before] == "of" and norm[before - 1] == "out" and j < n and norm[j] in ("that", "which"):
        count.role, count.tag, count.head = (
            "drone",
            "drone.many",
            j - 1,
        )  # "two hit the plant, out of nine that were sent"
        return
    if j < n and norm[j].startswith(_ASSAULTS):
        count.role, count.head = "attack", j  # «відбито одинадцять штурмових дій»
        return
    if j < n and norm[j] in _PIECES and count.value is not None:
        count.j = j = j + 1  # «по дві штуки над Курською», «вісім штук летіли на Ізюм»
    if j < n and "say.message" in doc.tags[j] and doc.any(DRONE, j) is None and not count.more:
        count.role, count.head = "unknown", j  # «прийняли 58 заяв», "three statements", «два сообщения»
        return
    if j < n and (_disagrees(count, norm[j]) or norm[j].startswith(_GOT_TO)):
        _elided(doc, count)  # «девять мобильные группы сняли», «шесть военные записали на море»: not nine groups
        return
    area = doc.tag("place.country", j) if j < n else None
    if area is not None and norm[area.end - 1] in ("regions", "oblasts", "provinces"):
        count.role, count.head = "unit", area.end - 1  # "microphones are found in some 25 Russian regions"
        return
    k = j
    pronoun = -1
    while k < n and k < j + REACH:
        t = kind[k]
        if t == SIGN:
            if norm[k] in "\"'" or (
                norm[k] == "-" and k == j and not count.words and tokens.start[k] == tokens.end[k - 1]
            ):
                k += 1
                continue
            if norm[k] == "/" and k + 1 < n and kind[k + 1] in (WORD, NUMBER):
                k += 2
                continue
            break
        if t in (LINE, CLOCK, DATE):
            break
        if t == NUMBER:
            if k == j and tokens.value[k] is not None:
                break
            break
        if k > j and norm[k] in _BOTH and (drone := joined.of_both(doc, j, k)) > 0:
            count.role, count.tag, count.head = "drone", "drone.many", drone
            return
        if norm[k] in _PARTS and k > j and doc.any(DRONE, min(k + 1, n - 1)) is not None:
            count.role = "unknown"  # «212 бойових частин безпілотників», "three engines of drones"
            return
        found = role_of(doc, k)
        if found is not None:
            role, tag = found
            hits = doc.hits[k]
            if role == "weapon" and any(h.tag == "drone.type" for h in hits):
                k += 1
                continue
            if role == "debris" and k > j:
                break
            count.role, count.tag, count.head = role, tag, k
            return
        hits = doc.hits[k]
        if hits:
            if any(h.tag in _FILLERS for h in hits):
                if pronoun < 0 and any(h.tag == "drone.pronoun" for h in hits):
                    pronoun = k
                k = max(h.end for h in hits)
                continue
            if any(
                h.group in ("outcome", "place", "say", "date", "negation", "clock", "num", "service", "attack")
                for h in hits
            ) and not any(h.tag == "number.more" for h in hits):
                # «два вгатили в гараж»: a verb of attack that is one of hitting counts no attacks
                attacking = any(h.tag == "attack" for h in hits)
                if attacking and k == j and (drone := _attacking(doc, k)) > 0:
                    count.role, count.tag, count.head = "drone", "drone.many", drone
                    return
                if attacking and k == j and norm[k].endswith(_DID) and not norm[k].isascii():
                    break  # «сбили восемь, ещё один атаковал и попал в гараж»
                if attacking and k == j and not any(h.tag == "outcome.struck" for h in hits):
                    count.role, count.head = "attack", k
                    return
                after = hits[0].end
                unlisted = after < n and kind[after] == WORD and not doc.hits[after] and norm[after].endswith("s")
                if k == j and unlisted and norm[k].endswith("ed") and "outcome" not in doc.groups[k] and (
                    norm[after] not in _NO_PLURAL
                ):
                    count.role = "unknown"  # "260 cancelled bookings"
                    return
                if k == j and "outcome" in doc.groups[k] and norm[k].endswith(("ed", "en")) and after < n:
                    what = role_of(doc, after)
                    if what is not None and what[0] == "object":
                        count.role, count.tag, count.head = what[0], what[1], after  # "two destroyed tanks"
                        return
                    plural = kind[after] == WORD and norm[after].endswith("s") and norm[after] not in _NO_PLURAL
                    if plural and after == k + 1 and norm[k].endswith("en") and doc.any(DRONE, after) is None:
                        count.role = "unknown"  # "two broken nights"
                        return
                if k == j and "outcome" in doc.groups[k] and norm[k].endswith(_PARTICIPLES) and after < n:
                    what = role_of(doc, after)
                    if what is not None and what[0] in ("object", "person"):
                        count.role, count.tag, count.head = what[0], what[1], after  # «три поцілені автівки»
                        return
                break
        if norm[k] == "of" and k == j and k + 1 < n:
            # "55 of the drones"
            t2 = k + 2 if norm[k + 1] in _OWNED else k + 1
            for t3 in range(t2, min(n, t2 + 4)):
                if t2 > k + 1 and (norm[t3].endswith("est") or doc.tag("num", t3) is not None) and t3 + 1 < n:
                    continue  # "one of the three biggest bombardments"
                if t2 > k + 1 and t3 > t2 and doc.any(DRONE, t3) is None and (
                    doc.tag("attack", t3) is not None or "unit" in doc.groups[t3]
                ):
                    count.role, count.head = "attack", t3
                    return
                if doc.any(DRONE, t3) is not None:
                    if t3 + 1 < n and doc.tag("attack", t3 + 1) and not norm[t3 + 1].endswith("ed"):
                        count.role, count.head = "attack", t3 + 1  # "one of its biggest drone attacks"
                        return
                    count.role, count.tag, count.head = "drone", "drone.many", t3
                    return
                if "person" in doc.groups[t3]:
                    count.role, count.tag, count.head = "person", "person", t3  # "three of their neighbours"
                    return
                noun = role_of(doc, t3)
                if t2 > k + 1 and noun is not None and noun[0] in ("object", "service"):
                    count.role, count.tag, count.head = noun[0], noun[1], t3  # "one of our industrial sites"
                    return
                if t2 > k + 1 and not doc.hits[t3] and kind[t3] == WORD and norm[t3].endswith("s") and (
                    norm[t3] not in _NO_PLURAL
                ):
                    count.role = "unknown"  # "one of the processing units": a noun that no list knows
                    return
                if kind[t3] != WORD or (doc.hits[t3] and doc.any(_FILLERS, t3) is None):
                    break
        if norm[k] in (
            "of",
            "из",
            "із",
            "з",
            "и",
            "and",
            "та",
            "і",
            "й",
            "а",
            "but",
            "or",
            "або",
            "или",
            "to",
            "for",
            "that",
            "who",
            "which",
        ):
            break
        k += 1
    if j < n and norm[j].startswith("fpv"):
        count.role, count.tag, count.head = "drone", "drone.any", j
        return
    if pronoun < 0 and count.value != 1 and j < n and uncounted.nominal(doc, j):
        count.role = "unknown"  # "7 governors", "40 hives": a noun of other stories
        return
    if (
        pronoun < 0 and j < n and kind[j] == WORD and all(h.group in ("void", "rumour") for h in doc.hits[j])
        and not doc.inside[j] and norm[j] not in _OPEN
        and norm[j] not in _ADVERBS and not tokens.cap[j] and count.value is not None
        and not (norm[j].endswith(_IMPERSONAL) or (count.value > 4 and norm[j].endswith(_MANY_DID)))
    ):  # fmt: skip
        count.role = "unknown"  # a noun that no list knows: neither a drone nor anything else that counts here
        if not norm[j].isascii() and (norm[j].endswith(_FOLK) or (count.words and norm[j - 1].endswith(_SO_MANY_MEN))):
            count.role, count.tag, count.head = "person", "person", j  # «шестеро дніпрян», «18 курян»
        return
    if j < n and norm[j].startswith("fpv"):
        count.role, count.tag, count.head = "drone", "drone.any", j
        return
    if pronoun >= 0:
        count.role, count.tag, count.head = "drone", "drone.pronoun", pronoun
        return
    _elided(doc, count)


def _attacking(doc: Document, k: int) -> int:
    """«Четыре атакующих беспилотника», «пять атаковавших город дронов»: the drones of a participle of attack at token
    k, or -1.
    """
    if not doc.tokens.norm[k].endswith(_ADJECTIVAL):
        return -1
    for t in range(k + 1, min(len(doc.tokens), k + 4)):
        if doc.any(DRONE, t) is not None:
            return t
        if doc.tokens.kind[t] != WORD:
            return -1
    return -1


def _o_clock(doc: Document, count: Count) -> bool:
    """ "Released a little after eight, it gave", "had stopped by nine", «вскоре после восьми»: an hour, no drones."""
    norm, b, j = doc.tokens.norm, count.i - 1, count.j
    if not count.words or not count.value or count.value > 12 or b < 1:
        return False
    published = norm[b] == "at" and norm[b - 1] in _PUT_OUT
    if norm[b] not in _HOURLY and not (norm[b] in ("before", "past", "after") and norm[b - 1] in _SOON) and (
        not published
    ):
        return False
    return j >= len(norm) or doc.tokens.kind[j] in (SIGN, LINE) or norm[j] in _HOUR_ENDS


def _item(doc: Document, count: Count) -> bool:
    """ "… stopped. (4) A drone falling in Poland would …", "2) …": the number of a point, not of drones."""
    tokens = doc.tokens
    norm, b, j = tokens.norm, count.i - 1, count.j
    if tokens.kind[count.i] != NUMBER or j >= len(norm) or norm[j] != ")" or (count.value or 0) > 30:
        return False
    if b >= 0 and norm[b] == "(":
        b -= 1
    elif b >= 0 and tokens.kind[b] != LINE:
        return False
    opens = b < 0 or tokens.kind[b] == LINE or norm[b] in (".", ";", ":", "!", "?")
    return opens and j + 1 < len(norm) and tokens.kind[j + 1] != LINE


def _spare(doc: Document, count: Count) -> bool:
    """Whether a number only compares or stands for a noun: "two fewer than the mayor had", "an ordinary one"."""
    norm, j, b = doc.tokens.norm, count.j, count.i - 1
    if b >= 0 and norm[b] == "на" and j < len(norm) and norm[j] in _FEWER:
        return True  # «на три меньше, чем у военных»
    if b >= 0 and norm[b].startswith(CHANNELS) and doc.tokens.kind[count.i] == NUMBER:
        return True  # "the Telegram channel 112"
    end = doc.tokens.end[j - 1]
    compound = doc.tokens.text[end : end + 1] == "-" and doc.tokens.text[end + 1 : end + 2].isalpha()
    if compound and norm[j - 1].isascii() and not norm[j + 1].startswith(_FLOWN):
        return True  # "a 35-billion-euro loan", but "a 35-drone attack"
    more = norm[j - 1] == "more" and norm[j : j + 1] == ["than"]
    if more or (norm[j : j + 1] and norm[j] in _FEWER and norm[j + 1 : j + 2] == ["than"]):
        return True
    if norm[count.i : j] == ["every", "one"]:
        return True
    if b >= 1 and norm[b] == "of" and norm[b - 1] in _KIN:
        return True
    hour = b >= 0 and norm[b] == "by" and count.words and 0 < (count.value or 0) <= 12
    if hour and j < len(norm) and norm[j] in _CLAUSE_OPENS and (
        b == doc.sentences[doc.sentence_of[b]].start or norm[b - 1] in (",", "and", "but")
    ):
        return True  # "By four the message had been withdrawn"
    # "without a single pane"
    if norm[j - 1] == "single" and b >= 1 and norm[b] == "a" and norm[b - 1] in ("without", "not"):
        return not any(doc.any(DRONE, k) is not None for k in range(j, min(len(norm), j + 4)))
    adjective = count.value == 1 and norm[count.i] == "one" and b >= 1 and norm[b - 1] in ("a", "an", "every")
    verb = j
    if norm[j : j + 1] == [","]:  # "a smaller one, 90 cm across, had been found"
        verb = next((k + 1 for k in range(j + 1, min(len(norm) - 1, j + 9)) if norm[k] == ","), j)
    alike = norm[b] in _ALIKE and verb < len(norm) and (norm[verb] in _BEFELL or "outcome" in doc.groups[verb])
    if adjective and not alike and not doc.hits[b] and doc.tokens.kind[b] == WORD:
        return True
    # "a score of Glinka": twenty only of what can be counted
    if norm[j - 2 : j] == ["score", "of"] and doc.tokens.cap[j : j + 1] == [True] and not norm[j].endswith("s"):
        return True
    return norm[count.i] == "score" and j < len(norm) and norm[j] == "of" and doc.tokens.cap[j + 1 : j + 2] == [True]


#: "A smaller one was found", "a similar one fell": a drone like the one told of; what befalls it.
_ALIKE = frozenset(("smaller", "larger", "bigger", "similar", "identical", "damaged", "heavier", "lighter", "further"))
_BEFELL = frozenset(("was", "had", "has", "were"))
#: In a compound they are counted: "a 35-drone raid", "a 20-strong swarm".
_FLOWN = ("drone", "uav", "shahed", "geran", "aircraft", "strong", "year")
_COUNTED_ELSE = frozenset(("person", "casualty", "fatality", "object", "weapon", "num"))
_REPORTS = frozenset(
    (
        *("reports", "sightings", "observations", "calls", "tips", "alerts", "alarms", "incursions", "incidents"),
        *("intrusions", "accounts", "overflights", "complaints", "violations", "cases"),
    )
)
#: "That one should", "as one may": anybody, no number.
_THAT_ONE = frozenset(("that", "if", "as", "when", "whether", "what", "how", "where", "why", "so"))
_OUGHT = frozenset(("should", "must", "can", "cannot", "could", "may", "might", "would", "ought", "needs", "wants"))
_FEWER = frozenset(
    (
        *("fewer", "more", "less", "higher", "lower"),
        *("меньше", "больше", "менее", "более", "ниже", "выше", "менше", "більше", "нижче", "вище"),
    )
)
_EMERGENCY = frozenset(("101", "102", "103", "104", "112", "911", "999"))
_CALLS = ("набра", "набир", "телефон", "дзвон", "звон", "call", "dial", "номер", "лін", "лини")
#: People of a town in the genitive, and how numbers end that count people only: «двоє», «шестеро».
_FOLK = ("ян", "чан", "жан")
_SO_MANY_MEN = ("веро", "теро", "меро", "сятеро", "двоє", "троє", "двое", "трое")
#: What soldiers repel on the ground.
_ASSAULTS = ("штурм", "наступальн", "наступательн", "боєзіткн", "боестолкн")
_PIECES = frozenset(("штука", "штуки", "штук", "штуку", "шт"))
#: Whose age a number tells: «йому 47».
_WHOSE_AGE = frozenset(
    ("йому", "їй", "ему", "ей", "якому", "якій", "которому", "которой", "мне", "мені", "тебе", "нам", "вам")
)
_ENDS = frozenset((".", ",", ";", ")", "-"))


def _disagrees(count: Count, word: str) -> bool:
    """Whether a Slavic word cannot be counted by a number: after five and more its plural is a genitive."""
    if count.value is None or count.value < 5 or count.value % 100 in (1, 2, 3, 4) or word.isascii():
        return False
    if count.value % 10 in (1, 2, 3, 4) and not 11 <= count.value % 100 <= 14:
        return False
    return len(word) > 5 and word.endswith(("ные", "кие", "ские", "ильні", "ські", "цькі", "тряні", "бойові"))


def _instead(doc: Document, j: int) -> bool:
    """Whether another number stands for the one that ends at token j: «не шесть, а восемь», «не три дроны, а пять»."""
    norm = doc.tokens.norm
    for k in range(j, min(len(norm) - 2, j + 4)):
        if norm[k] == ",":
            return norm[k + 1] == "а" and (doc.tokens.kind[k + 2] == NUMBER or doc.tag("num", k + 2) is not None)
    return False


def _dialled(doc: Document, count: Count) -> bool:
    """Whether a number is one that people call: «телефонуйте 101 або 102», «набрав 112»."""
    norm = doc.tokens.norm
    if count.i and norm[count.i - 1].startswith(("телефон", "номер")) and (count.value or 0) >= 100:
        return True  # «за помощью можно обратиться по телефону 122»
    if count.j - count.i != 1 or norm[count.i] not in _EMERGENCY:
        return False
    around = norm[max(0, count.i - 3) : count.i] + norm[count.j : count.j + 2]
    return any(w.startswith(_CALLS) or w in _EMERGENCY for w in around)


def _bearing(doc: Document, j: int) -> bool:
    """Whether a point of the compass at token j makes the number before it a distance: "12 ENE ORD", "3 SE of SRQ"."""
    tokens = doc.tokens
    return j < len(tokens) and tokens.norm[j] in _COMPASS and tokens.slice(j, j + 1).isupper()


def _address(doc: Document, j: int) -> bool:
    """Whether capitals and a kind of road at token j make the number before it a house's: "251 Knoll Drive"."""
    tokens = doc.tokens
    k = j
    while k < len(tokens) and k < j + 4 and tokens.kind[k] == WORD and tokens.cap[k]:
        if k > j and tokens.norm[k] in _ROADS:
            return not doc.has_any(DRONE, j, k)
        k += 1
    return False


def _figured(doc: Document, count: Count) -> bool:
    """Whether a number is part of another sign: "RUNWAY 25L", a time with its zone ("1015M/"), a date ("4/29/2021")."""
    tokens = doc.tokens
    kind, norm, n = tokens.kind, tokens.norm, len(tokens)
    b, j = count.i - 1, count.j
    if b >= 0 and norm[b] in _RUNWAYS | _AIRLINERS:
        return True
    glued = j < n and kind[j] == WORD and tokens.start[j] == tokens.end[j - 1]
    if glued and len(norm[j]) > 3 and norm[j].isascii() and not doc.hits[j]:
        return True  # "the 47channel news feed"
    if glued and len(norm[j - 1]) == 4 and len(norm[j]) == 1 and tokens.slice(j, j + 1).isupper():
        return True
    unit = ("multiplier", "clock.am", "clock.pm")
    named = glued and role_of(doc, j) is None and not doc.has_any(unit, j, j + 1)
    if named and len(norm[j]) > 3 and norm[j].isascii():
        return True  # "the 47channel news feed"
    after = j + 1 < n and norm[j] == "/" and kind[j + 1] == NUMBER
    ahead = b > 0 and norm[b] == "/" and kind[b - 1] == NUMBER
    if after and ahead:
        return True
    return (after and j + 3 < n and norm[j + 2] == "/" and kind[j + 3] == NUMBER) or (
        ahead and b > 2 and norm[b - 2] == "/" and kind[b - 3] == NUMBER
    )


def _armed(doc: Document, bracket: int) -> str | None:
    """What arms stand before the bracket of their number, "drone" or "weapon": ««Герань-2» (4)», «КАБ-250 (6)»."""
    k = bracket - 1
    k -= doc.tokens.norm[k] == '"'
    for i in range(k, max(-1, k - 3), -1):
        if (hit := doc.any((*DRONE, "drone.type"), i)) is not None and hit.end == k + 1:
            return "drone"
        if (hit := doc.group("weapon", i)) is not None and hit.end == k + 1:
            return "weapon"
    return None


def _elided(doc: Document, count: Count) -> None:
    """No noun follows: an age, a version of a drone, a noun before ("UAVs – 31"), or left to the clause."""
    tokens = doc.tokens
    kind, norm, n = tokens.kind, tokens.norm, len(tokens)
    b = count.i - 1
    if norm[count.i] in ("both", "обе", "оба", "обоє", "обидва", "обидві"):
        count.role = "none"
        return
    if (
        not count.words
        and count.value is not None
        and 1900 <= count.value <= 2100
        and count.j - count.i == 1
        and (len(norm[count.i]) == 4 or norm[count.i][4] == "-")  # also «з 2023-го»
    ):
        count.role = "date"
        return
    if _o_clock(doc, count) or uncounted.bare(doc, count):
        count.role = "none"
        return
    if b >= 1 and norm[b] == "(" and count.j < n and norm[count.j] == ")" and count.value is not None:
        if (arm := _armed(doc, b)) is not None:
            count.role, count.tag, count.head = arm, "drone.many" if arm == "drone" else "weapon.other", b - 1
            return  # «КАБ (6), «Ланцет» (3), FPV (12)»
        thing = role_of(doc, b - 1)
        if thing is not None and thing[0] == "object" and any(t.endswith(":many") for t in doc.tags[b - 1]):
            count.role, count.tag, count.head = "object", thing[1], b - 1  # «пострадали дома (девять), магазин»
            return
    if b >= 0:
        if norm[b] in ("/",) and not count.words:
            if b >= 1 and kind[b - 1] == NUMBER:
                return
            count.role = "none"
            return
        if norm[b] in ("aged", "№", "score", "chapter", "part", "возрасте", "віком"):
            count.role = "none"
            return
        if not count.words and count.value in (131, 136, 238) and any(t in DRONE for t in (h.tag for h in doc.hits[b])):
            count.role = "none"
            return
    if count.j + 1 < n and norm[count.j] == "in" and kind[count.j + 1] == NUMBER:
        count.role = "none"  # "1 in 4 families"
        return
    if b >= 1 and kind[b] == SIGN and norm[b] in ",-(" and not count.words and count.j < n:
        # "a passenger, 61, was": an age stands between commas after a person
        after = norm[count.j] if kind[count.j] == SIGN else ""
        person = "person" in doc.groups[b - 1] or (tokens.cap[b - 1] and norm[b] == ",")
        person = person or (
            norm[b] == "," and after == "," and norm[b - 1] not in _THEM | _SHARES and kind[b - 1] == WORD
            and count.j + 1 < n and kind[count.j + 1] == WORD
            and doc.any(("num", "month", "region.type:one"), count.j + 1) is None
        )  # fmt: skip
        if after in (",", ")", ".") and norm[b] != "-" and person and count.value is not None and 0 < count.value < 110:
            count.role = "age"
            return
    if b >= 1 and norm[b] == "of" and "person" in doc.groups[b - 1] and not count.words:
        count.role = "age"
        return
    if b >= 1 and norm[b].startswith(_COUNTED) and "drone.many" in doc.tags[b - 1]:
        count.role, count.tag, count.head = "drone", "drone.many", b - 1  # «Безпілотників нарахували 214»
        return
    if b > 1 and (drones := _fronted(doc, count)) >= 0:
        count.role, count.tag, count.head = "drone", "drone.many", drones
        return
    # «аппаратов было три»
    if b >= 1 and norm[b] in ("было", "было", "всего", "оказалось", "було", "усього", "виявилося"):
        back = b - 1
        if doc.any(DRONE, back) is not None or "drone.pronoun" in doc.tags[back]:
            count.role, count.tag, count.head = "drone", "drone.many", back
            return
        # «беспилотников за этот день над областью было 31», "of the Shaheds there were two" has its noun beside it
        free = count.j >= n or kind[count.j] in (SIGN, LINE)
        s = doc.sentences[doc.sentence_of[count.i]] if free else None
        for back in range(b - 1, max(s.start, b - 9) - 1 if s is not None else b, -1):
            if norm[back] in (",", ";", ":") or kind[back] == NUMBER:
                break
            if "drone.many" in doc.tags[back]:
                count.role, count.tag, count.head = "drone", "drone.many", back
                return
    if norm[count.i] in ("одно", "одну", "одной", "одне", "однієї") and count.j < n and norm[count.j] in _OUT_OF:
        count.role = "none"  # «шли на одно из предприятий»: no drone is a she or an it
        return
    if b >= 3 and norm[b] == "а" and norm[b - 1] == ",":
        # «беспилотников, сбитых ночью, было не шесть, а восемь»
        instead = next((k for k in range(b - 2, max(0, b - 6), -1) if norm[k] == "не"), -1)
        named = [k for k in range(max(0, instead - 9), instead) if doc.any(DRONE, k) is not None]
        if instead > 0 and named:
            count.role, count.tag, count.head = "drone", "drone.many", named[-1]
            return
    if b >= 2 and norm[b] in _STANDS:
        # "put the number of drones used across Russia at 48", "the tally of downed UAVs stood at 31"
        noun = next((k for k in range(b - 1, max(-1, b - 16), -1) if norm[k] in _TALLIES and norm[k + 1] == "of"), -1)
        counted = next((k for k in range(noun + 2, min(b, noun + 6)) if doc.any(DRONE, k) is not None), -1)
        hurt = next((k for k in range(noun + 2, min(b, noun + 6)) if doc.any(_HURT, k) is not None), -1)
        if noun >= 0 and hurt >= 0 and not noun < counted < hurt:
            count.role, count.tag, count.head = "person", "person", hurt  # "the number of injured has risen to seven"
            return
        if noun >= 0 and counted >= 0 and not any(w in (",", ";") for w in norm[counted:b]):
            count.role, count.tag, count.head = "drone", "drone.many", counted
            return
    if b >= 3 and norm[b] == ":" and (count.j >= n or norm[count.j] in (";", ".") or kind[count.j] == LINE):
        # "Aircraft-type drones eliminated by duty air defence crews: 53", «беспилотников, сбитых за ночь: 53»
        s = doc.sentences[doc.sentence_of[count.i]]
        named = [k for k in range(max(s.start, b - 14), b) if "drone.many" in doc.tags[k]]
        last = named[-1] if named else b
        if named and last + 1 < b and doc.tag("attack", last + 1) is None and not any(
            not _COUNTED_ELSE.isdisjoint(doc.groups[k]) or norm[k] in (";", ":", ".") or doc.tag("place.in", k)
            for k in range(last + 1, b)
        ) and not any(kind[k] == NUMBER or doc.tag("num", k) for k in range(max(s.start, last - 5), last)):
            count.role, count.tag, count.head = "drone", "drone.many", last
            return
    if b >= 3 and kind[b] == SIGN and norm[b] in "-:" and "," in norm[max(0, b - 9) : b]:
        # «дрони різних типів, найчастіше FPV, – 203», «ударні дрони, здебільшого FPV: 131»
        first = b
        while first > max(0, b - 12) and norm[first - 1] not in (";", ".", ":", ")", "-") and kind[first - 1] != LINE:
            first -= 1
        named = [k for k in range(first, min(b, first + 3)) if doc.any(DRONE, k) is not None]
        if named and not any("weapon" in doc.groups[k] for k in range(first, b) if doc.any(DRONE, k) is None):
            count.role, count.tag, count.head = "drone", "drone.many", named[0]
            return
    # «беспилотников – 31», "drones: 14", "guided bombs, 11; unmanned aerial vehicles, 1,012."
    ends = count.j >= n or norm[count.j] in (";", ".") or kind[count.j] == LINE
    closed = b >= 2 and norm[b - 1] == '"' and kind[b - 2] == WORD  # «Снаряди – 142, «Молнії» – 7, «Ланцет» – 1»
    if b >= 1 and kind[b] == SIGN and (kind[b - 1] == WORD or closed) and (
        norm[b] in "-:" or (norm[b] == "," and ends and not closed)
    ):
        for back in range(b - 1 - closed, max(-1, b - 4 - closed), -1):
            if kind[back] == SIGN:
                break
            tags = [h.tag for h in doc.hits[back]]
            if any(t in DRONE for t in tags):
                count.role, count.tag, count.head = "drone", "drone.many", back
                return
            if norm[b] == "," and "weapon" in doc.groups[back]:
                count.role, count.tag, count.head = "weapon", tags[0], back
                return


def _fronted(doc: Document, count: Count) -> int:
    """«Безпілотників росіяни підняли 131», «Дронів за добу по громадах застосовано 57»: a genitive in front
    is what the number behind its verb counts. The token of the drones, or -1.
    """
    tokens, norm, b = doc.tokens, doc.tokens.norm, count.i - 1
    free = count.j >= len(tokens) or tokens.kind[count.j] in (SIGN, LINE)
    if not free or count.value is None or "outcome" in doc.groups[b] or tokens.kind[b] == SIGN:
        return -1
    s = doc.sentences[doc.sentence_of[count.i]]
    first = max(s.start, count.i - FRONTED)
    for k in range(b - 1, first - 1, -1):
        if tokens.kind[k] not in (WORD, DATE) or "num" in doc.tags[k]:
            return -1
        named = doc.any(DRONE, k)
        if named is not None and norm[named.end - 1].endswith(_GENITIVES):
            opens = k == s.start or tokens.kind[k - 1] == SIGN or norm[k - 1] in _AND
            opens = opens or (k - 1 == s.start and norm[k - 1].endswith(("их", "ых")))
            return k if opens and any(w.endswith(_SENT) for w in norm[k + 1 : count.i]) else -1
        if not _COUNTED_ELSE.isdisjoint(doc.groups[k]) and ("person" not in doc.groups[k] or norm[k].endswith(_OF_MEN)):
            return -1
    return -1


def _shared_out(doc: Document, found: list[Count]) -> None:
    """ "Two air bases, one in the Pskov region and one in Komi, were hit": numbers that share out things, no drones."""
    norm = doc.tokens.norm
    for index, whole in enumerate(found):
        if whole.role not in ("object", "unit", "unknown") or not whole.value or not 2 <= whole.value <= 9:
            continue
        parts: list[Count] = []
        for c in found[index + 1 : index + 1 + whole.value]:
            led = norm[c.i - 1] in (",", "and", "(", ":", "и", "та", "і", "й")
            if c.role != "elided" or not c.value or not led or norm[c.j : c.j + 1] == [] or norm[c.j] not in _PLACED:
                break
            if any(w in (".", ";") for w in norm[whole.j : c.i]) or c.i - (parts[-1].j if parts else whole.j) > 8:
                break
            parts.append(c)
        if len(parts) > 1 and sum(c.value or 0 for c in parts) == whole.value:
            for c in parts:
                c.role = "none"


def _pairs(doc: Document, found: list[Count]) -> None:
    """A number joined to the next one shares what that one counts: «59 та 67 років», "27 and 28 August"."""
    norm = doc.tokens.norm
    _shared_out(doc, found)
    for a, b in pairwise(found):
        ranged = a.role == "elided" and b.role == "unit" and b.i == a.j and a.i > 0
        if ranged and norm[b.i] == "до" and norm[a.i - 1] in _SINCE:
            a.role = "unit"  # «зросла з 12 до 15 відсотків»
    uncounted.parts(doc, found)
    for a, b in pairwise(found):
        gap = norm[a.j : b.i]
        if (
            a.role == "elided"
            and b.role == "drone"
            and 0 < len(gap) <= 3
            and gap[0] in ("of", "out", "из", "із", "з", "зі")
            and all(w in ("of", "out", "a", "total", "the", "из", "із", "з", "зі", "those", "этих", "цих") for w in gap)
        ):
            a.role, a.tag, a.head = "drone", b.tag, -1  # "thirteen of the fifteen drones"
    for a, b in pairwise(found):
        after = a.head + 1
        closed = after < len(norm) and norm[after] == '"'
        of = after + closed
        while of < b.i - 1 <= of + FATE and not {"outcome", "clock"}.isdisjoint(doc.groups[of]):
            of += 1  # «14 беспилотников сбиты из 16»
        if (
            a.role == "drone" and b.role in ("elided", "unknown") and a.head >= a.j and b.i == of + 1
            and norm[of] in _OUT_OF_THEM and (b.value or 0) > (a.value or 0) > 0
        ):  # fmt: skip
            b.role, b.tag, b.head = "drone", a.tag, -1  # «два беспилотника из пяти», «два «шахеди» з трьох»
    for a, b in pairwise(found):
        if (
            a.role == "elided"
            and b.i - a.j == 1
            and (
                (b.role in ("unit", "date", "age") and norm[a.j] in _JOINED)
                or (b.role in ("drone", "object", "person", "none") and norm[a.j] in _OR)
            )
        ):
            a.role, a.tag, a.head = b.role, b.tag, b.head
            if norm[a.j] in _OR and b.role == "drone":
                a.role = "none"
                b.approximate = True
                b.low, b.high = a.value, b.value
