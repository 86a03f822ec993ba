"""A text made ready: one character stays one character, tokens lead back to the text, sentences end where they end."""

from __future__ import annotations

import time
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import held

from dronelog.languages import load
from dronelog.parsing import document
from dronelog.parsing.document import Document
from dronelog.parsing.fold import fold
from dronelog.parsing.language import detect
from dronelog.parsing.phrases import Phrases
from dronelog.parsing.tokens import CLOCK, DATE, NUMBER, WORD, Tokens

#: What is not read right yet, and why.
FAILING = {
    "и\u0306": "a combining mark at the end of a word is left outside it",
}


@cache
def _phrases(code: str) -> Phrases:
    return Phrases(load()[code])


def _read(text: str) -> Document:
    return document.read(text, _phrases(detect(text, load())))


def _sentences(text: str) -> list[str]:
    doc = _read(text)
    return [doc.tokens.slice(s.start, s.end) for s in doc.sentences]


def _tags(text: str, code: str) -> set[str]:
    doc = document.read(text, _phrases(code))
    return {hit.tag for hits in doc.hits for hit in hits}


# --- folding ----------------------------------------------------------------------------------------------------------


@given(st.text(max_size=300))
def test_folding_moves_nothing(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text("aа<>/pbri&nsp;;[]()*#12 \n\u00ad\u0301İß.http:/t.me", max_size=200))
def test_folding_marked_up_text_moves_nothing(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Чёрное Море", "черное море"), ("п’ять", "п'ять"), ("пʼять", "п'ять"), ("20–30", "20-30"), ("«Шахед»", '"шахед"'),
        ("1\u202f024", "1 024"), ("Two\u00a0drones", "two drones"), ("**Two** drones", "  two   drones"),
    ],
)
def test_what_is_folded(text: str, same: str) -> None:
    assert fold(text) == same


@pytest.mark.parametrize(
    "text",
    [
        "See https://example.org/12-drones-downed for more.", "See [the post](https://t.me/some/12345) for more.",
        "See www.example.org/7/drones for more.", '<a href="https://example.org/33">See</a> for more.',
    ],
)
def test_links_say_nothing(text: str) -> None:
    tokens = Tokens(text)
    assert not [v for v in tokens.value if v is not None]
    assert "more" in tokens.norm


def test_entities_and_tags_are_read_as_what_they_stand_for() -> None:
    text = "<p>Two&nbsp;drones</p><p>Russia&#39;s &laquo;Shahed&raquo;</p>"
    tokens = Tokens(text)
    assert [n for n, k in zip(tokens.norm, tokens.kind, strict=True) if k == WORD] == ["two", "drones", "russia", "shahed"]


# --- tokens -----------------------------------------------------------------------------------------------------------


@given(st.text(max_size=300))
def test_tokens_lead_back_to_the_text(text: str) -> None:
    tokens = Tokens(text)
    end = 0
    for i in range(len(tokens)):
        assert end <= tokens.start[i] < tokens.end[i] <= len(text)
        end = tokens.end[i]
        assert tokens.slice(i, i + 1) == text[tokens.start[i] : tokens.end[i]]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("20", NUMBER, 20), ("1,024", NUMBER, 1024), ("1 024", NUMBER, 1024), ("1\u202f024", NUMBER, 1024), ("1.024", NUMBER, 1024),
        ("67-ма", NUMBER, 67), ("20-летний", NUMBER, 20), ("3,5", NUMBER, None), ("0.5", NUMBER, None), ("7" * 50, NUMBER, None),
        ("20:30", CLOCK, None), ("7.05", CLOCK, None), ("24.00", CLOCK, None), ("12.05.2025", DATE, None), ("2025-05-12", DATE, None),
    ],
)
def test_a_figure(text: str, kind: int, value: int | None) -> None:
    tokens = Tokens(text)
    assert (tokens.kind[0], tokens.value[0]) == (kind, value)


