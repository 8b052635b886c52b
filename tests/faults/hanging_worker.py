"""A worker whose decision never ends on one record: `python -m tests.faults.hanging_worker HOME`."""

from __future__ import annotations

import asyncio
import sys
import time
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from tocsin.core.decision import Decision, Memory
from tocsin.logs import set_up_logs
from tocsin.schemas import Feed, FeedState
from tocsin.settings import Settings, StreamSettings
from tocsin.streams.app import create_app, topic_specs
from tocsin.streams.declare import declare_topics
from tocsin.streams.send import Sender
from tocsin.streams.stage import Stage
from tocsin.streams.topics import FEEDS, FEEDS_POLLED

NAMES = ("one", "hangs", "three")


class Reason(StrEnum):
    DONE = "done"


def decide(memory: Memory, feed: Feed, now: datetime) -> Decision:
    del memory, now
    while feed.feed_id == "hangs":
        time.sleep(0.01)
    return Decision(Reason.DONE, {}, (FeedState(feed_id=feed.feed_id, url=feed.url),))


def settings_of(home: Path) -> Settings:
    return Settings(home=home, streams=StreamSettings(partitions=1, decision_s_max=1.5, commit_interval_s=0.2))


async def main(home: Path) -> None:
    settings = settings_of(home)
    set_up_logs(settings.log)
    first = not settings.data_path.exists()
    await declare_topics(settings, topic_specs(settings, ["hang"]))
    app = create_app(settings, [Stage("hang", (FEEDS,), decide, (FEEDS_POLLED,))])
    await app.start()
    app.tocsin_watchdog.start()
    if first:
        for name in NAMES:
            await (await Sender(app, settings.streams).send(FEEDS, Feed(feed_id=name, url="http://u", outlet="o")))
    position = app.tocsin_runners["hang"].positions
    while position.get(0) is None or position[0].read.get("tocsin.feeds", -1) < len(NAMES) - 1:
        app.tocsin_watchdog.beat()
        await asyncio.sleep(0.05)
    await asyncio.sleep(0.5)
    app.tocsin_watchdog.stop()
    await app.stop()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
