"""HTML, read into a small tree, and a tree back into text.

Not a browser's parser, on purpose. Trees built by the HTML standard can be blown up without bound by a small page
(formatting elements that are opened again in every paragraph); this one makes at most one node a tag, holds at most
`MAX_NODES` of them, `MAX_DEPTH` deep, and looks at each character a fixed number of times. Pages saved by a browser are
well formed anyway: the browser has written them out of its own tree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape as _unescape

MAX_NODES = 200_000
MAX_DEPTH = 200

_OPENS = re.compile(r"<(?=/?[a-zA-Z!?])")
# A quote counts only after "=", as in a browser; a stray one does not swallow the page.
_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|=)*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>]++))?""")
_RAW_TEXT = frozenset({"script", "style", "textarea", "title", "noscript", "iframe", "svg", "math", "template"})
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
})  # fmt: skip
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "table", "pre"})
#: The attributes that anything here looks at; the rest is dropped (a page may hold millions).
_KEPT = frozenset({
    "class", "id", "href", "datetime", "content", "property", "name", "itemprop", "role", "type", "lang", "rel",
    "title", "data-post", "hidden", "style", "aria-hidden", "charset",
})  # fmt: skip
#: An opening tag of this kind ends an open one of those.
_ENDS = {
    "li": ("li",), "tr": ("tr",), "td": ("td", "th"), "th": ("th", "td"), "dt": ("dt", "dd"), "dd": ("dd", "dt"),
    "option": ("option",),
}  # fmt: skip
_NEVER_SHOWN = frozenset({"script", "style", "noscript", "template", "iframe", "svg", "math", "head", "title"})


def unescape(text: str) -> str:
    """The text with its entities resolved."""
    try:
        return _unescape(text)
    except ValueError:  # &#9999…: a number of thousands of digits
        return text


class TooManyElementsError(ValueError):
    """A page that no person wrote."""


