"""Who is the subject of a verb of saying, before or behind it, and whom a pronoun means."""

from __future__ import annotations

from dronelog.parsing.counts import DRONE
from dronelog.parsing.openers import Openers
from dronelog.parsing.people import Entity
from dronelog.parsing.titles import HEADS, OFFICIAL, PREPOSITIONS, TOLD
from dronelog.parsing.tokens import LINE, SIGN, WORD

#: Tokens between a verb of saying and its subject at most.
REACH = 12


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


WHOSE = word_set("his her its their")
#: Words that turn from one speaker to another.
THEIRS = word_set("його її їх їхній їхня їхні его ее их")
#: Verbs of saying with which "of" belongs to the speaker: "says the board of the railways".
_SAID = ("said", "say", "report", "add", "wr", "announc", "confirm")
HE = word_set("he she his her him его ее него нее ним ней він вона його її нього неї нею он она")
IT = word_set("it its their")
THEIR = word_set("их їх їхнім їхніми їхніх")
_CLAUSE = frozenset(
    (
        "якого",
        "которого",
        "whose",
        "which",
        "that",
        "что",
        "що",
        "як",
        "как",
        "where",
        "when",
        "who",
        "whom",
        "which",
        "который",
        "який",
        "которая",
        "яка",
    )
)
_APPOINTED = word_set("installed appointed named elected put chosen picked sent placed brought")
_PERFECT = frozenset(("has", "had", "have", "also", "later", "then"))
_DOES = frozenset(("was", "were", "is", "are", "had", "has", "have", "would", "will"))

#: Kinds of sources that are bodies.
_BODIES = frozenset(OFFICIAL) | {"media", "other"}


_NAMED_SO = frozenset(("channel", "outlet", "newspaper", "website", "portal", "blog"))


#: «Так», «саме так» open a sentence on what was told before it; its tokens, at most.
_SO = frozenset(("так", "саме", "именно", "отак"))
_SHORT = 14

#: How plurals end: «энергетики», «власти», «військові» are no "he".
_MANY = ("ики", "сти", "ные", "ели", "ові", "ні")
#: Before a body that is only a place: «скончался в больнице».
_WHERE = frozenset(("в", "во", "у", "до", "из", "із", "з", "к", "при", "возле", "біля", "силами"))


