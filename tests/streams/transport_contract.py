"""What every transport must do, as one suite: embedded and Kafka pass the very same tests.

To hold another transport to it, write a test file with two things::

    class MyHarness(Harness): ...                  # how to reach it; see the abstract methods

    class TestMyTransport(TransportContract):
        @pytest.fixture
        async def harness(self, tmp_path):         # a new one for each test; topics may be shared
            yield MyHarness(...)                   # between tests, names are made unique

Everything else goes through Faust and ``tocsin.streams.tail``. Worker processes are started with the
harness's ``broker`` and ``settings`` as JSON, so both must be plain values. A test that a transport
cannot run is overridden there with a skip that says why.
"""

import asyncio
import json
import os
import signal
import sys
import uuid
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import faust
import pytest
from faust.exceptions import ProducerSendError
from faust.types import TP

from tocsin.streams import patches
from tocsin.streams.record import Record
from tocsin.streams.tail import read_all

REPOSITORY = Path(__file__).parents[2]

# Kafka's own vectors, org.apache.kafka.common.utils.UtilsTest.testMurmur2
MURMUR2 = {
    b"21": -973932308,
    b"foobar": -790332482,
    b"a-little-bit-long-string": -985981536,
    b"a-little-bit-longer-string": -1486304829,
    b"lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8": -58897971,
    b"abc": 479470107,
}


