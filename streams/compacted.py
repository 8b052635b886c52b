"""What stands on a topic, record by record or as each key's newest value, read from either transport."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator
from typing import TypeVar

from tocsin.errors import WrongShape
from tocsin.schemas import Value
from tocsin.settings import Settings
from tocsin.streams.app import reading_client
from tocsin.streams.declare import embedded_path
from tocsin.streams.tail import read_all
from tocsin.streams.topics import Topic

log = logging.getLogger("tocsin.streams")

Noun = TypeVar("Noun", bound=Value)


async def newest(settings: Settings, topic: Topic, noun: type[Noun]) -> dict[str, Noun]:
    """The newest value of each key of ``topic``; a key whose last word is a tombstone is not there."""
    held: dict[str, Noun] = {}
    async for key, value in said(settings, topic, noun):
        if value is None:
            held.pop(key, None)
        else:
            held[key] = value
    return held


async def said(settings: Settings, topic: Topic, noun: type[Noun]) -> AsyncGenerator[tuple[str, Noun | None], None]:
    """Each record of ``topic`` up to now, None for a tombstone; nothing where the embedded log is not made yet.

    A record that is no ``noun`` is passed over with a warning: the stages set it aside too.
    """
    if settings.is_embedded and not embedded_path(settings).exists():
        return
    name = settings.streams.prefix + topic.name
    async for record in read_all(settings.broker_url, [name], client=reading_client(settings)):
        try:
            value = None if record.value is None else noun.decode(record.value)
        except WrongShape as error:
            log.warning("%s/%d/%d passed over: %s", record.topic, record.partition, record.offset, error)
            continue
        yield (record.key or b"").decode("utf-8", "replace"), value
