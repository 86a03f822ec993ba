"""Reports of an archive, made up: as many as wanted, the same at each call, most of them not about drones at all."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

_RU = ("Белгородской", "Курской", "Брянской", "Воронежской", "Ростовской")
_UK = ("Харківщині", "Сумщині", "Одещині", "Полтавщині")
_EN = ("Kursk", "Belgorod", "Bryansk", "Voronezh")
_OTHER = (
    "Городской совет утвердил бюджет на ремонт дорог: {n} миллионов рублей пойдут на улицы в центре и новые светофоры. № {i}",
    "У міській бібліотеці відкрили виставку дитячого малюнка, її відвідали {n} школярів і їхні вчителі. № {i}",
    "The regional museum will open {n} minutes later this week because of repairs to the roof and the heating. No. {i}",
)


def reports(count: int, first: int = 0) -> Iterator[dict[str, str | None]]:
    """Records of JSON Lines, in the order of their days over two years; every fifth tells of drones."""
    for i in range(first, first + count):
        luck = random.Random(i)
        day = (date(2023, 1, 1) + timedelta(days=i * 730 // max(count, first + count))).isoformat()
        n, kind = luck.randint(1, 60), i % 15
        publisher = None
        if kind == 0:
            text = (f"В течение прошедшей ночи дежурными средствами ПВО уничтожены {n} беспилотников над территорией "
                    f"{luck.choice(_RU)} области, сообщило Минобороны России. № {i % 1000}")  # fmt: skip
        elif kind == 5:
            text = (f"Минулої ночі на {luck.choice(_UK)} сили ППО збили {n} ворожих дронів, пошкоджено "
                    f"{luck.randint(1, 9)} будинків, повідомила обласна військова адміністрація. № {i % 1000}")  # fmt: skip
        elif kind == 10:
            text = (f"{n} drones were shot down over {luck.choice(_EN)} region overnight, the governor said. "
                    f"{luck.randint(1, 4)} people were injured. No. {i % 1000}")  # fmt: skip
            publisher = "Morning Post"
        else:
            text = _OTHER[i % 3].format(n=n, i=i)
        yield {"id": str(i), "text": text, "published": f"{day}T08:00:00+03:00", "publisher": publisher}


def write(path: Path, count: int, first: int = 0, *, compressed: bool = False) -> Path:
    """A file of JSON Lines."""
    import gzip

    with gzip.open(path, "wt", encoding="utf-8") if compressed else path.open("w", encoding="utf-8") as file:
        for record in reports(count, first):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def content(dataset: Path | str) -> dict[str, str]:
    """What a dataset says, table by table, as a digest of all its rows in order: DuckDB alone reads and sorts it."""
    import duckdb

    found = {}
    for table in ("reports", "incidents", "outcomes", "rejects"):
        if not list(Path(dataset, table).rglob("*.parquet")):
            found[table] = "nothing"
            continue
        with duckdb.connect() as conn:
            conn.execute("SET memory_limit = '1GB'")
            found[table] = digest(conn, f"SELECT * FROM read_parquet('{dataset}/{table}/**/*.parquet', hive_partitioning = true)")
    return found


def digest(conn, select: str) -> str:
    """SHA-256 of all rows of a question, sorted by all columns."""
    from hashlib import sha256

    total, rows = sha256(), conn.execute(f"SELECT to_json(t) FROM ({select}) t ORDER BY 1")
    count = 0
    while chunk := rows.fetchmany(10_000):
        count += len(chunk)
        for (line,) in chunk:
            total.update(line.encode() + b"\n")
    return f"{count} rows {total.hexdigest()[:32]}"
