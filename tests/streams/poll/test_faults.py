"""Each bad manner of a server, and what the poller makes of it: one scenario a row."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import brotli
import pytest
import zstandard
from tests.fakes.feed_server import Manner, Reply
from tests.fakes.feeds import Entry, atom, entries, rss
from tests.streams.poll.conftest import Desk

from tocsin.schemas.words import FeedHealth
from tocsin.streams.poll.health import TROUBLES, Outcome

FEED = rss(entries(3))
BIG = b"<rss>" + b" " * 30_000_000


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(body) + packer.flush()


def coded(encoding: str, body: bytes) -> Reply:
    return Reply(200, body, (("Content-Encoding", encoding),))


@dataclass(frozen=True, slots=True)
class Scenario:
    """What the server says, and what the first poll is to come to."""

    name: str
    reply: Reply
    outcome: Outcome
    items: int = 0
    health: FeedHealth | None = None


ANSWERS_THAT_WORK = (
    Scenario("plain_rss", Reply(200, FEED), Outcome.NEWS, 3),
    Scenario("atom_as_text_html", Reply(200, atom(), content_type="text/html"), Outcome.NEWS, 1),
    Scenario("no_content_type", Reply(200, FEED, (("Content-Type", ""),)), Outcome.NEWS, 3),
    Scenario("gzip", coded("gzip", gzip.compress(FEED)), Outcome.NEWS, 3),
    Scenario(
        "gzip_of_two_members", coded("gzip", gzip.compress(FEED[:100]) + gzip.compress(FEED[100:])), Outcome.NEWS, 3
    ),
    Scenario("gzip_with_junk_behind", coded("gzip", gzip.compress(FEED) + b"junk"), Outcome.NEWS, 3),
    Scenario("gzip_in_words_only", coded("gzip", FEED), Outcome.NEWS, 3),
    Scenario("gzip_unannounced", Reply(200, gzip.compress(FEED)), Outcome.NEWS, 3),
    Scenario("gzip_twice", coded("gzip, gzip", gzip.compress(gzip.compress(FEED))), Outcome.NEWS, 3),
    Scenario("deflate_as_zlib", coded("deflate", zlib.compress(FEED)), Outcome.NEWS, 3),
    Scenario("deflate_bare", coded("deflate", raw_deflate(FEED)), Outcome.NEWS, 3),
    Scenario("brotli", coded("br", brotli.compress(FEED)), Outcome.NEWS, 3),
    Scenario("zstd", coded("zstd", zstandard.compress(FEED)), Outcome.NEWS, 3),
    Scenario("encoding_utf8", coded("UTF-8", FEED), Outcome.NEWS, 3),
    Scenario("notice_before_the_document", Reply(200, b"\n<!-- served by -->\n" + FEED), Outcome.NEWS, 3),
    Scenario("byte_order_mark_and_blanks", Reply(200, b"\xef\xbb\xbf\r\n  " + FEED), Outcome.NEWS, 3),
    Scenario("nul_bytes_inside", Reply(200, FEED.replace(b"Headline", b"Head\0line")), Outcome.NEWS, 3),
    Scenario("cut_off_document", Reply(200, FEED[:-150]), Outcome.NEWS, 2),
    Scenario("no_items_ever", Reply(200, rss([])), Outcome.EMPTY, 0, FeedHealth.QUIET),
    Scenario("partial_content_of_a_feed", Reply(203, FEED), Outcome.NEWS, 3),
)

ANSWERS_THAT_FAIL = (
    Scenario("unknown_encoding", coded("compress", FEED), Outcome.ENCODING),
    Scenario("three_encodings", coded("gzip, br, gzip", FEED), Outcome.ENCODING),
    Scenario("damaged_gzip", coded("gzip", gzip.compress(FEED)[:40] + b"\0" * 60), Outcome.ENCODING),
    Scenario("gzip_that_ends_early", coded("gzip", gzip.compress(FEED)[:-20]), Outcome.ENCODING),
    Scenario("damaged_brotli", coded("br", b"\xff" * 200), Outcome.ENCODING),
    Scenario("damaged_zstd", coded("zstd", b"(\xb5/\xfd" + b"\xff" * 200), Outcome.ENCODING),
    Scenario("gzip_bomb", coded("gzip", gzip.compress(BIG)), Outcome.TOO_LARGE),
    Scenario("deflate_bomb", coded("deflate", zlib.compress(BIG)), Outcome.TOO_LARGE),
    Scenario("brotli_bomb", coded("br", brotli.compress(BIG)), Outcome.TOO_LARGE),
    Scenario("zstd_bomb", coded("zstd", zstandard.compress(BIG)), Outcome.TOO_LARGE),
    Scenario("bomb_in_a_bomb", coded("gzip, gzip", gzip.compress(gzip.compress(BIG))), Outcome.TOO_LARGE),
    Scenario("unannounced_bomb", Reply(200, gzip.compress(BIG)), Outcome.TOO_LARGE),
    Scenario("too_large_by_its_own_word", Reply(200, FEED, manner=Manner.LIES_LENGTH), Outcome.TOO_LARGE),
    Scenario("endless_body", Reply(200, manner=Manner.ENDLESS), Outcome.TOO_LARGE),
    Scenario("slow_drip", Reply(200, manner=Manner.DRIP), Outcome.DRIP),
    Scenario("stall_in_the_middle", Reply(200, FEED, manner=Manner.STALL), Outcome.TIMEOUT),
    Scenario("silence", Reply(manner=Manner.HANG), Outcome.TIMEOUT),
    Scenario("reset", Reply(manner=Manner.RESET), Outcome.CUT_SHORT),
    Scenario("cut_in_the_middle", Reply(200, FEED, manner=Manner.CUT), Outcome.CUT_SHORT),
    Scenario("nonsense", Reply(manner=Manner.NONSENSE), Outcome.PROTOCOL),
    Scenario("huge_header", Reply(200, FEED, manner=Manner.HUGE_HEADER), Outcome.PROTOCOL),
    Scenario("not_modified_unasked", Reply(304), Outcome.ODD_STATUS),
    Scenario("unauthorized", Reply(401), Outcome.UNAUTHORIZED, health=FeedHealth.BLOCKED),
    Scenario("payment_required", Reply(402), Outcome.PAYMENT, health=FeedHealth.BLOCKED),
    Scenario("forbidden", Reply(403, b"no"), Outcome.FORBIDDEN, health=FeedHealth.BLOCKED),
    Scenario("not_found", Reply(404), Outcome.NOT_FOUND),
    Scenario("gone_once", Reply(410), Outcome.GONE_ONCE),
    Scenario("legal", Reply(451), Outcome.LEGAL, health=FeedHealth.BLOCKED),
    Scenario("teapot", Reply(418), Outcome.ODD_STATUS),
    Scenario("server_error", Reply(500, b"oops"), Outcome.SERVER_ERROR),
    Scenario("bad_gateway", Reply(502), Outcome.SERVER_ERROR),
    Scenario("unavailable", Reply(503), Outcome.UNAVAILABLE),
    Scenario("too_many_requests", Reply(429), Outcome.TOO_MANY_REQUESTS),
    Scenario(
        "challenge_by_header",
        Reply(403, b"<html>Just a moment...</html>", (("cf-mitigated", "challenge"),), content_type="text/html"),
        Outcome.CHALLENGE,
        health=FeedHealth.BLOCKED,
    ),
    Scenario(
        "challenge_with_status_200",
        Reply(200, b"<html><head><title>Just a moment...</title></head>", content_type="text/html"),
        Outcome.CHALLENGE,
        health=FeedHealth.BLOCKED,
    ),
    Scenario(
        "challenge_with_status_202",
        Reply(202, b"<html><script>awsWafCookieDomainList = []</script>", content_type="text/html"),
        Outcome.CHALLENGE,
        health=FeedHealth.BLOCKED,
    ),
    Scenario(
        "html_page",
        Reply(200, b"<!doctype html><html><body>Welcome</body></html>"),
        Outcome.HTML_PAGE,
        health=FeedHealth.MALFORMED,
    ),
    Scenario("json_that_is_no_feed", Reply(200, b'{"a": 1}'), Outcome.NOT_A_FEED, health=FeedHealth.MALFORMED),
    Scenario(
        "plain_text",
        Reply(200, b"hello, this is not a feed at all; it only goes on for a while longer"),
        Outcome.NOT_A_FEED,
    ),
    Scenario("eleven_bytes", Reply(200, b"hello world"), Outcome.NOT_A_FEED),
    Scenario("no_content", Reply(204), Outcome.NOT_A_FEED),
    Scenario("elements_ten_thousand_deep", Reply(200, b"<rss><channel><item>" + b"<a>" * 10_000), Outcome.NOT_A_FEED),
    Scenario("redirect_to_a_file", Reply(302, headers=(("Location", "file:///etc/passwd"),)), Outcome.BAD_REDIRECT),
    Scenario("redirect_to_itself", Reply(302, headers=(("Location", "/feed"),)), Outcome.REDIRECT_LOOP),
    Scenario("redirect_without_location", Reply(301), Outcome.ODD_STATUS),
    Scenario(
        "redirect_to_the_metadata_service",
        Reply(302, headers=(("Location", "http://169.254.169.254/latest/"),)),
        Outcome.REFUSED,
    ),
    Scenario(
        "redirect_to_a_private_host", Reply(301, headers=(("Location", "http://10.1.2.3/feed"),)), Outcome.REFUSED
    ),
    Scenario("redirect_to_loopback_in_ipv6", Reply(307, headers=(("Location", "http://[::1]/feed"),)), Outcome.REFUSED),
    Scenario(
        "redirect_to_mapped_private", Reply(308, headers=(("Location", "http://[::ffff:10.0.0.1]/"),)), Outcome.REFUSED
    ),
)


def by_name(scenario: Scenario) -> str:
    return scenario.name


@pytest.mark.parametrize("scenario", ANSWERS_THAT_WORK, ids=by_name)
async def test_answer_is_read(desk: Desk, scenario: Scenario) -> None:
    desk.server.serve("/feed", scenario.reply)
    visit = await desk.poll()
    assert visit.outcome is scenario.outcome
    assert len(desk.published) == scenario.items
    state = desk.saved["feed/feed"]
    assert state.failures == 0
    assert state.last_success_at == desk.clock.at
    assert state.health is (scenario.health or FeedHealth.LIVE)
    assert not any("\0" in article.text for article in desk.published)


@pytest.mark.parametrize("scenario", ANSWERS_THAT_FAIL, ids=by_name)
async def test_fault_is_named_and_survived(desk: Desk, scenario: Scenario) -> None:
    desk.server.serve("/feed", scenario.reply)
    visit = await desk.poll()
    assert visit.outcome is scenario.outcome, visit.state.last_error
    state = desk.saved["feed/feed"]
    assert (state.failures, state.last_success_at, desk.published) == (1, None, [])
    assert state.last_error
    assert state.next_poll_at is not None
    assert state.next_poll_at > desk.clock.at
    if scenario.health is not None:
        assert state.health is scenario.health
        assert state.advice == TROUBLES[visit.outcome][2]
    desk.server.serve("/feed", Reply(200, FEED))
    assert (await desk.poll(hours=2)).outcome is Outcome.NEWS
    assert desk.saved["feed/feed"].failures == 0


def test_scenarios_have_their_own_names() -> None:
    names = [scenario.name for scenario in (*ANSWERS_THAT_WORK, *ANSWERS_THAT_FAIL)]
    assert len(names) == len(set(names)) >= 60


async def test_connection_refused_is_passing(desk: Desk) -> None:
    visit = await desk.poll(desk.feed(url="http://127.0.0.1:1/feed"))
    assert visit.outcome is Outcome.CONNECT
    assert visit.state.interval_s is not None
    assert visit.state.interval_s <= 7 * 60


async def test_https_to_a_server_that_speaks_http_is_a_tls_fault(desk: Desk) -> None:
    desk.server.serve("/feed", Reply(200, FEED))
    url = desk.server.url("/feed").replace("http://", "https://")
    assert (await desk.poll(desk.feed(url=url))).outcome is Outcome.TLS


async def test_six_redirects_are_one_too_many(desk: Desk) -> None:
    for number in range(7):
        desk.server.serve(f"/hop{number}", Reply(302, headers=(("Location", f"/hop{number + 1}"),)))
    visit = await desk.poll(desk.feed("/hop0"))
    assert visit.outcome is Outcome.TOO_MANY_HOPS
    assert len(desk.server.hits) == 6


async def test_five_redirects_are_followed(desk: Desk) -> None:
    for number in range(5):
        desk.server.serve(f"/hop{number}", Reply(302, headers=(("Location", f"/hop{number + 1}"),)))
    desk.server.serve("/hop5", Reply(200, FEED))
    assert (await desk.poll(desk.feed("/hop0"))).outcome is Outcome.NEWS


async def test_credentials_do_not_follow_a_redirect(desk: Desk) -> None:
    desk.server.serve("/feed", Reply(302, headers=(("Location", "/other"),)))
    desk.server.serve("/other", Reply(200, FEED))
    url = desk.server.url("/feed").replace("http://", "http://user:secret@")
    await desk.poll(desk.feed(url=url))
    first, second = desk.server.hits
    assert first.headers["authorization"].startswith("Basic ")
    assert "authorization" not in second.headers


async def test_cookies_are_never_sent_back(desk: Desk) -> None:
    desk.server.serve("/feed", Reply(200, FEED, (("Set-Cookie", "id=1; Path=/"),)))
    await desk.poll()
    await desk.poll(hours=1)
    assert "cookie" not in desk.server.hits[1].headers


async def test_user_agent_and_accept_say_who_asks_for_what(desk: Desk) -> None:
    desk.server.serve("/feed", Reply(200, FEED))
    await desk.poll()
    headers = desk.server.hits[0].headers
    assert headers["user-agent"] == "tocsin/test"
    assert headers["accept-encoding"] == "gzip, deflate, br, zstd"
    assert "application/feed+json" in headers["accept"]


@pytest.mark.parametrize("make", [lambda t: t, lambda t: f"<![CDATA[{t}]]>"], ids=["escaped", "cdata"])
async def test_markup_in_a_headline_stays_text(desk: Desk, make: Callable[[str], str]) -> None:
    desk.server.serve(
        "/feed", Reply(200, rss([Entry(title="Fire <b>at</b> the <img src=x onerror=alert(1)> port & more")]))
    )
    await desk.poll()
    assert desk.published[0].title == "Fire at the port & more"
