"""Whether a word that may tell an outcome tells one here: "a foil balloon", "the guns have fallen silent"."""

from __future__ import annotations

from dronelog.parsing.clausewise import Reader
from dronelog.parsing.counts import DRONE
from dronelog.parsing.document import Sentence
from dronelog.parsing.facts import Cue
from dronelog.parsing.tokens import SIGN, WORD

#: «беспилотником», «дронами»: who did it, not what was stopped.
_BY = ("ом", "ем", "ами", "ями")
_ATTACKING = ("ющих", "ящих", "вших", "ющий", "ящий", "вший", "ючих", "ючий")
_AT = frozenset(("в", "во", "на", "под", "над", "у", "біля", "поблизу"))
_WAS_SLAV = frozenset(("были", "было", "был", "була", "були", "було", "був", "удалось", "вдалося"))
_PARTICIPLE = ("вших", "вшихся", "щих", "щихся", "вший", "вшийся", "щий", "щийся", "вшие", "вшиеся")
_PASSIVE = ("ен", "ена", "ены", "ено", "ено", "ені", "ан", "ана", "аны", "ано", "ані", "ят", "ята", "яты", "ято", "яті")
#: Who shoots drones down: «девять дронов мобильные группы сняли на подлёте».
_DOERS = (
    *("груп", "зенит", "зеніт", "расчет", "розрахун", "пво", "ппо", "рэб", "реб", "военны", "військов", "боец", "бойц"),
    *("бійц", "захисник", "защитник", "силы", "сили", "сил", "погранич", "прикордон", "гвард", "наши", "наші"),
)
_OF_THEM = (["-"], ["з", "них"], ["із", "них"], ["из", "них"], ["з", "яких"], ["із", "яких"], ["из", "которых"])
_HIT_INTO = ("поціл", "влуч", "попал", "попав")
_FILMED = ("відео", "видео", "камер", "фото", "телефон", "плівк")
_WHICH = ("котор", "який", "яку", "які", "якого", "яких", "що")
#: «Поражены», «поразили», «уражено»: hit or shot down, as what stands beside it tells.
_HIT = ("пораж", "порази", "ураж", "урази", "враж", "врази")
WAS = frozenset(("was", "were", "is", "are", "has", "have", "had"))
_INFINITIVES = frozenset(("shoot", "jam", "intercept", "destroy", "neutralise", "neutralize", "bring", "take", "down"))
_PROVED = frozenset(("was", "were", "proved", "proven", "became", "been"))
_MANAGED = frozenset(("managed", "able", "succeeded", "helped", "failed", "had", "used", "enough"))
_ALLOWS = ("allow", "permit", "authori", "empower")
_WANTS = ("threat", "vow", "plan", "want", "promis", "hop", "prepar", "allow", "permit", "authori", "pledg", "refus")
#: Before burns of the skin.
BURNT = frozenset(
    ("severe", "serious", "minor", "light", "bad", "with", "has", "have", "had", "suffered", "from", "of")
)
#: Drops and what aeroplanes drop; munitions that loiter.
_DROPS = ("скид", "скину", "сброс")
_BOMBS = ("авіабомб", "авиабомб", "каб", "фаб", "умпб", "бомб")
_LOITERING = ("баражувальн", "барражирующ", "барражує")
_MUNITION = ("боєприпас", "боеприпас", "снаряд", "дрон", "бпла")
_ARTICLES = frozenset(("the", "a", "an", "all", "its", "their", "some", "this", "that", "several"))
#: What stops that is no drone.
_EVERYTHING = frozenset(("everything", "everybody", "everyone", "nothing", "work", "life", "play", "production"))
#: Groups of words for what stands still when it is stopped.
_BRINGS = frozenset(("brought", "shot", "took", "knocked"))
_STANDING = frozenset(("service", "object", "person", "weapon", "attack"))
MODAL = frozenset(("can", "could", "may", "might", "will", "would", "should", "must", "cannot"))
#: What a drone has on board.
_CARRIED = frozenset(
    (
        *("warhead", "warheads", "charge", "payload", "fuse", "detonator", "explosives", "engine", "wing", "wings"),
        *("wreck", "wreckage", "fuselage", "device", "machine", "craft", "aircraft", "munition", "ammunition"),
    )
)
_CROSSED = frozenset(("crossed", "traversed", "overflew", "crisscrossed", "transited"))
_STRIKES = frozenset(("strikes", "strike", "hits", "hit", "impacts", "blows", "arrivals"))
_STRUCK_BY = frozenset(("by", "of", "from"))
_NOTED = frozenset(("recorded", "registered", "noted", "confirmed", "logged", "established", "detected", "counted"))
_FOUND_WHAT = frozenset(("a", "an", "the", "two", "three", "four", "his", "her", "their"))
_SOME = frozenset(("the", "all", "of", "some", "another", "a", "an", "further", "more", "other", "its", "these"))
DRONE_FATES = frozenset(("intercepted", "struck", "crashed", "lost", "destroyed", "repelled"))
_FLAMES = frozenset(("вогонь", "вогню", "полум'я", "полумя", "пожежу", "огонь", "огня", "пламя", "пожар", "возгорание"))
#: «Розбитий дрон», «разбившийся», "a wrecked drone": what it is when it is found, not what was done to it.
_SMASHED = (
    *("розбит", "розтрощен", "потрощен", "понівечен", "поламан", "зламан", "відламан", "обгоріл"),
    *("разбит", "искорежен", "покорежен", "сломан", "обгоревш", "поврежден", "пошкоджен", "wreck", "smash"),
)
#: Said of a fire and of a drone.
_LIQUIDATED = ("ліквід", "ликвид")
_FIRES = ("outcome.fire", "outcome.fires")
_LONG = (*("ий", "ого", "ому", "им", "ім", "ими", "их", "ый", "ым", "ых", "ыми"), "wrecked", "smashed")
_WITH = frozenset(("з", "із", "зі", "с", "со", "with", "без"))


