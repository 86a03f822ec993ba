"""A page for a newsroom: one self-contained HTML file that works offline, reads without scripts, and prints.

Its Content-Security-Policy allows nothing but its own style and script, by their hashes: no request leaves the file,
and a report that holds markup stays text (docs/page.md).
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from pathlib import Path
from typing import TextIO

from dronelog.output.page import sections
from dronelog.output.page.data import Dispute, Line, Page, Told
from dronelog.output.page.markup import Words
from dronelog.output.page.words import LANGUAGES, METHOD, MONTHS, OBJECTS, OUTCOMES, REASONS, WORDS
from dronelog.output.safe import for_terminal

__all__ = ["DISPUTES", "RECORDS", "Dispute", "Line", "Page", "Told", "render", "write"]

#: Incidents in the table and disagreements in the list; a page stays small enough to send.
RECORDS, DISPUTES = 2_000, 40
_HERE = Path(__file__).parent


def _own(name: str) -> tuple[str, str]:
    """A file of ours, and the hash by which the policy allows it."""
    source = (_HERE / name).read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
    return source, f"'sha256-{digest}'"


def render(page: Page) -> str:
    """The page as HTML."""
    words = Words(LANGUAGES.index(page.lang), page.names)
    style, style_hash = _own("page.css")
    script, script_hash = _own("page.js")
    policy = (
        f"default-src 'none'; style-src {style_hash}; script-src {script_hash}; base-uri 'none'; form-action 'none'"
    )
    body = "".join((
        sections.header(page, words), "<main>", sections.figures(page, words), sections.charts(page, words),
        sections.disputes(page, words, DISPUTES), sections.incidents(page, words), "</main>",
        sections.method(page, words),
    ))  # fmt: skip
    names = {code: tuple(map(for_terminal, told)) for code, told in page.names.items()}

    tables = {"words": WORDS, "names": names, "outcomes": OUTCOMES, "objects": OBJECTS, "months": MONTHS,
              "reasons": REASONS, "method": METHOD}  # fmt: skip
    # inside a script element only "</" and "<!--" could end the data early
    told = json.dumps(tables, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    title = html.escape(for_terminal(page.title) or WORDS["title"][words.language])
    return (
        f'<!doctype html>\n<html lang="{page.lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n"
        f'<script type="application/json" id="words">{told}</script>\n<script>{script}</script>\n</body>\n</html>\n'
    )


def write(page: Page, out: TextIO) -> None:
    """Write the page."""
    out.write(render(page))
