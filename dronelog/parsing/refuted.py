"""What a text tells only to deny it: rumours that are refuted, attacks that were foiled before a drone flew.

"Channels wrote of a drone over the plant. The mayor refuted this" tells no drone, and neither does "the agency foiled
an attack: two drones were found in a garage". A report that denies one thing and tells another keeps the other.
"""

from __future__ import annotations

from dataclasses import dataclass

from dronelog.parsing import oldpictures, uncaused
from dronelog.parsing.counts import DRONE
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Fact, denied, drone_named

_DENIED, _RUMOUR, _HEARSAY = "void.denied", "void.rumour", "void.hearsay"
_FOILED, _PLOT = "void.foiled", "void.plot"
_FAKE = "void.fake"
#: What a denial is about.
_WHAT = frozenset(("що", "что"))
_ABOUT = ("про", "о", "об", "щодо", "насчет")
#: Sentences between a rumour and its denial at most.
NEAR = 2
#: Tokens between a denial and what it denies: "refuted reports of a drone that fell".
REACH = 10
#: So many different signs tell a plot that came to nothing; sentences of the opening in which they stand.
SIGNS, OPENING = 3, 5
#: What heads an editor's notice, and what it says of the text as it stood.
_NOTICES = frozenset(
    ("correction", "corrections", "clarification", "erratum", "поправка", "исправление", "уточнение", "виправлення")
)
_AT_FIRST = frozenset(
    (
        *("originally", "initially", "earlier", "previously", "mistakenly", "incorrectly", "wrongly", "original"),
        *("ранее", "первоначально", "ошибочно", "изначально", "раніше", "спочатку", "помилково"),
    )
)
_FIRST = frozenset(("first", "initial", "original", "previous", "первой", "первая", "перша", "першій"))
_VERSIONS = frozenset(("version", "item", "report", "story", "edition", "версии", "версия", "версія", "версії"))
#: Opens a sentence that denies the one before it.
_THIS = frozenset(("це", "это", "this", "that", "it", "все", "всё", "усе"))
_IT = frozenset(("it", "that", "они", "она", "она", "вона"))
#: Opens a sentence that goes on about a thing.
_ITSELF = frozenset(("it", "its", "он", "она", "оно", "его", "він", "вона", "воно", "його"))
#: How the words begin that say that something is no work of drones.
_UNRELATED = frozenset(("not", "nothing", "unrelated", "unconnected", "had", "has", "no", "никак", "не"))
#: "Took for", "mistook for", «приняли за», «перепутали с», «сплутали з».
_TOOK = ("took", "take", "mistak", "mistook", "confus", "приня", "перепута", "спута", "сприйня", "переплута", "сплута")
_FOR = frozenset(("for", "with", "за", "с", "со", "з", "із"))
_BUT = frozenset(("but", "however", "но", "однако", "але", "однак", "проте", "а"))
_THOUGHT = frozenset(
    (
        *("thought", "believed", "assumed", "supposed", "guessed", "imagined"),
        *("грешили", "кивали", "грішили", "списували", "списывали"),
        *("думали", "подумали", "решили", "гадали", "вирішили", "подумав", "подумала", "думал", "думала"),
    )
)
_THEY = frozenset(("they", "many", "everyone", "everybody", "people", "some", "we", "i", "he", "she"))
_IS = frozenset(("is", "are", "was", "were", "be", "been"))
_RULED = frozenset(("ruled", "ruling", "rules", "rule"))
_EXCLUDES = frozenset(
    (
        *("excluded", "excludes", "excluding", "discounted", "discounting", "исключили", "исключил", "исключила"),
        *("исключает", "исключают", "исключив", "виключили", "виключив", "виключила", "виключає", "виключають"),
        *("відкинули", "відкинув", "відкинула", "отвергли", "отверг", "отвергла"),
    )
)
_FIRSTLY = frozenset(("спершу", "спочатку", "сначала", "поначалу", "initially", "вначале", "первоначально"))
#: How the words begin by which what was said first is put right, and other arms than drones.
_CORRECTS = ("уточн", "виправ", "исправ", "correct", "clarif", "поправ")
_ARMS = ("артилер", "артиллер", "авіаці", "авиаци", "міномет", "миномет", "ракет", "каб", "фаб", "mortar", "shell")
_FAKES = frozenset(("fake", "фейк", "fakes", "фейки", "неправда"))
_WAS = frozenset(("був", "была", "был", "була"))
#: How a Slavic noun ends that tells what a thing turned out to be, and adverbs that end so.
_INSTRUMENTAL = ("ом", "ем", "єм", "ею", "ою", "ью", "ами", "ями")
_ADVERBS = frozenset(("рядом", "потом", "затем", "разом", "потім", "поруч", "целиком", "цілком"))
_FLOWN = ("outcome.intercepted", "outcome.struck")


