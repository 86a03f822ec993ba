"""Stories from the front line: a unit's work, a commander's statement, a digest of the war; they report no incident.

The drones there look, guide fire or strike soldiers, and what is "destroyed" is a dugout; or they fell somewhere on a
front that no region dates. A line in which the air defence tells drones over a region is kept.
"""

from __future__ import annotations

from dronelog.parsing import reported
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.phrases import Hit
from dronelog.parsing.tokens import NUMBER

#: A longer text is judged paragraph by paragraph: an article may have one on the front.
LONG = 14
#: So many different signs, each too weak by itself, tell a story from the front.
SIGNS = 2
#: So many tell one even where a town, its officials or people hurt are named too.
PLAIN = 5
#: How far into a text its heading reaches, in sentences.
HEAD = 2
_DIGEST, _STORY, _AXIS, _SIGN = "front.digest", "front.story", "front.axis", "front.sign"
#: People and offices of towns: a text that names them needs more signs to be a story from the front.
_CIVIL = frozenset(
    ("office.regional_authority", "office.emergency_service", "responder", "casualty", "outcome.injured")
)
_OFFICIALS = ("office.regional_authority", "office.emergency_service", "office.national_authority", "institution")
#: Between a region and its number in a list.
_COUNTS = frozenset(("-", ":", "("))
_FROM = frozenset(("from", "от", "від"))
_MILES = ("km", "kilomet", "mile", "км", "километ", "кіломет")
_OVER = frozenset(("над", "over", "above"))
_LISTS = frozenset((",", ";", ":", "-"))
_TOTALS = ("story.total", "date.far_past")
_NIGHTS = ("date.night", "date.into", "date.night_past")
_SHOT = ("outcome.intercepted", "outcome.destroyed")
#: What tells of the front, or of what a whole day brought there.
_FRONT = (_STORY, _AXIS, _SIGN, _DIGEST, "date.past_day")
#: Figures in one list of kinds of arms: so many are a war's total.
ROWS = 4


def sentences(doc: Document) -> frozenset[int]:
    """The numbers of the sentences whose drones make no incident."""
    everything = range(len(doc.sentences))
    town = _in_town(doc)
    digest = any(
        doc.has(_DIGEST, s.start, s.end) and not any(m < n for m in town) for n, s in enumerate(doc.sentences[:HEAD])
    )
    if digest and not _of_bulletin(doc):
        return frozenset(everything)
    town |= _raids(doc)
    apart = _only_at_the_end(doc)
    parts: dict[int, list[int]] = {}
    for k in everything:
        paragraph = doc.sentences[k].paragraph
        parts.setdefault(paragraph if len(everything) > LONG or paragraph == apart else -1, []).append(k)
    return frozenset(
        k
        for numbers in parts.values()
        if _front(doc, [doc.sentences[k] for k in numbers])
        for k in numbers
        if k not in town and not _over_region(doc, doc.sentences[k])
    )


def _in_town(doc: Document) -> frozenset[int]:
    """The sentences that report what befell a town, as its officials tell it, and have no sign of the front: "A drone
    hit a house in Izium on Tuesday, the prosecutor's office reported", whatever the General Staff counted that day.
    """
    told = [
        n
        for n in reported.sentences(doc)
        if doc.has_any(_OFFICIALS, (s := doc.sentences[n]).start, s.end)
        and not doc.has_any((_STORY, _AXIS, _SIGN, _DIGEST, "office.military"), s.start, s.end)
    ]
    if not told:
        return frozenset()
    opening = [s for n, s in enumerate(doc.sentences) if s.heading or n < told[0]]
    if any(doc.has_any((_STORY, _AXIS, _SIGN), s.start, s.end) for s in opening):
        return frozenset()
    paragraphs = {doc.sentences[n].paragraph for n in told}
    return frozenset(
        n
        for n, s in enumerate(doc.sentences)
        if s.paragraph in paragraphs and not doc.has_any((_STORY, _AXIS, _SIGN, _DIGEST), s.start, s.end)
    )


def _raids(doc: Document) -> frozenset[int]:
    """The sentences of a night's raid in a command's bulletin: «Уночі ворог атакував «шахедами». Знищено одинадцять на
    Одещині», before its gunners and the howitzers that they hit; the day's losses at the front end them.
    """
    found: set[int] = set()
    run: list[int] = []
    shot = False
    for n, s in enumerate([*doc.sentences, None]):
        if s is None or doc.has_any(_FRONT, s.start, s.end):
            if shot:
                found.update(run)
            run, shot = [], False
            continue
        if run or (doc.has_any(_NIGHTS, s.start, s.end) and doc.has_group("drone", s.start, s.end)):
            run.append(n)
            shot = shot or doc.has_any(_SHOT, s.start, s.end)
    return frozenset(found)


