"""What a tick lets ring: what was kept back, is due, and still stands; each once.

A tick decides in two steps, each a record of its own on the log:

1. what is due is weighed again, marked as rung, numbered, and put down word for word as ``ready``; nothing is sent;
2. the next tick sends what is ready.

So a tick never sends what it has not first made durable. After a crash a tick and the news beside it may be met in
another order; whichever comes first in the end numbers its revision, and what was sent before stays what it was.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tocsin.core.decision import Decision, Draft, Memory
from tocsin.core.held import put_wait, wait_of
from tocsin.core.judge import Verdict
from tocsin.core.listening import Listening
from tocsin.core.policy import Policy
from tocsin.core.ringing import Ringing
from tocsin.core.rung import Waiting, WaitRow
from tocsin.core.surge import release_surge
from tocsin.schemas import Alert, Tick

RELEASE_MAX = 4
"""Alerts of one tick; the rest is due at once again. A row with more could outgrow a record."""


def decide_tick(memory: Memory, item: Tick, now: datetime, policy: Policy) -> Decision:
    """Weigh what is due at ``now``, or send what an earlier tick made ready."""
    draft = Draft(memory)
    wait = wait_of(draft, item.theatre)
    if wait.ready:
        put_wait(draft, item.theatre, replace(wait, ready=(), ready_at=None))
        return Decision(Verdict.RANG, draft.changes, wait.ready)
    ear = Listening(draft, item.theatre, now, policy)
    homes = dict.fromkeys(one.home for one in _due(wait, now))
    if not homes and not _surge_is_due(wait, now):
        return Decision(Verdict.NOTHING_DUE)
    ready: list[Alert] = []
    for home in list(homes)[:RELEASE_MAX]:
        ready += Ringing(ear).release([one for one in _due(wait, now) if one.home == home])
    if _surge_is_due(wait, now):
        ready += release_surge(ear)
    after = replace(wait_of(draft, item.theatre), ready=tuple(ready), ready_at=now if ready else None)
    put_wait(draft, item.theatre, after)
    return Decision(Verdict.RELEASED if ready else Verdict.NO_LONGER_STANDS, draft.changes)


def _due(wait: WaitRow, now: datetime) -> list[Waiting]:
    return sorted((one for one in wait.waiting if one.until <= now), key=lambda one: (one.until, one.home, one.scope))


def _surge_is_due(wait: WaitRow, now: datetime) -> bool:
    return wait.surge is not None and wait.surge_until is not None and wait.surge_until <= now
