"""A worker process for the Kafka tests: forwards each record with its own name, and commits only what arrived."""

from __future__ import annotations

import json
import sys
from typing import Any

import faust
from tests.streams.transport_contract import raw

from tocsin.streams import patches


def main() -> None:
    """Run until SIGTERM."""
    about = json.loads(sys.argv[1])
    patches.apply()
    app = faust.App(about["group"], **about["app"])
    out = raw(app, about["target"])
    counts = app.Table(
        "counts", default=int, partitions=app.conf.topic_partitions
    )  # so that partitions move with memory

    @app.agent(raw(app, about["source"]))  # type: ignore[untyped-decorator]
    async def forward(stream: Any) -> None:
        async for event in stream.events():
            where = f"{about['name']} {event.message.partition}".encode()
            await (await out.send(key=event.key, value=event.value, headers=[("by", where)]))
            counts[event.key.decode()] += 1

    faust.Worker(app, loglevel="ERROR", debug=False).execute_from_commandline()


if __name__ == "__main__":
    main()
