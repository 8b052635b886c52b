"""The log alone: what is appended is durable, ordered, bounded, and read back as it was."""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tocsin.errors import StoreError
from tocsin.streams.embedded.headers import pack, unpack
from tocsin.streams.embedded.log import Log, RecordTooLarge
from tocsin.streams.embedded.topic import Partition, Policy, Row, Topic

REPOSITORY = Path(__file__).parents[3]


async def fill(log: Log, topic: Topic, count: int, size: int = 1) -> None:
    """Append ``count`` records in turn over the partitions, the number at the front of the value."""
    parts = topic.partitions
    await asyncio.gather(
        *[log.append(parts[i % len(parts)], b"k%d" % i, (b"%d" % i).ljust(size), timestamp_ms=i) for i in range(count)]
    )


def everything(log: Log, topic: Topic, count: int = 500) -> list[tuple[Partition, Row]]:
    """Read a topic to its end."""
    position = dict.fromkeys(topic.partitions, 0)
    found: list[tuple[Partition, Row]] = []
    while rows := log.read(list(position.items()), count):
        found += rows
        position |= {part: row[1] + 1 for part, row in rows}
    return found


async def test_offsets_count_up_from_zero_in_each_partition(log: Log) -> None:
    topic = await log.create("t", 3)
    got = [await log.append(topic.partitions[i % 3], None, b"", timestamp_ms=0) for i in range(6)]
    assert got == [0, 0, 0, 1, 1, 1]
    assert [part.end for part in topic.partitions] == [2, 2, 2]


@pytest.mark.parametrize("chunk", [1, 7, 500])
async def test_records_come_back_in_the_order_of_append_over_all_partitions(log: Log, chunk: int) -> None:
    topic = await log.create("t", 4)
    await fill(log, topic, 300)
    assert [int(row[5] or b"") for _, row in everything(log, topic, chunk)] == list(range(300))


async def test_records_come_back_in_the_order_of_append_from_the_disk_too(path: Path) -> None:
    log = Log(path)
    topic = await log.create("t", 4)
    for i in range(200):  # unevenly: most go to one partition
        log.append(topic.partitions[0 if i % 10 else i % 4], None, b"%d" % i, timestamp_ms=0)
    log.close()
    log = Log(path)
    rows = everything(log, log.topics["t"], 16)
    log.close()
    assert [int(row[5] or b"") for _, row in rows] == list(range(200))


async def test_everything_of_a_record_is_kept(log: Log) -> None:
    topic = await log.create("t", 1)
    headers = [("a", b"1"), ("ü", None), ("a", b"")]
    for key, value, head in ((None, None, None), (b"", b"", []), (b"\x00k", b"\xffv", headers)):
        await log.append(topic.partitions[0], key, value, timestamp_ms=-5, headers=pack(head))
    rows = [row for _, row in everything(log, topic)]
    assert [(row[2], row[3], row[5], unpack(row[4])) for row in rows] == [
        (-5, None, None, []),
        (-5, b"", b"", []),
        (-5, b"\x00k", b"\xffv", headers),
    ]


async def test_a_future_is_done_only_when_another_process_could_read_the_record(log: Log, path: Path) -> None:
    topic = await log.create("t", 1)
    await log.append(topic.partitions[0], None, b"there", timestamp_ms=0)
    db = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    assert db.execute("SELECT value FROM records").fetchall() == [(b"there",)]
    db.close()


async def test_appends_made_together_are_committed_together(log: Log) -> None:
    topic = await log.create("t", 1)
    commits = 0

    def count() -> None:
        nonlocal commits
        commits += 1

    forget = log.listen(count)
    await fill(log, topic, 1000)
    forget()
    assert 1 <= commits < 100


async def test_the_limit_on_a_record_says_its_size_and_topic_and_leaves_no_hole(log: Log) -> None:
    topic = await log.create("t", 1)
    with pytest.raises(RecordTooLarge, match=r"1005 bytes for topic 't' is over the limit of 1000"):
        log.append(topic.partitions[0], b"12345", b"v" * 1000, timestamp_ms=0, record_bytes_max=1000)
    assert await log.append(topic.partitions[0], None, b"v" * 1000, timestamp_ms=0, record_bytes_max=1000) == 0


async def test_offsets_committed_by_a_group_are_there_after_a_restart_and_only_for_it(path: Path) -> None:
    log = Log(path)
    topic = await log.create("t", 2)
    await log.commit("g", {topic.partitions[0]: 3, topic.partitions[1]: 4})
    await log.commit("g", {topic.partitions[0]: 5})
    log.close()
    log = Log(path)
    assert log.committed("g") == {("t", 0): 5, ("t", 1): 4}
    assert log.committed("other") == {}
    log.close()


