"""The guarded shell keeps its promises at whichever record the process dies."""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import SimpleNamespace
from typing import Any, NoReturn

import orjson
import pytest
from tests.fakes.log_broker import TP, Died, FakeApp, FakeStream, LogBroker

from tocsin.core.decision import Decision, Draft, Memory
from tocsin.schemas import DeadLetter, Feed, FeedState, Value
from tocsin.settings import StreamSettings
from tocsin.streams.memory import REDO_KEY, PartitionRows
from tocsin.streams.stage import SOURCE_HEADER, Stage, StageRunner
from tocsin.streams.topics import FEEDS, FEEDS_POLLED

SETTINGS = StreamSettings(partitions=2, batch_events_max=7, dead_in_a_row_max=3)


class Reason(StrEnum):
    COUNTED = "counted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally(Value):
    count: int
    total: int


def decide_count(memory: Memory, feed: Feed, now: datetime) -> Decision:
    """Counts and sums over two rows that must agree: a decision that every lost or doubled record shows in."""
    del now
    draft = Draft(memory)
    for key in ("all", feed.kind):
        row = draft.get(key, Tally) or Tally(count=0, total=0)
        draft.put(key, Tally(count=row.count + 1, total=row.total + (feed.interval_s or 0)))
    tally = draft.get("all", Tally)
    assert tally is not None
    state = FeedState(feed_id=feed.feed_id, url=feed.url, polls=tally.count, items_new=tally.total)
    return Decision(Reason.COUNTED, draft.changes, (state, replace(state, url="again")))


STAGE = Stage("count", reads=(FEEDS,), decide=decide_count, sends=(FEEDS_POLLED,))


class Halted(Exception):
    pass


def halt(reason: str) -> NoReturn:
    raise Halted(reason)


def fill(broker: LogBroker, number: int = 40) -> None:
    from tests.fakes.log_broker import Record

    for i in range(number):
        feed = Feed(feed_id=f"f{i}", url="http://u", outlet="o", kind=f"k{i % 3}", interval_s=i)
        broker.topics[TP("tocsin.feeds", i % 2)].append(Record(b"k", feed.encode(), [], 1000.0 + i))


async def live(broker: LogBroker, stage: Stage = STAGE, settings: StreamSettings = SETTINGS) -> None:
    """One life of a process: recover, take up the partitions, work through what is there."""
    app = FakeApp(broker)
    runner = StageRunner(app, stage, settings, halt=halt)
    await app.assign(*range(broker.partitions))
    await runner.on_rebalance_complete()
    await runner.run(FakeStream(broker, tuple(runner.topic_of)))


def outcome(broker: LogBroker, topic: str = "tocsin.feeds.polled") -> dict[int, list[tuple[str, bytes]]]:
    """What a reader that passes over repeated sources sees on ``topic``."""
    seen: dict[tuple[int, str], tuple[int, int]] = defaultdict(lambda: (-1, -1))
    out: dict[int, list[tuple[str, bytes]]] = defaultdict(list)
    for part in range(broker.partitions):
        for record in broker.topics[TP(topic, part)]:
            source = dict(record.headers)[SOURCE_HEADER].decode()
            stream, offset, index = source.rsplit("/", 2)
            if (int(offset), int(index)) > seen[part, stream]:
                seen[part, stream] = (int(offset), int(index))
                out[part].append((source, record.value or b""))
    return out


def memory(broker: LogBroker) -> list[dict[str, Any]]:
    rows = [broker.compacted("tocsin-count-changelog", part) for part in range(broker.partitions)]
    return [{k: orjson.loads(v) for k, v in part.items() if k != REDO_KEY} for part in rows]


async def undisturbed() -> LogBroker:
    broker = LogBroker()
    fill(broker)
    await live(broker)
    return broker


async def test_a_run_without_a_crash_counts_each_record_once() -> None:
    broker = await undisturbed()

    assert [part["all"]["count"] for part in memory(broker)] == [20, 20]
    assert sum(len(part) for part in outcome(broker).values()) == 80


@pytest.mark.parametrize("seed", range(12))
async def test_dying_at_any_record_any_number_of_times_changes_nothing(seed: int) -> None:
    expected = await undisturbed()
    chance = random.Random(seed)
    broker = LogBroker(chance=chance)
    fill(broker)

    deaths = 0
    while True:
        broker.dies_after = broker.sends + chance.randint(5, 25) if deaths < 25 else None
        try:
            await live(broker)
            break
        except (Died, Halted):
            deaths += 1
            broker._pending.clear()

    assert deaths > 3
    assert memory(broker) == memory(expected)
    assert {p: sorted(v) for p, v in outcome(broker).items()} == {p: sorted(v) for p, v in outcome(expected).items()}


@pytest.mark.parametrize("dies_after", range(1, 90, 2))
async def test_dying_once_at_each_record_changes_nothing(dies_after: int) -> None:
    expected = await undisturbed()
    broker = LogBroker(dies_after=dies_after, chance=random.Random(dies_after))
    fill(broker)

    with pytest.raises((Died, Halted)):
        await live(broker)
    broker.dies_after = None
    broker._pending.clear()
    await live(broker)

    assert memory(broker) == memory(expected)
    assert outcome(broker).keys() == outcome(expected).keys()


