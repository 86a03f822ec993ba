"""Who says so: the verbs and marks of saying, each bound to the one who speaks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dronelog.parsing import blame, enclosed, firms, otherwise
from dronelog.parsing.counts import DRONE
from dronelog.parsing.entities import TELLINGS
from dronelog.parsing.names import stem
from dronelog.parsing.people import Entity
from dronelog.parsing.subjects import HE, IT, THEIR, THEIRS, WHOSE, Subjects, word_set
from dronelog.parsing.titles import NO_NAMES, OFFICIAL, TOLD
from dronelog.parsing.tokens import CLOCK, DATE, NUMBER, SIGN

__all__ = ["Claim", "Entity", "Finder", "stem"]

#: Whose message it is that goes on, and how it does.
_THE_SAME = word_set("the his her their its same this that")
_RUNS_ON = word_set("continues continued goes went reads read runs ran concludes concluded ends ended adds added")
#: Behind a verb of telling: to whom.
_TO_HIM = frozenset(("him", "her"))
#: Tokens of a phrase that names who tells what follows its colon, at most.
LED = 30


#: A ministry of defence that was named before: "the military department", «военное ведомство» (each word's beginning).
_DEPARTMENT = {
    tuple(word[:8] for word in name.split())
    for name in (
        *("military department", "military agency", "defence department"),
        *("военное ведомство", "военном ведомстве", "военного ведомства", "военным ведомством"),
        *("оборонное ведомство", "оборонном ведомстве", "оборонного ведомства", "оборонным ведомством"),
        *("військове відомство", "військовому відомстві", "військового відомства", "військовим відомством"),
        *("оборонне відомство", "оборонному відомстві", "оборонного відомства", "оборонним відомством"),
    )
}
#: «Цитирует его агентство», «його слова наводить видання»: how a medium passes on what somebody has said.
_CITES, _PASSES = ("цитир", "цитує", "цитую"), ("привод", "передае", "передаю", "наводит", "наводя", "передає")
_WARNS = (
    *("предупре", "оповещ", "оповест", "информир", "уведом", "извест", "извещ"),
    *("попередж", "поперед", "сповіщ", "сповіст"),
)
_OBLIQUE = ("ов", "ев", "ей", "ів", "їв", "ан", "ам", "ям")
_HIM = frozenset(("его", "ее", "их", "його", "її", "їх"))
#: What somebody tells: "the version of the mayor".
_TELLINGS = frozenset(("version", "account", "telling", "reckoning", "words", "count", "story", "tally"))
#: "With reference to", «со ссылкой на», «з посиланням на».
_REFERS = ("citing", "cites", "cited", "referr", "referenc", "ссыл", "посила")
#: "Posted footage of", "released pictures of".
_SHOWED = frozenset(
    ("published", "posted", "released", "shared", "aired", "showed", "broadcast", "uploaded", "circulated")
)
#: Verbs of taking pictures, whatever is on them, and what joins a crowd to its town.
_FILMED = frozenset(
    ("filmed", "recorded", "photographed", "videoed", "videotaped", "captured", "caught", "film", "films", "records")
)
_AT = frozenset(("in", "of", "from", "near", "at", "around", "outside"))
_SHOWN = frozenset(
    (
        "video",
        "videos",
        "footage",
        "photo",
        "photos",
        "picture",
        "pictures",
        "image",
        "images",
        "photographs",
        "clip",
        "clips",
    )
)


_COUNTS = ("наліч", "нарах", "порах", "насчит", "подсчит", "зафікс", "зафикс", "помітил", "заметил")
#: How a medium's part is told: "quoted by", "as cited by".
_QUOTED = frozenset(("quoted", "cited", "relayed", "reported", "carried"))
#: Verbs of saying without a subject: «йдеться у дописі», «говорится в сообщении»; what stands before their clause.
_IT_SAYS = (
    *("йдеть", "ідеть", "мовить", "зазначен", "зазначаєт", "наголошуєт", "вказуєт", "говорится", "говорило", "сказан"),
    *("указыва", "указан", "отмеча", "отмечен", "подчеркива", "написан", "уточнюєт", "уточня", "додаєт"),
)
_INQUIRY = ("слідств", "следств")
#: Medics and firefighters look into nothing.
_RESCUE = frozenset(("EMERGENCY", "FIRE", "AMBULANCE", "COASTGUARD"))
_STOPS = frozenset((",", "-", '"', ";"))
_PLURAL = ("ків", "ців", "ніх", "ики", "яки", "ці", "ки", "ники", "цы", "нти", "нты", "чі", "чи")
#: Last words of a company without its name, and kinds of sources that are none.
_NO_COMPANY = frozenset(("military", "regional_authority", "emergency_service", "media", "witness"))
_TURNS = frozenset((";", "while", "а", "тоді", "тогда", "натомість", "but", "але", "но"))
#: Beginnings of nouns that stand for the medium named before: «пишет канал».
#: Before a report that comes out again and again: "the ministry's overnight report".
_EACH_NIGHT = frozenset(("overnight", "daily", "morning", "nightly", "evening", "latest", "usual", "regular", "own"))
_MEDIUM = (
    *("канал", "издани", "паблик", "видання", "паблік"),
    *("channel", "outlet", "newspaper", "website", "portal", "publication", "blog"),
)
#: One word for those who defend the sky, whoever they are: beginnings.
_SOLDIERS = ("військов", "военны", "военные", "командуванн", "командовани")
_MESSAGE_OF = word_set("по за из з із зі в у согласно згідно судя in per by")
_OF_MESSAGE = ("ом", "ем", "ой", "ей", "ій", "ому")
#: Between the opening of such a heading and its speaker.
_MESSAGE_WORDS = word_set("the a an today's morning evening daily latest account of by words notes log")
_ARTICLES = frozenset(("the", "its", "their", "a", "an", "his", "her"))
#: What becomes of news before its teller is named: "word came from the mayor".
_EMERGED = frozenset(("came", "comes", "emerged", "emerges", "arrived", "arrives", "follows", "coming", "followed"))
#: How an office came to its holder: "Anton V., installed by Moscow as head of the region, said".
_HEARERS = word_set("we i one it you they there reporters journalists readers residents")
_HEARD = ("learn", "hear", "know", "gather", "understand", "known", "found", "find", "got", "receiv")
#: What a body has that it tells: "the rescue service had a fire to report".
_TO_TELL = word_set("report announce confirm add tell relate mention record note count show say")
_SHUTS = frozenset(
    (
        *("closed", "shut", "suspended", "lifted", "imposed", "restricted", "halted", "reopened", "introduced"),
        *("закрыла", "закрыло", "ввела", "ввело", "сняла", "сняло", "ограничила", "ограничило", "приостановила"),
    )
)
_INQUIRIES = word_set("investigation inquiry probe investigators proceedings")
_FINDING = word_set("has have had established found finds says shows showed suggests holds believes determined")
_PASSIVE = word_set("was were is are been being be")
#: Nouns that, alone, say nothing of who speaks.
_ANYBODY = word_set("official politician functionary bureaucrat dignitary statesman leader")
#: What holds a body's figures, beside its messages: "the ministry's overnight claim amounts to 47".
_LISTS = word_set("list breakdown claim claims account version figures count ledger count log reckoning sum record")
#: How the verbs begin by which a ministry shares out its drones among regions.
_ALLOTS = (
    *("put", "plac", "attribut", "assign", "ascrib", "allot", "allocat", "credit", "locat", "set", "reckon", "situat"),
    *("register", "tall", "chalk"),
)
#: What a medium does with its sources, when it has not said that they told it.
_HAVING = word_set("its with their own has have having good close his")
_OFTEN = word_set("often usually frequently regularly sometimes typically часто обычно зазвичай")
#: Nouns that stand for the person who spoke last.
_PERSON = (
    "посадов",
    "чиновн",
    "official",
    "politi",
    "политик",
    "політик",
    "governor",
    "губернатор",
    "mayor",
    "мэр",
    "мер",
    "глав",
    "голов",
    *("очільн", "керівн", "начальн", "руководит", "градонач", "речни", "спікер", "спикер"),
    "співрозмовн",
    "собеседн",
    "head",
    "spokes",
)


@dataclass(slots=True)
class Claim:
    """A verb or mark of saying at token `at`, bound to an entity (None: a pronoun for the one before)."""

    at: int
    entity: Entity | None
    how: str  # "say", "according", "colon", "source", "sign-off", "deny"

_A_CHANNEL = ("телеграм", "telegram", "канал", "соцсет", "соцмереж", "паблик", "тг-канал", "tg-канал")


class Finder(Subjects):
    """Finds the sources of one document."""

    # --- claims -------------------------------------------------------------------------------------------------------

    def claims(self, entities: list[Entity]) -> list[Claim]:
        """Who says what, in order of the text."""
        doc = self.doc
        out: list[Claim] = []
        at: dict[int, Entity] = {}
        for e in entities:
            for t in range(e.i, e.j):
                at[t] = e
        spoken: list[Entity] = []
        for s in doc.sentences:
            here: list[Claim] = []
            head = self._headed(s.start, s.end, at)
            if head is not None:
                here.append(Claim(s.start, head, "colon"))
            turned = otherwise.teller(doc, at, s.start, s.end) if head is None else None
            if turned is not None:
                here.append(Claim(s.start, turned, "colon"))
            for i in doc.all_group("say", s.start, s.end) if turned is None else ():
                for hit in doc.hits[i]:
                    # «по сводке Минобороны», and, where it opens the sentence, «Сводка Минобороны содержит 40 БПЛА»
                    of = self.tokens.norm[i - 1] in _MESSAGE_OF if i > s.start else not self.tokens.norm[i].isascii()
                    # «В официальном сообщении губернатора»
                    of = of or (i > s.start + 1 and self.tokens.norm[i - 2] in _MESSAGE_OF and (
                        self.tokens.norm[i - 1].endswith(_OF_MESSAGE)
                    ))
                    if (
                        hit.tag == "say.message"
                        and of
                        and hit.end in at
                        and at[hit.end].i == hit.end
                    ):
                        here.append(Claim(i, at[hit.end], "according"))
                        break
                    own = i - 1 if i - 1 in at or self.tokens.norm[i - 1] not in _EACH_NIGHT else i - 2
                    teller = at.get(own) if hit.tag == "say.message" and i > s.start else None
                    if teller is not None and teller.j == own + 1 and teller.office and self._owner(own):
                        here.append(Claim(i, teller, "say"))  # "the Defence Ministry's tally had 31"
                        break
                    from_it = at.get(hit.end + 2) or at.get(hit.end + 1) if hit.tag == "say.message" else None
                    if (
                        from_it is not None and from_it.office and not from_it.weak and i - s.start <= 3
                        and self.tokens.norm[hit.end] in ("from", "of", "by") and from_it.i <= hit.end + 2
                    ):  # fmt: skip
                        here.append(Claim(i, from_it, "say"))  # "the tally from the Defence Ministry runs to 57"
                        break
                    if hit.group != "say" or hit.tag in ("say.message", "say.pronoun"):
                        continue
                    if self.tokens.norm[hit.end : hit.end + 1] == ["itself"]:
                        break  # "history repeated itself"
                    if self.goes_on(i):
                        break
                    found = self._claim(i, hit.tag, hit.end, s.start, s.end, at, spoken)
                    if found is not None and found.entity is not None:
                        found.entity = self._company(found.entity, spoken, at) or found.entity
                    if found is not None and found.entity is not None and self.tokens.norm[i - 1] == ",":
                        # "Shot, a Telegram channel close to the police, wrote": no police wrote
                        e = found.entity
                        apposed = s.start < e.i < i and not e.person and self.tokens.norm[s.start + 1] in (",", "of")
                        found.entity = (self.medium_opening(s.start, s.end, at) if apposed else None) or e
                    if found is not None:
                        here.append(found)
                    break
            if all(c.how == "according" and not (c.entity and c.entity.kind == "military") for c in here):
                # "Mash, a channel known for its sources in the police, gave …": no police spoke
                medium = self.medium_opening(s.start, s.end, at)
                if medium is not None and (here or doc.has_groups(("outcome", "casualty", "fatality"), s.start, s.end)):
                    here = [Claim(medium.i, medium, "say")]
            doer = self._closing(s.start, s.end, at) if not here else None
            if doer is not None:
                here.append(Claim(doer.j, doer, "say"))  # "Rosaviatsia closed the airports of Orenburg and Orsk"
            if not here and (watcher := self.seen_by(s.start, s.end, at)) is not None:
                here.append(Claim(watcher.i, watcher, "say"))
            if not here and (blamed := blame.speaker(doc, s.start, s.end, at, spoken, self)) is not None:
                here.append(Claim(*blamed, "say"))
            if not here:
                here = self._learnt(s.start, s.end, at)
            if not here:
                here = self._showed(s.start, s.end, at)
            if not here:
                here = self._led(s.start, s.end, at) or self._capital(s.start, s.end, entities)
            if not here:
                signed = self._bracketed(s.start, s.end, at)
                if signed is not None:
                    here.append(Claim(signed.i, signed, "sign-off"))
            inquiry = None if any(c.entity is not None for c in here) else self._inquiry(s.start, s.end, at)
            if inquiry is not None:
                here = [Claim(s.start, inquiry, "say")]
            if not here:
                here = [Claim(k, e, "say") for k, e in self.accounts(s.start, s.end, at)]
            if not here and (speaks := self.label(s.start, s.end, at)) is not None:
                here = [Claim(speaks.i, speaks, "colon")]
            if not here and (closing := self.closing_name(s.start, s.end, at)) is not None:
                here = [Claim(closing.i, closing, "say")]
            if not here:
                here = self._version(s.start, s.end, at)
            if not here:
                here = self._stated(s.start, s.end, at) or self._published(s.start, s.end, at, spoken)
            if not here:
                here = self._allots(s.start, s.end, at) or self._goes_on(s.start, s.end, spoken)
            if not here:
                tallied = self.accounting(s.start, s.end, at)
                if tallied is not None:
                    here.append(Claim(tallied.i, tallied, "say"))
            here = enclosed.outer(doc, self._relayed(here), s.end)
            for c in here:
                if c.entity is not None and self._an_inquiry(c.entity):
                    e = c.entity  # «За версією слідства»: of the prosecutors or police named before, if any
                    c.entity = next((o for o in reversed(entities) if o.i < e.i and self._investigates(o)), e)
            for c in here:
                if c.entity is not None and c.how != "deny":
                    spoken.append(c.entity)
            out += here
        return out

    def _claim(
        self, i: int, tag: str, j: int, start: int, end: int, at: dict[int, Entity], spoken: list[Entity]
    ) -> Claim | None:
        if tag == "say.according" and i > start and self.tokens.norm[i] == "sources" and (
            self.tokens.norm[i - 1] in _HAVING
        ):
            return None  # "Mash, a channel with sources in the police, gave …"
        if tag == "say.according" and i > start + 1 and not _OFTEN.isdisjoint(self.tokens.norm[i - 2 : i]):
            return None  # "the channel, which often cites sources in the emergency services"
        if tag == "say.according" and (self._what_he_is(i, start, at) or self._passing_on(i, j, at)):
            return None
        if tag == "say.according":
            whose = next((k for k in range(i, j) if self.tokens.norm[k] in WHOSE), -1)
            if whose >= 0:
                return Claim(i, self._meant(whose, spoken, at), "according")  # "by its count, the Houthis have …"
            inner = next((k for k in range(i + 1, j) if self._pronoun(k)), -1)
            his = self._meant(inner, spoken, at) if inner >= 0 else None
            if his is not None:
                return Claim(i, his, "according")  # «за її словами, пожежу рятувальники ліквідували»
            e = self._after(j, end, at)
            if e is not None:
                e = self._author(e, end, at) or self._same_medium(e, at, spoken) or e
                if spoken and e.kind == "military" and self._nameless(e):
                    e = next((o for o in reversed(spoken[-6:]) if o.kind == "military"), e)
                return Claim(i, e, "according")
            # «за його словами» holds its pronoun inside the phrase
            for k in range(i, min(end, j + 3)) if not self.tokens.norm[j - 2].startswith("spokes") else ():
                if self._pronoun(k):
                    return Claim(i, self._meant(k, spoken, at), "according")
            e = self.spokesman(i, j, end, at) or self.stranger_after(j, end, at, spoken)
            if e is None and j + 2 <= end and self.tokens.norm[j] == "the" and firms.bare(self.tokens, j, j + 2):
                e = firms.named(self.tokens, at, j, j + 2)  # "according to the group"
            return Claim(i, e, "according") if e is not None else None
        if self.tokens.norm[i].startswith(TOLD) and i > start and self.tokens.norm[i - 1] in _PASSIVE:
            if self.tokens.norm[j : j + 1] != ["by"] or any(k in at and at[k].office for k in range(start, i)):
                return None  # "residents were told to stay indoors", "the agency was informed by the plant"
            teller = self._after(j + 1, end, at) or self.stranger_after(j + 1, end, at, spoken)
            return Claim(i, teller, "say") if teller is not None else None
        if self._seen_so(i, j, start):
            return None  # "drones were reported over the airport of Isfahan": nobody is named
        e, pronoun = self._subject(i, j, start, end, at)
        if e is not None and e.j <= i and spoken and self.tokens.norm[i - 1] in _STOPS and (
            self.tokens.norm[i].startswith(_IT_SAYS)
        ):
            return Claim(i, None, "say")  # «медики надають допомогу, – йдеться у дописі»: whoever spoke before
        if e is not None and e.kind == "witness" and e.i >= j and self._warned(i, e):
            # «Паблик в первом часу ночи предупреждал подписчиков»
            e = next((at[k] for k in range(i - 1, start - 1, -1) if k in at), None)
        if tag == "say" and (e is None or e.kind == "media") and (k := self._quotes(i, j, start, end)) >= 0:
            his = self._meant(k, spoken, at)
            if his is not None:
                return Claim(i, his, "say")
        e = (self._same_medium(e, at, spoken) or e) if e is not None else None
        if e is not None and e.kind == "media" and self._passed_on(i, j, end):
            # «"46 ми збили", – цитує зведення видання»: whose summary it is, not who cites it
            e = next((o for o in reversed(spoken[-6:]) if o.kind in OFFICIAL), e)
        if e is not None and spoken and self._nameless(e):
            kinds = ("military",) if e.kind == "military" else OFFICIAL
            e = next((o for o in reversed(spoken[-6:]) if o.kind in kinds), e)  # "the official added"
        if e is not None and not e.person and e.i > start and self.tokens.norm[e.i - 1] in THEIRS:
            e = self._topic(e.i - 1, at) or e  # «Поліція оперує іншим числом. Її вибухотехніки підтвердили …»
        # "that is not what the mayor has said"
        unlike = self.tokens.norm[start + 1 : start + 4] == ["is", "not", "what"]
        how = "deny" if tag == "say.deny" or unlike else "say"
        if how == "say" and e is not None and e.i > start and not e.person and (
            self.within(e.i, start) or self.tokens.norm[e.i - 1] == "of"
        ):
            people = self.crowd(i, start, at)  # "listeners of a local radio station told it a story"
            if people is not None and people.j <= e.i:
                return Claim(i, people, how)
        # "…, said a police spokesman": who follows the verb speaks, no noun before it
        behind = e is not None and e.office and not e.weak and 0 <= e.i - j <= 2
        behind = behind and self.tokens.norm[i - 1] in (",", '"')
        if how == "say" and not behind and (e is None or not (e.j <= i and i - e.j <= 2)):
            stranger = self.stranger_before(i, start, at, spoken)
            inverted = i == start or self.tokens.norm[i - 1] in (",", '"', "-")
            if stranger is None and e is None and pronoun < 0 and inverted and j == i + 1:
                stranger = self.stranger_after(j, end, at, spoken)
            if stranger is not None:
                return Claim(i, stranger, how)
        aside = e is not None and e.kind in ("media", "witness") and i > start and self.tokens.norm[i - 1] == ","
        if how == "say" and (e is None or (aside and e.j < i)) and pronoun < 0:
            # «Рабочие, с которыми поговорил корреспондент, утверждают»
            slav = self.slav_before(i, j, start, at)
            if slav is not None:
                return Claim(i, slav, how)
        there = self.tokens.norm[i - 1] == "там" or self.tokens.norm[j : j + 1] == ["там"]
        if e is None and pronoun < 0 and there:
            e = self._body_before(i, spoken, at)  # «Начнём с Минобороны. Там рапортуют о 40 дронах»
        if e is not None:
            return Claim(i, self._told_him(j, e, spoken, at) or e, how)
        if pronoun >= 0 and how == "say" and self.tokens.norm[pronoun] == "they":
            e = self.crowd(pronoun, start, at)  # "People living in Gukovo saw five drones, as they told the paper"
            e = e or self.crowd_before(pronoun, at) or self._crowd_told(pronoun, spoken)
            if e is not None:
                return Claim(i, e, how)
        if pronoun < 0 and how == "say" and i - 2 >= start and self.tokens.norm[i - 2] == "the" and (
            firms.bare(self.tokens, i - 1, i)
        ):
            body = firms.named(self.tokens, at, i - 2, i)  # "the group said"
            return Claim(i, body, how) if body is not None else None
        return Claim(i, self._meant(pronoun, spoken, at), how) if pronoun >= 0 and how == "say" else None

    def _crowd_told(self, k: int, spoken: list[Entity]) -> Entity | None:
        """ "Locals in Syzran filmed two drones. The refinery burned all night, they say": the crowd that spoke last."""
        last = spoken[-1] if spoken else None
        if last is None or last.kind != "witness" or last.single or last.i < 0:
            return None
        apart = self.doc.sentence_of[k] - self.doc.sentence_of[last.i]
        return last if 0 <= apart <= 2 else None

    def _inquiry(self, a: int, b: int, at: dict[int, Entity]) -> Entity | None:
        """ "Prosecutors have opened a case. The investigation has it that a drone …": whose investigation it is."""
        norm = self.tokens.norm
        for k in range(a, min(b - 2, a + 6)):
            after = norm[k + 1]
            if norm[k] not in _INQUIRIES or not (
                (after in _FINDING and "that" in norm[k + 1 : k + 5])
                or (after == "," and norm[a] in ("according", "as"))
            ):
                continue
            named = (at[t] for t in range(k - 1, max(-1, k - 60), -1) if t in at)
            return next((e for e in named if e.kind == "emergency_service" and e.office and not e.weak), None)
        return None

    def _an_inquiry(self, e: Entity) -> bool:
        """Whether a speaker is but "the investigation", «слідство», «следствие»."""
        return e.j - e.i == 1 and not e.person and self.tokens.norm[e.i].startswith(_INQUIRY)

    def _investigates(self, e: Entity) -> bool:
        rescue = any(h.tag == "institution" and h.value.key in _RESCUE for h in self.doc.hits[e.i])
        return e.kind == "emergency_service" and e.office and not (rescue or e.weak or self._an_inquiry(e))

    def inquire(self, claims: list[Claim], default: Entity | None) -> None:
        """«За даними слідства, дрон влучив …» over a prosecutor's name: the investigation is that office's."""
        if default is None or default.kind != "emergency_service":
            return
        for c in claims:
            if c.entity is not None and self._an_inquiry(c.entity):
                c.entity = default

    def _seen_so(self, i: int, j: int, start: int) -> bool:
        """ "Drones were reported over the airport": what is reported are drones, and nobody is named who did."""
        norm = self.tokens.norm
        verb = i + (norm[i] in _PASSIVE)
        if norm[verb : verb + 1] != ["reported"] or norm[j : j + 1] in (["by"], ["to"]):
            return False
        k = verb
        while k > start and (norm[k - 1] in _PASSIVE or norm[k - 1] in ("have", "has", "had")):
            k -= 1
        near = range(max(start, k - 5), k)
        return k < verb and any(h.tag in DRONE and h.end == k for t in near for h in self.doc.hits[t])

    def _told_him(self, j: int, e: Entity, spoken: list[Entity], at: dict[int, Entity]) -> Entity | None:
        """ "The mayor wrote …; rescuers had assured him that nobody was hurt": the official passes on what he heard."""
        if j >= self.n or self.tokens.norm[j] not in _TO_HIM or e.kind == "media":
            return None
        who = self._meant(j, spoken, at)
        return who if who is not None and who is not e and who.person and who.kind in OFFICIAL else None

    def _closing(self, a: int, b: int, at: dict[int, Entity]) -> Entity | None:
        """The body that shuts airports, at the head of a sentence or behind a colon: «…: Росавиация ввела «Ковёр»»."""
        norm = self.tokens.norm
        for k in (a, *(t + 1 for t in range(a, b - 2) if norm[t] in (":", ";"))):
            e = at.get(k)
            if e is not None and e.kind == "national_authority" and not e.person and e.j < b and norm[e.j] in _SHUTS:
                return e
        return None

    def _warned(self, i: int, e: Entity) -> bool:
        """Whether a crowd behind the verb at token i is told something: «предупреждал подписчиков»."""
        return self.tokens.norm[i].startswith(_WARNS) and self.tokens.norm[e.j - 1].endswith(_OBLIQUE)

    def _quotes(self, i: int, j: int, start: int, end: int) -> int:
        """The token of whom a medium passes on: «цитирует его агентство», «его слова приводит ТАСС»; or -1."""
        norm = self.tokens.norm
        cites = norm[i].startswith(_CITES)
        if not cites and not norm[i].startswith(_PASSES):
            return -1
        for k in range(max(start, i - 2), min(end, j + 2)):
            if norm[k] in _HIM and (cites or norm[k + 1 : k + 2] in (["слова"], ["заявление"], ["заяву"])):
                return k
        return -1

    def _passed_on(self, i: int, j: int, end: int) -> bool:
        """Whether a verb of citing at tokens i to j has an official's message behind it: «цитує зведення»."""
        return self.tokens.norm[i].startswith(_CITES) and self.doc.has("say.message", j, min(end, j + 3))

    def _what_he_is(self, i: int, start: int, at: dict[int, Entity]) -> bool:
        """ "Said Colonel Paul Mbuyi, a spokesman for the army": what the named speaker is, no other one."""
        norm = self.tokens.norm
        comma = i - 1 if norm[i] in ("a", "an", "the") else i - 2
        if comma <= start or norm[comma] != "," or (comma == i - 2 and norm[i - 1] not in ("a", "an", "the")):
            return False
        named = at.get(comma - 1)
        return named is not None and named.person and named.j == comma

    def _passing_on(self, i: int, j: int, at: dict[int, Entity]) -> bool:
        """ "According to the police, quoted by the TT agency, …": who passes on what the one before the comma said."""
        norm = self.tokens.norm
        if norm[j - 1] != "by" or not any(w in _QUOTED for w in norm[i:j]):
            return False
        k = i - 1
        while k > 0 and norm[k] in ("as", "was", "is", "and"):
            k -= 1
        who = at.get(k - 1) if norm[k] == "," else None
        return who is not None and who.office and not who.weak and who.kind != "media"

    def _company(self, e: Entity, spoken: list[Entity], at: dict[int, Entity]) -> Entity | None:
        """ "The railway company added": a company without a name is the one that spoke last, "Ukrzaliznytsia"."""
        words = self.tokens.norm[e.i : e.j]
        led = words[0] == "the" or (e.i > 0 and self.tokens.norm[e.i - 1] in ("the", "this"))
        if e.person or not led or not firms.bare(self.tokens, e.i, e.j) or (e.key is not None):
            return None
        last = next(
            (
                o
                for o in reversed(spoken[-4:])
                if not o.person and o.kind not in _NO_COMPANY and any(self.tokens.cap[o.i : o.j]) and not o.region
            ),
            None,
        )
        before = firms.named(self.tokens, at, e.i, e.j)
        if before is None or (last is not None and before.i <= last.i):
            return last
        return replace(before, i=e.i, j=e.j)

    def _nameless(self, e: Entity) -> bool:
        """Whether a speaker is but "the official", "the politician", «військові»: whoever spoke before."""
        norm = self.tokens.norm
        if e.kind == "military" and not e.person and not e.key and e.j - e.i == 1 and norm[e.i].startswith(_SOLDIERS):
            return True  # «Повітряні сили нарахували 188 дронів. Військові підтвердили 152 збиті»
        if e.kind == "military" and not e.person and tuple(w[:8] for w in norm[e.i : e.j]) in _DEPARTMENT:
            return True  # "as specified by the military department": the ministry that was named before
        return (
            not e.person and e.j - e.i == 1 and norm[e.i] in _ANYBODY and e.i > 0 and norm[e.i - 1] in ("the", "this")
        )

    def _version(self, a: int, b: int, at: dict[int, Entity]) -> list[Claim]:
        """ "The version of Soslan Gutiev, who heads the republic, is that …", "To hear the mayor tell it, …"."""
        norm = self.tokens.norm
        for k in range(a, min(b - 3, a + 4)):
            e = at.get(k + 2) or at.get(k + 3)
            if e is None or not (e.person or e.office):
                continue
            if norm[k] in TELLINGS and norm[k + 1] == "of":
                return [Claim(k, e, "say")]
            if norm[k : k + 2] == ["to", "hear"] and any(w.startswith("t") for w in norm[e.j : e.j + 2]):
                return [Claim(k, e, "say")]
        return []

    def _stated(self, start: int, end: int, at: dict[int, Entity]) -> list[Claim]:
        """«Призначений очільник обмежився тим, що …»: an office that opens a sentence, and what it says behind «що»."""
        e = next((at[k] for k in range(start, min(end, start + 4)) if k in at), None)
        if e is None or not e.office or e.weak or e.kind not in OFFICIAL:
            return []
        norm = self.tokens.norm
        for k in range(e.j, min(end - 1, e.j + 5)):
            if norm[k] == "," and norm[k + 1] in ("що", "что") and not self._thing_done(e.j, k):
                return [Claim(k, e, "say")]
        if e.j + 2 < end and norm[e.j] in ("had", "has", "have") and norm[e.j + 1] not in ("no", "nothing", "none"):
            # "the city's rescue service had a fire to report"
            for k in range(e.j + 2, min(end - 1, e.j + 12)):
                if norm[k] == "to" and norm[k + 1] in _TO_TELL:
                    return [Claim(e.j, e, "say")]
        return []

    def _thing_done(self, a: int, b: int) -> bool:
        """«Рятувальники загасили пожежу, що сталася вночі»: what they did, and nothing that they said."""
        return self.doc.has_groups(("outcome", "responder", "object", "attack"), a, b)

    def _published(self, start: int, end: int, at: dict[int, Entity], spoken: list[Entity]) -> list[Claim]:
        """ "In its list of the 39 drones, the region appears with six", "the ministry's overnight claim amounts to 47":
        whose list it is, where nobody else speaks.
        """
        norm = self.tokens.norm
        for k in range(start, end):
            owner = at.get(k)
            owned = owner is not None and owner.office and owner.j == k + 1 and self._owner(k)
            if norm[k] not in WHOSE and not owned:
                continue
            for m in range(k + 1, min(end, k + 4)):
                if "say.message" in self.doc.tags[m] or norm[m] in _LISTS:
                    e = owner if owned else self._meant(k, spoken, at)
                    return [Claim(k, e, "according")] if e is not None else []
        return []

    def _allots(self, start: int, end: int, at: dict[int, Entity]) -> list[Claim]:
        """ "Of 22 drones shot down, the Defence Ministry put 15 in A", "the ministry attributed nine to B": who shares
        them out.
        """
        doc, norm = self.doc, self.tokens.norm
        e: Entity | None = None
        for k in range(start, end):
            e = at.get(k)
            if e is not None and e.j < end and norm[e.j].startswith(_ALLOTS) and e.kind in OFFICIAL and e.office:
                break
            e = None
        if e is None or e.weak or (e.kind != "military" and not e.key):
            return []
        b = e.j + 1 + (norm[e.j] in ("has", "had", "have"))
        figure = any(
            self.tokens.value[k] is not None or self.tokens.kind[k] == NUMBER or doc.tag("num", k) is not None
            for k in range(b, min(end, b + 7))
        )
        lies = any(norm[k] in ("in", "over", "to", "at", "for", "with", "as", "across") for k in range(b, end))
        return [Claim(e.j, e, "say")] if figure and lies else []

    def _goes_on(self, start: int, end: int, spoken: list[Entity]) -> list[Claim]:
        """ "The letter continues: …", '"There are no victims," the message goes on': whoever wrote it, still."""
        last = spoken[-1] if spoken else None
        if last is None or last.kind not in OFFICIAL:
            return []
        norm = self.tokens.norm
        for k in self.doc.all("say.message", start + 1, end):
            hit = self.doc.tag("say.message", k)
            if hit is None or norm[k - 1] not in _THE_SAME or self.doc.inside[k] or hit.end >= end:
                continue
            if norm[hit.end] in _RUNS_ON and (k <= start + 2 or self.doc.quoted[k - 3]):
                return [Claim(k, last, "say")]
        return []

    def _relayed(self, claims: list[Claim]) -> list[Claim]:
        """An official whom a medium relays in the same sentence is the source, not the medium; of two officials, the
        one whom the other refers to.
        """
        if len(claims) < 2 or not any(
            c.entity is not None and c.entity.kind in OFFICIAL and c.how != "deny" for c in claims
        ):
            return claims
        cited = next(
            (c for c in claims if c.how == "according" and self._referred(c.at) and c.entity is not None), None
        )
        if cited is not None and cited.entity is not None and self._inside(cited):
            others = [c for c in claims if c.entity is not None and c.entity is not cited.entity]
            return others or claims  # "citing a source in the police, the channel Mash claimed"
        if cited is not None and cited.entity is not None and cited.entity.kind in OFFICIAL:
            return [c for c in claims if c is cited or c.entity is None or c.entity.person]
        if any(c.how == "according" and c.entity is not None and c.entity.kind in OFFICIAL for c in claims):
            # «десять дронів налічили прикордонники, сказано в дописі ОВА»: who counted, and who tells of it
            told = [c for c in claims if c.how != "say" or not self.tokens.norm[c.at].startswith(_COUNTS)]
            claims = told or claims
        between = self.tokens.norm[min(c.at for c in claims) : max(c.at for c in claims)]
        if not _TURNS.isdisjoint(between):
            return claims
        return [c for c in claims if c.entity is None or c.entity.kind != "media"]

    def _inside(self, c: Claim) -> bool:
        """Whether who is cited is but somebody in a body: "citing sources within the police", «источник в МЧС»."""
        if c.entity is None:
            return False
        words = self.tokens.norm[c.at : c.entity.i]
        return any(w.startswith(("source", "contact", "insider", "источник", "джерел")) for w in words) and any(
            w in ("in", "inside", "within", "at", "close", "from", "among", "в", "во", "у") for w in words
        )

    def _referred(self, k: int) -> bool:
        """Whether words at token k pass on what another has said: "citing", "with reference to", «со ссылкой на»."""
        return any(word.startswith(_REFERS) for word in self.tokens.norm[k : k + 2])

    def _capital(self, a: int, b: int, entities: list[Entity]) -> list[Claim]:
        """ "Moscow gave an account of its own night: 33 drones …", "Moscow's overnight claim is in": its ministry."""
        place = self.place_at.get(a)
        nation = place is not None and place.code == "RU"
        state = nation and place is not None and any(self.says(k) for k in range(place.j, min(b, place.j + 4)))
        if place is None or not (state or (place.code == "RU-MOW" and place.role == "aside")):
            return []  # also "Russia in turn claimed 31 drones had been intercepted"
        ministry = next((e for e in entities if (e.key or "") == "RU-MOD"), None)
        if ministry is None:
            ministry = next((e for e in entities if e.kind == "military" and e.country == "RU"), None)
        if ministry is None:
            foreign = {e.country for e in entities if e.kind == "military"} - {None}
            late = [e for e in entities if e.kind == "military" and e.i > b and e.country is None]
            ministry = late[0] if late and "RU" not in foreign else None
        return [Claim(a, ministry, "say")] if ministry is not None else []

    def _led(self, a: int, b: int, at: dict[int, Entity]) -> list[Claim]:
        """Who stands before what is told, where no verb says so: "From the governor, X: two drones …", "The
        information came from its governor, X.", "Two bulletins from the Defence Ministry on Thursday."
        """
        doc, norm = self.doc, self.tokens.norm
        if not norm[a].isascii():
            return []
        told = next((k for k in range(a, b) if "outcome" in doc.groups[k] or doc.any(DRONE, k) is not None), b)
        colon = next((k for k in range(a, min(told, a + LED)) if norm[k] == ":"), -1)
        if colon > 0 and told < b:
            named = [e for e in (at[k] for k in range(a, colon) if k in at) if not e.weak]
            best = next((e for e in named if e.i == a and e.office), None)  # also "Mash, a channel close to …, has …:"
            best = best or next((e for e in reversed(named) if e.person and e.office), None)
            best = best or next((e for e in named if e.office and e.kind not in (None, "witness")), None)
            if best is not None:
                return [Claim(best.i, best, "colon")]
        for k in range(a + 1, min(told, b - 1)):
            if norm[k] == "of" and norm[k - 1] in _TELLINGS:
                e = at.get(k + 1) or (at.get(k + 2) if norm[k + 1] in _ARTICLES else None)
                if e is not None and not e.weak and (e.office or e.person or e.kind == "media"):
                    return [Claim(k, e, "according")]  # "The version of the mayor, X, is that …"
            if norm[k] not in ("from", "by"):
                continue
            e = at.get(k + 1) or (at.get(k + 2) if norm[k + 1] in _ARTICLES else None)
            if e is None or e.weak or not (e.office or e.kind == "media"):
                continue
            if "say.message" in doc.tags[k - 1] or norm[k - 1] in _EMERGED:
                return [Claim(k, e, "according")]
        return []

    def _learnt(self, a: int, b: int, at: dict[int, Entity]) -> list[Claim]:
        """ "From the police we learn that …", "From the minister, X, came the news that …": from whom it comes."""
        norm = self.tokens.norm
        if norm[a] != "from" or a + 3 >= b:
            return []
        e = at.get(a + 1) or (at.get(a + 2) if norm[a + 1] in _ARTICLES else None)
        if e is None or not (e.office or e.person or e.kind == "media"):
            return []
        k = e.j
        holder = at.get(k + 1) if k < b and norm[k] == "," else None
        if holder is not None and holder.j < b and norm[holder.j] == ",":
            if holder.person and not e.person:
                holder.kind, holder.office, holder.weak = e.kind, True, False
                e = holder
            k = holder.j + 1
        if k + 1 >= b:
            return []
        comes = norm[k] in _EMERGED
        hears = norm[k] in _HEARERS and any(w.startswith(_HEARD) for w in norm[k + 1 : k + 4])
        return [Claim(a, e, "according")] if comes or hears else []

    def _showed(self, a: int, b: int, at: dict[int, Entity]) -> list[Claim]:
        """ "Astra, a Telegram channel, published video of a drone hitting a depot", "Residents reported drones over the
        city", «жители слышали дроны»: who shows pictures of it, or has seen it, at the head of a sentence.
        """
        norm = self.tokens.norm
        e = next((at[k] for k in range(a, min(b, a + 3)) if k in at), None)
        if (
            e is None
            or e.weak
            or not norm[e.i].isascii()
            or not (e.office or e.person or e.kind in ("media", "witness"))
        ):
            return []
        k = e.j
        place = self.place_at.get(k + 1) if k < b and norm[k] in _AT else None
        if place is not None and place.j < b and not e.person:
            k = place.j  # "Eyewitnesses in Syzran showed footage"
        if k < b and norm[k] == ",":
            close = next((t for t in range(k + 1, min(b, k + 14)) if norm[t] == ","), -1)
            k = close + 1 if close > 0 else k
        k += k < b and norm[k] in ("has", "have", "also", "later")
        if k + 1 >= b:
            return []
        if norm[k] in _SHOWED and not _SHOWN.isdisjoint(norm[k + 1 : k + 5]):
            return [Claim(k, e, "say")]
        if e.kind in ("witness", "media") and norm[k] in _FILMED:
            return [Claim(k, e, "say")]  # "Locals in Syzran filmed two drones diving at the refinery"
        seen = "outcome.sighted" in self.doc.tags[k]
        seen = seen and (e.kind == "witness" or norm[k] in ("reported", "report", "reports"))
        return [Claim(k, e, "say")] if seen else []

    def _bracketed(self, a: int, b: int, at: dict[int, Entity]) -> Entity | None:
        """Who stands in brackets at the end of a sentence: "… two injured (G. Ryumin, the mayor's adviser)." """
        norm = self.tokens.norm
        k = b - 1
        while k > a and norm[k] in (".", '"', ";"):
            k -= 1
        if k <= a or norm[k] != ")":
            return None
        opened = next((t for t in range(k - 1, max(a, k - 12), -1) if norm[t] == "("), -1)
        e = at.get(opened + 1) or at.get(opened + 2) if opened > a else None
        return e if e is not None and (e.person or e.office) and not e.weak else None

    def _headed(self, a: int, b: int, at: dict[int, Entity]) -> Entity | None:
        """An entity that opens a sentence and is followed by a colon or a dash: «ГСЧС: …», "Source: …"."""
        tokens = self.tokens
        clock = next((k for k in range(a, min(b, a + 4)) if tokens.kind[k] == CLOCK), -1)
        if clock >= 0:
            # "21:30–23:50 – The Russian MoD: …"
            while a < b and (tokens.kind[a] in (CLOCK, NUMBER) or tokens.norm[a] in ("-", "|", ".", ")", "to", "]")):
                a += 1
        a = self._introduced(a, b)
        while a < b and ((tokens.kind[a] == SIGN and tokens.norm[a] in "\"'(") or tokens.norm[a] in ("the", "a")):
            a += 1
        listed = a + 2 < b and tokens.norm[a] == "from" and self.doc.sentences[self.doc.sentence_of[a]].bullet
        if listed:
            a += 1 + (tokens.norm[a + 1 : a + 2] == ["the"])  # "– from the governor, A. Petrov: two were downed;"
        e = at.get(a)
        if e is None and listed and tokens.cap[a]:
            e = self.stranger_after(a, b, at, [])
        if e is None or self._byline(e, b):
            return None
        j = e.j
        if listed and ":" in tokens.norm[j : min(b, j + 5)]:
            return e  # "– from Baza, on Telegram: three drones crashed into the refinery"
        while j < b and (
            tokens.norm[j] in ("на", "on", "in", "в", "у", '"', ")")
            or tokens.norm[j] in NO_NAMES
            or self.doc.any(("say.message", "office.media", "say"), j) is not None
        ):
            if tokens.norm[j] == ":":
                break
            j += 1
        if j < b and tokens.norm[j] == ":":
            labelled = at.get(j + 1)
            if labelled is not None and labelled.office and labelled.kind in OFFICIAL and e.kind not in OFFICIAL:
                return labelled  # "Reporting party: Governor Efim Shatilov (Telegram)"
            holder = at.get(j + 2) if not WHOSE.isdisjoint(self.tokens.norm[j + 1 : j + 2]) and not e.person else None
            if holder is not None and holder.person and holder.j - j < LED:
                return holder  # "Sumy Regional Military Administration: its chief, X, sums up the day."
            return e
        medium = e.kind == "media" and e.office and e.i == a and any(c.isupper() for c in e.text[1:])
        if e.person or ((medium or e.kind in ("military", "regional_authority", "national_authority")) and not e.weak):
            for k in range(j, min(b, j + 12)):
                if k == j and self.doc.tag("attack", k) is not None:
                    return None  # «Армія РФ застосувала: КАБ – 5; FPV – 12»: who attacked
                if tokens.norm[k] == ":":
                    return e  # «Повітряні сили підбили підсумок: …»
                summed = any(w.startswith(("підсум", "итог")) for w in tokens.norm[k + 1 : k + 3])
                if self.doc.any_group(("outcome", "drone", "headline"), k) is not None and not summed:
                    break
        if (
            j < b
            and tokens.kind[j] == SIGN
            and tokens.norm[j] == "-"
            and j == e.j
            and e.i == a
            and j + 1 < b
            and not e.weak
            and tokens.start[j] > tokens.end[j - 1]
        ):
            return e
        return None

    def _byline(self, e: Entity, b: int) -> bool:
        """ "by Iryna Vasylchuk — February 20, 11:47 — reading time: 3 min": who wrote the piece, and nothing else."""
        s = self.doc.sentences[self.doc.sentence_of[e.i]]
        if not s.heading or not e.person or e.office or self.doc.has_groups(("outcome", "drone"), s.start, s.end):
            return False
        return any(self.tokens.kind[k] in (CLOCK, DATE) or "month" in self.doc.groups[k] for k in range(e.j, b))

    def _introduced(self, a: int, b: int) -> int:
        """Past what a heading of a speaker opens with: "From the report of the governor: …", "From X: …"."""
        norm, doc = self.tokens.norm, self.doc
        if a >= b or norm[a] not in ("from", "by"):
            return a
        k = a + 1
        while k < min(b, a + 8):
            hit = doc.tag("say.message", k)
            if hit is None and norm[k] not in _MESSAGE_WORDS:
                break
            k = hit.end if hit is not None else k + 1
        return k

    def _after(self, i: int, end: int, at: dict[int, Entity]) -> Entity | None:
        tokens = self.tokens
        best: Entity | None = None
        for k in range(i, min(end, i + 7)):
            e = at.get(k)
            if e is not None:
                # «по данным телеграм-канала мэра» grows by itself; "the channel of the ministry" names the medium
                best = e
                break
            if (
                tokens.kind[k] == SIGN
                and tokens.norm[k] in ",.;"
                and not (tokens.norm[k] == "," and k <= i + 3 and k + 1 in at and at[k + 1].person)
            ):
                break
        return best

    def _same_medium(self, e: Entity, at: dict[int, Entity], spoken: list[Entity]) -> Entity | None:
        """ "Mash wrote first: according to the Telegram channel …", "its channel said": whose channel it is."""
        owner = self.tokens.norm[e.i - 1] if e.i else ""
        if e.kind != "media" or e.person or e.key or e.j - e.i > 2 or self.tokens.cap[e.j - 1]:
            return None
        if owner in WHOSE:
            return next((o for o in reversed(spoken[-6:]) if o.kind in OFFICIAL), None)
        if owner in ("в", "во", "у") and self.tokens.norm[e.i].startswith(_A_CHANNEL):
            # «…», – говорится в сообщении в телеграм-канале: in that of the official who has just spoken
            return next((o for o in reversed(spoken[-3:]) if o.kind in OFFICIAL and o.person), None)
        if owner != "the" and self.tokens.norm[e.i] != "the":
            return None
        named = (at[k] for k in range(e.i - 1, max(-1, e.i - 60), -1) if k in at)
        return next((o for o in named if o.kind == "media" and o is not e and self.tokens.cap[o.j - 1]), None)

    def _author(self, e: Entity, end: int, at: dict[int, Entity]) -> Entity | None:
        """Whose message it is: "citing a Telegram post by regional governor X", "by the channel of the mayor"."""
        norm = self.tokens.norm
        if e.kind != "media" or e.person or e.key or e.j + 2 >= end or norm[e.j] not in ("by", "of", "from"):
            return None
        who = at.get(e.j + 1) or at.get(e.j + 2)
        return who if who is not None and who.office and who.kind in OFFICIAL and not who.weak else None

    # --- pronouns -----------------------------------------------------------------------------------------------------

    def _meant(self, k: int, spoken: list[Entity], at: dict[int, Entity]) -> Entity | None:
        """Whom a pronoun or a bare "the ministry" at token k means: the last speaker of its sort."""
        word = self.tokens.norm[k]
        recent = spoken[-6:]
        if word in HE:
            start = self.doc.sentences[self.doc.sentence_of[k]].start
            opener = at.get(start) or at.get(start + 1)
            if opener is not None and opener.i < k and opener.person:
                return opener
            witness = opener is not None and opener.kind == "witness" and opener.j - opener.i <= 2
            one = opener is not None and (
                not self.tokens.norm[opener.j - 1].endswith("s")
                if self.tokens.norm[k].isascii()
                else "person:one" in self.doc.tags[opener.j - 1]  # not «Жителей эвакуировали, по его словам»
            )
            if witness and one and opener is not None and opener.i < k:
                return opener  # "A nurse who works there said that …; she counted eight dead"
            last = next((e for e in reversed(recent) if e.person or e.single), None)
            here = (at[t] for t in range(k - 1, start - 1, -1) if t in at)
            own = next((e for e in here if e.person and e.office and e.kind in OFFICIAL), None)
            if own is not None and (last is None or last.j <= start) and not self._object(own.i, start):
                return own  # "From the other side, Leonid B., the head of the region, blamed Kyiv: a depot, he said, …"
            topic = self._subject_before(k, at) or self._body_before(k, spoken, at)
            if topic is not None and not topic.person and self.tokens.norm[topic.j - 1].endswith(_PLURAL):
                topic = last  # «Рятувальники загасили пожежу. За його словами, …»: not theirs
            if topic is not None and (last is None or topic.i > last.i):
                return topic  # "Dagestan's head, Khizri G., confirmed nothing. He wrote that …"
            return last or self._person_before(k, at)
        if word in THEIR:
            body = self._body_before(k, spoken, at)
            return body or next((e for e in reversed(recent) if not e.person and not e.single), None)
        hit = self.doc.tag("say.pronoun", k)
        noun = self.tokens.norm[hit.end - 1 if hit is not None else k]
        if noun.startswith(_MEDIUM):
            return self._medium_before(k, at) or next((e for e in reversed(recent) if e.kind == "media"), None)
        body = next((e for e in reversed(recent) if noun[:5] in e.nouns), None)
        if body is None and noun in firms.FIRMS:
            # "two drones struck a depot of DTEK, the company said"
            body = firms.named(self.tokens, at, k, hit.end if hit is not None else k + 1)
        if body is None and noun.startswith(_PERSON):
            return next((e for e in reversed(recent) if e.person or e.single), None)
        if body is None and word in IT:
            sentence = self.doc.sentences[self.doc.sentence_of[k]]
            body = self._topic(k, at)
            if body is None and word == "it" and not (recent and recent[-1].office and not recent[-1].person):
                body = self.body_before(k, at)
            if body is None and word in ("it", "they") and sentence.start + 2 < k:
                body = self.stranger_after(sentence.start, k, at, spoken)  # "The plant's press service gave …, it said"
        return body or next(
            (e for e in reversed(recent) if not e.person and e.kind != "witness" and not e.single), None
        )


    # --- the subject of a verb of saying ------------------------------------------------------------------------------


