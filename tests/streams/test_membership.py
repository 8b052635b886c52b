"""A worker that was held up hears first whether it is still in its group."""

from __future__ import annotations

import asyncio
from typing import Any

from tocsin.streams.kafka.driver import tell
from tocsin.streams.membership import Membership

SESSION_S = 15.0


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


async def test_without_a_group_all_is_ours() -> None:
    clock = Clock()
    membership = Membership(SESSION_S, clock)
    clock.now += 1000
    assert await membership.is_since(0)


async def test_after_a_pause_longer_than_the_session_the_next_word_is_waited_for() -> None:
    for is_known in (True, False):
        clock = Clock()
        membership = Membership(SESSION_S, clock)
        membership.heard()
        clock.now += SESSION_S + 1
        asking = asyncio.create_task(membership.is_since(0))
        await asyncio.sleep(0.2)
        assert not asking.done()
        (membership.heard if is_known else membership.thrown_out)()
        assert await asking is is_known


async def test_what_was_begun_before_we_were_thrown_out_is_not_ours_though_we_are_back() -> None:
    membership = Membership(SESSION_S)
    membership.heard()
    before = membership.times_out
    membership.thrown_out()
    membership.heard()
    assert not await membership.is_since(before)
    assert await membership.is_since(membership.times_out)


class Coordinator:
    """As much of a group coordinator's client as hears from its group."""

    known = True

    def __init__(self) -> None:
        self.resets = 0

    async def _do_heartbeat(self) -> bool:
        if not self.known:
            self.reset_generation()
        return self.known

    def reset_generation(self) -> None:
        self.resets += 1

    async def _on_join_complete(self, *_: Any) -> None:
        self.known = True


async def test_what_the_group_answers_to_a_heartbeat_is_heard() -> None:
    clock, coordinator = Clock(), Coordinator()
    membership, client = Membership(SESSION_S, clock), _any(coordinator)
    tell(membership, client)
    assert await client._do_heartbeat() is True
    assert await membership.is_since(0)

    coordinator.known = False
    assert await client._do_heartbeat() is False
    assert coordinator.resets == 1
    assert not await membership.is_since(0)

    await client._on_join_complete(2, "me", "faust", b"mine")
    assert await membership.is_since(membership.times_out)


def _any(value: Any) -> Any:
    return value