async def test_a_record_met_again_under_the_same_source_is_passed_over() -> None:
    broker = LogBroker()
    fill(broker, 2)
    for tp in list(broker.topics):
        if tp.topic == "tocsin.feeds":
            record = broker.topics[tp][0]
            record.headers = [(SOURCE_HEADER, b"up/0/5/0")]
            broker.topics[tp].append(record)

    await live(broker)

    assert [part["all"]["count"] for part in memory(broker)] == [1, 1]


async def test_poison_is_set_aside_whole_and_the_line_goes_on() -> None:
    broker = LogBroker()
    fill(broker, 4)
    broker.topics[TP("tocsin.feeds", 0)][0].value = b'{"feed_id": 3}'

    await live(broker)

    dead = [DeadLetter.decode(r.value or b"") for p in (0, 1) for r in broker.topics[TP("tocsin.dead.letters", p)]]
    assert [(d.topic, d.partition, d.offset, d.reason.value) for d in dead] == [("tocsin.feeds", 0, 0, "wrong_shape")]
    assert sum(part["all"]["count"] for part in memory(broker)) == 3


async def test_a_flood_of_poison_stops_the_line() -> None:
    broker = LogBroker()
    fill(broker, 20)
    for part in (0, 1):
        for record in broker.topics[TP("tocsin.feeds", part)]:
            record.value = b"not json"

    with pytest.raises(Halted, match="4 records in a row"):
        await live(broker)


async def test_a_bug_in_a_decision_sets_one_record_aside_and_keeps_no_half_memory() -> None:
    def decide(memory: Memory, feed: Feed, now: datetime) -> Decision:
        decision = decide_count(memory, feed, now)
        if feed.feed_id == "f2":
            raise ZeroDivisionError("a bug")
        return decision

    broker = LogBroker()
    fill(broker, 6)

    await live(broker, replace(STAGE, decide=decide))

    assert sum(part["all"]["count"] for part in memory(broker)) == 5
    dead = [DeadLetter.decode(r.value or b"") for p in (0, 1) for r in broker.topics[TP("tocsin.dead.letters", p)]]
    assert [d.error for d in dead] == ["ZeroDivisionError: a bug"]


async def test_what_would_be_too_large_a_record_is_set_aside_with_the_limit() -> None:
    broker = LogBroker()
    fill(broker, 2)

    await live(broker, settings=replace(SETTINGS, record_bytes_max=50))

    dead = [DeadLetter.decode(r.value or b"") for p in (0, 1) for r in broker.topics[TP("tocsin.dead.letters", p)]]
    assert {d.reason.value for d in dead} == {"too_large"}
    assert "the limit is 50 ([streams] record_bytes_max)" in dead[0].error


async def test_a_topic_made_anew_is_read_from_its_start() -> None:
    broker = LogBroker()
    fill(broker, 10)
    await live(broker)
    for part in (0, 1):
        broker.topics[TP("tocsin.feeds", part)] = []
        broker.committed.pop(TP("tocsin.feeds", part), None)
    fill(broker, 4)

    await live(broker)

    assert sum(part["all"]["count"] for part in memory(broker)) == 14


async def test_what_was_taken_is_finished_though_nothing_more_comes() -> None:
    class Paused(FakeStream):
        """A rebalance empties the queue behind the first records: the stream never ends and never goes on."""

        async def events(self) -> Any:
            for _ in range(3):
                yield SimpleNamespace(message=self._left.pop(0))
            await asyncio.Event().wait()

    broker = LogBroker()
    fill(broker, 10)
    app = FakeApp(broker)
    runner = StageRunner(app, STAGE, SETTINGS, halt=halt)
    await app.assign(0, 1)
    await runner.on_rebalance_complete()
    stream = Paused(broker, tuple(runner.topic_of))
    running = asyncio.create_task(runner.run(stream))

    async with asyncio.timeout(5):
        while sum(len(offsets) for offsets in stream._acked.values()) < 3:
            await asyncio.sleep(0.01)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


async def test_a_send_that_fails_ends_the_process_and_no_offset_moves() -> None:
    class Refusing(LogBroker):
        async def send(self, topic: str, *rest: Any) -> Any:
            if topic == "tocsin.feeds.polled":
                raise OSError("no leader")
            return await super().send(topic, *rest)

    broker = Refusing()
    fill(broker, 10)

    with pytest.raises(Halted, match=r"could not make its work durable.*no leader"):
        await live(broker)

    assert broker.committed == {}
    assert memory(broker) == [{}, {}]


