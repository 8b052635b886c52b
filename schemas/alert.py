"""The bell: an alert and its revisions, one attempt to deliver it, and what a person says back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tocsin.schemas.base import Value
from tocsin.schemas.event import Evidence, Place
from tocsin.schemas.words import (
    AlertKind,
    AlertReason,
    DeliveryOutcome,
    Fault,
    Severity,
    Verb,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Value):
    """The words behind an alert, and where to read them."""

    article_id: str
    revision: int
    outlet: str
    url: str
    title: str
    claimant: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePart(Value):
    """One summand of the severity; the parts add up to the alert's score."""

    part: str
    points: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timings(Value):
    """When the news passed each gate, by the clock of the records themselves."""

    published_at: datetime | None
    fetched_at: datetime
    decided_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert(Value):
    """One revision of one alert: the message on ``alerts.raised``. Raised once per revision."""

    schema: str = "tocsin.alert/1"
    alert_id: str
    revision: int
    kind: AlertKind
    reason: AlertReason
    severity: Severity
    score: float
    score_parts: tuple[ScorePart, ...]
    headline: str
    why: str
    """One plain sentence: what is new against what was known."""
    theatre: str
    incident_id: str | None
    conflict_id: str
    places: tuple[Place, ...] = ()
    event_ids: tuple[str, ...]
    evidence: tuple[Quote, ...]
    sources: int = 1
    independent_sources: int = 1
    first_seen_at: datetime
    timings: Timings
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery(Value):
    """One attempt to bring one revision of one alert to one destination."""

    schema: str = "tocsin.delivery/1"
    delivery_id: str
    """Also the webhook's idempotency key: the same for every attempt."""
    alert_id: str
    revision: int
    destination: str
    destination_kind: str
    attempt: int
    outcome: DeliveryOutcome
    status_code: int | None = None
    error: str | None = None
    attempted_at: datetime
    next_attempt_at: datetime | None = None
    latency_ms: int | None = None
    alert: Alert | None = None
    """Only where a delivery that was given up is put back: what to deliver."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DestinationState(Value):
    """Whether a destination is written to: the message on the compacted topic ``destinations``, newest wins."""

    schema: str = "tocsin.destination_state/1"
    destination: str
    disabled: bool
    reason: str = ""
    by: str = ""
    """Who resumed it; "" where the destination itself said that it wants no more."""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive(Value):
    """What a person at the desk said; a record like any other, so that it replays."""

    schema: str = "tocsin.directive/1"
    directive_id: str
    verb: Verb
    theatre: str
    target_kind: Literal["alert", "incident", "event", "place", "outlet", "actor"]
    target: str
    into: str | None = None
    """The incident to merge into; for a split, empty: the events of ``targets`` leave."""
    targets: tuple[str, ...] = ()
    until: datetime | None = None
    note: str | None = None
    by: str
    at: datetime
    fault: Fault | None = None
    """Of what is marked wrong: which part of it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick(Value):
    """A moment on the log: what was held back until ``due_at`` in this theatre may ring now."""

    schema: str = "tocsin.tick/1"
    theatre: str
    due_at: datetime
    at: datetime
