"""JSON documents: lists, feeds, Telegram exports; bad records among good ones; any size."""

from __future__ import annotations

import io
import json
import tracemalloc

import pytest

from dronelog.intake.jsonstream import BadDocumentError, BadValueError, JsonStream

from .reading import take


def message(number: int, text: object, **more: object) -> dict[str, object]:
    return {
        "id": number, "type": "message", "date": "2025-05-12T07:05:00", "date_unixtime": "1747022700", "from": "Author",
        "from_id": "user1", "text": text, **more,
    }  # fmt: skip


def export(*messages: object, **chat: object) -> str:
    return json.dumps({"name": "Chat", "type": "public_channel", "id": 7, **chat, "messages": messages})


@pytest.mark.parametrize(
    ("document", "texts"),
    [
        ('[{"text": "a"}, {"text": "b"}]', ["a", "b"]),
        ('{"text": "a", "places": [{"text": "no"}], "incidents": []}', ["a"]),
        ('{\n "text": "a"\n}', ["a"]),
        ('{\n "text": "a"\n}\n{\n "text": "b"\n}', ["a", "b"]),
        ('{"meta": {"n": 2, "messages": 3}, "data": [{"text": "a"}]}', ["a"]),
        ('{"data": {"reports": [{"content": "a"}]}}', ["a"]),
        ('{"items": [{"content_html": "<p>a<br>b</p>", "title": ""}]}', ["a\nb"]),
        ('{"items": [{"title": "t"}, {"content_text": "t\\nrest", "title": "t"}]}', ["t\nrest"]),
    ],
)
def test_documents(document: str, texts: list[str]) -> None:
    assert take(document, format="json").texts == texts


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ("5", "not a JSON object"),
        ("null", "not a JSON object"),
        ('"text"', "not a JSON object"),
        ("{}", "no text"),
        ('{"text": tru}', "not valid JSON"),
        ('{"text": "a" "b"}', "not valid JSON"),
        ('{"text": "x", "published": "never"}', "no time of publication"),
        ('{"text": "x", "n": ' + "7" * 5000 + "}", "not valid JSON"),
        ("[" * 100_000 + "]" * 100_000, "nested too deep"),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, "nested too deep"),
        ('{"text": "' + "x" * 5_000_000 + '"}', "over 4,194,304"),
        ('{"text": "' + '\\"' * 3_000_000 + '"}', "over 4,194,304"),
    ],
)
def test_a_bad_record_is_told_and_the_others_go_on(record: str, reason: str) -> None:
    for document in (f'[{{"text": "a"}},\n{record},\n{{"text": "b"}}]', f'{{"reports": [{record},{{"text": "b"}}]}}'):
        taken = take(document, format="json")
        assert taken.texts[-1] == "b"
        assert len(taken.rejects) == 1
        assert reason in taken.rejects[0].reason
        assert len(taken.rejects[0].raw) <= 2000
    assert take(f'[{{"text": "a"}},\n{record}]', format="json").rejects[0].line == 2


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ('[{"text": "a"}', "the file ends"),
        ('[{"text": "a"}, {"text": "b', "the file ends"),
        ('[{"text": "a"} {"text": "b"}]', "',' should stand here"),
        ('{"messages": [{"text": "a"}], ', "the file ends"),
        ('[{"text": "a"}], and more', "should stand here"),
    ],
)
def test_what_precedes_a_fault_is_read(document: str, reason: str) -> None:
    taken = take(document, format="json")
    assert taken.texts == ["a"]
    assert reason in taken.reasons[-1]


@pytest.mark.parametrize("document", ["[]", "{}", '{"a": 1}', '{"messages": []}', '"text"', "5", "[[]]", "[1]"])
def test_no_reports(document: str) -> None:
    taken = take(document, format="json")
    assert not taken.reports
    assert len(taken.rejects) == 1


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("one", "one"),
        (["one ", {"type": "bold", "text": "two"}, " three"], "one two three"),
        ([{"type": "link", "text": "t.me/x"}, {"type": "odd"}, 5, None], "t.me/x"),
    ],
)
def test_telegram_texts(text: object, plain: str) -> None:
    assert take(export(message(1, text))).texts == [plain]


