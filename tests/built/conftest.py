"""The wheel and the source archive as they are built today, and an environment into which nothing else was installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.built.making import ROOT, Dist, installing


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Dist:
    """Both, built from this tree."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(folder)], cwd=ROOT, check=True, capture_output=True
    )
    (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return Dist(wheel, sdist)


@pytest.fixture(scope="session")
def fresh(dist: Dist, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a new environment that holds the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("fresh") / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    installing(folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", dist.wheel)
    return folder / "bin"
