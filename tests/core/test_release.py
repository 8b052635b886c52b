"""Ticks: one too many does no harm, a crash between two of them neither, and a replay gives the same bytes."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, datetime, timedelta

import pytest
from tests.core.newsroom import START, Newsroom, article, claim, strike
from tests.core.scenarios.quiet import NIGHT

from tocsin.core.alert import decide_alert
from tocsin.core.decision import Decision, DictMemory
from tocsin.core.held import LATE_MAX, WAIT, Waits, whole_ms
from tocsin.core.policy import Policy
from tocsin.core.release import RELEASE_MAX
from tocsin.core.rung import HeldRow, WaitRow
from tocsin.schemas import Alert, EnrichedEvent, Tick

SEVEN = START + timedelta(hours=1)
TORKHAM = strike("air", "Pakistan", "Afghanistan", "Torkham")
AGAIN = claim("4", at="Torkham", by="Fitrat/Afghanistan")


def night() -> Newsroom:
    """An attack in quiet hours, kept back."""
    room = Newsroom(policy=NIGHT)
    room.ring(article("wire", 0, TORKHAM))
    return room


def tick(at: datetime = SEVEN) -> Tick:
    return Tick(theatre="south-asia", due_at=SEVEN, at=at)


def run(memory: DictMemory, *items: Tick | EnrichedEvent) -> list[Alert]:
    """What comes of ``items`` after a start from ``memory``, which stays as it is."""
    bell, rung = DictMemory(), []
    bell.rows = deepcopy(memory.rows)
    for item in items:
        now = item.at if isinstance(item, Tick) else SEVEN
        decision: Decision = decide_alert(bell, item, now, NIGHT)
        bell.apply(decision.remember)
        rung += [sent for sent in decision.send if isinstance(sent, Alert)]
    return rung


def revisions(alerts: list[Alert]) -> list[int]:
    return [alert.revision for alert in alerts]


def test_ticks_in_any_number_ring_once() -> None:
    assert [revisions(run(night().bell, *[tick()] * n)) for n in range(5)] == [[], [], [1], [1], [1]]


def test_the_first_tick_only_writes_and_the_second_only_sends() -> None:
    room = night()
    decided = decide_alert(room.bell, tick(), SEVEN, NIGHT)
    assert decided.send == ()
    room.bell.apply(decided.remember)

    sent = decide_alert(room.bell, tick(), SEVEN, NIGHT)

    assert len(sent.send) == 1
    assert set(sent.remember) == {"south-asia" + WAIT}


def test_a_tick_before_its_time_rings_nothing() -> None:
    early = SEVEN - timedelta(milliseconds=1)
    assert run(night().bell, tick(early), tick(early)) == []


def test_after_a_crash_news_and_ticks_in_another_order_number_no_revision_twice() -> None:
    room = night()
    news = room.read(article("daily", 60, TORKHAM, AGAIN))
    for done in (0, 1):  # ticks whose rows were durable when it crashed
        memory = deepcopy(room.bell)
        for _ in range(done):
            memory.apply(decide_alert(memory, tick(), SEVEN, NIGHT).remember)
        before = run(memory, *[tick()] * (2 - done), *news)
        after = run(memory, *news, *[tick()] * (2 - done))
        assert sorted(revisions(before)) == [1, 2] or done == 0
        assert len({alert.revision for alert in after}) == len(after)
        if done:  # what a tick makes ready is sent word for word, whatever comes before it is sent
            ready = {alert.encode() for alert in before if alert.revision == 1}
            assert ready == {alert.encode() for alert in after if alert.revision == 1}


def test_many_incidents_are_let_go_a_few_at_a_time() -> None:
    room = Newsroom(policy=NIGHT)
    cities = ("Torkham", "Quetta", "Peshawar", "Kandahar", "Khost city", "Paktika")
    room.ring(*(article("wire", n, strike("air", f"side {n}", None, city)) for n, city in enumerate(cities)))

    assert len(room.wait(60)) == len(cities) > RELEASE_MAX
    assert {alert.revision for alert in room.alerts} == {1}
    assert {alert.timings.decided_at for alert in room.alerts} == {SEVEN}


def test_nothing_is_left_behind() -> None:
    room = night()
    assert [row for row in room.bell.rows.values() if isinstance(row, HeldRow)]
    room.wait(60)
    assert not [row for row in room.bell.rows.values() if isinstance(row, HeldRow | WaitRow)]
    assert room.waits.rows == {}


def test_a_tick_that_is_late_says_when_it_was_sent() -> None:
    waits = Waits({"south-asia": WaitRow(surge_until=SEVEN)})
    punctual, late = SEVEN + timedelta(seconds=2), SEVEN + LATE_MAX + timedelta(seconds=1)
    assert [one.at for one in waits.ticks(punctual)] == [SEVEN]
    assert [one.at for one in waits.ticks(late)] == [late]
    assert waits.ticks(SEVEN - timedelta(seconds=1)) == []


def test_a_tick_s_time_is_a_whole_millisecond_not_before_it_is_due() -> None:
    assert whole_ms(SEVEN + timedelta(microseconds=1)) == SEVEN + timedelta(milliseconds=1)
    assert whole_ms(SEVEN) == SEVEN


@pytest.mark.parametrize(
    ("hours", "zone", "moment", "end"),
    [
        ("22:00-07:00", "UTC", datetime(2026, 2, 28, 23, tzinfo=UTC), datetime(2026, 3, 1, 7, tzinfo=UTC)),
        ("22:00-07:00", "UTC", datetime(2026, 2, 28, 7, tzinfo=UTC), datetime(2026, 3, 1, 7, tzinfo=UTC)),
        ("13:00-14:00", "UTC", datetime(2026, 2, 28, 13, 59, tzinfo=UTC), datetime(2026, 2, 28, 14, tzinfo=UTC)),
        # summer time begins on 29 March 2026 at 02:00: 06:00 comes an hour sooner, 02:30 not at all
        ("23:00-06:00", "Europe/Berlin", datetime(2026, 3, 28, 23, tzinfo=UTC), datetime(2026, 3, 29, 4, tzinfo=UTC)),
        (
            "23:00-02:30",
            "Europe/Berlin",
            datetime(2026, 3, 28, 23, tzinfo=UTC),
            datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
        ),
        ("23:00-06:00", "Europe/Berlin", datetime(2026, 10, 24, 23, tzinfo=UTC), datetime(2026, 10, 25, 5, tzinfo=UTC)),
    ],
)
def test_the_end_of_quiet_hours_follows_the_clock_on_the_wall(
    hours: str, zone: str, moment: datetime, end: datetime
) -> None:
    policy = Policy(quiet_hours=hours, quiet_timezone=zone)
    assert policy.quiet_until(moment) == end
    assert not policy.quiet_at(end)
