"""The dispatcher tries everything once it is due, in order, and loses nothing."""

from __future__ import annotations

import asyncio
import random
from collections import deque
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.delivery.outside import DELIVERED, DOWN, START, Played, World, a_row, settle

from tocsin.core.retry import ATTEMPTS_MAX, AttemptResult, OutboxRow, Verdict, judge_status
from tocsin.delivery.breaker import FAILURES_TO_OPEN, OPEN_S
from tocsin.delivery.dispatch import IN_FLIGHT_PER_DESTINATION_MAX
from tocsin.delivery.lane import CATCH_UP_S
from tocsin.schemas.words import DeliveryOutcome


async def test_a_row_is_delivered_once_and_leaves_the_outbox() -> None:
    desk = Played()
    world = World({"desk": desk})
    world.add(a_row())
    await world.clock.advance(3600)
    assert desk.tried == [("alert-1", 1)]
    assert world.outcomes() == [("alert-1", 1, "delivered")]
    assert world.outbox == {}
    await world.dispatcher.stop()


async def test_a_row_is_not_tried_before_it_is_due() -> None:
    desk = Played()
    world = World({"desk": desk})
    world.add(a_row(at=START + timedelta(seconds=100)))
    await world.clock.advance(99)
    assert desk.tried == []
    await world.clock.advance(1)
    assert desk.times == [START + timedelta(seconds=100)]
    await world.dispatcher.stop()


async def test_a_failed_attempt_is_made_again_when_its_record_says() -> None:
    desk = Played(script=deque([DOWN, DOWN]))
    world = World({"desk": desk})
    world.add(a_row())
    await world.clock.advance(3600)
    assert [record.outcome for record in world.records] == ["retry", "retry", "delivered"]
    assert desk.times[1:] == [record.next_attempt_at for record in world.records[:2]]
    await world.dispatcher.stop()


async def test_revisions_of_one_alert_keep_their_order_though_the_first_fails() -> None:
    desk = Played(script=deque([DOWN, DOWN, DOWN]))
    world = World({"desk": desk})
    world.add(a_row(revision=2), a_row(revision=3), a_row(revision=1))
    await world.clock.advance(3600)
    assert desk.tried == [("alert-1", 1)] * 4 + [("alert-1", 2), ("alert-1", 3)]
    await world.dispatcher.stop()


async def test_a_revision_given_up_lets_the_next_pass() -> None:
    desk = Played(script=deque([judge_status(400)]))
    world = World({"desk": desk})
    world.add(a_row(revision=1), a_row(revision=2))
    await world.clock.advance(10)
    assert world.outcomes() == [("alert-1", 1, "failed"), ("alert-1", 2, "delivered")]
    await world.dispatcher.stop()


async def test_a_destination_that_hangs_holds_up_nobody_else() -> None:
    slow, quick = Played(held=True), Played()
    world = World({"slow": slow, "quick": quick})
    world.add(*[a_row("slow", f"alert-{i}") for i in range(50)], *[a_row("quick", f"alert-{i}") for i in range(50)])
    await world.clock.advance(1)
    assert len(world.outcomes("quick")) == 50
    assert world.outcomes("slow") == []
    slow.release()
    await world.clock.advance(1)
    assert len(world.outcomes("slow")) == 50
    await world.dispatcher.stop()


async def test_no_more_than_so_many_attempts_at_once_at_one_destination() -> None:
    desk = Played(held=True)
    world = World({"desk": desk})
    world.add(*[a_row(alert_id=f"alert-{i}") for i in range(20)])
    await settle()
    assert desk.under_way == IN_FLIGHT_PER_DESTINATION_MAX
    desk.release()
    await settle()
    await world.clock.advance(1)
    assert (len(desk.tried), desk.most_under_way) == (20, IN_FLIGHT_PER_DESTINATION_MAX)
    await world.dispatcher.stop()


