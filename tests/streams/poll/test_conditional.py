"""Conditional GET over the wire, with servers that keep the rules and servers that do not."""

from __future__ import annotations

from tests.fakes.feed_server import Hit, Reply, conditional
from tests.fakes.feeds import Entry, entries, rss
from tests.streams.poll.conftest import Desk

from tocsin.core.conditional import Asking, Move
from tocsin.core.schedule import When
from tocsin.schemas.words import FeedHealth
from tocsin.streams.poll.health import Outcome

FEED = rss(entries(3))
NEWER = rss([Entry(title="Newest", link="https://news.example/new"), *entries(3)])


async def test_validators_are_sent_back_and_304_costs_no_parse(desk: Desk) -> None:
    desk.server.serve("/feed", conditional(FEED, '"v1"'))
    await desk.poll()
    visit = await desk.poll(minutes=15)
    assert (visit.asking, visit.outcome) == (Asking.CONDITIONAL, Outcome.NOT_MODIFIED)
    assert desk.server.hits[1].headers["if-none-match"] == '"v1"'
    assert len(desk.published) == 3


async def test_last_modified_is_sent_back_as_it_was_written(desk: Desk) -> None:
    odd = "Sunday, 22 Nov 26 10:00 GMT"
    desk.server.serve("/feed", Reply(200, FEED, (("Last-Modified", odd),)))
    await desk.poll()
    await desk.poll(minutes=15)
    assert desk.server.hits[1].headers["if-modified-since"] == odd


async def test_new_validators_are_kept_though_the_body_is_the_same(desk: Desk) -> None:
    desk.server.serve("/feed", Reply(200, FEED, (("ETag", '"a"'),)), Reply(200, FEED, (("ETag", '"b"'),)))
    await desk.poll()
    visit = await desk.poll(minutes=15)
    assert visit.outcome is Outcome.SAME_BODY
    assert visit.state.etag == '"b"'
    await desk.poll(minutes=15)
    assert desk.server.hits[2].headers["if-none-match"] == '"b"'


async def test_validators_are_forgotten_when_the_server_stops_sending_them(desk: Desk) -> None:
    desk.server.serve("/feed", Reply(200, FEED, (("ETag", '"a"'),)), Reply(200, NEWER))
    await desk.poll()
    assert (await desk.poll(minutes=15)).state.etag is None


async def test_a_304_that_names_a_new_etag_replaces_it(desk: Desk) -> None:
    desk.server.serve(
        "/feed", Reply(200, FEED, (("ETag", '"a"'), ("Last-Modified", "x"))), Reply(304, headers=(("ETag", '"b"'),))
    )
    await desk.poll()
    state = (await desk.poll(minutes=15)).state
    assert (state.etag, state.last_modified) == ('"b"', "x")


async def test_a_feed_is_asked_for_whole_once_a_day(desk: Desk) -> None:
    desk.server.serve("/feed", conditional(FEED, '"v1"'))
    await desk.poll()
    askings = [(await desk.poll(hours=6)).asking for _ in range(6)]
    assert askings == [Asking.CONDITIONAL] * 3 + [Asking.PROBE] + [Asking.CONDITIONAL] * 2


async def test_a_server_that_says_304_for_ever_is_caught_and_distrusted(desk: Desk) -> None:
    news = {"body": FEED}

    def liar(hit: Hit) -> Reply:
        return Reply(304) if "if-none-match" in hit.headers else Reply(200, news["body"], (("ETag", '"same"'),))

    desk.server.serve("/feed", liar)
    await desk.poll()
    news["body"] = NEWER
    assert (await desk.poll(hours=1)).outcome is Outcome.NOT_MODIFIED
    caught = await desk.poll(hours=23, minutes=30)
    assert (caught.asking, caught.outcome, caught.state.validators_trusted) == (Asking.PROBE, Outcome.NEWS, False)
    assert (await desk.poll(minutes=15)).asking is Asking.DISTRUSTED
    later = [(await desk.poll(days=2)).asking for _ in range(4)]
    assert later[-1] is Asking.PROBE


async def test_an_honest_server_is_not_distrusted_by_the_probe(desk: Desk) -> None:
    desk.server.serve("/feed", Reply(200, FEED, (("ETag", '"a"'),)), Reply(200, NEWER, (("ETag", '"b"'),)))
    await desk.poll()
    assert (await desk.poll(hours=25)).state.validators_trusted


async def test_a_validator_that_cannot_be_a_header_is_not_kept(desk: Desk) -> None:
    desk.server.serve("/feed", Reply(200, FEED, (("ETag", '"' + "x" * 2_000 + '"'), ("Last-Modified", '""'))))
    state = (await desk.poll()).state
    assert (state.etag, state.last_modified) == (None, None)


async def test_permanent_redirect_rewrites_after_three_sightings_over_three_days(desk: Desk) -> None:
    desk.server.serve("/feed", Reply(301, headers=(("Location", "/new"),)))
    desk.server.serve("/new", Reply(200, FEED))
    moves = [(await desk.poll(hours=24)).move for _ in range(5)]
    assert moves == [Move.WATCHED, Move.WATCHED, Move.WATCHED, Move.MOVED, Move.NONE]
    state = desk.saved["feed/feed"]
    assert (state.url, state.feed_id) == (desk.server.url("/new"), "feed/feed")
    assert len(desk.published) == 3
    assert desk.server.hits[-1].path == "/new"


