"""tocsin run, desk and replay: what each puts together."""

from __future__ import annotations

import asyncio
import logging
import socket
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from rich.console import Console

from tocsin.agents.pipeline import decisions
from tocsin.agents.store import start_stores
from tocsin.commands.desk import desk_app
from tocsin.commands.replay import read_articles, report, run_replay
from tocsin.commands.worker import run_worker, until_told
from tocsin.core.feedlist import DESK
from tocsin.core.policy import load_policy
from tocsin.desk.serving import serving
from tocsin.errors import OperatorError, WrongShape
from tocsin.schemas import Article, Feed
from tocsin.settings import Settings
from tocsin.streams.app import reading_client
from tocsin.streams.compacted import newest, said
from tocsin.streams.tail import read_all
from tocsin.streams.topics import ARTICLES_POLLED, FEEDS

log = logging.getLogger("tocsin.run")

SAMPLE_SPACING_S = 0.2
SAMPLE_PORT = 8422
"""The same at every start, so that the story's articles keep their addresses and are told once."""


async def run_all(settings: Settings, *, sample: bool, pace_s: float | None) -> None:
    """Worker and desk in one process; the sample story where no feeds are configured, or where it is asked for."""
    from tocsin.sample import PACE_S, sample_feeds, serve  # noqa: PLC0415 - only a first run needs it

    path = settings.home / settings.poll.feeds
    async with AsyncExitStack() as stack:
        feeds: tuple[Feed, ...] = ()
        if sample or not (path.exists() or await _has_feeds_of_the_desk(settings)):
            told = await _has_heard_the_sample(settings)
            url = await stack.enter_async_context(
                serve(port=_free_port(SAMPLE_PORT), pace_s=PACE_S if pace_s is None else pace_s, complete=told)
            )
            feeds = sample_feeds(url)
            settings = _allowing(settings, urlsplit(url).netloc, alone=not path.exists())
            if not sample:
                log.info("no feeds are configured (%s does not exist): polling the bundled sample story", path)
            log.info("the sample story at %s is invented; `tocsin feeds add URL` adds a real feed", url)
        log.info("open http://%s:%d in a browser; Ctrl-C stops", settings.desk.host, settings.desk.port)
        await run_worker(settings, feeds=feeds, desk=True)


def _free_port(wanted: int) -> int:
    """``wanted``, or 0 for any where another program has it."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError:
            return 0
    return wanted


def _allowing(settings: Settings, host: str, *, alone: bool) -> Settings:
    """The sample is served on loopback, which the poller otherwise never asks; alone, it may be asked in quick order."""
    poll = replace(settings.poll, allow_private=(*settings.poll.allow_private, host))
    return replace(settings, poll=replace(poll, host_spacing_s=SAMPLE_SPACING_S) if alone else poll)


async def _has_feeds_of_the_desk(settings: Settings) -> bool:
    """True where somebody added feeds on the desk: then there is something to poll without a feeds.toml."""
    return any(feed.origin == DESK for feed in (await newest(settings, FEEDS, Feed)).values())


async def _has_heard_the_sample(settings: Settings) -> bool:
    """True where the log knows the sample's feeds: the story is then shown as it ended, not told anew."""
    return any([feed.sample async for _, feed in said(settings, FEEDS, Feed) if feed is not None])


async def run_desk(settings: Settings) -> None:
    """The desk by itself. On Kafka it may speak, through a producer of its own."""
    async with AsyncExitStack() as stack:
        send = None
        if not settings.is_embedded:
            from tocsin.commands.speaker import speaker  # noqa: PLC0415 - only where there is a Kafka

            send = await stack.enter_async_context(speaker(settings))
        app = desk_app(settings, send=send)
        desk = app.state.desk
        url = await stack.enter_async_context(
            serving(app, host=settings.desk.host, port=settings.desk.port, on_stop=desk.journal.close)
        )
        log.info("desk: %s", url)
        await until_told([])


async def run_store(settings: Settings) -> None:
    """Keep the warehouses that are set, for all workers on Kafka.

    Raises OperatorError where none is set, or where the log is embedded: its worker keeps them itself.
    """
    if settings.is_embedded:
        raise OperatorError("the log is embedded: `tocsin run` and `tocsin worker` keep the warehouse themselves")
    from tocsin.commands.speaker import speaker  # noqa: PLC0415 - only where there is a Kafka

    async with speaker(settings) as sender:
        tasks = start_stores(settings, sender)
        if not tasks:
            raise OperatorError("no warehouse is set: name one under [store] in tocsin.toml, duckdb or postgres")
        log.info("store: keeping %s", ", ".join(name for name, set_ in _warehouses(settings) if set_))
        try:
            await until_told(tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


def _warehouses(settings: Settings) -> tuple[tuple[str, str], ...]:
    return ("DuckDB", settings.store.duckdb), ("PostgreSQL", settings.store.postgres)


def run_replay_command(settings: Settings, path: Path | None, *, out: Path | None, speed: float | None) -> None:
    """Replay a file, or the articles that are still on their topic."""
    console = Console(stderr=True)
    articles = list(read_articles(path)) if path is not None else asyncio.run(_articles_on_topic(settings))
    if not articles:
        raise OperatorError("nothing to replay: no articles there; name a file, or run tocsin first")
    tally, line = run_replay(articles, decisions(load_policy(settings.alerts)), out=out, speed=speed, console=console)
    report(tally, line, console)


async def _articles_on_topic(settings: Settings) -> list[Article]:
    topic = settings.streams.prefix + ARTICLES_POLLED.name
    articles = []
    async for record in read_all(settings.broker_url, [topic], client=reading_client(settings)):
        try:
            articles.append(Article.decode(record.value or b""))
        except WrongShape as error:
            log.warning("%s/%d/%d passed over: %s", record.topic, record.partition, record.offset, error)
    return articles
