"""Totals as a line to paste: who says what, when, where, and that these are claims. Never stronger than the data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dronelog.output.page.words import LANGUAGES, MONTHS

Range = tuple[int | None, int | None]
#: Sources that are named; the others are counted.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence says. `places` are names of regions in its language; `figures` as a summary tells them.

    `first` and `last` are ISO days, None where nothing is dated. `sources` are names, who said most first; `unnamed`
    tells whether some of it nobody is named for. `silent` counts incidents of which no number of drones is told.
    """

    places: Sequence[str]
    first: str | None
    last: str | None
    figures: Mapping[str, Range]
    sources: Sequence[str]
    unnamed: bool
    reports: int
    incidents: int
    silent: int
    doubtful: int


def sentence(said: Said, lang: str) -> str:
    """The line, in English, Russian or Ukrainian. Names of sources stand as the reports give them."""
    return _english(said) if lang == "en" else _slavic(said, LANGUAGES.index(lang))


def _range(value: Range) -> str:
    low, high = value
    return str(high) if low is None or low == high else f"{low}–{high}"


def _plural(value: Range | int) -> bool:
    return value != 1 if isinstance(value, int) else not (value[1] == 1 and value[0] in (1, None))


def _period(said: Said, language: int) -> str:
    if not said.first or not said.last:
        return ""
    first, last = date.fromisoformat(said.first), date.fromisoformat(said.last)
    names = MONTHS[language]
    if language == 0:
        names = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                 "November", "December")  # fmt: skip
    end = f"{last.day} {names[last.month - 1]} {last.year}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first.day} {names[first.month - 1]}{year} – {end}"


def _listed(names: Sequence[str], word: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"


def _english(said: Said) -> str:
    some = list(said.sources[:NAMED])
    others = len(said.sources) - len(some)
    if not some:
        who = "According to reports that name no source"
    else:
        if others:
            some.append(f"{others} other{'s' if others > 1 else ''}")
        who = f"According to {_listed(some, 'and')}" + (" and unnamed sources" if said.unnamed else "")
    when = f", {period}" if (period := _period(said, 0)) else ""
    where = f" in {_listed(said.places, 'and')}" if said.places else ""
    told = []
    drones = said.figures["drones"]
    if drones[1] is not None:
        told.append(f"{_range(drones)} drone{'s' if _plural(drones) else ''} were reported" if _plural(drones)
                    else "1 drone was reported")  # fmt: skip
    for key, one, many in (("intercepted", "was said to have been shot down or suppressed",
                            "were said to have been shot down or suppressed"),
                           ("struck", "hit was reported", "hits were reported"),
                           ("damaged", "object was reported damaged", "objects were reported damaged"),
                           ("killed", "person was reported killed", "people were reported killed"),
                           ("injured", "person was reported injured", "people were reported injured")):  # fmt: skip
        value = said.figures.get(key, (None, None))
        if value[1] is not None:
            told.append(f"{_range(value)} {many if _plural(value) else one}")
    if not told:
        n = said.incidents
        told.append(f"drones were reported in {n} incident{'s' if n > 1 else ''}, with no number told")
    elif said.silent:
        told.append(f"of {said.silent} further incident{'s' if said.silent > 1 else ''} no number of drones is told")
    doubt = f" {said.doubtful} doubtful incident{'s' if said.doubtful > 1 else ''} left out." if said.doubtful else ""
    return (
        f"{who}{when}{where}: {'; '.join(told)}. These are claims from {said.reports}"
        f" report{'s' if said.reports != 1 else ''}, each counted once; they have not been verified.{doubt}"
    )


_SLAVIC = {
    "who": ("по сообщениям: {0}", "за повідомленнями: {0}"),
    "nobody": ("по сообщениям без указания источника", "за повідомленнями без зазначення джерела"),
    "others": ("и другие (ещё {0})", "та інші (ще {0})"),
    "unnamed": ("а также без указания источника", "а також без зазначення джерела"),
    "drones": ("беспилотников — {0}", "безпілотників — {0}"),
    "intercepted": ("сбито или подавлено, как утверждается, — {0}", "збито або подавлено, як стверджується, — {0}"),
    "struck": ("попаданий — {0}", "влучань — {0}"),
    "damaged": ("повреждённых объектов — {0}", "пошкоджених об’єктів — {0}"),
    "killed": ("погибших — {0}", "загиблих — {0}"),
    "injured": ("раненых — {0}", "поранених — {0}"),
    "none": (
        "инцидентов с беспилотниками — {0}, число не названо",
        "інцидентів із безпілотниками — {0}, число не назване",
    ),
    "silent": ("ещё инцидентов без числа — {0}", "ще інцидентів без числа — {0}"),
    "claims": (
        "Это утверждения источников (сообщений: {0}), каждое учтено один раз; они не проверены.",
        "Це твердження джерел (повідомлень: {0}), кожне враховано один раз; вони не перевірені.",
    ),
    "doubtful": (" Не учтено сомнительных: {0}.", " Не враховано сумнівних: {0}."),
}


def _slavic(said: Said, language: int) -> str:
    def say(key: str, value: object = "") -> str:
        return _SLAVIC[key][language - 1].format(value)

    head = ", ".join(part for part in ("; ".join(said.places), _period(said, language)) if part)
    some = list(said.sources[:NAMED])
    if others := len(said.sources) - len(some):
        some.append(say("others", others))
    if some and said.unnamed:
        some.append(say("unnamed"))
    who = say("who", ", ".join(some)) if some else say("nobody")
    told = [say(key, _range(value)) for key, value in said.figures.items() if key in _SLAVIC and value[1] is not None]
    if not told:
        told = [say("none", said.incidents)]
    elif said.silent:
        told.append(say("silent", said.silent))
    doubt = say("doubtful", said.doubtful) if said.doubtful else ""
    line = f"{head} — {who}: {'; '.join(told)}." if head else f"{who[0].upper()}{who[1:]}: {'; '.join(told)}."
    return f"{line} {say('claims', said.reports)}{doubt}"
