"""Objects and people that an outcome is about, with their numbers."""

from __future__ import annotations

import itertools

from dronelog.parsing.counts import DRONE, Count
from dronelog.parsing.cues import Cues
from dronelog.parsing.document import Sentence
from dronelog.parsing.facts import DRONE_KINDS, Clause, Cue, Thing
from dronelog.parsing.tokens import LINE, SIGN, WORD

_CONJUNCTIONS = frozenset(
    [
        "and",
        "but",
        "while",
        "when",
        "after",
        "as",
        "where",
        "which",
        "who",
        "и",
        "а",
        "но",
        "как",
        "когда",
        "после",
        "что",
        "который",
        "которая",
        "которые",
        "где",
        "та",
        "й",
        "і",
        "але",
        "як",
        "коли",
        "після",
        "що",
        "який",
        "яка",
        "які",
        "де",
        "тоді",
        "однак",
    ]
)
#: Two people in one word.
_PAIR = ("подружж", "супружеск", "couple", "twins", "spouses")
_BEFORE_SPEECH = frozenset((",", "-", "\""))
_SPOUSES = frozenset(("супруги", "супругов", "супругам", "супругами"))
#: Before «супруги» where it is one wife, in the genitive.
_OF_HIS = frozenset(("его", "у", "от", "для", "с", "со", "своей", "без", "и"))
#: Endings of an adjective in the genitive singular.
_OF_ONE = ("ого", "его", "ього")
_GENITIVE = ("ого", "его", "ой", "ых", "их", "ої")
_SUCH = frozenset(("таких", "тех", "тих"))
_AND = frozenset(("and", "и", "та", "і", "й"))
#: Between a thing and the place where it stands.
_WITHIN = frozenset(("at", "in", "inside", "on", "within"))


#: What may tell more of somebody before his apposition.
_BESIDE_HIM = frozenset(("at", "behind", "from", "in", "on", "of", "with"))


#: Opens an aside that tells who is among those counted, and what follows it.
_AMONG = frozenset(("including", "among", "включая", "среди", "серед", "зокрема", "включно", "с", "із", "з", "with"))
#: Behind a number: a part of those told just before.
_OF_THEM = frozenset((("of", "them"), ("of", "whom"), ("із", "них"), ("з", "них"), ("з", "яких"), ("из", "них")))
IS_OR_HAS = frozenset(("were", "was", "are", "is", "have", "had", "has"))

#: Of whose children nothing is told; how adjectives of one person end.
_PARENTS = ("мать", "матер", "отец", "отц", "мати", "батьк", "мама", "мам", "папа")
_ADJECTIVES = ("ий", "ый", "ой", "ая", "яя", "а", "я", "его", "ого", "ої", "ей")

#: How adjectives of houses begin, which stand for them in a list.
_HOUSING = ("частн", "многоквартирн", "многоэтажн", "дачн", "садов", "приватн", "багатоквартирн", "багатоповерхов")
_JOINED = frozenset(("и", "та", "і", "й"))

#: How the nouns begin of homes that stand in a house, and what leads to that house.
_FLATS = ("flat", "apartment", "condo", "balcon", "кварт", "балкон", "помешкан")
_HOLDS = frozenset(("in", "of", "across", "inside", "throughout", "on", "в", "во", "у", "на"))


