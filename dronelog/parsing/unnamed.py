"""Speakers whom no list knows, told by their place beside the verb: "the owner of the plant said".

English only: its articles and capitals show where such a phrase begins. Slavic offices are found by their words
(`offices`).
"""

from __future__ import annotations

from dronelog.parsing.crowds import Crowds
from dronelog.parsing.names import tidy
from dronelog.parsing.people import Entity
from dronelog.parsing.titles import OFFICIAL
from dronelog.parsing.tokens import NUMBER, WORD


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Tokens of such a phrase at most.
LONGEST = 9
#: Speakers back among whom a phrase like "the office" is sought.
RECENT = 6
_DETERMINERS = _words("the a an its his her their our another one")
#: Between a subject and its verb of saying.
_HELPERS = _words(
    "also later then now had has have will would earlier separately meanwhile first only himself herself itself there"
)
#: These are no subject, and no part of one.
_NO_SUBJECT = _words(
    "it this that these those there which who what he she they we you i as and or but not no none most all nobody"
    " is are was were be been everybody somebody anybody everyone someone anyone nothing while when after because"
    " where if than many few some several so thus such hence here then yet"
)
#: What writes itself, or stands for the speaker before: no speaker of its own.
_NO_VOICE = _words(
    "report reports statement post message summary bulletin tally figure figures number numbers total video"
    " footage image images photo photos photograph picture pictures data note release communique map maps news"
    " word rumour rumours rumor attack raid strike debris alert siren sirens war source sources account accounts"
    " investigation inquiry information finding findings estimate estimates assessment analysis log logs record"
    " records law rule rules plan timetable calculation calculations reckoning version list lists chart radar"
    " telemetry document documents case file day night morning evening week month year hour count update toll clip"
    " paradox story legend sign text page paper first second third rest others other names sanctions reward"
    " station meeting conference leaflet agreement regularity bill board bureau there nobody nothing everything"
)
#: Adjectives that stand behind such a noun: "the figures available".
_POSTPOSITIVE = _words(
    "available received published released provided collected gathered obtained seen hand current quoted to date so far"
)
#: Bodies that, without a further word, are the one that spoke before: "the office said".
_BODIES = _words("office service agency company unit command branch group department team force forces police")
#: Words that join what a speaker is to whose or where.
_TRANSITIVE = _words(
    "mentions mentioned mention names named lists listed gives gave counts counted credits credited tallies tallied"
    " describes described puts put itemises itemized logged makes made"
)
_OVER = _words("across throughout over above among")
_WITHIN = _words("of at in for from")
#: Before people of whom only the number is told.
_SOME_OF = _words("two three four five several some")
#: Whose they are tells who speaks: "the service had 48 drones in the air, one of its officers said".
_OWN = _words("its his her their whose our")
#: Before "of" and those of whom some speak: "one of the operators", "both of its drivers".
_PART = _SOME_OF | _words("one both many most each half six seven eight nine ten")
#: What ends a speaker that follows the verb.
_ENDS = _words("who which that as when while after before on in at by to for from with and but is was were had has")
_STOPS = frozenset((",", ".", ":", ";", '"', ")"))
#: Groups of words that are no part of a speaker's name.
_NO_SPEAKER = _words("outcome drone weapon say date clock num attack month weekday unclear")


#: Before "telling" these leave it without a subject of its own.
_GERUND_AFTER = frozenset(("without", "by", "before", "after", "on", "instead", "of", "for", "not"))


