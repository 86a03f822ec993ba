"""What a sentence names without telling it: an aim, a skill, a kind of drone, a lie, a thing known by what befell it.

"Intelligence expects Russia to launch 150 drones", "a course in neutralising drones", "a drone that flies into the net
is caught", "swindlers say that a drone has hit your street", "the school that a drone destroyed opened again": the
verb of the sentence is another one, and no day is told of the drone's.
"""

from __future__ import annotations

from dronelog.parsing import misfit
from dronelog.parsing.blameless import (
    across,
    by_raids,
    figures_fell,
    harmless,
    nature,
    of_a_neighbour,
    of_unit,
    set_upon,
)
from dronelog.parsing.counts import DRONE
from dronelog.parsing.dates import When
from dronelog.parsing.described import known_by
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import DRONE_KINDS, Fact
from dronelog.parsing.mood_words import BE_NOW, DETERMINERS, PAST, REACH, fate_words, latin
from dronelog.parsing.slavic_moods import slavic_kind, slavic_skill, to_come, wanted
from dronelog.parsing.tokens import SIGN, WORD

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
#: Present forms that end as other words do.
_PRESENT = frozenset(
    (
        *("fly", "fall", "hit", "strike", "crash", "reach", "enter", "approach", "carry", "land", "cross", "come"),
        *("threaten", "attack", "appear", "drop", "explode", "cause", "violate", "endanger", "disturb", "get"),
    )
)
#: After a "to" that opens no infinitive.
_NOT_BARE = frozenset(
    (
        *("the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your"),
        *("him", "them", "it", "us", "me", "you", "some", "any", "all", "no", "one", "which", "whom", "where"),
    )
)
_GENERIC = frozenset(("a", "an", "any", "every", "each", "such", "no", "the", "drones", "who", "whoever"))
#: Presents that tell what always happens.
_ALWAYS_SO = frozenset(
    (
        *("burns", "destroys", "kills", "injures", "wounds", "damages", "falls", "crashes", "hits", "strikes", "sets"),
        *("catches", "collapses", "explodes", "shoots", "brings", "disables", "closes", "wrecks", "maims"),
    )
)
_IN_CASE = frozenset(("against", "whenever", "precaution", "measure", "cannot"))
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
_SPANS = frozenset(("months", "years", "weeks", "winters", "summers"))
_NIGHT = ("night", "ночь", "ніч")
_IN = frozenset(("in", "за", "during", "single"))
_OF_STATE = ("topic.other", "story.not_event")
_AT_HOME = frozenset(("windows", "doors", "curtains", "lights"))


def told(doc: Document, s: Sentence, f: Fact, whens: list[When]) -> bool:
    """Whether a fact of a sentence is only named in it; `whens` are the dates of the sentence."""
    if s.heading and f.kind in DRONE_KINDS:
        return doc.has("mood.swindle", s.start, s.end)
    if doc.has("mood.swindle", s.start, f.i):
        return True  # "callers say that a drone has hit the house": nobody but swindlers tells it
    if _cases(doc, s, f) or _once_upon(doc, s, f, whens) or _so_often(doc, s, f, whens) or _foreseen(doc, s, f):
        return True
    if not latin(doc, s):
        return (
            wanted(doc, s, f)
            or nature(doc, s, f)
            or known_by(doc, s, f, whens)
            or slavic_kind(doc, s, f, whens)
            or slavic_skill(doc, s, f)
            or to_come(doc, s, f)
        )
    return (
        _meant(doc, s, f)
        or _skill(doc, s, f)
        or _kind(doc, s, f, whens)
        or _how(doc, s, f)
        or known_by(doc, s, f, whens)
        or nature(doc, s, f)
        or set_upon(doc, s, f)
        or figures_fell(doc, s, f)
        or _advice(doc, s, f)
        or _timeless(doc, s, f, whens)
        or _routine(doc, s, f)
        or of_unit(doc, s, f)
        or across(doc, f)
        or _what_it_can(doc, s, f)
        or _since_then(doc, s, f, whens)
        or by_raids(doc, f)
        or harmless(doc, s, f)
        or _hundredth(doc, s, f)
        or _one_night(doc, s, whens)
        or of_a_neighbour(doc, s, f)
        or (f.kind == "launched" and f.j < s.end and doc.tokens.norm[f.j] in _AT_WORK)
        or (f.kind == "launched" and misfit.kept(doc.tokens.norm, s, f.i))
    )