class Things(Cues):
    """What was hit or hurt: objects and people between two tokens, and the clauses around the words of outcome."""

    def clauses(self, number: int, s: Sentence, cues: list[Cue]) -> list[Clause]:
        """Cut a sentence into clauses, one cue each, at the strongest separator between two cues."""
        if not cues:
            return [Clause(s.start, s.end, None, number)]
        out: list[Clause] = []
        start = s.start
        # «ПВО и Росгвардия ликвидировали 22 дрона»: a word that tells two outcomes has one clause for both
        twice = [c for c, d in itertools.pairwise(cues) if c.i == d.i]
        if twice:
            doubles = [d for c, d in itertools.pairwise(cues) if c.i == d.i]
            out = self.clauses(number, s, [c for c in cues if not any(c is d for d in doubles)])
            for d in doubles:
                at = next(k for k, clause in enumerate(out) if clause.cue is not None and clause.cue.i == d.i)
                out.insert(at + 1, Clause(out[at].start, out[at].end, d, number))
            return out
        for k, cue in enumerate(cues):
            end = self._boundary(cue, cues[k + 1]) if k + 1 < len(cues) else s.end
            out.append(Clause(start, end, cue, number))
            start = end
        for first, second in itertools.pairwise(out):
            # "a grain store was hit and destroyed by a drone": one subject, one doer
            if first.cue is None or second.cue is None or self.tokens.norm[first.cue.j : second.cue.i] != ["and"]:
                continue
            if first.cue.kind == "struck" and second.cue.kind in ("damaged", "destroyed"):
                first.end, second.start = second.end, first.start
        return out

    def _boundary(self, a: Cue, b: Cue) -> int:
        tokens = self.tokens
        best, rank, tabled = b.i, 0, -1
        for c in self.counts_in(a.j, b.i):
            if c.role == "elided" and c.j == b.i - 1 and tokens.norm[c.j] == "," and self._owned(a, c, b):
                tabled = a.j if tokens.kind[a.j] == SIGN else -1
                continue  # «загинули двоє, поранено одинадцятеро»: the number of the verb before it
            beside = c.i == a.j and (c.j == b.i or tokens.norm[c.j] == "and")
            if beside and c.role == "elided" and a.kind in ("killed", "injured") and (
                tokens.norm[a.i].isascii() and tokens.norm[a.j - 1].endswith(("ed", "ing"))
            ):
                continue  # "the strike that killed three and wounded 17 hit the town"
            if c.role in ("elided", "drone", "person") and a.j <= c.i and c.j in (b.i, b.i - 1):
                best = c.i  # «оглянули місця тринадцяти влучань»: the number goes with what follows it
            elif c.role == "elided" and a.j <= c.i and c.j < b.i <= c.j + 4 and tokens.norm[c.j] in _SUCH:
                best = c.i  # «119 збитих і 20 таких, що влучили»
        stop = best  # never beyond the number that goes with what follows
        aside = -1
        for k in range(a.j, stop):
            word = tokens.norm[k]
            here = 0
            among = word == "," and (tokens.norm[k + 1] in _AMONG or tuple(tokens.norm[k + 2 : k + 4]) in _OF_THEM)
            if among and (end := self._aside_end(k, b.i)) > 0:
                aside = end
            if k == tabled or k <= aside:
                here = 0
            elif tokens.kind[k] == SIGN:
                if word in ";:":
                    here = 4
                elif word == "-" and tokens.start[k] > tokens.end[k - 1]:
                    here = 3
                elif word == ",":
                    here = 0 if k in self.age_commas else 2
                elif word == "(" or word == ")":
                    here = 2
            elif word in _CONJUNCTIONS and not self.doc.inside[k] and not self._of_names(k):
                here = 1
            if (here and here >= rank and k < best) or here > rank or 0 < here == rank <= 2:
                best, rank = k, here
        if rank == 0 and b.kind in DRONE_KINDS and a.kind not in DRONE_KINDS:
            best = self._noun_start(a.j, b.i, best)
        if rank <= 2 and best < b.i and self.doc.group("object", best + 1) is None:
            # "damaged two houses, a shop and four cars, and set a warehouse on fire": a list is not cut in two
            joint = next(
                (k for k in range(b.i - 1, best, -1) if tokens.norm[k] == "," and tokens.norm[k + 1] in _CONJUNCTIONS),
                -1,
            )
            if joint > 0 and a.kind in ("damaged", "destroyed", "struck") and self.things(best, joint):
                best, rank = joint, 2
        if rank and tokens.kind[best] == SIGN:
            best += 1
        return best

    def _aside_end(self, k: int, verb: int) -> int:
        """ "Six people, including a rescue worker, were wounded", "nine people, three of them foreigners, died": the
        comma right before the verb that closes an aside opened at token k, or -1.
        """
        norm = self.tokens.norm
        end = next((t for t in range(k + 2, min(verb, k + 9)) if norm[t] == ","), -1)
        return end if end > 0 and (end + 1 == verb or norm[end + 1] in IS_OR_HAS) else -1

    def _of_names(self, k: int) -> bool:
        """ "Two houses in the Vilniansk and Komyshuvakha communities were damaged": a conjunction within one place."""
        cap = self.tokens.cap
        if self.tokens.norm[k] != "and" or not (cap[k - 1] and k + 2 < len(cap) and cap[k + 1]):
            return False
        return any(
            h.tag.startswith(("place.type", "region.type")) and h.tag.endswith("many")
            for t in range(k + 2, min(len(cap), k + 4))
            for h in self.doc.hits[t]
        )

    def _owned(self, a: Cue, c: Count, b: Cue) -> bool:
        """Whether a bare number before a comma belongs to the word before it: "killed: two, wounded: five", «збито 39,
        локаційно втрачено 16».
        """
        if c.i == a.j and (a.kind in DRONE_KINDS or a.kind == "destroyed"):
            return True
        if a.kind not in ("killed", "injured") or b.kind not in ("killed", "injured", "damaged", "destroyed", "fire"):
            return False
        return all(self.tokens.norm[k] in ("-", ":", "ще", "ещё", "еще", "вже", "уже") for k in range(a.j, c.i))

    def _noun_start(self, a: int, b: int, best: int) -> int:
        """ "Police are investigating a drone seen over the plant": the drone right before a word of fate is its own."""
        doc = self.doc
        for k in range(max(a, b - 3), b):
            if any(h.tag in DRONE and h.end >= b - 1 for h in doc.hits[k]):
                while k - 1 >= a and self.tokens.kind[k - 1] == WORD and b - k < 6:
                    if "outcome" in doc.groups[k - 1] or "place" in doc.groups[k - 1] or "say" in doc.groups[k - 1]:
                        break
                    k -= 1
                return k
        return best

    def things(self, a: int, b: int) -> list[Thing]:
        """Objects named between two tokens, with their numbers."""
        doc = self.doc
        out: list[Thing] = []
        named = doc.all_group("object", a, b)
        if not named:
            return out
        free = a
        # "six buses" are a service, and things that are damaged
        roles = ("object", "service")
        counted = {c.head: c for c in self.counts_in(max(0, a - 12), b) if c.role in roles and c.head >= 0}
        for i in named:
            if i < free:
                continue
            for hit in doc.hits[i]:
                if hit.group != "object":
                    continue
                _, _, rest = hit.tag.partition(".")
                kind, _, _ = rest.partition(":")
                many = f"object.{kind}:many" in doc.tags[i]
                one = f"object.{kind}:one" in doc.tags[i]
                if kind == "military" and doc.tokens.norm[i] in ("tank", "tanks") and self.oily:
                    kind = "energy"  # of an oil depot
                part = kind in ("part", "any")
                c = counted.get(i)
                count: int | None
                approximate = False
                if c is not None:
                    count, approximate = c.value, c.approximate
                elif one and (not many or self._genitive(i)):
                    count = 1
                else:
                    count = None
                j = hit.end
                tabled = self._tabled(j, b) if c is None else None
                if tabled is not None:
                    out.append(Thing(i, tabled.j, kind, tabled.value, part, tabled.approximate))
                    free = tabled.j
                    break
                if out and c is None and not out[-1].part and not part and self._possessor(out[-1].j, i):
                    if doc.tokens.norm[out[-1].j - 1] == "checkpoint":
                        out[-1].kind = kind  # "a checkpoint of a car plant"
                    break  # "a boarding house of the railway college" is one thing
                if out and self._compound(out[-1], i, part=part):
                    first = out.pop()  # "three aircraft shelters" are three, and shelters
                    if c is None and any(k in counted for k in range(first.i, first.j)):
                        count, approximate = first.count, first.approximate
                    out.append(Thing(min(first.i, i if c is None else c.i), j, kind, count, part, approximate))
                    free = j
                    break
                out.append(Thing(i if c is None else min(i, c.i), j, kind, count, part, approximate))
                free = j
                break
        return self._shared_counts(self._elided_homes(a, b, self._inner(out)))

    def _inner(self, out: list[Thing]) -> list[Thing]:
        """ "14 flats in two apartment blocks", «30 квартир в чотирьох будинках»: the blocks only hold the flats."""
        if len(out) < 2 or not any(t.kind == "home" and t.count is not None for t in out):
            return out
        norm = self.tokens.norm
        kept: list[Thing] = []
        for t in out:
            flats = kept[-1] if kept else None
            gap = norm[flats.j : t.i] if flats is not None else []
            if (
                flats is not None and flats.kind == t.kind == "home" and flats.count is not None and not flats.part
                and t.count is not None
                and norm[flats.j - 1].startswith(_FLATS) and not norm[t.j - 1].startswith(_FLATS)
                and (
                    (0 < len(gap) <= 3 and (gap[0] in _HOLDS))
                    or (not gap and not norm[t.i].isascii())  # «в 14 квартирах двух многоэтажек»
                )
            ):
                continue
            kept.append(t)
        return kept

    def _elided_homes(self, a: int, b: int, out: list[Thing]) -> list[Thing]:
        """«12 многоквартирных домов, 9 частных и 16 машин»: nine more houses, whose noun is left out."""
        norm = self.tokens.norm
        more = [
            Thing(c.i, c.j + 1, "home", c.value, False, c.approximate)
            for c in self.counts_in(a, b)
            if c.value is not None and c.j + 1 < len(norm) and norm[c.j].startswith(_HOUSING)
            and (self.tokens.kind[c.j + 1] in (SIGN, LINE) or norm[c.j + 1] in _JOINED)
            and any(t.kind == "home" and t.count is not None and not t.part and 0 < c.i - t.j <= 2 for t in out)
        ]  # fmt: skip
        return sorted(out + more, key=lambda t: t.i) if more else out

    def _tabled(self, j: int, b: int) -> Count | None:
        """The number of a noun that ends before token j in a table: «пошкоджено: будинків – 4, автомобілів – 6»."""
        norm = self.tokens.norm
        if j + 1 >= b or norm[j] not in ("-", ":"):
            return None
        c = next((c for c in self.counts_in(j + 1, min(b, j + 4)) if c.i == j + 1), None)
        if c is None or c.role != "elided" or c.value is None:
            return None
        ends = c.j >= len(norm) or self.tokens.kind[c.j] in (SIGN, LINE)
        return c if ends and norm[c.j : c.j + 1] != ["-"] else None

    def _compound(self, first: Thing, i: int, *, part: bool) -> bool:
        """Whether a noun only tells what sort the next one is: "aircraft shelters", "a tram depot"."""
        return first.j == i and self.tokens.norm[i].isascii() and not first.part and not part

    def _possessor(self, j: int, i: int) -> bool:
        """Whether the noun at token i only says whose or where the thing before it is: "shelters at the airfield"."""
        gap = self.tokens.norm[j:i]
        if len(gap) <= 2 and not self.tokens.norm[i].isascii() and i > j:
            # «повредили два вагона грузового состава»: only an adjective in the genitive stands between
            return all(w.endswith(_GENITIVE) and not self.doc.hits[k] for k, w in enumerate(gap, j))
        if not gap or any(w in (",", "and", ";", "or") for w in gap):
            return False
        return (gap[0] == "of" and len(gap) <= 4) or (gap[0] in _WITHIN and len(gap) <= 5 and not self._verb(j, i))

    def _verb(self, a: int, b: int) -> bool:
        """Whether a word of outcome stands between two tokens."""
        return any("outcome" in self.doc.groups[k] for k in range(a, b))

    def _genitive(self, i: int) -> bool:
        """«крыша дома», «кровля частного дома», «остекление жилого дома и школы»: a form that is singular and plural is
        singular after a part of it, and with an adjective in the singular.
        """
        norm, first = self.tokens.norm, i
        if norm[i].endswith(_OF_ONE) and not norm[i].isascii():
            return True
        while i > 0 and norm[i - 1].endswith(_GENITIVE) and first - i < 3 and not norm[i - 1].endswith(("ых", "их")):
            if norm[i - 1].endswith(_OF_ONE) and "num" not in self.doc.groups[i - 1]:
                return True
            i -= 1
        return i > 0 and any(h.tag.startswith("object.part") for h in self.doc.hits[i - 1])

    def _shared_counts(self, things: list[Thing]) -> list[Thing]:
        """ "5 apartments buildings": a compound of two object words is one thing."""
        out: list[Thing] = []
        for t in things:
            if (
                out
                and t.i == out[-1].j
                and not t.part
                and not out[-1].part
                and self.tokens.kind[t.i] == WORD
                and ((t.count is None and out[-1].count is not None) or (t.count == out[-1].count == 1))
            ):
                continue
            out.append(t)
        return out

    def people(self, a: int, b: int) -> tuple[int | None, bool, int, int] | None:
        """How many people between two tokens: number, approximate, first and last token; None when nobody is named."""
        doc = self.doc
        total: int | None = 0
        approximate = False
        first = last = -1
        seen = False
        listed: list[tuple[int, int]] = []  # (token, number) of each mention
        c_heads = {c.head: c for c in self.counts_in(a, b) if c.role == "person" and c.head >= 0}
        elided = [c for c in self.counts_in(a, b) if c.role == "elided" and c.value is not None]
        i = a
        skip_until = -1
        while i < b:
            hits = doc.hits[i]
            if hits and i > a and "say" in doc.groups[i] and self.tokens.norm[i - 1] in _BEFORE_SPEECH:
                # «Загинув 45-річний чоловік», – додав посадовець: who tells it is none of them
                i = next((k for k in range(i + 1, b) if self.tokens.kind[k] == SIGN), b)
                continue
            if any(h.tag == "number.of_which" for h in hits):
                whole = next((c for c in elided if c.j in (i, i - 1) and c.role == "elided"), None)
                if whole is not None and not seen:
                    return whole.value, whole.approximate, whole.i, whole.j - 1  # «трое, включая ребёнка, ранены»
                if seen:
                    break
            if i >= skip_until and any(h.group == "person" for h in hits):
                c = c_heads.get(i)
                if c is not None and seen and c.i == last + 1 and doc.tokens.norm[last].startswith(_PARENTS):
                    i += 1
                    continue  # «мать двоих детей»: her children are at home
                many = any(h.tag == "person:many" for h in hits)
                one = any(h.tag == "person:one" for h in hits)
                if c is not None and a <= c.i:
                    if c.value is None:
                        total, approximate = None, True
                    elif total is not None:
                        total += c.value
                        approximate = approximate or c.approximate
                        listed.append((c.i, c.value))
                    first = c.i if first < 0 else first
                    seen, last = True, i
                elif one and not (doc.tokens.norm[i] in _SPOUSES and doc.tokens.norm[i - 1] not in _OF_HIS):
                    # "a 61-year-old man"; «жительница села» stays one person, "driver of the car" too
                    if last >= 0 and (i - last == 1 or self._apposed(last, i, b)):
                        last = i
                    else:
                        if total is not None:
                            total += 1
                            listed.append((i, 1))
                        first = i if first < 0 else first
                        seen, last = True, i
                elif any(
                    w.startswith(_PAIR) for w in doc.tokens.norm[i : max((h.end for h in hits), default=i)]
                ) or (doc.tokens.norm[i] in _SPOUSES and doc.tokens.norm[i - 1] not in _OF_HIS):
                    # also "a married couple"
                    if total is not None:
                        total += 2
                        listed.append((i, 2))
                    first = i if first < 0 else first
                    seen, last = True, i
                elif many:
                    first = i if first < 0 else first
                    if not seen:
                        seen, total = True, None
                    last = i
            i += 1
        if not seen and elided:
            c = elided[0]
            return c.value, c.approximate, c.i, c.j - 1
        if seen and total == 0:
            total = None
        if total is not None and len(listed) > 1 and listed[0][1] > 1 and sum(v for _, v in listed[1:]) <= listed[0][1]:
            # "two people were wounded, a man of 60 and a woman of 26": the list spells the number out
            spelt = any(
                self.tokens.norm[k] in (",", ":", "(")
                or (self.tokens.norm[k] == "-" and self.tokens.start[k] > self.tokens.end[k - 1])  # not «5-летний»
                for k in range(listed[0][0] + 1, listed[1][0])
            )
            total = listed[0][1] if spelt else total
        if not seen:
            return None
        return total, approximate, first, last

    def _apposed(self, a: int, i: int, b: int) -> bool:
        """ "The driver, a man born in 1968": a comma without a later "and" joins two words for one person."""
        norm = self.tokens.norm
        first = self.doc.group("person", a)
        gap = norm[(first.end if first is not None else a + 1) : i]
        aged = any(w[0].isdigit() for w in gap) and not any(
            w[0].isdigit() for w in norm[max(self.doc.sentences[self.doc.sentence_of[a]].start, a - 5) : a]
        )
        if aged and norm[i].isascii():
            # "the paramedic, a 41-year-old mother of two", "the man at the wheel, a 51-year-old father"
            gap = [w for w in gap if not w[0].isdigit() and w not in ("-", "year", "old", "years", "aged", "year-old")]
            comma = gap.index(",") if "," in gap else len(gap)
            if comma <= 4 and gap[comma + 1 :] in (["a"], ["an"], ["the"]):
                gap = gap[comma:]
        if aged and not norm[i].isascii():
            # «водитель, 52-летний житель села, погиб», «погиб водитель – 52-летний мужчина»
            plain = [w for w in gap if not w[0].isdigit() and w != "-" and not w.endswith(_ADJECTIVES)]
            if plain in ([","], []) and not (gap[0] != "-" and not plain):
                last = min(b, i + 6)
                return not any(w[0].isdigit() or w in _AND for w in norm[i + 1 : last])
        if gap and gap[0] in _BESIDE_HIM and gap.count(",") == 1 and gap.index(",") >= len(gap) - 2:
            # "the electrician at the wheel, a man of 51, was killed"
            return "," in norm[i + 1 : i + 6] and not any(w in _AND for w in gap)
        if not gap or gap[0] != "," or len(gap) > 3 or any(w in _AND for w in gap):
            return False
        for k in range(i + 1, min(b, i + 6)):
            if norm[k] in _AND and self.doc.has_group("person", k + 1, min(b, k + 4)):
                return False
        return True
