"""Words of outcome, found and negated: "shot down", «пострадавших нет», flights + suspended."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from dronelog.parsing import closures, deeds, dropped, harm
from dronelog.parsing.counts import DRONE, Count
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Cue
from dronelog.parsing.places import Place
from dronelog.parsing.tokens import CLOCK, SIGN, WORD

_STRUCK_AT = ("удари", "вдари")
#: «беспилотником», «дронами»: who did it, not what was stopped.
_BY = ("ом", "ем", "ами", "ями")
_PASSIVE = ("ен", "ена", "ены", "ено", "ено", "ені", "ан", "ана", "аны", "ано", "ані", "ят", "ята", "яты", "ято", "яті")
#: Who shoots drones down: «девять дронов мобильные группы сняли на подлёте».
_DOERS = (
    *("груп", "зенит", "зеніт", "расчет", "розрахун", "пво", "ппо", "рэб", "реб", "военны", "військов", "боец", "бойц"),
    *("бійц", "захисник", "защитник", "силы", "сили", "сил", "погранич", "прикордон", "гвард", "наши", "наші"),
)
_OF_THEM = (["з", "них"], ["із", "них"], ["из", "них"], ["з", "яких"], ["із", "яких"], ["из", "которых"])
_HIT_INTO = ("поціл", "влуч", "попал", "попав")
_HELPED = ("допоміг", "допомог", "допомаг", "помог", "helped")
_FILMED = ("відео", "видео", "камер", "фото", "телефон", "плівк")
_WHICH = ("котор", "який", "яку", "які", "якого", "яких", "що")
#: «Поражены», «поразили», «уражено»: hit or shot down, as what stands beside it tells.
_HIT = ("пораж", "порази", "ураж", "урази", "враж", "врази")
#: Who and what came through: «целы», «уцелели», «вціліли».
_WHOLE = frozenset(("цел", "цела", "цело", "целы", "цілий", "ціла", "ціле", "цілі"))
_SPANS = (
    *("день", "дня", "дні", "тиж", "недел", "місяц", "месяц", "год", "рік", "рок", "ніч", "ноч", "добу", "сутк"),
    *("ранок", "утро", "вечір", "вечер", "вулиц", "улиц", "район", "квартал", "ряд", "рій", "зграя", "хвил"),
    *("мікрорайон", "микрорайон", "село", "місто", "город", "низк", "серія", "серия"),
)
_SAVED = ("уцелел", "вціліл", "уціліл", "невредим", "неушкоджен")
_SAVES = frozenset(w[:3] for w in (*_WHOLE, *_SAVED))
_NOT = frozenset(("не", "ни", "без", "лишь", "только", "лише", "тільки"))
_TOO = frozenset(("тоже", "также", "теж", "також"))
_NONE = frozenset(("нет", "немає", "нема", "не"))
_BUILT = (
    *("построй", "строени", "сооружен", "споруд", "будівл", "стекл", "шибк", "хранилищ", "сховищ", "обладнан"),
    *("оборудован", "теплиц", "резервуар", "емност", "ємност", "имуществ", "майн", "техник", "технік", "конструкц"),
)
_FOLK = ("люд", "жител", "жильц", "мешкан", "прохож", "перехож", "персонал", "экипаж", "екіпаж", "все", "всі", "усі")
#: «Прохожих не задело»: said of people, not of things.
_GRAZED = ("задел", "зацеп", "зачеп")
_OF_A = frozenset(("a", "an", "the", "of", "in", "silver", "gold", "golden", "shiny", "metal", "aluminium", "kitchen"))
_AND = frozenset(("and", "и", "та", "і", "й"))
_WAS = frozenset(("was", "were", "is", "are", "has", "have", "had"))
_WAS_BEEN = _WAS | {"been"}
_FOUND = (["that"], ["out"], ["guilty"], ["no"], ["him"], ["her"], ["himself"], ["nothing"], ["himself"])
_INFINITIVES = frozenset(("shoot", "jam", "intercept", "destroy", "neutralise", "neutralize", "bring", "take", "down"))
_PROVED = frozenset(("was", "were", "proved", "proven", "became", "been"))
_MANAGED = frozenset(("managed", "able", "succeeded", "helped", "failed", "had", "used", "enough"))
_SHUT = frozenset(("closed", "shut", "suspended", "restricted"))
_WHOEVER = frozenset(("anyone", "everyone", "those", "whoever", "anybody"))
_AIRPORTS = frozenset(("airport", "airports", "flights", "aviation", "rosaviatsia"))
_ALLOWS = ("allow", "permit", "authori", "empower")
_WANTS = ("threat", "vow", "plan", "want", "promis", "hop", "prepar", "allow", "permit", "authori", "pledg", "refus")
#: A text with one of these speaks of tanks that hold oil.
_OIL = ("oil", "fuel", "refiner", "petrol", "diesel", "crude", "lpg")
#: What is not restored yet has been cut.
_AGAIN = ("restor", "resum", "reopen", "восстанов", "возобнов", "віднов")
#: What is burnt as fuel, or as money: "burns that sum", "burns up a tonne".
_SPENT = (["that"], ["through"], ["up"], ["money"], ["fuel"], ["cash"], ["more"], ["less"])
#: Said of a fire and of a drone; who does the latter.
_LIQUIDATED = ("ліквід", "ликвид")
_DEFENDERS = ("ппо", "пво", "зеніт", "зенит", "протиповітр", "противовозд", "мвг", "вогнев")
#: Before burns of the skin.
_BURNT = frozenset(
    ("severe", "serious", "minor", "light", "bad", "with", "has", "have", "had", "suffered", "from", "of")
)
_FIREMEN = (["engine"], ["engines"], ["truck"], ["trucks"], ["station"], ["brigade"], ["crew"], ["crews"], ["service"])
#: What joins nouns that there was none of, and how such nouns end after a comma.
_LINKS = frozenset((",", "и", "й", "і", "та", "или", "або", "чи", "ни", "ані", "ні", "да"))
_OF_NONE = ("ых", "их", "ів", "ов", "ев", "ей", "ий", "ь", "тв", "рв")
_FIRE_NOUNS = ("пожар", "пожеж", "возгоран", "загоран", "загорян", "займан", "детонац")
#: «Зниклих безвісти», «пропавших»; «не допущено», «не зафіксовано».
_MISSING = ("зникл", "безвіст", "безвест", "пропавш", "пропал")
_PASSED = ("ено", "ано", "ято", "ыто", "ито", "лось", "лося")
#: What ends a clause; what asks for a number.
_BREAKS = frozenset((",", ";", ":", "-", "(", ")", ".", '"', "?", "!"))
_SO_THAT = frozenset(("чтобы", "чтоб", "щоб", "аби", "дабы"))
_LACKS = frozenset(("немає", "нема", "нет", "нету"))
_TROUBLES = ("перебо", "отключен", "відключен", "проблем", "сбое", "збоїв", "задерж", "затрим")
_SUMS = ("підби", "підвел", "підвів", "подби", "подвел", "подвод", "підвод")
_SUMMED = ("підсум", "итог", "баланс", "рахун", "счет", "бабк")
_EVACUATION = ("евакуаці", "эвакуаци")
#: Drops and what aeroplanes drop; munitions that loiter.
_DROPS = ("скид", "скину", "сброс")
_BOMBS = ("авіабомб", "авиабомб", "каб", "фаб", "умпб", "бомб")
_LOITERING = ("баражувальн", "барражирующ", "барражує")
_MUNITION = ("боєприпас", "боеприпас", "снаряд", "дрон", "бпла")
_THE_NUMBER = ("числ", "количеств", "кількіст")
_HOW_MANY = frozenset(("сколько", "скольких", "скільки", "скількох"))
#: Before injuries that nobody had, though somebody had lighter ones.
_SEVERE = ("тяжк", "тяжел", "серьезн", "серйозн", "опасн", "небезпечн", "серйозн", "критич", "смертельн")
_PLAIN = {
    "outcome.intercepted": "intercepted",
    "outcome.repelled": "repelled",
    "outcome.destroyed": "destroyed",
    "outcome.lost": "lost",
    "outcome.struck": "struck",
    "outcome.crashed": "crashed",
    "outcome.sighted": "sighted",
    "outcome.damaged": "damaged",
    "outcome.fire": "fire",
    "outcome.fires": "fire",
    "outcome.killed": "killed",
    "outcome.injured": "injured",
    "outcome.no_casualties": "no_casualties",
    "outcome.no_damage": "no_damage",
    "outcome.no_consequences": "no_consequences",
    "outcome.disrupted": "disrupted",
    "outcome.responded": "responded",
}
#: Groups of the words that may tell an outcome.
_TELLING = frozenset(("outcome", "attack", "casualty", "fatality", "harm", "headline"))
_PEOPLE = frozenset(("killed", "injured"))
_INTERCEPT = frozenset(("intercepted", "destroyed", "repelled"))
_ARTICLES = frozenset(("the", "a", "an", "all", "its", "their", "some", "this", "that", "several"))
#: What stops that is no drone.
_EVERYTHING = frozenset(("everything", "everybody", "everyone", "nothing", "work", "life", "play", "production"))
#: Groups of words for what stands still when it is stopped.
_BRINGS = frozenset(("brought", "shot", "took", "knocked"))
_STANDING = frozenset(("service", "object", "person", "weapon", "attack"))
_MAY_BE = frozenset(("can", "may", "might", "must", "cannot", "should"))
#: Verbs in the present, behind "a gun that": what it does as a rule.
_HABITS = frozenset(
    ("hits", "strikes", "destroys", "downs", "kills", "jams", "crashes", "falls", "explodes", "intercepts")
)
_MODAL = frozenset(("can", "could", "may", "might", "will", "would", "should", "must", "cannot"))


_GENERIC = frozenset(("hits", "strikes", "falls", "crashes", "lands", "explodes", "slams", "comes"))
_UNDONE = frozenset(("not", "hardly", "nor", "n't", "didn't", "don't", "doesn't", "wasn't", "weren't"))
_UNBROKEN = frozenset(("intact", "undamaged", "unscathed", "unbroken"))
#: What a drone has on board.
_CARRIED = frozenset(
    (
        *("warhead", "warheads", "charge", "payload", "fuse", "detonator", "explosives", "engine", "wing", "wings"),
        *("wreck", "wreckage", "fuselage", "device", "machine", "craft", "aircraft", "munition", "ammunition"),
    )
)
_WHENEVER = frozenset(("when", "whenever", "if", "once", "unless", "should"))
#: What is broken or shattered and is no thing.
_PEACE = frozenset(
    (
        *("night", "nights", "sleep", "dreams", "dream", "heart", "hearts", "nerves", "calm", "peace", "silence"),
        *("quiet", "hopes", "hope", "promise", "promises", "weekend", "holiday", "holidays", "record", "records"),
        *("illusions", "confidence", "trust", "ties", "ceasefire", "truce", "lives", "life", "morale", "spirit"),
        *("spirits", "reputation", "marriage", "career", "routine", "stillness", "idyll", "lull", "myth", "taboo"),
    )
)
_CROSSED = frozenset(("crossed", "traversed", "overflew", "crisscrossed", "transited"))
_HEARSAY = frozenset(("that", "of", "about", "from", "how", "nothing", "rumours", "rumors", "stories"))
_STRIKES = frozenset(("strikes", "strike", "hits", "hit", "impacts", "blows", "arrivals"))
_STRUCK_BY = frozenset(("by", "of", "from"))
_NOTED = frozenset(("recorded", "registered", "noted", "confirmed", "logged", "established", "detected", "counted"))
_FINDS = frozenset(("found", "discovered", "located", "recovered"))
_FOUND_WHAT = frozenset(("a", "an", "the", "two", "three", "four", "his", "her", "their"))
_FELL = frozenset(("fell", "fall", "falls", "fallen", "falling"))
_STATES = frozenset(("silent", "ill", "asleep", "quiet", "victim", "sick", "due", "mute", "vacant"))
_PUT = {"death": "killed", "dead": "killed", "deaths": "killed", "injured": "injured", "wounded": "injured"}
_BURSTS = ("explod", "detonat", "blew", "burst", "взорв", "сдетонир", "вибух", "детонув")
#: What fell where no drone did: "drones fell in price", "fell by a third", "fell to 12 a month".
_FELL_IN = frozenset(("price", "value", "number", "numbers", "quality", "popularity", "rank", "share", "cost", "sales"))
_SOME = frozenset(("the", "all", "of", "some", "another", "a", "an", "further", "more", "other", "its", "these"))
_FROM = frozenset(("с", "со", "з", "із", "зі", "from", "between"))
#: «Грозный: 00:55–04:05.»
_HOURS = frozenset((":", "-", "("))
_UNTIL = frozenset(("до", "по", "to", "till", "until", "and", "-"))
#: Words of air traffic; of other traffic, which has hours of its own.
_AVIATION = (
    *("аэропорт", "аеропорт", "росавиа", "росавіа", "летовищ", "рейс", "самолет", "літак", "борт", "airport", "flight"),
)
_TRAINS = ("поезд", "потяг", "электрич", "електрич", "train", "мост", "міст", "движени", "рух")
_DRONE_FATES = frozenset(("intercepted", "struck", "crashed", "lost", "destroyed", "repelled"))


LAY = ("лежа", "лежи", "валя", "стирч", "торча")
_FLAMES = frozenset(("вогонь", "вогню", "полум'я", "полумя", "пожежу", "огонь", "огня", "пламя", "пожар", "возгорание"))
#: «Розбитий дрон», «разбившийся», "a wrecked drone": what it is when it is found, not what was done to it.
_SMASHED = (
    *("розбит", "розтрощен", "потрощен", "понівечен", "поламан", "зламан", "відламан", "обгоріл"),
    *("разбит", "искорежен", "покорежен", "сломан", "обгоревш", "поврежден", "пошкоджен", "wreck", "smash"),
)
_LONG = (*("ий", "ого", "ому", "им", "ім", "ими", "их", "ый", "ым", "ых", "ыми"), "wrecked", "smashed")
_WITH = frozenset(("з", "із", "зі", "с", "со", "with", "без"))
_WAS_NOT = ("было", "стало", "було")
#: How verbs of what was done end: «не подавили», «не збили», «не упал».
_DONE = ("л", "ла", "ло", "ли", "в", "но", "то", "ен", "ены", "ані", "ені")
_KNOCKED = ("сбил", "сбит", "сбив", "збил", "збит", "збив")


class Cues:
    """The words of outcome of a document's sentences, with their negations."""

    def __init__(self, doc: Document, counts: list[Count], places: list[Place]) -> None:
        self.doc, self.tokens = doc, doc.tokens
        self.counts = counts
        self._starts = [c.i for c in counts]
        self._place_starts = [p.i for p in places]
        self.places = places
        self.list_kind: str | None = None
        self.figure_kind: str | None = None
        self.used_cues: set[int] = set()
        self.age_commas = {k for c in counts if c.role == "age" for k in (c.i - 1, c.j)}
        self.weapon = ""  # "drone", "other", or "" before either is named
        self.weapon_paragraph = -1
        norm = self.tokens.norm
        farms = "tank" in norm and any(a == "tank" and b in ("farm", "farms") for a, b in pairwise(norm))
        self.oily = farms or any(w.startswith(_OIL) for w in set(norm))
        self.saved = [k for k, w in enumerate(norm) if w[:3] in _SAVES and (w in _WHOLE or w.startswith(_SAVED))]
        self.hurt_planes: set[int] = set()  # numbers of aircraft that drones damaged

    def counts_in(self, a: int, b: int) -> list[Count]:
        """The numbers that begin between two tokens."""
        return self.counts[bisect_left(self._starts, a) : bisect_left(self._starts, b)]

    def places_in(self, a: int, b: int) -> list[Place]:
        """The places that begin between two tokens."""
        return self.places[bisect_left(self._place_starts, a) : bisect_left(self._place_starts, b)]

    def cues(self, s: Sentence) -> list[Cue]:
        """The words of outcome of a sentence, in order, negations applied."""
        doc, norm = self.doc, self.tokens.norm
        out: list[Cue] = []
        free = s.start
        intended = -9
        for i in doc.marked(s.start, s.end):
            if i < free or (_TELLING.isdisjoint(doc.groups[i]) and norm[i] != "put"):
                continue
            hits = doc.hits[i]
            found: Cue | None = None
            for hit in hits:
                if hit.tag == "outcome.struck_at":
                    # «ударили по фургону» is a hit only where more than a town is named
                    if doc.has_group("object", hit.end, min(s.end, hit.end + 5)):
                        found = Cue(i, hit.end, "struck", hit.tag)
                    break
                kind = _PLAIN.get(hit.tag)
                if kind is not None:
                    found = Cue(i, hit.end, kind, hit.tag)
                    break
                if hit.tag == "attack" and norm[i] == "strike" and i > s.start and (
                    "drone.many" in doc.tags[i - 1] and doc.has_group("object", i + 1, min(s.end, i + 7))
                ):
                    found = Cue(i, i + 1, "struck", "outcome.struck_at")  # "Drones strike an oil depot in Feodosia"
                    break
                if hit.tag == "attack" and norm[i].startswith(_STRUCK_AT):
                    # «вдарили FPV-дроном по маршрутці»
                    at = next(
                        (k for k in range(hit.end, min(s.end - 1, hit.end + 5)) if norm[k] == "по"), -1
                    )
                    if at > hit.end and doc.has_group("object", at + 1, min(s.end, at + 4)):
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
            if found is None and norm[i] == "put" and (told := doc.group("say", i)) is not None:
                # "put the death toll of the strike at six", "put the dead at two"
                last = next((k for k in range(i + 1, told.end) if norm[k] in _PUT), i)
                kind = _PUT.get(norm[last])
                if kind is not None:
                    toll = last + (norm[last + 1 : last + 2] in (["toll"], ["count"]))
                    found = Cue(last, toll + 1, kind, "fatality" if kind == "killed" else "casualty")
            if found is None and doc.tag("headline.lost", i) is not None and self._gone(i, s):
                found = Cue(i, i + 1, "lost", "outcome.lost")
            down = doc.tag("headline.down", i) if found is None else None
            if down is not None and not norm[i].isascii():
                defended = any(w.startswith(_DEFENDERS) for w in norm[max(s.start, i - 4) : i + 5])
                # «44 ліквідувала наша ППО», where no drone stands beside the number
                if self._grounded(i, down.end, s) or (defended and norm[i].startswith(_LIQUIDATED)):
                    found = Cue(i, down.end, "intercepted", "outcome.intercepted")
            elif down is not None and i > s.start and (
                (self._downed(i) or self._parted(i, s))
                if norm[i] == "down"
                else self._halted(i, s) or self._stops(down.end, s)
            ):
                found = Cue(i, down.end, "intercepted", "outcome.intercepted")
            if found is None:
                continue
            after = norm[found.j : found.j + 3]
            if after[1:2] in (["%"], ["percent"]) or after[1:3] == ["per", "cent"]:
                continue  # "shares crashed 23%"
            if norm[i] == "followed" and after[:1] == ["by"]:
                continue  # "Lipetsk region leads the list, followed by Voronezh region"
            if found.kind == "killed" and norm[i] == "kills" and any(
                c.j == i and c.value is not None for c in self.counts_in(max(s.start, i - 3), i)
            ):
                found.kind = "intercepted"  # "19 kills over the Leningrad region"
            before = found.kind == "crashed" and i > s.start and norm[i - 1] == "перед"
            if before and norm[i].startswith(("паден", "падін")):
                continue  # «перед падением над полем кружили три аппарата»
            if found.kind == "intercepted" and norm[i].startswith(_KNOCKED) and (
                norm[i].endswith(("ся", "сь"))
                or (out and out[-1].kind == "fire" and i - out[-1].j <= 4 and not doc.has_any(DRONE, out[-1].j, i))
            ):
                continue  # «рабочие сбились с ног», «огонь в машинном зале сбит»
            if found.kind == "intercepted" and norm[i].startswith(_KNOCKED) and self._flames(i, s):
                if any(c.kind == "fire" for c in out):
                    continue
                found.kind, found.tag = "fire", "outcome.fire"  # «вогонь пожежники збили за годину»
            if found.kind in ("destroyed", "damaged") and (state := self._smashed(found, s)):
                if state == "crashed" and not (out and out[-1].kind in ("crashed", "sighted") and i - out[-1].j <= 6):
                    found.kind, found.tag = "crashed", "outcome.crashed"
                else:
                    continue
            if found.kind == "crashed" and i > s.start and norm[i - 1].startswith(_HELPED):
                continue  # «поліцейський дрон допоміг знайти зниклу жінку»
            lies = found.kind == "crashed" and norm[i].startswith(LAY)
            if lies and not doc.has_any(DRONE, max(s.start, i - 6), min(s.end, i + 6)):
                continue  # «частина уламків лежить далеко», «двоє поранених лежать у лікарні»
            if norm[i] == "foil" and norm[i - 1] in _OF_A:
                continue  # "a foil balloon"
            if norm[i] == "heard" and after[:1] and after[0] in _HEARSAY:
                continue  # "it was heard that one should talk"
            if found.kind == "sighted" and not out and self._strikes_noted(i, s):
                found.kind = "struck"
            if found.kind == "disrupted" and norm[i : i + 3] == ["in", "the", "dark"] and (
                i == s.start or norm[i - 1] == "," or after[:1] == ["of"]
            ):
                continue  # "In the dark of a shed an engine coughs"
            if found.kind == "damaged" and norm[i] == "broke" and (
                "news" in after or "figure" in after or after[:1] in (["it"], ["them"], ["down"], ["off"], ["silence"])
            ):
                continue  # "broke the news", "broke the figure down"
            if found.kind == "damaged" and not _PEACE.isdisjoint(after[:2]) and after[:1] not in ([","], ["."]):
                continue  # "two broken nights", "shattered the silence"
            if found.kind == "damaged" and norm[i : i + 2] == ["flew", "out"] and not (
                doc.has_any(("object.part:one", "object.part:many"), max(s.start, i - 4), i)
            ):
                continue  # "the window glass flew out", but not "drones flew out over the sea"
            if found.kind == "damaged" and norm[i : i + 2] == ["broken", "off"] and not (
                doc.has_group("object", max(s.start, i - 6), i)
            ):
                continue  # "before contact was broken off"
            if found.kind == "disrupted" and norm[i].startswith(_EVACUATION) and norm[i - 1] in ("в", "у") and (
                norm[i].endswith(("ии", "ії"))
            ):
                continue  # «адміністрація працює в евакуації»
            if found.kind in _INTERCEPT and norm[i].startswith(_SUMS) and any(
                w.startswith(_SUMMED) for w in (*after[:2], *norm[max(s.start, i - 2) : i])
            ):
                continue  # «Повітряні сили підбили підсумок», «подбила итоги суток»
            if found.kind in ("struck", "sighted") and self._armed(i, s):
                continue
            if found.kind == "struck" and self._shot(found, s):
                found.kind = "intercepted"
            joined = i > s.start and norm[i - 1] in ("or", "and") and intended >= i - 4
            aim = i > s.start + 1 and norm[i - 1] == "to"
            if joined or (aim and self._intended(i, s)):
                intended = found.j  # "threatened to cut electricity", "vowed to jam or shoot down"
                continue
            whoever = i > s.start + 1 and norm[i - 1] == "who" and norm[i - 2] in _WHOEVER
            if whoever:
                i += 1  # "a reward for anyone who brings down an intruder"
                continue
            visible = found.kind == "sighted" and norm[i - 1] == "could" and norm[i] == "be"  # "eight could be seen"
            if i > s.start and norm[i].isascii() and norm[i - 1] in _MODAL and not visible:
                continue  # "systems that can shoot down drones"
            if norm[i - 1] == "be" and norm[i - 2] in _MAY_BE and found.kind != "sighted":
                continue  # "a drone that is seen in one district can be shot down in the next"
            if norm[i] in _HABITS and norm[i - 1] in ("that", "which", "who") and norm[max(s.start, i - 3)] in _OF_A:
                continue  # "a gun that hits one drone in three is cheaper than a missile"
            if found.kind in _INTERCEPT and self._allowed(i, s):
                continue
            if norm[i] in _GENERIC and not _WHENEVER.isdisjoint(
                norm[max(s.start, i - 8) : i]
            ):
                continue  # "the insurer pays when a drone hits a house"
            finds = found.kind == "crashed" and norm[i] in _FINDS
            if finds and self._finder(i, found, s):
                continue
            if (
                found.kind == "crashed"
                and norm[i] == "found"
                and (
                    norm[found.j : found.j + 1] in _FOUND
                    # "a drone found the pickup that it was looking for"
                    or (
                        doc.any(DRONE, i - 1) is not None
                        and norm[found.j : found.j + 1] in (["the"], ["its"])
                    )
                )
            ):
                i += 1  # "the judges found that he had passed coordinates"
                continue
            if (
                found.kind == "crashed"
                and norm[i] in ("fell", "fall", "fallen")
                and norm[found.j : found.j + 1] == ["to"]
                and norm[found.j + 1 : found.j + 3] not in (["the", "ground"], ["the", "earth"])
                and norm[found.j + 1 : found.j + 2] not in (["earth"], ["pieces"])
            ):
                found.kind = "intercepted"  # "nine fell to air defenses over Oryol Oblast"
            fell = found.kind == "crashed" and norm[i] in _FELL
            if fell and not _STATES.isdisjoint(norm[found.j : found.j + 1]):
                continue  # "the guns have fallen silent"
            if fell and not _FELL_IN.isdisjoint(norm[found.j : found.j + 2]):
                continue  # "drones fell in price by a third"
            if norm[i] == "falling" and doc.has("drone.debris", i + 1, i + 4):
                continue  # "falling drone debris set fire to a shed": what it did is the outcome
            if found.kind == "fire" and (self._gunfire(found.i, s) or self._always(found, s)):
                continue
            if found.kind == "no_damage" and norm[i] in _UNBROKEN and self._own_state(i, s):
                continue
            if found.kind in ("no_damage", "no_casualties") and norm[found.j - 1] in _UNBROKEN and (
                not _UNDONE.isdisjoint(w := norm[max(s.start, i - 4) : i]) and not {",", ";"} & set(w)
            ):
                continue  # "we did not come away unscathed"
            if norm[i] == "limited" and norm[found.j : found.j + 1] == ["to"] and "damage" in norm[max(0, i - 4) : i]:
                found = Cue(i, found.j + 1, "damaged", "outcome.damaged")  # "damage was limited to a cable line"
            if found.kind == "fire" and i and norm[i] in ("burnt", "burned") and (
                norm[i - 1] in ("of", "the", "a", "with")
            ):
                continue  # "smelled of burnt peas"
            if found.kind == "fire" and norm[i] == "burns" and i > s.start and (
                norm[i - 1] in _BURNT or norm[found.j : found.j + 1] in _SPENT
            ):
                continue  # "five of them have severe burns", "a fighter burns that sum in a minute"
            if found.kind == "fire" and (norm[found.j : found.j + 1] in _FIREMEN or self._named(i, found.j, s)):
                continue  # "dropped explosives on a fire engine", "the Kuwait Fire Force said"
            if found.kind == "crashed" and norm[i:found.j][:2] == ["came", "down"] and self._along(i, s):
                continue
            if not self._asked(found, s):
                self._negate(found, s)
                if found.kind:
                    out.append(found)
            free = found.j
        self._crossed(s, out)
        self._combined(s, out)
        if all(w.isascii() for w in norm[s.start : min(s.end, s.start + 6)]):
            self._losses(s, out)
            harm.add(doc, s, out, self._people_before)
            closures.add(doc, s, out)
        else:
            deeds.add(doc, s, out)
        dropped.add(doc, s, out)
        out.sort(key=lambda c: c.i)
        return self._merged(self._until_gone(out))

    def _crossed(self, s: Sentence, out: list[Cue]) -> None:
        """ "Two drones crossed Moldova", "one traversed the north of Lithuania": seen over a country."""
        norm = self.tokens.norm
        if any(c.kind in _DRONE_FATES or c.kind == "sighted" for c in out):
            return
        for k in range(s.start + 1, s.end - 1):
            if norm[k] in _CROSSED and self.doc.has_any(DRONE, max(s.start, k - 6), k) and any(
                p.kind in ("country", "region") and p.role == "place" for p in self.places_in(k + 1, k + 6)
            ):
                out.append(Cue(k, k + 1, "sighted", "outcome.sighted"))
                return

    def _people_before(self, k: int) -> bool:
        """Whether a number of people ends right before token k: "three workers suffered"."""
        return any(c.role == "person" and c.head + 1 == k for c in self.counts_in(max(0, k - 8), k))

    def _losses(self, s: Sentence, out: list[Cue]) -> None:
        """ "Losses of the other side over Russia came to 44 drones": drones shot down, where nothing else is told."""
        norm = self.tokens.norm
        if "losses" not in norm[s.start : s.end] or any(c.kind in _DRONE_FATES for c in out):
            return
        lost = norm.index("losses", s.start)
        for c in self.counts_in(lost, s.end):
            if c.role == "drone" and norm[c.i - 1] in ("to", "at", "totalled", "totaled", "were", "reached", "of"):
                out.append(Cue(lost, lost + 1, "intercepted", "outcome.intercepted"))
                return

    def _halted(self, i: int, s: Sentence) -> bool:
        """Whether it is drones that were stopped, the last noun before the verb: "twelve drones were stopped"."""
        after = self.tokens.norm[i + 1] if i + 1 < s.end else "."
        thing = i + 1 < s.end and not _STANDING.isdisjoint(self.doc.groups[i + 1])
        if after in _ARTICLES or (thing and after not in ("over", "above", "in")):
            return False  # "a drone halted the trains"
        for k in range(i - 1, max(s.start, i - 9) - 1, -1):
            if self.tokens.norm[k] in _EVERYTHING:
                return False  # "a drone was spotted, and everything stopped"
            if self.doc.any(DRONE, k) is not None:
                return True
            near = self.counts_in(max(s.start, k - 3), k + 1)
            counted = next((c for c in near if c.role == "elided" and k < c.j), None)
            if counted is not None:
                return all(w in _WAS or w in ("been", "also", "being") for w in self.tokens.norm[counted.j : i])
            if not _STANDING.isdisjoint(self.doc.groups[k]) or self.tokens.norm[k] in (";", "and", "by"):
                return False
            if self.tokens.norm[k] in ("them", "these", "those") or (k == i - 2 and self.tokens.norm[k] == "all"):
                # "of 30 drones, all were stopped"; "Seven drones came. All of them were stopped."
                every = self.tokens.norm[k - 1] == "of" and self.tokens.norm[k - 2] in ("all", "both", "none")
                return (every and self.figure_kind is not None) or self.doc.has_any(DRONE, s.start, k)
        return False

    def _grounded(self, i: int, end: int, s: Sentence) -> bool:
        """Whether a verb that may mean anything means drones: «средства ПВО остановили семь БПЛА», «дрон, який зняли
        зенітники», «приземлили 58»; not «дрон снял колонну», «сняли ограничения», «остановлен конвейер».
        """
        norm, doc = self.tokens.norm, self.doc
        for k in range(end, min(s.end, end + 7)):
            if doc.any(DRONE, k) is not None or "drone.pronoun" in doc.tags[k]:
                return not norm[k].endswith(_BY)
            if norm[k] in (";", ":", ".", ",") or not _STANDING.isdisjoint(doc.groups[k]) or "outcome" in doc.groups[k]:
                break
        counted = next(
            (c for c in self.counts_in(i - 4, end + 2) if c.i >= end or c.j == i or norm[c.j : i] in _OF_THEM), None
        )  # also «десятеро з них зняли мобільні групи»
        if counted is not None and counted.role == "elided" and counted.value is not None:
            back = doc.sentences[max(0, doc.sentence_of[s.start] - 1)].start
            return doc.has_any(DRONE, back, i)
        passive = norm[i].endswith(_PASSIVE)
        first = i
        if norm[i - 1] == ",":
            # «15 дронов, по сведениям губернатора, ликвидировано за ночь»
            opening = next((k for k in range(i - 2, max(s.start, i - 14), -1) if norm[k] == ","), i)
            first = opening if doc.has_group("say", opening, i) else i
        for k in range(first - 1, max(s.start, first - 9) - 1, -1):
            if doc.any(DRONE, k) is not None or "drone.pronoun" in doc.tags[k]:
                related = any(w.startswith(_WHICH + _DOERS) for w in norm[k + 1 : i])
                # «сім дронів зняли зенітники», not «дрони зняли на відео військові»
                related = related or any(w.startswith(_DOERS) for w in norm[end : min(s.end, end + 3)])
                filmed = any(w.startswith(_FILMED) for w in norm[k + 1 : min(s.end, end + 3)])
                return (passive or related) and not filmed and not norm[k].endswith(_BY)
            if norm[k] in (";", ":", ".") or not _STANDING.isdisjoint(doc.groups[k]):
                break
        return False

    def _smashed(self, cue: Cue, s: Sentence) -> str:
        """What an adjective of damage says of the noun behind it: «натрапили на розбитий дрон» is a find (crashed),
        «безпілотник із розбитим крилом» describes one (described); "" of all else.
        """
        norm, doc, i = self.tokens.norm, self.doc, cue.i
        if not norm[i].startswith(_SMASHED) or not norm[i].endswith(_LONG) or cue.j != i + 1:
            return ""
        if norm[i - 1] in _WITH and any(
            doc.any(DRONE, k) is not None for k in range(max(s.start, i - 5), i - 1)
        ):
            return "described"
        for k in range(cue.j, min(s.end, cue.j + 3)):
            hit = doc.any(DRONE, k)
            if hit is not None:
                return "crashed" if hit.tag in ("drone.one", "drone.any") else ""
            if self.tokens.kind[k] != WORD and norm[k] != '"':
                break
            if doc.hits[k] and doc.any_group(("object", "outcome", "person"), k) is not None:
                break
        return ""

    def _flames(self, i: int, s: Sentence) -> bool:
        """Whether fire is what a verb at token i knocked down: «вогонь пожежники збили», «сбили пламя»."""
        norm, doc = self.tokens.norm, self.doc
        for k in (*range(i - 1, max(s.start, i - 8) - 1, -1), *range(i + 1, min(s.end, i + 3))):
            if norm[k] in (".", ";", ":") or doc.any((*DRONE, "drone.pronoun"), k) is not None:
                return False
            if norm[k] in _FLAMES:
                return True
        return False

    def _armed(self, i: int, s: Sentence) -> bool:
        """«Скинув дві керовані авіабомби», «коптери зі скидами – 9», «три баражувальні боєприпаси»: a weapon's name
        or another weapon's deed tells no fate of a drone.
        """
        norm = self.tokens.norm
        after = norm[i + 1 : min(s.end, i + 6)]
        if norm[i].startswith(_DROPS):
            object_of = after[: after.index(",")] if "," in after else after
            flown = self.doc.has_any(DRONE, max(s.start, i - 6), i)
            if not flown and any(w.startswith(_BOMBS) for w in object_of):
                return True
            return norm[i - 1] in _WITH and after[:1] == ["-"]
        return norm[i].startswith(_LOITERING) and bool(after) and after[0].startswith(_MUNITION)

    def _shot(self, cue: Cue, s: Sentence) -> bool:
        """Whether drones are what was hit: «поражено 46 аппаратов», «расчёты ПВО поразили три БПЛА», «Поражены: …»."""
        norm, doc = self.tokens.norm, self.doc
        word = norm[cue.i]
        into = range(cue.j, min(s.end, cue.j + 4))
        if word.startswith(_HIT_INTO) and norm[cue.j : cue.j + 1] in (["в"], ["у"]) and (
            any(doc.any(DRONE, k) is not None for k in into) and not doc.has_group("object", cue.j, into.stop)
        ):
            return True  # «ППО поцілила в сім «шахедів»»
        if not word.startswith(_HIT) or doc.has_any(DRONE, max(s.start, cue.i - 9), cue.i):
            return False
        if norm[cue.j : cue.j + 1] == [":"]:
            return True
        for k in range(cue.j, min(s.end, cue.j + 6)):
            if doc.any(DRONE, k) is not None or "drone.pronoun" in doc.tags[k]:
                return not norm[k].endswith(_BY)
            if norm[k] in (";", ":", ".", ",") or "object" in doc.groups[k]:
                return False
        return False

    def _downed(self, i: int) -> bool:
        """ "87 down overnight", "nine drones down over the city": the predicate of a headline."""
        counted = any(c.j == i or c.head == i - 1 for c in self.counts_in(max(0, i - 4), i))
        after = self.tokens.norm[i + 1] if i + 1 < len(self.tokens) else "."
        return counted and after in ("overnight", "over", ".", ",", ";", "since", "today", "in", "so", "last")

    def _parted(self, i: int, s: Sentence) -> bool:
        """ "Guerrillas brought the fourth one down": a verb whose object parts it from its adverb."""
        norm = self.tokens.norm
        for k in range(i - 2, max(s.start, i - 7) - 1, -1):
            if norm[k] in _BRINGS:
                told = self.doc.has_any((*DRONE, "drone.pronoun"), k + 1, i)
                return told or any(c.role == "elided" for c in self.counts_in(k + 1, i))
            if self.tokens.kind[k] != WORD or norm[k] in _WAS or "outcome" in self.doc.groups[k]:
                return False
        return False

    def _named(self, i: int, j: int, s: Sentence) -> bool:
        """Whether a word of fire is part of a name: "the Kuwait Fire Force", "the Fire and Rescue Service"."""
        cap = self.tokens.cap
        if s.heading or i == s.start or not cap[i] or j >= s.end:
            return False
        return cap[j] or (self.tokens.norm[j] in ("and", "&") and j + 1 < s.end and cap[j + 1])

    def _strikes_noted(self, i: int, s: Sentence) -> bool:
        """ "Strikes by ten UAVs were registered at six locations": hits noted, no drones seen."""
        norm = self.tokens.norm
        if not any(w in _NOTED for w in norm[i : i + 3]):
            return False
        strikes = next((k for k in range(s.start, i) if norm[k] in _STRIKES and norm[k + 1] in _STRUCK_BY), -1)
        return strikes >= 0 and any(c.role == "drone" and c.value for c in self.counts_in(strikes, i))

    def _along(self, i: int, s: Sentence) -> bool:
        """ "The war came down the river, borne by drones": along something, no drone being the subject."""
        norm = self.tokens.norm
        way = norm[i + 2 : i + 3] in (["the"], ["a"], ["this"], ["his"], ["their"])
        return way and not self.doc.has_any(DRONE, max(s.start, i - 6), i)

    def _sought(self, i: int, s: Sentence) -> bool:
        """ "A figure he had found on the internet": what somebody found stands before, and it is no drone."""
        norm, k = self.tokens.norm, i - 1
        while k > s.start and norm[k] in ("had", "has", "have", "just", "since"):
            k -= 1
        if norm[k] not in ("he", "she", "they", "we", "i") or k - 1 <= s.start:
            return False
        noun = k - 2 if norm[k - 1] in ("that", "which") else k - 1
        if self.tokens.kind[noun] == SIGN or norm[noun] in ("and", "but", "as", "when", "where", "what", "said"):
            return False
        return not self.doc.has_any((*DRONE, "drone.debris", "drone.pronoun"), max(s.start, noun - 2), noun + 1)

    def _finder(self, i: int, found: Cue, s: Sentence) -> bool:
        """ "A drone of the fire brigade found a missing boy": a drone that finds, and what it finds is none."""
        norm, doc = self.tokens.norm, self.doc
        if self._sought(i, s):
            return True
        if norm[i - 1] in _WAS or norm[i - 1] in ("been", "be", "being") or norm[found.j : found.j + 1] == []:
            return False
        told = doc.has_any((*DRONE, "drone.pronoun"), max(s.start, i - 7), i) or any(
            norm[s.start : i] == ["one", "of", *them] for them in (["them"], ["the", "machines"], ["these"])
        )
        if norm[found.j] not in _FOUND_WHAT or not told:
            return False
        after = min(s.end, found.j + 7)
        return not doc.has_any((*DRONE, "drone.debris", "drone.pronoun"), found.j, after)

    def _stops(self, j: int, s: Sentence) -> bool:
        """ "Air defence stopped eleven drones", "accounted for all the drones": what follows are drones."""
        if any(c.role == "drone" and 0 <= c.i - j <= 3 for c in self.counts_in(j, j + 4)):
            return not self.doc.has("service", j, min(s.end, j + 3))
        if any(c.role in ("elided", "unknown") and c.i == j for c in self.counts_in(j, j + 1)):
            # "of the 118 drones air defence had stopped 71 by nine", "Three came. Gunners accounted for two."
            number = self.doc.sentence_of[s.start]
            back = self.doc.sentences[number - 1].start if number else s.start
            return any(c.role == "drone" for c in self.counts_in(back, j))
        k = next((k for k in range(j, min(s.end, j + 4)) if self.tokens.norm[k] not in _SOME), -1)
        return k >= 0 and self.doc.any(DRONE, k) is not None

    def _gone(self, i: int, s: Sentence) -> bool:
        """ "80 had been shot down and 26 lost", "another 20 were lost": drones, where their fate stands before."""
        norm = self.tokens.norm
        k = i
        while k > s.start and norm[k - 1] in ("were", "was", "been", "have", "had", "has", "also", "more"):
            k -= 1
        counted = any(c.role in ("elided", "drone") and k - c.j <= 1 for c in self.counts_in(max(s.start, k - 4), k))
        follows = norm[i + 1] if i + 1 < len(norm) else "."
        fate = self.doc.has_any(("outcome.intercepted", "outcome.destroyed"), s.start, i)
        return counted and fate and follows not in ("their", "his", "her", "its", "power", "electricity", "control")

    def _intended(self, i: int, s: Sentence) -> bool:
        """Whether an infinitive only tells what somebody wants or may do."""
        before = self.tokens.norm[max(s.start, i - 4) : i - 1]
        if any(w.startswith(_WANTS) and not w.startswith("plane") for w in before):
            return True
        # "allowed the border police to jam or shoot down drones"
        return any(w.startswith(_ALLOWS) for w in self.tokens.norm[max(s.start, i - 9) : i - 1])

    def _allowed(self, i: int, s: Sentence) -> bool:
        """ "Allowed the border police to jam or shoot down drones": an infinitive tells no fact; "managed to" does."""
        norm = self.tokens.norm
        if norm[i] not in _INFINITIVES:
            return False
        if any(w in ("let", "lets", "letting") for w in norm[max(s.start, i - 7) : i]):
            return True  # "to let the gendarmes jam or bring down aircraft"
        if norm[s.end - 1] == "?" and any(w in _MODAL for w in norm[s.start : i]):
            return True  # "how many drones can a laser shoot down?"
        if any(w in _MODAL for w in norm[max(s.start, i - 3) : i]):
            return True  # "may soon shoot down drones"
        k = i - 1
        while k > s.start and i - k < 4 and (norm[k] in ("or", "and") or norm[k] in _INFINITIVES):
            k -= 1
        if norm[k - 1] == "possible" and norm[k - 2] in _PROVED:
            return False  # "it was possible to neutralise sixty-four of the drones"
        return norm[k] == "to" and not any(w in _MANAGED for w in norm[max(s.start, k - 4) : k])

    def _always(self, cue: Cue, s: Sentence) -> bool:
        """ "The furnaces have burned day and night since 1955", "a jet that burns that sum in a minute": no fire."""
        norm = self.tokens.norm
        after = norm[cue.j : min(s.end, cue.j + 5)]
        if norm[cue.i] in ("burns", "burn") and after[:1] and (after[0] in _BURNT or after[0].isdigit()):
            return True
        return norm[cue.i].startswith("burn") and ("since" in after or after[:3] == ["day", "and", "night"])

    def _own_state(self, i: int, s: Sentence) -> bool:
        """ "A drone with its warhead intact", "it was all but intact": the drone's own state is no outcome."""
        norm, doc = self.tokens.norm, self.doc
        for k in range(i - 1, max(s.start, i - 7) - 1, -1):
            if norm[k] in (",", ";", ":") or "object" in doc.groups[k]:
                return False
            if norm[k] in _CARRIED or norm[k] == "it" or doc.any(DRONE, k) is not None:
                return True
        return False

    def _gunfire(self, i: int, s: Sentence) -> bool:
        """ "Under artillery and drone fire" is no fire that burns."""
        norm = self.tokens.norm
        if norm[i] == "fires" and norm[i + 1 : i + 2] in (["at"], ["off"], ["on"]) and i > s.start:
            return True  # "the battalion fires at towed targets"
        if norm[i] not in ("fire", "огонь", "огнем", "огня", "вогонь", "вогнем", "вогню"):
            return False
        for k in range(max(s.start, i - 5), i):
            if (
                norm[k] in ("under", "opened", "open", "под", "під", "открыл", "открыли", "відкрив")
                or "weapon" in self.doc.groups[k]
            ):
                return True
        return self.doc.any(DRONE, i - 1) is not None if i else False

    def _negate(self, cue: Cue, s: Sentence) -> None:
        """Apply a negation before the cue, or after it («пострадавших нет»)."""
        kind = cue.kind
        if kind in ("no_casualties", "no_damage", "no_consequences", "responded"):
            return
        if (
            kind in ("disrupted", "fire")
            and cue.j < s.end
            and self.tokens.norm[cue.j] in ("не", "not", "was", "were")
            and "not"
            in (self.tokens.norm[cue.j : cue.j + 2])
            + (["not"] if self.tokens.norm[cue.j] == "не" and not self.doc.inside[cue.j] else [])
        ):
            cue.kind = ""
            return
        if self.doc.any_group(("casualty", "fatality", "harm"), cue.i) is not None and self._unclear(cue.i, s):
            cue.kind = ""  # "he gave no information about casualties"
            return
        if not self._negated(cue.i, cue.j, s):
            if cue.kind == "harm":
                cue.kind = ""
            return
        if kind in _PEOPLE:
            # "nobody was seriously hurt": somebody may have been, and lightly
            lightly = not self.tokens.norm[cue.i].isascii() and self.tokens.norm[cue.i - 1].startswith(_SEVERE)
            cue.kind = "no_casualties" if kind == "injured" and not lightly else "no_dead"
        elif kind == "damaged" and self.tokens.norm[cue.i].startswith(_GRAZED) and any(
            "person" in self.doc.groups[k] or self.tokens.norm[k].startswith(_FOLK)
            for k in range(max(s.start, cue.i - 4), cue.i)
        ):
            cue.kind = "no_casualties"
        elif kind in ("damaged", "harm", "destroyed"):
            cue.kind = "no_damage"
        else:
            cue.kind = ""

    def _unclear(self, i: int, s: Sentence) -> bool:
        """Whether what is said of the noun at token i is that nothing is known of it."""
        for k in range(i - 1, max(s.start, i - 7) - 1, -1):
            if self.tokens.kind[k] == SIGN and self.tokens.norm[k] in ";:.":
                return False
            if self.doc.tag("unclear", k) is not None:
                return True
        return False

    def _negated(self, i: int, j: int, s: Sentence) -> bool:
        doc, tokens = self.doc, self.tokens
        after = [w for w in tokens.norm[j : j + 2] if w != "-"]
        if after and after[0] in _TOO and not _NONE.isdisjoint(tokens.norm[s.start : i]):
            return True  # «пострадавших нет, разрушений – тоже»
        if self._joined_none(i, j, s):
            return True
        k = i - 1
        steps = 0
        while k >= s.start and steps < 7:
            if tokens.norm[k] == "," or (k and tokens.norm[k - 1] == "," and tokens.norm[k] in _WAS):
                # "no one, he said, was hurt"
                close = k if tokens.norm[k] == "," else k - 1
                opened = next((t for t in range(close - 1, max(s.start, close - 6), -1) if tokens.norm[t] == ","), -1)
                if opened > 0 and doc.has_group("say", opened + 1, close):
                    k = opened - 1
                    continue
            if (
                tokens.kind[k] == SIGN
                and tokens.norm[k] in ";:,-"
                and not (tokens.norm[k] == "," and steps < 3 and self._coordinated(k))
            ):
                break
            hits = doc.hits[k]
            if not hits:
                k -= 1
                steps += 1
                continue
            if "unclear" in doc.tags[k]:
                return False
            if tokens.norm[k] == "не" and k == i - 1 and self._not_until(k, s):
                return False
            if ("negation" in doc.groups[k] or "number.none" in doc.tags[k]) and not doc.inside[k]:
                single = tokens.norm[k + 1 : k + 3] == ["a", "single"] or tokens.norm[k + 1] == "one"
                return not (tokens.norm[k] == "not" and steps > 2 and not single)
            if any(
                h.tag in ("outcome.no_casualties", "outcome.no_damage")
                and tokens.norm[h.end : h.end + 1]
                in (["or"], ["and"], ["и"], ["или"], ["та"], ["і"], ["чи"], ["й"], ["або"], [","])
                for h in hits
            ):
                return True
            if tokens.norm[k] in ("without", "без") and (
                any(tokens.norm[t] in _WAS for t in range(k + 1, i + 1)) or not tokens.norm[k].isascii()
            ):
                k -= 1  # "a drone without a warhead was found"
                steps += 1
                continue
            if tokens.norm[k] == "and" and any(tokens.norm[t] in _WAS for t in range(k + 2, i + 1)):
                break  # "nobody was injured and the van was damaged"
            if "outcome" in doc.groups[k] and tokens.norm[k + 1] not in (
                "or",
                "and",
                "и",
                "или",
                "та",
                "і",
                "й",
                "чи",
                "або",
                "ни",
                "ані",
                ",",
            ):
                break
            if steps > 1 and any(h.tag in DRONE for h in hits):
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
                    if (
                        k + 1 < s.end
                        and any(
                            h.group in ("outcome", "casualty") and h.tag not in ("outcome.sighted",)
                            for h in doc.hits[k + 1]
                        )
                        and doc.hits[i]
                        and doc.any_group(("casualty", "fatality", "harm"), i) is None
                    ):
                        break
                    if doc.any_group(("casualty", "fatality", "harm"), i) is None:
                        break
                return True
            if (
                doc.hits[k]
                and doc.any_group(("casualty", "fatality", "harm"), i) is not None  # not "four were downed and no …"
                and doc.any(("outcome.no_damage", "outcome.no_casualties"), k) is not None
                and any(tokens.norm[t] in _AND for t in range(j, k))
            ):
                return True
            if "outcome" in doc.groups[k] and doc.any_group(("casualty", "fatality", "harm"), k) is None:
                break
            if tokens.norm[k] == ",":
                nxt = doc.hits[k + 1] if k + 1 < s.end else ()
                harmed = any(h.group in ("casualty", "fatality") for h in nxt)
                own = doc.any_group(("casualty", "fatality", "harm"), i) is not None
                if harmed and not own and not tokens.norm[i].isascii():
                    break  # «отчитался о двух уничтоженных, жертв нет»
                aside = "," in tokens.norm[k + 1 : k + 5] or "," in tokens.norm[max(j, k - 4) : k]
                if not aside and not any(h.group in ("casualty", "fatality", "harm") for h in nxt):
                    break
            k += 1
            steps += 1
        return False

    def _joined_none(self, i: int, j: int, s: Sentence) -> bool:
        """«Погибших, травмированных нет», «пожежі й потерпілих немає»: a noun joined to what there was none of."""
        norm, doc = self.tokens.norm, self.doc
        noun = doc.any_group(("casualty", "fatality", "harm"), i) is not None or norm[i].startswith(_FIRE_NOUNS)
        if not noun or norm[i].isascii() or any(c.j >= i and c.value for c in self.counts_in(max(s.start, i - 3), i)):
            return False
        k = j
        while k < s.end and k - j < 6:
            if norm[k] == "," and not norm[k - 1].endswith(_OF_NONE):
                return False  # «есть раненые, погибших нет»
            if norm[k] in _LINKS or doc.any_group(("casualty", "fatality", "harm"), k) is not None or (
                norm[k].startswith(_FIRE_NOUNS)
            ):
                none = doc.any(("outcome.no_casualties", "outcome.no_damage"), k)
                if none is not None and k > j and norm[none.end - 1] in _NONE:
                    return True
                k += 1
                continue
            none = doc.any(("outcome.no_casualties", "outcome.no_damage"), k)
            if none is not None:
                return k > j and norm[none.end - 1] in _NONE
            if norm[k].startswith(_MISSING):
                k += 1
                continue
            return k > j and (
                norm[k] in _NONE
                or (norm[k] == "не" and norm[k + 1].endswith(_PASSED))
                or (norm[k] in ("удалось", "вдалося") and norm[k + 1 : k + 2] in (["избежать"], ["уникнути"]))
            )
        return False

    def _asked(self, cue: Cue, s: Sentence) -> bool:
        """«Сколько сбили, губернатор не говорит», «чи збито дрони, невідомо»: a question, answered by nobody."""
        norm = self.tokens.norm
        if norm[cue.i].isascii():
            return False
        k = cue.i - 1
        asked = norm[cue.j : cue.j + 1] == ["ли"]
        if cue.kind in _INTERCEPT and not _SO_THAT.isdisjoint(norm[max(s.start, k - 3) : cue.i]):
            return True  # «хоче робити такі, щоб збивали тих»: what is wanted
        if norm[k].startswith(_THE_NUMBER) and not any(c.value is not None for c in self.counts_in(cue.j, s.end)):
            return True  # «число сбитых над районом он не назвал»
        while k >= s.start and cue.i - k < 7 and not asked:
            if norm[k] in _BREAKS:
                break
            first = k == s.start or norm[k - 1] in _BREAKS
            asked = norm[k] in _HOW_MANY or norm[k] == "ли" or (norm[k] == "чи" and first)
            k -= 1
        if not asked:
            return False
        end = next((k for k in range(cue.j, s.end) if norm[k] in _BREAKS), s.end)
        if norm[end : end + 1] == [":"] or any(c.value is not None for c in self.counts_in(cue.i, end + 3)):
            return False  # «вот сколько сбили: 14»
        return not any(norm[t] in ("не", "что") and norm[t - 1] == "," for t in range(max(s.start, k - 2), k))

    def _not_until(self, k: int, s: Sentence) -> bool:
        """«Пока над районом не подавили беспилотник, интернета не было», «поки не збили»: until it was."""
        norm = self.tokens.norm
        for t in range(k - 1, max(s.start, k - 9) - 1, -1):
            if norm[t] in (",", ";", ":", "."):
                return False
            if norm[t] in ("пока", "покуда", "поки", "доки", "допоки"):
                return norm[k + 1].endswith(_DONE)
        return False

    def _coordinated(self, k: int) -> bool:
        """Whether a comma joins two nouns of harm: "no deaths, injuries or damage", "no loss of life, injuries"."""
        b = k - 1
        while b > 0 and self.doc.inside[b]:
            b -= 1
        return (
            self.doc.any_group(("casualty", "fatality", "harm"), b) is not None
            or self.doc.any(("outcome.injured", "outcome.killed"), b) is not None
        )

    def _combined(self, s: Sentence, out: list[Cue]) -> None:
        """Two words that make an outcome together: flights + suspended, rescuers + working."""
        doc = self.doc
        services = doc.all("service", s.start, s.end)
        for i in services:
            end = max(h.end for h in doc.hits[i])
            gone = self.tokens.norm[end : end + 2]
            if gone[:1] == ["не"] and gone[1:] and gone[1].startswith(_WAS_NOT) and not any(
                c.kind == "disrupted" for c in out
            ):
                out.append(Cue(i, end + 2, "disrupted", "service"))  # «интернета не было почти три часа»
                continue
            lack = next((k for k in (i - 1, i - 2) if k >= s.start and self.tokens.norm[k] in _LACKS), -1)
            if lack >= 0 and not any(c.kind == "disrupted" for c in out) and not any(
                w.startswith(_TROUBLES) for w in self.tokens.norm[max(s.start, lack - 4) : lack]
            ):
                out.append(Cue(lack, end, "disrupted", "service"))  # «немає мобільного інтернету», «нема води»
                continue
            if i > s.start and not any(c.kind == "disrupted" for c in out):
                word = self.tokens.norm[i - 1]
                if word in ("no", "without", "без") or (
                    word in ("any", "всякого") and i > 1 and self.tokens.norm[i - 2] in ("without", "no")
                ):
                    out.append(Cue(i - 1, i + 1, "disrupted", "service"))
        cuts = doc.all("service.cut", s.start, s.end)
        if services and cuts and not any(c.kind == "disrupted" for c in out):
            for cut in cuts:
                near = min(services, key=lambda k: abs(k - cut))
                if abs(near - cut) <= 14 and not self._hard_between(near, cut):
                    end = max(h.end for h in doc.hits[cut])
                    if self.tokens.norm[cut].startswith(_AGAIN) or not self._plainly_negated(cut, s):
                        out.append(Cue(cut, end, "disrupted", "service.cut"))
                        break
        elif cuts and not any(c.kind == "disrupted" for c in out):
            # "Pskov, Tver and Kaluga were shut from 21:40": airports that the sentence before has named so
            number = doc.sentence_of[s.start]
            for cut in cuts:
                named = [p for p in self.places_in(s.start, cut) if p.kind in ("town", "site")]
                back = doc.sentences[max(0, number - 3)].start
                shut = self.tokens.norm[cut] in _SHUT and self.tokens.norm[cut - 1] in _WAS | {"been"}
                if named and shut and any(w in _AIRPORTS for w in self.tokens.norm[back:cut]):
                    out.append(Cue(cut, cut + 1, "disrupted", "service.cut"))
                    break
                if self._it_was(s, cut) and number and s.paragraph == doc.sentences[number - 1].paragraph and (
                    doc.has("service", doc.sentences[number - 1].start, s.start)
                ):
                    out.append(Cue(cut, cut + 1, "disrupted", "service.cut"))
                    break
        self._shut_again(s, out)
        self._closures(s, out)
        self._safe(s, out)
        works = doc.all("responder.work", s.start, s.end)
        responders = (
            sorted(doc.all("responder", s.start, s.end) + doc.all("office.emergency_service", s.start, s.end))
            if works
            else []
        )
        if responders and not any(c.kind == "responded" for c in out):
            for work in works:
                near = min(responders, key=lambda k: abs(k - work))
                if abs(near - work) <= 12 and not self._hard_between(near, work) and not self._plainly_negated(work, s):
                    out.append(Cue(work, max(h.end for h in doc.hits[work]), "responded", "responder.work"))
                    break

    def _shut_again(self, s: Sentence, out: list[Cue]) -> None:
        """ "A drone was seen and the airport closed at 21:15; another was seen, and it closed again on Friday"."""
        norm = self.tokens.norm
        first = next((c for c in out if c.kind == "disrupted"), None)
        if first is None or ";" not in norm[first.j : s.end]:
            return
        parted = norm.index(";", first.j)
        for k in range(parted + 2, s.end):
            subject = norm[k - 2] if norm[k - 1] in _WAS else norm[k - 1]
            it = subject in ("it", "they", "airport", "runway")
            if norm[k] in _SHUT and it and self.doc.has("service", s.start, parted):
                if not any(c.kind == "disrupted" and c.i > parted for c in out):
                    out.append(Cue(k, k + 1, "disrupted", "service.cut"))
                return

    def _it_was(self, s: Sentence, cut: int) -> bool:
        """ "Flights have resumed at Penza airport. They were suspended overnight", "It had been shut from ten"."""
        opening = self.tokens.norm[s.start : cut]
        return 2 <= len(opening) <= 4 and opening[0] in ("it", "they", "both") and opening[-1] in _WAS_BEEN

    def _safe(self, s: Sentence, out: list[Cue]) -> None:
        """«Жители подъезда целы», «постройки уцелели», «рятувальники вціліли»: who or what came to no harm."""
        norm, doc = self.tokens.norm, self.doc
        for k in self.saved[bisect_left(self.saved, s.start + 1) : bisect_left(self.saved, s.end)]:
            if doc.inside[k] or "outcome" in doc.groups[k] or any(c.i <= k < c.j for c in out):
                continue
            if any(w in _NOT for w in norm[max(s.start, k - 3) : k]):
                continue
            if norm[k] in _WHOLE and k + 1 < s.end and norm[k + 1].startswith(_SPANS):
                continue  # «рятувальники цілий день шукали», «ціла вулиця»: a whole one, not one unharmed
            comma = next((t for t in range(k - 1, max(s.start, k - 5) - 1, -1) if norm[t] in (",", ";", ":")), -1)
            near = range(k - 1, max(s.start, k - 5, comma + 1) - 1, -1)
            kind = next(
                (
                    kind
                    for group, kind in (("person", "no_casualties"), ("object", "no_damage"))
                    for t in near
                    if group in doc.groups[t] or norm[t].startswith(_BUILT if group == "object" else _FOLK)
                ),
                "",
            )
            if kind and not any(c.kind == kind for c in out):
                out.append(Cue(k, k + 1, kind, "outcome." + kind))

    def _closures(self, s: Sentence, out: list[Cue]) -> None:
        """«Сочи не работал с 22:10 до 01:30, Краснодар – с 23:05 до 05:40»: airports by name, each with its hours."""
        norm, kind = self.tokens.norm, self.tokens.kind
        opened = [
            k
            for k in range(s.start + 1, s.end)
            if kind[k] == CLOCK
            and (norm[k - 1] in _FROM or (norm[k - 1] in _HOURS and k - s.start <= 4))
            and any(kind[t] == CLOCK and norm[t - 1] in _UNTIL for t in range(k + 2, min(s.end, k + 8)))
        ]
        shut = [c for c in out if c.kind == "disrupted"]
        if not opened or (shut and len(opened) < 2) or any(c.kind in _DRONE_FATES for c in out):
            return
        named = [p for p in self.places_in(s.start, s.end) if p.kind in ("town", "site", "region")]
        back = self.doc.sentences[max(0, self.doc.sentence_of[s.start] - 3)].start
        if not named or not any(norm[k].startswith(_AVIATION) for k in range(back, s.end)):
            return
        if any(norm[k].startswith(_TRAINS) for k in range(s.start, s.end)):
            return
        for c in shut:
            out.remove(c)
        floor = s.start
        for n, k in enumerate(opened):
            last = opened[n + 1] if n + 1 < len(opened) else s.end
            before = [p for p in named if floor <= p.i < k]
            if n == 0 and not before and len(opened) > 1:
                # "from 13:20 to 15:05 Vnukovo and Domodedovo, and Pulkovo from 14:00": the last belongs to what follows
                last = max((t for t in range(k, last) if norm[t] in (",", ";")), default=last)
            after = [p for p in named if k < p.i < last] if not before and n in (0, len(opened) - 1) else []
            spots = before or after
            first, end = (spots[0].i, k + 1) if before else (k - 1, spots[-1].j if spots else k + 1)
            out.append(Cue(first, end, "disrupted", "service"))
            floor = spots[-1].j if after else k

    def _plainly_negated(self, i: int, s: Sentence) -> bool:
        if any(k >= s.start and self.tokens.norm[k] in ("not", "no", "без") for k in (i - 1, i - 2)):
            return True
        return any(self.tokens.norm[k] in ("none", "neither", "nor") for k in range(max(s.start, i - 8), i))

    def _hard_between(self, a: int, b: int) -> bool:
        lo, hi = min(a, b), max(a, b)
        return any(self.tokens.norm[k] in (";", ":") and self.tokens.kind[k] == SIGN for k in range(lo, hi))

    def _until_gone(self, cues: list[Cue]) -> list[Cue]:
        """ "Were tracked until they flew off", "followed until it vanished": seen, and then no longer seen."""
        norm = self.tokens.norm
        return [
            c
            for n, c in enumerate(cues)
            if not (c.kind == "lost" and n and cues[n - 1].kind == "sighted" and "until" in norm[cues[n - 1].j : c.i])
        ]

    def _counted(self, a: int, b: int) -> bool:
        """Whether a number of its own stands before the verb at token b: "shot down and seven were tracked"."""
        return any(c.role == "elided" and c.value is not None and c.i > a for c in self.counts_in(a, b))

    def _merged(self, cues: list[Cue]) -> list[Cue]:
        """ "intercepted and destroyed", «збито/подавлено» are one; "hits were recorded" is no sighting."""
        out: list[Cue] = []
        told = [c for c in cues if c.kind not in ("sighted", "responded", "disrupted")]
        cues = [
            c
            for c in cues
            if c.kind != "sighted"
            # but "two were shot down and seven were tracked"
            or not any(0 <= min(abs(t.i - c.j), abs(c.i - t.j)) <= 3 and not self._counted(t.j, c.i) for t in told)
        ]
        for cue in cues:
            if out:
                last = out[-1]
                gap = range(last.j, cue.i)
                joined = len(gap) <= 2 and all(
                    self.tokens.norm[k] in ("and", "or", "и", "или", "та", "або", "/", ",", "й", "і", "чи", "-")
                    for k in gap
                )
                if joined and last.kind in _INTERCEPT and cue.kind in _INTERCEPT:
                    last.j = cue.j
                    if "intercepted" in (last.kind, cue.kind):
                        last.kind = "intercepted"
                    continue
                if joined and last.kind in ("crashed", "struck") and cue.kind == "destroyed" and (
                    self.tokens.norm[cue.i] in ("blew", "blows")
                ):
                    last.j = cue.j  # "fell and blew up on a pasture"
                    continue
                if joined and last.kind == "crashed" and cue.kind == "struck" and (
                    self.tokens.norm[cue.i].startswith(_BURSTS)
                ):
                    # "came down and exploded on a playground", "fell and detonated on the roof": one drone, one fate
                    last.j = cue.j
                    if not self.doc.has("ground", cue.j, min(len(self.tokens), cue.j + 5)):
                        last.kind = "struck"
                    continue
                if last.kind == cue.kind == "struck" and len(gap) <= 1 and "," not in self.tokens.norm[last.j : cue.i]:
                    last.j = cue.j  # "detonated on hitting the wall"
                    continue
                if last.kind == cue.kind == "lost" and len(gap) <= 3 and not self.counts_in(last.j, cue.i):
                    last.j = cue.j  # "never arrived and were lost to radar"
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
