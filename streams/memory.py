"""What a stage remembers: rows by key, held by partition, rebuilt from a compacted changelog topic."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import Any, TypeVar

import orjson
from faust.stores import STORES
from faust.stores import base as faust_store

from tocsin.schemas import Value

RowT = TypeVar("RowT", bound=Value)

REDO_KEY = "\x00redo"
"""Key of each partition's redo record; no decision's key begins with a NUL."""
DECODED_ROWS_MAX = 20_000
"""Decoded rows kept at hand per partition; a row is decoded again when it falls out."""

Loader = Callable[[str, Iterable[int]], Awaitable[dict[int, tuple[dict[str, bytes], int]]]]


class PartitionRows:
    """The rows of one partition as bytes, and the newest of them decoded."""

    def __init__(self) -> None:
        self.raw: dict[str, bytes] = {}
        self._decoded: dict[str, Value] = {}

    def get(self, key: str, kind: type[RowT]) -> RowT | None:
        """The row under ``key``, or None."""
        row = self._decoded.get(key)
        if row is None:
            raw = self.raw.get(key)
            if raw is None:
                return None
            row = kind.decode(raw)
            self._keep(key, row)
        if not isinstance(row, kind):
            raise TypeError(f"row {key!r} is {type(row).__name__}, not {kind.__name__}")
        return row

    def put(self, key: str, raw: bytes, row: Value | None = None) -> None:
        """Set the bytes under ``key``; ``row`` is what they decode to, where it is at hand."""
        self.raw[key] = raw
        if row is None:
            self._decoded.pop(key, None)
        else:
            self._keep(key, row)

    def drop(self, key: str) -> None:
        """Forget ``key``."""
        self.raw.pop(key, None)
        self._decoded.pop(key, None)

    def _keep(self, key: str, row: Value) -> None:
        self._decoded.pop(key, None)
        self._decoded[key] = row
        if len(self._decoded) > DECODED_ROWS_MAX:
            self._decoded.pop(next(iter(self._decoded)))


class Store(faust_store.Store):  # type: ignore[misc]
    """A Faust table store that keeps rows apart by partition, so that a lost partition is really gone."""

    def __post_init__(self) -> None:
        self.partitions: dict[int, PartitionRows] = {}
        self.offsets: dict[int, int] = {}
        """By partition: the last changelog offset that the rows hold."""
        self.owned: frozenset[int] = frozenset()
        """The partitions that are ours and whose rows are loaded."""
        self.fresh: set[int] = set()
        """Those whose rows came from the changelog, and not from the stage that holds them, since it last looked."""

    def rows(self, partition: int) -> PartitionRows:
        """The rows of ``partition``."""
        rows = self.partitions.get(partition)
        if rows is None:
            rows = self.partitions[partition] = PartitionRows()
        return rows

    def apply_changelog_batch(self, batch: Iterable[Any], to_key: Any, to_value: Any) -> None:  # noqa: ARG002
        """Apply records of the changelog that the rows do not hold yet; one without a value is a tombstone."""
        for event in batch:
            message = event.message
            if message.partition not in self.owned or message.offset <= self.offsets.get(message.partition, -1):
                continue  # left over from a recovery that another rebalance overtook
            rows = self.rows(message.partition)
            self.fresh.add(message.partition)
            self.offsets[message.partition] = message.offset
            if message.value is None:
                rows.drop(message.key.decode())
            else:
                rows.put(message.key.decode(), message.value)

    async def on_rebalance(
        self,
        assigned: Any,
        revoked: Any,
        newly_assigned: Any,
        generation_id: int = 0,  # noqa: ARG002
    ) -> None:
        """Forget the partitions that went elsewhere, and start the new ones from nothing."""
        changelog = self.table.changelog_topic_name
        gone, new, ours = (_numbers(tps, changelog) for tps in (revoked, newly_assigned, assigned))
        self.owned = self.owned - gone - new
        for partition in gone | new:
            self.partitions.pop(partition, None)
            self.offsets.pop(partition, None)
        self.fresh = (self.fresh | new) - gone
        loader: Loader | None = getattr(self.app, "tocsin_load_rows", None)
        if new and loader is not None:
            await self._load(changelog, sorted(new), loader)
        self.owned = ours

    async def _load(self, changelog: str, partitions: list[int], loader: Loader) -> None:
        """Read the changelog in bulk; Faust's own recovery then only reads what came since.

        Record by record, Faust takes about 50 s for a million rows; in bulk it is a few.
        """
        for partition, (rows, last) in (await loader(changelog, partitions)).items():
            self.rows(partition).raw = rows
            self.offsets[partition] = last

    def wrote(self, partition: int, offset: int) -> None:
        """Note that the rows hold the changelog up to ``offset``: what a stage writes itself need not be read back."""
        self.offsets[partition] = max(offset, self.offsets.get(partition, -1))

    def persisted_offset(self, tp: Any) -> int | None:
        """The last changelog offset that the rows hold, if any: after a rebalance Faust reads on from there."""
        return self.offsets.get(tp.partition)

    def _clear(self) -> None:
        self.partitions.clear()
        self.offsets.clear()

    def reset_state(self) -> None:
        """There is nothing on disk to remove."""

    async def backup_partition(self, tp: Any, flush: bool = True, purge: bool = False, keep: int = 1) -> None:
        """There is nothing on disk to back up."""

    def restore_backup(self, tp: Any, latest: bool = True, backup_id: int = 0) -> None:
        """There is nothing on disk to restore."""


def _numbers(tps: Iterable[Any], topic: str) -> frozenset[int]:
    return frozenset(tp.partition for tp in tps if tp.topic == topic)


STORES.aliases["partitioned"] = "tocsin.streams.memory:Store"
STORE_URL = "partitioned://rows"  # Faust takes a URL with neither host nor path for none at all


class Redo:
    """One batch of a partition's memory as a single record: written first, applied again after a crash.

    A crash between two rows of a batch would leave a memory that never was. The redo record holds all
    rows of the batch and how far the stage has read, and is one record, so it is there or it is not.
    """

    __slots__ = ("read", "rows", "seen")

    def __init__(self) -> None:
        self.read: dict[str, int] = {}
        """Per source topic: the last offset whose outcome is durable."""
        self.seen: dict[str, tuple[int, int]] = {}
        """Per upstream topic/partition: the last (offset, index) that reached us; a replay repeats these."""
        self.rows: dict[str, bytes | None] = {}

    def encode(self) -> bytes:
        """The record's bytes."""
        rows = {key: None if raw is None else orjson.Fragment(raw) for key, raw in self.rows.items()}
        return orjson.dumps({"read": self.read, "seen": self.seen, "rows": rows})

    @classmethod
    def decode(cls, raw: bytes) -> Redo:
        """Read a redo record."""
        table = orjson.loads(raw)
        redo = cls()
        redo.read = table["read"]
        redo.seen = {source: (at[0], at[1]) for source, at in table["seen"].items()}
        redo.rows = {key: None if row is None else orjson.dumps(row) for key, row in table["rows"].items()}
        return redo
