"""docs/extending.md, followed to the letter in a copy of the program."""

import re
import shutil

import pytest

from tests.shown import _BLOCK, ROOT, Reader, steps

PAGE = ROOT / "docs" / "extending.md"
FILE = re.compile(r"`(dronelog/[\w/]+\.\w+)`")


def below(text: str, line: str, block: str, heading: str = "") -> str:
    """The block put after the first line that holds `line` (after `heading`, where one is given)."""
    at = text.index(f"\n{heading}\n") if heading else 0
    at = text.index("\n", text.index(line, at)) + 1
    return text[:at] + block + text[at:]


def do(told: str, block: str, tree) -> bool:
    """Do what the sentence above a block says; False where it asks for nothing."""
    paragraph = " ".join(told.strip().rpartition("\n\n")[2].split())
    if saved := re.search(r"[Ss]ave [^`]*as `([^`]+)`", paragraph):
        assert not (tree / saved[1]).exists()
        (tree / saved[1]).write_text(block, encoding="utf-8")
        return True
    if not re.search(r"(below|instead of|end of) `", paragraph):
        return False
    named = FILE.findall(told)[-1]
    text = (tree / named).read_text(encoding="utf-8")
    if found := re.search(r"below `([^`]+)` of `([^`]+)`", paragraph):
        text = below(text, found[1], block, found[2])
    elif found := re.search(r"below `([^`]+)`", paragraph):
        text = below(text, found[1], block)
    elif found := re.search(r"instead of `([^`]+)`", paragraph):
        assert text.count(found[1]) == 1
        text = text.replace(found[1], block.strip())
    else:
        text += "\n" + block
    (tree / named).write_text(text, encoding="utf-8")
    return True


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "dronelog", folder / "dronelog", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_every_step_does_what_the_page_says(tree):
    text = PAGE.read_text(encoding="utf-8")
    reader = Reader(tree, exported={"PYTHONPATH": str(tree)})
    done, ran, last = 0, 0, 0
    for block in _BLOCK.finditer(text):
        told = text[last : block.start()]
        for file, sign in re.findall(r"`(dronelog/[\w/]+\.py)`: put its\s+code into both `([^`]+)`", told):
            path = tree / file
            assert path.read_text(encoding="utf-8").count(sign) == 2
            path.write_text(path.read_text(encoding="utf-8").replace(sign, sign[:-1] + ', "be")'), encoding="utf-8")
            done += 1
        body = re.sub(rf"^{block['indent']}", "", block["body"], flags=re.M)
        if block["kind"] == "console":
            for step in steps(body):
                reader.run(step)
                assert step.code == 0, (step.command, step.found)
                assert step.right, f"$ {step.command}\n" + "\n".join(step.found)
                ran += 1
        elif block["kind"] in ("toml", "python"):
            done += do(text[: block.start()], body, tree)
        last = block.end()
    assert (done, ran) == (10, 11)


def test_the_line_of_a_region_is_one_that_the_gazetteer_takes():
    from dronelog.regions import load
    from dronelog.regions.build.extra import rows

    (line,) = re.findall(r"^ *([A-Z]{2}-\S+\t.*)$", PAGE.read_text(encoding="utf-8"), re.M)
    code, shown, *names = line.split("\t")
    region = load().region(code)
    assert region is not None
    assert region.name_en == shown
    known = list(rows("regions.tsv"))
    assert {len(row) for row in known} == {2 + len(names)}
    assert any(row[0] == code for row in known)
