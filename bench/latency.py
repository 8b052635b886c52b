"""From a feed's answer with a new item to the webhook that quotes it, at 50 articles a second: p50, p95, p99."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.press import Press
from tests.faults.world import World

RATE_PER_S = 50
SECONDS = 30
WARM_S = 4


async def measure(broker: str, seconds: int) -> str:
    """One worker in a process of its own, twelve feeds polled every second, one webhook; a row of the table.

    The clock starts when the feed's answer that first holds the item is given: how long an item waits for the next poll is
    the schedule's choice. Alerts that only update another one within its cooldown ring later by policy; it is 0 here.
    """
    home = Path(tempfile.mkdtemp(prefix="tocsin-bench-"))
    press = Press()
    async with press.open() as base_url:
        world = World(home, broker, press, base_url)
        world.write_settings(prefix=f"lat{os.getpid()}.", commit_interval_s=1.0)
        worker = world.start()
        await worker.ready()
        press.publish(press.feeds)  # the first answers of every feed: connections, caches
        await asyncio.sleep(WARM_S)
        warm = len(press.items)
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            press.publish(RATE_PER_S // 10)
            await asyncio.sleep(0.1)
        await asyncio.sleep(5)
        await worker.stop()
    shutil.rmtree(home, ignore_errors=True)
    waits = sorted(at - press.served[n] for n, at in press.rung.items() if n >= warm)
    p50, p95, p99 = (waits[min(len(waits) - 1, len(waits) * q // 100)] * 1000 for q in (50, 95, 99))
    kind = broker.partition(":")[0]
    return f"| {kind} | {len(press.items) - warm} | {len(waits)} | {p50:.0f} | {p95:.0f} | {p99:.0f} |"


async def main(seconds: int) -> None:
    """Print the table."""
    print("| transport | articles | rang | p50 ms | p95 ms | p99 ms |\n|---|---|---|---|---|---|")
    print(await measure("embedded://data/log.db", seconds))
    if bootstrap := os.environ.get("TOCSIN_BENCH_KAFKA"):
        print(await measure(f"kafka://{bootstrap}", seconds))


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS))
