"""Slavic speakers whom no list knows, by their place beside the verb, and bodies whose figures are told without one.

«Дворник, вышедший на смену, уверяет, что …», «В товариществе рассказали», «У Минобороны другая арифметика: 39 БПЛА».
"""

from __future__ import annotations

from dronelog.parsing.cases import nominative
from dronelog.parsing.names import tidy
from dronelog.parsing.people import Entity
from dronelog.parsing.titles import OFFICIAL
from dronelog.parsing.tokens import SIGN, WORD
from dronelog.parsing.unnamed import Unnamed


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Tokens of such a phrase, and of the clause between commas that may follow it, at most.
_LONGEST, _ASIDE = 6, 14
#: What may stand between such a speaker and the verb.
_BETWEEN = _words(
    "же уже также тоже потом позже затем еще сам сама сами даже тем временем наутро утром"
    " вже також теж потім пізніше згодом ще саме навіть вранці"
)
#: Words that open a clause before its subject.
_OPENERS = _words(
    "а но и при этом однако тем временем позже затем ранее але і й та при цьому тим часом пізніше згодом раніше"
)
_IN = _words("в во у на")
#: No speakers, though they stand where one would.
_NOBODY = _words(
    "сейчас опять вновь лишь тогда сегодня вчера теперь здесь вот так там тут кто никто некто все это этот тот та те"
    " эти сам один одна одни другой другие третий каждый многие который что чем как если когда где мы вы ты я он она"
    " они себе себя нас вас них документ заголовок текст цифра цифры статистика практика опыт расчет история факт"
    " факты закон приказ указ радар кадр кадры фото снимок снимки картинка табличка карта анализ приложение бот"
    " зараз знову тоді сьогодні вчора тепер ось хто ніхто дехто усі всі це цей той ті ці інший інші кожен який що"
    " чим як якщо коли де ми ви я він вона вони факти знімок знімки карта аналіз застосунок"
)
#: Endings of adjectives and participles, which are no noun.
_ADJECTIVE = (
    *("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ым", "ом", "ем", "их", "ых", "ій"),
    "им",
)
#: What a body has, where its figures are told without a verb: beginnings.
_FIGURES = (
    *("данн", "верси", "цифр", "счет", "подсчет", "арифметик", "статистик", "сведени", "список", "оценк", "картин"),
    *("получил", "вышло", "выходит", "получается", "значит", "числит", "записан", "итог"),
    *("дані", "версі", "рахун", "підрахун", "арифметик", "перелік", "оцінк", "відомост", "вийшло", "виходить"),
)
_TALLYING = ("MOD", "AIRFORCE", "GENSTAFF", "ARMEDFORCES", "AVIATION", "NAVY")


