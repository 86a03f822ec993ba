"""The word files: every phrase can be found, none contradicts another, every tag is known, a broken file says where."""

from __future__ import annotations

import ast
import re
import shutil
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dronelog.parsing
from dronelog.languages import FOLDER, Knowledge, compile_all, load, read, wordfile
from dronelog.languages.packed import Packed
from dronelog.parsing import document
from dronelog.parsing.phrases import Phrases
from dronelog.terms import LANGUAGES, SOURCE_KINDS, InputError

#: Phrases that cannot be found, to be respelt or dropped: they begin with a figure, hold a sign (/ + :), or a full stop
#: or an apostrophe where a text is cut into words.
UNREACHED: dict[str, set[str]] = {
    "en": set(),
    "ru": {
        "1+1", "200-е", "200-х", "300-е", "300-й", "300-х", "lenta.ru", "лента.ру", "вр.и.о.", "и.о. главы", "и.о. мэра",
        "н.п.", "км/ч", "мск+1", "х-59/69",
    },
    "uk": {
        "0-й годині", "100 відсотків", "24 канал", "exilenova+", "shahed'ами", "shahed'и", "shahed'ом", "shahed'ів", "напрямки:",
        "слідство.інфо", "цензор.нет",
    },
}  # fmt: skip
#: Tags whose examples show another tag, as a longer phrase wins: to be rewritten.
UNSHOWN = {"en": {"clock.begin"}, "ru": set(), "uk": {"attack", "clock.begin"}}
#: Tags that a language does without.
#: A headline's "26 lost" is English alone.
_ENGLISH = {"headline.lost"}
ABSENT: dict[str, set[str]] = {"en": set(), "ru": _ENGLISH, "uk": {"front.axis"} | _ENGLISH}
#: Words of two tags of one group that do not contradict each other.
BOTH = {("clock.begin", "clock.end"): "what stopped may be the closing or what was closed"}


@cache
def _file(code: str) -> wordfile.WordFile:
    return wordfile.read(code, FOLDER)


@cache
def _phrases(code: str) -> Phrases:
    return Phrases(load()[code])


def _rows(code: str) -> list[tuple[str, str]]:
    """All phrases of a language with their tags."""
    file = _file(code)
    return (
        [(phrase, tag) for tag, phrases in file.phrases.items() for phrase in phrases]
        + [(word, wordfile.VALUE_TAGS[name]) for name, words in file.values.items() for word in words]
        + [(phrase, "institution") for _, phrases in file.institutions for phrase in phrases]
    )


def _written(phrase: str, code: str) -> str:
    """A phrase as a report would have it: any word for a lone star, some ending for the other."""
    any_word = "their" if code == "en" else "їх" if code == "uk" else "этих"
    return " ".join(any_word if word == "*" else word.replace("-*", "-500").rstrip("*") for word in phrase.split())


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_phrase_is_found_in_a_text(code: str) -> None:
    lost = set()
    # a text in two alphabets is read with look-alike letters in mind: those phrases stand in a text of their own
    for latin in (True, False):
        rows = [(p, tag, _written(p, code)) for p, tag in _rows(code) if p.isascii() is latin]
        text = "\n\n".join(written for _, _, written in rows)
        doc = document.read(text, _phrases(code))
        at = {start: i for i, start in enumerate(doc.tokens.start)}
        position = 0
        for phrase, tag, written in rows:
            begin, end = at.get(position), position + len(written)
            hits = doc.hits[begin] if begin is not None else ()
            # a full stop at the end is a sign by itself
            if not any(hit.tag == tag and doc.tokens.end[hit.end - 1] >= end - written.endswith(".") for hit in hits):
                lost.add(phrase)
            position = end + 2
    assert lost == UNREACHED[code]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_example_shows_its_tag(code: str) -> None:
    assert _file(code).examples
    wrong = set()
    for tag, examples in _file(code).examples.items():
        for example in examples:
            hits = document.read(example, _phrases(code)).hits
            if tag not in {hit.tag.partition(":")[0] for here in hits for hit in here}:
                wrong.add(tag)
    assert wrong == UNSHOWN[code]


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_phrase_has_two_meanings_of_one_group(code: str) -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for phrase, tag in _rows(code):
        if tag != "institution":
            meanings[" ".join(wordfile.words_of(phrase))].add(tag.partition(":")[0])
    contradicted = []
    for phrase, tags in meanings.items():
        for group in {tag.partition(".")[0] for tag in tags}:
            same = tuple(sorted(tag for tag in tags if tag.partition(".")[0] == group))
            if len(same) > 1 and same not in BOTH and set(same) != {"drone.one", "drone.many"}:
                contradicted.append((phrase, same))
    assert not contradicted


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_word_has_one_value(code: str) -> None:
    """No number word stands for two numbers, no month for two months: checked in the file, where a later row wins."""
    data = wordfile.toml(FOLDER / f"{code}.toml")
    for key in wordfile.VALUES:
        seen: dict[str, str] = {}
        for value, words in data.get(key, {}).items():
            for word in map(wordfile.fold, words if isinstance(words, list) else []):
                assert seen.setdefault(word, value) == value, (key, word)


