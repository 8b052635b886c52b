"""Faust on the embedded log: what is particular to it beside the contract."""

import asyncio
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from faust.types import TP
from tests.streams.test_contract_embedded import EmbeddedHarness
from tests.streams.transport_contract import Sent, agent, numbered, raw, running

from tocsin.errors import StoreError
from tocsin.streams.embedded import shared

REPOSITORY = Path(__file__).parents[3]


@pytest.fixture
def harness(tmp_path: Path) -> EmbeddedHarness:
    return EmbeddedHarness(tmp_path)


def listening(harness: EmbeddedHarness, group: str, topic: str, pause_s: float = 0.0, **more: Any) -> Any:
    """Return an app that notes the values it sees in ``app.seen``."""
    app = harness.app(group, **more)
    app.seen = []

    @agent(app, raw(app, topic))
    async def note(stream: Any) -> None:
        async for event in stream.events():
            app.seen.append(int(event.value))
            if pause_s:
                await asyncio.sleep(pause_s)

    return app


@pytest.mark.parametrize("buffer", [8, 256], ids=["a stream that fills up", "a stream with room"])
async def test_an_agent_sees_all_partitions_in_the_order_of_append(harness: EmbeddedHarness, buffer: int) -> None:
    await harness.declare("t")
    await harness.send("t", numbered(1200, keys=50))
    app = listening(harness, "g", "t", stream_buffer_maxsize=buffer)
    async with running(harness, app):
        await harness.until(lambda: len(app.seen) >= 1000, "the backlog arrives")
        await harness.send("t", [Sent(b"%d" % i, b"k%d" % (i % 50)) for i in range(1200, 1500)])
        await harness.until(lambda: len(app.seen) >= 1500, "what is sent meanwhile arrives")
    assert app.seen == list(range(1500))


async def test_one_app_may_follow_another_in_one_process(harness: EmbeddedHarness) -> None:
    await harness.declare("t")
    for run in range(3):
        await harness.send("t", [Sent(b"%d" % run, b"k")])
        app = listening(harness, "g", "t")
        async with running(harness, app):
            await harness.until(lambda: app.seen, "the record arrives")  # noqa: B023
        assert app.seen == [run]
        assert shared.peek(harness.path) is None, "the log is closed with the app"


async def test_apps_on_different_files_run_side_by_side(tmp_path: Path) -> None:
    harnesses = [EmbeddedHarness(tmp_path / str(i)) for i in range(3)]
    for one in harnesses:
        one.path.parent.mkdir()
        await one.declare("t")
        await one.send("t", numbered(20, keys=3))
    apps = [listening(one, "g", "t") for one in harnesses]
    async with running(harnesses[0], apps[0]), running(harnesses[1], apps[1]), running(harnesses[2], apps[2]):
        for one, app in zip(harnesses, apps, strict=True):
            await one.until(lambda: len(app.seen) == 20, "the records arrive")  # noqa: B023
    assert [app.seen for app in apps] == [list(range(20))] * 3


async def test_two_groups_on_one_file_run_side_by_side_and_one_group_only_once(harness: EmbeddedHarness) -> None:
    await harness.declare("t")
    await harness.send("t", numbered(10))
    one, two, again = (listening(harness, group, "t") for group in ("one", "two", "one"))
    async with running(harness, one), running(harness, two):
        await harness.until(lambda: len(one.seen) == len(two.seen) == 10, "both get everything")
        with pytest.raises(StoreError, match="two apps named 'one'"):
            await again.start()
        await again.stop()
    assert shared.peek(harness.path) is None, "whoever was refused holds nothing open"


async def test_topics_nobody_declared_are_made_by_whoever_sends_or_subscribes(harness: EmbeddedHarness) -> None:
    app = listening(harness, "g", "subscribed")
    async with running(harness, app):
        await (await raw(app, "sent").send(value=b"x"))
        assert app.consumer.topic_partitions("sent") == harness.partitions
        assert app.consumer.topic_partitions("subscribed") == harness.partitions
        assert app.consumer.topic_partitions("neither") is None


