"""A record as a reader without a group sees it, the same from either transport."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

At = tuple[str, int]
"""A partition: topic and number."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record. ``timestamp`` is its own time, seconds since the epoch."""

    topic: str
    partition: int
    offset: int
    timestamp: float
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes | None], ...] = ()


class Follower(Protocol):
    """What ``tail`` needs of a transport."""

    async def ends(self) -> dict[At, int]:
        """Return the end of every partition that exists by now."""

    async def starts(self, wanted: Iterable[At]) -> dict[At, int]:
        """Return the first offset still kept of each of these partitions."""

    async def fetch(self, positions: Mapping[At, int], count: int) -> tuple[list[Record], dict[At, int]]:
        """Return some records from these positions on, and the positions that changed."""

    async def wait(self) -> None:
        """Return when there may be something new."""

    async def close(self) -> None:
        """Let everything go."""
