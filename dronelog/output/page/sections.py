"""The sections of the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dronelog.output.page import markup
from dronelog.output.page.charts import calendar, nights_table, region_map
from dronelog.output.page.data import FIGURES, Page
from dronelog.output.page.markup import Words, attribute, figure, link, name_cell, number, text, totals_table
from dronelog.output.page.words import METHOD, REASONS, day, outcomes, when

#: Characters of a quotation that are shown; the file of reports holds the whole.
QUOTE = 240


def header(page: Page, words: Words) -> str:
    """Title, period, what was chosen, the switches."""
    title = text(page.title) if page.title else words.span("title")
    period = ""
    if page.first and page.last:
        dates = "".join(
            f'<time data-d="{value[:10]}/{value[:10]}/day">{day(value, words.language)}</time>{dash}'
            for value, dash in ((page.first, " – "), (page.last, ""))
        )
        period = f"<p>{words.span('period')}: {dates}</p>"
    asked = f"<p>{words.span('asked')}: {text(page.asked)}</p>" if page.asked else ""
    buttons = "".join(
        f'<button type="button" data-l="{code}" lang="{code}" aria-pressed="{str(n == words.language).lower()}">'
        f"{name}</button>"
        for n, (code, name) in enumerate((("en", "English"), ("ru", "Русский"), ("uk", "Українська")))
    )
    return (
        f'<header><a class="skip" href="#incidents">{words.span("skip")}</a><div class="bar-top"><div class="switches"'
        f' role="group" aria-label="{words["language"]}" data-a="language">{buttons}</div>'
        f'<button type="button" id="theme">{words.span("theme")}</button></div><h1>{title}</h1>{period}{asked}'
        f'<p class="caveat">{words.span("caveat")}</p></header>'
    )


def figures(page: Page, words: Words) -> str:
    """The headline figures and what they rest on."""
    cards = "".join(
        f'<div class="card{" first" if key == "drones" else ""}"><dd>{figure(page.total.figures[key])}</dd>'
        f"<dt>{words.span(key)}</dt></div>"
        for key in FIGURES
    )
    rests = "".join(
        f"<li>{words.span(key)}: {number(value)}</li>"
        for key, value in (("incidents", page.total.incidents + page.doubtful), ("reports", page.total.reports),
                           ("sources", page.total.sources))
    )  # fmt: skip
    left = "".join(f"<li>{_reason(reason, words)}: {number(count)}</li>" for reason, count in page.left_out)
    left = f"<h4>{words.span('left_out')}</h4><ul>{left}</ul>" if left else ""
    countries = ""
    if len(page.countries) > 1:
        countries = f"<h3>{words.span('by_country')}</h3>" + totals_table(
            page.countries, words, head="country", name="country", caption="by_country"
        )
    return (
        f'<section aria-labelledby="figures"><h2 id="figures">{words.span("figures")}</h2>'
        f'<dl class="cards">{cards}</dl>'
        f'<p class="note">{words.span("low_high")}</p>'
        f'<div class="receipt"><h3>{words.span("receipt")}</h3><ul>{rests}</ul>{left}</div>{countries}</section>'
    )


def _reason(reason: str, words: Words) -> str:
    if reason not in REASONS:
        return text(reason)
    return f'<span data-w="{attribute(reason)}">{REASONS[reason][words.language]}</span>'


def charts(page: Page, words: Words) -> str:
    """Map, nights, tables by region and source."""
    drawn = region_map(page, words)
    parts = []
    if drawn:
        parts.append(
            f'<section aria-labelledby="map"><h2 id="map">{words.span("map")}</h2>'
            f'<p id="map-of">{words.span("map_of")}</p>{drawn}<p class="note">{words.span("map_note")}</p></section>'
        )
    if page.nights:
        table = nights_table(page.nights, words)
        parts.append(
            f'<section aria-labelledby="nights"><h2 id="nights">{words.span("nights")}</h2>'
            f'<p class="note">{words.span("nights_note")}</p>{calendar(page.nights, words)}'
            f"<details><summary>{words.span('as_table')}</summary>{table}</details></section>"
        )
    parts.append(
        f'<section aria-labelledby="regions"><h2 id="regions">{words.span("by_region")}</h2>'
        + totals_table(page.regions, words, head="region", name="region", caption="by_region")
        + "</section>"
    )
    parts.append(
        f'<section aria-labelledby="sources"><h2 id="sources">{words.span("by_source")}</h2>'
        f'<p class="note">{words.span("source_note")}</p>'
        + totals_table(page.sources, words, head="source", name="source", caption="by_source")
        + "</section>"
    )
    return "".join(parts)


def disputes(page: Page, words: Words, most: int) -> str:
    """Events of which sources tell different numbers."""
    listed = {record["id"] for record in page.records}
    items = []
    for found in page.disputes[:most]:
        told = "".join(
            f"<li>{_speaker(each.source, words)}: {_pointing(each.figure, each.incident, listed)}</li>"
            for each in found.told
        )
        items.append(
            f"<li><p><b>{figure((found.low, found.high))}</b> {name_cell(found.region, words, 'region')} "
            f"{span(found.start, found.end, found.precision, words)}</p><ul>{told}</ul></li>"
        )
    body = f'<ol class="disputes">{"".join(items)}</ol>' if items else f"<p>{words.span('disputes_none')}</p>"
    more = f'<p class="note">{words.span("disputes_more")}</p>' if len(page.disputes) > most else ""
    return f'<section aria-labelledby="disputes"><h2 id="disputes">{words.span("disputes")}</h2>{more}{body}</section>'


def _speaker(source: str, words: Words) -> str:
    said, code = markup.speaker(source)
    of = f' (<span data-r="{attribute(code)}">{words.name(code)}</span>)' if code else ""
    return text(said) + of if said else words.span("nobody")


def _pointing(value: int | None, incident: str, listed: set[str]) -> str:
    told = "–" if value is None else number(value)
    return f'<a href="#i-{attribute(incident)}">{told}</a>' if incident in listed else told


def span(start: str | None, end: str | None, precision: str, words: Words) -> str:
    """A span of time, for the script to say in another language."""
    said = when(start, end, precision, words.language)
    return f'<time data-d="{start or ""}/{end or ""}/{precision}">{said}</time>'


_HEADS = ("when", "where", "who", "number", "what", "words")


def incidents(page: Page, words: Words) -> str:
    """The table of incidents, searchable and sortable where scripts run, whole where they do not."""
    heads = "".join(
        f'<th scope="col" aria-sort="{"descending" if key == "when" else "none"}"><button type="button" class="sort">'
        f"{words.span(key)}</button></th>" for key in _HEADS
    )  # fmt: skip
    pointed = {each.incident for found in page.disputes for each in found.told}
    body = "\n".join(_row(record, words, pointed) for record in page.records)
    cut = "table_cut" if len(page.records) < page.total.incidents + page.doubtful else "table_note"
    return (
        f'<section aria-labelledby="incidents"><h2 id="incidents">{words.span("incidents")}</h2>'
        f'<p class="note">{words.span(cut)}</p><div class="find-bar"><label for="q">{words.span("search")}</label>'
        f'<input id="q" type="search" autocomplete="off" placeholder="{words["search_hint"]}" data-p="search_hint">'
        f'<button type="button" id="all">{words.span("clear")}</button>'
        f'<span role="status"><b id="count">{len(page.records)}</b> {words.span("shown")}</span></div>'
        f'<table id="table"><caption class="hidden">{words.span("incidents")}</caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table></section>"
    )


def _row(record: Mapping[str, Any], words: Words, pointed: set[str]) -> str:
    told = ";".join(
        f"{o['kind']}:{'' if o['count'] is None else o['count']}:{o['object'] or ''}" for o in record["outcomes"]
    )
    drones = record["drones"]
    count = "" if drones is None else ("~" if record["approximate"] else "") + number(drones)
    url = link(record["url"])
    publisher = text(record["publisher"] or "")
    region = attribute(record["region"])
    via = f'<a href="{url}">{publisher or words.span("link")}</a>' if url else publisher
    source = text(record["source"]) if record["source"] else ""
    who = f"{source}<small>{via}</small>" if source and via else source or via
    quote = shortened(" ".join((record["quote"] or "").split()))
    quoted = f'<q lang="{markup.language_of(quote)}">{text(quote)}</q>' if quote else ""
    mark = f"<em>{words.span('doubtful')}</em> " if record["status"] == "doubtful" else ""
    places = f"<small>{text(', '.join(record['places']))}</small>" if record["places"] else ""
    name = f' id="i-{attribute(record["id"])}"' if record["id"] in pointed else ""
    # the source's usual name, so that a search for it finds whatever the report calls it
    usual = record.get("speaker") or ""
    also = f' data-s="{attribute(usual)}"' if usual and usual != record["source"] else ""
    came = f' data-o="{attribute(told)}">{outcomes(told, words.language)}' if told else ">"
    return (
        f"<tr{name}{also}><td>{span(record['start'], record['end'], record['precision'], words)}"
        f'<td><span data-r="{region}">{words.name(record["region"])}</span>{places}<td>{who}<td class="n">{count}'
        f"<td{came}<td>{mark}{quoted}"
    )


def shortened(quote: str) -> str:
    """A quotation cut at a word where it is long: a page stays small enough to send."""
    if len(quote) <= QUOTE:
        return quote
    return quote[:QUOTE].rsplit(" ", 1)[0].rstrip(",;: ") + " …"


def method(page: Page, words: Words) -> str:
    """How the figures are made, and the foot of the page."""
    rules = "".join(f'<li data-k="{n}">{told[words.language]}</li>' for n, told in enumerate(METHOD))
    made = f'<time data-d="{page.made[:10]}/{page.made[:10]}/day">{day(page.made, words.language)}</time>'
    return (
        f'<section aria-labelledby="method"><h2 id="method">{words.span("method")}</h2><ul>{rules}</ul></section>'
        f"<footer><p>{words.span('made')} {made} {words.span('by_program')} {text(page.version)}. "
        f"{words.span('outlines')}</p></footer>"
    )
