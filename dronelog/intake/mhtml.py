"""A page saved as a single file (.mhtml, .mht): the HTML in it, read as a saved page is."""

from __future__ import annotations

from collections.abc import Iterator

from dronelog.intake.items import Item, Options, Source
from dronelog.intake.pages import PAGE_BYTES, PageError, decoded


def read(source: Source, options: Options) -> Iterator[Item]:
    """The report in the first HTML part."""
    from email import message_from_bytes, policy

    from dronelog.intake.html import of_page

    whole = source.stream.read(PAGE_BYTES + 1)
    if len(whole) > PAGE_BYTES:
        yield source.reject(f"a page of over {PAGE_BYTES:,} bytes")
        return
    message = message_from_bytes(whole, policy=policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            if isinstance(body, bytes):
                try:
                    page = decoded(body)
                except PageError as error:
                    yield source.reject(str(error))
                    return
                link = message.get("Snapshot-Content-Location") or part.get("Content-Location")
                if link and "saved from url" not in page[:2000]:
                    page = f"<!-- saved from url=(0001){str(link).strip()} -->\n{page}"
                yield from of_page(page, source, options)
                return
    yield source.reject("no page in this file", None, source.head)
