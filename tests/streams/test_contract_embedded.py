"""The transport contract, held by the embedded log."""

from pathlib import Path

import pytest
from tests.streams.transport_contract import Harness, TransportContract

from tocsin.streams.embedded import shared
from tocsin.streams.embedded.topic import Policy


class EmbeddedHarness(Harness):
    """One log file."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "log.db"
        self.broker = self.tail_broker = f"embedded://{self.path}"
        self.datadir = folder

    async def declare(self, topic: str, *, compact: bool = False) -> None:
        log = shared.acquire(self.path)
        await log.create(topic, self.partitions, Policy(compact=compact, tombstone_ms=0))
        shared.release(log)

    async def committed(self, group: str, topic: str) -> dict[int, int]:
        return committed(self.path, group, topic)

    async def compact(self, topic: str) -> None:
        log = shared.acquire(self.path)
        await log.create(topic, self.partitions, Policy(compact=True, tombstone_ms=0))
        await log.tidy()
        shared.release(log)


def committed(path: Path, group: str, topic: str) -> dict[int, int]:
    """Read the offsets from the file itself, for the process that has it open may be another."""
    import sqlite3

    db = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    rows = db.execute(
        "SELECT p.number, o.off FROM offsets o JOIN partitions p ON p.id = o.part JOIN topics t ON t.id = p.topic "
        "WHERE o.grp = ? AND t.name = ?",
        (group, topic),
    ).fetchall()
    db.close()
    return dict(rows)


class TestEmbedded(TransportContract):
    @pytest.fixture
    def harness(self, tmp_path: Path) -> EmbeddedHarness:
        return EmbeddedHarness(tmp_path)
