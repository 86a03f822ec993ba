"""The page's own words in English, Russian and Ukrainian, and spans of time in each."""

from __future__ import annotations

from datetime import date

LANGUAGES = ("en", "ru", "uk")

WORDS: dict[str, tuple[str, str, str]] = {
    "title": ("Drone incidents", "Инциденты с беспилотниками", "Інциденти з безпілотниками"),
    "caveat": (
        "These are claims of the sources named, counted once each. They are not established facts.",
        "Это утверждения названных источников, каждое учтено один раз. Это не установленные факты.",
        "Це твердження названих джерел, кожне враховано один раз. Це не встановлені факти.",
    ),
    "period": ("Period", "Период", "Період"),
    "asked": ("Chosen", "Отобрано", "Відібрано"),
    "language": ("Language", "Язык", "Мова"),
    "theme": ("Light or dark", "Светлая или тёмная", "Світла чи темна"),
    "skip": ("To the incidents", "К инцидентам", "До інцидентів"),
    "figures": ("In figures", "В цифрах", "У цифрах"),
    "drones": ("Drones told of", "Беспилотников, о которых сообщено", "Безпілотників, про які повідомлено"),
    "intercepted": ("shot down or suppressed", "сбито или подавлено", "збито або подавлено"),
    "struck": ("hits", "попаданий", "влучань"),
    "damaged": ("objects damaged", "повреждённых объектов", "пошкоджених об’єктів"),
    "killed": ("people killed", "погибших", "загиблих"),
    "injured": ("people injured", "раненых", "поранених"),
    "incidents": ("Incidents", "Инциденты", "Інциденти"),
    "reports": ("Reports", "Сообщения", "Повідомлення"),
    "sources": ("Sources", "Источники", "Джерела"),
    "low_high": (
        "Two numbers are the least and the greatest total that the sources allow. A dash means that nobody tells a "
        "number; 0 is a zero that was told.",
        "Два числа — наименьший и наибольший итог, который допускают источники. Прочерк: числа никто не назвал; "
        "0 — названный ноль.",
        "Два числа — найменший і найбільший підсумок, який допускають джерела. Риска: числа ніхто не назвав; "
        "0 — названий нуль.",
    ),
    "receipt": ("What the figures rest on", "На чём основаны цифры", "На чому ґрунтуються цифри"),
    "left_out": ("Left out of the totals", "Не вошло в итоги", "Не ввійшло до підсумків"),
    "by_country": ("By country", "По странам", "За країнами"),
    "map": ("Map", "Карта", "Мапа"),
    "map_of": (
        "Drones told of by region (the greatest figure)",
        "Беспилотники по регионам (наибольшее число)",
        "Безпілотники за регіонами (найбільше число)",
    ),
    "map_note": (
        "Figures for whole countries are not on the map. The same figures as a table: “By region”.",
        "Цифр по странам в целом на карте нет. Те же цифры в таблице: «По регионам».",
        "Цифр щодо країн загалом на мапі немає. Ті самі цифри в таблиці: «За регіонами».",
    ),
    "no_number": ("no number told", "число не названо", "число не назване"),
    "no_report": ("no report", "сообщений нет", "повідомлень немає"),
    "nights": ("Nights", "Ночи", "Ночі"),
    "nights_note": (
        "Each square is a night, on the day of its morning; the darker (on a dark page: the lighter), the more drones.",
        "Каждый квадрат — ночь, в день её утра; чем темнее (на тёмном фоне — светлее), тем больше беспилотников.",
        "Кожен квадрат — ніч, у день її ранку; що темніший (на темному тлі — світліший), то більше безпілотників.",
    ),
    "night": ("Night", "Ночь", "Ніч"),
    "as_table": ("As a table", "Таблицей", "Таблицею"),
    "by_region": ("By region", "По регионам", "За регіонами"),
    "region": ("Region", "Регион", "Регіон"),
    "country": ("Country", "Страна", "Країна"),
    "whole": ("the country as a whole", "страна в целом", "країна загалом"),
    "other": ("elsewhere", "прочее", "інше"),
    "by_source": ("By source", "По источникам", "За джерелами"),
    "source_note": (
        "What each source says alone. These figures overlap and must not be added.",
        "Что говорит каждый источник сам по себе. Эти цифры пересекаются, складывать их нельзя.",
        "Що каже кожне джерело окремо. Ці цифри перетинаються, додавати їх не можна.",
    ),
    "source": ("Source", "Источник", "Джерело"),
    "nobody": ("nobody named", "не назван", "не названо"),
    "disputes": ("Where sources disagree", "Где источники расходятся", "Де джерела розходяться"),
    "disputes_none": (
        "No two sources tell different numbers of one event.",
        "Нет событий, о которых два источника называют разные числа.",
        "Немає подій, про які два джерела називають різні числа.",
    ),
    "disputes_more": ("Only the widest are shown.", "Показаны самые большие.", "Показано найбільші."),
    "search": ("Search", "Поиск", "Пошук"),
    "search_hint": ("Place, source, word …", "Место, источник, слово …", "Місце, джерело, слово …"),
    "shown": ("shown", "показано", "показано"),
    "clear": ("Show all", "Показать все", "Показати всі"),
    "table_note": (
        "Newest first; a heading sorts. The words quoted are those of the report.",
        "Сначала новые; заголовок сортирует. В кавычках слова сообщения.",
        "Спочатку нові; заголовок сортує. У лапках слова повідомлення.",
    ),
    "table_cut": (
        "Only the newest incidents are listed; the figures above count all.",
        "Перечислены только новейшие инциденты; цифры выше учитывают все.",
        "Перелічено лише найновіші інциденти; цифри вище враховують усі.",
    ),
    "when": ("When", "Когда", "Коли"),
    "where": ("Where", "Где", "Де"),
    "who": ("Who says so", "Кто говорит", "Хто каже"),
    "number": ("Drones", "Беспилотники", "Безпілотники"),
    "what": ("What came of it", "Что произошло", "Що сталося"),
    "words": ("In the report’s words", "Словами сообщения", "Словами повідомлення"),
    "link": ("report", "сообщение", "повідомлення"),
    "doubtful": ("doubtful", "сомнительно", "сумнівно"),
    "undated": ("undated", "без даты", "без дати"),
    "night_of": ("night of", "ночь на", "ніч на"),
    "about": ("about", "около", "близько"),
    "method": ("How these figures are made", "Как получены эти цифры", "Як отримано ці цифри"),
    "made": ("Made", "Составлено", "Складено"),
    "by_program": ("by the program dronelog", "программой dronelog", "програмою dronelog"),
    "outlines": (
        "Outlines: Natural Earth. No part of this page comes from the network.",
        "Контуры: Natural Earth. Страница ничего не загружает из сети.",
        "Контури: Natural Earth. Сторінка нічого не завантажує з мережі.",
    ),
}
METHOD: tuple[tuple[str, str, str], ...] = (
    (
        "A program read the reports and noted what each source says of drones in one region over one span of time. "
        "The words behind every figure stand in the table; check them before you print.",
        "Программа прочла сообщения и записала, что каждый источник говорит о беспилотниках в одном регионе за один "
        "промежуток времени. Слова, на которых основана каждая цифра, стоят в таблице; проверьте их до публикации.",
        "Програма прочитала повідомлення й записала, що кожне джерело каже про безпілотники в одному регіоні за один "
        "проміжок часу. Слова, на яких ґрунтується кожна цифра, стоять у таблиці; перевірте їх до публікації.",
    ),
    (
        "One source’s figures for spans that overlap, such as a night and its hours, are not added.",
        "Цифры одного источника за пересекающиеся промежутки, например за ночь и её часы, не складываются.",
        "Цифри одного джерела за проміжки, що перетинаються, наприклад за ніч і її години, не додаються.",
    ),
    (
        "Several reports that repeat one source’s figure are one claim.",
        "Несколько сообщений, повторяющих цифру одного источника, — одно утверждение.",
        "Кілька повідомлень, що повторюють цифру одного джерела, — одне твердження.",
    ),
    (
        "Different sources on one event are not added: the total becomes a range.",
        "Разные источники об одном событии не складываются: итог становится диапазоном.",
        "Різні джерела про одну подію не додаються: підсумок стає діапазоном.",
    ),
    (
        "A country’s figure and those of its regions are never added.",
        "Цифра по стране и цифры по её регионам никогда не складываются.",
        "Цифра щодо країни й цифри щодо її регіонів ніколи не додаються.",
    ),
    (
        "No report is not zero: it is left blank. What the program doubts is listed and not counted.",
        "Нет сообщения — не ноль: место остаётся пустым. Сомнительное перечислено, но не учтено.",
        "Немає повідомлення — не нуль: місце лишається порожнім. Сумнівне перелічене, але не враховане.",
    ),
)
REASONS: dict[str, tuple[str, str, str]] = {
    "repeats the same figure": ("repeats the same figure", "повторяет ту же цифру", "повторює ту саму цифру"),
    "the same source said otherwise later": (
        "the same source said otherwise later",
        "тот же источник позже сказал иначе",
        "те саме джерело згодом сказало інакше",
    ),
    "overlaps a longer or larger window of the same source": (
        "overlaps a longer or larger span of the same source",
        "пересекается с более долгим или большим промежутком того же источника",
        "перетинається з довшим або більшим проміжком того самого джерела",
    ),
    "part of a country's figure": ("part of a country’s figure", "часть цифры по стране", "частина цифри щодо країни"),
    "doubtful": ("doubtful", "сомнительно", "сумнівно"),
}
OUTCOMES: dict[str, tuple[str, str, str]] = {
    "intercepted": ("shot down", "сбито", "збито"),
    "lost": ("lost from radar", "потеряно", "втрачено"),
    "struck": ("hit", "попадание", "влучання"),
    "crashed": ("fell", "упал", "упав"),
    "sighted": ("seen", "замечен", "помічено"),
    "damaged": ("damaged", "повреждено", "пошкоджено"),
    "fire": ("fire", "пожар", "пожежа"),
    "killed": ("killed", "погибших", "загиблих"),
    "injured": ("injured", "раненых", "поранених"),
    "no_casualties": ("no casualties", "без пострадавших", "без постраждалих"),
    "no_damage": ("no damage", "без повреждений", "без пошкоджень"),
    "disrupted": ("disruption", "перебои", "перебої"),
    "responded": ("emergency services at work", "работают службы", "працюють служби"),
}
OBJECTS: dict[str, tuple[str, str, str]] = {
    "home": ("homes", "жильё", "житло"),
    "vehicle": ("vehicles", "машины", "автівки"),
    "industry": ("industry", "промышленность", "промисловість"),
    "energy": ("energy", "энергетика", "енергетика"),
    "transport": ("transport", "транспорт", "транспорт"),
    "military": ("military", "военный объект", "військовий об’єкт"),
    "public": ("public buildings", "общественные здания", "громадські будівлі"),
    "farm": ("farms", "сельское хозяйство", "сільське господарство"),
    "other": ("other", "другое", "інше"),
}
MONTHS = (
    ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
     "декабря"),
    ("січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада",
     "грудня"),
)  # fmt: skip


