"""Calendar days in a text: «27 августа», "May 5–7", Friday, yesterday, three days ago; one `Atom` each.

Everything is resolved against the report's own date, never the clock.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dronelog.parsing.document import Document
from dronelog.parsing.tokens import DATE, LINE, NUMBER, SIGN, WORD


def words(text: str) -> frozenset[str]:
    """A set of words."""
    return frozenset(text.split())


DAY = dt.timedelta(days=1)
RANGE = frozenset(("-", "to", "and", "по", "до", "и", "на", "/", "й", "та", "і", "through", "until"))
#: Whole days told in hours.
_DAY_HOURS = {"twenty-four": 24, "forty-eight": 48, "seventy-two": 72}
PARTS = frozenset(("date.morning", "date.daytime", "date.evening"))
#: Words and signs that may stand between the parts of one date.
_LIGHT = words(
    "on of the , in at to from into and - around about ( ) . time by в с со до на по к около з із у о об від близько"
    " приблизно р году года року рік г день дня и та й і st nd rd th примерно орієнтовно за київським киевскому"
    " московскому времени час ж же"
)
_LIGHT_TAGS = PARTS | {"date.to", "date.from", "number.about"}
#: What happened in a year: "the raid of 2019".
_RAIDS = frozenset(("raid", "raids", "attack", "attacks", "strike", "strikes", "bombing", "bombings", "war", "siege"))
#: What is dated before this year is history, and no drone of today: «13 сентября 1944 года».
_OF_NOTE = 1990
_YEAR_WORDS = frozenset(("года", "г", "году", "год", "року", "р", "рік", "роки", "гг", "рр"))
#: Short names of months that are no abbreviations: a full stop after them ends the sentence.
_SHORT_MONTHS = frozenset(
    (
        "may",
        "May",
        "май",
        "мая",
        "мае",
        "маю",
        "маем",
        "июнь",
        "июль",
        "июня",
        "июля",
        "июне",
        "июле",
        "июню",
        "июлю",
        "март",
        "june",
        "july",
    )
)
#: Before "of the tenth"; after "on the tenth"; ordinals up to this one count other things more often than days.
_PARTS_OF = frozenset(("night", "morning", "evening", "hours", "afternoon", "dawn", "nights", "day"))
_GOES_ON = frozenset(("a", "an", "when", "over", "near", "at", "by", "and", "some", "several", "as", "it", "they"))
_FEW = 3
_SEASONS = (
    "autumn",
    "winter",
    "spring",
    "summer",
    "fall",
    "осен",
    "зим",
    "весн",
    "лет",
    "восени",
    "взим",
    "навесні",
    "навесн",
    "вліт",
    "уліт",
    "літ",
)
_MADE = (
    "born",
    "built",
    "opened",
    "founded",
    "построен",
    "открыт",
    "рожд",
    "народ",
    "збудован",
    "відкрит",
    "введен",
    "installed",
)
_STREETS = ("ул", "вул", "улиц", "вулиц", "площад", "площ", "просп", "street", "square", "avenue")
_DAY_STEMS = ("day", "дн", "ден", "доб", "діб", "сут", "night", "ноч", "ніч")
_WEEK_STEMS = ("week", "недел", "тиж")
#: "Three days later" is of the same story, three weeks later is not.
_LATER_DAYS = 7
_ONE_UNIT = words(
    "day night week день ночь сутки неделю ніч добу тиждень днем ночью неделей сутками ніччю добою тижнем"
)
#: Years of publication; beyond them a week back or a day on may be no date at all.
FIRST_YEAR, LAST_YEAR = 1900, 2999
#: A date so many days back can still be told to within a week.
_NEAR_DAYS = 10


#: How an adjective made of a weekday ends, no noun for one: «понедельничный», «недільного».
_OF_A_WEEKDAY = (
    *("ный", "ного", "ному", "ным", "ном", "ная", "ной", "ную", "ное", "ные", "ных", "ными", "ний", "него", "нему"),
    *("ним", "нем", "няя", "ней", "нюю", "нее", "ние", "них", "ними", "ьої", "ньою", "на", "не", "ні", "ову", "ова"),
    *("ової", "ового", "овому", "овим", "овою", "овий", "ові", "ових", "ної", "ною", "ня", "ню", "ньому", "нього"),
)
#: Nouns for an attack or a blow, in the cases in which they come.
NOUNS = words(
    "атака атаки атаку атакою атаці атак атаке атакой атаках дроноатака дроноатаки дроноатаку дроноатакою удар"
    " удару ударом ударі удари ударів удара ударе удары ударов наліт нальоту нальотом нальот налет налета налету"
    " налете налетом обстріл обстрілу обстріли обстрілів обстрілом обстрел обстрела обстрелу обстреле обстрелом"
    " напад нападу нападом нападение нападения нападением влучання влучанням влучань попадание попадания попаданием"
    " приліт прильоту прильотом прилет прилета прилету скид скиду сброс сброса дрон-атаки дронової авіаудару авиаудара"
)

#: «До ранку 22-го», «вечером 5-го»: a part of a day, and how its number ends.
_PART_OF_DAY = (
    *("ранк", "ранок", "вранці", "уранці", "зранку", "вечор", "вечір", "ввечері", "увечері", "ніч", "ноч", "вноч"),
    *("уноч", "удень", "вдень", "полудн", "опівд", "світан", "утр", "вечер", "ночь", "днем", "рассвет", "полдень"),
)
_ORDINAL = ("-го", "-е", "-му", "-те", "-ого", "-ье")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The report's own date, and its clock time where told; `offset` is minutes ahead of UTC, None where untold."""

    day: dt.date | None
    time: dt.time | None = None
    offset: int | None = None

    @staticmethod
    def of(published: str | None) -> Anchor:
        """From ISO 8601; anything else, and a year in which no drone flew nor will, anchors nothing."""
        if not published:
            return Anchor(None)
        try:
            if len(published) > 10:
                moment = dt.datetime.fromisoformat(published)
                ahead = moment.utcoffset()
                if not FIRST_YEAR <= moment.year <= LAST_YEAR:
                    return Anchor(None)
                return Anchor(moment.date(), moment.time(), None if ahead is None else ahead // dt.timedelta(minutes=1))
            day = dt.date.fromisoformat(published)
            return Anchor(day if FIRST_YEAR <= day.year <= LAST_YEAR else None)
        except ValueError:
            return Anchor(None)


@dataclass(slots=True)
class Atom:
    """Tokens `i` to `j`: a "day" (or days), a "clock" time, or a "tag" of the word files (a night, a part of a day …).

    `half` is "am" or "pm" where told; `word` marks days told by a word ("yesterday"); `spoken` a midnight or noon in
    words; `days` counts back for the tag "shift" ("two days earlier").
    """

    i: int
    j: int
    what: str
    start: dt.date | None = None
    end: dt.date | None = None
    time: dt.time | None = None
    midnight_end: bool = False
    tag: str = ""
    weekday: bool = False
    far: bool = False
    half: str = ""
    word: bool = False
    spoken: bool = False
    days: int = 0


def date_of(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where there is no such day or its year is no year of a report."""
    try:
        return dt.date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def latest(month: int, day: int, anchor: dt.date | None) -> dt.date | None:
    """The latest such day not after the anchor (a day of grace for time zones)."""
    if anchor is None:
        return None
    for year in (anchor.year + 1, anchor.year, anchor.year - 1, anchor.year - 2, anchor.year - 4):
        found = date_of(year, month, day)
        if found is not None and found <= anchor + DAY:
            return found
    return None


class Days:
    """Finds the days of one document."""

    def __init__(self, doc: Document, anchor: Anchor) -> None:
        self.doc, self.anchor = doc, anchor
        self.tokens = doc.tokens
        self.n = len(doc.tokens)

    # --- looking around ---------------------------------------------------------------------------------------------

    def ends(self, i: int, tags: frozenset[str]) -> bool:
        """Whether a phrase of one of the tags ends just before token i."""
        hits = self.doc.hits
        for k in self.doc.marked(max(0, i - 4), i):
            for h in hits[k]:
                if h.end == i and h.tag in tags:
                    return True
        return False

    def light(self, i: int, j: int) -> bool:
        """Whether only joining words stand between tokens i and j, and no sentence ends there."""
        doc, tokens = self.doc, self.tokens
        if 0 < i < j < self.n and doc.sentence_of[i - 1] != doc.sentence_of[j]:
            return False  # «запрацював о 8:20 у четвер. З третьої години ночі там не приймали рейсів»
        for k in range(i, j):
            if tokens.kind[k] == LINE:
                return False
            if tokens.norm[k] in _LIGHT or doc.inside[k]:
                continue
            if doc.any_group(("clock", "weekday"), k) is not None or doc.any(_LIGHT_TAGS, k) is not None:
                continue
            if tokens.cap[k] and k + 1 < self.n and tokens.norm[k + 1] == "time":
                continue  # "Sanaa time"
            return False
        return True

    def broken(self, i: int, j: int) -> bool:
        """Whether a line ends between tokens i and j."""
        return any(self.tokens.kind[k] == LINE for k in range(i, j))

    # --- days -------------------------------------------------------------------------------------------------------

    def _value(self, i: int, top: int) -> tuple[int, int] | None:
        """A number from 1 to `top` at token i and the token after it, with "27th" and «27-го» allowed."""
        if i >= self.n or self.tokens.kind[i] != NUMBER:
            return None
        value = self.tokens.value[i]
        if value is None or not 0 < value <= top:
            return None
        j = i + 1
        if (
            j < self.n
            and self.tokens.norm[j] in ("st", "nd", "rd", "th")
            and self.tokens.start[j] == self.tokens.end[i]
        ):
            j += 1
        return value, j

    def _year(self, j: int) -> tuple[int | None, int]:
        norm = self.tokens.norm
        k = j + 1 if j < self.n and norm[j] == "," else j
        if k >= self.n or self.tokens.kind[k] != NUMBER or not norm[k][:4].isdigit():
            return None, j
        value = self.tokens.value[k]
        if value is None or not 1900 <= value <= 2099:
            return None, j
        k += 1
        if k < self.n and norm[k] in _YEAR_WORDS:
            k += 1
            if (
                k + 1 < self.n
                and norm[k] == "."
                and norm[k - 1] in ("г", "р")
                and self.tokens.kind[k + 1] != LINE
                and not self.tokens.cap[k + 1]
            ):
                k += 1
        return value, k

    def _month(self, i: int) -> tuple[int, int] | None:
        if i >= self.n:
            return None
        hit = self.doc.tag("month", i)
        if hit is None or (self.tokens.norm[i] in ("may", "march", "mar") and not self.tokens.cap[i]):
            return None
        j = hit.end
        short = len(self.tokens.norm[i]) <= 4 and self.tokens.norm[i] not in _SHORT_MONTHS
        if short and j < self.n and self.tokens.norm[j] == "." and self.tokens.end[j - 1] == self.tokens.start[j]:
            j += 1
        elif short and not self.tokens.norm[i].isascii() and not (j < self.n and self.tokens.kind[j] == NUMBER):
            return None  # «5 лист» is a letter
        return int(hit.value), j

    def day(self, i: int) -> Atom | None:
        """A day expression that begins at token i."""
        kind = self.tokens.kind[i]
        if kind == DATE:
            day = self._written(self.tokens.norm[i])
            return Atom(i, i + 1, "day", day, day) if day else None
        if kind == NUMBER:
            return self._day_month(i) or self._day_only(i) or self._far_year(i)
        if kind != WORD:
            return None
        month = self._month(i)
        if month is not None:
            return self._month_day(i, *month)
        for hit in self.doc.hits[i]:
            if hit.tag == "weekday":
                return self._weekday(i, hit.end, int(hit.value))
            if hit.tag == "ordinal" and 0 < int(hit.value) <= 31:
                found = self._with_month(i, hit.end, int(hit.value))
                found = found or self._worded_day(i, hit.end, int(hit.value))
                if found is not None:
                    return found
            if hit.tag == "num" and int(hit.value) in (20, 30) and hit.end < self.n:
                second = self.doc.tag("ordinal", hit.end)
                if second is not None and int(second.value) < 10:
                    return self._with_month(i, second.end, int(hit.value) + int(second.value))
        return None

    def _with_month(self, i: int, j: int, value: int) -> Atom | None:
        """«третьего мая», "the third of May": the month after an ordinal."""
        month = self._month(j + 1 if j < self.n and self.tokens.norm[j] == "of" else j)
        if month is None:
            return None
        year, j = self._year(month[1])
        return self._span(i, j, month[0], value, None, year)

    def _day_month(self, i: int) -> Atom | None:
        """«27 августа», «5–11 мая», "3 and 4 May 2025"."""
        norm = self.tokens.norm
        first = self._value(i, 31)
        if (
            first is None
            or (i and norm[i - 1].startswith(_STREETS))
            or (i > 1 and norm[i - 1] == "." and norm[i - 2] in ("ул", "вул", "пл"))
        ):
            return None
        a, j = first
        month = self._month(j) or (self._month(j + 1) if j < self.n and norm[j] == "of" else None)
        b: int | None = None
        if month is None and j < self.n and norm[j] in RANGE:
            second = self._value(j + 1, 31)
            if second is not None:
                month = self._month(second[1])
                b = second[0]
        if month is None:
            return None
        year, j = self._year(month[1])
        return self._span(i, j, month[0], a, b, year)

    def _month_day(self, i: int, month: int, j: int) -> Atom | None:
        """A month before its day, "Aug. 27 and 28, 2025"; alone it cannot be dated to within a week."""
        norm = self.tokens.norm
        ascii_month = norm[i].isascii()
        first = self._value(j, 31)
        if first is not None and ascii_month:
            a, j = first
            if self._month(j) is not None:
                return None
            b: int | None = None
            if j < self.n and norm[j] in RANGE:
                second = self._value(j + 1, 31)
                if second is not None and second[0] > a and self._month(second[1]) is None:
                    k = second[1]
                    opened = bool(i) and norm[i - 1] in ("from", "between")
                    if opened or norm[j] in ("-", "/", "through") or second[0] == a + 1 or self._year(k)[0] is not None:
                        b, j = second
            year, j = self._year(j)
            return self._span(i, j, month, a, b, year)
        year, end = self._year(j)
        told = i and norm[i - 1] in (
            "in",
            "between",
            "since",
            "of",
            "last",
            "у",
            "в",
            "во",
            "с",
            "з",
            "із",
            "from",
            "за",
            "until",
            "до",
        )
        if year is not None or (told and (self.tokens.cap[i] or not ascii_month)):
            return Atom(i, end, "day", far=True)
        return None

    def _day_only(self, i: int) -> Atom | None:
        """«ночью на 27-е», "overnight into the 27th", «27 числа»: a day without a month."""
        first = self._value(i, 31)
        anchor = self.anchor.day
        if first is None or anchor is None:
            return None
        value, j = first
        norm = self.tokens.norm
        ordinal = j > i + 1 or not norm[i].isdigit()
        before = i - 1 if i and norm[i - 1] == "the" else i
        suffixed = norm[i].endswith(("-е", "-го", "-ге", "-те")) or (j < self.n and norm[j] in ("-е", "-го", "е"))
        if j < self.n and norm[j] == "числа":
            j += 1
        elif not (
            self.ends(before, frozenset(("date.into",)))
            and (suffixed or not (j < self.n and "drone" in self.doc.groups[j]))
        ):
            # "on the 27th" at the end of a clause, never "on the 27th floor"
            closed = j >= self.n or self.tokens.kind[j] in (SIGN, LINE)
            part = i > 0 and norm[i].endswith(_ORDINAL) and norm[i - 1].startswith(_PART_OF_DAY)
            if not part and not (ordinal and closed and before == i - 1 and before and norm[before - 1] == "on"):
                return None
        return self._of_month(i, j, value)

    def _of_month(self, i: int, j: int, value: int) -> Atom | None:
        """The latest day of that number not after the report's: tokens i to j."""
        anchor = month = self.anchor.day
        for _ in range(3):
            day = date_of(month.year, month.month, value) if month is not None else None
            if day is not None and anchor is not None and day <= anchor + DAY:
                return Atom(i, j, "day", day, day)
            month = month.replace(day=1) - DAY if month is not None else None
        return None

    def _worded_day(self, i: int, j: int, value: int) -> Atom | None:
        """ "On the night of the tenth", "in the early hours of the nineteenth": an ordinal that no noun follows."""
        norm = self.tokens.norm
        if i < 2 or norm[i - 1] != "the":
            return None
        closed = j >= self.n or self.tokens.kind[j] in (SIGN, LINE) or norm[j] in _GOES_ON or self.doc.tag("num", j)
        part = i > 2 and norm[i - 2] == "of" and norm[i - 3] in _PARTS_OF
        if not closed or not (part or (value > _FEW and norm[i - 2] == "on" and not self._month_near(i))):
            return None
        return self._of_month(i, j, value)

    def _month_near(self, i: int) -> bool:
        """Whether a month stands close before token i: "Friday, May 5, on the fifth"."""
        return any(self.doc.tag("month", k) is not None for k in range(max(0, i - 6), i))

    def _far_year(self, i: int) -> Atom | None:
        """«осенью 2023 года», "in 2022": a year of the war before the report's."""
        year, norm = self.tokens.value[i], self.tokens.norm
        if (
            year is None
            or not FIRST_YEAR <= year <= (self.anchor.day.year if self.anchor.day else LAST_YEAR)
            or len(norm[i]) < 4
            or not i
        ):
            return None
        j = i + 1
        worded = j < self.n and norm[j] in _YEAR_WORDS
        if norm[i - 1].startswith(_SEASONS) or (norm[i - 1] == "of" and i > 1 and norm[i - 2].startswith(_SEASONS)):
            return Atom(i, j + worded, "day", far=True)
        past = self.anchor.day is not None and year < self.anchor.day.year
        if past and norm[i - 1] == "of" and "since" in norm[max(0, i - 5) : i - 1]:
            return Atom(i, j + worded, "day", far=True)  # "since the siege of 2022"
        if norm[i - 1] == "of" and i > 1 and norm[i - 2] in _RAIDS and (past or self.anchor.day is None):
            return Atom(i, j + worded, "day", far=True)  # "a page on the drone raid of 2019"
        if norm[i - 1] in ("since", "in") or (worded and norm[i - 1] in ("в", "у", "с", "з", "із")):
            birth = j + worded < self.n and norm[j + worded].startswith(("рожд", "народ"))
            made = i > 1 and norm[i - 2].startswith(_MADE)
            return None if birth or made else Atom(i, j + worded, "day", far=True)
        return None

    def _weekday(self, i: int, j: int, value: int) -> Atom | None:
        tokens, norm = self.tokens, self.tokens.norm
        short = len(norm[i]) <= 4 and j < self.n and norm[j] == "." and tokens.end[j - 1] == tokens.start[j]
        j += short
        k = j
        if k < self.n and norm[k] in (",", "("):
            k += 1
        if k < self.n and norm[k] in ("the", "on"):
            k += 1
        if k < self.n and self.doc.tag("weekday", k) is None:
            inner = self.day(k)
            if inner is not None and not inner.far and inner.start is not None:
                return Atom(i, inner.j, "day", inner.start, inner.end, weekday=True)
        if len(norm[i]) <= 3 and (not norm[i].isascii() or not tokens.cap[i]):
            return None  # «ВС РФ» is no Sunday
        if norm[i].endswith(_OF_A_WEEKDAY) and not any(w in NOUNS for w in norm[j : j + 3]):
            return None  # «воскресная школа», not «воскресная атака»
        anchor = self.anchor.day
        if anchor is None:
            return Atom(i, j, "day", weekday=True)
        back = (anchor.weekday() - (value - 1)) % 7
        if back == 0 and i and self.doc.tag("date.last", i - 1):
            back = 7
        day = anchor - dt.timedelta(days=back)
        return Atom(i, j, "day", day, day, weekday=True)

    def _span(self, i: int, j: int, month: int, a: int, b: int | None, year: int | None) -> Atom | None:
        day = b if b is not None else a
        end = date_of(year, month, day) if year is not None else latest(month, day, self.anchor.day)
        if end is None:
            return Atom(i, j, "day") if self.anchor.day is None else None
        if end.year < _OF_NOTE:
            return Atom(i, j, "day", far=True)
        start = end
        if b is not None:
            first = date_of(end.year, end.month, a)
            if first is None or first > end:
                previous = end.replace(day=1) - DAY
                first = date_of(previous.year, previous.month, a)
            start = first or end
        return Atom(i, j, "day", start, end)

    def _written(self, word: str) -> dt.date | None:
        if "-" in word:
            try:
                return dt.date.fromisoformat(word)
            except ValueError:
                return None
        d, m, y = (int(part) for part in word.split("."))
        return date_of(y if y > 99 else 2000 + y, m, d)

    def short_date(self, i: int) -> Atom | None:
        """«22.05» read as a day and a month."""
        parts = self.tokens.norm[i].split(".")
        if len(parts) != 2 or not (parts[0].isdigit() and parts[1].isdigit()) or len(parts[1]) != 2:
            return None
        d, m = int(parts[0]), int(parts[1])
        if not (1 <= m <= 12 and 1 <= d <= 31):
            return None
        day = latest(m, d, self.anchor.day)
        return Atom(i, i + 1, "day", day, day) if day else None

    def ago(self, i: int) -> Atom | None:
        """Days back or on, "three days ago", «двумя днями ранее», "two days later": token i is "ago" or "later"."""
        hit = self.doc.tag("date.ago", i) or self.doc.tag("date.later", i)
        if hit is None or i == 0:
            return None
        norm = self.tokens.norm
        unit = 1 if norm[i - 1].startswith(_DAY_STEMS) else 7 if norm[i - 1].startswith(_WEEK_STEMS) else 0
        hours = norm[i - 1] in ("hours", "часа", "години")
        if not unit and not hours:
            return None
        k = i - 2
        count: int | None = 1 if norm[i - 1] in _ONE_UNIT else None
        first = i - 1
        if k >= 0:
            number = self.doc.tag("num", k)
            if self.tokens.kind[k] == NUMBER:
                count, first = self.tokens.value[k], k
            elif number is not None and number.end == i - 1:
                count, first = int(number.value), k
            elif hours and norm[k] in _DAY_HOURS:
                count, first = _DAY_HOURS[norm[k]], k
        if count is None:
            return None
        if hours:
            if count % 24:
                return None
            count //= 24  # "twenty-four hours earlier"
        days = count * (unit or 1)
        if hit.tag == "date.later":
            return Atom(first, hit.end, "tag", tag="shift", days=-days) if days <= _LATER_DAYS else None
        if days > _NEAR_DAYS:
            return Atom(first, hit.end, "day", far=True)
        if norm[i] in ("ago", "назад", "тому"):
            day = self.anchor.day - dt.timedelta(days=days) if self.anchor.day else None
            return Atom(first, hit.end, "day", day, day, word=True)
        return Atom(first, hit.end, "tag", tag="shift", days=days)

    def day_word(self, i: int) -> Atom | None:
        """Today, yesterday, the day before it."""
        anchor = self.anchor.day
        for hit in self.doc.hits[i]:
            back = {"date.today": 0, "date.yesterday": 1, "date.day_before_yesterday": 2}.get(hit.tag)
            if back is not None:
                day = anchor - back * DAY if anchor else None
                return Atom(i, hit.end, "day", day, day, word=True)
        return None
