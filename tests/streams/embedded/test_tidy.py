"""Housekeeping: what a topic may throw away, what it never does, and that the clock cannot fool it."""

import asyncio
import random
from pathlib import Path

import pytest
from tests.streams.embedded.test_log import everything, fill

from tocsin.streams.embedded.clock import JUMP_S, TRUST_S, TrustedClock
from tocsin.streams.embedded.log import Log
from tocsin.streams.embedded.tidy import STEP_RECORDS
from tocsin.streams.embedded.topic import Policy

DAY_S = 86_400.0


class Hands:
    """The two hands of a clock, moved by the test."""

    def __init__(self) -> None:
        self.wall = 1_800_000_000.0
        self.steady = 1_000.0

    def pass_(self, seconds: float) -> None:
        self.wall += seconds
        self.steady += seconds

    def clock(self) -> TrustedClock:
        return TrustedClock(lambda: self.wall, lambda: self.steady)


@pytest.fixture
def hands() -> Hands:
    return Hands()


async def test_records_past_the_retention_time_go_and_offsets_stay(path: Path, hands: Hands) -> None:
    log = Log(path, clock=hands.clock())
    topic = await log.create("t", 2, Policy(retention_ms=int(DAY_S * 1000)))
    await fill(log, topic, 3 * STEP_RECORDS)
    hands.pass_(DAY_S / 2)
    await fill(log, topic, 10)
    await log.tidy()
    assert len(everything(log, topic)) == 3 * STEP_RECORDS + 10
    hands.pass_(DAY_S * 0.75)
    await log.tidy()
    left = [(part.number, row[1]) for part, row in everything(log, topic)]
    half = 3 * STEP_RECORDS // 2
    assert sorted(left) == [(number, half + i) for number in (0, 1) for i in range(5)]
    assert [log.start(part) for part in topic.partitions] == [half, half]
    assert [(part.records, part.end) for part in topic.partitions] == [(5, half + 5)] * 2
    log.close()


async def test_old_timestamps_of_fresh_records_do_not_age_them(path: Path, hands: Hands) -> None:
    log = Log(path, clock=hands.clock())
    topic = await log.create("t", 1, Policy(retention_ms=1000))
    await log.append(topic.partitions[0], None, b"published long ago", timestamp_ms=0)
    await log.append(topic.partitions[0], None, b"another", timestamp_ms=0)
    await log.tidy()
    assert len(everything(log, topic)) == 2
    log.close()


async def test_the_oldest_go_when_a_partition_grows_too_large(log: Log) -> None:
    topic = await log.create("t", 1, Policy(retention_bytes=100_000))
    await fill(log, topic, 3_000, 100)
    await log.tidy()
    rows = everything(log, topic)
    kept = [row[1] for _, row in rows]
    assert kept == list(range(kept[0], 3_000))
    assert 100_000 - 110 < sum(len(row[3] or b"") + len(row[5] or b"") for _, row in rows) <= 100_000
    assert topic.partitions[0].bytes <= 100_000


async def test_the_last_record_stays_whatever_its_age_and_size(path: Path, hands: Hands) -> None:
    log = Log(path, clock=hands.clock())
    topic = await log.create("t", 1, Policy(compact=True, retention_ms=1, retention_bytes=1, tombstone_ms=0))
    await log.append(topic.partitions[0], b"k", b"v" * 1000, timestamp_ms=0)
    await log.append(topic.partitions[0], b"k", None, timestamp_ms=0)
    hands.pass_(DAY_S)
    await log.tidy()
    assert [row[1] for _, row in everything(log, topic)] == [1]
    log.close()


async def test_compaction_leaves_just_the_last_record_of_each_key(log: Log) -> None:
    topic = await log.create("t", 3, Policy(compact=True))
    chance = random.Random(7)
    last: dict[tuple[int, bytes], bytes] = {}
    futures = []
    for i in range(5_000):
        part = chance.choice(topic.partitions)
        key, value = b"k%d" % chance.randrange(400), b"%d" % i
        last[part.number, key] = value
        futures.append(log.append(part, key, value, timestamp_ms=0))
    await asyncio.gather(*futures)
    await log.tidy()
    rows = everything(log, topic)
    assert {(part.number, row[3]): row[5] for part, row in rows} == last
    assert len(rows) == len(last)
    assert [row[0] for _, row in rows] == sorted(row[0] for _, row in rows)
    assert sum(part.records for part in topic.partitions) == len(last)


