"""What encoding a file is in. UTF-8 first; the old Cyrillic ones only where Cyrillic words come out of them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from dronelog.intake.items import HEAD, Note, Source

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CYRILLIC = ("cp1251", "koi8_u", "cp866")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FOREIGN_WORD = re.compile(rb"[^\s]*[\x80-\xff][^\s]*")
#: Letters that make up three quarters of a Russian or Ukrainian text; in a wrong decoding they are one in three.
_COMMON = frozenset("оеаинтсрвлкі")
_NAMES = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16",
          "utf-32": "UTF-32", "cp1251": "Windows-1251", "koi8_u": "KOI8-U", "koi8_r": "KOI8-R", "cp866": "CP866",
          "cp1252": "Windows-1252"}  # fmt: skip


def guess(head: bytes) -> str | None:
    """The codec of a file that begins with `head`; None for one that is no text."""
    for bom, codec in _BOMS:
        if head.startswith(bom):
            return codec
    if b"\0" in head:
        return _utf16(head)
    if _is_utf8(head):
        return "utf-8"
    return _eight_bit(head)


def name(codec: str) -> str:
    """What people call it."""
    return _NAMES.get(codec, codec)


def told(source: Source, codec: str) -> Iterator[Note]:
    """The guess, for the user, where it is not the usual one."""
    if name(codec) != "UTF-8":
        yield Note(f"{source.origin}: read as {name(codec)}")


def _is_utf8(head: bytes) -> bool:
    try:
        # Where more follows, a character cut in two at the end is no error.
        codecs.getincrementaldecoder("utf-8")().decode(head, final=len(head) < HEAD)
    except UnicodeDecodeError:
        # Damaged UTF-8 is UTF-8 still: one bad byte must not turn a whole file into another alphabet.
        text = head.decode("utf-8", "replace")
        wrong = text.count("\ufffd")
        return wrong * 4 < sum(1 for character in text if character > "\x7f") - wrong
    return True


def _utf16(head: bytes) -> str | None:
    """UTF-16 that does not say so: the right byte order gives letters and spaces, the wrong one Chinese at random."""
    even = head[: len(head) & ~1]
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = codecs.getincrementaldecoder(codec)().decode(even)
        except UnicodeDecodeError:
            continue
        usual = sum(1 for c in text if "\u0400" <= c <= "\u04ff" or "\x20" <= c < "\x7f" or c in "\r\n\t«»—–’")
        if text and usual > 0.9 * len(text):
            return codec
    return None


def _eight_bit(head: bytes) -> str | None:
    if sum(1 for b in head if b < 32 and b not in b"\t\n\r\f\x1b\x1a") > len(head) // 100:
        return None
    sample = b" ".join(_FOREIGN_WORD.findall(head))[:8192]
    best, best_score = "cp1252", 0.0
    for codec in _CYRILLIC:
        score = _score(sample.decode(codec, "replace"))
        if score > best_score:
            best, best_score = codec, score
    if best == "koi8_u" and not re.search(rb"[\xa4\xa6\xa7\xad\xb4\xb6\xb7\xbd]", head):
        return "koi8_r"
    return best


def _score(text: str) -> float:
    """How much the Cyrillic words in `text` look like words; 0 where there are hardly any."""
    letters = common = small = wrong = 0
    for word in _WORD.findall(text):
        cyrillic = [c for c in word if "\u0400" <= c <= "\u04ff"]
        if not cyrillic:
            continue
        if len(cyrillic) < len(word) or not (word.islower() or word.istitle() or word.isupper()):
            wrong += len(cyrillic)  # half Latin (an é in an English word), or cAPITALS inside
        letters += len(cyrillic)
        common += sum(1 for c in cyrillic if c.lower() in _COMMON)
        small += sum(1 for c in cyrillic if c.islower())
    symbols = sum(1 for c in text if "\u2500" <= c <= "\u25ff" or c == "\ufffd")  # box drawings: a wrong guess
    return 0.0 if letters < 2 or wrong * 2 > letters else (common + small / 10 - wrong - 2 * symbols) / letters
