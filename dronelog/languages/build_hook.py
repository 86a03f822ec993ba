"""Compiles the word files when dronelog is built or installed (called by hatchling, named in pyproject.toml)."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[misc, type-arg, unused-ignore]
    """Runs ``python -m dronelog.languages`` in the source tree."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Compile before files are collected."""
        subprocess.run([sys.executable, "-m", "dronelog.languages"], cwd=self.root, check=True)
