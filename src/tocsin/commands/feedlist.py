"""Keeps the topic ``feeds`` in step with feeds.toml: what is added, changed or removed there, while tocsin runs.

What people say of feeds on the desk stands beside it: core/feedlist.py has the rules.
"""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

from tocsin.core.feedlist import in_step
from tocsin.errors import OperatorError
from tocsin.schemas import Feed
from tocsin.settings import Settings
from tocsin.streams.compacted import newest
from tocsin.streams.poll.catalogue import load_feeds_toml
from tocsin.streams.send import Sender
from tocsin.streams.topics import FEEDS

log = logging.getLogger("tocsin.feeds")

LOOK_EVERY_S = 2.0


class FeedList:
    """The feeds of one feeds.toml, and ``extra`` ones that stand in no file (the sample)."""

    def __init__(self, settings: Settings, sender: Sender, extra: tuple[Feed, ...] = ()) -> None:
        self._settings = settings
        self._sender = sender
        self._extra = extra
        self.path = settings.home / settings.poll.feeds
        self._stamp: tuple[int, int] | None = None

    async def update(self) -> None:
        """Send what differs between the file and the topic; a tombstone for what is in neither."""
        self._stamp = _stamp(self.path)
        wanted = {feed.feed_id: feed for feed in (*(load_feeds_toml(self.path) if self._stamp else ()), *self._extra)}
        known = await newest(self._settings, FEEDS, Feed)
        if self._stamp is None and not self._extra:
            # a file that is not there says nothing; only the sample's time is over
            known = {feed_id: feed for feed_id, feed in known.items() if feed.sample}
        changed, gone = in_step(wanted, known)
        for feed in changed:
            await (await self._sender.send(FEEDS, feed))
        for feed_id in gone:
            await (await self._sender.forget(FEEDS, feed_id))
        if changed or gone:
            log.info("feeds: %d new or changed, %d removed, %d in all", len(changed), len(gone), len(wanted))

    async def follow(self) -> None:
        """Update whenever the file changes; a broken file is reported and the feeds stay as they are."""
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            if _stamp(self.path) != self._stamp:
                try:
                    await self.update()
                except OperatorError as error:
                    log.error("%s; the feeds stay as they were", error)  # noqa: TRY400 - the message says it all


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return stat.st_mtime_ns, stat.st_size
