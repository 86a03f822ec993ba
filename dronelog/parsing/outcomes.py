"""What came of it: verbs and nouns of outcome, each with its clause, its number and its object, as facts."""

from __future__ import annotations

from dataclasses import dataclass, field

from dronelog.parsing.counts import DRONE, Count
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.places import Place
from dronelog.parsing.tokens import LINE, SIGN, WORD

#: No single report tells of more drones than this in one region and span; a larger number is production or a war's total.
MOST = 3000
#: Stands for the source's own country until the source is known ("nationwide").
NATION = "*"
DRONE_KINDS = frozenset(("intercepted", "lost", "struck", "crashed", "sighted"))
_CONJUNCTIONS = frozenset(
    "and but while when after as where which who и а но как когда после что который которая которые где та й і але як коли після що який яка які де тоді однак".split()
)
_TURNS = frozenset("причем причому при а но але while whereas but with among including including".split())
_ONE_FATE = ("упал", "рухнул", "врезался", "попал", "влетел", "взорвался", "долетел", "сбит", "уничтожен", "подавлен", "перехвачен", "обнаружен",
             "упав", "впав", "рухнув", "врізався", "влучив", "поцілив", "вибухнув", "залетів", "влетів", "знищений", "збитий", "сбитый")  # fmt: skip
_ATTACKS = ("attack", "attacks", "strike", "strikes", "raid", "raids", "assault", "assaults", "barrage", "barrages")
_STRUCK_AT = ("удари", "вдари")
_INCLUDING = ("including", "в", "включая", "зокрема", "among", "namely")
_ONE_DEVICE = frozenset("аппарат апарат борт птичка пташка цель ціль машина craft device machine".split())
_ONE_HURT = frozenset(
    "погиб погибла умер умерла скончался скончалась ранен ранена травмирован травмирована госпитализирован госпитализирована пострадал пострадала"
    " загинув загинула помер померла поранений поранена травмований травмована госпіталізований госпіталізована постраждав постраждала".split()
)
_AND = frozenset(("and", "и", "та", "і", "й"))
_AUXILIARIES = frozenset(
    "of which them these those were was had been have has be being are is also then later"
    " из них которых было был были удалось ещё еще з яких із вдалося було був були ще та и й".split()
)
_PLAIN = {
    "outcome.intercepted": "intercepted", "outcome.repelled": "repelled", "outcome.destroyed": "destroyed",
    "outcome.lost": "lost", "outcome.struck": "struck", "outcome.crashed": "crashed", "outcome.sighted": "sighted",
    "outcome.damaged": "damaged", "outcome.fire": "fire", "outcome.fires": "fire", "outcome.killed": "killed",
    "outcome.injured": "injured", "outcome.no_casualties": "no_casualties", "outcome.no_damage": "no_damage",
    "outcome.no_consequences": "no_consequences", "outcome.disrupted": "disrupted", "outcome.responded": "responded",
}  # fmt: skip
_PEOPLE = frozenset(("killed", "injured"))
_INTERCEPT = frozenset(("intercepted", "destroyed", "repelled"))


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


def denied(doc: Document, i: int, j: int) -> bool:
    """Whether a drone is named only to say that there was none: "no drones at all", «беспилотники не применялись»."""
    norm = doc.tokens.norm
    for k in range(max(0, i - 3), i):
        if any(h.tag == "number.none" or h.group == "negation" for h in doc.hits[k]) and norm[k] not in ("not", "не", "without", "без", "nor", "ни"):
            return True
        if norm[k] in ("ни", "жодних", "жодного", "никаких"):
            return True
    for k in range(i - 1, max(0, i - 8) - 1, -1):
        if norm[k] in (":", ";", "."):
            break
        if any(h.tag == "say.deny" for h in doc.hits[k]):
            return True  # «опровергла слухи о падении беспилотника»
    for k in range(j, min(len(norm), j + 6)):
        if norm[k] in (".", ";", ",", "which", "that"):
            break
        if norm[k] in ("не", "нет", "немає", "not") and k + 1 < len(norm):
            after = norm[k + 1] if norm[k] in ("не", "not") else ""
            if norm[k] in ("нет", "немає") or after.startswith(("примен", "застос", "было", "було", "зафикс", "зафікс", "обнаруж", "виявл", "использ", "викорис", "летал", "літал", "used", "involved", "detected")):
                return True
    return False


def peaceful(doc: Document) -> bool:
    """Whether the drones of a text are toys, couriers or an exercise: its opening says so and nothing speaks of an attack."""
    first = doc.sentences[min(2, len(doc.sentences) - 1)].end
    hobby = any(h.tag == "drone.hobby" for t in range(len(doc.tokens)) for h in doc.hits[t])
    drill = any(h.tag == "story.drill" for t in range(first) for h in doc.hits[t])
    if not hobby and not drill:
        return False
    violent = ("outcome.intercepted", "outcome.repelled") if hobby else ("outcome.intercepted", "outcome.struck", "outcome.repelled")
    attacks = sum(1 for t in range(len(doc.tokens)) for h in doc.hits[t] if h.group == "attack" or h.tag in violent)
    return attacks == 0 if hobby and not drill else attacks <= 2


