"""Who says so: offices, institutions, people and media, and the sentences in which they speak."""

from __future__ import annotations

from dataclasses import dataclass

from dronelog.model import Institution
from dronelog.parsing.document import Document
from dronelog.parsing.places import Gazetteer, Place
from dronelog.parsing.tokens import LINE, SIGN, WORD

#: Where posts stand; never who says so.
_PLATFORMS = frozenset("telegram facebook twitter x youtube viber whatsapp instagram vk телеграм telegram-channel telegram-канал фейсбук вконтакте viber it its this that these they we read photo video source details update background quote".split())
#: Tokens between a verb of saying and its subject at most.
REACH = 9
_GLUE = frozenset(
    "of the for in on and в у по при з із s first deputy acting new former regional local chief vice і и та й до в.о".split()
)
_CASES = ("ого", "ому", "ым", "им", "ой", "ою", "ий", "ый", "ая", "ую", "ої", "ою", "а", "у", "ю", "ом", "ем", "ем", "ым", "ові", "еві", "я", "и", "і", "ы", "е", "ь", "ка", "ко")


@dataclass(slots=True)
class Entity:
    """Somebody who can make a claim: tokens `i` to `j`, the words as written, what kind of source."""

    i: int
    j: int
    text: str
    kind: str | None
    key: str | None = None
    country: str | None = None
    region: str | None = None
    surname: str = ""
    office: bool = False
    person: bool = False
    pronoun: bool = False
    weak: bool = False


@dataclass(slots=True)
class Claim:
    """A verb or mark of saying at token `at`, bound to an entity (None: a pronoun for the one before)."""

    at: int
    entity: Entity | None
    how: str  # "say", "according", "colon", "source", "sign-off", "deny"


def stem(name: str) -> str:
    """A surname without its case ending, so that «Бондарця» meets «Бондарець» often enough."""
    base = name.rstrip("'")
    for ending in sorted(_CASES, key=len, reverse=True):
        if base.endswith(ending) and len(base) - len(ending) >= 4:
            base = base[: -len(ending)]
            break
    return base[: max(4, len(base) - 1)] if len(base) > 5 else base


