"""Which words of outcome are denied: "not a single drone was hit", «не пострадал», "neither … nor"."""

from __future__ import annotations

from dronelog.parsing.counts import DRONE
from dronelog.parsing.document import Sentence
from dronelog.parsing.facts import Cue
from dronelog.parsing.lookalikes import WAS, Lookalikes
from dronelog.parsing.tokens import SIGN, WORD

_TOO = frozenset(("тоже", "также", "теж", "також"))
_NONE = frozenset(("нет", "немає", "нема", "не"))
_NOBODY = frozenset(("никого", "никто", "нікого", "ніхто"))
FOLK = ("люд", "жител", "жильц", "мешкан", "прохож", "перехож", "персонал", "экипаж", "екіпаж", "все", "всі", "усі")
#: Things that no list of objects holds, told as a whole; beginnings.
_BUILT_UP = (
    *("объект", "инфраструктур", "застройк", "постро", "коммуникац", "оборудован"),
    *("об'єкт", "інфраструктур", "забудов"),
)
#: «Прохожих не задело»: said of people, not of things.
_GRAZED = ("задел", "задет", "зацеп", "зачеп")
_AND = frozenset(("and", "и", "та", "і", "й"))
#: What joins nouns that there was none of, and how such nouns end after a comma.
_LINKS = frozenset((",", "и", "й", "і", "та", "или", "або", "чи", "ни", "ані", "ні", "да"))
_OF_NONE = ("ых", "их", "ів", "ов", "ев", "ей", "ий", "ь", "тв", "рв", "ень")
_FIRE_NOUNS = ("пожар", "пожеж", "возгоран", "загоран", "загорян", "займан", "детонац")
#: «Зниклих безвісти», «пропавших»; «не допущено», «не зафіксовано».
_MISSING = ("зникл", "безвіст", "безвест", "пропавш", "пропал")
_PASSED = ("ено", "ано", "ято", "ыто", "ито", "лось", "лося")
#: What ends a clause; what asks for a number.
_BREAKS = frozenset((",", ";", ":", "-", "(", ")", ".", '"', "?", "!"))
_SO_THAT = frozenset(("чтобы", "чтоб", "щоб", "аби", "дабы"))
_THE_NUMBER = ("числ", "количеств", "кількіст")
_HOW_MANY = frozenset(("сколько", "скольких", "скільки", "скількох"))
#: Before injuries that nobody had, though somebody had lighter ones.
_SEVERE = ("тяжк", "тяжел", "серьезн", "серйозн", "опасн", "небезпечн", "серйозн", "критич", "смертельн")
#: What stands in a row of a form where there was none.
_ZERO = frozenset(("none", "no", "nil", "zero", "0", "нет", "немає", "нема", "нету", "ноль", "нуль", "відсутні"))
_PEOPLE = frozenset(("killed", "injured"))
INTERCEPT = frozenset(("intercepted", "destroyed", "repelled"))
#: How verbs of what was done end: «не подавили», «не збили», «не упал».
_DONE = ("л", "ла", "ло", "ли", "в", "но", "то", "ен", "ены", "ані", "ені")


#: How Slavic verbs of the past end.
_FINITE = ("в", "л", "ла", "ло", "ли", "вся", "лся", "лась", "лася", "лось", "лося", "лись", "лися", "но", "то")


#: Behind an infinitive and "not": what was not begun, dared or allowed.
_REFRAINED = (
    *("стал", "решил", "смогл", "смог", "удал", "разреш", "позвол", "буд", "рискн", "захотел", "пришл"),
    *("став", "наваж", "зважи", "змогл", "зміг", "вдал", "дозвол", "ризикн", "захот", "довел"),
    *("намаг", "пробув", "спробув", "збира", "планув", "посмі", "має", "мают", "мала", "мали", "вийш", "потреб"),
    *("пыта", "попыта", "пробов", "попробов", "собира", "планиров", "посме", "имее", "имел", "вышл", "получил"),
)
#: What came of it, of which nothing need be told.
_AFTERMATH = ("наслід", "последств")
_DESCRIBED = (
    *("опис", "назв", "розкри", "уточн", "конкретиз", "комент", "деталіз", "оприлюдн", "розголош", "наводи", "навів"),
    *("назыв", "раскры", "привод", "привел", "разглаш", "опубл"),
)
_INFORMED = ("повідом", "сообщ", "інформ", "информ", "відом", "извест", "говор")
_ABOUT = frozenset(("про", "о", "об"))
#: «Спроб збити їх не було», «попыток сбить не предпринимали».
_ATTEMPTS = ("спроб", "попыт", "наказ", "приказ", "команд", "дозвол", "разреш")