def _infinitive(doc: Document, s: Sentence, f: Fact) -> int:
    """The "to" of the infinitive that a fact is or hangs on, or -1: "to launch up to 150 drones", "to hit a depot"."""
    norm = doc.tokens.norm
    verbs = fate_words(doc, f)
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
    for k in range(to - 1, max(s.start, to - REACH) - 1, -1):
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
    verbs = fate_words(doc, f)
    if not verbs or not norm[verbs[0]].endswith("ing"):
        return False
    k = verbs[0] - 1
    while k > s.start and (norm[k] in _ROW or norm[k].endswith("ing") or norm[k] in ("down", "out")):
        k -= 1
    return (
        norm[k] in _PREPOSITIONS and k > s.start and not any(w.startswith(_DONE) for w in norm[max(s.start, k - 3) : k])
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
            if lead not in DETERMINERS and hit.tag != "drone.many":
                continue
            verb = norm[hit.end + 1]
            if verb in PAST or verb.endswith("ed"):
                continue
            # "drones that fly too low", "a drone that falls": a present in the singular or the plural
            now = verb in _PRESENT or verb in _MODAL or (verb.endswith("s") and not verb.endswith("ss"))
            if now and PAST.isdisjoint(norm[hit.end : s.end]):
                return True
    return False


def _how(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Talked about how drones are shot down", "what to do when a drone falls": the way of it, in the present."""
    if f.kind not in DRONE_KINDS or f.count not in (None, 1) or f.figure:
        return False
    norm = doc.tokens.norm
    for k in range(f.i - 1, max(s.start, f.i - REACH) - 1, -1):
        if doc.tokens.kind[k] == SIGN:
            return False
        if norm[k] == "how" and norm[k + 1 : k + 2] == ["to"]:
            return True
        if norm[k] == "how":
            verbs = fate_words(doc, f)
            at = verbs[0] if verbs else f.j - 1
            around = norm[k : min(s.end, f.j)]
            return PAST.isdisjoint(around) and (
                not BE_NOW.isdisjoint(around) or norm[at].endswith("s") or norm[at] in _PRESENT
            )
    return False


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
    verbs = [k for k in fate_words(doc, f) if norm[k] in _ALWAYS_SO]
    if not verbs or not PAST.isdisjoint(norm[s.start : s.end]):
        return False
    if any(norm[k].endswith("ed") and doc.group("say", k) is None for k in range(s.start, s.end)):
        return False
    k = verbs[0]
    subject = norm[max(s.start, k - REACH) : k]
    return not _GENERIC.isdisjoint(subject[:2]) or "that" in subject or "which" in subject


def _routine(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Mobile internet is switched off at night so that drones cannot find their way": done each time, on no day."""
    if f.kind != "disrupted":
        return False
    norm = doc.tokens.norm
    now = any(norm[k - 1] in BE_NOW or norm[k - 2] in BE_NOW for k in range(max(f.i, s.start + 2), f.j))
    if not now or not PAST.isdisjoint(norm[s.start : s.end]):
        return False
    words = norm[s.start : s.end]
    habit = any(words[k : k + 2] == ["at", "night"] for k in range(len(words)))
    return (habit or "whenever" in words or "nights" in words) and (
        any(words[k : k + 2] in (["so", "that"], ["so", "drones"], ["to", "prevent"]) for k in range(len(words)))
        or any(w in _IN_CASE for w in words)
    )


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


def _one_night(doc: Document, s: Sentence, whens: list[When]) -> bool:
    """ "The change comes after 19 of them flew into the country in one night", below a vote or a law."""
    if not doc.has_any(_OF_STATE, 0, doc.sentences[0].end):
        return False
    if any(w.start is not None and w.day_told and not w.said for w in whens):
        return False
    norm = doc.tokens.norm
    return any(
        norm[k] in ("one", "a", "single", "одну", "одна") and norm[k + 1].startswith(_NIGHT) and norm[k - 1] in _IN
        for k in range(s.start + 1, s.end - 1)
    )


def _hundredth(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Says it has shot down its five-hundredth drone": a tally, of which no day is told."""
    norm = doc.tokens.norm
    return (
        f.kind == "intercepted"
        and f.count in (None, 1)
        and any(
            norm[k] in ("its", "their", "his", "her", "our") and norm[k + 1].endswith(("th", "nd", "rd"))
            for k in range(f.i, min(s.end - 1, f.j + 1))
        )
    )


def _cases(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Cases in which drones closed airports", «случаи, когда дроны падали в толпу»: of no day."""
    norm = doc.tokens.norm
    if _IN_WHICH.isdisjoint(norm[max(s.start, f.i - 6) : f.i]):
        return False
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
    return (
        "впервые" in words
        or "вперше" in words
        or any(words[k : k + 3] == ["the", "first", "time"] for k in range(len(words)))
    )


def _so_often(doc: Document, s: Sentence, f: Fact, whens: list[When]) -> bool:
    """ "Airports were closed 24 times because of drones", «закрывали 24 раза»: how often, on no day."""
    if f.kind != "disrupted" or any(w.start is not None and not w.said for w in whens):
        return False
    tokens = doc.tokens
    return any(
        tokens.norm[k] in _TIMES and (tokens.value[k - 1] or 0) >= _OFTEN
        for k in range(max(s.start + 1, f.i - REACH), min(s.end, f.j + REACH))
    )


def _foreseen(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Expects a raid by up to 150 drones", «ждёт запуска до 24 дронов», «готують наліт 300 шахедів»."""
    if f.kind != "launched":
        return False
    norm = doc.tokens.norm
    k, noun = f.i - 1, -1
    while k > s.start and f.i - k < REACH:
        if norm[k].startswith(_RAID):
            noun = k
        elif doc.tag("mood.intent", k) is not None:
            return noun >= 0
        elif doc.tokens.kind[k] == SIGN or (
            noun >= 0 and norm[k] not in DETERMINERS | _LINKS and not norm[k].endswith(_ADJECTIVE)
        ):
            return False
        k -= 1
    return False
