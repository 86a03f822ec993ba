"""A file cut into blocks gives what it gives whole, wherever it is cut."""

import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dronelog.intake.items import Defaults, Note, Reject
from dronelog.model import Report

fsspec = pytest.importorskip("fsspec", reason="the extra dronelog[dask] is not installed")
from dronelog.intake.blocks import checked, read_block  # noqa: E402
from dronelog.intake.plan import plan  # noqa: E402

OPTIONS = checked(None, Defaults(), {})


def read(paths, size, format=None):
    blocks, problems = plan([str(p) for p in paths], format, size)
    items = [(item, at) for block in blocks for item, at in read_block(block, format, OPTIONS) if not isinstance(item, Note)]
    return blocks, problems, items


LINES = st.lists(
    st.one_of(
        st.text(max_size=30).map(lambda t: json.dumps({"text": t or "x"}, ensure_ascii=False)),
        st.sampled_from(["", " ", "{", "[1]", '{"text": ""}', '{"text": "дрон"}', "\x00", '{"no": 1}']),
    ),
    max_size=12,
)


@given(LINES, st.integers(1, 400), st.booleans())
def test_lines_are_read_once_wherever_the_file_is_cut(tmp_path_factory, lines, size, ended):
    path = tmp_path_factory.mktemp("cut") / "a.jsonl"
    data = "\n".join(lines).encode("utf-8", "surrogatepass") + (b"\n" if ended and lines else b"")
    path.write_bytes(data)
    _, _, whole = read([path], 10**9)
    blocks, _, cut = read([path], size)
    assert cut == whole
    assert len(blocks) == max(1, -(-len(data) // size))
    for item, at in cut:
        if isinstance(item, Report):
            assert json.loads(data[at:].split(b"\n")[0], strict=False)["text"]


def test_a_line_longer_than_a_block_and_a_limit(tmp_path, monkeypatch):
    monkeypatch.setattr("dronelog.intake.blocks.RECORD_LIMIT", 50)
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps({"text": letter * 300}) for letter in "abc"))
    assert [item.text[0] for item, _ in read([path], 40)[2]] == ["a", "b", "c"]


def test_packed_lines_under_a_plain_name_are_read_by_the_first_block(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(gzip.compress(b'{"text": "a"}\n{"text": "b"}\n'))
    blocks, _, items = read([path], 10)
    assert len(blocks) > 1
    assert [item.text for item, _ in items] == ["a", "b"]


@pytest.mark.parametrize("codec", ["utf-16", "utf-8-sig"])
def test_other_encodings_lose_nothing_to_the_cut(tmp_path, codec):
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps({"text": f"Дрон {n}"}, ensure_ascii=False) + "\n" for n in range(20)), encoding=codec)
    assert [item.text for item, _ in read([path], 64)[2]] == [f"Дрон {n}" for n in range(20)]


def test_parquet_is_cut_between_row_groups_and_rows_keep_their_numbers(tmp_path):
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    table = pa.table({"Текст": [f"report {n}" for n in range(100)], "date": ["2025-08-27"] * 99 + ["never"]})
    pq.write_table(table, path, row_group_size=10)
    blocks, _, items = read([path], 1)
    assert len(blocks) == 10
    assert [item.line for item, _ in items] == list(range(1, 101))
    assert items[0][0].text == "report 0"
    assert items[0][0].published == "2025-08-27"
    assert isinstance(items[99][0], Reject)


def test_csv_text_and_packed_files_come_whole(tmp_path):
    import bz2
    import lzma

    (tmp_path / "a.csv").write_text('text,published\n"two\nlines",2025-08-27\nb,2025-08-28\n')
    (tmp_path / "b.txt").write_text("one\n---\ntwo\n")
    (tmp_path / "c.jsonl.bz2").write_bytes(bz2.compress(b'{"text": "packed"}\n'))
    (tmp_path / "d.jsonl.xz").write_bytes(lzma.compress(b'{"text": "packed too"}\n'))
    blocks, problems, items = read([tmp_path], 5)
    assert (len(blocks), problems) == (4, [])
    assert [item.text for item, _ in items] == ["two\nlines", "b", "one", "two", "packed", "packed too"]


@pytest.mark.parametrize("ending", ["gz", "bz2", "xz"])
def test_what_ends_too_soon_gives_its_beginning_and_a_reject(tmp_path, ending):
    import bz2
    import lzma

    lines = b"".join(b'{"text": "report %d %s"}\n' % (n, str(hash(str(n))).encode()) for n in range(60_000))
    packed = {"gz": gzip, "bz2": bz2, "xz": lzma}[ending].compress(lines)
    path = tmp_path / f"a.jsonl.{ending}"
    path.write_bytes(packed[: len(packed) // 2])
    _, _, items = read([path], 10**6)
    assert isinstance(items[-1][0], Reject)
    assert "damaged" in items[-1][0].reason
    reports = [item for item, _ in items if isinstance(item, Report)]
    assert reports[0].text.startswith("report 0 ")
    assert 1000 < len(reports) < 60_000


def test_what_leads_to_no_file_is_told(tmp_path):
    blocks, problems, _ = read([tmp_path / "none.jsonl", tmp_path / "*.gz"], 10)
    assert blocks == []
    assert [problem.reason for problem in problems] == ["no such file", "no file has such a name"]


def test_a_way_that_fails_is_no_fault_of_the_file(tmp_path, monkeypatch):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a"}\n')
    blocks, _ = plan([str(path)], None)

    def broken(*_):
        raise TimeoutError("the network is away")
        yield

    monkeypatch.setattr("dronelog.intake.jsonl.read", broken)
    with pytest.raises(OSError, match="away"):
        list(read_block(blocks[0], None, OPTIONS))