async def test_a_topic_keeps_its_partitions_and_takes_a_new_policy(path: Path) -> None:
    log = Log(path)
    await log.create("t", 2, Policy(retention_ms=1))
    assert (await log.create("t", 2)).policy == Policy(retention_ms=1)
    assert (await log.create("t", 2, Policy(compact=True))).policy.compact
    with pytest.raises(StoreError, match=r"'t'.*has 2 partitions, 3 are asked for"):
        await log.create("t", 3)
    with pytest.raises(StoreError, match="1 to 249 characters"):
        await log.create("x" * 250, 1)
    await log.flush()  # a refusal undoes only itself
    log.close()
    log = Log(path)
    assert {name: (len(topic.partitions), topic.policy) for name, topic in log.topics.items()} == {
        "t": (2, Policy(compact=True))
    }
    log.close()


async def test_what_was_appended_before_close_is_there_after_it(path: Path) -> None:
    log = Log(path)
    topic = await log.create("t", 1)
    futures = [log.append(topic.partitions[0], None, b"%d" % i, timestamp_ms=0) for i in range(100)]
    log.close()
    assert not path.with_name("log.db-wal").exists(), "a clean close folds the write-ahead file into the log"
    log = Log(path)
    assert log.topics["t"].partitions[0].end == 100
    log.close()
    await asyncio.gather(*futures)


async def test_a_full_log_fails_what_did_not_fit_whole_and_moves_no_offset(path: Path) -> None:
    log = Log(path, bytes_max=400_000)
    topic = await log.create("t", 1)
    part = topic.partitions[0]
    await fill(log, topic, 3, 1000)
    await log.commit("g", {part: 3})
    futures = [log.append(part, None, b"v" * 100_000, timestamp_ms=0) for _ in range(10)]
    outcomes = await asyncio.gather(*futures, return_exceptions=True)
    durable = 3 + sum(1 for one in outcomes if isinstance(one, int))
    assert any(isinstance(one, StoreError) for one in outcomes)
    assert "full" in str(log.failed)
    assert "no offset moves" in str(log.failed)
    with pytest.raises(StoreError, match="full"):
        log.append(part, None, b"", timestamp_ms=0)
    with pytest.raises(StoreError, match="full"):
        await log.commit("g", {part: 9})
    log.close()
    log = Log(path)  # room was made
    part = log.topics["t"].partitions[0]
    assert part.end == durable
    assert len(everything(log, log.topics["t"])) == durable
    assert log.committed("g") == {("t", 0): 3}
    assert await log.append(part, None, b"goes on", timestamp_ms=0) == durable
    log.close()


FILL_UNTIL_KILLED = """
import asyncio, os, sys
from pathlib import Path
from tocsin.streams.embedded.log import Log

async def main():
    log = Log(Path(sys.argv[1]))
    topic = await log.create("t", 3)
    async def one(part):
        while True:
            offset = await log.append(part, b"k", os.urandom(700), timestamp_ms=0)
            os.write(1, b"%d %d\\n" % (part.number, offset))
    await asyncio.gather(*[one(part) for part in topic.partitions for _ in range(4)])
asyncio.run(main())
"""


@pytest.mark.parametrize("round_", range(3))
async def test_kill_9_loses_nothing_that_was_acknowledged(path: Path, round_: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", FILL_UNTIL_KILLED, str(path)], stdout=subprocess.PIPE, cwd=REPOSITORY
    )
    assert process.stdout is not None
    told = [process.stdout.readline() for _ in range(200 * (round_ + 1))]
    os.kill(process.pid, signal.SIGKILL)
    told += process.stdout.read().splitlines()
    process.wait()
    acknowledged = [tuple(map(int, line.split())) for line in told if line.strip()]
    log = Log(path)
    kept = {(part.number, row[1]) for part, row in everything(log, log.topics["t"])}
    assert set(acknowledged) <= kept
    for part in log.topics["t"].partitions:
        assert {offset for number, offset in kept if number == part.number} == set(range(part.end)), "no holes"
    log.close()


async def test_the_awaited_append_does_not_linger(log: Log) -> None:
    topic = await log.create("t", 1)
    loop = asyncio.get_running_loop()
    took = []
    for _ in range(50):
        began = loop.time()
        await log.append(topic.partitions[0], None, b"v", timestamp_ms=0)
        took.append(loop.time() - began)
    assert sorted(took)[25] < 0.05
