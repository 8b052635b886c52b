"""Faust's consumer over the log: a group of one member, with Faust's own assignor, recovery and tables."""

import asyncio
from collections.abc import Iterable, Mapping
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

from faust.transport.consumer import Consumer as FaustConsumer
from faust.types import TP, ConsumerMessage

from tocsin.errors import StoreError
from tocsin.streams.embedded import shared
from tocsin.streams.embedded.headers import unpack
from tocsin.streams.embedded.log import Log
from tocsin.streams.embedded.order import AppendOrder, Fetched, take_turns
from tocsin.streams.embedded.topic import Partition, Row

FETCH_RECORDS = 500  # of each topic at a time


class Consumer(FaustConsumer):  # type: ignore[misc]
    """Reads the log of its transport for one group, the app's id."""

    def __post_init__(self) -> None:
        self._assigned: set[TP] = set()
        self._position: dict[TP, int] = {}
        self._first: dict[TP, int] = {}  # where a partition without a committed offset begins
        self._news = asyncio.Event()
        self._unlisten = _nothing
        self._rebalancing = asyncio.Lock()
        self._subscribed: frozenset[str] = frozenset()
        self._group: str | None = None
        self.scheduler = AppendOrder()

    @property
    def log_file(self) -> Log:
        """The open log."""
        return self.transport.log_file  # type: ignore[no-any-return]

    async def on_start(self) -> None:
        """Open the log, or share it, and join the group."""
        log = await self.transport.acquire()
        if not self.app.client_only:
            try:
                shared.join(log, self.app.conf.id)
            except StoreError:
                await self.transport.release()
                raise
            self._group = self.app.conf.id
        self._news = asyncio.Event()
        self._unlisten = log.listen(self._news.set)
        await super().on_start()

    async def on_stop(self) -> None:
        """Let streams finish, commit, and let the log go."""
        try:
            await super().on_stop()
        finally:
            self._unlisten()
            if self._group is not None:
                shared.leave(self.log_file, self._group)
                self._group = None
            await self.transport.release()

    async def create_topic(self, *args: Any, **kwargs: Any) -> None:
        """Make a topic, as the producer does."""
        await self.app.producer.create_topic(*args, **kwargs)

    # -- the group

    async def subscribe(self, topics: Iterable[str]) -> None:
        """Read these topics from now on; those that do not exist are made."""
        self._subscribed = frozenset(topics)
        for topic in sorted(self._subscribed):
            await self._ensure(topic)
        # Not awaited: the assignment waits for the conductor, and the conductor waits for us.
        self.add_future(self._rebalance(self._subscribed))

    async def _ensure(self, topic: str) -> None:
        if topic not in self.log_file.topics:
            await self.log_file.create(topic, self.app.conf.topic_partitions)

    async def _rebalance(self, topics: frozenset[str]) -> None:
        async with self._rebalancing:
            if self.app.client_only:
                await self._assign_everything(topics)
                return
            if self._assigned:
                await self.commit()  # Faust is about to forget what is acknowledged
            self.app.on_rebalance_start()
            await self.on_partitions_revoked(set(self._assigned))
            generation = max(self.app.consumer_generation_id, 0) + 1
            self.app.consumer_generation_id = generation
            self._begin(self._ask_assignor(topics))
            await self.seek_to_committed()
            await self.on_partitions_assigned(set(self._assigned), generation)

    def _ask_assignor(self, topics: frozenset[str]) -> set[TP]:
        """Have Faust's assignor deal the partitions to the only member there is."""
        assignor = self.app.assignor
        cluster = SimpleNamespace(partitions_for_topic=self._numbers)
        dealt = assignor.assign(cluster, {"embedded": assignor.metadata(set(topics))})["embedded"]
        assignor.on_assignment(dealt)
        return {TP(topic, number) for topic, numbers in dealt.assignment for number in numbers}

    def _numbers(self, topic: str) -> set[int]:
        known = self.log_file.topics.get(topic)
        return set(range(len(known.partitions))) if known else set()

    async def _assign_everything(self, topics: frozenset[str]) -> None:
        self._begin({TP(topic, number) for topic in topics for number in self._numbers(topic)})
        for tp in self._assigned:
            self._position[tp] = self._part(tp).end
        self._set_active_tps(set(self._assigned))

    def _begin(self, assigned: set[TP]) -> None:
        self._assigned = assigned
        latest = self.app.conf.consumer_auto_offset_reset == "latest"
        first = {tp: self._part(tp).end if latest else self.log_file.start(self._part(tp)) for tp in assigned}
        self._first = first
        self._position = dict(first)

    # -- reading

    async def _getmany(self, active_partitions: set[TP] | None, timeout: float) -> Fetched:  # noqa: ASYNC109
        if not (wants := self._wants(active_partitions)):
            self._news.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), timeout)
            wants = self._wants(active_partitions)
        if not self.flow_active or not wants:
            return Fetched(())
        return Fetched(take_turns([self._fetch(partitions) for partitions in wants.values()]))

    def _wants(self, active: set[TP] | None) -> dict[str, list[TP]]:
        """Return, by topic, the partitions that have something for us.

        A topic with one partition held back because its stream is full waits as a whole, for its other
        partitions feed the same stream and would overtake.
        """
        full = {tp.topic for tp in self._buffered_partitions}
        wants: dict[str, list[TP]] = {}
        for tp in self._assigned if active is None else active:
            if tp.topic not in full and self._position.get(tp, 0) < self._part(tp).end:
                wants.setdefault(tp.topic, []).append(tp)
        return wants

    def _fetch(self, partitions: list[TP]) -> list[tuple[TP, Row]]:
        by_id = {self._part(tp).id: tp for tp in partitions}
        ends = {tp: self._part(tp).end for tp in partitions}  # before the read: more may come meanwhile
        rows = self.log_file.read([(self._part(tp), self._position[tp]) for tp in partitions], FETCH_RECORDS)
        fetched = [(by_id[part.id], row) for part, row in rows]
        for tp, row in fetched:
            self._position[tp] = row[1] + 1
        if not rows:  # nothing is left of what was there
            self._position.update(ends)
        return fetched

    def _part(self, tp: TP) -> Partition:
        topic: str = tp.topic
        return self.log_file.topics[topic].partitions[int(tp.partition)]

    def _to_message(self, tp: TP, record: Row) -> ConsumerMessage:
        _, offset, timestamp, key, headers, value = record
        return ConsumerMessage(
            tp.topic,
            tp.partition,
            offset,
            timestamp / 1000.0,
            0,
            unpack(headers) if headers else [],
            key,
            value,
            None,
            len(key) if key else 0,
            len(value) if value else 0,
            tp,
            generation_id=self.app.consumer_generation_id,
        )

    # -- positions

    async def seek_to_committed(self) -> dict[TP, int | None]:
        """Go back to the committed offsets; return them, None where nothing was committed.

        Changelog partitions stay where recovery put them. A partition never committed goes back to
        where it began, or what was fetched and then discarded would be passed over.
        """
        committed = self.log_file.committed(self.app.conf.id)
        found: dict[TP, int | None] = {tp: committed.get((tp.topic, tp.partition)) for tp in self._assigned}
        for tp, offset in found.items():
            if not self._is_changelog_tp(tp):
                self._position[tp] = self._first[tp] if offset is None else offset
        self._news.set()
        return found

    async def _commit(self, offsets: Mapping[TP, int]) -> bool:
        mine = {self._part(tp): offset for tp, offset in offsets.items() if tp in self._assigned}
        await self.log_file.commit(self.app.conf.id, mine)
        return True

    async def _seek(self, partition: TP, offset: int) -> None:
        self._position[partition] = offset
        self._news.set()

    async def seek_wait(self, partitions: Mapping[TP, int]) -> None:
        """Seek several partitions; Faust's read offsets follow, or it would drop what comes."""
        for tp, offset in partitions.items():
            await self._seek(tp, offset)
            if offset > 0:
                self._read_offset[tp] = offset
            else:
                self._read_offset.pop(tp, None)

    async def position(self, tp: TP) -> int | None:
        """Return the offset that will be read next."""
        return self._position.get(tp)

    def assignment(self) -> set[TP]:
        """Return the partitions this app reads."""
        return set(self._assigned)

    def highwater(self, tp: TP) -> int:
        """Return the offset after the last durable record."""
        return self._part(tp).end

    async def highwaters(self, *partitions: TP) -> dict[TP, int]:
        """Return the offsets after the last durable records."""
        return {tp: self._part(tp).end for tp in partitions}

    async def earliest_offsets(self, *partitions: TP) -> dict[TP, int]:
        """Return the first offsets still kept; the end for an empty partition."""
        return {tp: self.log_file.start(self._part(tp)) for tp in partitions}

    # -- flow: whatever may give the fetcher something to do wakes it at once

    def on_buffer_drop(self, tp: TP) -> None:
        """Go on reading a partition whose stream has room again."""
        super().on_buffer_drop(tp)
        self._news.set()

    def resume_partitions(self, tps: Iterable[TP]) -> None:
        """Go on reading paused partitions."""
        super().resume_partitions(tps)
        self._news.set()

    def stop_flow(self) -> None:
        """Deliver nothing more until the flow resumes."""
        super().stop_flow()
        self._news.set()

    def resume_flow(self) -> None:
        """Deliver again."""
        super().resume_flow()
        self._news.set()

    # -- topics

    def topic_partitions(self, topic: str) -> int | None:
        """Return how many partitions a topic has, None when there is no such topic."""
        known = self.log_file.topics.get(topic)
        return len(known.partitions) if known else None

    def key_partition(self, topic: str, key: bytes | None, partition: int | None = None) -> int | None:
        """Return where a key goes, None when there is no such topic."""
        if partition is not None or topic not in self.log_file.topics:
            return partition
        return self.app.producer.key_partition(topic, key).partition if key else None

    def _new_topicpartition(self, topic: str, partition: int) -> TP:
        return TP(topic, partition)


def _nothing() -> None:
    """Stand in for the listener that is not there yet."""
