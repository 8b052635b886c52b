"""The repairs to Faust: each is shown to be needed, by the same test run without it."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import faust
import pytest
from tests.streams.test_contract_embedded import EmbeddedHarness
from tests.streams.transport_contract import Sent, agent, app_settings, numbered, raw, running
from yarl import URL

from tocsin.errors import SettingsError
from tocsin.streams import patches
from tocsin.streams.embedded.consumer import Consumer
from tocsin.streams.embedded.transport import Transport

GROUP = "g"


@pytest.fixture
def harness(tmp_path: Path) -> EmbeddedHarness:
    return EmbeddedHarness(tmp_path)


@pytest.fixture(params=[True, False], ids=["repaired", "as Faust ships"])
def repaired(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Run the test with the repairs and without."""
    yield bool(request.param)
    patches.apply()


def app_of(harness: EmbeddedHarness, repaired: bool, consumer: type[Consumer] = Consumer, **more: Any) -> Any:
    """Return an app on Faust repaired or as it ships, with a consumer of the test's making."""
    (patches.apply if repaired else patches.undo)()
    settings = {**app_settings(harness.broker, harness.partitions, harness.datadir / GROUP), **more}
    app = faust.App(GROUP, **settings)
    app.transport = type("OurTransport", (Transport,), {"Consumer": consumer})([URL(harness.broker)], app)
    return app


async def settle(app: Any) -> None:
    """Let the app commit what it will."""
    for _ in range(5):
        await app.commit(None)
        await asyncio.sleep(0.05)


class SlowSeek(Consumer):
    """A consumer whose group coordinator takes its time."""

    async def seek_to_committed(self) -> Any:
        await asyncio.sleep(0.5)
        return await super().seek_to_committed()


async def test_nothing_is_stranded_between_recovery_and_the_seek(harness: EmbeddedHarness, repaired: bool) -> None:
    await harness.declare("t")
    await harness.declare(f"{GROUP}-table-changelog", compact=True)
    await harness.send(f"{GROUP}-table-changelog", [Sent(b"1", b'"k"', 0)])  # so that there is something to recover
    await harness.send("t", numbered(200, partition=0))
    app = app_of(harness, repaired, SlowSeek, stream_buffer_maxsize=16)
    table = app.Table("table", partitions=harness.partitions)
    seen: set[int] = set()

    @agent(app, raw(app, "t"))
    async def slow(stream: Any) -> None:
        async for event in stream.events():
            seen.add(int(event.value))
            await asyncio.sleep(0.005)

    async with running(harness, app):
        assert table["k"] == 1
        await harness.until(lambda: 199 in seen, "the last record arrives")
        await asyncio.sleep(0.2)
    missing = set(range(200)) - seen
    assert (missing == set()) is repaired, f"never delivered: {sorted(missing)}"


class TwoRebalances(Consumer):
    """A consumer whose first recovery seeks until the next rebalance assigns; that takes a second."""

    seeks = 0
    ready_while_assigned = False

    def __post_init__(self) -> None:
        super().__post_init__()
        self.assigning = asyncio.Event()

    async def seek_to_committed(self) -> Any:
        self.seeks += 1
        if self.seeks == 2:
            await self.assigning.wait()
        return await super().seek_to_committed()

    async def on_partitions_assigned(self, assigned: Any, generation_id: int = 0) -> None:
        if generation_id > 1:
            self.assigning.set()
            for _ in range(20):
                await asyncio.sleep(0.05)
                self.ready_while_assigned |= not self.app.rebalancing or self.flow_active
        await super().on_partitions_assigned(assigned, generation_id)


async def test_a_recovery_that_the_next_rebalance_overtakes_lets_nothing_flow(
    harness: EmbeddedHarness, repaired: bool
) -> None:
    await harness.declare("t")
    await harness.send("t", numbered(20, partition=0))
    app = app_of(harness, repaired, TwoRebalances)
    app.Table("table", partitions=harness.partitions)
    seen: list[int] = []

    @agent(app, raw(app, "t"))
    async def note(stream: Any) -> None:
        async for event in stream.events():
            seen.append(int(event.value))

    starting = asyncio.create_task(app.start())  # it returns when all is recovered
    await harness.until(lambda: app.consumer.seeks == 2, "the recovery is done but for the seek")
    await app.consumer._rebalance(app.consumer._subscribed)
    await harness.until(lambda: len(set(seen)) == 20, "20 records arrive")
    await starting
    await app.stop()
    assert app.consumer.ready_while_assigned is not repaired


class NoAnswer(Consumer):
    """A consumer whose group coordinator answers once and never again."""

    asked = 0

    def __post_init__(self) -> None:
        super().__post_init__()
        self.answers = asyncio.Event()

    async def seek_to_committed(self) -> Any:
        self.asked += 1
        if self.asked > 1:
            await self.answers.wait()
        return await super().seek_to_committed()


async def test_a_recovery_without_an_answer_ends_the_worker(harness: EmbeddedHarness, repaired: bool) -> None:
    await harness.declare("t")
    app = app_of(harness, repaired, NoAnswer, broker_request_timeout=0.5)
    app.Table("table", partitions=harness.partitions)

    @agent(app, raw(app, "t"))
    async def note(stream: Any) -> None:
        async for _ in stream.events():
            pass

    starting = asyncio.create_task(app.start())
    await harness.until(lambda: app.consumer.asked > 1, "it seeks")
    await asyncio.sleep(1.5)
    assert app.crashed is repaired
    assert not app.tables.recovery.completed.is_set()
    app.consumer.answers.set()
    app.tables.recovery.completed.set()
    await starting
    await app._fetcher.maybe_start()  # which the stop waits for
    await app.stop()


