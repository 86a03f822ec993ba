"""Where a page's article is: first by the marks that sites put on it, then by where its sentences are."""

from __future__ import annotations

import re

from dronelog.intake.markup import Node

#: Words in a class or an id that mark what stands in an article without being of it.
_FOREIGN = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|related|recommend\w*|read-?(?:more|also|next)|see-?also|more-news|other-news|"
    r"comments?|disqus|tags?|tag-?list|advert\w*|ads?|banner|promo\w*|subscri\w*|newsletter|breadcrumbs?|sidebar|menu|"
    r"nav|navbar|footer|cookie\w*|popup|modal|toolbar|caption|copyright|credits?|byline|author(?:-?(?:bio|info|box))?|"
    r"rating|likes?|views?|counter|print|pagination|teaser|widget|partner\w*|sponsor\w*|donat\w*|hidden|visually-hidden|"
    r"sr-only|embed|gallery|photo-?desc\w*|error-?report|orphus)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NEVER = frozenset({"nav", "aside", "footer", "button", "figure", "select", "audio", "video", "object", "dialog"})
_MARKED = re.compile(
    r"(?:^|[\s_-])(?:article[_-]*(?:body|text|content|detail)|post[_-]*(?:body|text|content)|entry[_-]*content|"
    r"news[_-]*(?:body|text|content|detail)|story[_-]*(?:body|text|content)|(?:js-)?mediator-article|single[_-]*content|"
    r"content[_-]*(?:body|text|article)|text[_-]*content|material[_-]*(?:body|text)|publication[_-]*(?:body|text))"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
#: How a line begins that leads to another article.
_ELSEWHERE = re.compile(
    r"(?:читайте\s+(?:также|також|ещ[её]|ще|подробнее|більше)|читати\s+також|см\.\s+также|дивіться\s+також|смотрите\s+также|"
    r"(?:read|see)\s+(?:also|more|next)\b|also\s+read\b|related\s*:|подписывайтесь|підписуйтес[ья]|подпишитесь|"
    r"follow\s+us\b|фото\s*:|photo\s*:|advertisement\s*$|реклама\s*$)",
    re.IGNORECASE,
)
#: How classes begin that are beside the article wherever they stand; in the article, `_FOREIGN` looks more closely.
_BESIDE = ("related", "comment", "sidebar", "footer", "recommend", "popup", "modal", "cookie", "breadcrumb", "advert")
_LINES = frozenset({"p", "div", "li", "ul", "ol", "h2", "h3", "h4", "h5", "blockquote", "strong", "header", "section"})
_ENOUGH = 60


def strong_body(root: Node) -> str:
    """The article where the page marks it (microdata, ``<article>``, a class that says so); "" where it does not."""
    for test in (_is_article_body, _is_marked, lambda node: node.tag == "article", _is_main):
        # Several side by side are a list of teasers; the page's own article is far longer than the rest.
        found = root.outermost(test, _beside)
        texts = sorted((article_text(node) for node in found[:60]), key=len, reverse=True)
        if texts and len(texts[0]) >= _ENOUGH and (len(texts) == 1 or len(texts[0]) > 2 * len(texts[1])):
            return texts[0]
    return ""


def body_of(root: Node) -> str:
    """The element that holds the most sentences as its own paragraphs; the page's whole text where there are none."""
    scores: dict[int, tuple[int, Node]] = {}
    for paragraph in root.walk(_beside):
        holder = paragraph.parent
        if paragraph.tag != "p" or holder is None:
            continue
        text = paragraph.brief(5000)
        size = 5000 if text is None else len(text)
        if size < 30 or (text and _linked(paragraph, size) > 0.5):
            continue
        scores[id(holder)] = (scores.get(id(holder), (0, holder))[0] + size, holder)
    if scores:
        return article_text(max(scores.values(), key=lambda each: each[0])[1])
    return article_text(root.first(lambda node: node.tag == "body") or root)


def article_text(node: Node) -> str:
    """The element's text without what is not of the article: pictures' captions, share buttons, links to other news."""
    return node.text(lambda inner: _foreign(inner) or _leads_elsewhere(inner))


def _is_article_body(node: Node) -> bool:
    return "articleBody" in node.get("itemprop").split()


def _is_marked(node: Node) -> bool:
    return node.tag not in ("body", "html") and bool(_MARKED.search(_marks(node)))


def _is_main(node: Node) -> bool:
    return node.tag == "main" or node.get("role") == "main"


def _beside(node: Node) -> bool:
    if node.tag in _NEVER or _is_hidden(node):
        return True
    return node.tag not in ("html", "body") and any(mark.startswith(_BESIDE) for mark in _marks(node).lower().split())


def _foreign(node: Node) -> bool:
    if node.tag in _NEVER or node.tag == "time" or _is_hidden(node):
        return True
    if node.tag == "form":  # some sites wrap the whole page in one
        return node.brief(1500) is not None
    marks = _marks(node)
    return len(marks) > 1 and bool(_FOREIGN.search(marks)) and not _MARKED.search(marks)


def _marks(node: Node) -> str:
    return f"{node.get('class')[:500]} {node.get('id')[:200]}"


def _is_hidden(node: Node) -> bool:
    if not node.attributes:
        return False
    style = node.get("style")[:500]
    return (
        "hidden" in node.attributes
        or node.get("aria-hidden") == "true"
        or bool(style and re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", style))
    )


def _leads_elsewhere(node: Node) -> bool:
    """A line that is a link to another article, or asks to subscribe."""
    if node.tag not in _LINES:
        return False
    text = node.brief(300)
    return bool(text) and (bool(_ELSEWHERE.match(text or "")) or _linked(node, len(text or "")) > 0.8)


def _linked(node: Node, length: int) -> float:
    """Which share of its text is links."""
    inside = sum(len(link.brief(5000) or "") for link in node.walk() if link.tag == "a")
    return inside / max(length, 1)
