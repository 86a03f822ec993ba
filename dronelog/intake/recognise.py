"""Which format a file is in, told from its beginning; its ending only where the content leaves it open."""

from __future__ import annotations

import json
import re

from dronelog.intake.encodings import guess
from dronelog.intake.items import Options, Source

#: How other kinds of file begin, and what to say of them.
_FOREIGN = (
    (b"%PDF", "a PDF document; save its text as .txt"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file; save it as .xlsx, .csv or .txt"),
    (b"SQLite format 3\0", "an SQLite database; reports are read from files"),
    (b"{\\rtf", "an RTF document; save it as .txt"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ", "an xz archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"(\xb5/\xfd", "a Zstandard archive; unpack it first"),
    (b"PAR1", "a Parquet file; save it as .csv"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_FEED = re.compile(
    r"(?:<\?[^>]*>\s*|<!--.*?-->\s*|<!doctype\s[^>\[]*(?:\[[^\]]*\]\s*)?>\s*)*+<(?:rss|feed|rdf:rdf)\b", re.DOTALL
)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title|article|div|p|main|section)\b", re.IGNORECASE)
#: In JSON, lists of these names hold reports; others belong to the record that they stand in.
LISTS = frozenset({
    "messages", "items", "reports", "posts", "articles", "news", "data", "results", "records", "rows", "documents",
})  # fmt: skip
#: Lists and objects of these names hold objects that hold such lists (the chats of a Telegram export).
HOLDERS = frozenset({"chats", "left_chats", "list", "data", "response", "feed", "channel"})
_MHTML_STARTS = ("from:", "mime-version:", "content-", "snapshot-")
_MHTML = re.compile(r"(?:^|\n)content-type:\s*multipart/related", re.IGNORECASE)


def recognise(source: Source, options: Options) -> tuple[str | None, str]:
    """The format's name and "", or None and why there is none. Where columns were named, a table is meant."""
    for start, reason in _FOREIGN:
        if source.head.startswith(start):
            return None, reason
    if source.head.startswith(b"PK"):
        return "xlsx", ""
    codec = guess(source.head)
    if codec is None:
        return None, "not a text: it holds binary data"
    text = source.head.decode(codec, "replace").lstrip("\ufeff").lstrip()
    if not text:
        return "text", ""
    ending = source.name.lower().rpartition(".")[2]
    if text[0] in "{[":
        found = _json(text, ending)
        if found:
            return found, ""
    if text[0] == "<":
        found = _markup(text, ending)
        if found:
            return found, ""
    if text[:200].lower().startswith(_MHTML_STARTS) and _MHTML.search(text[:4000]):
        return "mhtml", ""
    if ending in ("csv", "tsv", "tab"):
        return "csv", ""
    if ending in ("jsonl", "ndjson", "json", "geojson"):
        return ("jsonl" if ending in ("jsonl", "ndjson") else "json"), ""
    from dronelog.intake.columns import looks_like_table

    return ("csv" if looks_like_table(text, options) else "text"), ""


def _json(text: str, ending: str) -> str | None:
    first, _, more = text.partition("\n")
    if text[0] == "{":
        record = _object(first)
        holds = record and any(isinstance(record.get(name), (list, dict)) for name in LISTS | HOLDERS)
        if record is not None and (more.lstrip()[:1] == "{" or not (holds or ending in ("json", "geojson"))):
            return "jsonl"
        # a first line that is damaged must not make a document of the whole file; in one, a line that begins with an
        # object follows a bracket, a comma or a colon
        objects = (line for line in more.split("\n", 5)[:5] if line[:1] == "{")
        if record is None and first.rstrip()[-1:] not in "[{,:" and any(map(_object, objects)):
            return "jsonl"
        return "json" if re.match(r'\{\s*(?:"|\}|$)', text) else None
    if re.match(r'\[\s*(?:[{\[\]"]|$)', text):
        return "json"
    return "jsonl" if ending in ("jsonl", "ndjson") else "json" if ending == "json" else None


def _object(line: str) -> dict[str, object] | None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _markup(text: str, ending: str) -> str | None:
    start = text[:4000].lower()
    if _FEED.match(start):
        return "feed"
    if "tgme_widget_message" in text or "tgme_channel" in text or "tgme_page" in text:
        return "telegram-web"
    if "page_wrap" in text and ('class="history"' in text or 'class="message ' in text):
        return "telegram-html"
    if _HTML.search(text[:8000]) or ending in ("html", "htm", "xhtml"):
        return "html"
    return "feed" if start.startswith("<?xml") else None
