"""Keeps subscriptions at hubs in step with the feeds that are polled: new ones asked for, leases renewed, lost ones forgotten."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from tocsin.streams.poll.poller import Clock, Poller
from tocsin.streams.poll.push import Asked, Subscriptions

LOOK_EVERY_S = 30.0
ASKED_AT_ONCE_MAX = 20
"""Most feeds of a country share one hub: it is asked for a few at a time."""


async def keep_subscribed(
    subscriptions: Subscriptions, poller: Poller, clock: Clock, *, every_s: float = LOOK_EVERY_S
) -> None:
    """Run beside the poller until cancelled."""
    while True:
        await look_once(subscriptions, poller, clock)
        await asyncio.sleep(every_s)


async def look_once(subscriptions: Subscriptions, poller: Poller, clock: Clock) -> list[Asked]:
    """Learn the hubs that polls found, ask for what is due, and note the leases; returns what came of asking."""
    ours = set()
    for feed, state in poller.states():
        ours.add(feed.feed_id)
        subscriptions.learn(feed, state)
    for feed_id in subscriptions.by_feed.keys() - ours:
        del subscriptions.by_feed[feed_id]
    now = clock.monotonic()
    asked = [await subscriptions.ask(one, now) for one in subscriptions.due(now)[:ASKED_AT_ONCE_MAX]]
    for one in subscriptions.by_feed.values():
        until = (
            clock.now() + timedelta(seconds=round(one.lease_until - now))
            if one.is_active(now) and one.lease_until
            else None
        )
        poller.leased(one.feed_id, until.replace(microsecond=0) if until else None)
    return asked
