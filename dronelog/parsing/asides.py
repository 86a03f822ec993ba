"""Dates that belong to what is said, not to what it tells of: "wrote at 3.12", "said on Friday", «станом на 09:00»."""

from __future__ import annotations

from dronelog.parsing.counts import DRONE
from dronelog.parsing.days import PARTS, Atom, words
from dronelog.parsing.spans import Spans
from dronelog.parsing.tokens import CLOCK, LINE, SIGN, WORD

_BY = frozenset(("by", "к"))
#: Between a verb of saying and its day or time: "said in a statement on Friday", "wrote shortly after 2 a.m.".
_PICTURED = frozenset(("taken", "photographed", "captured", "filmed", "took", "shot"))
_PICTURES = frozenset(
    (
        *("image", "images", "photo", "photos", "picture", "pictures", "footage", "imagery", "photograph"),
        *("photographs", "frame", "frames", "shots"),
    )
)
_IMAGED = frozenset(
    ("from", "orbit", "space", "taken", "captured", "photographed", "released", "dated", "maxar", "shot", "took")
)
_SAID_ON = words(
    "on in at a an the his her its late early in about around shortly after here only just to telegram facebook x"
    " channel reporters journalists followers subscribers readers viewers residents audience lawmakers deputies"
    " officials their public agency colleagues ministers press newspaper citizens people interviewers morning evening"
    " afternoon later в во у о об на своем своєму своїй утром ще еще"
)
_CONTENT = frozenset(("outcome", "drone", "object", "attack", "harm", "casualty", "fatality"))
#: What leads what is said: «повідомив про удар у четвер».
_OF_WHAT = words("що что про о об як как після после за під по над від от")
_POSTS = words(
    "message post statement report update note bulletin account tweet entry сообщении пост посте публикации сообщение"
    " дописі допис повідомленні повідомлення"
)
_WHOSE = words("his her its their first second initial earlier latest last third opening a в у первом первому першому")
_WHO = words("the he she on of it он она він вона")
#: Between a clock time and its verb of saying: "the mayor, who at 1.40 had first written of".
_HAD = words("had has have then already also first only still again уже ещё еще сперва сначала вже ще спершу спочатку")
_SPEAKERS = frozenset(("office", "clock", "region", "place", "institution", "month", "weekday"))
_THAT = frozenset(("that", "что", "що", "of", "about", "о", "об", "про", ":", '"', "("))

#: What pictures are taken from or are: the day of a sentence about them alone is theirs.
_ORBITS = frozenset(("satellite", "satellites", "imagery", "orbit", "overpass", "maxar", "airbus", "sentinel"))
_REVIEWS = frozenset(("review", "overview", "survey", "chronicle", "account", "report", "diary"))
_SPEAKING = frozenset(("speaking", "writing", "posting", "talking", "reporting", "appearing", "interviewed"))
_DAYPARTS = frozenset(("morning", "evening", "afternoon", "night", "early", "late", "in", "the"))
_TELL = frozenset(("say", "tell", "report", "announce", "confirm", "declare", "inform", "claim", "explain", "admit"))


_ISSUED = frozenset(("released", "published", "issued"))
_CUTS = frozenset((",", ";", ":", ".", "-"))
#: What firefighters do, and to what: beginnings.
_QUENCHED = (
    *("загас", "погас", "ліквідов", "локаліз", "впорал", "приборк", "потуш", "ликвидир", "локализ", "справил"),
    *("extinguish", "contain", "quench", "douse"),
)
_FLAMES = (
    *("вогонь", "вогн", "пожеж", "полум", "осеред", "загорян", "огон", "огн", "пожар", "плам", "возгор"),
    *("fire", "blaze"),
)
_KNOWN = frozenset(("маємо", "имеем", "відомо", "известно", "відомі", "известны", "стало", "є", "есть"))
_BEFELL = ("случил", "произош", "сталос", "трапил", "відбул", "happened", "occurred")


