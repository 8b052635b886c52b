"""How hard one host may be asked: so many requests at once, so far apart, and not at all while it says wait."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

HOLD_AGREE_S = 3_600.0
"""429 or 503 from two feeds of one host within this long speaks for the host."""


@dataclass(slots=True)
class _Host:
    active: int = 0
    next_at: float = 0.0
    held_until: float = 0.0
    complaints: dict[str, tuple[float, float]] = field(default_factory=dict)
    """Feed to when it complained and until when it asked to wait."""
    waiting: deque[str] = field(default_factory=deque)


class HostGates:
    """Per-host concurrency, spacing and holds, all in monotonic seconds. Not thread safe."""

    def __init__(self, *, at_once: int, spacing_s: float) -> None:
        self._at_once = at_once
        self._spacing_s = spacing_s
        self._hosts: dict[str, _Host] = {}

    def __len__(self) -> int:
        return len(self._hosts)

    def enter(self, host: str, feed_id: str, now: float) -> float | None:
        """None: go ahead, and call ``leave`` after. A number: ask again then. Infinity: parked until ``leave`` names it."""
        gate = self._hosts.setdefault(host, _Host())
        if gate.held_until > now:
            return gate.held_until
        if gate.active >= self._at_once:
            if feed_id not in gate.waiting:
                gate.waiting.append(feed_id)
            return float("inf")
        if gate.next_at > now:
            return gate.next_at
        if feed_id in gate.waiting:
            gate.waiting.remove(feed_id)
        gate.active += 1
        gate.next_at = now + self._spacing_s
        return None

    def leave(self, host: str, now: float) -> tuple[str, float] | None:
        """End a request; returns the parked feed whose turn it is, and when, or None."""
        gate = self._hosts[host]
        gate.active -= 1
        if gate.waiting:
            return gate.waiting.popleft(), max(gate.next_at, gate.held_until, now)
        if gate.active == 0 and gate.next_at <= now and gate.held_until <= now and not gate.complaints:
            del self._hosts[host]
        return None

    def complained(self, host: str, feed_id: str, now: float, wait_s: float) -> bool:
        """Note a 429 or 503 asking for ``wait_s``; True when two feeds agree, and the whole host is now left alone."""
        gate = self._hosts.setdefault(host, _Host())
        gate.complaints[feed_id] = (now, now + wait_s)
        gate.complaints = {feed: told for feed, told in gate.complaints.items() if now - told[0] < HOLD_AGREE_S}
        if len(gate.complaints) < 2:
            return False
        gate.held_until = max(gate.held_until, min(until for _, until in gate.complaints.values()))
        return True

    def content(self, host: str, feed_id: str) -> None:
        """A good answer withdraws that feed's complaint."""
        gate = self._hosts.get(host)
        if gate:
            gate.complaints.pop(feed_id, None)

    def forget_parked(self, host: str, feed_id: str) -> None:
        """Take a removed feed out of its host's queue."""
        gate = self._hosts.get(host)
        if gate and feed_id in gate.waiting:
            gate.waiting.remove(feed_id)
