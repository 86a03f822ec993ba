"""Sources as found, and people's names: where a name begins and ends."""

from __future__ import annotations

from dataclasses import dataclass

from dronelog.parsing.document import Document
from dronelog.parsing.names import given
from dronelog.parsing.places import Gazetteer, Place
from dronelog.parsing.titles import ADJECTIVES, BLOCKING, NO_NAMES
from dronelog.parsing.tokens import LINE, WORD

#: Small words within a surname.
PARTICLES = frozenset(
    ("van", "von", "der", "den", "de", "ter", "ten", "di", "da", "du", "dos", "del", "bin", "ibn", "zu", "af")
)


@dataclass(slots=True)
class Entity:
    """Somebody who can make a claim: tokens `i` to `j`, the words for him, what kind of source.

    `key` names an institution whatever the language (`RU-MOD`); `country` and `region` are ISO codes where the phrase
    tells them. `surname` is the stem of a person's last name. `office` tells that the phrase names an office or a body,
    `person` that it (or what it was linked to) names a person. `weak` ones are mentioned, but say nothing nearby.
    `nouns` are the beginnings of the title's words; `single` tells that it is one person's title.
    """

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
    nouns: frozenset[str] = frozenset()
    single: bool = False


#: What a noun does that does not speak here: "said the airports had been closed".
_DOES = frozenset(("had", "has", "have", "was", "were", "is", "are", "did", "would", "will", "could"))


#: Written large, still no names: "the Head emphasised".
_TITLES = frozenset(("head", "chief", "leader", "chairman", "director", "commander", "secretary", "speaker", "boss"))
#: "Went on", and what follows it where work does, not somebody's words.
_GOES = frozenset(("goes", "went", "gone", "going", "go"))
_AS_BEFORE = tuple(
    [w] for w in ("as", "until", "till", "for", "normally", "without", "throughout", "through", "all", "in")
)


#: Before a body that somebody or something is in.
_WITHIN = frozenset(("в", "у", "во", "на", "над", "біля", "возле"))


