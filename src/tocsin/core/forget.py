"""Which rows are due to be forgotten, without ever scanning: a queue of keys in chunks, oldest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from mashumaro.config import BaseConfig

from tocsin.schemas import Value

CHUNK_KEYS_MAX = 32
"""A chunk is written again for each key put in it: small chunks keep the changelog small."""
CHUNK_MINUTES_MAX = 360
"""A chunk left half full by a quiet day is not filled up later: its keys would stay too long."""
CHUNKS_PER_DECISION_MAX = 2
"""At most 64 keys leave for each that comes: a backlog shrinks, and no decision takes long."""

KindT = TypeVar("KindT", bound=Value)


class Row(Value):
    """A row of a stage's memory: what equals its default is not written."""

    __slots__ = ()

    class Config(Value.Config, BaseConfig):  # noqa: D106
        omit_default = True


class Store(Protocol):
    """What can be read and drafted: ``core.decision.Draft``."""

    def get(self, key: str, kind: type[KindT]) -> KindT | None: ...
    def put(self, key: str, row: Value) -> None: ...
    def drop(self, key: str) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends(Row):
    """The queue's oldest chunk and the one being filled."""

    head: int = 0
    tail: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk(Row):
    """Keys that came at about the same time: ``minute`` counts from 1970, of the newest."""

    minute: int
    keys: tuple[str, ...]


def minute_of(moment: datetime) -> int:
    """Whole minutes since 1970."""
    return int(moment.timestamp()) // 60


def enqueue(store: Store, queue: str, key: str, now: datetime) -> None:
    """Put ``key`` at the end of ``queue``; it comes out again when it has aged."""
    ends = store.get(queue, Ends)
    if ends is None:
        ends = Ends()
        store.put(queue, ends)
    chunk = store.get(f"{queue}/{ends.tail}", Chunk)
    if chunk is not None and (len(chunk.keys) >= CHUNK_KEYS_MAX or minute_of(now) - chunk.minute > CHUNK_MINUTES_MAX):
        ends, chunk = replace(ends, tail=ends.tail + 1), None
        store.put(queue, ends)
    keys = (*chunk.keys, key) if chunk else (key,)
    minute = max(minute_of(now), chunk.minute if chunk else 0)
    store.put(f"{queue}/{ends.tail}", Chunk(minute=minute, keys=keys))


def overdue(store: Store, queue: str, now: datetime, keep: timedelta) -> Iterator[str]:
    """Take out the keys that came more than ``keep`` ago, a bounded number at a time.

    The caller drops each row, or enqueues it again when it is still in use.
    """
    horizon = minute_of(now - keep)
    for _ in range(CHUNKS_PER_DECISION_MAX):
        ends = store.get(queue, Ends)
        if ends is None:
            return
        chunk = store.get(f"{queue}/{ends.head}", Chunk)
        if chunk is None or chunk.minute >= horizon:
            return
        store.drop(f"{queue}/{ends.head}")
        store.put(queue, Ends(head=ends.head + 1, tail=max(ends.tail, ends.head + 1)))
        yield from chunk.keys
