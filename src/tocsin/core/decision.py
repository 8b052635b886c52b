"""The one shape of every decision: what to remember, what to send, and the reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, TypeVar

from tocsin.schemas import Value

RowT = TypeVar("RowT", bound=Value)


class Memory(Protocol):
    """What a stage remembers for the partition an item came from: rows by key, read only.

    A decision reads rows here and returns the rows to write; the shell writes them after what the
    decision sends is acknowledged. Rows are frozen: never change one, put a new one.
    """

    def get(self, key: str, kind: type[RowT]) -> RowT | None:
        """The row under ``key``, or None."""


@dataclass(frozen=True, slots=True)
class Forget:
    """A tombstone on a compacted topic: whatever had this key is no more."""

    key: str


@dataclass(frozen=True, slots=True)
class Decision:
    """``remember`` maps a key to its new row, or to None to forget it; ``send`` keeps its order."""

    reason: StrEnum
    remember: dict[str, Value | None] = field(default_factory=dict)
    send: tuple[Value, ...] = ()


class Draft:
    """A memory one can write to without touching the memory beneath: reads see the writes.

    A decision that takes several steps drafts them here and returns ``changes`` as what to remember.
    """

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.changes: dict[str, Value | None] = {}

    def get(self, key: str, kind: type[RowT]) -> RowT | None:
        """The row under ``key`` as drafted, else as remembered."""
        if key in self.changes:
            row = self.changes[key]
            if row is not None and not isinstance(row, kind):
                raise TypeError(f"row {key!r} is {type(row).__name__}, not {kind.__name__}")
            return row
        return self._memory.get(key, kind)

    def put(self, key: str, row: Value) -> None:
        """Remember ``row`` under ``key``."""
        self.changes[key] = row

    def drop(self, key: str) -> None:
        """Forget ``key``."""
        self.changes[key] = None


class DictMemory:
    """A memory held in a dict: for replays and tests."""

    def __init__(self) -> None:
        self.rows: dict[str, Value] = {}

    def get(self, key: str, kind: type[RowT]) -> RowT | None:
        """The row under ``key``, or None."""
        row = self.rows.get(key)
        if row is not None and not isinstance(row, kind):
            raise TypeError(f"row {key!r} is {type(row).__name__}, not {kind.__name__}")
        return row

    def apply(self, changes: dict[str, Value | None]) -> None:
        """Write what a decision said to remember."""
        for key, row in changes.items():
            if row is None:
                self.rows.pop(key, None)
            else:
                self.rows[key] = row
