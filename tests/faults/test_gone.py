"""A destination that said 410 is not written to again, over kill -9 and restart, until somebody resumes it."""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.faults.press import Press
from tests.faults.world import World, once
from tocsin.schemas import DestinationState


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    press = Press()
    async with press.open() as base_url:
        world = World(tmp_path, "embedded://data/log.db", press, base_url)
        world.write_settings(prefix=f"g{random.randrange(10**9)}.")
        yield world
        world.end()


async def tocsin(world: World, *args: str) -> str:
    env = dict(os.environ, HOOK_SECRET="whsec_" + "dG9jc2luLXRlc3Qtc2VjcmV0LTAxMjM0NTY3ODk=")
    command = [sys.executable, "-m", "tocsin.cli", *args]
    done = await asyncio.to_thread(
        subprocess.run, command, cwd=world.home, env=env, capture_output=True, text=True, check=True
    )
    return str(done.stdout)


async def test_gone_stays_gone_until_somebody_resumes_it(world: World) -> None:
    world.press.hook_fails.extend([410] * 50)
    worker = world.start()
    await worker.ready()
    world.press.publish(3)

    async def disabled() -> bool:
        found = await world.records("destinations")
        return any(DestinationState.decode(one.value or b"").disabled for one in found)

    await world.until(disabled, 60, "the 410 on the log")
    worker.kill()
    asked = 50 - len(world.press.hook_fails)

    worker = world.start()
    await worker.ready()
    world.press.publish(6)

    async def set_aside() -> bool:
        rung = {record.key for record in once(await world.records("alerts.raised"))}
        return len(rung) >= 6 and len(await world.records("dead.letters")) >= 6

    await world.until(set_aside, 60, "every alert set aside, not sent")
    assert 50 - len(world.press.hook_fails) == asked, "a disabled destination is not asked again"
    assert world.press.hooks == {}
    assert await worker.stop() == 0

    world.press.hook_fails.clear()
    assert "disabled" in await tocsin(world, "destinations", "list")
    assert "hook is resumed" in await tocsin(world, "destinations", "resume", "hook", "--by", "Ana")
    assert "put back" in await tocsin(world, "dead", "replay", "--all", "--reason", "delivery_exhausted")
    worker = world.start()
    await worker.ready()

    async def all_there() -> bool:
        return len(world.press.hooks) >= len({record.key for record in once(await world.records("alerts.raised"))})

    await world.until(all_there, 60, "what was given up is delivered")
    assert set(world.press.hooks.values()) == {1}
    assert await worker.stop() == 0