class Node:
    """An element: its tag, attributes, and children (elements and strings)."""

    __slots__ = ("attributes", "children", "parent", "tag")

    def __init__(self, tag: str, attributes: dict[str, str], parent: Node | None) -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.children: list[Node | str] = []

    def get(self, name: str) -> str:
        """The attribute, "" where there is none."""
        return self.attributes.get(name, "")

    def has_class(self, name: str) -> bool:
        """Whether `name` is one of its classes."""
        return name in self.get("class").split()

    def walk(self, without: Callable[[Node], bool] | None = None) -> Iterator[Node]:
        """The element and all inside it, in the order of the page; `without` names elements to pass whole."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            if without and without(node):
                continue
            yield node
            waiting.extend(child for child in reversed(node.children) if isinstance(child, Node))

    def all(self, test: Callable[[Node], bool]) -> list[Node]:
        """The elements inside (itself too) that pass the test."""
        return [node for node in self.walk() if test(node)]

    def first(self, test: Callable[[Node], bool]) -> Node | None:
        """The first of them."""
        return next((node for node in self.walk() if test(node)), None)

    def outermost(self, test: Callable[[Node], bool], without: Callable[[Node], bool] | None = None) -> list[Node]:
        """The elements that pass the test and lie in no other that does, nor in one of `without`."""
        found: list[Node] = []

        def passed(node: Node) -> bool:
            if without and without(node):
                return True
            if test(node):
                found.append(node)
                return True
            return False

        for _ in self.walk(passed):
            pass
        return found

    def brief(self, limit: int) -> str | None:
        """Its text in one line, where that has at most `limit` characters, in few elements; None where it has more."""
        parts: list[str] = []
        size = 0
        for seen, node in enumerate(self.walk(lambda inner: inner.tag in _NEVER_SHOWN)):
            if len(node.children) > 200:
                return None
            for child in node.children:
                if isinstance(child, str):
                    parts.append(child)
                    size += len(child)
            if seen > 200 or size > limit * 3 or len(parts) > limit:
                return None
        text = " ".join(" ".join(parts).split())
        return text if len(text) <= limit else None

    def of_class(self, name: str) -> Node | None:
        """The first with that class."""
        return self.first(lambda node: node.has_class(name))

    def within(self, test: Callable[[Node], bool]) -> bool:
        """Whether an element around it passes the test."""
        node = self.parent
        while node is not None:
            if test(node):
                return True
            node = node.parent
        return False

    def text(self, leave_out: Callable[[Node], bool] | None = None) -> str:
        """What a reader sees: a line a block, an empty line between paragraphs. `leave_out` names elements to omit."""
        out: list[str] = []
        _write(self, out, leave_out, False)
        return _tidy("".join(out))


def parse(page: str) -> Node:
    """The page as a tree, under a nameless root. Raises `TooManyElementsError`."""
    root = Node("", {}, None)
    here, depth, nodes = root, 0, 0
    open_tags: dict[str, int] = {}
    for kind, name, attributes, text in _tokens(page):
        if kind == "text":
            if text:
                here.children.append(text)
            continue
        nodes += 1
        if nodes > MAX_NODES:
            raise TooManyElementsError(f"a page of over {MAX_NODES:,} elements")
        if kind == "end":
            if name == "p" and not open_tags.get("p"):
                here.children.append(Node("br", {}, here))
            if not open_tags.get(name):
                continue
            while here.parent is not None:
                closed, here, depth = here.tag, here.parent, depth - 1
                open_tags[closed] -= 1
                if closed == name:
                    break
            continue
        if name in BLOCKS and open_tags.get("p") and here.tag == "p":
            here, depth = here.parent or root, depth - 1
            open_tags["p"] -= 1
        elif here.tag in _ENDS.get(name, ()) and here.parent is not None:
            open_tags[here.tag] -= 1
            here, depth = here.parent, depth - 1
        node = Node(name, _attributes(attributes), here)
        here.children.append(node)
        if text:  # the inside of a script, a style, a title
            node.children.append(text)
        elif kind == "start" and name not in _VOID and depth < MAX_DEPTH:
            here, depth = node, depth + 1
            open_tags[name] = open_tags.get(name, 0) + 1
    return root


def text_of(fragment: str) -> str:
    """What a reader sees of a piece of HTML; a text without tags comes back as it is, its entities resolved."""
    if "<" not in fragment:
        return unescape(fragment).strip()
    return parse(fragment).text()


def _tokens(page: str) -> Iterator[tuple[str, str, str, str]]:
    """(kind, name, attributes, text): kind is "text", "start", "end" or "whole" (an element that has no inside)."""
    at, quotes_pair = 0, True
    while at < len(page):
        opening = _OPENS.search(page, at)
        if not opening:
            yield "text", "", "", unescape(page[at:])
            return
        sign = opening.start()
        if sign > at:
            yield "text", "", "", unescape(page[at:sign])
        following = page[sign + 1 : sign + 2]
        if page.startswith("<!--", sign):
            end = page.find("-->", sign + 4)
            if end < 0:
                return
            at = end + 3
            continue
        if following in "!?" or page[sign + 2 : sign + 3] in ("!", "?"):
            end = page.find(">", sign)
            if end < 0:
                return
            at = end + 1
            continue
        match = _TAG.match(page, sign) if quotes_pair else None
        if match:
            closing, name, attributes = match[1], match[2].lower(), match[3]
            at = match.end()
        else:
            # A quote that nothing closes. From here on tags end at the next ">": one look at the rest is enough.
            end = page.find(">", sign)
            if end < 0:
                return
            quotes_pair = False
            inside = page[sign + 1 : end].lstrip("/")
            closing = "/" if following == "/" else ""
            name, _, attributes = inside.partition(" ")
            name, at = name.lower()[:40], end + 1
        if closing:
            yield "end", name, "", ""
        elif name in _RAW_TEXT and not attributes.endswith("/"):
            inside_end = re.compile(rf"</{re.escape(name)}(?=[\s/>])", re.IGNORECASE).search(page, at)
            stop = inside_end.start() if inside_end else len(page)
            raw = page[at:stop]
            yield "whole", name, attributes, unescape(raw) if name in ("title", "textarea") else raw
            at = page.find(">", stop) + 1 if inside_end else stop
            if at == 0:
                return
        else:
            yield ("whole" if attributes.endswith("/") and name not in BLOCKS else "start"), name, attributes, ""


def _attributes(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    if len(written) < 2:
        return found
    for match in _ATTRIBUTE.finditer(written):
        name = match[1].lower()
        if name not in _KEPT:
            continue
        value = match[2] or ""
        if value[:1] in ("'", '"'):
            value = value[1:-1]
        found.setdefault(name, unescape(value))
    return found


def _write(node: Node, out: list[str], leave_out: Callable[[Node], bool] | None, kept: bool) -> None:
    for child in node.children:
        if isinstance(child, str):
            out.append(child if kept else re.sub(r"[ \t\r\n\f\u200b]+", " ", child))
        elif child.tag == "br":
            out.append("\n")
        elif child.tag not in _NEVER_SHOWN and not (leave_out and leave_out(child)):
            edge = "\n\n" if child.tag in _PARAGRAPHS else "\n" if child.tag in BLOCKS else ""
            out.append(edge)
            _write(child, out, leave_out, kept or child.tag == "pre")
            out.append(" " if child.tag in ("td", "th") else edge)


def _tidy(text: str) -> str:
    lines = [line.strip(" \t\r\f\v") for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
