"""Feeds from the desk's page: found within the guard, put on the log, refused to other people's pages."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from tests.desk.stories import NOW

from tocsin.commands.desk import finder
from tocsin.desk.app import create_desk
from tocsin.desk.view import View
from tocsin.schemas import Feed, FeedState
from tocsin.schemas.words import FeedHealth
from tocsin.settings import Settings
from tocsin.streams.poll.discover import Discovered, Found, NothingThere
from tocsin.streams.poll.health import FLEET_HOSTS_MIN, fleet_down_since

OURS = {"X-Tocsin-Desk": "1", "Origin": "http://localhost"}
LISTED = Feed(feed_id="listed", url="https://listed.example/rss", outlet="Listed", listed=True)


@dataclass
class Topic:
    """The topic of feeds; what is put there comes back to the desk, as it does from a log."""

    app: Starlette | None = None
    forgotten: list[str] = field(default_factory=list)

    async def put(self, feed: Feed) -> None:
        self.tell(feed)

    async def forget(self, feed_id: str) -> None:
        self.forgotten.append(feed_id)
        assert self.app is not None
        self.app.state.desk.apply("feeds", feed_id.encode(), None)

    def tell(self, feed: Feed) -> None:
        assert self.app is not None
        self.app.state.desk.apply("feeds", feed.feed_id.encode(), feed.encode())


@dataclass
class Web:
    """What there is to find."""

    feeds: tuple[Discovered, ...] = (Discovered("https://new.example/rss", "New Wire", "en", 7, Found.LINKED),)
    asked: list[str] = field(default_factory=list)
    slow: asyncio.Event | None = None

    async def find(self, url: str) -> Sequence[Discovered]:
        self.asked.append(url)
        if self.slow is not None:
            await self.slow.wait()
        if not self.feeds:
            raise NothingThere(f"{url}: no feed found; look for an RSS link on the site")
        return self.feeds if len(self.asked) == 1 or len(self.feeds) == 1 else (self.feeds[1],)


@dataclass
class Desk:
    topic: Topic = field(default_factory=Topic)
    web: Web = field(default_factory=Web)

    def __post_init__(self) -> None:
        self.app = create_desk(View(), send=None, feeds=self.topic, find=self.web.find)
        self.topic.app = self.app
        self.topic.tell(LISTED)

    async def say(self, said: Any, **headers: str) -> httpx.Response:
        sent = {key: value for key, value in {**OURS, **headers}.items() if value}
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=self.app), base_url="http://localhost") as page:
            return await page.post("/api/feeds", json=said, headers=sent)

    def feeds(self) -> dict[str, Feed]:
        return {feed.feed_id: feed for feed in self.app.state.desk.view.held.feeds.values()}


async def test_a_site_s_address_is_enough_to_add_its_feed() -> None:
    desk = Desk()
    answer = await desk.say({"verb": "add", "url": "new.example", "by": "Ana"})
    assert answer.status_code == 202, answer.text
    [new] = [feed for feed in desk.feeds().values() if feed.origin == "desk"]
    assert (new.url, new.outlet, new.said_by, new.enabled) == ("https://new.example/rss", "New Wire", "Ana", True)
    assert desk.web.asked == ["https://new.example"]


async def test_of_several_feeds_a_person_chooses() -> None:
    desk = Desk()
    desk.web.feeds = (*Web().feeds, Discovered("https://new.example/world", "World", "en", 9, Found.LINKED))
    answer = await desk.say({"verb": "add", "url": "https://new.example"})
    assert answer.status_code == 200
    chosen = answer.json()["choose"][1]["url"]
    assert (await desk.say({"verb": "add", "url": chosen})).status_code == 202
    assert {feed.url for feed in desk.feeds().values()} == {LISTED.url, "https://new.example/world"}


async def test_pause_resume_remove() -> None:
    desk = Desk()
    await desk.say({"verb": "add", "url": "https://new.example"})
    [feed_id] = desk.feeds().keys() - {"listed"}
    assert (await desk.say({"verb": "pause", "feed_id": feed_id})).status_code == 202
    assert not desk.feeds()[feed_id].enabled
    assert (await desk.say({"verb": "pause", "feed_id": feed_id})).status_code == 422
    assert (await desk.say({"verb": "resume", "feed_id": feed_id})).status_code == 202
    assert desk.feeds()[feed_id].enabled
    assert (await desk.say({"verb": "remove", "feed_id": feed_id})).status_code == 202
    assert desk.topic.forgotten == [feed_id]
    assert desk.feeds().keys() == {"listed"}


async def test_what_stands_in_the_file_can_be_paused_here_and_is_removed_there() -> None:
    desk = Desk()
    refused = await desk.say({"verb": "remove", "feed_id": "listed"})
    assert (refused.status_code, "tocsin feeds remove listed" in refused.json()["error"]) == (422, True)
    assert (await desk.say({"verb": "pause", "feed_id": "listed"})).status_code == 202


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"verb": "add", "url": "ftp://new.example/rss"}, "write the feed's address"),
        ({"verb": "add", "url": "file:///etc/passwd"}, "write the feed's address"),
        ({"verb": "add", "url": ""}, "write the feed's address"),
        ({"verb": "add", "url": "https://a:secret@new.example/rss"}, "goes into feeds.toml"),
        ({"verb": "add", "url": "https://new.example/" + "x" * 3000}, "at most 2000 characters"),
        ({"verb": "add", "url": ["https://new.example"]}, "at most 2000 characters"),
        ({"verb": "add", "url": "http://listed.example/rss/"}, "here already as Listed"),
        ({"verb": "pause", "feed_id": "nobody"}, "not on the desk any more"),
        ({"verb": "burn", "feed_id": "listed"}, "verb is one of add, pause, resume, remove"),
        ([1], "not a JSON object"),
    ],
)
async def test_what_cannot_be_said_is_refused_with_the_reason(said: Any, told: str) -> None:
    desk = Desk()
    answer = await desk.say(said)
    assert answer.status_code == 422
    assert told in answer.json()["error"]
    assert desk.web.asked == []
    assert desk.feeds() == {"listed": LISTED}


@pytest.mark.parametrize(
    "headers",
    [{"X-Tocsin-Desk": ""}, {"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}],
)
async def test_other_people_s_pages_may_not_post(headers: dict[str, str]) -> None:
    desk = Desk()
    answer = await desk.say({"verb": "add", "url": "https://new.example"}, **headers)
    assert answer.status_code == 403
    assert desk.web.asked == []


async def test_a_name_that_is_not_the_desk_s_is_misdirected() -> None:
    desk = Desk()
    assert (await desk.say({"verb": "pause", "feed_id": "listed"}, Host="evil.example")).status_code == 421


async def test_one_look_at_a_time() -> None:
    desk = Desk()
    desk.web.slow = asyncio.Event()
    first = asyncio.create_task(desk.say({"verb": "add", "url": "https://new.example"}))
    while not desk.web.asked:
        await asyncio.sleep(0)
    second = await desk.say({"verb": "add", "url": "https://other.example"})
    desk.web.slow.set()
    assert (second.status_code, (await first).status_code) == (422, 202)


async def test_nothing_there_is_told() -> None:
    desk = Desk()
    desk.web.feeds = ()
    answer = await desk.say({"verb": "add", "url": "https://empty.example"})
    assert (answer.status_code, "no feed found" in answer.json()["error"]) == (422, True)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/rss", "http://[::1]/", "http://169.254.169.254/latest/meta-data", "http://2130706433/"]
)
async def test_the_form_reaches_no_private_address(url: str) -> None:
    app = create_desk(View(), feeds=Topic(), find=finder(Settings()))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://localhost") as page:
        answer = await page.post("/api/feeds", json={"verb": "add", "url": url}, headers=OURS)
    assert answer.status_code == 422
    assert "not a public address" in answer.json()["error"]


async def test_a_desk_that_only_shows_takes_no_feed() -> None:
    app = create_desk(View())
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://localhost") as page:
        answer = await page.post("/api/feeds", json={"verb": "add", "url": "https://new.example"}, headers=OURS)
    assert answer.status_code == 403


def state(number: int, **more: Any) -> FeedState:
    base = {"feed_id": f"f{number}", "url": f"https://h{number}.example/rss", "last_polled_at": NOW, "failures": 2}
    return FeedState(
        **{**base, "health": FeedHealth.FAILING, "last_success_at": NOW - timedelta(hours=number + 1), **more}
    )


def test_most_feeds_without_any_answer_is_a_fault_near_us() -> None:
    silent = [state(n) for n in range(FLEET_HOSTS_MIN)]
    assert fleet_down_since(silent, NOW) == NOW - timedelta(hours=1)
    assert fleet_down_since(silent[1:], NOW) is None, "too few hosts"
    answered = [state(n, last_status=503) for n in range(FLEET_HOSTS_MIN)]
    assert fleet_down_since(answered, NOW) is None, "an error is an answer"
    well = [state(n + 20, failures=0, last_status=200) for n in range(2)]
    assert fleet_down_since([*silent, *well], NOW) is None, "others answer"
    assert fleet_down_since(silent, NOW + timedelta(hours=1)) is None, "nobody was asked lately"
