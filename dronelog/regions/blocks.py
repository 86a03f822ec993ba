"""How the gazetteer packs its names: sorted, in blocks, each name told by what differs from the one before.

Half a million case forms share their stems; packed so they take 8 bytes each instead of 30, and a look-up still reads
one row. An entry of a block is

    1 byte   how many bytes it shares with the entry before (0 for the first)
    1 byte   how many bytes follow
    …        those bytes
    4 bytes  a value, little-endian: number of the place × 4 + use; values below `LEAST` are not a place but the number
             of words of the longest name that begins with this word

A name with several meanings has several entries, all in one block. `use`: 1 the adjective of the place, 2 guarded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

#: The least value that is a place.
LEAST: Final = 4_000
_SIZE: Final = 24


def encode(key: str) -> bytes:
    """A folded name as bytes: Windows-1251 (a Cyrillic letter takes one byte), UTF-8 where that lacks a letter."""
    try:
        return key.encode("cp1251")
    except UnicodeEncodeError:
        return key.encode("utf-8", "replace")


def find(block: bytes, wanted: bytes) -> list[int]:
    """The values of one name in a block, in order; [] where the block does not have it."""
    found: list[int] = []
    word = b""
    at, size = 0, len(block)
    while at < size:
        end = at + 2 + block[at + 1]
        word = word[: block[at]] + block[at + 2 : end]
        at = end + 4
        if word >= wanted:
            if word != wanted:
                break
            found.append(int.from_bytes(block[end:at], "little"))
    return found


def names(block: bytes) -> Iterator[bytes]:
    """All names of a block, each once."""
    word = before = b""
    at = 0
    while at < len(block):
        end = at + 2 + block[at + 1]
        word = word[: block[at]] + block[at + 2 : end]
        at = end + 4
        if word != before:
            yield word
        before = word


def blocks(values: Mapping[bytes, Sequence[int]]) -> Iterator[tuple[bytes, bytes]]:
    """Name → values as (first name, block) pairs in order."""
    first: bytes | None = None
    packed = bytearray()
    before, count = b"", 0
    for word in sorted(values):
        if first is None:
            first, before = word, b""
        for value in values[word]:
            shared = 0
            while shared < min(len(before), len(word)) and before[shared] == word[shared]:
                shared += 1
            packed += bytes((shared, len(word) - shared)) + word[shared:] + value.to_bytes(4, "little")
            before = word
            count += 1
        if count >= _SIZE:
            yield first, bytes(packed)
            first, packed, count = None, bytearray(), 0
    if first is not None:
        yield first, bytes(packed)
