"""Who gets an alert, when an attempt is made again, and when never."""

from __future__ import annotations

import base64
import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core import retry
from tocsin.core.decision import DictMemory
from tocsin.core.retry import (
    AttemptResult,
    DeliverReason,
    OutboxRow,
    Verdict,
    decide_after,
    decide_delay_s,
    decide_deliver,
    decide_deliveries,
    judge_status,
    read_retry_after,
    row_after,
)
from tocsin.schemas import Alert, DeadLetter, Delivery
from tocsin.schemas.jsonschema import example_path
from tocsin.schemas.words import DeadReason, DeliveryOutcome, Severity

NOW = datetime(2026, 2, 28, 6, 14, 31, tzinfo=UTC)
ALERT = Alert.decode(example_path(Alert).read_bytes())


@dataclass(frozen=True)
class Wanted:
    name: str = "desk"
    kind: str = "webhook"
    min_severity: Severity = Severity.LOW
    theatres: tuple[str, ...] = ()
    enabled: bool = True


def a_row(**changes: Any) -> OutboxRow:
    (row,) = decide_deliveries(ALERT, [Wanted()], NOW)
    return replace(row, **changes)


def test_each_destination_gets_a_row_of_its_own_due_at_once() -> None:
    rows = decide_deliveries(ALERT, [Wanted("desk"), Wanted("night", "slack")], NOW)
    assert [(row.destination, row.destination_kind) for row in rows] == [("desk", "webhook"), ("night", "slack")]
    assert rows[0].delivery_id != rows[1].delivery_id
    assert all(row.next_attempt_at == row.queued_at == NOW and row.attempts == 0 for row in rows)


def test_a_replay_gives_the_same_rows_and_a_new_revision_others() -> None:
    assert decide_deliveries(ALERT, [Wanted()], NOW) == decide_deliveries(ALERT, [Wanted()], NOW)
    later = replace(ALERT, revision=ALERT.revision + 1)
    assert decide_deliveries(later, [Wanted()], NOW)[0].delivery_id != a_row().delivery_id


WISHES = {
    "all": (Wanted(), True),
    "its severity": (Wanted(min_severity=Severity.HIGH), True),
    "a higher severity": (Wanted(min_severity=Severity.CRITICAL), False),
    "its theatre": (Wanted(theatres=("levant", "south-asia")), True),
    "another theatre": (Wanted(theatres=("levant",)), False),
    "nothing, being off": (Wanted(enabled=False), False),
}


@pytest.mark.parametrize("name", WISHES)
def test_a_destination_gets_what_it_asked_for(name: str) -> None:
    wanted, gets = WISHES[name]
    assert bool(decide_deliveries(ALERT, [wanted], NOW)) is gets


def test_a_row_survives_the_wire() -> None:
    row = a_row(attempts=3, first_attempt_at=NOW)
    assert OutboxRow.decode(row.encode()) == row


STATUSES = {
    200: Verdict.DELIVERED,
    204: Verdict.DELIVERED,
    301: Verdict.REDIRECTED,
    308: Verdict.REDIRECTED,
    400: Verdict.REFUSED,
    401: Verdict.REFUSED,
    403: Verdict.REFUSED,
    404: Verdict.REFUSED,
    408: Verdict.SERVER_ERROR,
    410: Verdict.GONE,
    413: Verdict.TOO_LARGE,
    415: Verdict.REFUSED,
    425: Verdict.SERVER_ERROR,
    429: Verdict.RATE_LIMITED,
    500: Verdict.SERVER_ERROR,
    503: Verdict.SERVER_ERROR,
    599: Verdict.SERVER_ERROR,
    101: Verdict.REFUSED,
}


@pytest.mark.parametrize("status", STATUSES)
def test_a_status_means_what_the_specification_says(status: int) -> None:
    result = judge_status(status, 7.0)
    assert result.verdict is STATUSES[status]
    assert (result.error is None) is (result.verdict is Verdict.DELIVERED)
    assert result.retry_after_s == (7.0 if result.verdict in retry.LATER else None)


