"""Two workers on Kafka share the partitions; when one dies, its feeds and partitions go to the other."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults.press import Press
from tests.faults.world import Worker, World, once, outcome

MOVED_S_MAX = 30.0
"""From kill -9 to the survivor owning everything: six seconds of session, the rest on a busy machine."""
THROUGH_S_MAX = 90.0
"""For sixty articles on a machine with other work: it takes two seconds on one without."""


@pytest.fixture
async def world(own_kafka: Any, tmp_path: Path) -> AsyncIterator[World]:
    press = Press()
    async with press.open() as base_url:
        world = World(tmp_path, own_kafka.url, press, base_url)
        world.write_settings(prefix=f"w{random.randrange(10**9)}.")
        yield world
        world.end()


async def share(worker: Worker) -> int:
    try:
        return await worker.partitions()
    except OSError:
        return 0


@pytest.mark.kafka
async def test_two_workers_share_and_one_takes_over_from_the_other(world: World) -> None:
    first, second = world.start(), None
    await first.ready()
    alone = await first.partitions()
    second = world.start()
    await second.ready()

    async def shared() -> bool:
        shares = (await first.partitions(), await second.partitions())
        return min(shares) > 0 and sum(shares) == alone

    await world.until(shared, 60, "both own partitions")
    world.press.publish(60)
    await world.until(lambda: extracted(world, 40), THROUGH_S_MAX, "the first sixty articles through")

    second.kill()
    died = asyncio.get_running_loop().time()

    async def all_mine() -> bool:
        return await first.partitions() == alone

    await world.until(all_mine, MOVED_S_MAX, "the survivor owns every partition")
    moved = asyncio.get_running_loop().time() - died
    world.press.publish(60)
    await world.until(lambda: extracted(world, 80), THROUGH_S_MAX, "news of the dead worker's feeds")
    through = asyncio.get_running_loop().time() - died

    found = await outcome(world)
    print(
        f"\ntwo workers: {alone} partitions taken over {moved:.1f} s after kill -9, news through after {through:.1f} s"
    )
    assert len(found.unique) == 120
    assert set(found.unique.values()) == set(found.alerts.values()) == {1}
    assert await first.stop() == 0


async def extracted(world: World, number: int) -> bool:
    return len(once(await world.records("events.extracted"))) >= number


@pytest.mark.kafka
async def test_a_second_worker_that_comes_and_goes_costs_nothing(world: World) -> None:
    chance = random.Random(3)
    first = world.start()
    await first.ready()
    for number in range(4):
        second = world.start()
        await second.ready()
        world.press.publish(30)
        await asyncio.sleep(chance.uniform(0.2, 1.5))
        world.press.publish(30)
        if number % 2:
            second.kill()
        else:
            assert await second.stop() == 0
    attacks = sum(item.is_attack for item in world.press.items)
    await world.until(lambda: extracted(world, attacks), THROUGH_S_MAX, "every article through")
    await world.until(lambda: rung(world), THROUGH_S_MAX, "every alert rung")

    found = await outcome(world)
    print(
        f"\na worker came and went 4 times: {found.served} articles, {found.raw_repeats} repeats passed over in the log"
    )
    assert len(found.unique) == found.served
    assert set(found.unique.values()) == set(found.extracted.values()) == set(found.alerts.values()) == {1}
    assert set(world.press.hooks) == set(found.alerts)
    assert await first.stop() == 0


async def rung(world: World) -> bool:
    return len(world.press.hooks) >= len(once(await world.records("alerts.raised")))
