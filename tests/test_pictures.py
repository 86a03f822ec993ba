"""The pictures of README.md: taken from the program of today, small, and asking for nothing from elsewhere."""

import re
import xml.etree.ElementTree as ET

import pytest

from tests import pictures
from tests.output.browser import missing


def words(svg: str) -> list[str]:
    root = ET.fromstring(svg)
    return ["".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")]


def test_the_terminal_shows_what_the_program_prints_today(tmp_path):
    pictures.demo(tmp_path)
    today = pictures.terminal(tmp_path)
    kept = (pictures.PICTURES / "terminal.svg").read_text(encoding="utf-8")
    assert words(kept) == words(today), "run `make pictures` (or `python -m tests.pictures --terminal`)"
    assert kept == today
    assert any(line.startswith("Belgorod Oblast") for line in words(kept))
    assert 'text-decoration="underline"' in kept


def test_pictures_are_small_and_load_nothing():
    svg = (pictures.PICTURES / "terminal.svg").read_text(encoding="utf-8")
    assert len(svg) < 30_000
    assert not re.search(r"url\(|@import|<script|<image|href=", svg)
    webp = (pictures.PICTURES / "page.webp").read_bytes()
    assert webp[:4] == b"RIFF"
    assert webp[8:12] == b"WEBP"
    assert 10_000 < len(webp) < 120_000


def test_colours_and_breaks_are_those_of_a_terminal():
    lines = pictures.wrapped(["\x1b[31m" + "x" * 150 + "\x1b[0m", "y"])
    assert lines == ["\x1b[31m" + "x" * 100, "x" * 50 + "\x1b[0m", "y"]
    drawn = pictures.svg([*lines, "<b> & \x1b[1;4mz\x1b[0m"])
    assert words(drawn) == ["x" * 100, "x" * 50, "y", "<b> & z"]
    assert drawn.count('fill="#ff8f7e"') == 2
    assert 'font-weight="bold" text-decoration="underline">z<' in drawn


@pytest.mark.skipif(bool(missing()), reason=missing() or "")
def test_the_page_is_taken_by_a_real_browser(tmp_path):
    pictures.demo(tmp_path)
    webp = pictures.page(tmp_path)
    kept = (pictures.PICTURES / "page.webp").read_bytes()
    assert webp[8:12] == b"WEBP"
    assert 0.5 < len(webp) / len(kept) < 2, "the page looks different: run `make pictures`"