async def test_three_sightings_within_a_day_move_nothing(desk: Desk) -> None:
    desk.server.serve("/feed", Reply(308, headers=(("Location", "/new"),)))
    desk.server.serve("/new", Reply(200, FEED))
    moves = [(await desk.poll(hours=2)).move for _ in range(6)]
    assert moves == [Move.WATCHED] * 6


async def test_temporary_redirects_never_rewrite(desk: Desk) -> None:
    for number, status in enumerate((302, 303, 307)):
        desk.server.serve(f"/feed{number}", Reply(status, headers=(("Location", "/new"),)))
        desk.server.serve("/new", Reply(200, FEED))
        feed = desk.feed(f"/feed{number}")
        for _ in range(5):
            assert (await desk.poll(feed, hours=25)).move is Move.TEMPORARY
        assert desk.saved[feed.feed_id].url == feed.url


async def test_a_permanent_hop_before_a_temporary_one_is_followed_only_so_far(desk: Desk) -> None:
    desk.server.serve("/feed", Reply(301, headers=(("Location", "/new"),)))
    desk.server.serve("/new", Reply(302, headers=(("Location", "/today"),)))
    desk.server.serve("/today", Reply(200, FEED))
    for _ in range(4):
        await desk.poll(hours=25)
    assert desk.saved["feed/feed"].url == desk.server.url("/new")


async def test_a_maintenance_page_behind_a_permanent_redirect_moves_nothing(desk: Desk) -> None:
    desk.server.serve("/feed", Reply(301, headers=(("Location", "/maintenance"),)))
    desk.server.serve("/maintenance", Reply(200, b"<html>back soon</html>", content_type="text/html"))
    for _ in range(5):
        assert (await desk.poll(hours=30)).outcome is Outcome.HTML_PAGE
    assert desk.saved["feed/feed"].url == desk.server.url("/feed")


async def test_gone_is_believed_on_the_second_day(desk: Desk) -> None:
    desk.server.serve("/feed", Reply(410))
    first, second, third = [await desk.poll(hours=hours) for hours in (0, 12, 13)]
    assert [visit.outcome for visit in (first, second, third)] == [Outcome.GONE_ONCE, Outcome.GONE_ONCE, Outcome.GONE]
    assert first.state.health is not FeedHealth.GONE
    assert (third.state.health, third.next_reason) == (FeedHealth.GONE, When.GONE)
    assert "remove it" in third.state.advice


async def test_a_feed_that_comes_back_from_gone_is_no_longer_gone(desk: Desk) -> None:
    desk.server.serve("/feed", Reply(410), Reply(200, FEED), Reply(410))
    await desk.poll()
    assert (await desk.poll(hours=25)).state.health is FeedHealth.QUIET
    assert (await desk.poll(hours=1)).outcome is Outcome.GONE_ONCE


async def test_retry_after_is_a_floor_in_both_forms_and_capped(desk: Desk) -> None:
    desk.server.serve(
        "/feed",
        Reply(429, headers=(("Retry-After", "7200"),)),
        Reply(503, headers=(("Retry-After", "Sun, 22 Nov 2026 18:00:00 GMT"),)),
        Reply(503, headers=(("Retry-After", "99999999"),)),
        Reply(503, headers=(("Retry-After", "soon"),)),
    )
    waits = [(await desk.poll(minutes=1)).state.interval_s or 0 for _ in range(4)]
    assert 7_200 <= waits[0] <= 7_260
    assert abs(waits[1] - 6 * 3_600) < 300
    assert 86_400 <= waits[2] <= 86_460
    assert waits[3] < 3_600


async def test_retry_after_means_nothing_on_404(desk: Desk) -> None:
    desk.server.serve("/feed", Reply(404, headers=(("Retry-After", "86400"),)))
    assert (await desk.poll()).next_reason is When.BACKOFF


async def test_a_changed_address_in_the_list_starts_anew_but_remembers_the_items(desk: Desk) -> None:
    desk.server.serve("/feed", Reply(200, FEED, (("ETag", '"a"'),)))
    desk.server.serve("/moved", Reply(200, FEED))
    await desk.poll()
    visit = await desk.poll(desk.feed(url=desk.server.url("/moved")), hours=1)
    assert desk.server.hits[1].path == "/moved"
    assert "if-none-match" not in desk.server.hits[1].headers
    assert visit.articles == ()


async def test_https_gets_its_turn_when_the_http_port_has_died(desk: Desk) -> None:
    asked: list[str] = []
    real = desk.fetcher.get

    class OnlyHttps:
        async def get(self, url: str, headers: object = None, **more: object) -> object:
            asked.append(url)
            return await real(
                url.replace("https://", "http://") if url.startswith("https://") else "http://127.0.0.1:1/"
            )

    desk.server.serve("/feed", Reply(200, FEED))
    desk.poller._visitor._fetcher = OnlyHttps()  # type: ignore[assignment]
    for _ in range(4):
        await desk.poll(hours=24)
    assert [url.partition(":")[0] for url in asked] == ["http", "http", "http", "https"]
    assert desk.saved["feed/feed"].url.startswith("https://")
