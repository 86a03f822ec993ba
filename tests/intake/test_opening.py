"""Paths: folders, archives, pipes, and what is not there."""

from __future__ import annotations

import gzip
import io
import os
import struct
import zipfile
from pathlib import Path

import pytest

from dronelog.intake import Defaults, opening, read
from dronelog.terms import InputError

from .reading import take


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_a_folder_is_read_in_order_hidden_files_and_pictures_aside(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden.txt", ".git/x.txt", "b/x.png", "c.css"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    taken = take(tmp_path)
    assert taken.texts == ["a.txt", "b/1.txt", "b/2.txt"]
    assert not taken.rejects
    assert taken.notes == [f"{tmp_path}: skipped pictures, styles, scripts and the like (2)"]


def test_a_folder_with_a_loop_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A drone.")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert take(tmp_path).texts == ["A drone."]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "an empty file"),
        ("blank.txt", b" \n\n", "nothing but blank lines"),
        ("a.pdf", b"%PDF-1.7\n", "a PDF document; save its text as .txt"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word or Excel file"),
        ("a.db", b"SQLite format 3\0", "an SQLite database"),
        ("a.bin", bytes(range(256)), "not a text: it holds binary data"),
        ("a.txt", b"text\0\0\0\x01\x02", "not a text: it holds binary data"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "a picture"),
        ("a.gz", b"\x1f\x8bnonsense", "a damaged archive"),
        ("a.txt.gz", gzip.compress(b"x" * 100_000, mtime=0)[:-30], "a damaged archive"),
        ("a.txt.gz", gzip.compress(gzip.compress(b"x", mtime=0), mtime=0), "packed twice"),
        ("a.zip", b"PK\x03\x04nonsense", "a damaged archive"),
        ("a.zip", b"PK\x05\x06" + b"\0" * 18, "an archive without a file"),
        ("a.zip", zipped({"a.zip": zipped({"a.txt": b"x"})}), "an archive inside an archive"),
        ("a.zip", zipped({"word/document.xml": b"x", "[Content_Types].xml": b"x"}), "a Word document"),
    ],
)
def test_one_reject_says_why(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    for taken in (take(tmp_path / name), take(content)):
        assert not taken.reports
        assert [reason in told for told in taken.reasons] == [True], taken.reasons


def test_what_is_not_there(tmp_path: Path) -> None:
    assert take(tmp_path / "no").reasons == ["no such file"]
    assert take(tmp_path).reasons == ["a folder without a file that could hold reports"]
    assert take(Path("a\0b")).reasons[0].startswith(("cannot be read", "no such file"))
    assert take(Path("x" * 5000)).reasons[0].startswith(("cannot be read", "no such file"))
    assert read(["-"], on_reject=(rejects := []).append, on_note=print, stdin=None).__next__  # type: ignore[var-annotated]
    assert not rejects


def test_the_good_go_on_after_the_bad(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A drone.")
    taken = take(tmp_path / "no", tmp_path / "a.txt", tmp_path / "no", b"from stdin")
    assert taken.texts == ["A drone.", "from stdin"]
    assert len(taken.rejects) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A drone.")
    (tmp_path / "a.txt").chmod(0)
    assert take(tmp_path / "a.txt").reasons == ["cannot be read: Permission denied"]


def test_names_in_an_archive_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "a.zip"
    path.write_bytes(zipped({"../../out.txt": b"A drone.", "/etc/x.txt": b"Two drones.", "C:\\x.txt": b"Three."}))
    assert sorted(take(path).texts) == ["A drone.", "Three.", "Two drones."]
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a.zip", "in"]


@pytest.mark.parametrize("packed", ["gz", "zip"])
def test_a_bomb_is_refused_early(packed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "FREE_GROWTH", 1_000_000)
    plain = b'{"text": "first"}\n' + b" " * 30_000_000 + b"\n"
    bomb = gzip.compress(plain, mtime=0) if packed == "gz" else zipped({"a.jsonl": plain})
    taken = take(bomb)
    assert taken.texts == ["first"]
    assert "unpacks to over 200 times its size" in taken.reasons[-1]


def test_members_that_overlap_are_refused() -> None:
    archive = bytearray(zipped({f"{n}.txt": b"A drone." * 500 for n in range(3)}))
    at = 0
    while (at := archive.find(b"PK\x01\x02", at)) >= 0:  # each claims the whole archive
        struct.pack_into("<L", archive, at + 20, len(archive))
        at += 4
    assert take(bytes(archive)).reasons == ["an archive whose members overlap: a zip bomb"]


def test_an_archive_with_a_password() -> None:
    archive = bytearray(zipped({"a.txt": b"A drone."}))
    at = archive.find(b"PK\x01\x02")
    archive[at + 8] |= 1
    assert "a password" in take(bytes(archive)).reasons[0]


def test_a_method_that_can_ask_for_gigabytes_is_not_used() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.txt", "A drone.")
    assert "a method that is not read" in take(out.getvalue()).reasons[0]


def test_progress_is_told_in_bytes_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "x"}\n' * 50_000)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b'{"text": "x"}\n' * 50_000, mtime=0))
    (tmp_path / "c.zip").write_bytes(zipped({f"{n}.txt": os.urandom(40_000).hex().encode() for n in range(20)}))
    told: list[tuple[int, int | None]] = []
    reports = read([str(tmp_path)], on_reject=pytest.fail, on_note=pytest.fail, progress=lambda *p: told.append(p))
    assert sum(1 for _ in reports) == 100_020
    size = sum(path.stat().st_size for path in tmp_path.iterdir())
    assert told[-1] == (size, size)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert len({done for done, _ in told}) > 20
    told.clear()
    piped = io.BytesIO(b"x")
    list(read(["-"], stdin=piped, on_reject=pytest.fail, on_note=pytest.fail, progress=lambda *p: told.append(p)))
    assert told[-1] == (1, None)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"format": "docx"}, "'docx' is no format; known are text, jsonl"),
        ({"defaults": Defaults(zone="Nowhere")}, "'Nowhere' is no time zone"),
        ({"defaults": Defaults(published="soon")}, "'soon' is no time of publication"),
        ({"defaults": Defaults(lang="pl")}, "'pl' is no language that is read"),
        ({"mapping": {"colour": "x"}}, "--map colour: no such field"),
    ],
)
def test_what_makes_no_sense_is_said_before_anything_is_read(arguments: dict[str, object], message: str) -> None:
    with pytest.raises(InputError, match=message):
        read([], on_reject=print, on_note=print, **arguments)  # type: ignore[arg-type]


def test_a_callers_own_error_is_not_swallowed() -> None:
    def fail(_: object) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        list(read(["-"], stdin=io.BytesIO(b"{\n"), format="jsonl", on_reject=fail, on_note=fail))


def test_files_are_closed(tmp_path: Path) -> None:
    for number in range(2000):
        (tmp_path / f"{number}.txt").write_text("A drone.")
    assert len(take(tmp_path).reports) == 2000  # more than a process may hold open
