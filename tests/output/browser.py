"""A real browser, driven by the WebDriver protocol with nothing but the standard library."""

from __future__ import annotations

import base64
import json
import os
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

from tests.output.made import tool


def chromium() -> str | None:
    return tool("chromium") or tool("chromium-browser") or tool("google-chrome")


def missing() -> str | None:
    """Why there is no browser to test with, None where there is one."""
    if not chromium():
        return "Chromium is not installed"
    return None if tool("chromedriver") else "chromedriver is not installed"


class Browser:
    """One headless window."""

    def __init__(self, folder: Path, width: int = 1280, height: int = 900, **prefs: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._process = subprocess.Popen(
            [str(tool("chromedriver")), f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._base = f"http://127.0.0.1:{port}"
        args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
                "--disable-background-networking", "--disable-component-update", f"--window-size={width},{height}",
                f"--user-data-dir={folder}/profile-{port}", "--disable-dev-shm-usage", *prefs.get("more", "").split()]  # fmt: skip
        wanted = {
            "browserName": "chrome", "goog:chromeOptions": {"binary": chromium(), "args": args},
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }  # fmt: skip
        for _ in range(100):
            try:
                session = self._post(f"{self._base}/session", {"capabilities": {"alwaysMatch": wanted}})
                break
            except OSError:
                time.sleep(0.1)
        else:
            raise RuntimeError("chromedriver does not answer")
        self._url = f"{self._base}/session/{session['sessionId']}"

    def _post(self, url: str, body: object):
        request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def open(self, path: Path) -> None:
        self._post(f"{self._url}/url", {"url": path.resolve().as_uri()})

    def run(self, script: str, *args: object):
        """The value that a script returns."""
        return self._post(f"{self._url}/execute/sync", {"script": script, "args": list(args)})

    def later(self, script: str, *args: object):
        """The value that a script gives to its last argument, when it is ready."""
        return self._post(f"{self._url}/execute/async", {"script": script, "args": list(args)})

    def log(self, kind: str) -> list[dict]:
        return self._post(f"{self._url}/se/log", {"type": kind})

    def requests(self) -> list[str]:
        """The addresses that were asked for since last time."""
        events = (json.loads(entry["message"])["message"] for entry in self.log("performance"))
        return [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]

    def devtools(self, command: str, given: dict[str, object]):
        """The answer to a command of Chromium's own protocol."""
        return self._post(f"{self._url}/goog/cdp/execute", {"cmd": command, "params": given})

    def picture(self, path: Path) -> None:
        with urllib.request.urlopen(f"{self._url}/screenshot", timeout=60) as answer:
            path.write_bytes(base64.b64decode(json.load(answer)["value"]))

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            request = urllib.request.Request(self._url, method="DELETE")
            urllib.request.urlopen(request, timeout=20).close()
        finally:
            self._process.terminate()
            self._process.wait(20)


def axe() -> str | None:
    """The source of axe-core, where it is installed (.ci/tools)."""
    kept = Path(os.environ.get("DRONELOG_TOOLS", str(Path(__file__).parent.parent.parent / ".venv-tools")))
    path = kept / "node_modules" / "axe-core" / "axe.min.js"
    return path.read_text(encoding="utf-8") if path.is_file() else None
