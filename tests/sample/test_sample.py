"""The sample story: what it tells, and that its server has a feed's good manners."""

from __future__ import annotations

from datetime import UTC, datetime

import feedparser
import httpx
import pytest
from starlette.applications import Starlette

from tocsin.sample import DISCLAIMER, load_story, sample_feeds, serve
from tocsin.sample.server import create_sample

SUNDAY = datetime(2026, 3, 1, 4, 0, tzinfo=UTC)
PATHS = [httpx.URL(feed.url).path for feed in sample_feeds("http://host")]


class FakeClock:
    def __init__(self) -> None:
        self.now = SUNDAY.timestamp()

    def __call__(self) -> float:
        return self.now


def client_of(app: Starlette) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://host")


async def told(client: httpx.AsyncClient) -> dict[str, feedparser.FeedParserDict]:
    return {path: feedparser.parse((await client.get(path)).content) for path in PATHS}


def test_every_article_says_that_it_is_invented() -> None:
    story = load_story(SUNDAY)
    assert all(version.text.endswith(DISCLAIMER) for item in story.items for version in item.versions)
    assert all("(sample)" in feed.outlet for feed in story.feeds)
    assert all(feed.sample and feed.terms == DISCLAIMER for feed in sample_feeds("http://host"))


def test_weekdays_count_from_the_day_the_server_starts() -> None:
    texts = {item.item_id: item.versions[0] for item in load_story(SUNDAY).items}
    assert "early on Sunday" in texts["tarragona-strikes"].text
    assert "on Saturday" in texts["bus-crash"].text
    assert "killed since Thursday" in texts["weekly-totals"].text
    assert not any("{" in version.text + version.title for version in texts.values())


async def test_one_article_stands_in_two_feeds() -> None:
    async with client_of(create_sample(complete=True)) as client:
        ids = {path: {entry.id for entry in feed.entries} for path, feed in (await told(client)).items()}
    courier, top = (ids[path] for path in PATHS if "courier" in path)
    assert courier & top


def test_the_wire_copy_says_the_same_words_under_another_address() -> None:
    items = {item.item_id: item for item in load_story(SUNDAY).items}
    wire, copy = items["tarragona-strikes"], items["tarragona-wire-copy"]
    assert copy.versions[0].text == "(Meridian Wire) - " + wire.versions[0].text
    assert copy.path != wire.path


async def test_the_story_waits_for_the_first_look_and_grows_with_each_beat() -> None:
    clock = FakeClock()
    async with client_of(create_sample(pace_s=1.0, clock=clock)) as client:
        clock.now += 500
        grown = []
        for _ in range(16):
            grown.append(sum(len(feed.entries) for feed in (await told(client)).values()))
            clock.now += 1
    assert grown[0] == 4, "only the unrelated news stands at the beginning"
    assert grown == sorted(grown)
    assert grown[-1] == 18


async def test_items_are_dated_when_they_appear() -> None:
    clock = FakeClock()
    async with client_of(create_sample(pace_s=2.0, clock=clock)) as client:
        await told(client)
        clock.now += 60
        entries = {entry.id: entry for feed in (await told(client)).values() for entry in feed.entries}
    strike = entries["tag:tocsin.invalid,2026:sample/tarragona-strikes"]
    assert strike.published == "2026-03-01T04:00:04+00:00"
    livorno = entries["tag:tocsin.invalid,2026:sample/livorno-drones"]
    assert livorno.published == "Sun, 01 Mar 2026 04:00:12 GMT"


def test_what_answers_something_stands_in_the_same_feed_after_it() -> None:
    items = {item.item_id: item for item in load_story(SUNDAY).items}
    chain = [
        items[f"{name}"] for name in ("tarragona-strikes", "tarragona-toll-rises", "rome-answers", "tarragona-denial")
    ]
    assert all("sample-wire" in item.feeds for item in chain)
    beats = [item.versions[0].beat for item in chain]
    assert beats == sorted(set(beats))


async def test_a_correction_revises_the_same_article_with_a_lower_number() -> None:
    clock = FakeClock()
    async with client_of(create_sample(pace_s=1.0, clock=clock)) as client:
        await told(client)
        clock.now += 9
        before = [entry for entry in (await told(client))[PATHS[1]].entries if "livorno" in entry.id]
        clock.now += 9
        after = [entry for entry in (await told(client))[PATHS[1]].entries if "livorno" in entry.id]
    assert "seven people had been killed" in before[0].content[0].value
    assert "four people had been killed" in after[0].content[0].value
    assert before[0].id == after[0].id
    assert before[0].link == after[0].link


async def test_an_unchanged_feed_answers_304() -> None:
    clock = FakeClock()
    async with client_of(create_sample(pace_s=1.0, clock=clock)) as client:
        first = await client.get(PATHS[0])
        again = await client.get(PATHS[0], headers={"If-None-Match": f'W/"old", {first.headers["etag"]}'})
        clock.now += 3
        changed = await client.get(PATHS[0], headers={"If-None-Match": first.headers["etag"]})
    assert (first.status_code, again.status_code, changed.status_code) == (200, 304, 200)
    assert again.content == b""


async def test_a_page_is_there_once_it_is_published_and_escapes_its_headline() -> None:
    clock = FakeClock()
    async with client_of(create_sample(pace_s=1.0, clock=clock)) as client:
        await told(client)
        early = await client.get("/articles/almeria-markup")
        clock.now += 20
        page = await client.get("/articles/almeria-markup")
    assert early.status_code == 404
    assert "<script>" not in page.text
    assert "&lt;script&gt;" in page.text
    assert DISCLAIMER in page.text


async def test_markup_in_the_headline_is_text_to_a_feed_reader() -> None:
    async with client_of(create_sample(complete=True)) as client:
        entries = {entry.id: entry for entry in (await told(client))[PATHS[0]].entries}
    assert "<script>" in entries["tag:tocsin.invalid,2026:sample/almeria-markup"].title


@pytest.mark.parametrize("path", ["/feeds/none.xml", "/articles/none", "/articles/../story.toml"])
async def test_what_is_not_in_the_story_is_not_found(path: str) -> None:
    async with client_of(create_sample(complete=True)) as client:
        assert (await client.get(path)).status_code == 404


async def test_it_serves_real_http_on_loopback() -> None:
    async with serve() as base_url, httpx.AsyncClient() as client:
        assert base_url.startswith("http://127.0.0.1:")
        for feed in sample_feeds(base_url):
            answer = await client.get(feed.url)
            parsed = feedparser.parse(answer.content)
            assert not parsed.bozo
            assert all(entry.link.startswith(base_url) for entry in parsed.entries)
