"""What a person meets in the first minutes: help that can be read, messages that say what to do."""

import importlib.util
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def helps() -> dict[str, str]:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return dict(module.helps())


def test_examples_stand_one_a_line():
    for path, text in helps().items():
        assert "\\b" not in text, path
        assert "\b" not in text, path
        assert re.search(r"^  Examples?:$\n    \S", text, re.MULTILINE), path
