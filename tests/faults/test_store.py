"""On Kafka one process keeps the warehouse for all workers."""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.faults.press import Press
from tests.faults.world import World, once


@pytest.fixture
async def world(own_kafka: Any, tmp_path: Path) -> AsyncIterator[World]:
    press = Press()
    async with press.open() as base_url:
        world = World(tmp_path, own_kafka.url, press, base_url)
        world.write_settings(prefix=f"s{random.randrange(10**9)}.")
        yield world
        world.end()


def start_store(world: World) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tocsin.cli", "store"],
        cwd=world.home,
        env=dict(os.environ, TOCSIN_STORE_DUCKDB="warehouse.duckdb"),
        stderr=(world.home / "store.log").open("ab"),
    )


def rows(world: World, table: str) -> int:
    """How many rows there are; none while the file is being made or written."""
    try:
        with duckdb.connect(str(world.home / "warehouse.duckdb"), read_only=True) as database:
            return int(database.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])
    except duckdb.Error:
        return 0


@pytest.mark.kafka
async def test_one_store_beside_the_workers_holds_every_event_once_though_it_is_killed(world: World) -> None:
    worker = world.start()
    await worker.ready()
    store = start_store(world)
    try:
        world.press.publish(60)
        await world.until(lambda: stored(world, store), 60, "the first rows")
        store.kill()
        store.wait()
        world.press.publish(60)
        await world.until(lambda: enriched(world, 80), 60, "the rest through the pipeline")
        with duckdb.connect(str(world.home / "warehouse.duckdb"), read_only=True):
            store = start_store(world)
            await world.until(lambda: waits(world, store), 60, "a store that waits while somebody reads the file")
        await world.until(lambda: all_stored(world), 60, "the rest in the warehouse")
        store.terminate()
        assert await asyncio.to_thread(store.wait, 20) == 0, (world.home / "store.log").read_text()
    finally:
        store.kill()
        store.wait()
    assert rows(world, "events") == len(once(await world.records("events.enriched")))
    assert not (world.home / "data-0" / "warehouse.duckdb").exists()
    assert await worker.stop() == 0


async def stored(world: World, store: subprocess.Popen[bytes]) -> bool:
    assert store.poll() is None, (world.home / "store.log").read_text()
    return rows(world, "events") > 0


async def waits(world: World, store: subprocess.Popen[bytes]) -> bool:
    said = (world.home / "store.log").read_text()
    assert store.poll() is None, said
    return "is open in another program; it is written when that closes it; trying again" in said


async def enriched(world: World, number: int) -> bool:
    return len(once(await world.records("events.enriched"))) >= number


async def all_stored(world: World) -> bool:
    return rows(world, "events") >= len(once(await world.records("events.enriched"))) > 0
