"""What README.md and the pages of docs/ show is true: sessions run as written, links lead somewhere."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.output.made import tool
from tests.shown import PAGES, ROOT, Step, play

DOCS = ["README.md", "CHANGELOG.md", *(f"docs/{p.name}" for p in sorted((ROOT / "docs").glob("*.md")))]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```$", re.M | re.S)


@pytest.mark.parametrize("page", PAGES)
def test_sessions_run_as_shown(page, tmp_path):
    _, done = play((ROOT / page).read_text(encoding="utf-8"), tmp_path)
    assert len(done) >= 5
    for step in done:
        assert step.code == 0, (step.command, step.found)
        assert step.right, f"`python -m tests.shown` writes today's output\n$ {step.command}\n" + "\n".join(step.found)


def test_a_wrong_page_is_noticed():
    assert Step("x", ["a", "…", "b"], ["a", "1", "2", "b"]).right
    assert Step("x", ["a", "…"], ["a"]).right
    assert not Step("x", ["a"], ["a", "1"]).right
    assert not Step("x", ["a", "…", "b"], ["a", "1"]).right


def test_a_part_of_an_output_stays_a_part():
    step = Step("x", ["…", "head  1", "end", "…"], ["before", "head  2", "row", "end", "after"])
    assert step.lines() == ["$ x", "…", "head  2", "row", "end", "…"]
    assert Step("x", ["…", "head", "gone", "…"], ["head", "row"]).lines() == ["$ x", "head", "row"]


def test_the_page_of_the_tutorial_is_whole_and_foreign_text_stays_text(tmp_path):
    play((ROOT / "docs/tutorial.md").read_text(encoding="utf-8"), tmp_path)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.rstrip().endswith("</html>")
    assert "Voronezh" in page


def blocks_of(page: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", (ROOT / page).read_text(encoding="utf-8"), re.M | re.S)


DRONE_TEXT = "Nine drones were shot down over Kursk Oblast overnight, the acting governor said."


@pytest.fixture
def nightly(program):
    """The scripts and units of the how-to, in a folder of ours instead of /srv/drones."""
    here = str(program.home)
    scripts = [b for b in blocks_of("docs/howto.md", "sh") if b.startswith("#!")]
    assert len(scripts) == 2
    for name, text in zip(("nightly.sh", "receipt.sh"), scripts, strict=True):
        (program.home / name).write_text(text.replace("/srv/drones", here), encoding="utf-8")
        (program.home / name).chmod(0o755)
    for name, text in zip(("dronelog.service", "dronelog.timer"), blocks_of("docs/howto.md", "ini"), strict=True):
        (program.home / name).write_text(text.replace("/srv/drones", here), encoding="utf-8")
    (program.home / "inbox").mkdir()

    def run(script: str = "nightly.sh", **more: str):
        return subprocess.run(["./" + script], cwd=program.home, capture_output=True, text=True,
                              env={**on_path(program), **more})  # fmt: skip

    return run


def test_the_nightly_script_runs_and_its_receipt_is_one_line(program, nightly):
    shutil.copy(ROOT / "dronelog/demo/08-bryansk-ru.txt", program.home / "inbox")
    for new in (1, 0):
        done = nightly()
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["new"] == new
        assert done.stdout.count("\n") == 1
        assert (program.home / "backup.db").exists()


def test_the_nightly_script_ends_with_the_codes_of_the_table(program, nightly):
    table = {int(code) for code in re.findall(r"^\| (\d) \|", (ROOT / "docs/howto.md").read_text(encoding="utf-8"), re.M)}
    assert table == {0, 1, 2, 3, 4, 5}
    inbox = program.home / "inbox"
    (inbox / "a.jsonl").write_text(json.dumps({"text": DRONE_TEXT, "published": "2025-08-27"}) + "\nnot JSON\n")
    done = nightly()
    assert done.returncode == 3, done.stderr
    assert json.loads(done.stdout)["rejected"] == 1
    (inbox / "a.jsonl").unlink()
    (inbox / "b.txt").write_text("published: 2025-08-29\n\nA drone hit a bus in Bryansk Oblast, the governor said.\n")
    done = nightly()
    assert done.returncode == 4, done.stderr
    assert json.loads(done.stdout)["review"] >= 1
    units = (program.home / "dronelog.service").read_text(encoding="utf-8")
    assert re.search(r"^SuccessExitStatus=3 4$", units, re.M)
    shutil.rmtree(inbox)
    assert nightly().returncode == 1


def test_the_receipt_is_mailed(program, nightly):
    """With a mail program and a journal that are ours."""
    (program.home / "a.jsonl").write_text("not JSON\n")
    shutil.move(program.home / "a.jsonl", program.home / "inbox")
    ran = nightly()
    tools = program.home / "tools"
    tools.mkdir()
    (program.home / "kept").write_text(ran.stdout + ran.stderr, encoding="utf-8")
    for name, body in (("journalctl", f'echo "$@" >{program.home}/asked; cat {program.home}/kept'),
                       ("sendmail", f'echo "$@" >{program.home}/to; cat >{program.home}/mail')):  # fmt: skip
        (tools / name).write_text(f"#!/bin/sh\n{body}\n")
        (tools / name).chmod(0o755)
    path = os.pathsep.join([str(tools), on_path(program)["PATH"]])
    done = nightly("receipt.sh", PATH=path, EXIT_STATUS=str(ran.returncode), INVOCATION_ID="abc123")
    assert done.returncode == 0, done.stderr
    mail = (program.home / "mail").read_text(encoding="utf-8")
    head, _, body = mail.partition("\n\n")
    assert head == f"Subject: drone reports: exit code {ran.returncode}"
    assert '"rejected": 1' in body
    assert (program.home / "to").read_text().split() == ["you@example.org"]
    assert "_SYSTEMD_INVOCATION_ID=abc123" in (program.home / "asked").read_text()


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed")
def test_systemd_takes_the_units(program, nightly):
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(program.home / "dronelog.service"), str(program.home / "dronelog.timer")],
        capture_output=True, text=True, env={**os.environ, "SYSTEMD_UNIT_PATH": f"{program.home}:"},
    )  # fmt: skip
    told = [line for line in done.stderr.splitlines() if str(program.home) in line or "dronelog" in line]
    assert not told, told
    when = re.search(r"^OnCalendar=(.*)$", (program.home / "dronelog.timer").read_text(), re.M)[1]
    done = subprocess.run(["systemd-analyze", "calendar", when], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "06:30:00" in done.stdout


def test_cron_takes_the_lines():
    (lines,) = [block for block in blocks_of("docs/howto.md", "text") if "MAILTO" in block]
    told = [line for line in lines.splitlines() if line and not re.match(r"[A-Z]+=\S", line)]
    assert told
    for line in told:
        minute, hour, *rest, command = line.split()
        assert (0 <= int(minute) < 60, 0 <= int(hour) < 24, rest) == (True, True, ["*"] * 3)
        assert command == "/srv/drones/nightly.sh"


def test_commands_of_the_how_to_run(program):
    """Those that are not in sessions, on a Telegram export and the demo's reports."""
    program("demo", "--db", str(program.db))
    (program.home / "ChatExport_2025-08-29").mkdir()
    shutil.copy(ROOT / "fixtures/intake/result.json", program.home / "ChatExport_2025-08-29")
    ran = 0
    for block in blocks_of("docs/howto.md", "sh"):
        for line in block.splitlines():
            sqlite = line.startswith("sqlite3 ") and shutil.which("sqlite3")
            datasette = line.startswith("datasette ") and tool("datasette")
            if datasette:  # one page instead of a server that runs on
                line = f"{tool('datasette')} {line.partition(' ')[2]} --get /copy/incident_list.json?_shape=array"
            if not block.startswith("#!") and (sqlite or datasette or re.match(r"(echo .*\| )?dronelog ", line)):
                done = subprocess.run(
                    ["sh", "-c", line], cwd=program.home, capture_output=True, text=True, env=on_path(program)
                )
                assert done.returncode == 0, (line, done.stderr)
                if datasette:
                    assert len(json.loads(done.stdout)) >= 16
                elif sqlite:
                    assert "Oblast" in done.stdout
                ran += 1
    assert ran >= 9