class People:
    """What is asked of the tokens of one document: does somebody speak here, does a name begin here."""

    def __init__(self, doc: Document, places: list[Place], gazetteer: Gazetteer, common: frozenset[str]) -> None:
        self.common = common
        self.doc, self.tokens, self.n = doc, doc.tokens, len(doc.tokens)
        self.gazetteer = gazetteer
        self.place_at: dict[int, Place] = {}
        for place in places:
            for t in range(place.i, place.j):
                self.place_at[t] = place
        self.regions = {place.code for place in places if place.kind == "region"}

    # --- small questions ----------------------------------------------------------------------------------------------

    def says(self, k: int) -> bool:
        """Whether a verb of saying begins at token k."""
        if not 0 <= k < self.n or self.tokens.norm[k + 1 : k + 2] in (["itself"], ["themselves"]) or self.goes_on(k):
            return False  # "History repeated itself"
        return any(h.group == "say" and h.tag in ("say", "say.deny") for h in self.doc.hits[k])

    def goes_on(self, k: int) -> bool:
        """ "Assembly went on as planned": work goes on, and nobody speaks."""
        norm = self.tokens.norm
        return norm[k + 1 : k + 2] == ["on"] and norm[k] in _GOES and norm[k + 2 : k + 3] in _AS_BEFORE

    def saying(self, a: int, b: int, before: int = 3, after: int = 5) -> bool:
        """Whether a verb of saying, «по словам» or a colon stands close to tokens a to b."""
        within = a > 0 and self.tokens.norm[a - 1] in _WITHIN  # «сіли в аеропорту Пензи, повідомила Росавіація»
        for k in range(b, min(self.n, b + after)):
            if within and self.tokens.norm[k] == ",":
                break
            if self.says(k) or self.tokens.norm[k] == ":":
                return True
            if self.tokens.kind[k] == LINE or self.tokens.norm[k] == ".":
                break
        norm = self.tokens.norm
        clause = norm[a].isascii() and (norm[a - 1] == "that" or norm[a - 2 : a] == ["that", "the"])
        subject = norm[a].isascii() and b < self.n and norm[b] in _DOES and self.doc.group("say", b) is None
        if clause or (subject and not self.says(a - 1)):
            return False  # "ROMATSA said the airports of Iași and Suceava had been closed": they say nothing
        return self.doc.has_any(("say", "say.according", "say.deny"), max(0, a - before), a)

    def adjective(self, k: int) -> tuple[str, str] | None:
        """The kind and code that an adjective of a place at token k stands for."""
        word = self.tokens.norm[k]
        if not self.tokens.cap[k] and not word.endswith(ADJECTIVES):
            return None
        for hit in self.gazetteer.lookup(word):
            if hit.kind in ("country_adj", "region_adj", "district_adj"):
                return hit.kind, hit.region
        return None

    def shouted(self, k: int) -> bool:
        word = self.tokens.text[self.tokens.start[k] : self.tokens.end[k]]
        return len(word) > 3 and word.isupper()

    # --- names of people ----------------------------------------------------------------------------------------------

    def name(self, i: int) -> int:
        """The token after a person's name that begins at token i, or i."""
        tokens, doc = self.tokens, self.doc
        j, words, known = i, 0, False
        while j < self.n and words < 3 and tokens.kind[j] == WORD and tokens.cap[j] and not doc.inside[j]:
            word = tokens.norm[j]
            is_given = given(word)
            if words == 0 and len(word) in (3, 4) and self.shouted(j) and tokens.norm[j - 1] == "former":
                break  # "dissidents of the former FARC"
            # «А. В. Сорокин»: letters that are words too
            letter = len(word) == 1 and tokens.norm[j + 1 : j + 2] == ["."] and tokens.cap[j + 2 : j + 3] == [True]
            if not letter and (word in NO_NAMES or (word in self.common and not is_given)):
                break
            if word in _TITLES and tokens.norm[j - 1] == "the":
                break
            if j + 2 < self.n and tokens.norm[j + 1] in PARTICLES and self._particled(j + 1):
                return self._after_particle(j + 1)
            if doc.hits[j] and not letter and any(
                h.group in BLOCKING and not ((known and words) or (is_given and h.group == "outcome"))
                for h in doc.hits[j]
            ):
                break
            if doc.any_group(("office", "institution", "say", "month", "weekday", "drone"), j) is not None:
                break
            place = self.place_at.get(j)
            first_name = (
                is_given and place is not None and place.kind not in ("country", "sea") and not place.typed
                and j + 1 < self.n and tokens.cap[j + 1] and j + 1 not in self.place_at
            )
            if place is not None and not known and not first_name:
                whole = place.typed or place.kind in ("country", "sea")
                if whole or words == 0 or self.adjective(j) is not None:
                    break
            surnamed = is_given and j + 1 < self.n and tokens.cap[j + 1] and j + 1 not in self.place_at  # "Paul Renard"
            if self.adjective(j) is not None and not known and not surnamed:
                break
            initial = len(word) <= 2 and j + 1 < self.n and tokens.norm[j + 1] == "."
            if (len(word) < 2 and not initial) or (not word.isalpha() and any(c.isdigit() for c in word)):
                break
            known = known or is_given or initial
            words += 1
            j += 1
            if initial and j + 1 < self.n and tokens.kind[j + 1] == WORD and tokens.cap[j + 1]:
                j += 1
        return j if words and len(tokens.norm[j - 1]) >= 2 else i

    def _particled(self, k: int) -> bool:
        """Whether the particle at token k stands within a name: "Joris van Aalst", "Jan van der Berg"."""
        tokens = self.tokens
        end = self._after_particle(k)
        return end > k and k not in self.place_at and tokens.start[k] - tokens.end[k - 1] == 1

    def _after_particle(self, k: int) -> int:
        """The token after the surname that the particles from token k on open, or k."""
        tokens, j = self.tokens, k
        while j < self.n and j < k + 3 and tokens.norm[j] in PARTICLES and not tokens.cap[j]:
            j += 1
        return j + 1 if k < j < self.n and tokens.kind[j] == WORD and tokens.cap[j] else k

    def named(self, i: int, j: int) -> bool:
        """Whether tokens i to j hold a given name or an initial, with a surname."""
        words = [k for k in range(i, j) if self.tokens.kind[k] == WORD]
        if any(self.tokens.norm[k] in PARTICLES and not self.tokens.cap[k] for k in words[1:-1]):
            return True
        return len(words) >= 2 and (
            any(given(self.tokens.norm[k]) for k in words)
            or (len(self.tokens.norm[i]) <= 2 and self.tokens.norm[i + 1] == ".")
        )

    def take(self, i: int, j: int) -> None:
        """Places within a name or a title are no places of an incident."""
        for t in range(i, j):
            place = self.place_at.get(t)
            if place is not None and place.kind != "site":  # "Koltsovo airport, says Rosaviatsia" is where, not who
                place.role = "office"
