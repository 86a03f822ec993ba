"""Write the reports that `dronelog demo` reads from the fixtures named ``demo-*``: ``python -m tests.demo``.

The fixture is the original, with its labels beside it; the copy in the package has the language in its name.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent
FROM, TO = ROOT / "fixtures" / "reports", ROOT / "dronelog" / "demo"


def reports() -> dict[str, str]:
    """File name in the package → text."""
    found = {}
    for path in sorted(FROM.glob("*/demo-*.txt")):
        found[f"{path.stem.removeprefix('demo-')}-{path.parent.name}.txt"] = path.read_text(encoding="utf-8")
    return found


def write() -> None:
    """Make the folder of the package equal to the fixtures."""
    wanted = reports()
    for path in TO.glob("*.txt"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (TO / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
