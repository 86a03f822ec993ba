"""What is built holds what is needed and nothing else."""

import email
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile

from tests.built.making import ROOT, installing

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def names(path) -> set[str]:
    if path.suffix == ".whl":
        return set(zipfile.ZipFile(path).namelist())
    with tarfile.open(path) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


def test_the_wheel_is_small_and_holds_only_the_program(dist):
    assert dist.wheel.stat().st_size < 12_000_000
    assert dist.wheel.name.endswith("-py3-none-any.whl")
    found = names(dist.wheel)
    assert {name.partition("/")[0].partition("-")[0] for name in found} == {"dronelog"}
    for wanted in ("py.typed", "regions/gazetteer.db", "regions/outlines.json", "languages/en.toml", "languages/compiled/uk.bin",
                   "store/schema.sql", "store/meanings.toml", "output/page/page.js", "demo/08-bryansk-ru.txt"):  # fmt: skip
        assert f"dronelog/{wanted}" in found, wanted
    endings = {name.rpartition(".")[2] for name in found if name.startswith("dronelog/")}
    assert endings <= {"py", "typed", "toml", "bin", "db", "json", "txt", "sql", "css", "js"}
    assert not [name for name in found if re.search(r"__pycache__|/tests?/|regions/build|build_hook", name)]
    for licence in ("LICENSE", "NOTICE"):
        assert any(name.endswith(f"licenses/{licence}") for name in found)


def test_every_module_of_the_tree_is_in_the_wheel(dist):
    tree = {str(path.relative_to(ROOT)) for path in (ROOT / "dronelog").rglob("*.py")}
    left_out = {name for name in tree if "/regions/build/" in name or name.endswith("build_hook.py")}
    assert tree - left_out == {name for name in names(dist.wheel) if name.endswith(".py")}


def test_manual_pages_are_in_both(dist):
    pages = {path.name for path in (ROOT / "docs" / "man").glob("*.1")}
    assert len(pages) >= 25
    assert {name.rpartition("/")[2] for name in names(dist.wheel) if "/share/man/man1/" in name} == pages
    assert {f"docs/man/{page}" for page in pages} <= names(dist.sdist)


def test_the_source_archive_holds_the_house(dist):
    found = names(dist.sdist)
    for wanted in ("README.md", "CHANGELOG.md", "LICENSE", "NOTICE", "Makefile", "pyproject.toml", "docs/tutorial.md",
                   "docs/generate.py", "docs/pictures/page.webp", "tests/conftest.py", "tests/scoreboard.py",
                   "fixtures/scores.json", "dronelog/regions/build/__main__.py"):  # fmt: skip
        assert wanted in found, wanted
    assert not [name for name in found if re.search(r"__pycache__|^\.venv|^\.git/|\.hypothesis|_cache/", name)]


def test_the_source_archive_builds_the_same_wheel(dist, tmp_path):
    with tarfile.open(dist.sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (tree,) = tmp_path.iterdir()
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "again")], cwd=tree,
                   check=True, capture_output=True)  # fmt: skip
    (again,) = (tmp_path / "again").glob("*.whl")
    kept = {name for name in names(dist.sdist) if name.startswith("dronelog/") and (tree / name).is_file()}
    left_out = {name for name in kept if "/regions/build/" in name or name.endswith("build_hook.py")}
    built = zipfile.ZipFile(again)
    inside = {name for name in built.namelist() if name.startswith("dronelog/")}
    assert kept - left_out == inside
    compiled = {name for name in inside if "/compiled/" in name}
    assert compiled
    for name in inside - compiled:
        assert built.read(name) == (tree / name).read_bytes(), name


def test_what_the_wheel_says_of_itself(dist):
    wheel = zipfile.ZipFile(dist.wheel)
    told = email.message_from_bytes(wheel.read(next(n for n in wheel.namelist() if n.endswith("/METADATA"))))
    assert told["Requires-Python"] == ">=3.11"
    assert set(told.get_all("Provides-Extra")) == set(PROJECT["optional-dependencies"])
    needed = {re.match(r"[\w.-]+", line)[0] for line in told.get_all("Requires-Dist") if "extra ==" not in line}
    documented = (ROOT / "docs" / "design.md").read_text(encoding="utf-8").partition("## Dependencies")[2]
    assert len(needed) <= 5
    assert needed == set(re.findall(r"^\| ([\w-]+) \|", documented, re.M)) - {"package"}


def test_dronelog_all_is_every_extra():
    extras = PROJECT["optional-dependencies"]
    (line,) = extras["all"]
    assert set(re.search(r"\[(.*)\]", line)[1].split(",")) == set(extras) - {"all", "dev"}


def test_types_are_seen_from_outside(fresh, tmp_path):
    """`py.typed` reaches whoever installs the wheel: mypy, run on a stranger's code, knows and checks our types."""
    script = tmp_path / "stranger.py"
    script.write_text("from dronelog import parse\nreveal_type(parse('x'))\nparse(1)\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--python-executable", str(fresh / "python"), "--cache-dir", str(tmp_path), str(script)],
        cwd=tmp_path, capture_output=True, text=True,
    )  # fmt: skip
    assert 'Revealed type is "list[dronelog.model.Incident]"' in done.stdout.replace("builtins.", ""), done.stdout
    assert "stranger.py:3: error: Argument 1" in done.stdout


def test_nothing_conflicts(fresh):
    assert "No broken requirements" in installing(fresh / "python", "-m", "pip", "check")