async def test_rate_limit_holds_the_whole_destination_and_burns_no_other_attempt() -> None:
    desk = Played(script=deque([judge_status(429, 30.0)]))
    world = World({"desk": desk})
    world.add(a_row(alert_id="alert-1"))
    await settle()
    world.add(a_row(alert_id="alert-2"), a_row(alert_id="alert-3"))
    await world.clock.advance(29)
    assert desk.tried == [("alert-1", 1)]
    await world.clock.advance(10)
    assert sorted(desk.tried) == [("alert-1", 1), ("alert-1", 1), ("alert-2", 1), ("alert-3", 1)]
    assert min(desk.times[1:]) >= START + timedelta(seconds=30)
    assert [record.attempt for record in world.records if record.alert_id != "alert-1"] == [1, 1]
    await world.dispatcher.stop()


async def test_a_kind_with_a_pace_is_paced() -> None:
    chat = Played(pace_s=1.0)
    world = World({"chat": chat})
    world.add(*[a_row("chat", f"alert-{i}") for i in range(5)])
    await world.clock.advance(60)
    assert chat.times == [START + timedelta(seconds=i) for i in range(5)]
    await world.dispatcher.stop()


async def test_a_dead_host_is_left_alone_for_all_its_destinations_and_then_probed_once() -> None:
    first, second = Played("https://down.example", otherwise=DOWN), Played("https://down.example", otherwise=DOWN)
    world = World({"first": first, "second": second})
    for i in range(FAILURES_TO_OPEN):
        world.add(a_row("first", f"alert-{i}"))
        await settle()
    opened = len(first.tried)
    assert opened == FAILURES_TO_OPEN
    world.add(*[a_row("second", f"alert-{i}") for i in range(9)])
    await world.clock.advance(OPEN_S - 1)
    assert (len(first.tried), second.tried) == (opened, [])
    assert all(state.host_open for state in world.dispatcher.states())

    first.held = second.held = True
    await world.clock.advance(2)
    assert len(first.tried) + len(second.tried) == opened + 1
    first.otherwise = second.otherwise = DELIVERED
    first.release()
    second.release()
    await world.clock.advance(300)
    delivered = [record for record in world.records if record.outcome is DeliveryOutcome.DELIVERED]
    assert len(delivered) == FAILURES_TO_OPEN + 9
    assert max(record.attempt for record in delivered if record.destination == "second") == 1
    await world.dispatcher.stop()


async def test_when_a_host_comes_back_its_late_rows_do_not_wait_out_their_hour() -> None:
    hook = Played("https://down.example", otherwise=DOWN)
    world = World({"desk": hook}, seed=3)
    world.add(*[a_row(alert_id=f"alert-{i}") for i in range(6)])
    await world.clock.advance(6 * 3600)
    assert min(row.attempts for row in world.outbox.values()) >= 8
    hook.otherwise = DELIVERED
    back = world.clock.now()
    world.add(a_row(alert_id="new", at=back))
    await world.clock.advance(OPEN_S + CATCH_UP_S)
    assert world.outbox == {}
    await world.dispatcher.stop()


async def test_a_row_that_only_the_receiver_dislikes_is_not_brought_forward() -> None:
    """Its host is well: each success of another row must not burn one of its attempts."""

    class Picky(Played):
        async def send(self, row: OutboxRow) -> AttemptResult:
            result = await super().send(row)
            return DOWN if row.alert.alert_id == "odd" else result

    hook = Picky("https://up.example")
    world = World({"desk": hook})
    world.add(a_row(alert_id="odd"))
    for i in range(30):
        world.add(a_row(alert_id=f"alert-{i}", at=world.clock.now()))
        await world.clock.advance(10)
    assert 4 <= hook.tried.count(("odd", 1)) <= 7
    await world.dispatcher.stop()


async def test_another_host_is_not_held_by_a_dead_one() -> None:
    dead, well = Played("https://down.example", otherwise=DOWN), Played("https://up.example")
    world = World({"dead": dead, "well": well})
    world.add(*[a_row("dead", f"alert-{i}") for i in range(9)], *[a_row("well", f"alert-{i}") for i in range(9)])
    await world.clock.advance(1)
    assert len(world.outcomes("well")) == 9
    await world.dispatcher.stop()


