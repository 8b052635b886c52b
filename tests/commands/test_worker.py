"""A worker that takes long to start is alive all the while, and one that cannot start says why."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tocsin.commands.worker import Worker, _start
from tocsin.errors import LineStopped, OperatorError
from tocsin.settings import StreamSettings
from tocsin.streams.watchdog import Watchdog


class SlowApp:
    """As much of a Faust app as starts: its start returns when the memory is loaded."""

    def __init__(self, folder: Path, begin: Callable[[SlowApp], Any]) -> None:
        self.begin = begin
        self.crashed = False
        self.crash_reason: Exception | None = None
        self.rebalancing = False
        self.tables = SimpleNamespace(recovery=SimpleNamespace(completed=asyncio.Event()))
        self.tocsin_watchdog = Watchdog(self, StreamSettings(decision_s_max=0.3), folder / "suspects.json")

    async def start(self) -> None:
        await self.begin(self)

    @property
    def still_s(self) -> float:
        return self.tocsin_watchdog.still_s


def worker(app: SlowApp) -> Worker:
    return Worker(settings=None, app=app, sender=None, pipeline=None)  # type: ignore[arg-type]


async def test_a_start_longer_than_a_decision_may_take_is_no_hang(tmp_path: Path) -> None:
    still: list[float] = []

    async def load(app: SlowApp) -> None:
        for _ in range(10):
            await asyncio.sleep(0.1)
            still.append(app.still_s)
        app.tables.recovery.completed.set()

    await _start(worker(SlowApp(tmp_path, load)))
    assert max(still) < 0.3


async def test_a_worker_that_crashes_while_it_loads_says_why(tmp_path: Path) -> None:
    async def load(app: SlowApp) -> None:
        app.crashed, app.crash_reason = True, TimeoutError("no answer from the broker")
        await asyncio.Event().wait()

    with pytest.raises(LineStopped, match=r"could not start.*no answer from the broker"):
        await _start(worker(SlowApp(tmp_path, load)))


async def test_a_broker_that_cannot_be_reached_is_the_operators_to_mend(tmp_path: Path) -> None:
    async def refuse(_: SlowApp) -> None:
        raise ConnectionRefusedError("nobody there")

    with pytest.raises(OperatorError, match="cannot reach the broker: nobody there"):
        await _start(worker(SlowApp(tmp_path, refuse)))
