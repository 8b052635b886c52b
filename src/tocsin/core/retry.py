"""Who gets an alert, and after each attempt: delivered, later (when), or never?

An alert becomes one row in the outbox for each destination that wants it. Each attempt ends in a ``Delivery``,
and the row after it follows from that record alone, so the outbox can be rebuilt from the log:

    Alert ── decide_deliveries ──► row ── attempt ──► decide_after ──► Delivery ── row_after ──► row, or none
"""

from __future__ import annotations

import base64
import math
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import Any, Protocol

import orjson

from tocsin.core.decision import Decision, Memory
from tocsin.core.ids import make_id
from tocsin.schemas import Alert, DeadLetter, Delivery, Value
from tocsin.schemas.words import DeadReason, DeliveryOutcome, Severity

RETRY_DELAYS_S = (1, 5, 15, 60, 300, 900, 1_800, *[3_600] * 48)
"""After the first attempt, the second, … An alert is worth most in its first minute, hence the quick start; then hourly,
not ever longer as in the Standard Webhooks example: a receiver that is back must not wait half a day for its alerts.
56 attempts over at most 49 h, about half that with jitter."""
ATTEMPTS_MAX = len(RETRY_DELAYS_S) + 1
RETRY_DELAY_MIN_S = 0.1
"""Full jitter may draw 0; a receiver that has just failed gets at least this long."""
RETRY_AFTER_MAX_S = 86_400.0
"""A receiver may ask us to wait a day, as the peers allow; a longer wish is cut to this."""
RETRY_AFTER_SPREAD_S = 2.0
"""Random time on top of Retry-After, so that all who were told the same moment do not come back at once."""
DELIVERY_AGE_MAX_S = 259_200.0
"""72 h after the first attempt a delivery is given up, however few attempts it had (long Retry-After)."""
ERROR_CHARS_MAX = 500
"""Of what went wrong in a ``Delivery``."""

RETRYABLE_STATUS = frozenset({408, 425, 429})
"""Client errors that mean "later"; every 5xx does too."""


class Verdict(StrEnum):
    """What one attempt said of the next: the metric label of an attempt."""

    DELIVERED = "delivered"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    TIMEOUT = "timeout"
    NETWORK = "network"
    REFUSED = "refused"
    """The receiver will never take this message: bad request, wrong secret, no such hook."""
    REDIRECTED = "redirected"
    TOO_LARGE = "too_large"
    BLOCKED_ADDRESS = "blocked_address"
    """The host is inside a private network and the destination does not allow that."""
    GONE = "gone"
    """410: the receiver wants no more, ever."""


LATER = frozenset({Verdict.RATE_LIMITED, Verdict.SERVER_ERROR, Verdict.TIMEOUT, Verdict.NETWORK})
"""Verdicts after which another attempt may succeed."""
HOST_DOWN = LATER - {Verdict.RATE_LIMITED}
"""Verdicts that speak against the host, not against our pace: these open the circuit breaker."""


@dataclass(frozen=True, slots=True)
class AttemptResult:
    """What came of one attempt. ``error`` is for people and holds no secret; ``retry_after_s`` is already clamped."""

    verdict: Verdict
    status_code: int | None = None
    error: str | None = None
    retry_after_s: float | None = None
    latency_ms: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxRow(Value):
    """One revision of one alert on its way to one destination: all that is needed to send it after a restart."""

    schema: str = "tocsin.outbox_row/1"
    delivery_id: str
    destination: str
    destination_kind: str
    alert: Alert
    attempts: int = 0
    queued_at: datetime
    first_attempt_at: datetime | None = None
    next_attempt_at: datetime


class Addressee(Protocol):
    """What this room must know of a destination."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def min_severity(self) -> Severity: ...
    @property
    def theatres(self) -> tuple[str, ...]: ...
    @property
    def enabled(self) -> bool: ...


SEVERITIES = (Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL)


def delivery_id(alert: Alert, destination: str) -> str:
    """The same for every attempt and every replay: the receiver's idempotency key."""
    return make_id("msg", alert.alert_id, alert.revision, destination)


def wants(destination: Addressee, alert: Alert) -> bool:
    """Whether ``destination`` asked for alerts like this one."""
    return (
        destination.enabled
        and SEVERITIES.index(alert.severity) >= SEVERITIES.index(destination.min_severity)
        and (not destination.theatres or alert.theatre in destination.theatres)
    )


def decide_deliveries(alert: Alert, destinations: Iterable[Addressee], now: datetime) -> tuple[OutboxRow, ...]:
    """One row, due at once, for each destination that wants ``alert``."""
    return tuple(
        OutboxRow(
            delivery_id=delivery_id(alert, destination.name),
            destination=destination.name,
            destination_kind=destination.kind,
            alert=alert,
            queued_at=now,
            next_attempt_at=now,
        )
        for destination in destinations
        if wants(destination, alert)
    )


