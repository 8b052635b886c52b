"""What a person at the desk may say of feeds: add one by its address or its site's, pause, resume, remove."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Protocol
from urllib.parse import urlsplit

import orjson

from tocsin.core.feedlist import DESK, FeedReason, FeedVerb, decide_feed_word
from tocsin.core.urls import canonical_url, host_of
from tocsin.desk.body import RefusedError, read_object, read_text
from tocsin.desk.holdings import Holdings
from tocsin.errors import Retryable
from tocsin.schemas import Feed
from tocsin.streams.poll.catalogue import feed_id_of
from tocsin.streams.poll.discover import Discovered, NothingThere

URL_CHARS_MAX = 2_000
NAME_CHARS_MAX = 200
FIND_S_MAX = 40.0
"""A site may be slow, and up to a dozen addresses are tried."""

Find = Callable[[str], Awaitable[Sequence[Discovered]]]
"""Finds the feeds at an address, within the guard against private networks that polls have too."""


class FeedTopic(Protocol):
    """Puts a feed on its topic; returns when it is durable."""

    async def put(self, feed: Feed) -> None: ...

    async def forget(self, feed_id: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Said:
    """What became of it: the feed as it stands, or several to choose from."""

    verb: FeedVerb
    feed: Feed | None = None
    choose: tuple[Discovered, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """For the page."""
        feed = orjson.Fragment(self.feed.encode()) if self.feed else None
        return {"verb": self.verb, "feed": feed, "choose": [asdict(one) for one in self.choose]}


class FeedWords:
    """Takes what was posted, one look for feeds at a time, and puts it on the log."""

    def __init__(self, held: Holdings, topic: FeedTopic, find: Find, *, by: str) -> None:
        self._held = held
        self._topic = topic
        self._find = find
        self._by = by
        self._looking = asyncio.Lock()

    async def say(self, body: bytes, now: datetime) -> Said:
        """Carry out one word; raises RefusedError with what the person can do about it."""
        said = read_object(body)
        verb, by = _verb(said), read_text(said, "by", chars_max=NAME_CHARS_MAX) or self._by
        if verb is FeedVerb.ADD:
            return await self._add(_address(said), said, by, now)
        feed = self._held.feeds.get(read_text(said, "feed_id", chars_max=NAME_CHARS_MAX))
        if feed is None:
            raise RefusedError("this feed is not on the desk any more; reload the page")
        reason, after = decide_feed_word(verb, feed, by=by, now=now)
        if reason is FeedReason.STANDS_IN_FILE:
            raise RefusedError(
                f"it stands in feeds.toml: remove it there (tocsin feeds remove {feed.feed_id}), or pause it here"
            )
        if reason is FeedReason.AS_IT_WAS:
            raise RefusedError("it is polled already" if feed.enabled else "it is paused already")
        if after is None:
            await self._topic.forget(feed.feed_id)
        else:
            await self._topic.put(after)
        return Said(verb, after or feed)

    async def _add(self, url: str, said: dict[str, Any], by: str, now: datetime) -> Said:
        self._refuse_known(url)
        found = await self._look(url)
        if len(found) > 1:
            return Said(FeedVerb.ADD, choose=tuple(found))
        best = found[0]
        self._refuse_known(best.url)
        outlet = read_text(said, "outlet", chars_max=NAME_CHARS_MAX) or best.title[:NAME_CHARS_MAX] or host_of(best.url)
        feed_id = feed_id_of(outlet, best.url)
        feed = Feed(feed_id=feed_id, url=best.url, outlet=outlet, title=best.title, language=best.language, origin=DESK)
        _, after = decide_feed_word(FeedVerb.ADD, feed, by=by, now=now)
        if after is not None:
            await self._topic.put(after)
        return Said(FeedVerb.ADD, after)

    def _refuse_known(self, url: str) -> None:
        address = canonical_url(url)
        for feed in self._held.feeds.values():
            if canonical_url(feed.url) == address:
                state = "polled" if feed.enabled else "paused; resume it in the list"
                raise RefusedError(f"this feed is here already as {feed.outlet} ({feed.feed_id}), {state}")

    async def _look(self, url: str) -> Sequence[Discovered]:
        if self._looking.locked():
            raise RefusedError("another feed is being looked for just now; try again in a moment")
        async with self._looking:
            try:
                async with asyncio.timeout(FIND_S_MAX):
                    return await self._find(url)
            except TimeoutError:
                raise RefusedError(f"the site did not answer within {FIND_S_MAX:.0f} s; try again later") from None
            except (NothingThere, Retryable) as error:
                raise RefusedError(str(error)) from error


def _verb(said: dict[str, Any]) -> FeedVerb:
    try:
        return FeedVerb(str(said.get("verb")))
    except ValueError:
        raise RefusedError(f"verb is one of {', '.join(FeedVerb)}") from None


def _address(said: dict[str, Any]) -> str:
    """The address to look at: http or https, of a host, without a password (everyone at the desk would see it)."""
    url = read_text(said, "url", chars_max=URL_CHARS_MAX)
    url = url if "://" in url else f"https://{url}"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if parts.scheme not in ("http", "https") or not host:
        raise RefusedError("write the feed's address or its site's, e.g. https://example.org/rss.xml")
    if parts.username is not None or parts.password is not None:
        raise RefusedError("an address with a name or password in it goes into feeds.toml, not on the desk")
    return url
