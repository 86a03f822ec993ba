"""Offices, institutions and media: the phrase around a word for one, with its place, its rank and its holder."""

from __future__ import annotations

from dataclasses import dataclass

from dronelog.model import Institution
from dronelog.parsing.names import given, stem
from dronelog.parsing.people import Entity, People
from dronelog.parsing.phrases import Hit
from dronelog.parsing.places import SEATS, Place
from dronelog.parsing.titles import (
    BEFORE,
    BEFORE_ENDS,
    BEFORE_STEMS,
    BODY,
    COMPASS,
    HEADS,
    INSTALLED,
    LINKS,
    LOCAL_KEYS,
    MINISTRY,
    NATIONAL_KEYS,
    NO_NAMES,
    OCCUPIED,
    OF_TITLE,
    OFFICIAL,
    ONE,
)
from dronelog.parsing.tokens import CHANNELS, NUMBER, WORD

#: Ranks that no office is told by.
_RANKS = frozenset(
    ("lieutenant", "major", "captain", "col", "lt", "maj", "gen", "general", "admiral", "superintendent", "inspector")
)


@dataclass(slots=True)
class _Growth:
    """What an office is found to be while its phrase is widened."""

    start: int
    a: int
    j: int
    kind: str | None
    institution: Institution | None = None
    region: str | None = None
    country: str | None = None
    surname: str = ""

    def place(self, place: Place) -> None:
        # "the economy ministry in Bratislava", "Kyiv's Air Force"
        whose = place.prep or place.text.endswith(("'s", "’s"))
        seat = place.code in SEATS and self.kind in ("military", "national_authority") and whose
        if seat and place.code is not None:
            self.country = self.country or place.code.partition("-")[0]  # "the economy ministry in Bratislava"
        elif place.kind == "country":
            self.country = self.country or place.code
        elif place.kind != "sea":
            self.region = self.region or place.code


#: Endings of those who are told something: the dative of one and of many, and the accusative of many people.
_TO_HIM = ("ту", "ру", "ам", "ям", "ові", "еві")
_TO_THEM = ("ей", "ев", "ов", "ів", "їв")
_IN = frozenset(("в", "у", "на"))
#: How offices in the nominative end that are also told in the genitive: «пресс-служба», «глава», «управление».
_NOMINATIVE = ("ба", "ва", "ие", "ия", "тво", "тор", "эр", "ль", "ник", "аб", "мчс", "оны", "ння", "ція")
#: Titles that are written short, with a full stop.
_SHORTENED = frozenset(("gov", "gen", "col", "maj", "capt", "sgt", "supt", "insp", "lt", "adm", "pres", "min", "dep"))


#: Nouns of media that are also other things, and are media where a name follows: "the channel Baza".
_NAMED_SO = frozenset(("channel", "portal", "website", "site", "blog", "publication", "page", "public"))
#: How an office came to its holder: "Moscow's appointee as governor".
_NOMINATED = frozenset(("appointee", "appointed", "installed", "nominee", "choice", "chosen", "named", "pick", "put"))

#: The endings of numbers, the nouns of numbered units, and the words of such a name, at most.
_TH = frozenset(("st", "nd", "rd", "th"))
_UNITS = frozenset(
    ("brigade", "division", "regiment", "battalion", "corps", "fleet", "command", "squadron", "wing", "army", "group")
)
_UNIT_WORDS = 6

#: Between a speaker and the verb of saying.
_AUXILIARY = frozenset(("has", "have", "had", "also", "later", "then", "since", "now"))