def test_completion_is_installed_in_bash_as_the_page_says(program):
    line = next(line for block in blocks_of("docs/howto.md", "sh") for line in block.splitlines() if ".bashrc" in line)
    typed = f"""{line.replace("~/.bashrc", ".bashrc")}
        . ./.bashrc; COMP_WORDS=(dronelog query --outcome interc); COMP_CWORD=3
        $(complete -p dronelog | sed 's/.*-F \\([^ ]*\\).*/\\1/') dronelog; echo "${{COMPREPLY[@]}}" """
    done = subprocess.run(["bash", "--norc", "-c", typed], cwd=program.home, capture_output=True, text=True,
                          env=on_path(program))  # fmt: skip
    assert done.stdout.split() == ["intercepted"], (done.stdout, done.stderr)


def on_path(program) -> dict[str, str]:
    environment = program.environment()
    return {**environment, "PATH": os.pathsep.join([str(Path(sys.executable).parent), environment["PATH"]])}


def test_python_examples_run():
    assert blocks_of("docs/howto.md", "python")
    for block in blocks_of("docs/howto.md", "python"):
        done = subprocess.run([sys.executable, "-c", block], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert "RU-KRS" in done.stdout


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", h.lower()).strip().replace(" ", "-") for h in re.findall(r"^#+ (.*)$", text, re.M)}


@pytest.mark.parametrize("page", DOCS)
def test_links_lead_somewhere(page):
    source = ROOT / page
    for link in LINK.findall(FENCE.sub("", source.read_text(encoding="utf-8"))):
        if re.match(r"https?:|mailto:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (source.parent / name).resolve() if name else source
        assert target.exists(), f"{page}: {link}"
        assert not anchor or anchor in anchors(target), f"{page}: {link}"


def parts(page: str) -> dict[str, str]:
    """The paragraphs, list entries and blocks of a page that are long enough to be said once only."""
    text = (ROOT / page).read_text(encoding="utf-8")
    found = {" ".join(block.split()): block for block in FENCE.findall(text) if block.count("\n") > 3}
    for paragraph in re.split(r"\n\s*\n|\n(?=[-|] |\d+\. )", FENCE.sub("", text)):
        words = " ".join(paragraph.split())
        if len(words) > 80 and not words.startswith("<!--"):
            found[words] = paragraph
    return found


def test_no_page_repeats_another():
    said: dict[str, str] = {}
    for page in DOCS:
        if page not in ("docs/commands.md", "docs/database.md"):  # generated
            for words, part in parts(page).items():
                assert words not in said, f"{page} repeats {said[words]}:\n{part}"
                said[words] = page
    assert len(said) > 200


def test_every_page_can_be_reached_from_the_readme():
    seen, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md" or not page.exists():
            continue
        seen.add(page)
        links = LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8")))
        waiting += [(page.parent / link.partition("#")[0]).resolve() for link in links if "://" not in link]
    assert {(ROOT / page).resolve() for page in DOCS} <= seen


def test_commands_that_are_named_exist():
    from dronelog.cli import COMMANDS

    for page in DOCS:
        text = (ROOT / page).read_text(encoding="utf-8")
        for name in re.findall(r"(?:`|^\$ |^)dronelog ([a-z]+)\b", text, re.M):
            assert name in COMMANDS or name in ("is", "reads"), f"{page}: dronelog {name}"


def test_every_setting_is_documented():
    from dronelog.cli.config import KEYS

    text = (ROOT / "docs/howto.md").read_text(encoding="utf-8")
    named = {
        name
        for path in (ROOT / "dronelog").rglob("*.py")
        for name in re.findall(r"\bDRONELOG_[A-Z]+", path.read_text(encoding="utf-8"))
    }
    assert {"DRONELOG_DB", "DRONELOG_WHO"} <= named
    for name in [*KEYS, *named]:
        assert f"| `{name}` |" in text, name
    (example,) = blocks_of("docs/howto.md", "toml")
    assert set(tomllib.loads(example)) == set(KEYS)


def test_make_targets_that_are_named_exist():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    for page in DOCS:
        for name in re.findall(r"(?:`|^(?:\$ )?)make ([a-z]+)\b", (ROOT / page).read_text(encoding="utf-8"), re.M):
            assert name in targets, f"{page}: make {name}"


def test_the_licence_is_whole():
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert len(text) == 11358


def test_the_changelog_tells_of_this_version():
    from dronelog import __version__

    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