WAITS: dict[str, tuple[dict[str, str], bytes, float | None]] = {
    "seconds": ({"retry-after": "30"}, b"", 30.0),
    "a fraction": ({"retry-after": "0.376"}, b"", 0.376),
    "a date": ({"retry-after": format_datetime(NOW + timedelta(seconds=90), usegmt=True)}, b"", 90.0),
    "a date that is over": ({"retry-after": format_datetime(NOW - timedelta(hours=1), usegmt=True)}, b"", 0.1),
    "zero": ({"retry-after": "0"}, b"", 0.1),
    "less than nothing": ({"retry-after": "-5"}, b"", 0.1),
    "a year": ({"retry-after": "31536000"}, b"", 86_400.0),
    "for ever": ({"retry-after": "inf"}, b"", 86_400.0),
    "no number": ({"retry-after": "nan"}, b"", None),
    "words": ({"retry-after": "soon"}, b"", None),
    "Discord's header": ({"x-ratelimit-reset-after": "1.5"}, b"", 1.5),
    "Discord's body": ({}, b'{"message":"limited","retry_after":0.65,"global":false}', 0.65),
    "Telegram's body": ({}, b'{"ok":false,"parameters":{"retry_after":17}}', 17.0),
    "Matrix's body": ({}, b'{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":2500}', 2.5),
    "a header before a body": ({"retry-after": "3"}, b'{"retry_after":9}', 3.0),
    "true for a number": ({}, b'{"retry_after":true}', None),
    "a list for a number": ({}, b'{"retry_after":[1]}', None),
    "another body": ({}, b"<html>slow down</html>", None),
    "a body that is no object": ({}, b"[429]", None),
    "nothing": ({}, b"", None),
}


@pytest.mark.parametrize("name", WAITS)
def test_retry_after_is_read_in_all_its_forms(name: str) -> None:
    headers, body, seconds = WAITS[name]
    assert read_retry_after(headers, body, NOW) == (None if seconds is None else pytest.approx(seconds))


@given(header=st.text(), body=st.binary())
def test_whatever_a_receiver_writes_the_wait_has_bounds(header: str, body: bytes) -> None:
    wait = read_retry_after({"retry-after": header}, body, NOW)
    assert wait is None or retry.RETRY_DELAY_MIN_S <= wait <= retry.RETRY_AFTER_MAX_S


@given(st.integers(1, 100), st.one_of(st.none(), st.floats(0.1, 86_400)), st.randoms(use_true_random=False))
def test_delay_has_full_jitter_and_never_undercuts_retry_after(
    attempts: int, retry_after_s: float | None, chance: random.Random
) -> None:
    delay = decide_delay_s(attempts, retry_after_s, chance)
    ceiling = retry.RETRY_DELAYS_S[min(attempts, len(retry.RETRY_DELAYS_S)) - 1]
    if retry_after_s is None:
        assert retry.RETRY_DELAY_MIN_S <= delay <= ceiling
    else:
        assert retry_after_s <= delay <= max(ceiling, retry_after_s + retry.RETRY_AFTER_SPREAD_S)


def test_jitter_fills_the_whole_step() -> None:
    chance = random.Random(7)
    delays = sorted(decide_delay_s(4, None, chance) for _ in range(1_000))
    assert delays[0] < 1.0
    assert delays[-1] > 59.0
    assert 27.0 < sum(delays) / len(delays) < 33.0


LATER_RESULTS = [AttemptResult(verdict, error="why") for verdict in sorted(retry.LATER)]


@pytest.mark.parametrize("result", LATER_RESULTS, ids=lambda result: result.verdict)
def test_what_may_succeed_later_is_tried_again(result: AttemptResult) -> None:
    row, delivery = decide_after(a_row(), result, NOW, random.Random(1))
    assert delivery.outcome is DeliveryOutcome.RETRY
    assert row is not None
    assert (row.attempts, row.first_attempt_at, row.next_attempt_at) == (1, NOW, delivery.next_attempt_at)
    assert NOW < row.next_attempt_at <= NOW + timedelta(seconds=1)


def test_what_is_delivered_leaves_the_outbox() -> None:
    row, delivery = decide_after(a_row(), AttemptResult(Verdict.DELIVERED, 200, latency_ms=12), NOW, random.Random(1))
    assert row is None
    assert (delivery.outcome, delivery.attempt, delivery.status_code, delivery.latency_ms) == ("delivered", 1, 200, 12)


@pytest.mark.parametrize("verdict", sorted(set(Verdict) - retry.LATER - {Verdict.DELIVERED, Verdict.GONE}))
def test_what_will_never_succeed_fails_at_once(verdict: Verdict) -> None:
    row, delivery = decide_after(a_row(), AttemptResult(verdict, error="because"), NOW, random.Random(1))
    assert (row, delivery.outcome, delivery.error, delivery.next_attempt_at) == (
        None,
        DeliveryOutcome.FAILED,
        "because",
        None,
    )


def test_gone_disables() -> None:
    row, delivery = decide_after(a_row(), judge_status(410), NOW, random.Random(1))
    assert (row, delivery.outcome) == (None, DeliveryOutcome.DISABLED)


