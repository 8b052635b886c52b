"""A site's address leads to its feeds, and a gentle check gives a row for each."""

from __future__ import annotations

import pytest
from tests.fakes.feed_server import Reply
from tests.fakes.feeds import entries, rss
from tests.streams.poll.conftest import Desk, RunningClock

from tocsin.errors import Retryable
from tocsin.schemas import Feed
from tocsin.schemas.words import FeedHealth
from tocsin.streams.poll.check import CheckRow, check_feeds
from tocsin.streams.poll.discover import Discovered, Found, NothingThere, discover
from tocsin.streams.poll.health import Outcome
from tocsin.streams.poll.job import ParseJob
from tocsin.streams.poll.pool import InlineParser
from tocsin.streams.poll.visit import Visitor

FEED = rss(entries(3))
LINKS = (
    b'<html><head><base href="/"><link rel="stylesheet" href="/x.css">'
    b'<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">'
    b"<link rel='alternate' type='application/rss+xml' title='News &amp; more' href='/news/feed/'>"
    b'<link type="application/atom+xml" href="/atom.xml" rel="alternate home"></head><body><a href="/rss">RSS</a></body></html>'
)


def page(body: bytes) -> Reply:
    return Reply(200, body, content_type="text/html")


async def found(desk: Desk, path: str = "/") -> tuple[Discovered, ...]:
    job = ParseJob(feed_id="d", url="", now=desk.clock.at)
    return await discover(desk.server.url(path), desk.fetcher, InlineParser(), job)


async def test_a_feeds_own_address_is_the_feed(desk: Desk) -> None:
    desk.server.serve("/feed", Reply(200, FEED))
    (one,) = await found(desk, "/feed")
    assert (one.how, one.items, one.title) == (Found.ITSELF, 3, "The Example")


async def test_the_feeds_a_page_links_are_fetched_and_comments_come_last(desk: Desk) -> None:
    desk.server.serve("/", page(LINKS))
    for path in ("/comments/feed/", "/news/feed/", "/atom.xml"):
        desk.server.serve(path, Reply(200, FEED))
    assert [one.url.partition(f":{desk.server.port}")[2] for one in await found(desk)] == [
        "/news/feed/",
        "/atom.xml",
        "/comments/feed/",
    ]


async def test_a_link_that_is_no_feed_is_left_out(desk: Desk) -> None:
    desk.server.serve("/", page(LINKS))
    desk.server.serve("/atom.xml", Reply(200, FEED))
    assert [one.how for one in await found(desk)] == [Found.LINKED]


async def test_an_anchor_is_followed_when_the_head_names_none(desk: Desk) -> None:
    desk.server.serve("/", page(b"<html><a href='/world/rss.xml'>RSS</a><a href='/rssfeeds-explained'>?</a></html>"))
    desk.server.serve("/world/rss.xml", Reply(200, FEED))
    assert [one.how for one in await found(desk)] == [Found.LINKED]


async def test_the_usual_places_are_tried_last(desk: Desk) -> None:
    desk.server.serve("/", page(b"<html>no links</html>"))
    desk.server.serve("/rss", Reply(200, FEED))
    assert [one.how for one in await found(desk)] == [Found.GUESSED]


async def test_nothing_found_says_what_was_tried(desk: Desk) -> None:
    desk.server.serve("/", page(b"<html>no links</html>"))
    with pytest.raises(NothingThere, match="names none"):
        await found(desk)
    with pytest.raises(NothingThere, match="answers 404"):
        await found(desk, "/missing")


async def test_a_bot_check_and_a_dead_site_are_told_apart(desk: Desk) -> None:
    desk.server.serve("/", Reply(403, b"<html>Just a moment...</html>", content_type="text/html"))
    with pytest.raises(NothingThere, match="bot check"):
        await found(desk)
    with pytest.raises(Retryable, match="check the address"):
        await discover(
            "http://127.0.0.1:1/", desk.fetcher, InlineParser(), ParseJob(feed_id="d", url="", now=desk.clock.at)
        )


async def check(desk: Desk, *feeds: Feed, heard: list[CheckRow] | None = None) -> list[CheckRow]:
    told = heard if heard is not None else []
    return await check_feeds(feeds, Visitor(desk.fetcher, InlineParser()), RunningClock(), told.append, spacing_s=0.01)


async def test_a_check_gives_a_row_for_each_feed_in_their_order(desk: Desk) -> None:
    desk.server.serve("/good", Reply(200, FEED))
    desk.server.serve("/gone", Reply(410))
    desk.server.serve("/page", page(b"<html>hello</html>"))
    desk.server.serve("/moved", Reply(301, headers=(("Location", "/good"),)))
    heard: list[CheckRow] = []
    rows = await check(
        desk,
        desk.feed("/good"),
        desk.feed("/gone"),
        desk.feed("/page"),
        desk.feed("/moved"),
        desk.feed("/none"),
        heard=heard,
    )
    assert [(row.outcome, row.health) for row in rows][1:3] == [
        (Outcome.GONE_ONCE, FeedHealth.GONE),
        (Outcome.HTML_PAGE, FeedHealth.MALFORMED),
    ]
    assert (rows[0].is_good, rows[0].items, rows[0].title) == (True, 3, "The Example")
    assert rows[3].moved_to == desk.server.url("/good")
    assert "404" in rows[4].advice
    assert len(heard) == 5


async def test_a_check_asks_one_host_one_request_at_a_time(desk: Desk) -> None:
    for number in range(8):
        desk.server.serve(f"/{number}", Reply(200, FEED))
    await check(desk, *(desk.feed(f"/{number}") for number in range(8)))
    assert len(desk.server.hits) == 8
    assert desk.server.open_most == 1
