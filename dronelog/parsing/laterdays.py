"""What a later day brings of an event told: a wounded man dies, a wreck is found; the day is that of the event."""

from __future__ import annotations

from dronelog.parsing import sequel
from dronelog.parsing.counts import DRONE
from dronelog.parsing.dates import When
from dronelog.parsing.document import Document
from dronelog.parsing.groups import source_id
from dronelog.parsing.told import Told

#: How verbs of dying tell of one who lived on for a while: beginnings.
_DIED = ("помер", "сконч", "умер", "умира", "died", "dies", "succumb")
#: Sentences between the event and what came of it.
_NEAR = 3
#: Days after which a wreck is still of the drone that is told.
_LONG = 40
#: How verbs of finding begin, and those of coming down or in.
_FOUND = (
    *("знайш", "знайд", "вияв", "натрап", "наткн", "відшук", "помітив", "побачив", "нашл", "нашел", "найд", "обнаруж"),
    *("натолкн", "found", "discover", "recover"),
)
_CAME = (
    *("впа", "упа", "впал", "залет", "заліт", "влеті", "вліт", "перет", "поруш", "розби", "здетон", "летів", "звал"),
    *("рухн", "приземл", "збит", "збил", "сбит", "сбил", "залете", "влете", "перес", "наруш", "разби", "паден"),
    *("flew", "flown", "cross", "enter", "fell", "fallen", "came", "come", "crash", "stray", "drift", "violat", "shot"),
    *("downed", "landed", "went", "disappear", "vanish", "penetrat", "intru", "wandered", "plunged", "plummet"),
    *("падін", "упав", "рухну", "звалив", "прилет", "приліт", "зник", "пропа", "исчез"),
)
#: How the day of an attack is told by a sentence that tells nothing else of it.
_BEFELL = (
    *("произош", "случил", "сталос", "трапил", "відбул", "нанес", "нанёс", "пришел", "пришелся", "атакован", "завда"),
    *("took", "happened", "occurred"),
)
#: How precise a date is that may date a lede; how many of its speaker are looked at.
_FIRM = ("night", "time")
_FEW = 24
#: What points back at what befell: "It happened on Wednesday evening".
_IT = frozenset(("it", "this", "это", "все", "всё", "це", "усе"))
_BLOWS = ("удар", "атак", "приліт", "прилет", "инцидент", "інцидент", "происшеств", "паден", "падін", "взрыв", "вибух")
_HURT = ("outcome.injured", "casualty")
#: Sentences from what came later to the day of the attack, at most.
_AROUND = 2
#: Tokens between such a verb and its day.
_REACH = 5
#: What is told of a fire that is put out.
_DOUSED = ("fire", "responded")


def redate(doc: Document, whens: list[list[When]], out: list[Told]) -> None:
    """Give what came later the day of the attack that its own sentence or those around tell."""
    by = _by_sentence(out)
    for number in sorted({t.fact.sentence for t in out if t.when is None or t.when.said or not t.own_when}):
        mine = by[number]
        weak = [t for t in mine if t.when is None or t.when.said]
        if not weak or not sequel.tells(doc, number):
            continue
        last = max((t.when.start for t in weak if t.when is not None and t.when.start is not None), default=None)
        strong = [
            t for t in mine
            if t.when is not None and not t.when.said and t.own_when and t.when.start is not None
            # «днём потушили пожар, а вечером дроны прилетели снова»
            and (last is None or t.when.start < last or weak[0].fact.kind not in _DOUSED)
        ]  # fmt: skip
        when = strong[0].when if strong else _told(doc, whens, by, weak[0], number)
        for t in weak if when is not None else ():
            late = t.when.start if t.when is not None else None
            if late is None or when is None or when.start is None or when.start <= late:
                t.when, t.own_when = when, True
                if when is not None and not strong:
                    x = doc.sentences[doc.sentence_of[when.i]]
                    named = doc.has("attack", x.start, x.end) and doc.has_any(DRONE, x.start, x.end)
                    t.attacked = t.attacked or named


