"""What a page says of itself: JSON-LD, OpenGraph, microdata, ``<time>``, in this order of trust."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dronelog.intake.markup import Node, text_of

_ARTICLES = frozenset({
    "Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting", "AnalysisNewsArticle",
    "SocialMediaPosting", "WebPage",
})  # fmt: skip
_SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s<>]{4,2000})")
_TIMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "publish-date",
    "mediator_published_time", "pubdate", "publishdate", "dc.date.issued", "date", "dc.date", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime",
)  # fmt: skip
_MAX_LD = 1_000_000


@dataclass(slots=True)
class PageData:
    """`published` holds every time found, the most trusted first, as written. `body` is the text in the JSON-LD."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    lang: str | None = None
    description: str = ""
    body: str = ""
    published: list[str] = field(default_factory=list)


def page_data(root: Node, page: str) -> PageData:
    """All that the page tells; nothing of it is checked."""
    data = PageData()
    ld = _best(list(_linked_data(root)))
    metas = _metas(root)
    data.title = _string(ld, "headline") or metas.get("og:title") or metas.get("twitter:title")
    data.publisher = _named(ld.get("publisher")) or metas.get("og:site_name") or metas.get("application-name")
    saved = _SAVED_FROM.search(page[:20_000])
    data.url = (
        _canonical(root)
        or _http(metas.get("og:url"))
        or _http(_string(ld, "url") or _string(ld, "mainEntityOfPage") or _id(ld.get("mainEntityOfPage")))
        or (saved[1] if saved else None)
    )
    html = root.first(lambda node: node.tag == "html")
    data.lang = _string(ld, "inLanguage") or metas.get("og:locale") or (html.get("lang") if html else None)
    data.description = metas.get("og:description") or metas.get("description") or ""
    body = _string(ld, "articleBody")
    data.body = text_of(body) if body else ""
    data.published = [
        moment
        for moment in (_string(ld, "datePublished"), *(metas.get(name) for name in _TIMES), *_stamps(root))
        if moment
    ]
    if not data.title:
        data.title = _headline(root)
    return data


def _linked_data(root: Node) -> Iterator[dict[str, object]]:
    """The objects in the page's JSON-LD, those inside lists and graphs too."""
    size = 0
    for script in root.all(lambda node: node.tag == "script" and "ld+json" in node.get("type").lower()):
        written = "".join(child for child in script.children if isinstance(child, str))
        size += len(written)
        if size > _MAX_LD:
            return
        try:
            waiting: list[object] = [json.loads(written.strip().removeprefix("<!--").removesuffix("-->"), strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            found = waiting.pop(0)
            if isinstance(found, list):
                waiting.extend(found[:200])
            elif isinstance(found, dict):
                yield found
                waiting.extend(found[key] for key in ("@graph", "mainEntity") if key in found)


def _best(found: list[dict[str, object]]) -> dict[str, object]:
    """The article among them; else a page that tells when it was published."""

    def worth(each: dict[str, object]) -> int:
        kinds = each.get("@type")
        names = {k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)}
        if not names & _ARTICLES and "datePublished" not in each:
            return -1
        return 2 * bool(names & (_ARTICLES - {"WebPage"})) + ("datePublished" in each)

    best = max(found, key=worth, default={})
    return best if best and worth(best) > 0 else {}


def _metas(root: Node) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in root.all(lambda node: node.tag == "meta" and bool(node.get("content"))):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        if name:
            found.setdefault(name.strip().lower(), node.get("content").strip())
    return found


def _stamps(root: Node) -> list[str]:
    """Times in the page: those marked as the publication's, then those in the article or its header."""
    marked = root.all(lambda node: node.get("itemprop") == "datePublished")
    times = root.all(lambda node: node.tag == "time" and bool(node.get("datetime")))
    inside = [t for t in times if t.within(lambda n: n.tag in ("article", "main", "header")) and not t.within(_aside)]
    loose = [t for t in times if not t.within(_aside)]
    return [n.get("datetime") or n.get("content") or n.text() for n in (*marked, *inside[:1], *loose[:1])]


def _aside(node: Node) -> bool:
    return node.tag in ("aside", "nav", "footer")


def _headline(root: Node) -> str | None:
    heading = root.first(lambda node: node.tag == "h1" and not node.within(_aside))
    if heading and heading.text():
        return heading.text()
    title = root.first(lambda node: node.tag == "title")
    if title is None:
        return None
    text = "".join(child for child in title.children if isinstance(child, str))
    return re.split(r"\s+[|–—-]\s+|\s+[|»]\s*", text.strip())[0] or None  # "Headline | The Paper"


def _canonical(root: Node) -> str | None:
    link = root.first(lambda node: node.tag == "link" and "canonical" in node.get("rel").lower().split())
    return _http(link.get("href")) if link else None


def _http(url: str | None) -> str | None:
    return url if url and url.lower().startswith(("http://", "https://")) else None


def _string(found: dict[str, object], key: str) -> str | None:
    value = found.get(key)
    if isinstance(value, list) and value:
        value = value[0]
    return value.strip() if isinstance(value, str) and value.strip() else None


def _named(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else None


def _id(value: object) -> str | None:
    found = value.get("@id") if isinstance(value, dict) else None
    return found if isinstance(found, str) else None