class Strangers(Unnamed):
    """Finds Slavic speakers by their place."""

    def slav_before(self, i: int, j: int, start: int, at: dict[int, Entity]) -> Entity | None:
        """The subject right before a Slavic verb of saying at tokens i to j, where words are told: «Дворник уверяет,
        что …», «В товариществе сообщили о …»; not «Инцидент привёл к остановке».
        """
        norm, kind = self.tokens.norm, self.tokens.kind
        verb = norm[i]
        if verb.isascii() or not verb.endswith(_VERBS) or self._infinitive(verb):
            return None
        if j < self.n and norm[j] not in _TOLD:
            return None
        b = i
        while b > start and norm[b - 1] in _BETWEEN:
            b -= 1
        if b - 1 > start and norm[b - 1] == ",":
            # «Дворник, вышедший на смену, уверяет»
            b = next((k for k in range(b - 2, max(start, b - _ASIDE), -1) if norm[k] == ","), -1)
            if b < 0 or any(t in at and at[t].kind in OFFICIAL for t in range(b, i)):
                return None
        a = b
        while a > start and b - a < _LONGEST and a - 1 not in at and (kind[a - 1] == WORD or norm[a - 1] == '"'):
            a -= 1
        if a > start and kind[a - 1] != SIGN:
            return None
        while a < b and norm[a] in _OPENERS:
            a += 1
        inside = a < b and norm[a] in _IN
        if inside and not verb.endswith(("ли", "ют", "ут", "ят", "ат")):
            return None
        first = a + inside
        return self._slav(a, first, b, verb, at) if first < b else None

    def _slav(self, a: int, first: int, b: int, verb: str, at: dict[int, Entity]) -> Entity | None:
        """The speaker that tokens first to b name before a verb; None where they name none."""
        doc, tokens = self.doc, self.tokens
        norm = tokens.norm
        head = first
        while head < b - 1 and norm[head].endswith(_ADJECTIVE) and not self._known(head):
            head += 1
        word = norm[head]
        known = self._known(head)
        if any(k in self.place_at for k in range(first, head + 1)) or any(k in at for k in range(first, b)):
            return None
        if any(h.group in _NO_SPEAKER for k in range(first, head + 1) for h in doc.hits[k] if not self._known(k)):
            return None
        nobody = word in _NOBODY or word in self.common or len(word) < 4
        # «в мастерских рассказали»: a place may speak behind its preposition, no other word that has a meaning
        here = [h for k in range(first, head + 1) for h in doc.hits[k] if not h.tag.startswith("place.type")]
        meant = any(first == a or h.group not in _SITES for h in here)
        if not known and (nobody or meant or (first == a and doc.inside[head])):
            return None
        if not known and (norm[first] in _NOBODY or any(w.startswith(_ONLINE) for w in norm[first:b])):
            return None
        if first == a and not _agrees(word, verb) and not (known and word.endswith("ие")):
            return None  # «вкратце сообщили», «вчера рассказал», «людей просят»
        if not known and first > a and not word.endswith(("е", "и", "і", "у", "ю", "х")):
            return None
        e = Entity(
            a, b, nominative(tidy(tokens.slice(first, b))), "witness" if known else "other", office=True, weak=True,
            nouns=frozenset((word[:5],)), single=verb.endswith(("л", "ла", "ет", "ит", "в")),
        )  # fmt: skip
        for t in range(a, b):
            at[t] = e
        self.take(a, b)
        return e

    def _infinitive(self, verb: str) -> bool:
        """Whether a verb is a Russian infinitive; «говорять» is Ukrainian for those who speak."""
        return verb.endswith("ть") and "или" in self.common

    def _known(self, k: int) -> bool:
        """Whether token k is a word for a person."""
        return any(h.group == "person" or h.tag == "office.witness" for h in self.doc.hits[k])

    def accounting(self, start: int, end: int, at: dict[int, Entity]) -> Entity | None:
        """Whose figures a sentence without a verb of saying tells: «У Минобороны другая арифметика: 39 БПЛА»,
        «Командование ВВС подвело счёт к девяти утра», «Генштаб взял удар на себя».
        """
        norm, doc = self.tokens.norm, self.doc
        deemed = self._deemed(start, end, at)
        if deemed is not None:
            return deemed
        k = start
        while k < end and norm[k] in _OPENERS:
            k += 1
        owned = k < end and norm[k] in ("у", "в", "во")
        k += owned
        e = at.get(k)
        if e is None or e.i != k or e.j >= end or e.weak or norm[start].isascii():
            return None
        if owned:
            if not (e.office or e.person) or e.kind == "witness":
                return None
            told = any(norm[t] == ":" or norm[t].startswith(_FIGURES) for t in range(e.j, min(end, e.j + 5)))
            return e if told else None
        if self._acting(e, end):
            return e
        tallies = (e.key or "").rpartition("-")[2] in _TALLYING and e.kind in OFFICIAL and not e.person
        acts = doc.any_group(("outcome", "attack", "drone"), e.j) is not None
        if not tallies or acts or self.tokens.kind[e.j] != WORD:
            return None
        return e if norm[e.j].endswith(_PAST) else None

    def accounts(self, start: int, end: int, at: dict[int, Entity]) -> list[tuple[int, Entity]]:
        """Whose account a noun tells: «така версія воронезького губернатора», «дванадцять збитих БпЛА – дані начальника
        ОВА», «така заява їхнього міноборони», «у звітах прикордонної варти».
        """
        norm, doc = self.tokens.norm, self.doc
        out: list[tuple[int, Entity]] = []
        for k in range(start, end - 1):
            told = norm[k].startswith(_ACCOUNTS) and "на" not in norm[max(start, k - 2) : k]  # «на рахунку»
            if not told and not ("say.message" in doc.tags[k] and not norm[k].isascii()):
                continue
            e = at.get(k + 1)
            if e is None and k + 2 < end and norm[k + 1].endswith(_GENITIVE):
                e = at.get(k + 2)  # «заява їхнього міноборони»
            crowd = e is not None and self.tokens.norm[e.j - 1].endswith(("торов", "торів", "ников", "ників"))
            if e is None or crowd or not e.office or e.weak or e.i not in (k + 1, k + 2):
                continue
            if told or e.kind in OFFICIAL:
                out.append((k, e))
        return out

    def label(self, start: int, end: int, at: dict[int, Entity]) -> Entity | None:
        """Who speaks in what follows, where a sentence is nothing but that: «Київ: Генштаб ЗСУ.»"""
        norm, kind = self.tokens.norm, self.tokens.kind
        colon = next((k for k in range(start + 1, min(end, start + 4)) if norm[k] == ":"), -1)
        place = self.place_at.get(start)
        if colon < 0 or place is None or place.j != colon:
            return None
        e = at.get(colon + 1)
        if e is None or not e.office or e.weak or any(kind[k] == WORD for k in range(e.j, end)):
            return None
        return e

    def closing_name(self, start: int, end: int, at: dict[int, Entity]) -> Entity | None:
        """Who stands behind a quotation and a dash, and nothing after: «…», — Лаврін Тертичний, Сумська ОВА.»"""
        norm = self.tokens.norm
        dash = next((k for k in range(end - 2, max(start, end - 12), -1) if norm[k] == "-"), -1)
        if dash < 2 or not (norm[dash - 1] == '"' or norm[dash - 2 : dash] == ['"', ","]):
            return None
        e = at.get(dash + 1)
        two = norm[dash + 3 : dash + 4] == [","] and self.tokens.cap[dash + 1] and self.tokens.cap[dash + 2]
        named = e is None and two
        if named and (office := at.get(dash + 4)) is not None and office.office and not office.person:
            if not any(self.tokens.kind[k] == WORD for k in range(office.j, end)):
                office.text = self.tokens.slice(dash + 1, office.j)  # a name that no list knows, and the office
                return office
            return None
        if e is None or not e.person or not e.office:
            return None
        rest = [k for k in range(e.j, end) if self.tokens.kind[k] == WORD and k not in at]
        return e if all("office" in self.doc.groups[k] or k in self.place_at for k in rest) else None

    def _acting(self, e: Entity, end: int) -> bool:
        """«Губернатор Иван Дуванов ограничился словами о «нескольких» дронах»: an official who opens the sentence."""
        norm, doc = self.tokens.norm, self.doc
        if not (e.person and e.office) or e.kind not in OFFICIAL or e.j >= end or self.tokens.kind[e.j] != WORD:
            return False
        return norm[e.j].endswith(_PAST) and doc.any_group(("outcome", "attack", "drone"), e.j) is None

    def _deemed(self, start: int, end: int, at: dict[int, Entity]) -> Entity | None:
        """«Братья, считает следствие, подняли три квадрокоптера», «Как установил суд, …»: who holds it to be so."""
        norm = self.tokens.norm
        for k in range(start + 1, end - 1):
            if not norm[k].startswith(_DEEM) or not (norm[k - 1] in (",", "как", "як") or k - 1 in at):
                continue
            e = at.get(k + 1) if norm[k - 1] in (",", "как", "як") else at.get(k - 1)
            if e is None or e.kind not in OFFICIAL or e.weak:
                continue
            if norm[e.j if e.i > k else k + 1 : end][:1] in ([","], ["."]):
                return e
        return None


