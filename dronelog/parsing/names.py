"""People's names: which words are given names, one key for all case forms of a surname, and the nominative again."""

from __future__ import annotations

import html
import re
from functools import lru_cache

# Given names tell "Roman Koval" from "Support Pravda", and «Владимир» the man from the town before a surname.
# The nominative of each; case forms meet them by their stem.
_RU = (
    "александр алексей анатолий андрей антон аркадий арсений артем артур богдан борис вадим валентин валерий василий"
    " вениамин виктор виталий владимир владислав всеволод вячеслав геннадий георгий герман глеб григорий давид даниил"
    " денис дмитрий евгений егор захар иван игорь илья иннокентий кирилл константин лев леонид максим марат марк матвей"
    " михаил мурат никита николай олег павел петр радий рамзан расул ринат роман руслан рустам савелий святослав семен"
    " сергей станислав степан тарас тимофей тимур федор филипп эдуард юрий яков ярослав айрат ильдар азат казбек магомед"
    " анна анастасия валентина вера виктория галина дарья евгения екатерина елена ирина ксения лариса людмила маргарита"
    " марина мария наталья нина оксана ольга полина раиса светлана софья татьяна юлия яна"
)
_UK = (
    "олександр олексій анатолій андрій антін аркадій арсен артем артур богдан борис вадим валентин валерій василь віктор"
    " віталій влад володимир владислав всеволод в'ячеслав вячеслав геннадій георгій гліб гордій григорій данило денис"
    " дмитро євген єгор захар зіновій іван ігор ілля кирило костянтин кузьма левко леонід лев лука любомир маркіян максим"
    " матвій мирон микита микола михайло назар нестор олег олесь орест остап павло панас петро ростислав роман руслан"
    " сава святослав семен сергій станіслав степан тарас тиміш тимофій тимур федір филип юрій юхим яків ярема ярослав"
    " анна анастасія валентина віра вікторія галина ганна дарина євгенія зоя ірина катерина ксенія лариса леся любов"
    " людмила марина марія марта надія наталія наталя ніна оксана олена ольга поліна раїса світлана софія тетяна уляна"
    " христина юлія яна"
)
_EN = (
    "aleksandr aleksei aleksey alexander alexandr alexei alexey anatoly anatolii andrei andrey andrii andriy anton arkady"
    " artem artyom arsen bohdan bogdan boris borys vadim vadym valentin valentyn valery valerii vasily vasyl vasilii"
    " veniamin viktor victor vitali vitalii vitaliy vitaly vladimir vladislav vladyslav volodymyr vyacheslav viacheslav"
    " gennady hennadii georgy gleb hlib grigory hryhorii danil danylo denis denys dmitri dmitry dmytro eduard evgeny"
    " evgenii yevgeny yevhen yevhenii yegor yehor igor ihor ilya illia ivan kirill kyrylo konstantin kostiantyn leonid lev"
    " maksim maksym maxim maria mariia mark matviy mikhail mykhailo mykola mykyta nazar nikita nikolai nikolay oleg oleh"
    " oleksandr oleksii oleksiy ostap pavel pavlo petro pyotr radiy radii ramzan roman rostyslav ruslan rustam semyon"
    " sergei sergey serhii serhiy stanislav stepan sviatoslav svyatoslav taras timur tymur fedir fyodor yakiv yaroslav"
    " yuri yurii yuriy yury zakhar anna anastasia halyna iryna irina kateryna natalia nataliia natalya oksana olena olga"
    " olha svetlana svitlana tatiana tetiana valentyna viktoriia yulia john james david michael robert peter thomas jan"
    " piotr andrzej krzysztof tomasz mariusz marcin donald andrei ion nicolae mihai"
)
_GIVEN = frozenset(f"{_RU} {_UK} {_EN}".split())
_MEN_IN_A = frozenset("илья никита лука фома кузьма савва ілля микита микола лука сава кузьма хома левко ярема".split())

_ENDINGS = tuple(
    sorted(
        "ого ему ому его ым им ой ою ею ей ий ый ая ую ої їй а у ю ом ем єм ові еві єві я и і ї ы е є ь о ка ии ия ию ием"
        " ія ію ієм ії ея ею еем ья ью ьем ьева ам ами".split(),
        key=len,
        reverse=True,
    )
)
_CYRILLIC = re.compile("[а-яіїєґ]")