#: What is to come of those who came to harm: news, their number.
_WORD_OF = ("дані", "даних", "інформац", "відомост", "данны", "информац", "сведени", "кількіст", "количеств", "числ")
#: What there was none of, before what it is of: «відключень світла немає», «перебоев с водой нет».
_CUTS = (
    *("відключен", "перебо", "знеструмлен", "проблем", "збоїв", "затримок", "скасуван", "обмежен", "аварійн"),
    *("отключен", "обесточиван", "сбоев", "задержек", "отмен", "ограничен", "аварийн", "обрив", "обрыв"),
)

#: What readers are asked not to do: endings; verbs.
_IMPERATIVE = ("йте", "іть", "ите", "ьте")
_SHARE = frozenset(("publish", "post", "share", "film", "photograph", "spread", "upload", "record", "circulate"))

#: Tokens from "nobody" to what did not befall him, at most.
_WHO_NOT = 14


class Negations(Lookalikes):
    """Which words of outcome are denied: "not a single drone was hit", «не пострадал», "neither … nor"."""

    def _thing_suffered(self, cue: Cue, s: Sentence) -> bool:
        """«Объекты энергетики не пострадали», «завод не пострадал»: a thing, with nobody beside it."""
        norm, groups = self.tokens.norm, self.doc.groups
        if not norm[cue.j - 1].startswith(("пострада", "постражда")):
            return False
        near = range(max(s.start, cue.i - 5), cue.i)
        if not _NOBODY.isdisjoint(norm[max(s.start, cue.i - _WHO_NOT) : cue.i]):
            return False  # «никто из тех, кто был в здании, не пострадал»
        if any("person" in groups[k] or norm[k].startswith(FOLK) or norm[k] in _NOBODY for k in near):
            return False
        return any("object" in groups[k] or norm[k].startswith(_BUILT_UP) for k in near)

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
        if kind == "disrupted" and self._no_cuts(cue, s):
            cue.kind = ""
            return
        if self.doc.any_group(("casualty", "fatality", "harm"), cue.i) is not None and self._unclear(cue.i, s):
            cue.kind = ""  # "he gave no information about casualties"
            return
        if self._asked_not_to(cue.i, s) or self._untold(cue.i, s):
            cue.kind = ""
            return
        if not self._negated(cue.i, cue.j, s) and not (kind in _PEOPLE and self._none_of(cue.i, s)):
            if cue.kind == "harm":
                cue.kind = ""
            return
        near = self.tokens.norm[max(s.start, cue.i - 6) : cue.i]
        if "many" in near and "how" in near:
            cue.kind = ""  # "without telling how many were destroyed where": no damage is denied
        elif kind in _PEOPLE:
            # "nobody was seriously hurt": somebody may have been, and lightly
            lightly = not self.tokens.norm[cue.i].isascii() and self.tokens.norm[cue.i - 1].startswith(_SEVERE)
            cue.kind = "no_casualties" if kind == "injured" and not lightly else "no_dead"
            if cue.kind == "no_casualties" and self._thing_suffered(cue, s):
                cue.kind, cue.tag = "no_damage", "outcome.no_damage"
        elif (
            kind == "damaged"
            and self.tokens.norm[cue.i].startswith(_GRAZED)
            and any(
                "person" in self.doc.groups[k] or self.tokens.norm[k].startswith(FOLK) or self.tokens.norm[k] in _NOBODY
                for k in range(max(s.start, cue.i - 4), cue.i)
            )
        ):
            cue.kind = "no_casualties"
        elif kind == "damaged" and self.tokens.norm[cue.i].startswith(_GRAZED) and self._neither_town(cue.i, s):
            cue.kind = ""  # «ни Пермь, ни Березники, подчеркнул он, не задеты»: it was elsewhere
        elif kind in ("damaged", "harm", "destroyed"):
            cue.kind = "no_damage"
        else:
            cue.kind = ""

    def _none_of(self, i: int, s: Sentence) -> bool:
        """ "None of those who were in the building were hurt"."""
        norm = self.tokens.norm
        first = max(s.start, i - _WHO_NOT)
        k = next((k for k in range(i - 1, first - 1, -1) if norm[k] == "none"), -1)
        return k >= 0 and norm[k + 1] == "of" and not {",", ";", "but", "and"}.intersection(norm[k:i])

    def _no_cuts(self, cue: Cue, s: Sentence) -> bool:
        """«Відключень світла немає», «перебоев с водой нет», «затримок поїздів не було»: no lack was there."""
        norm = self.tokens.norm
        if norm[cue.i].isascii():
            return False
        k = next((k for k in range(max(s.start, cue.i - 4), cue.j) if norm[k].startswith(_CUTS)), -1)
        while 0 <= k < min(s.end, cue.j + 4):
            if norm[k] in ("немає", "нема", "нет", "нету", "не"):
                return norm[k] != "не" or norm[k + 1 : k + 2] in (["було"], ["было"], ["зафіксовано"], ["очікується"])
            if self.tokens.kind[k] == SIGN:
                return False
            k += 1
        return False

    def _neither_town(self, i: int, s: Sentence) -> bool:
        """Whether towns are the subject of a negated verb at token i."""
        if s.end - s.start > 30 or self.tokens.norm[i].isascii():
            return False
        return any(self.tokens.norm[p.i - 1] in ("ни", "ані", "і", "и") for p in self.places_in(s.start + 1, i)) and (
            not self.doc.has_groups(("object", "drone"), s.start, i)
        )

    def _unclear(self, i: int, s: Sentence) -> bool:
        """Whether what is said of the noun at token i is that nothing is known of it."""
        for k in range(i - 1, max(s.start, i - 7) - 1, -1):
            if self.tokens.kind[k] == SIGN and self.tokens.norm[k] in ";:.":
                return False
            if self.doc.tag("unclear", k) is not None:
                return True
        if self.tokens.norm[i].isascii():
            return False
        # «дані про постраждалих уточнюються», «кількість загиблих та поранених з'ясовують»: nobody knows of any
        opened = any(self.tokens.norm[k].startswith(_WORD_OF) for k in range(max(s.start, i - 7), i))
        for k in range(i + 1, min(s.end, i + 6)) if opened else ():
            if self.tokens.kind[k] == SIGN and self.tokens.norm[k] in ";:.(-":
                return False
            if self.doc.tag("unclear", k) is not None:
                return not self.counts_in(max(s.start, i - 3), k)
        return False

    def _untold(self, i: int, s: Sentence) -> bool:
        """«Наслідків джерело не описало», «о последствиях пока не сообщают»: nobody tells, and no harm is denied."""
        norm = self.tokens.norm
        if not norm[i].startswith(_AFTERMATH):
            return False
        for k in range(i + 1, min(s.end - 1, i + 7)):
            if self.tokens.kind[k] == SIGN and norm[k] in ";:.":
                return False
            if norm[k] == "не":
                verb = k + 1
                told = "say" in self.doc.groups[verb] or norm[verb].startswith(_INFORMED)
                return norm[verb].startswith(_DESCRIBED) or (told and norm[i - 1] in _ABOUT)
        return False

    def _asked_not_to(self, i: int, s: Sentence) -> bool:
        """«Не публікуйте фото наслідків», "please do not share pictures of the damage": nothing is denied."""
        norm = self.tokens.norm
        for k in range(max(s.start, i - 9), i - 1):
            if norm[k] == "не" and norm[k + 1].endswith(_IMPERATIVE):
                return True
            if norm[k] in ("not", "don't", "dont") and norm[k + 1] in _SHARE:
                return True
        return False

    def _negated(self, i: int, j: int, s: Sentence) -> bool:
        doc, tokens = self.doc, self.tokens
        after = [w for w in tokens.norm[j : j + 2] if w != "-"]
        if after and after[0] in _TOO and not _NONE.isdisjoint(tokens.norm[s.start : i]):
            return True  # «пострадавших нет, разрушений – тоже»
        if self._row_of_none(j, s) or self._joined_none(i, j, s):
            return True
        if self._none_of_it(i, j, s) or self._not_done(i, j, s):
            return True
        k = i - 1
        steps = 0
        while k >= s.start and steps < 7:
            if tokens.norm[k] == "," or (k and tokens.norm[k - 1] == "," and tokens.norm[k] in WAS):
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
            if tokens.norm[k] == "без" and k < i - 1 and tokens.norm[i].endswith(_FINITE):
                k -= 1  # «дрон без вибуху впав на луках»: it lacks the noun, the verb is told
                steps += 1
                continue
            if ("negation" in doc.groups[k] or "number.none" in doc.tags[k]) and not doc.inside[k]:
                single = "number.none" in doc.tags[k]  # "not a soul", "not a single window"
                return not (tokens.norm[k] == "not" and steps > 2 and not single)
            if any(
                h.tag in ("outcome.no_casualties", "outcome.no_damage")
                and tokens.norm[h.end : h.end + 1]
                in (["or"], ["and"], ["и"], ["или"], ["та"], ["і"], ["чи"], ["й"], ["або"], [","])
                for h in hits
            ):
                return True
            if tokens.norm[k] in ("without", "без") and (
                any(tokens.norm[t] in WAS for t in range(k + 1, i + 1)) or not tokens.norm[k].isascii()
            ):
                k -= 1  # "a drone without a warhead was found"
                steps += 1
                continue
            if tokens.norm[k] == "and" and any(tokens.norm[t] in WAS for t in range(k + 2, i + 1)):
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

    def _row_of_none(self, j: int, s: Sentence) -> bool:
        """ "Injured: none", «Пострадавшие: нет», "killed – 0": a row of a form that says that there was none."""
        norm = self.tokens.norm
        if norm[j : j + 1] not in ([":"], ["-"], ["("]) or j + 1 >= s.end or norm[j + 1] not in _ZERO:
            return False
        return j + 2 >= s.end or self.tokens.kind[j + 2] != WORD

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
            if (
                norm[k] in _LINKS
                or doc.any_group(("casualty", "fatality", "harm"), k) is not None
                or (norm[k].startswith(_FIRE_NOUNS))
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

    def _not_done(self, i: int, j: int, s: Sentence) -> bool:
        """«Збивати їх не стали», «сбивать его не решились»: an infinitive that nobody carried out."""
        norm = self.tokens.norm
        if norm[i].isascii() or not norm[i].endswith(("ти", "ть", "тись", "ться")):
            return False
        tried = any(w.startswith(_ATTEMPTS) for w in norm[max(s.start, i - 2) : i])
        return any(
            (norm[k] == "не" and (tried or norm[k + 1].startswith(_REFRAINED))) or (tried and norm[k] in _NONE)
            for k in range(j, min(s.end - 1, j + 5))
        )

    def _none_of_it(self, i: int, j: int, s: Sentence) -> bool:
        """«Пролётов и сбитий за это время не было», «влучань не зафіксовано»: a genitive of what there was not."""
        norm = self.tokens.norm
        if norm[i].isascii() or not norm[i].endswith(_OF_NONE) or self.counts_in(max(s.start, i - 3), i):
            return False
        for k in range(j, min(s.end, j + 7)):
            if norm[k] in ("нет", "немає", "нема"):
                return True
            if norm[k] == "не" and k + 1 < s.end:
                return norm[k + 1] in ("было", "було") or norm[k + 1].endswith(_PASSED[:5])
            if self.tokens.kind[k] == SIGN or "outcome" in self.doc.groups[k]:
                return False
        return False

    def _asked(self, cue: Cue, s: Sentence) -> bool:
        """«Сколько сбили, губернатор не говорит», «чи збито дрони, невідомо»: a question, answered by nobody."""
        norm = self.tokens.norm
        if norm[cue.i].isascii():
            return False
        k = cue.i - 1
        asked = norm[cue.j : cue.j + 1] == ["ли"]
        if cue.kind in INTERCEPT and not _SO_THAT.isdisjoint(norm[max(s.start, k - 3) : cue.i]):
            return True  # «хоче робити такі, щоб збивали тих»: what is wanted
        told = any(c.value is not None for c in self.counts_in(cue.j, s.end)) or any(
            c.head == cue.i and c.value is not None for c in self.counts_in(s.start, cue.i)
        )  # «до 11 увеличилось количество раненых»
        if norm[k].startswith(_THE_NUMBER) and not told:
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
