"""`make compiled` makes machine code of the parser: what cannot be translated fails here, in seconds and without a C compiler."""

import subprocess
import sys

import pytest

from tests.built.making import ROOT

TRANSLATE = """
import sys
from mypyc.build import mypycify
files = sys.argv[2:]
made = mypycify([f"--cache-dir={sys.argv[1]}/cache", *files], target_dir=sys.argv[1], multi_file=True)
print(len(made))
"""


def test_the_whole_parser_can_be_translated(tmp_path):
    pytest.importorskip("mypyc.build")
    files = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "dronelog/parsing").rglob("*.py"))
    done = subprocess.run(
        [sys.executable, "-c", TRANSLATE, str(tmp_path), *files], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-2000:]
    assert int(done.stdout.split()[-1]) >= len(files)
