"""What makes two reports the same: channel and message, else the link, else the words. Never a date or a file name."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from urllib.parse import parse_qsl, urlencode, urlsplit

from dronelog.model import Report

#: Signs that are told apart by nobody. None of the right stands on the left, so their order does not matter.
_SAME = tuple(
    {
        "ё": "е", "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "«": '"', "»": '"', "“": '"', "”": '"', "„": '"',
        "–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-", "\xad": "", "\u200b": "", "\u2060": "", "\ufeff": "",
    }.items()
)  # fmt: skip
_TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|yclid|ysclid|single|comment|thread|embed|mode|from|ref)$")
_POST = re.compile(r"^(?:t\.me|telegram\.me)/(?:s/)?([A-Za-z]\w+|c/\d+)/(\d+)$")


def fold(text: str) -> str:
    """The words of a text, whatever its capitals, white space, quotes, dashes and apostrophes."""
    text = unicodedata.normalize("NFC", text).casefold()
    for odd, plain in _SAME:  # a third of what str.translate takes
        if odd in text:
            text = text.replace(odd, plain)
    return " ".join(text.split())


def link(url: str) -> str | None:
    """A link in the one form that is compared, or None where it names no single page (a home page, a whole channel)."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").lower()
    except ValueError:  # "http://[": not a link at all
        return None
    host = host.removeprefix("www.").removeprefix("m.")
    path = parts.path.rstrip("/")
    if not host or not (path or parts.query):
        return None
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not _TRACKING.match(pair[0])))
    whole = f"{host}{path}" + (f"?{query}" if query else "")
    if post := _POST.match(f"{host}{path}"):
        return f"t.me/{post[1].lower()}/{post[2]}"
    if host in ("t.me", "telegram.me"):
        return None
    return whole


def identity(report: Report) -> str:
    """The name under which all versions of a report are known.

    A post's link says channel and message too, so a saved page and an export of one channel meet.
    """
    if report.channel and report.message:
        return f"t.me/{report.channel.strip().lstrip('@').lower()}/{report.message}"
    if report.url and (known := link(report.url)):
        return known
    return "text:" + digest(report.text)


def digest(text: str) -> str:
    """SHA-256 of the folded text, in hex: the same for a text that differs only in white space, capitals, quotes."""
    return hashlib.sha256(fold(text).encode("utf-8", "surrogatepass")).hexdigest()


def public_id(identity: str, digest: str) -> str:
    """The stable name of one version of a report: 16 letters and digits (80 bits), whatever file it came from."""
    whole = hashlib.sha256(f"{identity}\n{digest}".encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(whole[:10]).decode("ascii").lower()
