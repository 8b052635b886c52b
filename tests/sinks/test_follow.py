"""Records reach the warehouse in small batches; none is lost, and a bad one stops nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from tests.sinks.story import ARTICLE, NOUNS, Kept, log, stream
from tests.sinks.warehouses import InMemory, MemorySink, content_hash

from tocsin.errors import LineStopped, Retryable, SetAside, StoreError, WrongShape
from tocsin.schemas import Article
from tocsin.sinks import BatchLimits, Positions, SinkRunner, Stored
from tocsin.sinks.follow import Record


@dataclass
class Grudging(MemorySink):
    """Keeps everything in memory, and can be told to refuse."""

    place: InMemory = field(default_factory=lambda: InMemory(Path()))
    refuses: str = ""
    """Titles with this word cannot be stored."""
    busy_times: int = 0
    batches: list[int] = field(default_factory=list)
    wrote: asyncio.Event = field(default_factory=asyncio.Event)

    async def write(self, batch: Sequence[Stored], positions: Positions) -> None:
        if self.busy_times:
            self.busy_times -= 1
            raise Retryable("the file is open in another program")
        if self.refuses and any(isinstance(s.noun, Article) and self.refuses in s.noun.title for s in batch):
            raise SetAside("no such title")
        await super().write(batch, positions)
        self.batches.append(len(batch))
        self.wrote.set()


@dataclass
class Graves:
    """Who was set aside, and why."""

    dead: list[tuple[int, SetAside]] = field(default_factory=list)

    async def __call__(self, record: Record, error: SetAside) -> None:
        await asyncio.sleep(0)
        self.dead.append((record.offset, error))


def articles(number: int, title: str = "Fine") -> list[Kept]:
    return [
        Kept("t.articles.unique", 0, i, b"a", replace(ARTICLE, article_id=f"art-{i}", title=title).encode())
        for i in range(number)
    ]


async def test_a_batch_ends_when_it_is_full() -> None:
    sink = Grudging()
    await SinkRunner(sink, NOUNS, Graves(), limits=BatchLimits(records=10)).run(stream(articles(25)))
    assert sink.batches == [10, 10, 5]


async def test_a_batch_ends_when_it_is_large() -> None:
    sink = Grudging()
    limits = BatchLimits(bytes=3 * len(articles(1)[0].value or b""))
    await SinkRunner(sink, NOUNS, Graves(), limits=limits).run(stream(articles(9)))
    assert sink.batches == [3, 3, 3]


async def test_a_quiet_log_is_written_after_a_while_without_more() -> None:
    sink = Grudging()

    async def one_then_silence() -> AsyncIterator[Kept]:
        yield articles(1)[0]
        await asyncio.Event().wait()

    runner = SinkRunner(sink, NOUNS, Graves(), limits=BatchLimits(seconds=0.05))
    running = asyncio.create_task(runner.run(one_then_silence()))
    await asyncio.wait_for(sink.wrote.wait(), 5)
    assert len(sink.place.kept["articles"]) == 1
    runner.stop()
    await asyncio.wait_for(running, 5)


async def test_stop_writes_what_was_read() -> None:
    sink = Grudging()
    given = asyncio.Event()

    async def some_then_silence() -> AsyncIterator[Kept]:
        for record in articles(5):
            yield record
        given.set()
        await asyncio.Event().wait()

    runner = SinkRunner(sink, NOUNS, Graves(), limits=BatchLimits(seconds=1000))
    running = asyncio.create_task(runner.run(some_then_silence()))
    await given.wait()
    runner.stop()
    await asyncio.wait_for(running, 5)
    assert len(sink.place.kept["articles"]) == 5
    assert await sink.positions() == {("t.articles.unique", 0): 5}


async def test_a_record_that_is_no_noun_is_set_aside_and_the_rest_goes_on() -> None:
    records = articles(6)
    records[2] = replace(records[2], value=b"{not json")
    records[4] = replace(records[4], value=b'{"schema":"tocsin.article/1"}')
    sink, graves = Grudging(), Graves()
    await SinkRunner(sink, NOUNS, graves).run(stream(records))
    assert [offset for offset, _ in graves.dead] == [2, 4]
    assert all(isinstance(error, WrongShape) for _, error in graves.dead)
    assert len(sink.place.kept["articles"]) == 4
    assert await sink.positions() == {("t.articles.unique", 0): 6}


async def test_a_row_the_warehouse_refuses_is_found_and_set_aside_alone() -> None:
    records = articles(40)
    for bad in (7, 31):
        records[bad] = replace(records[bad], value=replace(ARTICLE, title="cursed").encode())
    sink, graves = Grudging(refuses="cursed"), Graves()
    await SinkRunner(sink, NOUNS, graves).run(stream(records))
    assert [offset for offset, _ in graves.dead] == [7, 31]
    assert len(sink.place.kept["articles"]) == 38
    assert await sink.positions() == {("t.articles.unique", 0): 40}


async def test_a_flood_of_bad_records_stops_the_sink() -> None:
    sink, graves = Grudging(refuses="cursed"), Graves()
    with pytest.raises(LineStopped, match="50 records in a row"):
        await SinkRunner(sink, NOUNS, graves).run(stream(articles(500, "cursed")))
    assert len(graves.dead) == 50
    assert await sink.positions() == {}


async def test_many_bad_records_among_good_ones_do_not_stop_it() -> None:
    records = [replace(r, value=b"[]") if r.offset % 2 else r for r in articles(300)]
    sink, graves = Grudging(), Graves()
    await SinkRunner(sink, NOUNS, graves).run(stream(records))
    assert (len(graves.dead), len(sink.place.kept["articles"])) == (150, 150)


async def test_a_busy_warehouse_is_tried_again_and_nothing_is_lost() -> None:
    sink, graves = Grudging(busy_times=3), Graves()
    await SinkRunner(sink, NOUNS, graves, limits=BatchLimits(retry_s=0.01)).run(stream(articles(5)))
    assert (len(sink.place.kept["articles"]), graves.dead) == (5, [])


async def test_stop_does_not_wait_for_a_warehouse_that_stays_busy() -> None:
    sink = Grudging(busy_times=1_000)
    runner = SinkRunner(sink, NOUNS, Graves(), limits=BatchLimits(seconds=0.01, retry_s=1_000.0))
    running = asyncio.create_task(runner.run(stream(articles(5))))
    while sink.busy_times == 1_000:
        await asyncio.sleep(0.005)
    runner.stop()
    await asyncio.wait_for(running, 5)
    assert await sink.positions() == {}


async def test_a_slow_grave_loses_no_record() -> None:
    """Setting aside outlasts the batch's time: the batch ends, the record is still accounted for."""
    finished: list[int] = []

    async def slow(record: Record, _error: SetAside) -> None:
        await asyncio.sleep(0.05)
        finished.append(record.offset)

    records = [replace(r, value=b"[]") if r.offset % 3 == 0 else r for r in articles(12)]
    sink = Grudging()
    await SinkRunner(sink, NOUNS, slow, limits=BatchLimits(seconds=0.01)).run(stream(records))
    assert finished == [0, 3, 6, 9]
    assert len(sink.place.kept["articles"]) == 8