def test_telegram_times_and_edits() -> None:
    edited = {"edited": "2025-05-12T08:05:00", "edited_unixtime": "1747026300"}
    report = take(export(message(1, "x", **edited))).reports[0]
    assert (report.published, report.edited) == ("2025-05-12T07:05:00+03:00", "2025-05-12T08:05:00+03:00")
    report = take(export(message(1, "x", **edited)), zone="Europe/London").reports[0]
    assert (report.published, report.edited) == ("2025-05-12T05:05:00+01:00", "2025-05-12T06:05:00+01:00")
    old = {"id": 1, "type": "message", "date": "2019-05-12T07:05:00", "edited": "1970-01-01T03:00:00", "text": "x"}
    assert take(export(old)).reports[0].published == "2019-05-12T07:05:00"
    assert take(export(old)).reports[0].edited is None
    assert take(export(old), zone="MSK").reports[0].published == "2019-05-12T07:05:00+03:00"


def test_telegram_who_speaks() -> None:
    forwarded = message(2, "x", forwarded_from="Rescuers")
    assert [r.publisher for r in take(export(message(1, "x"), forwarded)).reports] == ["Chat", "Rescuers"]
    assert take(export(message(1, "x"), type="public_supergroup")).reports[0].publisher == "Author"
    report = take(export(message(1, "x"))).reports[0]
    assert (report.channel, report.message, report.url) == ("7", "1", None)


def test_telegram_what_is_skipped_is_told() -> None:
    service = {"id": 3, "type": "service", "date": "2025-05-12T07:05:00", "action": "pin_message", "text": ""}
    taken = take(export(message(1, ""), service, message(2, "x")))
    assert taken.texts == ["x"]
    assert taken.notes == ["-: skipped posts without a text (1), service messages (1)"]


class Endless(io.RawIOBase):
    """A Telegram export of `count` messages, made as it is read."""

    def __init__(self, count: int) -> None:
        body = json.dumps(message(1, "Дрон " * 100), ensure_ascii=False, indent=1)
        head = '{"name": "Chat", "type": "public_channel", "id": 7, "messages": [\n'
        self.parts = iter([head.encode(), *[(body + ",\n").encode()] * count, body.encode(), b"]}"])
        self.rest = b""

    def read(self, size: int = -1) -> bytes:  # type: ignore[override]
        while len(self.rest) < size and (part := next(self.parts, b"")):
            self.rest += part
        data, self.rest = self.rest[:size], self.rest[size:]
        return data


def test_a_large_export_streams() -> None:
    tracemalloc.start()
    peaks = []
    for count in (2_000, 20_000):
        tracemalloc.reset_peak()
        from dronelog.intake import read

        reports = read(["-"], stdin=Endless(count), on_reject=pytest.fail, on_note=pytest.fail)  # type: ignore[arg-type]
        assert sum(1 for _ in reports) == count + 1
        peaks.append(tracemalloc.get_traced_memory()[1])
    tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.5 < 30_000_000


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_values_survive_any_cut(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dronelog.intake.jsonstream._CHUNK", size)
    value = {"a": ["é\n\"\\", 12.5e3, True, None, {"b": []}], "ключ": "значення"}
    stream = JsonStream(io.BytesIO(json.dumps([value, value, 17]).encode()), "utf-8")
    found = []
    for _ in stream.elements():
        if len(found) == 1:
            stream.skip()
            found.append(None)
        else:
            found.append(stream.value()[0])
    assert found == [value, None, 17]
    assert stream.peek() == ""


def test_errors_of_the_stream() -> None:
    with pytest.raises(BadDocumentError):
        JsonStream(io.BytesIO(b'{"a'), "utf-8").skip()
    with pytest.raises(BadValueError):
        JsonStream(io.BytesIO(b"nul"), "utf-8").value()


@pytest.mark.parametrize(
    ("chat", "text"),
    [
        ("Повітряні тривоги".encode() + b"\x80", '"Над громадою збито шість безпілотників"'.encode()),
        (b"Chan\\udc80nel", b'"Drones"'),
        (b"C", b'["Dro", {"text": "\\ud800"}]'),
    ],
)
def test_half_a_character_in_a_chats_name_or_in_a_piece_of_text_is_replaced(chat: bytes, text: bytes) -> None:
    taken = take(
        b'{"name": "%s", "type": "public_channel", "id": 1, "messages": [{"id": 2, "type": "message", '
        b'"date": "2025-05-12T06:00:00", "date_unixtime": "1747029600", "text": %s}]}' % (chat, text)
    )
    (report,) = taken.reports
    for field in (report.text, report.publisher, report.channel):
        assert field is not None
        field.encode()
    assert "\ufffd" in f"{report.publisher}{report.text}"
