"""Articles per second end to end, embedded and on Kafka, beside the same decisions over plain aiokafka with the same hops."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.articles import ONE_IN, article
from tocsin.agents.pipeline import STAGE_NAMES, decisions, pipeline
from tocsin.core.decision import DictMemory
from tocsin.core.policy import Policy
from tocsin.schemas import Article
from tocsin.settings import Settings, StreamSettings
from tocsin.streams.app import create_app, topic_specs
from tocsin.streams.declare import declare_topics
from tocsin.streams.send import Sender
from tocsin.streams.topics import ARTICLES_POLLED

ARTICLES = 4000
SETTLED_S = 1.0
RIVAL = "plain aiokafka: the same decisions and hops, memory in a dict, nothing awaited"


async def worker(settings: Settings) -> Any:
    """A worker without poller and desk, ready to read."""
    app = create_app(settings, pipeline(Policy(), ()).stages)
    await app.start()
    while not app.tables.recovery.completed.is_set():
        await asyncio.sleep(0.02)
    return app


async def fill(settings: Settings, app: Any, articles: list[Article]) -> None:
    """Put articles on the topic."""
    sender = Sender(app, settings.streams)
    await asyncio.gather(*[await sender.send(ARTICLES_POLLED, a, at=a.fetched_at) for a in articles])


def lag(app: Any) -> int:
    """Records no stage has read yet, over all partitions."""
    read = {
        (topic, partition): offset + 1
        for runner in app.tocsin_runners.values()
        for partition, position in runner.positions.items()
        for topic, offset in position.read.items()
    }
    ends = {tp: app.consumer.highwater(tp) or 0 for tp in app.consumer.assignment() if "changelog" not in tp.topic}
    return sum(end - read.get((tp.topic, tp.partition), 0) for tp, end in ends.items())


async def drain(app: Any) -> float:
    """Wait until every stage has read all there is, and what it sent is read too; gives the moment it was so."""
    since: float | None = None
    while since is None or time.perf_counter() - since < SETTLED_S:
        since = None if lag(app) else since or time.perf_counter()
        await asyncio.sleep(0.02)
    return since


async def measure(settings: Settings, articles: list[Article]) -> float:
    """Articles per second, from the first one readable to the last alert decided."""
    await declare_topics(settings, topic_specs(settings, STAGE_NAMES))
    app = await worker(settings)
    started = time.perf_counter()
    await fill(settings, app, articles)
    took = await drain(app) - started
    await app.stop()
    return len(articles) / took


async def rival(bootstrap: str, articles: list[Article]) -> float:
    """The same decisions, hops and topics over plain aiokafka: no memory kept durable, no acknowledgement awaited, no table."""
    from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

    prefix = f"rival{os.getpid()}-{len(articles)}-{articles[1].title[:4].lower()}."
    settings = Settings(broker=f"kafka://{bootstrap}", streams=StreamSettings(prefix=prefix))
    await declare_topics(settings, topic_specs(settings, ()))
    producer = AIOKafkaProducer(bootstrap_servers=bootstrap, acks="all")
    await producer.start()
    for a in articles:
        await producer.send(prefix + ARTICLES_POLLED.name, a.encode(), key=a.article_id.encode())
    await producer.flush()
    stages, last, tasks = decisions(Policy()), [time.perf_counter()], []

    async def run(stage: Any) -> None:
        memory = DictMemory()
        nouns = {prefix + t.name: t.noun for t in stage.reads}
        consumer = AIOKafkaConsumer(
            *nouns,
            bootstrap_servers=bootstrap,
            group_id=prefix + stage.name,
            auto_offset_reset="earliest",
            metadata_max_age_ms=1000,
        )
        await consumer.start()
        from datetime import UTC, datetime

        async for message in consumer:
            decision = stage.decide(
                memory,
                nouns[message.topic].decode(message.value),
                datetime.fromtimestamp(message.timestamp / 1000, UTC),
            )
            memory.apply(decision.remember)
            for noun in decision.send:
                topic = stage.topic_of(noun)
                await producer.send(
                    prefix + topic.name, noun.encode(), key=topic.key(noun).encode(), timestamp_ms=message.timestamp
                )
            last[0] = time.perf_counter()

    started = time.perf_counter()
    tasks = [asyncio.create_task(run(stage)) for stage in stages]
    await asyncio.sleep(3)
    while time.perf_counter() - last[0] < 2.0:
        await asyncio.sleep(0.1)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await producer.stop()
    return len(articles) / (last[0] - started)


@contextmanager
def home() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="tocsin-bench-"))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


async def main(number: int) -> None:
    """Print the table: news as it comes, and nothing but fighting."""
    bootstrap = os.environ.get("TOCSIN_BENCH_KAFKA", "")
    print("| what | news, one in four about fighting, articles/s | all about fighting, articles/s |\n|---|---|---|")
    rows: dict[str, list[float]] = {}
    for one_in in (ONE_IN, 1):
        articles = [article(n, one_in=one_in) for n in range(number)]
        with home() as path:
            rows.setdefault("embedded, one process", []).append(await measure(Settings(home=path), articles))
        if not bootstrap:
            continue
        with home() as path:
            streams = StreamSettings(prefix=f"bench{os.getpid()}-{one_in}.")
            settings = Settings(home=path, broker=f"kafka://{bootstrap}", streams=streams)
            rows.setdefault("Kafka, one worker", []).append(await measure(settings, articles))
        rows.setdefault(RIVAL, []).append(await rival(bootstrap, articles))
    for name, rates in rows.items():
        print(f"| {name} | " + " | ".join(f"{rate:.0f}{ratio(rate, rows, i)}" for i, rate in enumerate(rates)) + " |")
    if not bootstrap:
        print("| Kafka | not measured: set TOCSIN_BENCH_KAFKA=host:port | |")


def ratio(rate: float, rows: dict[str, list[float]], column: int) -> str:
    """How ``rate`` stands to the rival's in the same run."""
    return f" ({rate / rows[RIVAL][column]:.2f} of the rival)" if RIVAL in rows else ""


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES))
