"""What tocsin's driver does that Faust's own does not."""

from __future__ import annotations

import asyncio
import logging
import time
from pathlib import Path
from typing import Any

import aiokafka
import pytest
from tests.brokers.kafka import Cluster
from tests.streams.test_contract_kafka import KafkaHarness
from tests.streams.transport_contract import Sent, raw, running

from tocsin.streams.kafka.driver import FETCH_WAIT_MS_MAX, NOBODY_THERE_PAUSE_S, keep_alive_while_assigning, pace
from tocsin.streams.kafka.quiet import EVERY_S, OnceInAWhile


class Client:
    """As much of an AIOKafkaClient as looks for brokers: the answer is always the same."""

    def __init__(self, *, found: bool) -> None:
        self.found = found
        self.looked = 0

    async def _metadata_update(self, cluster: object, topics: object) -> bool:
        self.looked += 1
        return self.found


async def look(client: Any, times: int) -> float:
    pace(client)
    started = time.monotonic()
    for _ in range(times):
        assert await client._metadata_update(None, []) is client.found
    return time.monotonic() - started


async def test_a_client_that_finds_nobody_pauses_before_it_looks_again() -> None:
    client = Client(found=False)
    assert await look(client, 3) >= 3 * NOBODY_THERE_PAUSE_S
    assert client.looked == 3


async def test_a_client_that_finds_its_brokers_does_not_pause() -> None:
    assert await look(Client(found=True), 100) < NOBODY_THERE_PAUSE_S


class Slow:
    """As much of a group coordinator's client as joins: its owner takes long to take up the partitions."""

    def __init__(self) -> None:
        self.beats = 0
        self.beats_when_taken_up = -1
        self._beating: asyncio.Task[None] | None = None

    def _start_heartbeat_task(self) -> None:
        self._beating = self._beating or asyncio.create_task(self._beat())

    async def _beat(self) -> None:
        while True:
            self.beats += 1
            await asyncio.sleep(0.01)

    async def _on_join_complete(self, *member: Any) -> None:
        assert member == (7, "me", "faust", b"mine")
        await asyncio.sleep(0.1)
        self.beats_when_taken_up = self.beats

    async def join(self) -> None:
        """What the client does: its heartbeats begin when all is taken up."""
        await self._on_join_complete(7, "me", "faust", b"mine")
        self._start_heartbeat_task()
        assert self._beating is not None
        self._beating.cancel()


@pytest.mark.parametrize("kept_alive", [True, False])
async def test_heartbeats_go_out_while_partitions_are_taken_up(kept_alive: bool) -> None:
    client: Any = Slow()
    if kept_alive:
        keep_alive_while_assigning(client)
    await client.join()
    assert (client.beats_when_taken_up > 0) is kept_alive


@pytest.mark.kafka
@pytest.mark.parametrize("kept_alive", [True, False])
async def test_a_load_longer_than_the_session_does_not_cost_the_membership(
    own_kafka: Cluster, tmp_path: Path, kept_alive: bool
) -> None:
    """With and without the repair: each time the worker is thrown out it joins again, as a new generation."""
    harness = KafkaHarness(own_kafka, tmp_path)
    topic, group = harness.fresh("slow"), harness.fresh("loader")
    await harness.declare(topic)
    app = harness.app(group, broker_session_timeout=6.0, broker_heartbeat_interval=1.0)
    loads: list[str] = []

    async def load(*_: Any, **__: Any) -> None:
        loads.append("begun")
        if len(loads) == 1:
            if not kept_alive:
                await app.consumer._thread.call_thread(stop_beating, app.consumer._thread._consumer._coordinator)
            await asyncio.sleep(8)
            loads.append("done")

    app.on_partitions_assigned.connect(load, weak=False)

    @app.agent(raw(app, topic))  # type: ignore[untyped-decorator]
    async def note(stream: Any) -> None:
        async for _ in stream.events():
            pass

    async with running(harness, app):
        await harness.until(lambda: "done" in loads, "the load is done")
        await asyncio.sleep(3)
    assert (loads == ["begun", "done"]) is kept_alive


async def stop_beating(coordinator: Any) -> None:
    """As aiokafka leaves it."""
    await coordinator._stop_heartbeat_task()


def record(at: float, message: str, *arguments: object) -> logging.LogRecord:
    made = logging.LogRecord("aiokafka", logging.ERROR, __file__, 1, message, arguments, None)
    made.created = at
    return made


def test_a_complaint_is_logged_once_in_a_while_with_how_often_it_came() -> None:
    once = OnceInAWhile()
    away = "Unable connect to node with id %s"
    assert once.filter(record(1000.0, away, 1))
    assert [once.filter(record(1000.1 + n, away, n)) for n in range(5)] == [False] * 5
    assert once.filter(record(1001.0, "Something else"))
    again = record(1000.0 + EVERY_S, away, 2)
    assert once.filter(again)
    assert again.getMessage() == "Unable connect to node with id 2 (and 5 more like it)"


@pytest.mark.kafka
async def test_records_of_an_aborted_transaction_are_never_seen(own_kafka: Cluster, tmp_path: Path) -> None:
    harness = KafkaHarness(own_kafka, tmp_path)
    topic = harness.fresh("aborted")
    await harness.declare(topic)
    await write_and_abort(own_kafka.bootstrap, topic)
    await harness.send(topic, [Sent(b"kept", partition=0)])
    app = harness.app(harness.fresh("reader"))
    seen: list[bytes] = []

    @app.agent(raw(app, topic))  # type: ignore[untyped-decorator]
    async def note(stream: Any) -> None:
        async for event in stream.events():
            seen.append(event.value)

    async with running(harness, app):
        await harness.until(lambda: b"kept" in seen, "the record after the transaction arrives")
    assert seen == [b"kept"]
    assert [r.value for r in await harness.read(topic)] == [b"kept"]


async def write_and_abort(bootstrap: str, topic: str) -> None:
    producer = aiokafka.AIOKafkaProducer(bootstrap_servers=bootstrap, transactional_id=f"{topic}-writer")
    await producer.start()
    try:
        await producer.begin_transaction()
        await producer.send_and_wait(topic, b"aborted", partition=0)
        await producer.abort_transaction()
    finally:
        await producer.stop()


@pytest.mark.kafka
async def test_the_clients_below_faust_run_with_our_settings(own_kafka: Cluster, tmp_path: Path) -> None:
    """They are set where aiokafka has no parameter to reach them by: a new aiokafka may no longer look there."""
    harness = KafkaHarness(own_kafka, tmp_path)
    topic = harness.fresh("settings")
    await harness.declare(topic)
    app = harness.app(harness.fresh("reader"))

    @app.agent(raw(app, topic))  # type: ignore[untyped-decorator]
    async def note(stream: Any) -> None:
        async for _ in stream:
            pass

    async with running(harness, app):
        consumer = app.consumer._thread._consumer
        producer = app.producer._producer
        assert consumer._fetcher._fetch_max_wait_ms == FETCH_WAIT_MS_MAX
        assert consumer._fetcher._isolation_level == 1, "1 is read_committed on the wire"
        assert producer._sender._acks == -1, "-1 is all on the wire"
        assert producer._txn_manager.has_pid(), "an idempotent producer has an id from the broker"
        assert consumer._client._metadata_update.__name__ == "paced"
        assert producer.client._metadata_update.__name__ == "paced"