async def test_topics_no_warehouse_keeps_are_passed_over() -> None:
    sink = Grudging()
    await SinkRunner(sink, NOUNS, Graves()).run(stream([Kept("t.feeds", 0, 0, b"f", b"not read at all")]))
    assert await sink.positions() == {("t.feeds", 0): 1}


async def test_an_error_of_the_log_is_raised_after_what_came_before_is_written() -> None:
    async def torn() -> AsyncIterator[Kept]:
        for record in articles(3):
            yield record
        raise StoreError("the log is torn")

    sink = Grudging()
    with pytest.raises(StoreError, match="the log is torn"):
        await SinkRunner(sink, NOUNS, Graves()).run(torn())
    assert len(sink.place.kept["articles"]) == 3


async def test_a_story_ends_the_same_however_often_it_is_cut_off() -> None:
    whole = Grudging()
    await SinkRunner(whole, NOUNS, Graves()).run(stream(log()))
    cut = Grudging()
    for _ in range(30):
        runner = SinkRunner(cut, NOUNS, Graves(), limits=BatchLimits(seconds=0.0))
        running = asyncio.create_task(runner.run(stream(log(), await cut.positions())))
        await asyncio.sleep(0.001)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    await SinkRunner(cut, NOUNS, Graves()).run(stream(log(), await cut.positions()))
    assert content_hash(await cut.place.rows()) == content_hash(await whole.place.rows())
