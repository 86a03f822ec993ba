"""What these tests share: installers, what was built, a bare shell."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
#: What installers say where no registry of packages answers: then there is nothing to test with.
_OFFLINE = re.compile(
    r"NewConnectionError|ConnectTimeout|Temporary failure|Could not connect|dns error|Network is unreachable"
    r"|client error \(Connect\)|invalid peer certificate|CERTIFICATE_VERIFY_FAILED|operation timed out"
)


def installing(*command: str | Path, **env: str) -> str:
    """Run an installer; returns what it said. Where there is no network the test is skipped."""
    around = {**os.environ, "UV_NATIVE_TLS": "true", **env}  # uv: the certificates that pip uses
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, env=around)
    told = done.stdout + done.stderr
    if done.returncode and _OFFLINE.search(told):
        pytest.skip("packages cannot be fetched here")
    assert done.returncode == 0, told[-3000:]
    return told


@dataclass(frozen=True)
class Dist:
    wheel: Path
    sdist: Path


@dataclass
class Bare:
    """A shell as a container gives it: no variables but these, no terminal, stdin closed, an empty home."""

    bin: Path
    home: Path
    code: int = 0

    def __call__(self, command: str, **more: str) -> subprocess.CompletedProcess[str]:
        given = {"PATH": f"{self.bin}{os.pathsep}{os.defpath}", "HOME": str(self.home), "LC_ALL": "C", **more}
        environment = [f"{key}={value}" for key, value in given.items() if value]
        script = f"(exit {self.code}); exec <&-\n{command}"
        done = subprocess.run(
            ["env", "-i", *environment, "sh", "-c", script], cwd=self.home, capture_output=True, encoding="utf-8", timeout=120
        )
        self.code = done.returncode
        assert "Traceback" not in done.stderr, done.stderr
        return done
