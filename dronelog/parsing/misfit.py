"""English words of an outcome whose neighbours show another sense: a subject that is no drone ("the tourists flew
away"), a service that is not the verb's ("the buns had gone by midnight" at an airport), a dark that is the hour's.
"""

from __future__ import annotations

from dronelog.parsing.counts import DRONE
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Cue
from dronelog.parsing.tokens import LINE, NUMBER, SIGN, WORD

_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "got", "gets", "get"))
_HAVE = frozenset(("had", "has", "have", "having"))
#: Between a subject and its verb, besides what ends in "-ly".
_BETWEEN = _BE | _HAVE | frozenset(
    (
        *("also", "then", "later", "already", "soon", "just", "again", "since", "both", "all", "each", "now", "once"),
        *("began", "begin", "begins", "started", "starts", "continue", "continued", "tend", "used", "appeared"),
        *("even", "there", "still", "first", "not", "to", "seem", "seems", "seemed", "go", "goes", "went", "going"),
        *("on", "did", "do", "does", "will", "would"),
        *("could", "themselves", "itself", "instead", "always", "eventually"),
        *("next", "too", "never", "often", "usually", "however", "only", "earlier", "reportedly", "allegedly", "kept"),
    )
)
#: Nouns that may stand for a drone, or for several: they tell nothing against it.
_MAYBE = frozenset(
    (
        *("it", "they", "them", "which", "that", "who", "one", "ones", "others", "other", "rest", "remainder", "both"),
        *("all", "none", "most", "many", "some", "several", "few", "half", "two", "three", "first", "second", "third"),
        *("device", "devices", "machine", "machines", "aircraft", "craft", "object", "objects", "thing", "intruder"),
        *("intruders", "attacker", "attackers", "target", "targets", "raider", "raiders", "visitor", "visitors"),
        *("guest", "guests", "projectile", "munition", "munitions", "vehicle", "vehicles", "apparatus", "weapon"),
        *("weapons", "swarm", "wave", "group", "pair", "trio", "bird", "birds", "moped", "mopeds", "warhead", "blast"),
        *("explosion", "debris", "wreckage", "wreck", "fragment", "fragments", "part", "parts", "piece", "pieces"),
        *("remains", "engine", "wing", "nose", "tail", "fuselage", "body", "charge", "raid", "attack", "strike"),
        *("assault", "threat", "threats", "hit", "impact", "latter", "former", "last", "next", "latest", "fourth"),
        *("fifth", "sixth", "seventh", "eighth", "number", "total", "majority", "dozen", "dozens", "hundreds", "score"),
        *("share", "enemy", "signal", "signals", "mark", "marks", "dot", "dots", "light", "lights", "contact"),
        *("contacts", "shells", "things", "newcomer", "newcomers", "copy", "copies", "decoy", "decoys", "imitator"),
        *("imitators", "simulators", "simulator", "unit", "units", "item", "items", "bomb", "swarms"),
        *("but", "except", "save", "bar", "grenade", "waves", "groups", "convoy", "following"),
        *("flock", "flocks", "quarter", "fifths", "thirds", "percent", "cent"),
        *("hulk", "carcass", "airframe", "shell", "model", "models", "plane", "glider", "gliders", "trap", "tube"),
        *("specimen", "exemplar", "type", "kind", "sort", "fleet"),
        *("formation", "barrage", "salvo", "onslaught", "robot"),
    )
)
#: Groups and tags of words that may stand for a drone.
_DRONES = (*DRONE, "drone.pronoun", "drone.type", "drone.debris", "drone.attack", "ordinal", "num", "number.vague")
_DETERMINERS = frozenset(
    (
        *("the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "these", "those", "this", "every"),
        *("no", "some", "any", "each", "both", "all", "another", "other"),
    )
)


def alien(doc: Document, s: Sentence, cue: Cue) -> bool:
    """Whether a fate is told of a noun that is no drone: "the apples go on falling", "the tourists flew away", "why 410
    million rubles were found", "technicians silenced the system", "one of the robots had found a mine".
    """
    norm, i = doc.tokens.norm, cue.i
    if not norm[i].isascii() or cue.kind not in _FATES:
        return False
    near = norm[max(s.start, i - 5) : i]
    if any(near[k] == "for" and near[k + 1] in ("every", "each", "any") for k in range(len(near) - 1)):
        return True  # "a bonus of 25,000 for every drone brought down"
    if norm[cue.j - 1] == "found" and norm[cue.j : cue.j + 1] and norm[cue.j] in _FOUND_TO_BE:
        return True  # "88 of them were found suitable", "how they were found out"
    if cue.kind == "crashed" and not _ALWAYS.isdisjoint(norm[max(s.start, i - 2) : i]):
        return True  # "things have always dropped from the sky"
    if cue.kind == "crashed" and norm[i] == "lies" and norm[i : i + 4] == ["lies", "on", "the", "other"]:
        return True  # "the works, which turns out boats, lies on the other side of the city"
    landed = cue.kind == "crashed" and norm[i].startswith(("landed", "landing"))
    if landed and "aircraft" in norm[max(s.start, i - 9) : i]:
        if doc.has("service", s.start, i):
            return True  # "traffic was not affected, since the last aircraft had landed"
        before = doc.sentences[max(0, doc.sentence_of[i] - 3)].start
        grounded = norm[cue.j : cue.j + 1] in (["in"], ["on"], ["near"], ["beside"])
        return not grounded and doc.has_any(("outcome.disrupted", "service.cut", "service"), before, s.start)
    if cue.kind == "crashed" and norm[cue.j : cue.j + 2] == ["next", "to"] and norm[cue.j + 2 : cue.j + 3] in _US:
        return True  # "they were lying next to me"
    if cue.kind == "crashed" and norm[cue.j - 1] in ("found", "discovered", "seized") and kept(norm, s, i):
        return True  # "in his flat seven drones and a soldering iron were found"
    if cue.kind == "sighted" and norm[i].startswith(_LOOKING) and _on_duty(doc, s, i):
        return True  # "a drone has been watching the beaches"
    passive = norm[i] in _BE or norm[i - 1] in _BE or (norm[i - 1].endswith("ly") and norm[i - 2] in _BE)
    if norm[cue.j - 1] in ("across", "upon"):
        return False
    if passive or (cue.kind in ("crashed", "lost") and not norm[i].startswith(_TRANSITIVE)):
        return _subject(doc, s, i)
    found = cue.kind == "crashed" and norm[i].startswith(_TRANSITIVE)
    watched = cue.kind == "sighted" and norm[i].startswith(_WATCHED)
    return (found or watched or cue.kind == "intercepted") and _object(doc, s, cue.j)


def kept(norm: list[str], s: Sentence, i: int) -> bool:
    """ "In his flat …": where somebody keeps what is found."""
    words = norm[max(s.start, i - _KEPT) : min(s.end, i + _KEPT)]
    return any(
        words[k] in ("his", "her", "their") and words[k + 1] in _STORES and words[k - 1] in ("in", "at", "inside")
        for k in range(1, len(words) - 1)
    )


def _on_duty(doc: Document, s: Sentence, i: int) -> bool:
    """Whether a drone is what looks on: "a drone is watching", "drones filmed"."""
    norm = doc.tokens.norm
    k = i - 1
    if norm[i].endswith("ed") and (norm[k] in _BE or norm[i + 1 : i + 2] not in _THINGS):
        return False  # "drones observed at Værnes"
    while k > s.start and (norm[k] in _BE or norm[k] in _HAVE or norm[k].endswith("ly")):
        k -= 1
    return any(h.tag in ("drone.one", "drone.many") for t in (k, k - 1) if t >= s.start for h in doc.hits[t])


def _noun(doc: Document, k: int) -> bool:
    """Whether the word at token k is a plain noun that is no drone, as far as can be told."""
    tokens, norm = doc.tokens, doc.tokens.norm
    if tokens.kind[k] != WORD or not norm[k].isalpha() or tokens.cap[k] or not norm[k].isascii():
        return False
    plain = _NOMINAL.issuperset(doc.groups[k]) and doc.any(_DRONES, k) is None
    return plain and norm[k] not in _MAYBE and not doc.inside[k]


def _subject(doc: Document, s: Sentence, i: int) -> bool:
    tokens = doc.tokens
    norm, kind = tokens.norm, tokens.kind
    k = i - 1
    while k >= s.start and kind[k] == WORD and (norm[k] in _BETWEEN or norm[k].endswith("ly")):
        k -= 1
    if k < s.start or not _noun(doc, k) or norm[k].endswith("ed") or doc.has_any(DRONE, max(s.start, i - 10), i):
        return False
    first = k - 1
    while first >= s.start and kind[first] == WORD and first > k - 4 and norm[first] not in _DETERMINERS:
        if norm[first] in _MAYBE or norm[first] in _PREPOSITIONS or "unit" in doc.groups[first]:
            return False
        if doc.any(_DRONES, first) is not None:
            return False
        if doc.tag("multiplier", first) is not None:
            break
        first -= 1
    if first < s.start or (norm[first] not in _DETERMINERS and kind[first] != NUMBER and kind[first] != WORD):
        return False
    if kind[first] == WORD and norm[first] not in _DETERMINERS and doc.tag("multiplier", first) is None:
        return False
    # "what came down in the night fell on a field", "the one above the river was shot down"
    return first == s.start or not (norm[first - 1] in _PREPOSITIONS or doc.group("place", first - 1) is not None)


def subject(doc: Document, s: Sentence, i: int) -> bool:
    """Whether the subject of the passive at token i is a plain noun that no list knows: "capacity has been knocked"."""
    return doc.tokens.norm[i].isascii() and doc.tokens.norm[i - 1] in _BE and _subject(doc, s, i)


def _object(doc: Document, s: Sentence, j: int) -> bool:
    norm = doc.tokens.norm
    if j >= s.end or norm[j] not in _DETERMINERS:
        return False
    end = j + 1
    while end < s.end and doc.tokens.kind[end] == WORD and norm[end] not in _PREPOSITIONS and end < j + 5:
        if doc.tag("num", end) is not None and end > j + 1:
            break
        if norm[end] in _MAYBE or doc.any(_DRONES, end) is not None or doc.tokens.cap[end] or "say" in doc.groups[end]:
            return False
        end += 1
    of = end < s.end and norm[end] == "of"
    arms = end == j + 2 and norm[end - 1] in ("mine", "mines", "shell", "shells", "grenade", "grenades")
    return end > j + 1 and (_noun(doc, end - 1) or arms) and not (of and doc.has_any(_DRONES, end, min(s.end, end + 6)))


_US = (["me"], ["him"], ["her"], ["us"], ["you"])
_ALWAYS = frozenset(("always", "usually", "often", "sometimes", "rarely", "seldom", "never", "regularly"))
_FOUND_TO_BE = frozenset(
    (
        *("out", "suitable", "unsuitable", "fit", "unfit", "guilty"),
        *("innocent", "safe", "unsafe", "adequate", "wanting"),
        *("lacking", "faulty", "defective", "liable", "responsible", "sound", "useful", "useless", "necessary"),
        *("compliant", "wrong", "right", "acceptable", "unacceptable", "inadequate", "unconstitutional", "lawful"),
    )
)
_FATES = frozenset(("crashed", "lost", "sighted", "intercepted"))
#: Verbs whose subject is who finds or loses.
_TRANSITIVE = (
    *("found", "find", "discover", "recover", "locat", "pick"),
    *("retriev", "stumbl", "spot", "lost", "lose", "see"),
)
#: Where somebody keeps a drone; tokens to it at most.
_STORES = frozenset(
    ("flat", "apartment", "house", "garage", "car", "boot", "home", "luggage", "cellar", "possession", "room", "shed")
)
_THINGS = (["the"], ["a"], ["an"], ["his"], ["her"], ["their"], ["its"])
_KEPT = 14
_LOOKING = ("watch", "film", "photograph", "monitor", "survey", "patrol", "look", "observ")
#: Verbs of those who look on, at a match as well as at drones.
_WATCHED = ("watch", "film", "photograph", "follow", "view")
#: Groups of words that a noun which is no drone may have.
_NOMINAL = frozenset(
    ("mood", "sense", "story", "person", "office", "void", "service", "object", "date", "unit", "responder")
)
_PREPOSITIONS = frozenset(
    (
        *("of", "in", "on", "at", "over", "above", "near", "by"),
        *("with", "from", "for", "to", "into", "under", "across"),
        *("behind", "beside", "between", "during", "after", "before", "through", "along", "around", "within", "off"),
        *("towards", "toward", "outside", "inside", "like", "as", "than", "until", "till", "since", "about", "against"),
    )
)

#: Verbs that stop a service only where it is their subject or their object: "the lights went out".
_LOOSE = frozenset(("gone", "off", "late", "stop", "went", "go", "failed", "dropped", "lift", "reduced", "replaced"))
_ACTIVE = frozenset(
    (
        *("cut", "stopped", "closed", "dropped", "limited", "reduced", "lifted", "halted", "shut", "blocked", "failed"),
        *("barred", "changed", "replaced", "postponed", "cancelled", "delayed", "interrupted", "suspended", "slowed"),
    )
)
_SWITCHED = _BE | frozenset(
    (
        *("go", "goes", "going", "went", "gone", "turned", "switched", "cut", "knocked", "shut", "stayed", "stay"),
        *("remained", "remain", "left", "still", "completely", "partly", "now", "kept", "put", "set"),
    )
)
_RAN = _BE | frozenset(
    (
        *("run", "runs", "ran", "running", "arrive", "arrives"),
        *("arrived", "arriving", "leave", "leaves", "left", "hours"),
        *("departed", "departing", "depart", "hour", "minutes", "came", "coming", "come", "landed", "took", "badly"),
        *("up", "very", "too", "half", "much", "days", "train", "trains", "flights", "buses"),
    )
)
_NOT_ONE = (["not", "a"], ["not", "one"], ["no", "train"], ["no", "trains"], ["no", "flight"], ["no", "flights"])
#: Between a service and "gone" or "went out".
_LINK = _BE | _HAVE | frozenset(
    ("all", "both", "also", "then", "already", "again", "suddenly", "there", "not", "too", "simply", "now", "supply")
)


#: Opens a clause about the noun before it.
_WHICH = ("which", "котор", "який", "яка", "яке", "які")


def relative(doc: Document, near: int, cut: int) -> bool:
    """ "A museum of the Salpa Line, and a dance hall which is closed": what is closed is no service named before."""
    norm = doc.tokens.norm
    k = next((k for k in range(max(near + 1, cut - 2), cut) if norm[k].startswith(_WHICH)), -1)
    return k > 0 and "," in norm[near + 1 : k - 1]


def loose(doc: Document, s: Sentence, service: int, cut: int) -> bool:
    """Whether a verb that has many senses stands too far from a service to tell of it: "the buns had gone" beside an
    airport, "people live off coils" beside water, "the shops opened late" beside a street.
    """
    norm = doc.tokens.norm
    word = norm[cut]
    if not word.isascii():
        return False
    if norm[service] == "power" and norm[service + 1] in ("of", "over"):
        return True  # "the power of the governor is limited"
    if word in _ACTIVE and norm[cut - 1] not in _BE and not s.start <= service < cut <= service + 2:
        hit = doc.tag("service.cut", cut)
        done = hit.end if hit is not None else cut + 1
        last = next((k for k in range(done, min(s.end, done + 7)) if norm[k] in (",", ";", "and", "but")), done + 7)
        if _object(doc, s, done) and not doc.has("service", done, min(s.end, last)):
            return True  # "she cut the bread and turned the gas down"
    if word not in _LOOSE:
        return False
    end = max((h.end for h in doc.hits[service]), default=service + 1)
    between = norm[end:cut]
    if word in ("went", "go") and norm[cut + 1 : cut + 2] != ["out"]:
        return False
    if word == "off":
        after = norm[cut + 1 : cut + 4]
        if service > cut and service - cut <= 4:
            return not (norm[cut - 1] in _SWITCHED or norm[cut - 1].endswith(("ed", "ing")))
        return not (service < cut and (not between or norm[cut - 1] in _SWITCHED) and after[:1] != ["the"])
    if word == "late":
        if norm[cut - 1] not in _RAN or norm[cut - 2] in ("which", "that") or service > cut:
            return norm[cut - 1] != "running" and not (service > cut and norm[cut + 1 : cut + 2] == [norm[service]])
        opened = norm[max(s.start, service - 4) : service]
        return any(opened[k : k + 2] in _NOT_ONE for k in range(len(opened))) or "no" in opened[-2:]
    if word == "stop":
        return norm[cut - 1] == "to" and any(w.startswith(_WANT) for w in norm[max(s.start, cut - 7) : cut])
    if word in ("gone", "went", "go"):
        # "the water is gone", "light and water went out", "the lights in the whole district went out"
        if service > cut:
            return True
        if norm[cut + 1 : cut + 2] and norm[cut + 1] in ("back", "from", "into", "to", "up", "on", "through", "over"):
            return True
        if all(w in _LINK for w in between):
            return False
        of_place = norm[end] in _PREPOSITIONS if end < cut else False
        return not (of_place and len(between) <= 8 and not any(w in ("and", ",", ";", "the") for w in between[4:]))
    return False


_WANT = ("want", "wish", "ask", "demand", "call", "beg", "urg", "need", "like", "prefer", "order", "told", "tell")
#: Roads and the like: "a meadow with no road", "no line" tell of no disruption.
PLAIN = frozenset(
    (
        *("road", "roads", "street", "line", "lines", "bridge"),
        *("route", "crossing", "highway", "schedule", "boats"),
    )
)

_LEFT = _BE | frozenset(
    (
        *("left", "remain", "remained", "remains", "stay", "stayed", "stays", "sat", "sit", "sits", "sitting", "still"),
        *("plunged", "put", "leave", "leaves", "leaving", "keep", "kept", "live", "lives", "living", "plunging", "lay"),
        *("plunge", "plunges", "spent", "spend", "spends", "spending", "wake", "woke", "wakes", "night", "evening"),
        *("nights", "hours", "hour", "days", "day", "again", "now", "remaining", "people", "residents", "households"),
        *("homes", "flats", "subscribers", "customers", "villages", "houses", "families", "addresses", "consumers"),
    )
)


_INTO = frozenset(("in", "into", "total", "complete", "full", "without", "utter"))


def lit(doc: Document, s: Sentence, i: int) -> bool:
    """Whether "in the dark" or "darkness" at token i tells only of the hour: "to harvest in the dark"."""
    norm = doc.tokens.norm
    if norm[i] == "darkness":
        return i > s.start and norm[i - 1] not in _INTO
    if norm[i : i + 3] != ["in", "the", "dark"]:
        return False
    if i == s.start:
        return True
    before = norm[i - 1]
    if before in _LEFT or doc.tokens.cap[i - 1] or not before.isalpha():
        return False
    near = norm[max(s.start, i - 7) : i]
    return not any(w in _LEFT for w in near) or before.endswith("ing")


#: Parts of a drone, whose state is no harm done; tokens from it to the drone.
_OF_DRONES = frozenset(
    (
        *("wing", "wings", "propeller", "propellers", "tail", "fuselage", "rotor", "rotors", "nose", "airframe"),
        *("winglet", "fin", "fins", "casing", "antenna", "blades", "skid", "skids"),
    )
)
_FAR, _NEXT = 14, 6
#: What somebody foils that is no drone's: "foiled an attempt at smuggling", "thwarted a jailbreak".
_FOILS = ("foil", "thwart", "prevent", "avert", "frustrat", "stymie")
_SMUGGLED = (
    *("smuggl", "jailbreak", "escape", "theft", "robber", "burglar", "traffick", "contraband", "coup", "kidnap"),
    *("infiltrat", "cigarette", "drug", "hero", "narcot", "crossing", "fraud", "hijack", "deliver"),
)
#: Of what nobody dies whom a drone killed.
_NO_WOUND = frozenset(
    (
        *("boredom", "laughter", "shame", "hunger", "thirst", "old", "natural", "cancer", "curiosity", "embarrassment"),
        *("age", "grief", "fear", "envy", "exhaustion", "heat", "cold", "covid", "illness", "pneumonia"),
    )
)
_WE = frozenset(("we", "they", "you", "i"))
_STOVES = frozenset(
    (
        *("stove", "stoves", "hearth", "fireplace", "grate"),
        *("oven", "campfire", "bonfire", "candle", "candles"),
    )
)
_LIGHTS = frozenset(
    (
        *("lit", "light", "lights", "made", "make", "makes"),
        *("making", "build", "built", "lighting", "opened"),
    )
)
_BODY = frozenset(("face", "faces", "hands", "lips", "skin", "voice", "voices", "smile", "smiles", "teeth", "fingers"))


def other_sense(doc: Document, s: Sentence, cue: Cue) -> bool:
    """Whether a word of harm, its negation seen, has another sense: "his trade is not dying", "we are not victims",
    "not without consequences", "one who dies on duty", "a fire was burning in the stove", "a blackened face".
    """
    norm, i = doc.tokens.norm, cue.i
    if not norm[i].isascii():
        return False
    near = norm[max(s.start, i - 4) : i]
    after = norm[cue.j : cue.j + 3]
    if cue.kind in ("damaged", "injured") and not _OF_DRONES.isdisjoint((*near[-3:], *norm[i:cue.j], *after)):
        # "a drone with a broken wing", "one, its propellers smashed", not "the wing of the house was damaged"
        first = max(s.start, i - _FAR)
        told = doc.has_any((*DRONE, "drone.pronoun", "drone.debris"), first, min(s.end, cue.j + _NEXT))
        of = "of" in norm[cue.j : cue.j + 5]  # "damaged the tail of a parked airliner"
        return told and not of and not doc.has_group("object", max(s.start, i - 3), min(s.end, cue.j + 3))
    if cue.kind == "repelled" and norm[i].startswith(_FOILS):
        smuggled = any(
            w.startswith(_SMUGGLED) for w in norm[max(s.start, i - _NEXT) : min(s.end, cue.j + _NEXT)]
        )
        return smuggled or not (doc.has_group("attack", s.start, s.end) or doc.has_any(DRONE, s.start, s.end))
    hit = next((h for t in DRONE if (h := doc.tag(t, cue.j)) is not None), None) if cue.j < s.end else None
    if cue.kind == "damaged" and hit is not None and norm[i].endswith(("ed", "en")) and (
        near[-1:] and (near[-1] in ("a", "an", "the", "one", "another", "and") or near[-1].endswith("ly"))
        and not doc.has_group("object", hit.end, hit.end + 1)
    ):  # fmt: skip
        return True  # "found a badly damaged drone"
    if cue.kind == "no_dead":
        return norm[i] == "dying" or (after[:1] == ["of"] and not _NO_WOUND.isdisjoint(after))
    if cue.kind == "killed":
        generic = norm[i] in ("dies", "die") and near[-1:] in (["who"], ["that"], ["whoever"])
        return generic or (after[:1] == ["of"] and not _NO_WOUND.isdisjoint(after))
    if cue.kind == "no_casualties" and norm[i].startswith(("victim", "casualt")):
        return "not" in near and not _WE.isdisjoint(near)
    if cue.kind == "no_consequences":
        return near[-1:] == ["not"]
    if cue.kind == "fire":
        ahead = norm[cue.j : min(s.end, cue.j + 7)]
        lit = near[-1:] in (["a"], ["the"]) and near[-2:-1] and near[-2] in _LIGHTS
        return bool(lit) or not _STOVES.isdisjoint((*ahead, *near)) or any(w.startswith("exchang") for w in near)
    if cue.kind == "struck" and norm[i] in ("struck", "strike", "strikes", "striking"):
        return not _BARGAINS.isdisjoint((*near, *after))  # "a deal was struck", "the clock struck"
    if cue.kind == "damaged":
        if not _GALES.isdisjoint(norm[cue.j : min(s.end, cue.j + 5)]) and norm[cue.j] in ("in", "by", "during"):
            return True  # "a wall collapsed in the storm"
        if norm[i] == "bent" and after[:1] in (["over"], ["on"], ["down"], ["double"], ["to"], ["low"]):
            return True  # "the embroiderers, bent over their frames"
        if norm[cue.j - 1] == "hole" and (after[:1] == ["of"] or after[:2] in (["in", "its"], ["in", "the"])):
            money = norm[cue.j : min(s.end, cue.j + 7)]
            return any(w.startswith(_MONEY) for w in money)
        one = near[-1:] in (["a"], ["one"], ["every"], ["each"]) and norm[i].endswith(("ed", "en"))
        if one and any(w in _GENERALLY for w in norm[cue.j : min(s.end, cue.j + 6)]):
            return True  # "a cracked pane costs 6,000 roubles", "one broken window at a time"
        return after[:1] != [] and after[0] in _BODY
    return False


_BARGAINS = frozenset(
    (
        *("deal", "deals", "bargain", "agreement", "balance", "clock"),
        *("clocks", "bell", "truce", "tone", "chord"),
    )
)
_GALES = frozenset(
    (
        *("storm", "storms", "gale", "gales", "wind", "winds"),
        *("snow", "hail", "rain", "rust", "flood", "floods"),
    )
)
_MONEY = ("dollar", "rouble", "ruble", "hryvnia", "euro", "pound", "budget", "financ", "account", "pocket", "billion")
_GENERALLY = frozenset(("can", "may", "might", "costs", "could", "time", "takes", "means", "would"))


def rule(doc: Document, s: Sentence, i: int) -> bool:
    """Whether a clause of "when" in the present tells what happens as a rule: "when the network is switched off"."""
    norm = doc.tokens.norm
    for k in range(i - 1, max(s.start, i - 9) - 1, -1):
        if doc.tokens.kind[k] in (SIGN, LINE) or norm[k] in ("was", "were", "had", "did", "yesterday", "today"):
            return False
        if norm[k] in ("when", "whenever", "if", "unless"):
            return any(w in ("is", "are", "gets", "get") for w in norm[k:i])
    return False