def judge_status(status: int, retry_after_s: float | None = None, latency_ms: int | None = None) -> AttemptResult:
    """What an HTTP status means for a message: only 2xx is success, and a redirect is none (Standard Webhooks 1.0.0)."""
    verdict, advice = _judge(status)
    error = None if verdict is Verdict.DELIVERED else f"{status}: {advice}"
    later = retry_after_s if verdict in LATER else None
    return AttemptResult(verdict, status, error, later, latency_ms)


def _judge(status: int) -> tuple[Verdict, str]:
    if 200 <= status < 300:
        return Verdict.DELIVERED, ""
    if status == 410:
        return Verdict.GONE, "gone; the receiver wants no more"
    if status == 429:
        return Verdict.RATE_LIMITED, "too many requests"
    if status >= 500 or status in RETRYABLE_STATUS:
        return Verdict.SERVER_ERROR, "the receiver could not take it now"
    if 300 <= status < 400:
        return Verdict.REDIRECTED, "redirected; put the final address in tocsin.toml"
    if status in {401, 403}:
        return Verdict.REFUSED, "not authorised; check the destination's secret and address"
    if status in {404, 405}:
        return Verdict.REFUSED, "no such hook; check the destination's address"
    if status == 413:
        return Verdict.TOO_LARGE, "the receiver finds the message too large"
    return Verdict.REFUSED, "the receiver does not accept the message"


def read_retry_after(headers: Mapping[str, str], body: bytes, now: datetime) -> float | None:
    """Seconds the receiver asks us to wait, clamped to [RETRY_DELAY_MIN_S, RETRY_AFTER_MAX_S]; None when it does not say.

    Knows ``Retry-After`` in seconds and as an HTTP date (RFC 9110), ``X-RateLimit-Reset-After`` and ``retry_after``
    (Discord), ``parameters.retry_after`` (Telegram) and ``retry_after_ms`` (Matrix). ``headers`` has lower-case names.
    """
    wish = _header_wait(headers, now)
    if wish is None:
        wish = _body_wait(body)
    if wish is None or math.isnan(wish):
        return None
    return min(max(wish, RETRY_DELAY_MIN_S), RETRY_AFTER_MAX_S)


def _header_wait(headers: Mapping[str, str], now: datetime) -> float | None:
    for name in ("retry-after", "x-ratelimit-reset-after"):
        text = headers.get(name, "").strip()
        if text:
            seconds = _number(text)
            return _date_wait(text, now) if seconds is None else seconds
    return None


