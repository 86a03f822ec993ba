"""The words that names and titles of sources are recognised by, in all three languages, folded."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _tuple(words: str) -> tuple[str, ...]:
    return tuple(words.split())


#: Kinds of sources that speak for an office.
OFFICIAL = _set(
    """
    emergency_service military national_authority regional_authority
    """
)
#: Capitalised words that are no part of a person's name: where posts stand, labels before a colon, greetings.
NO_NAMES = _set(
    """
    so thus telegram facebook twitter x youtube viber whatsapp instagram vk max телеграм телеграмі телеграме
    telegram-channel telegram-канал телеграм-канал фейсбук фейсбуці фейсбуке вконтакте вайбер a an the it its this
    that these those they we i you he she his her our your who read more also photo photos video source sources
    details detail update updated background quote recall earlier later meanwhile however but and or in on at by as
    of from with after before during over no not yes so thus hence yet such then now all one two breaking
    urgent important attention live support subscribe share thank thanks glory president's what when where how why
    there here some many most both neither
    translator editor editors author ed
    period text words title
    geography breakdown distribution map results result figures numbers statistics totals total tally list regions
    casualties losses damage consequences aftermath verdict nobody everybody everyone somebody anyone none nothing
    география географія розподіл распределение карта статистика перечень перелік
    analysis opinion explainer comment takeaway takeaways factbox timeline editorial newsletter briefing
    officials monday причина причини наслідки підсумок підсумки причины последствия итог итоги
    деталі джерело джерела пряма мова нагадаємо довідка оновлено оновлення фото відео увага
    терміново важливо друзі детали источник источники справка обновлено обновление видео внимание срочно важно
    друзья напомним главное коротко кратко итого всего разом загалом передісторія передумови контекст наслідки
    последствия ранее раніше позже пізніше слава героям україні україна украина россия росія спасибо дякуємо дякую
    підписатися підписуйся подписаться подписывайся в у на за по из із з с до про об о и і та й а но але что що как
    як это це все всі мы ми вы ви он доброго ранку ранок доброе утро добрий вечір воздушная повітряна тривога
    старший младший первый второй третий последний другой пострадавший раненый погибший задержанный обвиняемый
    подозреваемый подсудимый молодший перший другий третій останній інший потерпілий поранений загиблий затриманий
    обвинувачений підозрюваний
    потери ущерб разрушения повреждения пострадавшие погибшие втрати збитки
    так такой такая такое такие таков такова таковы там тут здесь тогда туда оттуда такий така таке такі тоді туди тут
    тревога ппо пво бпла бпак дрон рф рсзв рэб reb shahed geran герань шахед шахеди отбой відбій
    """
)
#: Groups of words that are no part of a name.
BLOCKING = _set(
    """
    office month weekday institution drone say region place date story attack weapon clock number num outcome
    """
)
#: What ends the names of districts and commands: "Police Region West".
COMPASS = _set(
    """
    north south east west northeast northwest southeast southwest north-east north-west south-east south-west central
    """
)
#: Verbs whose object is the one who is told: "told parliament".
TOLD = _tuple(
    """
    told tell inform answer recall remind assur notif brief advis
    """
)
#: What follows these is no subject.
PREPOSITIONS = _set(
    """
    в у на о об про to with against проти против on from at by до від от над under near in of возле біля
    over above outside inside around across through into onto upon behind beside between beyond off
    """
)
#: Words that join a title to what it is of.
LINKS = _set(
    """
    and for of the з и по при та із
    """
)
#: Words that stand before a title and belong to it.
BEFORE = _set(
    """
    acting deputy first interim regional local state national federal occupation occupying provincial county
    district city town village municipal presidential chief senior top former official neighboring neighbouring
    nearby врио и.о в.о т.в.о врио. тво перший первый исполняющий временно тимчасово general
    """
)
#: Ends of such words: "Moscow-appointed".
BEFORE_ENDS = _tuple(
    """
    -installed -appointed -backed -controlled -based -run
    """
)
#: Beginnings of Slavic adjectives that belong to a title.
BEFORE_STEMS = _tuple(
    """
    областн обласн районн городск міськ сільськ сельск селищн местн місцев окупац оккупац региональн регіональн
    краев республиканск соседн сусідн військов военн назначенн призначен столичн муніципальн муниципальн окружн
    подконтрольн підконтрольн федеральн національн национальн захоплен захвачен окупован оккупирован частин части
    легітимн державн государственн транспортн
    """
)
#: Institutions without a country that each country has one of; a country makes their key whole ("UA-AIRFORCE").
NATIONAL_KEYS = _set(
    """
    MOD AIRFORCE GENSTAFF ARMY ARMEDFORCES NAVY MILINT OPCOM AIRDEFENCE NATGUARD TERDEF POLICE PROSECUTOR EMERGENCY
    COASTGUARD BORDER MOI MFA MINENERGY MINHEALTH MINTRANS SECURITY PRESIDENT GOVERNMENT PARLIAMENT AVIATION
    """
)
#: Those of them whose country the places of a report tell, also of a report on two countries.
DEFENCE = _set(
    """
    AIRFORCE ARMEDFORCES ARMY GENSTAFF MOD
    """
)
#: One in every region, town or trade: no key, their names and regions tell them apart.
LOCAL_KEYS = _set(
    """
    LAWENF INVESTIGATORS FIRE AMBULANCE ATC AIRPORT RAILWAY PORTAUTH UA-OVA UA-MVA OPHQ REGIONGOV CITYHALL POWERCO
    MONITORS LOCALMEDIA CHANNELS COALITION
    """
)
#: Words for one person; the first of these and of the words for a body tells whose title it is (the last in English).
ONE = _tuple(
    """
    governor gov mayor head chief boss leader minister president premier prefect akim rais glava voivode spokes chairman
    chairwoman
    commander commissioner adviser advisor superintendent sheriff губернатор мэр мер глав голов начальн очільн
    керівн руководит министр міністр президент староста речни спикер спікер представит представн градоначальн аким
    акім раис лидер лідер командующ командувач врио ставлен посадов чиновник советник радник прем
    """
)
#: Words for a body.
BODY = _tuple(
    """
    office service government governorate administr minist headq council hall authorit mayoral department press
    police officials governors mayors ministers heads пресс прес служб адмін админ правит уряд штаб управл
    министерств міністерств мэри мері аппарат офіс офис департ полиц поліц прокуратур комитет комітет головн главн
    міськрад мерія губернаторы губернаторов главы мэры мери
    """
)
#: Words for who governs for an occupier.
OCCUPIED = _tuple(
    """
    окупац оккупац occup призначен назначен ставлен
    """
)
#: Participles with the one who appointed after them: «призначений Кремлем».
INSTALLED = _tuple(
    """
    підконтрольн подконтрольн призначен назначен поставлен
    """
)
#: Ends of words in the genitive that no list knows, within a title.
OF_TITLE = _tuple(
    """
    ого ої ой ату нту ния ння ства ции ції них ных ів ов
    """
)
#: Ends of surnames; at the head of a sentence a capital alone tells nothing.
SURNAMES = _tuple(
    """
    ов ев єв їв ін ин ын ский ський цкий цький зький енко ко ук юк ак як ик ець ец ян дзе швили швілі ова ева єва
    ина іна ська ская ий ый
    """
)
#: Words for the military at large.
MILITARY = _tuple(
    """
    военны військов milit военн
    """
)
#: Words for the head of a region, a town, a district.
HEADS = _tuple(
    """
    head chief boss leader govern mayor rais glava глав голов очільн начальн керівн руководит лидер лідер раис acting
    """
)
#: Words for a ministry; a region of its own makes it a regional one.
MINISTRY = _tuple(
    """
    ministr министер міністер минздрав моз минобр мінздоров минстрой минтранс
    """
)
#: Adjectives of places: «Сумской», «Рівненської»; only these stand before a Slavic office.
ADJECTIVES = tuple(
    base + ending
    for base in _tuple("ск ськ цьк зьк цк")
    for ending in _tuple("ий ой ая ое ие ого ої ому им ую ою их ими а у е і ій")
)
#: Words for a body that mean the one named before.
GENERIC = _tuple("agency department service agencies агентств ведомств відомств служб")
#: Words for a company that mean the operator named before: «В РЖД говорят … В компании заверили».
COMPANY = _tuple("company operator компани компані предприят підприємств оператор перевозчик перевізник")