Stage = Callable[[Any], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Sent:
    """A record to send."""

    value: bytes | None
    key: bytes | None = None
    partition: int | None = None
    timestamp: float | None = None
    headers: list[tuple[str, bytes]] | None = None


class Harness(ABC):
    """How the suite reaches one transport."""

    broker: str
    """The URL for ``faust.App(broker=…)``."""

    tail_broker: str
    """The URL for ``tocsin.streams.tail``."""

    partitions = 4
    patience_s = 30.0
    """How long anything may take before a test gives up."""

    settings: Mapping[str, Any] = {}
    """More settings for ``faust.App``: plain values, for they go to other processes as JSON."""

    datadir: Path
    """An existing folder for what apps keep beside the broker."""

    @abstractmethod
    async def declare(self, topic: str, *, compact: bool = False) -> None:
        """Make a topic of ``partitions`` partitions."""

    @abstractmethod
    async def committed(self, group: str, topic: str) -> dict[int, int]:
        """Return the committed offset of each partition that has one."""

    @abstractmethod
    async def compact(self, topic: str) -> None:
        """Have the topic compacted, or wait until it is: superseded records and old tombstones are gone."""

    def fresh(self, word: str) -> str:
        """Return a name nobody has used."""
        return f"{word}-{uuid.uuid4().hex[:8]}"

    def app(self, name: str, **more: Any) -> Any:
        """Return a Faust app on this transport; ``name`` is its group."""
        patches.apply()
        return faust.App(
            name, **{**app_settings(self.broker, self.partitions, self.datadir / name), **self.settings, **more}
        )

    async def send(self, topic: str, records: Iterable[Sent]) -> list[Any]:
        """Send records through the transport's own producer; return where they went, once they are safe."""
        app = self.app(self.fresh("sender"))
        app.producer_only = True
        producer = await app.maybe_start_producer()
        try:
            sent = [await producer.send(topic, r.key, r.value, r.partition, r.timestamp, r.headers) for r in records]
            return list(await asyncio.wait_for(asyncio.gather(*sent), self.patience_s))
        finally:
            await producer.stop()

    async def read(self, topic: str) -> list[Record]:
        """Return everything in the topic."""
        return [record async for record in read_all(self.tail_broker, [topic])]

    async def until(self, done: Callable[[], Any], what: str) -> None:
        """Wait until ``done()``, which may be a coroutine, is true."""
        async with asyncio.timeout(self.patience_s) as patience:
            try:
                while not await _value(done()):
                    await asyncio.sleep(0.02)
            except asyncio.CancelledError:
                if patience.expired():
                    pytest.fail(f"waited {self.patience_s} s in vain: {what}")
                raise

    async def until_committed(self, group: str, topic: str, records: int) -> None:
        """Wait until ``group`` has committed ``records`` records over all partitions."""

        async def done() -> bool:
            return sum((await self.committed(group, topic)).values()) >= records

        await self.until(done, f"{group} commits {records} records of {topic}")


async def _value(found: Any) -> Any:
    return await found if isinstance(found, Awaitable) else found


def app_settings(broker: str, partitions: int, datadir: Path) -> dict[str, Any]:
    """Return the settings that tocsin's own app has too, as far as they matter here."""
    return {
        "broker": broker,
        "topic_partitions": partitions,
        "topic_disable_leader": True,
        "table_standby_replicas": 0,
        "web_enabled": False,
        "store": "memory://",
        "datadir": str(datadir),
        "broker_commit_interval": 0.2,
        "broker_rebalance_timeout": 5.0,  # also how long a stop waits for a record whose agent died
        "producer_linger": 0,
        "stream_buffer_maxsize": 256,
        "producer_max_request_size": 1_000_000,
    }


def raw(app: Any, name: str, **more: Any) -> Any:
    """Return a topic of bytes."""
    return app.topic(
        name, key_type=bytes, value_type=bytes, key_serializer="raw", value_serializer="raw", allow_empty=True, **more
    )


def agent(app: Any, topic: Any) -> Callable[[Stage], Stage]:
    """Make the decorated function an agent of the app."""
    made: Callable[[Stage], Stage] = app.agent(topic)
    return made


@asynccontextmanager
async def running(harness: Harness, app: Any) -> AsyncIterator[Any]:
    """Run an app within the block, from when it is ready until it has stopped cleanly."""
    await app.start()
    try:
        await harness.until(app.tables.recovery.completed.is_set, f"{app.conf.id} is ready")
        yield app
    finally:
        await asyncio.wait_for(app.stop(), harness.patience_s)


def numbered(count: int, *, keys: int = 0, partition: int | None = None) -> list[Sent]:
    """Return records with the values 0, 1, 2…, over ``keys`` keys."""
    return [Sent(b"%d" % i, b"k%d" % (i % keys) if keys else None, partition) for i in range(count)]


class TransportContract:
    """The suite."""

    # -- records

    async def test_records_of_a_partition_keep_their_order(self, harness: Harness) -> None:
        topic = harness.fresh("order")
        await harness.declare(topic)
        await harness.send(topic, numbered(300, keys=7))
        app = harness.app(harness.fresh("order"))
        seen: dict[int, list[int]] = {}

        @agent(app, raw(app, topic))
        async def note(stream: Any) -> None:
            async for event in stream.events():
                seen.setdefault(event.message.partition, []).append(int(event.value))

        async with running(harness, app):
            await harness.until(lambda: sum(map(len, seen.values())) == 300, "300 records arrive")
        assert all(values == sorted(values) for values in seen.values())
        assert sorted(value for values in seen.values() for value in values) == list(range(300))

    async def test_a_key_goes_to_the_partition_kafka_gives_it(self, harness: Harness) -> None:
        topic = harness.fresh("keys")
        await harness.declare(topic)
        where = await harness.send(topic, [Sent(b"x", key) for key in MURMUR2])
        assert [meta.partition for meta in where] == [
            (hashed & 0x7FFFFFFF) % harness.partitions for hashed in MURMUR2.values()
        ]

    async def test_headers_timestamps_and_nothings_are_kept(self, harness: Harness) -> None:
        topic = harness.fresh("kept")
        await harness.declare(topic)
        headers = [("a", b"1"), ("b", b"\x00\xff"), ("a", b"")]
        await harness.send(
            topic,
            [
                Sent(b"all", b"key", 0, 1_600_000_000.125, headers),
                Sent(b"no key", None, 0),
                Sent(None, b"no value", 0),
                Sent(b"", b"", 0),
            ],
        )
        app = harness.app(harness.fresh("kept"))
        seen: list[Any] = []

        @agent(app, raw(app, topic))
        async def note(stream: Any) -> None:
            async for event in stream.events():
                seen.append(event.message)

        async with running(harness, app):
            await harness.until(lambda: len(seen) == 4, "4 records arrive")
        assert [(m.key, m.value, m.offset) for m in seen] == [
            (b"key", b"all", 0),
            (None, b"no key", 1),
            (b"no value", None, 2),
            (b"", b"", 3),
        ]
        assert seen[0].timestamp == 1_600_000_000.125
        assert list(seen[0].headers) == headers
        tailed = await harness.read(topic)
        assert tailed[0] == Record(topic, 0, 0, 1_600_000_000.125, b"key", b"all", tuple(headers))
        assert [(r.key, r.value) for r in tailed[1:]] == [(None, b"no key"), (b"no value", None), (b"", b"")]

    async def test_a_record_too_large_is_refused_with_its_size_and_the_source_offset_stays(
        self, harness: Harness
    ) -> None:
        source, target, group = harness.fresh("source"), harness.fresh("target"), harness.fresh("large")
        await harness.declare(source)
        await harness.declare(target)
        app = harness.app(group)
        out = raw(app, target)
        refused: list[Exception] = []
        handled: list[bytes] = []

        @agent(app, raw(app, source))
        async def forward(stream: Any) -> None:
            async for event in stream.noack().events():
                try:
                    await (await out.send(value=event.value * int(event.key)))
                except ProducerSendError as error:
                    refused.append(error)
                else:
                    event.ack()
                handled.append(event.value)

        await harness.send(source, [Sent(b"a", b"1", 0), Sent(b"bb", b"1000000", 0), Sent(b"c", b"1", 0)])
        async with running(harness, app):
            await harness.until(lambda: len(handled) == 3, "3 records are handled")
            await harness.until_committed(group, source, 1)
            await app.commit(None)
        assert len(refused) == 1
        assert any(word in str(refused[0]).lower() for word in ("large", "over the limit"))
        assert await harness.committed(group, source) == {0: 1}
        assert sorted(record.value or b"" for record in await harness.read(target)) == [b"a", b"c"]

    # -- groups

    async def test_a_group_goes_on_where_it_stopped(self, harness: Harness) -> None:
        topic, group = harness.fresh("resume"), harness.fresh("resume")
        await harness.declare(topic)
        await harness.send(topic, numbered(20, keys=5))
        assert sorted(await self._take(harness, group, topic, 20)) == list(range(20))
        await harness.send(topic, [Sent(b"20", b"k0"), Sent(b"21", b"k1")])
        assert sorted(await self._take(harness, group, topic, 2)) == [20, 21]
        assert sum((await harness.committed(group, topic)).values()) == 22

    async def test_groups_do_not_know_of_each_other(self, harness: Harness) -> None:
        topic = harness.fresh("groups")
        await harness.declare(topic)
        await harness.send(topic, numbered(10, keys=5))
        assert len(await self._take(harness, harness.fresh("one"), topic, 10)) == 10
        assert len(await self._take(harness, harness.fresh("two"), topic, 10)) == 10

    async def test_a_stop_in_the_middle_of_a_stream_loses_and_reorders_nothing(self, harness: Harness) -> None:
        topic, group = harness.fresh("middle"), harness.fresh("middle")
        await harness.declare(topic)
        await harness.send(topic, numbered(400, partition=1))
        first = await self._take(harness, group, topic, 150)
        rest = await self._take(harness, group, topic, 400 - len(first))
        assert first + rest == list(range(400))

    async def test_a_group_that_never_committed_seeks_back_to_its_beginning(self, harness: Harness) -> None:
        topic, group = harness.fresh("never"), harness.fresh("never")
        await harness.declare(topic)
        await harness.send(topic, numbered(50, partition=0))
        app = harness.app(group)
        held: list[Any] = []
        go_on = asyncio.Event()

        @agent(app, raw(app, topic))
        async def hold(stream: Any) -> None:
            async for event in stream.noack().events():
                held.append(event)
                await go_on.wait()

        async with running(harness, app):
            await harness.until(lambda: held, "the first record arrives")
            where = TP(topic, 0)
            assert await app.consumer.position(where) == 50, "the rest is fetched already"
            app.consumer.stop_flow()
            await app.consumer.perform_seek()
            async with asyncio.timeout(10):  # a fetch that was under way may read once more before Faust seeks again
                while await app.consumer.position(where) != 0:
                    await asyncio.sleep(0.05)
            for event in held:
                event.ack()
            go_on.set()

    async def _take(self, harness: Harness, group: str, topic: str, count: int) -> list[int]:
        """Run an app until it has seen ``count`` records, stop it, return all it saw."""
        app = harness.app(group)
        seen: list[int] = []

        @agent(app, raw(app, topic))
        async def note(stream: Any) -> None:
            async for event in stream.events():
                seen.append(int(event.value))

        async with running(harness, app):
            await harness.until(lambda: len(seen) >= count, f"{count} records arrive")
        return seen

    async def test_an_unacknowledged_record_holds_the_commit_though_later_ones_are_acknowledged(
        self, harness: Harness
    ) -> None:
        topic, group = harness.fresh("held"), harness.fresh("held")
        await harness.declare(topic)
        await harness.send(topic, numbered(30, partition=0))
        app = harness.app(group)
        seen: list[int] = []

        @agent(app, raw(app, topic))
        async def note(stream: Any) -> None:
            async for event in stream.noack().events():
                seen.append(int(event.value))
                if seen[-1] != 4:
                    event.ack()

        async with running(harness, app):
            await harness.until(lambda: len(seen) == 30, "30 records arrive")
            await harness.until_committed(group, topic, 4)
            for _ in range(3):
                await app.commit(None)
        assert await harness.committed(group, topic) == {0: 4}
        assert (await self._take(harness, group, topic, 26))[0] == 4

    async def test_an_agent_that_raises_before_it_acknowledges_gets_the_record_again_after_a_restart(
        self, harness: Harness
    ) -> None:
        topic, group = harness.fresh("crash"), harness.fresh("crash")
        await harness.declare(topic)
        await harness.send(topic, numbered(10, partition=2))
        app = harness.app(group)
        seen: list[int] = []

        @agent(app, raw(app, topic))
        async def fail(stream: Any) -> None:
            async for event in stream.noack().events():
                seen.append(int(event.value))
                if seen[-1] == 3:
                    raise RuntimeError("the agent's own fault")
                event.ack()

        async with running(harness, app):
            await harness.until(lambda: 9 in seen, "the agent is restarted and goes on")
            await harness.until_committed(group, topic, 3)
            await app.commit(None)
        assert await harness.committed(group, topic) == {2: 3}
        assert await self._take(harness, group, topic, 7) == [3, 4, 5, 6, 7, 8, 9]

    async def test_poison_reaches_the_decode_hook_and_the_rest_the_agent(self, harness: Harness) -> None:
        topic, group = harness.fresh("poison"), harness.fresh("poison")
        await harness.declare(topic)
        await harness.send(topic, [Sent(b"1", partition=0), Sent(b"{no json", partition=0), Sent(b"3", partition=0)])
        poison: list[Any] = []

        class WithHook(faust.Topic):  # type: ignore[misc]
            async def on_value_decode_error(self, exc: Exception, message: Any) -> None:
                poison.append((message.offset, message.value))

        app = harness.app(group, Topic=WithHook)
        seen: list[Any] = []

        @agent(app, app.topic(topic, value_serializer="json"))
        async def note(stream: Any) -> None:
            async for value in stream:
                seen.append(value)

        async with running(harness, app):
            await harness.until(lambda: len(seen) == 2, "what can be decoded arrives")
            await harness.until_committed(group, topic, 3)
        assert seen == [1, 3]
        assert poison == [(1, b"{no json")]

    # -- tables

    async def test_a_table_is_rebuilt_from_its_changelog(self, harness: Harness) -> None:
        topic, group = harness.fresh("table"), harness.fresh("table")
        await harness.declare(topic)
        await harness.send(topic, numbered(200, keys=11))
        await harness.send(topic, [Sent(b"delete", b"k3"), Sent(b"delete", b"gone")])
        counted = await self._count(harness, group, topic, 202)
        assert counted == {f"k{i}": len(range(i, 200, 11)) for i in range(11) if i != 3}
        assert await self._count(harness, group, topic, 0) == counted

    async def test_a_table_is_rebuilt_from_a_compacted_changelog_and_goes_on(self, harness: Harness) -> None:
        topic, group = harness.fresh("compacted"), harness.fresh("compacted")
        await harness.declare(topic)
        await harness.send(topic, numbered(300, keys=6))
        await harness.send(topic, [Sent(b"delete", b"k3")])
        counted = await self._count(harness, group, topic, 301)
        changelog = f"{group}-counts-changelog"
        before = await harness.read(changelog)
        await harness.compact(changelog)
        after = await harness.read(changelog)
        assert len(after) < len(before)
        assert {r.key: r.value for r in after if r.value is not None} == {
            key: value for key, value in {r.key: r.value for r in before}.items() if value is not None
        }
        assert await self._count(harness, group, topic, 0) == counted
        await harness.send(topic, [Sent(b"one more", b"k5")])
        assert await self._count(harness, group, topic, 1) == {**counted, "k5": counted["k5"] + 1}

    async def _count(self, harness: Harness, group: str, topic: str, records: int) -> dict[str, int]:
        """Run an app that counts values by key until it has seen ``records``, return what its table holds."""
        app = harness.app(group)
        counts = app.Table("counts", default=int, partitions=harness.partitions)
        seen = 0

        @agent(app, raw(app, topic))
        async def count(stream: Any) -> None:
            nonlocal seen
            async for event in stream.events():
                key = event.key.decode()
                if event.value != b"delete":
                    counts[key] += 1
                elif key in counts:
                    del counts[key]
                seen += 1

        async with running(harness, app):
            await harness.until(lambda: seen >= records, f"{records} records are counted")
            return {key: counts[key] for key in list(counts.keys())}

    async def test_compaction_keeps_the_last_of_each_key_in_order_and_drops_old_tombstones(
        self, harness: Harness
    ) -> None:
        topic = harness.fresh("latest")
        await harness.declare(topic, compact=True)
        await harness.send(topic, [Sent(b"%d" % i, b"k%d" % (i % 10), 0) for i in range(200)])
        await harness.send(topic, [Sent(None, b"k7", 0), Sent(b"last", b"end", 0)])
        await harness.compact(topic)
        kept = await harness.read(topic)
        assert [r.offset for r in kept] == sorted(r.offset for r in kept)
        live = {r.key: (r.offset, r.value) for r in kept if r.value is not None}
        assert live == {
            **{b"k%d" % i: (190 + i, b"%d" % (190 + i)) for i in range(10) if i != 7},
            b"end": (201, b"last"),
        }
        assert b"k7" not in {r.key for r in kept}

    # -- dying

    async def test_sigterm_lets_the_handler_finish_and_commits_nothing_unfinished(self, harness: Harness) -> None:
        topic, group = harness.fresh("term"), harness.fresh("term")
        await harness.declare(topic)
        await harness.send(topic, numbered(6, partition=0))
        async with worker(harness, "slow", group=group, source=topic, target="") as process:
            lines = [line async for line in _until_line(process, "START 2", harness.patience_s)]
            process.send_signal(signal.SIGTERM)
            rest, _ = await asyncio.wait_for(process.communicate(), harness.patience_s)
        told = [line.split() for line in [*lines, *rest.decode().splitlines()]]
        started = {int(line[1]) for line in told if line[:1] == ["START"]}
        finished = {int(line[1]) for line in told if line[:1] == ["DONE"]}
        assert started == finished >= {0, 1, 2}
        assert await harness.committed(group, topic) == {0: max(finished) + 1}

    async def test_killed_again_and_again_a_position_aware_dedupe_loses_nothing(self, harness: Harness) -> None:
        lost, forwarded, kills = await kill_loop(harness, "aware", kills_wanted())
        print(f"aware: {kills} kills, {forwarded} forwarded of {records_for(kills)}, {lost} lost")
        assert lost == 0

    async def test_killed_again_and_again_a_naive_dedupe_does_lose(self, harness: Harness) -> None:
        lost, forwarded, kills = await kill_loop(harness, "naive", kills_wanted())
        print(f"naive: {kills} kills, {forwarded} forwarded of {records_for(kills)}, {lost} lost")
        assert lost > 0, "the kill loop cannot tell a careless stage from a careful one"


def kills_wanted() -> int:
    """Return how often to kill: a few in a test run, more with TOCSIN_KILLS."""
    return int(os.environ.get("TOCSIN_KILLS", "4"))


def records_for(kills: int) -> int:
    """Return how many records to forward: a worker dies within 90 new ones, and one must find some to die of."""
    return 200 + 100 * kills


async def kill_loop(harness: Harness, variant: str, kills: int) -> tuple[int, int, int]:
    """Forward records through a worker that is killed ``kills`` times; return how many were lost, came, and the kills."""
    records = records_for(kills)
    source, target, group = harness.fresh("ksrc"), harness.fresh("kdst"), harness.fresh(f"k{variant}")
    await harness.declare(source)
    await harness.declare(target)
    await harness.send(source, [Sent(b"%d" % i, b"k%d" % i) for i in range(records)])
    killed = 0
    for run in range(kills):
        async with worker(harness, variant, group=group, source=source, target=target, die=run + 1) as process:
            killed += await asyncio.wait_for(process.wait(), harness.patience_s) == -signal.SIGKILL
    async with worker(harness, variant, group=group, source=source, target=target) as process:
        await harness.until_committed(group, source, records)
        process.terminate()
        await asyncio.wait_for(process.wait(), harness.patience_s)
    came = Counter(record.key for record in await harness.read(target))
    assert killed == kills, "a worker ended before it was killed"
    return sum(1 for i in range(records) if b"k%d" % i not in came), sum(came.values()), killed


@asynccontextmanager
async def worker(harness: Harness, variant: str, **options: Any) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run ``contract_worker`` in a process of its own; it is gone when the block ends."""
    about = {
        "variant": variant,
        "app": {
            **app_settings(harness.broker, harness.partitions, harness.datadir / options["group"]),
            **harness.settings,
        },
        **options,
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.streams.contract_worker",
        json.dumps(about),
        cwd=REPOSITORY,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def _until_line(process: asyncio.subprocess.Process, wanted: str, patience_s: float) -> AsyncIterator[str]:
    assert process.stdout is not None
    while True:
        line = (await asyncio.wait_for(process.stdout.readline(), patience_s)).decode().strip()
        assert line or not process.stdout.at_eof(), f"the worker ended before it said {wanted!r}"
        yield line
        if line == wanted:
            return