#: «Тринадцять дронів – у мінусі»: said of those that were shot down.
_IN_MINUS = frozenset(
    ("мінусі", "минусе", "мінус", "минус", "землю", "неба", "нуль", "брухт", "ноль", "металобрухт", "металлолом")
)


#: Who shoots drones down, before «вразили» and behind «уражено»: beginnings.
_GUNNERS = ("ппо", "пво", "зеніт", "зенит", "перехоплюв", "перехватч", "протиповітр", "противовозд", "вогнев", "огнев")


#: What stands before a fire that is shot, and what it comes from: beginnings.
_SHOOTING = frozenset(
    (
        *("tracer", "flak", "arms", "small-arms", "rifle", "gun", "machine-gun", "cannon", "anti-aircraft", "ground"),
        *("antiaircraft", "aa", "ack-ack", "defensive", "suppressive", "automatic", "shotgun", "barrage", "covering"),
        *("зенитный", "зенитным", "зенитного", "ружейный", "ружейным", "стрелковый", "шквальный", "заградительный"),
        *("зенітний", "зенітним", "зенітного", "шквальний", "щільний", "стрілецький", "загороджувальний"),
    )
)
_GUNS = (
    *("gun", "rifle", "machine-gun", "weapon", "cannon", "mobile", "anti-air", "zu-", "carbine", "shotgun"),
    *("пулемет", "автомат", "зенит", "стрелк", "винтов", "кулемет", "зеніт", "стріле", "гвинтів"),
)
#: An evacuation of months: that it goes on, that it is ordered, whom it takes (beginnings).
_LASTS = ("трива", "продовжу", "продолжа", "длится", "оголош", "объяв", "ведет", "ведуть", "провод", "розширю")
_ORDERED = ("примусов", "обов'язков", "обовязков", "принудит", "обязательн", "планов")
_FAMILIES = ("родин", "сім", "діте", "дете", "семе", "громад")
#: Who runs somebody over: beginnings.
_DRIVERS = ("водій", "водител", "поїзд", "потяг", "поезд", "машин", "легков", "вантажів", "грузов", "маршрут")


