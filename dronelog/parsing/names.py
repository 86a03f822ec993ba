"""People's names: which words are given names, one key for all case forms of a surname, and texts made presentable."""

from __future__ import annotations

import re
from functools import lru_cache

from dronelog.parsing.fold import unescape

# Given names tell "Roman Koval" from "Support Pravda", and «Владимир» the man from the town before a surname.
# The nominative of each; case forms meet them by their stem.
_RU = """
    александр алексей анатолий андрей антон аркадий арсений артем артур богдан борис вадим валентин валерий василий
    вениамин виктор виталий владимир владислав всеволод вячеслав геннадий георгий герман глеб григорий давид даниил
    денис дмитрий евгений егор захар иван игорь илья иннокентий кирилл константин лев леонид максим марат марк
    матвей михаил мурат никита николай олег павел петр радий рамзан расул ринат роман руслан рустам савелий
    святослав семен сергей станислав степан тарас тимофей тимур федор филипп эдуард юрий яков ярослав айрат ильдар
    азат казбек магомед анна анастасия валентина вера виктория галина дарья евгения екатерина елена ирина ксения
    игнат клим корней кузьма лаврентий макар мирон прохор родион тихон трофим феликс харитон ефим емельян демьян
    шамиль альберт марсель юлиан алина алла антонина валерия вероника диана елизавета жанна зинаида инна лидия лилия
    платон демид елисей ермолай ефрем кондрат мартын никифор нестор остап потап прокофий савва серафим трифон федот
    эльдар эрнест анвар булат вильдан дамир заур ильнур ильшат камиль мансур наиль равиль рамиль рафаэль рашид рифат
    салават тагир фарид хасан юсуф ахмед аслан султан умар аскар ербол нурлан агата алевтина алена альбина ангелина
    анжелика арина василиса зоя карина кира клавдия кристина милана надежда олеся регина римма снежана таисия тамара
    ульяна фаина эльвира эмма
    лариса людмила маргарита марина мария наталья нина оксана ольга полина раиса светлана софья татьяна юлия яна
"""
_UK = """
    олександр олексій анатолій андрій антін аркадій арсен артем артур богдан борис вадим валентин валерій василь
    віктор віталій влад володимир владислав всеволод в'ячеслав вячеслав геннадій георгій гліб гордій григорій данило
    денис дмитро євген єгор захар зіновій іван ігор ілля кирило костянтин кузьма левко леонід лев лука любомир
    маркіян максим матвій мирон микита микола михайло назар нестор олег олесь орест остап павло панас петро
    ростислав роман руслан сава святослав семен сергій станіслав степан тарас тиміш тимофій тимур федір филип юрій
    юхим яків ярема ярослав анна анастасія валентина віра вікторія галина ганна дарина євгенія зоя ірина катерина
    ксенія лариса леся любов людмила марина марія марта надія наталія наталя ніна оксана олена ольга поліна раїса
    мирослав северин олекса зиновій ігнат клим корній макар давид дем'ян устим юліан самійло прохор трохим тихон гнат
    аліна діана інна лідія лілія зінаїда вероніка єлизавета дар'я олеся соломія тамара жанна мирослава богдана
    світлана софія тетяна уляна христина юлія яна
"""
_EN = """
    aleksandr aleksei aleksey alexander alexandr alexei alexey anatoly anatolii andrei andrey andrii andriy anton
    arkady artem artyom arsen bohdan bogdan boris borys vadim vadym valentin valentyn valery valerii vasily vasyl
    vasilii veniamin viktor victor vitali vitalii vitaliy vitaly vladimir vladislav vladyslav volodymyr vyacheslav
    viacheslav gennady hennadii georgy gleb hlib grigory hryhorii danil danylo denis denys dmitri dmitry dmytro
    eduard evgeny evgenii yevgeny yevhen yevhenii yegor yehor igor ihor ilya illia ivan kirill kyrylo konstantin
    kostiantyn leonid lev maksim maksym maxim maria mariia mark matviy mikhail mykhailo mykola mykyta nazar nikita
    nikolai nikolay oleg oleh oleksandr oleksii oleksiy ostap pavel pavlo petro pyotr radiy radii ramzan roman
    rostyslav ruslan rustam semyon sergei sergey serhii serhiy stanislav stepan sviatoslav svyatoslav taras timur
    tymur fedir fyodor yakiv yaroslav yuri yurii yuriy yury zakhar anna anastasia halyna iryna irina kateryna
    natalia nataliia natalya oksana olena olga olha svetlana svitlana tatiana tetiana valentyna viktoriia yulia john
    james david michael robert peter thomas jan piotr andrzej krzysztof tomasz mariusz marcin donald ion nicolae
    mihai anastasiia anastasia alla alina bohdana daria dariia darya diana dina eduard elena ekaterina evhen evgenia
    evgeniya filipp gennadii hanna hennadiy herman heorhii ihnat inna inesa ivanna karina klym khrystyna kseniia larysa
    larisa lesia lidiia lidiya liliia liubov liudmyla lyudmila lyudmyla marharyta marianna maryna marina matvii marko
    mariya marta mstyslav myron myroslava myroslav nadiia nadezhda nadia nataliya natalka nina nestor olesia oleksiy
    oleksandra orest osyp petr polina raisa ruslana roksolana semen serafym solomiia stepaniia sofiia tamara tymofii
    uliana ulyana vadym valeriia valeriy valentina varvara vasilisa vira vitalina volodymyra vsevolod vyacheslava yana
    yevheniia yevgenia yevgeny yosyp yuliia yuliya yurii zhanna zinaida zoriana zinoviy rodion tikhon timofei matvei
    ignat fedor foma gavriil gordei innokenty kuzma lavrenty luka makar miron nikifor osip platon prokhor rinat ildar
    airat azat kazbek magomed murat shamil ramil rashid ravil rustem zaur elena galina irma lyubov nadezhda raisa
    rimma stefania tamila vasilina veronika zlata
    agnieszka andrzej barbara ewa grzegorz jakub joanna kamil katarzyna lukasz maciej magdalena malgorzata marek
    mateusz michal pawel piotr rafal stanislaw stefan wojciech zbigniew zofia adrian alexandru andreea bogdana catalin
    ciprian cristian cristina dumitru elena florin gabriel gheorghe ilinca ioana ionut laurentiu liviu lucian marius
    mircea monica nicusor ovidiu radu raluca razvan sorin stefania teodor tudor vasile viorel annika anders astrid bjorn
    carl christian erik eriksson frederik fredrik gunnar gustav henrik ingrid jens johan johannes karin kari kristian
    lars lasse lena magnus mats mette mikael mikko niels nils olof oskar per rasmus signe sigrid soren stig sven
    thorsten tobias torben ulf ulrika antti eero heikki jari jukka juha kimmo markku matti mika pekka petri sami
    seppo tapio timo tuomas andrius darius gintaras jonas kestutis linas mindaugas saulius tomas vytautas aivars
    andris edgars girts guntis inga ivars janis juris karlis maris normunds raimonds uldis valdis jaan juri kalle
    kristjan margus martin mart priit rein taavi tanel toomas urmas urve ahmed ahmet ali amir aylin ayse burak cem elif
    emre fatih fatma hakan hassan hussein ibrahim ismail kemal khaled khalid mahmoud mehmet mohamed mohammad mohammed
    muhammad mustafa omar osman salah samir selim serkan tariq yasser yusuf zeynep angela anita anne barbara brigitte
    christoph claudia dieter dirk florian frank friedrich gerhard gisela hans heike heinz helga helmut ilse joachim
    jurgen katrin klaus kurt lothar manfred marianne markus matthias monika petra rainer reinhard renate sabine
    stefan susanne ursula uwe werner wolfgang andrew anthony brian charles christopher daniel edward elizabeth emily
    george helen jane jennifer jessica joseph karen katherine kevin laura linda margaret mary matthew nancy nicholas
    patricia patrick paul philip rachel richard sarah simon stephen steven susan timothy william
    alain antoine bernard catherine claude emmanuel francois gerard isabelle jacques jean julien laurent louis luc
    marcel nathalie nicolas olivier pascal philippe pierre sebastien sophie sylvie thierry yves alberto alessandro
    antonio carlos diego fernando francesco giovanni giuseppe javier jorge jose juan luigi manuel marco mario miguel
    pablo paolo pedro rafael roberto salvatore sergio
"""
_GIVEN = frozenset((_RU + _UK + _EN).split())

