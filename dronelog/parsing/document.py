"""A report's text made ready: tokens, the phrases found on them, sentences, lines, headings and bullets.

Everything later steps find is a run of tokens of this document, and so a place in the text as given.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from dronelog.parsing import cut
from dronelog.parsing.found import Found
from dronelog.parsing.phrases import Hit, Phrases
from dronelog.parsing.tokens import CLOCK, LINE, NUMBER, SIGN, WORD, Tokens

# Words before a full stop that does not end a sentence; short ones of all three languages.
ABBREVIATIONS = frozenset(
    [
        "г",
        "гг",
        "г.",
        "м",
        "с",
        "п",
        "пос",
        "ул",
        "обл",
        "р-н",
        "т",
        "тис",
        "тыс",
        "млн",
        "млрд",
        "им",
        "св",
        "сел",
        "смт",
        "ст",
        "кв",
        "стр",
        "просп",
        "пр",
        "д",
        "о",
        "ім",
        "вул",
        "грн",
        "руб",
        "р",
        "чел",
        "gov",
        "mr",
        "mrs",
        "ms",
        "dr",
        "st",
        "lt",
        "gen",
        "col",
        "capt",
        "sgt",
        "no",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "sen",
        "rep",
        "gov'n",
        "vs",
        "approx",
        "u",
        "s",
        "гр",
        "ч",
        "т.зв",
        "напр",
        "див",
        "ред",
        "в",
        "н",
        "э",
        "е",
        "ок",
        "орієнт",
        "мин",
        "хв",
        "сек",
    ]
)
BULLETS = frozenset("•▪▫◾◽🔹🔸🔻➡📌✔✅●○■□◆►▶➖🟢🟡🔴🔵⚪❗‼⚡🔥✈💥🚀🛸☝👉-*·–—")
#: What parts a name from its figure in a row, and one pair from the next.
_CELL = frozenset("-–—|:")
_CELL_ENDS = _CELL | frozenset(",;/•·")
_OPENERS = frozenset("\"'([")


_PARTED = frozenset((",", ".", "!", "?"))
#: "In May", "the 21st of May".
_BEFORE_MAY = frozenset(
    ("in", "of", "early", "late", "mid", "since", "until", "till", "through", "last", "this", "from", "to")
)
#: Tokens of the words that tell the speaker within a quotation, at most.
_SPEAKER = 16
#: Lines above a title at most (a date, a menu, a kicker), and paragraphs of full sentences below it at least.
STAMPS, BODY = 4, 2
#: Emojis come after it.
_PICTURES = "\u2600"
#: Tokens; a longer "sentence" is no prose, and is closed at its next comma so that no rule runs over a whole text.
LONG_SENTENCE = 250


@dataclass(slots=True)
class Sentence:
    """Tokens `start` to `end` (exclusive). `line` is the number of its line, `paragraph` that of its paragraph."""

    start: int
    end: int
    line: int
    paragraph: int
    bullet: bool = False
    heading: bool = False
    quoted: bool = False


class Document(Found):
    """See the module. Each token has its sentence and whether it is quoted; what was found on it: `Found`."""

    __slots__ = ("denials", "quoted", "sentence_of", "sentences", "tokens")

    def __init__(self, tokens: Tokens, hits: list[tuple[Hit, ...]], inside: list[bool]) -> None:
        super().__init__(hits, inside)
        self.tokens = tokens
        self.sentences: list[Sentence] = []
        self.sentence_of: list[int] = []
        self.quoted: list[bool] = []
        #: What `facts.denied` has said of the drones named here.
        self.denials: dict[tuple[int, int], bool] = {}

    def chars(self, i: int, j: int) -> tuple[int, int]:
        """The offsets of tokens i up to, not with, j."""
        return self.tokens.start[i], self.tokens.end[j - 1]


def read(text: str, phrases: Phrases) -> Document:
    """Make a document of a text."""
    tokens = Tokens(text)
    cut.complete(tokens)
    hits, inside = phrases.match(tokens)
    _mark_may(tokens, hits)
    doc = Document(tokens, hits, inside)
    _sentences(doc)
    return doc


def _mark_may(tokens: Tokens, hits: list[tuple[Hit, ...]]) -> None:
    """ "A strike on 21 May killed two": the month keeps its capital in `norm`: no rule takes it for the verb."""
    kind, norm = tokens.kind, tokens.norm
    for i, word in enumerate(norm):
        if word != "may" or not tokens.cap[i]:
            continue
        before = i and (kind[i - 1] == NUMBER or norm[i - 1] in _BEFORE_MAY)
        if before or (i + 1 < len(norm) and kind[i + 1] == NUMBER):
            norm[i] = "May"
            hits[i] = tuple(hit for hit in hits[i] if hit.tag != "date.future")


def _sentences(doc: Document) -> None:
    tokens = doc.tokens
    kind, norm, n = tokens.kind, tokens.norm, len(tokens)
    out: list[Sentence] = []
    line = paragraph = 0
    begin = 0
    quotes = 0

    def close(end: int) -> None:
        nonlocal begin
        a = begin
        bullet = False
        while a < end and kind[a] == SIGN and norm[a] not in _OPENERS:
            bullet = bullet or norm[a] in BULLETS
            a += 1
        if any(kind[k] not in (SIGN, LINE) for k in range(a, end)):
            first = not out or out[-1].line != line
            out.append(Sentence(a, end, line, paragraph, bullet=bullet and first, quoted=quotes % 2 == 1))
        begin = end

    i = 0
    while i < n:
        k = kind[i]
        if k == LINE:
            close(i)
            begin = i + 1
            line += 1
            quotes = 0
            if norm[i] == "\n\n":
                paragraph += 1
        elif k == SIGN:
            sign = norm[i]
            if sign == '"':
                quotes += 1
            named = sign == "." and quotes % 2 == 1 and _within_name(tokens, i)
            if sign in ".!?" and not doc.inside[i] and _ends(tokens, i) and not named:
                j = i + 1
                while j < n and kind[j] == SIGN and norm[j] in ".!?\"')]":
                    if norm[j] in "\"'" and _opening(tokens, j):
                        break  # opens what follows
                    if norm[j] == '"':
                        quotes += 1
                    j += 1
                j = _footnotes(tokens, j)
                close(j)
                i = j
                continue
            if sign > _PICTURES and i > begin and _stands_for_stop(tokens, i):
                close(i)
            if i - begin > LONG_SENTENCE and sign in ",;:":
                close(i + 1)
        elif i - begin > 2 * LONG_SENTENCE:
            close(i)
        elif norm[i] in ("am", "pm") and _closing_hour(doc, i):
            close(i + 1)
        i += 1
    close(n)
    _mark_headings(doc, out)
    _mark_items(doc, out)
    if out and out[-1].paragraph == 0 and out[-1].line >= 3 and sum(s.bullet for s in out) <= 2:
        # no empty lines at all: each line is a paragraph
        for s in out:
            s.paragraph = s.line
    doc.sentences = out
    of = [0] * n
    for number, sentence in enumerate(out):
        of[sentence.start : sentence.end] = [number] * (sentence.end - sentence.start)
    doc.sentence_of = of
    doc.quoted = _quoted(doc)


def _mark_items(doc: Document, sentences: list[Sentence]) -> None:
    """Lines after a colon that begin with a number and tell no outcome are a list, marked or not: «13 – над А,»."""
    tokens = doc.tokens
    inside = False
    for before, s in pairwise(sentences):
        if s.line == before.line:
            inside = False
            continue
        opened = tokens.norm[before.end - 1] == ":" and doc.has_groups(("outcome", "drone"), before.start, before.end)
        inside = (
            (inside or opened)
            and (tokens.kind[s.start] == NUMBER or doc.tag("num", s.start) is not None)
            and not doc.has_group("outcome", s.start, s.end)
        )
        s.bullet = s.bullet or inside


def _footnotes(tokens: Tokens, j: int) -> int:
    """The token after the footnotes that stick to a stop: "… nobody was hurt.(15)", "… destroyed.[3][4]"."""
    kind, norm, n = tokens.kind, tokens.norm, len(tokens)
    while (
        j + 2 < n
        and norm[j] in "(["
        and kind[j + 1] == NUMBER
        and norm[j + 2] in ")]"
        and tokens.start[j] == tokens.end[j - 1]
        and kind[j] == SIGN
    ):
        j += 3
    return j


def _within_name(tokens: Tokens, i: int) -> bool:
    """Whether the stop at token i stands within a short name in quotation marks: «Кременчуг. Типичный»."""
    norm = tokens.norm
    return (
        '"' in norm[max(0, i - 3) : i]
        and '"' in norm[i + 2 : i + 4]
        and not {".", ",", "!", "?"}.intersection(norm[i + 1 : i + 3])
        and tokens.cap[i + 1]
    )


def _opening(tokens: Tokens, j: int) -> bool:
    """Whether the quotation mark at token j opens: a space before it and none after."""
    nxt = j + 1
    return tokens.start[j] > tokens.end[j - 1] and nxt < len(tokens) and tokens.start[nxt] == tokens.end[j]


def _quoted(doc: Document) -> list[bool]:
    """For each token whether it lies in quotation marks of more than three words; marks pair up in a paragraph."""
    tokens = doc.tokens
    n = len(tokens)
    inside = [False] * n
    if '"' not in tokens.norm:
        return inside
    opened = -1
    for i in range(n):
        if tokens.kind[i] == LINE and tokens.norm[i] == "\n\n":
            opened = -1
        elif tokens.kind[i] == SIGN and tokens.norm[i] == '"':
            if opened < 0:
                opened = i
            else:
                if i - opened > 4:
                    for k in range(opened + 1, i):
                        inside[k] = True
                    for a, b in _inserted(doc, opened + 1, i):
                        inside[a:b] = [False] * (b - a)
                opened = -1
    return inside


def _inserted(doc: Document, a: int, b: int) -> list[tuple[int, int]]:
    """Who speaks, set into the quotation itself: «Обломки упали на дом, – доложил губернатор. – Ранен мужчина»."""
    norm, start, end = doc.tokens.norm, doc.tokens.start, doc.tokens.end
    dashes = [k for k in range(a + 1, b) if norm[k] == "-" and norm[k - 1] in _PARTED and start[k] > end[k - 1]]
    return [
        (one, two)
        for one, two in pairwise(dashes)
        if two - one <= _SPEAKER and doc.has_group("say", one, two) and norm[one - 1] != "."
    ]


def _closing_hour(doc: Document, i: int) -> bool:
    """Whether the stop of "p.m." also ends its sentence: "at 7 p.m. Water came back", not "at 8 p.m. Moscow time"."""
    tokens = doc.tokens
    j = i + 1
    if j + 1 >= len(tokens) or tokens.kind[j] != WORD or not tokens.cap[j] or tokens.text[tokens.end[i] - 1] != ".":
        return False
    if doc.hits[j] and doc.any_group(("month", "weekday", "clock", "date"), j) is not None:
        return False
    zone = tokens.slice(j, j + 1).isupper() and len(tokens.norm[j]) > 1
    return not zone and tokens.norm[j + 1] not in ("time", "local", "and", "-") and tokens.norm[j] not in ("local",)


def _stands_for_stop(tokens: Tokens, i: int) -> bool:
    """Whether an emoji stands for a full stop: «вибило шибки у трьох хатах 🏚 Плівку роздають у старостаті»."""
    if tokens.kind[i - 1] not in (WORD, NUMBER) or "\U0001f1e6" <= tokens.norm[i] <= "\U0001f1ff":
        return False
    j, n = i + 1, len(tokens)
    while j < n and tokens.kind[j] == SIGN and (tokens.norm[j] > _PICTURES or tokens.norm[j] == "\ufe0f"):
        j += 1
    return j < n and tokens.kind[j] == WORD and tokens.cap[j]


_ON_X = frozenset(("on", "platform", "network", "to", "via", "through", "в", "у", "на", "сети", "мережі"))


def _ends(tokens: Tokens, i: int) -> bool:
    """Whether the stop at token i ends a sentence."""
    if tokens.norm[i] != ".":
        return True
    n = len(tokens)
    j = i + 1
    stop = min(n, i + 12)  # a run of dots is not walked again from each of them
    while j < stop and tokens.kind[j] == SIGN and tokens.norm[j] in "\"')].":
        j += 1
    noted = _footnotes(tokens, j)
    if noted > j:
        return noted >= n or tokens.kind[noted] == LINE or tokens.start[noted] > tokens.end[noted - 1]
    if j >= n or tokens.kind[j] == LINE:
        return True
    before = tokens.norm[i - 1] if i else ""
    if i and tokens.end[i - 1] == tokens.start[i]:
        # "the air force wrote on X. Six people …" names a network, no initial
        network = before == "x" and i > 1 and tokens.norm[i - 2] in _ON_X
        initial = len(before) == 1 and tokens.cap[i - 1] and not network
        if tokens.kind[i - 1] == WORD and (before in ABBREVIATIONS or before.endswith(("-st", "–st")) or initial):
            # "in Moscow, St. Petersburg" goes on; "at 7 p.m. The" and "2025 г. Взрыв" may not: a capital after г. ends.
            return before in ("г", "р") and i >= 2 and tokens.kind[i - 2] == NUMBER and tokens.cap[j]
        if tokens.kind[i - 1] == NUMBER and j == i + 1 and tokens.end[i] == tokens.start[j]:
            return False
    if tokens.kind[j] == WORD:
        return tokens.cap[j] or not tokens.text[tokens.start[j]].islower()
    if tokens.kind[j] == SIGN:
        return tokens.start[j] > tokens.end[i]
    return True


#: Groups of words and verbs that a heading of a part has not.
_TELLING = ("outcome", "casualty", "fatality", "service", "say", "responder")
_FINITE = frozenset(("was", "were", "is", "are", "has", "have", "had", "will", "been", "be", "did", "not"))


def _mark_headings(doc: Document, sentences: list[Sentence]) -> None:
    """A short line without a final stop, before a longer line, is a heading: the title, or «Сумщина»."""
    tokens = doc.tokens
    by_line: dict[int, list[Sentence]] = {}
    for s in sentences:
        by_line.setdefault(s.line, []).append(s)
    lines = sorted(by_line)
    for position, number in enumerate(lines):
        group = by_line[number]
        first, last = group[0], group[-1]
        size = tokens.end[last.end - 1] - tokens.start[first.start]
        sign = tokens.norm[last.end - 1] if tokens.kind[last.end - 1] == SIGN else ""
        if position + 1 >= len(lines) or size > 180 or len(group) > 2:
            continue
        if sign and sign in ".;,":
            # «Белгородская область.» as a line of its own heads what follows too
            if size > 45 or sign != "." or first.bullet or doc.has_groups(_TELLING, first.start, last.end):
                continue
            if not _FINITE.isdisjoint(tokens.norm[first.start : last.end]):
                continue  # "Traffic on the road was suspended.": a sentence of its own
            if doc.has("num", first.start, last.end) or NUMBER in tokens.kind[first.start : last.end]:
                continue  # «Бахмутський – три автівки, електромережі.»: the last line of a list
        after = by_line[lines[position + 1]][0]
        if tokens.kind[first.start] == tokens.kind[after.start] == CLOCK:
            continue  # "13:10 – two drones over Shebekino", line after line
        if position > 0 and tokens.kind[first.start : last.end].count(CLOCK) > 1:
            continue  # «Саранск – закрыт с 00:35 до 04:40.», line after line
        listed = position > 0 or after.bullet
        if first.bullet and sign != ":" and listed:
            continue
        telling = doc.has_groups(("outcome", "drone"), first.start, last.end)
        if (
            telling
            and (position > 0 or len(group) > 1)
            and not (position == 1 and size < 100 and by_line[lines[0]][0].heading and first.paragraph > 0)
            and not (len(group) == 1 and not sign and _under_stamps(doc, by_line, lines, position))
        ):
            continue
        if sign == ":" and doc.has_groups(("outcome", "drone"), first.start, last.end):
            continue  # opens a list: "intercepted and destroyed 41 UAVs:"
        if position > 0 and _row(doc, first.start, last.end):
            continue
        for s in group:
            s.heading = True


def _under_stamps(doc: Document, by_line: dict[int, list[Sentence]], lines: list[int], position: int) -> bool:
    """Whether only headings stand before a title ("18 Sep, 2025 14:20", "Home > World"), and a text in full sentences
    behind it, each apart from it by an empty line.
    """
    tokens = doc.tokens
    if not 0 < position <= STAMPS or not all(by_line[n][0].heading for n in lines[:position]):
        return False
    paragraph = by_line[lines[position]][0].paragraph
    rest = [by_line[n] for n in lines[position + 1 :]]
    if paragraph == by_line[lines[position - 1]][0].paragraph or rest[0][0].paragraph == paragraph:
        return False
    return sum(len(g) > 1 and tokens.norm[g[0].end - 1] == "." for g in rest) >= BODY


def _row(doc: Document, i: int, end: int) -> bool:
    """Whether a line is a row of figures: "Smolensk Oblast – 17 | Kaluga Oblast – 13", "Rostov region | 21", «9 – над
    Брянской областью».
    """
    tokens = doc.tokens
    if i + 3 < end and tokens.kind[i] == NUMBER and tokens.kind[i + 1] == SIGN and tokens.norm[i + 1] in _CELL and (
        doc.tag("place.in", i + 2) is not None
    ):
        return True
    if tokens.norm[i:end].count("|") > 1:
        # "Rostov region 19 | Kursk region 14 | Black Sea 2"
        cells = [k for k in range(i + 1, end) if tokens.norm[k] == "|" or k == end - 1]
        if all(NUMBER in tokens.kind[max(i, k - 3) : k + 1] for k in cells):
            return True
    for k in range(i + 1, end - 1):
        if tokens.kind[k] != SIGN or tokens.norm[k] not in _CELL or tokens.kind[k - 1] != WORD:
            continue
        if tokens.kind[k + 1] != NUMBER and doc.tag("num", k + 1) is None:
            continue
        j = k + 2
        if j < end and doc.tag("number.each", j) is not None:
            j += 1
        if j >= end or (tokens.kind[j] == SIGN and tokens.norm[j] in _CELL_ENDS):
            return True
    return False
