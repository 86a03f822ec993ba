"""Which encoding a text is in."""

from __future__ import annotations

import pytest

from dronelog.intake.encodings import guess
from dronelog.intake.items import HEAD

RU = "В ночь на 27 августа над территорией области сбиты девять беспилотников, сообщил губернатор."
UK = "У ніч на 12 травня над областю збили дев'ять безпілотників, повідомив очільник ОВА. Є пошкодження."
EN = "Nine drones were shot down over the region overnight, the governor said."


@pytest.mark.parametrize(
    ("text", "encoding", "guessed"),
    [
        (EN, "ascii", "utf-8"), (RU, "utf-8", "utf-8"), (RU, "utf-8-sig", "utf-8-sig"), (RU, "cp1251", "cp1251"),
        (UK, "cp1251", "cp1251"), (RU.upper(), "cp1251", "cp1251"), (RU, "koi8-r", "koi8_r"), (UK, "koi8-u", "koi8_u"),
        (RU, "cp866", "cp866"), (RU, "utf-16", "utf-16"), (UK, "utf-16-le", "utf-16-le"),
        (UK, "utf-16-be", "utf-16-be"), (EN, "utf-16-le", "utf-16-le"),
        ("БПЛА сбит", "cp1251", "cp1251"), ("Дрон", "koi8-r", "koi8_r"),
        ("«Дрон» – сбит; Drone down", "cp1251", "cp1251"),
        ("The drone’s debris hit a café, the mayor said.", "cp1252", "cp1252"),
        ("Drohne über Köln, fünf Verletzte, Flughafen geschlossen", "cp1252", "cp1252"),
    ],
)  # fmt: skip
def test_guess(text: str, encoding: str, guessed: str) -> None:
    data = text.encode(encoding)
    assert guess(data) == guessed
    assert data.decode(guessed) == text


@pytest.mark.parametrize("damage", [b"\xff", b"\x98\xe4", b"\xd0"])
def test_a_bad_byte_does_not_make_it_another_alphabet(damage: bytes) -> None:
    data = RU.encode()
    assert guess(data[:40] + damage + data[40:]) == "utf-8"
    assert guess(EN.encode() + "café".encode("cp1252")) == "cp1252"


def test_a_character_cut_at_the_end_of_what_is_looked_at() -> None:
    assert guess((b"x" + "я".encode() * HEAD)[:HEAD]) == "utf-8"
    assert guess(b"caf\xe9") == "cp1252"


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 50, bytes(range(256)) * 4, b"abc\x00def", b"\x93\x00\x12" * 99])
def test_no_text(data: bytes) -> None:
    assert guess(data) is None