#: Nouns for what somebody tells, before his name in the genitive: beginnings.
_ACCOUNTS = (
    *("версі", "верси", "дані", "данн", "данные", "цифр", "підрахун", "подсчет", "оцінк", "оценк", "відповідь"),
    *("відповіддю", "ответом", "інформаці", "информаци", "відомост", "сведени", "свідчен", "коментар", "комментар"),
    *("рахунок", "звітах", "отчетах", "статистик", "переліку", "перелік", "арифметик"),
)
#: How what stands between such a noun and a name ends: «їхнього», «прикордонної», «того».
_GENITIVE = ("ого", "ої", "ой", "ей", "їх", "их")
#: Verbs of holding something to be so.
_DEEM = ("счита", "полага", "установил", "вважа", "встановил", "встановив")
#: Groups of words that are no part of a speaker's name.
_NO_SPEAKER = frozenset(("outcome", "drone", "weapon", "say", "date", "clock", "num", "attack", "month", "weekday"))
_SITES = frozenset(("object", "ground", "responder", "service", "unit"))
#: Where nobody in particular writes: beginnings.
_ONLINE = ("чат", "сет", "соцсет", "интернет", "паблик", "групп", "коммент", "мереж", "соцмереж", "інтернет", "груп")
#: What follows a verb that tells words: «сказал, что», «рассказали о», «пишет: …».
_TOLD = frozenset((",", ":", "-", "о", "об", "про", '"', "."))
#: Endings of finite verbs of saying.
_VERBS = (
    *("л", "ла", "ло", "ли", "ет", "ит", "ют", "ут", "ят", "ат", "є", "ить", "ють", "уть", "ать", "ять", "в", "же"),
    "ше",
)
_PAST = ("л", "ла", "ло", "ли", "в", "лся", "лась", "лось", "лись", "вся")


def _agrees(word: str, verb: str) -> bool:
    """Whether a nominative goes with a verb: «дворник уверяет», «соседка сказала», «рыбаки рассказывают»."""
    last = word[-1]
    if verb.endswith("ла"):
        return last in "аяь"
    if verb.endswith(("л", "в")):
        return last in "йь" or last not in "аеиоуыюяєії"
    if verb.endswith("ло"):
        return last in "оея"
    if verb.endswith(("ли", "ют", "ут", "ят", "ат", "ють", "уть", "ать", "ять")):
        return last in "ыиаяі" or word.endswith("не")
    return last not in "еоиуыюії"
