"""Plain text: headers, blocks, encodings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dronelog.intake.text import blocks, split_header

from .reading import take


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("A drone fell.\n", ["A drone fell."]),
        ("\n\nA drone fell.\n\nNo harm.\n\n\n", ["A drone fell.\n\nNo harm."]),
        ("  A drone fell.", ["  A drone fell."]),
        ("one\r\ntwo\r\n---\r\nthree\r\n", ["one\ntwo", "three"]),
        ("one\n---\n---\n\n---\ntwo\n---\n", ["one", "two"]),
        ("one\n--- not alone\n----\ntwo", ["one\n--- not alone\n----\ntwo"]),
        ("url: https://a.test\n\nText", ["Text"]),
        ("URL: https://a.test\nTitle: T\n\n\nText", ["Text"]),
        ("Updated: at noon\n\nText", ["Updated: at noon\n\nText"]),
        ("url: https://a.test\nNo field\n\nText", ["url: https://a.test\nNo field\n\nText"]),
        ("---\npublisher: P\ntitle: T\n---\nText", ["Text"]),
    ],
)
def test_texts(text: str, texts: list[str]) -> None:
    taken = take(text)
    assert taken.texts == texts
    assert not taken.rejects


def test_header_fields() -> None:
    taken = take(
        "published: 27.08.2025 07:40\npublisher: Газета\nurl: https://a.test/1\ntitle: Т\nlang: ru-RU\nid: 5\n"
        "channel: c\nmessage: 9\n\nДрон.",
        zone="Europe/Moscow",
    )
    report = taken.reports[0]
    assert report.published == "2025-08-27T07:40:00+03:00"
    assert (report.publisher, report.url, report.title, report.lang) == ("Газета", "https://a.test/1", "Т", "ru")
    assert (report.id, report.channel, report.message, report.line) == ("5", "c", "9", 10)


def test_an_unknown_field_is_told() -> None:
    taken = take("publisher: P\npublised: 2025-01-01\n\nText")
    assert taken.texts == ["Text"]
    assert "'publised' is not known" in taken.notes[0]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("published: soon\n\nText", "'soon' is no time of publication"),
        ("published: 2025-02-30\n\nText", "is no time of publication"),
        ("publisher: P\n\n\n", "a header without a text"),
        ("\n \n\t\n", "nothing but blank lines"),
        ("---\n---\n", "nothing but blank lines"),
    ],
)
def test_what_cannot_be_used(text: str, reason: str) -> None:
    taken = take(text)
    assert not taken.reports
    assert [reason in told for told in taken.reasons] == [True]


def test_defaults_stand_in_and_the_header_wins() -> None:
    taken = take(
        "A\n---\npublisher: Q\n\nB", published="2025-08-27", publisher="P", lang="uk", url="https://a.test/1"
    )
    assert [(r.published, r.publisher, r.lang, r.url) for r in taken.reports] == [
        ("2025-08-27", "P", "uk", None),
        ("2025-08-27", "Q", "uk", None),
    ]
    assert "--url is given to none" in taken.notes[0]
    assert take("A", url="https://a.test/1").reports[0].url == "https://a.test/1"


def test_a_block_too_large_is_refused_and_the_next_is_read() -> None:
    taken = take("small\n---\n" + "большой текст " * 400_000 + "\n---\nlast\n")
    assert taken.texts == ["small", "last"]
    assert "over 4,194,304" in taken.reasons[0]
    assert taken.rejects[0].line == 3


def test_bytes_that_are_no_text_in_the_middle() -> None:
    taken = take("Дрон.\n".encode() * 10_000 + b"---\n\xff\xfe\n---\nlast\n")
    assert taken.texts[-1] == "last"
    assert taken.reasons == ["bytes that are not UTF-8"]


LINE = st.text(st.characters(exclude_characters="\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", codec="utf-8"), max_size=20)


@given(st.lists(st.lists(LINE, min_size=1, max_size=5), min_size=1, max_size=5))
def test_nothing_is_lost_or_made_up_by_the_splitter(groups: list[list[str]]) -> None:
    groups = [[line for line in group if line.strip() != "---"] for group in groups]
    lines = [f"{line}\n" for group in groups for line in [*group, "---"]]
    found = [text for _, text, _ in blocks((line, True) for line in lines)]
    wanted = ["".join(f"{line}\n" for line in group).rstrip() for group in groups]
    assert ["".join(text.split()) for text in found] == ["".join(t.split()) for t in wanted if t.strip()]
    assert all(text.split("\n")[0].strip() for text in found)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=200))
def test_the_header_splitter_gives_back_the_end_of_the_block(block: str) -> None:
    fields, text, lines = split_header(block)
    assert block.endswith(text)
    assert fields or (text, lines) == (block, 0)
