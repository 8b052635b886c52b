"""How many feeds one process polls: 10,000 on loopback, 70 % answering 304, 20 % the same body, 10 % with news.

    python bench/poller.py [--feeds 10000] [--hosts 100] [--json FILE]

Beside it, on the same server and with the same conditional headers: what plain httpx and plain aiohttp fetch when
nothing is decided, parsed, remembered or saved. The server runs in a process of its own on the same machine.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import resource
import time
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any, TypeVar

import aiohttp
import httpx

from tocsin.schemas import Article, Feed, FeedState
from tocsin.streams.clock import Clock
from tocsin.streams.garbage import keep_what_is_loaded
from tocsin.streams.poll.fetch import Fetcher, FetchLimits, user_agent
from tocsin.streams.poll.guard import AllowList
from tocsin.streams.poll.poller import Poller, PollLimits
from tocsin.streams.poll.pool import ParserPool

Made = TypeVar("Made")
CONCURRENCY = 64
ITEMS = 20
PACE_PER_S, PACED_POLLS = 33.3, 600
"""Three times as fast as the default interval would poll 10,000 feeds."""
LAG_EVERY_S = 0.01
TARGET_MB, TARGET_LAG_MS = 300, 50


class FeedProtocol(asyncio.Protocol):
    """A feed server that does as little as HTTP allows."""

    counts: dict[int, int] = {}  # noqa: RUF012 - of the whole server process

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self.buffer = b""

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while (end := self.buffer.find(b"\r\n\r\n")) >= 0:
            request, self.buffer = self.buffer[:end], self.buffer[end + 4 :]
            self.transport.write(self.answer(request))  # type: ignore[attr-defined]

    def answer(self, request: bytes) -> bytes:
        number = int(request.split(b" ", 2)[1].rsplit(b"/", 1)[1])
        kind = number % 10
        if kind < 7:
            if b'"v%d"' % number in request:
                return b'HTTP/1.1 304 Not Modified\r\nETag: "v%d"\r\n\r\n' % number
            return _response(_document(number, 0), b'ETag: "v%d"\r\n' % number)
        if kind < 9:
            return _response(_document(number, 0))
        self.counts[number] = self.counts.get(number, -1) + 1
        return _response(_document(number, self.counts[number]))


def _response(body: bytes, more: bytes = b"") -> bytes:
    return (
        b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n%sContent-Length: %d\r\n\r\n" % (more, len(body))
        + body
    )


WORDS = [
    "officials",
    "said",
    "the",
    "district",
    "was",
    "hit",
    "at",
    "night",
    "and",
    "residents",
    "fled",
    "as",
    "shelling",
    "went",
    "on",
    "near",
    "the",
    "river",
    "while",
    "crews",
    "worked",
]


def _document(number: int, news: int) -> bytes:
    """Twenty items of some 600 characters, the newest ``news`` of them unseen before."""
    start = datetime(2026, 11, 22, tzinfo=UTC)
    items = []
    for n in range(news + ITEMS - 1, news - 1, -1):
        at = start + timedelta(minutes=n)
        text = " ".join(WORDS[(number + n + k) % len(WORDS)] for k in range(90))
        items.append(
            f"<item><title>Feed {number} story {n}</title><link>https://news{number}.example/story/{n}</link>"
            f"<guid isPermaLink='false'>{number}-{n}</guid><pubDate>{at:%a, %d %b %Y %H:%M:%S} GMT</pubDate>"
            f"<description>&lt;p&gt;{text}&lt;/p&gt;</description></item>"
        )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Feed {number}</title>{''.join(items)}</channel></rss>".encode()


def serve(hosts: Sequence[str], port: int, ready: Event) -> None:
    """The server process: one listener a host."""

    async def main() -> None:
        loop = asyncio.get_running_loop()
        servers = [await loop.create_server(FeedProtocol, host, port, backlog=1_024) for host in hosts]
        ready.set()
        await asyncio.gather(*(server.serve_forever() for server in servers))

    asyncio.run(main())


@dataclass(slots=True)
class Sinks:
    """Where articles and states end: encoded, as on the way to a log, and dropped."""

    articles: int = 0
    bytes: int = 0

    async def publish(self, articles: Sequence[Article]) -> None:
        self.articles += len(articles)
        self.bytes += sum(len(article.encode()) for article in articles)

    async def save(self, state: FeedState) -> None:
        self.bytes += len(state.encode())


@dataclass(frozen=True, slots=True)
class Result:
    name: str
    polls_per_s: float
    seconds: float
    lag_p50_ms: float = 0.0
    lag_p99_ms: float = 0.0
    lag_max_ms: float = 0.0
    rss_mb: float = 0.0
    workers_mb: float = 0.0
    articles: int = 0
    cpu_ms: float = 0.0
    """CPU time of this process a poll: what other work on the machine cannot distort."""
    turn_p99_ms: float = 0.0
    """CPU time of one turn of the event loop, likewise."""
    turn_max_ms: float = 0.0


class TurnTimingLoop(asyncio.SelectorEventLoop):
    """Notes the CPU time of each turn: what our own code adds to anybody's lag, whatever else the machine does."""

    turns: list[float] = []  # noqa: RUF012 - of the whole process

    def _run_once(self) -> None:
        start = time.thread_time()
        super()._run_once()  # type: ignore[misc]
        self.turns.append(time.thread_time() - start)