class Finder:
    """Finds the facts of one document."""

    def __init__(self, doc: Document, counts: list[Count], places: list[Place]) -> None:
        self.doc, self.tokens = doc, doc.tokens
        self.counts = counts
        self.count_at: dict[int, Count] = {c.i: c for c in counts}
        self.places = places
        self.list_kind: str | None = None
        self.figure_kind: str | None = None
        self.used_cues: set[int] = set()
        self.age_commas = {k for c in counts if c.role == "age" for k in (c.i - 1, c.j)}
        self.weapon = ""  # "drone", "other", or "" before either is named
        self.weapon_paragraph = -1
        self.mixed = False

    # --- cues ---------------------------------------------------------------------------------------------------------

    def cues(self, s: Sentence) -> list[Cue]:
        """The words of outcome of a sentence, in order, negations applied."""
        doc = self.doc
        out: list[Cue] = []
        i = s.start
        while i < s.end:
            hits = doc.hits[i]
            found: Cue | None = None
            for hit in hits:
                if hit.tag == "outcome.struck_at":
                    # «ударили по фургону» is a hit only where more than a town is named
                    if any(h.group == "object" for k in range(hit.end, min(s.end, hit.end + 5)) for h in doc.hits[k]):
                        found = Cue(i, hit.end, "struck", hit.tag)
                    break
                kind = _PLAIN.get(hit.tag)
                if kind is not None:
                    found = Cue(i, hit.end, kind, hit.tag)
                    break
                if hit.tag == "attack" and doc.tokens.norm[i].startswith(_STRUCK_AT):
                    # «вдарили FPV-дроном по маршрутці»
                    at = next((k for k in range(hit.end, min(s.end - 1, hit.end + 5)) if doc.tokens.norm[k] == "по"), -1)
                    if at > hit.end and any(h.group == "object" for k in range(at + 1, min(s.end, at + 4)) for h in doc.hits[k]):
                        found = Cue(i, hit.end, "struck", "outcome.struck_at")
                        break
            if found is None:
                for hit in hits:
                    if hit.group == "casualty":
                        found = Cue(i, hit.end, "injured", hit.tag)
                    elif hit.group == "fatality":
                        found = Cue(i, hit.end, "killed", hit.tag)
                    elif hit.group == "harm":
                        found = Cue(i, hit.end, "harm", hit.tag)
            if found is not None and found.kind == "crashed" and doc.tokens.norm[i] in ("fell", "fall", "fallen") and doc.tokens.norm[found.j : found.j + 1] == ["to"] and doc.tokens.norm[found.j + 1 : found.j + 3] not in (["the", "ground"], ["the", "earth"]) and doc.tokens.norm[found.j + 1 : found.j + 2] not in (["earth"], ["pieces"]):
                found.kind = "intercepted"  # "nine fell to air defenses over Oryol Oblast"
            if found is not None and found.kind == "fire" and self._gunfire(found.i, s):
                found = None
                i += 1
                continue
            if found is not None:
                self._negate(found, s)
                if found.kind:
                    out.append(found)
                i = max(found.j, i + 1)
            else:
                i += 1
        self._combined(s, out)
        out.sort(key=lambda c: c.i)
        return self._merged(out)

    def _gunfire(self, i: int, s: Sentence) -> bool:
        """"Under artillery and drone fire" is no fire that burns."""
        norm = self.tokens.norm
        if norm[i] not in ("fire", "огонь", "огнем", "огня", "вогонь", "вогнем", "вогню"):
            return False
        for k in range(max(s.start, i - 5), i):
            if norm[k] in ("under", "opened", "open", "под", "під", "открыл", "открыли", "відкрив") or any(h.group == "weapon" for h in self.doc.hits[k]):
                return True
        return any(h.tag in DRONE for h in self.doc.hits[i - 1]) if i else False

    def _negate(self, cue: Cue, s: Sentence) -> None:
        """Apply a negation before the cue, or after it («пострадавших нет»)."""
        kind = cue.kind
        if kind in ("no_casualties", "no_damage", "no_consequences", "responded"):
            return
        if kind in ("disrupted", "fire") and cue.j < s.end and self.tokens.norm[cue.j] in ("не", "not", "was", "were") and "not" in (self.tokens.norm[cue.j : cue.j + 2]) + (["not"] if self.tokens.norm[cue.j] == "не" and not self.doc.inside[cue.j] else []):
            cue.kind = ""
            return
        if not self._negated(cue.i, cue.j, s):
            if cue.kind == "harm":
                cue.kind = ""
            return
        if kind in _PEOPLE:
            cue.kind = "no_casualties" if kind == "injured" else "no_dead"
        elif kind in ("damaged", "harm", "destroyed"):
            cue.kind = "no_damage"
        else:
            cue.kind = ""

    def _negated(self, i: int, j: int, s: Sentence) -> bool:
        doc, tokens = self.doc, self.tokens
        k = i - 1
        steps = 0
        while k >= s.start and steps < 7:
            if tokens.kind[k] == SIGN and tokens.norm[k] in ";:,-" and not (tokens.norm[k] == "," and steps < 3 and self._coordinated(k)):
                break
            hits = doc.hits[k]
            if any(h.tag == "unclear" for h in hits):
                return False
            if any(h.group == "negation" or h.tag == "number.none" for h in hits) and not doc.inside[k]:
                return not (tokens.norm[k] == "not" and steps > 2)
            if any(h.tag in ("outcome.no_casualties", "outcome.no_damage") and tokens.norm[h.end : h.end + 1] in (["or"], ["and"], ["и"], ["или"], ["та"], ["і"], ["чи"], ["й"], ["або"], [","]) for h in hits):
                return True
            if any(h.group == "outcome" for h in hits) and tokens.norm[k + 1] not in ("or", "and", "и", "или", "та", "і", "й", "чи", "або", "ни", "ані", ","):
                break
            if any(h.tag in DRONE for h in hits) and steps > 1:
                break
            k -= 1
            steps += 1
        k = j
        steps = 0
        while k < s.end and steps < 10:
            if tokens.kind[k] == SIGN and tokens.norm[k] in ".;:":
                break
            if tokens.norm[k] in ("нет", "немає", "нема", "не", "none", "нету", "нi", "відсутні", "отсутствуют"):
                if tokens.norm[k] == "не":
                    # «пострадавших и разрушений не зафиксировано», but not «ранен, но не …»
                    if k + 1 < s.end and any(h.group in ("outcome", "casualty") and h.tag not in ("outcome.sighted",) for h in doc.hits[k + 1]) and doc.hits[i] and not any(h.group in ("casualty", "fatality", "harm") for h in doc.hits[i]):
                        break
                    if not any(h.group in ("casualty", "fatality", "harm") for h in doc.hits[i]):
                        break
                return True
            if any(h.tag in ("outcome.no_damage", "outcome.no_casualties") for h in doc.hits[k]) and any(tokens.norm[t] in _AND for t in range(j, k)):
                return True
            if any(h.group == "outcome" for h in doc.hits[k]) and not any(h.group in ("casualty", "fatality", "harm") for h in doc.hits[k]):
                break
            if tokens.norm[k] == ",":
                nxt = doc.hits[k + 1] if k + 1 < s.end else ()
                aside = "," in tokens.norm[k + 1 : k + 5] or "," in tokens.norm[max(j, k - 4) : k]
                if not aside and not any(h.group in ("casualty", "fatality", "harm") for h in nxt):
                    break
            k += 1
            steps += 1
        return False

    def _coordinated(self, k: int) -> bool:
        """Whether a comma joins two nouns of harm: "no deaths, injuries or damage"."""
        return any(h.group in ("casualty", "fatality", "harm") or h.tag in ("outcome.injured", "outcome.killed") for h in self.doc.hits[k - 1])

    def _combined(self, s: Sentence, out: list[Cue]) -> None:
        """Two words that make an outcome together: flights + suspended, rescuers + working."""
        doc = self.doc
        for i in range(s.start + 1, s.end):
            if doc.tag("service", i) and not any(c.kind == "disrupted" for c in out):
                word = self.tokens.norm[i - 1]
                if word in ("no", "without", "без") or (word in ("any", "всякого") and i > 1 and self.tokens.norm[i - 2] in ("without", "no")):
                    out.append(Cue(i - 1, i + 1, "disrupted", "service"))
        services = [i for i in range(s.start, s.end) if any(h.tag == "service" for h in doc.hits[i])]
        cuts = [i for i in range(s.start, s.end) if any(h.tag == "service.cut" for h in doc.hits[i])]
        if services and cuts and not any(c.kind == "disrupted" for c in out):
            for cut in cuts:
                near = min(services, key=lambda k: abs(k - cut))
                if abs(near - cut) <= 14 and not self._hard_between(near, cut):
                    end = max(h.end for h in doc.hits[cut])
                    if not self._plainly_negated(cut, s):
                        out.append(Cue(cut, end, "disrupted", "service.cut"))
                        break
        responders = [i for i in range(s.start, s.end) if any(h.tag == "responder" or h.tag == "office.emergency_service" for h in doc.hits[i])]
        works = [i for i in range(s.start, s.end) if any(h.tag == "responder.work" for h in doc.hits[i])]
        if responders and works and not any(c.kind == "responded" for c in out):
            for work in works:
                near = min(responders, key=lambda k: abs(k - work))
                if abs(near - work) <= 12 and not self._hard_between(near, work) and not self._plainly_negated(work, s):
                    out.append(Cue(work, max(h.end for h in doc.hits[work]), "responded", "responder.work"))
                    break

    def _plainly_negated(self, i: int, s: Sentence) -> bool:
        if any(k >= s.start and self.tokens.norm[k] in ("not", "no", "без") for k in (i - 1, i - 2)):
            return True
        return any(self.tokens.norm[k] in ("none", "neither", "nor") for k in range(max(s.start, i - 8), i))

    def _hard_between(self, a: int, b: int) -> bool:
        lo, hi = min(a, b), max(a, b)
        return any(self.tokens.norm[k] in (";", ":") and self.tokens.kind[k] == SIGN for k in range(lo, hi))

    def _merged(self, cues: list[Cue]) -> list[Cue]:
        """"intercepted and destroyed", «збито/подавлено» are one; "hits were recorded" is no sighting."""
        out: list[Cue] = []
        told = [c for c in cues if c.kind != "sighted"]
        cues = [c for c in cues if c.kind != "sighted" or not any(0 <= min(abs(t.i - c.j), abs(c.i - t.j)) <= 3 for t in told)]
        for cue in cues:
            if out:
                last = out[-1]
                gap = range(last.j, cue.i)
                joined = len(gap) <= 2 and all(self.tokens.norm[k] in ("and", "or", "и", "или", "та", "або", "/", ",", "й", "і", "чи", "-") for k in gap)
                if joined and last.kind in _INTERCEPT and cue.kind in _INTERCEPT:
                    last.j = cue.j
                    if "intercepted" in (last.kind, cue.kind):
                        last.kind = "intercepted"
                    continue
                if last.kind == cue.kind == "sighted" and len(gap) <= 3:
                    last.j = cue.j
                    continue
                if joined and last.kind == cue.kind == "damaged":
                    last.j = cue.j
                    continue
                if joined and {last.kind, cue.kind} == {"damaged", "destroyed"}:
                    last.j, last.kind = cue.j, "damaged"
                    continue
            out.append(cue)
        return out

    # --- clauses ------------------------------------------------------------------------------------------------------

    def clauses(self, number: int, s: Sentence, cues: list[Cue]) -> list[Clause]:
        """Cut a sentence into clauses, one cue each, at the strongest separator between two cues."""
        if not cues:
            return [Clause(s.start, s.end, None, number)]
        out: list[Clause] = []
        start = s.start
        for k, cue in enumerate(cues):
            if k + 1 < len(cues):
                end = self._boundary(cue, cues[k + 1])
            else:
                end = s.end
            out.append(Clause(start, end, cue, number))
            start = end
        return out

    def _boundary(self, a: Cue, b: Cue) -> int:
        tokens = self.tokens
        best, rank = b.i, 0
        for c in self.counts:
            if c.role in ("elided", "drone", "person") and a.j <= c.i and c.j in (b.i, b.i - 1):
                best = c.i  # «оглянули місця тринадцяти влучань»: the number goes with what follows it
        stop = best  # never beyond the number that goes with what follows
        depth = 0
        for k in range(a.j, stop):
            word = tokens.norm[k]
            here = 0
            if tokens.kind[k] == SIGN:
                if word in ";:":
                    here = 4
                elif word == "-" and tokens.start[k] > tokens.end[k - 1]:
                    here = 3
                elif word == ",":
                    here = 0 if k in self.age_commas else 2
                elif word == "(":
                    depth += 1
                    here = 2
                elif word == ")":
                    here = 2
            elif word in _CONJUNCTIONS and not self.doc.inside[k]:
                here = 1
            if here and here >= rank and k < best or here > rank:
                best, rank = k, here
        _ = depth
        if rank <= 2 and best < b.i and self.doc.group("object", best + 1) is None:
            # "damaged two houses, a shop and four cars, and set a warehouse on fire": a list is not cut in two
            joint = next((k for k in range(b.i - 1, best, -1) if tokens.norm[k] == "," and tokens.norm[k + 1] in _CONJUNCTIONS), -1)
            if joint > 0 and a.kind in ("damaged", "destroyed", "struck") and self.things(best, joint):
                best, rank = joint, 2
        if rank and tokens.kind[best] == SIGN:
            best += 1
        return best

    # --- things and people --------------------------------------------------------------------------------------------

    def things(self, a: int, b: int) -> list[Thing]:
        """Objects named between two tokens, with their numbers."""
        doc, tokens = self.doc, self.tokens
        out: list[Thing] = []
        i = a
        counted = {c.head: c for c in self.counts if c.role == "object" and c.head >= 0}
        while i < b:
            for hit in doc.hits[i]:
                if hit.group != "object":
                    continue
                _, _, rest = hit.tag.partition(".")
                kind, _, number = rest.partition(":")
                many = any(h.tag == f"object.{kind}:many" for h in doc.hits[i])
                one = any(h.tag == f"object.{kind}:one" for h in doc.hits[i])
                part = kind in ("part", "any")
                c = counted.get(i)
                count: int | None
                approximate = False
                if c is not None:
                    count, approximate = c.value, c.approximate
                elif one and (not many or self._genitive(i)):
                    count = 1
                    if many is False and self._second_word_count(i):
                        count = 1
                else:
                    count = None
                j = hit.end
                if out and c is None and not out[-1].part and not part and self._possessor(out[-1].j, i):
                    break  # "a boarding house of the railway college" is one thing
                out.append(Thing(i if c is None else c.i, j, kind, count, part, approximate))
                i = max(i, j - 1)
                break
            i += 1
        return self._shared_counts(out)

    def _possessor(self, j: int, i: int) -> bool:
        """Whether the noun at token i only says whose the thing before it is."""
        gap = self.tokens.norm[j:i]
        return 0 < len(gap) <= 4 and gap[0] == "of" and all(w not in (",", "and") for w in gap)

    def _genitive(self, i: int) -> bool:
        """«крыша дома»: a form that is singular and plural is singular after a part of it."""
        return i > 0 and any(h.tag.startswith("object.part") for h in self.doc.hits[i - 1])

    def _second_word_count(self, i: int) -> bool:
        return False

    def _shared_counts(self, things: list[Thing]) -> list[Thing]:
        """"5 apartments buildings": a compound of two object words is one thing."""
        out: list[Thing] = []
        for t in things:
            if out and t.i == out[-1].j and not t.part and not out[-1].part and self.tokens.kind[t.i] == WORD and t.count is None and out[-1].count is not None:
                continue
            out.append(t)
        return out

    def people(self, a: int, b: int) -> tuple[int | None, bool, int, int] | None:
        """How many people between two tokens: number, approximate, first and last token; None when nobody is named."""
        doc = self.doc
        total: int | None = 0
        approximate = False
        first = last = -1
        seen = False
        listed: list[tuple[int, int]] = []  # (token, number) of each mention
        c_heads = {c.head: c for c in self.counts if c.role == "person" and c.head >= 0}
        elided = [c for c in self.counts if a <= c.i < b and c.role == "elided" and c.value is not None]
        i = a
        skip_until = -1
        while i < b:
            hits = doc.hits[i]
            if any(h.tag == "number.of_which" for h in hits) and seen:
                break
            if i >= skip_until and any(h.group == "person" for h in hits):
                c = c_heads.get(i)
                many = any(h.tag == "person:many" for h in hits)
                one = any(h.tag == "person:one" for h in hits)
                if c is not None and a <= c.i:
                    if c.value is None:
                        total, approximate = None, True
                    elif total is not None:
                        total += c.value
                        approximate = approximate or c.approximate
                        listed.append((c.i, c.value))
                    first = c.i if first < 0 else first
                    seen, last = True, i
                elif one and not (many and not one):
                    # "a 61-year-old man"; «жительница села» stays one person, "driver of the car" too
                    if last >= 0 and (i - last == 1 or self._apposed(last, i, b)):
                        last = i
                    else:
                        if total is not None:
                            total += 1
                            listed.append((i, 1))
                        first = i if first < 0 else first
                        seen, last = True, i
                elif many:
                    first = i if first < 0 else first
                    if not seen:
                        seen, total = True, None
                    last = i
            i += 1
        if not seen and elided:
            c = elided[0]
            return c.value, c.approximate, c.i, c.j - 1
        if seen and total == 0:
            total = None
        if total is not None and len(listed) > 1 and listed[0][1] > 1 and sum(v for _, v in listed[1:]) <= listed[0][1]:
            # "two people were wounded, a man of 60 and a woman of 26": the list spells the number out
            if any(self.tokens.norm[k] in (",", ":", "-", "(") for k in range(listed[0][0], listed[1][0])):
                total = listed[0][1]
        if not seen:
            return None
        return total, approximate, first, last

    def _apposed(self, a: int, i: int, b: int) -> bool:
        """"The driver, a man born in 1968": a comma without a later "and" joins two words for one person."""
        norm = self.tokens.norm
        gap = norm[a + 1 : i]
        if not gap or gap[0] != "," or len(gap) > 3 or any(w in _AND for w in gap):
            return False
        for k in range(i + 1, min(b, i + 6)):
            if norm[k] in _AND and any(h.group == "person" for t in range(k + 1, min(b, k + 4)) for h in self.doc.hits[t]):
                return False
        return True

    # --- facts --------------------------------------------------------------------------------------------------------

    def find(self) -> list[Fact]:
        """All facts of the document, in order."""
        facts: list[Fact] = []
        sentences = self.doc.sentences
        if sentences and any(s.bullet for s in sentences[:3]):
            # a list that stands before its verb: "Cherkasy region – 8 … sixteen UAVs shot down"
            for s in sentences:
                if not s.bullet:
                    first = next((c for c in self.cues(s) if c.kind in DRONE_KINDS or c.kind == "destroyed"), None)
                    if first is not None:
                        self.list_kind = self._kind_of(first)
                        break
        for number, s in enumerate(self.doc.sentences):
            facts.extend(self._sentence(number, s))
        return facts

    def _weapon_in(self, a: int, b: int) -> str:
        drone = other = False
        for i in range(a, b):
            for h in self.doc.hits[i]:
                if h.tag in DRONE:
                    if denied(self.doc, i, h.end):
                        other = True
                    else:
                        drone = True
                elif h.group == "weapon":
                    other = True
        return "both" if drone and other else "drone" if drone else "other" if other else ""

    def _sentence(self, number: int, s: Sentence) -> list[Fact]:
        doc = self.doc
        cues = self.cues(s)
        weapon_here = self._weapon_in(s.start, s.end)
        if s.paragraph != self.weapon_paragraph:
            self.weapon_paragraph = s.paragraph
            if self.weapon == "other":
                self.weapon = "drone"
        facts: list[Fact] = []
        counts = [c for c in self.counts if s.start <= c.i < s.end]
        items = self._items(number, s, counts, cues)
        taken = {id(c) for f, c in items}
        facts.extend(f for f, _ in items)
        clauses = self.clauses(number, s, cues)
        for clause in clauses:
            weapon = self._weapon_in(clause.start, clause.end)
            if weapon == "":
                weapon = weapon_here or self.weapon
            if clause.cue is None:
                facts.extend(self._launched(clause, counts, taken, weapon))
                continue
            told = self._clause(clause, clauses, counts, taken, weapon, s)
            if told and told[0].kind in ("killed", "injured", "damaged", "fire") and weapon in ("drone", "both"):
                told += self._involved(clause)
            if clause.cue.kind in ("killed", "injured", "damaged", "fire") and weapon != "other":
                told += self._launched(clause, [c for c in counts if c.role == "drone"], taken, weapon)
            facts.extend(told)
            if clause.cue.kind in DRONE_KINDS or clause.cue.kind == "destroyed":
                self.list_kind = self.figure_kind = self._kind_of(clause.cue)
        for clause in clauses:
            facts.extend(self._figure(clause, counts, taken))
        if weapon_here == "both":
            self.weapon = "drone"
        elif weapon_here:
            self.weapon = weapon_here
        _ = doc
        return facts

    def _items(self, number: int, s: Sentence, counts: list[Count], cues: list[Cue]) -> list[tuple[Fact, Count]]:
        """Numbers bound to regions: lists and breakdowns, «12 – над Брянской областью», "four each over A and B"."""
        regions = [p for p in self.places if s.start <= p.i < s.end and p.kind != "country" and p.role in ("place", "target") and p.code]
        for k in range(s.start, s.end):
            hit = self.doc.tag("place.country", k)
            if hit is not None and any(
                c.j <= k <= c.j + 9 and not any(c.j <= o.i < k for o in counts if o is not c) and not any(c.j <= p.i < k for p in regions)
                for c in counts if c.role in ("drone", "elided")
            ):  # fmt: skip
                regions.append(Place(k, hit.end, "country", NATION, self.tokens.slice(k, hit.end), prep=True))
        regions.sort(key=lambda p: p.i)
        drone_cues = [c for c in cues if c.kind in DRONE_KINDS or c.kind == "destroyed"]
        usable = [c for c in counts if c.role in ("drone", "elided") and (c.value is not None or c.role == "drone")]
        if not regions or not usable:
            if not s.bullet and drone_cues:
                self.list_kind = self._kind_of(drone_cues[-1])
            elif not s.bullet and not drone_cues and not s.heading:
                self.list_kind = self.list_kind if not cues else None
            return []
        out: list[tuple[Fact, Count]] = []
        tokens = self.tokens
        before = self._regions_first(regions, usable)
        claimed: set[int] = set()
        for index, c in enumerate(usable):
            mine: list[Place] = []
            # «Белгородской (34)»
            if c.i > 0 and tokens.norm[c.i - 1] == "(" and c.j < len(tokens) and tokens.norm[c.j] == ")":
                mine = [p for p in regions if p.j == c.i - 1]
            elif before:
                lo = usable[index - 1].j if index else s.start
                mine = [p for p in regions if lo <= p.i < c.i and id(p) not in claimed and not any(tokens.norm[k] == ";" for k in range(p.j, c.i))]
                if mine and any(h.tag == "number.of_which" for k in range(max(mine[-1].j, c.i - 2), c.i + 1) for h in self.doc.hits[k]):
                    continue  # "12 drones over the Kyiv region, including three bound for the capital"
            else:
                hi = usable[index + 1].i if index + 1 < len(usable) else s.end
                for p in regions:
                    if not (c.j <= p.i < hi) or id(p) in claimed:
                        continue
                    if p.i - (mine[-1].j if mine else c.j) > 14:
                        break
                    if self._stopped(mine[-1].j if mine else c.j, p.i, cues):
                        break
                    if not mine and c.role == "drone" and any(tokens.norm[k] in _TURNS for k in range(c.j, p.i)):
                        break
                    mine.append(p)
                if not mine and c.role == "elided":
                    # «причём над Ленинградской областью ведомство насчитало пять»
                    lo = usable[index - 1].j if index else s.start
                    mine = [p for p in regions if lo <= p.i < c.i and id(p) not in claimed and c.i - p.j <= 4][-1:]
            if not mine:
                continue
            within = any(p.i < c.i and p.kind == "region" and p.role == "place" for p in regions)
            if within and all(p.role == "target" for p in mine) and any(h.tag == "number.of_which" for k in range(max(s.start, c.i - 3), c.i + 1) for h in self.doc.hits[k]):
                continue  # «три – над Московским регионом, включая один, летевший на Москву»
            if c.value == 1 and c.role == "elided" and any(o.role == "drone" and (o.value or 0) > 1 and o.i < c.i for o in usable) and any(
                tokens.norm[k] in ("other", "second", "другой", "второй", "інший", "другий") for k in range(c.j, min(s.end, c.j + 14))
            ):
                continue  # "two drones fell, one near A and the other in B"
            cue = self._cue_for(c, drone_cues)
            if cue is None and c.role == "elided" and not (self.list_kind or drone_cues):
                continue
            if c.role == "elided" and cue is None and self.list_kind is None:
                continue
            kind = self._kind_of(cue) if cue is not None else self.list_kind or "launched"
            if c.role == "elided" and self._people_near(c, cues):
                continue
            codes_here = {p.code for p in mine}
            if c.role == "drone" and len(codes_here) == 1 and (len({p.code for p in regions}) == 1 or mine[0].kind not in ("region", "sea", "country")):
                continue  # one number, one place: the clause says the rest
            if kind in ("struck", "crashed") and (c.role == "drone" or len(regions) < 2):
                continue
            if c.role == "elided" and mine[0].kind not in ("region", "sea", "country"):
                led = mine[0].prep or (mine[0].i > 0 and self.doc.group("place", mine[0].i - 1) is not None)
                if not led or mine[0].i - c.j > 4:
                    continue
            claimed.update(id(p) for p in mine)
            if cue is not None:
                self.used_cues.add(cue.i)
            codes = list(dict.fromkeys(p.code for p in mine if p.code))
            fact = Fact(
                kind, c.value, min(c.i, mine[0].i), max(c.j, mine[-1].j), number, (s.start, s.end),
                approximate=c.approximate, low=c.low, high=c.high, more=c.more, codes=codes,
                shared=len(codes) > 1 and not c.each, places=mine, drone=True,
            )  # fmt: skip
            if len(codes) > 1 and c.each:
                for code in codes:
                    out.append((Fact(kind, c.value, fact.i, fact.j, number, fact.clause, approximate=c.approximate, codes=[code], places=[p for p in mine if p.code == code], drone=True), c))
            else:
                if c.value is None and c.role == "drone":
                    fact.count = None
                out.append((fact, c))
            if cue is not None:
                self.list_kind = kind
        # the rest of the list: regions without a number of their own
        if out and not before:
            last = out[-1][0]
            for p in regions:
                if id(p) in claimed:
                    continue
                if p.i > last.j and not self._stopped(last.j, p.i, cues) and p.i - last.j < 10 and any(x.i <= p.i for x in usable):
                    continue
        if drone_cues:
            self.list_kind = self._kind_of(drone_cues[-1])
        return out

    def _people_near(self, c: Count, cues: list[Cue]) -> bool:
        near = min(cues, key=lambda q: min(abs(q.i - c.j), abs(c.i - q.j)), default=None)
        return near is not None and near.kind in ("killed", "injured", "damaged", "fire", "disrupted", "no_casualties") and min(abs(near.i - c.j), abs(c.i - near.j)) <= 3

    def _regions_first(self, regions: list[Place], counts: list[Count]) -> bool:
        """Whether each region stands before its number: «над Брянской областью уничтожены 12, над Курской – 3»."""
        if not counts or not regions:
            return False
        return regions[0].i < counts[0].i and regions[-1].i < counts[-1].i and (len(regions) > 1 or self.tokens.norm[regions[0].j : regions[0].j + 1] != ["("])

    def _stopped(self, a: int, b: int, cues: list[Cue]) -> bool:
        return any(self.tokens.norm[k] in (";", ".") and self.tokens.kind[k] == SIGN for k in range(a, b)) or any(
            a <= q.i < b and q.kind not in DRONE_KINDS and q.kind not in ("destroyed", "repelled") for q in cues
        )

    def _cue_for(self, c: Count, cues: list[Cue]) -> Cue | None:
        """The nearest word of a drone's fate, one that stands before preferred."""
        best: Cue | None = None
        cost = 10**6
        for q in cues:
            d = c.i - q.j if q.i < c.i else (q.i - c.j) * 1 + 1
            if q.i > c.i and any(self.tokens.norm[k] in (";", ":") for k in range(c.j, q.i)):
                continue
            if d < cost:
                best, cost = q, d
        return best

    def _kind_of(self, cue: Cue) -> str:
        return "intercepted" if cue.kind in ("destroyed", "repelled") else cue.kind

    def _figure(self, clause: Clause, counts: list[Count], taken: set[int]) -> list[Fact]:
        """"A figure that rose to 43 the previous night": a number that stands for what was counted before."""
        noun = self.doc.find("number.figure", clause.start, clause.end)
        if noun < 0 or self.figure_kind is None:
            return []
        if self.tokens.norm[noun + 1 : noun + 2] == ["of"] and not any(h.tag in DRONE or h.tag == "drone.pronoun" for k in range(noun + 2, min(noun + 6, clause.end)) for h in self.doc.hits[k]):
            return []  # "the number of explosions was put at anything from six to forty"
        out: list[Fact] = []
        start = noun
        for c in counts:
            if id(c) not in taken and c.role == "elided" and c.i > noun and c.value is not None and c.j <= clause.end and clause.start <= c.i:
                taken.add(id(c))
                if out:
                    out[-1].clause = (start, c.i)
                    start = c.i
                fixed = any(h.tag == "story.correction" for k in range(clause.start, c.i) for h in self.doc.hits[k])
                out.append(Fact(self.figure_kind, c.value, c.i, c.j, clause.sentence, (start, clause.end), approximate=c.approximate, drone=True, figure=True, total=fixed))
        return out

    def _involved(self, clause: Clause) -> list[Fact]:
        """"A drone wounded five people", "debris of a drone damaged a roof": one drone, whatever became of it."""
        mention = self._drone_mention(clause.start, clause.end)
        if mention is None or mention[1] != "drone.one" or denied(self.doc, mention[0], mention[0] + 1):
            return []
        return [Fact("launched", 1, mention[0], mention[0] + 1, clause.sentence, (clause.start, clause.end), drone=True, implicit=True)]

    def _launched(self, clause: Clause, counts: list[Count], taken: set[int], weapon: str) -> list[Fact]:
        """Drones told without a fate: launched, flown."""
        out = []
        mention = self._drone_mention(clause.start, clause.end)
        attack = self.doc.find("attack", clause.start, clause.end)
        by = mention is not None and any(self.tokens.norm[k] in ("by", "of", "from", "від", "от") for k in range(max(0, mention[0] - 3), mention[0]))
        if mention is not None and mention[1] == "drone.one" and attack >= 0 and not by and not any(clause.start <= c.i < clause.end and c.role == "drone" for c in counts):
            i, j = min(attack, mention[0]), max(attack, mention[0]) + 1
            return [Fact("launched", 1, i, j, clause.sentence, (clause.start, clause.end), drone=True, implicit=True)]
        for c in counts:
            if id(c) in taken or c.role != "drone" or not clause.start <= c.i < clause.end:
                continue
            if c.tag == "drone.pronoun" and (weapon != "drone" or attack < 0):
                continue
            taken.add(id(c))
            if c.value is not None and c.value > MOST:
                continue
            kind = "launched"
            if self.list_kind and attack < 0 and clause.sentence:
                s, before = self.doc.sentences[clause.sentence], self.doc.sentences[clause.sentence - 1]
                opened = self.tokens.norm[before.end - 1] in (":", ";", ",") or s.bullet
                if (s.paragraph == before.paragraph or (s.bullet and (before.bullet or self.tokens.norm[before.end - 1] == ":"))) and s.line != before.line and opened:
                    kind = self.list_kind  # a line of a list whose verb stood in an earlier one
            whole = self.doc.find("story.total", clause.start, clause.end) >= 0
            if whole and self.figure_kind and attack < 0:
                kind = self.figure_kind  # "Total: 32 UAVs."
            out.append(
                Fact(
                    kind, c.value, c.i, max(c.j, c.head + 1), clause.sentence, (clause.start, clause.end),
                    approximate=c.approximate, low=c.low, high=c.high, more=c.more, subset=self._sub(c, clause), drone=True,
                    total=whole,
                )  # fmt: skip
            )
        return out

    def _sub(self, c: Count, clause: Clause) -> bool:
        for after in (c.j, max(c.j, c.head + 1)):
            if after < clause.end and self.doc.tag("number.of_which", after) and self.tokens.norm[after] not in _INCLUDING:
                return True
        return any(h.tag == "number.of_which" for k in range(max(clause.start, c.i - 3), c.i) for h in self.doc.hits[k])

    def _drone_mention(self, a: int, b: int) -> tuple[int, str] | None:
        """The first drone word between two tokens that is no attack ("drone strike"): token and tag."""
        doc = self.doc
        best: tuple[int, str] | None = None
        for i in range(a, b):
            for h in doc.hits[i]:
                if h.tag in DRONE:
                    end = h.end
                    if end + 2 < len(self.tokens) and self.tokens.norm[end] in ("and", "or", "/", "-") and doc.group("weapon", end + 1) is not None:
                        end = doc.group("weapon", end + 1).end  # "drone and missile attacks"
                        if self.tokens.norm[end - 1] in _ATTACKS or (end < len(self.tokens) and self.tokens.norm[end] in _ATTACKS):
                            if best is None:
                                best = (i, "drone.attack")
                            continue
                        end = h.end
                    if end < len(self.tokens) and self.tokens.kind[end] == WORD and self.tokens.norm[i].isascii() and (
                        (doc.tag("attack", end) and not self.tokens.norm[end].endswith("ed")) or doc.tag("drone.debris", end) or doc.group("story", end) or doc.tag("outcome.sighted", end)
                    ):
                        if best is None:
                            best = (i, "drone.attack")
                        continue
                    if i and (doc.tag("attack", i - 1) or doc.tag("story.alert", i - 1)) and not self.tokens.norm[i].isascii() and not self.tokens.norm[i - 1].startswith(_STRUCK_AT):
                        if best is None:
                            best = (i, "drone.attack")  # «атака БПЛА»
                        continue
                    if h.tag == "drone.one" and end < b:
                        last = self.doc.any(DRONE, end)
                        if last is not None:
                            return end, last.tag  # "Geran drones"
                    return i, h.tag
        return best

    def _clause(self, clause: Clause, clauses: list[Clause], counts: list[Count], taken: set[int], weapon: str, s: Sentence) -> list[Fact]:
        cue = clause.cue
        if cue is None:
            return []
        kind = cue.kind
        a, b = clause.start, clause.end
        span = (a, b)
        number = clause.sentence
        if kind in ("no_casualties", "no_dead", "no_damage", "no_consequences", "disrupted", "responded"):
            return self._plain(cue, clause, weapon)
        if kind == "destroyed":
            kind = self._destroyed(cue, clause, weapon)
            if not kind:
                return []
        if kind in DRONE_KINDS or kind == "repelled":
            return self._fate(kind, cue, clause, counts, taken, weapon, s)
        if weapon == "other":
            return []
        if kind == "fire":
            fires = [c for c in counts if a <= c.i < b and c.role == "elided" and c.j == cue.i and c.value is not None]
            things = [t for t in self.things(s.start, s.end) if not t.part and t.kind != "vehicle"] or [t for t in self.things(s.start, s.end) if not t.part]
            near = min(things, key=lambda t: abs(t.i - cue.i), default=None)
            inner = [t for t in self.things(a, b) if not t.part]
            if inner:
                near = min(inner, key=lambda t: abs(t.i - cue.i))
            many = cue.tag == "outcome.fires"
            count = fires[0].value if fires else None if many else 1
            return [Fact("fire", count, cue.i, cue.j, number, span, object=near.kind if near else None)]
        if kind in _PEOPLE:
            bound = next((c for c in counts if a <= c.i < b and c.role == "person" and c.head in (cue.i, cue.j) and c.value is not None), None)
            if bound is not None:
                # «шістьох поранених, серед яких дівчинка»: the number of the very noun
                more = bound.more
                return [Fact(kind, bound.value, min(cue.i, bound.i), max(cue.j, bound.j), number, span, approximate=bound.approximate, more=more,
                             total=any(h.tag == "story.total" for k in range(a, b) for h in self.doc.hits[k]))]  # fmt: skip
            spoken = max((h.end for k in range(a, cue.i) for h in self.doc.hits[k] if h.group == "say"), default=a)
            found = self.people(spoken if spoken < cue.i else a, b)
            people_total: int | None = None
            approximate = False
            i, j = cue.i, cue.j
            if found is not None:
                people_total, approximate, x, y = found
                i, j = min(i, x), max(j, y + 1)
            nearest = self._nearest_count(cue, counts, a, b, ("person", "elided")) or self._nearest_count(cue, counts, a, b, ("unknown",))
            if nearest is not None and nearest.role == "unknown" and min(abs(nearest.i - cue.j), abs(cue.i - nearest.j)) > 4:
                nearest = None
            if found is None and nearest is not None:
                people_total, approximate = nearest.value, nearest.approximate
            if found is not None and people_total is None:
                after = self.people(cue.j, b)  # «росіяни вбили двох людей»: the number after the verb
                if after is not None and after[0] is not None:
                    people_total, approximate = after[0], after[1]
            total_word = any(h.group == "story" and h.tag == "story.total" for k in range(a, b) for h in self.doc.hits[k])
            more = any(c.more for c in counts if a <= c.i < b and c.role in ("person", "elided"))
            if found is None and nearest is None and not cue.tag.startswith("outcome"):
                return []
            if found is None and nearest is None and self._one_person(cue):
                people_total = 1
            if found is None and nearest is None and kind == "injured" and self.tokens.norm[cue.i].startswith(("suffer", "affect", "пострад", "постраж")):
                hurt = [t for t in self.things(a, b)]
                if hurt:
                    return self._damage(cue, clause, clauses)  # «постраждали три будинки»
                if any(p.role == "place" and cue.j <= p.i <= cue.j + 1 for p in self.places):
                    return []  # «сильнее других пострадали Сумы»
            return [Fact(kind, people_total, i, j, number, span, approximate=approximate, more=more, total=total_word, implicit=found is None and nearest is None)]
        if kind == "damaged":
            return self._damage(cue, clause, clauses)
        return []

    def _one_person(self, cue: Cue) -> bool:
        """"A duty officer was wounded", «ранен связист»: the verb is in the singular."""
        word = self.tokens.norm[cue.i]
        if word.isascii():
            return cue.i > 0 and self.tokens.norm[cue.i - 1] in ("was", "is")
        return word in _ONE_HURT

    def _nearest_count(self, cue: Cue, counts: list[Count], a: int, b: int, roles: tuple[str, ...]) -> Count | None:
        near = [c for c in counts if a <= c.i < b and c.role in roles]
        return min(near, key=lambda c: min(abs(c.i - cue.j), abs(cue.i - c.j)), default=None)

    def _plain(self, cue: Cue, clause: Clause, weapon: str) -> list[Fact]:
        span = (clause.start, clause.end)
        number = clause.sentence
        if cue.kind == "no_consequences":
            return [Fact(k, None, cue.i, cue.j, number, span) for k in ("no_casualties", "no_damage")]
        if cue.kind == "no_dead":
            return [Fact("no_casualties", None, cue.i, cue.j, number, span, weak=True)]
        if any(h.tag == "unclear" for k in range(max(clause.start, cue.i - 5), min(clause.end, cue.j + 5)) for h in self.doc.hits[k]):
            return []
        s = self.doc.sentences[number]
        if cue.kind not in ("disrupted", "responded") and weapon == "other" and self._weapon_in(s.start, s.end) == "other":
            return []  # "was also shelled with mortars, without casualties"
        return [Fact(cue.kind, None, cue.i, cue.j, number, span)]

    def _destroyed(self, cue: Cue, clause: Clause, weapon: str) -> str:
        """Destroyed drones are intercepted, destroyed houses damaged: the nearest noun decides."""
        best, cost = "", 10**6
        for i in range(clause.start, clause.end):
            for h in self.doc.hits[i]:
                what = ""
                if h.tag in DRONE or h.tag == "drone.pronoun":
                    if h.end < len(self.tokens) and self.doc.tag("attack", h.end) and self.tokens.norm[i].isascii() and not self.tokens.norm[h.end].endswith("ed"):
                        continue
                    what = "intercepted"
                elif h.group == "object" and not h.tag.startswith("object.part"):
                    what = "damaged"
                elif h.group == "weapon":
                    what = "weapon"
                if what:
                    d = i - cue.j if i >= cue.j else (cue.i - i) + 2
                    if d < cost:
                        best, cost = what, d
        if best == "weapon":
            drone = self._drone_mention(clause.start, clause.end)
            return "intercepted" if drone is not None else ""
        if not best and any(h.tag == "outcome.struck" for k in range(self.doc.sentences[clause.sentence].start, cue.i) for h in self.doc.hits[k]):
            return "damaged"  # "hit a warehouse, destroying 2,900 square metres"
        if not best:
            return "intercepted" if weapon in ("drone", "both", "") else ""
        return best

    def _fate(self, kind: str, cue: Cue, clause: Clause, counts: list[Count], taken: set[int], weapon: str, s: Sentence) -> list[Fact]:
        doc, tokens = self.doc, self.tokens
        a, b = clause.start, clause.end
        span = (a, b)
        number = clause.sentence
        mention = self._drone_mention(a, b)
        here = [c for c in counts if a <= c.i < b]
        drones = [c for c in here if c.role == "drone" and id(c) not in taken]
        if weapon == "other" and mention is None and not drones:
            return []
        if kind == "repelled" and drones:
            c = drones[0]
            taken.add(id(c))
            return [
                Fact("intercepted", None, cue.i, cue.j, number, span, drone=True, implicit=True),
                Fact("launched", c.value, c.i, max(c.j, c.head + 1), number, span, approximate=c.approximate, low=c.low, high=c.high, drone=True),
            ]
        if kind == "repelled":
            return [Fact("intercepted", None, cue.i, cue.j, number, span, drone=True, implicit=True)]
        if mention is not None and denied(doc, mention[0], mention[0] + 1):
            return []
        if kind == "sighted" and mention is None and not drones and not any(h.tag == "drone.pronoun" for k in range(a, b) for h in doc.hits[k]) and not any(
            h.tag in DRONE for h in doc.hits[cue.i]
        ):
            return []  # "neighbours heard a bang"
        if kind == "sighted" and mention is not None and not drones and min(abs(mention[0] - cue.j), abs(cue.i - mention[0])) > 7:
            return []
        comma = next((k for k in range(cue.j, b) if tokens.norm[k] == ","), b)  # "hits of 11 drones, fragments at five places"
        debris = any(h.tag == "drone.debris" for k in range(a, comma if kind == "struck" else b) for h in doc.hits[k])
        # another weapon is what was shot down or what hit, when it stands nearer than any drone
        if mention is None and not drones and any(h.group == "weapon" for k in range(a, b) for h in doc.hits[k]):
            return []
        out: list[Fact] = []
        obj: str | None = None
        count: int | None = None
        approximate, low, high, more, rest, everything, implicit = False, None, None, False, False, False, False
        i, j = cue.i, cue.j
        chosen: Count | None = None
        adjacent = [c for c in here if c.role == "elided" and id(c) not in taken and c.value is not None and self._beside(c, cue)]
        if not adjacent and drones:
            adjacent = [
                c for c in here
                if c.role == "elided" and id(c) not in taken and c.value is not None and c.i < cue.i
                and c.j < b and self.doc.tag("number.of_which", c.j) is not None
            ]  # fmt: skip
        if adjacent and (drones or mention is not None) and kind != "sighted":
            chosen = adjacent[0]
        elif drones and cue.i in self.used_cues and all(any(tokens.norm[k] == ";" for k in range(min(c.j, cue.j), max(c.i, cue.i))) for c in drones):
            return self._launched(clause, drones, taken, weapon)  # "eight drones were launched …; six were destroyed"
        elif drones:
            chosen = self._choose(drones, cue)
        elif mention is not None and mention[1] in ("drone.one",) and not debris:
            elided = [c for c in here if c.role == "elided" and id(c) not in taken and c.value is not None and abs(c.j - mention[0]) <= 2]
            chosen = elided[0] if elided else None
        elif mention is None or mention[1] in ("drone.attack", "drone.many", "drone.any"):
            elided = [c for c in here if c.role == "elided" and id(c) not in taken and c.value is not None]
            chosen = self._choose(elided, cue) if elided else None
        if chosen is None and cue.i in self.used_cues and (
            mention is None or mention[1] != "drone.one" or any(c.head == mention[0] and id(c) in taken for c in counts)
        ):
            return []  # the list has said it
        if chosen is None and mention is not None and mention[1] == "drone.attack" and kind in ("crashed", "sighted", "lost"):
            return []
        if chosen is not None and kind != "sighted" and debris and chosen.role == "elided" and kind == "crashed":
            chosen = None
        if chosen is not None:
            taken.add(id(chosen))
            count, approximate, low, high, more = chosen.value, chosen.approximate, chosen.low, chosen.high, chosen.more
            i, j = min(i, chosen.i), max(j, chosen.j, chosen.head + 1)
            # "all of them destroyed": as many as were told before
            everything = count is None and any(h.tag == "number.all" for k in range(max(a, chosen.i - 1), chosen.j) for h in doc.hits[k])
        elif mention is not None and mention[1] == "drone.one":
            ordinal = any(h.tag in ("ordinal",) for k in range(max(a, mention[0] - 4), mention[0]) for h in doc.hits[k])
            several = any(h.tag == "number.vague" for k in range(max(a, mention[0] - 4), mention[0]) for h in doc.hits[k])
            count = None if several else 1
            more = ordinal or any(h.tag == "number.more" for k in range(max(a, mention[0] - 4), mention[0]) for h in doc.hits[k])
            i, j = min(i, mention[0]), max(j, mention[0] + 1)
        elif mention is not None:
            count = 1 if mention[1] == "drone.any" and self._singular(cue) else None
            i, j = min(i, mention[0]), max(j, mention[0] + 1)
            if any(h.tag == "number.vague" for k in range(max(a, mention[0] - 4), mention[0]) for h in doc.hits[k]):
                approximate = True
        else:
            # no drone word: an ordinal or "another" stands for one, "all" and "the rest" for what was told
            for k in range(a, b):
                for h in doc.hits[k]:
                    if h.tag == "ordinal" and count is None:
                        count, more = 1, True
                        i = min(i, k)
                    elif h.tag == "number.more" and count is None and not everything:
                        count, more = 1, True
                        i = min(i, k)
                    elif h.tag == "number.rest":
                        rest, count, more = True, None, False
                        i = min(i, k)
                    elif h.tag == "number.all" and count is None:
                        everything = True
                        i = min(i, k)
                    elif h.tag == "drone.pronoun" and count is None and tokens.norm[k] in _ONE_DEVICE:
                        count = 1
                        i = min(i, k)
                    elif h.tag == "drone.pronoun" and count is None:
                        count = 1 if any(x.tag == "num" for x in doc.hits[max(a, k - 1)]) else None
            implicit = count is None and not rest and not everything
            if implicit and cue.i in self.used_cues:
                return []
        if kind == "crashed" and implicit and mention is None and not debris:
            pronoun = any(h.tag == "drone.pronoun" for k in range(a, b) for h in doc.hits[k])
            if not pronoun and not any(tokens.norm[k] in ("it", "they", "both", "он", "они", "оба", "він", "вони", "обидва") for k in range(a, cue.i)):
                return []  # "the flight landed safely"
        if kind in ("struck", "crashed"):
            things = [t for t in self.things(a, b)]
            after = [t for t in things if t.i >= cue.i and not t.part]
            solid = after or [t for t in things if not t.part] or [t for t in things if t.kind == "any"]
            if solid:
                obj = solid[0].kind
                if kind == "struck":
                    j = max(j, solid[0].j) if solid[0].i >= cue.i else j
            if kind == "crashed" and not debris and after and after[0].kind not in ("other", "any") and self._onto(cue, after[0]):
                kind, obj = "struck", after[0].kind  # "fell on a house" hits it; "on the grounds of" does not
                j = max(j, after[0].j)
            elif kind == "crashed":
                obj = None
            if implicit and mention is None and not debris and any(h.group == "person" for k in range(a, cue.i) for h in doc.hits[k]) and not any(h.tag == "drone.pronoun" for k in range(a, cue.i) for h in doc.hits[k]):
                return []  # "a woman who fell"
            if kind == "struck" and implicit and not solid and mention is None:
                # "hit by the war", "was struck down": neither a drone nor a thing
                if not any(p.role == "place" and a <= p.i < b for p in self.places):
                    return []
        if kind == "struck" and not debris and mention is None and chosen is None:
            debris = any(h.tag == "drone.debris" for k in range(s.start, cue.i) for h in doc.hits[k])
        if kind == "struck" and debris:
            kind = "crashed"
        if kind == "crashed" and not debris and mention is None and chosen is None:
            debris = any(h.tag == "drone.debris" for k in range(s.start, min(s.end, cue.j + 5)) for h in doc.hits[k])
        if count is not None and count > MOST:
            return []
        fact = Fact(
            kind, count, i, j, number, span, object=obj, approximate=approximate, low=low, high=high, more=more,
            rest=rest, all=everything, implicit=implicit, debris=debris, drone=True,
            subset=chosen is not None and self._sub(chosen, clause),
            total=any(h.tag == "story.total" for k in range(a, b) for h in doc.hits[k]),
            pronoun=chosen is not None and chosen.tag == "drone.pronoun",
        )  # fmt: skip
        out.append(fact)
        # a second number in the clause is the total flown: "thirteen of the fifteen drones", «38 из 45 «шахедів»»
        for c in drones:
            if c is chosen or id(c) in taken:
                continue
            taken.add(id(c))
            out.append(Fact("launched", c.value, c.i, max(c.j, c.head + 1), number, span, approximate=c.approximate, low=c.low, high=c.high, drone=True, more=c.more, subset=self._sub(c, clause)))
        _ = (tokens, s)
        return out

    def _singular(self, cue: Cue) -> bool:
        """Whether a Slavic verb tells one drone where the noun does not: «БПЛА упал», «сбит БПЛА», «БпЛА влучив»."""
        word = self.tokens.norm[cue.i]
        return not word.isascii() and word.endswith(_ONE_FATE)

    def _onto(self, cue: Cue, thing: Thing) -> bool:
        """Whether the drone came down upon the thing itself."""
        norm = self.tokens.norm
        gap = range(cue.j, thing.i)
        if len(gap) > 7 or any(self.doc.tag("ground", k) for k in gap) or any(norm[k] in (",", ";", "near", "рядом", "возле", "біля", "поблизу", "около", "недалеко", "під", "под", "за") for k in gap):
            return False
        return any(norm[k] in ("on", "onto", "upon", "into", "на") for k in gap)

    def _beside(self, c: Count, cue: Cue) -> bool:
        """Whether only auxiliaries stand between a bare number and the verb: "seven of which were shot down", «52 вдалося збити»."""
        lo, hi = (c.j, cue.i) if c.i < cue.i else (cue.j, c.i)
        gap = range(lo, hi)
        if len(gap) > 5 or (c.i > cue.i and len(gap) > 0):
            return False
        return all(self.tokens.norm[k] in _AUXILIARIES or self.doc.tag("number.of_which", k) or self.doc.inside[k] for k in gap)

    def _choose(self, counts: list[Count], cue: Cue) -> Count:
        """The number of a fate: "two of the five drones were shot down" is two; else the nearest."""
        if len(counts) == 1:
            return counts[0]
        norm = self.tokens.norm
        for c, d in zip(counts, counts[1:], strict=False):
            between = range(c.j, d.i)
            if len(between) <= 3 and any(norm[k] in ("of", "из", "із", "з", "зі", "out", "/") for k in between):
                return c
        return min(counts, key=lambda c: min(abs(c.i - cue.j), abs(cue.i - c.j)))

    def _damage(self, cue: Cue, clause: Clause, clauses: list[Clause]) -> list[Fact]:
        a, b = clause.start, clause.end
        # things that a neighbouring clause of people has swallowed belong to the damage
        index = clauses.index(clause)
        if index + 1 < len(clauses):
            nxt = clauses[index + 1]
            if nxt.cue is not None and nxt.cue.kind in ("killed", "injured", "no_casualties", "responded") and not self._hard_between(cue.j, nxt.cue.i):
                b = max(b, min(nxt.cue.i, nxt.end))
        things = self.things(a, b)
        out: list[Fact] = []
        solid = [t for t in things if not t.part]
        if not solid:
            parts = [t for t in things if t.part]
            if parts:
                parts.sort(key=lambda t: t.kind != "any")
                number = parts[0].count if parts[0].kind == "any" else None
                i, j = min(cue.i, *(t.i for t in parts)), max(cue.j, *(t.j for t in parts))
                out.append(Fact("damaged", number, i, j, clause.sentence, (a, clause.end), object=parts[0].kind, implicit=True))
            else:
                out.append(Fact("damaged", None, cue.i, cue.j, clause.sentence, (a, clause.end), object=None, implicit=True, weak=True))
            return out
        sums: dict[str, list[Thing]] = {}
        for t in solid:
            sums.setdefault(t.kind, []).append(t)
        for kind, group in sums.items():
            count: int | None = None
            if all(t.count is not None for t in group):
                count = sum(t.count or 0 for t in group)
            else:
                told = [t.count for t in group if t.count is not None]
                count = sum(told) if told and len(told) == len(group) else (told[0] if len(told) == 1 and len(group) == 1 else None)
            i, j = min(cue.i, *(t.i for t in group)), max(cue.j, *(t.j for t in group))
            out.append(Fact("damaged", count, i, j, clause.sentence, (a, clause.end), object=kind, approximate=any(t.approximate for t in group)))
        _ = LINE
        return out
