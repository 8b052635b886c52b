"""What quiet hours keep back rings once when they end, whoever is killed meanwhile and however many workers there are."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.faults.press import Press
from tests.faults.world import World, once
from tocsin.schemas import Alert

QUIET_S_MIN = 40.0
"""From the start to the end of the quiet hours: a worker has to start, poll and keep something back."""
ITEMS = 30


@pytest.fixture(
    params=[pytest.param("embedded", marks=pytest.mark.soak), pytest.param("kafka", marks=pytest.mark.kafka)]
)
async def world(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[World]:
    press = Press()
    broker = "embedded://data/log.db"
    if request.param == "kafka":
        broker = request.getfixturevalue("own_kafka").url
    async with press.open() as base_url:
        world = World(tmp_path, broker, press, base_url)
        yield world
        world.end()


def quiet_end() -> datetime:
    """The next whole minute that leaves enough time: quiet hours are told in minutes."""
    least = datetime.now(UTC) + timedelta(seconds=QUIET_S_MIN)  # noqa: TID251
    return least.replace(second=0, microsecond=0) + timedelta(minutes=1)


async def rung(world: World) -> list[Alert]:
    return [Alert.decode(record.value or b"") for record in once(await world.records("alerts.raised"))]


async def test_killed_around_the_end_of_the_quiet_hours_each_rings_once(world: World) -> None:
    end = quiet_end()
    hours = f'quiet_hours = "{end - timedelta(hours=6):%H:%M}-{end:%H:%M}"'
    world.write_settings(
        prefix=f"q{random.randrange(10**9)}.", alerts=(hours, 'quiet_severity_min = "critical"', "stale_hours = 2000")
    )
    workers = [world.start() for _ in range(2 if world.broker.startswith("kafka") else 1)]
    for worker in workers:
        await worker.ready()
    world.press.publish(ITEMS)
    attacks = sum(item.is_attack for item in world.press.items)

    async def extracted() -> bool:
        return len(once(await world.records("events.extracted"))) >= attacks

    await world.until(extracted, 60, "every attack extracted")
    loud = {alert.alert_id for alert in await rung(world)}
    assert datetime.now(UTC) < end  # noqa: TID251

    chance = random.Random(5)
    while datetime.now(UTC) < end + timedelta(seconds=4):  # noqa: TID251
        near = abs((datetime.now(UTC) - end).total_seconds()) < 6  # noqa: TID251
        await asyncio.sleep(chance.uniform(0.1, 0.8) if near else 1.0)
        if near:
            workers[-1].kill()
            workers[-1] = world.start()
            if chance.random() < 0.6:
                await workers[-1].ready()

    async def all_rung() -> bool:
        found = await rung(world)
        return len({alert.alert_id for alert in found} - loud) > 0 and set(world.press.hooks) == {
            (alert.alert_id, alert.revision) for alert in found
        }

    await workers[-1].ready()
    await world.until(all_rung, 90, "what was kept back rung")
    await asyncio.sleep(3.0)  # a tick more may come; it must ring nothing
    found = await rung(world)
    late = [alert for alert in found if alert.alert_id not in loud]
    kinds = {(alert.alert_id, alert.revision) for alert in found}
    ticks = len(await world.records("ticks"))
    print(f"\n{len(loud)} rang in quiet hours, {len(late)} at their end; {ticks} ticks, {len(world.workers)} workers")
    assert len(kinds) == len(found), "no revision twice"
    assert all(alert.timings.decided_at >= end for alert in late)
    assert all(alert.why.startswith("During quiet hours: ") for alert in late)
    assert set(world.press.hooks) == kinds
    assert len(world.press.hook_ids) == len(kinds), "a repeated webhook carries the same id"
