"""What every warehouse must do: take a batch and how far it reads, both or neither."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from tocsin.sinks.batch import Stored

Positions = Mapping[tuple[str, int], int]
"""By topic and partition: the offset to read next. What ``write`` stored, ``positions`` gives, and a reader begins at."""


class Sink(Protocol):
    """One warehouse. Rows are upserted by key and guarded by revision, so a replay changes nothing.

    All may raise StoreError (a person has to act) or Retryable (later may do).
    """

    async def open(self) -> None:
        """Make ready: the tables are there afterwards."""

    async def positions(self) -> dict[tuple[str, int], int]:
        """Where to go on reading."""

    async def write(self, batch: Sequence[Stored], positions: Positions) -> None:
        """Store the rows of ``batch`` and ``positions`` at once; raises SetAside when a row cannot be stored as it is."""

    async def close(self) -> None:
        """Let everything go; what was written stays."""
