"""Bare English numbers that count no drones: an hour ("ran out at ten"), a price ("the policy costs 31,000"), a label
("Article 438"), a part of other things told by their number ("212 basements; 88 of them"), a "one" that only stands for
a noun ("the one he posted", "one of the town's employers").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from dronelog.parsing.document import Document
from dronelog.parsing.tokens import LINE, SIGN, WORD


class Number(Protocol):
    """A number in the text, as `counts.Count`."""

    i: int
    j: int
    value: int | None
    role: str
    more: bool
    words: bool


#: Before an hour; what makes "at nine" a number: "the figure stood at nine".
_AT = frozenset(("at", "by", "until", "till", "before", "since", "around", "towards", "from"))
_STOOD = (
    *("stood", "stand", "put", "stay", "remain", "estimat", "count"),
    *("number", "figure", "total", "tally", "rose", "ris"),
    *("grow", "grew", "kept", "keep", "fixed", "set", "reckon"),
    *("toll", "score", "higher", "lower", "increas", "outnumber"),
    *("fell", "drop", "cut", "fewer", "more", "less", "reduc", "exceed", "share", "list", "sum", "result", "half"),
)
#: How a price or a measure is told before its number, and after.
_PRICED = frozenset(
    (
        *("cost", "costs", "costing", "worth", "price", "priced", "pay", "pays", "paid", "earn", "earns", "earned"),
        *("charge", "charges", "charged", "fetch", "fetches", "weigh", "weighs", "weighed", "sells", "sold"),
    )
)
_FROM_UP = frozenset(("up", "down"))
#: A number behind one of these in capitals, or one of these at all, is a label.
_NAMED = frozenset(
    (
        *("article", "articles", "section", "paragraph", "clause", "chapter", "decree", "order", "resolution", "psalm"),
        *("page", "volume", "verse", "no", "nos", "room", "flat", "apartment", "building", "school", "kindergarten"),
        *("clinic", "hospital", "block", "house", "entrance", "law", "bill", "level", "channel", "group", "category"),
    )
)
#: Groups of words that an English plural may have and count nothing that matters here: "7 governors", "40 hives".
_OTHER_NOUNS = frozenset(("sense", "story", "office", "void"))
#: And a Slavic genitive of several.
_OTHER_THINGS = frozenset(("sense", "topic", "void"))
_GENITIVES = ("ов", "ев", "ей", "ок", "ек", "ів", "їв")
_STAND_FOR = ("story.total", "number.figure", "drone.pronoun")
#: Before "one": it stands for the noun before, or for anybody. "Become one of", "taken for one", "the one he posted".
_AS_ONE = frozenset(("become", "becomes", "became", "becoming", "for", "as", "like", "than", "remains", "being", "be"))
_OF_THEM = frozenset(("them", "these", "those", "which", "whom"))
#: Nouns with a number that may be drones after all.
_MAY_FLY = frozenset(
    (
        *("machines", "attackers", "raiders", "intruders", "visitors"),
        *("targets", "devices", "gliders", "birds"),
    )
)


def nominal(doc: Document, j: int) -> bool:
    """Whether the word at token j is a plural noun known only from other stories: "7 governors", «300 посылок»."""
    norm = doc.tokens.norm[j]
    plural = norm.endswith("s") and not norm.endswith("ss") if norm.isascii() else norm.endswith(_GENITIVES)
    if not plural or not doc.hits[j] or doc.tokens.cap[j]:
        return False
    if any(h.end != j + 1 or h.tag in _STAND_FOR for h in doc.hits[j]):
        return False
    if not norm.isascii() and all(h.tag == "drone.hobby" or h.group in _OTHER_THINGS for h in doc.hits[j]):
        return True
    return norm.isascii() and _OTHER_NOUNS.issuperset(h.group for h in doc.hits[j]) and norm not in _MAY_FLY


#: "By car it is forty": how one goes, no time.
BY_WAY = ("car", "bus", "road", "train", "boat", "air", "sea", "rail", "plane", "ship", "foot", "taxi")
#: A figure of so long a time tells no night.
_LONG = frozenset(("year", "month", "season", "years", "months", "yearly", "annual", "monthly", "century"))
_NOUN_AFTER = frozenset(
    (
        *("the", "a", "an", "its", "his", "her", "their"),
        *("our", "this", "that", "official", "final", "first", "second"),
        *("last", "latest", "new", "overall", "full", "total"),
        *("national", "morning", "evening", "initial", "preliminary"),
        *("revised", "ministry", "body", "running", "own", "daily", "night", "nightly", "updated", "drone", "same"),
        *("later", "another", "any", "no", "one", "combined", "country", "regional", "head"),
    )
)
_SPANS = frozenset(("weeks", "days", "months", "years", "hours", "minutes", "week", "day", "month", "year", "hour"))
_HIGHER = ("higher", "lower", "more", "fewer", "less", "exceed", "differ", "above", "below", "greater", "smaller")
_RATE = (["in", "a"], ["a", "night"], ["a", "day"], ["per", "night"], ["per", "day"], ["every", "night"])


def no_figure(doc: Document, noun: int, start: int, end: int) -> bool:
    """Whether a noun of counting stands for no drones of these days: "lie on the floor and count to seven", "the tally
    for this year", "the toll has risen to nine".
    """
    norm = doc.tokens.norm
    word = norm[noun]
    if word in ("count", "counts") and noun + 1 < len(norm):
        own = noun > start and (norm[noun - 1] in _NOUN_AFTER or norm[noun - 1].endswith(("'s", "'", "ial", "al")))
        if not own and (norm[noun + 1] in ("to", "the", "a", "how", "them", "their", "his", "on", "as", "among")):
            return True
    if word == "toll" and not any("drone" in doc.groups[k] for k in range(start, end)):
        return True
    near = norm[max(start, noun - 5) : min(end, noun + 7)]
    return not _LONG.isdisjoint(near) and not any(w.startswith("night") for w in near)


def bare(doc: Document, count: Number) -> bool:
    """Whether a number without a noun is an hour, a price, a label, or a "one" that stands for no drone."""
    norm, b, j = doc.tokens.norm, count.i - 1, count.j
    if b < 0 or count.value is None:
        return count.value is not None and norm[j : j + 1] != [] and norm[j] in _SPANS
    before = norm[b]
    if not before.isascii():
        return norm[j : j + 1] != [] and norm[j] in _SPANS
    ends = j >= len(norm) or doc.tokens.kind[j] in (SIGN, LINE)
    s = doc.sentences[doc.sentence_of[count.i]]
    if before in _AT and count.words and 0 < count.value <= 12 and count.j - count.i == 1 and b > s.start and ends:
        # "the trams were running again by seven", not "the figure stood at seven", "rose by seven"
        if norm[j : j + 1] == ["("] or before == "from":
            return False
        return not any(w.startswith(_STOOD) for w in norm[max(s.start, b - 14) : b])
    about = b > 0 and norm[b - 1] in _PRICED and before in ("about", "some", "around", "roughly", "at")
    if (before in _PRICED or about) and not count.words:
        return True  # "the same policy costs 31,000"
    if norm[count.i : count.i + 2] in (["up", "from"], ["down", "from"]) or (
        before == "from" and b > 0 and norm[b - 1] in _FROM_UP
    ):
        return True  # "7,000 francs a bottle, up from 4,500"
    if norm[j : j + 1] and norm[j] in _SPANS:
        return True  # "three weeks earlier"
    by = b - (before in ("some", "about", "around"))
    if norm[by] == "by" and any(w.startswith(_HIGHER) for w in norm[max(s.start, by - 6) : by]):
        return True  # "is higher than ours by some 4,000"
    if norm[j : j + 2] in (["for", "every"], ["for", "each"], ["to", "every"], ["to", "each"]):
        return True  # "sheep, or six for every person"
    if norm[j : j + 2] in _RATE and norm[j + 2 : j + 3] != ["row"]:
        return True  # "of which they count up to 700 in a night"
    if before in _NAMED and doc.tokens.cap[b] and not count.words:
        return True  # "under Article 438"
    return _one(doc, count)


def _one(doc: Document, count: Number) -> bool:
    """Whether "one" stands for a noun that was told, or is a part of a phrase: "the only one", "one after another"."""
    norm, b, j = doc.tokens.norm, count.i - 1, count.j
    if count.value != 1 or norm[j - 1] != "one":
        return False
    after = norm[j : j + 2]
    if after == ["after", "another"] or after == ["by", "one"] or after[:1] == ["another"]:
        return True  # "the apples go on falling, one after another"
    if after[:1] in (["night"], ["day"], ["morning"], ["evening"], ["week"]):
        return True  # "in one night"
    word = norm[b] if norm[count.i] == "one" else norm[count.i]
    if word == "for" and doc.tokens.cap[b - 1 : b] == [True]:
        return False  # "Lipetsk accounted for seven, Tatarstan for one"
    if word == "for" and b and doc.tag("region.type:one", b - 1):
        return False
    if word in _AS_ONE and (after[:1] != ["of"] or norm[b] in ("become", "becomes", "became", "becoming")):
        return True  # "has become one of the bigger employers", "to be taken for one"
    if word == "only" and norm[j - 3 : j - 2] == ["the"]:
        return True  # "it was not the only one"
    return norm[b] == "the" and after[:1] in (["he"], ["she"], ["i"], ["we"], ["you"])  # "the one he posted"


def parts(doc: Document, found: Sequence[Number]) -> None:
    """ "212 basements have been inspected and 88 of them were found suitable", "eighteen show-jumpers, one of them a
    grey": a part of what the nearest number before it counts, where that is no drone.
    """
    norm = doc.tokens.norm
    for n, c in enumerate(found):
        if c.role != "elided" or c.value is None or norm[c.j : c.j + 1] != ["of"] or norm[c.j + 1 : c.j + 2] == []:
            continue
        if norm[c.j + 1] not in _OF_THEM or n == 0:
            continue
        s = doc.sentences[doc.sentence_of[c.i]]
        whole = next((d for d in reversed(found[:n]) if d.role not in ("none", "date", "age", "unit")), None)
        if whole is None or whole.i < s.start or whole.role != "unknown" or (whole.value or 0) < c.value:
            continue
        noun = norm[whole.j] if whole.j < len(norm) else ""
        named = any(g in ("drone", "attack", "weapon") for k in range(whole.j, c.i) for g in doc.groups[k])
        if doc.tokens.kind[whole.j] == WORD and noun not in _MAY_FLY and not named:
            c.role = "unknown"
