"""Parser processes: killed at their deadline, replaced when they die, never half a conversation."""

from __future__ import annotations

import asyncio
import os
import signal

import pytest
from tests.fakes.feeds import NOW, entries, rss

from tocsin.streams.poll.job import ParseJob
from tocsin.streams.poll.page_text import PageJob, PageReason
from tocsin.streams.poll.pool import InlineParser, ParseFailed, ParserPool, ParseTrouble

JOB = ParseJob(feed_id="f", url="https://a.example/feed", now=NOW)
FEED = rss(entries(3))
SLOW = rss(entries(480)).replace(b"Body", b"<b>B</b>ody " * 400)
"""Takes seconds; the deadline of these tests is shorter."""


async def test_a_worker_answers_as_the_same_code_inline() -> None:
    async with ParserPool(1) as pool:
        assert await pool.parse(JOB, FEED) == await InlineParser().parse(JOB, FEED)


async def test_a_parse_past_its_deadline_is_killed_and_the_next_one_works() -> None:
    async with ParserPool(1, seconds_max=20.0) as pool:
        await pool.parse(JOB, FEED)
        (pid,) = pool.pids
        pool.seconds_max = 0.2
        with pytest.raises(ParseFailed) as failed:
            await pool.parse(JOB, SLOW)
        assert failed.value.trouble is ParseTrouble.TIMEOUT
        assert pid not in pool.pids
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
        pool.seconds_max = 20.0
        assert (await pool.parse(JOB, FEED)).items == 3
        assert pool.killed == 1


async def test_a_worker_that_dies_fails_its_document_only() -> None:
    async with ParserPool(1) as pool:
        await pool.parse(JOB, FEED)
        (pid,) = pool.pids
        task = asyncio.create_task(pool.parse(JOB, SLOW))
        await asyncio.sleep(0.05)
        os.kill(pid, signal.SIGKILL)
        with pytest.raises(ParseFailed) as failed:
            await task
        assert failed.value.trouble is ParseTrouble.CRASHED
        assert (await pool.parse(JOB, FEED)).items == 3


async def test_a_cancelled_parse_leaves_no_answer_for_the_next() -> None:
    async with ParserPool(1) as pool:
        await pool.parse(JOB, FEED)
        task = asyncio.create_task(pool.parse(JOB, SLOW))
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert (await pool.parse(JOB, FEED)).items == 3


async def test_workers_share_the_work_and_end_with_the_pool() -> None:
    async with ParserPool(2) as pool:
        answers = await asyncio.gather(*(pool.parse(JOB, rss(entries(n))) for n in range(1, 13)))
        pids = pool.pids
        assert len(pids) == 2
    assert [answer.items for answer in answers] == list(range(1, 13))
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


async def test_a_page_is_read_in_a_worker() -> None:
    async with ParserPool(1) as pool:
        page = await pool.page(PageJob(url="https://a.example/1", content_type="application/pdf"), b"%PDF")
    assert page.reason is PageReason.NOT_HTML
