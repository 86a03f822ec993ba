"""Spoilt and senseless texts for as long as one likes: ``python -m tests.bench.fuzz [MINUTES] [SEED] [TEXTS.jsonl…]``.

What `tests/parsing/test_robust.py` does for a second is done here for an hour: the labelled reports (and the texts of the
files given) with pieces cut, doubled, swapped between languages, odd signs and huge numbers put in, words in any order,
random Unicode, now and then a megabyte. Each answer must keep the contract (`check`) within its time. What fails is printed
with its number; the same seed gives the same texts. Exit 1 where anything failed.
"""

from __future__ import annotations

import json
import random
import signal
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from tests.parsing.test_robust import DAY, ODD, TEXTS, WORDS, check

#: Seconds of processor time for a text, and for each character of it: forty times what is usual.
PATIENCE = 2.0, 0.0002
DAYS = (DAY, None, "2024-02-29", "2025-01-01T00:00:00Z", "0001-01-01", "9999-12-31T23:59:59", "2025-03-30T02:30:00+02:00")


def _spoilt(chance: random.Random, texts: list[str]) -> str:
    text = chance.choice(texts)
    for _ in range(chance.randint(1, 12)):
        a = chance.randint(0, len(text))
        b = min(len(text), a + chance.randint(0, 80))
        piece = text[a:b]
        match chance.randrange(9):
            case 0:
                text = text[:a] + text[b:]
            case 1:
                text = text[:a] + chance.choice(ODD) * chance.choice((1, 1, 1, 3, 500)) + text[a:]
            case 2:
                text = text[:b] + piece * chance.choice((1, 1, 20)) + text[b:]
            case 3:
                text = text[:a] + chance.choice((piece.upper(), piece.lower(), piece.title(), piece[::-1])) + text[b:]
            case 4:
                text = text[:a] + piece.replace(" ", "") + text[b:]
            case 5:
                other = chance.choice(texts)
                c = chance.randint(0, len(other))
                text = text[:a] + other[c : c + chance.choice((20, 80, 600))] + text[a:]
            case 6:
                words = piece.split(" ")
                chance.shuffle(words)
                text = text[:a] + " ".join(words) + text[b:]
            case 7:
                text = text[:a] + chance.choice(WORDS) + text[b:]
            case _:
                text = text[:a] + "".join(chance.choice("0123456789") for _ in range(chance.choice((1, 2, 4, 12, 10_000)))) + text[b:]
    return text


def _random(chance: random.Random) -> str:
    top = chance.choice((0x7F, 0x4FF, 0x2FFF, 0x1FFFF))
    signs = (chance.randrange(1, top) for _ in range(chance.choice((10, 100, 1000, 5000))))
    drawn = "".join(chr(c) for c in signs if not 0xD800 <= c < 0xE000)
    return f"{chance.choice(WORDS)} {drawn} {chance.choice(WORDS)}"


def _large(chance: random.Random, texts: list[str]) -> str:
    joined = chance.choice(("\n", " ", "\n\n", ", ")).join(chance.sample(texts, min(len(texts), 300)))
    size = chance.choice((30_000, 100_000, 1_000_000))
    text = (joined * (size // len(joined) + 1))[:size]
    return text.replace("\n", " ") if chance.random() < 0.5 else text


def made(number: int, seed: int, texts: list[str]) -> tuple[str, str, str | None]:
    """The kind, the text and the day of publication of one try; the same for the same number and seed."""
    chance = random.Random(seed * 1_000_003 + number)
    day = chance.choice(DAYS)
    if number % 2000 == 1999:
        return "large", _large(chance, texts), day
    draw = chance.random()
    if draw < 0.7:
        return "spoilt", _spoilt(chance, texts), day
    if draw < 0.85:
        return "words", " ".join(chance.choice(WORDS) for _ in range(chance.randint(2, 120))), day
    return "random", _random(chance), day


def _given_up(*_: object) -> None:
    raise TimeoutError("no answer in time")


def main(arguments: list[str]) -> int:
    """Try until the time is over; 1 where anything failed."""
    minutes = float(arguments[0]) if arguments else 1.0
    seed = int(arguments[1]) if len(arguments) > 1 else 1
    texts = list(TEXTS)
    for name in arguments[2:]:
        with Path(name).open(encoding="utf-8") as file:
            texts += [text for line in file if (text := json.loads(line).get("text"))]
    signal.signal(signal.SIGVTALRM, _given_up)
    ends, number, failed, tried = time.monotonic() + 60 * minutes, 0, 0, Counter[str]()
    slowest, size = 0.0, 0
    while time.monotonic() < ends:
        kind, text, day = made(number, seed, texts)
        began = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE[0] + PATIENCE[1] * len(text))
        try:
            check(text, day)
        except Exception:  # whatever it is, it is what we look for
            failed += 1
            print(f"try {number} of seed {seed} ({kind}, {len(text)} characters, {day}):\n{traceback.format_exc()}", flush=True)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        took = time.process_time() - began
        slowest, size = max((slowest, size), (took, len(text)))
        tried[kind] += 1
        number += 1
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in tried.most_common())
    print(f"{number:,} texts in {minutes:g} minutes ({kinds}): {failed} failed; slowest {slowest:.1f} s for {size:,} characters")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
