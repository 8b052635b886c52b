"""A worker that no longer gets on ends itself, says why, and is not caught by the same record again."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tests.fakes.log_broker import TP
from tests.faults.hanging_worker import settings_of
from tocsin.schemas import DeadLetter, FeedState
from tocsin.settings import StreamSettings
from tocsin.streams.stage import EXIT_STUCK
from tocsin.streams.tail import read_all
from tocsin.streams.watchdog import TAKE_UP_S_MAX, Watchdog


async def run(home: Path) -> tuple[int, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.faults.hanging_worker", str(home), stderr=asyncio.subprocess.PIPE
    )
    _, said = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode or 0, said.decode()


async def values(home: Path, topic: str) -> list[bytes]:
    return [r.value or b"" async for r in read_all(settings_of(home).broker_url, [f"tocsin.{topic}"])]


async def test_a_decision_without_end_ends_the_process_and_its_record_is_set_aside(tmp_path: Path) -> None:
    status, said = await run(tmp_path)
    assert status == EXIT_STUCK
    assert "stage hang: the decision on tocsin.feeds/0/1 has not ended" in said

    status, said = await run(tmp_path)
    assert status == 0, said
    dead = [DeadLetter.decode(raw) for raw in await values(tmp_path, "dead.letters")]
    assert [(d.offset, d.reason.value) for d in dead] == [(1, "handler_timeout")]
    done = [FeedState.decode(raw).feed_id for raw in await values(tmp_path, "feeds.polled")]
    assert set(done) == {"one", "three"}


def watchdog(committed: dict[TP, int], ends: dict[TP, int], path: Path, stuck_after_s: float) -> Watchdog:
    consumer = SimpleNamespace(assignment=lambda: set(ends), _committed_offset=committed, highwater=ends.get)
    app: Any = SimpleNamespace(
        consumer=consumer, topics=SimpleNamespace(acking_topics={"a"}), rebalancing=False, rebalancing_count=1
    )
    return Watchdog(app, StreamSettings(stuck_after_s=stuck_after_s), path / "suspects.json")


def test_a_partition_that_stands_still_while_its_end_moves_on_is_named(tmp_path: Path) -> None:
    tp = TP("a", 3)
    committed, ends = {tp: 10}, {tp: 20}
    dog = watchdog(committed, ends, tmp_path, stuck_after_s=0.0)

    assert dog.look_at_partitions() is None
    ends[tp] = 30
    said = dog.look_at_partitions()

    assert said is not None
    assert said.startswith("a/3 stands at 10 of 30")


def test_a_partition_that_moves_or_has_nothing_to_read_is_left_alone(tmp_path: Path) -> None:
    moving, idle = TP("a", 0), TP("a", 1)
    committed, ends = {moving: 1, idle: 7}, {moving: 50, idle: 7}
    dog = watchdog(committed, ends, tmp_path, stuck_after_s=0.0)

    for step in range(2, 6):
        assert dog.look_at_partitions() is None
        committed[moving] = step


def test_a_rebalance_without_end_is_named_and_one_that_gets_on_is_not(tmp_path: Path) -> None:
    dog = watchdog({}, {}, tmp_path, stuck_after_s=60.0)
    dog.app.rebalancing = True

    assert [dog.look_at_partitions(now=at) for at in (0.0, TAKE_UP_S_MAX)] == [None, None]
    dog.app.rebalancing_count = 2
    assert dog.look_at_partitions(now=TAKE_UP_S_MAX + 5) is None
    said = dog.look_at_partitions(now=2 * TAKE_UP_S_MAX + 10)
    assert said is not None
    assert said.startswith("a rebalance has been going on for 185 s")

    dog.app.rebalancing = False
    assert dog.look_at_partitions(now=3 * TAKE_UP_S_MAX) is None