@lru_cache(maxsize=8192)
def stem(name: str) -> str:
    """One key for all case forms of a folded surname or given name: «бондарця», «бондарець» → "бондарк".

    Latin names have no case forms here and come back as they are.
    """
    base = name.strip("'-")
    if not _CYRILLIC.search(base):
        return base
    for fleeting in ("ець", "єць"):
        if base.endswith(fleeting) and len(base) > 5:
            return base[:-3] + "к"
    for ending in _ENDINGS:
        if ending not in ("ка", "ьева", "ам", "ами") and base.endswith(ending) and len(base) - len(ending) >= 3:
            base = base[: -len(ending)]
            break
    # «Литовка», «Литовці»; «Бондарець», «Бондарця»
    return base[:-1] + "к" if base.endswith("ц") and len(base) > 4 else base


_NOMINATIVE = {stem(word): word for word in f"{_RU} {_UK}".split() if len(stem(word)) >= 3}


def given(word: str) -> bool:
    """Whether a folded word is a given name, in any case."""
    return word in _GIVEN or (len(word) > 3 and stem(word) in _NOMINATIVE and bool(_CYRILLIC.search(word)))


_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0300\u0301*`\\\\]")
_SPACE = re.compile(r"\s+")
_MARKUP = re.compile(r"<[^<>]{0,200}>|\[\d{1,3}\]|\]\([^()\s]{0,300}\)")
_ARTICLE = re.compile(r"(?:the|an?|its|his|her|their|our)\s+", re.IGNORECASE)
_TAIL = re.compile(r"(?:[\s,;:\-–—(\[/|]+|\s(?:of|the|for|in|on|and|and the|of the|з|із|у|в|и|і|та|по|при))+$")
_QUOTES = {'"': '"', "«": "»", "“": "”", "„": "“"}


def tidy(text: str) -> str:
    """A source as a person would write it: one line, no mark-up, no article, no loose end."""
    text = _INVISIBLE.sub("", html.unescape(_MARKUP.sub("", text)))
    text = _SPACE.sub(" ", text).strip(" .,;:-–—|©")
    text = _ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text
    text = _TAIL.sub("", text)
    if text.endswith(("'s", "’s")) and " " in text:
        text = text[:-2]
    for opening, closing in _QUOTES.items():
        if opening in text or closing in text:
            odd = text.count(opening) % 2 if opening == closing else text.count(opening) != text.count(closing)
            if odd:
                text = text.replace(opening, "").replace(closing, "")
    return text.strip(" ,;:")


# --- the nominative ---------------------------------------------------------------------------------------------------

# Words for an office that decline, by stem; the rest of a title («обласної військової адміністрації») stays as it is.
_TITLES = {
    stem(word): word
    for word in (
        "губернатор мэр мер начальник очільник керівник голова глава руководитель речник речниця представник представниця"
        " представитель представительница министр міністр президент заместитель заступник заступниця спикер спікер"
        " прессекретар пресс-секретарь советник радник радниця командир командувач директор директорка раис прокурор"
        " староста градоначальник посадовець чиновник ставленик ставленник лидер лідер мерка мэрша командующий"
        " полковник генерал"
    ).split()
}
_ADJECTIVES = {
    "ого": ("ий", "ый"), "ему": ("ій", "ий"), "ому": ("ий", "ый"), "ым": ("ый", "ый"), "им": ("ий", "ий"),
}  # fmt: skip


def nominative(text: str) -> str:
    """A title and name in the nominative where their case forms are known: «мера Івана Франчука» → «мер Іван Франчук».

    Only a name whose given name stands in another case changes, and the title before it; of bodies those whose noun is
    known («столичной мэрии» → «столичная мэрия»).
    """
    words = text.split(" ")
    if not text.isascii() and _body(words):
        return " ".join(words)
    for k, word in enumerate(words):
        low = word.lower().replace("ё", "е")
        base = _NOMINATIVE.get(stem(low)) if word[:1].isupper() and _CYRILLIC.search(low) else None
        if base is None or base == low or low in _GIVEN or k + 1 >= len(words):
            continue
        words[k] = base.capitalize()
        male = base in _MEN_IN_A or base[-1] not in "ая"
        words[k + 1] = _surname(words[k + 1], male)
        _title(words, k)
        break
    return " ".join(words)


# Nouns for bodies: gender or number, and the nominative.
_BODIES: dict[str, tuple[str, str]] = {}
for _kind, _words in (
    ("f", "мэрия мерія полиция поліція милиция прокуратура генпрокуратура администрация адміністрація росавиация росавіація служба"
          " пресс-служба прес-служба пресслужба рада дума гвардия гвардія разведка розвідка охрана охорона инспекция інспекція"),
    ("m", "генштаб штаб оперштаб комитет комітет флот госпогранкомитет следком слідком департамент центр"),
    ("n", "министерство міністерство правительство управление управління командование командування ведомство відомство"),
    ("p", "силы сили власти следователи слідчі военные військові жители мешканці энергетики енергетики"),
):  # fmt: skip
    for _word in _words.split():
        _BODIES[stem(_word)] = (_kind, _word)
_FEMALE = frozenset("ова ода мва рва вга".split())  # abbreviations that do not decline
_CASES_OF_ADJECTIVES = ("ого", "ому", "ими", "ыми", "ої", "ій", "ою", "ую", "ей", "ой", "их", "ых", "им", "ым", "ом", "ім")
_NOMINATIVES = {
    "f": ("а", "ая"), "m": ("ий", "ый"), "n": ("е", "ое"), "p": ("і", "ые"),
}  # fmt: skip


def _body(words: list[str]) -> bool:
    """Put the noun for a body and the adjectives before it into the nominative; whether there was one to change."""
    for k, word in enumerate(words[:5]):
        low = word.lower().replace("ё", "е")
        kind, base = ("f", low) if low in _FEMALE else _BODIES.get(stem(low), ("", ""))
        if kind and (base != low or k):
            ukrainian = bool(re.search("[іїєґ]|ськ|цьк", " ".join(words).lower()))
            soft = [m for m in range(k) if words[m].endswith(_CASES_OF_ADJECTIVES)]
            if base == low and not any(words[m].endswith(("ої", "ій", "ой", "ею", "ою", "их", "ых", "ого", "ому")) for m in soft):
                return False
            if len(soft) != k:
                return False
            for m in soft:
                ending = next(e for e in _CASES_OF_ADJECTIVES if words[m].endswith(e))
                root = words[m][: -len(ending)]
                new = _NOMINATIVES[kind][0 if ukrainian else 1]
                if not ukrainian and root[-1:] in "кгхжшщ":
                    new = {"ый": "ий", "ые": "ие"}.get(new, new)
                words[m] = root + new
            if base != low and low not in _FEMALE:
                words[k] = base.capitalize() if word[:1].isupper() else base
            return True
        if not word.endswith(_CASES_OF_ADJECTIVES):
            return False
    return False


def _title(words: list[str], end: int) -> None:
    """The first word for an office before token `end`, and its adjectives, in the nominative."""
    for k in range(end):
        base = _TITLES.get(stem(words[k].lower()))
        if base is None:
            continue
        words[k] = base.capitalize() if words[k][:1].isupper() else base
        for m in range(k):
            for ending, (soft, hard) in _ADJECTIVES.items():
                if words[m].endswith(ending):
                    ukrainian = "і" in words[m] or "ськ" in words[m]
                    words[m] = words[m][: -len(ending)] + (soft if ukrainian or words[m][-len(ending) - 1] in "кгх" else hard)
                    break
        return


def _surname(word: str, male: bool) -> str:
    """The nominative of a surname in the genitive, the dative or the instrumental."""
    rules = _MEN if male else _WOMEN
    for ending, instead in rules:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            return word[: -len(ending)] + instead
    return word


_MEN = (
    ("ського", "ський"), ("цького", "цький"), ("зького", "зький"), ("ського", "ський"), ("ского", "ский"), ("цкого", "цкий"),
    ("ському", "ський"), ("скому", "ский"), ("ським", "ський"), ("ским", "ский"), ("ового", "овий"), ("евого", "евий"),
    ("ового", "овой"), ("ого", "ий"), ("енка", "енко"), ("енку", "енко"), ("енком", "енко"), ("овым", "ов"), ("евым", "ев"),
    ("иным", "ин"), ("ым", ""), ("ця", "ець"), ("цем", "ець"), ("цю", "ець"), ("ія", "ій"), ("ия", "ий"), ("ея", "ей"),
    ("ля", "ль"), ("ки", "ка"), ("би", "ба"), ("ши", "ша"), ("ды", "да"), ("бы", "ба"), ("ди", "да"), ("ри", "ра"), ("ры", "ра"),
    ("ты", "та"), ("ти", "та"), ("ни", "на"), ("ны", "на"), ("ом", ""), ("ем", ""), ("ові", ""), ("а", ""), ("у", ""),
)  # fmt: skip
_WOMEN = (
    ("ської", "ська"), ("ской", "ская"), ("ською", "ська"), ("ової", "ова"), ("євої", "єва"), ("овой", "ова"), ("евой", "ева"),
    ("иной", "ина"), ("іної", "іна"), ("иної", "ина"), ("ки", "ка"), ("ої", "а"),
)  # fmt: skip