async def test_a_table_makes_its_changelog_a_compacted_topic(harness: EmbeddedHarness) -> None:
    await harness.declare("t")
    app = listening(harness, "g", "t")
    app.Table("table", partitions=harness.partitions)
    async with running(harness, app):
        assert app.consumer.log_file.topics["g-table-changelog"].policy.compact


async def test_a_new_group_may_begin_at_the_end(harness: EmbeddedHarness) -> None:
    await harness.declare("t")
    await harness.send("t", numbered(10, keys=4))
    app = listening(harness, "g", "t", consumer_auto_offset_reset="latest")
    async with running(harness, app):
        await harness.send("t", [Sent(b"99", b"k0")])
        await harness.until(lambda: app.seen, "the new record arrives")
    assert app.seen == [99]


async def test_a_rebalance_in_mid_stream_loses_and_reorders_nothing(harness: EmbeddedHarness) -> None:
    await harness.declare("t")
    await harness.declare("u")
    await harness.send("t", numbered(400, partition=0))
    app = listening(harness, "g", "t", pause_s=0.001)
    async with running(harness, app):
        await harness.until(lambda: len(app.seen) >= 50, "the first records arrive")
        generation = app.consumer_generation_id
        await app.consumer.subscribe(["t", "u"])  # what Faust does when a topic is added
        await harness.until(lambda: app.seen[-1:] == [399], "the last record arrives")
        assert app.consumer_generation_id == generation + 1
        assert TP("u", 0) in app.consumer.assignment()
        await harness.until_committed("g", "t", 400)
    assert list(dict.fromkeys(app.seen)) == list(range(400))
    assert len(app.seen) < 440, "what was acknowledged before the rebalance is not handed out again"


async def test_a_record_waits_no_longer_than_a_few_commits_from_send_to_agent(harness: EmbeddedHarness) -> None:
    await harness.declare("t")
    app = harness.app("g")
    loop = asyncio.get_running_loop()
    arrived = asyncio.Queue[float]()

    @agent(app, raw(app, "t"))
    async def note(stream: Any) -> None:
        async for _event in stream.events():
            arrived.put_nowait(loop.time())

    took = []
    async with running(harness, app):
        topic = raw(app, "t")
        for i in range(30):
            began = loop.time()
            await topic.send(value=b"%d" % i)
            took.append(await arrived.get() - began)
    assert sorted(took)[15] < 0.1


FULL = """
import asyncio, sys, faust
from tocsin.streams import patches
patches.apply()
app = faust.App("g", broker=sys.argv[1], datadir=sys.argv[2], topic_partitions=1, topic_disable_leader=True,
                web_enabled=False, store="memory://", broker_commit_interval=0.2)
topic = app.topic("t", value_type=bytes, value_serializer="raw", key_serializer="raw")
table = app.Table("table", partitions=1)

@app.agent(topic)
async def grow(stream):
    async for event in stream.noack().events():
        try:
            if sys.argv[3] == "table":
                table[event.message.offset] = "v" * 50_000
            else:
                await (await topic.send(value=b"v" * 50_000))
        except Exception as error:
            print("AGENT", error, flush=True)
            raise
        event.ack()
        if sys.argv[3] == "table":
            await topic.send(value=b"next")

faust.Worker(app, loglevel="ERROR", console_port=None).execute_from_commandline()
"""


@pytest.mark.parametrize("writes", ["topic", "table"])
async def test_a_worker_whose_log_is_full_ends_and_says_so(harness: EmbeddedHarness, writes: str) -> None:
    await harness.declare("t")
    log = shared.acquire(harness.path)
    await log.append(log.topics["t"].partitions[0], None, b"begin", timestamp_ms=0)
    shared.release(log)
    broker = f"{harness.broker}?bytes_max=2000000"
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        FULL.replace("topic_partitions=1", f"topic_partitions={harness.partitions}").replace(
            "partitions=1)", f"partitions={harness.partitions})"
        ),
        broker,
        str(harness.path.parent / "data"),
        writes,
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    output, _ = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode not in {0, None}
    assert b"cannot be written: database or disk is full" in output
    log = shared.acquire(harness.path)  # whole, and there is room again
    ends = sum(part.end for part in log.topics["t"].partitions)
    assert sum(log.committed("g").get(("t", part.number), 0) for part in log.topics["t"].partitions) < ends
    shared.release(log)
