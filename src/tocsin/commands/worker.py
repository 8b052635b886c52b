"""A worker while it runs: the Faust app, and beside it the poller, the dispatcher, the warehouse and the pages."""

from __future__ import annotations

import asyncio
import logging
import random
import secrets
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.applications import Starlette

from tocsin.agents.deliver import DeliveryReports, follow_destinations, know_destinations
from tocsin.agents.pipeline import STAGE_NAMES, Pipeline, pipeline
from tocsin.agents.poll import PollSends
from tocsin.agents.store import start_stores
from tocsin.commands.desk import desk_app
from tocsin.commands.feedlist import FeedList
from tocsin.commands.health import health_app
from tocsin.core.extract.reading.gate import may_claim
from tocsin.core.policy import load_policy
from tocsin.delivery import Dispatcher, Http, open_senders, read_destinations
from tocsin.desk.serving import serving
from tocsin.errors import LineStopped, OperatorError
from tocsin.schemas import Article, Feed, Tick
from tocsin.settings import Settings
from tocsin.streams import metrics
from tocsin.streams.app import create_app, topic_specs
from tocsin.streams.clock import Clock
from tocsin.streams.declare import declare_topics
from tocsin.streams.garbage import keep_what_is_loaded
from tocsin.streams.poll.poller import Poller
from tocsin.streams.poll.polling import open_fetcher, open_poller
from tocsin.streams.poll.push import Subscriptions
from tocsin.streams.poll.push_page import push_app
from tocsin.streams.poll.push_service import keep_subscribed
from tocsin.streams.send import Sender
from tocsin.streams.topics import TICKS
from tocsin.streams.watchdog import TAKE_UP_S_MAX

log = logging.getLogger("tocsin.worker")

START_LOOK_S = 0.02
BEAT_S = 0.5
LOOK_AT_PARTITIONS_S = 5.0
PUSH_KEY_BYTES = 32


@dataclass(slots=True)
class Worker:
    """What others need of a running worker."""

    settings: Settings
    app: Any
    sender: Sender
    pipeline: Pipeline
    poller: Poller | None = None
    dispatcher: Dispatcher | None = None
    push: Starlette | None = None
    """What hubs call, where push is set."""
    beside: list[asyncio.Task[None]] = field(default_factory=list)
    """What runs beside the agents; when one of these ends, the worker has to."""

    @property
    def ready(self) -> bool:
        """True once it owns its partitions and remembers what belongs to them."""
        return bool(self.app.tables.recovery.completed.is_set()) and not self.app.rebalancing


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[Worker]:
    """A worker that is ready; everything it started has ended when the context ends."""
    destinations = read_destinations(settings.destinations)
    line = pipeline(load_policy(settings.alerts), destinations)
    await declare_topics(settings, topic_specs(settings, STAGE_NAMES))
    app = create_app(settings, line.stages)
    worker = Worker(settings, app, Sender(app, settings.streams), line)
    async with AsyncExitStack() as stack:
        app.tocsin_watchdog.start()
        await _start(worker)
        stack.push_async_callback(app.stop)
        stack.callback(app.tocsin_watchdog.stop)  # a stop may take longer than a decision
        _tick(stack, worker)
        await _deliver(stack, worker, destinations)
        await _poll(stack, worker)
        yield worker


async def _start(worker: Worker) -> None:
    """Return when the worker owns its partitions with their memory; the watchdog hears all the while that we live.

    Faust's own start only returns when the memory is loaded, and joining the group may have to wait for a dead peer's session.
    """
    starting = asyncio.create_task(worker.app.start(), name="start")
    try:
        async with asyncio.timeout(TAKE_UP_S_MAX):
            while not (starting.done() and worker.ready):
                worker.app.tocsin_watchdog.beat()
                if starting.done():
                    await _started(starting)
                if worker.app.crashed:
                    raise LineStopped(f"the worker could not start: {worker.app.crash_reason!r}")
                await asyncio.sleep(START_LOOK_S)
    except TimeoutError as error:
        raise LineStopped(
            f"the worker was given no partitions, or not their memory, within {TAKE_UP_S_MAX:.0f} s; is the broker well? "
            "`tocsin doctor` looks closer"
        ) from error
    finally:
        starting.cancel()


async def _started(starting: asyncio.Task[None]) -> None:
    try:
        await starting
    except OperatorError:
        raise
    except OSError as error:
        raise OperatorError(f"cannot reach the broker: {error}; is it running? `tocsin doctor` looks closer") from error


def _tick(stack: AsyncExitStack, worker: Worker) -> None:
    """Say on the log when something that was kept back is due, beside the agents."""

    async def send(tick: Tick) -> None:
        await (await worker.sender.send(TICKS, tick, at=tick.at))

    task = asyncio.create_task(worker.pipeline.ticker.run(send, Clock()), name="ticker")
    worker.beside.append(task)
    stack.callback(task.cancel)


async def _deliver(stack: AsyncExitStack, worker: Worker, destinations: Sequence[Any]) -> None:
    """Empty the outbox beside the agents."""
    clock = Clock()
    http = Http()
    stack.push_async_callback(http.close)
    senders = open_senders(destinations, http, clock.now)
    dispatcher = Dispatcher(senders, DeliveryReports(worker.sender), now=clock.now, chance=random.Random())
    since = await know_destinations(worker.settings, dispatcher)
    worker.pipeline.outbox.attach(dispatcher)
    worker.dispatcher = dispatcher
    task = asyncio.create_task(dispatcher.run(), name="dispatcher")
    worker.beside.append(task)
    following = asyncio.create_task(follow_destinations(worker.settings, dispatcher, since), name="destinations")
    worker.beside.append(following)
    stack.callback(following.cancel)
    stack.push_async_callback(_end, task, dispatcher.stop)


