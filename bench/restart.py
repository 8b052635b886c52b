"""How long a worker takes to be ready again with a million remembered articles."""

from __future__ import annotations

import asyncio
import os
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tocsin.core.dedupe import SeenArticle, decide_dedupe
from tocsin.core.ids import make_id
from tocsin.settings import Settings, StreamSettings
from tocsin.streams.app import create_app, topic_specs
from tocsin.streams.declare import declare_topics
from tocsin.streams.stage import Stage
from tocsin.streams.topics import ARTICLES_POLLED, ARTICLES_UNIQUE, changelog_name

REMEMBERED = 1_000_000
CHUNK = 20_000


async def started(settings: Settings) -> tuple[Any, float]:
    """A worker with the dedupe stage, and the seconds until it owned its partitions and their memory."""
    stage = Stage("dedupe", (ARTICLES_POLLED,), decide_dedupe, (ARTICLES_UNIQUE,))
    await declare_topics(settings, topic_specs(settings, ["dedupe"]))
    begin = time.perf_counter()
    app = create_app(settings, [stage])
    await app.start()
    while not app.tables.recovery.completed.is_set():
        await asyncio.sleep(0.02)
    return app, time.perf_counter() - begin


async def remember(settings: Settings, app: Any, number: int) -> None:
    """Write ``number`` rows of dedupe's memory, as the stage writes them."""
    changelog = changelog_name("dedupe", settings.streams)
    row = SeenArticle(h="0123456789abcdef", f="abcdef", n=2000, m=29_000_000).encode()
    for start in range(0, number, CHUNK):
        waiting = [
            await app.producer.send(
                changelog, make_id("art", i).encode(), row, i % settings.streams.partitions, None, None
            )
            for i in range(start, min(number, start + CHUNK))
        ]
        await asyncio.gather(*waiting)


async def measure(broker: str, number: int) -> str:
    """Fill, stop, start again; a row of the table."""
    home = Path(tempfile.mkdtemp(prefix="tocsin-bench-"))
    settings = Settings(home=home, broker=broker, streams=StreamSettings(prefix=f"restart{os.getpid()}."))
    app, empty = await started(settings)
    await remember(settings, app, number)
    await app.stop()
    app, full = await started(settings)
    rows = sum(len(part.raw) for part in app.tables["dedupe"].data.partitions.values())
    await app.stop()
    shutil.rmtree(home, ignore_errors=True)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"| {broker.partition(':')[0] or 'embedded'} | {rows} | {empty:.1f} | {full:.1f} | {memory:.0f} |"


async def main(number: int) -> None:
    """Print the table."""
    print("| transport | rows | empty, s | full, s | peak memory of filling and restart, MiB |\n|---|---|---|---|---|")
    print(await measure("", number))
    if bootstrap := os.environ.get("TOCSIN_BENCH_KAFKA"):
        print(await measure(f"kafka://{bootstrap}", number))


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else REMEMBERED))
