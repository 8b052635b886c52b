"""What waits for one destination: in which order, and whose turn is it?"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from heapq import heappop, heappush
from random import Random
from typing import Protocol

from tocsin.core.retry import AttemptResult, OutboxRow, Verdict

CATCH_UP_S = 30.0
"""After a host came back, its late rows are tried again within this time."""
SETTLED_MAX = 100_000
"""Settled rows a lane remembers until they leave the outbox, a moment later as a rule."""


class Sender(Protocol):
    """One destination's way out. ``send`` makes one attempt and says what came of it; it raises nothing."""

    @property
    def host(self) -> str:
        """Whose circuit breaker it shares; "" for none."""

    @property
    def pace_s(self) -> float:
        """Least seconds between two attempts; 0 for none."""

    async def send(self, row: OutboxRow) -> AttemptResult:
        """Make one attempt."""


@dataclass(slots=True)
class NoSender:
    """Stands for a destination that rows wait for but tocsin.toml no longer has."""

    name: str
    host: str = ""
    pace_s: float = 0.0

    async def send(self, row: OutboxRow) -> AttemptResult:  # noqa: ARG002
        """Say what a person should do; the alert goes to the dead letters."""
        return AttemptResult(Verdict.REFUSED, error=f"tocsin.toml has no enabled destination {self.name!r} any more")


@dataclass(slots=True)
class Lane:
    """What waits for one destination."""

    name: str
    sender: Sender
    rows: dict[str, OutboxRow] = field(default_factory=dict)
    chains: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    """Per alert: (revision, delivery_id) in order; only the first may be tried."""
    busy: dict[str, str] = field(default_factory=dict)
    """Per alert: the delivery_id under way."""
    due: list[tuple[datetime, int, str]] = field(default_factory=list)
    """A heap; entries that no longer hold are skipped when they come up."""
    settled: dict[str, None] = field(default_factory=dict)
    """Told as settled, and not yet dropped from the outbox: a late copy of such a row must not be sent again."""
    hold_until: datetime | None = None
    disabled: bool = False

    def put(self, row: OutboxRow, order: Iterator[int]) -> None:
        """Take up ``row``; one that is settled changes nothing, nor one that is known unless it is newer."""
        known = self.rows.get(row.delivery_id)
        alert = row.alert.alert_id
        if row.delivery_id in self.settled or (known is not None and known.attempts >= row.attempts):
            return
        if known is None:
            insort(self.chains.setdefault(alert, []), (row.alert.revision, row.delivery_id))
        self.rows[row.delivery_id] = row
        self._offer(alert, order)

    def drop(self, delivery_id: str, order: Iterator[int]) -> None:
        """Forget a row; the alert's next revision takes its turn."""
        self.settled.pop(delivery_id, None)
        self._remove(delivery_id, order)

    def settle(self, row: OutboxRow, after: OutboxRow | None, order: Iterator[int]) -> None:
        """An attempt at ``row`` ended and is recorded."""
        alert = row.alert.alert_id
        self.busy.pop(alert, None)
        if row.delivery_id not in self.rows:  # dropped meanwhile: another worker has it now
            self._offer(alert, order)
        elif after is None:
            self.settled[row.delivery_id] = None
            if len(self.settled) > SETTLED_MAX:
                del self.settled[next(iter(self.settled))]
            self._remove(row.delivery_id, order)
        else:
            self.rows[row.delivery_id] = after
            self._offer(alert, order)

    def first(self) -> OutboxRow | None:
        """The row that is due first, of those whose turn it is."""
        while self.due:
            at, _, delivery_id = self.due[0]
            row = self.rows.get(delivery_id)
            if row is not None and row.next_attempt_at == at and self._has_turn(row):
                return row
            heappop(self.due)
        return None

    def take(self, row: OutboxRow) -> None:
        """Begin an attempt at ``row``, the first one due."""
        heappop(self.due)
        self.busy[row.alert.alert_id] = row.delivery_id

    def bring_forward(self, now: datetime, chance: Random, order: Iterator[int]) -> None:
        """The host is back: what waits for a later try is due within CATCH_UP_S, not all at the same moment."""
        for alert, chain in self.chains.items():
            row = self.rows[chain[0][1]]
            soon = now + timedelta(seconds=chance.uniform(0, CATCH_UP_S))
            if row.next_attempt_at > soon and alert not in self.busy:
                self.rows[row.delivery_id] = replace(row, next_attempt_at=soon)
                self._offer(alert, order)

    def _has_turn(self, row: OutboxRow) -> bool:
        alert = row.alert.alert_id
        return alert not in self.busy and self.chains[alert][0][1] == row.delivery_id

    def _offer(self, alert: str, order: Iterator[int]) -> None:
        """Put the row whose turn it is on the heap."""
        chain = self.chains.get(alert)
        if chain and alert not in self.busy:
            row = self.rows[chain[0][1]]
            heappush(self.due, (row.next_attempt_at, next(order), row.delivery_id))

    def _remove(self, delivery_id: str, order: Iterator[int]) -> None:
        row = self.rows.pop(delivery_id, None)
        if row is None:
            return
        alert = row.alert.alert_id
        self.chains[alert].remove((row.alert.revision, delivery_id))
        if not self.chains[alert]:
            del self.chains[alert]
        self._offer(alert, order)