#: Of what is taken for a drone, what shoots nothing and carries nobody.
_ONE_THING = frozenset(("a", "an", "only", "just", "the", "merely"))
_IN_THE_SKY = ("balloon", "weather", "kite", "bird", "gull", "star", "planet", "satellite", "lantern", "meteor")


#: What leads from a fire to its cause: "caused by", "put down to", "blamed on", "the work of".
_CAUSED = frozenset(
    ("caused", "started", "set", "sparked", "lit", "triggered", "due", "down", "work", "blamed", "fault", "attributed")
)
_BY = frozenset(("by", "to", "of", "on", "off"))


#: What says that there is no link, what leads from talk to what it is of, and what stands before a drone.
_NO = frozenset(("not", "no", "nothing", "never", "hardly", "не", "никак", "нет", "ніяк", "немає"))
_OF_IT = frozenset(("of", "about", "that", "about", "о", "об", "про", "что", "що", "насчет", "щодо", "regarding"))
_BEFORE_IT = frozenset(
    (
        *("a", "an", "the", "any", "some", "enemy", "ukrainian", "russian", "hostile", "possible", "falling", "downed"),
        *("удар", "ударе", "атаке", "атаку", "падении", "падіння", "прилете", "приліт", "вражеском", "ворожий"),
    )
)


@dataclass(frozen=True, slots=True)
class Refuted:
    """Stretches of tokens whose drones never came, and whether anything in the text denies."""

    spans: tuple[tuple[int, int], ...]
    denies: bool

    def holds(self, i: int) -> bool:
        """Whether token i lies in such a stretch."""
        return any(a <= i < b for a, b in self.spans)


def find(doc: Document) -> Refuted:
    """The stretches of a document that are told only to be denied."""
    spans: list[tuple[int, int]] = []
    excluded = _excluded(doc)
    made_up = doc.all(_FAKE, 0, len(doc.tokens))
    unlinked = _unlinked(doc)
    rejected = _rejected(doc) + [(doc.sentences[doc.sentence_of[k]].start, k + REACH) for k in unlinked]
    spans += rejected
    told = doc.all(_DENIED, 0, len(doc.tokens))
    denials = sorted({*told, *made_up, *_none(doc), *_contradicted(doc), *excluded, *unlinked})
    for at in denials:
        number = doc.sentence_of[at]
        s = doc.sentences[number]
        if number and doc.tokens.norm[s.start] in _THIS and at - s.start <= 3 and not drone_named(doc, s.start, s.end):
            before = doc.sentences[number - 1]
            spans.append((before.start, before.end))  # «Канали пишуть про влучання десяти «Гераней». Це неправда.»
        if uncaused.denial(doc, at) >= 0:
            spans.append((s.start, at + 1))  # "the fire was not caused by a drone"
        unrelated = at in excluded or doc.tokens.norm[at] in _UNRELATED
        if at in excluded:
            spans.append((at, min(s.end, at + REACH)))
        if unrelated and not drone_named(doc, s.start, at):
            spans.append((s.start, at + 1))  # "the warehouse caught fire because of wiring and not because of the raid"
        rumours = [k for tag in (_RUMOUR, _HEARSAY) for k in doc.all(tag, s.start, s.end)]
        if doc.tokens.norm[s.start] in _ABOUT and '"' in doc.tokens.norm[s.start : s.start + 3] and s.start < at:
            spans.append((s.start, at))  # «Про «приліт по ТЕЦ», яким лякають: вигадка»
        said = doc.tokens.norm[s.start : s.start + 6]
        if at > s.start and any(w in _ABOUT for w in said) and '"' in said and any(w in _WHAT for w in said[:3]):
            spans.append((s.start, at))  # «Те, що пишуть про «зруйновану лікарню», – вигадка»
        for k in rumours:
            if k < at:
                spans.append((k, at + 1))  # «сообщения о том, что в ангар прилетел дрон, не подтвердились»
            elif k - at <= REACH:
                spans.append((k, min(s.end, k + REACH)))  # "refuted rumours of a drone that fell"
        for other in range(max(0, number - NEAR), min(len(doc.sentences), number + 2)):
            o = doc.sentences[other]
            first = doc.find(_RUMOUR, o.start, o.end)
            if other != number and first >= 0 and not doc.has(_DENIED, o.start, o.end):
                spans.append((first, o.end))
    mistaken = _mistaken(doc) + _taken_for(doc)
    mistaken = _gone_on(doc, mistaken) + _made_up(doc) + _notices(doc) + _believed(doc) + _taken_back(doc)
    mistaken += _corrected(doc) + oldpictures.spans(doc)
    return Refuted((*spans, *mistaken), bool(denials or mistaken or rejected))


