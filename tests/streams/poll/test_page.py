"""Full text of a page: only where robots.txt allows, never around a paywall, the feed's text as the fall-back."""

from __future__ import annotations

import pytest
from tests.fakes.feed_server import Manner, Reply
from tests.streams.poll.conftest import Desk

from tocsin.schemas import Article
from tocsin.schemas.words import Sighting, TextSource
from tocsin.streams.poll.page import PageReader
from tocsin.streams.poll.pool import InlineParser
from tocsin.streams.poll.robots import Robots, RobotsReason, read_signals

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
    assert (word.reason, word.signals, word.forbids_ai_input) == (
        RobotsReason.ALLOWED,
        "search=yes, ai-train=no",
        False,
    )


def test_signals_of_all_agents_win_over_those_of_one() -> None:
    text = "User-agent: other\nContent-Signal: search=no\n\nUser-agent: *\nContent-signal: ai-train=no # why\nDisallow:"
    assert read_signals(text) == "ai-train=no"
    assert read_signals("User-agent: other\nContent-Signal: search=no") == "search=no"
    assert read_signals("nonsense") == ""
