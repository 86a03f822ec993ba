"""How the time for a text grows with its length: milliseconds a kilobyte from 1 KB to 1 MB, for texts of many shapes.

    python -m tests.bench.growth                  the table; exit 1 where a kilobyte of 1 MB costs more than twice one of 1 KB
    python -m tests.bench.growth quotes numbers   some shapes only

Reports joined, one endless line, lists, numbers, names, quotations, signs and random characters. Processor time is taken,
each text parsed once before.
"""

from __future__ import annotations

import random
import statistics
import sys
import time

from dronelog.languages import load as languages
from dronelog.model import Report
from dronelog.parsing import Parser
from dronelog.regions import load as regions
from tests.parsing.test_robust import DAY, LONG, SPACE, _again

SIZES = (1_000, 10_000, 100_000, 1_000_000)
#: A kilobyte of a long text may cost so many times one of a short text.
MOST = 2.0
#: How many pieces of joined reports a short text is the mean of.
PIECES = 12
#: Seconds; the short texts are parsed again and again for so long.
LEAST = 0.05


def shapes() -> dict[str, str]:
    """Texts to repeat, by name."""
    chance = random.Random(3)
    drawn = "".join(chr(c) for c in (chance.randrange(32, 0x2FFF) for _ in range(20_000)) if not 0xD800 <= c < 0xE000)
    words = LONG["reports ru"].split()
    chance.shuffle(words)
    return {
        **LONG,
        **{f"run of {name}": f"3 drones were shot down {sign * 60}" for name, sign in SPACE.items()},
        "two speakers": "The governor said two drones were downed over Kaluga region; the police spoke of four. ",
        "figures": "launched: 112 drones\nshot down: 89\nlost: 17\nhits: 6\n",
        "towns": "In Izium a drone hit a shop. A day later a drone hit a bus in Nikopol, Governor Roman Stukalin said. ",
        "random characters": "drone " + drawn,
        "shuffled words": " ".join(words) + " ",
    }


def cost(parser: Parser, text: str) -> float:
    """Milliseconds of processor time a kilobyte (1,000 characters)."""
    report = Report(text=text, published=DAY)
    parser.parse(report)
    took, times = 0.0, 0
    while took < LEAST:
        began = time.process_time()
        parser.parse(report)
        took += time.process_time() - began
        times += 1
    return took / times / len(text) * 1_000_000


def pieces(name: str, text: str, size: int) -> list[str]:
    """The text at a size; of joined reports several pieces, for the first one may be no report of drones at all."""
    if not name.startswith("reports") or size * PIECES > len(text):
        return [_again(text, size)]
    step = len(text) // PIECES
    return [text[k * step : k * step + size] for k in range(PIECES)]


def main() -> int:
    """The table; exit 1 where a shape's cost grows with its length."""
    parser = Parser(languages(), regions())
    wanted = sys.argv[1:]
    missed = False
    print(f"{'ms a KB of':<24}" + "".join(f"{size // 1000:>8} KB" for size in SIZES) + "   growth")
    for name, text in shapes().items():
        if wanted and not any(w in name for w in wanted):
            continue
        costs = [statistics.mean(cost(parser, t) for t in pieces(name, text, size)) for size in SIZES]
        growth = costs[-1] / costs[0]
        missed = missed or growth > MOST
        print(f"{name:<24}" + "".join(f"{c:>11.3f}" for c in costs) + f"   {growth:.2f} ×{'  MISS' if growth > MOST else ''}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