def run(work: Coroutine[Any, Any, Made]) -> Made:
    with asyncio.Runner(loop_factory=TurnTimingLoop) as runner:
        return runner.run(work)


async def measure_lag(lags: list[float]) -> None:
    """How late a sleep ends: what every other task of the loop feels."""
    while True:
        due = time.perf_counter() + LAG_EVERY_S
        await asyncio.sleep(LAG_EVERY_S)
        lags.append((time.perf_counter() - due) * 1_000)


def rss_mb(pid: int | str = "self") -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1_024
    return 0.0


async def timed(
    name: str, work: Callable[[], Awaitable[int]], count: int, pids: Callable[[], Sequence[int]] = tuple
) -> Result:
    lags: list[float] = []
    turns = TurnTimingLoop.turns
    turns.clear()
    task = asyncio.create_task(measure_lag(lags))
    start, cpu = time.perf_counter(), time.process_time()
    articles = await work()
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    task.cancel()
    lags.sort()
    turns.sort()
    return Result(
        name, count / seconds, seconds, lags[len(lags) // 2], lags[int(len(lags) * 0.99)], lags[-1], rss_mb(),
        sum(rss_mb(pid) for pid in pids()), articles, cpu / count * 1_000,
        turns[int(len(turns) * 0.99)] * 1_000, turns[-1] * 1_000,
    )  # fmt: skip


async def bench_poller(urls: Sequence[str]) -> list[Result]:
    sinks = Sinks()
    limits = FetchLimits(connections=CONCURRENCY * 2)
    async with (
        Fetcher(agent=user_agent("bench"), limits=limits, allow=AllowList.read(["127.0.0.0/8"])) as fetcher,
        ParserPool() as pool,
    ):
        poller = Poller(
            fetcher=fetcher, parser=pool, clock=Clock(), publish=sinks.publish, save=sinks.save,
            limits=PollLimits(concurrency=CONCURRENCY, host_spacing_s=0.0, spread_s=0),
        )  # fmt: skip
        for number, url in enumerate(urls):
            poller.add(Feed(feed_id=f"feed-{number}", url=url, outlet=f"Outlet {number}"))
        keep_what_is_loaded()  # as the worker does when it is ready
        running = asyncio.create_task(poller.run())
        results: list[Result] = []
        for name in ("tocsin, first poll of every feed", "tocsin, second poll", "tocsin, third poll"):
            goal, before = poller.stats.polls + len(urls), sinks.articles

            async def round_of_polls(goal: int = goal, before: int = before) -> int:
                while poller.stats.polls < goal:
                    await asyncio.sleep(0.02)
                return sinks.articles - before

            if results:
                await all_due(poller, len(urls))
            results.append(await timed(name, round_of_polls, len(urls), lambda: pool.pids))

        async def paced() -> int:
            before = sinks.articles
            for number in range(PACED_POLLS):
                poller.poll_soon(f"feed-{number % len(urls)}")
                await asyncio.sleep(1 / PACE_PER_S)
            return sinks.articles - before

        name = f"tocsin, at the pace of 10,000 feeds every {10_000 / PACE_PER_S / 60:.0f} minutes"
        results.append(await timed(name, paced, PACED_POLLS, lambda: pool.pids))
        await poller.stop()
        await asyncio.gather(running, return_exceptions=True)
        print(f"outcomes {dict(poller.stats.outcomes)}; {sinks.articles:,} articles; memory of states kept")
        return results


async def all_due(poller: Poller, count: int) -> None:
    """Make every feed due, a hundred a turn: ten thousand at once would be a lag of this bench's own."""
    for number in range(count):
        poller.poll_soon(f"feed-{number}")
        if number % 100 == 99:
            await asyncio.sleep(0)


async def bench_plain(name: str, urls: Sequence[str], get: Callable[[str, dict[str, str]], Awaitable[int]]) -> Result:
    queue = iter(enumerate(urls))

    async def worker() -> int:
        read = 0
        for number, url in queue:
            read += await get(url, {"If-None-Match": f'"v{number}"'})
        return read

    async def work() -> int:
        return sum(await asyncio.gather(*(worker() for _ in range(CONCURRENCY)))) * 0

    return await timed(name, work, len(urls))


async def bench_httpx(urls: Sequence[str]) -> Result:
    limits = httpx.Limits(max_connections=CONCURRENCY * 2, max_keepalive_connections=CONCURRENCY)
    async with httpx.AsyncClient(limits=limits, trust_env=False) as client:

        async def get(url: str, headers: dict[str, str]) -> int:
            return len((await client.get(url, headers=headers)).content)

        return await bench_plain("plain httpx", urls, get)


async def bench_aiohttp(urls: Sequence[str]) -> Result:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=CONCURRENCY)) as session:

        async def get(url: str, headers: dict[str, str]) -> int:
            async with session.get(url, headers=headers) as response:
                return len(await response.read())

        return await bench_plain("plain aiohttp", urls, get)