class Unnamed(Crowds):
    """Finds speakers by their place beside a verb of saying."""

    def stranger_before(self, i: int, start: int, at: dict[int, Entity], spoken: list[Entity]) -> Entity | None:
        """The subject right before a verb at token i: "The Region's natural resources ministry said", "Avinor said"."""
        tokens = self.tokens
        if not tokens.norm[i].isascii() or (tokens.norm[i].endswith("ing") and tokens.norm[i - 1] in _GERUND_AFTER):
            return None  # "… and the Sea of Azov, without telling how many"
        b = i
        while b > start and tokens.norm[b - 1] in _HELPERS:
            b -= 1
        if b - 1 > start and tokens.norm[b - 1] == ",":
            for k in range(b - 2, max(start, b - 16), -1):
                if tokens.norm[k] == "," and tokens.norm[k + 1] in ("who", "which"):
                    return self.stranger_before(k, start, at, spoken)  # "the commander, who goes by Kadr, told"
            return self._apposed(b - 1, start, at, spoken)
        if b - 3 > start and tokens.norm[b - 1] == ")" and tokens.norm[b - 3] == "(":
            b -= 3  # "the Nuclear Power Plant (ZNPP) informed the agency that"
        a = b
        while a > start and b - a < LONGEST and a - 1 not in at:
            word = tokens.norm[a - 1]
            if self._within_name(a - 1):
                a -= 1
                continue
            if tokens.kind[a - 1] != WORD:
                break
            if word not in _WITHIN and (word in _NO_SUBJECT or self._no_speaker(a - 1)):
                break
            a -= 1
            if word in ("the", "a", "an") and not (a > start and tokens.norm[a - 1] in _WITHIN):
                break
        if a - 1 >= start and tokens.norm[a : a + 1] == ["of"] and tokens.norm[a - 1] in _PART and (
            tokens.norm[a + 1] not in _OWN
        ):
            a -= 1  # "two of the large operators told us"
        elif a - 1 >= start and tokens.norm[a - 1] in _SOME_OF and a < b and (
            "person" in self.doc.groups[b - 1] or ("person" in self.doc.groups[a] and tokens.norm[a + 1] in _WITHIN)
        ):
            a -= 1  # "two drivers said", "two workers at the plant said"
        who = next((k for k in range(a - 1, max(start, a - 5), -1) if tokens.norm[k] == "who"), -1)
        if who > start:
            return self.stranger_before(who, start, at, spoken)  # "a woman who keeps the village shop told"
        if self.within(a, start):
            return self.crowd(i, start, at)  # "Anglers camped beside the village of Prosnitsa told": not the village
        if a > start and tokens.norm[a - 1] == "of" and (people := self.crowd(i, start, at)) is not None:
            return people  # "Readers of the paper told it that"
        if a != start and tokens.kind[a - 1] == WORD and tokens.norm[a] not in _DETERMINERS | _PART:
            return None
        return self._stranger(a, b, at, spoken)

    def _trade(self, first: int, head: int) -> bool:
        """ "A port worker said", "an aid worker told": a person's name of two words, and `head` the last of them."""
        return any(
            h.group == "person" and h.end == head + 1 for k in range(first, head) for h in self.doc.hits[k]
        )

    def _apposed(self, j: int, start: int, at: dict[int, Entity], spoken: list[Entity]) -> Entity | None:
        """ "The operator, Rosenergo-Kursk, said": a name between commas."""
        tokens = self.tokens
        k = j - 1
        while k > max(start, j - LONGEST) and tokens.kind[k] == WORD and tokens.cap[k]:
            k -= 1
        if k == j - 1 or tokens.norm[k] != ",":
            # "the elder of the village, in the same district, counted"
            k = next((t for t in range(j - 2, max(start, j - 8), -1) if tokens.norm[t] == ","), -1)
            if k < 0 or any(self._no_speaker(t) for t in range(k + 1, j)):
                return None
        noun = self.stranger_before(k, start, at, spoken)
        if noun is None or noun.j != k:
            return None
        noun.j, noun.text = j, tidy(tokens.slice(noun.i, j))
        return noun

    def stranger_after(self, j: int, end: int, at: dict[int, Entity], spoken: list[Entity]) -> Entity | None:
        """The speaker after the words: "according to the team leader", "said the owner of the house"."""
        tokens = self.tokens
        if j >= end or not tokens.norm[j - 1].isascii() or not tokens.norm[j].isascii():
            return None
        if tokens.norm[j - 1] in _TRANSITIVE:
            return None  # "…, mentions the Tula region alone": what is named, not who names it
        b = j
        while b < end and b - j < LONGEST and b not in at and tokens.norm[b] not in _ENDS:
            if tokens.kind[b] != WORD:
                if b == j or tokens.norm[b] != "'" or not self._within_name(b):
                    break
                b += 1  # "according to the Sudan Doctors' Network"
                continue
            if tokens.norm[b] not in _WITHIN and self._no_speaker(b):
                break
            b += 1
        if b < end and tokens.norm[b] not in _ENDS and tokens.norm[b] not in _STOPS:
            return None
        return self._stranger(j, b, at, spoken)

    def _within_name(self, k: int) -> bool:
        """Whether token k is inside a name though no word: "the Sudan Doctors' Network", "Channel 12 said"."""
        tokens = self.tokens
        if not k or tokens.kind[k - 1] != WORD or not tokens.cap[k - 1]:
            return False
        if tokens.kind[k] == NUMBER:
            return "month" not in self.doc.groups[k - 1] and not self.doc.any_group(("outcome", "object"), k - 1)
        joined = tokens.norm[k] == "'" and tokens.start[k] == tokens.end[k - 1] and tokens.norm[k - 1].endswith("s")
        return joined and k + 1 < self.n and tokens.cap[k + 1]

    def _no_speaker(self, k: int) -> bool:
        return any(h.group in _NO_SPEAKER and h.tag != "say.pronoun" for h in self.doc.hits[k])

    def _stranger(self, a: int, b: int, at: dict[int, Entity], spoken: list[Entity]) -> Entity | None:
        """The speaker that tokens a to b name; None where they name none."""
        tokens, doc = self.tokens, self.doc
        if tokens.norm[a] in _OVER or tokens.norm[b - 1] in ("sum", "foot"):
            return None  # "Across Russia, 31 drones were destroyed, it is stated", "according to the sum at the foot"
        some = tokens.norm[a] in _PART and tokens.norm[a + 1 : a + 2] == ["of"]
        told = tokens.norm[a] in _DETERMINERS or tokens.norm[a] in _SOME_OF or some
        first = a + 1 + some if told else a
        first += some and tokens.norm[first] in _DETERMINERS
        if first >= b:
            return None
        if tokens.norm[first] in ("same", "latter", "former") and first + 1 < b:
            first += 1
        head = next((k for k in range(first, b - 1) if tokens.norm[k + 1] in _WITHIN), b - 1)
        while head > first and tokens.norm[head] in _POSTPOSITIVE:
            head -= 1
        word = tokens.norm[head]
        if "say.message" in doc.tags[head] or word in _NO_VOICE or word in self.common or not word[:-1].isalpha():
            return None
        if "say.pronoun" in doc.tags[head] and head == first and head == b - 1:
            return None  # "the ministry": the one told before
        if tokens.norm[a] == "the":
            words = set(tokens.norm[first:b])
            recent = spoken[-RECENT:]
            known = next((e for e in reversed(recent) if words <= set(e.text.lower().split())), None)
            if known is None and head == first and word in _BODIES:
                known = next((e for e in reversed(recent) if e.kind in OFFICIAL), None)
            if known is not None or (head == first and word in _BODIES):
                return known
        place = self.place_at.get(first)
        site = tokens.norm[a] == "the" and b - first > 1 and place is not None and place.kind == "site"
        if not site and all(k in self.place_at for k in range(first, b)):
            return None
        crowd = first == a and word in ("people", "residents", "locals", "villagers") and head == first
        capital = crowd or all(tokens.cap[k] or tokens.norm[k] in ("of", "the", "for", "and") for k in range(first, b))
        if not told and not (capital and (b - first > 1 or len(tokens.norm[first]) > 3)):
            return None
        if not capital and not site and doc.inside[head] and not self._trade(first, head):
            return None
        kind = "national_authority" if word.startswith("ministr") else "other"
        region = None
        if word.startswith("authorit"):
            # "according to the authorities of Tambov region"
            place = next((p for k in range(head, b) if (p := self.place_at.get(k)) is not None and p.regional), None)
            region = place.code if place is not None else None
            kind = "regional_authority" if region is not None else kind
        if "person" in doc.groups[head] or self._trade(first, head):
            kind = "witness"
        e = Entity(
            a, b, tidy(tokens.slice(first, b)), kind, office=True, weak=True, nouns=frozenset((word[:5],)),
            single=tokens.norm[a] in ("a", "an"), region=region,
        )  # fmt: skip
        for t in range(a, b):
            at[t] = e
        self.take(a, b)
        return e
