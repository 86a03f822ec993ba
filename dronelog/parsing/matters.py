"""What a sentence tells in general, or of no day: every drone, a policy, a study, a verdict, a burial, a share, a make.

"Every drone shot down over Kyiv is taken apart", «поліс покриває влучання безпілотника», «Офіцер наказував бити
дронами по Одещині, загинули 34 людини» below a verdict: nothing of it happened on a day that can be told.
"""

from __future__ import annotations

from dronelog.parsing.counts import DRONE
from dronelog.parsing.dates import When
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Fact

#: Before a drone that is whichever drone.
_WHICHEVER = ("кожн", "кожен", "будь-як", "кажд", "любой", "любого", "любая", "любую", "любом", "любому", "любым")
_EVERY = frozenset(("every", "each", "any", "whichever", "whatever"))
_OF = frozenset(("of", "из", "з", "із", "зі", "one", "другий", "другого", "третій", "второй", "третий", "п'ятий"))
#: Before it: "not every", "shot every drone down".
_NO_MATTER = frozenset(("не", "not", "shot", "brought", "took", "knocked"))
#: Tokens from such a word to its drone at most.
_REACH, _FAR = 5, 9
_PAST = frozenset(("was", "were", "had", "did"))
#: How the words begin for a part of all drones: "the share of drones shot down will not fall".
_SHARES = ("share", "proportion", "percentage", "ratio", "частк", "част", "дол", "процент", "відсот", "доля", "долю")
#: What is done to those whose homes were damaged, whenever that was.
_PAYS = (
    *("compensat", "payment", "payout", "certificate", "applicat", "виплат", "компенсац", "заяв", "сертифікат"),
    *("відновлення", "выплат", "заявк", "заявлен", "сертификат", "пособи"),
)
_LONG = ("их", "ых", "ого", "ими", "ыми", "ої", "ой", "ую")
_BE = frozenset(("was", "were", "been", "have", "has", "had", "are", "is"))
#: What factories do with drones, and what that is counted by.
_MAKES = (
    *("складаю", "складає", "збираю", "збирає", "випуска", "виробля", "собира", "выпуска", "производ", "изготавлив"),
    *("assembl", "produc", "turn", "churn", "manufactur", "виготовл"),
)
_RATES = frozenset(
    (
        *(("на", "добу"), ("за", "добу"), ("на", "день"), ("на", "місяць"), ("в", "сутки"), ("в", "день")),
        *(("за", "день"), ("в", "месяц"), ("за", "сутки"), ("за", "месяц"), ("за", "місяць"), ("per", "day")),
        *(("a", "day"), ("a", "month"), ("per", "month"), ("every", "day"), ("a", "week"), ("per", "week")),
    )
)
_PRESENT = ("ає", "ють", "ает", "ают", "яет", "яют")
_OWNS = frozenset(("owns", "owned", "insured", "possesses"))
#: What a unit has done ever since: "since they were formed".
_FOUNDED = ("form", "found", "creat", "establish", "set", "deployed")
_IN_ALL = 20
_YEAR = frozenset(("року", "году", "года", "році"))
_FOR = frozenset(("за", "про", "о", "for"))
_WHO = ("що", "який", "котор")
_UNDER = ("struck", "injured", "killed", "crashed", "damaged", "fire", "intercepted", "launched")
_BOLTS = ("lightning", "блискавк", "блискавиц")
_FOUND = ("нашл", "знайш", "обнаруж", "виявил", "отыска", "відшука")
_ORDERS = ("йте", "йтесь", "йтеся", "ите", "іть", "итесь")
_PARTICIPLES = ("ные", "ный", "ного", "ную", "нные", "ені", "ний", "ну", "ені", "яні", "ані")
_WHOSE = ("чиє", "чий", "чия", "чиї", "чиє", "чье", "чьё", "чей", "чья", "чьи")
#: Long participles in an oblique case, which only say which trains are meant.
_SUCH = ("нных", "нным", "нными")
#: Datives of many.
_TO_THEM = ("ам", "ям")
#: What somebody does to drones by trade, in the present, and before it.
_FELLS = frozenset(
    ("shoot", "destroy", "intercept", "down", "bring", "knock", "jam", "hunt", "neutralise", "neutralize")
)
_RELATIVE = frozenset(("who", "that", "which"))
_HELPS = frozenset(("help", "can", "regularly", "routinely", "nightly", "also"))
#: How the words begin for what is owed to those who lost something.
_ENTITLES = (
    *("compensat", "payment", "payout", "exempt", "subsid", "refund", "reimburs", "entitle", "tax", "insuranc"),
    *("benefit", "certificate", "eligib", "loan", "mortgage", "bill", "decree", "programme", "program", "price"),
    *("grant", "handout", "allowance"),
)
#: Sentences of the opening, in which a text says what it is about.
OPENING = 2