def lede(doc: Document, whens: list[list[When]], out: list[Told]) -> None:
    """ "A drone damaged a school, the governor said on Thursday. Nine were downed over the region overnight": what only
    the day of speech dates is of the one night that ends on it, or of the hour of that day, that its speaker tells of
    the same region; or of the day on which "the attack took place".
    """
    strong: dict[tuple[str, str], list[Told]] = {}
    for u in out:
        w = u.when
        if w is not None and not w.said and u.own_when and not u.heading and not u.background and w.precision in _FIRM:
            strong.setdefault((source_id(u.source), " ".join(u.codes)), []).append(u)
    for t in out:
        said = t.when
        if said is None or not said.said or said.start is None or t.heading or t.background:
            continue
        of_it = {
            (u.when.start, u.when.end, u.when.clock_start): u.when
            for u in strong.get((source_id(t.source), " ".join(t.codes)), [])[:_FEW]
            if u.when is not None and u.when.end == said.start and (u.when.precision == "night" or _close(t, u))
        }  # fmt: skip
        when = next(iter(of_it.values())) if len(of_it) == 1 else None
        if when is None and not of_it:
            number = t.fact.sentence
            near = range(number + 1, min(len(doc.sentences), number + 1 + _AROUND))
            took = next((spans for n in near if (spans := _befell(doc, whens, n, only=True))), [])
            when = took[0] if len(took) == 1 and took[0].start is not None and took[0].start <= said.start else None
        if when is not None:
            t.when, t.own_when = when, True


def _close(t: Told, u: Told) -> bool:
    return u.fact.sentence <= t.fact.sentence + _AROUND


def _told(doc: Document, whens: list[list[When]], by: dict[int, list[Told]], t: Told, number: int) -> When | None:
    """The day of an attack on the same region in the sentences around, those before it first; None where several."""
    for near in (range(number - 1, number - 1 - _AROUND, -1), range(number + 1, number + 1 + _AROUND)):
        for n in near:
            if not 0 <= n < len(doc.sentences):
                break
            days = {
                (u.when.start, u.when.end): u.when
                for u in by.get(n, ())
                if u.when is not None and not u.when.said and u.when.start is not None
                and (u.own_when or u.dated) and (u.codes == t.codes or not t.codes or not u.codes)
            }  # fmt: skip
            spans = list(days.values()) or (_befell(doc, whens, n) if n > number else [])
            if spans:
                return spans[0] if len({(w.start, w.end) for w in spans}) == 1 else None
    return None


def _befell(doc: Document, whens: list[list[When]], n: int, *, only: bool = False) -> list[When]:
    """«Атака произошла в понедельник днём», «дроны атаковали его накануне»: a sentence that only tells when."""
    s = doc.sentences[n]
    first = doc.tokens.norm[s.start]
    befell = any(w.startswith(_BEFELL) for w in doc.tokens.norm[s.start : s.start + 4])
    it = befell and (first in _IT or first.startswith(_BLOWS))
    if not it and not doc.has("attack", s.start, s.end):
        return []
    told = any(w.startswith(_BEFELL) for w in doc.tokens.norm[s.start : s.end])
    if not told and (only or not doc.has_any(DRONE, s.start, s.end)):
        return []
    return [w for w in whens[n] if w.start is not None and not w.said and not w.posting and not w.far]


def settle(doc: Document, whens: list[list[When]], out: list[Told]) -> None:
    """Put what came of an event on the event's day."""
    by = _by_sentence(out)
    for t in out:
        if t.fact.kind == "killed" and t.own_when and not t.heading:
            number = t.fact.sentence
            _died(doc, t, [u for n in range(number - _NEAR, number + _NEAR + 1) for u in by.get(n, ())])
    for t in [t for t in out if t.fact.kind == "crashed" and not t.heading]:
        _found(doc, whens, t, out, by)


def _drop(out: list[Told], t: Told) -> None:
    out[:] = [o for o in out if o is not t]


def _by_sentence(out: list[Told]) -> dict[int, list[Told]]:
    by: dict[int, list[Told]] = {}
    for t in out:
        by.setdefault(t.fact.sentence, []).append(t)
    return by


