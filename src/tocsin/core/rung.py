"""What the alert stage remembers of one theatre: what was heard, what was rung, and what the desk said.

{theatre}/g/{batch}/{index}     EnrichedEvent  an article's events, until its last one has come
{theatre}/s/{scope_id}          ScopeRow       one incident or conflict: tolls heard, tolls rung
{theatre}/r/{alert_id}          AlertRow       one alert and its revisions
{theatre}/h/{scope_id}/{n}      HeldRow        a piece of news kept back, until it may ring
{theatre}/w/                    WaitRow        what is kept back until when, and what the next tick sends
{theatre}/x                     DeskRow        mutes
{theatre}/f/{region}/{mode}     LastRow        when this way of attack was last heard of there
{theatre}/p/{attacker}/{target} LastRow        when these two last met
{theatre}/n                     RateRow        new attacks in six hours, and how many are usual
{theatre}/q/…                                  queues of what to forget when (core/forget.py)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tocsin.core.forget import Row
from tocsin.schemas import Alert, EnrichedEvent, Place, Quote
from tocsin.schemas.words import AlertReason, Category, Effect, Mode, Severity

RUNG_NEVER = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardToll(Row):
    """The latest number of one ledger entry, and the one last rung."""

    entry: str
    effect: Effect
    side: str = ""
    category: Category = Category.UNKNOWN
    part: bool = False
    best: int
    rung: int = RUNG_NEVER
    held: AlertReason | None = None
    """What quiet hours, a snooze or the last update kept back; it rings when they end, or is heard again after them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeRow(Row):
    last_at: datetime
    first_at: datetime
    alert: str = ""
    threads: int = 0
    struck: bool = False
    modes: tuple[Mode, ...] = ()
    places: tuple[Place, ...] = ()
    attackers: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    tolls: tuple[HeardToll, ...] = ()
    first_of_kind: bool = False
    new_pair: bool = False
    contested: bool = False
    contested_rung: bool = False
    held: AlertReason | None = None
    """The same for a strike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRow(Row):
    revision: int
    scopes: tuple[str, ...]
    severity: Severity
    rung_at: datetime
    first_at: datetime
    events: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    words: str = ""
    snoozed_until: datetime | None = None
    acknowledged_by: str = ""
    wrong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mute(Row):
    kind: str
    target: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRow(Row):
    mutes: tuple[Mute, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LastRow(Row):
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRow(Row):
    """Counts of six-hour windows; ``mean`` and ``variance`` fade over about a week."""

    since: datetime
    window: int
    count: int = 0
    mean: float = 0.0
    variance: float = 0.0
    windows: int = 0
    rung_window: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRow(Row):
    """One piece of news that had a reason to ring and was kept back."""

    event: EnrichedEvent
    reason: AlertReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting(Row):
    """One incident or conflict of which news is kept back; ``home`` is the same for what would be one alert."""

    scope: str
    home: str
    until: datetime
    silence: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitRow(Row):
    """What is kept back in a theatre. ``ready`` was decided by a tick and is sent by the next one."""

    waiting: tuple[Waiting, ...] = ()
    ready: tuple[Alert, ...] = ()
    surge: Alert | None = None
    surge_window: int = -1
    surge_until: datetime | None = None
    ready_at: datetime | None = None
    """When ``ready`` was decided."""