def _made_up(doc: Document) -> list[tuple[int, int]]:
    """ "The clip of a drone hitting a tower was generated by AI", «ФЕЙК: «Рій дронів розніс летовище»»: the sentence,
    the heading that says so, and what was told of such a picture right before.
    """
    spans: list[tuple[int, int]] = []
    for at in doc.all(_FAKE, 0, len(doc.tokens)):
        number = doc.sentence_of[at]
        s, before = doc.sentences[number], doc.sentences[max(0, number - 1)]
        told = doc.has_any((_RUMOUR, _HEARSAY), before.start, before.end) and before.paragraph == s.paragraph
        spans.append((before.start if told else s.start, s.end))
    for first in doc.sentences[:1]:
        if doc.tokens.norm[first.start] in _FAKES and len(doc.sentences) > 1:
            spans.append((first.start, first.end))
    return spans


def _mistaken(doc: Document) -> list[tuple[int, int]]:
    """ "The drone that fell in Brovary turned out to be a balloon": no drone from its first naming on."""
    spans: list[tuple[int, int]] = []
    norm = doc.tokens.norm
    plainly = [
        k - 2
        for k in doc.all("void.mistaken", 2, len(doc.tokens))
        if norm[k - 1] == "a" and norm[k - 2] == "was" and norm[k].startswith(_IN_THE_SKY)
    ]  # "the drone that people saw was a weather balloon"
    plainly += [
        k - 2
        for k in doc.all("void.mistaken", 2, len(doc.tokens))
        if norm[k - 1] in _WAS and norm[k - 2] in _THIS
    ]  # «це був метеор»
    for k in (k for k, w in enumerate(norm) if w == "what"):
        s = doc.sentences[doc.sentence_of[k]]
        end = min(s.end, k + REACH * 2)
        was = next((t for t in range(k + 2, end - 1) if norm[t] == "was" and norm[t + 1] in _ONE_THING), -1)
        if was > 0 and doc.has_any(DRONE, k, was) and not doc.has_any((*DRONE, "drone.debris"), was, s.end) and (
            any(norm[t] in ("as", "for", "thought", "believed") for t in range(k, was))
        ):
            spans.append((s.start, s.end))  # "what a passenger reported as a drone was a plastic bag"
    for at in (*doc.all("void.turned", 0, len(doc.tokens)), *plainly):
        number = doc.sentence_of[at]
        s = doc.sentences[number]
        if _other_thing(doc, s, at):
            spans.append((s.start, s.end))
            continue
        if not doc.has("void.mistaken", at, min(s.end, at + REACH)):
            continue
        start = s.start
        if not any(doc.has(tag, s.start, at) for tag in DRONE) and number and not _another(doc, s.start):
            start = doc.sentences[number - 1].start  # "A drone was seen. It turned out to be a star."
        spans.append((start, s.end))
    return spans


