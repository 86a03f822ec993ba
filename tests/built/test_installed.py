"""The wheel in an empty environment, used as a stranger would: the tutorial, the demo, several installers and Pythons."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.built.making import ROOT, Bare, installing
from tests.output.made import tool
from tests.shown import _BLOCK, _SAVED, steps

#: Commands whose output in a pipe is a table for programs (CSV), not the one of a terminal that the page shows.
TABLES = ("query", "summary", "review", "regions")


@pytest.fixture
def bare(fresh: Path, tmp_path: Path) -> Bare:
    return Bare(fresh, tmp_path)


def test_the_whole_tutorial_runs_without_a_terminal(bare):
    """`env -i`, no TERM, LC_ALL=C, stdin closed: each step ends well and says what the page says."""
    text, ran = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8"), []
    for block in _BLOCK.finditer(text):
        saved = _SAVED.search(text, 0, block.start())
        if saved and block["kind"] == "text":
            (bare.home / saved[1]).write_text(block["body"], encoding="utf-8")
        for step in steps(block["body"]) if block["kind"] == "console" else ():
            done = bare(step.command)
            assert done.returncode == 0, (step.command, done.stderr)
            ran.append(step.command)
            told = (done.stdout + done.stderr).splitlines()
            words = step.command.split()
            name = words[words.index("dronelog") + 1]
            if name in TABLES and "--sentence" not in words:
                rows = list(csv.reader(io.StringIO(done.stdout)))
                assert len({len(row) for row in rows}) == 1, step.command
                continue
            if name == "parse":  # in a pipe: JSON
                assert json.loads(done.stdout)["incidents"][0]["drones"] == 2
                continue
            shown = step.shown[-1:] if name == "add" else step.shown
            assert [line.rstrip() for line in told] == shown, step.command
    assert len(ran) >= 18
    assert (bare.home / "report.html").read_text(encoding="utf-8").rstrip().endswith("</html>")
    rows = list(csv.DictReader((bare.home / "incidents.csv").open(encoding="utf-8")))
    assert {row["region"] for row in rows} == {"RU-VOR", "UA-63", "RU-BRY"}
    assert (bare.home / ".local/share/dronelog/dronelog.db").is_file()


@pytest.mark.parametrize("home", ["", "/nonexistent"])
def test_the_demo_works_anywhere(bare, home):
    done = bare("cd / && dronelog demo", HOME=home)
    assert done.returncode == 0, done.stderr
    assert "Kharkiv Oblast" in done.stdout


def test_a_first_run_says_what_to_do(bare):
    done = bare("dronelog query")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "dronelog add FILE" in done.stderr
    assert "dronelog demo" in done.stderr
    done = bare("dronelog")
    assert done.returncode == 0
    assert "Examples:" in done.stdout


def test_man_finds_the_pages(fresh):
    page = fresh.parent / "share" / "man" / "man1" / "dronelog-add.1"
    assert page.is_file()
    if man := shutil.which("man"):
        done = subprocess.run([man, "-P", "cat", "-M", str(page.parent.parent), "dronelog-add"], capture_output=True, text=True,
                              env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"})  # fmt: skip
        if "minimized" not in done.stdout:
            assert "dronelog add" in done.stdout, done.stderr


def pythons() -> list[str]:
    """Interpreters of other versions that we claim to run on, here."""
    found = {}
    for version in ("3.12", "3.13", "3.14"):
        kept = sorted(Path(sys.base_prefix).parent.glob(f"{version}.*/bin/python"))  # pyenv's neighbours of our own
        path = str(kept[-1]) if kept else shutil.which(f"python{version}")
        if path and subprocess.run([path, "-c", "import venv, ensurepip"], capture_output=True).returncode == 0:
            found[version] = path
    return list(found.values())


@pytest.mark.parametrize("python", pythons() or ["none"])
def test_other_pythons(python, dist, tmp_path):
    if python == "none":
        pytest.skip("no other Python from 3.12 on is here")
    (tmp_path / "home").mkdir()
    own = tmp_path / "venv/bin/python"
    if uv := tool("uv"):  # the same as pip below, in a tenth of the time
        installing(uv, "venv", "--quiet", "--python", python, tmp_path / "venv", UV_PYTHON_DOWNLOADS="never")
        installing(uv, "pip", "install", "--quiet", "--python", own, dist.wheel)
    else:
        subprocess.run([python, "-m", "venv", str(tmp_path / "venv")], check=True)
        installing(own, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", dist.wheel)
    strict = Bare(tmp_path / "venv" / "bin", tmp_path / "home")
    assert strict("dronelog --version").stdout.startswith("dronelog ")
    used(strict)
    done = strict(f'python -W error::SyntaxWarning -m compileall -q -f "{next((tmp_path / "venv/lib").glob("*/site-packages"))}/dronelog"')
    assert done.returncode == 0, done.stdout


def used(bare: Bare) -> None:
    """The demo, a question, a sentence, each kind of file that needs no extra."""
    for command in ("dronelog demo --db log.db", "dronelog query --db log.db --since '5 June 2025' --format json",
                    "dronelog summary --db log.db --by night --sentence --lang uk", "dronelog doctor --db log.db",
                    *(f"dronelog export --db log.db a.{kind}" for kind in ("csv", "xlsx", "html", "geojson", "md", "json"))):  # fmt: skip
        done = bare(command.replace("dronelog ", "PYTHONWARNINGS=error::DeprecationWarning:dronelog dronelog ", 1))
        assert done.returncode == 0, (command, done.stderr)
        assert "Warning" not in done.stderr, done.stderr


@pytest.mark.parametrize("installer", ["pipx", "uv"])
def test_other_installers(installer, dist, tmp_path):
    program = tool(installer)
    if not program:
        pytest.skip(f"{installer} is not installed (.ci/tools)")
    (tmp_path / "home").mkdir()
    folders = {"PIPX_HOME": "pipx", "PIPX_BIN_DIR": "bin", "PIPX_MAN_DIR": "man", "UV_TOOL_DIR": "tools", "UV_TOOL_BIN_DIR": "bin"}
    where = {key: str(tmp_path / name) for key, name in folders.items()}
    python = ("--python", sys.executable)
    given = ("install", *python) if installer == "pipx" else ("tool", "install", *python)
    installing(program, *given, dist.wheel, UV_PYTHON_DOWNLOADS="never", **where)
    used(Bare(tmp_path / "bin", tmp_path / "home"))
    if installer == "pipx":
        assert (tmp_path / "man" / "man1" / "dronelog.1").exists()


# -- CPython 3.14, as WebAssembly: no other build of it can be had from the registries -------------------------------------

_RUN = """
import { loadPyodide } from "FOLDER/pyodide.mjs";
const py = await loadPyodide();
py.FS.mkdir("/site");
py.FS.mount(py.FS.filesystems.NODEFS, {root: process.argv[2]}, "/site");
py.FS.mkdir("/home/new");
py.runPython(`
import json, os, shutil, sys, warnings
warnings.simplefilter("error", SyntaxWarning)
warnings.filterwarnings("error", category=DeprecationWarning, module="dronelog")
sys.path.insert(0, "/site")
os.environ["HOME"] = "/home/new"
os.chdir("/home/new")
os.link = getattr(os, "link", shutil.copyfile)  # WebAssembly's file system has no links
import importlib, pathlib
modules = [".".join(p.relative_to("/site").with_suffix("").parts).removesuffix(".__init__")
           for p in sorted(pathlib.Path("/site/dronelog").rglob("*.py")) if p.stem != "__main__"]
skipped = []
for name in modules:
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name.partition(".")[0] == "dronelog":
            raise
        skipped.append(error.name)
from dronelog.__main__ import run
codes = [run(line.split()) for line in (
    "demo", "demo --db log.db -q", "query --db log.db --since 2025-06-01 -f json", "summary --db log.db --sentence --lang uk",
    "export --db log.db a.xlsx", "export --db log.db a.html", "export --db log.db a.geojson", "doctor --db log.db")]
print(json.dumps({"python": sys.version_info[:2], "modules": len(modules), "without": sorted(set(skipped)), "codes": codes}))
`);
"""


def test_python_3_14(fresh, tmp_path):
    """Every module is imported, and commands run, under CPython 3.14."""
    kept = Path(os.environ.get("DRONELOG_TOOLS", str(ROOT / ".venv-tools"))) / "node_modules" / "pyodide"
    if not kept.is_dir() or not shutil.which("node"):
        pytest.skip("pyodide is not installed (.ci/tools)")
    (packages,) = (fresh.parent / "lib").glob("python*/site-packages")
    site = tmp_path / "site"
    # what is compiled for this machine cannot run there: `regex`, which dateparser wants, is left out
    shutil.copytree(packages, site, ignore=shutil.ignore_patterns("*.so", "regex", "pip", "__pycache__", "setuptools"))
    script = tmp_path / "run.mjs"
    script.write_text(_RUN.replace("FOLDER", str(kept)), encoding="utf-8")
    done = subprocess.run(["node", str(script), str(site)], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["python"] == [3, 14]
    assert told["modules"] > 150
    assert set(told["codes"]) == {0}