_CASE_ENDINGS = """
    ьева ого ему ому его ові еві єві ием ієм еем ьем ами ым им ой ою ею ей ий ій ый ая ую ої їй ом ем єм ка ии ия
    ию ія ію ії ея ья ью ам ах ях а у ю я и і ї ы е є ь о
"""
_ENDINGS = sorted(_CASE_ENDINGS.split(), key=len, reverse=True)
#: Two endings are forms that other rules make; a surname in them would lose too much.
_NOT_OF_NAMES = frozenset(("ка", "ьева", "ам", "ами"))
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
        if ending not in _NOT_OF_NAMES and base.endswith(ending) and len(base) - len(ending) >= 3:
            base = base[: -len(ending)]
            break
    # «Литовка», «Литовці»; «Бондарець», «Бондарця»
    return base[:-1] + "к" if base.endswith("ц") and len(base) > 4 else base


_BY_STEM: dict[str, list[str]] = {}
for _name in (_RU + _UK).split():
    _BY_STEM.setdefault(stem(_name), []).append(_name)


_RUSSIAN = frozenset(_RU.split())
#: Russian names that lose a vowel in their other cases.
_FLEETING = {"павл": "павел", "льв": "лев"}


def nominative_given(word: str, russian: bool = False) -> str | None:
    """The nominative of a folded given name in any case: "тараса" → "тарас"; None where it is none. In a Russian text
    «Павла» is Павел's, not Павло's.
    """
    if word in _GIVEN:
        return word
    known = _BY_STEM.get(stem(word), [])
    if russian:
        if known and stem(word) in _FLEETING:
            return _FLEETING[stem(word)]
        known = [name for name in known if name in _RUSSIAN] or known
    # «Євгена» is Євген's, «Євгенії» is Євгенія's
    female = word.endswith(("ии", "ії", "ию", "ію", "ией", "ією", "ы", "и"))
    return next((name for name in known if name.endswith(("а", "я")) == female), known[0] if known else None)


