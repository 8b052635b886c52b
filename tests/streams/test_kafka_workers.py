"""Workers on a real Kafka: they share the partitions, take over from the dead, and sit out a broker's absence."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import aiokafka
import pytest
from aiokafka.errors import MessageSizeTooLargeError
from tests.brokers.kafka import Broker, Cluster
from tests.streams.transport_contract import REPOSITORY, app_settings

from tocsin.settings import KafkaSettings
from tocsin.streams.kafka import driver_url, ensure_topics
from tocsin.streams.topics import TopicSpec

pytestmark = pytest.mark.kafka

PARTITIONS = 8
PATIENCE_S = 60.0
TAKE_OVER_S_MAX = 30.0
SESSION_S = 15.0
PRODUCTION = {  # what streams/app.py sets
    "broker_session_timeout": SESSION_S,
    "broker_heartbeat_interval": 3.0,
    "broker_request_timeout": 60.0,
    "producer_request_timeout": 60.0,
    "consumer_auto_offset_reset": "earliest",
    "topic_allow_declare": False,
}


@dataclass
class Line:
    """A source, a target, what was acknowledged into one and what came out of the other."""

    cluster: Cluster
    folder: Path
    replication: int = 1
    acknowledged: list[bytes] = field(default_factory=list)
    came: Counter[bytes] = field(default_factory=Counter)
    doers: dict[int, str] = field(default_factory=dict)
    """Who forwarded the last record of each partition."""

    def __post_init__(self) -> None:
        unique = uuid4().hex[:8]
        self.group, self.source, self.target = f"group-{unique}", f"source-{unique}", f"target-{unique}"

    async def declare(self) -> None:
        specs = [
            TopicSpec(name, PARTITIONS, None, compact, self.replication, 1_000_000)
            for name, compact in ((self.source, False), (self.target, False), (f"{self.group}-counts-changelog", True))
        ]
        await ensure_topics(self.cluster.url, specs, KafkaSettings())

    async def feed(self, rate: float) -> None:
        """Send records until cancelled, noting those that were acknowledged; keys go round the partitions."""
        producer = aiokafka.AIOKafkaProducer(
            bootstrap_servers=self.cluster.bootstrap, acks="all", enable_idempotence=True, request_timeout_ms=60_000
        )
        await producer.start()
        pending: set[asyncio.Task[None]] = set()
        try:
            for number in range(sys.maxsize):
                pending.add(task := asyncio.create_task(self._send(producer, number)))
                task.add_done_callback(pending.discard)
                await asyncio.sleep(1 / rate)
        finally:
            await asyncio.wait_for(asyncio.gather(*pending), PATIENCE_S)
            await producer.stop()

    async def _send(self, producer: aiokafka.AIOKafkaProducer, number: int) -> None:
        value = b"%d" % number
        await producer.send_and_wait(self.source, value, value, partition=number % PARTITIONS)
        self.acknowledged.append(value)

    async def watch(self) -> None:
        consumer = aiokafka.AIOKafkaConsumer(
            self.target, bootstrap_servers=self.cluster.bootstrap, auto_offset_reset="earliest", fetch_max_wait_ms=100
        )
        await consumer.start()
        try:
            async for message in consumer:
                self.came[message.value] += 1
                name, partition = dict(message.headers)["by"].decode().split()
                self.doers[int(partition)] = name
        finally:
            await consumer.stop()

    @contextlib.asynccontextmanager
    async def flowing(self, rate: float = 50) -> AsyncIterator[asyncio.Task[None]]:
        """Declare the topics, feed and watch for the block."""
        await self.declare()
        tasks = [asyncio.create_task(self.feed(rate)), asyncio.create_task(self.watch())]
        try:
            yield tasks[0]
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    @contextlib.asynccontextmanager
    async def worker(self, name: str) -> AsyncIterator[asyncio.subprocess.Process]:
        settings = app_settings(driver_url(self.cluster.url), PARTITIONS, self.folder / name) | PRODUCTION
        about = {"name": name, "group": self.group, "source": self.source, "target": self.target, "app": settings}
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.streams.kafka_worker",
            json.dumps(about),
            cwd=REPOSITORY,
            stdout=asyncio.subprocess.DEVNULL,
        )
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()

    def doing(self) -> Counter[str]:
        return Counter(self.doers.values())

    def missing(self) -> set[bytes]:
        return set(self.acknowledged) - self.came.keys()

    def count(self) -> str:
        return f"{len(self.came)} records, {sum(self.came.values()) - len(self.came)} of them again"

    async def goes_on(self) -> float:
        """Wait for a hundred more records; return how long they took."""
        enough = len(self.came) + 100
        return await until(lambda: len(self.came) >= enough, "it goes on")

    async def drain(self, feeding: asyncio.Task[None]) -> None:
        """Stop feeding and wait until all that was acknowledged came out."""
        feeding.cancel()
        await asyncio.gather(feeding, return_exceptions=True)
        with contextlib.suppress(TimeoutError):
            await until(lambda: not self.missing(), "all arrive")
        assert self.missing() == set()


async def until(done: Callable[[], bool], what: str, patience_s: float = PATIENCE_S) -> float:
    """Wait until ``done()``; return how long it took."""
    started = time.monotonic()
    while not done():
        if time.monotonic() - started > patience_s:
            raise TimeoutError(f"waited {patience_s:.0f} s in vain: {what}")
        await asyncio.sleep(0.05)
    return time.monotonic() - started


async def test_workers_share_the_partitions_and_take_over_from_the_dead_and_the_leaving(
    own_kafka: Cluster, tmp_path: Path
) -> None:
    line = Line(own_kafka, tmp_path)
    async with line.flowing() as feeding, line.worker("one") as one, line.worker("two") as two:
        shared = await until(lambda: line.doing() == {"one": 4, "two": 4}, "one and two share")
        one.kill()
        from_dead = await until(lambda: line.doing() == {"two": PARTITIONS}, "two takes over")
        async with line.worker("three") as three:
            joined = await until(lambda: line.doing() == {"two": 4, "three": 4}, "three gets its share")
            three.terminate()
            from_leaving = await until(lambda: line.doing() == {"two": PARTITIONS}, "two takes over again")
        await line.drain(feeding)
        assert two.returncode is None
    print(f"shared {shared:.1f} s, joined {joined:.1f} s, taken over from the dead {from_dead:.1f} s, ", end="")
    print(f"from the leaving {from_leaving:.1f} s; {line.count()}")
    assert from_dead < TAKE_OVER_S_MAX
    assert from_leaving < SESSION_S, "it should have left the group, not timed out of it"


async def test_a_broker_that_restarts_dies_or_freezes_under_load_loses_nothing(
    own_kafka: Cluster, tmp_path: Path
) -> None:
    line = Line(own_kafka, tmp_path)
    async with line.flowing() as feeding, line.worker("one") as worker:
        await until(lambda: line.doing() == {"one": PARTITIONS}, "it works")
        back = {}
        for harm in (Cluster.restart, die, freeze):
            await asyncio.to_thread(harm, own_kafka)
            back[harm.__name__] = await line.goes_on()
        await line.drain(feeding)
        assert worker.returncode is None, "the worker should have waited for the broker"
    print(", ".join(f"{name}: 100 more in {seconds:.1f} s" for name, seconds in back.items()), line.count(), sep="; ")


def die(cluster: Cluster) -> None:
    cluster.kill()
    cluster.start()


def freeze(cluster: Cluster) -> None:
    """Stand still for longer than two heartbeats and shorter than a session."""
    cluster.brokers[0].pause()
    try:
        time.sleep(8)
    finally:
        cluster.brokers[0].resume()


async def test_one_broker_of_three_may_die_under_load(kafka_three: Cluster, tmp_path: Path) -> None:
    await lose_brokers(kafka_three, tmp_path, kafka_three.brokers[:1])


@pytest.mark.soak
async def test_each_broker_of_three_may_die_in_turn_under_load(kafka_three: Cluster, tmp_path: Path) -> None:
    await lose_brokers(kafka_three, tmp_path, kafka_three.brokers * 3)


async def lose_brokers(cluster: Cluster, folder: Path, brokers: list[Broker]) -> None:
    line = Line(cluster, folder, replication=3)
    async with line.flowing() as feeding, line.worker("one") as worker:
        await until(lambda: line.doing() == {"one": PARTITIONS}, "it works")
        for broker in brokers:
            broker.kill()
            await line.goes_on()
            await asyncio.to_thread(cluster.start)
        await line.drain(feeding)
        assert worker.returncode is None
    print(f"{len(brokers)} of three brokers killed: {line.count()}")


async def test_a_record_beyond_the_topics_limit_is_refused_by_the_broker_too(own_kafka: Cluster) -> None:
    topic = TopicSpec(f"small-{uuid4().hex[:8]}", 1, None, compact=False, replication=1, max_bytes=1_000)
    await ensure_topics(own_kafka.url, [topic], KafkaSettings())
    producer = aiokafka.AIOKafkaProducer(
        bootstrap_servers=own_kafka.bootstrap, acks="all", enable_idempotence=True, max_request_size=2_000_000
    )
    await producer.start()
    try:
        with pytest.raises(MessageSizeTooLargeError, match=r"(?i)large"):
            await producer.send_and_wait(topic.name, b"x" * 200_000)
        assert (await producer.send_and_wait(topic.name, b"x" * 1_000)).offset == 0
    finally:
        await producer.stop()
