"""Items over the wire: created once, updated when their words change, whatever happens to guid, link and date."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.fakes.feed_server import Reply
from tests.fakes.feeds import NOW, Entry, entries, rss
from tests.streams.poll.conftest import Desk

from tocsin.core.identity import remembered
from tocsin.schemas.words import DateFlag, FeedHealth, Sighting
from tocsin.streams.poll.health import Outcome

ONE = Entry(guid="1")


async def polled(desk: Desk, *documents: bytes) -> None:
    desk.server.serve("/feed", *(Reply(200, document) for document in documents))
    for _ in documents:
        await desk.poll(minutes=20)


async def test_article_carries_title_then_body_as_plain_text(desk: Desk) -> None:
    await polled(desk, rss([replace(ONE, body="<p>One &amp; two.</p><script>x()</script><p>Three.</p>")]))
    (article,) = desk.published
    assert article.text == "A strike hit Kabul\n\nOne & two.\n\nThree."
    assert article.title == article.text.partition("\n\n")[0]
    assert (article.sighting, article.revision, article.fetched_at) == (Sighting.CREATED, 1, desk.clock.at)


async def test_an_unchanged_item_is_published_once(desk: Desk) -> None:
    await polled(desk, rss([ONE]), rss([ONE], "<lastBuildDate>now</lastBuildDate>"))
    assert len(desk.published) == 1


async def test_a_changed_text_is_an_update_of_the_same_article(desk: Desk) -> None:
    await polled(desk, rss([ONE]), rss([replace(ONE, body="<p>Officials said 19 people were killed.</p>")]))
    first, second = desk.published
    assert second.article_id == first.article_id
    assert (second.revision, second.sighting) == (2, Sighting.UPDATED)
    assert second.content_hash != first.content_hash


async def test_a_change_of_blanks_or_markup_is_no_update(desk: Desk) -> None:
    await polled(desk, rss([ONE]), rss([replace(ONE, body="<div>Officials said 13  people were <b>killed</b>.</div>")]))
    assert len(desk.published) == 1


async def test_a_guid_whose_address_changes_keeps_its_article(desk: Desk) -> None:
    moved = replace(ONE, link="https://news.example/slug-with-headline", title="Other headline")
    await polled(desk, rss([ONE]), rss([moved]))
    first, second = desk.published
    assert (second.article_id, second.revision) == (first.article_id, 2)


async def test_an_address_whose_guid_changes_keeps_its_article(desk: Desk) -> None:
    await polled(
        desk, rss([ONE]), rss([replace(ONE, guid="A strike hit Kabul, 13 dead", title="A strike hit Kabul, 13 dead")])
    )
    assert len({article.article_id for article in desk.published}) == 1


async def test_guids_that_differ_in_their_fragment_are_one(desk: Desk) -> None:
    url = "https://www.bbc.example/news/1"
    await polled(desk, rss([Entry(guid=f"{url}#0", link=url)]), rss([Entry(guid=f"{url}#3", link=url)], "<ttl>1</ttl>"))
    assert len(desk.published) == 1


async def test_one_guid_on_every_item_names_nothing(desk: Desk) -> None:
    items = [replace(entry, guid="same") for entry in entries(4)]
    await polled(desk, rss(items), rss(items, "<ttl>9</ttl>"))
    assert len({article.article_id for article in desk.published}) == len(desk.published) == 4


async def test_one_address_under_different_guids_names_nothing(desk: Desk) -> None:
    items = [replace(entry, link="https://news.example/live") for entry in entries(3)]
    await polled(desk, rss(items), rss(items, "<ttl>9</ttl>"))
    assert len({article.article_id for article in desk.published}) == len(desk.published) == 3


async def test_the_same_item_twice_in_a_document_is_one(desk: Desk) -> None:
    await polled(desk, rss([ONE, ONE]))
    assert len(desk.published) == 1


async def test_http_and_https_of_an_address_are_one(desk: Desk) -> None:
    await polled(
        desk,
        rss([Entry(link="http://a.example/1?utm_source=rss")]),
        rss([Entry(link="https://a.example/1")], "<ttl>9</ttl>"),
    )
    assert len(desk.published) == 1


async def test_items_without_guid_and_link_are_told_apart_by_title(desk: Desk) -> None:
    items = [Entry(title="One", link=""), Entry(title="Two", link="")]
    await polled(desk, rss(items), rss([Entry(title="Three", link=""), *items]))
    assert [article.title for article in desk.published] == ["One", "Two", "Three"]


async def test_an_item_that_left_and_came_back_is_not_new(desk: Desk) -> None:
    await polled(desk, rss([ONE, *entries(2)]), rss(entries(2)), rss([ONE, *entries(2)]))
    assert len(desk.published) == 3


async def test_memory_of_a_busy_feed_stays_bounded(desk: Desk) -> None:
    documents = [
        rss([Entry(title=f"T{n}-{i}", link=f"https://n.example/{n}/{i}") for i in range(100)]) for n in range(8)
    ]
    await polled(desk, *documents)
    state = desk.saved["feed/feed"]
    assert remembered(state.memory) == 500
    assert len(state.memory) == 500 * 48
    assert len(state.encode()) < 40_000


async def test_a_future_date_is_replaced_and_flagged(desk: Desk) -> None:
    await polled(desk, rss([replace(ONE, published="Sun, 22 Nov 2026 13:30:00 GMT")]))
    (article,) = desk.published
    assert (article.published_at, article.date_flags) == (desk.clock.at, (DateFlag.FUTURE,))
    assert article.published_raw == "Sun, 22 Nov 2026 13:30:00 GMT"


async def test_missing_and_unreadable_dates_are_flagged(desk: Desk) -> None:
    await polled(desk, rss([replace(ONE, published=""), Entry(link="https://n.example/2", published="yesterday-ish")]))
    assert [article.date_flags for article in desk.published] == [(DateFlag.MISSING,), (DateFlag.UNREADABLE,)]
    assert {article.published_at for article in desk.published} == {desk.clock.at}


async def test_old_items_of_a_first_poll_are_backfill(desk: Desk) -> None:
    young = Entry(link="https://n.example/1", published=f"{NOW - timedelta(hours=47):%a, %d %b %Y %H:%M:%S} GMT")
    old = Entry(link="https://n.example/2", published=f"{NOW - timedelta(days=9):%a, %d %b %Y %H:%M:%S} GMT")
    undated = Entry(link="https://n.example/3", published="")
    await polled(desk, rss([young, old, undated]))
    assert [article.backfill for article in desk.published] == [False, True, True]


async def test_an_undated_item_of_a_later_poll_is_live(desk: Desk) -> None:
    await polled(desk, rss([ONE]), rss([Entry(link="https://n.example/3", published=""), ONE]))
    assert desk.published[-1].backfill is False


async def test_a_feed_that_was_emptied_is_a_zombie_and_lives_again(desk: Desk) -> None:
    await polled(desk, rss(entries(3)))
    desk.server.serve("/feed", Reply(200, b"hello world"), Reply(200, rss([])), Reply(200, rss(entries(3))))
    assert [(await desk.poll(hours=1)).outcome for _ in range(2)] == [Outcome.EMPTIED] * 2
    state = desk.saved["feed/feed"]
    assert (state.health, state.empty_polls) == (FeedHealth.ZOMBIE, 2)
    visit = await desk.poll(hours=1)
    assert (visit.state.health, visit.articles, visit.state.empty_polls) == (FeedHealth.LIVE, (), 0)


async def test_relative_links_are_resolved_against_the_address_that_answered(desk: Desk) -> None:
    desk.server.serve("/feed", Reply(302, headers=(("Location", "/deep/feed"),)))
    desk.server.serve("/deep/feed", Reply(200, rss([Entry(link="story.html")])))
    await desk.poll()
    assert desk.published[0].url == desk.server.url("/deep/story.html")


async def test_articles_go_on_the_wire(desk: Desk) -> None:
    hostile = "a\x00b\x0b \ud800 \u202e \ufdd0".encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    await polled(desk, rss([replace(ONE, title=hostile, body=hostile)]))
    for article in desk.published:
        assert type(article).decode(article.encode()) == article
    await desk.poller.poll_once(desk.feed(), None)


async def test_language_of_the_list_wins_over_the_feeds(desk: Desk) -> None:
    desk.server.serve("/feed", Reply(200, rss([ONE], "<language>en_us</language>")))
    await desk.poll()
    await desk.poll(desk.feed("/feed", feed_id="ps", language="ps"))
    assert [article.language for article in desk.published] == ["en-US", "ps"]