async def _poll(stack: AsyncExitStack, worker: Worker) -> None:
    """Poll the feeds that are ours beside the agents."""
    sends = PollSends(worker.sender)
    poller = await stack.enter_async_context(
        open_poller(worker.settings, sends.publish, sends.save, wants_page=_speaks_of_harm)
    )
    worker.poller = poller
    worker.pipeline.poll_desk.attach(poller)
    task = asyncio.create_task(poller.run(), name="poller")
    worker.beside.append(task)
    stack.push_async_callback(_end, task, poller.stop)
    if worker.settings.poll.push_url:
        await _subscribe(stack, worker, poller)


async def _subscribe(stack: AsyncExitStack, worker: Worker, poller: Poller) -> None:
    """Have hubs push what they have beside the polls."""
    clock = Clock()
    fetcher = await stack.enter_async_context(open_fetcher(worker.settings))
    key = _push_key(worker.settings.data_path / "push.key")
    subscriptions = Subscriptions(worker.settings.poll.push_url.rstrip("/"), key, fetcher, poller.ingest)
    worker.push = push_app(subscriptions, clock.monotonic)
    task = asyncio.create_task(keep_subscribed(subscriptions, poller, clock), name="push")
    worker.beside.append(task)
    stack.callback(task.cancel)


def _push_key(path: Path) -> bytes:
    """The secret that callback addresses are made from; kept, so that a push after a restart is still known."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_bytes(secrets.token_bytes(PUSH_KEY_BYTES))
    return path.read_bytes()


def _speaks_of_harm(_: Feed, article: Article) -> bool:
    """The gate before a page is fetched: a cheap look for words of death, injury or capture in what the feed gave."""
    return may_claim(article.text)


async def _end(task: asyncio.Task[None], stop: Any) -> None:
    await stop()
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def watch(worker: Worker) -> None:
    """Tell the watchdog that the loop turns; return only by raising, when the worker no longer gets on."""
    watchdog, looked, fleet_was_down = worker.app.tocsin_watchdog, 0.0, False
    while True:
        watchdog.beat()
        if worker.app.crashed:
            raise LineStopped(f"the worker stopped: {worker.app.crash_reason!r}; its log says more")
        looked += BEAT_S
        if looked >= LOOK_AT_PARTITIONS_S:
            looked = 0.0
            _measure_destinations(worker)
            fleet_was_down = _measure_fleet(worker, was_down=fleet_was_down)
            stuck = watchdog.look_at_partitions()
            if stuck is not None:
                raise LineStopped(stuck)
        await asyncio.sleep(BEAT_S)


def _measure_destinations(worker: Worker) -> None:
    for lane in worker.dispatcher.states() if worker.dispatcher is not None else ():
        metrics.DESTINATION_WAITING.labels(lane.destination).set(lane.waiting)
        metrics.DESTINATION_DOWN.labels(lane.destination).set(lane.disabled or lane.host_open)


def _measure_fleet(worker: Worker, *, was_down: bool) -> bool:
    """Say once when most feeds begin to fail together, and once when they answer again."""
    is_down = worker.poller is not None and worker.poller.fleet_is_down
    metrics.FEEDS_ALL_DOWN.set(is_down)
    if is_down and not was_down:
        log.error("most feeds of several hosts fail at once: look at this machine's network, name service and proxy")
    elif was_down and not is_down:
        log.info("the feeds answer again")
    return is_down


async def until_told(tasks: Sequence[asyncio.Task[Any]]) -> None:
    """Wait for SIGINT or SIGTERM, or for one of ``tasks`` to fail, whose error is then raised."""
    loop = asyncio.get_running_loop()
    told = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, told.set)
    waiting = asyncio.create_task(told.wait())
    try:
        done, _ = await asyncio.wait([waiting, *tasks], return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)
        waiting.cancel()


async def run_worker(settings: Settings, *, feeds: Sequence[Feed] = (), desk: bool = False) -> None:
    """Run until told to stop; with ``desk`` the live page too, with ``feeds`` those besides feeds.toml."""
    async with AsyncExitStack() as stack:
        worker = await stack.enter_async_context(running(settings))
        tasks = [asyncio.create_task(watch(worker), name="watch")]
        listing = FeedList(settings, worker.sender, extra=tuple(feeds))
        await listing.update()
        keep_what_is_loaded()
        tasks.append(asyncio.create_task(listing.follow(), name="feeds"))
        if desk or settings.is_embedded:  # workers on Kafka are many: `tocsin store` keeps the warehouse for them all
            tasks += start_stores(settings, worker.sender)
        pages: list[tuple[Starlette, str, int, str]] = []
        health = health_app(worker.app, lambda: worker.ready)
        if worker.push is not None:
            health.routes.extend(worker.push.routes)
        if desk:
            app = desk_app(settings, send=worker.sender)
            app.mount("/-", health)
            pages.append((app, settings.desk.host, settings.desk.port, "desk"))
        pages.append((health, settings.worker.host, settings.worker.port, "health and metrics"))
        for page, host, port, what in pages:
            url = await stack.enter_async_context(_serve(page, host, port))
            log.info("%s: %s", what, url)
        await until_told([*tasks, *worker.beside])
        log.info("stopping: finishing what is in hand")
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def _serve(page: Starlette, host: str, port: int) -> AsyncIterator[str]:
    desk = getattr(page.state, "desk", None)
    async with serving(page, host=host, port=port, on_stop=desk.journal.close if desk else None) as url:
        yield url