def _day(w: When | None) -> tuple[object, object]:
    return (w.start, w.end) if w is not None else (None, None)


def _died(doc: Document, t: Told, out: list[Told]) -> None:
    """«У вівторок дрон поранив чотирьох. У середу одна з постраждалих померла»: of the attack on Tuesday."""
    f, w = t.fact, t.when
    if w is None or w.start is None or w.end is None:
        return
    if not any(x.startswith(_DIED) for x in doc.tokens.norm[max(0, f.i - 1) : f.j + 1]):
        return
    if any(u.fact.drone and u.fact.sentence == f.sentence and _day(u.when) == _day(w) for u in out):
        return
    s = doc.sentences[f.sentence]
    if doc.has("attack", f.j, s.end) and doc.has_any(DRONE, f.j, s.end) and not doc.has_any(_HURT, s.start, s.end):
        return  # "a woman died in a drone strike", of that day
    event: Told | None = None
    for u in out:
        if u is t or u.codes != t.codes or not (u.fact.drone or u.fact.kind in ("injured", "fire", "damaged")):
            continue
        if u.when is None or u.when.start is None or abs(f.sentence - u.fact.sentence) > _NEAR:
            continue
        if u.when.start < w.end and _day(u.when) != _day(w) and u.when.start <= w.start and (
            event is None or u.fact.i < f.i
        ):  # fmt: skip
            event = u
    if event is not None:
        t.when = event.when


def _found(
    doc: Document, whens: list[list[When]], t: Told, out: list[Told], by: dict[int, list[Told]]
) -> None:
    """«У середу знайшли рештки дрона … він упав у ніч на понеділок»: one drone, of the night in which it fell."""
    f, w, norm = t.fact, t.when, doc.tokens.norm
    if w is None or w.start is None or not any(x.startswith(_FOUND) for x in norm[max(0, f.i - 1) : f.j + 1]):
        return
    for u in by.get(f.sentence, ()):
        # «обломки, найденные в среду, принадлежат беспилотнику, сбитому 17 мая»: one, on the day told of it
        if u.fact.kind == "intercepted" and u.fact.count is None and u.fact.implicit and f.count == 1 and (
            u.fact.sentence == f.sentence and u.fact.i >= f.j and _day(u.when) == _day(w)
        ):  # fmt: skip
            u.fact.count, u.fact.implicit = 1, False
            _drop(out, t)
            return
    paragraph = doc.sentences[f.sentence].paragraph
    fell: When | None = None
    for number in range(f.sentence, min(len(doc.sentences), f.sentence + 2)):
        s = doc.sentences[number]
        if s.paragraph != paragraph:
            break
        for x in whens[number]:
            if x.start is None or x.posting or x.said or x.far or not x.day_told or x.start >= w.start:
                continue
            if (w.start - x.start).days > _LONG:
                continue
            if any(norm[k] == ";" for k in range(min(f.j, x.i), max(f.i, x.i))):
                continue
            back = 8 if norm[x.i].isascii() else _REACH  # "fell into the Danube near Izmail during the night"
            around = [*norm[max(s.start, x.i - back) : x.i], *norm[x.j : min(s.end, x.j + _REACH - 2)]]
            if fell is None and any(k.startswith(_CAME) for k in around):
                fell = x
    if fell is None:
        return
    same = [
        u for n in (f.sentence, f.sentence + 1) for u in by.get(n, ())
        if u is not t and u.codes == t.codes
        and _day(u.when) in (_day(fell), _day(w))
    ]  # fmt: skip
    for u in same:
        u.when = fell
    t.when, t.own_when = fell, True
    shot = [u for u in same if u.fact.kind == "intercepted" and u.fact.count in (None, f.count)]
    if shot:
        shot[0].fact.count, shot[0].fact.implicit = f.count, False
        _drop(out, t)
        return
    for u in same:
        if u.fact.kind == "crashed" and u.fact.count in (None, f.count):
            _drop(out, u)