class Lookalikes(Reader):
    """Whether a word that may tell an outcome tells one here: "a foil balloon", "the guns have fallen silent"."""

    def _crossed(self, s: Sentence, out: list[Cue]) -> None:
        """ "Two drones crossed Moldova", "one traversed the north of Lithuania": seen over a country."""
        norm = self.tokens.norm
        if any(c.kind in DRONE_FATES or c.kind == "sighted" for c in out):
            return
        for k in range(s.start + 1, s.end - 1):
            if (
                norm[k] in _CROSSED
                and self.doc.has_any(DRONE, max(s.start, k - 6), k)
                and any(p.kind in ("country", "region") and p.role == "place" for p in self.places_in(k + 1, k + 6))
            ):
                out.append(Cue(k, k + 1, "sighted", "outcome.sighted"))
                return

    def _people_before(self, k: int) -> bool:
        """Whether a number of people ends right before token k: "three workers suffered"."""
        return any(c.role == "person" and c.head + 1 == k for c in self.counts_in(max(0, k - 8), k))

    def _losses(self, s: Sentence, out: list[Cue]) -> None:
        """ "Losses of the other side over Russia came to 44 drones": drones shot down, where nothing else is told."""
        norm = self.tokens.norm
        if "losses" not in norm[s.start : s.end] or any(c.kind in DRONE_FATES for c in out):
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
                return all(w in WAS or w in ("been", "also", "being") for w in self.tokens.norm[counted.j : i])
            if not _STANDING.isdisjoint(self.doc.groups[k]) or self.tokens.norm[k] in (";", "and", "by"):
                return False
            if self.tokens.norm[k] in ("them", "these", "those") or (k == i - 2 and self.tokens.norm[k] == "all"):
                # "of 30 drones, all were stopped"; "Seven drones came. All of them were stopped."
                every = self.tokens.norm[k - 1] == "of" and self.tokens.norm[k - 2] in ("all", "both", "none")
                return (every and self.figure_kind is not None) or self.doc.has_any(DRONE, s.start, k)
        return False

    def _lists(self, end: int, s: Sentence) -> bool:
        """«Уночі відмінусовано: – чотири «шахеди»»: a verb that opens a list of drones, one a line."""
        doc, norm = self.doc, self.tokens.norm
        n = doc.sentence_of[s.start] + 1
        if norm[end : end + 1] != [":"] or n >= len(doc.sentences) or not doc.sentences[n].bullet:
            return False
        row = doc.sentences[n]
        counts = self.counts_in(row.start, row.end)
        return bool(counts) and counts[0].i <= row.start + 2 and doc.has_any(DRONE, row.start, row.end)

    def _grounded(self, i: int, end: int, s: Sentence) -> bool:
        """Whether a verb that may mean anything means drones: «средства ПВО остановили семь БПЛА», «дрон, який зняли
        зенітники», «приземлили 58»; not «дрон снял колонну», «сняли ограничения», «остановлен конвейер».
        """
        norm, doc = self.tokens.norm, self.doc
        for k in range(end, min(s.end, end + 9)):
            if doc.any(DRONE, k) is not None or "drone.pronoun" in doc.tags[k]:
                return not norm[k].endswith(_BY)
            if norm[k].startswith(_DOERS):
                continue  # «на рахунку полтавських зенітників десять дронів»
            if norm[k].endswith(_ATTACKING):
                continue  # «завалили тридцать атакующих беспилотников»
            if norm[k] == "," and not _AT.isdisjoint(norm[k - 3 : k - 1] + norm[k + 1 : k + 2]):
                continue  # «сняли в Краснодарском крае, в Ейске, семь дронов»
            if norm[k] in (";", ":", ".", ",") or not _STANDING.isdisjoint(doc.groups[k]) or "outcome" in doc.groups[k]:
                break
        if self._lists(end, s):
            return True
        counted = next(
            (c for c in self.counts_in(i - 4, end + 2) if c.i >= end or c.j == i or norm[c.j : i] in _OF_THEM), None
        )  # also «десятеро з них зняли мобільні групи», «усі 11 – у мінусі»
        if counted is not None and counted.role == "elided" and counted.value is not None:
            back = doc.sentences[max(0, doc.sentence_of[s.start] - 1)].start
            return doc.has_any(DRONE, back, i)
        every = range(max(s.start, i - 3), i)
        if norm[end - 1] in _IN_MINUS and any("number.all" in doc.tags[k] for k in every):
            back = doc.sentences[max(0, doc.sentence_of[s.start] - 1)].start
            return doc.has_any(DRONE, back, i)  # «Вісім безпілотників. Усі – у мінусі»
        passive = norm[i].endswith(_PASSIVE) or norm[end - 1] in _IN_MINUS
        first = i
        closing = i - 1 if norm[i - 1] == "," else i - 2 if norm[i - 1] in _WAS_SLAV and norm[i - 2] == "," else -1
        if norm[i].startswith(_LIQUIDATED) and norm[i - 2] == "," and self.tokens.kind[i - 1] == WORD:
            closing = i - 2  # «пожежу, яку спричинив дрон, остаточно ліквідовано»
        if closing > s.start:
            # «15 дронов, по сведениям губернатора, ликвидировано за ночь», «4 дрона, летевших на Тулу, были уничтожены»
            # also «60 «шахедів», які в ніч на середу летіли на Харківщину, ліквідовано»
            opening = next((k for k in range(closing - 1, max(s.start, i - 22), -1) if norm[k] == ","), i)
            told = opening < i and (
                doc.has_group("say", opening, i) or norm[opening + 1].endswith(_PARTICIPLE)
                or norm[opening + 1].startswith(_WHICH)
            )
            first = opening if told else i
            if opening < i and norm[i].startswith(_LIQUIDATED) and doc.has_any(_FIRES, s.start, opening):
                return False  # «пожар на складе, куда попал дрон, ликвидирован»
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
        if norm[i - 1] in _WITH and any(doc.any(DRONE, k) is not None for k in range(max(s.start, i - 5), i - 1)):
            return "described"
        for k in range(cue.j, min(s.end, cue.j + 3)):
            hit = doc.any(DRONE, k)
            if hit is not None:
                by = norm[k].endswith(_BY) and not norm[i].endswith(_BY)  # «пошкоджений «шахедом» ліцей»
                return "crashed" if hit.tag in ("drone.one", "drone.any") and not by else ""
            if self.tokens.kind[k] != WORD and norm[k] != '"':
                break
            if doc.hits[k] and doc.any_group(("object", "outcome", "person"), k) is not None:
                break
        return ""

    def _goes_on_anyway(self, i: int, s: Sentence) -> bool:
        """«У громаді триває евакуація родин із дітьми», «продолжается обязательная эвакуация»: no attack's doing."""
        norm = self.tokens.norm
        first, last = max(s.start, i - 4), min(s.end, i + 5)
        lasts = any(w.startswith(_LASTS) for w in (*norm[first:i], *norm[i + 1 : last]))
        ordered = any(w.startswith(_ORDERED) for w in norm[first:i]) or any(
            w.startswith(_FAMILIES) for w in norm[i + 1 : last]
        )
        return lasts and ordered and not self.doc.has_any(DRONE, s.start, s.end)

    def _run_over(self, cue: Cue, s: Sentence) -> bool:
        """«Авто збило пішохода»: people are the object of a verb of knocking down, and no drone is named."""
        doc, norm = self.doc, self.tokens.norm
        first, last = max(s.start, cue.i - 4), min(s.end, cue.j + 4)
        if not doc.has_any(("object.vehicle:one", "object.vehicle:many"), first, cue.i) and not any(
            w.startswith(_DRIVERS) for w in norm[first : cue.i]
        ):
            return False  # «ще два збили бійці мобільної групи»
        stop = next((k for k in range(cue.j, last) if norm[k] in (",", ".", ";", ":", "-")), last)
        return doc.has_group("person", cue.j, stop) and not doc.has_any((*DRONE, "drone.pronoun"), s.start, s.end)

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
        if (
            word.startswith(_HIT_INTO)
            and norm[cue.j : cue.j + 1] in (["в"], ["у"])
            and (any(doc.any(DRONE, k) is not None for k in into) and not doc.has_group("object", cue.j, into.stop))
        ):
            return True  # «ППО поцілила в сім «шахедів»»
        if not word.startswith(_HIT):
            return False
        by_gunners = any(w.startswith(_GUNNERS) for w in norm[cue.j : min(s.end, cue.j + 4)])
        after = [k for k in range(cue.j, min(s.end, cue.j + 9)) if doc.any(DRONE, k) is not None]
        if by_gunners and not doc.has_group("object", s.start, s.end):
            return True  # «сім БпЛА, які летіли на область, уражено силами ППО», «уражено зенітниками: …»
        if after and not norm[after[0]].endswith(_BY) and not doc.has_group("object", cue.j, after[0]) and any(
            w.startswith(_GUNNERS) or w.endswith("-перехоплювачів") for w in norm[max(s.start, cue.i - 9) : cue.i]
        ):
            return True  # «екіпажі дронів-перехоплювачів вразили п'ять БпЛА»
        before = range(cue.i - 1, max(s.start, cue.i - 9) - 1, -1)
        subject = next((k for k in before if doc.any(DRONE, k) is not None), -1)
        if subject >= 0:
            # «пять БПЛА поражены над областью»: of a passive, the drones before it are what was hit
            inflected = word.endswith(_PASSIVE) and not word.endswith(("ят", "ята", "яты", "ято", "яті"))
            if norm[subject + 1] == "," and norm[subject + 2].endswith(_PARTICIPLE):
                # «пять БПЛА, пытавшихся атаковать город, поражено»
                subject = next((k for k in range(cue.i - 1, subject + 2, -1) if norm[k] == ","), subject)
            return inflected and not norm[subject].endswith(_BY) and not doc.has_groups(
                ("object", "person", "attack"), subject, min(s.end, cue.j + 5)
            )
        if norm[cue.j : cue.j + 1] == [":"]:
            return True
        for k in range(cue.j, min(s.end, cue.j + 9)):
            if doc.any(DRONE, k) is not None or "drone.pronoun" in doc.tags[k]:
                return not norm[k].endswith(_BY)
            if norm[k] == "," and not _AT.isdisjoint(norm[k - 3 : k - 1] + norm[k + 1 : k + 2]):
                continue  # «поразили в Таганроге, в Ростовской области, четыре дрона»
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
            if self.tokens.kind[k] != WORD or norm[k] in WAS or "outcome" in self.doc.groups[k]:
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
        if norm[i - 1] in WAS or norm[i - 1] in ("been", "be", "being") or norm[found.j : found.j + 1] == []:
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
            if self.tokens.norm[j + 1 : j + 3] in (["of", "them"], ["of", "those"], ["of", "these"]):
                # "They came from the south. Gunners accounted for 46 of them", but no region did: that is a list
                opened = self.doc.sentences[max(0, number - 3)].start
                placed = any(p.j >= j - 2 for p in self.places_in(max(s.start, j - 7), j))
                return not placed and self.doc.has_any(DRONE, opened, j)
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
        if i == s.start and not s.heading and norm[i] == "shoot":
            return True  # "Shoot down ten enemies and you unlock the next level"
        if any(w in ("let", "lets", "letting") for w in norm[max(s.start, i - 7) : i]):
            return True  # "to let the gendarmes jam or bring down aircraft"
        if norm[s.end - 1] == "?" and any(w in MODAL for w in norm[s.start : i]):
            return True  # "how many drones can a laser shoot down?"
        if any(w in MODAL for w in norm[max(s.start, i - 3) : i]):
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
        if norm[cue.i] in ("burns", "burn") and after[:1] and (after[0] in BURNT or after[0].isdigit()):
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
        if norm[i - 1] == "with" and any(w.startswith("play") for w in norm[max(s.start, i - 3) : i - 1]):
            return True  # "is playing with fire"
        if norm[i] == "burns" and i - 1 > s.start and self.tokens.cap[i] and self.tokens.cap[i - 1] and not s.heading:
            return True  # "a portrait of Robert Burns"
        if norm[i] not in ("fire", "огонь", "огнем", "огня", "вогонь", "вогнем", "вогню"):
            return False
        if norm[i - 1] in _SHOOTING or (norm[i - 1] == "-" and norm[i - 2] in _SHOOTING):
            return True  # "tracer fire", "small-arms fire"
        if norm[i + 1 : i + 2] in (["from"], ["из"], ["з"], ["із"]) and (
            any(w.startswith(_GUNS) for w in norm[i + 2 : min(s.end, i + 7)])
        ):
            return True  # "fire from a heavy gun"
        for k in range(max(s.start, i - 5), i):
            if (
                norm[k] in ("under", "opened", "open", "под", "під", "открыл", "открыли", "відкрив")
                or "weapon" in self.doc.groups[k]
            ):
                return True
        return self.doc.any(DRONE, i - 1) is not None if i else False
