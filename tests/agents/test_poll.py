"""Which feeds are polled: those of the partitions that are ours, counted by how they are doing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from tocsin.agents.poll import PollDesk
from tocsin.core.poll import FEED, STATE
from tocsin.schemas import Feed, FeedState, Value
from tocsin.schemas.words import FeedHealth
from tocsin.streams import metrics
from tocsin.streams.memory import PartitionRows
from tocsin.streams.poll.poller import Poller


@dataclass
class Polls:
    """What a poller was told."""

    feeds: dict[str, tuple[Feed, FeedState | None]] = field(default_factory=dict)

    def add(self, feed: Feed, state: FeedState | None = None) -> None:
        self.feeds[feed.feed_id] = (feed, state)

    def remove(self, feed_id: str) -> None:
        self.feeds.pop(feed_id, None)


@dataclass
class Rows:
    """The rows of one partition, decoded as they are asked for."""

    raw: dict[str, Value]

    def get(self, key: str, noun: type[Any]) -> Any:
        return self.raw.get(key)


def feed(feed_id: str) -> Feed:
    return Feed(feed_id=feed_id, url=f"https://{feed_id}.example/feed", outlet=feed_id)


def state(feed_id: str, health: FeedHealth) -> FeedState:
    return FeedState(feed_id=feed_id, url="", health=health)


def rows(*found: tuple[str, FeedHealth | None]) -> PartitionRows:
    raw: dict[str, Value] = {FEED + name: feed(name) for name, _ in found}
    raw |= {STATE + name: state(name, health) for name, health in found if health}
    return cast("PartitionRows", Rows(raw))


@pytest.fixture
def polls() -> Polls:
    return Polls()


@pytest.fixture
def desk(polls: Polls) -> Iterator[PollDesk]:
    metrics.FEEDS.clear()
    made = PollDesk()
    made.attach(cast("Poller", polls))
    yield made
    metrics.FEEDS.clear()


def counted() -> dict[str, float]:
    (family,) = metrics.FEEDS.collect()
    return {one.labels["health"]: one.value for one in family.samples if one.value}


def test_feeds_come_and_go_with_their_partition(desk: PollDesk, polls: Polls) -> None:
    desk.assigned(0, rows(("a", FeedHealth.LIVE), ("b", None)))
    desk.assigned(1, rows(("c", FeedHealth.LIVE)))
    assert {name: found and found.health for name, (_, found) in polls.feeds.items()} == {
        "a": "live", "b": None, "c": "live",
    }  # fmt: skip
    assert counted() == {"live": 2, "unknown": 1}
    desk.revoked(0)
    assert (list(polls.feeds), counted()) == (["c"], {"live": 1})
    desk.revoked(0)
    assert counted() == {"live": 1}


def test_a_partition_assigned_again_keeps_what_is_still_there(desk: PollDesk, polls: Polls) -> None:
    desk.assigned(0, rows(("a", FeedHealth.LIVE), ("b", FeedHealth.GONE)))
    desk.assigned(0, rows(("a", FeedHealth.QUIET)))
    assert (list(polls.feeds), counted()) == (["a"], {"quiet": 1})


def test_each_change_is_counted_once(desk: PollDesk, polls: Polls) -> None:
    desk.changed(0, {FEED + "a": feed("a")})
    assert counted() == {"unknown": 1}
    desk.changed(0, {STATE + "a": state("a", FeedHealth.LIVE)})
    desk.changed(0, {STATE + "a": state("a", FeedHealth.LIVE), STATE + "nobody": state("nobody", FeedHealth.GONE)})
    assert counted() == {"live": 1}
    desk.changed(0, {STATE + "a": state("a", FeedHealth.FAILING)})
    assert counted() == {"failing": 1}
    desk.changed(0, {FEED + "a": None, STATE + "a": None})
    assert (polls.feeds, counted()) == ({}, {})
