"""Full text of a page: only where robots.txt allows, never around a paywall, the feed's text as the fall-back."""

from __future__ import annotations

import pytest
from tests.fakes.feed_server import Manner, Reply
from tests.fakes.feeds import Entry, rss
from tests.streams.poll.conftest import Desk

from tocsin.schemas import Article
from tocsin.schemas.words import Sighting, TextSource
from tocsin.streams.poll.page import PageReader
from tocsin.streams.poll.pool import InlineParser
from tocsin.streams.poll.robots import Robots, RobotsReason, read_signals
from tocsin.streams.poll.visit import Visitor, fresh_state

pytest.importorskip("trafilatura", reason="the fulltext extra is not installed: pip install 'tocsin[fulltext]'")

SENTENCE = "Officials in the northern district said that shelling during the night damaged a school and a clinic. "
PAGE = (
    "<html><head><title>Shelling in the north</title><link rel='canonical' href='/story'></head><body><nav><a href='/'>Home</a></nav>"
    f"<article><h1>Shelling in the north</h1>{''.join(f'<p>{n}. {SENTENCE * 3}</p>' for n in range(5))}</article>"
    "<footer>Copyright</footer></body></html>"
).encode()


def html(body: bytes = PAGE, status: int = 200) -> Reply:
    return Reply(status, body, content_type="text/html; charset=utf-8")


def teaser(desk: Desk, path: str = "/story") -> Article:
    return Article(
        article_id="art-1", revision=1, sighting=Sighting.CREATED, feed_id="f", outlet="o", url=desk.server.url(path),
        canonical_url="", title="Shelling in the north", summary="", text="Shelling in the north\n\nA teaser.",
        text_source=TextSource.FEED, fetched_at=desk.clock.at, content_hash="0",
    )  # fmt: skip


def reader(desk: Desk, **more: object) -> PageReader:
    return PageReader(desk.fetcher, InlineParser(), desk.clock, spacing_s=0.0, **more)  # type: ignore[arg-type]


async def enriched(desk: Desk, pages: PageReader | None = None) -> tuple[Article, str]:
    pages = pages or reader(desk)
    article = await pages.enrich(desk.feed(full_text=True), teaser(desk))
    (reason,) = pages.counts
    return article, reason


async def test_the_pages_text_replaces_the_teaser(desk: Desk) -> None:
    desk.server.serve("/story", html())
    article, reason = await enriched(desk)
    assert (reason, article.text_source) == ("read", TextSource.PAGE)
    assert article.text.startswith("Shelling in the north\n\n")
    assert article.text.count("damaged a school") == 15
    assert "Copyright" not in article.text
    assert article.content_hash != "0"
    assert article.signature
    assert article.canonical_url == f"https://127.0.0.1:{desk.server.port}/story"


REFUSALS = {
    "robots_disallowed": (html(), b"User-agent: *\nDisallow: /story", "robots_disallowed"),
    "robots_names_us": (html(), b"User-agent: tocsin\nDisallow: /\n\nUser-agent: *\nAllow: /", "robots_disallowed"),
    "content_signal": (html(), b"User-agent: *\nContent-Signal: search=yes, ai-input=no\nAllow: /", "content_signal"),
    "long_crawl_delay": (html(), b"User-agent: *\nCrawl-delay: 60", "crawl_delay"),
    "paywall_status": (html(b"", 402), b"", "paywall"),
    "forbidden": (html(b"", 403), b"", "paywall"),
    "paywall_in_its_own_words": (
        html(PAGE.replace(b"</head>", b'<script>{"isAccessibleForFree": false}</script></head>')),
        b"",
        "paywall",
    ),
    "not_found": (html(b"", 404), b"", "no_page"),
    "consent_banner": (html(b"<html><body><p>We value your privacy.</p></body></html>"), b"", "too_short"),
    "pdf": (Reply(200, b"%PDF-1.7", content_type="application/pdf"), b"", "not_html"),
    "silence": (Reply(manner=Manner.HANG), b"", "timeout"),
    "redirect_inside": (Reply(302, headers=(("Location", "http://10.0.0.1/"),)), b"", "refused_address"),
}


@pytest.mark.parametrize(("page", "robots", "reason"), REFUSALS.values(), ids=REFUSALS)
async def test_the_feeds_text_stays(desk: Desk, page: Reply, robots: bytes, reason: str) -> None:
    desk.server.serve("/story", page)
    desk.server.serve("/robots.txt", Reply(200, robots, content_type="text/plain"))
    article, said = await enriched(desk)
    assert (article.text, article.text_source, said) == (teaser(desk).text, TextSource.FEED, reason)


async def test_an_unreachable_robots_txt_means_hands_off(desk: Desk) -> None:
    desk.server.serve("/story", html())
    desk.server.serve("/robots.txt", Reply(503))
    assert (await enriched(desk))[1] == "robots_unreachable"


