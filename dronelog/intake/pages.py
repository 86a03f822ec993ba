"""Whole HTML pages: from bytes to a tree, whatever encoding the page says or has."""

from __future__ import annotations

import codecs
import re

from dronelog.intake import markup
from dronelog.intake.encodings import guess
from dronelog.intake.items import Source

#: Bytes of a page, pictures inside it included; characters once they are out.
PAGE_BYTES = 32 * 1024 * 1024
PAGE_CHARACTERS = 8 * 1024 * 1024

_CHARSET = re.compile(rb"<meta[^>]{0,300}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_PICTURE = re.compile(rb"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=%\s]*+")


class PageError(ValueError):
    """A page that cannot be read, and why."""


def page_text(source: Source) -> str:
    """The page, decoded. Raises `PageError` where it is too large."""
    page = source.stream.read(PAGE_BYTES + 1)
    if len(page) > PAGE_BYTES:
        raise PageError(f"a page of over {PAGE_BYTES:,} bytes")
    return decoded(page)


def decoded(page: bytes) -> str:
    """The page without the pictures that are written into it. Raises `PageError` where it is too large."""
    if len(page) > 100_000:
        page = _PICTURE.sub(b"", page)
    codec = guess(page[:65536])
    if codec not in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        said = _CHARSET.search(page[:8192])
        codec = _known(said[1].decode("ascii", "replace")) if said else codec
    try:
        text = page.decode(codec or "cp1252")
    except UnicodeDecodeError:
        text = page.decode(codec or "cp1252", "replace")
    if len(text) > PAGE_CHARACTERS:
        raise PageError(f"a page of over {PAGE_CHARACTERS:,} characters")
    return text.replace("\0", "\ufffd")


def tree(source: Source) -> markup.Node:
    """The page as a tree. Raises `PageError`."""
    try:
        return markup.parse(page_text(source))
    except markup.TooManyElementsError as error:
        raise PageError(str(error)) from None


def _known(name: str) -> str | None:
    try:
        codec = codecs.lookup(name).name
        return codec if "ф".encode(codec, "replace") is not None else None
    except (LookupError, ValueError, TypeError):
        return None