#: Tokens between a verdict and its day at most.
_BESIDE = 6


def _day(w: When) -> bool:
    return w.start is not None and not w.said


class Matters:
    """What a text is about that has no day of its own; asked once for a document."""

    def __init__(self, doc: Document, year: int | None) -> None:
        self.doc, self.year = doc, year
        end = doc.sentences[min(OPENING, len(doc.sentences)) - 1].end
        self.verdict = doc.has("topic.verdict", 0, end)
        self.honour = doc.has("honour", 0, doc.sentences[0].end)
        self.study = doc.has("topic.study", 0, end)
        self.burial = doc.has("topic.burial", 0, len(doc.tokens))
        first = doc.sentences[0]
        self.insurance = first.heading and doc.has("topic.insurance", first.start, first.end)

    def told(self, s: Sentence, f: Fact, whens: list[list[When]]) -> bool:
        """Whether a fact of a sentence is of no day; `whens` are the dates of each sentence."""
        if self._share(f) or self._made(s, f) or self._bolt(s, f) or self._ever(s, f):
            return True
        if self._trade(s, f) or self._entitled(s, f, whens[f.sentence]):
            return True
        if any(_day(w) and not self._of_verdict(s, f, w) for w in whens[f.sentence]):
            return False
        if self._of_a_year(s, f) or self._found_other(s, f) or self._left_alone(s, f) or self._whose(s, f):
            return True
        if self._kept_waiting(f):
            return True
        if self._whichever(s, f) or self._insured(s, f) or self._paid(s, f):
            return True
        if not (self.verdict or self.honour or self.study or self._buried(s, f)):
            return False
        return not any(
            _day(w) and not self._ceremony(number) for number in range(f.sentence) for w in whens[number]
        )

    def _ceremony(self, number: int) -> bool:
        """Whether the day that a sentence tells is that of a burial: «Сьогодні громада попрощалася»."""
        s = self.doc.sentences[number]
        if self.honour and self.doc.has("honour", s.start, s.end):
            return True
        if self.verdict and self.doc.has("topic.verdict", s.start, s.end):
            # "gave him ten months for having sold engines that are fit for drones": nothing flew there
            norm = self.doc.tokens.norm
            return all(norm[k - 1] in ("for", "для") for tag in DRONE for k in self.doc.all(tag, s.start, s.end))
        return self.burial and self.doc.has("topic.burial", s.start, s.end)

    def _of_verdict(self, s: Sentence, f: Fact, w: When) -> bool:
        """ "The court upheld on Tuesday a sentence for a trader whose gyroscopes were found in drones that fell in Sumy
        region": the day is that of the sentence passed.
        """
        if not self.verdict or w.i >= f.i:
            return False
        return any(abs(w.i - k) <= _BESIDE and k < f.i for k in self.doc.all("topic.verdict", s.start, f.i))

    def _of_a_year(self, s: Sentence, f: Fact) -> bool:
        """«Згадує, як 2023 року дрон уперше влучив у його авто»: a bare year right before dates it."""
        norm = self.doc.tokens.norm
        return self.year is not None and any(
            norm[k].isdigit() and len(norm[k]) == 4 and 1990 < int(norm[k]) < self.year and norm[k + 1] in _YEAR
            for k in range(max(s.start, f.i - 4), f.i)
        )

    def _found_other(self, s: Sentence, f: Fact) -> bool:
        """«Мы нашли накладные», «журналісти знайшли договір»: what was found is named, and it is no drone."""
        doc, norm = self.doc, self.doc.tokens.norm
        if f.kind != "crashed" or not norm[f.i].startswith(_FOUND) or f.j - f.i > 2:
            return False
        near = (max(s.start, f.i - _FAR), min(s.end, f.j + _FAR))
        return not doc.has_any((*DRONE, "drone.debris", "drone.pronoun"), *near)

    def _left_alone(self, s: Sentence, f: Fact) -> bool:
        """«Найденные фрагменты не поднимайте», «знайдені уламки не чіпайте»: advice, whatever is found."""
        norm = self.doc.tokens.norm
        if f.kind not in ("crashed", "struck", "intercepted"):
            return False
        advice = any(norm[k] == "не" and norm[k + 1].endswith(_ORDERS) for k in range(s.start, s.end - 1))
        return advice and any(norm[k].endswith(_PARTICIPLES) for k in range(f.i, f.j))

    def _kept_waiting(self, f: Fact) -> bool:
        """«Комнаты для пассажиров поездов, задержанных из-за беспилотников»: such trains, whenever that was."""
        words = self.doc.tokens.norm[f.i : f.j]
        return f.kind == "disrupted" and len(words) <= _REACH and any(w.endswith(_SUCH) for w in words)

    def _whose(self, s: Sentence, f: Fact) -> bool:
        """«Родинам, чиє житло знищив дрон», «семьям, чьё жильё повреждено»: any to whom it happens."""
        norm = self.doc.tokens.norm
        return any(
            norm[k].startswith(_WHOSE) and norm[k - 1] == "," and norm[k - 2].endswith(_TO_THEM)
            for k in range(s.start + 2, f.i + 1)
        )

    def _whichever(self, s: Sentence, f: Fact) -> bool:
        """«Кожен збитий над Києвом безпілотник ми розбираємо», "any drone found here should be reported"."""
        if f.count not in (None, 1) or f.figure:
            return False
        doc, norm = self.doc, self.doc.tokens.norm
        verb = next((v for v in range(f.i, f.j) if "outcome" in doc.groups[v]), f.i)
        for tag in DRONE:
            for k in doc.all(tag, max(s.start, f.i - 4), min(s.end, f.j + 4)):
                for t in range(max(s.start, k - _FAR), k):
                    word = norm[t]
                    if not word.startswith(_WHICHEVER) and word not in _EVERY:
                        continue
                    if norm[t + 1] in _OF or norm[t - 1] in _NO_MATTER:
                        continue
                    if k - t > _REACH and not t < verb < k:
                        continue
                    hit = doc.tag(tag, k)
                    if hit is not None and norm[t - 1] in _FOR and norm[hit.end + 1 : hit.end + 2] and (
                        norm[hit.end] == "," and norm[hit.end + 1].startswith(_WHO)
                    ):
                        return True  # «платити за кожен дрон, що впав на поле»
                    # "each drone was shot down", «каждый дрон сбит», "shot down every drone"
                    done = verb < t or (word in _EVERY and not _PAST.isdisjoint(norm[k : min(s.end, f.j + 1)]))
                    if not done and (word in _EVERY or verb < k or self._present(k, s.end)):
                        return True
        return False

    def _present(self, k: int, end: int) -> bool:
        """Whether a verb of the present follows in the drone's own clause: «у кожному дроні, який падає на Одесу»."""
        return any(w.endswith(_PRESENT) for w in self.doc.tokens.norm[k : min(end, k + _REACH)])

    def _ever(self, s: Sentence, f: Fact) -> bool:
        """ "Have destroyed 94 drones since they were formed", "one in nine found a target": no day's figure."""
        norm = self.doc.tokens.norm
        if norm[f.i - 1] == "in" and f.i - 2 >= s.start and norm[f.i - 2] in ("one", "two", "three"):
            return True
        if (f.count or 0) < _IN_ALL:
            return False
        since = next((k for k in range(f.j, min(s.end - 2, f.j + _REACH)) if norm[k] == "since"), -1)
        return since > 0 and any(w.startswith(_FOUNDED) for w in norm[since + 1 : min(s.end, since + _REACH)])

    def _bolt(self, s: Sentence, f: Fact) -> bool:
        """ "Lightning struck a house and set the roof on fire", «кульова блискавка влетіла у хату»: no drone's work."""
        if f.kind not in ("struck", "damaged", "fire"):
            return False
        doc = self.doc
        verb = next((k for k in range(f.i, f.j) if "outcome" in doc.groups[k]), f.i)
        if not any(w.startswith(_BOLTS) for w in doc.tokens.norm[s.start : verb]):
            return False
        return not doc.has_any(DRONE, s.start, verb)

    def _share(self, f: Fact) -> bool:
        """«Частка збитих не впаде нижче 80 відсотків», "the share of drones shot down"."""
        if f.kind != "intercepted" or f.count is not None:
            return False
        s = self.doc.sentences[f.sentence]
        return any(w.startswith(_SHARES) and w not in ("частини", "части", "частин") for w in
                   self.doc.tokens.norm[max(s.start, f.i - 3) : f.i])  # fmt: skip

    def _made(self, s: Sentence, f: Fact) -> bool:
        """«Заводи складають до 170 «Гераней» на добу»: what is made, not what flew."""
        if f.kind != "launched":
            return False
        norm = self.doc.tokens.norm
        if not _OWNS.isdisjoint(norm[max(s.start, f.i - 3) : f.j]):
            return True  # "she owns fourteen drones"
        made = any(w.startswith(_MAKES) for w in norm[max(s.start, f.i - 6) : f.j])
        return made and any(tuple(norm[k : k + 2]) in _RATES for k in range(f.j, min(s.end, f.j + 4)))

    def _insured(self, s: Sentence, f: Fact) -> bool:
        """ "A policy that covers a drone strike", «страховик компенсує пошкодження авто»."""
        return f.count in (None, 1) and (self.insurance or self.doc.has("topic.insurance", s.start, s.end))

    def _paid(self, s: Sentence, f: Fact) -> bool:
        """«402 заяви від власників квартир, понівечених дронами», "certificates for homes damaged by drones"."""
        if f.kind != "damaged":
            return False
        norm, doc = self.doc.tokens.norm, self.doc
        verb = next((k for k in range(f.i, f.j) if "outcome" in doc.groups[k]), -1)
        if verb < 0 or not any(w.startswith(_PAYS) for w in norm[s.start : verb]):
            return False
        if norm[verb].isascii():
            return norm[verb].endswith("ed") and _BE.isdisjoint(norm[max(s.start, verb - 4) : verb])
        return norm[verb].endswith(_LONG)

    def _trade(self, s: Sentence, f: Fact) -> bool:
        """ "Units that shoot down drones", "the gunners who destroy drones night after night": what they are for."""
        if f.kind != "intercepted" or f.count not in (None, 1):
            return False
        doc, norm = self.doc, self.doc.tokens.norm
        verb = next((k for k in range(f.i, f.j) if doc.tag("outcome.intercepted", k) or norm[k] in _FELLS), -1)
        if verb <= s.start or norm[verb] not in _FELLS:
            return False
        led = norm[verb - 1] in _RELATIVE or (norm[verb - 1] in _HELPS and norm[verb - 2] in _RELATIVE)
        return led and doc.has_any(DRONE, verb + 1, min(s.end, verb + _REACH))

    def _entitled(self, s: Sentence, f: Fact, whens: list[When]) -> bool:
        """ "Farmers whose tractors were hit by drones get half the price of a new one", "houses destroyed by drones
        will be exempt from tax": whoever it befalls; not "destroyed by drones on Monday".
        """
        if f.count is not None or f.kind not in ("damaged", "struck", "killed", "injured"):
            return False
        doc, norm = self.doc, self.doc.tokens.norm
        verb = next((k for k in range(f.i, f.j) if "outcome" in doc.groups[k] and norm[k].isascii()), -1)
        if verb < 0 or any(_day(w) and verb - 2 <= w.i < f.j + _REACH for w in whens):
            return False
        whose = "whose" in norm[max(s.start, verb - _REACH) : verb]
        reduced = norm[verb + 1 : verb + 2] == ["by"] and _BE.isdisjoint(norm[max(s.start, verb - 2) : verb])
        if not (whose or reduced) or doc.has("drone.one", verb, min(s.end, verb + 4)):
            return False
        return any(w.startswith(_ENTITLES) for w in norm[s.start : s.end])

    def _buried(self, s: Sentence, f: Fact) -> bool:
        """ "Wounded by a drone in spring, he was buried in Rivne": of whom a town takes leave, and no day is told."""
        if not self.burial or f.kind not in _UNDER or f.count not in (None, 1):
            return False
        number, sentences = self.doc.sentence_of[s.start], self.doc.sentences
        last = sentences[min(len(sentences) - 1, number + OPENING)]
        return self.doc.has("topic.burial", sentences[max(0, number - 1)].start, last.end)
