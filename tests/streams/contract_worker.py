"""A worker process for the transport contract: forwards, or dawdles, and dies when told to."""

import asyncio
import json
import os
import random
import signal
import sys
from typing import Any

import faust
from tests.streams.transport_contract import agent, raw

from tocsin.streams import patches


def say(*words: object) -> None:
    """Tell the test, unbuffered."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def slow(app: Any, about: dict[str, Any]) -> None:
    """Take half a second for each record."""

    @agent(app, raw(app, about["source"]))
    async def handle(stream: Any) -> None:
        async for event in stream.events():
            say("START", int(event.value))
            await asyncio.sleep(0.5)
            say("DONE", int(event.value))


def dedupe(app: Any, about: dict[str, Any]) -> None:
    """Forward each key once. The careful variant knows a replay by the position its memory keeps."""
    out = raw(app, about["target"])
    seen = app.Table("seen", default=None, partitions=app.conf.topic_partitions)
    aware = about["variant"] == "aware"
    die = Death(about.get("die"))

    @agent(app, raw(app, about["source"]))
    async def handle(stream: Any) -> None:
        async for event in stream.events():
            here = f"{event.message.partition}:{event.message.offset}"
            key = event.key.decode()
            before = seen.get(key)
            if before is None or (aware and before == here):
                seen[key] = here
                await die.here(app, "remembered")
                await out.send(key=event.key, value=event.value)
                await die.here(app, "forwarded")


class Death:
    """Kills this process at a record and a moment that the seed chooses, once its memory is on the disk."""

    def __init__(self, seed: int | None) -> None:
        chance = random.Random(seed)
        self._after = chance.randrange(20, 90) if seed else None
        self._moment = "remembered" if seed and seed % 2 else "forwarded"

    async def here(self, app: Any, moment: str) -> None:
        """Die if this is the moment."""
        if self._after is None or moment != self._moment:
            return
        self._after -= 1
        if self._after == 0:
            if moment == "remembered":
                await app.producer.flush()
            os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    """Run until SIGTERM."""
    about = json.loads(sys.argv[1])
    patches.apply()
    app = faust.App(about["group"], **about["app"])
    (slow if about["variant"] == "slow" else dedupe)(app, about)
    faust.Worker(app, loglevel="ERROR", debug=False).execute_from_commandline()


if __name__ == "__main__":
    main()
