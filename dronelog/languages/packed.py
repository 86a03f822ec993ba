"""A table of phrases as two strings of bytes: nothing of it is an object before a word is asked for.

As lists and tuples the phrases of Russian are ten megabytes, ten milliseconds to load, that every process holds and, by
counting references, writes to, so that workers share little of it. Packed they are two, and forks share them.
"""

from __future__ import annotations

import marshal
import sys
import zlib
from array import array
from collections.abc import Mapping

from dronelog.model import PhraseEntry


def _number(word: str, count: int) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) % count


class Packed:
    """Words → their phrases. A word lies in the bucket that its checksum names; a bucket is read when it is asked for.

    `starts` tells where each of the `buckets` starts, in numbers of four bytes, the lowest first; `longest` is the
    length of the longest word.
    """

    def __init__(self, starts: bytes, buckets: bytes, longest: int) -> None:
        self._starts: array[int] = array("I")
        self._starts.frombytes(starts)
        if sys.byteorder == "big":
            self._starts.byteswap()
        self._buckets = buckets
        self._count = len(self._starts) - 1
        self.parts = starts, buckets, longest
        self.longest = longest

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Packed) and self.parts == other.parts

    def __hash__(self) -> int:
        return hash(self.parts)

    @classmethod
    def of(cls, table: Mapping[str, list[PhraseEntry]]) -> Packed:
        """A table packed, about one word to a bucket."""
        buckets: list[dict[str, list[PhraseEntry]]] = [{} for _ in range(max(1, len(table)))]
        for word, entries in table.items():
            buckets[_number(word, len(buckets))][word] = entries
        starts, data = array("I", [0]), bytearray()
        for bucket in buckets:
            if bucket:
                data += marshal.dumps(bucket)
            starts.append(len(data))
        if sys.byteorder == "big":
            starts.byteswap()
        return cls(starts.tobytes(), bytes(data), max(map(len, table), default=0))

    def get(self, word: str) -> list[PhraseEntry]:
        """The phrases of a word, the caller's own list; empty where there are none."""
        number = _number(word, self._count)
        start, end = self._starts[number], self._starts[number + 1]
        if start == end:
            return []
        bucket: dict[str, list[PhraseEntry]] = marshal.loads(self._buckets[start:end])  # noqa: S302 - our own file
        return bucket.get(word, [])
