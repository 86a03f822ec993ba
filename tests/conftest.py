"""Shared by the tests: the real program in a home of its own, and an empty database."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from dronelog.model import Incident, Outcome, Region, Report
from dronelog.store import Intake, Names, open_writing

# A machine under load is slow now and then: that is no fault of the program. HYPOTHESIS_EXAMPLES looks longer.
# A verdict on a commit must not hang on luck, so CI tries the same examples each time; every other run looks for new.
settings.register_profile(
    "ours", deadline=None, max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "100")),
    derandomize=bool(os.environ.get("CI")),
)  # fmt: skip
settings.load_profile("ours")


@dataclass
class Program:
    """Runs ``dronelog`` as a user would, with an empty home; `db` is the database it uses."""

    home: Path

    @property
    def db(self) -> Path:
        return self.home / "log.db"

    def environment(self, **more: str) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if k in ("PATH", "LANG", "LC_ALL", "PYTHONPATH")}
        return {**kept, "HOME": str(self.home), "DRONELOG_DB": str(self.db), "COLUMNS": "120", **more}

    def command(self, *args: str) -> list[str]:
        return [sys.executable, "-m", "dronelog", *args]

    def __call__(self, *args: str, input: str | bytes | None = None, code: int | None = 0, **env: str):
        """Run it; the exit code must be `code` (None: any). stdout and stderr come as text."""
        data = input.encode() if isinstance(input, str) else input
        done = subprocess.run(
            self.command(*args), input=data, stdin=None if data is not None else subprocess.DEVNULL, capture_output=True,
            cwd=self.home, env=self.environment(**env), timeout=120,
        )  # fmt: skip
        done.stdout, done.stderr = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        assert "Traceback" not in done.stderr, done.stderr
        assert code is None or done.returncode == code, (done.returncode, done.stdout[-2000:], done.stderr[-2000:])
        return done


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


@dataclass
class Log:
    """A database in a file, and a short way to put incidents into it."""

    path: Path

    def __post_init__(self) -> None:
        self.conn = open_writing(self.path)

    def intake(self, run: str = "test", **more: str) -> Intake:
        names = Names(self.conn, _region, {"RU-MOD": "Russian Ministry of Defence"}.get)
        given = {"parser": "1", "program": "0", "command": "add", "now": "2025-01-01T00:00:00+00:00", **more}
        return Intake(self.conn, self.path, names, inputs=[run], **given)

    def add(self, report: Report, *incidents: Incident, run: str = "test") -> None:
        with self.intake(run) as intake:
            if intake.knows(report):
                intake.same()
            else:
                intake.add(report, incidents)


def _region(code: str) -> Region | None:
    if code.startswith("SEA-"):
        return Region(code, code, code, code, "sea", None, None, None)
    parent = code.split("-")[0] if "-" in code else None
    return Region(code, f"name of {code}", code, code, "region" if parent else "country", parent, None, None)


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log(tmp_path / "log.db")


@pytest.fixture
def incident() -> Callable[..., Incident]:
    """An incident with sensible fields; any may be given."""

    def make(region: str = "RU-BEL", drones: int | None = 3, **more: object) -> Incident:
        fields: dict[str, object] = {
            "start": "2025-06-11", "end": "2025-06-12", "precision": "night", "source": "the governor",
            "source_kind": "regional_authority",
            "outcomes": (Outcome("intercepted", drones, None, 0, 5),) if drones else (), **more,
        }  # fmt: skip
        return Incident(region=region, drones=drones, **fields)  # type: ignore[arg-type]

    return make