class Subjects(Openers):
    """Who is the subject of a verb of saying, before or behind it, and whom a pronoun means."""

    def _owner(self, k: int) -> bool:
        """Whether token k is a possessive."""
        tokens = self.tokens
        return tokens.text[tokens.start[k] : tokens.end[k]].endswith(("'s", "’s", "s'", "s’"))

    def _pronoun(self, k: int) -> bool:
        return bool(self.doc.tag("say.pronoun", k)) or self.tokens.norm[k] in HE | IT | THEIR

    def _subject_before(self, k: int, at: dict[int, Entity]) -> Entity | None:
        """The named official who opens the sentence before that of token k."""
        number = self.doc.sentence_of[k]
        if not number:
            return None
        start = self.doc.sentences[number - 1].start
        e = next((at[t] for t in range(start, start + 4) if t in at), None)
        return e if e is not None and e.office and (e.person or e.single) else None

    def _body_before(self, k: int, spoken: list[Entity], at: dict[int, Entity]) -> Entity | None:
        """The body that the sentence before is about, where it did not speak there: «Первым высказалось правительство
        области. Беспилотники, говорится в его заявлении, …», «Генштаб взял удар на себя. По его версии, …».
        """
        number = self.doc.sentence_of[k]
        if not number or self.tokens.norm[k].isascii():
            return None
        s = self.doc.sentences[number - 1]
        here = self.doc.sentences[number]
        if s.paragraph != here.paragraph:
            return None
        e = next((at[t] for t in range(s.start, min(s.end, s.start + 8)) if t in at), None)
        if e is None or e.person or not e.office or e.kind not in _BODIES or e.single:
            return None
        if self.tokens.norm[e.i - 1] in _WHERE or self.tokens.norm[e.i].endswith(_MANY):
            return None  # «Утром он скончался в больнице»: where, not who
        if not spoken or spoken[-1] is e:
            return e
        # «Очільник ОВА повідомив … Водоканал перейшов на генератори. За його словами»: whoever speaks here goes on
        own = self.doc.sentences[self.doc.sentence_of[max(0, spoken[-1].i)]].paragraph == s.paragraph
        return e if e.i > spoken[-1].i and not own else None

    def _medium_before(self, k: int, at: dict[int, Entity]) -> Entity | None:
        """The medium that "the channel", «авторы канала» mean: the last one named in this sentence or two before."""
        start = self.doc.sentences[max(0, self.doc.sentence_of[k] - 2)].start
        for t in range(k - 1, start - 1, -1):
            if t in at and at[t].kind == "media":
                return at[t]
            if self.tokens.norm[t] in _NAMED_SO and t not in at and self._name_end(t + 1, k) > t + 1:
                return self._medium(t, self._name_end(t + 1, k), at)  # "footage examined by the channel Sirena"
        return None

    def _person_before(self, k: int, at: dict[int, Entity]) -> Entity | None:
        """The last person with an office named in this sentence or the one before."""
        number = self.doc.sentence_of[k]
        start = self.doc.sentences[max(0, number - 1)].start
        return next((at[t] for t in range(k - 1, start - 1, -1) if t in at and at[t].person and at[t].office), None)

    def _topic(self, k: int, at: dict[int, Entity]) -> Entity | None:
        """The body that "it" means: one that opens this sentence or the one before."""
        number = self.doc.sentence_of[k]
        for n in (number, number - 1):
            if n < 0:
                continue
            start = self.doc.sentences[n].start
            for t in range(start, min(start + 8, k)):
                e = at.get(t)
                if e is not None and self._body(e):
                    return e
        if number and self.tokens.norm[k] == "its":
            # "There was no word from the Defense Ministry. Its statement listed …"
            last = self.doc.sentences[number - 1]
            e = next((at[t] for t in range(last.end - 1, last.start - 1, -1) if t in at), None)
            if e is not None and self._body(e):
                return e
        return None

    def _body(self, e: Entity) -> bool:
        """Whether "it" may mean this source: a body, no person and no crowd."""
        return e.office and not e.person and e.kind != "witness" and self.tokens.norm[e.i - 1] != "("

    def _subject(self, i: int, j: int, start: int, end: int, at: dict[int, Entity]) -> tuple[Entity | None, int]:
        """The subject of a verb of saying at tokens i..j, or the token of a pronoun that is it (-1: none)."""
        before, near_before, pronoun = self._looking_back(i, start, at)
        after, near_after, pronoun_after = self._looking_on(j, end, at)
        if self.tokens.norm[i].startswith(TOLD) and (before is not None or pronoun >= 0):
            return before, pronoun
        if self.tokens.norm[i].startswith(TOLD) and self.tokens.norm[i].isascii() and (
            near_after <= 1 or (after is not None and self._hears(i, j, after))
        ):
            return None, -1  # "two workers at the plant told our correspondent": to whom, not who
        inverted = i > start and self.tokens.norm[i - 1] in (",", "-", '"') and not self.tokens.norm[i].isascii()
        if inverted and pronoun_after == j and after is None:
            return None, j  # «повреждён дом, на месте работают 40 спасателей, – добавил он»
        if before is not None and after is not None:
            if after.j < end and self.tokens.norm[after.j] in _DOES and (before.person or before.office):
                return before, -1  # "the governor, Mikhail R., said the military was repelling an attack"
            if before.j == i and before.kind != "media" and before.person and self.tokens.norm[i].isascii():
                return before, -1  # "the agency's spokesman, Artem K., said Samara airport had suspended flights"
            of = self.tokens.norm[i].isascii() and "of" in self.tokens.norm[j : after.i]
            if of and (before.person or before.office) and before.kind != "media":
                return before, -1  # "the general said fighters of the former FARC had launched three drones"
            if before.kind == "media" and after.kind != "media":
                return after, -1
            opens = self.tokens.norm[i - 1] in (",", "-", '"') and not self.tokens.norm[i].isascii()
            if opens and after.kind in OFFICIAL and before.kind not in OFFICIAL and not before.person:
                return after, -1  # «врезался в завод, сообщил в своём канале губернатор»
            if after.kind in ("media", None) and not after.person:
                return before, -1
            return (after, -1) if near_after <= near_before else (before, -1)
        if after is not None and (pronoun < 0 or near_after <= near_before):
            return after, -1
        if before is not None:
            return before, -1
        return None, pronoun if pronoun >= 0 else pronoun_after

    def _hears(self, i: int, j: int, e: Entity) -> bool:
        """Whether somebody named behind a verb like "informed" is told something: no "by" stands before him."""
        norm = self.tokens.norm
        return e.i - j <= 2 and "by" not in norm[j : e.i] and norm[i - 1] not in ("was", "were", "been", "being", "be")

    def _looking_back(self, i: int, start: int, at: dict[int, Entity]) -> tuple[Entity | None, int, int]:
        tokens, doc = self.tokens, self.doc
        best: Entity | None = None
        distance, commas = 99, 0
        k = i - 1
        steps = 0
        while k > start + 1 and tokens.norm[k] in _PERFECT:
            k -= 1  # ", who runs the administration, has described"
        k = k if tokens.norm[k] == "," else i - 1
        if k > start and tokens.norm[k] == ",":
            # ", who heads the administration, wrote": the subject stands before the clause
            for m in range(k - 1, max(start, k - 20), -1):
                if tokens.norm[m] == ",":
                    e = at.get(m - 1)
                    apposed = tokens.norm[m + 1] in ("a", "an", "the") and e is not None
                    # "…, Colonel Hashim Osman, a spokesman for the army, said"
                    apposed = apposed and e is not None and (e.i <= start + 1 or (e.person and self._parted(e.i)))
                    if (
                        e is not None
                        and e.j == m
                        and (
                            apposed
                            or tokens.norm[m + 1] in _CLAUSE
                            or tokens.norm[m + 2] in _CLAUSE
                            or tokens.norm[m + 1] in _APPOINTED
                        )
                    ):
                        return e, 1, -1
                    break
        while k >= start and steps < REACH:
            e = at.get(k)
            if e is not None:
                if self.of_drones(e):
                    k = e.i - 1
                    steps += 1
                    continue
                aside = (e.kind in ("media", "other", "witness", None) and not e.person) or self._object(e.i, start)
                # "citing a source in the ambulance service, the channel Mash claimed": the channel did
                oblique = best is not None and best.j == i and self._object(e.i, start)
                if best is None or (best.kind == "media" and e.kind != "media" and not oblique):
                    best, distance = e, steps
                if best is not None and best is not e and best.j == i and best.kind in ("witness", "other", None) and (
                    best.i > start + 1 and tokens.norm[i - 1] != "," and self._parted(best.i)
                ):
                    return best, distance, -1  # "a drone slammed into a police station, eyewitnesses said"
                if not aside:
                    bare = best is not None and best.office and best.kind == "other"
                    if best is not None and bare and best.i > start and tokens.norm[best.i - 1] == ",":
                        return best, distance, -1  # "a drone hit an ambulance in Izium, officials in the region said"
                    return e, steps, -1
                k = e.i - 1
                if k >= start and not e.person and e.kind == "other" and self._owner(k) and self._pronoun(k):
                    return None, steps, k  # "the ministry's press office says": the ministry
                steps += 1
                continue
            if tokens.norm[k - 1 : k + 2 : 2] == ["for", "part"]:
                k -= 2  # "people in the town, for their part, assured": no pronoun of a speaker
                steps += 2
                continue
            if best is None and self._pronoun(k):
                owner = at.get(k - 1) or at.get(k - 2)
                if (
                    owner is not None
                    and owner.j >= k - 1
                    and owner.office
                    and tokens.norm[k] not in HE
                    and tokens.kind[k - 1] == WORD
                ):
                    return owner, steps, -1  # "the committee's regional department said"
                return None, steps, k
            if tokens.kind[k] == SIGN:
                if tokens.norm[k] in (";", ":"):
                    break
                if tokens.norm[k] == '"' and (k == start or doc.quoted[k - 1]):
                    break
                if tokens.norm[k] == ",":
                    commas += 1
                    if commas > 2:
                        break
            elif "outcome" in doc.groups[k] and best is None and commas == 0:
                break
            k -= 1
            steps += 1
        return best, distance, -1

    def _parted(self, i: int) -> bool:
        """Whether a comma, or a comma and an article, stands before token i."""
        norm = self.tokens.norm
        k = i - 1
        while k > 0 and norm[k] in ("the", "a", "an", "two", "three", "several", "local"):
            k -= 1
        return k >= 0 and norm[k] == ","

    def of_drones(self, e: Entity) -> bool:
        """Whether a name only tells whose drones they are: «64 беспилотника ВСУ», "a drone of the Malian army"."""
        of = e.i - 1
        while of > 0 and self.tokens.norm[of] in ("the", "of"):
            of -= 1
        if of < e.i - 1 and self.tokens.norm[of + 1] == "of" and e.office and not e.person:
            return any(h.tag in DRONE for k in (of, of - 1) if k >= 0 for h in self.doc.hits[k] if h.end == of + 1)
        return (
            e.kind == "military"
            and not e.person
            and e.i > 0
            and any(h.tag in DRONE for k in (e.i - 1, e.i - 2) if k >= 0 for h in self.doc.hits[k] if h.end == e.i)
        )

    def _object(self, i: int, start: int) -> bool:
        """Whether a preposition before a noun phrase makes it no subject («в эфире радио», "with the police")."""
        k = i - 1
        while k >= start and self.tokens.norm[k] in ("the", "a", "an"):
            k -= 1
        return k > start and self.tokens.norm[k] in PREPOSITIONS

    def _addressed(self, e: Entity) -> bool:
        """«Їх передали медикам», «сообщили журналистам»: a dative plural is spoken to, and speaks not."""
        word = self.tokens.norm[e.i]
        return not e.person and not word.isascii() and word.endswith(("ам", "ям")) and not self.tokens.cap[e.i]

    def _last_named(self, k: int, end: int, at: dict[int, Entity]) -> Entity | None:
        """«Так розповідають про останні удари в Донецькій ОВА»: the body in which it is told ends the sentence."""
        norm = self.tokens.norm
        start = self.doc.sentences[self.doc.sentence_of[k]].start
        if norm[start] not in _SO or end - start > _SHORT:
            return None
        e = next((at[t] for t in range(end - 1, max(k, end - 3), -1) if t in at), None)
        within = e is not None and not {norm[e.i], norm[e.i - 1]}.isdisjoint(("в", "у", "во"))
        return e if e is not None and within and e.office and not e.person else None

    def _looking_on(self, j: int, end: int, at: dict[int, Entity]) -> tuple[Entity | None, int, int]:
        tokens = self.tokens
        media: tuple[Entity, int] | None = None
        k = j
        while k < min(end, j + 8):
            e = at.get(k)
            if e is not None:
                if self._addressed(e):
                    break
                if e.kind != "media" or e.person:
                    if media is None or e.kind in OFFICIAL or e.person:
                        return e, k - j, -1
                    break
                media = media or (e, k - j)
                k = e.j
                continue
            if tokens.norm[k] == "to" and k - j <= 1 and at.get(k + 1) is not None and at[k + 1].kind == "media":
                break  # "a person in the command has confirmed to NV"
            if tokens.norm[k] in WHOSE | THEIRS and k + 1 in at:
                k += 1  # "said its governor, Igor Artamonov", «озвучив її керівник Вадим Перегуда»
                continue
            if tokens.norm[k] in WHOSE and k + 3 < end and tokens.norm[k + 1].startswith(HEADS):
                holder = at.get(k + 3) if tokens.norm[k + 2] == "," else None
                if holder is not None and holder.person:
                    return holder, k - j, -1  # "in neighbouring Mykolaiv region, said its head, Vitalii Boiarchuk"
            if self._pronoun(k) and media is None:
                return None, k - j, k
            stop = tokens.kind[k] == LINE or (tokens.kind[k] == SIGN and tokens.norm[k] in ',.:;"')
            if stop and not (tokens.norm[k] == '"' and k + 1 in at):
                break
            if tokens.norm[k] in ("о", "об", "про") and (teller := self._last_named(k, end, at)) is not None:
                return teller, k - j, -1
            if tokens.norm[k] in _CLAUSE or tokens.norm[k] in ("о", "об", "про"):
                break
            if tokens.norm[k] == "of" and (k == j or not tokens.norm[j - 1].startswith(_SAID)):
                break  # "spoke of"; but "says the board of the railways"
            k += 1
        return (media[0], media[1], -1) if media else (None, 99, -1)