class Ear:
    """An observer that notes what it hears, and which rows it is given."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, int]] = []
        self.rows: dict[int, int] = {}

    def assigned(self, partition: int, rows: PartitionRows) -> None:
        self.heard.append(("assigned", partition))
        self.rows[partition] = sum(key != REDO_KEY for key in rows.raw)

    def revoked(self, partition: int) -> None:
        self.heard.append(("revoked", partition))

    def changed(self, partition: int, changes: Any) -> None:
        del partition, changes


async def test_a_partition_whose_memory_is_still_loading_is_not_taken_up() -> None:
    """A recovery ends while the next rebalance loads: what it tells us must not be of partitions still to come."""
    broker = LogBroker()
    fill(broker)
    await live(broker)
    app, ear = FakeApp(broker), Ear()
    runner = StageRunner(app, replace(STAGE, observer=ear), SETTINGS, halt=halt)
    await app.assign(0)
    assigning = asyncio.create_task(app.assign(0, 1))
    await asyncio.sleep(0)

    await runner.on_rebalance_complete()
    assert ear.heard == [("assigned", 0)]
    await assigning
    await runner.on_rebalance_complete()

    assert ear.heard == [("assigned", 0), ("assigned", 1)]
    assert ear.rows == {part: len(memory(broker)[part]) for part in (0, 1)}


async def test_a_partition_that_was_away_between_two_takings_is_read_from_where_the_other_left_it() -> None:
    """Ours, then another's, then ours again, without a word in between: its records count once."""
    broker = LogBroker()
    fill(broker, 10)
    app, ear = FakeApp(broker), Ear()
    runner = StageRunner(app, replace(STAGE, observer=ear), SETTINGS, halt=halt)
    await app.assign(0, 1)
    await runner.on_rebalance_complete()
    await runner.run(FakeStream(broker, tuple(runner.topic_of)))

    await app.assign(0)
    fill(broker, 10)
    await live(broker)  # another worker does the rest of 1, and dies before it commits
    await app.assign(0, 1)
    broker.committed[TP("tocsin.feeds", 1)] = 5
    await runner.on_rebalance_complete()
    await runner.run(FakeStream(broker, ("tocsin.feeds",)))

    assert memory(broker)[1]["all"]["count"] == 10
    assert ear.heard[-2:] == [("revoked", 1), ("assigned", 1)]


async def test_a_partition_kept_through_a_rebalance_goes_on_and_reads_nothing_back() -> None:
    broker = LogBroker()
    fill(broker, 10)
    app, ear = FakeApp(broker), Ear()
    runner = StageRunner(app, replace(STAGE, observer=ear), SETTINGS, halt=halt)
    await app.assign(0, 1)
    await runner.on_rebalance_complete()
    await runner.run(FakeStream(broker, tuple(runner.topic_of)))

    await app.assign(0, 1)
    await runner.on_rebalance_complete()

    ends = {part: len(broker.topics[TP("tocsin-count-changelog", part)]) - 1 for part in (0, 1)}
    assert {part: app.stores[0].persisted_offset(TP("", part)) for part in (0, 1)} == ends
    assert ear.heard == [("assigned", 0), ("assigned", 1)]


async def test_what_another_wrote_to_a_partition_that_was_kept_is_taken_up() -> None:
    """A worker that was held up so long that its partition went to another and back never hears that it was away."""
    broker = LogBroker()
    fill(broker, 10)
    app, ear = FakeApp(broker), Ear()
    runner = StageRunner(app, replace(STAGE, observer=ear), SETTINGS, halt=halt)
    await app.assign(0, 1)
    await runner.on_rebalance_complete()
    await runner.run(FakeStream(broker, tuple(runner.topic_of)))
    fill(broker, 10)
    await live(broker)

    broker.committed.clear()
    await app.assign(0, 1)
    app.recover()
    await runner.on_rebalance_complete()
    await runner.run(FakeStream(broker, tuple(runner.topic_of)))

    assert [part["all"]["count"] for part in memory(broker)] == [10, 10]
    assert ear.heard[-4:] == [("revoked", 0), ("revoked", 1), ("assigned", 0), ("assigned", 1)]


async def test_rows_left_over_from_a_recovery_that_was_overtaken_change_nothing() -> None:
    broker = LogBroker()
    fill(broker, 10)
    await live(broker)
    app = FakeApp(broker)
    StageRunner(app, STAGE, SETTINGS, halt=halt)
    await app.assign(0)

    app.recover(since=0)

    assert app.stores[0].rows(0).raw == broker.compacted("tocsin-count-changelog", 0)
    assert 1 not in app.stores[0].partitions
    assert app.stores[0].fresh == {0}


async def test_a_worker_thrown_out_in_the_middle_of_a_batch_writes_no_memory_and_ends() -> None:
    broker = LogBroker()
    fill(broker, 10)
    app = FakeApp(broker)

    def decide(memory: Memory, feed: Feed, now: datetime) -> Decision:
        app.tocsin_membership.thrown_out()
        return decide_count(memory, feed, now)

    runner = StageRunner(app, replace(STAGE, decide=decide), SETTINGS, halt=halt)
    await app.assign(0, 1)
    await runner.on_rebalance_complete()
    with pytest.raises(Halted, match="given its partitions to others"):
        await runner.run(FakeStream(broker, tuple(runner.topic_of)))

    assert memory(broker) == [{}, {}]
    assert broker.committed == {}