WORDS = [
    ("беспи\u00adлотник", "беспилотник"), ("Ту\u0301ла", "тула"), ("Хаpків", "харків"), ("drone's", "drone"),
    ("Russia’s", "russia"), ("п’ять", "п'ять"), ("Каменск-Шахтинский", "каменск-шахтинский"), ("Ёлка", "елка"),
    ("и\u0306", "й"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word"), held(WORDS, FAILING))
def test_a_word(text: str, word: str) -> None:
    assert Tokens(text).norm == [word]


@pytest.mark.parametrize("text", ["c 20.00 до 7.00 мск сбиты", "Ночью c 20.00 сбит дрон"])
def test_a_latin_letter_for_a_cyrillic_preposition(text: str) -> None:
    assert "с" in Tokens(text).norm  # the Cyrillic one


def test_an_english_text_that_quotes_a_cyrillic_word_stays_english() -> None:
    assert Tokens("It was a drone («Герань»), a few said.").norm[2] == "a"


# --- sentences --------------------------------------------------------------------------------------------------------

SENTENCES = [
    ("A drone fell. Nobody was hurt.", 2), ("Gov. Vyacheslav Gladkov said a drone fell.", 1),
    ("A drone fell in St. Petersburg at 7 a.m. on Aug. 12.", 1), ("The U.S. Air Force saw a drone.", 1),
    ("It fell at 7 p.m. The governor confirmed it.", 2), ("Did it fall? Yes! It did.", 3),
    ('"A drone fell," he wrote. "Nobody was hurt."', 2), ("It cost 3.5 million. It fell.", 2),
    ("В 2025 г. Взрыв произошёл днём.", 2), ("Дрон упал в с. Глотово Белгородской обл. вчера.", 1),
    ("Дрон упал в г. Шебекино, ул. Ленина, д. 5.", 1), ("Ущерб – 20 тыс. руб. за дом.", 1),
    ("И. о. губернатора А. Хинштейн рассказал о дроне.", 1), ("Сбиты три БПЛА. Пострадавших нет.", 2),
    ("Дрон упав у с. Глибоке Харківської обл. вранці.", 1), ("У м. Суми на вул. Соборній впав дрон.", 1),
    ("О 7.30 впав дрон. Ніхто не постраждав.", 2), ("Збито 12 дронів… Пожежу загасили.", 2),
    ("12.05.2025 збито два дрони. Один упав.", 2), ("First line\nSecond line", 2), ("Один\n\nДва\n\nТри", 3),
]  # fmt: skip


@pytest.mark.parametrize(("text", "count"), held(SENTENCES, FAILING))
def test_sentences(text: str, count: int) -> None:
    assert len(_sentences(text)) == count


@given(st.text(max_size=400))
def test_sentences_follow_each_other(text: str) -> None:
    doc = _read(text)
    end = 0
    for sentence in doc.sentences:
        assert end <= sentence.start < sentence.end <= len(doc.tokens)
        end = sentence.end


def test_lines_paragraphs_bullets_headings() -> None:
    text = (
        "Атака на регион\n\nНочью над областью сбили дроны:\n– два над Тулой, жертв нет, разрушений тоже нет;\n"
        "• три над Щёкино, там загорелась сухая трава на поле.\n\nПожар потушен, на месте работают спасатели."
    )
    sentences = _read(text).sentences
    assert [s.heading for s in sentences] == [True, False, False, False, False]
    assert [s.bullet for s in sentences] == [False, False, True, True, False]
    assert [s.paragraph for s in sentences] == [0, 1, 1, 1, 2]


def test_a_title_below_a_date_and_a_menu_is_a_heading() -> None:
    body = "Three drones came to the plant at noon. Two were shot down.\n\nThe third hit a shed. Nobody was hurt."
    for stamps in ("12 Sep, 2025 14:20\n\nWorld & Region\n\n", "12 Sep, 2025 14:20\n\n"):
        sentences = _read(f"{stamps}Two drones shot down over a plant in Salavat\n\n{body}").sentences
        title = next(s for s in sentences if s.paragraph == stamps.count("\n\n"))
        assert title.heading
    assert not any(s.heading for s in _read(f"The plant stands on the river and makes fertiliser for half of the region.\n\nTwo drones shot down\n\n{body}").sentences[1:])


def test_a_region_alone_on_its_line_heads_what_follows() -> None:
    sentences = _read("Сумщина\nУ громаді дрон влучив у житловий будинок, поранено двох людей.\n\nХарківщина\nЗбито три дрони, постраждалих немає.").sentences
    assert [s.heading for s in sentences] == [True, False, True, False]


def test_a_long_quotation_is_marked() -> None:
    doc = _read('He said "it fell in a field near us" and left the "field".')
    quoted = {doc.tokens.norm[i] for i in range(len(doc.tokens)) if doc.quoted[i]}
    assert "fell" in quoted
    assert "left" not in quoted


# --- phrases ----------------------------------------------------------------------------------------------------------


def test_the_longest_phrase_wins() -> None:
    doc = document.read("Air defence shot down two drones.", _phrases("en"))
    at = doc.tokens.norm.index("shot")
    assert doc.tag("outcome.intercepted", at)
    assert doc.inside[at + 1]


@pytest.mark.parametrize(
    ("text", "code", "tag"),
    [
        ("Shot  down\u00a0two", "en", "outcome.intercepted"), ("сбИты", "ru", "outcome.intercepted"),
        ("збито", "uk", "outcome.intercepted"), ("БПЛА", "ru", "drone.any"), ("БпЛА", "uk", "drone.any"),
        ("постраждалих немає", "uk", "outcome.no_casualties"), ("пострадавших нет", "ru", "outcome.no_casualties"),
        ("no one was hurt", "en", "outcome.no_casualties"), ("no casualties", "en", "outcome.no_casualties"),
    ],
)
def test_a_phrase(text: str, code: str, tag: str) -> None:
    assert tag in _tags(text, code)


def test_a_phrase_does_not_run_over_a_line() -> None:
    assert "outcome.intercepted" not in _tags("They shot\n\ndown", "en")


# --- languages --------------------------------------------------------------------------------------------------------


LANGUAGES = [
    ("Two drones were shot down.", "en"), ("Two drones («Герань») were shot down near Tula.", "en"),
    ("Сбиты два дрона.", "ru"), ("Ночью над Тулой сбиты беспилотники.", "ru"), ("Над Тверской областью сбит дрон.", "ru"),
    ("Збито два дрони.", "uk"), ("Збито по чотири дрони над Полтавою та Сумами.", "uk"), ("Дрон упав у полі.", "uk"),
    ("Над Полтавщиною збито дев'ять дронів.", "uk"), ("Дрон влучив у дім.", "uk"), ("", "en"), ("12:30", "en"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code"), held(LANGUAGES, FAILING))
def test_the_language(text: str, code: str) -> None:
    assert detect(text, load()) == code


@pytest.mark.parametrize(("hint", "code"), [("uk", "uk"), ("ru", "ru"), ("en", "ru"), ("de", "ru"), (None, "ru")])
def test_a_hint_wins_where_the_script_allows_it(hint: str | None, code: str) -> None:
    assert detect("Сбиты два дрона", load(), hint) == code


# --- time -------------------------------------------------------------------------------------------------------------


PIECES = ["drone ", '"', "(", "1 ", "а-", "*", "<p ", "&", "\n", "сбит. ", "\u00ad", "'"]


@pytest.mark.parametrize("piece", held(PIECES, FAILING))
def test_time_grows_with_the_length_only(piece: str) -> None:
    def took(size: int) -> float:
        text = piece * (size // len(piece))
        begin = time.process_time()
        _read(text)
        return time.process_time() - begin

    took(2_000)
    # eight times the text, far from sixty-four times the time; a busy machine is given a second try
    assert any(took(40_000) < 24 * max(took(5_000), 0.005) for _ in range(3))
