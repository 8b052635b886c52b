"""A worker as users run it, in a process of its own, with a press to poll and a webhook to ring."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.faults.press import Press
from tocsin.schemas import Alert, Article, EnrichedEvent, Extraction, FeedState
from tocsin.settings import Settings, load_settings
from tocsin.streams.stage import SOURCE_HEADER
from tocsin.streams.tail import Record, read_all

READY_S_MAX = 90.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Worker:
    """One worker process."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    async def ready(self) -> float:
        """Wait until it owns partitions; gives the seconds it took."""
        loop = asyncio.get_running_loop()
        start = loop.time()
        async with httpx.AsyncClient() as client:
            while loop.time() - start < READY_S_MAX:
                if self.process.poll() is not None:
                    raise AssertionError(
                        f"worker ended with {self.process.returncode}:\n{self.log.read_text()[-4000:]}"
                    )
                try:
                    if (await client.get(f"http://127.0.0.1:{self.port}/ready")).status_code == 200:
                        return loop.time() - start
                except httpx.HTTPError:
                    pass
                await asyncio.sleep(0.05)
        raise AssertionError(f"worker not ready after {READY_S_MAX} s:\n{self.log.read_text()[-4000:]}")

    async def partitions(self) -> int:
        """How many it owns and has the memory of: none while it takes them up."""
        async with httpx.AsyncClient() as client:
            answer = await client.get(f"http://127.0.0.1:{self.port}/ready")
        return int(answer.json()["partitions"]) if answer.status_code == 200 else 0

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    async def stop(self, timeout_s: float = 40.0) -> int:
        """SIGTERM, and wait for the end; gives the exit status."""
        self.process.send_signal(signal.SIGTERM)
        return await asyncio.wait_for(asyncio.to_thread(self.process.wait), timeout_s)


@dataclass
class World:
    """A home folder with its settings, a press, and the workers started in it."""

    home: Path
    broker: str
    press: Press
    base_url: str
    partitions: int = 4
    workers: list[Worker] = field(default_factory=list)
    seen: tuple[int, ...] = ()
    """What the last look at the log found."""

    def write_settings(self, *, alerts: tuple[str, ...] = (), **streams: Any) -> None:
        values = {"partitions": self.partitions, "commit_interval_s": 0.3, "session_timeout_s": 6.0, **streams}
        lines = [
            f'broker = "{self.broker}"',
            "[streams]",
            *(f"{k} = {v!r}".replace("'", '"') for k, v in values.items()),
        ]
        lines += ["[poll]", 'allow_private = ["127.0.0.1"]', "host_spacing_s = 0.02", "[log]", 'level = "info"']
        lines += [
            "[alerts]",
            "score_min = 0.0",
            "cooldown_minutes = 0",
            "raise_share_min = 0.0",
            *alerts,
            "[[destinations]]",
            'name = "hook"',
            'kind = "webhook"',
        ]
        lines += [f'url = "{self.base_url}/hook"', 'secret_ref = "env:HOOK_SECRET"', "allow_private = true"]
        (self.home / "tocsin.toml").write_text("\n".join(lines) + "\n")
        feeds = "".join(
            f'[[feed]]\nid = "press-{n}"\nurl = "{self.base_url}/feed/{n}"\noutlet = "Press {n}"\ninterval = "1s"\n\n'
            for n in range(self.press.feeds)
        )
        (self.home / "feeds.toml").write_text(feeds)

    def start(self) -> Worker:
        """Start a worker; several may share the home, each with data of its own."""
        number = len(self.workers)
        port = free_port()
        log = self.home / f"worker-{number}.log"
        env = dict(
            os.environ, TOCSIN_WORKER_PORT=str(port), HOOK_SECRET="whsec_" + "dG9jc2luLXRlc3Qtc2VjcmV0LTAxMjM0NTY3ODk="
        )
        if self.broker.startswith("kafka://"):
            env["TOCSIN_DATA_DIR"] = f"data-{number}"
        process = subprocess.Popen(
            [sys.executable, "-m", "tocsin.cli", "worker"],
            cwd=self.home,
            env=env,
            stdout=log.open("wb"),
            stderr=subprocess.STDOUT,
        )
        worker = Worker(process, port, log)
        self.workers.append(worker)
        return worker

    def end(self) -> None:
        for worker in self.workers:
            if worker.process.poll() is None:
                worker.process.kill()
                worker.process.wait()

    @property
    def settings(self) -> Settings:
        return load_settings(self.home / "tocsin.toml", {})

    async def records(self, *topics: str) -> list[Record]:
        names = [self.settings.streams.prefix + topic for topic in topics]
        return [record async for record in read_all(self.settings.broker_url, names)]

    async def until(self, done: Any, timeout_s: float, what: str) -> None:
        """Wait until ``await done()`` is true."""
        loop = asyncio.get_running_loop()
        end = loop.time() + timeout_s
        while not await done():
            if loop.time() > end:
                raise AssertionError(f"not within {timeout_s} s: {what}\n{await self.whereabouts()}")
            await asyncio.sleep(1.5)  # a look reads the whole log

    async def whereabouts(self) -> str:
        """Where every article stands, stage by stage, and what each worker last said."""
        known = dict(enumerate(self.press.items))
        lines = []
        for topic in ("articles.polled", "articles.unique"):
            urls = [Article.decode(r.value or b"").url for r in await self.records(topic)]
            away = sorted(known.keys() - {int(url.rpartition("/")[2]) for url in urls})
            lines.append(f"{topic}: {len(urls)} records, missing {[f'{n} of feed {known[n].feed}' for n in away]}")
        for topic in ("events.extracted", "events.enriched", "alerts.raised", "dead.letters"):
            raw = await self.records(topic)
            lines.append(f"{topic}: {len(raw)} records, {len(once(raw))} of them once")
        lines.append(
            f"webhooks: {len(self.press.hooks)}; never in an answer: {sorted(known.keys() - self.press.served.keys())}"
        )
        lines.append("feeds: " + ", ".join(sorted(await self.feeds())))
        for number, worker in enumerate(self.workers):
            lines.append(f"--- worker {number}, exit {worker.process.poll()}\n{worker.log.read_text()[-3000:]}")
        return "\n".join(lines)

    async def feeds(self) -> list[str]:
        """How the last poll of each feed went."""
        states = {s.feed_id: s for s in (FeedState.decode(r.value or b"") for r in await self.records("feeds.polled"))}
        return [f"{s.feed_id} {s.health.value}, {s.polls} polls, next {s.next_poll_at}" for s in states.values()]