async def test_gone_disables_the_destination_and_says_so_for_each_row() -> None:
    desk = Played(script=deque([judge_status(410)]))
    world = World({"desk": desk})
    world.add(a_row(alert_id="alert-1"))
    await settle()
    world.add(*[a_row(alert_id=f"alert-{i}") for i in range(2, 12)])
    await world.clock.advance(1)
    assert desk.tried == [("alert-1", 1)]
    assert [record.outcome for record in world.records] == [DeliveryOutcome.DISABLED] * 11
    assert world.outbox == {}
    assert "not tried" in str(world.records[1].error)
    await world.dispatcher.stop()


async def test_rows_for_a_destination_that_is_no_more_are_given_up_with_a_reason() -> None:
    world = World({"desk": Played()})
    world.add(a_row("old-hook"))
    await world.clock.advance(1)
    (record,) = world.records
    assert record.outcome is DeliveryOutcome.FAILED
    assert "'old-hook'" in str(record.error)
    await world.dispatcher.stop()


async def test_an_attempt_that_cannot_be_recorded_is_not_forgotten() -> None:
    desk = Played()
    world = World({"desk": desk}, fail_reports=3)
    world.add(a_row(revision=1), a_row(revision=2))
    await world.clock.advance(60)
    assert world.outcomes() == [("alert-1", 1, "delivered"), ("alert-1", 2, "delivered")]
    assert desk.tried == [("alert-1", 1), ("alert-1", 2)]
    await world.dispatcher.stop()


async def test_a_sender_that_raises_costs_an_attempt_and_shows_no_secret(caplog: pytest.LogCaptureFixture) -> None:
    class Broken:
        host = ""
        pace_s = 0.0

        async def send(self, row: object) -> AttemptResult:
            raise RuntimeError("https://hooks.example/SECRET")

    world = World({"desk": Broken()})
    world.add(a_row())
    await settle()
    assert world.outcomes() == [("alert-1", 1, "retry")]
    assert "SECRET" not in caplog.text + str(world.records)
    await world.dispatcher.stop()


async def test_adding_what_is_known_under_way_or_settled_sends_nothing_twice() -> None:
    desk = Played(held=True)
    world = World({"desk": desk})
    row = a_row()
    world.add(row)
    await settle()
    world.dispatcher.add(row, row)
    desk.release()
    await settle()
    world.dispatcher.add(row)
    await world.clock.advance(100)
    assert desk.tried == [("alert-1", 1)]
    await world.dispatcher.stop()


async def test_a_late_copy_of_a_retried_row_is_not_sent_again() -> None:
    """The stage shows each row it writes, and may be a few records behind the dispatcher."""
    desk = Played(script=deque([DOWN]))
    world = World({"desk": desk})
    world.add(a_row())
    await settle()
    stale = next(iter(world.outbox.values()))
    await world.clock.advance(60)
    assert stale.attempts == 1
    world.dispatcher.add(stale)
    await world.clock.advance(60)
    assert len(desk.tried) == 2
    await world.dispatcher.stop()


async def test_a_discarded_row_is_not_tried_and_the_next_revision_is() -> None:
    desk = Played()
    world = World({"desk": desk})
    first = a_row(revision=1, at=START + timedelta(seconds=50))
    world.add(first, a_row(revision=2))
    await settle()
    assert desk.tried == []
    world.dispatcher.discard(first.delivery_id)
    await world.clock.advance(100)
    assert desk.tried == [("alert-1", 2)]
    await world.dispatcher.stop()


async def test_a_row_that_leaves_and_comes_back_while_under_way_is_not_lost() -> None:
    desk = Played(held=True, script=deque([DOWN]))
    world = World({"desk": desk})
    row = a_row()
    world.add(row)
    await settle()
    world.dispatcher.discard(row.delivery_id)
    world.dispatcher.add(row)
    desk.release()
    await world.clock.advance(60)
    assert world.outcomes() == [("alert-1", 1, "retry"), ("alert-1", 1, "delivered")]
    await world.dispatcher.stop()


