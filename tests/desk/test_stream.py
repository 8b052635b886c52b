"""The journal: what a page that comes back gets, and what it never gets."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.desk.stream import BATCH_MAX, Journal, Resume
from tocsin.desk.view import Update

WAIT_S = 5.0


def update(number: int) -> Update:
    return Update("alert", str(number), b'{"n":%d}' % number)


def ping() -> bytes:
    return b"{}"


def journal(count: int, **limits: int) -> Journal:
    made = Journal("e1", **limits)
    made.append(update(number) for number in range(1, count + 1))
    return made


async def read(stream: AsyncIterator[bytes], until: bytes) -> list[tuple[str, str, str]]:
    """Events as (kind, id, data) up to the one that holds ``until``."""
    found: list[tuple[str, str, str]] = []
    async with asyncio.timeout(WAIT_S):
        async for chunk in stream:
            for block in chunk.decode().split("\n\n"):
                fields = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line)
                if "event" in fields:
                    found.append((fields["event"], fields.get("id", ""), fields["data"]))
            if until in chunk:
                return found
    return found


async def test_a_page_that_comes_back_gets_exactly_what_it_missed() -> None:
    made = journal(10)
    found = await read(made.events("e1-4", ping), b'"n":10')
    assert [one for one in found if one[0] == "alert"] == [("alert", f"e1-{n}", f'{{"n":{n}}}') for n in range(5, 11)]


async def test_a_page_that_heard_nothing_but_hello_can_still_come_back() -> None:
    made = journal(3)
    stream = made.events(None, ping)
    assert b"id: e1-3\n" in await anext(stream)


async def test_a_new_page_gets_only_what_comes_from_now_on() -> None:
    made = journal(3)
    stream = made.events(None, ping)
    await anext(stream)
    made.append([update(4)])
    assert [one[1] for one in await read(stream, b'"n":4')] == ["e1-4"]


@pytest.mark.parametrize("cursor", ["e0-4", "e1-11", "e1--1", "e1-", "nonsense", "", "e1-²", "e1-" + "9" * 40])
async def test_a_page_with_an_id_that_means_nothing_here_is_told_to_begin_again(cursor: str) -> None:
    made = journal(10)
    found = await read(made.events(cursor, ping), b"event: resync")
    assert found[-1][:2] == ("resync", "e1-10")
    assert not [one for one in found if one[0] == "alert"]


async def test_a_page_that_was_away_too_long_is_told_to_begin_again() -> None:
    made = journal(100, updates_max=10)
    assert made.resume("e1-90") == (Resume.GOES_ON, 90)
    assert made.resume("e1-89") == (Resume.RESYNC, 100)


async def test_a_slow_page_is_told_to_begin_again_and_then_goes_on() -> None:
    made = journal(5, updates_max=10)
    stream = made.events("e1-5", ping)
    await anext(stream)
    made.append(update(number) for number in range(6, 50))
    found = await read(stream, b"event: resync")
    assert found == [("resync", "e1-49", "{}")]
    made.append([update(50)])
    assert [one[1] for one in await read(stream, b'"n":50')] == ["e1-50"]


def test_the_journal_is_bounded_by_bytes_too() -> None:
    made = Journal("e1", bytes_max=1_000)
    made.append(Update("alert", str(n), b"x" * 100) for n in range(50))
    assert len(made.after(0)) == 10
    assert made.resume("e1-40") == (Resume.GOES_ON, 40)
    assert made.resume("e1-39")[0] is Resume.RESYNC


async def test_a_quiet_stream_pings() -> None:
    found = await read(journal(0).events(None, ping, ping_s=0.01), b"event: ping")
    assert [one[0] for one in found] == ["hello", "ping"]


async def test_closing_ends_every_stream() -> None:
    made = journal(1)
    stream = made.events(None, ping)
    await anext(stream)
    rest = asyncio.create_task(read(stream, b"never"))
    await asyncio.sleep(0)
    made.close()
    assert await asyncio.wait_for(rest, WAIT_S) == []


@given(st.lists(st.integers(1, 3 * BATCH_MAX), max_size=6), st.integers(0, 400), st.integers(1, 300))
def test_whoever_follows_batch_by_batch_sees_every_number_once_or_is_told(
    bursts: list[int], start: int, updates_max: int
) -> None:
    made = Journal("e1", updates_max=updates_max)
    total = 0
    for burst in bursts:
        made.append(update(number) for number in range(total + 1, total + burst + 1))
        total += burst
    way, seq = made.resume(f"e1-{start}")
    if way is Resume.RESYNC:
        assert start > total or start < total - updates_max
        return
    seen = []
    while batch := made.after(seq):
        seen += [entry.seq for entry in batch]
        seq = batch[-1].seq
    assert seen == list(range(start + 1, total + 1))