class Offices(People):
    """Finds offices and institutions, each grown to the phrase that names it."""

    def offices(self) -> list[Entity]:
        doc, tokens = self.doc, self.tokens
        out: list[Entity] = []
        i = 0
        while i < self.n:
            groups = doc.groups[i]
            if tokens.norm[i] in _NAMED_SO and (j := self._channel(i)):
                weak = not self.saying(i, j)
                out.append(Entity(i, j, tokens.slice(i, j), "media", office=True, weak=weak))
                self.take(i, j)
                i = j
                continue
            j = self._unit(i) if tokens.kind[i] == NUMBER else 0
            if j:
                owner = out.pop() if out and out[-1].j == i and self._possessive(i - 1) and out[-1].office else None
                a = owner.i if owner is not None else i
                country = owner.country if owner is not None else None
                told = self.saying(a, j)
                out.append(Entity(a, j, tokens.slice(a, j), "military", country=country, office=True, weak=not told))
                self.take(a, j)
                i = j
                continue
            if not groups or ("office" not in groups and "institution" not in groups) or doc.inside[i]:
                i += 1
                continue
            kind: str | None = None
            institution: Institution | None = None
            end = 0
            for hit in doc.hits[i]:
                if hit.tag == "institution":
                    kind, institution, end = hit.value.kind, hit.value, hit.end
                elif hit.group == "office" and institution is None:
                    kind, end = (None if hit.tag == "office.commander" else hit.tag.partition(".")[2]), hit.end
            installed = i > 0 and tokens.norm[i - 1].startswith(INSTALLED) and tokens.cap[i]
            if kind is not None and self._is_told(i, kind):
                i += 1
                continue
            label = any(h.tag in ("say", "say.according") for h in doc.hits[i])
            crowd = tokens.norm[i] == "airports"  # "Tambov and Penza airports, the agency said": those do not speak
            if not end or installed or crowd or (label and end < self.n and tokens.norm[end] == ":"):
                i += 1  # "Source:", «призначений Кремлем»
                continue
            e = self._grow(_Growth(i, i, end, kind, institution), out)
            if e is not None:
                while out and out[-1].j > e.i:
                    out.pop()
                out.append(e)
                i = max(e.j, i + 1)
            else:
                i += 1
        return out

    def _channel(self, i: int) -> int:
        """The token after the name behind a bare noun of a medium at token i: "the channel 59 Live", or 0."""
        tokens = self.tokens
        if i + 1 >= self.n or self.doc.inside[i] or not self._article(i):
            return 0
        if "office" in self.doc.groups[i]:
            return 0
        j = i + 1 + (tokens.kind[i + 1] == NUMBER)
        first = j
        while j < self.n and j < first + 3 and tokens.kind[j] == WORD and tokens.cap[j] and (
            tokens.norm[j] not in NO_NAMES and not self.says(j)
        ):
            j += 1
        return j if j > first else 0

    def _unit(self, i: int) -> int:
        """The token after a numbered unit whose number is token i: "the 92nd Assault Brigade", "3rd Division"; or 0."""
        tokens = self.tokens
        if i + 2 >= self.n or tokens.norm[i + 1] not in _TH or tokens.start[i + 1] != tokens.end[i]:
            return 0
        j = i + 2
        while j < min(self.n, i + 2 + _UNIT_WORDS) and tokens.kind[j] == WORD and tokens.cap[j]:
            if tokens.norm[j] in _UNITS and tokens.norm[j + 1 : j + 2] not in (["command"], ["corps"]):
                return j + 1
            j += 1
        return 0

    def _article(self, i: int) -> bool:
        """Whether an article or an adjective leads to the noun at token i."""
        before = self.tokens.norm[i - 1] if i else ""
        return before in ("the", "a", "local", "city", "opposition", "regional", "online", "exiled", "independent")

    def _is_told(self, i: int, kind: str) -> bool:
        """«Проинформировал жителей губернатор …», «доложил президенту»: who is told something, behind the verb."""
        norm = self.tokens.norm
        if not i or norm[i].isascii() or not any(
            h.tag == "say" and h.end == i for k in (i - 1, i - 2) if k >= 0 for h in self.doc.hits[k]
        ):
            return False
        return norm[i].endswith(_TO_HIM) or (kind == "witness" and norm[i].endswith(_TO_THEM))

    def _in_channel(self, g: _Growth, j: int, end: int, office: Hit | None) -> bool:
        """«Написал в телеграм-канале Павел Сорокин», «сообщила в своём канале пресс-служба»: the channel is where it
        was said, and who said it stands behind, not in the genitive.
        """
        norm = self.tokens.norm
        where = norm[g.start - 1] in _IN or norm[g.start - 2] in _IN
        if not where or not norm[g.j - 1].endswith(("канале", "каналі", "каналах")):
            return False
        if not any(self.says(k) for k in range(max(0, g.start - 3), g.start)):
            return False
        if office is not None:
            return norm[j].endswith(_NOMINATIVE)
        return end > j + 1 and given(norm[j]) and (not norm[end - 1].endswith(("а", "ой", "ого", "ої")) or (
            norm[j].endswith(("на", "ия", "лья", "рья", "ья"))
        ))

    def _grow(self, g: _Growth, out: list[Entity]) -> Entity | None:
        """The phrase around an office: its place, its rank, its holder's name; None where it is no source at all."""
        if g.institution is not None:
            g.country = g.institution.country
        floor = out[-1].j if out else 0
        self._left(g, floor)
        office_end = self._right(g)
        self._before(g, floor, office_end)
        self._whose_channel(g)
        tokens, doc = self.tokens, self.doc
        words = [tokens.norm[k] for k in range(g.a, office_end) if tokens.kind[k] == WORD]
        commander = doc.has("office.commander", g.a, office_end)
        if (
            (g.kind is None or g.kind == "other")
            and commander
            and (g.region or g.country)
            and any(w.startswith(HEADS) for w in words)
        ):
            g.kind = "regional_authority" if g.region else "national_authority"
        if g.kind is None:
            occupied = any(w.startswith(OCCUPIED) for w in words)
            if not g.surname and not occupied and not (g.region and commander):
                return None
            headed = any(w.startswith(HEADS) for w in words)
            g.kind = "regional_authority" if occupied or g.region or (g.surname and headed) else "other"
        single = self.one(g.a, office_end)
        everywhere = g.institution is None or g.institution.country is None
        if g.kind == "national_authority" and g.region and everywhere and any(w.startswith(MINISTRY) for w in words):
            g.kind = "regional_authority"
        key = self._key(g) if not g.surname else None
        where = tokens.norm[g.a - 1] in ("in", "near", "at", "over", "from") if g.a else False
        if where and not g.surname and any(h.tag.startswith("place.type") for h in doc.hits[g.start]):
            return None  # "in Ludza municipality, a drone came down": a place, no council
        weak = not g.surname and key is None and g.kind in ("other", "media") and not self.saying(g.a, g.j)
        if not weak and g.kind != "witness":  # "residents of Bryansk reported explosions": who, and where
            self.take(g.a, g.j)
        nouns = frozenset(w[:5] for w in words if len(w) > 2 and w not in NO_NAMES and w not in BEFORE)
        return Entity(
            g.a, g.j, tokens.slice(g.a, g.j), g.kind, key=key, country=g.country, region=g.region, surname=g.surname,
            office=True, person=bool(g.surname), weak=weak, nouns=nouns, single=single,
        )  # fmt: skip

    def _whose_channel(self, g: _Growth) -> None:
        """ "The Telegram channel of Governor K. Ryabtsev", «канал губернатора …»: the official speaks, no medium."""
        if g.kind != "media" or not g.surname or g.institution is not None:
            return
        for k in range(g.start + 1, g.j):
            office = next((h for h in self.doc.hits[k] if h.group == "office" and h.tag != "office.media"), None)
            if office is not None and office.tag.partition(".")[2] in OFFICIAL:
                g.kind, g.a = office.tag.partition(".")[2], k
                return

    def _key(self, g: _Growth) -> str | None:
        if g.institution is None or g.institution.key in LOCAL_KEYS:
            return None
        if g.institution.key in NATIONAL_KEYS:
            if g.region is not None and g.kind in ("emergency_service", "regional_authority"):
                return None
            return f"{g.country}-{g.institution.key}" if g.country else g.institution.key
        return g.institution.key

    def one(self, a: int, b: int) -> bool:
        """Whether the title at tokens a to b is one person's, not a body's."""
        words = []
        for k in range(a, b):
            if self.tokens.norm[k] in ("of", "for", ",", "in"):
                break
            words.append(self.tokens.norm[k])
        if words and words[0].isascii():
            words.reverse()
        for word in words:
            if word.startswith(BODY):
                return False
            if word.startswith(ONE):
                return True
        return False

    def _left(self, g: _Growth, floor: int) -> None:
        """To the left: "Oryol Oblast Governor", «Сумской ОВА», "the deputy head of", "Russia's Ministry"."""
        doc, tokens = self.doc, self.tokens
        for _ in range(6):
            k = g.a - 1
            if (
                k > floor
                and tokens.norm[k] == "."
                and any(h.tag == "office.commander" for h in self._phrase(k - 1))
                and len(tokens.norm[k - 1]) < 3
            ):
                g.a = self._phrase_start(k - 1)  # «т. в. о. начальника»
                continue
            if (
                k - 1 >= floor
                and tokens.norm[k] == '"'
                and tokens.norm[k - 2 if k - 2 >= floor else k - 1].startswith(INSTALLED)
            ):
                g.a = max(floor, k - 2)  # «призначений Кремлем «голова»»
                break
            if k < floor or tokens.kind[k] != WORD:
                break
            if k - 1 >= floor and tokens.norm[k - 1].startswith(INSTALLED):
                g.a = k - 1
                break
            word = tokens.norm[k]
            cyrillic = not word[:1].isascii()
            place = self.place_at.get(k)
            adjective = self.adjective(k)
            if adjective is not None and (cyrillic or place is None):
                kind, code = adjective
                if kind == "country_adj":
                    g.country = g.country or code
                else:
                    g.region = g.region or code
                g.a = place.i if place is not None and place.i >= floor else k
            elif place is not None and place.j >= g.a and place.i >= floor:  # also "Kherson regional | administration"
                if place.j == g.a and (cyrillic or (place.prep and not self._possessive(k))):
                    break
                g.place(place)
                g.a = place.i
            elif word in BEFORE or word.endswith(BEFORE_ENDS) or (cyrillic and word.startswith(BEFORE_STEMS)):
                if doc.inside[k] and not any(h.end == g.a for h in self._phrase(k)):
                    break
                g.a = k
            elif any(h.tag.startswith(("region.type", "place.type")) for h in doc.hits[k]) and not cyrillic:
                g.a = k
            elif any(h.end == g.a and h.tag == "office.commander" for h in self._phrase(k)):
                g.a = self._phrase_start(k)
            elif (
                tokens.cap[k]
                and not cyrillic
                and (not doc.hits[k] or self._numbered(k))
                and not doc.inside[k]
                and word not in NO_NAMES
                and word not in self.common
            ):
                opens = given(word) or k == doc.sentences[doc.sentence_of[k]].start or self.says(k - 1)
                if opens and (place is not None or not self.gazetteer.lookup(word)):
                    break  # a capital at the head of a sentence tells nothing
                g.a = k
            else:
                break
        # «т. в. о. начальника», "the": what stands before and belongs to it
        while (
            g.a > floor
            and self.tokens.kind[g.a - 1] == WORD
            and any(h.end == g.a and h.tag == "office.commander" for h in self._phrase(g.a - 1))
        ):
            g.a = self._phrase_start(g.a - 1)

    def _numbered(self, k: int) -> bool:
        """Whether a number's word at token k belongs to a name: "the Second Army Region", "Third Assault Brigade"."""
        return self.tokens.cap[k + 1] and all(h.group in ("ordinal", "unit") for h in self.doc.hits[k])

    def _possessive(self, k: int) -> bool:
        return self.tokens.text[self.tokens.start[k] : self.tokens.end[k]].endswith(("'s", "’s"))

    def _phrase_start(self, k: int) -> int:
        while k > 0 and self.doc.inside[k]:
            k -= 1
        return k

    def _phrase(self, k: int) -> tuple[Hit, ...]:
        """The hits of the phrase that token k lies in."""
        return self.doc.hits[self._phrase_start(k)]

    def _joins(self, k: int) -> bool:
        """Whether token k goes on with a title: a place, an office, the type word of a place."""
        return k < self.n and (
            k in self.place_at
            or self.adjective(k) is not None
            or any(
                h.group in ("office", "region", "institution") or h.tag.startswith("place.type")
                for h in self.doc.hits[k]
            )
        )

    def _seated(self, g: _Growth, place: Place) -> bool:
        """ "According to the air force in Kyiv, …", "by the Ministry of Defence in Moscow on Saturday": where a body of
        the state sits, right before a comma, a stop or a day.
        """
        after = self.tokens.norm[place.j] if place.j < self.n else "."
        ends = after in (",", ".", ";", ":", "on", "as", "and", "but", "which", "that")
        return place.code in SEATS and g.kind in ("military", "national_authority") and ends

    def _unknown_link(self, j: int) -> bool:
        """An unlisted word in the genitive, the title after it: «речниця Генерального інспекторату поліції»."""
        norm = self.tokens.norm
        if norm[j].isascii() or not norm[j].endswith(OF_TITLE) or self.doc.hits[j] or self.doc.inside[j]:
            return False
        nxt = j + 1
        if nxt < self.n and norm[nxt].endswith(OF_TITLE) and not self.doc.hits[nxt] and not self.tokens.cap[nxt]:
            nxt += 1
        return nxt < self.n and self.doc.any_group(("office", "institution"), nxt) is not None

    def _right(self, g: _Growth) -> int:
        """To the right: "of Tambov Oblast", «Тверской области», then the holder's name. The token after the title."""
        doc, tokens = self.doc, self.tokens
        office_end = g.j
        for _ in range(14):
            j = g.j
            if j >= self.n:
                break
            word = tokens.norm[j]
            place = self.place_at.get(j)
            if word == '"' and g.j == office_end and g.start and tokens.norm[g.start - 1] == '"':
                g.j = j + 1  # «губернатор» Запорізької області
                continue
            if (
                word == '"'
                and j + 2 < self.n
                and tokens.norm[j + 2] == '"'
                and tokens.norm[g.start].startswith(INSTALLED)
            ):
                g.j = office_end = j + 3  # «призначений Кремлем «голова»»
                continue
            if word == "." and tokens.norm[j - 1] in _SHORTENED and j + 1 < self.n and tokens.cap[j + 1]:
                g.j = office_end = j + 1  # "Gov. Arseny Polyakin of the Nizhny Novgorod region"
                continue
            if tokens.kind[j] == NUMBER and g.kind == "media" and tokens.norm[j - 1].startswith(CHANNELS):
                g.j = office_end = j + 1  # "the Telegram channel 112"
                break
            if tokens.cap[j] and j not in self.place_at and "say.pronoun" in doc.tags[j]:
                g.j = office_end = j + 1  # "the Airports Authority"
                continue
            # "West" alone is no adjective of a region, as it is in "West Region"
            plain = not self._joins(j) or (j not in self.place_at and not doc.hits[j] and not self._joins(j + 1))
            named = tokens.cap[j] and word in COMPASS and tokens.cap[j - 1] and plain
            if named and not self.one(g.a, g.j):
                g.j = office_end = j + 1  # "Police Region West", "Joint Forces Command North"
                continue
            office = next((h for h in doc.hits[j] if h.group in ("office", "institution")), None)
            if (
                office is not None
                and g.kind == "media"
                and g.institution is not None
                and office.tag == "office.regional_authority"
            ):
                break  # «сообщил ТАСС губернатор …»
            end = self.name(j) if office is None and tokens.kind[j] == WORD and tokens.cap[j] else j
            if g.kind == "media" and self._in_channel(g, j, end, office):
                break
            if end == j and word == '"' and g.kind in ("media", "other") and j + 1 < self.n and tokens.cap[j + 1]:
                closing = next((m for m in range(j + 2, min(self.n, j + 6)) if tokens.norm[m] == '"'), -1)
                if closing > 0:
                    g.j = office_end = closing + 1  # «Местный канал «Конотоп-чат»»
                break
            person = g.kind == "other" and end == j + 2 and not word.isascii()
            if (
                end > j
                and g.kind in ("media", "other")
                and not person
                and not self.one(g.a, g.j)
                and not self.named(j, end)
            ):
                g.j = office_end = end  # "the Telegram channel Shot"
                break
            if end > j and self.named(j, end):
                g.surname, g.j = stem(tokens.norm[end - 1]), end
                break
            if place is not None and place.i <= j:
                g.place(place)
                g.j = max(place.j, j + 1)
                while g.j < self.n and doc.inside[g.j]:
                    g.j += 1  # "Kyiv City Military Administration": the place took the first word of the body
                if any(h.group == "office" and h.end >= g.j for h in self._phrase(g.j - 1)):
                    self._kind(g, self._phrase(g.j - 1))
            elif office is not None or any(h.group == "region" or h.tag.startswith("place.type") for h in doc.hits[j]):
                self._kind(g, doc.hits[j])
                g.j = max(h.end for h in doc.hits[j])
            elif self.adjective(j) is not None and (self._joins(j + 1) or (j + 1 < self.n and tokens.cap[j + 1])):
                kind, code = self.adjective(j) or ("", "")
                if kind == "country_adj":
                    g.country = g.country or code
                else:
                    g.region = g.region or code
                g.j = j + 1
            elif word in LINKS and (
                self._joins(j + 1)
                or (
                    j + 1 < self.n
                    and (
                        tokens.norm[j + 1] in ("the", "neighboring", "neighbouring")
                        or tokens.norm[j + 1].startswith(BEFORE_STEMS)
                    )
                )
            ):
                if word in ("and", "и", "та"):
                    nxt = self.place_at.get(j + 1)
                    if nxt is None or nxt.kind != "region" or tokens.norm[j - 1] in ("и",):
                        break
                g.j = j + 1
                office_end = max(office_end, j)
                continue
            elif (
                word in ("in", "в", "у")
                and j + 1 < self.n
                and j + 1 in self.place_at
                and (self._soon_says(self.place_at[j + 1].j) or self._seated(g, self.place_at[j + 1]))
            ):
                g.j = j + 1
                continue
            elif word.startswith(BEFORE_STEMS) or word in ("neighboring", "neighbouring", "occupied"):
                if not self._joins(j + 1):
                    break
                g.j = j + 1
                continue
            elif self._unknown_link(j):
                g.j = j + 1
                continue
            elif end > j and (not doc.hits[j] or person):
                if tokens.norm[g.j - 1] in LINKS or word.endswith(("ого", "ої", "их")):
                    break
                g.surname, g.j = stem(tokens.norm[end - 1]), end
                break
            elif word in (",", "-", "(") and j + 1 < self.n:
                first = self._past_rank(j + 1) if word == "," and self.one(g.a, office_end) else j + 1
                end = self.name(first)
                after = tokens.norm[end] if end < self.n else "."
                known = self.named(first, end) or (end == first + 2 and self.one(g.a, office_end))
                if end > first and known and (after in (",", ".", ":", ")", '"', "\n", "\n\n") or self.says(end)):
                    g.surname, g.j = stem(tokens.norm[end - 1]), end
                break
            else:
                break
            office_end = g.j
        while not g.surname and g.j > office_end:
            g.j -= 1  # a link with nothing after it
        self.take(g.a, g.j) if g.surname else None
        return max(office_end, 0)

    def _soon_says(self, k: int) -> bool:
        """ "The ministry in The Hague has confirmed", "the government in Sofia also said": past an auxiliary."""
        while k < self.n and self.tokens.norm[k] in _AUXILIARY:
            k += 1
        return self.says(k)

    def _past_rank(self, j: int) -> int:
        """The token after a rank before a name: "the spokesman of the army, Lieutenant Colonel Tariq Elhadi"."""
        k = j
        while k < min(self.n - 1, j + 4) and (
            self.tokens.norm[k] in _RANKS
            or any(h.tag in ("office.commander", "office.military") for h in self._phrase(k))
        ):
            k += 1
            while k < self.n and self.doc.inside[k]:
                k += 1
        return k if k < self.n and self.tokens.cap[k] else j

    def _kind(self, g: _Growth, hits: tuple[Hit, ...]) -> None:
        """An office within the title decides where the first word does not: "press service of the governor"."""
        for h in hits:
            if h.group == "office" and h.tag != "office.commander" and g.kind in (None, "other", "media"):
                g.kind = h.tag.partition(".")[2]
            elif h.tag == "institution":
                if g.institution is None:
                    g.institution = h.value
                g.country = g.country or h.value.country
                if g.kind in (None, "other", "media"):
                    g.kind = h.value.kind

    def _before(self, g: _Growth, floor: int, office_end: int) -> None:
        """A name before the title: "Ihor Taburets, the regional chief", «Олег Синегубов, глава …»."""
        if g.surname:
            return
        tokens = self.tokens
        k = g.a - 1
        while k > floor and tokens.norm[k] in ("the", "a", "an", "its", "acting"):
            k -= 1
        if (
            g.kind == "other"
            and k > floor + 1
            and tokens.norm[k - 1] == "("
            and not tokens.cap[k]
            and not self.doc.hits[k]
        ):
            k -= 1
        if tokens.norm[k] == "as":
            comma = next((t for t in range(k - 1, max(floor, k - 6), -1) if tokens.norm[t] == ","), -1)
            if comma > 0 and not _NOMINATED.isdisjoint(tokens.norm[comma:k]):
                k = comma  # "Anton L., Moscow's appointee as governor of the region"
        if k <= floor or tokens.norm[k] not in (",", "(", "-"):
            return
        for b in range(max(floor, k - 4) if tokens.norm[k] != "(" or g.kind != "other" else k - 1, k):
            if tokens.norm[k] == "(" and g.kind == "other" and b == k - 1 and self.name(b) == k:
                g.a, g.j = b, k  # "Odesaenerho (power distribution company)"
                return
            if tokens.kind[b] == WORD and tokens.cap[b] and self.name(b) >= k and (self.named(b, k) or k - b == 2):
                if k - b == 2 and not self.named(b, k) and not self.saying(b, office_end):
                    continue
                g.surname, g.a = stem(tokens.norm[k - 1]), b
                return
