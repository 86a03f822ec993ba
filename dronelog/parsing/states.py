"""American writing of places: "Boise, ID", "GARY, IN/UAS SIGHTING", routes of aeroplanes ("MRY - BOISE, ID (BOI)")."""

from __future__ import annotations

from dronelog.parsing.days import words
from dronelog.parsing.document import Document
from dronelog.parsing.tokens import LINE, NUMBER, SIGN, WORD

#: Postal codes of states and territories as tokens; each is the second half of its ISO 3166-2 code.
STATES = words(
    "al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa"
    " ri sc sd tn tx ut vt va wa wv wi wy dc pr gu"
)
#: Codes that are words too, in capitals: they want a sign after them ("GARY, IN/UAS").
_WORDS = words("al co de hi id in la ma me mi mo oh ok or pa pr")
#: A header stands among the first tokens of a text.
_HEAD = 24
#: No more tokens than this lie between a route's dash and the code of its airport.
_REACH = 8
#: Airports have three letters, or four in the world's list.
_CODE = (3, 4)


def cities(doc: Document) -> dict[int, tuple[int, int, str]]:
    """Each "CITY, ST": its first token → the token after the city, the one after the state, and the state's region."""
    tokens = doc.tokens
    kind, norm, cap, n = tokens.kind, tokens.norm, tokens.cap, len(tokens)
    found: dict[int, tuple[int, int, str]] = {}
    for k in range(2, n):
        if norm[k] not in STATES or kind[k] != WORD or norm[k - 1] != "," or kind[k - 2] != WORD or not cap[k - 2]:
            continue
        if not tokens.slice(k, k + 1).isupper() or tokens.end[k - 2] != tokens.start[k - 1]:
            continue
        closed = k + 1 >= n or kind[k + 1] in (SIGN, LINE)
        if norm[k] in _WORDS and not closed:
            continue
        first = _begins(doc, k - 2)
        found[first] = (k - 1, k + 1, f"US-{norm[k].upper()}")
    return found


def _begins(doc: Document, last: int) -> int:
    """The first token of the city whose name ends at token `last`."""
    tokens = doc.tokens
    kind, norm, cap = tokens.kind, tokens.norm, tokens.cap
    i = last
    while i and last - i < 6:
        k = i - 1
        if kind[k] == WORD and cap[k] and doc.any_group(("outcome", "drone", "place", "say"), k) is None:
            i = k
        elif norm[k] in ("-", "/", ".") and k and cap[k - 1] and tokens.end[k - 1] == tokens.start[k]:
            i = k - 1
        else:
            break
    return i


def header(doc: Document, written: dict[int, tuple[int, int, str]]) -> str | None:
    """The region that heads a report: "MESA, AZ/UAS SIGHTING", "PORT ST. LUCIE, FL: …"."""
    norm, n = doc.tokens.norm, len(doc.tokens)
    for i in sorted(written):
        _, end, code = written[i]
        if i < _HEAD and end < n and norm[end] in ("/", ":"):
            return code
    return None


def routes(doc: Document) -> list[tuple[int, int]]:
    """The ways of aeroplanes, as runs of tokens: "ATL - SRQ", "LONDON, ENGLAND (EGLL) - DFW"."""
    tokens = doc.tokens
    norm, n = tokens.norm, len(tokens)
    out: list[tuple[int, int]] = []
    for d in range(1, n - 1):
        if norm[d] != "-" or tokens.end[d - 1] == tokens.start[d] or tokens.end[d] == tokens.start[d + 1]:
            continue
        left, right = _side(doc, d, -1), _side(doc, d, 1)
        if left is not None and right is not None and (left[1] or right[1]):
            out.append((left[0], right[0]))
    return out


def _side(doc: Document, d: int, step: int) -> tuple[int, bool] | None:
    """How far one side of a route reaches from its dash, and whether it tells a code; None where it is none."""
    tokens = doc.tokens
    kind, norm, cap, n = tokens.kind, tokens.norm, tokens.cap, len(tokens)
    k = d + step
    if _code(doc, k):
        return (k if step < 0 else k + 1), True
    far = k
    coded = False
    names = commas = 0
    for _ in range(_REACH):
        if not 0 <= k < n or kind[k] == LINE:
            break
        if kind[k] == WORD and cap[k] and (norm[k] in STATES or not doc.hits[k]):
            names += 1
        elif norm[k] in ("(", ")"):
            coded = True
        elif norm[k] == "," and not commas:
            commas = 1
        elif not (coded and kind[k] == NUMBER):
            break
        far = k
        if norm[k] == ")" and step > 0:
            break
        k += step
    return ((far if step < 0 else far + 1), coded) if names else None


def _code(doc: Document, k: int) -> bool:
    """Whether token k is the code of an airport: capitals that are no known word."""
    tokens = doc.tokens
    if not 0 <= k < len(tokens) or tokens.kind[k] != WORD or doc.hits[k]:
        return False
    word = tokens.slice(k, k + 1)
    return len(word) in _CODE and word.isascii() and word.isupper()