def given(word: str) -> bool:
    """Whether a folded word is a given name, in any case."""
    return word in _GIVEN or (len(word) > 3 and stem(word) in _BY_STEM)


_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0300\u0301*`\\\\]")
_SPACE = re.compile(r"\s+")
_MARKUP = re.compile(r"<[^<>]{0,200}>|\[\d{1,3}\]|\]\([^()\s]{0,300}\)")
_ARTICLE = re.compile(r"(?:the|an?|its|his|her|their|our)\s+", re.IGNORECASE)
#: What a name cut out of a sentence may end in, and does not belong to it.
_SIGNS = " ,;:-–—([/|"
_LOOSE = frozenset(["of", "the", "for", "in", "on", "and", "з", "із", "у", "в", "и", "і", "та", "по", "при"])
_QUOTES = {'"': '"', "«": "»", "“": "”", "„": "“"}


def _without_tail(text: str) -> str:
    """A name without the loose end of its sentence: "governor of the –" → "governor"."""
    while True:
        text = text.rstrip(_SIGNS)
        before, space, last = text.rpartition(" ")
        if not space or last not in _LOOSE:
            return text
        text = before


@lru_cache(4096)
def tidy(text: str) -> str:
    """A source as a person would write it: one line, no mark-up, no article, no loose end."""
    text = _INVISIBLE.sub("", unescape(_MARKUP.sub("", text)))
    text = _SPACE.sub(" ", text).strip(" .,;:-–—|©")
    text = _ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text
    text = _without_tail(text)
    if text.endswith(("'s", "’s")) and " " in text:
        text = text[:-2]
    for opening, closing in _QUOTES.items():
        if opening in text or closing in text:
            odd = text.count(opening) % 2 if opening == closing else text.count(opening) != text.count(closing)
            if odd:
                text = text.replace(opening, "").replace(closing, "")
    return text.strip(" ,;:")
