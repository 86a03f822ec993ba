"""The house is in order: imports flow one way, generated pages are current, every command explains itself."""

import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def generate():
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_imports_flow_one_way():
    done = subprocess.run([str(Path(sys.executable).parent / "lint-imports"), "--no-cache"], capture_output=True, text=True,
                          cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]


def test_no_name_of_a_module_is_given_twice():
    """The second would silently stand for both: two lists of words under one name."""
    twice = []
    for path in (ROOT / "dronelog").rglob("*.py"):
        names = Counter(
            target.id
            for node in ast.parse(path.read_text(encoding="utf-8")).body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        )
        twice += [f"{path.name}: {name}" for name, times in names.items() if times > 1]
    assert twice == []


def test_generated_pages_are_current(generate):
    assert generate.stale() == [], "run `make docs`"


def test_manual_pages_are_clean_roff(generate):
    pages = generate.manual()
    assert len(pages) >= 25
    for name, text in pages.items():
        assert text.isascii(), name
        assert ".SH EXAMPLES" in text or ".SH COMMANDS" in text, name
        if groff := shutil.which("groff"):
            done = subprocess.run([groff, "-ww", "-man", "-Tutf8"], input=text, capture_output=True, encoding="utf-8")
            assert not done.stderr, (name, done.stderr)
            assert f"{name[:-2]} - " in " ".join(re.sub(r"\x1b\[[\d;]*m|.\x08", "", done.stdout).split())


def test_a_stale_page_is_noticed(generate):
    page = "a\n<!-- x: made -->\nold\n<!-- end -->\nb\n"
    assert generate.with_block(page, "x", "new") == "a\n<!-- x: made -->\n\nnew\n\n<!-- end -->\nb\n"
    assert generate.with_block(page, "y", "new") == page


def test_every_command_has_a_sentence_examples_and_explained_options(generate):
    for path, text in generate.helps():
        assert re.search(r"^ {2}\w", text, re.M), path
        assert "Example" in text, f"{path} has no example"
        assert f"{path} " in text.split("Example", 1)[1] or f"{path}\n" in text.split("Example", 1)[1], path
        assert "-h, --help" in text, path
    for path, command in generate.tree():
        for parameter in command.params:
            assert getattr(parameter, "help", None), f"{path}: {parameter.name} is not explained"


def test_every_column_has_a_meaning_and_no_other(generate):
    conn, told = generate.fresh(), generate.meanings()
    tables = {
        row[0]
        for row in conn.execute(
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'"
            " AND name NOT LIKE 'reports_fts_%'"
        )
    }
    assert set(told) == tables
    for table in tables:
        columns = {row[1] for row in conn.execute(f"PRAGMA table_info({table})")} | {""}
        assert set(told[table]) == columns, table


def test_the_tree_names_no_place_outside_itself():
    names = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=ROOT)
    if names.returncode:
        pytest.skip("not a git checkout")
    outside = re.compile("/" + "work/|\\.\\./" + "shared")
    for name in names.stdout.splitlines():
        path = ROOT / name
        if path.suffix in (".py", ".md", ".toml", ".txt", ".json", ".sql", "") and path.is_file():
            assert not outside.search(path.read_text(encoding="utf-8", errors="ignore")), name


@pytest.mark.parametrize("name", sorted(p.stem for p in (ROOT / "tests" / "bench").glob("*.py") if p.stem != "__init__"))
def test_a_benchmark_can_be_started(name: str) -> None:
    """Each is run by hand as ``python -m tests.bench.…``, where pytest puts no folder on the path."""
    done = subprocess.run([sys.executable, "-c", f"import tests.bench.{name}"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