@pytest.mark.parametrize("code", LANGUAGES)
def test_institutions_of_one_name_are_one(code: str) -> None:
    keys: dict[str, set[str]] = defaultdict(set)
    for institution, phrases in _file(code).institutions:
        assert institution.kind in SOURCE_KINDS, institution
        for phrase in phrases:
            keys[phrase].add(institution.key)
    assert not {phrase: found for phrase, found in keys.items() if len(found) > 1}


# --- tags -------------------------------------------------------------------------------------------------------------


def _known() -> set[str]:
    return {*wordfile.registered(FOLDER), *wordfile.VALUE_TAGS.values(), "institution"}


def _in_code() -> set[str]:
    """Every string of the parser that looks like a tag or a group."""
    folder = Path(dronelog.parsing.__file__).parent
    return {
        node.value.partition(":")[0]
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"[a-z]+(\.[a-z_]+)?(:one|:many)?", node.value)
    }


def test_the_parser_asks_for_tags_that_exist() -> None:
    known = _known()
    groups = {tag.partition(".")[0] for tag in known}
    made_by_code = {"drone.attack"}  # what a mention of a drone is in "drone attack"; no word file has it
    asked = {tag for tag in _in_code() if "." in tag and tag.partition(".")[0] in groups}
    assert asked - known == made_by_code


def test_every_tag_is_asked_for() -> None:
    asked = _in_code()
    assert not {tag for tag in _known() if tag not in asked and tag.partition(".")[0] not in asked}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_every_tag_or_does_without(code: str) -> None:
    file = _file(code)
    has = {tag.partition(":")[0] for tag, phrases in file.phrases.items() if phrases}
    has |= {wordfile.VALUE_TAGS[name] for name, words in file.values.items() if words}
    meant = {tag for tag, table in wordfile.tables(wordfile.toml(FOLDER / "en.toml"), FOLDER).items() if set(table) - {"means"}}
    assert (meant | set(wordfile.VALUE_TAGS.values())) - has == ABSENT[code]


def test_every_tag_says_what_it_means() -> None:
    tables = wordfile.tables(wordfile.toml(FOLDER / "en.toml"), FOLDER)
    assert not [tag for tag, table in tables.items() if table and not str(table.get("means", "")).strip()]


# --- an edit, and a mistake in it -------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Small word files of one's own."""
    (tmp_path / "en.toml").write_text(
        'name = "English"\n\n[numbers]\n"2" = ["two"]\n\n[outcome.struck]\nmeans = "hit"\nwords = ["slammed into"]\n',
        encoding="utf-8",
    )
    (tmp_path / "uk.toml").write_text(
        'name = "Ukrainian"\n\n[outcome.struck]\nwords = ["влучив у", "поціл* в"]\n', encoding="utf-8"
    )
    return tmp_path


