"""Pages: the article and what the page says of itself; Telegram's pages; feeds."""

from __future__ import annotations

import pytest

from dronelog.intake.markup import parse, text_of

from .reading import take

BODY = "Two drones were shot down over the estuary in the night, the governor of the region said."
MORE = "No one was hurt, and the bridge is open, he said in the morning."


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("a <b>b</b>\n c", "a b c"),
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<p>a<p>b", "a\n\nb"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<ul><li>a<li>b</ul>c", "a\n\nb\n\nc"),
        ("<div>a</div><div>b</div>", "a\n\nb"),
        ("<pre>a\n  b</pre>", "a\nb"),
        ("a<script>b<p>c</script>d<style>e</style>", "ad"),
        ("a<!-- b <p> --> c", "a c"),
        ("a<!-- b", "a"),
        ("2 < 3 &amp; 5 &gt; 4 &laquo;x&raquo; &#1044;", "2 < 3 & 5 > 4 «x» Д"),
        ('<a title="x > y">b</a>', "b"),
        ("<a title=\"it's\">b</a>", "b"),
        ('<a title="never closed>b</a> c <p>d', "b c\n\nd"),
        ('<a href="x"stray">b</a>', "b"),
        ("</p>a</p>b</div></i>c", "a\n\nbc"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a b\n\nc"),
        ("<b>a<i>b</b>c</i>d", "abcd"),
        ("<ТЕКСТ> a <3", "<ТЕКСТ> a <3"),
        ("<p", ""),
        ("", ""),
    ],
)
def test_text_of_markup(fragment: str, text: str) -> None:
    assert "\n".join(text_of(fragment).split("\n\n")) == text.replace("\n\n", "\n")


@pytest.mark.parametrize(
    "body",
    [
        f"<nav>Menu</nav><article><p>{BODY}</p><p>{MORE}</p></article><footer>Foot</footer>",
        f'<div class="l-col"><div itemprop="articleBody"><p>{BODY}</p><p>{MORE}</p></div></div><p>Other news.</p>',
        f'<div id="sidebar"><p>{MORE * 5}</p></div><div class="entry-content"><p>{BODY}</p><p>{MORE}</p></div>',
        f'<main><div class="share">Share it</div><p>{BODY}</p><div>{MORE}</div></main>',
        f"<div><p>{BODY}</p><p>{MORE}</p></div><div><p>Short.</p></div>",
        f'<article><p>{BODY}</p><p><a href="/x">Ferry returns after repairs to the pier</a></p><p>{MORE}</p></article>'
        f'<div class="related"><article><p>{MORE}</p></article></div>',
        f"<article><p>{BODY}</p><figure>Photo</figure><p>Read also: x</p><p>{MORE}</p></article>",
        f'<form><div class="post_text">{BODY}<br><br>{MORE}</div><input><button>Find</button></form>',
        f'<article><div hidden>secret</div><div style="display: none">x</div><p>{BODY}</p><p>{MORE}</p></article>',
    ],
)
def test_the_article_alone(body: str) -> None:
    assert take(page(body, "<title>News</title>")).texts == [f"News\n\n{BODY}\n\n{MORE}"]


ARTICLE = f"<article><h1>H</h1><p>{BODY}</p></article>"


@pytest.mark.parametrize(
    ("head", "body", "field", "value"),
    [
        ('<meta property="og:title" content="A &quot;drone&quot;">', "", "title", 'A "drone"'),
        ("<title>Not this | Paper</title>", "", "title", "H"),
        ('<meta property="og:site_name" content="Paper">', "", "publisher", "Paper"),
        ('<link rel="canonical" href="https://p.test/1">', "", "url", "https://p.test/1"),
        ('<link rel="canonical" href="javascript:alert(1)">', "", "url", None),
        ('<meta property="og:url" content="http://p.test/2">', "", "url", "http://p.test/2"),
        ('<meta property="article:published_time" content="2025-05-01T10:00Z">', "", "published",
         "2025-05-01T10:00:00+00:00"),
        ('<meta name="date" content="01.05.2025 10:00">', "", "published", "2025-05-01T10:00:00"),
        ("", '<time datetime="2025-05-01T10:00+03:00">1 May</time>', "published", "2025-05-01T10:00:00+03:00"),
        ("", '<span itemprop="datePublished" content="2025-05-01">1 May</span>', "published", "2025-05-01"),
        ("", '<aside><time datetime="2020-01-01">old</time></aside>', "published", None),
        ('<meta property="article:published_time" content="recently">', "", "published", None),
        ('<script type="application/ld+json">[{"@type":["NewsArticle"],"datePublished":"2025-05-01"}]</script>', "",
         "published", "2025-05-01"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","publisher":[{"name":"LD"}]}</script>', "",
         "publisher", "LD"),
        ('<script type="application/ld+json">{broken</script>', "", "title", "H"),
        (f'<script type="application/ld+json">{"[" * 50_000}</script>', "", "title", "H"),
        ('<meta property="og:locale" content="en_US">', "", "lang", "en"),
        ('<meta property="og:locale" content="ru_RU">', "", "lang", None),  # its letters are not Russian
    ],
)  # fmt: skip
def test_what_a_page_says_of_itself(head: str, body: str, field: str, value: str | None) -> None:
    taken = take(page(ARTICLE + body, head))
    assert getattr(taken.reports[0], field) == value
    assert not taken.rejects


