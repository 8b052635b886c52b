"""Following the embedded log from this process and from another, whatever exists by then."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import aclosing
from pathlib import Path

import pytest

from tocsin.errors import SettingsError, StoreError
from tocsin.streams.embedded import shared
from tocsin.streams.embedded.log import Log
from tocsin.streams.loading import load_rows
from tocsin.streams.tail import Record, Since, end_positions, read_all, tail

REPOSITORY = Path(__file__).parents[2]
PATIENCE_S = 20.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.db"


@pytest.fixture
def broker(path: Path) -> str:
    return f"embedded://{path}"


async def append(log: Log, topic: str, *values: bytes) -> None:
    for i, value in enumerate(values):
        await log.append(log.topics[topic].partitions[i % 2], None, value, timestamp_ms=1500)


async def take(records: AsyncIterator[Record], count: int) -> list[bytes | None]:
    found = []
    async with asyncio.timeout(PATIENCE_S):
        async for record in records:
            found.append(record.value)
            if len(found) == count:
                break
    return found


@pytest.mark.parametrize(
    ("since", "values"),
    [
        ("earliest", [b"a", b"b", b"c", b"new"]),
        ("latest", [b"new"]),
        ({("t", 0): 1}, [b"b", b"c", b"new"]),
        ({("t", 0): 2, ("t", 1): 1}, [b"new"]),
    ],
)
async def test_it_begins_where_it_is_told(path: Path, broker: str, since: Since, values: list[bytes]) -> None:
    log = Log(path)
    await log.create("t", 2)
    await append(log, "t", b"a", b"b", b"c")
    ends = await end_positions(broker, ["t"])
    assert ends == {("t", 0): 2, ("t", 1): 1}
    taking = asyncio.create_task(take(tail(broker, ["t"], since=since), len(values)))
    if since == "latest":
        await asyncio.sleep(0.5)  # "latest" is when it looks; nothing tells from outside that it has
    await append(log, "t", b"new")
    assert await taking == values
    log.close()


async def test_it_waits_for_a_log_and_a_topic_that_do_not_exist_yet(path: Path, broker: str) -> None:
    taking = asyncio.create_task(take(tail(broker, ["later"], since="latest"), 2))
    await asyncio.sleep(0.1)
    log = Log(path)
    await log.create("other", 1)
    await asyncio.sleep(0.1)
    await log.create("later", 2)
    await append(log, "later", b"first", b"second")
    assert await taking == [b"first", b"second"]
    log.close()


async def test_it_follows_a_log_that_another_process_writes_and_restarts(path: Path, broker: str) -> None:
    script = (
        "import asyncio, sys, pathlib\n"
        "from tocsin.streams.embedded.log import Log\n"
        "async def main():\n"
        "    log = Log(pathlib.Path(sys.argv[1]))\n"
        "    topic = await log.create('t', 2)\n"
        "    for i in range(5):\n"
        "        await log.append(topic.partitions[i % 2], None, b'%d' % i, timestamp_ms=0)\n"
        "    log.close()\n"
        "asyncio.run(main())\n"
    )
    async with aclosing(tail(broker, ["t"], since="earliest")) as records:
        for _ in range(3):
            writing = subprocess.Popen([sys.executable, "-c", script, str(path)], cwd=REPOSITORY)
            assert await take(records, 5) == [b"0", b"1", b"2", b"3", b"4"]
            assert await asyncio.to_thread(writing.wait, PATIENCE_S) == 0


async def test_read_all_ends_at_the_end_of_now_in_order_of_append(path: Path, broker: str) -> None:
    log = Log(path)
    await log.create("t", 2)
    await log.create("u", 2)
    for i in range(0, 1200, 2):
        log.append(log.topics["t"].partitions[i % 3 % 2], None, b"%d" % i, timestamp_ms=0)
        log.append(log.topics["u"].partitions[i % 5 % 2], None, b"%d" % (i + 1), timestamp_ms=0)
    await log.flush()
    assert [int(r.value or b"") async for r in read_all(broker, ["t", "u"])] == list(range(1200))
    assert [r async for r in read_all(broker, ["nothing"])] == []
    log.close()


async def test_a_record_has_all_its_parts(path: Path, broker: str) -> None:
    from tocsin.streams.embedded.headers import pack

    log = Log(path)
    topic = await log.create("t", 1)
    await log.append(topic.partitions[0], b"k", None, timestamp_ms=1234, headers=pack([("h", b"1")]))
    assert [r async for r in read_all(broker, ["t"])] == [Record("t", 0, 0, 1.234, b"k", None, (("h", b"1"),))]
    log.close()


async def test_a_file_that_is_no_log_is_refused(path: Path, broker: str) -> None:
    path.write_text("hello")
    with pytest.raises(StoreError, match="not a tocsin log"):
        await end_positions(broker, ["t"])


async def test_an_unknown_broker_is_refused() -> None:
    with pytest.raises(SettingsError, match=r"neither embedded://PATH nor kafka://"):
        await end_positions("rabbit://x", ["t"])


async def test_rows_are_the_last_values_by_key_and_where_they_end(path: Path, broker: str) -> None:
    log = Log(path)
    topic = await log.create("rows", 3)
    for i, (key, value) in enumerate(
        [(b"a", b"1"), (b"b", b"2"), (b"a", b"3"), (b"b", None), (b"x", b"y"), (b"\xc3\xbc", b"4")]
    ):
        await log.append(topic.partitions[i // 5], key, value, timestamp_ms=0)
    assert await load_rows(broker, "rows", [0, 1, 2, 7]) == {0: ({"a": b"3", "x": b"y"}, 4), 1: ({"ü": b"4"}, 0)}
    assert await load_rows(broker, "nothing", [0]) == {}
    log.close()


async def test_it_follows_a_log_that_its_own_process_opens_again_and_is_called_at_once(path: Path, broker: str) -> None:
    loop = asyncio.get_running_loop()
    async with aclosing(tail(broker, ["t"], since="earliest")) as records:
        for _ in range(2):
            log = shared.acquire(path)
            await log.create("t", 2)
            await append(log, "t", b"wakes")
            assert await take(records, 1) == [b"wakes"]
            took = []
            for _ in range(10):
                taking = asyncio.create_task(take(records, 1))
                await asyncio.sleep(0.05)
                began = loop.time()
                await append(log, "t", b"now")
                assert await taking == [b"now"]
                took.append(loop.time() - began)
            assert sorted(took)[5] < 0.5
            shared.release(log)


BROKEN_OFF = """
import asyncio, contextlib, random, sys
from pathlib import Path
from tocsin.streams.embedded.follow import EmbeddedFollower

async def main():
    for _ in range(300):
        follower = EmbeddedFollower(Path(sys.argv[1]), ["t"])
        ends = await follower.ends()
        reading = asyncio.create_task(follower.fetch(dict.fromkeys(ends, 0), 500))
        await asyncio.sleep(random.random() * 0.004)
        reading.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await reading
        await follower.close()

asyncio.run(main())
"""


async def test_a_reader_may_be_cancelled_in_the_middle_of_a_read(path: Path) -> None:
    log = Log(path)
    topic = await log.create("t", 2)
    for i in range(3000):
        log.append(topic.partitions[i % 2], None, b"x" * 200, timestamp_ms=0)
    await log.flush()
    log.close()
    reading = subprocess.Popen([sys.executable, "-c", BROKEN_OFF, str(path)], cwd=REPOSITORY)
    assert await asyncio.to_thread(reading.wait, PATIENCE_S) == 0
