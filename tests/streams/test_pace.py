"""The two changes for speed: that they help, and that a hand-over still stops when the flow does."""

import asyncio
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.streams.test_contract_embedded import EmbeddedHarness
from tests.streams.test_patches import app_of
from tests.streams.transport_contract import agent, numbered, raw, running

from tocsin.streams import patches
from tocsin.streams.pace import _deliver


@pytest.fixture
def harness(tmp_path: Path) -> EmbeddedHarness:
    return EmbeddedHarness(tmp_path)


@pytest.mark.parametrize("repaired", [True, False], ids=["repaired", "as Faust ships"])
async def test_a_full_stream_does_not_put_the_fetcher_to_sleep(harness: EmbeddedHarness, repaired: bool) -> None:
    await harness.declare("t")
    await harness.send("t", numbered(700, keys=50))
    app = app_of(harness, repaired, stream_buffer_maxsize=64)
    seen: list[float] = []
    loop = asyncio.get_running_loop()

    @agent(app, raw(app, "t"))
    async def note(stream: Any) -> None:
        async for _event in stream.events():
            seen.append(loop.time())
            await asyncio.sleep(0.002)

    async with running(harness, app):
        await harness.until(lambda: len(seen) == 700, "700 records arrive")
    patches.apply()
    longest = max(after - before for before, after in pairwise(seen))
    assert (longest < 0.5) is repaired, f"the stream ran dry for {longest:.2f} s"


@pytest.fixture
def consumer() -> Any:
    return SimpleNamespace(suspend_flow=asyncio.Event())


async def test_a_hand_over_that_waits_for_nothing_starts_no_task(consumer: Any) -> None:
    done = []

    async def hand_over() -> None:
        done.append(len(asyncio.all_tasks()))

    await _deliver(consumer, hand_over())
    assert done == [1]


async def test_a_hand_over_that_waits_goes_on_when_it_can(consumer: Any) -> None:
    room, done = asyncio.Event(), []

    async def hand_over() -> None:
        for _ in range(3):
            await asyncio.sleep(0.002)
        await room.wait()
        done.append(await asyncio.wait_for(asyncio.sleep(0, "result"), 1))

    delivering = asyncio.create_task(_deliver(consumer, hand_over()))
    await asyncio.sleep(0.01)
    assert done == []
    room.set()
    await delivering
    assert done == ["result"]


async def test_a_hand_over_is_given_up_when_the_flow_stops_and_the_fetcher_lives(consumer: Any) -> None:
    told = []

    async def hand_over() -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            told.append("given up")
            raise

    async def fetcher() -> str:
        await _deliver(consumer, hand_over())
        await asyncio.sleep(0.01)
        return "lives"

    fetching = asyncio.create_task(fetcher())
    await asyncio.sleep(0.01)
    consumer.suspend_flow.set()
    assert await fetching == "lives"
    assert told == ["given up"]


async def test_a_fetcher_that_is_cancelled_meanwhile_is_cancelled(consumer: Any) -> None:
    async def hand_over() -> None:
        await asyncio.Event().wait()

    delivering = asyncio.create_task(_deliver(consumer, hand_over()))
    await asyncio.sleep(0.01)
    delivering.cancel()
    with pytest.raises(asyncio.CancelledError):
        await delivering


async def test_a_stop_in_the_very_moment_of_the_hand_over_cancels_nothing(consumer: Any) -> None:
    room = asyncio.Event()

    async def hand_over() -> None:
        await room.wait()

    async def fetcher() -> str:
        await _deliver(consumer, hand_over())
        for _ in range(5):
            await asyncio.sleep(0.002)
        return "lives"

    fetching = asyncio.create_task(fetcher())
    await asyncio.sleep(0.01)
    room.set()
    consumer.suspend_flow.set()
    assert await fetching == "lives"


@pytest.mark.parametrize("waits", [False, True])
async def test_what_goes_wrong_in_a_hand_over_is_told(consumer: Any, waits: bool) -> None:
    async def hand_over() -> None:
        if waits:
            await asyncio.sleep(0.002)
        raise ValueError("wrong")

    with pytest.raises(ValueError, match="wrong"):
        await _deliver(consumer, hand_over())


async def test_a_timeout_within_a_hand_over_is_its_own(consumer: Any) -> None:
    told = []

    async def hand_over() -> None:
        try:
            async with asyncio.timeout(0.01):
                await asyncio.Event().wait()
        except TimeoutError:
            told.append("timed out")

    await _deliver(consumer, hand_over())
    assert told == ["timed out"]