def _of_bulletin(doc: Document) -> bool:
    """ "611 drones were shot down in the week from 4 to 10 May, says the ministry's bulletin on the progress of the
    special military operation": only the bulletin's name, and all that is told of it are the drones.
    """
    if len(doc.sentences) > HEAD:
        return False
    k = doc.find(_DIGEST, 0, len(doc.tokens))
    named = "on" in doc.tokens.norm[max(0, k - 3) : k] and any(
        "say.message" in doc.tags[t] for t in range(max(0, k - 5), k)
    )
    return named and doc.has_any(("outcome.intercepted", "outcome.destroyed"), 0, len(doc.tokens))


def _far_from(doc: Document, i: int) -> bool:
    """ "The plant is 450 km from the line of contact", «за 300 км от линии соприкосновения»: how far off it is."""
    before = doc.tokens.norm[max(0, i - 6) : i]
    return not _FROM.isdisjoint(before[-2:]) and any(w.startswith(_MILES) for w in before)


def _only_at_the_end(doc: Document) -> int | None:
    """The last paragraph, where it alone tells of the front.

    "… The General Staff put the number of clashes along the line of contact at 184", below a report of a raid.
    """
    last = doc.sentences[-1].paragraph
    told = {
        s.paragraph
        for s in doc.sentences
        if any(h.tag == _STORY for i in doc.marked(s.start, s.end) for h in doc.hits[i])
    }
    return last if told == {last} and last > doc.sentences[0].paragraph + 1 else None


def _front(doc: Document, part: list[Sentence]) -> bool:
    """Whether these sentences tell of the front."""
    signs: set[str] = set()
    civil = False
    for s in part:
        if _totals(doc, s):
            continue
        for i in doc.marked(s.start, s.end):
            for hit in doc.hits[i]:
                if (hit.tag == _STORY and not _far_from(doc, i)) or (hit.tag == _AXIS and _axis(doc, i)):
                    return True
                if hit.tag == _SIGN:
                    signs.add(f"{doc.tokens.norm[i][:5]} {doc.tokens.norm[hit.end - 1][:5]}")
                if hit.tag in _CIVIL and "office.military" not in doc.tags[i]:
                    civil = True  # a fire brigade, not the 47th Brigade
                civil = civil or hit.tag == "place.country"
        civil = civil or _regions_listed(doc, s)
    return len(signs) >= (PLAIN if civil else SIGNS)


def _totals(doc: Document, s: Sentence) -> bool:
    """«С начала СВО уничтожено: самолётов – 671, вертолётов – 284, миномётов – 33 902», "283 helicopters, 28,400 tanks"
    and so on: the total of arms of a war, below the figure of a day, tells of no place at the front.
    """
    if not doc.has_any(_TOTALS, s.start, s.end):
        return False
    kind, norm = doc.tokens.kind, doc.tokens.norm
    numbers = [k for k in range(s.start + 1, s.end) if kind[k] == NUMBER]
    return sum(not _LISTS.isdisjoint((norm[k - 1], *norm[k + 1 : k + 6])) for k in numbers) >= ROWS


def _regions_listed(doc: Document, s: Sentence) -> bool:
    """Whether a sentence gives regions with a number each: «Брянская область – 19; Орловская область – 11»."""
    tokens = doc.tokens
    regions = [h.end for tag in ("region.type:one", "region.type:many") for h in _hits(doc, tag, s)]
    return sum(tokens.kind[k + 1] == NUMBER for k in regions if k + 1 < s.end and tokens.norm[k] in _COUNTS) > 1


def _hits(doc: Document, tag: str, s: Sentence) -> list[Hit]:
    return [h for k in doc.all(tag, s.start, s.end) for h in doc.hits[k] if h.tag == tag]


def _axis(doc: Document, i: int) -> bool:
    """«На Донецком направлении», «Артемовское направление»: a part of the front, not a way that something flew."""
    tokens = doc.tokens
    if not i or not tokens.cap[i - 1]:
        return False
    return i < 2 or tokens.norm[i - 2] not in ("в", "во", "по", "у")


def _over_region(doc: Document, s: Sentence) -> bool:
    """Whether a sentence tells drones over a region: «над территорией Курской области»."""
    norm = doc.tokens.norm
    for i in range(s.start, s.end):
        if norm[i] in _OVER and norm[i + 1 : i + 3] != ["the", "past"]:
            return any(h.tag.startswith("region.type") for k in range(i, s.end) for h in doc.hits[k])
    return False