class Finder:
    """Finds the sources of one document."""

    def __init__(self, doc: Document, places: list[Place], gazetteer: Gazetteer, common: frozenset[str]) -> None:
        self.common = common
        self.doc, self.tokens, self.n = doc, doc.tokens, len(doc.tokens)
        self.gazetteer = gazetteer
        self.place_at: dict[int, Place] = {}
        for place in places:
            for t in range(place.i, place.j):
                self.place_at[t] = place

    # --- entities -----------------------------------------------------------------------------------------------------

    def _nucleus(self, i: int) -> tuple[str | None, Institution | None, int] | None:
        """An office or institution that begins at token i: kind, institution, the token after it."""
        best: tuple[str | None, Institution | None, int] | None = None
        for hit in self.doc.hits[i]:
            if hit.tag == "institution":
                best = (hit.value.kind, hit.value, hit.end)
            elif hit.group == "office" and hit.tag != "office.commander" and best is None:
                best = (hit.tag.partition(".")[2], None, hit.end)
        return best

    def _name(self, i: int) -> int:
        """The token after a person's name that begins at token i, or i."""
        tokens = self.tokens
        j = i
        words = 0
        while j < self.n and words < 3 and tokens.kind[j] == WORD and tokens.cap[j]:
            if self.doc.inside[j] or any(h.group in ("office", "month", "weekday", "institution", "drone", "say", "region", "place", "date", "story") for h in self.doc.hits[j]):
                break
            place = self.place_at.get(j)
            if place is not None and place.kind in ("region", "country", "sea", "district") and place.typed:
                break
            words += 1
            j += 1
            if j + 1 < self.n and tokens.norm[j] == "." and len(tokens.norm[j - 1]) <= 2 and tokens.kind[j + 1] == WORD and tokens.cap[j + 1]:
                j += 1
        return j

    def entities(self) -> list[Entity]:
        """All offices, institutions and named people, in order."""
        doc, tokens = self.doc, self.tokens
        out: list[Entity] = []
        i = 0
        while i < self.n:
            if tokens.kind[i] != WORD or doc.inside[i]:
                i += 1
                continue
            nucleus = self._nucleus(i)
            commander = nucleus is None and self.doc.tag("office.commander", i)
            if commander:
                nucleus = (None, None, commander.end)
            if nucleus is not None:
                entity = self._grow(i, nucleus, out)
                if commander and entity.kind is None:
                    # "Tatarstan leader X", "the head of the republic": a rank is an office where a place goes with it
                    entity.kind = "regional_authority" if entity.region else "national_authority" if entity.country else None
                    if entity.kind is None and not entity.person:
                        i += 1
                        continue
                out.append(entity)
                i = max(entity.j, i + 1)
                continue
            if tokens.cap[i] and not doc.hits[i] and i not in self.place_at:
                j = self._name(i)
                if j > i and self._people(i, j):
                    words = sum(tokens.kind[k] == WORD for k in range(i, j))
                    known = self._known(tokens.norm[j - 1], out)
                    heading = doc.sentences[doc.sentence_of[i]].heading and not self._speaks(j)
                    if known is not None or (words >= 2 and not heading) or (words == 1 and self._verb_beside(i, j)):
                        e = Entity(i, j, tokens.slice(i, j), None, surname=stem(tokens.norm[j - 1]), person=True)
                        if known is not None:
                            e.kind, e.region, e.office, e.key, e.country = known.kind, known.region, known.office, known.key, known.country
                            if len(known.text) > len(e.text):
                                e.text = known.text
                        self._apposition(e)
                        out.append(e)
                        i = e.j
                        continue
            i += 1
        return out

    def _people(self, i: int, j: int) -> bool:
        """Whether none of the words is a country's adjective ("Ukrainian") or all shouted."""
        for k in range(i, j):
            if self.tokens.norm[k] in _PLATFORMS or self.tokens.norm[k] in self.common:
                return False
            if any(h.kind in ("country_adj", "country") for h in self.gazetteer.lookup(self.tokens.norm[k])):
                return False
        return True

    def _verb_beside(self, i: int, j: int) -> bool:
        """Whether a verb of saying stands right before or after: "Bogomaz wrote", «заявил Шапша»."""
        if j < self.n and self.doc.tag("say", j):
            return True
        return i > 0 and any(self.doc.tag("say", k) or self.doc.tag("say.according", k) for k in (i - 1, i - 2) if k >= 0)

    def _speaks(self, j: int) -> bool:
        return j < self.n and bool(self.doc.group("say", j) or self.tokens.norm[j] == ":")

    def _known(self, word: str, out: list[Entity]) -> Entity | None:
        root = stem(word)
        if len(root) < 3:
            return None
        for e in reversed(out):
            if e.surname and (e.surname == root or (len(root) >= 4 and (e.surname.startswith(root) or root.startswith(e.surname)) and abs(len(e.surname) - len(root)) <= 3)):
                return e
        return None

    def _grow(self, i: int, nucleus: tuple[str | None, Institution | None, int], out: list[Entity]) -> Entity:
        """Widen an office by its place, its rank and its holder's name."""
        doc, tokens = self.doc, self.tokens
        kind, institution, j = nucleus
        a = i
        region: str | None = None
        country = institution.country if institution else None
        # to the left: "Oryol Oblast Governor", "the deputy head of", "Russia's Ministry"
        steps = 0
        while a > 0 and steps < 6:
            k = a - 1
            place = self.place_at.get(k)
            if place is not None:
                if place.kind in ("region", "town", "district"):
                    region = region or place.code
                elif place.kind == "country":
                    country = country or place.code
                a = place.i
            elif any(h.tag == "office.commander" and h.end == a for h in doc.hits[k]) or tokens.norm[k] in ("acting", "deputy", "first", "former", "врио", "перший", "первый", "заступник", "заместитель"):
                a = k
            elif doc.inside[k] and steps < 4:
                start = k
                while start > 0 and doc.inside[start]:
                    start -= 1
                if any(h.tag == "office.commander" for h in doc.hits[start]):
                    a = start
                else:
                    break
            elif tokens.cap[k] and tokens.kind[k] == WORD and not doc.hits[k] and tokens.text[tokens.start[k]].isascii() and tokens.norm[k] not in ("the", "a", "but", "in", "on", "at"):
                # "Ukrainian Air Force", "North Jutland Police"
                for hit in self.gazetteer.lookup(tokens.norm[k]):
                    if hit.kind == "country_adj":
                        country = country or hit.region
                    elif hit.kind == "region_adj":
                        region = region or hit.region
                starts = k == doc.sentences[doc.sentence_of[k]].start if doc.sentences else False
                if starts and tokens.norm[k] in ("however", "meanwhile", "earlier", "later", "according"):
                    break
                a = k
            else:
                break
            steps += 1
        # to the right: "of Tambov Oblast", «Тверской области», "of the Armed Forces", then the name
        person = False
        surname = ""
        steps = 0
        taken: list[tuple[Place, str]] = []
        while j < self.n and steps < 14:
            place = self.place_at.get(j)
            if place is not None:
                name_end = self._name(j)
                if place.kind == "town" and not place.typed and name_end > place.j and not place.prep:
                    person, surname, j = True, stem(tokens.norm[name_end - 1]), name_end
                    break
                if place.kind in ("region", "town", "district", "site"):
                    region = region or place.code
                elif place.kind == "country":
                    country = country or place.code
                taken.append((place, place.role))
                j = place.j
            elif any(h.group in ("office", "region") or h.tag in ("office.commander", "institution") or h.tag.startswith("place.type") for h in doc.hits[j]):
                for h in doc.hits[j]:
                    if h.group == "office" and h.tag != "office.commander" and kind in (None, "other", "media"):
                        kind = h.tag.partition(".")[2]
                    elif h.tag == "institution" and institution is None:
                        institution = h.value
                        country = country or institution.country
                        kind = kind if kind not in (None, "other") else institution.kind
                j = max(h.end for h in doc.hits[j])
            elif tokens.norm[j] in _GLUE or (tokens.norm[j] in ("'s", "-") and steps):
                nxt = j + 1
                if nxt < self.n and (nxt in self.place_at or any(h.group in ("office", "region", "institution") or h.tag.startswith("place.type") for h in doc.hits[nxt]) or tokens.norm[nxt] in _GLUE):
                    # "the police in the town" is no longer the office
                    if tokens.norm[j] in ("in", "on", "и", "та", "й", "і", "and", "в", "у", "по", "for") and not (nxt in self.place_at and self.place_at[nxt].kind == "region" and tokens.norm[j] not in ("and", "и", "та", "і", "й")):
                        break
                    j += 1
                else:
                    break
            elif tokens.norm[j] == "." and tokens.end[j - 1] == tokens.start[j] and len(tokens.norm[j - 1]) <= 4 and j + 1 < self.n and tokens.cap[j + 1]:
                j += 1
            else:
                end = self._name(j)
                if end > j and not (tokens.kind[j] == WORD and j == i):
                    if not doc.hits[j]:
                        person, surname, j = True, stem(tokens.norm[end - 1]), end
                    break
                if tokens.norm[j] == "," and j + 1 < self.n and tokens.cap[j + 1] and not person:
                    end = self._name(j + 1)
                    if end >= j + 3 and end < self.n and (tokens.norm[end] in (",", ".", ":", ")") or self.doc.group("say", end)):
                        person, surname, j = True, stem(tokens.norm[end - 1]), end
                    break
                break
            steps += 1
        # to the left once more: a name before it, "Ihor Taburets, the regional chief", «Олег Синегубов, глава …»
        k = a - 1
        while k > 0 and tokens.norm[k] in ("the", "a", "an", "region", "acting"):
            k -= 1
        if not person and k > 0 and tokens.norm[k] in (",", "(", "-"):
            b = k
            words = 0
            while b > 0 and tokens.kind[b - 1] == WORD and tokens.cap[b - 1] and words < 3 and not any(h.group in ("office", "weekday", "month") for h in doc.hits[b - 1]):
                b -= 1
                words += 1
            if words >= 2 or (words == 1 and self._known(tokens.norm[k - 1], out)):
                person, surname, a = True, stem(tokens.norm[k - 1]), b
                if out and out[-1].j > b:
                    out.pop()
        text = tokens.slice(a, j)
        key = institution.key if institution else None
        weak = not person and key is None and kind in ("other", "media") and not self._near_say(a, j)
        # the places within the title make no region of the incident
        for t in range(a, j):
            if weak:
                break
            place = self.place_at.get(t)
            if place is not None:
                place.role = "office"
        return Entity(a, j, text, kind, key=key, country=country, region=region, surname=surname, office=True, person=person, weak=weak)

    def _near_say(self, a: int, j: int) -> bool:
        """Whether a verb of saying stands within a few words."""
        doc = self.doc
        for k in range(j, min(self.n, j + 5)):
            if doc.group("say", k):
                return True
            if self.tokens.norm[k] == ":":
                return True
        return any(doc.group("say", k) for k in range(max(0, a - 3), a))

    def _apposition(self, e: Entity) -> None:
        """"Tariq Nasser, a resident": what the words after a name make of it."""
        j = e.j
        if j + 1 < self.n and self.tokens.norm[j] == ",":
            k = j + 1
            while k < self.n and k < j + 4 and self.tokens.norm[k] in ("a", "an", "the", "one", "local"):
                k += 1
            if k < self.n and e.kind is None and any(h.group == "person" for h in self.doc.hits[k]):
                e.kind = "witness"

    def link(self, entities: list[Entity]) -> None:
        """"The governor" is the governor named before; a name that follows an office told without one is its holder."""
        named: list[Entity] = []
        waiting: Entity | None = None
        for e in entities:
            if e.person:
                if e.kind is None and waiting is not None and self._speaking(e):
                    e.kind, e.region, e.country = waiting.kind, waiting.region, waiting.country
                    waiting.surname, waiting.text, waiting.person = e.surname, e.text, True
                    waiting = None
                if e.kind is not None:
                    named.append(e)
                    if e.office:
                        waiting = None
                continue
            if e.key is None and e.office and e.kind in ("regional_authority", "national_authority", "other", "emergency_service"):
                words = {w for w in self.tokens.norm[e.i : e.j] if len(w) > 4}
                for known in reversed(named):
                    if known.kind == e.kind and (e.region is None or known.region in (None, e.region)):
                        same = {w[:5] for w in words} & {w[:5] for w in self.tokens.norm[known.i : known.j]} if known.i >= 0 else set()
                        if same or (e.kind == "regional_authority" and e.region is None and e.j - e.i <= 3):
                            e.surname, e.text, e.person = known.surname, known.text, True
                            e.region = e.region or known.region
                            break
                else:
                    if e.kind in ("regional_authority", "other") and self._speaking(e):
                        waiting = e

    def _speaking(self, e: Entity) -> bool:
        return any(self.doc.tag("say", k) for k in range(max(0, e.i - 3), min(self.n, e.j + 6)))

    # --- claims -------------------------------------------------------------------------------------------------------

    def claims(self, entities: list[Entity]) -> list[Claim]:
        """Who says what, in order of the text."""
        doc, tokens = self.doc, self.tokens
        out: list[Claim] = []
        at: dict[int, Entity] = {}
        for e in entities:
            for t in range(e.i, e.j):
                at[t] = e
        for number, s in enumerate(doc.sentences):
            head = self._headed(s.start, s.end, at)
            if head is not None:
                out.append(Claim(s.start, head, "colon"))
            for i in range(s.start, s.end):
                hits = doc.hits[i]
                if not hits:
                    continue
                for hit in hits:
                    if hit.tag == "say.according":
                        e = self._after(hit.end, s.end, at)
                        if e is not None:
                            out.append(Claim(i, e, "according"))
                        else:
                            p = self._pronoun(hit.end, min(s.end, hit.end + 3))
                            if p:
                                out.append(Claim(i, None, "according"))
                        break
                    if hit.tag == "say" :
                        e2, pronoun = self._subject(i, hit.end, s.start, s.end, at)
                        if e2 is not None or pronoun:
                            out.append(Claim(i, e2, "say"))
                        break
                    if hit.tag == "say.deny":
                        e3, _ = self._subject(i, hit.end, s.start, s.end, at)
                        if e3 is not None:
                            out.append(Claim(i, e3, "deny"))
                        break
            _ = number
        return out

    def _headed(self, a: int, b: int, at: dict[int, Entity]) -> Entity | None:
        """An entity that opens a sentence and is followed by a colon or a dash: «ГСЧС: …», "Source: …"."""
        tokens = self.tokens
        e = at.get(a)
        if e is None:
            return None
        j = e.j
        # «Начальник ОВА – Тарас Бондарець:», "X, governor:" are one entity already
        while j < b and tokens.norm[j] in ("на", "on", "in", "в", "telegram", "телеграм", "reports"):
            j += 1
        if j < b and tokens.norm[j] == ":":
            return e
        if tokens.norm[b - 1] == ":" and e.office and e.person and not any(h.group in ("outcome", "drone") for k in range(j, b) for h in self.doc.hits[k]):
            return e
        if j < b and tokens.kind[j] == SIGN and tokens.norm[j] == "-" and e.i == a and j + 1 < b and (e.office or e.person):
            return e
        return None

    def _after(self, i: int, end: int, at: dict[int, Entity]) -> Entity | None:
        tokens = self.tokens
        for k in range(i, min(end, i + 7)):
            if k in at:
                return at[k]
            if tokens.kind[k] == SIGN and tokens.norm[k] in ",.;":
                break
        return None

    def _pronoun(self, a: int, b: int) -> bool:
        return any(self.doc.tag("say.pronoun", k) for k in range(a, b))

    def _subject(self, i: int, j: int, start: int, end: int, at: dict[int, Entity]) -> tuple[Entity | None, bool]:
        """The subject of a verb of saying at tokens i..j: just before, just after, or nearest in its clause."""
        tokens, doc = self.tokens, self.doc
        # directly before, over adverbs and relative clauses
        k = i - 1
        steps = 0
        before: Entity | None = None
        pronoun = False
        commas = 0
        while k >= start and steps < REACH:
            e = at.get(k)
            if e is not None:
                before = e
                break
            start_hit = k
            if doc.tag("say.pronoun", start_hit) or tokens.norm[k] in ("it", "they", "he", "she"):
                pronoun = True
                break
            if tokens.kind[k] == SIGN and tokens.norm[k] in (",", '"', ")", "("):
                commas += 1
                if tokens.norm[k] == '"' or commas > 2:
                    break
            if tokens.norm[k] in (";", ":"):
                break
            if any(h.group == "outcome" for h in doc.hits[k]):
                break
            k -= 1
            steps += 1
        distance_before = steps if (before or pronoun) else 99
        # directly after: "said Governor X", «сообщил губернатор»
        after: Entity | None = None
        pronoun_after = False
        distance_after = 99
        for k2 in range(j, min(end, j + 6)):
            e = at.get(k2)
            if e is not None:
                after, distance_after = e, k2 - j
                break
            if doc.tag("say.pronoun", k2) or tokens.norm[k2] in ("it", "they", "he", "she"):
                pronoun_after, distance_after = True, k2 - j
                break
            if tokens.kind[k2] == SIGN and tokens.norm[k2] in ",.:;\"":
                break
            if tokens.norm[k2] in ("that", "что", "що", "о", "про", "як", "как"):
                break
        if after is not None and distance_after <= distance_before:
            return after, False
        if before is not None:
            return before, False
        if after is not None:
            return after, False
        return None, pronoun or pronoun_after

    def signature(self, entities: list[Entity]) -> Entity | None:
        """A name or office that stands alone at the end of a post, or after a dash: «Михаил Развожаев», "– Lysak."."""
        doc, tokens = self.doc, self.tokens
        if not doc.sentences:
            return None
        short = self._trailing_name()
        if short is not None:
            return short
        for s in reversed(doc.sentences[-4:]):
            inside = [e for e in entities if e.i >= s.start and e.j <= s.end + 1]
            words = sum(tokens.kind[k] == WORD for k in range(s.start, s.end))
            if inside:
                covered = sum(tokens.kind[k] == WORD for e in inside for k in range(e.i, e.j))
                if words and covered >= words * 0.6 and words <= 14 and not any(h.group in ("outcome", "drone") for k in range(s.start, s.end) for h in doc.hits[k]):
                    inside = [e for e in inside if e.kind not in ("media", "other", "witness") or (e.kind == "other" and e.key)]
                    if not inside:
                        continue
                    best = next((e for e in inside if e.person and e.office), None) or next((e for e in inside if e.office), None) or inside[0]
                    if best.office or best.person:
                        return best
                last = inside[-1]
                if last.j >= s.end - 2 and last.i > s.start:
                    b = last.i - 1
                    while b > s.start and tokens.norm[b] in ('"', "("):
                        b -= 1
                    if tokens.norm[b] in ("-", "©", "|", "//") and not self._say_between(last.j, s.end):
                        return last
        return None

    def _trailing_name(self) -> Entity | None:
        """A name after a dash at the very end: "nobody was hurt – Lysak."."""
        tokens = self.tokens
        end = self.n
        while end > 0 and tokens.kind[end - 1] != WORD:
            end -= 1
        a = end
        while a > 0 and tokens.kind[a - 1] == WORD and tokens.cap[a - 1] and not self.doc.hits[a - 1] and (a - 1) not in self.place_at:
            a -= 1
        if 0 < end - a <= 3 and a > 1 and tokens.norm[a - 1] == "-" and tokens.start[a - 1] > tokens.end[a - 2] and self._people(a, end):
            return Entity(a, end, tokens.slice(a, end), None, surname=stem(tokens.norm[end - 1]), person=True)
        return None

    def _say_between(self, a: int, b: int) -> bool:
        return any(self.doc.group("say", k) for k in range(a, b))

    def whole(self, entities: list[Entity]) -> Entity | None:
        """The entity that covers nearly the whole of a short text, such as a publisher's name."""
        words = sum(k == WORD for k in self.tokens.kind)
        best = None
        for e in entities:
            if e.office and (best is None or e.j - e.i > best.j - best.i):
                best = e
        _ = (words, LINE)
        return best
