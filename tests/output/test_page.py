"""The page: what stands in it, that nothing of a report is obeyed, and how it behaves in a real browser."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest

from dronelog.output.page import words as page_words
from tests.output.browser import Browser, axe, missing
from tests.output.made import FORMULA, HOSTILE, fill, many


@pytest.fixture
def full(program, log, incident):
    fill(log, incident)
    return program


def page_of(program, *args: str) -> str:
    program("export", "a.html", "--force", *args)
    return (program.home / "a.html").read_text(encoding="utf-8")


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


def tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Tags()
    parser.feed(html)
    return parser.tags


def test_a_hostile_report_stays_text(full):
    html = page_of(full, "--title", HOSTILE)
    found = tags(html)
    assert [tag for tag, _ in found].count("script") == 2
    assert not [tag for tag, _ in found if tag in ("img", "iframe", "object", "embed", "form", "base", "link")]
    assert not [(tag, name) for tag, attrs in found for name in attrs if name.startswith("on") or name == "style"]
    links = [attrs["href"] for tag, attrs in found if tag == "a"]
    assert links
    assert all(href.startswith(("#", "https://example.org/", "https://t.me/")) for href in links)
    assert "\u202e" not in html
    assert "&lt;script&gt;document.title" in html


def test_the_policy_allows_our_own_style_and_script_and_nothing_else(full):
    html = page_of(full)
    policy = next(a["content"] for t, a in tags(html) if a.get("http-equiv") == "Content-Security-Policy")
    told = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert told["default-src"] == "'none'"
    for kind, pattern in (("style-src", r"<style>(.*?)</style>"), ("script-src", r"<script>(.*?)</script>")):
        source = re.search(pattern, html, re.S)[1]
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert told[kind] == f"'sha256-{digest}'"


def test_the_data_cannot_end_its_script_early(full):
    html = page_of(full)
    data = re.search(r'<script type="application/json" id="words">(.*?)</script>', html, re.S)[1]
    assert "<" not in data
    assert set(json.loads(data)) >= {"words", "names", "outcomes", "objects", "months", "reasons", "method"}


def test_figures_are_ranges_with_receipts_and_blanks_are_no_zeros(full):
    html = page_of(full)
    text = re.sub(r"<[^>]+>", " ", html)
    assert re.search(r"\b43\s+Drones told of", text)  # UA 12, RU 31 (its regions tell of less), VOR 0
    assert re.search(r"–\s+hits", text)
    assert re.search(r"part of a country’s figure\s*: 2", text)
    assert "9–14" in text
    assert re.search(r"0\s+people killed", text)


def test_it_reads_without_scripts_in_three_languages(full):
    for lang, words in (
        ("en", "Where sources disagree"),
        ("ru", "Где источники расходятся"),
        ("uk", "Де джерела розходяться"),
    ):
        html = page_of(full, "--lang", lang)
        assert f'<html lang="{lang}">' in html
        assert words in re.sub(r'<script type="application/json".*?</script>', "", html, flags=re.S)
    assert "Бєлгородська область" in html or "name of RU-BEL" in html


def test_a_thousand_incidents_are_less_than_a_megabyte(program, log):
    # words as long as a page shows, in two-byte letters, and every night of a year told
    many(
        log,
        1000,
        words="Ночью сбиты {0} беспилотников над городом и посёлками района " + "осколки повредили крыши домов " * 12,
    )
    html = page_of(program)
    assert 500_000 < len(html.encode()) < 1_000_000


def test_an_empty_log_makes_a_page_too(program, log):
    html = page_of(program)
    assert "<h1>" in html
    assert html.count("<tr") < 8


def test_all_words_are_told_in_three_languages():
    for table in (page_words.WORDS, page_words.REASONS, page_words.OUTCOMES, page_words.OBJECTS):
        for key, told in table.items():
            assert len(told) == 3, key
            assert all(told), key
    from dronelog.summary import events
    from dronelog.terms import OBJECTS, OUTCOME_KINDS

    assert set(page_words.OUTCOMES) == set(OUTCOME_KINDS)
    assert set(page_words.OBJECTS) == set(OBJECTS)
    said = {events.REPEAT, events.CORRECTED, events.INSIDE, events.REGIONAL, events.DOUBTFUL}
    assert set(page_words.REASONS) == said


# -- in a browser ------------------------------------------------------------------------------------------------------

browser = pytest.mark.skipif(bool(missing()), reason=missing() or "")


@pytest.fixture
def window(full, tmp_path):
    page_of(full)
    with Browser(tmp_path) as opened:
        opened.open(full.home / "a.html")
        yield opened


def texts(window, selector: str) -> list[str]:
    return window.run("return Array.from(document.querySelectorAll(arguments[0]), e => e.textContent)", selector)


def shown(window) -> list[str]:
    return window.run(
        "return Array.from(document.querySelectorAll('#table tbody tr:not([hidden])'), r => r.cells[1].textContent)"
    )


def search(window, typed: str) -> int:
    window.later(
        "const done = arguments[1], q = document.getElementById('q'); q.value = arguments[0];"
        "q.dispatchEvent(new Event('input')); setTimeout(done, 300)", typed
    )  # fmt: skip
    return len(shown(window))


@browser
def test_no_error_no_request_and_hostile_words_are_not_run(window, full):
    assert window.run("return document.title") == "Drone incidents"
    assert [e for e in window.log("browser") if e["level"] in ("SEVERE", "WARNING")] == []
    asked = [url for url in window.requests() if not url.startswith(("data:", "chrome"))]
    assert asked == [(full.home / "a.html").resolve().as_uri()]
    assert any(FORMULA in quote for quote in texts(window, "q"))
    window.run(
        "const s = document.createElement('script'); s.textContent = 'document.title = 1'; document.body.append(s)"
    )
    assert window.run("return document.title") == "Drone incidents"  # the policy holds


@browser
def test_search_finds_in_any_language_and_sort_sorts(window):
    everything = len(shown(window))
    assert everything == 7
    assert search(window, "шебекино") == 1
    assert search(window, "харківщиною") == 1
    assert search(window, "RU-BEL") == 2
    assert search(window, "минобороны") == 2
    assert search(window, "russian ministry") == 2
    assert search(window, "nothing like it") == 0
    assert texts(window, "#count") == ["0"]
    window.run("document.getElementById('all').click()")
    assert len(shown(window)) == everything
    numbers = "return Array.from(document.querySelectorAll('#table tbody tr'), r => r.cells[3].textContent)"
    window.run("document.querySelectorAll('button.sort')[3].click()")
    assert window.run(numbers) == ["31", "14", "12", "9", "~2", "0", ""]
    window.run("document.querySelectorAll('button.sort')[3].click()")
    assert window.run(numbers) == ["0", "~2", "9", "12", "14", "31", ""]
    assert window.run("return document.querySelectorAll('#table th')[3].getAttribute('aria-sort')") == "ascending"
    window.run("document.querySelector('#regions ~ .wide button.find').click()")
    assert 0 < len(shown(window)) < everything


@browser
def test_the_page_speaks_another_language_as_if_made_in_it(window, full):
    """What the script says in Russian and Ukrainian is what the program writes in them."""
    parts = "body [data-t], body [data-r], body [data-d], body [data-o], body [data-k], body [data-w], body [data-e]"
    for lang in ("ru", "uk", "en"):
        window.run("document.querySelector(`[data-l=${arguments[0]}]`).click()", lang)
        assert window.run("return document.documentElement.lang") == lang
        turned = texts(window, parts)
        window.open(full.home / "a.html")
        full("export", f"{lang}.html", "--lang", lang, "--force")
        window.open(full.home / f"{lang}.html")
        assert texts(window, parts) == turned
        window.open(full.home / "a.html")


@browser
def test_dark_and_light(window):
    paper = "return getComputedStyle(document.body).backgroundColor"
    first = window.run(paper)
    window.run("document.getElementById('theme').click()")
    second = window.run(paper)
    window.run("document.getElementById('theme').click()")
    assert window.run(paper) == first != second


@browser
def test_it_fits_a_phone(full, tmp_path):
    page_of(full, "--lang", "uk")
    with Browser(tmp_path, 390, 800) as window:
        window.open(full.home / "a.html")
        wide = window.run("return [document.documentElement.scrollWidth, innerWidth]")
        assert wide[0] <= max(wide[1], 500)
        assert window.run("return getComputedStyle(document.querySelector('#table td')).display") == ("block" if wide[1] <= 700 else "table-cell")  # fmt: skip


@browser
@pytest.mark.skipif(axe() is None, reason="axe-core is not installed (.ci/tools)")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_no_serious_violation(window, theme):
    window.run(
        "document.documentElement.dataset.theme = arguments[0]; document.querySelector('details').open = true", theme
    )
    window.run(axe() + "; window.axe = axe")
    found = window.later("const done = arguments[0]; axe.run(document, {resultTypes: ['violations']}).then(r => done("
                         "r.violations.map(v => [v.impact, v.id, v.nodes.slice(0, 3).map(n => n.html.slice(0, 200))])))")  # fmt: skip
    assert [v for v in found if v[0] in ("serious", "critical")] == []
