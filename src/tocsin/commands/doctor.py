"""tocsin doctor: looks at broker, disk, feeds, clock and settings, and says what to do."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Sequence
from email.utils import parsedate_to_datetime
from pathlib import Path

from rich.console import Console

from tocsin.agents.pipeline import STAGE_NAMES
from tocsin.core.policy import load_policy
from tocsin.delivery import read_destinations
from tocsin.errors import OperatorError
from tocsin.schemas import Feed
from tocsin.settings import Settings
from tocsin.streams.app import topic_specs
from tocsin.streams.clock import Clock
from tocsin.streams.declare import embedded_path
from tocsin.streams.finding import Finding, Level
from tocsin.streams.poll.catalogue import load_feeds_toml

DISK_BYTES_MIN = 2 * 2**30
"""Two weeks of the world's conflict news take about 1 GiB; below twice that, say so."""
CLOCK_SKEW_S_MAX = 5.0
"""Beyond this, ages on the desk and webhook signatures (checked within minutes) go wrong."""
CLOCK_FEEDS_MAX = 3


MARKS = {Level.GOOD: ("✓", "green"), Level.WARNING: ("!", "yellow"), Level.BAD: ("✗", "red")}


async def run_doctor(settings: Settings, *, network: bool) -> int:
    """Print every finding; the exit status is 1 when one is bad."""
    console = Console(highlight=False)
    worst = Level.GOOD
    async for finding in findings(settings, network=network):
        mark, colour = MARKS[finding.level]
        console.print(f"[{colour}]{mark}[/] {finding.what}", soft_wrap=True)
        if finding.advice:
            console.print(f"  → {finding.advice}", markup=False, soft_wrap=True)
        worst = max(worst, finding.level, key=list(Level).index)
    return 1 if worst is Level.BAD else 0


async def findings(settings: Settings, *, network: bool) -> AsyncIterator[Finding]:
    """Everything that was looked at, in the order of how much depends on it."""
    for finding in (*_settings(settings), *_disk(settings)):
        yield finding
    if settings.is_embedded:
        for finding in _embedded(settings):
            yield finding
    else:
        from tocsin.streams import kafka  # noqa: PLC0415 - only where there is a Kafka

        specs = topic_specs(settings, STAGE_NAMES)
        for seen in await kafka.check_broker(settings.broker_url, settings.kafka, specs):
            yield seen
    feeds, found = _feeds(settings)
    for finding in found:
        yield finding
    if network and feeds:
        yield await _clock(settings, feeds)


def _settings(settings: Settings) -> list[Finding]:
    found = []
    try:
        load_policy(settings.alerts)
        destinations = read_destinations(settings.destinations)
    except OperatorError as error:
        return [Finding(Level.BAD, "settings", str(error))]
    found.append(Finding(Level.GOOD, f"settings are readable; broker {settings.broker_url}"))
    if not destinations:
        advice = "alerts show on the desk only; add a [[destinations]] table to tocsin.toml to send them on"
        found.append(Finding(Level.WARNING, "no destinations are configured", advice))
    if not settings.poll.contact:
        advice = "set [poll] contact to a mail address, so that a publisher who minds can write instead of blocking"
        found.append(Finding(Level.WARNING, "the poller's user agent names no contact", advice))
    return found


def _disk(settings: Settings) -> list[Finding]:
    path = settings.data_path
    try:
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path) as probe:
            probe.write(b"tocsin")
            os.fsync(probe.fileno())
    except OSError as error:
        return [Finding(Level.BAD, f"{path} cannot be written", f"{error}; make it writable, or set data_dir")]
    free = shutil.disk_usage(path).free
    if free < DISK_BYTES_MIN:
        advice = f"make room, or set data_dir to a larger disk; {DISK_BYTES_MIN / 2**30:.0f} GiB is little"
        return [Finding(Level.WARNING, f"{path}: {free / 2**30:.1f} GiB free", advice)]
    return [Finding(Level.GOOD, f"{path}: writable, {free / 2**30:.0f} GiB free")]


def _embedded(settings: Settings) -> list[Finding]:
    from tocsin.streams.embedded.check import check  # noqa: PLC0415

    path = embedded_path(settings)
    if not path.exists():
        return [Finding(Level.GOOD, f"{path}: no log yet; the first run makes it")]
    try:
        check(path)
    except OperatorError as error:
        return [Finding(Level.BAD, "the embedded log", str(error))]
    return [Finding(Level.GOOD, f"{path}: the log is whole, {path.stat().st_size / 2**20:.1f} MiB")]


def _feeds(settings: Settings) -> tuple[tuple[Feed, ...], list[Finding]]:
    path: Path = settings.home / settings.poll.feeds
    if not path.exists():
        advice = "`tocsin feeds add URL` or `tocsin feeds import FILE.opml`; until then `tocsin run` shows a sample"
        return (), [Finding(Level.WARNING, f"{path}: no feeds are configured", advice)]
    try:
        feeds = load_feeds_toml(path)
    except OperatorError as error:
        return (), [Finding(Level.BAD, "the feed list", str(error))]
    polled = [feed for feed in feeds if feed.enabled]
    if not polled:
        return feeds, [
            Finding(
                Level.WARNING,
                f"{path}: all {len(feeds)} feeds are paused",
                "resume some: tocsin feeds pause ID --resume",
            )
        ]
    return feeds, [Finding(Level.GOOD, f"{path}: {len(polled)} feeds to poll, {len(feeds) - len(polled)} paused")]


async def _clock(settings: Settings, feeds: Sequence[Feed]) -> Finding:
    """Our clock against the Date header of a few feeds' servers: no time service is asked that was not configured."""
    from tocsin.streams.poll.fetch import FetchFault  # noqa: PLC0415
    from tocsin.streams.poll.polling import open_fetcher  # noqa: PLC0415

    skews = []
    clock = Clock()
    async with open_fetcher(settings) as fetcher:
        for feed in [feed for feed in feeds if feed.enabled][:CLOCK_FEEDS_MAX]:
            try:
                date = (await fetcher.get(feed.url)).header("date")
            except FetchFault:
                continue
            if date:
                skews.append((clock.now() - parsedate_to_datetime(date)).total_seconds())
    if not skews:
        return Finding(
            Level.WARNING, "clock: no feed's server answered with a date", "check the network, then run doctor again"
        )
    skew = sorted(skews)[len(skews) // 2]
    if abs(skew) > CLOCK_SKEW_S_MAX:
        return Finding(
            Level.BAD,
            f"clock: {skew:+.0f} s against the feeds' servers",
            "set this machine's clock; run a time service",
        )
    return Finding(Level.GOOD, "clock: agrees with the feeds' servers")