def _gone_on(doc: Document, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """ "It was a balloon and no drone. It landed in a bog", «оказалось зондом. Он упал в болото»: the thing's own fate
    in the next sentence is no drone's either.
    """
    norm = doc.tokens.norm
    out = list(spans)
    for _, end in spans:
        number = doc.sentence_of[end - 1] + 1
        if number >= len(doc.sentences):
            continue
        s = doc.sentences[number]
        if (norm[s.start] in _ITSELF or doc.has("void.mistaken", s.start, min(s.end, s.start + 3))) and not drone_named(
            doc, s.start, s.end
        ):
            out.append((s.start, s.end))
    return out


def _another(doc: Document, i: int) -> bool:
    """ "A third, reported at midnight, turned out to be a helicopter": of the drones before it only that one."""
    k = i + (doc.tokens.norm[i] in ("a", "the"))
    return k < len(doc.tokens) and not {"ordinal", "number.more"}.isdisjoint(doc.tags[k])


def _other_thing(doc: Document, s: Sentence, at: int) -> bool:
    """ "The object turned out to be part of a gutter", «уламок виявився шматком водостоку»: no part of a drone."""
    hit = doc.tag("void.turned", at)
    if hit is None or not doc.has_any(("drone.pronoun", "drone.debris"), max(s.start, at - REACH), at):
        return False
    norm, end = doc.tokens.norm, min(s.end, hit.end + REACH)
    stop = next((k for k in range(hit.end, end) if norm[k] in (",", ";", ".", ":")), end)
    if doc.has_groups(("drone", "weapon", "load"), hit.end, stop) or stop - hit.end < 1:
        return False
    if norm[hit.end].isascii():
        return norm[hit.end] in ("a", "an", "part", "parts", "the") and not doc.has_group("outcome", hit.end, stop)
    return any(w.endswith(_INSTRUMENTAL) and w not in _ADVERBS for w in norm[hit.end : min(stop, hit.end + 2)])


def _taken_for(doc: Document) -> list[tuple[int, int]]:
    """ "Residents took the bang for a drone", «зонд приняли за упавший БПЛА»: no drone in the sentence."""
    spans: list[tuple[int, int]] = []
    norm = doc.tokens.norm
    for k, word in enumerate(norm):
        if word not in _FOR or not k:
            continue
        number = doc.sentence_of[k]
        s = doc.sentences[number]
        took = any(w.startswith(_TOOK) for w in norm[max(s.start, k - 4) : k])
        drone = doc.has_any((*DRONE, "attack", "outcome.struck"), k, min(s.end, k + 6))
        if took and drone and not drone_named(doc, s.start, k):
            spans.append((s.start, s.end))
    return spans


def _none(doc: Document) -> list[int]:
    """Where a drone is named to say that there was none: «дронов над районом не отмечено», "no UAVs were seen"."""
    return [
        i
        for tag in DRONE
        for i in doc.all(tag, 0, len(doc.tokens))
        if (hit := doc.tag(tag, i)) is not None and denied(doc, i, hit.end)
    ]


def _excluded(doc: Document) -> set[int]:
    """Where drones or an attack are ruled out as a cause: "ruling out a drone", «атаку БПЛА исключили»."""
    norm = doc.tokens.norm
    out: set[int] = set()
    for tag in (*DRONE, "attack"):
        for i in doc.all(tag, 0, len(doc.tokens)):
            s = doc.sentences[doc.sentence_of[i]]
            for k in range(max(s.start, i - 5), i):
                if norm[k] in _EXCLUDES or (norm[k] in _RULED and norm[k + 1] == "out"):
                    out.add(k)
    return out


def _unlinked(doc: Document) -> list[int]:
    """Where something is said to be no work of drones: "was not linked to drones", "unconnected with the UAV raid"."""
    norm = doc.tokens.norm
    out: list[int] = []
    for k in doc.all("rumour.link", 0, len(doc.tokens)):
        s = doc.sentences[doc.sentence_of[k]]
        no = k if norm[k].startswith("un") else next((t for t in range(max(s.start, k - 4), k) if norm[t] in _NO), -1)
        if no >= 0 and doc.has_any(DRONE, k, min(s.end, k + 6)) and not drone_named(doc, s.start, no):
            out.append(no)
    return out


def _rejected(doc: Document) -> list[tuple[int, int]]:
    """ "Dismissing talk on social media of a drone", "rumours that a UAV had hit it were brushed aside", «опровергли
    слухи о беспилотнике»: no drone of that sentence came.
    """
    norm = doc.tokens.norm
    spans: list[tuple[int, int]] = []
    whole = len(doc.tokens)
    tags = ("rumour.talk", _HEARSAY)
    talk = [(k, hit) for tag in tags for k in doc.all(tag, 0, whole) if (hit := doc.tag(tag, k)) is not None]
    for k, hit in talk:
        s = doc.sentences[doc.sentence_of[k]]
        drone = next((i for i in range(hit.end, min(s.end, k + REACH)) if doc.any(DRONE, i) is not None), -1)
        if norm[hit.end - 1].startswith(("drone", "uav")):
            drone = hit.end - 1  # "reports of a drone"
        if drone < 0:
            continue
        of = drone - 1
        while of > k and norm[of] in _BEFORE_IT:
            of -= 1
        if norm[of] not in _OF_IT:
            continue  # "dismissed talk of panic after a drone hit a block"
        before = doc.has("rumour.reject", max(s.start, k - 5), k)
        behind = doc.has("rumour.reject", drone, min(s.end, drone + REACH))
        if before or behind:
            alone = not drone_named(doc, s.start, k) and (before or not drone_named(doc, drone + REACH, s.end))
            spans.append((s.start, s.end) if alone else (k, min(s.end, drone + REACH)))
    return spans


def _contradicted(doc: Document) -> list[int]:
    """Where a rumour is denied in its own sentence: «у мережі написали про «шахед», але ДСНС заперечує»."""
    out: list[int] = []
    for k in doc.all("say.deny", 0, len(doc.tokens)):
        s = doc.sentences[doc.sentence_of[k]]
        rumour = doc.find(_RUMOUR, s.start, k)
        if rumour >= 0 and not _BUT.isdisjoint(doc.tokens.norm[rumour:k]):
            out.append(k)
    return out


def _believed(doc: Document) -> list[tuple[int, int]]:
    """ "Residents thought that a drone had hit the boiler house", «жители решили, что прилетел беспилотник»: what
    people took for granted, and no official says.
    """
    norm = doc.tokens.norm
    spans: list[tuple[int, int]] = []
    for s in doc.sentences:
        if _THOUGHT.isdisjoint(norm[s.start : s.end]):
            continue
        for k in range(s.start + 1, s.end - 2):
            if norm[k] not in _THOUGHT or norm[k - 1] in _IS:
                continue
            if doc.has_any(("say", "office.emergency_service"), s.start, k):
                continue
            people = norm[k - 1] in _THEY or doc.has("office.witness", s.start, k)
            people = people or doc.has_group("person", s.start, k)
            if people and doc.has_any(DRONE, k + 1, min(s.end, k + 6)):
                spans.append((k, s.end))
                break
    return spans


def _notices(doc: Document) -> list[tuple[int, int]]:
    """ "Correction: we originally wrote that two drones had attacked a port": what an editor takes back.

    What such a version told goes on where the next sentence opens with a pronoun: "It located the fire in Voronezh."
    """
    norm = doc.tokens.norm
    spans: list[tuple[int, int]] = []
    paragraph = -1
    for s in doc.sentences:
        opening = norm[s.start : min(s.end, s.start + 3)]
        if not _NOTICES.isdisjoint(opening) and (
            not _AT_FIRST.isdisjoint(norm[s.start : s.end])
            or any(norm[k] in _FIRST and norm[k + 1] in _VERSIONS for k in range(s.start, s.end - 1))
        ):
            paragraph = s.paragraph
        elif s.paragraph != paragraph or norm[s.start] not in _IT:
            paragraph = -1
            continue
        spans.append((s.start, s.end))
    return spans


def _taken_back(doc: Document) -> list[tuple[int, int]]:
    """ "An item on page 3 said that a drone had hit the port. In fact …", «Ми написали про дрон. Це помилка»."""
    spans: list[tuple[int, int]] = []
    for at in doc.all("story.own_text", 0, len(doc.tokens)):
        number = doc.sentence_of[at]
        s = doc.sentences[number]
        last = doc.sentences[min(len(doc.sentences) - 1, number + NEAR)]
        if doc.has("story.retract", at, last.end):
            spans.append((s.start, s.end))
    return spans


def _corrected(doc: Document) -> list[tuple[int, int]]:
    """ "At first the mayor spoke of a drone; he later corrected himself: it was artillery", «спершу писали про дрон,
    тепер уточнюють: це була авіація»: what was said first, where what stands in its place is another weapon's.
    """
    norm = doc.tokens.norm
    spans: list[tuple[int, int]] = []
    for number, s in enumerate(doc.sentences):
        opening = range(s.start, min(s.end - 1, s.start + OPENING))
        k = next((k for k in opening if norm[k] in _FIRSTLY or norm[k : k + 2] == ["at", "first"]), -1)
        if k < 0:
            continue
        end = doc.sentences[min(len(doc.sentences) - 1, number + 1)].end
        turn = next((t for t in range(k, end) if norm[t].startswith(_CORRECTS)), -1)
        if turn < 0 or not doc.has_any(DRONE, k, turn) or drone_named(doc, turn, end):
            continue
        if doc.has("weapon.other", turn, end) or any(w.startswith(_ARMS) for w in norm[turn:end]):
            spans.append((k, turn))
    return spans


def kept(doc: Document, facts: list[Fact], refuted: Refuted) -> list[Fact]:
    """The facts that stand when what is denied is taken away; none where no drone is left."""
    if _foiled(doc):
        return [f for f in facts if f.drone and f.kind in ("intercepted", "struck") and not f.implicit]
    if elsewhere(doc, facts):
        return []
    facts = [f for f in facts if f.drone or f.kind not in ("fire", "damaged") or not _own_cause(doc, f)]
    if not refuted.denies:
        return facts
    left = [f for f in facts if not refuted.holds(f.i)]
    if any(f.drone and not f.implicit and f.kind != "sighted" for f in left):
        return left
    told = {n for f in left for n in (f.sentence, f.sentence - 1)}
    for tag in DRONE:
        for i in doc.all(tag, 0, len(doc.tokens)):
            hit = doc.tag(tag, i)
            if "story.alert" in doc.tags[i]:
                continue  # «беспилотная опасность не объявлялась»
            if doc.sentence_of[i] in told and hit is not None and not refuted.holds(i) and not denied(doc, i, hit.end):
                return left
    return []


def elsewhere(doc: Document, facts: list[Fact]) -> bool:
    """ "A boiler burst, injuring four; people online had a Shahed", «продал три дрона; потерпевшие – две бригады»: harm
    of which nothing says that a drone did it.
    """
    whole = len(doc.tokens)
    if any(f.drone or f.kind == "disrupted" for f in facts) or doc.has_group("attack", 0, whole):
        return False
    if doc.has("story.alert", 0, whole) or doc.has("drone.debris", 0, whole):
        return False
    if _by_drones(doc):
        return False
    told = {f.sentence for f in facts}
    own = any(drone_named(doc, doc.sentences[n].start, doc.sentences[n].end) for n in told)
    return doc.has("void.cause", 0, whole) or (not own and doc.has("story.not_event", 0, whole))


def _by_drones(doc: Document) -> bool:
    """ "The blast was caused by a drone, the ministry said, dismissing talk of a gas leak"."""
    norm = doc.tokens.norm
    for tag in DRONE:
        for i in doc.all(tag, 0, len(doc.tokens)):
            k = i - 1
            while k > 0 and norm[k] in _BEFORE_IT:
                k -= 1
            if norm[k] in _BY and norm[k - 1] in _CAUSED and not denied(doc, i, i + 1) and norm[k - 2] != "not":
                return True
    return False


def _own_cause(doc: Document, f: Fact) -> bool:
    """ "A blaze near Temryuk was caused by a careless angler", "was put down to faulty wiring": no work of drones."""
    s, norm = doc.sentences[f.sentence], doc.tokens.norm
    cause = doc.find("void.cause", s.start, s.end)
    if cause < 0 or doc.has_any((*DRONE, "attack", "drone.debris"), s.start, s.end):
        return False
    blamed = any(norm[k] in _CAUSED and norm[k + 1] in _BY for k in range(max(s.start, cause - 6), cause))
    return blamed or any(norm[k] == "blame" for k in range(cause, min(s.end, cause + 5)))


def _foiled(doc: Document) -> bool:
    """Whether a text tells of a plot that came to nothing: "foiled", "handler", "arrested", and nothing flew."""
    end = doc.sentences[min(OPENING, len(doc.sentences)) - 1].end
    foiled = doc.find(_FOILED, 0, end)
    signs = {doc.tokens.norm[i][:6] for i in doc.all(_PLOT, 0, end)}
    return foiled >= 0 and len(signs) + 1 >= SIGNS and not doc.has_any(_FLOWN, 0, len(doc.tokens))