async def test_robots_txt_is_asked_once_a_day(desk: Desk) -> None:
    desk.server.serve("/story", html())
    pages = reader(desk)
    for _ in range(3):
        await pages.enrich(desk.feed(full_text=True), teaser(desk))
    assert len(desk.server.hits_of("/robots.txt")) == 1
    desk.clock.advance(hours=25)
    await pages.enrich(desk.feed(full_text=True), teaser(desk))
    assert len(desk.server.hits_of("/robots.txt")) == 2


async def test_only_what_the_gate_wants_is_fetched(desk: Desk) -> None:
    _, reason = await enriched(desk, reader(desk, wants=lambda feed, article: "election" in article.text))
    assert (reason, desk.server.hits) == ("not_wanted", [])


async def test_the_content_signal_is_recorded_with_the_reason(desk: Desk) -> None:
    desk.server.serve(
        "/robots.txt", Reply(200, b"User-agent: *\nContent-Signal: search=yes, ai-train=no\nDisallow: /x")
    )
    word = await Robots(desk.fetcher).ask(desk.server.url("/story"), 0.0)
    assert (word.reason, word.signals) == (RobotsReason.ALLOWED, "search=yes, ai-train=no")


SIGNALS = {
    "of_the_site": (b"Content-Signal: search=yes, ai-train=no\nAllow: /", (), "search=yes, ai-train=no", "read"),
    "of_a_site_that_allows_nothing": (b"Content-Signal: ai-train=no\nDisallow: /", (), "ai-train=no", "robots_disallowed"),
    "of_a_site_that_forbids_ai_input": (b"Content-Signal: ai-input=no\nAllow: /", (), "ai-input=no", "content_signal"),
    "of_the_page": (b"Allow: /", (("Content-Signal", "ai-train=no"),), "ai-train=no", "read"),
    "of_the_page_before_the_site": (
        b"Content-Signal: ai-input=yes\nAllow: /", (("Content-Signal", "ai-input=no, <x>\t"),), "ai-input=no, x", "content_signal",
    ),
    "none": (b"Allow: /", (), "", "read"),
}  # fmt: skip


@pytest.mark.parametrize(("robots", "headers", "signal", "reason"), SIGNALS.values(), ids=SIGNALS)
async def test_the_article_carries_the_content_signal_of_its_page(
    desk: Desk, robots: bytes, headers: tuple[tuple[str, str], ...], signal: str, reason: str
) -> None:
    desk.server.serve("/robots.txt", Reply(200, b"User-agent: *\n" + robots, content_type="text/plain"))
    desk.server.serve("/story", Reply(200, PAGE, headers, content_type="text/html"))
    article, said = await enriched(desk)
    assert (article.content_signal, said) == (signal, reason)
    assert (article.text_source is TextSource.PAGE) == (said == "read")


async def test_a_signal_may_be_recorded_and_not_acted_on(desk: Desk) -> None:
    desk.server.serve("/story", html())
    desk.server.serve("/robots.txt", Reply(200, b"User-agent: *\nContent-Signal: ai-input=no\nAllow: /"))
    article, said = await enriched(desk, reader(desk, honour_ai_input=False))
    assert (article.content_signal, said) == ("ai-input=no", "read")


def test_signals_of_all_agents_win_over_those_of_one() -> None:
    text = "User-agent: other\nContent-Signal: search=no\n\nUser-agent: *\nContent-signal: ai-train=no # why\nDisallow:"
    assert read_signals(text) == "ai-train=no"
    assert read_signals("User-agent: other\nContent-Signal: search=no") == "search=no"
    assert read_signals("nonsense") == ""


async def test_the_feeds_state_carries_its_own_signal_else_that_of_its_pages(desk: Desk) -> None:
    body = rss([Entry(link=desk.server.url("/story"), body="A teaser.")])
    desk.server.serve("/feed", Reply(200, body, headers=(("Content-Signal", "search=yes"),)))
    assert (await desk.poll()).state.content_signal == "search=yes"

    desk.server.serve("/other", Reply(200, body))
    desk.server.serve("/story", html())
    desk.server.serve("/robots.txt", Reply(200, b"User-agent: *\nContent-Signal: ai-train=no\nAllow: /"))
    feed = desk.feed("/other", full_text=True)
    visitor = Visitor(desk.fetcher, InlineParser(), reader(desk).enrich)
    first = await visitor.visit(feed, fresh_state(feed, None), desk.clock.at, 0.5)
    assert [article.content_signal for article in first.articles] == ["ai-train=no"]
    assert first.state.content_signal == "ai-train=no"

    desk.server.serve("/other", Reply(200, body.replace(b"</channel>", b"<ttl>5</ttl></channel>")))
    later = await visitor.visit(feed, first.state, desk.clock.at, 0.5)
    assert (later.articles, later.state.content_signal) == ((), "ai-train=no")