async def test_stop_lets_what_is_under_way_end_and_starts_nothing_more() -> None:
    desk = Played(held=True)
    world = World({"desk": desk})
    world.add(a_row(revision=1), a_row(revision=2))
    await settle()
    stopping = asyncio.create_task(world.dispatcher.stop())
    await settle()
    assert not stopping.done()
    desk.release()
    await stopping
    assert world.outcomes() == [("alert-1", 1, "delivered")]
    assert [row.alert.revision for row in world.outbox.values()] == [2]


async def test_a_crash_between_sending_and_recording_sends_again_under_the_same_id() -> None:
    desk = Played(held=True)
    world = World({"desk": desk})
    world.add(a_row())
    await settle()
    await world.crash()
    desk.release()
    world.start()
    world.dispatcher.add(*world.outbox.values())
    await settle()
    assert desk.tried == [("alert-1", 1)] * 2
    assert [record.delivery_id for record in world.records] == [a_row().delivery_id]
    await world.dispatcher.stop()


async def test_after_a_restart_counts_and_times_go_on_where_they_were() -> None:
    desk = Played(otherwise=DOWN)
    world = World({"desk": desk})
    world.add(a_row())
    await world.clock.advance(30)
    await world.crash()
    (row,) = world.outbox.values()
    made = len(desk.tried)
    assert row.attempts == made >= 3
    world.start()
    world.dispatcher.add(row)
    await world.clock.advance(3 * 86_400)
    assert len(desk.tried) == ATTEMPTS_MAX
    assert world.records[-1].outcome is DeliveryOutcome.FAILED
    await world.dispatcher.stop()


async def test_a_bug_of_our_own_ends_the_run_loudly() -> None:
    class Odd:
        host = ""
        pace_s = 0.0

        async def send(self, row: object) -> AttemptResult:
            return None  # type: ignore[return-value]

    world = World({"desk": Odd()})
    world.add(a_row())
    with pytest.raises(AttributeError):
        await world.running


RESULTS = st.sampled_from(
    [DELIVERED, DOWN, judge_status(429, 3.0), judge_status(404), AttemptResult(Verdict.TIMEOUT, error="slow")]
)
KEYS = st.tuples(st.sampled_from("abc"), st.sampled_from(["alert-1", "alert-2"]), st.integers(1, 3))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    keys=st.lists(KEYS, unique=True, max_size=18),
    script=st.lists(RESULTS, max_size=40),
    crashes=st.lists(st.floats(0.0, 20.0), max_size=3),
    seed=st.integers(0, 999),
)
async def test_whatever_happens_every_row_is_settled_once_and_in_order(
    keys: list[tuple[str, str, int]], script: list[AttemptResult], crashes: list[float], seed: int
) -> None:
    senders = {name: Played(f"https://{name}.example", script=deque(script)) for name in "abc"}
    world = World(dict(senders), seed=seed)
    rows = [a_row(*key) for key in keys]
    random.Random(seed).shuffle(rows)
    world.add(*rows)
    for wait in crashes:
        await world.clock.advance(wait)
        await world.crash()
        world.start()
        world.dispatcher.add(*world.outbox.values())
    await world.clock.advance(4 * 86_400)
    settled = [record for record in world.records if record.outcome is not DeliveryOutcome.RETRY]
    assert sorted(record.delivery_id for record in settled) == sorted(row.delivery_id for row in rows)
    assert world.outbox == {}
    for name in "abc":
        for alert in ("alert-1", "alert-2"):
            revisions = [r.revision for r in settled if (r.destination, r.alert_id) == (name, alert)]
            assert revisions == sorted(revisions)
    await world.dispatcher.stop()


async def test_a_newer_copy_of_a_waiting_row_takes_its_place() -> None:
    desk = Played()
    world = World({"desk": desk})
    row = a_row(at=START + timedelta(seconds=5))
    world.add(row)
    world.add(replace(row, attempts=4, next_attempt_at=START + timedelta(seconds=50)))
    await world.clock.advance(100)
    assert (desk.times, world.records[0].attempt) == ([START + timedelta(seconds=50)], 5)
    await world.dispatcher.stop()
