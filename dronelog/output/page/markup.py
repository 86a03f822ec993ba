"""Small pieces of HTML. All that comes from outside passes `text` or `attribute`: escaped, nothing turns writing."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence

from dronelog.output.page.data import FIGURES, Line, Range
from dronelog.output.page.words import WORDS
from dronelog.output.safe import for_terminal

_LINK = re.compile(r"https?://[^\s\"'<>\\]{1,2000}$", re.IGNORECASE)
_OF_REGION = re.compile(r"(.+) \(([A-Z]{2}(?:-[A-Z0-9]{1,3})?|SEA-[A-Z]+)\)$")
_UKRAINIAN, _CYRILLIC = re.compile("[іїєґІЇЄҐ]"), re.compile("[а-яА-ЯёЁ]")


def text(value: object) -> str:
    """A text from outside, harmless between tags."""
    return html.escape(for_terminal(str(value)), quote=False)


def attribute(value: object) -> str:
    """The same, between quotes."""
    return html.escape(for_terminal(str(value)), quote=True)


def number(value: int) -> str:
    """A number with narrow spaces between thousands from 10 000 on."""
    return f"{value:,}".replace(",", "\u202f") if value >= 10_000 else str(value)


def figure(value: Range) -> str:
    """A range: "7–9", "9", "–" where nobody tells a number."""
    low, high = value
    if high is None:
        return "–"
    return number(high) if low is None or low == high else f"{number(low)}–{number(high)}"


def link(url: str | None) -> str | None:
    """The link, ready for an attribute; None for what is not one to a page."""
    return attribute(url) if url and _LINK.match(url) else None


def language_of(words: str) -> str:
    """The language of a quotation, by its letters, for screen readers."""
    return "uk" if _UKRAINIAN.search(words) else "ru" if _CYRILLIC.search(words) else "en"


class Words:
    """The page's own words in the language it opens in, marked so that the script can turn them into another."""

    def __init__(self, language: int, names: Mapping[str, tuple[str, str, str]]) -> None:
        self.language, self._names = language, names

    def __getitem__(self, key: str) -> str:
        return html.escape(WORDS[key][self.language])

    def span(self, key: str, tag: str = "span") -> str:
        """An element that holds these words."""
        return f'<{tag} data-t="{key}">{self[key]}</{tag}>'

    def name(self, code: str) -> str:
        """The name of a region, or its code."""
        return text(self._names[code][self.language] if code in self._names else code)


def totals_table(
    lines: Sequence[Line], words: Words, *, head: str, name: str, caption: str, figures: Sequence[str] = FIGURES
) -> str:
    """Lines of totals as a table with bars; `name` says how a line's first cell is made from its key: "region",
    "country" or "source".
    """
    most = max((line.figures["drones"][1] or 0 for line in lines), default=0) or 1
    keys = ("number" if key == "drones" else key for key in (*figures, "incidents", "reports"))
    heads = "".join(f'<th scope="col" class="n">{words.span(key)}</th>' for key in keys)
    told = "".join(_line(line, words, name, figures, most) for line in lines)
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{words[caption]}" data-a="{caption}"><table>'
        f'<caption class="hidden">{words.span(caption)}</caption>'
        f'<thead><tr><th scope="col">{words.span(head)}</th><th class="bars"><span class="hidden">'
        f"{words.span('drones')}</span></th>{heads}</tr></thead><tbody>{told}</tbody></table></div>"
    )


def _line(line: Line, words: Words, name: str, figures: Sequence[str], most: int) -> str:
    low, high = line.figures["drones"]
    bar = ""
    if high is not None:
        bar = (
            '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
            f'<rect class="hi" width="{100 * high / most:.1f}" height="10"/>'
            f'<rect class="lo" width="{100 * (low or 0) / most:.1f}" height="10"/></svg>'
        )
    cells = "".join(f'<td class="n">{figure(line.figures[key])}</td>' for key in figures)
    return (
        f'<tr><th scope="row">{name_cell(line.key, words, name)}</th><td class="bars">{bar}</td>{cells}'
        f'<td class="n">{number(line.incidents)}</td><td class="n">{number(line.reports)}</td></tr>'
    )


def name_cell(key: str | None, words: Words, name: str) -> str:
    """The first cell of a line. Regions and sources are buttons that search for their incidents."""
    if not key:
        return words.span("nobody" if name == "source" else "other")
    if name in ("region", "country"):
        button = f'<button type="button" class="find" data-r="{attribute(key)}">{words.name(key)}</button>'
        return button + (f" <small>{words.span('whole')}</small>" if name == "region" and "-" not in key else "")
    said, code = speaker(key)
    button = f'<button type="button" class="find">{text(said)}</button>'
    return button + (f' <small data-r="{attribute(code)}">{words.name(code)}</small>' if code else "")


def speaker(source: str) -> tuple[str, str | None]:
    """A source and the region it belongs to: "governor (RU-BEL)" is another one than that of RU-KRS."""
    found = _OF_REGION.match(source)
    return (found[1], found[2]) if found else (source, None)
