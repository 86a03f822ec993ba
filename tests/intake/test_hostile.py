"""Input made to break us: nothing but `InputError` is ever raised, in bounded time and memory."""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import subprocess
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dronelog.intake import FORMATS

from .reading import Taken, take

SAMPLES = Path(__file__).parents[2] / "fixtures" / "intake"
MEGA = 1_000_000

#: Up to a megabyte each, of what makes careless readers quadratic (and then it takes hours), recursive or greedy.
PAGES: dict[str, str] = {
    "comments": "<!--" * (MEGA // 4),
    "declarations": "<!" * (MEGA // 2),
    "instructions": "<?" * (MEGA // 2),
    "open tags": "<a" * (MEGA // 2),
    "open tags with spaces": "<a " * (MEGA // 3),
    "open quotes": '<a b="' * (MEGA // 6),
    "quotes that hide the end": '<a ">" ' * (MEGA // 20) + '"',
    "values that hide the end": '<a b=">" ' * (MEGA // 25) + '"',
    "less than": "<" * MEGA,
    "end tags": "</b>" * (MEGA // 4),
    "nested": "<div>" * (MEGA // 20),
    "nested and closed": "<div>" * 50_000 + "</div>" * 50_000,
    "formatting": "".join(f"<b id=x{n}>" for n in range(10_000)) + "<p>x</p>" * 20_000,
    "paragraphs": "<p>x" * 20_000,
    "links": "<p><a href=x>y</a>" * 10_000,
    "scripts": "<script>" * (MEGA // 8),
    "attributes": "<a " + "b=c " * (MEGA // 4) + ">",
    "classes": '<p class="' + "tags " * (MEGA // 5) + '">x</p>',
    "one word": "x" * (8 * MEGA),
    "entities": "&amp;" * (MEGA // 5),
    "entities not closed": "&" * MEGA,
    "numbers as entities": "&#" + "9" * MEGA,
    "spaces": "<p>" + " " * MEGA + "x",
    "lists": "<ul><li>" * 20_000,
    "tables": "<table><tr><td>" * 20_000,
    "articles": "<article><p>Some text of some length.</p>" * 10_000,
    "strong in strong": "<article>" + "<strong>x " * 20_000,
    "too many elements": "<i>x</i>" * 300_000,
}


@pytest.mark.parametrize("name", PAGES)
def test_pages_in_bounded_time(name: str) -> None:
    within(20.0, lambda: take(("<html><body>" + PAGES[name]).encode(), format="html"))


@pytest.mark.parametrize("form", ["telegram-web", "telegram-html"])
@pytest.mark.parametrize("name", ["nested", "links", "open tags", "formatting"])
def test_telegram_pages_in_bounded_time(form: str, name: str) -> None:
    start = '<div class="page_wrap">' if form == "telegram-html" else ""
    posts = '<div class="tgme_widget_message message" id="message1" data-post="a/1">' * 1000
    within(20.0, lambda: take((start + posts + PAGES[name]).encode(), format=form))


def test_pages_in_bounded_memory() -> None:
    """In a process of its own: the largest page that is read, full of elements."""
    work = (
        "import io, resource; from dronelog.intake import read; from dronelog.intake.markup import MAX_NODES\n"
        "page = b'<html><body>' + b'<p class=a>x' * (MAX_NODES - 10) + b' ' * 4_000_000\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "list(read(['-'], format='html', stdin=io.BytesIO(page), on_reject=print, on_note=print))\n"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)"
    )
    done = subprocess.run([sys.executable, "-c", work], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 150


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("100 MB in one line", b"x" * (100 * MEGA), "over 4,194,304"),
        ("100 MB of JSON in one line", b'{"text": "' + b"x" * (100 * MEGA) + b'"}', "over 4,194,304"),
        ("nested JSON", b"[" * (10 * MEGA), "nested too deep"),
        ("nested JSON objects", b'{"a":' * (MEGA // 8), "nested too deep"),
        ("one list of everything", b"[{}," + b"1," * 20_000 + b"1]", "not a JSON object"),
        ("billion laughs", (
            "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'lol'>"
            + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9))
            + "]><rss><channel><item><title>&j;</title></item></channel></rss>").encode(), "XML with a DOCTYPE"),
        ("a file from outside", (
            b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
            b"<rss><channel><item><title>&a;</title></item></channel></rss>"), "XML with a DOCTYPE"),
        ("a row of commas", b"text,url\nx,y\n" + b"," * (10 * MEGA), "a row of"),
        ("a header of commas", b"text,url" + b",a" * 30_000 + b"\nx,y\n", ""),
        ("zeros", b"\0" * (10 * MEGA), "binary data"),
    ],
)  # fmt: skip
def test_files_in_bounded_time_and_memory(name: str, data: bytes, reason: str) -> None:
    tracemalloc.start(1)
    try:
        taken = within(60.0, lambda: take(io.BytesIO(data)))
        assert tracemalloc.get_traced_memory()[1] < 60 * MEGA
    finally:
        tracemalloc.stop()
    assert any(reason in told for told in taken.reasons) or (not reason and taken.reports), (name, taken.reasons[:3])


def within(seconds: float, work: Callable[[], Taken]) -> Taken:
    """The result, if it came in time. Generous, as others use the machine too: what is quadratic takes hours."""
    began = time.perf_counter()
    taken = work()
    assert time.perf_counter() - began < seconds
    return taken


def test_signs_for_terminals_and_databases_stay_in_the_text() -> None:
    """Reports are kept as they came; to neutralise them is for those who show them."""
    text = "\x1b[31m[bold]=1+1'); DROP TABLE reports; --\u202e\x07"
    assert take(json.dumps({"text": text})).texts == [text]


#: Enough for a change that goes wrong; ``DRONELOG_EXAMPLES=5000`` looks harder.
EXAMPLES = int(os.environ.get("DRONELOG_EXAMPLES", "200"))
ANY = st.binary(max_size=400)
STARTS = st.sampled_from([
    b"", b"{", b"[", b"[{", b'{"text":', b"<html>", b"<rss><channel><item>", b"<?xml ", b"text,url\n", b"text;url\n",
    b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"---\n", b"url: x\n\n",
    b'{"chats": {"list": [{"messages": [', b'<div class="page_wrap">', b'<div class="tgme_widget_message" data-post="',
])  # fmt: skip


@settings(max_examples=EXAMPLES, deadline=None)
@given(STARTS, ANY)
def test_nothing_is_raised_whatever_comes(start: bytes, rest: bytes) -> None:
    honest(take(start + rest))


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.sampled_from(list(FORMATS)), STARTS, ANY)
@example("xlsx", b"", b"not a zip")
@example("mhtml", b"", b"Content-Type: text/html; charset=nonsense\n\nx")
def test_nothing_is_raised_whatever_is_insisted_on(form: str, start: bytes, rest: bytes) -> None:
    honest(take(start + rest, format=form))


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(sorted(path.name for path in SAMPLES.iterdir() if path.suffix != ".md")),
    st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=0, max_size=4)), min_size=1, max_size=6),
)
def test_nothing_is_raised_by_a_damaged_sample(name: str, damage: list[tuple[float, bytes]]) -> None:
    data = bytearray((SAMPLES / name).read_bytes())
    for where, what in damage:
        at = int(where * len(data))
        data[at : at + len(what)] = what
        if not what:
            del data[at:]
    honest(take(bytes(data)))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
KEYS = st.sampled_from([
    "text", "published", "publisher", "url", "lang", "title", "id", "channel", "message", "edited", "date", "type",
    "date_unixtime", "edited_unixtime", "messages", "items", "chats", "list", "content_html", "report_id", "region",
    "name",
])  # fmt: skip


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.dictionaries(KEYS, VALUES | st.sampled_from(["message", "service", "2025-05-01", "9" * 30]), max_size=8))
def test_nothing_is_raised_by_fields_of_any_kind(record: dict[str, object]) -> None:
    written = json.dumps(record)
    honest(take(written, format="jsonl"))
    honest(take(written, format="json"))
    honest(take(json.dumps({"messages": [record, {"text": "x"}]}), format="json"))


def honest(taken: Taken) -> None:
    """Every reject says why in words, every report can be stored and told."""
    for reject in taken.rejects:
        assert reject.reason
        assert not re.search("[A-Za-z]Error", reject.reason), reject
        assert len(reject.raw) <= 2000
        (reject.reason + reject.raw + reject.origin).encode()
    for report in taken.reports:
        assert report.text.strip()
        for field in report.__slots__:
            value = getattr(report, field)
            if isinstance(value, str):
                value.encode()
                assert "\0" not in value
    for note in taken.notes:
        note.encode()


def test_bombs_of_every_kind_end() -> None:
    inner = gzip.compress(b" " * (100 * MEGA))
    within(20.0, lambda: take(inner))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", b"<workbook>" + b" " * (100 * MEGA))
    assert "damaged workbook" in within(20.0, lambda: take(out.getvalue(), format="xlsx")).reasons[0]