def test_attempts_come_to_an_end() -> None:
    chance, now, row, seen = random.Random(3), NOW, a_row(), []
    while row is not None:
        after, delivery = decide_after(row, AttemptResult(Verdict.NETWORK, error="cannot connect"), now, chance)
        seen.append(delivery)
        now = delivery.next_attempt_at or now
        row = after  # type: ignore[assignment]
    assert [delivery.attempt for delivery in seen] == list(range(1, retry.ATTEMPTS_MAX + 1))
    assert seen[-1].outcome is DeliveryOutcome.FAILED
    assert seen[-1].error == f"given up after {retry.ATTEMPTS_MAX} attempts; the last: cannot connect"


def test_a_delivery_too_old_is_given_up_however_few_its_attempts() -> None:
    row = a_row(attempts=2, first_attempt_at=NOW - timedelta(hours=71))
    after, delivery = decide_after(row, judge_status(503, 7200.0), NOW, random.Random(1))
    assert after is None
    assert delivery.error is not None
    assert delivery.error.startswith("given up 72 h after the first try")


def test_a_long_error_is_cut() -> None:
    _, delivery = decide_after(a_row(), AttemptResult(Verdict.REFUSED, error="x" * 10_000), NOW, random.Random(1))
    assert delivery.error == "x" * retry.ERROR_CHARS_MAX


def test_the_row_follows_from_the_record_alone_and_an_older_record_changes_nothing() -> None:
    row = a_row()
    first_row, first = decide_after(row, judge_status(500), NOW, random.Random(1))
    assert first_row is not None
    second_row, second = decide_after(first_row, judge_status(500), NOW + timedelta(seconds=1), random.Random(2))
    assert row_after(row, first) == first_row
    assert row_after(first_row, second) == second_row
    assert second_row is not None
    assert row_after(second_row, first) == second_row


def a_delivery(outcome: DeliveryOutcome, **changes: Any) -> Delivery:
    row = a_row()
    base = Delivery(
        delivery_id=row.delivery_id,
        alert_id=row.alert.alert_id,
        revision=row.alert.revision,
        destination=row.destination,
        destination_kind=row.destination_kind,
        attempt=1,
        outcome=outcome,
        attempted_at=NOW,
    )
    return replace(base, **changes)


def test_the_stage_fills_the_outbox_and_empties_it_again() -> None:
    memory = DictMemory()
    queued = decide_deliver(memory, ALERT, NOW, [Wanted()])
    memory.apply(queued.remember)
    assert (queued.reason, queued.send, list(memory.rows)) == (DeliverReason.QUEUED, (), [a_row().delivery_id])

    again = a_delivery(DeliveryOutcome.RETRY, next_attempt_at=NOW + timedelta(seconds=4))
    memory.apply(decide_deliver(memory, again, NOW, [Wanted()]).remember)
    row = memory.get(again.delivery_id, OutboxRow)
    assert row is not None
    assert (row.attempts, row.next_attempt_at) == (1, NOW + timedelta(seconds=4))

    done = decide_deliver(memory, a_delivery(DeliveryOutcome.DELIVERED, attempt=2), NOW, [Wanted()])
    memory.apply(done.remember)
    assert (done.reason, memory.rows) == (DeliverReason.DELIVERED, {})

    late = decide_deliver(memory, again, NOW, [Wanted()])
    assert (late.reason, late.remember) == (DeliverReason.ALREADY_SETTLED, {})


def test_an_alert_nobody_wants_is_remembered_by_nobody() -> None:
    decision = decide_deliver(DictMemory(), ALERT, NOW, [Wanted(enabled=False)])
    assert (decision.reason, decision.remember) == (DeliverReason.NOBODY_WANTS_IT, {})


@pytest.mark.parametrize("outcome", [DeliveryOutcome.FAILED, DeliveryOutcome.DISABLED])
def test_what_is_given_up_goes_to_the_dead_letters_whole(outcome: DeliveryOutcome) -> None:
    memory = DictMemory()
    memory.apply(decide_deliver(memory, ALERT, NOW, [Wanted()]).remember)
    decision = decide_deliver(memory, a_delivery(outcome, attempt=10, error="404: no such hook"), NOW, [Wanted()])
    (letter,) = decision.send
    assert isinstance(letter, DeadLetter)
    assert (letter.reason, letter.error) == (DeadReason.DELIVERY_EXHAUSTED, "404: no such hook")
    assert letter.headers["destination"] == "desk"
    assert letter.value is not None
    assert Alert.decode(base64.b64decode(letter.value)) == ALERT