def _number(value: Any) -> float | None:
    """A finite or infinite number, also one written as text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return float(value)
    except (ValueError, OverflowError):
        return None


def _date_wait(text: str, now: datetime) -> float | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, IndexError, OverflowError):
        return None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    return (moment - now).total_seconds()


def _body_wait(body: bytes) -> float | None:
    try:
        reply = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    if not isinstance(reply, dict):
        return None
    parameters = reply.get("parameters")
    inner = parameters.get("retry_after") if isinstance(parameters, dict) else None
    milliseconds = _number(reply.get("retry_after_ms"))
    for wish in (reply.get("retry_after"), inner):
        seconds = _number(wish)
        if seconds is not None:
            return seconds
    return None if milliseconds is None else milliseconds / 1000


def decide_delay_s(attempts: int, retry_after_s: float | None, chance: random.Random) -> float:
    """Seconds until the next attempt after ``attempts`` of them: full jitter, and never before Retry-After."""
    ceiling = RETRY_DELAYS_S[min(attempts, len(RETRY_DELAYS_S)) - 1]
    delay = max(RETRY_DELAY_MIN_S, chance.uniform(0, ceiling))
    if retry_after_s is None:
        return delay
    return max(delay, retry_after_s + chance.uniform(0, RETRY_AFTER_SPREAD_S))


def decide_after(
    row: OutboxRow, result: AttemptResult, now: datetime, chance: random.Random
) -> tuple[OutboxRow | None, Delivery]:
    """What one attempt at ``row`` means: the row as it now is, or None when it is settled, and the record of it."""
    attempt = row.attempts + 1
    outcome, error, next_at = _outcome(row, attempt, result, now, chance)
    delivery = Delivery(
        delivery_id=row.delivery_id,
        alert_id=row.alert.alert_id,
        revision=row.alert.revision,
        destination=row.destination,
        destination_kind=row.destination_kind,
        attempt=attempt,
        outcome=outcome,
        status_code=result.status_code,
        error=error[:ERROR_CHARS_MAX] if error else None,
        attempted_at=now,
        next_attempt_at=next_at,
        latency_ms=result.latency_ms,
    )
    return row_after(row, delivery), delivery


def _outcome(
    row: OutboxRow, attempt: int, result: AttemptResult, now: datetime, chance: random.Random
) -> tuple[DeliveryOutcome, str | None, datetime | None]:
    if result.verdict is Verdict.DELIVERED:
        return DeliveryOutcome.DELIVERED, None, None
    error = result.error or result.verdict.value
    if result.verdict is Verdict.GONE:
        return DeliveryOutcome.DISABLED, error, None
    if result.verdict not in LATER:
        return DeliveryOutcome.FAILED, error, None
    if attempt >= ATTEMPTS_MAX:
        return DeliveryOutcome.FAILED, f"given up after {attempt} attempts; the last: {error}", None
    next_at = now + timedelta(seconds=decide_delay_s(attempt, result.retry_after_s, chance))
    if next_at > (row.first_attempt_at or now) + timedelta(seconds=DELIVERY_AGE_MAX_S):
        return DeliveryOutcome.FAILED, f"given up {DELIVERY_AGE_MAX_S / 3600:.0f} h after the first try: {error}", None
    return DeliveryOutcome.RETRY, error, next_at


def decide_disabled(row: OutboxRow, now: datetime) -> Delivery:
    """The record of a row that is not even tried: its destination said 410 to an earlier one.

    It is numbered like an attempt, so that it never hides the record of the one before it.
    """
    return Delivery(
        delivery_id=row.delivery_id,
        alert_id=row.alert.alert_id,
        revision=row.alert.revision,
        destination=row.destination,
        destination_kind=row.destination_kind,
        attempt=row.attempts + 1,
        outcome=DeliveryOutcome.DISABLED,
        error=f"destination {row.destination!r} is disabled, not tried: it answered 410 gone before; "
        f"`tocsin destinations resume {row.destination}` once it takes alerts again",
        attempted_at=now,
    )


def row_after(row: OutboxRow, delivery: Delivery) -> OutboxRow | None:
    """The row after ``delivery`` became a record; None when that settled it. An older record changes nothing."""
    if delivery.outcome is not DeliveryOutcome.RETRY:
        return None
    if delivery.attempt <= row.attempts:
        return row
    return replace(
        row,
        attempts=delivery.attempt,
        first_attempt_at=row.first_attempt_at or delivery.attempted_at,
        next_attempt_at=delivery.next_attempt_at or delivery.attempted_at,
    )


class DeliverReason(StrEnum):
    """What the deliver stage made of an alert or of the record of an attempt."""

    QUEUED = "queued"
    NOBODY_WANTS_IT = "nobody_wants_it"
    DELIVERED = "delivered"
    RETRY = "retry"
    FAILED = "failed"
    DISABLED = "disabled"
    ALREADY_SETTLED = "already_settled"
    PUT_BACK = "put_back"
    """A delivery that was given up is tried anew: somebody replayed its dead letter."""


def decide_deliver(
    memory: Memory, item: Alert | Delivery, now: datetime, destinations: Iterable[Addressee]
) -> Decision:
    """Fill the outbox from an alert, or bring a row up to date with what an attempt came to.

    Rows are kept under their ``delivery_id``. A delivery that fails for good goes to the dead letters, alert and all.
    """
    if isinstance(item, Alert):
        rows = decide_deliveries(item, destinations, now)
        reason = DeliverReason.QUEUED if rows else DeliverReason.NOBODY_WANTS_IT
        return Decision(reason, remember={row.delivery_id: row for row in rows})
    row = memory.get(item.delivery_id, OutboxRow)
    if row is None and item.alert is not None:
        again = _put_back(item, item.alert, now)
        return Decision(DeliverReason.PUT_BACK, remember={again.delivery_id: again})
    if row is None:
        return Decision(DeliverReason.ALREADY_SETTLED)
    after = row_after(row, item)
    lost = item.outcome in {DeliveryOutcome.FAILED, DeliveryOutcome.DISABLED}
    send = (bury(row, item),) if lost else ()
    return Decision(DeliverReason(item.outcome.value), remember={row.delivery_id: after}, send=send)


def _put_back(item: Delivery, alert: Alert, now: datetime) -> OutboxRow:
    """The row of a delivery that was given up and is tried anew; the same idempotency key as before."""
    return OutboxRow(
        delivery_id=item.delivery_id,
        destination=item.destination,
        destination_kind=item.destination_kind,
        alert=alert,
        queued_at=now,
        next_attempt_at=now,
    )


NO_POSITION = -1
"""Partition and offset of a dead letter that is no record of a topic: a row of the outbox."""


def bury(row: OutboxRow, delivery: Delivery) -> DeadLetter:
    """The dead letter of a delivery that was given up: the whole alert, and to whom it should have gone."""
    return DeadLetter(
        dead_letter_id=make_id("dead", "deliver", row.delivery_id),
        stage="deliver",
        reason=DeadReason.DELIVERY_EXHAUSTED,
        error=delivery.error or delivery.outcome.value,
        topic="alerts.raised",
        partition=NO_POSITION,
        offset=NO_POSITION,
        key=base64.b64encode(row.alert.alert_id.encode()).decode(),
        value=base64.b64encode(row.alert.encode()).decode(),
        headers={"delivery_id": row.delivery_id, "destination": row.destination, "attempts": str(delivery.attempt)},
        at=delivery.attempted_at,
    )