async def test_compaction_goes_on_from_where_it_was(log: Log) -> None:
    topic = await log.create("t", 1, Policy(compact=True))
    for _ in range(3):
        await fill(log, topic, 500)  # the same 500 keys each time
        await log.tidy()
        assert len(everything(log, topic)) == 500
    assert topic.partitions[0].cleaned == 1500


async def test_a_record_without_a_key_is_not_compacted_away(log: Log) -> None:
    topic = await log.create("t", 1, Policy(compact=True))
    for _ in range(5):
        await log.append(topic.partitions[0], None, b"v", timestamp_ms=0)
    await log.tidy()
    assert len(everything(log, topic)) == 5


async def test_a_tombstone_stays_for_its_time_so_that_a_reader_who_lags_sees_it(path: Path, hands: Hands) -> None:
    log = Log(path, clock=hands.clock())
    topic = await log.create("t", 1, Policy(compact=True, tombstone_ms=int(DAY_S * 1000)))
    part = topic.partitions[0]
    for key, value in ((b"gone", b"1"), (b"gone", None), (b"stays", b"2")):
        await log.append(part, key, value, timestamp_ms=0)
    await log.tidy()
    assert [(row[3], row[5]) for _, row in everything(log, topic)] == [(b"gone", None), (b"stays", b"2")]
    hands.pass_(DAY_S + 1)
    await log.append(part, b"x", b"3", timestamp_ms=0)
    await log.tidy()
    assert [(row[3], row[5]) for _, row in everything(log, topic)] == [(b"stays", b"2"), (b"x", b"3")]
    log.close()


async def test_housekeeping_happens_by_itself_and_appends_go_on_meanwhile(path: Path) -> None:
    log = Log(path)
    topic = await log.create("t", 1, Policy(compact=True))
    for _ in range(20):
        await fill(log, topic, 1_000)  # 20 000 records, 1 000 keys
    loop = asyncio.get_running_loop()
    until = loop.time() + 30
    slowest = 0.0
    while topic.partitions[0].records > 3_000:
        began = loop.time()
        assert began < until, "nothing was compacted in 30 s"
        await log.append(topic.partitions[0], b"k1", b"meanwhile", timestamp_ms=0)
        slowest = max(slowest, loop.time() - began)
        await asyncio.sleep(0.01)
    assert slowest < 1.0
    log.close()


async def test_retention_survives_a_clock_that_jumps_ahead_and_back(path: Path, hands: Hands) -> None:
    log = Log(path, clock=hands.clock())
    topic = await log.create("t", 1, Policy(retention_ms=int(DAY_S * 1000)))
    await fill(log, topic, 10)
    hands.wall += 365 * DAY_S
    await log.tidy()
    await fill(log, topic, 10)
    hands.wall -= 730 * DAY_S
    await log.tidy()
    await fill(log, topic, 10)
    assert [row[1] for _, row in everything(log, topic)] == list(range(30)), "nothing was deleted, order is kept"
    hands.wall += 365 * DAY_S  # right again
    hands.pass_(DAY_S + 60)
    await log.append(topic.partitions[0], None, b"", timestamp_ms=0)
    await log.tidy()
    assert len(everything(log, topic)) == 1
    log.close()


def test_a_jumped_clock_is_believed_after_it_has_stood_for_an_hour(hands: Hands) -> None:
    clock = hands.clock()
    before = clock.now_ms()
    hands.wall += JUMP_S + 1
    assert clock.now_ms() == before
    hands.pass_(TRUST_S - 1)
    assert clock.now_ms() == before + (TRUST_S - 1) * 1000
    hands.pass_(1)
    clock.now_ms()
    assert clock.now_ms() == int(hands.wall * 1000)


def test_a_drifting_clock_is_followed(hands: Hands) -> None:
    clock = hands.clock()
    for _ in range(100):
        hands.pass_(60)
        hands.wall += 1
        assert clock.now_ms() == int(hands.wall * 1000)