def once(records: list[Record]) -> list[Record]:
    """What a reader sees that passes over the sources it has seen, as every stage does."""
    seen: dict[tuple[int, str], tuple[int, int]] = {}
    kept = []
    for record in records:
        source = dict(record.headers).get(SOURCE_HEADER)
        if source is not None:
            stream, offset, index = source.decode().rsplit("/", 2)
            at = (int(offset), int(index))
            if at <= seen.get((record.partition, stream), (-1, -1)):
                continue
            seen[record.partition, stream] = at
        kept.append(record)
    return kept


@dataclass
class Outcome:
    """What the log says became of every article."""

    served: int
    unique: Counter[tuple[str, int]]
    extracted: Counter[str]
    enriched: Counter[str]
    alerts: Counter[tuple[str, int]]
    raw_repeats: int
    dead: int


async def outcome(world: World) -> Outcome:
    """Read the log and count."""
    unique_raw = await world.records("articles.unique")
    extracted_raw = await world.records("events.extracted")
    enriched_raw = await world.records("events.enriched")
    alerts_raw = await world.records("alerts.raised")
    kept = [once(raw) for raw in (unique_raw, extracted_raw, enriched_raw, alerts_raw)]
    raw_total = sum(len(raw) for raw in (unique_raw, extracted_raw, enriched_raw, alerts_raw))
    articles = [Article.decode(r.value or b"") for r in kept[0]]
    alerts = [Alert.decode(r.value or b"") for r in kept[3]]
    return Outcome(
        served=len(world.press.items),
        unique=Counter((a.canonical_url, a.revision) for a in articles),
        extracted=Counter(Extraction.decode(r.value or b"").extraction_id for r in kept[1]),
        enriched=Counter(EnrichedEvent.decode(r.value or b"").event_id for r in kept[2]),
        alerts=Counter((a.alert_id, a.revision) for a in alerts),
        raw_repeats=raw_total - sum(len(k) for k in kept),
        dead=len(await world.records("dead.letters")),
    )
