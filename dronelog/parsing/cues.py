"""Words of outcome, found and negated: "shot down", «пострадавших нет», flights + suspended."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from dronelog.parsing import (
    closures,
    crossings,
    deeds,
    dropped,
    encounters,
    harm,
    misfit,
    skyward,
    slain,
    tolls,
    unhurt,
    wards,
    withheld,
)
from dronelog.parsing.clausewise import WHOLE
from dronelog.parsing.counts import DRONE
from dronelog.parsing.document import Sentence
from dronelog.parsing.facts import Cue
from dronelog.parsing.lookalikes import BURNT, DRONE_FATES, MODAL, WAS
from dronelog.parsing.negations import FOLK, INTERCEPT, Negations
from dronelog.parsing.tokens import CLOCK, SIGN

#: Before or behind a blow that was only meant, or at nothing that is named.
_MEANT = (
    *("попыт", "спроб", "нанес", "нанест", "завда", "планув", "планир", "намер", "намір", "отраз", "отраж", "відби"),
    *("загроз", "угроз", "объект", "об'єкт", "цел", "ціл", "террит", "терит", "подготов", "підготов", "ймовірн"),
)
_A_BLOW = frozenset(("удар", "удару", "удара", "ударом", "ударі", "ударе", "удари", "удары", "ударів", "ударов"))
_STRUCK_AT = ("удари", "вдари")
_GO_ON = ("продолжат", "продовжат", "продовжуватим", "участят")
_IN_CASE = frozenset(("при", "случае", "разі", "випадку"))
_HELPED = ("допоміг", "допомог", "допомаг", "помог", "helped")
_SPANS = (
    *("день", "дня", "дні", "тиж", "недел", "місяц", "месяц", "год", "рік", "рок", "ніч", "ноч", "добу", "сутк"),
    *("ранок", "утро", "вечір", "вечер", "вулиц", "улиц", "район", "квартал", "ряд", "рій", "зграя", "хвил"),
    *("мікрорайон", "микрорайон", "село", "місто", "город", "низк", "серія", "серия"),
)
_NOT = frozenset(("не", "ни", "без", "лишь", "только", "лише", "тільки"))
_BUILT = (
    *("построй", "строени", "сооружен", "споруд", "будівл", "стекл", "шибк", "хранилищ", "сховищ", "обладнан"),
    *("оборудован", "теплиц", "резервуар", "емност", "ємност", "имуществ", "майн", "техник", "технік", "конструкц"),
)
_OF_A = frozenset(("a", "an", "the", "of", "in", "silver", "gold", "golden", "shiny", "metal", "aluminium", "kitchen"))
_WAS_BEEN = WAS | {"been"}
_FOUND = (["that"], ["out"], ["guilty"], ["no"], ["him"], ["her"], ["himself"], ["nothing"], ["himself"])
_SHUT = frozenset(("closed", "shut", "suspended", "restricted"))
_NOTHING = frozenset(("no", "nothing", "neither", "none", "nobody"))
_NOBODY = frozenset(("nothing", "nobody", "noone", "neither", "none"))
_WHOEVER = frozenset(("anyone", "everyone", "those", "whoever", "anybody"))
_AIRPORTS = frozenset(("airport", "airports", "flights", "aviation", "rosaviatsia"))
#: What is not restored yet has been cut.
_AGAIN = ("restor", "resum", "reopen", "восстанов", "возобнов", "віднов")
#: What is burnt as fuel, or as money: "burns that sum", "burns up a tonne".
_SPENT = (["that"], ["through"], ["up"], ["money"], ["fuel"], ["cash"], ["more"], ["less"])
#: Said of a fire and of a drone; who does the latter.
_LIQUIDATED = ("ліквід", "ликвид")
_PIERCED = frozenset(("пробив", "пробила", "пробило", "пробили", "проломив", "проломила", "проломило", "проломили"))
_CREWS = ("мобільн", "мобильн", "груп", "розрахун", "расчет")
_TALLIES = ("рахун", "счет", "актив")
_DEFENDERS = ("ппо", "пво", "зеніт", "зенит", "протиповітр", "противовозд", "мвг", "вогнев")
_THERE_IS = frozenset(("is", "are", "was", "were", "has", "have", "had", "with", "left", "been", "get", "gets", "got"))
_FIREMEN = (["engine"], ["engines"], ["truck"], ["trucks"], ["station"], ["brigade"], ["crew"], ["crews"], ["service"])
_LACKS = frozenset(("немає", "нема", "нет", "нету"))
_TROUBLES = ("перебо", "отключен", "відключен", "проблем", "сбое", "збоїв", "задерж", "затрим")
_SUMS = ("підби", "підвел", "підвів", "подби", "подвел", "подвод", "підвод")
_SUMMED = ("підсум", "итог", "баланс", "рахун", "счет", "бабк")
_EVACUATION = ("евакуаці", "эвакуаци")
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
#: What an onlooker did, and tokens from it to what he says of it, at most.
_SAW, _SEEN = frozenset(("saw", "heard", "watched", "witnessed", "observed", "filmed")), 5
#: Groups of the words that may tell an outcome.
_TELLING = frozenset(("outcome", "attack", "casualty", "fatality", "harm", "headline"))
_MAY_BE = frozenset(("can", "may", "might", "must", "cannot", "should"))
#: Before "to be blown up": what is still to come.
_DUE = frozenset(("is", "are", "due", "set", "going", "planned", "expected", "supposed", "ready", "about", "likely"))
#: Before "drones to be shot down".
_WISHES = frozenset(
    (
        *("want", "wants", "wanted", "wish", "wishes", "wished", "ask", "asked", "demand", "demands", "demanded"),
        *("order", "orders", "ordered", "expect", "expects", "need", "needs", "ought", "for", "calls", "called"),
        *("prefer", "allow", "allowed", "allows", "permit", "permits", "like", "would"),
    )
)
#: Between "no flights" and what did not happen to them.
_AUXILIARY = frozenset(("was", "were", "is", "are", "had", "has", "have", "been", "being", "as", "to", "be"))
_HELD_UP = ("delay", "cancel", "divert", "affect", "disrupt", "suspend", "interrupt", "late", "postpon", "held")
#: Verbs in the present, behind "a gun that": what it does as a rule.
_HABITS = frozenset(
    ("hits", "strikes", "destroys", "downs", "kills", "jams", "crashes", "falls", "explodes", "intercepts")
)


_GENERIC = frozenset(("hits", "strikes", "falls", "crashes", "lands", "explodes", "slams", "comes"))
_UNDONE = frozenset(("not", "hardly", "nor", "n't", "didn't", "don't", "doesn't", "wasn't", "weren't"))
_UNBROKEN = frozenset(("intact", "undamaged", "unscathed", "unbroken"))
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
_HEARSAY = frozenset(("that", "of", "about", "from", "how", "nothing", "rumours", "rumors", "stories"))
_FINDS = frozenset(("found", "discovered", "located", "recovered"))
#: Before the body of one who lives: «ожоги 30 процентов тела», «ранения частей тела», «опіки поверхні тіла».
_OF_BODY = (
    *("процент", "част", "поверхност", "ранени", "ожог", "травм", "площад", "температур"),
    *("відсотк", "поверхн", "поранен", "опік", "площ"),
)
#: What works again has stood still: «движение восстановлено», «рух поїздів відновили».
_RESTORED = ("восстанов", "возобнов", "віднов", "понов")
_FELL = frozenset(("fell", "fall", "falls", "fallen", "falling"))
_STATES = frozenset(("silent", "ill", "asleep", "quiet", "victim", "sick", "due", "mute", "vacant"))
_PUT = {"death": "killed", "dead": "killed", "deaths": "killed", "injured": "injured", "wounded": "injured"}
_BURSTS = ("explod", "detonat", "blew", "burst", "взорв", "сдетонир", "вибух", "детонув")
#: What fell where no drone did: "drones fell in price", "fell by a third", "fell to 12 a month".
_FELL_IN = frozenset(("price", "value", "number", "numbers", "quality", "popularity", "rank", "share", "cost", "sales"))
_FROM = frozenset(("с", "со", "з", "із", "зі", "from", "between"))
#: «Грозный: 00:55–04:05.»
_HOURS = frozenset((":", "-", "("))
_UNTIL = frozenset(("до", "по", "to", "till", "until", "and", "-"))
#: Words of air traffic; of other traffic, which has hours of its own.
_BUS = ("рейсовый", "рейсового", "рейсовом", "рейсовым", "рейсовий", "рейсові")
_AVIATION = (
    *("аэропорт", "аеропорт", "росавиа", "росавіа", "летовищ", "рейс", "самолет", "літак", "борт", "airport", "flight"),
    *("аэродром", "аеродром", "авиагаван", "авіагаван", "авиаперевоз", "рейсов"),
)
#: Sentences behind a row with hours in which air traffic is named; tokens of a row.
_AROUND, _ROW = 5, 16
#: Tokens between a service and what became of it, at most; places in a list, at least; what parts those.
_BESIDE, _LIST = 14, 3
_LISTING = frozenset((",", "(", ")", "и", "та", "і", "й", "and", "а", "також", "также", ";"))
_TRAINS = ("поезд", "потяг", "электрич", "електрич", "train", "мост", "міст", "движени", "рух")


LAY = ("лежа", "лежи", "валя", "стирч", "торча")
_WAS_NOT = ("было", "стало", "було")
_KNOCKED = ("сбил", "сбит", "сбив", "збил", "збит", "збив")


_TORN = frozenset(("torn", "tore", "blown", "blew", "ripped", "sheared", "broken", "broke", "chipped", "flew"))
_TAKES = frozenset(("took", "take", "takes", "taken", "taking"))


_BE_HIT = frozenset(("were", "was", "been", "are", "being"))

#: What follows "followed" where it tells that something came next.
_IN_TIME = frozenset(
    (
        *("between", "from", "in", "later", "after", "before", ",", "-", ":", ".", ";", "around"),
        *("shortly", "soon", "within"),
    )
)


class Cues(Negations):
    """The words of outcome of a document's sentences, with their negations."""

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
                if hit.tag == "attack" and norm[i] in _A_BLOW:
                    # «удар «шахедів» по тяговій підстанції»
                    at = next((k for k in range(hit.end, min(s.end - 1, hit.end + 6)) if norm[k] == "по"), -1)
                    thing = at > hit.end and doc.has_group("object", at + 1, min(s.end, at + 4))
                    meant = any(w.startswith(_MEANT) for w in (*norm[max(s.start, i - 4) : i], norm[at + 1]))
                    if thing and not meant and doc.has_any(DRONE, hit.end, at):
                        found = Cue(i, hit.end, "struck", "outcome.struck_at")
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
                tallied = norm[down.end - 1].startswith(_TALLIES)  # «мав на рахунку сорок три»: a man's, of years
                manned = tallied and any(w.startswith(_DEFENDERS + _CREWS) for w in norm[s.start : s.end])
                if (self._grounded(i, down.end, s) and (manned or not tallied)) or (
                    defended and norm[i].startswith(_LIQUIDATED)
                ):
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
            if found.kind == "killed" and norm[i] in ("тела", "тіла", "тело", "тіло") and (
                norm[i - 1] == "%" or norm[i - 1].startswith(_OF_BODY)
            ):
                continue  # «ожоги 30% тела», «осколочное ранение тела»
            if found.kind == "killed" and norm[i] == "kills" and any(
                c.j == i and c.value is not None for c in self.counts_in(max(s.start, i - 3), i)
            ):
                found.kind = "intercepted"  # "19 kills over the Leningrad region"
            if found.kind == "struck" and norm[i] in _PIERCED and (
                doc.has("drone.debris", s.start, i) or not doc.has_any((*DRONE, "drone.pronoun"), s.start, i)
            ):
                found.kind, found.tag = "damaged", "outcome.damaged"  # «уламок пробив дах»; a drone that does hits it
            over = after[:1] in (["over"], ["above"])
            if found.kind == "struck" and over and norm[found.j - 1] == "hit" and norm[i - 1] in _BE_HIT:
                found.kind = "intercepted"  # "six drones were hit over Crimea"
            before = found.kind == "crashed" and i > s.start and norm[i - 1] == "перед"
            if before and norm[i].startswith(("паден", "падін")):
                continue  # «перед падением над полем кружили три аппарата»
            if found.kind == "intercepted" and norm[i].startswith(_KNOCKED) and (
                norm[i].endswith(("ся", "сь"))
                or (out and out[-1].kind == "fire" and i - out[-1].j <= 4 and not doc.has_any(DRONE, out[-1].j, i))
            ):
                continue  # «рабочие сбились с ног», «огонь в машинном зале сбит»
            if found.kind == "intercepted" and norm[i].startswith(_KNOCKED) and self._run_over(found, s):
                continue  # «авто збило пішохода», «машина сбила женщину»
            if found.kind == "intercepted" and norm[i].startswith(_KNOCKED) and self._flames(i, s):
                if any(c.kind == "fire" for c in out):
                    continue
                found.kind, found.tag = "fire", "outcome.fire"  # «вогонь пожежники збили за годину»
            if found.kind in ("destroyed", "damaged") and (state := self._smashed(found, s)):
                if state == "crashed" and not (out and out[-1].kind in ("crashed", "sighted") and i - out[-1].j <= 6):
                    found.kind, found.tag = "crashed", "outcome.crashed"
                else:
                    continue
            if found.tag == "outcome.struck_at" and any(
                w.startswith(_GO_ON) for w in norm[found.j : min(s.end, found.j + 7)]
            ):
                continue  # «удары по российским НПЗ продолжатся»
            if found.kind == "crashed" and i > s.start and norm[i - 1] in _IN_CASE:
                continue  # «при обнаружении обломков звоните 112», «у разі виявлення дрона»
            if found.kind == "crashed" and i > s.start and norm[i - 1].startswith(_HELPED):
                continue  # «поліцейський дрон допоміг знайти зниклу жінку»
            lies = found.kind == "crashed" and norm[i].startswith(LAY)
            if lies and not doc.has_any(DRONE, max(s.start, i - 6), min(s.end, i + 6)):
                continue  # «частина уламків лежить далеко», «двоє поранених лежать у лікарні»
            if found.kind == "crashed" and norm[i] in ("lies", "lie") and norm[i - 1] in ("which", "that") and (
                self.places_in(max(s.start, i - 5), i)
            ):
                continue  # "from Yeysk, which lies on the shore of the sea"
            if found.kind == "crashed" and norm[found.j - 1] == "found" and after[:1] == ["in"] and (
                doc.has("drone.debris", found.j + 1, min(s.end, found.j + 4))
            ):
                continue  # "the parts had been found in wreckage"
            if found.kind == "sighted" and after[:1] and after[0] in _NOTHING:
                continue  # "the army observed no violation of the airspace by drones"
            if found.kind == "struck" and after[:1] and after[0] in _NOBODY and after[1:2] not in (["but"], ["except"]):
                continue  # "the helicopters fired some 100 rounds and hit nothing"
            if norm[i] == "foil" and norm[i - 1] in _OF_A:
                continue  # "a foil balloon"
            if norm[i] == "heard" and after[:1] and after[0] in _HEARSAY:
                continue  # "it was heard that one should talk"
            if found.kind == "sighted" and not out and self._strikes_noted(i, s):
                found.kind = "struck"
            if found.kind == "disrupted" and (
                misfit.lit(doc, s, i) or (norm[i : i + 3] == ["in", "the", "dark"] and after[:1] == ["of"])
            ):
                continue  # "In the dark of a shed an engine coughs"
            if misfit.alien(doc, s, found):
                continue
            if found.kind in ("intercepted", "destroyed") and slain.people(doc, s, found):
                continue  # "the army eliminated two militants"
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
            if found.kind == "disrupted" and norm[i].startswith(_EVACUATION) and self._goes_on_anyway(i, s):
                continue  # «триває евакуація родин із дітьми»
            if found.kind == "disrupted" and norm[i].startswith(_EVACUATION) and norm[i - 1] in ("в", "у") and (
                norm[i].endswith(("ии", "ії"))
            ):
                continue  # «адміністрація працює в евакуації»
            if found.kind in INTERCEPT and norm[i].startswith(_SUMS) and any(
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
            wanted = norm[i - 2 : i] == ["to", "be"] and (found.kind in INTERCEPT or found.kind == "struck")
            if (wanted or (norm[i - 2 : i] == ["to", "be"] and found.kind == "destroyed")) and norm[i - 3] in _DUE:
                continue  # "another batch is to be blown up in September"
            if wanted and any(w in _WISHES for w in norm[max(s.start, i - 7) : i - 2]):
                continue  # "61 per cent want drones to be shot down over Ukraine already"
            whoever = i > s.start + 1 and norm[i - 1] == "who" and norm[i - 2] in _WHOEVER
            if whoever:
                i += 1  # "a reward for anyone who brings down an intruder"
                continue
            visible = found.kind == "sighted" and norm[i - 1] == "could" and norm[i] == "be"  # "eight could be seen"
            if i > s.start and norm[i].isascii() and norm[i - 1] in MODAL and not visible:
                continue  # "systems that can shoot down drones"
            if norm[i - 1] == "be" and norm[i - 2] in _MAY_BE and found.kind != "sighted":
                continue  # "a drone that is seen in one district can be shot down in the next"
            if norm[i] in _HABITS and norm[i - 1] in ("that", "which", "who") and norm[max(s.start, i - 3)] in _OF_A:
                continue  # "a gun that hits one drone in three is cheaper than a missile"
            if found.kind in INTERCEPT and self._allowed(i, s):
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
                norm[i - 1] in BURNT or norm[found.j : found.j + 1] in _SPENT
            ):
                continue  # "five of them have severe burns", "a fighter burns that sum in a minute"
            if found.kind == "fire" and (norm[found.j : found.j + 1] in _FIREMEN or self._named(i, found.j, s)):
                continue  # "dropped explosives on a fire engine", "the Kuwait Fire Force said"
            if found.kind == "crashed" and norm[i:found.j][:2] == ["came", "down"] and self._along(i, s):
                continue
            if found.kind == "crashed" and norm[i].startswith("land") and any(
                a in _TAKES and b == "off" for a, b in pairwise(norm[max(s.start, i - 5) : found.j + 4])
            ):
                continue  # "nothing took off or landed at Billund because of a drone"
            if found.kind == "sighted" and self._onlooker(found, s):
                continue
            if norm[i] == "followed" and found.j == i + 1 and norm[found.j : found.j + 1] and norm[found.j] in _IN_TIME:
                continue  # "the other 21 followed between 11 and 4": they came, nobody watched
            if not self._asked(found, s):
                self._negate(found, s)
                if found.kind and not misfit.other_sense(doc, s, found):
                    out.append(found)
            free = found.j
        self._crossed(s, out)
        self._combined(s, out)
        if all(w < "\u0400" for w in norm[s.start : min(s.end, s.start + 6)]):
            self._losses(s, out)
            harm.add(doc, s, out, self._people_before)
            closures.add(doc, s, out)
            crossings.add(doc, s, out, self.places_in(s.start + 1, s.end))
            encounters.add(doc, s, out)
            skyward.add(doc, s, out)
            tolls.add(doc, s, out)
        else:
            deeds.add(doc, s, out)
            wards.add(doc, s, out)
            withheld.add(doc, s, out)
            tolls.victims(doc, s, out)
            out[:] = [c for c in out if c.kind != "disrupted" or not self._no_cuts(c, s)]
        dropped.add(doc, s, out)
        unhurt.add(doc, s, out)
        out.sort(key=lambda c: c.i)
        return self._merged(self._until_gone(out))

    def _onlooker(self, cue: Cue, s: Sentence) -> bool:
        """ "A driver who saw it said a drone had hit the bridge", "those who heard the blast said …": who speaks."""
        norm = self.tokens.norm
        if norm[cue.i] not in _SAW or "who" not in norm[max(s.start, cue.i - 3) : cue.i]:
            return False
        end = min(s.end, cue.j + _SEEN)
        k = next((k for k in range(cue.j, end) if "say" in self.doc.groups[k]), -1)
        return k > cue.j - 1 and not self.doc.has_group("drone", cue.j, k)

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
                if word == "no" and (self._unhurt(end, s) or self.tokens.norm[i] in misfit.PLAIN):
                    continue
                if word in ("no", "without", "без") or self._neither(i, s) or (
                    word in ("any", "всякого") and i > 1 and self.tokens.norm[i - 2] in ("without", "no")
                ):
                    out.append(Cue(i - 1, i + 1, "disrupted", "service"))
        cuts = doc.all("service.cut", s.start, s.end)
        if services and cuts and not any(c.kind == "disrupted" for c in out):
            for cut in cuts:
                if self.tokens.norm[cut] == "off" and self.tokens.norm[cut - 1] in _TORN:
                    continue  # "the roof was torn off, the communications office said"
                if self.tokens.norm[cut].startswith(_RESTORED) and self._known_cut(s):
                    continue
                near = min(services, key=lambda k: abs(k - cut))
                if misfit.loose(doc, s, near, cut) or misfit.rule(doc, s, cut) or misfit.relative(doc, near, cut):
                    continue
                if self._near(near, cut) and not self._hard_between(near, cut):
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
                shut = self.tokens.norm[cut] in _SHUT and self.tokens.norm[cut - 1] in WAS | {"been"}
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

    def _known_cut(self, s: Sentence) -> bool:
        """Whether «электроснабжение восстановлено» only tells the end of what was told before, or its hour."""
        doc, kind = self.doc, self.tokens.kind
        before = doc.has("outcome.disrupted", 0, s.start) or doc.has("service.cut", 0, s.start)
        return before or any(kind[k] == CLOCK for k in range(s.start, s.end))

    def _neither(self, i: int, s: Sentence) -> bool:
        """ "There was neither power nor water", "neither trams nor buses are running": the service at token i."""
        norm = self.tokens.norm
        k = i - 1
        if norm[k] != "neither" or "nor" not in norm[i + 1 : i + 6]:
            return False
        if k == s.start:
            return any(w.startswith(("run", "work", "operat", "flow", "avail")) for w in norm[i + 1 : i + 12])
        return norm[k - 1] in _THERE_IS

    def _shut_again(self, s: Sentence, out: list[Cue]) -> None:
        """ "A drone was seen and the airport closed at 21:15; another was seen, and it closed again on Friday"."""
        norm = self.tokens.norm
        first = next((c for c in out if c.kind == "disrupted"), None)
        if first is None or ";" not in norm[first.j : s.end]:
            return
        parted = norm.index(";", first.j)
        for k in range(parted + 2, s.end):
            subject = norm[k - 2] if norm[k - 1] in WAS else norm[k - 1]
            it = subject in ("it", "they", "airport", "runway")
            if norm[k] in _SHUT and it:
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
            if norm[k] in WHOLE and k + 1 < s.end and norm[k + 1].startswith(_SPANS):
                continue  # «рятувальники цілий день шукали», «ціла вулиця»: a whole one, not one unharmed
            comma = next((t for t in range(k - 1, max(s.start, k - 5) - 1, -1) if norm[t] in (",", ";", ":")), -1)
            near = range(k - 1, max(s.start, k - 5, comma + 1) - 1, -1)
            kind = next(
                (
                    kind
                    for group, kind in (("person", "no_casualties"), ("object", "no_damage"))
                    for t in near
                    if group in doc.groups[t] or norm[t].startswith(_BUILT if group == "object" else FOLK)
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
        seen = not shut and any(c.kind == "sighted" for c in out)  # "were observed from 20:10 until 22:30"
        if not opened or seen or (shut and len(opened) < 2) or any(c.kind in DRONE_FATES for c in out):
            return
        named = [p for p in self.places_in(s.start, s.end) if p.kind in ("town", "site", "region")]
        number, sentences = self.doc.sentence_of[s.start], self.doc.sentences
        # «Саранск – закрыт с 00:35 до 04:40.»: of what the rows tell may stand behind them
        row = bool(named) and named[0].i <= s.start + 1 and s.end - s.start <= _ROW
        back, ahead = sentences[max(0, number - 3)].start, sentences[min(len(sentences), number + _AROUND) - 1].end
        sky = any(norm[k] == "небо" for k in range(s.start, opened[0])) and self.doc.has("service.cut", s.start, s.end)
        air = sky or any(
            norm[k].startswith(_AVIATION) and not norm[k].startswith(_BUS) for k in range(back, s.end)
        )
        if not named or not (air or (row and any(norm[k].startswith(_AVIATION[:6]) for k in range(s.end, ahead)))):
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

    def _unhurt(self, k: int, s: Sentence) -> bool:
        """ "No plane was delayed", "no trains had been cancelled": what opens at token k says that nothing stopped."""
        norm = self.tokens.norm
        while k < s.end and norm[k] in _AUXILIARY:
            k += 1
        return k < s.end and norm[k].startswith(_HELD_UP)

    def _plainly_negated(self, i: int, s: Sentence) -> bool:
        if any(k >= s.start and self.tokens.norm[k] in ("not", "no", "без") for k in (i - 1, i - 2)):
            return True
        return any(self.tokens.norm[k] in ("none", "neither", "nor") for k in range(max(s.start, i - 8), i))

    def _near(self, a: int, b: int) -> bool:
        """Whether a service and what became of it stand near each other, whatever places are listed between them:
        «Аэропорты Внуково, Пензы, Саратова (Гагарин) и Самары (Курумоч) минувшей ночью … приостанавливали работу».
        """
        lo, hi = min(a, b), max(a, b)
        if hi - lo <= _BESIDE:
            return True
        listed = self.places_in(lo + 1, hi)
        if len(listed) < _LIST or any(
            not _LISTING.issuperset(self.tokens.norm[p.j : q.i]) for p, q in pairwise(listed)
        ):
            return False
        return hi - lo - (listed[-1].j - listed[0].i) <= _BESIDE

    def _hard_between(self, a: int, b: int) -> bool:
        lo, hi = min(a, b), max(a, b)
        return any(self.tokens.norm[k] in (";", ":") and self.tokens.kind[k] == SIGN for k in range(lo, hi))

    def _until_gone(self, cues: list[Cue]) -> list[Cue]:
        """ "Were tracked until they flew off", "followed until it vanished": seen, and then no longer seen."""
        norm = self.tokens.norm
        return [
            c
            for n, c in enumerate(cues)
            if not (
                n and c.kind in ("lost", "sighted") and cues[n - 1].kind == "sighted"
                and "until" in norm[cues[n - 1].j : c.i]
            )
        ]

    def _counted(self, a: int, b: int) -> bool:
        """Whether a number of its own stands before the verb at token b: "shot down and seven were tracked"."""
        return any(c.role == "elided" and c.value is not None and c.i > a for c in self.counts_in(a, b))

    def _at_drones(self, k: int) -> bool:
        """Whether drones, and no thing, are the object behind token k: "… six enemy drones"."""
        doc = self.doc
        for t in range(k, min(len(self.tokens), k + 6)):
            if self.tokens.kind[t] == SIGN and self.tokens.norm[t] not in ('"', "(", ")"):
                return False
            if doc.any(DRONE, t) is not None:
                return True
            if any(g in ("object", "outcome", "weapon", "person") for g in doc.groups[t]):
                return False
        return False

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
                if joined and last.kind in INTERCEPT and cue.kind in INTERCEPT:
                    last.j = cue.j
                    if "intercepted" in (last.kind, cue.kind):
                        last.kind = "intercepted"
                    continue
                if joined and last.kind in ("crashed", "struck") and cue.kind == "destroyed" and (
                    self.tokens.norm[cue.i] in ("blew", "blows")
                ):
                    last.j = cue.j  # "fell and blew up on a pasture"
                    continue
                if joined and last.kind == "struck" and cue.kind in INTERCEPT and self._at_drones(cue.j):
                    last.j, last.kind, last.tag = cue.j, "intercepted", "outcome.intercepted"
                    continue  # «поцілено та знищено 15 «шахедів»», "hit and destroyed six drones"
                if joined and last.kind == "crashed" and cue.kind == "struck" and (
                    self.tokens.norm[cue.i].startswith(_BURSTS)
                ):
                    # "came down and exploded on a playground", "fell and detonated on the roof": one drone, one fate
                    last.j = cue.j
                    end = min(len(self.tokens), cue.j + 5)
                    bare = not self.tokens.norm[cue.i].isascii() and not self.doc.has_group("object", cue.j, end)
                    if not bare and not self.doc.has("ground", cue.j, end):
                        last.kind = "struck"  # not «рухнул и сдетонировал 19 марта»
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
