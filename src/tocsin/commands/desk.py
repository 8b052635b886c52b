"""The desk over a log: a view that reads the topics from their beginning and follows them."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.applications import Starlette

from tocsin.commands import dead, destinations
from tocsin.desk.app import Word, create_desk
from tocsin.desk.feedwords import Find
from tocsin.desk.view import View
from tocsin.schemas import Directive, Feed
from tocsin.settings import Settings
from tocsin.streams.app import reading_client
from tocsin.streams.clock import Clock
from tocsin.streams.poll.discover import Discovered, discover
from tocsin.streams.poll.job import ParseJob
from tocsin.streams.poll.polling import open_fetcher
from tocsin.streams.poll.pool import ParserPool
from tocsin.streams.send import Sender
from tocsin.streams.tail import end_positions, tail
from tocsin.streams.topics import DIRECTIVES, FEEDS, TOPICS

log = logging.getLogger("tocsin.desk")


@dataclass(frozen=True, slots=True)
class Read:
    """One record under its logical topic name."""

    topic: str
    key: bytes | None
    value: bytes | None


class _Feeds:
    """The topic of feeds, for the desk."""

    def __init__(self, send: Sender) -> None:
        self._send = send

    async def put(self, feed: Feed) -> None:
        await (await self._send.send(FEEDS, feed, at=feed.said_at))

    async def forget(self, feed_id: str) -> None:
        await (await self._send.forget(FEEDS, feed_id))


RECENT_RECORDS = 40_000
"""Of each topic that keeps everything: more than the desk holds, read in seconds. Compacted topics are read whole."""


async def _recent(settings: Settings, topics: list[str], client: Mapping[str, Any]) -> dict[tuple[str, int], int]:
    """Where to begin: at the start of what is compacted, near the end of what is not."""
    prefix = settings.streams.prefix
    whole = {prefix + topic.name for topic in TOPICS if topic.compact}
    ends = await end_positions(settings.broker_url, topics, client=client)
    share = RECENT_RECORDS // settings.streams.partitions
    return {at: max(0, end - share) for at, end in ends.items() if at[0] not in whole and end > share}


def finder(settings: Settings) -> Find:
    """Looks for feeds at an address, within the guard that polls have too."""

    async def find(url: str) -> Sequence[Discovered]:
        async with open_fetcher(settings) as fetcher, ParserPool() as parser:
            return await discover(url, fetcher, parser, ParseJob(feed_id="new", url=url, now=Clock().now()))

    return find


def _words(settings: Settings, send: Sender) -> dict[str, Word]:
    """What the command line says through the desk of a tocsin that owns its log."""
    return {"dead": dead.as_word(settings, send), "destinations": destinations.as_word(settings, send)}


EVERY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104 - compared, not bound


def desk_hosts(settings: Settings) -> tuple[str, ...]:
    """The names the desk answers to besides loopback and the public address.

    On every address of the machine it has no name of its own: somebody has to say which names are its, or a page
    elsewhere could point a name of its own at this machine and read the desk (DNS rebinding).
    """
    desk = settings.desk
    if desk.host not in EVERY_ADDRESS:
        return (f"[{desk.host}]" if ":" in desk.host else desk.host, *desk.hosts)
    if not desk.hosts and not desk.public_url:
        log.warning(
            "the desk listens on every address ([desk] host %s) but answers only to localhost: name what people open, "
            'e.g. [desk] hosts = ["desk.example.org", "192.0.2.7"] or TOCSIN_DESK_HOSTS, or set public_url',
            desk.host,
        )
    return desk.hosts


def desk_app(settings: Settings, *, send: Sender | None) -> Starlette:
    """The desk as an ASGI app; without ``send`` it only shows."""
    view = View()
    prefix = settings.streams.prefix
    topics = [prefix + name for name in view.topics]

    async def records() -> AsyncIterator[Read]:
        client = reading_client(settings)
        since = await _recent(settings, topics, client)
        async for record in tail(settings.broker_url, topics, since=since, client=client):
            yield Read(record.topic.removeprefix(prefix), record.key, record.value)

    async def put(directive: Directive) -> None:
        if send is not None:
            await (await send.send(DIRECTIVES, directive, at=directive.at))

    return create_desk(
        view,
        send=put if send is not None else None,
        feeds=_Feeds(send) if send is not None else None,
        find=finder(settings),
        words=_words(settings, send) if send is not None else None,
        records=records,
        hosts=desk_hosts(settings),
        public_url=settings.desk.public_url,
    )