def table(results: Sequence[Result]) -> str:
    lines = [
        "| | polls/s | CPU ms a poll | seconds | loop lag p50 / p99 / max ms | CPU of a turn p99 / max ms | RSS MB | parsers MB | articles |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {r.name} | {r.polls_per_s:,.0f} | {r.cpu_ms:.2f} | {r.seconds:.1f} | {r.lag_p50_ms:.1f} / {r.lag_p99_ms:.1f} / {r.lag_max_ms:.1f} "
        f"| {r.turn_p99_ms:.1f} / {r.turn_max_ms:.1f} | {r.rss_mb:.0f} | {r.workers_mb:.0f} | {r.articles:,} |"
        for r in results
    ]
    return "\n".join(lines)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("--feeds", type=int, default=10_000)
    arguments.add_argument("--hosts", type=int, default=100)
    arguments.add_argument("--port", type=int, default=18_431)
    arguments.add_argument("--json", type=Path)
    options = arguments.parse_args()
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(8_192, resource.getrlimit(resource.RLIMIT_NOFILE)[1]),) * 2)
    hosts = [f"127.0.{1 + n // 200}.{1 + n % 200}" for n in range(options.hosts)]
    urls = [f"http://{hosts[n % len(hosts)]}:{options.port}/feed/{n}" for n in range(options.feeds)]
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    server = context.Process(target=serve, args=(hosts, options.port, ready), daemon=True)
    server.start()
    if not ready.wait(30):
        raise SystemExit("the loopback server did not start")
    load = os.getloadavg()[0]
    results = run(bench_poller(urls))
    results.append(run(bench_httpx(urls)))
    results.append(run(bench_aiohttp(urls)))
    server.terminate()
    ours, at_pace, by_httpx, by_aiohttp = results[-4:]
    print(
        f"{os.cpu_count()} cores, load {load:.1f} before and {os.getloadavg()[0]:.1f} after, {options.feeds:,} feeds on "
        f"{options.hosts} loopback hosts, {CONCURRENCY} at once\n"
    )
    print(table(results))
    print(
        f"\nsteady polls against plain httpx {ours.polls_per_s / by_httpx.polls_per_s:.2f}, plain aiohttp {ours.polls_per_s / by_aiohttp.polls_per_s:.2f}"
    )
    total = ours.rss_mb + ours.workers_mb
    print(
        f"memory {ours.rss_mb:.0f} MB + parsers {ours.workers_mb:.0f} = {total:.0f} MB (target {TARGET_MB}); lag p99 {ours.lag_p99_ms:.1f} ms as fast as it goes, {at_pace.lag_p99_ms:.1f} ms at its pace (target {TARGET_LAG_MS}); of its own making {ours.turn_p99_ms:.1f} ms"
    )
    if options.json:
        options.json.write_text(json.dumps([asdict(result) for result in results], indent=2) + "\n")


if __name__ == "__main__":
    main()
