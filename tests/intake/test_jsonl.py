"""JSONL, the contract of `parse`."""

from __future__ import annotations

import json

import pytest

from dronelog.model import Report

from .reading import take

LINE = '{"id": "a", "text": "Two drones.", "published": "2025-08-28T07:40:00+03:00", "publisher": "P", "lang": "en"}'


def test_every_field_of_a_line() -> None:
    record = {
        "id": 7, "text": " Дроны. ", "published": "2025-08-28", "publisher": "П", "url": "https://e.test/1",
        "lang": "ru-RU", "title": "Т", "channel": "c", "message": 12, "edited": "2025-08-28T10:00:00Z", "incidents": [],
        "extra": {"a": 1},
    }  # fmt: skip
    taken = take(json.dumps(record, ensure_ascii=False))
    assert taken.reports == [
        Report(
            text=" Дроны. ", published="2025-08-28", publisher="П", url="https://e.test/1", lang="ru", title="Т",
            id="7", channel="c", message="12", edited="2025-08-28T10:00:00+00:00", origin="-", line=1,
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not valid JSON"),
        ('["a"]', "not a JSON object"),
        ("12", "not a JSON object"),
        ('{"id": 1}', "no text: it has id"),
        ('{"text": "  "}', "the text is empty"),
        ('{"text": 5}', "the text is not a string"),
        ('{"text": null}', "no text"),
        ('{"text": "x", "published": "yesterday"}', "is no time of publication"),
        ('{"text": "x", "published": "0001-01-01"}', "is no time of publication"),
        ('{"text": "x", "published": ["2025"]}', "neither a string nor a number"),
        ('{"text": "x", "published": 1e300}', "is no time"),
        ('{"text": ' + "9" * 5000 + "}", "not valid JSON"),
        ("[" * 100_000, "nested too deep"),
        ('{"text": "x", "a": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested too deep"),
    ],
)
def test_a_bad_line_is_told_and_the_others_go_on(line: str, reason: str) -> None:
    taken = take(f"{LINE}\n{line}\n\n{LINE}\n")
    assert [r.line for r in taken.reports] == [1, 4]
    assert [r.line for r in taken.rejects] == [2]
    assert reason in taken.rejects[0].reason
    assert taken.rejects[0].raw.startswith(line[:100])
    assert len(taken.rejects[0].raw) <= 2000


def test_lone_surrogates_and_nul_are_replaced_one_for_one() -> None:
    taken = take('{"text": "a\\ud800b\\u0000c\\ud83d\\ude00", "publisher": "\\udfff"}')
    assert taken.reports[0].text == "a\ufffdb\ufffdc😀"
    assert taken.reports[0].publisher == "\ufffd"


def test_bytes_that_are_no_utf8_after_a_good_beginning() -> None:
    data = (LINE + "\n").encode() * 2000 + b'{"text": "\xe4\xf0\xee\xed"}\n' + LINE.encode()
    taken = take(data)
    assert len(taken.reports) == 2001
    assert [(r.line, r.reason) for r in taken.rejects] == [(2001, "not valid UTF-8")]


def test_a_bad_byte_costs_its_own_line() -> None:
    good = '{"text": "Два дрона сбиты над городом."}'.encode()
    taken = take(good + b'\n{"text": "\xff"}\n' + good)
    assert [r.line for r in taken.reports] == [1, 3]
    assert taken.reasons == ["not valid UTF-8"]
    taken = take(good.decode().encode("cp1251") + b'\n{"text": "\x98"}\n' + good.decode().encode("cp1251"))
    assert [r.line for r in taken.reports] == [1, 3]
    assert taken.reasons == ["bytes that are not Windows-1251"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251", "koi8-u"])
def test_encodings(encoding: str) -> None:
    line = '{"text": "У ніч на 12 травня збито дев’ять безпілотників"}'.replace("’", "'")
    taken = take((line + "\n" + line).encode(encoding))
    assert [r.text for r in taken.reports] == [json.loads(line)["text"]] * 2
    assert not taken.rejects


def test_a_line_of_100_mb_is_refused_in_bounded_memory() -> None:
    import tracemalloc

    class Long:
        """A JSONL of three lines, the second of 100 MB, made as it is read."""

        def __init__(self) -> None:
            self.parts = iter([LINE.encode() + b'\n{"text": "', *[b"x" * 1_000_000] * 100, b'"}\n' + LINE.encode()])
            self.rest = b""

        def read(self, size: int) -> bytes:
            part = self.rest or next(self.parts, b"")
            self.rest = part[size:]
            return part[:size]

    tracemalloc.start()
    taken = take(Long())  # type: ignore[arg-type]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [r.line for r in taken.reports] == [1, 3]
    assert "over 4,194,304 bytes" in taken.rejects[0].reason
    assert peak < 40_000_000


def test_times_without_a_zone_get_the_one_given() -> None:
    line = '{"text": "x", "published": "2025-08-28 07:40"}'
    assert take(line).reports[0].published == "2025-08-28T07:40:00"
    assert take(line, zone="Europe/Kyiv").reports[0].published == "2025-08-28T07:40:00+03:00"
    assert take(LINE, zone="Europe/London").reports[0].published == "2025-08-28T07:40:00+03:00"


def test_a_mapping_names_the_keys() -> None:
    taken = take('{"Текст": "Дрон", "Дата": "28.08.2025"}', mapping={"text": "Текст", "published": "Дата"})
    assert (taken.reports[0].text, taken.reports[0].published) == ("Дрон", "2025-08-28")


@pytest.mark.parametrize("first", ['{"text": "A drone fell."}}', '{"text": "A dro', '{"text" "A drone fell."}'])
def test_a_damaged_first_line_costs_only_itself(first: str) -> None:
    taken = take(f'{first}\n{{"text": "Two drones fell."}}\n{{"text": "Three fell."}}\n')
    assert [report.text for report in taken.reports] == ["Two drones fell.", "Three fell."]
    assert [(reject.line, "JSON" in reject.reason) for reject in taken.rejects] == [(1, True)]


@pytest.mark.parametrize("first", ['{"name": "N", "type": "public_channel", "id": 1, "messages": [', '{"messages":\n['])
def test_a_document_with_a_record_a_line_is_no_json_lines(first: str) -> None:
    posts = [json.dumps({"id": n, "type": "message", "date": "2025-06-12T08:00:00", "text": f"{n} drones."}) for n in range(3)]
    for between in (",\n", "\n,"):
        taken = take(first + "\n" + between.join(posts) + "\n]}")
        assert [report.text for report in taken.reports] == ["0 drones.", "1 drones.", "2 drones."]
        assert not taken.rejects
