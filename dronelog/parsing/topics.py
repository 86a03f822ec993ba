"""Texts that date nothing and are about something else than an event: a law, a trial, a museum, a book, a firm.

"A Shahed's engine goes on display. Visitors will also see a school desk burned when a drone hit the classroom": who
reports an incident names a day or keeps to the place and the harm; a text that names neither a day nor an hour, and
speaks of curators, committees or premiums, tells of drones in general or of long ago.
"""

from __future__ import annotations

from dronelog.parsing.dates import When
from dronelog.parsing.document import Document
from dronelog.parsing.facts import drone_named
from dronelog.parsing.told import OFFICIAL, Told

#: One of these in the opening is enough where the text lacks anything that a report has.
_STRONG = (
    *("story.shown", "story.work", "topic.verdict", "topic.study", "topic.insurance", "story.unreal", "story.example"),
    *("void.fake", "story.average", "topic.burial"),
)
_MADE_UP = ("void.fake", "story.unreal")
_WEAK = ("topic.other", "story.not_event", "story.stage", "drone.hobby", "drone.goods")
#: What only tells beside a drone that nothing dates: rumours are denied on days that had raids too.
_DOUBT = ("void.rumour", "void.denied", "story.chance", "story.drill")
#: Tells such a publisher by its name, and counts as one of the words.
PUBLISHER = "publisher.topical"
#: So many different words tell such a text.
SIGNS = 2
#: So many lacks of what a report has tell it without a word; a word weighs as two.
LACKS = 4
#: What it weighs that no place stands beside the facts.
UNPLACED = 2
#: Sentences of the opening, in which a text says what it is about, and a report what happened.
OPENING = 2
#: A longer text is a story, in which as many words come together by chance.
LONG = 16
#: Nights of no date, between what leads to them and the night: "in one night", «за одну ночь».
_ONE = frozenset(("one", "a", "single", "одну", "одна", "каждую", "кожну"))
#: Before the first and the last day of a show.
_SPAN = frozenset(("from", "until", "till", "з", "із", "до", "с", "со"))
#: What befalls a museum, a student or a member of parliament is no sign that the text is about them.
_MET = frozenset(("object", "person", "office"))
_ADDED = frozenset(("no_casualties", "no_damage", "responded", "launched"))


def about(doc: Document, told: list[Told], topical: bool = False) -> bool:
    """Whether a text dates none of what it tells, and is about something that is no event; `topical` tells that its
    publisher is a court, a museum, a magazine, of whom nobody hears what happened today.
    """
    if not told or len(doc.sentences) > LONG:
        return False
    if not all(t.when is None or _loose(doc, t, t.when) for t in told):
        return False
    undated = all(t.when is None for t in told)
    words = _words(doc, told, (*_STRONG, *_WEAK)) | ({PUBLISHER} if topical else set())
    alert = not words and doc.has("story.alert", 0, len(doc.tokens))
    lacks = 0 if alert else _lacks(told)  # an alert names its district in a line of its own
    if undated and (words or lacks >= UNPLACED):
        words |= _words(doc, told, _DOUBT)
    end = doc.sentences[min(OPENING, len(doc.sentences)) - 1].end
    strong = any(k < end for k in _signs(doc, told, _STRONG))
    if len(words) >= SIGNS or (strong and (lacks or not undated)):
        return True
    return undated and lacks + 2 * len(words) >= LACKS


def _lacks(told: list[Told]) -> int:
    """How much a text lacks of what a report without a date has: a place beside its facts (which weighs most), more
    than one kind of outcome, and the first of them in its opening.
    """
    kinds = {t.fact.kind for t in told} - _ADDED
    placed = any(_placed(t) or (t.fact.count and _official(t)) for t in told)
    return (0 if placed else UNPLACED) + max(0, 2 - len(kinds)) + (min(t.fact.sentence for t in told) >= OPENING)


def _placed(t: Told) -> bool:
    """Whether a place smaller than a country stands beside a fact: not "in Shaheds shot down over Ukraine"."""
    return (t.own_place or bool(t.fact.codes)) and any("-" in code for code in t.codes)


def _official(t: Told) -> bool:
    """Whether the sentence of a fact says that an office tells it: «збито 135, порахували в Повітряних силах»."""
    return t.own_source and t.source is not None and t.source.kind in OFFICIAL


def _signs(doc: Document, told: list[Told], tags: tuple[str, ...]) -> list[int]:
    """Where words of these tags stand that are not told of as hurt, hit or speaking."""
    spans = [(t.fact.i, t.fact.j) for t in told if t.fact.drone]
    # "A drone hit a shop in Rylsk, the governor said. Reports of dozens of dead are fake": nothing against the first
    reported = min((t.fact.sentence for t in told if t.fact.drone and _placed(t) and _official(t)), default=LONG)
    return [
        k
        for tag in tags
        for k in doc.all(tag, 0, len(doc.tokens))
        if _MET.isdisjoint(doc.groups[k]) and not any(a <= k < b for a, b in spans)
        and not (tag in _MADE_UP and doc.sentence_of[k] > reported)
    ]  # fmt: skip


def _words(doc: Document, told: list[Told], tags: tuple[str, ...]) -> set[str]:
    """The different words of these tags in a text, by how they begin."""
    return {doc.tokens.norm[k][:5] for k in _signs(doc, told, tags)}


def _loose(doc: Document, t: Told, w: When) -> bool:
    """Whether a date is no day of a fact: "in one night", or the day of a show: "goes on display from Saturday"."""
    if w.precision == "time" or w.i < 0:
        return False
    norm, f = doc.tokens.norm, t.fact
    if not w.day_told and not _ONE.isdisjoint(norm[max(0, w.i - 2) : w.j]):
        return True  # "in one night", "on a winter evening"
    number = doc.sentence_of[w.i]
    s = doc.sentences[number]
    if number != f.sentence and norm[w.i - 1] in _SPAN:
        return True  # "From today operators may use the band"
    if number == f.sentence:
        return doc.has_any(_STRONG, min(f.j, w.j), max(f.i, w.i))
    if not doc.has_any(_STRONG, s.start, w.i):
        return False
    return not drone_named(doc, s.start, s.end)