def test_json_ld_holds_the_text_where_the_page_does_not() -> None:
    data = f'{{"@type": "NewsArticle", "headline": "H", "articleBody": "{BODY}"}}'
    head = f'<script type="application/ld+json">{data}</script>'
    assert take(page("<div id=app></div>", head)).texts == [f"H\n\n{BODY}"]


def test_no_article() -> None:
    assert take(page("<p>Not found</p>")).reasons == ["no article in this page; copy its text into a .txt"]
    described = take(page("<div id=app></div>", f'<meta property="og:description" content="{BODY}">'))
    assert described.texts == [BODY]
    assert described.notes == ["-: no article in this page; its description is used"]


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-u", "utf-16"])
def test_a_page_in_any_encoding(charset: str) -> None:
    text = "Уночі над містом збили два безпілотники, повідомила влада. " * 2
    body = f"<article><h1>Дрони</h1><p>{text}</p></article>"
    taken = take(page(body, f'<meta charset="{charset}">').encode(charset))
    assert taken.texts[0].startswith("Дрони\n\nУночі над містом")


def test_pictures_inside_the_page_are_no_part_of_it() -> None:
    picture = '<img src="data:image/png;base64,' + "A" * 20_000_000 + '">'
    assert take(page(picture + ARTICLE, "<title>H</title>")).texts == [f"H\n\n{BODY}"]


def test_telegram_web_times_are_told_in_the_zone_given() -> None:
    post = (
        '<div class="tgme_widget_message" data-post="c/5"><div class="tgme_widget_message_text">Дрон.</div>'
        '<a class="tgme_widget_message_date"><time datetime="2025-05-12T21:40:00+00:00"></time></a></div>'
    )
    report = take(page(post), zone="Europe/Kyiv").reports[0]
    assert (report.published, report.url, report.edited) == ("2025-05-13T00:40:00+03:00", "https://t.me/c/5", None)
    assert take(page(post)).reports[0].published == "2025-05-12T21:40:00+00:00"


def test_a_telegram_page_without_posts() -> None:
    assert "save the page t.me/s/CHANNEL" in take(page('<div class="tgme_page">x</div>')).reasons[0]


FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>{}</channel></rss>'


@pytest.mark.parametrize(
    ("feed", "texts", "reason"),
    [
        (FEED.format("<item><title>a</title></item><item><description>b</description></item>"), ["a", "b"], None),
        (FEED.format("<item><title>a</title></item><item><link>https://x.test</link></item>"), ["a"], "without a text"),
        (FEED.format("<item><title>a</title></item><item><title>b&nbsp;c</title></item>"), ["a"], "undefined entity"),
        (FEED.format("<item><title>a</title></item><item><ti"), ["a"], "not valid XML"),
        (FEED.format(""), [], "a feed without entries"),
        ('<?xml version="1.0" encoding="nonsense"?><rss/>', [], "not valid XML"),
        (FEED.format("<item><title>д</title></item>").replace("?>", ' encoding="windows-1251"?>'), ["д"], None),
        ('<rdf:RDF xmlns:rdf="r" xmlns="p"><channel/><item><title>a</title></item></rdf:RDF>', ["a"], None),
        ('<!DOCTYPE rss [<!ENTITY x "y">]><rss><channel><item><title>&x;</title></item></channel></rss>', [],
         "XML with a DOCTYPE"),
        (FEED.format("<item><description>" + "<b>" * 300), [], "nested too deep"),
        (FEED.format("<item><title>a</title></item><item " + 'x="' + "y" * 9_000_000), ["a"], "one tag of over"),
        (FEED.format("<item><description>" + "y" * 9_000_000), [], "an entry of over"),
    ],
)  # fmt: skip
def test_feeds(feed: str, texts: list[str], reason: str | None) -> None:
    taken = take(feed.encode("cp1251" if "1251" in feed else "utf-8"))
    assert taken.texts == texts
    assert [reason in told for told in taken.reasons if reason] == [True] * (reason is not None)


def test_a_feed_with_times_that_cannot_be_read_is_read_and_told() -> None:
    taken = take(FEED.format("<item><title>a</title><pubDate>soon</pubDate></item>"), published="2025-05-01")
    assert taken.reports[0].published == "2025-05-01"
    assert "'soon' is no time of publication" in taken.notes[0]


def test_attributes() -> None:
    node = parse("<p class='a b' ID=x hidden data-post=\"c/1\" onclick=y>").first(lambda each: each.tag == "p")
    assert node is not None
    assert node.attributes == {"class": "a b", "id": "x", "hidden": "", "data-post": "c/1"}
    assert node.has_class("b")
    assert not node.has_class("a b")