def test_an_added_word_is_found(folder: Path) -> None:
    path = folder / "uk.toml"
    compile_all(folder)
    path.write_text(path.read_text(encoding="utf-8").replace('"влучив у"', '"влучив у", "хряснув"'), encoding="utf-8")
    # the compiled twin no longer fits: the word file itself is read
    doc = document.read("Дрон хряснув по даху.", Phrases(read("uk", folder)))
    assert [hit.tag for hits in doc.hits for hit in hits] == ["outcome.struck"]
    assert list(Knowledge(folder)) == ["en", "uk"]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ('[outcome.struk]\nwords = ["x"]', r"unknown table \[outcome\.struk\]; did you mean \[outcome\.struck\]\?"),
        ('[weather]\nwords = ["x"]', r"unknown table \[weather\]; tags are registered in en\.toml"),
        ('[outcome.struck]\nwords = "влучив"', r"\[outcome\.struck\] words: a list of words is wanted"),
        ('[outcome.struck]\nwords = ["влучив", ""]', r"\[outcome\.struck\] words: a list of words is wanted"),
        ("[outcome.struck]\nwords = [1]", r"\[outcome\.struck\] words: a list of words is wanted"),
        ('[outcome.struck]\nword = ["влучив"]', r"\[outcome\.struck\] 'word' is unknown; words, one, many, examples"),
        ('[numbers]\n"два" = ["два"]', r"\[numbers\]: 'два' is not a number"),
        ('[outcome.struck]\nwords = ["влучив"', r"not a valid word file: Unclosed array \(at end of document\)"),
        ('[outcome.struck]\nwords = ["а"]\nwords = ["б"]', r"uk\.toml:3: not a valid word file: Cannot overwrite a value"),
        ('outcome = "влучив"', r"'outcome' is not a table of words"),
    ],
)
def test_a_broken_file_says_what_is_wrong(folder: Path, written: str, says: str) -> None:
    (folder / "uk.toml").write_text(written + "\n", encoding="utf-8")
    with pytest.raises(InputError) as error:
        read("uk", folder)
    assert error.value.origin == str(folder / "uk.toml")
    # a table's faults name the line of its head; a file cut short and a table that is none have no line
    assert error.value.line is not None or "end of document" in says or "is not a table" in says
    assert re.search(says, str(error.value))


def test_a_file_that_is_no_text_or_not_there(folder: Path) -> None:
    (folder / "uk.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="not a valid word file"):
        read("uk", folder)
    (folder / "uk.toml").unlink()
    with pytest.raises(InputError, match="no such word file"):
        read("uk", folder)


def test_a_broken_twin_is_not_believed(folder: Path) -> None:
    compile_all(folder)
    twin = folder / "compiled" / "uk.bin"
    for broken in (b"", twin.read_bytes()[:-9], b"\x00" * 100):
        twin.write_bytes(broken)
        assert read("uk", folder).stems.get("поціл")


def test_a_twin_holds_what_is_written(folder: Path) -> None:
    shutil.rmtree(folder / "compiled", ignore_errors=True)
    plain = [read(code, folder) for code in ("en", "uk")]
    compile_all(folder)
    assert [read(code, folder) for code in ("en", "uk")] == plain


def test_what_tells_a_language_is_read_without_its_phrases(folder: Path) -> None:
    path = folder / "uk.toml"
    path.write_text('letters = "їє"\ncommon = ["та", "що"]\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    compile_all(folder)
    signs = Knowledge(folder).signs["uk"]
    assert (signs.letters, signs.common, signs.stems.longest) == ("їє", {"та", "що"}, 0)
    path.write_text(path.read_text(encoding="utf-8").replace("їє", "їґ"), encoding="utf-8")
    assert Knowledge(folder).signs["uk"].letters == "їґ"  # the word file is believed, not what was compiled from it


@given(st.dictionaries(st.text(max_size=8), st.lists(st.tuples(st.text(max_size=8), st.just("drone"), st.integers()), min_size=1), max_size=40), st.text(max_size=8))
def test_a_packed_table_gives_back_what_was_packed_and_nothing_else(table: dict[str, Any], other: str) -> None:
    packed = Packed(*Packed.of(table).parts)
    assert {word: packed.get(word) for word in table} == table
    assert packed.longest == max(map(len, table), default=0)
    assert packed.get(other) == table.get(other, [])
    packed.get(other).append(("", "", None))
    assert packed.get(other) == table.get(other, [])
