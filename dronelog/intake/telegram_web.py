"""Pages of Telegram: channels saved from the web (t.me/s/…, t.me/…?embed=1), and Telegram Desktop's HTML export."""

from __future__ import annotations

from collections.abc import Iterator

from dronelog.intake.items import RECORD_LIMIT, Item, Note, Options, Source, clean
from dronelog.intake.markup import Node
from dronelog.intake.pages import PageError, tree
from dronelog.intake.times import in_zone, normalise
from dronelog.model import Report


def read(source: Source, options: Options) -> Iterator[Item]:
    """A report a post that has a text; what has none (pictures alone, service messages) is counted and told."""
    try:
        page = tree(source)
    except PageError as error:
        yield source.reject(str(error))
        return
    passed = seen = 0
    for item in _exported(page, source, options) if page.of_class("page_wrap") else _posts(page, source, options):
        seen += 1
        if item is None:
            passed += 1
        else:
            yield item
    if passed:
        yield Note(f"{source.origin}: skipped posts without a text ({passed})")
    if not seen:
        yield source.reject("a Telegram page without posts; save the page t.me/s/CHANNEL", None, source.head)


def _posts(page: Node, source: Source, options: Options) -> Iterator[Item | None]:
    header = page.of_class("tgme_channel_info_header_title")
    title = _line(header)
    for post in page.outermost(lambda node: node.has_class("tgme_widget_message") and "/" in node.get("data-post")):
        channel, _, message = post.get("data-post").partition("/")
        body = post.first(_is_body)
        text = body.text(_reaction)[:RECORD_LIMIT] if body else ""
        if post.has_class("service_message") or not text:
            yield None
            continue
        stamp = post.first(lambda node: node.tag == "time" and bool(node.get("datetime")) and not node.within(_quoted))
        meta = post.of_class("tgme_widget_message_meta")
        forwarded = _line(post.of_class("tgme_widget_message_forwarded_from_name"))
        owner = _line(post.of_class("tgme_widget_message_owner_name"))
        publisher = forwarded or owner or title or options.defaults.publisher
        published = _moment(stamp.get("datetime") if stamp else "", options, publisher)
        # The page says that a post was edited, never when: not before it was published.
        edited = published if meta and "edited" in meta.text().lower() else None
        yield Report(
            text=clean(text),
            published=published or options.defaults.published,
            publisher=publisher,
            url=f"https://t.me/{clean(channel)}/{clean(message)}",
            lang=options.defaults.lang,
            channel=clean(channel),
            message=clean(message),
            edited=edited,
            origin=source.origin,
        )


def _exported(page: Node, source: Source, options: Options) -> Iterator[Item | None]:
    header = page.of_class("page_header")
    chat = _line(header.of_class("text") if header else None)
    last_author: str | None = None
    for post in page.outermost(lambda node: node.has_class("message") and node.get("id").startswith("message")):
        if post.has_class("service"):
            yield None
            continue
        author = _line(post.first(lambda node: node.has_class("from_name") and not node.within(_forwarded)))
        # "joined" messages follow one of the same author, and do not name it again.
        author = last_author = author or last_author
        body = post.first(_forwarded)
        text_node = (body or post).of_class("text") or post.of_class("text")
        text = text_node.text()[:RECORD_LIMIT] if text_node else ""
        if not text:
            yield None
            continue
        date = post.first(lambda node: _is_date(node))
        forwarded = _line(body.of_class("from_name"), without_details=True) if body else None
        publisher = forwarded or author or chat or options.defaults.publisher
        yield Report(
            text=clean(text),
            published=_moment(date.get("title") if date else "", options, publisher) or options.defaults.published,
            publisher=publisher,
            lang=options.defaults.lang,
            channel=chat,
            message=clean(post.get("id").removeprefix("message").lstrip("-")) or None,
            origin=source.origin,
        )


def _is_body(node: Node) -> bool:
    return node.has_class("tgme_widget_message_text") and not node.within(_quoted) and not _quoted(node)


def _quoted(node: Node) -> bool:
    """The post that this one answers, shown above it."""
    return node.has_class("tgme_widget_message_reply") or node.has_class("js-message_reply_text")


def _forwarded(node: Node) -> bool:
    return node.has_class("forwarded") and node.has_class("body")


def _is_date(node: Node) -> bool:
    return node.has_class("date") and bool(node.get("title")) and not node.within(_forwarded)


def _reaction(node: Node) -> bool:
    return node.has_class("tgme_widget_message_reactions")


def _line(node: Node | None, *, without_details: bool = False) -> str | None:
    if node is None:
        return None
    text = node.text((lambda inner: inner.has_class("details")) if without_details else None)
    return clean(" ".join(text.split()))[:500] or None


def _moment(value: str, options: Options, publisher: str | None) -> str | None:
    try:
        zone = options.zone_by(publisher)
        return in_zone(normalise(value, zone), zone) if value else None
    except ValueError:
        return None