def day(value: str, language: int, *, year: bool = True) -> str:
    """A day in words: "27 Aug 2025", «27 августа 2025»."""
    told = date.fromisoformat(value[:10])
    return f"{told.day}\u00a0{MONTHS[language][told.month - 1]}" + (f"\u00a0{told.year}" if year else "")


def when(start: str | None, end: str | None, precision: str, language: int) -> str:
    """A span of time in words. Written a second time in page.js: the two must stay alike (a test compares them)."""
    if not start or not end:
        return WORDS["undated"][language]
    if precision == "time":
        if start == end:
            return f"{day(start, language)} {start[11:]}"
        if start[:10] == end[:10]:
            return f"{day(start, language)} {start[11:]}–{end[11:]}"
        return f"{day(start, language, year=start[:4] != end[:4])} {start[11:]} – {day(end, language)} {end[11:]}"
    if start[:10] == end[:10]:
        days = day(start, language)
    elif precision == "night" and language:  # «ночь на 27 августа» names the morning
        days = day(end, language)
    elif start[:7] == end[:7]:
        days = f"{int(start[8:10])}–{day(end, language)}"
    else:
        days = f"{day(start, language, year=start[:4] != end[:4])} – {day(end, language)}"
    prefix = {"night": "night_of", "approx": "about"}.get(precision)
    return f"{WORDS[prefix][language]} {days}" if prefix else days


def outcomes(told: str, language: int) -> str:
    """Outcomes in words, from their compact form "kind:count:object;…". Written a second time in page.js."""
    words = []
    for part in filter(None, told.split(";")):
        kind, count, thing = part.split(":")
        name = OUTCOMES[kind][language] + (f", {OBJECTS[thing][language]}" if thing else "")
        words.append(f"{name}: {count}" if count else name)
    return " · ".join(words)
