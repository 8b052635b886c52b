"""A broker in memory that can die at any record: what was not durable is gone, partition by partition."""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, NamedTuple

from tocsin.streams.membership import Membership
from tocsin.streams.memory import STORE_URL, Store


class TP(NamedTuple):
    topic: str
    partition: int


class Died(BaseException):
    """The process is gone; nothing after this line ran."""


@dataclass
class Record:
    key: bytes | None
    value: bytes | None
    headers: list[tuple[str, bytes]]
    timestamp: float
    offset: int = -1
    """Where it came to lie, once it is durable."""


@dataclass
class Message:
    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: list[tuple[str, bytes]]
    timestamp: float


class _Receipt:
    """What a producer gives for a record: awaited, the record is durable."""

    def __init__(self, broker: LogBroker, tp: TP, record: Record) -> None:
        self._broker = broker
        self._tp = tp
        self._record = record

    def __await__(self) -> Generator[None, None, Any]:
        self._broker.settle()
        yield from ()
        return SimpleNamespace(topic=self._tp.topic, partition=self._tp.partition, offset=self._record.offset)


@dataclass
class LogBroker:
    """Durable topics, committed offsets, and what is on its way."""

    partitions: int = 2
    dies_after: int | None = None
    chance: random.Random = field(default_factory=lambda: random.Random(0))
    topics: dict[TP, list[Record]] = field(default_factory=lambda: defaultdict(list))
    committed: dict[TP, int] = field(default_factory=dict)
    sends: int = 0
    _pending: list[tuple[TP, Record]] = field(default_factory=list)

    async def send(
        self,
        topic: str,
        key: bytes | None,
        value: bytes | None,
        partition: int | None,
        timestamp: float | None,
        headers: Any,
    ) -> Awaitable[Any]:
        self.sends += 1
        if self.dies_after is not None and self.sends > self.dies_after:
            self.die()
        part = sum(key or b"") % self.partitions if partition is None else partition
        tp, record = TP(topic, part), Record(key, value, list(headers or ()), timestamp or 0.0)
        self._pending.append((tp, record))
        return _Receipt(self, tp, record)

    def settle(self) -> None:
        """All that is on its way is durable now."""
        for tp, record in self._pending:
            record.offset = len(self.topics[tp])
            self.topics[tp].append(record)
        self._pending.clear()

    def die(self) -> None:
        """Keep a prefix, of any length, of what was on its way to each partition."""
        waiting: dict[TP, list[Record]] = defaultdict(list)
        for tp, record in self._pending:
            waiting[tp].append(record)
        for tp, records in waiting.items():
            self.topics[tp].extend(records[: self.chance.randint(0, len(records))])
        self._pending.clear()
        raise Died

    def compacted(self, topic: str, partition: int) -> dict[str, bytes]:
        """What a table recovers from its changelog."""
        rows: dict[str, bytes] = {}
        for record in self.topics[TP(topic, partition)]:
            key = (record.key or b"").decode()
            if record.value is None:
                rows.pop(key, None)
            else:
                rows[key] = record.value
        return rows


class FakeApp:
    """As much of a Faust app as a stage touches; one process's life over a LogBroker."""

    def __init__(self, broker: LogBroker) -> None:
        self.broker = broker
        self.producer = broker
        self.on_rebalance_complete = SimpleNamespace(connect=lambda *_, **__: None)
        self.agents: list[Callable[[Any], Awaitable[None]]] = []
        self.reads: list[tuple[str, ...]] = []
        self.stores: list[Store] = []
        self.assigned: set[int] = set()
        self.tocsin_membership = Membership(session_s=15.0)
        self.consumer = SimpleNamespace(assignment=self._assignment, highwaters=self._highwaters)

    def Table(self, name: str, **_: Any) -> Any:  # noqa: N802 - Faust's name
        table = SimpleNamespace(name=name, changelog_topic_name=f"tocsin-{name}-changelog")
        self.stores.append(Store(STORE_URL, self, table))
        return SimpleNamespace(data=self.stores[-1])

    async def tocsin_load_rows(self, changelog: str, partitions: Iterable[int]) -> Any:
        """The rows as the changelog leaves them, and where it ends."""
        await asyncio.sleep(0)
        ends = {part: len(self.broker.topics[TP(changelog, part)]) - 1 for part in partitions}
        return {part: (self.broker.compacted(changelog, part), end) for part, end in ends.items() if end >= 0}

    async def assign(self, *partitions: int) -> None:
        """A rebalance gives us these partitions; Faust hands them to the tables before anyone else hears of it."""
        before, self.assigned = self.assigned, set(partitions)
        for store in self.stores:
            gone, new = before - self.assigned, self.assigned - before
            topic = store.table.changelog_topic_name
            assigned, revoked, newly = ({TP(topic, part) for part in parts} for parts in (self.assigned, gone, new))
            await store.on_rebalance(assigned, revoked, newly)

    def recover(self, since: int | None = None) -> None:
        """Apply the changelogs as Faust does after a rebalance: from ``since``, or from where the rows say they are."""
        for store in self.stores:
            topic = store.table.changelog_topic_name
            for part in range(self.broker.partitions):
                start = since if since is not None else (store.persisted_offset(TP(topic, part)) or -1) + 1
                for offset, record in list(enumerate(self.broker.topics[TP(topic, part)]))[start:]:
                    message = SimpleNamespace(partition=part, offset=offset, key=record.key, value=record.value)
                    store.apply_changelog_batch([SimpleNamespace(message=message)], None, None)

    def topic(self, *names: str, **_: Any) -> tuple[str, ...]:
        self.reads.append(names)
        return names

    def agent(self, _channel: Any, name: str) -> Callable[[Any], Any]:
        del name
        return self.agents.append

    def _assignment(self) -> set[TP]:
        return {TP(t, p) for names in self.reads for t in names for p in self.assigned}

    async def _highwaters(self, *tps: TP) -> dict[TP, int]:
        return {tp: len(self.broker.topics[tp]) for tp in tps}


class FakeStream:
    """Everything after the committed offsets, in batches of random size; acks become commits in order."""

    def __init__(self, broker: LogBroker, topics: tuple[str, ...], commit: bool = True) -> None:
        self._broker = broker
        self._commit = commit
        self._acked: dict[TP, set[int]] = defaultdict(set)
        self._left: list[Message] = []
        for topic in topics:
            for part in range(broker.partitions):
                tp = TP(topic, part)
                start = broker.committed.get(tp, 0)
                self._left += [
                    Message(topic, part, offset, r.key, r.value, r.headers, r.timestamp)
                    for offset, r in enumerate(broker.topics[tp])
                    if offset >= start
                ]

    def noack(self) -> FakeStream:
        return self

    async def events(self) -> AsyncIterator[Any]:
        while self._left:
            yield SimpleNamespace(message=self._left.pop(0))
            for _ in range(self._broker.chance.choice((0, 0, 0, 1, 5))):
                await asyncio.sleep(0)

    async def ack(self, event: Any) -> None:
        """Sometimes the process dies before an ack is committed: only some acks reach the broker."""
        message = event.message
        tp = TP(message.topic, message.partition)
        self._acked[tp].add(message.offset)
        if self._broker.chance.random() < 0.5:
            at = self._broker.committed.get(tp, 0)
            while at in self._acked[tp]:
                at += 1
            self._broker.committed[tp] = at