async def test_a_worker_without_partitions_lets_nothing_flow_in_a_rebalance(
    harness: EmbeddedHarness, repaired: bool
) -> None:
    await harness.declare("t")
    app = app_of(harness, repaired)

    @agent(app, raw(app, "t"))
    async def note(stream: Any) -> None:
        async for _ in stream.events():
            pass

    async with running(harness, app):
        await harness.until(lambda: app.consumer.flow_active, "it flows")
        app.consumer._assigned = set()
        app.on_rebalance_start()
        await app.consumer.on_partitions_revoked(set())
        assert app.consumer.flow_active is not repaired
        assert app.flow_control.is_active() is not repaired


async def test_an_unacknowledged_record_at_the_head_holds_the_commit(harness: EmbeddedHarness, repaired: bool) -> None:
    await harness.declare("t")
    await harness.send("t", numbered(5, partition=0))
    app = app_of(harness, repaired)
    seen: list[int] = []

    @agent(app, raw(app, "t"))
    async def skip_first(stream: Any) -> None:
        async for event in stream.noack().events():
            seen.append(event.message.offset)
            if event.message.offset == 2:
                await app.commit(None)  # the commit is at 2 when its head is skipped
            else:
                event.ack()

    async with running(harness, app):
        await harness.until(lambda: len(seen) == 5, "5 records arrive")
        await settle(app)
    assert (await harness.committed(GROUP, "t") == {0: 2}) is repaired


async def test_the_record_after_a_gap_is_not_taken_for_acknowledged(harness: EmbeddedHarness, repaired: bool) -> None:
    await harness.declare("t", compact=True)
    keys = [b"a", b"b", b"c", *[b"gone"] * 6, b"held", b"gone", b"d", b"e", b"f"]  # offsets 3 to 8 are compacted away
    await harness.send("t", [Sent(b"v", key, 0) for key in keys])
    await harness.compact("t")
    app = app_of(harness, repaired)
    held: list[Any] = []
    seen: list[bytes] = []

    @agent(app, raw(app, "t"))
    async def hold(stream: Any) -> None:
        async for event in stream.noack().events():
            seen.append(event.key)
            if event.key == b"held":
                held.append(event)
            else:
                event.ack()

    async with running(harness, app):
        await harness.until(lambda: b"f" in seen, "the records arrive")
        await settle(app)
        at = (await harness.committed(GROUP, "t"))[0]
        held.pop().ack()
    assert (at <= 9) is repaired, f"committed up to {at} though 9 is still in work"


async def test_a_gap_after_the_first_record_does_not_stop_commits(harness: EmbeddedHarness, repaired: bool) -> None:
    await harness.declare("t", compact=True)
    keys = [b"first", *[b"gone"] * 20, b"x", b"y", b"z"]
    await harness.send("t", [Sent(b"v", key, 0) for key in keys])
    await harness.compact("t")
    app = app_of(harness, repaired)
    seen: list[bytes] = []

    @agent(app, raw(app, "t"))
    async def note(stream: Any) -> None:
        async for event in stream.events():
            seen.append(event.key)
            if event.key == b"first":
                await asyncio.sleep(0.4)

    async with running(harness, app):
        await harness.until(lambda: b"z" in seen, "the records arrive")
        await settle(app)
    at = (await harness.committed(GROUP, "t")).get(0)
    assert (at == len(keys)) is repaired, f"committed up to {at} of {len(keys)}"


class FailingCommits(Consumer):
    """A consumer whose first commits are refused."""

    refused = 0

    async def _commit(self, offsets: Any) -> bool:
        if self.refused < 3:
            self.refused += 1
            return False
        return await super()._commit(offsets)


async def test_a_commit_that_failed_is_tried_again(harness: EmbeddedHarness, repaired: bool) -> None:
    await harness.declare("t")
    await harness.send("t", numbered(5, partition=0))
    app = app_of(harness, repaired, FailingCommits, broker_commit_interval=60.0)
    seen: list[Any] = []

    @agent(app, raw(app, "t"))
    async def note(stream: Any) -> None:
        async for event in stream.events():
            seen.append(event)

    async with running(harness, app):
        await harness.until(lambda: len(seen) == 5, "5 records arrive")
        await settle(app)
        assert app.consumer.refused == (3 if repaired else 1)
    assert (await harness.committed(GROUP, "t") == {0: 5}) is repaired


async def test_a_stop_does_not_wait_for_ever_for_a_record_whose_agent_died(
    harness: EmbeddedHarness, repaired: bool
) -> None:
    await harness.declare("t")
    await harness.send("t", numbered(3, partition=0))
    app = app_of(harness, repaired, broker_rebalance_timeout=1.0)
    held: list[Any] = []

    @agent(app, raw(app, "t"))
    async def hold(stream: Any) -> None:
        async for event in stream.noack().events():
            held.append(event)

    async with running(harness, app):
        await harness.until(lambda: len(held) == 3, "3 records arrive")
        waiting = asyncio.ensure_future(app.consumer.wait_empty())
        done, _ = await asyncio.wait({waiting}, timeout=3.0)
        for event in held:
            event.ack()
        await waiting
    assert bool(done) is repaired


def test_another_faust_is_refused() -> None:
    with pytest.raises(
        SettingsError, match=r"faust-streaming 0.16.0 is installed.*pip install 'faust-streaming==0.15.3'"
    ):
        patches.require_version("0.16.0")


def test_applying_twice_is_applying_once() -> None:
    patches.apply()
    before = Consumer._new_offset
    patches.apply()
    assert Consumer._new_offset is before
