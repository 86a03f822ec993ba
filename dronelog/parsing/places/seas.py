"""Seas that share one noun, or whose noun is left out: «над Азовским и Чёрным морями», "the Azov and Black seas"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dronelog.parsing.document import Document
from dronelog.parsing.places import Place
from dronelog.parsing.tokens import LINE, NUMBER, SIGN, WORD

if TYPE_CHECKING:
    from dronelog.parsing.places import Gazetteer

#: The noun, where it may serve several seas; one in the singular serves those before it too, against the grammar.
_SEAS = frozenset(("морей", "морями", "морям", "морях", "моря", "морів", "seas"))
_SEA = frozenset(("моря", "морю", "морем", "море", "морі", "sea"))
_GULFS = frozenset(("заливов", "заливами", "заливам", "заливах", "заливы", "заток", "затоками", "затокам", "затоках"))
_NOUNS = _SEAS | _SEA | _GULFS
#: Forms with which an adjective makes a name that is known.
_SEA_FORMS = ("моря", "морем", "море", "морю", "морі")
_GULF_FORMS = ("залива", "заливом", "заливе", "затоки", "затокою")
#: Between two of them, with numbers, drones and brackets.
_JOINTS = frozenset(
    (",", "and", "и", "та", "й", "і", "а", "также", "також", "the", "над", "в", "у", "over", "-", "(", ")")
)
_BETWEEN = ("num", "number.each", "number.more", "drone.one", "drone.many", "drone.any")
_AND = frozenset(("and", "и", "та", "й", "і", ","))
#: Before the adjective of a sea where the noun was told with another.
_OVER = _AND | {"над"}
#: Tokens between two adjectives at most.
_GAP, _IN_BRACKETS = 8, 4
_WATERS = "акватор"
#: The shortest beginning of the noun with which a text that is cut may end: «над акваторией Азовского мо».
_CUT = ("м", "мо", "мор")
#: How an adjective of a neuter ends, in the cases that follow «над», «в», «акватории».
_NEUTER = ("ого", "его", "ым", "им", "ом", "ем", "ому", "ему", "ева", "ова")


def find(doc: Document, gazetteer: Gazetteer) -> dict[int, Place]:
    """Such seas by their first token."""
    norm = doc.tokens.norm
    out: dict[int, Place] = {}
    if _NOUNS.isdisjoint(norm) and _WATERS not in doc.tokens.folded:
        return out
    for k, word in enumerate(norm):
        if word in _SEAS or word in _SEA:
            _shared(doc, gazetteer, k, "sea", out)
        elif word in _GULFS:
            _shared(doc, gazetteer, k, "gulf", out)
        elif word.startswith(_WATERS):
            _bare(doc, gazetteer, k + 1, out)
    if out or not _SEA.isdisjoint(norm):
        _after(doc, gazetteer, out)
    return out


def _named(doc: Document, gazetteer: Gazetteer, k: int, noun: str = "sea") -> tuple[int, str] | None:
    """The first token and the code of the sea that the adjective ending at token k makes with the noun."""
    tokens = doc.tokens
    if tokens.kind[k] != WORD or not tokens.cap[k]:
        return None
    for i in (k - 1, k):
        if i < 0 or tokens.kind[i] != WORD or not tokens.cap[i]:
            continue
        words = " ".join(tokens.norm[i : k + 1])
        forms = ("sea",) if words.isascii() else _GULF_FORMS if noun == "gulf" else _SEA_FORMS
        for form in forms:
            for hit in gazetteer.lookup(f"{words} {form}"):
                if hit.kind == "sea":
                    return i, hit.region
    return None


def _put(doc: Document, i: int, j: int, code: str, out: dict[int, Place]) -> None:
    if i not in out:
        out[i] = Place(i, j, "sea", code, doc.tokens.slice(i, j), typed=True, prep=True)


def _shared(doc: Document, gazetteer: Gazetteer, noun: int, kind: str, out: dict[int, Place]) -> None:
    """The adjectives before a noun, back to the first word that is no part of the list."""
    end, k = noun + 1, noun - 1
    while k > noun - _IN_BRACKETS and k > 0 and doc.tokens.kind[k] != WORD:
        k -= 1  # «над Азовским (4) и Чёрным (7) морями»
    if k < noun - 1:
        if k < 0 or doc.tokens.norm[noun - 1] != ")":
            return
        end = k + 1
    runs: list[tuple[int, int, str]] = []
    while k >= 0:
        made = _named(doc, gazetteer, k, kind)
        if made is None or (made[0] and doc.tokens.norm[made[0] - 1] == "of"):
            break  # "the Sea of Azov and Black Sea"
        runs.append((made[0], end, made[1]))
        k = made[0] - 1
        stop = max(-1, k - _GAP)
        while k > stop and _joins(doc, k):
            k -= 1
        end = k + 1
    if len(runs) > 1:
        for i, j, code in runs:
            _put(doc, i, j, code, out)


def _joins(doc: Document, k: int) -> bool:
    if doc.tokens.kind[k] == NUMBER or doc.tokens.norm[k] in _JOINTS or doc.tokens.norm[k].startswith(_WATERS):
        return True
    return doc.any(_BETWEEN, k) is not None


def _closes(doc: Document, j: int) -> bool:
    """Whether an adjective before token j stands alone: the text, a phrase or a member of a list ends there."""
    tokens = doc.tokens
    return j >= len(tokens) or tokens.kind[j] in (SIGN, LINE) or tokens.norm[j] in _AND or _cut(doc, j)


def _cut(doc: Document, j: int) -> bool:
    """Whether token j is the beginning of the noun, where the text breaks off."""
    return j == len(doc.tokens) - 1 and doc.tokens.norm[j] in _CUT


def _bare(doc: Document, gazetteer: Gazetteer, i: int, out: dict[int, Place]) -> None:
    """«Над акваториями Азовского и Чёрного», «акваторией Каспийского мо»: the noun left out or broken off."""
    n = len(doc.tokens)
    runs: list[tuple[int, int, str]] = []
    while i < n and doc.tokens.norm[i].endswith(_NEUTER) and (made := _named(doc, gazetteer, i)) is not None:
        runs.append((i, i + 1 + (i + 1 < n and _cut(doc, i + 1)), made[1]))
        i += 1
        while i < n and doc.tokens.norm[i] in _AND:
            i += 1
    if runs and _closes(doc, runs[-1][0] + 1):
        for a, b, code in runs:
            _put(doc, a, b, code, out)


def _after(doc: Document, gazetteer: Gazetteer, out: dict[int, Place]) -> None:
    """«Над Чёрным морем и Азовским», «над Азовским морем – четыре, над Чёрным – семь»: the noun told before."""
    norm = doc.tokens.norm
    told = sorted(k for k, word in enumerate(norm) if k and word in _SEA and _named(doc, gazetteer, k - 1) is not None)
    for noun in told:
        for i in range(noun + 2, doc.sentences[doc.sentence_of[noun]].end):
            if norm[i - 1] not in _OVER or not norm[i].endswith(_NEUTER) or not _closes(doc, i + 1):
                continue
            made = _named(doc, gazetteer, i)
            if made is not None and made[0] == i:
                _put(doc, i, i + 1 + (i + 1 < len(norm) and _cut(doc, i + 1)), made[1], out)