class Asides(Spans):
    """Tells the dates of speech, counts and messages from those of incidents."""

    def content(self, i: int, j: int) -> bool:
        """Whether tokens i to j tell of a drone, an attack or what came of it."""
        hits = self.doc.hits
        return any(h.group in _CONTENT for k in range(i, j) for h in hits[k])

    def told_later(self, atom: Atom) -> bool:
        """A time of counting, posting or alerting, not of the incident."""
        norm = self.tokens.norm
        written = any(norm[k : k + 3] == ["by", "the", "time"] for k in range(max(0, atom.i - 9), atom.i))
        known = atom.j < self.n and norm[atom.j] in _KNOWN  # «О 8.30 маємо підтвердження щодо 58 збитих»
        written = written or known or self._put_out(atom) or self.as_of(atom.i) or self._datelined(atom)
        written = written or self._message_at(atom.i) or self._tally_at(atom.j) or self._speaking(atom)
        return written or self.heads_speech(atom.i, atom.j) or self._after_speech(atom.i)

    def _datelined(self, atom: Atom) -> bool:
        """ "ASTRAKHAN, 23:50. The day closes …", "Tula, 07:15 – …": the hour of the dispatch, behind its town."""
        tokens = self.tokens
        if not 2 <= atom.i <= 4 or tokens.norm[atom.i - 1] != "," or atom.j >= self.n:
            return False
        if tokens.norm[atom.j] not in (".", "-", ":", "(") and tokens.kind[atom.j] != LINE:
            return False
        if tokens.norm[atom.j] in (".", ":") and not tokens.slice(0, atom.i - 1).isupper():
            return False  # "Nikopol, 14:10. An FPV drone flew into an ambulance"
        return all(tokens.cap[k] and tokens.kind[k] == WORD for k in range(atom.i - 1))

    def _speaking(self, atom: Atom) -> bool:
        """ "Speaking to local radio at half past six, the mayor explained why": when it was said."""
        norm = self.tokens.norm
        s = self.doc.sentences[self.doc.sentence_of[atom.i]]
        return norm[s.start] in _SPEAKING and norm[atom.j : atom.j + 1] == [","] and "," not in norm[s.start : atom.i]

    def _tally_at(self, j: int) -> bool:
        """Whether a clock time before token j dates a tally: "at 00:40 it was two, at 02:15 it was five"."""
        norm = self.tokens.norm
        if norm[j : j + 1] not in (["it"], ["there"]) or norm[j + 1 : j + 2] not in (["was"], ["were"], ["had"]):
            return False
        return any(self.doc.tag("num", k) or self.tokens.value[k] is not None for k in range(j + 2, min(self.n, j + 5)))

    def _message_at(self, i: int) -> bool:
        """Whether a clock time dates a message: "in his first message, at 1:35 a.m.", "a second post at 04:10"."""
        norm = self.tokens.norm
        k = i - 1
        while k > 0 and norm[k] in ("at", ",", "(", "shortly", "around", "after", "of", "в", "о", "из", "від", "от"):
            k -= 1
        start = max(self.doc.sentences[self.doc.sentence_of[i]].start, k - 4)
        return i - k <= 4 and norm[k] in _POSTS and not _WHOSE.isdisjoint(norm[start:k])

    def _put_out(self, atom: Atom) -> bool:
        """Whether a clock time is of firefighters' work: «о 06:20 вогонь загасили», "the blaze was out by 5 a.m."."""
        norm, doc = self.tokens.norm, self.doc
        s = doc.sentences[doc.sentence_of[atom.i]]
        a = next((k + 1 for k in range(atom.i - 1, s.start, -1) if norm[k] in _CUTS), s.start)
        b = next((k for k in range(atom.j, s.end) if norm[k] in _CUTS), s.end)
        if doc.has_any(DRONE, a, b) or not any(w.startswith(_QUENCHED) for w in norm[a:b]):
            return False
        return any(w.startswith(_FLAMES) for w in norm[a:b])

    def as_of(self, i: int) -> bool:
        """Whether "as of", «станом на», "by" stand before token i."""
        for k in range(max(0, i - 5), i):
            for h in self.doc.hits[k]:
                if h.tag == "clock.as_of" and (h.end == i or (h.end < i and self.light(h.end, i))):
                    return True
            if k == i - 1 and self.tokens.norm[k] == "на" and self.tokens.kind[i] == CLOCK:
                return True  # «На 09:00 попередній підсумок такий»
            if self.tokens.norm[k] in _BY and self.light(k + 1, i) and not (k and self.doc.inside[k]):
                return True
        return False

    def heads_speech(self, i: int, j: int) -> bool:
        """The time of saying, not of what is told: "At 04:35 Bogomaz wrote that", «В 03:12 мэр написал о»."""
        tokens, doc = self.tokens, self.doc
        sentence = doc.sentences[doc.sentence_of[i]]
        if self.content(max(sentence.start, i - 12), i):
            return False
        if "за" in tokens.norm[max(0, i - 1) : i + 1] and not tokens.norm[i].isascii():
            return False  # «За предыдущую ночь ведомство сообщало о 61 сбитом БПЛА»
        if any(w.startswith(_BEFELL) for w in tokens.norm[max(sentence.start, i - 6) : i]):
            return False  # «Это случилось 5 июня в 05:35, рассказали в мэрии: …»
        comma = False
        k = j
        for _ in range(9):
            if k >= self.n or tokens.kind[k] == LINE:
                return False
            hits = doc.hits[k]
            if any(h.tag == "say" for h in hits):
                end = max(h.end for h in hits if h.tag == "say")
                after = tokens.norm[end] if end < self.n else ""
                # "At 04:25, Synegubov went on, one more drone hit": said of it, not at that time
                # "At 12:30, adds the office, a drone hit": an insertion between two commas
                inserted = comma and any(tokens.norm[t] in (",", ".", ";") for t in range(end, min(self.n, end + 5)))
                return after in _THAT or not (inserted or (comma and end >= self.n))
            if tokens.kind[k] == SIGN:
                if tokens.norm[k] == ",":
                    comma = True
                elif tokens.norm[k] != "." or not tokens.cap[k - 1]:
                    return False
            elif not (tokens.cap[k] or doc.inside[k] or tokens.norm[k] in _WHO | _HAD or self._speaker(k)):
                return False
            k += 1
        return False

    def _speaker(self, k: int) -> bool:
        """Whether a word of the kind that names who speaks begins at token k."""
        return self.doc.any_group(_SPEAKERS, k) is not None or "say.pronoun" in self.doc.tags[k]

    def _images(self, k: int) -> bool:
        """Whether the sentence of token k speaks of pictures."""
        s = self.doc.sentences[self.doc.sentence_of[k]]
        return any(w in _PICTURES for w in self.tokens.norm[s.start : s.end])

    def _after_speech(self, i: int) -> bool:
        """A time after a verb of saying: "reported shortly after 2 a.m.", «повідомив о 09:05»."""
        tokens, doc = self.tokens, self.doc
        k, steps = i - 1, 0
        while k >= 0 and steps < 9 and tokens.kind[k] == WORD:
            hits = doc.hits[k]
            if any(h.tag == "outcome.sighted" for h in hits):
                return False  # "the crew reported a drone at 16:20": when they saw it
            if any(h.tag in ("say", "say.message") for h in hits) or tokens.norm[k] in _ISSUED:
                return True  # also "released its own ledger before nine in the morning"
            if tokens.norm[k] in ("that", "что", "що", "and", "и", "та"):
                return False
            if any(
                h.group in _CONTENT
                or (h.group in ("place", "date") and h.tag not in ("place.in", "date.to", "date.from", "date.future"))
                for h in hits
            ):
                return False
            k -= 1
            steps += 1
        return False

    def of_message(self, j: int) -> bool:
        """Whether a day or a part of one belongs to a message: "its morning tally", "in his Sunday address"."""
        return j < self.n and self.doc.tag("say.message", j) is not None and not self.doc.inside[j]

    def titled(self, atom: Atom) -> bool:
        """Whether a part of a day opens a name in quotation marks: «Вечірній меридіан», "Morning Star"."""
        norm, i = self.tokens.norm, atom.i
        if not i or norm[i - 1] != '"' or not self.tokens.cap[i]:
            return False
        close = next((k for k in range(atom.j, min(self.n, atom.j + 4)) if norm[k] == '"'), -1)
        return close > atom.j and not self.content(atom.j, close)

    def _to_say(self, j: int) -> bool:
        """ "Went on camera before sunrise on Thursday to say that 14 drones …", "called on Monday to report"."""
        norm, doc = self.tokens.norm, self.doc
        while j < self.n and (doc.any(PARTS, j) is not None or norm[j] in _DAYPARTS):
            j += 1
        to = j + 1 < self.n and norm[j] == "to" and doc.tag("say", j + 1) is not None
        return to and norm[j + 1] in _TELL

    def _surveyed(self, i: int) -> bool:
        """ "Airbus satellites passed over the base on Sunday": the day of the pictures; nothing else is told there."""
        doc = self.doc
        s = doc.sentences[doc.sentence_of[i]]
        words = self.tokens.norm[s.start : s.end]
        fates = any("outcome" in doc.groups[k] and "outcome.sighted" not in doc.tags[k] for k in range(s.start, s.end))
        told = fates or doc.has_group("attack", s.start, s.end) or doc.has_any(DRONE, s.start, s.end)
        return not told and not _ORBITS.isdisjoint(words)

    def reviewed(self, i: int) -> bool:
        """ "In a review of the weekend", "his summary for the week": the span that a message is about, no event's."""
        norm = self.tokens.norm
        k = i - 1
        while k > 0 and norm[k] in ("the", "this", "that", "last", "past"):
            k -= 1
        return k > 0 and norm[k] in ("of", "for", "on") and (
            norm[k - 1] in _REVIEWS or self.doc.tag("say.message", k - 1) is not None
        )

    def _told_whom(self, i: int) -> bool:
        """Whether only who was told stands between "told" and a day: "told the cameras on Wednesday"."""
        tokens, doc = self.tokens, self.doc
        for k in range(i - 1, max(-1, i - 7), -1):
            if tokens.kind[k] != WORD or tokens.norm[k] in ("that", "of", "about", "how", "who", "which"):
                return False
            if tokens.norm[k] in ("told", "telling", "tells"):
                return True
            if "outcome" in doc.groups[k] or doc.any(("drone.one", "drone.many", "drone.any"), k) is not None:
                return False
        return False

    def _speech_behind(self, i: int) -> bool:
        """Whether only a Slavic speaker stands between a verb of saying that opens its clause and a day: «…, повідомив
        начальник ОВА Олег Кіпер у четвер», «…, сообщила прокуратура Курской области 22 мая».
        """
        tokens, doc = self.tokens, self.doc
        for k in range(i - 1, max(0, i - 12), -1):
            word = tokens.norm[k]
            if tokens.kind[k] != WORD or word.isascii() or word in _OF_WHAT:
                return False
            if doc.tag("say", k) is not None:
                return tokens.kind[k - 1] == SIGN
            if not tokens.cap[k] and doc.any_group(_CONTENT, k) is not None:
                return False
        return False

    def said_on(self, atom: Atom) -> bool:
        """Whether a day belongs to a verb of saying: "Gov. X said Wednesday", "told reporters here on Friday"."""
        tokens, doc = self.tokens, self.doc
        if tokens.text[tokens.start[atom.i] : tokens.end[atom.j - 1]].endswith(("'s", "’s")):
            return False  # "said Wednesday's attack"
        if self._to_say(atom.j) or self._surveyed(atom.i):
            return True
        if self._told_whom(atom.i) or self._speech_behind(atom.i):
            return True
        if atom.i and tokens.norm[atom.i - 1] in ("about", "regarding", "concerning"):
            return False  # "what the governor has to say about Thursday, 4 December"
        k, steps = atom.i - 1, 0
        while k >= 0 and steps < 10:
            if doc.group("say", k) and not doc.tag("say.according", k) and not (
                "say.pronoun" in doc.tags[k] and tokens.cap[k - 1]  # "over Tumaco, Nariño department late on Wednesday"
            ):
                return True
            given = doc.tag("say.according", k)
            if given is not None and tokens.norm[given.end - 1] == "by" and given.end - k > 1:
                return True  # "the balance given by the ministry in Moscow on Saturday"
            if tokens.norm[k - 1] == "in" and tokens.cap[k] and tokens.kind[k] == WORD and tokens.norm[k].isascii():
                k, steps = k - 2, steps + 1
                continue
            if tokens.norm[k] in _PICTURED and self._images(k):
                return True  # "Taken by Maxar on Tuesday, the images show …"
            if tokens.kind[k] != WORD or tokens.norm[k] in ("that", "что", "що"):
                return False
            if not (
                # "said in the morning of Friday, 23 August"
                (tokens.norm[k] == "of" and tokens.norm[k - 1] in ("morning", "evening", "afternoon"))
                or tokens.norm[k] in _SAID_ON or tokens.norm[k] in _IMAGED or tokens.norm[k] == "by"
                or doc.inside[k]
                or (
                    doc.any_group(("say", "office"), k) is not None
                    or doc.any(PARTS, k) is not None
                    or "clock.at" in doc.tags[k]
                )
            ):
                return False
            k -= 1
            steps += 1
        return False
