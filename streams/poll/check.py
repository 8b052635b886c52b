"""A gentle look at many feeds at once: one request a host at a time, a row a feed, nothing published."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tocsin.core.urls import host_of, shown
from tocsin.schemas import Feed, FeedState
from tocsin.schemas.words import FeedHealth
from tocsin.streams.poll.health import TROUBLES, Outcome
from tocsin.streams.poll.poller import Clock
from tocsin.streams.poll.visit import Visit, Visitor, fresh_state

HOSTS_AT_ONCE = 8
HOST_SPACING_S = 1.0


@dataclass(frozen=True, slots=True)
class CheckRow:
    """What one feed answered: for a table or a JSON line."""

    feed_id: str
    outlet: str
    url: str
    health: FeedHealth
    outcome: Outcome
    items: int
    newest_age: timedelta | None
    seconds: float
    title: str
    advice: str
    moved_to: str
    problems: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        return self.outcome.is_success


async def check_feeds(
    feeds: Sequence[Feed],
    visitor: Visitor,
    clock: Clock,
    progress: Callable[[CheckRow], None] | None = None,
    *,
    spacing_s: float = HOST_SPACING_S,
) -> list[CheckRow]:
    """Ask each feed once, in its own time; returns the rows in the order of ``feeds``.

    HOSTS_AT_ONCE hosts at once, one request to a host at a time, ``spacing_s`` apart. ``progress`` hears of each row.
    """
    hosts: dict[str, list[Feed]] = defaultdict(list)
    for feed in feeds:
        hosts[host_of(feed.url) or feed.feed_id].append(feed)
    rows: dict[str, CheckRow] = {}
    slots = asyncio.Semaphore(HOSTS_AT_ONCE)

    async def ask_host(members: list[Feed]) -> None:
        async with slots:
            for number, feed in enumerate(members):
                if number:
                    await asyncio.sleep(spacing_s)
                row = await check_feed(feed, visitor, clock.now())
                rows[feed.feed_id] = row
                if progress is not None:
                    progress(row)

    await asyncio.gather(*(ask_host(members) for members in hosts.values()))
    return [rows[feed.feed_id] for feed in feeds]


async def check_feed(feed: Feed, visitor: Visitor, now: datetime) -> CheckRow:
    """Ask one feed, with nothing remembered."""
    visit = await visitor.visit(feed, fresh_state(feed, None), now, 0.5)
    return _row(feed, visit, now)


def _row(feed: Feed, visit: Visit, now: datetime) -> CheckRow:
    state = visit.state
    advice = state.advice or ("" if visit.outcome.is_success else TROUBLES[visit.outcome][2])
    if visit.outcome.is_success and not feed.enabled:
        advice = advice or "works; it is disabled"
    return CheckRow(
        feed_id=feed.feed_id,
        outlet=feed.outlet,
        url=shown(feed.url),
        health=_health(state, visit),
        outcome=visit.outcome,
        items=state.items_last,
        newest_age=now - state.newest_item_at if state.newest_item_at else None,
        seconds=visit.seconds,
        title=state.title,
        advice=advice if visit.outcome.is_success else f"{advice} ({state.last_error})" if state.last_error else advice,
        moved_to=shown(state.redirect_to or (state.url if state.url != feed.url else "")),
        problems=visit.problems,
    )


def _health(state: FeedState, visit: Visit) -> FeedHealth:
    """One look is enough for a table: what failed is failing."""
    if visit.outcome.is_success or state.health is not FeedHealth.UNKNOWN:
        return state.health
    return FeedHealth.GONE if visit.outcome is Outcome.GONE_ONCE else FeedHealth.FAILING
