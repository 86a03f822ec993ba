"""What README.md and the pages of docs/ show is true: sessions run as written, links lead somewhere."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.shown import PAGES, ROOT, Step, play

DOCS = ["README.md", "CHANGELOG.md", *(f"docs/{p.name}" for p in sorted((ROOT / "docs").glob("*.md")))]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```$", re.M | re.S)


@pytest.mark.parametrize("page", PAGES)
def test_sessions_run_as_shown(page, tmp_path):
    _, done = play((ROOT / page).read_text(encoding="utf-8"), tmp_path)
    assert len(done) >= 5
    for step in done:
        assert step.code == 0, (step.command, step.found)
        assert step.right, f"`python -m tests.shown` writes today's output\n$ {step.command}\n" + "\n".join(step.found)


def test_a_wrong_page_is_noticed():
    assert Step("x", ["a", "…", "b"], ["a", "1", "2", "b"]).right
    assert Step("x", ["a", "…"], ["a"]).right
    assert not Step("x", ["a"], ["a", "1"]).right
    assert not Step("x", ["a", "…", "b"], ["a", "1"]).right


def test_the_page_of_the_tutorial_is_whole_and_foreign_text_stays_text(tmp_path):
    play((ROOT / "docs/tutorial.md").read_text(encoding="utf-8"), tmp_path)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.rstrip().endswith("</html>")
    assert "Voronezh" in page


def blocks_of(page: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", (ROOT / page).read_text(encoding="utf-8"), re.M | re.S)


def test_the_nightly_script_runs_and_its_receipt_is_one_line(program):
    script = next(b for b in blocks_of("docs/howto.md", "sh") if b.startswith("#!")).replace(
        "/srv/drones", str(program.home)
    )
    (program.home / "inbox").mkdir()
    shutil.copy(ROOT / "dronelog/demo/08-bryansk-ru.txt", program.home / "inbox")
    (program.home / "nightly.sh").write_text(script, encoding="utf-8")
    for new in (1, 0):
        done = subprocess.run(
            ["sh", "nightly.sh"], cwd=program.home, capture_output=True, text=True, env=on_path(program)
        )
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["new"] == new
        assert (program.home / "backup.db").exists()


def test_commands_of_the_how_to_run(program):
    """Those that are not in sessions, on a Telegram export and the demo's reports."""
    program("demo", "--db", str(program.db))
    (program.home / "ChatExport_2025-08-29").mkdir()
    shutil.copy(ROOT / "fixtures/intake/result.json", program.home / "ChatExport_2025-08-29")
    ran = 0
    for block in blocks_of("docs/howto.md", "sh"):
        for line in block.splitlines():
            if not block.startswith("#!") and re.match(r"(echo .*\| )?dronelog ", line):
                done = subprocess.run(
                    ["sh", "-c", line], cwd=program.home, capture_output=True, text=True, env=on_path(program)
                )
                assert done.returncode == 0, (line, done.stderr)
                ran += 1
    assert ran >= 7


def on_path(program) -> dict[str, str]:
    environment = program.environment()
    return {**environment, "PATH": os.pathsep.join([str(Path(sys.executable).parent), environment["PATH"]])}


def test_python_examples_run():
    assert blocks_of("docs/howto.md", "python")
    for block in blocks_of("docs/howto.md", "python"):
        done = subprocess.run([sys.executable, "-c", block], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert "RU-KRS" in done.stdout


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", h.lower()).strip().replace(" ", "-") for h in re.findall(r"^#+ (.*)$", text, re.M)}


@pytest.mark.parametrize("page", DOCS)
def test_links_lead_somewhere(page):
    source = ROOT / page
    for link in LINK.findall(FENCE.sub("", source.read_text(encoding="utf-8"))):
        if re.match(r"https?:|mailto:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (source.parent / name).resolve() if name else source
        assert target.exists(), f"{page}: {link}"
        assert not anchor or anchor in anchors(target), f"{page}: {link}"


def test_every_page_can_be_reached_from_the_readme():
    seen, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md" or not page.exists():
            continue
        seen.add(page)
        links = LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8")))
        waiting += [(page.parent / link.partition("#")[0]).resolve() for link in links if "://" not in link]
    assert {(ROOT / page).resolve() for page in DOCS} <= seen


def test_commands_that_are_named_exist():
    from dronelog.cli import COMMANDS

    for page in DOCS:
        text = (ROOT / page).read_text(encoding="utf-8")
        for name in re.findall(r"(?:`|^\$ |^)dronelog ([a-z]+)\b", text, re.M):
            assert name in COMMANDS or name in ("is", "reads"), f"{page}: dronelog {name}"


def test_every_setting_is_documented():
    from dronelog.cli.config import KEYS

    text = (ROOT / "docs/howto.md").read_text(encoding="utf-8")
    named = {
        name
        for path in (ROOT / "dronelog").rglob("*.py")
        for name in re.findall(r"\bDRONELOG_[A-Z]+", path.read_text(encoding="utf-8"))
    }
    assert {"DRONELOG_DB", "DRONELOG_WHO"} <= named
    for name in [*KEYS, *named]:
        assert f"| `{name}` |" in text, name
    (example,) = blocks_of("docs/howto.md", "toml")
    assert set(tomllib.loads(example)) == set(KEYS)


def test_make_targets_that_are_named_exist():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    for page in DOCS:
        for name in re.findall(r"(?:`|^(?:\$ )?)make ([a-z]+)\b", (ROOT / page).read_text(encoding="utf-8"), re.M):
            assert name in targets, f"{page}: make {name}"


def test_the_licence_is_whole():
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert len(text) == 11358


def test_the_changelog_tells_of_this_version():
    from dronelog import __version__

    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
