"""Pictures that show something else: "photos of a downed drone date from 2023", «видео с «шахедом» снято в 2022-м»."""

from __future__ import annotations

from dronelog.parsing.counts import DRONE
from dronelog.parsing.document import Document, Sentence

#: What is shown to everybody: beginnings.
_PICTURES = (
    *("picture", "photo", "image", "video", "footage", "clip", "shot", "frame", "screenshot"),
    *("снимок", "снимк", "фото", "видео", "кадр", "ролик", "запис"),
    *("знімок", "знімк", "світлин", "відео"),
)
#: How a picture came about: beginnings; and what tells that it was at another time or place.
_MADE = (
    *("dat", "taken", "filmed", "recorded", "made", "shot", "come", "came", "from", "stem", "originat", "appeared"),
    *("снят", "сделан", "датир", "записан", "опубликован", "относ", "знят", "зроблен", "датов", "стосу"),
)
_ELSEWHERE = frozenset(("another", "different", "elsewhere", "other", "другом", "другой", "другого", "іншому", "іншій"))
_ANOTHER = frozenset(
    (
        *("country", "countries", "region", "regions", "city", "town", "war", "year", "place", "occasion", "incident"),
        *("районе", "регионе", "области", "городе", "стране", "году", "месте", "случаю", "регіоні", "області"),
        *("місті", "країні", "році", "місці"),
    )
)
_OLD = frozenset(("old", "старые", "старое", "старый", "старая", "старі", "старе", "давние", "давнє", "давні"))
_BE = frozenset(("is", "are", "was", "were", "be", "being"))
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
#: Tokens from a picture to the drone on it, at most.
_ON_IT = 9


def spans(doc: Document) -> list[tuple[int, int]]:
    """What such pictures show, as tokens from, up to: no drone of the day told."""
    out: list[tuple[int, int]] = []
    for s in doc.sentences:
        if not doc.has_any(DRONE, s.start, s.end):
            continue
        k = next((k for k in range(s.start, s.end) if doc.tokens.norm[k].startswith(_PICTURES)), -1)
        if k >= 0 and doc.has_any(DRONE, k + 1, min(s.end, k + _ON_IT)) and _of_old(doc, s, k):
            out.append((k, s.end))
    return out


def _of_old(doc: Document, s: Sentence, k: int) -> bool:
    """Whether the sentence says of the picture at token k that it is of another year or place, or old."""
    norm, value = doc.tokens.norm, doc.tokens.value
    made = next((t for t in range(k + 1, s.end) if norm[t].startswith(_MADE)), s.end)
    for t in range(made + 1, s.end):
        year = value[t]
        if year is not None and _FIRST_YEAR < year < _LAST_YEAR and norm[t - 1] in ("from", "to", "in", "в", "у", "за"):
            return True
        if norm[t] in _ELSEWHERE and (norm[t] == "elsewhere" or not _ANOTHER.isdisjoint(norm[t + 1 : t + 3])):
            return True
        if norm[t] == "ago" and norm[t - 1] in ("year", "years"):
            return True
    for t in range(k + 1, s.end):
        if norm[t] in _OLD and (not norm[t].isascii() or not _BE.isdisjoint(norm[max(k, t - 4) : t])):
            return True
    return False
