"""kill -9 at any moment, then a restart: every article has one outcome, no alert rings twice, no webhook is lost."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults.press import Press
from tests.faults.world import World, once, outcome
from tocsin.schemas import Article

KILLS_SHORT = 10
KILLS_SOAK = 100
ITEMS_PER_S = 40
ALERTS_MIN = 60
"""Fewer would say little of whether an alert rings twice."""


@pytest.fixture(params=["embedded", pytest.param("kafka", marks=pytest.mark.kafka)])
async def world(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[World]:
    press = Press()
    broker = "embedded://data/log.db"
    if request.param == "kafka":
        broker = request.getfixturevalue("own_kafka").url
    async with press.open() as base_url:
        world = World(tmp_path, broker, press, base_url)
        world.write_settings(prefix=f"t{random.randrange(10**9)}.")
        yield world
        world.end()


async def keep_publishing(press: Press, alive: asyncio.Event) -> None:
    """Publish while a worker lives: a feed shows its newest items only, and what nobody could poll is no one's loss."""
    while True:
        await alive.wait()
        press.publish(max(1, ITEMS_PER_S // 10))
        await asyncio.sleep(0.1)


async def drained(world: World) -> bool:
    """Every served article has come through, every attack was extracted, and every alert raised has rung."""
    articles = {Article.decode(r.value or b"").canonical_url for r in await world.records("articles.unique")}
    extracted = len(once(await world.records("events.extracted")))
    alerts = len(once(await world.records("alerts.raised")))
    attacks = sum(item.is_attack for item in world.press.items)
    print(
        f"{len(articles)} of {len(world.press.items)} articles, {extracted} of {attacks} extractions, "
        f"{len(world.press.hooks)} of {alerts} webhooks"
    )
    seen = (len(articles), extracted, alerts, len(world.press.hooks))
    settled, world.seen = seen == world.seen, seen
    return settled and seen == (len(world.press.items), attacks, alerts, alerts) and alerts >= ALERTS_MIN


async def kill_many(world: World, kills: int, seed: int, broker: Any = None) -> None:
    chance = random.Random(seed)
    alive = asyncio.Event()
    publishing = asyncio.create_task(keep_publishing(world.press, alive))
    restarts = []
    try:
        for number in range(kills):
            worker = world.start()
            if chance.random() < 0.8:  # some die while they start
                restarts.append(await worker.ready())
            alive.set()
            await asyncio.sleep(chance.uniform(0.05, 2.5))
            worker.kill()
            alive.clear()
            if broker is not None and number == kills // 2:
                await asyncio.to_thread(broker.restart)
    finally:
        publishing.cancel()
    worker = world.start()
    await worker.ready()
    await world.until(lambda: drained(world), 180, "every article through and every webhook there")
    before = await outcome(world)
    await asyncio.sleep(2.5)  # two more polls of every feed: nothing may ring again
    found = await outcome(world)
    assert await worker.stop() == 0, worker.log.read_text()[-3000:]

    hooks = world.press.hooks
    print(
        f"\n{world.broker.partition(':')[0]}: {kills} kills, {found.served} articles, {sum(found.extracted.values())} extractions, "
        f"{sum(found.enriched.values())} events, {sum(found.alerts.values())} alert revisions, {sum(hooks.values())} webhooks "
        f"({sum(hooks.values()) - len(hooks)} sent again), {found.raw_repeats} repeats passed over in the log, "
        f"restart {sum(restarts) / max(1, len(restarts)):.1f} s mean"
    )
    assert len(found.unique) == found.served, "every article has an outcome"
    assert set(found.unique.values()) == {1}, "and only one"
    assert set(found.extracted.values()) == {1}
    assert set(found.enriched.values()) == {1}
    assert set(found.alerts.values()) == {1}, "no alert revision twice"
    assert set(hooks) == set(found.alerts), "no webhook lost, none invented"
    assert len(world.press.hook_ids) == len(hooks), "a repeated webhook carries the same id"
    assert found.dead == 0
    assert found.alerts == before.alerts, "polled again, nothing rings"


async def test_killed_at_random_moments_nothing_is_lost_or_doubled(
    world: World, request: pytest.FixtureRequest
) -> None:
    broker = request.getfixturevalue("own_kafka") if world.broker.startswith("kafka") else None
    await kill_many(world, KILLS_SHORT, seed=7, broker=broker)


@pytest.mark.soak
async def test_soak_killed_a_hundred_times(world: World, request: pytest.FixtureRequest) -> None:
    broker = request.getfixturevalue("own_kafka") if world.broker.startswith("kafka") else None
    await kill_many(world, KILLS_SOAK, seed=11, broker=broker)
