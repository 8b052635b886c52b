"""Poll: which feeds are ours, when is each due, and what did it say?"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from tocsin.core.poll import FEED, STATE, decide_poll
from tocsin.schemas import Article, Feed, FeedState, Value
from tocsin.streams import metrics
from tocsin.streams.memory import PartitionRows
from tocsin.streams.poll.poller import Poller
from tocsin.streams.send import Sender
from tocsin.streams.stage import Stage
from tocsin.streams.topics import ARTICLES_POLLED, FEEDS, FEEDS_POLLED

_Ours = tuple[Feed, FeedState | None]
SENDS_A_TURN = 50
"""Articles handed to the producer before the event loop turns: the first poll of a long feed has hundreds."""


def poll(desk: PollDesk) -> Stage:
    """The feeds of the partitions a worker owns are the feeds it polls; ``desk`` hears which."""
    return Stage("poll", reads=(FEEDS, FEEDS_POLLED), decide=decide_poll, observer=desk)


class PollDesk:
    """Keeps the poller's list of feeds in step with the rows of the partitions that are ours.

    HTTP is never done inside an agent: the poller runs beside it, sends what it found, and its state
    comes back as a record.
    """

    def __init__(self) -> None:
        self.poller: Poller | None = None
        self._ours: dict[int, dict[str, _Ours]] = {}

    def attach(self, poller: Poller) -> None:
        """Give the feeds that are ours to ``poller``, and every change from now on."""
        self.poller = poller
        for feeds in self._ours.values():
            for feed, state in feeds.values():
                poller.add(feed, state)

    def assigned(self, partition: int, rows: PartitionRows) -> None:
        """Begin to poll the feeds of ``partition`` from where they were left."""
        feeds = [rows.get(key, Feed) for key in list(rows.raw) if key.startswith(FEED)]
        for feed_id in self._ours.get(partition, {}).keys() - {feed.feed_id for feed in feeds if feed}:
            self._drop(partition, feed_id)
        for feed in feeds:
            if feed is not None:
                state = rows.get(STATE + feed.feed_id, FeedState)
                self._keep(partition, feed.feed_id, (feed, state))
                if self.poller is not None:
                    self.poller.add(feed, state)

    def revoked(self, partition: int) -> None:
        """Another worker polls these feeds now."""
        for feed_id in list(self._ours.get(partition, ())):
            self._drop(partition, feed_id)
        self._ours.pop(partition, None)

    def changed(self, partition: int, changes: dict[str, Value | None]) -> None:
        """A feed was listed, changed or removed."""
        ours = self._ours.setdefault(partition, {})
        for key, row in changes.items():
            if isinstance(row, FeedState) and row.feed_id in ours:
                self._keep(partition, row.feed_id, (ours[row.feed_id][0], row))
            elif isinstance(row, Feed):
                state = ours[row.feed_id][1] if row.feed_id in ours else None
                self._keep(partition, row.feed_id, (row, state))
                if self.poller is not None:
                    self.poller.add(row, state)
            elif row is None and key.startswith(FEED):
                self._drop(partition, key.removeprefix(FEED))

    def _keep(self, partition: int, feed_id: str, now: _Ours) -> None:
        """Hold ``now`` and count it: one step a change, since a count of all would be taken at every poll."""
        ours = self._ours.setdefault(partition, {})
        before = ours.get(feed_id)
        if before is not None:
            metrics.FEEDS.labels(_health(before)).dec()
        ours[feed_id] = now
        metrics.FEEDS.labels(_health(now)).inc()

    def _drop(self, partition: int, feed_id: str) -> None:
        before = self._ours.get(partition, {}).pop(feed_id, None)
        if before is not None:
            metrics.FEEDS.labels(_health(before)).dec()
        if self.poller is not None:
            self.poller.remove(feed_id)


def _health(ours: _Ours) -> str:
    return ours[1].health.value if ours[1] else "unknown"


class PollSends:
    """Where the poller puts what it found: on the topics, and only then is it done."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    async def publish(self, articles: Sequence[Article]) -> None:
        """Send the articles of one poll; returns when every one is durable."""
        futures: list[Any] = []
        for article in articles:
            futures.append(await self._sender.send(ARTICLES_POLLED, article, at=article.fetched_at))
            if len(futures) % SENDS_A_TURN == 0:
                await asyncio.sleep(0)
        if futures:
            await asyncio.gather(*futures)

    async def save(self, state: FeedState) -> None:
        """Send a feed's state; returns when it is durable."""
        metrics.POLLS.labels(state.health.value).inc()
        await (await self._sender.send(FEEDS_POLLED, state, at=state.last_polled_at))
