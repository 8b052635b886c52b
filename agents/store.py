"""Store: brings the topics into a warehouse, which keeps its own positions, so that a replay writes the same rows."""

from __future__ import annotations

import asyncio
import base64
from pathlib import Path

from tocsin.core.ids import make_id
from tocsin.delivery.destination import read_ref
from tocsin.errors import SetAside, WrongShape
from tocsin.schemas import DeadLetter
from tocsin.schemas.words import DeadReason
from tocsin.settings import Settings
from tocsin.sinks import STORED_NOUNS, Sink, SinkRunner, open_duckdb, open_postgres, patiently
from tocsin.sinks.follow import Record
from tocsin.streams.app import reading_client
from tocsin.streams.clock import Clock
from tocsin.streams.send import Sender
from tocsin.streams.tail import tail
from tocsin.streams.topics import DEAD_LETTERS, TOPICS


class Buried:
    """Makes the dead letter of a record the warehouse cannot take."""

    def __init__(self, sender: Sender, clock: Clock) -> None:
        self._sender = sender
        self._clock = clock

    async def __call__(self, record: Record, error: SetAside) -> None:
        """Returns when the dead letter is durable."""
        letter = DeadLetter(
            dead_letter_id=make_id("dead", "store", record.topic, record.partition, record.offset),
            stage="store",
            reason=DeadReason.WRONG_SHAPE if isinstance(error, WrongShape) else DeadReason.HANDLER_ERROR,
            error=str(error)[:2000],
            topic=record.topic,
            partition=record.partition,
            offset=record.offset,
            key=None if record.key is None else base64.b64encode(record.key).decode(),
            value=None if record.value is None else base64.b64encode(record.value).decode(),
            headers={},
            at=self._clock.now(),
        )
        await (await self._sender.send(DEAD_LETTERS, letter))


def open_sinks(settings: Settings) -> list[Sink]:
    """The warehouses that are set."""
    sinks: list[Sink] = []
    if settings.store.duckdb:
        sinks.append(open_duckdb(Path(settings.home / settings.store.duckdb)))
    if settings.store.postgres:
        sinks.append(open_postgres(read_ref(settings.store.postgres, "[store] postgres")))
    return sinks


def start_stores(settings: Settings, sender: Sender) -> list[asyncio.Task[None]]:
    """One task for each warehouse that is set; a task ends only by raising."""
    return [asyncio.create_task(store(settings, sink, sender), name="store") for sink in open_sinks(settings)]


async def store(settings: Settings, sink: Sink, sender: Sender) -> None:
    """Follow the topics into ``sink`` for ever, from where the sink says it is."""
    prefix = settings.streams.prefix
    nouns = {prefix + topic.name: topic.noun for topic in TOPICS if topic.noun in STORED_NOUNS}
    nouns.pop(prefix + "articles.polled", None)  # articles.unique says the same, once
    since: dict[tuple[str, int], int] = {}

    async def begin() -> None:
        await sink.open()
        since.update(await sink.positions())

    try:
        await patiently(begin, asyncio.Event())  # somebody may read the file just now, or the database start later
        records = tail(settings.broker_url, list(nouns), since=since, client=reading_client(settings))
        await SinkRunner(sink, nouns, Buried(sender, Clock())).run(records)
    finally:
        await sink.close()
