"""A poller's surroundings for tests: a clock that stands still, a real server, and what was published and saved."""

from __future__ import annotations

import random
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from tests.fakes.feed_server import FeedServer
from tests.fakes.feeds import NOW

from tocsin.schemas import Article, Feed, FeedState
from tocsin.streams.clock import Clock
from tocsin.streams.poll.fetch import Fetcher, FetchLimits
from tocsin.streams.poll.guard import AllowList
from tocsin.streams.poll.poller import Poller
from tocsin.streams.poll.pool import InlineParser
from tocsin.streams.poll.visit import Visit

QUICK = FetchLimits(
    connect_s=2.0,
    read_s=1.5,
    total_s=3.0,
    wire_bytes=300_000,
    decoded_bytes=1_000_000,
    drip_after_s=0.5,
    drip_bytes_per_s=5_000,
)
"""The same limits as in earnest, small enough for tests."""


@dataclass(slots=True)
class StandingClock:
    """A clock that a test moves."""

    at: datetime = NOW
    seconds: float = 1_000.0

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.seconds

    def advance(self, **how: float) -> None:
        step = timedelta(**how)
        self.at += step
        self.seconds += step.total_seconds()


class RunningClock(Clock):
    """A clock that runs, and for which it is the day of the entries that the tests serve, whenever they run."""

    def __init__(self) -> None:
        self.began = time.monotonic()

    def now(self) -> datetime:
        return NOW + timedelta(seconds=time.monotonic() - self.began)


@dataclass(slots=True)
class Desk:
    """Polls one feed after another and remembers their states, as the worker's tables do."""

    server: FeedServer
    fetcher: Fetcher
    clock: StandingClock = field(default_factory=StandingClock)
    published: list[Article] = field(default_factory=list)
    saved: dict[str, FeedState] = field(default_factory=dict)
    poller: Poller = field(init=False)

    def __post_init__(self) -> None:
        self.poller = Poller(
            fetcher=self.fetcher,
            parser=InlineParser(),
            clock=self.clock,
            publish=self.publish,
            save=self.save,
            random=random.Random(7),
        )

    async def publish(self, articles: Sequence[Article]) -> None:
        self.published.extend(articles)

    async def save(self, state: FeedState) -> None:
        self.saved[state.feed_id] = state

    def feed(self, path: str = "/feed", **more: object) -> Feed:
        return Feed(**{"feed_id": f"feed{path}", "url": self.server.url(path), "outlet": "The Example", **more})  # type: ignore[arg-type]

    async def poll(self, feed: Feed | None = None, **later: float) -> Visit:
        """Poll the feed from its saved state, ``later`` than the last time."""
        self.clock.advance(**later)
        feed = feed or self.feed()
        return await self.poller.poll_once(feed, self.saved.get(feed.feed_id))


@pytest.fixture
async def server() -> AsyncIterator[FeedServer]:
    async with FeedServer() as running:
        yield running


@pytest.fixture
async def desk(server: FeedServer) -> AsyncIterator[Desk]:
    async with Fetcher(agent="tocsin/test", limits=QUICK, allow=AllowList.read(["127.0.0.1"])) as fetcher:
        yield Desk(server, fetcher)
